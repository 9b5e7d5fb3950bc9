"""What the pages of exercises and routines share: whom they let in, their frame, and how their forms are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import tzinfo
from html import escape
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from milo.channels.access import COOKIE
from milo.channels.catalogue_desk import Entry, NotKept
from milo.channels.contract import AthleteLine
from milo.channels.visitor import Visitor
from milo.channels.web.assets import CATALOGUE, cockpit_framed, spoken
from milo.channels.web.frame import icon, markup
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.own_time import moment, zone_of
from milo.channels.web.page_asked import JSON, Asked, body_of, refusal
from milo.channels.web.plain import refused_page
from milo.channels.web.words import WebWords, language_of
from milo.coach.own_words import Found
from milo.vocabulary.errors import MiloError, NotFound

Work = Callable[[Visitor, WebWords, Asked], dict[str, Any]]
MOST_HISTORY = 30  # versions shown; the API has all. Our choice


def let_in(reception: Reception, request: Request, roles: tuple[str, ...]) -> Visitor | Response:
    """Who is at the door, if they have one of the roles; for anybody else the page that is not there. Blocks."""
    words = WebWords(language_of(request.headers.get("accept-language")))
    who = reception.visitor(request.cookies.get(COOKIE), request.method, request.scope["path"])
    if who is None:
        return HTMLResponse(refused_page("signed_out", words), 403)
    if who.role not in roles:
        return HTMLResponse(refused_page("not_found", words), 404)
    return who


def guest_of(reception: Reception, who: Visitor, words: WebWords) -> Guest:
    """The one who looks, as the frame wants them: with the athletes they may go to, else as themself. Blocks."""
    house = reception.flows.athletes() if who.is_owner else []
    today = reception.access.clock.now().date()
    name = house[0].name if house else words.say("web.exercises.title")
    return Guest(who, AthleteLine(house[0].athlete_id if house else who.account_id or "", name, "told"), house, words, today)


async def drawn(
    reception: Reception, request: Request, roles: tuple[str, ...], draw: Callable[[Visitor, WebWords, tzinfo | None], str]
) -> Response | None:
    """A page of these for somebody with one of the roles. draw: its inside, in a thread, with the zone of the reader's clock."""
    who = await asyncio.to_thread(let_in, reception, request, roles)
    if isinstance(who, Response):
        return who
    words = WebWords(language_of(request.headers.get("accept-language")))
    guest = await asyncio.to_thread(guest_of, reception, who, words)
    inside = await asyncio.to_thread(lambda: draw(who, words, zone_of(reception.flows, who, None, request.cookies)))
    with cockpit_framed(guest, "admin", CATALOGUE):
        place = markup(inside, "div", "catalogue privacy")
        place.props["data-words"] = spoken(guest, "cockpit", "exercises")
    return None


def add_form_doors(app: FastAPI, reception: Reception, doors: str, roles: tuple[str, ...], works: Mapping[str, Work]) -> None:
    """Add what the forms of a page do: each work under its name below doors."""

    def add(name: str, work: Work) -> None:
        @app.post(f"{doors}/{name}", include_in_schema=False)
        async def door(request: Request) -> Response:
            return await answer(reception, request, roles, work)

    for name, work in works.items():
        add(name, work)


async def answer(reception: Reception, request: Request, roles: tuple[str, ...], work: Work) -> Response:
    """What work makes of somebody let in and what they asked, as JSON; findings of an entry that is not kept are shown."""
    who = await asyncio.to_thread(let_in, reception, request, roles)
    if isinstance(who, Response):
        return JSONResponse({"detail": "nothing here", "code": "not_found"}, who.status_code)
    words = WebWords(language_of(request.headers.get("accept-language")))
    try:
        made = await asyncio.to_thread(work, who, words, await body_of(request))
    except NotKept as error:
        made = {
            "fault": True,
            "said": words.say("web.exercises.not_kept"),
            "html": {"findings": findings_html(words, error.findings)},
        }
    except MiloError as error:
        return refusal(error)
    return Response(msgspec.json.encode(made), media_type=JSON)


def findings_html(words: WebWords, findings: list[Found]) -> str:
    """What the checker says, errors first."""
    say = words.say
    title = f"<h2>{escape(say('web.exercises.checked'))}</h2>"
    if not findings:
        return f'{title}<p class="all-well">{icon("check_circle")}{escape(say("web.exercises.all_well"))}</p>'
    rows = "".join(
        f'<li class="{f.weight}">{icon("error" if f.weight == "error" else "info")}<span>'
        f"<b>{escape(say(f'web.exercises.{f.weight}'))}</b> {escape(f.text)}</span></li>"
        for f in findings
    )
    return f'{title}<ul class="findings">{rows}</ul>'


def history_html(words: WebWords, lines: list[Entry], doors: str, zone: tzinfo | None) -> str:
    """Every version with who wrote it, when and why, and the button that lets an older one hold again.

    doors: where forms go.  zone: of the reader's clock, None where it is not known.
    """
    say = words.say
    title = f"<h2>{escape(say('web.exercises.history'))}</h2>"
    if not lines:
        return f'{title}<p class="quiet">{escape(say("web.exercises.no_history"))}</p>'
    rows = []
    for line in lines[:MOST_HISTORY]:
        back = line.version - 1 if line is lines[0] else line.version
        word = "undo" if line is lines[0] else "restore"
        when = moment(words, line.at, zone) if line.at is not None else ""
        state = say("web.exercises.was_withheld") if line.withheld else ""
        about = " · ".join(part for part in (when, line.by or "", state) if part)
        rows.append(
            f"<li><div><b>{escape(say('web.exercises.version', number=line.version))}</b> {escape(line.why or '')}"
            f"<small>{escape(about)}</small></div>"
            f'<form data-post="{escape(doors)}/restore"><input type="hidden" name="id" value="{escape(line.id)}"/>'
            f'<input type="hidden" name="version" value="{lines[0].version}"/><input type="hidden" name="to" value="{back}"/>'
            f'<button class="button" aria-label="{escape(say(f"web.exercises.{word}_of", number=line.version))}">'
            f"{escape(say(f'web.exercises.{word}'))}</button></form></li>"
        )
    return f'{title}<ol class="versions">{"".join(rows)}</ol>'


def lines_of(asked: Asked, name: str) -> list[str]:
    """The lines of a text field that hold something."""
    return [line.strip() for line in str(asked.get(name) or "").splitlines() if line.strip()]


def version_asked(asked: Asked) -> int:
    """The version a form was made from. Raises NotFound for none."""
    said = str(asked.get("version", ""))
    if not (said.isascii() and said.isdigit()):
        raise NotFound("the version this form was made from", "none", "reload the page")
    return int(said)
