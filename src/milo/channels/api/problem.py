"""Errors that exist only at the door: no token, too large an upload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import msgspec
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from milo.channels.api.misread import in_a_sentence, misread
from milo.channels.api.ways_on import not_json, parts
from milo.coach.safety.shell import Answered
from milo.vocabulary.errors import BadRecord, BadValue, MiloError, NotFound, RefusedFile, Unavailable, UnknownName
from milo.vocabulary.told_limits import StorageWithdrawn

# A program that is told 503 tries again later; any other answer would let it throw its readings away.
_STATUS: dict[type[MiloError], int] = {
    NotFound: 404,
    BadValue: 422,
    UnknownName: 422,
    BadRecord: 422,
    RefusedFile: 422,
    Unavailable: 503,
    StorageWithdrawn: 409,
    Answered: 409,
}
# What stands against the athlete's state, not against the request: sent again after the way back it is done. By code, since these
# errors are the app's.
_OF_STATE = {"training_locked": 409, "return_too_soon": 409}


LOCKS = "/api/v1/locks"  # what locks, what opens it, and beside it the two forms
ADDRESSES = "look the address up in /docs, which lists them all"
MOST_TOLD = 20  # wrong fields in one answer; a body of ten thousand has seen enough by then (our choice)


class Problem(MiloError):
    """An error with its HTTP status."""

    code = "refused"

    def __init__(self, status: int, wanted: str = "", found: str = "", do: str = "", allow: Sequence[str] = ()) -> None:
        self.status = status
        self.allow = list(allow)  # methods the address takes, for a 405 (RFC 9110, 15.5.6)
        super().__init__(wanted, found, do)


def as_problem(error: MiloError) -> JSONResponse:
    """An error as RFC 9457 problem+json: what was wanted, found, and what to do; several faults each under "errors"."""
    status = error.status if isinstance(error, Problem) else _OF_STATE.get(error.code) or _STATUS.get(type(error), 422)
    said = parts(error, status)
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": error.code.replace("_", " "),
        "status": status,
        "detail": str(error) if error.do else "; ".join(filter(None, (str(error), said["do"]))),
        **said,
    }
    if error.also:
        told = (error, *error.also)[:MOST_TOLD]
        body["errors"] = [{"field": e.field, **parts(e, status)} for e in told]
    if error.code in _OF_STATE:
        body["locks"] = LOCKS
    if isinstance(error, StorageWithdrawn) and error.reply is not None:
        body["reply"] = error.reply
    if isinstance(error, Answered):
        # As Coaching.public tells a reply; a fixed sentence has no notice, since no model would have spoken.
        body["reply"] = {**msgspec.to_builtins(error.reply.public()), "notice": None}
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if isinstance(error, Problem) and error.allow:
        headers["Allow"] = ", ".join(error.allow)
    return JSONResponse(body, status_code=status, media_type="application/problem+json", headers=headers)


def nowhere(paths: Mapping[str, Mapping[str, Any]], method: str, asked: str) -> Problem:
    """Why nothing answers at an address: its path is none of ours, or it takes other methods. paths: as the schema has them."""
    takes = sorted({name.upper() for path, methods in paths.items() if _fits(path, asked) for name in methods})
    if not takes or method in takes:
        return Problem(404, "an address of this API", "none with this path", ADDRESSES)
    return Problem(
        405,
        f"a method this address takes ({', '.join(takes)})",
        method,
        "send it with one of these methods; /docs says what each does",
        takes,
    )


def _fits(path: str, asked: str) -> bool:
    """Whether an address may be one of a path with places for values, such as /plans/{user_id}."""
    parts, found = path.strip("/").split("/"), asked.strip("/").split("/")
    return len(parts) == len(found) and all(_is_part(p, f) for p, f in zip(parts, found, strict=True))


def _is_part(part: str, found: str) -> bool:
    """Whether one part of an address may be a part of a path, such as {plan_id}:undo."""
    if not part.startswith("{"):
        return part == found
    behind = part.partition("}")[2]
    return found.endswith(behind) and len(found) > len(behind)


def refused_by_framework(error: HTTPException) -> Problem:
    """What the framework refuses before any route is asked, told as all other refusals are."""
    if error.status_code == 404:
        return Problem(404, "an address of this API", "none with this path", ADDRESSES)
    if error.status_code == 405:
        allow = (error.headers or {}).get("allow") or (error.headers or {}).get("Allow") or ""
        return Problem(
            405,
            "a method this address takes",
            "another one",
            "send it with one of Allow",
            [a.strip() for a in allow.split(",") if a],
        )
    # A body that cannot be taken apart is refused as any other body that is off.
    if error.status_code == 400:
        return Problem(422, "a body of JSON in UTF-8", str(error.detail), "send JSON in UTF-8")
    return Problem(
        error.status_code, "a request that can be read", str(error.detail), "send it as the example of this address in /docs"
    )


def told_wrong(request: Request, error: RequestValidationError) -> JSONResponse:
    """What of a request is wrong, as as_problem tells it, and every wrong field by name under "errors"."""
    language = language_asked(request)
    told = [faulty_field(one, request, language) for one in error.errors()[:MOST_TOLD]]
    first = {**told[0], "wanted": f"{told[0]['field']}: {told[0]['wanted']}"}
    body = {
        "type": "about:blank",
        "title": BadValue.code.replace("_", " "),
        "status": 422,
        "detail": in_a_sentence(first, language),
        "wanted": first["wanted"],
        "found": first["found"],
        "do": first["do"],
        "errors": told,
    }
    return JSONResponse(body, status_code=422, media_type="application/problem+json")


def language_asked(request: Request) -> str:
    """The language a client asks for by Accept-Language, as far as the API speaks it: "es", else "en"."""
    first = request.headers.get("accept-language", "").partition(",")[0].strip().lower()
    return "es" if first.startswith("es") else "en"


def faulty_field(one: dict[str, Any], request: Request, language: str) -> dict[str, str]:
    """A fault of a request as {"field", "wanted", "found", "do"}. one: as the framework tells it."""
    return not_json(one) if str(one["type"]) == "json_invalid" else misread(one, _fields_at(request, one["loc"]), language)


def _fields_at(request: Request, place: Sequence[Any]) -> list[str]:
    """Names of the fields a body takes where a fault stands; empty where that is not known. place: as the framework tells it."""
    body = getattr(request.scope.get("route"), "body_field", None)
    shape = getattr(getattr(body, "field_info", None), "annotation", None)
    for part in place[1:-1]:
        if not isinstance(part, int):
            shape = getattr(getattr(_model(shape), "model_fields", {}).get(part), "annotation", None)
    return list(getattr(_model(shape), "model_fields", {}))


def _model(shape: Any) -> Any:
    """The model in a type: itself, of a list, or beside None."""
    if hasattr(shape, "model_fields"):
        return shape
    return next((found for inner in get_args(shape) if (found := _model(inner)) is not None), None)
