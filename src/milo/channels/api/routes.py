"""The routes: one athlete's week, records, ledger, files. Blocking work runs in FastAPI's threads (plain `def`).

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within athlete_routes.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Body, Depends, Query, UploadFile
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict

from milo.channels.access import Access
from milo.channels.access_rules import MAX_UPLOAD
from milo.channels.api import house_documents as docs
from milo.channels.api.asking import Asking
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import RECORDS, described
from milo.channels.api.uploads import uploaded
from milo.channels.contract import Flows
from milo.channels.exported import exported
from milo.channels.visitor import Visitor
from milo.insight.views import Week


class RulingBody(BaseModel):
    """The athlete's word on a merge."""

    model_config = ConfigDict(extra="forbid")
    decision: Literal["undo", "restore", "prefer"]
    quantity: str | None = None
    speaker: str | None = None


def athlete_routes(flows: Flows, access: Access) -> APIRouter:
    """All routes under /api/v1."""
    router = APIRouter(prefix="/api/v1")

    asking = Asking(flows, access)
    Who = Annotated[Visitor, Depends(asking.visitor)]
    Athlete = Annotated[str, Depends(asking.athlete(asking.visitor))]

    @router.get("/athletes", tags=["athletes"], responses=described(docs.AthletesDocument))
    def athletes(who: Who) -> Response:
        """The athletes this token may see."""
        return _json({"athletes": [a for a in flows.athletes() if who.may_see(a.athlete_id)]})

    @router.post("/athletes", tags=["athletes"], status_code=201, responses=described(docs.AddedAthlete, 201))
    def add_athlete(who: Who, profile: Annotated[dict[str, Any], Body()]) -> Response:
        """Add an athlete from a profile; only the owner may."""
        if who.user_id is not None:
            raise Problem(403, "the owner's token", "an athlete's")
        return _json({"athlete_id": flows.add_athlete(profile)}, 201)

    @router.get("/athletes/{user_id}/week", tags=["insight"], responses=described(Week))
    def week(user_id: Athlete, ending: date | None = None) -> Response:
        """The seven days that end on a day (default: the athlete's today), every figure with its receipts."""
        return _json(flows.week(user_id, ending))

    @router.get(
        "/athletes/{user_id}/week.html", tags=["insight"], response_class=HTMLResponse, responses=described(bytes=("text/html",))
    )
    def week_html(user_id: Athlete, ending: date | None = None, language: str | None = None) -> HTMLResponse:
        """The week as one self-contained page."""
        from milo import report

        return HTMLResponse(report.render_html(flows.week(user_id, ending), *flows.manner(user_id, language)))

    @router.get("/athletes/{user_id}/records/{kind}", tags=["records"], responses=described(RECORDS))
    def records(
        user_id: Athlete,
        kind: str,
        since: datetime | None = None,
        until: datetime | None = None,
        quantity: str | None = None,
        id: Annotated[list[str] | None, Query()] = None,
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
    ) -> Response:
        """Records behind a receipt: by id, or by window, oldest first."""
        for moment in (since, until):
            if moment is not None and moment.tzinfo is None:
                raise Problem(422, "times with an offset, such as 2026-03-31T00:00:00Z", moment.isoformat())
        found = flows.records(user_id, kind, ids=id, quantity=quantity, since=since, until=until, limit=limit)
        return _json({"kind": kind, "records": found})

    @router.get("/athletes/{user_id}/ledger", tags=["ledger"], responses=described(docs.LedgerDocument))
    def ledger(user_id: Athlete) -> Response:
        """What was merged, who speaks for what, and why."""
        return _json({"merges": flows.ledger(user_id)})

    @router.post("/athletes/{user_id}/ledger/{merge_id}", tags=["ledger"], status_code=204, responses=described(status=204))
    def rule(user_id: Athlete, merge_id: str, ruling: RulingBody) -> Response:
        """Undo or restore a merge, or let another member speak."""
        flows.rule(user_id, merge_id, ruling.decision, ruling.quantity, ruling.speaker)
        return Response(status_code=204)

    @router.post("/imports", tags=["files"], responses=described(docs.ImportDocument, 200, 413, also=(207,)))
    def imports(who: Who, file: UploadFile, user_id: str | None = None) -> Response:
        """Import one file. The owner's token names the athlete; an athlete's token is its own."""
        mine = asking.may_see(user_id or who.user_id or "", who)
        with uploaded(file, MAX_UPLOAD, "use `milo import`") as path:
            result = flows.import_paths(mine, [path], None, Path(file.filename or "upload").name)
        return _json({"files": result.files, "totals": result.totals}, 200 if result.complete else 207)

    @router.get("/athletes/{user_id}/originals", tags=["files"], responses=described(docs.OriginalsDocument))
    def originals(user_id: Athlete) -> Response:
        """The files the athlete brought."""
        return _json({"originals": flows.originals(user_id)})

    @router.get(
        "/athletes/{user_id}/originals/{original_id}",
        tags=["files"],
        response_class=StreamingResponse,
        responses=described(bytes=("application/octet-stream",)),
    )
    def original(user_id: Athlete, original_id: str) -> StreamingResponse:
        """One of them, as it came."""
        about, chunks = flows.original(user_id, original_id)
        return StreamingResponse(
            chunks, media_type="application/octet-stream", headers={"Content-Disposition": _attachment(about.name)}
        )

    @router.get(
        "/athletes/{user_id}/export",
        tags=["files"],
        response_class=StreamingResponse,
        responses=described(bytes=("application/zip",)),
    )
    def export(user_id: Athlete) -> StreamingResponse:
        """Everything of the athlete as a zip. Of a damaged store it has what can be read, and Milo-Unreadable names what cannot."""
        made = exported(flows, user_id)
        headers = made.headers(_attachment(f"milo-{user_id[:8]}.zip"))
        return StreamingResponse(made.chunks(), media_type="application/zip", headers=headers)

    return router


def _json(document: Any, status: int = 200) -> Response:
    # msgspec writes the records ten times as fast as going through pydantic, and keeps their exact types.
    return Response(msgspec.json.encode(document), status_code=status, media_type="application/json")


def _attachment(name: str) -> str:
    from urllib.parse import quote

    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
