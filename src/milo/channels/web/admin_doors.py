"""The plain routes behind the admin's pages: the live look, what their forms do, the CSV."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from milo.channels.admin_desk import AdminDesk
from milo.channels.visitor import Visitor
from milo.channels.web.admin import admin_at
from milo.channels.web.admin_drawing import counted
from milo.channels.web.admin_letters import letters_html
from milo.channels.web.admin_people import people_html
from milo.channels.web.admin_safety import asked_of
from milo.channels.web.admin_system import models_html, system_html
from milo.channels.web.guest import Reception
from milo.channels.web.page_asked import JSON, Asked, body_of, refusal, text_of
from milo.channels.web.words import WebWords, language_of
from milo.vocabulary.errors import MiloError, NotFound

LONGEST = 300
MOST_AGAIN = 500  # messages one press of the button sends again (our choice)
Work = Callable[[Visitor, WebWords, Asked], Any]
Answer = Callable[[Request, Work], Coroutine[Any, Any, Response]]


def add_admin_doors(app: FastAPI, reception: Reception, desk: AdminDesk) -> None:
    """Add the routes to the server's application."""

    async def answer(request: Request, work: Work) -> Response:
        """What work makes of an admin and what they asked, as JSON; work runs in a thread."""
        who = await asyncio.to_thread(admin_at, reception, request)
        if isinstance(who, Response):
            return _told(who.status_code)
        words = WebWords(language_of(request.headers.get("accept-language")))
        try:
            asked = await body_of(request) if request.method == "POST" else dict(request.query_params)
            made = await asyncio.to_thread(work, who, words, asked)
        except MiloError as error:
            return refusal(error)
        return Response(msgspec.json.encode(made), media_type=JSON)

    @app.get("/app/admin/live", include_in_schema=False)
    async def live(request: Request) -> Response:
        """The system's page as it is now."""
        return await answer(request, lambda who, words, asked: {"html": system_html(words, desk.health())})

    @app.post("/app/admin/models", include_in_schema=False)
    async def models(request: Request) -> Response:
        """Knock at the models' doors."""

        def knock(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
            html = {"models": models_html(words, desk.health(ask_models=True))}
            return {"said": words.say("web.admin.knocked"), "html": html}

        return await answer(request, knock)

    @app.get("/app/admin/safety.csv", include_in_schema=False)
    async def safety_csv(request: Request) -> Response:
        who = await asyncio.to_thread(admin_at, reception, request)
        if isinstance(who, Response):
            return who
        sheet = await asyncio.to_thread(desk.decisions_csv, who, asked_of(request.query_params))
        headers = {"Content-Disposition": 'attachment; filename="milo-safety.csv"', "Cache-Control": "no-store"}
        return Response(sheet, media_type="text/csv", headers=headers)

    _add_people(app, answer, desk)
    _add_letters(app, answer, desk)


def _add_people(app: FastAPI, answer: Answer, desk: AdminDesk) -> None:
    def told(who: Visitor, words: WebWords, said: str, link: str | None = None) -> dict[str, Any]:
        return {"said": said, "html": people_html(words, desk.people(who), link)}

    @app.post("/app/admin/people/invite", include_in_schema=False)
    async def invite(request: Request) -> Response:
        base = str(request.base_url).rstrip("/")

        def work(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
            made = desk.invite(who, text_of(asked, "role", LONGEST))
            return told(who, words, words.say("web.admin.invited"), f"{base}{made.path}")

        return await answer(request, work)

    @app.post("/app/admin/people/withdraw/{invitation_id}", include_in_schema=False)
    async def withdraw(request: Request, invitation_id: str) -> Response:
        def work(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
            desk.withdraw(who, invitation_id)
            return told(who, words, words.say("web.admin.withdrawn"))

        return await answer(request, work)

    @app.get("/app/admin/people/{account_id}/erasure", include_in_schema=False)
    async def erasure(request: Request, account_id: str) -> Response:
        def work(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
            there = desk.to_erase(who, account_id)
            known = desk.person(who, account_id)
            if not known.is_athlete:
                return {"said": words.say("web.admin.erase_note_account")}
            return {"said": words.say("web.admin.erase_note", count=words.number(there.records))}

        return await answer(request, work)

    @app.post("/app/admin/people/{account_id}/{act}", include_in_schema=False)
    async def change(request: Request, account_id: str, act: str) -> Response:
        def work(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
            say = words.say
            match act:
                case "role":
                    desk.give_role(who, account_id, text_of(asked, "role", LONGEST))
                    said = say("web.admin.role_changed")
                case "lock":
                    desk.lock(who, account_id, text_of(asked, "reason", LONGEST))
                    said = say("web.admin.was_locked")
                case "unlock":
                    desk.unlock(who, account_id)
                    said = say("web.admin.was_unlocked")
                case "close":
                    desk.close_sessions(who, account_id, keys="keys" in asked)
                    said = say("web.admin.closed")
                case "erase":
                    gone = desk.erase(who, account_id, text_of(asked, "email", LONGEST))
                    said = say("web.admin.erased", count=words.number(gone.records))
                case _:
                    raise NotFound("something an admin does", "nothing of that name")
            return told(who, words, said)

        return await answer(request, work)


def _add_letters(app: FastAPI, answer: Answer, desk: AdminDesk) -> None:
    def told(words: WebWords, said: str, stream: str | None = None) -> dict[str, Any]:
        html = letters_html(words, desk.letters(stream), stream)
        return {"said": said, "html": html}

    @app.post("/app/admin/letters/retry-all", include_in_schema=False)
    async def retry_all(request: Request) -> Response:
        def work(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
            stream = str(asked.get("stream") or "") or None
            return told(words, counted(words, "retried", desk.retry_all(who, stream, MOST_AGAIN).sent), stream)

        return await answer(request, work)

    @app.post("/app/admin/letters/{letter_id}/{act}", include_in_schema=False)
    async def change(request: Request, letter_id: str, act: str) -> Response:
        def work(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
            if act == "retry":
                return told(words, counted(words, "retried", desk.retry(who, letter_id).sent))
            if act == "discard":
                desk.discard(who, letter_id, text_of(asked, "reason", LONGEST))
                return told(words, words.say("web.admin.discarded"))
            raise NotFound("something an admin does", "nothing of that name")

        return await answer(request, work)


def _told(status: int) -> Response:
    """That somebody is no admin, as a script reads it: to all others there is nothing here."""
    if status == 404:
        return JSONResponse({"detail": "There is no such page.", "code": "not_found"}, 404)
    return JSONResponse({"detail": "Sign in first.", "code": "not_signed_in"}, 403)
