"""What the coach's routes share: bodies that refuse what they do not know, answers as documents, lists page by page.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the dependencies.
"""

import base64
import binascii
from collections.abc import Callable, Coroutine, Sequence
from typing import Annotated, Any, get_args

import msgspec
from fastapi import Depends, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from milo.channels.api.asking import Asking
from milo.channels.api.problem import Problem, told_wrong
from milo.channels.locks_told import reasons_open, text_without_reasons, without_reasons
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import BadValue

PREFIXES = ("/api/v1", "")
"""New paths, and the older ones that keep working (contracts.md section 3)."""
CLOSED = frozenset({"application/json", "text/plain"})
"""What answers are made of that may tell reasons."""
MOST_LISTED = 200  # items in one page of a list (our choice)


class StrictBody(BaseModel):
    """A request body that takes no key it does not know."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    @field_validator("*", mode="before")
    @classmethod
    def _no_yes_for_a_number(cls, value: Any, info: ValidationInfo) -> Any:
        """True is no 1: somebody who sends it for hours of sleep means something else."""
        wanted = cls.model_fields[info.field_name or ""].annotation
        if isinstance(value, bool) and bool not in (wanted, *get_args(wanted)):
            raise PydanticCustomError("no_yes", "a value that is neither true nor false")
        return value


class ToldRoute(APIRoute):
    """A route whose refusal of a body says what was wanted and found, as all others do; and that closes reasons to who may not
    read them: whatever a route tells of locks, a coach reads no more of it than their consent opens (channels.locks_told).
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return _closed(request, await answer(request))
            except RequestValidationError as e:
                first = e.errors()[0]
                if isinstance(first.get("input"), bytes):
                    do = "send the header Content-Type: application/json"
                    raise BadValue("a body of JSON that is named so", "bytes of another kind, or of none", do) from None
                return told_wrong(request, e)

        return told


def athlete_asked_for(asking: Asking) -> Callable[..., str]:
    """A dependency: whose things a request is about: the token's athlete, or the `user_id` the owner or a coach names."""

    def asked_for(
        who: Annotated[Visitor, Depends(asking.visitor)],
        user_id: Annotated[str | None, Query(max_length=64, description="Left out: the token's own athlete.")] = None,
    ) -> str:
        named = user_id or who.user_id
        if not named:
            raise Problem(422, "user_id, the athlete this is about", "none", "the owner's token is no athlete's: add ?user_id=")
        return asking.may_see(named, who)

    return asked_for


def answered(document: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A document as JSON; msgspec keeps exact types and is quick."""
    return Response(msgspec.json.encode(document), status_code=status, media_type="application/json", headers=headers)


def page(items: Sequence[dict[str, Any]], id: str, limit: int, cursor: str | None) -> tuple[list[dict[str, Any]], str | None]:
    """A page of a list and the cursor of the next one, None at the end.

    id: the key that names an item.  cursor: of the page before. Raises BadValue for one that is no item of this list.
    """
    at = 0
    if cursor is not None:
        try:
            last = base64.urlsafe_b64decode(cursor.encode()).decode()
        except (binascii.Error, ValueError):
            raise BadValue("the cursor of a page before", repr(cursor[:40]), "begin again without one") from None
        at = next((i + 1 for i, item in enumerate(items) if str(item[id]) == last), -1)
        if at < 0:
            raise BadValue("the cursor of a page before", repr(cursor[:40]), "begin again without one")
    found = list(items[at : at + limit])
    more = at + limit < len(items)
    return found, base64.urlsafe_b64encode(str(found[-1][id]).encode()).decode() if more and found else None


def _closed(request: Request, made: Response) -> Response:
    who: Visitor | None = getattr(request.state, "visitor", None)
    about = request.path_params.get("user_id") or request.query_params.get("user_id")
    if who is None or not about or reasons_open(who, about) or made.media_type not in CLOSED:
        return made
    if made.media_type == "text/plain":
        return PlainTextResponse(text_without_reasons(bytes(made.body).decode()), made.status_code)
    language = "es" if request.headers.get("accept-language", "").startswith("es") else "en"
    return answered(without_reasons(msgspec.json.decode(made.body), language), made.status_code)
