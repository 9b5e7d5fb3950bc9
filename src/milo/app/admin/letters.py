"""The admin's desk for messages set aside: why, of what shape, again or away. What stands in them stays sealed.

A letter holds a message as it came, and its reason may quote it. An admin has to know what is wrong with it, which its kind, the
names and types of its fields and the broken rule tell; the values are the athlete's. So reasons are said in words of ours, and of
a message only what the registry of records knows by name is told. Whoever holds the machine has `milo deadletters --payload`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.admin.book import Book
from milo.app.admin.people import note_for, said
from milo.app.consenting import REFUSED
from milo.channels.admin_documents import Field, LetterLine, Letters, LetterShape, Sent, Why
from milo.channels.visitor import Visitor
from milo.stream.deadletters import Letter
from milo.stream.sealing import whose
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.records import KINDS
from milo.vocabulary.registry import Kind

if TYPE_CHECKING:
    from milo.app.build import Home

MOST_SENT = 10_000  # letters in one act (our choice)
OTHER_STREAM = "other"  # stands for a stream no record travels on, whose name is whoever's who wrote it
_BY_STREAM: dict[str, Kind] = {kind.stream: kind for kind in KINDS.values()}
# What msgspec says of a wrong value, as far as it names types and bounds of our own; anything else might be the value.
_EXPECTED = re.compile(
    r"Expected `(?:[a-z0-9_| ]{1,60})`(?: of length)?(?: (?:<=|>=|<|>) -?[0-9.e+]{1,24})?(?:, got `[a-z]{1,12}`)?"
)
_BOUND = re.compile(r"Expected `[a-z]{1,12}` (?:of length )?(?:<=|>=|<|>) -?[0-9.e+]{1,24}")
_QUOTED = re.compile(r"'[^']*(?:'|$)")  # msgspec quotes a value only where it names an unknown word of a closed list
_MISSING = re.compile(r"Object missing required field `([A-Za-z0-9_]{1,60})`")
_AT = re.compile(r"at `\$((?:\.[A-Za-z0-9_]{1,60}|\[[^\]`]{0,20}\])*)`")
_PARTS = {dict: "object", list: "list", str: "text", bool: "yes or no", int: "number", float: "number", type(None): "null"}


class LetterDesk:
    """Fulfils the part of channels.admin_desk.AdminDesk that is about messages set aside."""

    def __init__(self, house: Home, book: Book) -> None:
        self._house, self._book = house, book

    def letters(self, stream: str | None = None, limit: int = 50, cursor: str | None = None) -> Letters:
        """See AdminDesk."""
        every = self._house.writer.letters
        counts = told_counts(every.count())
        found: list[LetterLine] = []
        begun, more = cursor is None, False
        for one in self._of(stream):
            if not begun:
                begun = one.letter_id == cursor
                continue
            if len(found) == limit:
                more = True
                break
            found.append(self._told_of(one))
        if not begun:
            raise BadValue("the cursor of a page before", "one that is gone or none", "begin again without one")
        total = sum(counts.values()) if stream is None else counts.get(stream, 0)
        return Letters(letters=found, counts=counts, total=total, next_cursor=found[-1].letter_id if more else None)

    def letter(self, by: Visitor, letter_id: str) -> LetterShape:
        """See AdminDesk. Looking is noted: it is about somebody's message."""
        one = self._one(letter_id)
        self._book.write(by, "look_at_letter", one.letter_id, stream=_stream(one))
        line = msgspec.structs.asdict(self._told_of(one))
        fields, unknown = shape(one)
        return LetterShape(**line, fields=fields, unknown_fields=unknown)

    def retry(self, by: Visitor, letter_id: str) -> Sent:
        """See AdminDesk."""
        one = self._one(letter_id)
        if not retriable(one):
            raise BadValue(
                "a letter whose message can be sent again",
                "one without its message, or about what never travels on a stream",
                "discard it",
            )
        sent = self._house.writer.letters.replay(ids=[one.letter_id])
        self._note_letter(by, "retry_letter", one)
        return Sent(sent=sent)

    def retry_all(self, by: Visitor, stream: str | None, limit: int) -> Sent:
        """See AdminDesk."""
        if stream is not None and stream not in _BY_STREAM:
            raise NotFound("a stream of this house", "none with this name", "GET /api/v1/admin/letters counts them")
        if not 1 <= limit <= MOST_SENT:
            raise BadValue(f"1 to {MOST_SENT} letters", str(limit))
        sent = self._house.writer.letters.replay(stream, limit)
        self._book.write(by, "retry_letters", stream, sent=str(sent))
        return Sent(sent=sent)

    def discard(self, by: Visitor, letter_id: str, reason: str) -> None:
        """See AdminDesk."""
        one, why = self._one(letter_id), said(reason)
        self._note_letter(by, "discard_letter", one, reason=why)
        self._house.writer.letters.drop([one.letter_id])

    def _of(self, stream: str | None) -> Iterator[Letter]:
        for one in self._house.writer.letters.all():
            if stream is None or _stream(one) == stream:
                yield one

    def _one(self, letter_id: str) -> Letter:
        found = next((one for one in self._of(None) if one.letter_id == letter_id), None)
        if found is None:
            raise NotFound("a letter", "none with this id", "it was sent again or discarded, or never was")
        return found

    def _told_of(self, one: Letter) -> LetterLine:
        who = whose(one.body)
        kind = _BY_STREAM.get(one.stream)
        return LetterLine(
            letter_id=one.letter_id,
            stream=_stream(one),
            kind=None if kind is None else kind.name,
            reason=reason_of(one),
            at=one.at,
            athlete=None if who is None else self._book.pseudonym(who),
            bytes=len(one.body),
            schema_version=one.schema_version,
            retriable=retriable(one),
        )

    def _note_letter(self, by: Visitor, action: str, one: Letter, **detail: str) -> None:
        """Into the admin's book; and into the athlete's audit log, where the message says whose it is and that is somebody here."""
        self._book.write(by, action, one.letter_id, stream=_stream(one), **detail)
        who = whose(one.body)
        if who is not None and self._house.store.latest("user", who) is not None:
            note_for(self._house, by, f"admin_{action}", who, stream=_stream(one), letter_id=one.letter_id, **detail)


