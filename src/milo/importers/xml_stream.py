"""XML of any size as a stream of found records, with everything that makes XML dangerous left out.

Expat is driven directly: on a 2 GB export, building elements (ElementTree, and defusedxml on top of it) costs several times
the time. What defusedxml forbids is forbidden here: document types (one format may carry an inert one, see `inert_dtd`),
entities, external references. Beyond it: depth, the length of a token and of a text are bounded, so memory is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat

from milo.importers.contract import Found, Source
from milo.vocabulary.errors import BrokenFile, RefusedFile

MAX_DEPTH = 100  # our choice; GPX, TCX and Apple's export nest at most about ten deep
MAX_TOKEN_BYTES = 2_000_000  # one tag with its attributes; our choice, real ones stay under 10 kB
MAX_TEXT_CHARS = 1_000_000  # the text of one element; our choice, a long note has some thousand
MAX_PROLOG_BYTES = 1_000_000  # what stands before the root element; Apple's document type has about 10 kB
_PIECE = 1 << 16  # small pieces bound how far expat can run ahead of the token check
# Control characters XML 1.0 forbids; exports of iOS 16 carry U+000B in names, GPS units pad files with zeros.
_FORBIDDEN = bytes(b for b in range(0x20) if b not in b"\t\n\r")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,60})["']""")
_TEXT_CODECS = re.compile(
    r"ascii|utf-8|utf-16(-[lb]e)?|utf-32(-[lb]e)?|iso8859-\d+|cp\d+|koi8-\w+|mac-\w+|gb\w+|big5\w*|(shift_|euc_)ji\w+|euc_kr"
)
_NAME = re.compile(r"<(?:!DOCTYPE\s+)?([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)")
_ASIDE = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_EXTERNAL = re.compile(rb"<!DOCTYPE\s+[^\s\[>]+\s+(SYSTEM|PUBLIC)\b")


