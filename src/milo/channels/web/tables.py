"""Records as a table: the fields that say something, in words, each at the athlete's own local time."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from html import escape
from typing import Any

import msgspec

from milo.channels.web.guest import Guest
from milo.channels.web.words import WebWords
from milo.vocabulary.records import DayDigest

# Said elsewhere on the page, or of no use to a reader.
HIDDEN = {
    "user_id",
    "utc_offset_min",
    "origin",
    "source",
    "original_id",
    "seen",
    "rule",
    "samples",
    "digest_of",
    "hr_seconds",
    "superset",
}
CELL_LENGTH = 80


def records_html(kind: str, quantity: str | None, records: list[Any], guest: Guest) -> str:
    """A table of records of one kind, newest first, with where each value came from."""
    rows = [
        _digest_row(record, quantity, guest) if isinstance(record, DayDigest) else _row(record, guest)
        for record in reversed(records)
    ]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    head = "".join(f"<th>{escape(_heading(name, guest.words))}</th>" for name in columns)
    body = "".join("<tr>" + "".join(_cell(row.get(n, ""), _heading(n, guest.words)) for n in columns) + "</tr>" for row in rows)
    return (
        f'<div class="scroll"><table data-kind="{escape(kind)}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cell(inside: str, label: str) -> str:
    """inside: HTML, escaped where it was made."""
    return f'<td data-label="{escape(label)}">{inside or "–"}</td>'


def _row(record: Any, guest: Guest) -> dict[str, str]:
    offset = getattr(record, "utc_offset_min", None)
    row: dict[str, str] = {}
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if value is None or field in HIDDEN or (field.endswith("_id") and field != "workout_id"):
            continue
        if field == "workout_id":
            if type(record).__name__ != "Workout":
                href = guest.href("/app/receipt", kind="workout", id=value)
                row[field] = f'<a href="{escape(href)}">{escape(guest.words.say("kind.workout.one"))}</a>'
            continue
        row[field] = escape(_told(field, value, offset, guest.words))
    row["source"] = escape(f"{record.source} ({guest.words.word('origin', str(record.origin))})")
    return row


def _digest_row(digest: DayDigest, quantity: str | None, guest: Guest) -> dict[str, str]:
    """A day's sum or mean of one quantity, with the way to the readings behind it."""
    words = guest.words
    row = {"day": escape(f"{words.weekday(digest.day)} {words.day(digest.day)}")}
    for name, hours in digest.sums.items():
        if quantity in {None, name}:
            row[f"sum {name}"] = escape(words.number(sum(hours.values())))
    for name, (count, mean, *_) in digest.stats.items():
        if quantity in {None, name}:
            row[f"mean {name}"] = escape(words.number(mean, 1))
            row["count"] = escape(words.number(count))
    day = digest.day.isoformat()
    href = guest.href("/app/receipt", kind=digest.digest_of, quantity=quantity, since=day, until=day)
    row["readings"] = f'<a href="{escape(href)}">{escape(words.say("web.receipt.readings"))}</a>'
    row["source"] = escape(f"{digest.source} ({words.word('origin', str(digest.origin))})")
    return row


def _heading(field: str, words: WebWords) -> str:
    name = field.rpartition(" ")[2]
    if name == field and words.has(f"web.field.{field}"):
        return words.say(f"web.field.{field}")
    said = words.word("quantity", name)
    return said[:1].upper() + said[1:]


def _decimals(value: float, most: int) -> int:
    """As many decimals as say something.

    >>> _decimals(62.1, 2), _decimals(3.0, 2)
    (1, 0)
    """
    return next((n for n in range(most) if round(value, n) == round(value, most)), most)


def _told(field: str, value: Any, offset: int | None, words: WebWords) -> str:
    if isinstance(value, datetime):
        at = value.astimezone(timezone(timedelta(minutes=offset or 0)))
        return f"{words.day(at.date())} {at.year} {at:%H:%M}" + ("" if offset is not None else " UTC")
    if isinstance(value, date):
        return f"{words.day(value)} {value.year}"
    if isinstance(value, bool):
        return words.say("web.field.yes" if value else "web.field.no")
    if isinstance(value, float):
        return words.number(value, _decimals(value, 5 if field in {"lat", "lon"} else 2))
    if isinstance(value, int):
        return words.number(value)
    if field == "quantity":
        return words.word("quantity", value)
    if field == "activity_type":
        return words.word("activity", value)
    if isinstance(value, str):
        return value if len(value) <= CELL_LENGTH else value[: CELL_LENGTH - 1] + "…"
    if isinstance(value, bytes):
        return f"{words.number(len(value))} B"
    plain = msgspec.to_builtins(value)
    if isinstance(plain, dict):
        shown = ", ".join(
            f"{words.word('stage', str(k))} {_told(str(k), v, offset, words)}" for k, v in plain.items() if v is not None
        )
    elif isinstance(plain, list):
        shown = ", ".join(_told(field, v, offset, words) for v in plain[:8]) + (" …" if len(plain) > 8 else "")
    else:
        shown = str(plain)
    return shown if len(shown) <= CELL_LENGTH else shown[: CELL_LENGTH - 1] + "…"
