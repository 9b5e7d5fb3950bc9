"""The page of one's body: what scale, tape and cuff told, and the place to write more down, without what PL-31 and PL-40 hide."""

from __future__ import annotations

import asyncio
from datetime import date
from html import escape
from typing import Any

from fastapi import FastAPI, Request, Response
from nicegui import ui

from milo.channels.outlook_desk import OutlookDesk
from milo.channels.progress_desk import Measured, ProgressDesk
from milo.channels.proposal_desk import ProposalDesk
from milo.channels.web.assets import PROGRESS, framed_with
from milo.channels.web.forms import numeric
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import EARLIEST, Guest, Reception
from milo.channels.web.outlook_card import answers_of, outlook_html
from milo.channels.web.page_asked import Asked, answer
from milo.channels.web.proposal_card import proposal_html
from milo.channels.web.words import WebWords
from milo.locales import text
from milo.report import svg_chart
from milo.report.blocks import Line, LineChart
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.quantities import quantity as quantity_of
from milo.vocabulary.weeks import week_start

SIZES = ("weight_kg", "body_fat_pct", "waist_cm", "hip_cm", "neck_cm")
"""What is not asked for where weight is hidden."""
HEART = ("resting_hr_bpm", "systolic_mmhg", "diastolic_mmhg", "body_temp_c")
DRAWN_DAYS = 365  # of a card's line (our choice)
MOST_POINTS = 60  # of a card's line; more are drawn by their weeks (our choice)
PRESSURE = ("systolic_mmhg", "diastolic_mmhg")
DECIMALS = {"weight_kg": 1, "body_fat_pct": 1, "waist_cm": 1, "hip_cm": 1, "neck_cm": 1, "body_temp_c": 1}
UNITS = {"weight_kg": "kg", "waist_cm": "cm", "hip_cm": "cm", "neck_cm": "cm"}
"""Quantities whose unit is the athlete's choice."""


def install(
    reception: Reception, desk: ProgressDesk, outlooks: OutlookDesk | None = None, proposals: ProposalDesk | None = None
) -> None:
    """Add the page. outlooks, proposals: None: no card of the burnout outlook, of the policy's proposal."""
    open_places("body")

    @ui.page("/app/body", response_timeout=30)
    async def body_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        hidden, found = await asyncio.to_thread(lambda: (desk.hidden(guest.id), desk.body(guest.id)))
        ahead = None if outlooks is None else await asyncio.to_thread(outlooks.outlook, guest.id, None, guest.words.language)
        offered = None if proposals is None else await asyncio.to_thread(proposals.proposal, guest.id, guest.words.language)
        if proposals is not None and offered is not None and guest.visitor.role != "coach":
            await asyncio.to_thread(proposals.shown, guest.id)
        with framed_with(guest, "body", PROGRESS):
            _draw(guest, hidden, found)
            if ahead is not None:
                shown = outlook_html(guest, ahead, writes=guest.visitor.role != "coach")
                markup(shown, "section", "outlook").props("data-outlook id=outlook")
            if offered is not None:
                shown = proposal_html(guest, offered, writes=guest.visitor.role != "coach")
                markup(shown, "section", "outlook").props("data-proposal id=proposal")
        return None


def add_body_doors(
    app: FastAPI,
    reception: Reception,
    desk: ProgressDesk,
    outlooks: OutlookDesk | None = None,
    proposals: ProposalDesk | None = None,
) -> None:
    """What the page's forms ask."""

    def questions(guest: Guest, asked: Asked) -> dict[str, Any]:
        if outlooks is None:
            raise NotFound("an outlook", "none")
        answers = answers_of(asked)
        if not all(1 <= a <= 5 for a in answers):
            raise BadValue(do=text("outlook-ask-all", guest.words.language))
        outlooks.answer(guest.id, answers)
        shown = outlook_html(guest, outlooks.outlook(guest.id, None, guest.words.language), writes=True)
        return {"said": text("outlook-ask-saved", guest.words.language), "html": shown, "reply": None}

    @app.post("/app/body/outlook", include_in_schema=False)
    async def outlook_door(request: Request) -> Response:
        return await answer(reception, request, questions)

    def take(guest: Guest, asked: Asked) -> dict[str, Any]:
        if proposals is None:
            raise NotFound("a proposal", "none")
        taken = proposals.take(guest.id, guest.words.language)
        said = text("proposal-saved", guest.words.language)
        return {"said": said, "html": proposal_html(guest, taken, writes=True), "reply": None}

    @app.post("/app/body/proposal", include_in_schema=False)
    async def proposal_door(request: Request) -> Response:
        return await answer(reception, request, take)

    def measure(guest: Guest, asked: Asked) -> dict[str, Any]:
        hidden = desk.hidden(guest.id)
        values = {name: v for name in offered(hidden) if (v := _told(guest, asked, name)) is not None}
        if len([name for name in PRESSURE if name in values]) == 1:
            raise BadValue(do=guest.words.say("web.body.both"))
        if not values:
            raise BadValue(do=guest.words.say("web.body.nothing"))
        kept = desk.measure(guest.id, _day(guest, asked), values)
        reply = kept["reply"]
        return {
            "said": guest.words.say("web.body.kept"),
            "html": measures_html(guest, desk.body(guest.id)),
            "reply": None if reply is None else reply["text"],
        }

    @app.post("/app/body/measure", include_in_schema=False)
    async def measure_door(request: Request) -> Response:
        return await answer(reception, request, measure)


