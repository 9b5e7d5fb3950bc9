"""What the parts of the admin's room are drawn with: tables that turn into cards on a phone, moments, forms, spans of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlencode

from milo.channels.web.words import WebWords

MINUTE, HOUR, DAY = 60, 3600, 86_400


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], label: str) -> str:
    """A table. heads: words; the first names the row.  rows: HTML of cells, escaped by whoever made it."""
    heads = [one[:1].upper() + one[1:] for one in heads]
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f'<td data-of="{escape(name)}">{cell}</td>' for name, cell in zip(heads[1:], row[1:], strict=True))
        + "</tr>"
        for row in rows
    )
    return f'<table class="admin-table" aria-label="{escape(label)}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def coded(said: str) -> str:
    """A sentence as HTML; what stands between backticks is a command."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(said))


def title(words: WebWords, key: str, note: str | None = None) -> str:
    """The head of a part."""
    said = "" if note is None else f'<p class="quiet">{escape(words.say(f"web.admin.{note}"))}</p>'
    return f"<h2>{escape(words.say(f'web.admin.{key}'))}</h2>{said}"


def empty(words: WebWords, sign: str, key: str) -> str:
    """That there is nothing, and what would stand here."""
    from milo.channels.web.frame import icon

    head, text = escape(words.say(f"web.admin.{key}")), escape(words.say(f"web.admin.{key}_text"))
    return f'<div class="empty-state">{icon(sign)}<h2>{head}</h2><p>{text}</p></div>'


def moment(words: WebWords, at: datetime | None) -> str:
    """A day and a time in UTC as a time element."""
    if at is None:
        return escape(words.say("web.admin.none"))
    at = at.astimezone(UTC)
    return f'<time datetime="{at.isoformat(timespec="seconds")}">{escape(words.day(at.date()))} {at.year}, {at:%H:%M}</time>'


def day(words: WebWords, at: datetime) -> str:
    """A day with its year, as words."""
    at = at.astimezone(UTC)
    return f"{words.day(at.date())} {at.year}"


def span(words: WebWords, seconds: float) -> str:
    """How long something lasts, in its largest unit."""
    for unit, size in (("days", DAY), ("hours", HOUR)):
        if seconds >= 2 * size:
            return words.say(f"web.admin.{unit}", count=round(seconds / size))
    return words.say("web.admin.minutes", count=max(round(seconds / MINUTE), 0))


def counted(words: WebWords, key: str, count: int) -> str:
    """So many of something, in the words for one or for many."""
    return words.say(f"web.admin.{key}_{'one' if count == 1 else 'many'}", count=words.number(count))


def form(where: str, fields: str, button: str, manner: str = "", label: str | None = None) -> str:
    """A form that is sent as JSON and answered in its place."""
    named = "" if label is None else f' aria-label="{escape(label)}"'
    return (
        f'<form class="fields" data-post="{escape(where)}">{fields}<button class="button {manner}"{named}>{escape(button)}</button>'
        '<p class="form-answer" role="status"></p></form>'
    )


def more(words: WebWords, path: str, cursor: str | None, **query: str | None) -> str:
    """The way to the next page of a list."""
    if cursor is None:
        return ""
    kept = {name: value for name, value in query.items() if value}
    href = f"{path}?{urlencode({**kept, 'cursor': cursor})}"
    return f'<p class="next-page"><a class="button" href="{escape(href)}">{escape(words.say("web.admin.more"))}</a></p>'


def options(choices: Sequence[tuple[str, str]], chosen: str | None) -> str:
    """The options of a select: value and words."""
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == (chosen or "") else ""}>{escape(said)}</option>'
        for value, said in choices
    )
