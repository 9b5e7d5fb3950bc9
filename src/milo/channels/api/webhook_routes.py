"""The routes of webhooks: an athlete's own, and the house's for its owner.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within webhook_routes.
"""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from milo.channels.api import webhook_documents as docs
from milo.channels.api.asking import Asking
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import described
from milo.channels.visitor import Visitor
from milo.channels.webhooks import LONGEST_URL, HookDesk
from milo.vocabulary.errors import NotFound

Text = Annotated[str, Field(max_length=200)]
Whom = Annotated[str | None, Query(max_length=200)]
"""For the owner: whose webhooks; left out, the house's."""


class HookBody(BaseModel):
    """An address to tell. events: see GET /docs or docs/webhooks.md.  athlete_id: for the owner; left out, the house's events."""

    model_config = ConfigDict(extra="forbid")
    url: str = Field(min_length=1, max_length=LONGEST_URL, examples=["https://example.org/milo"])
    events: list[Text] = Field(min_length=1, max_length=20, examples=[["workout.logged", "plan.changed"]])
    athlete_id: Text | None = None


def webhook_routes(hooks: HookDesk, asking: Asking) -> APIRouter:
    """Routes under /api/v1/webhooks."""
    router = APIRouter(prefix="/api/v1/webhooks", tags=["webhooks"])
    Person = Annotated[Visitor, Depends(asking.person)]

    def whose(who: Visitor, athlete_id: str | None) -> str | None:
        """Whose webhooks are meant: one's own; the owner's choice. Raises Problem 403 for a coach, NotFound for other people's."""
        if who.user_id is None:
            return None if athlete_id is None else asking.may_see(athlete_id, who)
        if who.athlete_id is None:
            raise Problem(403, "an athlete, or the owner of this Milo", f"the role {who.role}")
        if athlete_id is not None and athlete_id != who.athlete_id:
            raise NotFound(f"an athlete with id {athlete_id}", "nobody")
        return who.athlete_id

    @router.get("", responses=described(docs.HooksDocument))
    def listed(who: Person, athlete_id: Whom = None) -> Response:
        """The addresses that are told; never the secrets."""
        return _json({"webhooks": hooks.hooks(whose(who, athlete_id))})

    @router.post("", status_code=201, responses=described(docs.NewHookDocument, 201))
    def add(who: Person, body: HookBody) -> Response:
        """Tell an address from now on. The secret that signs is in this answer and in no other."""
        made = hooks.add(whose(who, body.athlete_id), body.url, body.events)
        return _json({"webhook": made.hook, "secret": made.secret}, 201)

    @router.delete("/{hook_id}", status_code=204, responses=described(status=204))
    def remove(who: Person, hook_id: str, athlete_id: Whom = None) -> Response:
        """Forget an address with all that was on its way to it."""
        hooks.remove(whose(who, athlete_id), hook_id)
        return Response(status_code=204)

    @router.post("/{hook_id}/enable", responses=described(docs.HookDocument))
    def enable(who: Person, hook_id: str, athlete_id: Whom = None) -> Response:
        """Switch a webhook on again that was switched off after many failures."""
        return _json({"webhook": hooks.enable(whose(who, athlete_id), hook_id)})

    @router.post("/{hook_id}/ping", status_code=202, responses=described(docs.DeliveryDocument, 202))
    def ping(who: Person, hook_id: str, athlete_id: Whom = None) -> Response:
        """Send an event of type "ping", to try the address."""
        return _json({"delivery": hooks.ping(whose(who, athlete_id), hook_id)}, 202)

    @router.get("/{hook_id}/deliveries", responses=described(docs.DeliveriesDocument))
    def deliveries(who: Person, hook_id: str, athlete_id: Whom = None, limit: Annotated[int, Query(ge=1, le=500)] = 50) -> Response:
        """What was sent, what waits, what was given up and why; the newest first, for two weeks."""
        return _json({"deliveries": hooks.deliveries(whose(who, athlete_id), hook_id, limit)})

    return router


def _json(document: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(document), status_code=status, media_type="application/json")
