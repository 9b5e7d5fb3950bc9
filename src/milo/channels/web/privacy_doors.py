"""What the page of one's privacy asks while it is open: give, withdraw, keep, export, and the end of everything."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse

from milo.channels.access_rules import PARTS
from milo.channels.accounts import NotLetIn
from milo.channels.exported import exported
from milo.channels.limits import Gate
from milo.channels.privacy_desk import PrivacyDesk
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer, number_asked, text_of
from milo.channels.web.privacy import all_parts, by_password, typed_word
from milo.vocabulary.errors import BadValue, NotFound

CHUNK = 1 << 20
LONGEST = 254
TRIES = 10  # coaches looked for in a quarter of an hour: more would be guessing who has an account here. Our choice


def add_privacy_doors(app: FastAPI, reception: Reception, desk: PrivacyDesk) -> None:
    """Add the routes to the server's application."""

    def told(guest: Guest, said: str) -> dict[str, Any]:
        return {"said": guest.words.say(said), "html": all_parts(desk, guest)}

    def give(guest: Guest, asked: Asked) -> dict[str, Any]:
        purpose, last = text_of(asked, "purpose", 40), _day(guest, asked)
        if not reception.access.speaks_for(guest.visitor, guest.id, alone=len(guest.house) == 1):
            raise BadValue(do=guest.words.say("web.privacy.not_for_others"))
        by = _by(guest)
        if purpose != "coach":
            desk.give(guest.id, purpose, by=by, last=last)
            return told(guest, "web.privacy.was_given")
        scope = asked.get("scope")
        parts = [part for part in PARTS if isinstance(scope, list) and part in scope]
        if not parts:
            raise BadValue(do=guest.words.say("web.privacy.no_part"))
        desk.give(guest.id, purpose, by=by, to=_coach(guest, asked), last=last, scope=list(parts))
        return told(guest, "web.privacy.was_opened")

    def _coach(guest: Guest, asked: Asked) -> str:
        reception.access.limits.take(Gate(f"coach looked for: {guest.id}", TRIES))
        try:
            return desk.coach(text_of(asked, "coach", LONGEST))
        except NotFound:
            raise BadValue(do=guest.words.say("web.privacy.no_such_coach")) from None

    def withdraw(guest: Guest, asked: Asked) -> dict[str, Any]:
        to = str(asked.get("to") or "")[:LONGEST] or None
        desk.withdraw(guest.id, text_of(asked, "purpose", 40), by=_by(guest), to=to)
        return told(guest, "web.privacy.was_withdrawn")

    def keep(guest: Guest, asked: Asked) -> dict[str, Any]:
        wanted = {name: number_asked(asked, name) for name in ("samples_days", "waveforms_days")}
        desk.keep(guest.id, **wanted)
        if desk.retention(guest.id) != wanted:
            raise BadValue(do=guest.words.say("web.profile.not_kept"))
        return told(guest, "web.privacy.was_kept")

    @app.post("/app/privacy/give", include_in_schema=False)
    async def give_door(request: Request) -> Response:
        return await answer(reception, request, give)

    @app.post("/app/privacy/withdraw", include_in_schema=False)
    async def withdraw_door(request: Request) -> Response:
        return await answer(reception, request, withdraw)

    @app.post("/app/privacy/keep", include_in_schema=False)
    async def keep_door(request: Request) -> Response:
        return await answer(reception, request, keep)

    @app.post("/app/privacy/erase", include_in_schema=False)
    async def erase_door(request: Request) -> Response:
        """Everything goes, after the password or the name was said."""

        def erase(guest: Guest, asked: Asked) -> dict[str, Any]:
            _confirm(reception, guest, asked)
            desk.erase(guest.id)
            return {"go": "/sign-in" if guest.visitor.user_id is not None else "/app"}

        return await answer(reception, request, erase)

    @app.get("/app/privacy/export", include_in_schema=False)
    async def export_door(request: Request) -> Response:
        """Everything of the athlete as a zip."""
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        made = await asyncio.to_thread(exported, reception.flows, guest.id)
        headers = {
            "Content-Disposition": f'attachment; filename="milo-{guest.today.isoformat()}.zip"',
            "Content-Length": str(made.size),
            "Cache-Control": "no-store",
        }
        return StreamingResponse(made.chunks(), media_type="application/zip", headers=headers)


def _by(guest: Guest) -> str:
    """Who says it, as the records name them."""
    return "athlete" if guest.visitor.is_athlete(guest.id) else "owner"


def _confirm(reception: Reception, guest: Guest, asked: Asked) -> None:
    """Raises BadValue where the password or the name is not the right one."""
    say = guest.words.say
    if not by_password(guest):
        if str(asked.get("name") or "").strip() != typed_word(guest).strip():
            raise BadValue(do=say("web.privacy.wrong_name"))
        return
    try:
        reception.access.accounts.confirm(str(guest.visitor.account_id), text_of(asked, "password", 1_000))
    except NotLetIn:
        raise BadValue(do=say("web.privacy.wrong_password")) from None


def _day(guest: Guest, asked: Asked) -> date | None:
    """The last day something holds, today at the earliest; None where none was said."""
    said = str(asked.get("last") or "").strip()
    if not said:
        return None
    try:
        day = date.fromisoformat(said)
    except ValueError:
        day = date.min
    if day < guest.today:
        raise BadValue(do=guest.words.say("web.privacy.past_day", today=guest.today.isoformat()))
    return day
