"""`milo watch`: files that arrive in a folder are imported once."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import AsJson, AthleteId, put, say


def watch(
    folder: Annotated[Path, typer.Argument(help="Folder where a watch, sync tool or phone puts files.")],
    athlete: AthleteId,
    once: Annotated[bool, typer.Option("--once", help="Import what is there, then stop.")] = False,
    every: Annotated[float, typer.Option("--every", min=1, help="Seconds between checks.")] = 10.0,
    as_json: AsJson = False,
) -> None:
    """Import new files in a folder, each once. With --json one line per file; the page Files shows the results."""
    from milo.app.build import build
    from milo.app.config import load_settings
    from milo.app.watch_folder import FolderWatch

    house = build(load_settings())
    try:
        watching, stopping = FolderWatch(house, athlete, folder), threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stopping.set())
        if once:
            watching.look()  # a file is read once it was seen twice unchanged
        else:
            say(f"watching {folder}; Ctrl-C ends it")
        while not stopping.is_set():
            for result in watching.look():
                if as_json:
                    put(result)
                else:
                    say(f"{result.path}: {result.error or f'{result.records:,} records, {result.new:,} new'}")
            if once:
                break
            stopping.wait(every)
    finally:
        house.close()
