"""The week page: every section of the report, with its receipts as links, and the page to take away."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.web.dashboard import week_named
from milo.channels.web.frame import framed, icon, markup
from milo.channels.web.guest import Guest, Reception, day_asked
from milo.channels.web.newest import shown_week
from milo.insight.views import Week
from milo.report import html_sections
from milo.vocabulary.weeks import week_end


def install(reception: Reception) -> None:
    """Add the page."""

    @ui.page("/app/week", response_timeout=30)
    async def week_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        asked = day_asked(request)
        week = await asyncio.to_thread(shown_week, reception.flows, guest.id, guest.today, asked)
        with framed(guest, "week"):
            _draw(week, guest)
        return None


def _draw(week: Week, guest: Guest) -> None:
    words = guest.words

    def record(kind: str, id: str) -> str:
        return guest.href("/app/receipt", kind=kind, id=id)

    before = guest.href("/app/week", ending=(week.first - timedelta(days=1)).isoformat())
    after = guest.href(
        "/app/week", ending=min(week_end(week.last + timedelta(days=7), week.first.weekday()), guest.today).isoformat()
    )
    take = guest.href("/app/week.html", ending=week.last.isoformat())
    title = words.say("page.title", name=week.name) if week.name else words.say("page.title_nameless")
    back, on = escape(words.say("web.today.before")), escape(words.say("web.today.after"))
    forward = (
        f'<a class="tool" href="{escape(after)}" aria-label="{on}">{icon("chevron_right")}</a>'
        if week.last < guest.today
        else f'<span class="tool off">{icon("chevron_right")}</span>'
    )
    markup(
        f'<div class="hero"><div><h1>{escape(title)}</h1><div class="when">'
        f'<a class="tool" href="{escape(before)}" aria-label="{back}">{icon("chevron_left")}</a>'
        f"<span>{escape(week_named(week, guest))}</span>{forward}</div></div>"
        f'<div class="stands"><a class="button" href="{escape(take)}">{icon("download")}'
        f"{escape(words.say('web.week.take'))}</a></div></div>"
    )
    sections = html_sections(week, words.language, record, words.units)
    markup(
        "".join(f'<section id="{escape(n)}"><h2>{escape(t)}</h2>{inside}</section>' for n, t, inside in sections), "div", "content"
    )
