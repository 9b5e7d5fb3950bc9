"""One small page: how the night and the day were, and a run or a ride that no watch saw."""

from __future__ import annotations

from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.coaching import Coaching
from milo.channels.web.assets import COACH, framed_with, spoken
from milo.channels.web.forms import Field, numeric
from milo.channels.web.frame import markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.train_told import ACTIVITIES
from milo.channels.web.words import WebWords
from milo.channels.web.workout import units_of

SCALES = {"mood": (1, 5), "energy": (1, 5), "soreness": (1, 10)}
"""Scales of docs/logging.md."""
ILLNESS = ("none", "cold", "fever")


def install(reception: Reception, coaching: Coaching) -> None:
    """Add the page."""
    open_places("checkin")

    @ui.page("/app/checkin", response_timeout=30)
    async def checkin_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        with framed_with(guest, "checkin", COACH):
            _draw(guest)
        return None


def _draw(guest: Guest) -> None:
    words, say = guest.words, guest.words.say
    units = units_of(words)
    markup(
        f'<div class="hero"><div><h1>{escape(say("web.checkin.title"))}</h1><div class="when plain">'
        f"{escape(say('web.checkin.about'))}</div></div></div>"
    )
    button = f'<button class="button main">{escape(say("web.checkin.save"))}</button><p class="form-answer" role="status"></p>'
    body = (
        '<div class="said" data-said role="alert"></div><div class="pair-of"><section>'
        f'<h2>{escape(say("web.checkin.day"))}</h2><form class="fields" data-daily>{_daily(words)}{button}</form></section>'
        f'<section><h2>{escape(say("web.checkin.outing"))}</h2><form class="fields" data-outing>'
        f"{_outing(words)}{button}</form></section></div>"
    )
    place = markup(body, "div", "checkin").props("data-checkin")
    place.props["data-words"] = spoken(guest, "checkin")
    place.props["data-log"] = guest.href("/app/workout/log")
    place.props["data-athlete"] = guest.id
    place.props["data-per-kg"] = str(units["per_kg"])
    place.props["data-per-km"] = str(units["per_km"])


def _daily(words: WebWords) -> str:
    say = words.say
    sleep = Field(name="sleep_hours", label=say("web.checkin.sleep"), kind="number", more=numeric(0, 24, "0.25"))
    weight = Field(
        name="weight_kg", label=f"{say('web.checkin.weight')} ({words.unit('kg')})", kind="number", more=numeric(20, 900, "0.1")
    )
    ill = Field(
        name="illness", label=say("web.checkin.illness"), options={"": "–"} | {i: say(f"web.checkin.ill_{i}") for i in ILLNESS}
    )
    return sleep.html() + "".join(_scale(words, name, *ends) for name, ends in SCALES.items()) + weight.html() + ill.html()


def _scale(words: WebWords, name: str, low: int, high: int) -> str:
    """A row of numbers to press; nothing is pressed beforehand."""
    choices = "".join(
        f'<label><input type="radio" name="{name}" value="{n}"/><span>{n}</span></label>' for n in range(low, high + 1)
    )
    said = words.say(f"web.checkin.{name}")
    note = words.say(f"web.checkin.{name}_note")
    return (
        f'<fieldset class="effort"><legend>{escape(said)}</legend><div>{choices}</div><small class="quiet">'
        f"{escape(note)}</small></fieldset>"
    )


def _outing(words: WebWords) -> str:
    say = words.say
    options = {a: words.word("activity", a) for a in ACTIVITIES}
    fields = [
        Field(name="activity", label=say("web.checkin.activity"), options=options),
        Field(name="at", label=say("web.checkin.when"), kind="datetime-local", more="required"),
        Field(name="minutes", label=say("web.checkin.minutes"), kind="number", more=f"required {numeric(1, 1440)}"),
        Field(
            name="distance",
            label=f"{say('web.checkin.distance')} ({words.unit('km')})",
            kind="number",
            more=numeric(0, 1000, "0.01"),
        ),
        Field(name="heart", label=f"{say('web.checkin.heart')} ({words.unit('bpm')})", kind="number", more=numeric(20, 260, "1")),
    ]
    efforts = "".join(f'<label><input type="radio" name="rpe" value="{n}"/><span>{n}</span></label>' for n in range(11))
    return (
        "".join(field.html() for field in fields)
        + f'<fieldset class="effort"><legend>{escape(say("web.workout.effort"))}</legend><div>{efforts}</div></fieldset>'
        f'<label><span>{escape(say("web.workout.notes"))}</span><textarea name="notes" rows="2" maxlength="4000">'
        "</textarea></label>"
    )