class Reader(Protocol):
    """What a format does with the elements. Names come without their prefix, attributes as they are written."""

    found: list[Found]
    """Filled by start and end; emptied after every piece of the file."""
    texts: bool
    """Whether end wants the text; a format that keeps all in attributes is read a third faster without."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, name: str, text: str) -> None:
        """An element ends; text is what stood in it after its last child, stripped."""
        ...

    def finish(self) -> None:
        """The file is over, whole or broken: hand on what still waits."""
        ...


def root_name(head: bytes) -> str | None:
    """The name of the root element (without prefix) as the first bytes of a file tell it, None when they are not XML.

    >>> root_name(b'<?xml version="1.0"?><!-- hello --><gpx:gpx version="1.1">')
    'gpx'
    """
    try:
        text = head.decode(_encoding(head), "ignore")
    except RefusedFile:
        text = head.decode("latin-1")
    text = _ASIDE.sub("", text.lstrip("\ufeff \t\r\n\0")).lstrip()
    match = _NAME.match(text)
    return match.group(2) if match else None


def read_xml(source: Source, reader: Reader, inert_dtd: str | None = None) -> Iterator[Found]:
    """What the reader finds, in the order of the file.

    inert_dtd: a root element before which a document type without entities and external references may stand. It is
    checked and then left out, because Apple's own (iOS 16, 17) is malformed and no parser would pass it.

    Raises RefusedFile for what is dangerous or not XML; BrokenFile where the file breaks off, after everything before it.
    """
    try:
        for piece in _parse(source, reader, inert_dtd):
            if piece and reader.found:
                yield from reader.found
                reader.found.clear()
    except BrokenFile:
        reader.finish()
        yield from reader.found
        raise
    reader.finish()
    yield from reader.found


def _parse(source: Source, reader: Reader, inert_dtd: str | None) -> Iterator[bool]:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    guard = _Guard(parser, reader)
    fed = 0
    try:
        for piece in _utf8(source, inert_dtd):
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - max(0, parser.CurrentByteIndex) > MAX_TOKEN_BYTES:
                raise RefusedFile("XML with tags of a sensible length", f"one of more than {MAX_TOKEN_BYTES:,} bytes")
            yield True
        parser.Parse(b"", True)
        yield True
    except expat.ExpatError as e:
        reason = expat.ErrorString(e.code)
        if not guard.began:
            raise RefusedFile("XML", f"{reason} in line {e.lineno}", "export it again") from None
        raise BrokenFile("whole XML", f"{reason} in line {e.lineno}", "what came before is kept; export it again") from None


class _Guard:
    """Stands between expat and the reader: prefixes, depth, texts, and no to all that is dangerous."""

    def __init__(self, parser: expat.XMLParserType, reader: Reader) -> None:
        self.began = False
        self._depth = 0
        self._reader = reader
        self._text: list[str] = []
        self._length = 0
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        if reader.texts:
            parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse_dtd
        parser.EntityDeclHandler = self._refuse_entity
        parser.UnparsedEntityDeclHandler = self._refuse_entity
        parser.ExternalEntityRefHandler = self._refuse_entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.began = True
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise RefusedFile(f"XML nested at most {MAX_DEPTH} deep", "a deeper one", "no watch or phone writes that")
        if ":" in name:
            name = name.rpartition(":")[2]
        if self._length:
            self._text.clear()
            self._length = 0
        self._reader.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if ":" in name:
            name = name.rpartition(":")[2]
        if self._length:
            text = "".join(self._text).strip()
            self._text.clear()
            self._length = 0
        else:
            text = ""
        self._reader.end(name, text)

    def _characters(self, data: str) -> None:
        self._length += len(data)
        if self._length > MAX_TEXT_CHARS:
            raise RefusedFile("XML with texts of a sensible length", f"one of more than {MAX_TEXT_CHARS:,} characters")
        self._text.append(data)

    def _refuse_dtd(self, *_: object) -> None:
        raise RefusedFile("XML without a document type", "one (<!DOCTYPE ...>)", "no watch or phone writes that here")

    def _refuse_entity(self, *_: object) -> int:
        raise _entities()


def _entities() -> RefusedFile:
    return RefusedFile("XML without entities or references to other files", "some", "this file is not trustworthy")


def _utf8(source: Source, inert_dtd: str | None) -> Iterator[bytes]:
    """The file in small pieces of UTF-8, without byte order mark, forbidden characters and (checked) document type."""
    prolog: bytearray | None = bytearray()
    root = re.compile(rb"<" + inert_dtd.encode() + rb"[\s/>]") if inert_dtd else re.compile(rb"\S")
    for piece in _decoded(source):
        piece = piece.translate(None, _FORBIDDEN)
        if prolog is None:
            yield piece
            continue
        prolog += piece
        match = root.search(prolog)
        if match is None and len(prolog) > MAX_PROLOG_BYTES:
            raise RefusedFile("XML that begins with its content", f"{MAX_PROLOG_BYTES:,} bytes before it")
        if match:
            _check_prolog(bytes(prolog[: match.start()]))
            yield bytes(prolog[match.start() :])
            prolog = None
    if prolog:
        _check_prolog(bytes(prolog))
        if inert_dtd:
            raise RefusedFile(f"an XML file of {inert_dtd}", "one that ends before it begins", "export it again")
        yield bytes(prolog)


def _check_prolog(prolog: bytes) -> None:
    if b"<!ENTITY" in prolog or _EXTERNAL.search(prolog):
        raise _entities()


def _decoded(source: Source) -> Iterator[bytes]:
    name = _encoding(source.head)
    decoder = None if name == "utf-8" else codecs.getincrementaldecoder(name)()
    first = True
    for chunk in source.chunks():
        for at in range(0, len(chunk), _PIECE):
            piece = chunk[at : at + _PIECE]
            if decoder:
                try:
                    piece = decoder.decode(piece).encode("utf-8", "surrogatepass")
                except UnicodeDecodeError as e:
                    raise BrokenFile(f"text encoded as {name}", f"something else ({e.reason})", "export it as UTF-8") from None
            if first:
                piece = piece.removeprefix(codecs.BOM_UTF8)
                first = False
            yield piece


def _encoding(head: bytes) -> str:
    """The codec to read with. A byte order mark and the bytes themselves win over what the declaration says."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if head[:2] == b"<\0" and head[2:4] != b"\0\0":
        return "utf-16-le"
    if head[:2] == b"\0<":
        return "utf-16-be"
    declared = _DECLARED.match(head)
    if declared is None:
        return "utf-8"
    name = declared.group(1).decode("latin-1")
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):  # no such codec; a name that cannot be one
        known = ""
    if not _TEXT_CODECS.fullmatch(known):
        raise RefusedFile("XML in an encoding Milo knows", repr(name), "export it as UTF-8")
    # Some programs declare UTF-16 out of habit and write single bytes: the declaration was just read as single bytes.
    return "utf-8" if known.startswith(("utf-16", "utf-32", "ascii")) else known
