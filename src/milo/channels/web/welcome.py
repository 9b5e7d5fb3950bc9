"""A new athlete: five answers are enough to begin. Only the owner of the house may add one."""

from __future__ import annotations

import asyncio
from html import escape
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.web.forms import Field, Values, form, leave_for, numeric
from milo.channels.web.frame import markup
from milo.channels.web.guest import NotSignedIn, Reception
from milo.channels.web.look import head
from milo.channels.web.plain import refused_page
from milo.channels.web.words import WebWords, language_of
from milo.report.style import MARK
from milo.vocabulary.athlete import MIN_AGE
from milo.vocabulary.errors import BadValue

GOALS = ("general", "endurance", "strength", "muscle_gain", "weight_loss")
SEXES = ("female", "male", "unspecified")


def install(reception: Reception) -> None:
    """Add the page."""

    @ui.page("/app/welcome", response_timeout=30)
    async def welcome_page(request: Request) -> Response | None:
        words = WebWords(language_of(request.headers.get("accept-language")))
        token = request.cookies.get(COOKIE)
        visitor = await asyncio.to_thread(reception.access.visitor, token)
        if visitor is None or visitor.user_id is not None:
            return HTMLResponse(
                refused_page("signed_out" if visitor is None else "not_found", words), 403 if visitor is None else 404
            )
        say = words.say

        async def save(values: Values) -> None:
            still = await asyncio.to_thread(reception.access.visitor, token)
            if still is None or still.user_id is not None:
                raise NotSignedIn(do=say("web.refused.signed_out"))
            athlete = await asyncio.to_thread(reception.flows.add_athlete, profile_of(values, words.language))
            leave_for(f"/app?athlete={athlete}" if still.is_owner else "/app/admin")

        ui.page_title("Milo")
        ui.add_head_html(head(words.language))
        with ui.element("main").classes("door"), ui.element("section"):
            markup(
                f'<div class="brand">{MARK}<span>Milo</span></div><h1>{escape(say("web.welcome.title"))}</h1>'
                f"<p>{escape(say('web.welcome.text'))}</p>"
            )
            form(_fields(words), say("web.welcome.add"), say("web.welcome.added"), save, language=words.language)
        return None


def profile_of(values: Values, language: str) -> dict[str, Any]:
    """Decoded profile JSON from the form's values; what was left empty is not said. Raises BadValue for no number."""
    profile: dict[str, Any] = {"language": language}
    for name in ("name", "date_of_birth", "sex", "goal", "units"):
        if values.get(name):
            profile[name] = values[name]
    for name in ("days_per_week", "weight_kg", "height_cm"):
        said = values.get(name, "").replace(",", ".")
        if said:
            try:
                number = float(said)
            except ValueError:
                raise BadValue(f"a number for {name}", repr(said)) from None
            profile[name] = int(number) if number == int(number) else number
    return profile


def _fields(words: WebWords) -> list[Field]:
    say = words.say
    return [
        Field(name="name", label=say("web.welcome.name"), more='maxlength="200" autocomplete="name"'),
        Field(
            name="date_of_birth",
            label=say("web.welcome.born"),
            kind="date",
            note=say("web.welcome.born_note", age=MIN_AGE),
            more="required",
        ),
        Field(name="sex", label=say("web.welcome.sex"), options={s: say(f"web.welcome.sex_{s}") for s in SEXES}),
        Field(name="goal", label=say("web.welcome.goal"), options={g: say(f"web.welcome.goal_{g}") for g in GOALS}),
        Field(
            name="days_per_week",
            label=say("web.welcome.days"),
            options={str(n): str(n) for n in range(1, 8)},
            value="3",
        ),
        Field(name="weight_kg", label=say("web.welcome.weight"), kind="number", more=numeric(20, 400)),
        Field(name="height_cm", label=say("web.welcome.height"), kind="number", more=numeric(80, 260)),
        Field(
            name="units", label=say("web.welcome.units"), options={u: say(f"web.welcome.units_{u}") for u in ("metric", "imperial")}
        ),
    ]
