"""The page of routines: the house's, written by its owner, and a coach's own; checked while one writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from html import escape
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from nicegui import ui

from milo.channels.catalogue_desk import CatalogueDesk, Entry
from milo.channels.visitor import Visitor
from milo.channels.web.catalogue_frame import (
    add_form_doors,
    drawn,
    findings_html,
    history_html,
    version_asked,
)
from milo.channels.web.frame import icon
from milo.channels.web.guest import Reception
from milo.channels.web.page_asked import Asked
from milo.channels.web.words import WebWords
from milo.coach.own_names import LONGEST_NAME
from milo.coach.routines import LONGEST_NOTE, MOST_ITEMS, RANGES, called, meant, minutes_of
from milo.vocabulary.errors import NotFound
from milo.vocabulary.exercises import offered

DOORS = "/app/admin/routines"
ROLES = ("admin", "coach")
NUMBERS = ("sets", "reps", "reps_to", "rir", "rest_s")
EMPTY_LINES = 3  # beside those that are filled (our choice)


def install(app: FastAPI, reception: Reception, desk: CatalogueDesk) -> None:
    """Add the page and what its forms do."""

    @ui.page(DOORS, response_timeout=30)
    async def routines_page(request: Request) -> Response | None:
        asked = dict(request.query_params)
        return await drawn(reception, request, ROLES, lambda who, words, zone: page_html(desk, who, words, asked, zone))

    def write(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
        id = str(asked.get("id") or "") or None
        if id is not None:
            own(desk, who, id)
        line = desk.write(
            "routine",
            entry_of(asked),
            id=id,
            version=None if id is None else version_asked(asked),
            by=who.account_id or "owner",
            why=str(asked.get("why") or ""),
            language=words.language,
            owner=who.account_id if who.role == "coach" else None,
        )
        return {"go": f"{DOORS}?id={quote(line.id)}&kept=1"}

    def check(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
        return {"html": {"findings": findings_html(words, desk.check("routine", entry_of(asked), None, words.language))}}

    def withhold(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
        line, away = own(desk, who, str(asked.get("id") or "")), asked.get("withheld") == "1"
        by = who.account_id or "owner"
        desk.withhold("routine", line.id, version=version_asked(asked), by=by, why="", withheld=away)
        return {"go": f"{DOORS}?id={quote(line.id)}&kept=1"}

    def restore(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
        line, to = own(desk, who, str(asked.get("id") or "")), int(str(asked.get("to") or "0")[:9])
        by = who.account_id or "owner"
        desk.restore("routine", line.id, to=to, version=version_asked(asked), by=by, language=words.language)
        return {"go": f"{DOORS}?id={quote(line.id)}&kept=1"}

    works = {"write": write, "check": check, "withhold": withhold, "restore": restore}
    add_form_doors(app, reception, DOORS, ROLES, works)


def own(desk: CatalogueDesk, who: Visitor, id: str) -> Entry:
    """A routine this visitor may change. Raises NotFound."""
    line = desk.entry("routine", id)
    if who.role != "admin" and (line.owner is None or line.owner != who.account_id):
        raise NotFound(f"a routine {id}", "none of yours")
    return line


def page_html(desk: CatalogueDesk, who: Visitor, words: WebWords, asked: dict[str, str], zone: tzinfo | None = None) -> str:
    """The list, or one routine with its form. Blocks."""
    say = words.say
    if "new" in asked:
        return _head(who, words, say("web.routines.new"), say("web.routines.new_about")) + _side_by_side(
            words, {}, None, _not_yet(words)
        )
    if asked.get("id"):
        try:
            return _one(desk, who, words, own(desk, who, asked["id"]), zone, kept="kept" in asked)
        except NotFound:
            pass  # somebody else's is as if it were not there
    lines = [line for line in desk.entries("routine") if who.role == "admin" or line.owner == who.account_id]
    add = f'<a class="button main" href="{DOORS}?new=1">{icon("add")}{escape(say("web.routines.add"))}</a>'
    head = _head(who, words, say("web.routines.title"), say(f"web.routines.about_{who.role}"))
    if not lines:
        return (
            f'{head}<section class="empty-state">{icon("list_alt")}<h2>{escape(say("web.routines.none"))}</h2>'
            f"<p>{escape(say('web.routines.none_text'))}</p>{add}</section>"
        )
    rows = "".join(_row(words, line) for line in lines)
    return f'{head}<section><div class="acts">{add}</div><ul class="rows">{rows}</ul></section>'


def entry_of(asked: Asked) -> dict[str, Any]:
    """The entry a form sends; lines without an exercise are left out."""
    entry: dict[str, Any] = {name: said for name in ("en", "es") if (said := str(asked.get(name) or "").strip())}
    items = []
    for n in range(MOST_ITEMS):
        exercise = str(asked.get(f"exercise.{n}") or "").strip()
        if not exercise:
            continue
        item: dict[str, Any] = {"exercise": exercise}
        for name in NUMBERS:
            if said := str(asked.get(f"{name}.{n}") or "").strip():
                item[name] = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else said
        if note := str(asked.get(f"note.{n}") or "").strip():
            item["note"] = note
        items.append(item)
    return {**entry, "items": items}


def _one(desk: CatalogueDesk, who: Visitor, words: WebWords, line: Entry, zone: tzinfo | None, *, kept: bool) -> str:
    say = words.say
    minutes = round(minutes_of(line.entry))
    about = say("web.exercises.away_now") if line.withheld else say("web.routines.minutes", count=minutes)
    told = f'<p class="told" role="status">{icon("check_circle")}{escape(say("web.exercises.kept"))}</p>' if kept else ""
    hide = (
        f'<form data-post="{DOORS}/withhold"><input type="hidden" name="id" value="{escape(line.id)}"/>'
        f'<input type="hidden" name="version" value="{line.version}"/>'
        f'<input type="hidden" name="withheld" value="{0 if line.withheld else 1}"/>'
        f'<button class="button{"" if line.withheld else " danger"}">'
        f"{escape(say('web.exercises.use_again' if line.withheld else 'web.exercises.withhold'))}</button></form>"
    )
    findings = findings_html(words, desk.check("routine", line.entry, line.id, words.language))
    history = history_html(words, desk.history("routine", line.id), DOORS, zone)
    head = _head(who, words, called(line.entry, words.language), about)
    return f'{head}{told}<div class="acts">{hide}</div>{_side_by_side(words, line.entry, line, findings, history)}'


def _side_by_side(words: WebWords, entry: Mapping[str, Any], line: Entry | None, findings: str, history: str = "") -> str:
    past = f"<section>{history}</section>" if history else ""
    return (
        f'<div class="side-by-side"><section>{_form(words, entry, line)}</section><div>'
        f'<section data-part="findings" aria-live="polite" class="checked">{findings}</section>{past}</div></div>'
    )


def _form(words: WebWords, entry: Mapping[str, Any], line: Entry | None) -> str:
    say = words.say
    hidden = "" if line is None else (
        f'<input type="hidden" name="id" value="{escape(line.id)}"/><input type="hidden" name="version" value="{line.version}"/>'
    )  # fmt: skip
    items = list(entry.get("items", ()))
    shown = min(MOST_ITEMS, len(items) + EMPTY_LINES)
    rows = "".join(_item(words, n, items[n] if n < len(items) else {}) for n in range(shown))
    known = "".join(f'<option value="{escape(e.called(words.language))}"></option>' for e in offered().values())
    names = "".join(
        f'<label><span>{escape(say(f"web.exercises.name_{t}"))}</span><input name="{t}" lang="{t}" maxlength="{LONGEST_NAME}" '
        f'autocomplete="off" value="{escape(str(entry.get(t) or ""))}"/></label>'
        for t in ("en", "es")
    )
    return (
        f'<form class="fields exercise-form" data-post="{DOORS}/write" data-check="{DOORS}/check">{hidden}'
        f'<div class="fields two">{names}</div><fieldset class="asked"><legend>{escape(say("web.routines.lines"))}</legend>'
        f'<p class="quiet">{escape(say("web.routines.lines_note"))}</p><ol class="lines">{rows}</ol></fieldset>'
        f'<datalist id="known">{known}</datalist><label><span>{escape(say("web.exercises.why"))}</span>'
        f'<input name="why" maxlength="300" autocomplete="off"/></label>'
        f'<button class="button main big">{escape(say("web.exercises.save"))}</button>'
        '<p class="form-answer" role="status"></p></form>'
    )


def _item(words: WebWords, n: int, item: Mapping[str, Any]) -> str:
    say = words.say
    found = meant(item["exercise"]) if item else None
    name = found.called(words.language) if found is not None else str(item.get("exercise") or "")
    numbers = "".join(
        f'<label><span>{escape(say(f"web.routines.{field}"))}</span><input type="number" name="{field}.{n}" '
        f'min="{RANGES[field][0]:g}" max="{RANGES[field][1]:g}" inputmode="numeric" '
        f'value="{escape(str(item.get(field, "")))}"/></label>'
        for field in NUMBERS
    )
    return (
        f'<li><label class="wide"><span>{escape(say("web.routines.exercise", number=n + 1))}</span>'
        f'<input name="exercise.{n}" list="known" autocomplete="off" value="{escape(name)}"/></label>'
        f'<div class="numbers">{numbers}</div><label><span>{escape(say("web.routines.note"))}</span><input name="note.{n}" '
        f'maxlength="{LONGEST_NOTE}" autocomplete="off" value="{escape(str(item.get("note") or ""))}"/></label></li>'
    )


def _row(words: WebWords, line: Entry) -> str:
    names = [e.called(words.language) for i in line.entry.get("items", ()) if (e := meant(i.get("exercise"))) is not None]
    away = f'<span class="chip away">{escape(words.say("web.exercises.mark_away"))}</span>' if line.withheld else ""
    coach = f'<span class="chip house">{escape(words.say("web.routines.mark_coach"))}</span>' if line.owner is not None else ""
    return (
        f'<li><a href="{DOORS}?id={quote(line.id)}"><b>{escape(called(line.entry, words.language))}</b>{coach}{away}'
        f"<small>{escape(', '.join(names))}</small></a></li>"
    )


def _not_yet(words: WebWords) -> str:
    return (
        f'<h2>{escape(words.say("web.exercises.checked"))}</h2><p class="quiet">{escape(words.say("web.exercises.check_note"))}</p>'
    )


def _head(who: Visitor, words: WebWords, title: str, about: str) -> str:
    say = words.say
    places = [("exercises", "/app/admin/exercises"), ("routines", DOORS), ("room", "/app/admin")]
    links = "".join(
        f'<a href="{path}"{" aria-current=page" if name == "routines" else ""}>{escape(say(f"web.exercises.to_{name}"))}</a>'
        for name, path in places
        if who.role == "admin" or name == "routines"
    )
    return (
        f'<div class="hero slim"><div><h1>{escape(title)}</h1><div class="when plain">{escape(about)}</div></div></div>'
        f'<nav class="catalogue-places" aria-label="{escape(say("web.exercises.title"))}">{links}</nav>'
    )
