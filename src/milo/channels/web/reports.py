"""The page of one's weekly reports: every week anything is known of, to open, to print and to take away."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.progress_desk import Progress, ProgressDesk
from milo.channels.web.assets import PROGRESS, framed_with
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception, day_asked
from milo.vocabulary.weeks import week_end, week_start

SHOWN = 26  # weeks on one page: half a year (our choice)
WEEK = 7


def install(reception: Reception, desk: ProgressDesk) -> None:
    """Add the page. before=DAY for the weeks that ended before one."""
    open_places("reports")

    @ui.page("/app/reports", response_timeout=30)
    async def reports_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        found = await asyncio.to_thread(desk.progress, guest.id)
        with framed_with(guest, "reports", PROGRESS):
            _draw(guest, found, day_asked(request, "before"))
        return None


def weeks_of(found: Progress, before: date | None) -> list[date]:
    """The last days of the weeks anything is known of, newest first: each week's last day, and today for the week that runs."""

    def begins(day: date) -> date:
        return week_start(day, found.first_weekday)

    known = {week.monday for week in found.weeks if week.sessions}
    lines = [line for line in (found.hrv, found.resting) if line is not None]
    known |= {begins(d) for line in lines for d, v in zip(line.days, line.values, strict=True) if v is not None}
    if found.sleep is not None:
        known |= {begins(d) for d, h in zip(found.sleep.days, found.sleep.hours, strict=True) if h is not None}
    if found.weight is not None:
        known |= {begins(d) for d, kg in zip(found.weight.days, found.weight.weights, strict=True) if kg is not None}
        known |= {week.monday for week in found.weight.weeks if week.logged_days}
    endings = [min(monday + timedelta(days=WEEK - 1), found.last) for monday in sorted(known, reverse=True)]
    return [ending for ending in endings if before is None or ending < before]


def _draw(guest: Guest, found: Progress, before: date | None) -> None:
    say = guest.words.say
    markup(f"<h1>{escape(say('web.nav.reports'))}</h1><p class='lead'>{escape(say('web.reports.lead'))}</p>", "div", "claim")
    weeks = weeks_of(found, before)
    if not weeks:
        place = escape(guest.href("/app/files"))
        markup(
            f'<div class="empty-state">{icon("library_books")}<p>{escape(say("web.reports.none"))}</p>'
            f'<a class="button" href="{place}">{escape(say("web.progress.bring"))}</a></div>',
            "section",
        )
        return
    done = {week.monday: week for week in found.weeks}
    rows = ""
    for ending in weeks[:SHOWN]:
        week = done.get(week_start(ending, found.first_weekday))
        rows += _line(guest, found, ending, 0 if week is None else week.sessions)
    older = ""
    if len(weeks) > SHOWN:
        href = escape(guest.href("/app/reports", before=weeks[SHOWN - 1].isoformat()))
        older = f'<p><a class="button" href="{href}">{escape(say("web.reports.older"))}</a></p>'
    away = escape(say("web.body.away"))
    markup(f'<ul class="weeks-of" data-away="{away}">{rows}</ul>{older}', "section")


def _line(guest: Guest, found: Progress, ending: date, sessions: int) -> str:
    words, say = guest.words, guest.words.say
    first = week_start(ending, found.first_weekday)
    named = words.span(first, first + timedelta(days=WEEK - 1))
    facts = [say("web.reports.sessions", count=sessions)]
    if ending == found.last and ending < week_end(ending, found.first_weekday):
        facts.append(say("web.reports.running"))
    see = escape(guest.href("/app/week", ending=ending.isoformat()))
    take = escape(guest.href("/app/week.html", ending=ending.isoformat()))
    said = escape(named)
    return (
        f'<li><span class="what"><b>{said}</b><small>{escape(" · ".join(facts))}</small></span>'
        f'<a class="button" href="{see}" aria-label="{escape(say("web.reports.open_of", week=named))}">'
        f"{icon('article')}{escape(say('web.reports.open'))}</a>"
        f'<button type="button" class="button" data-print="{take}" aria-label="{escape(say("web.reports.print_of", week=named))}">'
        f"{icon('print')}{escape(say('web.reports.print'))}</button>"
        f'<a class="button" href="{take}" download aria-label="{escape(say("web.reports.take_of", week=named))}">'
        f"{icon('download')}{escape(say('web.reports.take'))}</a></li>"
    )
