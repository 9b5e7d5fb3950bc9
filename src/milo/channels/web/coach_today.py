"""What stands before the athlete today, on top of the front page: locks, readiness, the session and one tap into it."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

import msgspec

from milo.channels.coaching import Today
from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.train_history import arrowed
from milo.channels.web.train_locks import locks_html
from milo.channels.web.train_told import endurance_told, load_told, minutes, reads_only, sets_told, sign_of
from milo.vocabulary.plan import PlannedSession

LINES_SHOWN = 3  # exercises of a session; its own page has all. Our choice
CHANGES_SHOWN = 3
PARTS_SHOWN = 4


def today_html(guest: Guest, today: Today) -> str:
    """The card of the day."""
    return (
        f'{locks_html(guest, today.locked, [], forms=False)}<div class="of-today">'
        f"{_sessions(guest, today)}{_readiness(guest, today)}</div>"
    )


def _sessions(guest: Guest, today: Today) -> str:
    say = guest.words.say
    sessions = today.planned.sessions if today.planned is not None else []
    title = f"<h2>{escape(say('web.train.today'))}</h2>"
    if today.plan_id is None:
        inside = (
            f"<p>{escape(say('web.train.none_yet'))}</p>"
            f"{'' if reads_only(guest) else _link(guest, '/app/train', 'event_note', say('web.train.make'), main=True)}"
        )
    elif today.locked:
        inside = f'<p class="rest">{icon("lock")}{escape(say("web.train.locked_today"))}</p>'
    elif sessions:
        inside = "".join(_session(guest, today, s) for s in sessions)
    else:
        inside = f'<p class="rest">{icon("hotel")}{escape(say("web.train.rest_today"))}</p>{_next(guest, today)}'
    changes = "".join(f"<li>{arrowed(text)}</li>" for text in today.changed[:CHANGES_SHOWN])
    changed = (
        f'<details class="lacks"><summary>{escape(say("web.train.changed"))}</summary><ul class="changes">{changes}</ul></details>'
        if changes
        else ""
    )
    reminded = "".join(f"<li><b>{escape(r['time'])}</b> {escape(r['text'])}</li>" for r in today.reminders)
    reminded = f'<ul class="changes">{reminded}</ul>' if reminded else ""
    return f"<section>{title}{inside}{reminded}{changed}</section>"


def _session(guest: Guest, today: Today, session: PlannedSession) -> str:
    words = guest.words
    lines = [] if session.endurance is None else endurance_told(words, session.endurance)[:2]
    lines += [
        " · ".join(filter(None, (e.exercise, sets_told(words, e), load_told(words, e)))) for e in session.exercises[:LINES_SHOWN]
    ]
    over = len(session.exercises) - LINES_SHOWN
    if over > 0:
        lines.append(words.say("web.train.more", count=over))
    done = session.session_id in today.done
    start = _link(guest, f"/app/workout/{session.session_id}", "play_arrow", words.say("web.train.start"), main=True)
    mark = f'<span class="badge">{escape(words.say("web.train.done"))}</span>'
    if today.locked or reads_only(guest):
        start = ""
    return (
        f'<div class="session-of"><span class="kind">{icon(sign_of(session))}</span><div class="what"><b>'
        f"{escape(session.title)}</b>"
        f"<small>{escape(minutes(words, session.minutes))}</small></div>{mark if done else start}"
        f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul></div>"
    )


def _next(guest: Guest, today: Today) -> str:
    """The next day with a session, and what is planned."""
    if not today.next:
        return ""
    day = today.next.get("date")
    on = day if isinstance(day, date) else date.fromisoformat(str(day)) if day else None
    titles = _titles(today.next)
    if on is None or not titles:
        return ""
    when = f"{guest.words.weekday(on)} {guest.words.day(on)}"
    return f'<p class="quiet">{escape(guest.words.say("web.train.next", when=when, what=guest.words.listed(titles)))}</p>'


def _titles(following: dict[str, Any]) -> list[str]:
    planned = msgspec.to_builtins(following.get("planned") or following.get("day") or {})
    sessions = planned.get("sessions") if isinstance(planned, dict) else None
    return [str(s["title"]) for s in sessions or following.get("sessions") or [] if isinstance(s, dict) and s.get("title")]


def _readiness(guest: Guest, today: Today) -> str:
    words, say = guest.words, guest.words.say
    head = f"<h2>{escape(say('web.train.readiness'))}</h2>"
    checkin = "" if reads_only(guest) else _link(guest, "/app/checkin", "edit_calendar", say("web.nav.checkin"))
    if today.slept_h is not None:
        hours = guest.html("today-slept", hours=words.hours(today.slept_h))
        checkin = f'<p class="quiet slept">{icon("bedtime")}{hours}</p>{checkin}'
    if today.readiness is None:
        return f'<section class="ready">{head}<p class="quiet">{escape(today.readiness_reason or "")}</p>{checkin}</section>'
    score = today.readiness.get("score")
    parts = "".join(
        f"<li><span>{escape(str(p.get('label') or p.get('name') or ''))}</span><b>{escape(_value(words, p))}</b></li>"
        for p in (today.readiness.get("parts") or [])[:PARTS_SHOWN]
    )
    shown = "–" if score is None else words.number(float(score))
    band = escape(str(today.readiness.get("band") or ""))
    return (
        f'<section class="ready">{head}<div class="score {band}"><b>{shown}</b><span>/ 100</span></div>'
        f"<p>{escape(str(today.readiness.get('text') or ''))}</p><ul>{parts}</ul>{checkin}</section>"
    )


def _value(words: Any, part: dict[str, Any]) -> str:
    value = part.get("value")
    if value is None:
        return "–"
    number = words.number(value, 1) if isinstance(value, int | float) else str(value)
    return f"{number} {part.get('unit') or ''}".strip()


def _link(guest: Guest, path: str, sign: str, said: str, *, main: bool = False) -> str:
    return f'<a class="button{" main" if main else ""}" href="{escape(guest.href(path))}">{icon(sign)}{escape(said)}</a>'
