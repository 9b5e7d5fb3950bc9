"""Files, folders, .gz and .zip -> the files inside, defended against bombs and tricks.

The limits: an archive of at most 10,000 files, 8 GB unpacked, a ratio of at most 100 per file and in all, no archive within
an archive (a single file compressed by gzip is none: Strava exports them inside a zip), no absolute or climbing names, no
encryption. Nothing is ever unpacked onto the disk. Members are read from their place in the zip, without going through the
list of all members again: opened by zipfile, an archive of n files costs n * n.
"""

from __future__ import annotations

import gzip
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, cast

from milo.importers.contract import Source
from milo.vocabulary.errors import BrokenFile, RefusedFile

MAX_MEMBERS = 10_000
MAX_UNPACKED = 8_000_000_000
MAX_RATIO = 100
RATIO_FROM = 1_000_000  # below this size unpacked, a ratio says nothing: a short file of zeros is harmless
MAX_DIRECTORY = 5_000_000  # bytes of a zip's list of members, about 150 a member; read whole by zipfile, hence bounded
_SKIP_NAMES = ("__MACOSX/", ".DS_Store", "Thumbs.db")
_DRIVE = re.compile(r"[A-Za-z]:")  # "C:/..."; a colon elsewhere is a time in a name
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_WORKBOOK_PARTS = (b"[Content_Types].xml", b"xl/", b"_rels/.rels", b"docProps/")  # a workbook begins with one of them
_ARCHIVES = {
    _ZIP: "a zip archive",
    b"PK\x05\x06": "a zip archive",
    _GZIP: "a gzip file",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a rar archive",
    b"\xfd7zXZ\x00": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
}
_TAR_AT = 257  # a tar has its magic there
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_PIECE = 1 << 16


def walk(paths: list[Path]) -> Iterator[Path]:
    """The files behind the paths, folders walked in order of name. What is hidden, or in a hidden folder, is passed over."""
    for path in paths:
        if path.is_dir():
            found = (p for p in path.rglob("*") if not any(part.startswith(".") for part in p.relative_to(path).parts))
            yield from sorted(p for p in found if p.is_file())
        else:
            yield path


