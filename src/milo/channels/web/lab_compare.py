"""Two sessions beside each other: their figures with the difference, and their courses in the same charts."""

from __future__ import annotations

import asyncio
from html import escape
from typing import Any

from fastapi import Request, Response
from nicegui import ui

from milo.channels.lab_desk import LabDesk, SessionPage
from milo.channels.web.assets import LAB, framed_with
from milo.channels.web.frame import markup
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.lab_session import back, courses, empty
from milo.channels.web.lab_told import facts, named, when, written
from milo.channels.web.words import WebWords
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words


def install(reception: Reception, desk: LabDesk) -> None:
    """Add the page."""

    @ui.page("/app/lab/compare", response_timeout=30)
    async def compare_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        say = guest.words.say
        chosen = request.query_params.getlist("session")
        with framed_with(guest, "lab", LAB):
            markup(f"{back(guest)}<h1>{escape(say('web.lab_session.compare_title'))}</h1>", "div", "claim")
            if len(chosen) != 2:
                empty(say("web.lab_session.compare_pick"))
                return None
            try:
                found = await asyncio.to_thread(desk.compare, guest.id, *chosen)
            except MiloError as error:
                empty(in_words(error, guest.words.language))
                return None
            _comparison(guest, found["sessions"], list(found["rows"]))
        return None


def _comparison(guest: Guest, sessions: list[SessionPage], rows: list[Any]) -> None:
    words = guest.words
    say = words.say
    heads = "".join(
        f'<a class="tile" href="{escape(guest.href("/app/lab/session/" + s["id"]))}"><span class="label">{letter}</span>'
        f'<b>{escape(s.get("title") or s["protocol"])}</b><span class="note">{escape(when(words, s["started_at"]))} · '
        f"{escape(facts(words, s))}</span></a>"
        for letter, s in zip("AB", sessions, strict=True)
    )
    markup(f'<div class="tiles lab-thresholds">{heads}</div>', "section")
    if not rows:
        empty(say("web.lab_session.no_rows"))
    else:
        difference = say("web.lab_session.difference")
        body = "".join(_row(words, row, difference) for row in rows)
        head = (
            f"<th>{escape(say('web.lab_session.figure'))}</th><th class='number'>A</th><th class='number'>B</th>"
            f"<th class='number'>{escape(difference)}</th>"
        )
        markup(f"<table class='lab-compare'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>", "section")
    courses(words, [(f"{letter}: {when(words, s['started_at'])}", s) for letter, s in zip("AB", sessions, strict=True)])


def _row(words: WebWords, row: dict[str, Any], difference: str) -> str:
    unit = row.get("unit", "")

    def cell(value: float | None, label: str, sign: str = "") -> str:
        shown = "–" if value is None else f"{sign}{written(words, row['name'], value, unit)[0]}"
        return f'<td class="number" data-label="{escape(label)}">{escape(shown)}</td>'

    sign_of_unit = written(words, row["name"], 0.0, unit)[1]
    change = row.get("difference")
    rise = "+" if change is not None and change > 0 else ""
    why = f"<small>{escape(row['reason'])}</small>" if row.get("reason") else ""
    return (
        f"<tr><td>{escape(named(words, row['name']))} <small>{escape(sign_of_unit)}</small>{why}</td>"
        f"{cell(row['values'][0], 'A')}{cell(row['values'][1], 'B')}{cell(change, difference, rise)}</tr>"
    )
