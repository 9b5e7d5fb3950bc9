"""The plain routes of the lab: its short address, and the two things that must work without a page's own line: start and stop."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from milo.channels.lab_desk import LabDesk
from milo.channels.web.guest import Guest, Reception, refused_json
from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.told_limits import in_words

MOST_BODY = 20_000  # bytes of answers; our choice


def add_lab_doors(app: FastAPI, reception: Reception, desk: LabDesk | None) -> None:
    """Add the routes to the server's application. desk: None where no sensor can be listened to."""

    @app.get("/lab", include_in_schema=False)
    def short(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/app/lab{query}", 307)

    if desk is None:
        return

    @app.post("/app/lab/start", include_in_schema=False)
    async def start(request: Request) -> Response:
        """Begin a session with what the form holds."""
        # Another site's page brings no cookie to a POST (SameSite=lax), so nobody else can start or stop anything.
        guest = await reception.guest(request)
        if not isinstance(guest, Guest):
            return refused_json(guest)
        try:
            asked = _asked(await request.body())
            if asked["answers"].get("consent") is not True:
                raise BadValue(do=guest.words.say("web.lab.consent_missing"))
            session_id = await desk.start(guest.id, asked["sensor"], asked["protocol"], asked["answers"])
        except MiloError as error:
            return JSONResponse({"detail": in_words(error, guest.words.language), "code": error.code}, 409)
        return JSONResponse({"session_id": session_id})

    @app.post("/app/lab/stop", include_in_schema=False)
    async def stop(request: Request) -> Response:
        """End the session of a browser whose line is cut."""
        guest = await reception.guest(request)
        if not isinstance(guest, Guest):
            return refused_json(guest)
        await desk.stop(guest.id, "athlete")
        return JSONResponse({"stopped": True})


def _asked(body: bytes) -> dict[str, Any]:
    """The form's JSON. Raises BadValue for anything else."""
    wanted = "a JSON object of sensor {kind, id}, protocol and answers"
    if len(body) > MOST_BODY:
        raise BadValue(wanted, f"{len(body)} bytes")
    try:
        asked = json.loads(body)
    except ValueError as broken:
        raise BadValue(wanted, str(broken)) from None
    if not isinstance(asked, dict):
        raise BadValue(wanted, type(asked).__name__)
    for name, kind in (("sensor", dict), ("protocol", str), ("answers", dict)):
        if not isinstance(asked.get(name), kind):
            raise BadValue(wanted, f"no {name}")
    return asked
