"""One session an athlete, whatever process it runs in: a lock of the operating system on a file in the home folder.

The system lets go of it when its process ends, however it ends, so that nothing of a crash is in anybody's way. What stands in
the file (process, since when) only says who holds it.
"""

from __future__ import annotations

import errno
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from milo.vocabulary.errors import BadValue, Unavailable
from milo.vocabulary.identity import identity

FOLDER = "listening"  # in the home folder; one small file an athlete
MOST_READ = 200
FAR = 1 << 20  # the byte that is locked on Windows, where a locked one cannot be read


class Held:
    """A lock that is held until release."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def release(self) -> None:
        """Let go. Twice is no error."""
        self._stream.close()


def hold(home: Path, user_id: str, now: datetime) -> Held:
    """The right to record for this athlete.

    Raises BadValue while somebody else holds it, Unavailable where no file can be locked.
    """
    path = home / FOLDER / f"{identity('listening', user_id)}.lock"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        stream = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    except OSError as e:
        raise Unavailable("a home folder that can be written", f"{path}: {e.strerror}", "see milo doctor") from None
    try:
        _lock(stream)
    except OSError as e:
        holder = stream.read(MOST_READ).decode("utf-8", "replace").strip()
        stream.close()
        if e.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise BadValue(
                "no session of this athlete that runs", f"one in {holder or 'another process'}", "stop it first"
            ) from None
        raise Unavailable("a home folder whose files can be locked", f"{path}: {e.strerror}", "use a local disk") from None
    stream.truncate(0)
    stream.write(f"process {os.getpid()} since {now:%Y-%m-%d %H:%M:%S %Z}".encode())
    stream.flush()
    return Held(stream)


def _lock(stream: BinaryIO) -> None:
    """Take it at once or raise OSError."""
    if sys.platform == "win32":
        import msvcrt

        stream.seek(FAR)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        finally:
            stream.seek(0)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
