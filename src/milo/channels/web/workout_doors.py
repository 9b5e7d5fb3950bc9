"""What a workout's page and the check-in send: logs as docs/logging.md has them; and last time's sets of another exercise."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response

from milo.channels.coaching import Coaching
from milo.channels.web.coach_said import said_html
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer, text_of
from milo.channels.web.train_locks import locks_html
from milo.channels.web.workout import last_of
from milo.vocabulary.errors import BadValue
from milo.vocabulary.told_limits import StorageWithdrawn

ENDING = frozenset({"E0", "E1"})


def add_workout_doors(app: FastAPI, reception: Reception, coaching: Coaching) -> None:
    """Add the routes to the server's application."""

    def log(guest: Guest, asked: Asked) -> dict[str, Any]:
        """Store what was written down; told twice it is stored once. html: what the safety shell says to it, "" for nothing;
        locked: whether training is locked with it.

        part: the workout goes on; the plan is not adapted to half of it.
        """
        log = asked.get("log")
        if not isinstance(log, dict):
            raise BadValue("log: a workout or a day", type(log).__name__)
        try:
            kept = coaching.log(guest.id, log, adapt=asked.get("part") is not True)
        except StorageWithdrawn as error:
            locks = _locks(guest, log)
            error.place["html"] = said_html(guest, error.reply) if error.reply else locks_html(guest, locks, [], forms=False)
            error.place["locked"] = _ends(error.reply) or bool(locks)
            raise
        reply = kept.get("reply")
        locks = _locks(guest, log)
        return {
            "workout_id": kept.get("workout_id"),
            "new": kept.get("new"),
            "level": reply["level"] if reply else None,
            "locked": _ends(reply) or bool(locks),
            "html": said_html(guest, reply) if reply else locks_html(guest, locks, [], forms=False),
            "adapted": kept.get("adapted") or [],
        }

    def _locks(guest: Guest, log: Asked) -> list[dict[str, Any]]:
        """What locks a session under way; another door may have locked it while the page was open. A day is told as ever."""
        return coaching.locks(guest.id) if "session_id" in log else []

    def _ends(reply: dict[str, Any] | None) -> bool:
        """Whether what was said to a log ends the workout."""
        return bool(reply and (reply["locked"] or reply["level"] in ENDING))

    def last(guest: Guest, asked: Asked) -> dict[str, Any]:
        return last_of(guest.words, coaching.last_time(guest.id, text_of(asked, "exercise", 200)))

    @app.post("/app/workout/log", include_in_schema=False)
    async def log_door(request: Request) -> Response:
        return await answer(reception, request, log)

    @app.get("/app/workout/last", include_in_schema=False)
    async def last_door(request: Request) -> Response:
        return await answer(reception, request, last)
