"""Everything of one athlete as a zip anybody can read: JSON lines, tables, the original files, a dictionary and a manifest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, get_args

import msgspec

from milo import __version__
from milo.store.contract import Store
from milo.store.salvage import Salvage
from milo.vocabulary.errors import NotFound
from milo.vocabulary.exchange import export_line
from milo.vocabulary.records import KINDS, Kind, json_schema

TOGETHER = 2_000  # lines handed to the zip at once
LEVEL = 1  # of deflate; 6 takes four times as long for a tenth less, and a million records have a minute (reliability X-8)
_SCALARS = (str, int, float, bool, datetime)

README = """This is everything Milo keeps of you.

records/KIND.jsonl   one record a line, as JSON, with its kind in front; `milo import` reads them back
tables/KIND.csv      the same records as a table, for kinds whose records are flat
originals/ID/NAME    the files you brought, byte for byte as they came
profile.json         your profile as it holds now
dictionary.json      what the fields of each kind are: type, range, meaning (JSON Schema)
manifest.json        how many records there are of each kind (and how many could not be read), and the SHA-256 of every file here

Esto es todo lo que Milo guarda de ti.

records/KIND.jsonl   un registro por línea, en JSON; `milo import` los lee de vuelta
tables/KIND.csv      los mismos registros como tabla, cuando son planos
originals/ID/NAME    los archivos que trajiste, byte a byte
profile.json         tu perfil tal como vale ahora
dictionary.json      el significado de los campos de cada tipo (JSON Schema)
manifest.json        cuántos registros hay de cada tipo (y cuántos no se pudieron leer), y el SHA-256 de cada archivo
"""


def export(store: Store | Salvage, athlete: str, out: Path | IO[bytes], at: datetime) -> dict[str, int]:
    """Write the zip, for its owner's eyes only; returns records per kind.

    What is at a path is replaced only once the export is whole. Until then it has no name, so that a process that is killed on the
    way leaves nothing of it (where the system has no files without a name, in a part file that is removed).
    """
    counts: dict[str, int] = {}
    if not isinstance(out, Path):
        _write(out, store, athlete, at, counts)
        return counts
    part = out.with_name(out.name + ".part")
    part.unlink(missing_ok=True)
    try:
        try:
            nameless = os.open(out.parent, os.O_RDWR | os.O_TMPFILE, 0o600)
        except (AttributeError, OSError):
            nameless = None
        made = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600) if nameless is None else nameless
        with os.fdopen(made, "w+b") as stream:
            _write(stream, store, athlete, at, counts)
            if nameless is not None:
                stream.flush()
                # Named by a folder too: only then Python follows the link to the open file (linkat).
                os.link(f"/proc/self/fd/{nameless}", part, src_dir_fd=nameless, follow_symlinks=True)
        part.replace(out)
    except BaseException:
        part.unlink(missing_ok=True)  # half an export is health data nobody asked for
        raise
    return counts


def _write(stream: IO[bytes], store: Store | Salvage, athlete: str, at: datetime, counts: dict[str, int]) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        _fill(archive, store, athlete, at, counts)


def _fill(archive: zipfile.ZipFile, store: Store | Salvage, athlete: str, at: datetime, counts: dict[str, int]) -> None:
    digests: dict[str, str] = {}
    unreadable: dict[str, int] = {}
    version = store.latest("profile", athlete)
    profile = json.dumps(version.profile if version else None, indent=2, ensure_ascii=False).encode()
    _put(archive, digests, "README.txt", [README.encode()])
    _put(archive, digests, "profile.json", [profile])
    _put(archive, digests, "dictionary.json", [json.dumps(json_schema(), indent=1).encode()])
    for kind in KINDS.values():
        counted = _Counted(store.bodies(kind.name, athlete))
        first = next(counted, None)
        if counted.unreadable:
            unreadable[kind.name] = counted.unreadable
        if first is None:
            continue
        _put(archive, digests, f"records/{kind.name}.jsonl", _lines(kind.name, first, counted))
        counts[kind.name] = counted.count
        if counted.unreadable:
            unreadable[kind.name] = counted.unreadable
        if columns := flat_columns(kind):
            _put(archive, digests, f"tables/{kind.name}.csv", _rows(columns, _Counted(store.bodies(kind.name, athlete))))
    for original in store.find("original", athlete):
        name = f"originals/{original.original_id}/{_plain(original.name)}"
        try:
            content = store.original(athlete, original.original_id)
        except NotFound:  # its record came without its bytes
            unreadable["original file"] = unreadable.get("original file", 0) + 1
            continue
        _put(archive, digests, name, content)
    if isinstance(store, Salvage):
        for name, lost in store.lost.items():
            unreadable[name] = unreadable.get(name, 0) + lost
    manifest: dict[str, Any] = {"milo": __version__, "athlete_id": athlete, "at": at.isoformat(), "records": counts}
    manifest |= {"sha256": digests} | ({"unreadable": unreadable} if unreadable else {})
    if isinstance(store, Salvage) and store.unlisted:
        manifest["more_may_be_lost"] = sorted(store.unlisted)
    archive.writestr("manifest.json", json.dumps(manifest, indent=2))


def flat_columns(kind: Kind) -> list[str]:
    """The columns of a kind's table: its fields when each is one value; empty where some hold lists or parts."""
    fields = msgspec.structs.fields(kind.type)
    return [f.name for f in fields] if all(_is_scalar(f.type) for f in fields) else []


def _is_scalar(wanted: Any) -> bool:
    """Whether a field's type is one value: a plain type, words to choose from, or one of these or nothing."""
    if isinstance(wanted, type):
        return issubclass(wanted, (*_SCALARS, type(None))) or wanted.__name__ == "date"
    if hasattr(wanted, "__metadata__"):
        return _is_scalar(wanted.__origin__)
    parts = get_args(wanted)
    if getattr(wanted, "__origin__", None) in (list, dict, tuple, set):
        return False
    return bool(parts) and all(isinstance(p, str) or _is_scalar(p) for p in parts)


class _Counted:
    """The bodies that are whole, how many they were, and how many were left out: one that is no JSON cannot be a line."""

    def __init__(self, bodies: Iterable[bytes]) -> None:
        self._bodies = iter(bodies)
        self.count = self.unreadable = 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        for body in self._bodies:
            try:
                _whole(body)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                self.unreadable += 1
            else:
                self.count += 1
                return body
        raise StopIteration


_whole = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def _lines(kind: str, first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield export_line(kind, first)
    while page := [export_line(kind, body) for _, body in zip(range(TOGETHER), rest, strict=False)]:
        yield b"".join(page)


def _rows(columns: list[str], bodies: Iterable[bytes]) -> Iterator[bytes]:
    """A table in UTF-8; what a record does not say is an empty cell."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns)
    bodies = iter(bodies)
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    while True:
        page = [decode(body) for _, body in zip(range(TOGETHER), bodies, strict=False)]
        table.writerows([[_cell(record.get(name)) for name in columns] for record in page])
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
        if not page:
            return


def _cell(value: Any) -> Any:
    """A cell; a text that a spreadsheet would take for a formula is kept from being one (OWASP, CSV injection)."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def _put(archive: zipfile.ZipFile, digests: dict[str, str], name: str, chunks: Iterable[bytes]) -> None:
    digest = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(chunk)
            digest.update(chunk)
    digests[name] = digest.hexdigest()


def _plain(name: str) -> str:
    """A file's own name without anything that could climb out of the folder it is unpacked into."""
    return "".join("_" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in name).lstrip(".") or "file"
