"""Files that arrive by themselves: what a watch, a phone or a sync tool drops into a folder is imported once."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from milo.vocabulary.errors import BadConfig, MiloError, NotFound

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.app.importing import FileResult

EVERY_S = 10.0  # between two looks (our choice)
UNFINISHED = (".part", ".tmp", ".crdownload", ".download", ".swp")
CHUNK = 1 << 20
Mark = tuple[int, int]
log = logging.getLogger(__name__)


class _Kept(msgspec.Struct):
    """What was imported: path -> its size and time of change, and the SHA-256 of every file's bytes."""

    files: dict[str, Mark] = {}
    hashes: list[str] = []


class FolderWatch:
    """Imports each new file of a folder once, also after a restart. A file is read when two looks found it unchanged."""

    def __init__(self, house: House, athlete: str, folder: Path) -> None:
        """Raises NotFound for nobody, BadConfig for what is no folder."""
        if house.store.latest("user", athlete) is None:
            raise NotFound(f"an athlete with id {athlete}", "nobody", "see `milo athlete list`")
        if not folder.is_dir():
            raise BadConfig("a folder to watch", str(folder), "make it, or mend the path")
        self._house, self._athlete, self._folder = house, athlete, folder.resolve()
        name = hashlib.sha256(f"{athlete}\0{self._folder}".encode()).hexdigest()[:16]
        self._book = house.settings.folder / "watched" / f"{name}.json"
        self._kept = msgspec.json.decode(self._book.read_bytes(), type=_Kept) if self._book.exists() else _Kept()
        self._before: dict[str, Mark] = {}

    def look(self) -> list[FileResult]:
        """Import what is new and no longer growing; what was refused is not tried again until it changes."""
        found, results = dict(self._files()), []
        for path, mark in sorted(found.items()):
            if self._kept.files.get(path) == mark or self._before.get(path) != mark:
                continue
            hash_ = _sha256(Path(path))
            if hash_ not in self._kept.hashes:
                try:
                    results += self._house.flows.import_paths(self._athlete, [Path(path)]).files
                except MiloError as e:
                    if e.code == "unavailable":
                        log.warning("the store is away; the file is tried again", extra={"found": Path(path).name})
                        continue
                    log.warning("a watched file was refused", extra={"found": f"{Path(path).name}: {e.code}"})
                self._kept.hashes.append(hash_)
            self._kept.files[path] = mark
            self._keep()
        self._before = found
        return results

    def run(self, stopping: threading.Event, every_s: float = EVERY_S) -> None:
        """Look again and again until stopping is set."""
        while not stopping.is_set():
            for result in self.look():
                log.info("a watched file was imported", extra={"found": f"{Path(result.path).name}: {result.new} new"})
            stopping.wait(every_s)

    def _files(self) -> Iterator[tuple[str, Mark]]:
        """Files below the folder, without hidden ones, links out of it and those still being written."""
        for path in self._folder.rglob("*"):
            below = path.relative_to(self._folder).parts
            if any(part.startswith(".") for part in below) or path.suffix.lower() in UNFINISHED:
                continue
            try:
                if path.is_symlink() or not path.is_file() or not path.resolve().is_relative_to(self._folder):
                    continue
                about = path.stat()
            except OSError:
                continue  # gone between two looks
            if about.st_size:
                yield str(path), (about.st_size, about.st_mtime_ns)

    def _keep(self) -> None:
        self._book.parent.mkdir(mode=0o700, exist_ok=True)
        fresh = self._book.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_bytes(msgspec.json.encode(self._kept))
        fresh.replace(self._book)


def watch_of(house: House) -> FolderWatch | None:
    """The watch that MILO_WATCH asks for as ATHLETE:FOLDER; None without it."""
    said = house.settings.watch
    if said is None:
        return None
    athlete, _, folder = said.partition(":")
    if not folder:
        raise BadConfig("MILO_WATCH as ATHLETE:FOLDER", "no folder", "see `milo athlete list`")
    return FolderWatch(house, athlete, Path(folder).expanduser())


def _sha256(path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            made.update(chunk)
    return made.hexdigest()