def unpack(path: Path, name: str | None = None) -> Iterator[Source]:
    """The sources in a file: itself, or what an archive holds. name: how the athlete calls the file.

    Raises RefusedFile for what is not there, empty or dangerous; a dangerous archive is refused whole. A member that is
    damaged, or an archive itself, is a source whose opening or reading says so, so that the others can be read.
    """
    name = name or path.name
    if not path.is_file():
        raise RefusedFile("a file or a folder", f"nothing at {name}", "check the path")
    size = path.stat().st_size
    if size == 0:
        raise RefusedFile("a file with something in it", "an empty file", "export it again")
    plain = Source(name, lambda: path.open("rb"), size)
    kind = _archive(plain.head)
    if kind is None or is_workbook(plain.head):
        yield plain
    elif kind == "a gzip file":
        yield _gzipped(plain)
    elif kind == "a zip archive":
        yield from _zipped(path, name)
    else:
        raise RefusedFile("a file as it was exported, a .zip or a .gz", kind, "unpack it and import what is in it")


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins like this is an .xlsx: a zip to a machine, one table to whoever exported it."""
    return head.startswith(_ZIP) and head[30:].startswith(_WORKBOOK_PARTS)


def _archive(head: bytes) -> str | None:
    """Which kind of archive begins like this, None for no archive."""
    if head[_TAR_AT : _TAR_AT + 5] == b"ustar":
        return "a tar archive"
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return "a bzip2 file"
    return next((kind for magic, kind in _ARCHIVES.items() if head.startswith(magic)), None)


# --- gzip ---------------------------------------------------------------------------------------------------------------


def _gzipped(packed: Source) -> Source:
    """The file in a .gz, read once to the end to know that it is whole, harmless and how long."""
    source = Source(packed.name.removesuffix(".gz"), lambda: cast(IO[bytes], _gunzip(packed)), 0)
    try:
        source.size = sum(len(chunk) for chunk in source.chunks())
    except BrokenFile as e:
        raise RefusedFile(e.wanted, e.found, e.do) from None
    if source.size == 0:
        raise RefusedFile("a file with something in it", "an empty file", "export it again")
    if kind := _archive(source.head):
        raise _nested(kind)
    return source


def _gunzip(packed: Source) -> io.BufferedReader:
    return io.BufferedReader(_Gunzipped(packed))


class _Gunzipped(io.RawIOBase):
    """The content of a gzip file as a stream that watches its ratio."""

    def __init__(self, packed: Source) -> None:
        self._packed = packed
        self._inner = packed.open()
        self._stream = gzip.GzipFile(fileobj=self._inner)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            content = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error) as e:
            raise BrokenFile("a whole gzip file", f"a broken one ({e})", "export or download it again") from None
        self._given += len(content)
        _check_ratio(self._packed.name, self._packed.size, self._given)
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._inner.close()
        super().close()


# --- zip ----------------------------------------------------------------------------------------------------------------


def _zipped(path: Path, name: str) -> Iterator[Source]:
    members = _members(path)
    if len(members) > MAX_MEMBERS:
        raise RefusedFile(f"a zip of at most {MAX_MEMBERS:,} files", f"{len(members):,}")
    if not members:
        raise RefusedFile("a zip with files in it", "an empty one", "export it again")
    for m in members:
        parts = PurePosixPath(m.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or _DRIVE.match(m.filename):
            raise RefusedFile("names inside the zip that stay inside", repr(m.filename[:200]), "this archive is not trustworthy")
        if m.flag_bits & _ENCRYPTED:
            raise RefusedFile("a zip without a password", "an encrypted one", "unpack it first")
        _check_ratio(name, m.compress_size, m.file_size)
    total = sum(m.file_size for m in members)
    if total > MAX_UNPACKED:
        raise RefusedFile("a zip of at most 8 GB unpacked", f"{total:,} bytes")
    _check_ratio(name, path.stat().st_size, total)  # members may share their bytes
    sources = [_member(path, name, m) for m in members]
    total = sum(source.size for source in sources)
    if total > MAX_UNPACKED:
        raise RefusedFile("a zip of at most 8 GB unpacked", f"{total:,} bytes")
    yield from sources


def _members(path: Path) -> list[zipfile.ZipInfo]:
    try:
        if (found := _directory_bytes(path)) > MAX_DIRECTORY:
            raise RefusedFile(f"a zip of at most {MAX_MEMBERS:,} files", f"a list of them of {found:,} bytes")
        with zipfile.ZipFile(path) as archive:
            return [m for m in archive.infolist() if not m.is_dir() and not any(s in m.filename for s in _SKIP_NAMES)]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as e:
        raise RefusedFile("a whole zip file", f"a broken one ({e})", "export or download it again") from None


def _directory_bytes(path: Path) -> int:
    """How long the list of members claims to be; 0 where its end cannot be found, which zipfile then says."""
    with path.open("rb") as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(max(0, size - (1 << 16) - 22 - 20))
        tail = stream.read()
        at = len(tail) - 22 if tail[-22:-18] == b"PK\x05\x06" and tail[-2:] == b"\0\0" else tail.rfind(b"PK\x05\x06")
        if at < 0 or at + 16 > len(tail):
            return 0
        claimed: int = struct.unpack_from("<I", tail, at + 12)[0]
        locator = tail[max(0, at - 20) : at]
        if locator.startswith(b"PK\x06\x07") and len(locator) == 20:  # zip64: its own end record tells
            stream.seek(max(0, min(size, size - len(tail) + at - 20 - 56)))
            record = stream.read(56)
            if len(record) == 56 and record.startswith(b"PK\x06\x06"):
                claimed = struct.unpack_from("<Q", record, 40)[0]
        return claimed


def _member(path: Path, name: str, info: zipfile.ZipInfo) -> Source:
    source = Source(f"{name}/{info.filename}", partial(_open_member, path, info), info.file_size)
    try:
        kind = _archive(source.head)
        if kind == "a gzip file":
            # The ratio within the zip is near 1; what counts is how far the gzip file itself unpacks.
            return _gzipped(source)
    except RefusedFile as e:
        if isinstance(e, _Bomb):
            raise
        if type(e) is RefusedFile:  # a broken member says so by itself when it is read
            return _refused(source, e)
        return source
    return _refused(source, _nested(kind)) if kind else source


def _nested(kind: str) -> RefusedFile:
    return RefusedFile("files inside the archive that are no archives themselves", kind, "unpack it and import what is in it")


def _refused(source: Source, error: RefusedFile) -> Source:
    def refuse() -> IO[bytes]:
        raise RefusedFile(error.wanted, error.found, error.do)

    return Source(source.name, refuse, source.size)


def _open_member(path: Path, info: zipfile.ZipInfo) -> IO[bytes]:
    return cast(IO[bytes], io.BufferedReader(_Member(path, info), _PIECE))


class _Member(io.RawIOBase):
    """A member of a zip as a stream: stored or deflated, checked for its length and its sum.

    Other methods are refused: no exporter uses them, and lzma may ask for gigabytes before the first byte.
    """

    def __init__(self, path: Path, info: zipfile.ZipInfo) -> None:
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise RefusedFile("a zip made the usual way (deflate)", f"compression method {info.compress_type}", "zip it again")
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS) if info.compress_type == zipfile.ZIP_DEFLATED else None
        self._left = info.compress_size
        self._due = info.file_size
        self._expected_crc, self._crc = info.CRC, 0
        self._stream = path.open("rb")
        try:
            self._stream.seek(info.header_offset)
            magic, name_bytes, extra_bytes = _LOCAL_HEADER.unpack(self._stream.read(_LOCAL_HEADER.size))
            self._stream.seek(name_bytes + extra_bytes, io.SEEK_CUR)
        except (struct.error, OSError, ValueError):
            magic = b""
        if magic != b"PK\x03\x04":
            self._stream.close()
            raise _damaged("its place in the archive is wrong")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        content = self._stored(len(buffer)) if self._inflate is None else self._inflated(self._inflate, len(buffer))
        self._due -= len(content)
        self._crc = zlib.crc32(content, self._crc)
        if self._due < 0:
            raise _Bomb("a file of the size its archive says", "a longer one", "this looks like a zip bomb")
        if not content and self._due:
            raise _damaged("it ends too early")
        if not content and self._crc != self._expected_crc:
            raise _damaged("its checksum is wrong")
        buffer[: len(content)] = content
        return len(content)

    def _stored(self, size: int) -> bytes:
        content = self._stream.read(min(size, self._left))
        self._left -= len(content)
        return content

    def _inflated(self, inflate: zlib._Decompress, size: int) -> bytes:
        while not inflate.eof:
            packed = inflate.unconsumed_tail or self._stored(_PIECE)
            try:
                content = inflate.decompress(packed, size)
            except zlib.error as e:
                raise _damaged(str(e)) from None
            if content:
                return content
            if not packed:
                break
        return b""

    def close(self) -> None:
        if not self.closed and hasattr(self, "_stream"):
            self._stream.close()
        super().close()


class _Bomb(RefusedFile):
    """What makes an archive dangerous as a whole."""


def _damaged(why: str) -> BrokenFile:
    return BrokenFile("an undamaged file inside the zip", f"a damaged one ({why})", "export or download it again")


def _check_ratio(name: str, packed: int, unpacked: int) -> None:
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1)):
        raise _Bomb(
            f"an archive that unpacks to at most {MAX_RATIO} times its size and 8 GB",
            f"{name}, which unpacks to {unpacked // max(packed, 1)} times or more",
            "this looks like a zip bomb",
        )