def retriable(one: Letter) -> bool:
    """Whether a letter's message can go on its stream again."""
    kind = _BY_STREAM.get(one.stream)
    return kind is not None and not kind.derived and bool(one.body)


def told_counts(counts: dict[str, int]) -> dict[str, int]:
    """Letters by stream; streams no record travels on are one."""
    told: dict[str, int] = {}
    for stream, n in counts.items():
        name = stream if stream in _BY_STREAM else OTHER_STREAM
        told[name] = told.get(name, 0) + n
    return told


def shape(one: Letter) -> tuple[list[Field], int]:
    """The fields of a message whose names its kind knows, with type and length and no value; and how many others it has."""
    kind = _BY_STREAM.get(one.stream)
    try:
        sent: Any = msgspec.json.decode(one.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return [], 0
    if not isinstance(sent, dict):
        return [], 0
    known = () if kind is None else kind.type.__struct_fields__
    fields = [
        Field(name=name, type=_PARTS[type(value)], size=len(value) if isinstance(value, str | list | dict) else None)
        for name, value in sent.items()
        if name in known
    ]
    return fields, len(sent) - len(fields)


def reason_of(one: Letter) -> Why:
    """Why a message was set aside, in words that cannot quote it."""
    kind, noted = _BY_STREAM.get(one.stream), _QUOTED.sub("", one.reason)
    name = "message" if kind is None else kind.name
    if kind is None:
        return Why(code="unknown_stream", text="no record of this house travels on its stream")
    if one.reason == REFUSED:
        return Why(code="no_consent", text="its athlete does not allow keeping; the message itself was not kept")
    if "ended its reader" in noted:
        return Why(code="ends_reader", text="it ended its reader several times while it was alone")
    if "a time that has come" in noted:
        return Why(code="not_yet", text=f"the {name} lies ahead of this machine's clock: mend the device's clock, then try again")
    if "a record of schema version" in noted:
        return Why(code="newer", text=f"the {name} is of a newer version than this Milo knows: upgrade Milo, then try again")
    if "not a finite number" in noted:
        return Why(code="not_finite", text=f"the {name} holds a value that is not a finite number")
    if "malformed" in noted or "truncated" in noted:
        return Why(code="no_json", text="the message is no JSON that can be read")
    return _invalid(noted, name, kind.type.__struct_fields__)


def _invalid(noted: str, name: str, known: Collection[str]) -> Why:
    """What is wrong with a field, as far as our own words for it are known."""
    missing = _MISSING.search(noted)
    if missing is not None and missing[1] in known:
        return Why(code="missing_field", text=f"the {name} lacks {missing[1]}", field=missing[1])
    place = _AT.search(noted)
    first = place[1].lstrip(".").split(".")[0].split("[")[0] if place is not None else ""
    found = _BOUND.search(noted) or _EXPECTED.search(noted)
    if first in known and found is not None:
        wanted = found[0].lower().replace("`", "")
        return Why(code="invalid_field", text=f"the {name} is not valid at {first}: {wanted}", field=first, wanted=wanted)
    if first in known:
        return Why(code="wrong_field", text=f"the {name} is not valid at {first}; what stands there is not shown", field=first)
    return Why(code="invalid", text=f"the {name} is not valid; the exact reason may quote it and is not shown")


def _stream(one: Letter) -> str:
    return one.stream if one.stream in _BY_STREAM else OTHER_STREAM
