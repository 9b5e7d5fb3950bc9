"""Errors that exist only at the door: no token, too large an upload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

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
MOST_TOLD = 20  # wrong fields in one answer; a body of ten thousand has seen enough by then (our choice)
LONGEST_FOUND = 60  # characters of what was sent that are said back (our choice)
_DO = {"missing": "add it", "extra_forbidden": "leave it out"}
_WANTED = {"missing": "a value", "extra_forbidden": "no field of this name"}


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
        return Problem(404, "an address of this API", "none with this path", "see /docs")
    return Problem(405, f"a method this address takes ({', '.join(takes)})", method, "see /docs", takes)


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
        return Problem(404, "an address of this API", "none with this path", "see /docs")
    if error.status_code == 405:
        allow = (error.headers or {}).get("allow") or (error.headers or {}).get("Allow") or ""
        return Problem(405, "a method this address takes", "another one", "see /docs", [a.strip() for a in allow.split(",") if a])
    # A body that cannot be taken apart is refused as any other body that is off.
    if error.status_code == 400:
        return Problem(422, "a body of JSON in UTF-8", str(error.detail), "send JSON in UTF-8")
    return Problem(error.status_code, "a request that can be read", str(error.detail), "see /docs")


def told_wrong(request: Request, error: RequestValidationError) -> JSONResponse:
    """What of a request is wrong, as as_problem tells it, and every wrong field by name under "errors"."""
    told = [_field(one) for one in error.errors()[:MOST_TOLD]]
    first = told[0]
    wanted = BadValue(f"{first['field']}: {first['wanted']}", first["found"], first["do"])
    body = {
        "type": "about:blank",
        "title": wanted.code.replace("_", " "),
        "status": 422,
        "detail": str(wanted),
        "wanted": wanted.wanted,
        "found": wanted.found,
        "do": wanted.do,
        "errors": told,
    }
    return JSONResponse(body, status_code=422, media_type="application/problem+json")


def _field(one: dict[str, Any]) -> dict[str, str]:
    kind = str(one["type"])
    if kind == "json_invalid":
        return not_json(one)
    return {
        # A sender's own field names may hold halves of characters, which no answer can carry.
        "field": ".".join(str(part) for part in one["loc"]).encode("utf-8", "backslashreplace").decode(),
        "wanted": _WANTED.get(kind, str(one["msg"])),
        "found": "nothing" if kind == "missing" else _short(one.get("input")),
        "do": _DO.get(kind, "see /docs"),
    }


def _short(found: Any) -> str:
    """What was sent, short enough for a sentence; of what is long only its kind, since it may be anybody's readings."""
    plain = found is None or isinstance(found, int | float | bool | str)
    return repr(found) if plain and len(repr(found)) <= LONGEST_FOUND else type(found).__name__
