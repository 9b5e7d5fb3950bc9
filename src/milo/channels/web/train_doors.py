"""What the plan's page asks while it is open: boards, edits, history, the text, the forms that open a lock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.responses import Response

from milo.channels.coaching import Coaching, Edited
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer, number_asked, text_of
from milo.channels.web.train import standing, standing_board
from milo.channels.web.train_health import gate_html, keep_answers, questions_html, unanswered
from milo.channels.web.train_history import diff_html, history_html
from milo.channels.web.train_locks import refused_html
from milo.coach.plans.edits.doors import Edit
from milo.vocabulary.errors import BadValue

LONGEST_EDIT = 200  # characters of an edit in words, as coach.plans reads them
LONGEST_TEXT = 200_000
MOST_WEEKS = 52


def add_train_doors(app: FastAPI, reception: Reception, coaching: Coaching) -> None:
    """Add the routes to the server's application."""

    def board(guest: Guest, asked: Asked) -> dict[str, Any]:
        found = standing(coaching, guest, number_asked(asked, "week"))
        return {"html": standing_board(guest, found), "week": found.shown, "version": found.plan.version if found.plan else None}

    def edit(guest: Guest, asked: Asked) -> dict[str, Any]:
        """Try an edit, or keep it; wanted is words, or an edit as data."""
        made = coaching.edit(guest.id, _edit_of(asked.get("wanted")), dry_run=asked.get("dry_run") is not False)
        return _told(made)

    def new(guest: Guest, asked: Asked) -> dict[str, Any]:
        weeks = number_asked(asked, "weeks")
        if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
            raise BadValue(f"1 to {MOST_WEEKS} weeks", str(weeks))
        answered(guest, asked)
        if (ask := open_form(guest)) is not None:
            return {"refused": None, "version": None, "ask": ask}
        plan = coaching.new_plan(guest.id, weeks=weeks)
        if plan.refused is None:
            return {"refused": None, "version": plan.version}
        html = refused_html(guest, plan.refused.text, plan.refused.rules)
        return {"refused": plan.refused.text, "version": None, "html": html}

    def answered(guest: Guest, asked: Asked) -> None:
        answers = asked.get("answers")
        if isinstance(answers, dict):
            keep_answers(reception.flows, coaching, guest, answers)

    def open_form(guest: Guest) -> str | None:
        """The form of what is to be answered before a plan; None where nothing is, and where an answer forbids it already."""
        profile = reception.flows.profile(guest.id)
        missing = unanswered(profile, old=coaching.questions_old(guest.id) is not None)
        if not missing or coaching.locks(guest.id):
            return None
        return questions_html(guest, profile, missing)

    def health(guest: Guest, asked: Asked) -> dict[str, Any]:
        """Ask the questions beside a plan that stands, or keep their answers. html: what they mean where they stop a plan."""
        answered(guest, asked)
        if (ask := open_form(guest)) is not None:
            return {"ask": ask}
        return {"html": gate_html(guest, coaching.gate(guest.id)["refused"])}

    def alternatives(guest: Guest, asked: Asked) -> dict[str, Any]:
        return {"alternatives": coaching.alternatives(guest.id, text_of(asked, "exercise", 200))}

    def undo(guest: Guest, asked: Asked) -> dict[str, Any]:
        return coaching.undo(guest.id)

    def restore(guest: Guest, asked: Asked) -> dict[str, Any]:
        return coaching.restore(guest.id, _version(asked))

    def history(guest: Guest, asked: Asked) -> dict[str, Any]:
        return {"html": history_html(guest, coaching.versions(guest.id))}

    def diff(guest: Guest, asked: Asked) -> dict[str, Any]:
        """What a version changed; its sentences name sets and loads, and are withheld as the text is."""
        found = coaching.diff(guest.id, None, _version(asked))
        if found["refused"] is not None:
            raise BadValue(do=guest.words.say("web.train.changes_locked"))
        return {"html": diff_html(guest, found)}

    def text(guest: Guest, asked: Asked) -> dict[str, Any]:
        """The plan as text. What is locked is not handed out as sets to do in any form."""
        if coaching.locks(guest.id):
            raise BadValue(do=guest.words.say("web.train.text_locked"))
        return {"text": coaching.text(guest.id)}

    def check(guest: Guest, asked: Asked) -> dict[str, Any]:
        return {"findings": coaching.check_text(guest.id, text_of(asked, "text", LONGEST_TEXT))}

    def keep(guest: Guest, asked: Asked) -> dict[str, Any]:
        reason = str(asked.get("reason") or "").strip()[:LONGEST_EDIT] or guest.words.say("web.train.as_text")
        return _told(coaching.edit_text(guest.id, text_of(asked, "text", LONGEST_TEXT), reason))

    def form_of_return(guest: Guest, asked: Asked) -> dict[str, Any]:
        answers = asked.get("answers")
        if not isinstance(answers, Mapping) or not all(isinstance(v, bool) for v in answers.values()):
            raise BadValue("answers: yes or no to each question", type(answers).__name__)
        return coaching.fill_return_form(guest.id, answers)

    def clearance(guest: Guest, asked: Asked) -> dict[str, Any]:
        until = asked.get("until")
        coaching.give_clearance(guest.id, text_of(asked, "scope", 40), text_of(asked, "by", 200), _day(until) if until else None)
        return {"locks": coaching.locks(guest.id)}

    doors = {"board": board, "history": history, "diff": diff, "text": text, "alternatives": alternatives}
    changes = {"edit": edit, "new": new, "health": health, "undo": undo, "restore": restore, "check": check, "keep": keep}
    changes |= {"return": form_of_return, "clearance": clearance}
    for method, each in (("GET", doors), ("POST", changes)):
        for name, work in each.items():
            _add(app, reception, method, f"/app/train/{name}", work)


def _add(app: FastAPI, reception: Reception, method: str, path: str, work: Any) -> None:
    async def door(request: Request) -> Response:
        return await answer(reception, request, work)

    app.add_api_route(path, door, methods=[method], include_in_schema=False)


def _told(made: Edited) -> dict[str, Any]:
    """What an edit did, without the plan itself: the board is asked for again."""
    told = {"version": made.version, "changes": made.changes, "clamped": made.clamped, "findings": made.findings}
    return told | {"notes": made.notes}


def _edit_of(wanted: object) -> str | Edit:
    if isinstance(wanted, str) and wanted.strip():
        if len(wanted) > LONGEST_EDIT:
            raise BadValue(f"at most {LONGEST_EDIT} characters", str(len(wanted)))
        return wanted
    try:
        return msgspec.convert(wanted, Edit)
    except msgspec.ValidationError as error:
        raise BadValue("an edit in words or as data", str(error)) from None


def _version(asked: Asked) -> int:
    version = number_asked(asked, "version")
    if version is None:
        raise BadValue("version: its number", "none")
    return version


def _day(said: object) -> date:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise BadValue("a date", repr(said)[:40]) from None
