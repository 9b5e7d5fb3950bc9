"""An athlete out of an export, into a Milo that does not know them: the same id, the same records, their files."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from milo.vocabulary.errors import BadRecord, BadValue, RefusedFile
from milo.vocabulary.exchange import import_line, is_milo_export
from milo.vocabulary.records import User

if TYPE_CHECKING:
    from milo.app.house import House

LONGEST_LINE = 1_000_000  # bytes of the one line that says who the athlete is


class _Manifest(msgspec.Struct):
    athlete_id: str


def move_in(house: House, path: Path) -> str:
    """Make the athlete an export is of; importing it for them then brings the rest. Returns their id.

    Raises RefusedFile for what is no export, BadValue where the athlete is here already.
    """
    manifest, user = _read(path)
    if manifest.athlete_id != user.user_id:
        raise RefusedFile("an export of one athlete", "a manifest and records of two", "export it again")
    if house.store.latest("user", user.user_id) is not None:
        raise BadValue("an athlete who is not here yet", f"{user.user_id}, who is", f"--athlete {user.user_id}")
    house.writer.write([user])
    return user.user_id


def _read(path: Path) -> tuple[_Manifest, User]:
    try:
        with zipfile.ZipFile(path) as archive:
            if not is_milo_export(archive.namelist()):
                raise RefusedFile("an export of Milo, or --athlete ID for other files", str(path), "see `milo athlete list`")
            manifest = msgspec.json.decode(archive.read("manifest.json"), type=_Manifest)
            line = b""
            with archive.open("records/user.jsonl") as lines:
                while read := lines.readline(LONGEST_LINE):  # the last one is who they are now
                    line = read
        record = import_line(line)[1]
    except (zipfile.BadZipFile, OSError, KeyError, msgspec.MsgspecError, BadRecord) as e:
        raise RefusedFile("an export of Milo, or --athlete ID for other files", f"{path}: {type(e).__name__}") from None
    if not isinstance(record, User):
        raise RefusedFile("an export with its athlete", f"{path}: none")
    return manifest, record
