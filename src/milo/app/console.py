"""What all commands share: talk on standard error, one JSON document on standard output, exit codes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

PARTLY, USAGE, FAILED = 1, 2, 3

UTF8_MARK = b"\xef\xbb\xbf"
"""What some editors put before the first letter of a file in UTF-8; it is no part of the text."""

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
AthleteId = Annotated[str, typer.Option("--athlete", help="The athlete's id; see `milo athlete list`.")]


def say(text: str) -> None:
    """Talk to the person, not to the program that reads standard output."""
    typer.echo(text, err=True)


def put(document: Any) -> None:
    """The one JSON document of a command."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n")
    sys.stdout.buffer.flush()


def read_bytes(path: Path) -> bytes:
    """A file somebody named, without the mark some editors put first. Raises BadValue where it cannot be read."""
    from milo.vocabulary.errors import BadValue

    try:
        return path.read_bytes().removeprefix(UTF8_MARK)
    except OSError as e:
        raise BadValue("a readable file", f"{path}: {e.strerror}", "check the path") from None


def read_json(path: Path) -> Any:
    """The JSON document of a file somebody named. Raises BadValue, naming what to mend."""
    import msgspec

    from milo.vocabulary.errors import BadValue

    try:
        return msgspec.json.decode(read_bytes(path))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise BadValue("a JSON file", f"{path}: {e}", "mend the JSON") from None


def of_the_disk(error: Exception) -> str | None:
    """What a disk or a database on it could not do, as a sentence without anybody's data; None for every other error."""
    import errno
    import sqlite3

    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return None
    if isinstance(error, sqlite3.DatabaseError):
        code = getattr(error, "sqlite_errorname", "") or ""
        if code.startswith("SQLITE_READONLY") or code.startswith("SQLITE_CANTOPEN"):
            return f"a database of MILO_HOME cannot be written ({error}): set MILO_HOME to a folder you may write; see milo doctor"
        if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return f"a database of MILO_HOME is damaged ({error}): restore the last whole backup; see milo doctor"
        return None
    closed = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.ENOSPC, errno.EDQUOT)
    if isinstance(error, OSError) and error.errno in closed:
        do = "make room" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "choose a place you may write (MILO_HOME for the home)"
        return f"{error.filename or 'the disk'}: {error.strerror}; {do}"
    return None
