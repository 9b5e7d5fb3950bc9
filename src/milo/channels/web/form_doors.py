"""What the form page's script asks: a file read, a set logged, a kept video deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from html import escape
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response

from milo.channels.access_rules import MOST_FILM
from milo.channels.api.form_routes import CUT
from milo.channels.form_desk import FormDesk
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import answer, answer_file, text_of
from milo.vocabulary.errors import NotFound
from milo.vocabulary.records import Original


def add_form_doors(app: FastAPI, reception: Reception, desk: FormDesk) -> None:
    """Add the doors. An upload is kept only where its sender asked for it, and only among their own records."""

    @app.post("/app/form/read", include_in_schema=False)
    async def read(request: Request, exercise: str = "", keep: bool = False) -> Response:
        def work(guest: Guest, path: Path, name: str) -> dict[str, Any]:
            told = desk.read(path, 30.0, exercise or None, guest.words.language)
            if keep and own(guest):
                desk.keep_film(guest.id, path, name)
                told["films"] = films_html(guest, desk.films(guest.id))
            return told

        return await answer_file(reception, request, MOST_FILM, CUT, work)

    def log(guest: Guest, asked: Any) -> dict[str, Any]:
        kept = desk.log(guest.id, dict(asked))
        exercise = str(asked.get("exercise") or "")
        return {"said": guest.text("form-logged"), "own": desk.beside_own(guest.id, exercise, guest.words.language), **kept}

    @app.post("/app/form/log", include_in_schema=False)
    async def log_door(request: Request) -> Response:
        return await answer(reception, request, log)

    def forget(guest: Guest, asked: Any) -> dict[str, Any]:
        id = text_of(asked, "id", 100)
        if not own(guest):
            raise NotFound("a video you kept", id)
        desk.forget_film(guest.id, id)
        return {"films": films_html(guest, desk.films(guest.id))}

    @app.post("/app/form/forget", include_in_schema=False)
    async def forget_door(request: Request) -> Response:
        return await answer(reception, request, forget)


def own(guest: Guest) -> bool:
    """Whether the records are the visitor's to add videos to and delete them from: not a coach's."""
    return guest.visitor.role != "coach"


def films_html(guest: Guest, films: Sequence[Original]) -> str:
    """The kept videos, each to be taken back or deleted; nothing where there are none, and for a coach."""
    if not films or not own(guest):
        return ""

    def line(film: Original) -> str:
        href = escape(guest.href(f"/app/original/{film.original_id}"))
        facts = f"{guest.words.day(film.at.astimezone(UTC).date())} · {guest.words.number(max(1, round(film.size / 1e6)))} MB"
        delete = guest.html("form-forget")
        button = f'<button type="button" class="button" data-forget="{escape(film.original_id)}">{delete}</button>'
        return f'<li><a href="{href}" download>{escape(film.name)}</a><small>{escape(facts)}</small>{button}</li>'

    return f'<h3>{guest.html("form-films")}</h3><ul class="films">{"".join(map(line, films))}</ul>'
