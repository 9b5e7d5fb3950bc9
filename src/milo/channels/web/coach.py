"""The coach's page: a conversation that goes on where it was, words to begin with, and two plans compared on the digital twin."""

from __future__ import annotations

import asyncio
from datetime import datetime
from html import escape
from typing import Any

from fastapi import Request, Response
from nicegui import ui

from milo.channels.coaching import Coaching
from milo.channels.web.assets import COACH, framed_with, spoken
from milo.channels.web.coach_said import own_html, said_html
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception

CHIPS = ("today", "plan", "why", "how", "numbers", "swap", "log", "what_if")
"""Intents of coach.talk with a sentence each to begin with."""
SHOWN = 50  # messages of a page that is opened; all of them are in the export. Our choice


def install(reception: Reception, coaching: Coaching) -> None:
    """Add the page."""
    open_places("coach")

    @ui.page("/app/coach", response_timeout=30)
    async def coach_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        talk = await asyncio.to_thread(coaching.talk, guest.id, SHOWN)
        with framed_with(guest, "coach", COACH):
            _draw(guest, talk)
        return None


def talk_html(guest: Guest, talk: list[dict[str, Any]]) -> str:
    """A conversation, with the day above the first message of each."""
    html: list[str] = []
    day = None
    for message in talk:
        at = message.get("at")
        moment = at if isinstance(at, datetime) else datetime.fromisoformat(at) if isinstance(at, str) else None
        if moment is not None and moment.date() != day:
            day = moment.date()
            shown = guest.words.say("web.nav.today") if day == guest.today else f"{guest.words.weekday(day)} {guest.words.day(day)}"
            html.append(f'<p class="day-of">{escape(shown)}</p>')
        html.append(own_html(str(message.get("text", ""))) if message.get("role") == "athlete" else said_html(guest, message))
    return "".join(html)


def _draw(guest: Guest, talk: list[dict[str, Any]]) -> None:
    say = guest.words.say
    chips = "".join(
        f'<button type="button" class="chip-button" data-chip="{escape(say(f"web.coach.chip_{n}"))}">'
        f"{escape(say(f'web.coach.chip_{n}'))}</button>"
        for n in CHIPS
    )
    empty = (
        f'<div class="empty-state" data-empty>{icon("forum")}<h2>{escape(say("web.coach.empty"))}</h2><p>'
        f"{escape(say('web.coach.empty_note'))}</p></div>"
    )
    label, photo = escape(say("web.coach.write")), guest.html("food-page-photo-of-food")
    markup(
        f'<div class="hero slim"><div><h1>{escape(say("web.nav.coach"))}</h1><div class="when plain">'
        f"{escape(say('web.coach.about'))}</div></div></div>"
    )
    body = (
        f'<div class="log" data-log role="log" aria-live="polite" aria-label="{escape(say("web.coach.log"))}" tabindex="0">'
        f"{talk_html(guest, talk) if talk else empty}</div>"
        f'<div class="writing"><div class="chips-of" role="group" aria-label="{escape(say("web.coach.begin_with"))}">{chips}</div>'
        f'<form data-ask-form><label class="sr" for="say">{label}</label><div class="one-line">'
        f'<textarea id="say" name="text" rows="1" maxlength="4000" required placeholder="{escape(say("web.coach.hint"))}'
        '"></textarea>'
        f'<a class="button round" href="{escape(guest.href("/app/food", camera="photo"))}" '
        f'aria-label="{photo}" title="{photo}">{icon("photo_camera")}</a>'
        f'<button class="button main round" aria-label="{escape(say("web.coach.send"))}" '
        f'title="{escape(say("web.coach.send"))}">{icon("arrow_upward")}</button>'
        f"</div></form></div>{_what_if(guest)}"
    )
    place = markup(body, "div", "talk").props("data-talk")
    place.props["data-href"] = guest.href("/app/coach/ask")
    place.props["data-what-if"] = guest.href("/app/coach/what-if")
    place.props["data-words"] = spoken(guest, "coach")
    place.props["data-athlete"] = guest.id


def _what_if(guest: Guest) -> str:
    say = guest.words.say
    return (
        f'<details class="fold" data-what-if-of><summary>{icon("science")}{escape(say("web.coach.what_if"))}</summary>'
        f'<p class="quiet">{escape(say("web.coach.what_if_note"))}</p><form data-what-if-form><div class="one-line">'
        f'<input name="wanted" maxlength="200" required autocomplete="off" aria-label="{escape(say("web.coach.what_if"))}" '
        f'placeholder="{escape(say("web.coach.what_if_hint"))}"/><button class="button main">'
        f"{escape(say('web.coach.compare'))}</button></div></form>"
        '<div data-compared role="status"></div></details>'
    )
