"""`milo ...` typed within the test's own process: what a process of its own would print and end with, without its start."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from milo.app import cli

FOREIGN = ("MILO_", "REDIS_", "MONGO_")
"""Settings of whoever runs the tests, which no command may see."""


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


def typed(home: Path, *words: object, stdin: str = "", **settings: str) -> Done:
    """Run a command in a home folder. settings: of its environment, beside those that are none of Milo's."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with _environment({"MILO_HOME": str(home), **settings}), _typed(["milo", *map(str, words)], stdin):
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                cli.main()
                code: object = 0
            except SystemExit as ended:
                code = ended.code
        said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return Done(code if isinstance(code, int) else 0 if code is None else 1, *said)


@contextlib.contextmanager
def _environment(settings: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in before:
        if name.startswith(FOREIGN):
            del os.environ[name]
    os.environ.update(settings)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _typed(words: list[str], stdin: str) -> Iterator[None]:
    argv, reads = sys.argv, sys.stdin
    sys.argv, sys.stdin = words, io.StringIO(stdin)
    try:
        yield
    finally:
        sys.argv, sys.stdin = argv, reads
