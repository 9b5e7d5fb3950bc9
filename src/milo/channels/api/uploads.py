"""A file that was sent, held in a folder of its own while it is read, and deleted after."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.datastructures import UploadFile

from milo.channels.api.problem import Problem


@contextmanager
def uploaded(file: UploadFile, most: int, do: str) -> Iterator[Path]:
    """The path of an uploaded file; its ending is kept.

    Parameters
    ----------
    file : UploadFile
    most : int
        Bytes it may have, counted as they are written.
    do : str
        What to do with a larger one.

    Raises
    ------
    Problem
        413, for a larger one.
    """
    with tempfile.TemporaryDirectory(prefix="milo-upload-") as folder:
        path = Path(folder) / f"upload{Path(file.filename or '').suffix.lower()[:8]}"
        size = 0
        with path.open("wb") as out:
            while chunk := file.file.read(1 << 20):
                size += len(chunk)
                if size > most:
                    raise Problem(413, f"at most {most // 1_000_000} MB", "more", do)
                out.write(chunk)
        yield path
