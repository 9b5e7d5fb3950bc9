"""What the routes of exercises and routines share when something is written: whose word counts, versions, and refusals.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the bodies.
"""

from collections.abc import Callable
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from milo.channels.api.answers import StrictBody, answered
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import PROBLEM
from milo.channels.catalogue_desk import Entry, NotKept, Stale
from milo.channels.visitor import Visitor
from milo.vocabulary.exercises import catalogue

ANY = "*"
MOST_TOLD = 40  # findings in one answer; our choice


class EntryBody(StrictBody):
    """An exercise or routine as docs/catalogue.md describes it. version: the one that is changed; or send If-Match."""

    entry: dict[str, Any] = Field(examples=[{"en": "Garage day", "items": [{"exercise": "push_up", "sets": 3, "reps": 10}]}])
    why: str = Field("", max_length=300)
    version: int | None = Field(None, ge=0, examples=[None])


class CheckBody(StrictBody):
    """An entry to look through. id: of the one it is to replace."""

    entry: Any = Field(None, examples=[{"en": "House sled march"}])
    id: str | None = Field(None, max_length=100, examples=[None])


class RestoreBody(StrictBody):
    """Which version is to hold again. version: the one that holds now; or send If-Match."""

    to: int = Field(ge=0, examples=[1])
    version: int | None = Field(None, ge=0, examples=[None])


def writer(who: Visitor) -> str:
    """Whose word it is: the account, or "owner"."""
    return who.account_id or "owner"


def admin(who: Visitor) -> Visitor:
    """Raises Problem 403 for anybody but the owner and admins."""
    if who.role != "admin":
        raise Problem(403, "the owner of this Milo or an admin", f"a {who.role}")
    return who


def version_of(request: Request, told: int | None) -> int:
    """The version a change is about. Raises Problem 428 where none is told, 412 for an If-Match that is no version."""
    tag = request.headers.get("if-match")
    if tag is None:
        if told is None:
            raise Problem(428, "If-Match with the ETag of what you read, or version", "neither", "read it first")
        return told
    plain = tag.strip().removeprefix("W/").strip('"')
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 9:
        raise Problem(412, "an ETag as it was told", repr(tag[:40]), "read it again")
    return int(plain)


def told(line: Entry, status: int = 200) -> Response:
    """A version with its ETag; of an exercise also what everybody reads."""
    document: dict[str, Any] = {"line": line}
    if line.what == "exercise" and (known := catalogue().get(line.id)) is not None:
        document["exercise"] = known
    return answered(document, status, {"ETag": f'"{line.version}"'})


def kept(work: Callable[[], Response]) -> Response:
    """What work answers, or its refusal: 422 with every reason, 412 for a version that holds no more."""
    try:
        return work()
    except NotKept as error:
        reasons = [{"code": f.code, "field": f.field, "text": f.text} for f in error.findings if f.weight == "error"]
        body = {"type": "about:blank", "title": "not kept", "status": 422, "detail": str(error), "wanted": error.wanted,
            "found": error.found, "do": error.do, "reasons": reasons[:MOST_TOLD]}  # fmt: skip
        return JSONResponse(body, 422, media_type=PROBLEM)
    except Stale as error:
        raise Problem(412, error.wanted, error.found, error.do) from None
