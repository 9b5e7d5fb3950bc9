"""Backups of a home on the embedded store: the sealed data in one file, the wrapped keys in another, and the way back.

The two are kept apart on purpose: backups of data may lie about for years, those of keys are to be deleted within 30 days, and with
them goes what is left of whoever was erased.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from milo import __version__
from milo.app.config import Settings
from milo.app.integrity import DATA, fault_of
from milo.app.vaulting import build_vault
from milo.store.keys import Wrapped
from milo.store.vault import HOUSE, Vault
from milo.vocabulary.errors import BadConfig, BadValue, RefusedFile, Unavailable

FORMAT = "milo backup 1"
NOTED = "backup_at"  # the name under which the vault remembers when the last one was made


class _Key(msgspec.Struct):
    athlete: str
    number: int
    handle: str
    master: str
    secret: str


class _Keys(msgspec.Struct):
    format: str
    keys: list[_Key]


def back_up(settings: Settings, out: Path, keys_out: Path, at: datetime) -> dict[str, int]:
    """Write the data as a zip of SQLite files and the keys as JSON, while others go on writing; returns bytes per file.

    Raises BadConfig for a store that is a server, and while records are not sealed yet: a backup must hold nothing plain.
    """
    vault = build_vault(settings)
    try:
        if settings.store_path is None:
            raise BadConfig("the embedded store", "MongoDB", "use mongodump for the database, and for its _keys database apart")
        if not (vault.progress() or "").startswith("done"):
            raise BadConfig("a home whose records are sealed", "one that is not", "milo keys seal")
    finally:
        vault.close()
    part = out.with_name(out.name + ".part")
    try:
        sizes = _write_data(settings, part, at)
    except BaseException:
        part.unlink(missing_ok=True)  # half a backup is called back one day
        raise
    part.replace(out)
    # The keys last: whatever is in the copy was sealed with a key that was kept before it.
    try:
        text = msgspec.json.encode(_Keys(FORMAT, [_written(k) for k in vault.all_keys()]))
        with os.fdopen(os.open(keys_out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(text)
        vault.note(NOTED, at.isoformat())
    finally:
        vault.close()
    return {**sizes, "keys": len(text)}


def _write_data(settings: Settings, part: Path, at: datetime) -> dict[str, int]:
    """Write the zip of the databases; returns bytes per file. Raises Unavailable where one of them is damaged."""
    if settings.store_path is None:
        raise BadConfig("the embedded store", "MongoDB")
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory(dir=part.parent, prefix=".milo-backup-") as folder, _private(part) as archive:
        for name in DATA:
            source = settings.store_path if name == "milo.db" else settings.folder / name
            if source.exists():
                copy = Path(folder) / name
                _copy(source, copy)
                check_whole(copy, source)
                archive.write(copy, name)
                sizes[name] = copy.stat().st_size
        archive.writestr("manifest.json", json.dumps({"format": FORMAT, "milo": __version__, "at": at.isoformat(), "files": sizes}))
    return sizes


def last_backup(vault: Vault) -> datetime | None:
    """When the last backup of this home was made; None where none was."""
    noted = vault.recall(NOTED)
    return None if noted is None else datetime.fromisoformat(noted)


def restore(settings: Settings, data: Path, keys: Path) -> dict[str, list[str]]:
    """Put a backup into a home without records; returns the athletes that are back, and those whose key is gone (they are cleared).

    Raises BadValue where records are there already, RefusedFile for files that are no backup, BadConfig for another master key.
    """
    from milo.app.stores import build_store

    if settings.store_path is None:
        raise BadConfig("the embedded store", "MongoDB", "use mongorestore")
    if settings.store_path.exists() or (settings.folder / "keys.db").exists():
        raise BadValue("a home without records", f"{settings.store_path}", "set MILO_HOME to a new folder")
    brought = read_keys(keys)
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _check_archive(data, settings.folder)
    vault = build_vault(settings)
    vault.take_back(brought)
    vault.note_progress("done by restoring")
    try:
        with zipfile.ZipFile(data) as archive:
            if json.loads(archive.read("manifest.json")).get("format") != FORMAT:
                raise RefusedFile("a backup of Milo", str(data), "see docs/privacy.md")
            for name in DATA:
                if name in archive.namelist():
                    target = settings.store_path if name == "milo.db" else settings.folder / name
                    private = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                    with os.fdopen(private, "wb") as stream, archive.open(name) as member:
                        shutil.copyfileobj(member, stream, 1 << 20)
    except (zipfile.BadZipFile, KeyError, OSError) as e:
        raise RefusedFile("a backup of Milo", f"{data}: {type(e).__name__}", "see docs/privacy.md") from None
    store = build_store(settings, vault)
    readable = {k.athlete for k in brought}
    back = [a for a in store.athletes() if a in readable]
    gone = [a for a in store.athletes() if a not in readable]
    for athlete in gone:
        store.erase(athlete)
    store.close()
    return {"restored": back, "cleared": gone}


def _check_archive(data: Path, folder: Path) -> None:
    """Raise RefusedFile where a backup holds a damaged database, before anything of it is in the home. folder: has the room."""
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".milo-restore-") as room, zipfile.ZipFile(data) as archive:
            for name in set(DATA) & set(archive.namelist()):
                fault = fault_of(Path(archive.extract(name, room)))
                if fault is not None:
                    raise RefusedFile("a backup whose databases are whole", f"{name} in {data}: {fault}", "use an older backup")
    except (zipfile.BadZipFile, OSError) as e:
        raise RefusedFile("a backup of Milo", f"{data}: {type(e).__name__}", "see docs/privacy.md") from None


def read_keys(path: Path) -> list[Wrapped]:
    """The wrapped keys of a backup. Raises RefusedFile."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Keys)
        if found.format != FORMAT:
            raise RefusedFile("a backup of keys", str(path), "see docs/privacy.md")
        return [
            Wrapped(k.athlete, k.number, bytes.fromhex(k.handle), bytes.fromhex(k.master), base64.b64decode(k.secret))
            for k in found.keys
        ]
    except (OSError, msgspec.MsgspecError, ValueError) as e:
        raise RefusedFile("a backup of keys", f"{path}: {type(e).__name__}", "see docs/privacy.md") from None


def people(keys: Sequence[Wrapped]) -> int:
    """How many athletes have a key among these."""
    return len({k.athlete for k in keys} - {HOUSE})


def _written(k: Wrapped) -> _Key:
    return _Key(k.athlete, k.number, k.handle.hex(), k.master.hex(), base64.b64encode(k.secret).decode())


def _copy(source: Path, copy: Path) -> None:
    """SQLite's own backup: consistent while others write."""
    there, here = sqlite3.connect(source), sqlite3.connect(copy)
    try:
        there.backup(here, pages=2_000, sleep=0.01)
    except sqlite3.DatabaseError as e:
        raise _damaged(source, str(e)) from None
    finally:
        here.close()
        there.close()


def _damaged(source: Path, fault: str) -> Unavailable:
    do = "no backup was written, the older ones stay; export what can be read (milo export), then restore the last whole backup"
    return Unavailable("a whole database to back up", f"{source} is damaged: {fault}", do)


def check_whole(copy: Path, source: Path) -> None:
    """Raise Unavailable where the copy of a database is damaged: a backup of it would be called back one day."""
    fault = fault_of(copy)
    if fault is not None:
        raise _damaged(source, fault)


def _private(path: Path) -> zipfile.ZipFile:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    return zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)  # sealed bytes do not get smaller
