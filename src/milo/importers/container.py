"""Files, folders, .gz and .zip -> the files inside, defended against bombs and tricks.

The limits: an archive of at most 10,000 files, 8 GB unpacked, a ratio of at most 100 per file, no archive within an archive,
no absolute or climbing names, no encryption. Nothing is ever unpacked onto the disk.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, cast

from milo.importers.contract import Source
from milo.vocabulary.errors import RefusedFile

MAX_MEMBERS = 10_000
MAX_UNPACKED = 8_000_000_000
MAX_RATIO = 100
RATIO_FROM = 1_000_000  # below this size unpacked, a ratio says nothing: a short file of zeros is harmless
_SKIP_NAMES = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def walk(paths: list[Path]) -> Iterator[Path]:
    """The files behind the paths, folders walked in order of name. Hidden files are passed over."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def unpack(path: Path, name: str | None = None) -> Iterator[Source]:
    """The sources in a file: itself, or what an archive holds. name: how the athlete calls the file.

    Raises RefusedFile for what is not there, empty or dangerous; a dangerous archive is refused whole.
    """
    name = name or path.name
    if not path.is_file():
        raise RefusedFile("a file or a folder", f"nothing at {name}", "check the path")
    size = path.stat().st_size
    if size == 0:
        raise RefusedFile("a file with something in it", "an empty file", "export it again")
    with path.open("rb") as stream:
        magic = stream.read(4)
    if magic[:2] == b"\x1f\x8b":
        yield _gzipped(path, name, size)
    elif magic in {b"PK\x03\x04", b"PK\x05\x06"}:
        yield from _zipped(path, name)
    else:
        yield Source(name, lambda: path.open("rb"), size)


def _gzipped(path: Path, name: str, packed: int) -> Source:
    unpacked = 0
    try:
        with gzip.open(path) as stream:
            while chunk := stream.read(1 << 20):
                unpacked += len(chunk)
                _check_ratio(name, packed, unpacked)
    except (OSError, EOFError, zlib.error) as e:
        raise RefusedFile("a whole gzip file", f"a broken one ({e})", "export or download it again") from None
    return Source(name.removesuffix(".gz"), lambda: cast(IO[bytes], gzip.open(path)), unpacked)


def _zipped(path: Path, name: str) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir() and not any(s in m.filename for s in _SKIP_NAMES)]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as e:
        raise RefusedFile("a whole zip file", f"a broken one ({e})", "export or download it again") from None
    if len(members) > MAX_MEMBERS:
        raise RefusedFile(f"a zip of at most {MAX_MEMBERS:,} files", f"{len(members):,}")
    if sum(m.file_size for m in members) > MAX_UNPACKED:
        raise RefusedFile("a zip of at most 8 GB unpacked", f"{sum(m.file_size for m in members):,} bytes")
    for m in members:
        parts = PurePosixPath(m.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or (parts.parts and ":" in parts.parts[0]):
            raise RefusedFile("names inside the zip that stay inside", repr(m.filename), "this archive is not trustworthy")
        if m.flag_bits & 0x1:
            raise RefusedFile("a zip without a password", "an encrypted one", "unpack it first")
        _check_ratio(name, m.compress_size, m.file_size)
    if not members:
        raise RefusedFile("a zip with files in it", "an empty one", "export it again")
    for m in members:
        yield Source(f"{name}/{m.filename}", partial(_open_member, path, m), m.file_size)


def _open_member(path: Path, member: zipfile.ZipInfo) -> IO[bytes]:
    return cast(IO[bytes], _Member(path, member))


class _Member(io.BufferedIOBase):
    """A member of an archive as a stream that closes the archive with itself, and turns damage into a sentence."""

    def __init__(self, path: Path, member: zipfile.ZipInfo) -> None:
        self._archive = zipfile.ZipFile(path)
        try:
            self._stream = self._archive.open(member)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as e:
            self._archive.close()
            raise RefusedFile("a readable file inside the zip", str(e), "export it again") from None

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        try:
            return self._stream.read(-1 if size is None else size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as e:
            raise RefusedFile("an undamaged file inside the zip", str(e), "export it again") from None

    def read1(self, size: int = -1) -> bytes:
        return self.read(size if size >= 0 else 1 << 16)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._archive.close()
        super().close()


def _check_ratio(name: str, packed: int, unpacked: int) -> None:
    if unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1):
        raise RefusedFile(
            f"an archive that unpacks to at most {MAX_RATIO} times its size",
            f"{name}, which unpacks to more than {unpacked // max(packed, 1)} times",
            "this looks like a zip bomb",
        )
