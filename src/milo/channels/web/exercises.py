"""The owner's page of exercises: the house's own, other words for ours, what is withheld; with the checker and the history."""

from __future__ import annotations

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
from milo.channels.web.exercises_form import DOORS, entry_of, form_html, words_form_html, words_of
from milo.channels.web.frame import icon
from milo.channels.web.guest import Reception
from milo.channels.web.page_asked import Asked
from milo.channels.web.words import WebWords
from milo.coach.catalogue import search
from milo.vocabulary.athlete import REGION_WORDS
from milo.vocabulary.errors import NotFound
from milo.vocabulary.exercises import Exercise, built_in, catalogue

ROLES = ("admin",)
FOUND = 24  # exercises a search shows (our choice)


def install(app: FastAPI, reception: Reception, desk: CatalogueDesk) -> None:
    """Add the page and what its forms do."""

    @ui.page(DOORS, response_timeout=30)
    async def exercises_page(request: Request) -> Response | None:
        asked = dict(request.query_params)
        return await drawn(reception, request, ROLES, lambda who, words, zone: page_html(desk, words, asked, zone))

    def write(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
        id = str(asked.get("id") or "") or None
        ours = id is not None and id in built_in()
        line = desk.write(
            "exercise",
            words_of(asked) if ours else entry_of(asked),
            id=id,
            version=None if id is None else version_asked(asked),
            by=who.account_id or "owner",
            why=str(asked.get("why") or ""),
            language=words.language,
        )
        return {"go": f"{DOORS}?id={quote(line.id)}&kept=1"}

    def check(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
        id = str(asked.get("id") or "") or None
        entry = words_of(asked) if id is not None and id in built_in() else entry_of(asked)
        return {"html": {"findings": findings_html(words, desk.check("exercise", entry, id, words.language))}}

    def withhold(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
        id, away = str(asked.get("id") or ""), asked.get("withheld") == "1"
        by, why = who.account_id or "owner", str(asked.get("why") or "")
        desk.withhold("exercise", id, version=version_asked(asked), by=by, why=why, withheld=away)
        return {"go": f"{DOORS}?id={quote(id)}&kept=1"}

    def restore(who: Visitor, words: WebWords, asked: Asked) -> dict[str, Any]:
        id, to = str(asked.get("id") or ""), int(str(asked.get("to") or "0")[:9])
        by = who.account_id or "owner"
        desk.restore("exercise", id, to=to, version=version_asked(asked), by=by, language=words.language)
        return {"go": f"{DOORS}?id={quote(id)}&kept=1"}

    works = {"write": write, "check": check, "withhold": withhold, "restore": restore}
    add_form_doors(app, reception, DOORS, ROLES, works)


def page_html(desk: CatalogueDesk, words: WebWords, asked: dict[str, str], zone: tzinfo | None = None) -> str:
    """The list, or one exercise with its form. Blocks."""
    try:
        if asked.get("id"):
            return _one(desk, words, asked["id"], zone, kept="kept" in asked)
    except NotFound:
        return _head(words, words.say("web.exercises.title")) + _empty(words)
    if "new" in asked:
        return _new(words, asked.get("like") or "")
    return _list(desk, words, asked.get("q", "").strip()[:200])


def _list(desk: CatalogueDesk, words: WebWords, q: str) -> str:
    say = words.say
    lines = {line.id: line for line in desk.entries("exercise")}
    known = catalogue()
    searching = (
        f'<form method="get" action="{DOORS}" class="searching" role="search"><label><span>{escape(say("web.exercises.search"))}'
        f'</span><input type="search" name="q" value="{escape(q)}"/></label>'
        f'<button class="button">{icon("search")}{escape(say("web.exercises.find"))}</button>'
        f'<a class="button main" href="{DOORS}?new=1">{icon("add")}{escape(say("web.exercises.add"))}</a></form>'
    )
    parts = [_head(words, say("web.exercises.title"), say("web.exercises.about"), main=True), f"<section>{searching}</section>"]
    if q:
        found = search(q, words.language, FOUND)
        away = [
            known[i]
            for i, line in lines.items()
            if line.withheld and i in known and q.lower() in known[i].called(words.language).lower()
        ]
        rows = "".join(_row(words, e, lines.get(e.id)) for e in [*found, *away])
        inside = f'<ul class="rows">{rows}</ul>' if rows else f'<p class="quiet">{escape(say("web.exercises.nothing_found"))}</p>'
        parts.append(f"<section><h2>{escape(say('web.exercises.found'))}</h2>{inside}</section>")
    for title, mine in (
        ("house", [line for line in lines.values() if not line.ours]),
        ("touched", [line for line in lines.values() if line.ours]),
    ):
        if mine:
            rows = "".join(_row(words, known.get(line.id), line) for line in mine)
            parts.append(f'<section><h2>{escape(say(f"web.exercises.{title}"))}</h2><ul class="rows">{rows}</ul></section>')
    if not lines and not q:
        parts.append(
            f'<section class="empty-state">{icon("fitness_center")}<h2>{escape(say("web.exercises.none"))}</h2>'
            f"<p>{escape(say('web.exercises.none_text', count=len(built_in())))}</p></section>"
        )
    return "".join(parts)


def _row(words: WebWords, exercise: Exercise | None, line: Entry | None) -> str:
    id = line.id if line is not None else exercise.id if exercise is not None else ""
    name = exercise.called(words.language) if exercise is not None else str((line.entry if line else {}).get("en") or id)
    marks = []
    if exercise is not None and exercise.house:
        marks.append(("house", "web.exercises.mark_house"))
    if line is not None and line.withheld:
        marks.append(("away", "web.exercises.mark_away"))
    if line is not None and line.ours and line.entry:
        marks.append(("words", "web.exercises.mark_words"))
    if line is not None and line.findings:
        marks.append(("wrong", "web.exercises.mark_wrong"))
    chips = "".join(f'<span class="chip {look}">{escape(words.say(key))}</span>' for look, key in marks)
    about = " · ".join(part for part in (exercise.pattern, ", ".join(exercise.equipment)) if part) if exercise is not None else ""
    return f'<li><a href="{DOORS}?id={quote(id)}"><b>{escape(name)}</b>{chips}<small>{escape(about)}</small></a></li>'


def _new(words: WebWords, like: str) -> str:
    say = words.say
    model = built_in().get(like)
    entry: dict[str, Any] = {}
    if model is not None:
        entry = {
            "like": like,
            "pattern": model.pattern,
            "muscles": model.muscles,
            "equipment": list(model.equipment),
            "joints": {region: model.stress(region) for region in REGION_WORDS},
            "skill": model.skill,
            "one_sided": model.unilateral,
        }
    return (
        _head(words, say("web.exercises.new"), say("web.exercises.new_about"))
        + f'<div class="side-by-side"><section>{form_html(words, entry, None)}</section>'
        + f'<section data-part="findings" aria-live="polite" class="checked">{_not_yet(words)}</section></div>'
    )


def _one(desk: CatalogueDesk, words: WebWords, id: str, zone: tzinfo | None, *, kept: bool) -> str:
    say = words.say
    line = desk.entry("exercise", id)
    exercise = catalogue().get(id)
    name = exercise.called(words.language) if exercise is not None else str(line.entry.get("en") or id)
    state = (
        say("web.exercises.away_now")
        if line.withheld
        else say("web.exercises.ours_note" if line.ours else "web.exercises.house_note")
    )
    if line.ours and exercise is not None:
        form = words_form_html(words, exercise, line)
        word = escape(say("web.exercises.start_from"))
        start = f'<a class="button" href="{DOORS}?new=1&like={quote(id)}">{icon("content_copy")}{word}</a>'
    else:
        form, start = form_html(words, line.entry, line), ""
    findings = line.findings or desk.check("exercise", line.entry, id, words.language)
    lacking = _lacking(words, exercise)
    told = f'<p class="told" role="status">{icon("check_circle")}{escape(say("web.exercises.kept"))}</p>' if kept else ""
    away = "0" if line.withheld else "1"
    hide = (
        f'<form data-post="{DOORS}/withhold"><input type="hidden" name="id" value="{escape(id)}"/>'
        f'<input type="hidden" name="version" value="{line.version}"/><input type="hidden" name="withheld" value="{away}"/>'
        f'<button class="button{"" if line.withheld else " danger"}">'
        f"{escape(say('web.exercises.use_again' if line.withheld else 'web.exercises.withhold'))}</button></form>"
    )
    history = history_html(words, desk.history("exercise", id), DOORS, zone)
    return (
        _head(words, name, state)
        + told
        + lacking
        + f'<div class="acts">{hide}{start}</div>'
        + f'<div class="side-by-side"><section>{form}</section><div>'
        + f'<section data-part="findings" aria-live="polite" class="checked">{findings_html(words, findings)}</section>'
        + f"<section>{history}</section></div></div>"
    )


def _lacking(words: WebWords, exercise: Exercise | None) -> str:
    if exercise is None or not exercise.untranslated:
        return ""
    other = words.say(
        "web.exercises.lacks_es" if any(f.endswith("_es") for f in exercise.untranslated) else "web.exercises.lacks_en"
    )
    return f'<p class="told plain">{icon("translate")}{escape(other)}</p>'


def _not_yet(words: WebWords) -> str:
    return (
        f'<h2>{escape(words.say("web.exercises.checked"))}</h2><p class="quiet">{escape(words.say("web.exercises.check_note"))}</p>'
    )


def _empty(words: WebWords) -> str:
    return f'<section class="empty-state">{icon("search_off")}<p>{escape(words.say("web.exercises.gone"))}</p></section>'


def _head(words: WebWords, title: str, about: str = "", *, main: bool = False) -> str:
    say = words.say
    places = (("exercises", DOORS), ("routines", "/app/admin/routines"), ("room", "/app/admin"))
    links = "".join(
        f'<a href="{path}"{" aria-current=page" if name == "exercises" and main else ""}>'
        f"{escape(say(f'web.exercises.to_{name}'))}</a>"
        for name, path in places
    )
    return (
        f'<div class="hero slim"><div><h1>{escape(title)}</h1><div class="when plain">{escape(about)}</div></div></div>'
        f'<nav class="catalogue-places" aria-label="{escape(say("web.exercises.title"))}">{links}</nav>'
    )
