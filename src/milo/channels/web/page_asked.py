"""How a page's script asks and is answered: whom it was opened for, what it sent, and errors of ours as sentences."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from fastapi import Request
from fastapi.responses import JSONResponse, Response
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect

from milo.channels.api.problem import Problem
from milo.channels.api.uploads import uploaded
from milo.channels.web.coach_said import said_html
from milo.channels.web.guest import Guest, Reception, refused_json
from milo.coach.safety.shell import Answered
from milo.vocabulary.errors import BadValue, MiloError, NotFound
from milo.vocabulary.told_limits import Refusal, in_words

MOST_BODY = 300_000  # bytes; a year's plan as text is a third of it. Our choice
JSON = "application/json"
MEANT = "x-milo-athlete"  # whom a page was opened for; who is signed in may have changed since


Asked = Mapping[str, Any]


class OtherAthlete(MiloError):
    """A page that was opened for somebody else than who is at the door now."""

    code = "other_athlete"


async def visiting(reception: Reception, request: Request) -> Guest | Response:
    """The guest of a script's request, or the refusal as JSON."""
    guest = await reception.guest(request)
    if not isinstance(guest, Guest):
        return refused_json(guest)
    meant = request.headers.get(MEANT)
    if meant is not None and meant != guest.id:
        return refusal(OtherAthlete("the athlete this page was opened for", "another one", "reload the page"))
    return guest


async def answer(reception: Reception, request: Request, work: Callable[[Guest, Asked], Any]) -> Response:
    """What work makes of a guest and what they asked, as JSON; work runs in a thread. Errors of ours are told as their sentence.

    A question is the address's query for GET and the JSON body for POST.
    """
    guest = await visiting(reception, request)
    if isinstance(guest, Response):
        return guest
    try:
        asked = await body_of(request) if request.method == "POST" else dict(request.query_params)
        made = await asyncio.to_thread(work, guest, asked)
    except Answered as error:
        return said_instead(guest, error)
    except MiloError as error:
        return refusal(error, guest.words.language)
    return Response(msgspec.json.encode(made), media_type=JSON)


async def answer_file(
    reception: Reception, request: Request, most: int, do: str, work: Callable[[Guest, Path, str], Any]
) -> Response:
    """What work makes of a guest, the file they sent and its name, as JSON; the file is deleted once work is done.

    Parameters
    ----------
    reception : Reception
    request : Request
        A form with a "file".
    most : int
        Bytes the file may have.
    do : str
        What to do with a larger one.
    work : callable
        Runs in a thread. Errors of ours are told as their sentence.
    """
    guest = await visiting(reception, request)
    if isinstance(guest, Response):
        return guest
    async with request.form(max_files=1, max_fields=5) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            return refusal(BadValue("a file", "none"), guest.words.language)

        def read() -> bytes:
            with uploaded(file, most, do) as path:
                return msgspec.json.encode(work(guest, path, file.filename or ""))

        try:
            return Response(await asyncio.to_thread(read), media_type=JSON)
        except Problem as problem:
            return refusal(BadValue(do=str(problem)), guest.words.language)
        except MiloError as error:
            return refusal(error, guest.words.language)


def said_instead(guest: Guest, error: Answered) -> Response:
    """The coach's reply to words that were meant for something else: as the talk shows it, and what it locks."""
    reply = msgspec.to_builtins(error.reply.public())
    told = {
        "detail": error.reply.text,
        "code": error.code,
        "level": error.reply.level,
        "html": said_html(guest, reply),
        "locked": error.reply.locked,
    }
    return JSONResponse(told, 409)


def refusal(error: MiloError, language: str = "en") -> Response:
    """An error of ours as a script reads it, in the reader's words where it has them; of one set it says which."""
    told: dict[str, Any] = {"detail": in_words(error, language), "code": error.code}
    if isinstance(error, Refusal):
        told |= error.place
    return JSONResponse(told, 404 if isinstance(error, NotFound) else 409)


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a POST. Raises BadValue.

    Only JSON is taken: another site's form cannot send that type without asking first, and is never answered.
    """
    wanted = "a JSON object"
    if request.headers.get("content-type", "").partition(";")[0].strip() != JSON:
        raise BadValue(f"{wanted} as {JSON}", request.headers.get("content-type") or "no type")
    try:
        body = await request.body()
    except ClientDisconnect:  # a page that was left while it asked: nobody reads the answer
        raise BadValue(wanted, "a request that broke off") from None
    if len(body) > MOST_BODY:
        raise BadValue(f"{wanted} of at most {MOST_BODY} bytes", f"{len(body)} bytes")
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise BadValue(wanted, "something else") from None
    if not isinstance(asked, dict):
        raise BadValue(wanted, type(asked).__name__)
    return asked


def text_of(asked: Asked, name: str, most: int) -> str:
    """A text that must be there. Raises BadValue."""
    said = asked.get(name)
    if not isinstance(said, str) or not said.strip():
        raise BadValue(f"{name}: a text", "none")
    if len(said) > most:
        raise BadValue(f"{name}: at most {most} characters", str(len(said)))
    return said


def number_asked(asked: Asked, name: str) -> int | None:
    """A whole number, None when it is not there. Raises BadValue."""
    said = asked.get(name)
    if said in (None, ""):
        return None
    try:
        return int(str(said))
    except ValueError:
        raise BadValue(f"{name}: a whole number", repr(said)[:40]) from None
