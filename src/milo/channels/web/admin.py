"""The admin's room: the system, people, messages set aside, the safety audit, what admins did. For others there is nothing here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from html import escape

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.admin_desk import AdminDesk
from milo.channels.contract import AthleteLine
from milo.channels.visitor import Visitor
from milo.channels.web.admin_letters import letters_html
from milo.channels.web.admin_models import trained_html
from milo.channels.web.admin_people import people_html
from milo.channels.web.admin_safety import acts_html, asked_of, safety_html
from milo.channels.web.admin_system import system_html
from milo.channels.web.assets import ADMIN, cockpit_framed, spoken
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.plain import refused_page
from milo.channels.web.words import WebWords, language_of
from milo.vocabulary.errors import MiloError

ROOMS = (
    ("system", "/app/admin", "monitor_heart"),
    ("people", "/app/admin/people", "group"),
    ("letters", "/app/admin/letters", "mark_email_unread"),
    ("safety", "/app/admin/safety", "health_and_safety"),
    ("models", "/app/admin/models", "model_training"),
    ("acts", "/app/admin/acts", "history"),
)
EXERCISES = ("exercises", "/app/admin/exercises", "fitness_center")  # of the catalogue; linked to, built elsewhere
Drawing = Callable[[Request, Visitor, WebWords], str]


def install(reception: Reception, desk: AdminDesk) -> None:
    """Add the pages. Nobody but admins is told that there are any."""
    open_places("admin")

    async def served(request: Request, here: str, draw: Drawing) -> Response | None:
        words = WebWords(language_of(request.headers.get("accept-language")))
        who = await asyncio.to_thread(admin_at, reception, request)
        if isinstance(who, Response):
            return who
        try:
            inside = await asyncio.to_thread(draw, request, who, words)
        except MiloError as e:
            inside = f'<div class="empty-state error">{icon("error")}<p>{escape(e.sentence())}</p></div>'
        guest = await asyncio.to_thread(_guest, reception, who, words)
        with cockpit_framed(guest, "admin", ADMIN):
            markup(_head(words, here))
            place = markup(inside, "div", "admin privacy")
            place.props["data-words"] = spoken(guest, "cockpit", "admin")
        return None

    @ui.page("/app/admin", response_timeout=30)
    async def system_page(request: Request) -> Response | None:
        return await served(request, "system", lambda request, who, words: parted(system_html(words, desk.health())))

    @ui.page("/app/admin/people", response_timeout=30)
    async def people_page(request: Request) -> Response | None:
        cursor = request.query_params.get("cursor")
        return await served(
            request, "people", lambda request, who, words: parted(people_html(words, desk.people(who, cursor=cursor)))
        )

    @ui.page("/app/admin/letters", response_timeout=30)
    async def letters_page(request: Request) -> Response | None:
        stream, cursor, open = (request.query_params.get(name) or None for name in ("stream", "cursor", "open"))

        def draw(request: Request, who: Visitor, words: WebWords) -> str:
            shown = None if open is None else desk.letter(who, open)
            return parted(letters_html(words, desk.letters(stream, cursor=cursor), stream, shown))

        return await served(request, "letters", draw)

    @ui.page("/app/admin/safety", response_timeout=60)
    async def safety_page(request: Request) -> Response | None:
        cursor = request.query_params.get("cursor")

        def draw(request: Request, who: Visitor, words: WebWords) -> str:
            asked = asked_of(request.query_params)
            return parted(safety_html(words, asked, desk.decisions(who, asked, cursor=cursor), desk.standing(who)))

        return await served(request, "safety", draw)

    @ui.page("/app/admin/models", response_timeout=60)
    async def models_page(request: Request) -> Response | None:
        return await served(request, "models", lambda request, who, words: parted(trained_html(words, desk.trained())))

    @ui.page("/app/admin/acts", response_timeout=30)
    async def acts_page(request: Request) -> Response | None:
        cursor = request.query_params.get("cursor")
        return await served(request, "acts", lambda request, who, words: parted(acts_html(words, desk.acts(cursor=cursor))))


def admin_at(reception: Reception, request: Request) -> Visitor | Response:
    """The admin of a request; for anybody else the page that is not there. Blocks."""
    words = WebWords(language_of(request.headers.get("accept-language")))
    who = reception.visitor(request.cookies.get(COOKIE), request.method, request.scope["path"])
    if who is None:
        return HTMLResponse(refused_page("signed_out", words), 403)
    if who.role != "admin":
        return HTMLResponse(refused_page("not_found", words), 404)
    return who


def parted(parts: dict[str, str]) -> str:
    """Parts of a page, each in the place where a change puts it anew."""
    return "".join(f'<section data-part="{name}" id="{name}">{inside}</section>' for name, inside in parts.items() if inside)


def _guest(reception: Reception, who: Visitor, words: WebWords) -> Guest:
    """The admin as the frame wants them: with the athletes they may go to, and as themself in an empty house."""
    house = reception.flows.athletes() if who.is_owner else []
    today = reception.access.clock.now().date()
    first = house[0] if house else AthleteLine("", words.say("web.admin.title"), "told")
    return Guest(who, AthleteLine(first.athlete_id, first.name, "told"), house, words, today)


def _head(words: WebWords, here: str) -> str:
    say = words.say
    links = "".join(
        f'<a href="{path}"{" aria-current=page" if name == here else ""}>{icon(sign)}<span>{escape(say(f"web.admin.part_{name}"))}'
        "</span></a>"
        for name, path, sign in (*ROOMS, EXERCISES)
    )
    return (
        f'<div class="hero slim"><div><h1>{escape(say("web.admin.title"))}</h1><div class="when plain">'
        f'{escape(say("web.admin.about"))}</div></div></div><nav class="admin-rooms" aria-label="{escape(say("web.admin.parts"))}">'
        f"{links}</nav>"
    )
