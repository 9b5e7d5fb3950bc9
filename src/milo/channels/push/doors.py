"""Where a browser says that it wants notices, and that it does not want them any more."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response

from milo.channels.push.book import PushBook, subscription_of
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer, text_of
from milo.vocabulary.errors import NotFound


def add_push_doors(app: FastAPI, reception: Reception, book: PushBook, public_key: str) -> None:
    """Add the routes. public_key: of this Milo's VAPID key, as browsers take it."""

    def own(guest: Guest) -> str:
        """Only the athlete's own browser is told of the athlete's day."""
        if guest.visitor.role == "coach":
            raise NotFound("an athlete's own page", "a coach's")
        return guest.id

    def key(guest: Guest, asked: Asked) -> dict[str, Any]:
        own(guest)
        return {"key": public_key}

    def subscribe(guest: Guest, asked: Asked) -> dict[str, Any]:
        book.add(own(guest), subscription_of(asked.get("subscription")))
        return {"on": True}

    def leave(guest: Guest, asked: Asked) -> dict[str, Any]:
        book.drop(own(guest), text_of(asked, "endpoint", 2_000))
        return {"on": False}

    @app.get("/app/push/key", include_in_schema=False)
    async def key_door(request: Request) -> Response:
        return await answer(reception, request, key)

    @app.post("/app/push/subscribe", include_in_schema=False)
    async def subscribe_door(request: Request) -> Response:
        return await answer(reception, request, subscribe)

    @app.post("/app/push/leave", include_in_schema=False)
    async def leave_door(request: Request) -> Response:
        return await answer(reception, request, leave)