def offered(hidden: str | None) -> tuple[str, ...]:
    """The quantities that are asked for."""
    return HEART if hidden is not None else (*SIZES, *HEART)


def measures_html(guest: Guest, found: list[Measured]) -> str:
    """A card for each quantity: its newest value, since when, and its line."""
    if not found:
        said = escape(guest.words.say("web.body.none"))
        return f'<section><div class="empty-state">{icon("straighten")}<p>{said}</p></div></section>'
    return f'<div class="measures">{"".join(_card(guest, one) for one in found)}</div>'


def _card(guest: Guest, one: Measured) -> str:
    words = guest.words
    decimals = DECIMALS.get(one.quantity, 0)
    unit = _unit(one.quantity, one.unit, words)
    values = [round(_shown(words, one.quantity, v), decimals) for v in one.values]
    chips = "".join(f'<span class="chip {escape(o)}">{escape(words.word("origin", o))}</span>' for o in one.origins)
    title = _titled(words, one.quantity)
    drawn = _drawn([(d, v) for d, v in zip(one.days, values, strict=True) if (guest.today - d).days < DRAWN_DAYS])
    chart = ""
    if len(drawn) > 1:
        line = Line(label=title, days=[d for d, _ in drawn], values=[v for _, v in drawn], joined=True)
        chart = svg_chart(LineChart(title=title, unit=unit, lines=[line], decimals=decimals), words)
    newest = words.say("web.body.newest", day=f"{words.day(one.days[-1])} {one.days[-1].year}", count=len(values))
    if len(drawn) < len([d for d in one.days if (guest.today - d).days < DRAWN_DAYS]):
        newest += " " + words.say("web.body.by_week")
    return (
        f'<section data-quantity="{escape(one.quantity)}"><div class="panel-head"><h3>{escape(title)}</h3>'
        f'<div class="chips-of">{chips}</div></div><div class="value">{escape(words.number(values[-1], decimals))}'
        f'<small>{escape(unit)}</small></div><p class="quiet">{escape(newest)}</p>{chart}</section>'
    )


def _drawn(points: list[tuple[date, float]]) -> list[tuple[date, float]]:
    """Few points as they are, many by the mean of each week: a card is narrow."""
    if len(points) <= MOST_POINTS:
        return points
    weeks: dict[date, list[tuple[date, float]]] = {}
    for day, value in points:
        weeks.setdefault(week_start(day), []).append((day, value))
    return [(mine[-1][0], sum(v for _, v in mine) / len(mine)) for mine in weeks.values()]


def _draw(guest: Guest, hidden: str | None, found: list[Measured]) -> None:
    say = guest.words.say
    markup(f"<h1>{escape(say('web.nav.body'))}</h1><p class='lead'>{escape(say('web.body.lead'))}</p>", "div", "claim")
    if hidden is not None:
        markup(f"<p>{escape(say(f'web.body.hidden_{hidden}'))}</p>", "div", "notice").props("role=note")
    if guest.visitor.role != "coach":
        markup(_form(guest, hidden), "section")
    markup(measures_html(guest, found)).props("data-measures")


def _form(guest: Guest, hidden: str | None) -> str:
    words, say = guest.words, guest.words.say
    fields = "".join(_field(words, name) for name in offered(hidden))
    today = guest.today.isoformat()
    return (
        f'<h2>{escape(say("web.body.log"))}</h2><form class="fields" data-measure="{escape(guest.href("/app/body/measure"))}" '
        f'data-athlete="{escape(guest.id)}" data-away="{escape(say("web.body.away"))}"><label><span>{escape(say("web.field.day"))}'
        f'</span><input type="date" name="day" value="{today}" max="{today}" required/></label>'
        f'<div class="measure-fields">{fields}</div><button class="button main">{escape(say("web.body.keep"))}</button>'
        '<p class="form-answer" role="status"></p><p data-reply role="alert"></p></form>'
    )


def _field(words: WebWords, name: str) -> str:
    about = quantity_of(name)
    low, high = (_shown(words, name, limit) for limit in (about.low, about.high))
    label = f"{_titled(words, name)} ({_unit(name, about.unit, words)})"
    step = "0.1" if name in DECIMALS else "1"
    limits = numeric(round(low, 1), round(high, 1), step)
    return f'<label><span>{escape(label)}</span><input type="number" name="{name}" {limits} autocomplete="off"/></label>'


def _told(guest: Guest, asked: Asked, name: str) -> float | None:
    """A value in the unit it is kept in; None where the field was left empty. Raises BadValue."""
    said = str(asked.get(name) or "").strip().replace(",", ".")
    if not said:
        return None
    try:
        value = float(said)
    except ValueError:
        raise BadValue(_titled(guest.words, name), repr(said)[:20]) from None
    return value / guest.words.convert(1.0, UNITS[name]) if name in UNITS else value


def _day(guest: Guest, asked: Asked) -> date:
    try:
        day = date.fromisoformat(str(asked.get("day")))
    except ValueError:
        day = date.max
    if not EARLIEST <= day <= guest.today:
        raise BadValue(do=guest.words.say("web.body.which_day"))
    return day


def _shown(words: WebWords, name: str, value: float) -> float:
    return words.convert(value, UNITS[name]) if name in UNITS else value


def _unit(name: str, unit: str, words: WebWords) -> str:
    if name in UNITS:
        return words.unit(UNITS[name])
    return {"degC": "°C", "mmHg": words.unit("mmhg")}.get(unit, unit)


def _titled(words: WebWords, name: str) -> str:
    return words.say(f"web.body.{name}")
