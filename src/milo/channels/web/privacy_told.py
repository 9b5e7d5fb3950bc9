"""Doors and audit entries in words: what leaves this machine and when it last did, and who did what with one's data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape

from milo.channels.privacy_desk import Door
from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.words import WebWords
from milo.vocabulary.records import AuditEntry

SIGNS = {"model": "smart_toy", "bot": "chat", "coach": "sports", "mail": "mail", "webhook": "webhook", "export": "download"}
AUDIT_SHOWN = 12  # of the newest; the others open below them (our choice)
DETAILS_SHOWN = 4  # of an entry; the export holds all of them


def day_of(words: WebWords, at: datetime | None) -> str:
    """A day in words with its year."""
    return "–" if at is None else f"{words.day(at.astimezone(UTC).date())} {at.astimezone(UTC).year}"


def doors_html(guest: Guest, doors: list[Door]) -> str:
    """Every way out of this machine: open or shut, what goes through, when it last did."""
    say = guest.words.say
    rows = []
    for door in doors:
        if door.door not in SIGNS:
            continue
        state = say("web.door.open" if door.open else "web.door.shut")
        never = say("web.door.never")
        last = say("web.door.last", day=day_of(guest.words, door.last)) if door.last else never
        who = f" {', '.join(door.who)}." if door.who else ""
        rows.append(
            f'<li class="consent{" on" if door.open else ""}">{icon(SIGNS[door.door])}<div><b>'
            f"{escape(say(f'web.door.{door.door}'))}</b>"
            f"<p>{escape(say(f'web.door.{door.door}_text'))}{escape(who)}</p><small>{escape(last)}</small></div>"
            f'<span class="state">{escape(state)}</span></li>'
        )
    title, note = escape(say("web.door.title")), escape(say("web.door.note"))
    return f'<h2>{title}</h2><p class="quiet">{note}</p><ul class="consents">{"".join(rows)}</ul>'


def audit_html(guest: Guest, entries: list[AuditEntry], names: Mapping[str, str]) -> str:
    """What was done with one's data, newest first. names: of accounts, where they are known."""
    say = guest.words.say
    head = f'<h2>{escape(say("web.audit.title"))}</h2><p class="quiet">{escape(say("web.audit.note"))}</p>'
    if not entries:
        return f'{head}<p class="quiet">{escape(say("web.audit.none"))}</p>'
    lines = [_entry(guest.words, entry, names) for entry in entries]
    rest = lines[AUDIT_SHOWN:]
    more = (
        f'<details class="adding"><summary>{escape(say("web.audit.more", count=len(rest)))}</summary><ol class="audit">'
        f"{''.join(rest)}</ol></details>"
        if rest
        else ""
    )
    return f'{head}<ol class="audit">{"".join(lines[:AUDIT_SHOWN])}</ol>{more}'


def _entry(words: WebWords, entry: AuditEntry, names: Mapping[str, str]) -> str:
    key = f"web.audit.did_{entry.action.replace(' ', '_')}"
    did = words.say(key) if words.has(key) else entry.action
    by = f"web.audit.by_{entry.by}"
    who = words.say(by) if words.has(by) else entry.by
    at = entry.at.astimezone(UTC)
    detail = [
        f"{_named(words, name)}: {names.get(str(value)) or _value(words, value)}"
        for name, value in (entry.detail or {}).items()
        if value is not None
    ]
    said = " · ".join([who, *detail[:DETAILS_SHOWN]])
    return (
        f'<li><time datetime="{at.isoformat()}">{escape(day_of(words, at))}, {at:%H:%M} UTC</time><span '
        f'class="what"><b>{escape(did)}</b>'
        f"<small>{escape(said)}</small></span></li>"
    )


def _named(words: WebWords, name: str) -> str:
    key = f"web.audit.of_{name}"
    return words.say(key) if words.has(key) else name.replace("_", " ")


def _value(words: WebWords, value: object) -> str:
    if isinstance(value, bool):
        return words.say("web.profile.yes" if value else "web.profile.no")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    for key in (f"web.purpose.{value}", f"web.audit.word_{value}"):
        if isinstance(value, str) and words.has(key):
            return words.say(key)
    return str(value)
