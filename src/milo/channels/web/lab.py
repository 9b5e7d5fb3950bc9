"""The breath lab's page: what can be listened to, what to do, its questions; or the session that runs now. And the list."""

from __future__ import annotations

import asyncio
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.lab_desk import Choice, LabDesk, ProtocolCard, SessionLine
from milo.channels.web import lab_compare, lab_session
from milo.channels.web.assets import LAB, framed_with
from milo.channels.web.frame import icon, markup
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.lab_form import start_form
from milo.channels.web.lab_live import around, live_page
from milo.channels.web.lab_told import facts, when
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words

SHOWN = 100  # sessions, newest first; all of them are in the export. Our choice


def install(reception: Reception, desk: LabDesk | None) -> None:
    """Add the pages. desk: None where no sensor can be listened to; the page says so."""

    @ui.page("/app/lab", response_timeout=30)
    async def lab_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        if desk is None:
            with framed_with(guest, "lab", LAB):
                _empty(guest, "web.lab.none_title", guest.words.say("web.lab.none"))
            return None
        try:
            running = await asyncio.to_thread(desk.live, guest.id)
        except MiloError as error:
            with framed_with(guest, "lab", LAB):
                _empty(guest, "web.lab.trouble", in_words(error, guest.words.language))
            return None
        if running is not None:
            with framed_with(guest, "lab", LAB):
                live_page(guest, running)
            around(guest)
            return None
        await _start_page(desk, guest)
        return None

    if desk is not None:
        lab_session.install(reception, desk)
        lab_compare.install(reception, desk)


async def _start_page(desk: LabDesk, guest: Guest) -> None:
    """Nothing runs: the form to begin, and what there was before."""

    def read() -> tuple[list[Choice], list[ProtocolCard], list[SessionLine]]:
        return desk.ports(guest.words.language), desk.protocols(guest.words.language), desk.sessions(guest.id)

    try:
        ports, protocols, sessions = await asyncio.to_thread(read)
    except MiloError as error:
        with framed_with(guest, "lab", LAB):
            _empty(guest, "web.lab.trouble", in_words(error, guest.words.language))
        return
    say = guest.words.say
    with framed_with(guest, "lab", LAB):
        markup(f"<h1>{escape(say('web.lab.title'))}</h1><p class='lead'>{escape(say('web.lab.lead'))}</p>", "div", "claim")
        start_form(guest, ports, protocols)
        markup(_history(guest, sessions), "section").props("id=sessions")


def _history(guest: Guest, sessions: list[SessionLine]) -> str:
    """The list, with a tick at each session: two of them are compared by a plain form."""
    say = guest.words.say
    title = f"<h2>{escape(say('web.lab.history'))}</h2>"
    if not sessions:
        return f'{title}<p class="quiet">{escape(say("web.lab.no_history"))}</p>'
    lines = "".join(_line(guest, session) for session in sessions[:SHOWN])
    compare = ""
    if len(sessions) > 1:
        hint, button = escape(say("web.lab.pick_two")), escape(say("web.lab.compare"))
        compare = (
            f'<div class="actions"><button class="button">{icon("compare_arrows")}{button}</button><small>{hint}</small></div>'
        )
    kept = f'<input type="hidden" name="athlete" value="{escape(guest.id)}"/>' if "?" in guest.href("/app/lab") else ""
    return f'{title}<form method="get" action="/app/lab/compare">{kept}<ul class="lab-sessions">{lines}</ul>{compare}</form>'


def _line(guest: Guest, session: SessionLine) -> str:
    words = guest.words
    name, moment = session.get("title") or session["protocol"], when(words, session["started_at"])
    href = guest.href(f"/app/lab/session/{session['id']}")
    said = [moment, facts(words, session), session.get("sensor", "")]
    origin = session.get("origin", "measured")
    chip = f'<span class="chip {escape(origin)}">{escape(words.word("origin", origin))}</span>' if origin != "measured" else ""
    figures = "".join(lab_session.amount(words, figure) for figure in session.get("figures", []))
    return (
        f'<li><label><input type="checkbox" name="session" value="{escape(session["id"])}"'
        f' aria-label="{escape(name)} {escape(moment)}"/></label>'
        f'<a href="{escape(href)}"><span class="what"><b>{escape(name)} {chip}</b>'
        f"<small>{escape(' · '.join(part for part in said if part))}</small></span>{figures}</a></li>"
    )


def _empty(guest: Guest, title: str, sentence: str) -> None:
    say = guest.words.say
    markup(f"<h1>{escape(say('web.lab.title'))}</h1><p class='lead'>{escape(say('web.lab.lead'))}</p>", "div", "claim")
    inside = f"{icon('sensors_off')}<p><b>{escape(say(title))}</b></p><p>{escape(sentence)}</p>"
    markup(f'<div class="empty-state">{inside}</div>', "section")
