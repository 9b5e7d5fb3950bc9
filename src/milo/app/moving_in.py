"""An athlete out of an export, into a Milo that does not know them: the same id, the same records, their files."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from milo.stream.judging import WORDS
from milo.vocabulary.errors import BadRecord, BadValue, RefusedFile
from milo.vocabulary.exchange import FROM_FILES, import_line, is_milo_export
from milo.vocabulary.records import KINDS, User

if TYPE_CHECKING:
    from milo.app.house import House

LONGEST_LINE = 1_000_000  # bytes of the one line that says who the athlete is


NEW_HERE = frozenset(("user", "profile", "setting", "audit"))  # what an athlete has who was only just added


def is_new_here(house: House, athlete: str) -> bool:
    """Whether an athlete has nothing here yet but who they are, so that a whole export may move in."""
    return not set(house.store.stats(athlete)) - NEW_HERE


def brings(paths: list[Path]) -> list[str]:
    """What the exports among files bring beside measurements, in plain lines: shown before it is let in.

    Consents say who may look, locks what may be trained; both are named one by one, all others are counted.
    """
    lines: list[str] = []
    for path in paths:
        if not zipfile.is_zipfile(path):
            continue
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            for name in sorted(names) if is_milo_export(names) else ():
                kind = name.removeprefix("records/").removesuffix(".jsonl")
                if kind in FROM_FILES or kind not in KINDS or KINDS[kind].derived:
                    continue
                with archive.open(name) as content:
                    found = [line for line in content if line.strip()]
                lines.append(f"{path.name}: {len(found)} of kind {kind}")
                lines += [f"  {_in_a_line(line)}" for line in found if kind in WORDS]
    return lines


def _in_a_line(line: bytes) -> str:
    try:
        said = msgspec.to_builtins(import_line(line)[1])
    except BadRecord:
        return "one that cannot be read"
    hidden = {"origin", "source", "user_id", "consent_id", "latch_id", "clearance_id", "form_id", "text_version"}
    return ", ".join(f"{name} {value}" for name, value in said.items() if name not in hidden)


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
