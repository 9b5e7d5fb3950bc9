"""A stage for the admin's room: the house of tests/channels/admin_house.py with all its pages, in a process of its own.

`python tests/journeys/admin_stage.py --home DIR` serves it and prints one line of JSON: {"url", "people", "letters"}.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PEOPLE = Path(__file__).resolve().parents[1] / "channels"


@contextlib.contextmanager
def staged(folder: Path) -> Iterator[dict[str, Any]]:
    """The stage in a process of its own (NiceGUI has one application a process)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    path = os.pathsep.join([str(PEOPLE), *filter(None, [os.environ.get("PYTHONPATH")])])
    more = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1", "PYTHONPATH": path}
    said = (folder / "stage.txt").open("w+")
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__)), "--home", str(folder / "home"), "--port", str(port)],
        stdout=subprocess.PIPE, stderr=said, text=True, env={**os.environ, **more},
    )  # fmt: skip
    try:
        assert child.stdout is not None
        line = next((line for line in child.stdout if line.startswith("{")), None)
        assert line is not None, (folder / "stage.txt").read_text()
        yield json.loads(line)
    finally:
        child.terminate()
        child.communicate(timeout=60)
        said.close()
    assert "Traceback" not in (folder / "stage.txt").read_text(), (folder / "stage.txt").read_text()


async def serve(home: Path, port: int) -> None:
    """Serve until the process is ended."""
    import uvicorn

    from milo.app.build import build
    from milo.app.config import Settings
    from milo.app.serving import web

    people: Any = importlib.import_module("admin_house")
    house = build(Settings(home=home))
    made = people.moved_in(house)
    letters = people.set_aside(house, made["ada"])
    app = web(house)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.05)
    sys.stdout.write(json.dumps({"url": f"http://127.0.0.1:{port}", "people": made, "letters": letters}) + "\n")
    sys.stdout.flush()
    await serving
    house.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8792)
    given = parser.parse_args()
    asyncio.run(serve(given.home, given.port))
