"""The pages of activities: the list with its filters, one activity, and the plain forms that edit, merge, delete and undo."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from typing import Any, get_args

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from nicegui import ui

from milo.channels.activities import ActivityLine
from milo.channels.activities_desk import ActivitiesDesk
from milo.channels.web.activity_page import activity_html
from milo.channels.web.assets import ACTIVITIES, framed_with
from milo.channels.web.figures import ICONS, clock, distance, pace, weight
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception, day_asked
from milo.channels.web.plain import refused_page
from milo.channels.web.train_told import reads_only
from milo.vocabulary.errors import MiloError, NotFound
from milo.vocabulary.registry import ActivityType
from milo.vocabulary.told_limits import in_words

SPORTS: tuple[str, ...] = get_args(ActivityType)
SHOWN = 50  # lines of one page (our choice)
LONGEST_NOTE = 10_000


def install(app: FastAPI, reception: Reception, desk: ActivitiesDesk) -> None:
    """Add the pages and the doors of their forms."""
    open_places("activities")

    @ui.page("/app/activities", response_timeout=30)
    async def list_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        query = request.query_params
        sport = query.get("sport") if query.get("sport") in SPORTS else None
        wanted = {"sport": sport, "since": day_asked(request, "since"), "until": day_asked(request, "until")}
        found = await asyncio.to_thread(lambda: desk.listed(guest.id, text=query.get("text"), **wanted))  # type: ignore[arg-type]
        with framed_with(guest, "activities", ACTIVITIES):
            markup(_list(guest, found, dict(query)))
        return None

    @ui.page("/app/activities/{workout_id}", response_timeout=30)
    async def activity_page(request: Request, workout_id: str) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        try:
            found = await asyncio.to_thread(desk.activity, guest.id, workout_id)
        except NotFound:
            return HTMLResponse(refused_page("not_found", guest.words), 404)
        near = (
            [] if reads_only(guest) else await asyncio.to_thread(desk.listed, guest.id, since=found.line.day, until=found.line.day)
        )
        page = await asyncio.to_thread(activity_html, guest, found, near, dict(request.query_params))
        with framed_with(guest, "activities", ACTIVITIES):
            markup(page)
        return None

    def door(path: str, work: Callable[[Guest, str, dict[str, str]], str]) -> None:
        """A form's door: does the work and shows a page again; work returns the address to go to."""

        @app.post(f"/app/activities/{path}", include_in_schema=False)
        async def answer(request: Request, workout_id: str = "") -> Response:
            guest = await reception.guest(request)
            if isinstance(guest, Response):
                return guest
            async with request.form() as form:
                sent = {key: str(value) for key, value in form.items()}
                sent["ids"] = ",".join(str(v) for v in form.getlist("with"))
            try:
                there = await asyncio.to_thread(work, guest, workout_id, sent)
            except NotFound:
                return HTMLResponse(refused_page("not_found", guest.words), 404)
            except MiloError as error:
                back = f"/app/activities/{workout_id}" if workout_id else "/app/activities"
                there = guest.href(back, wrong=in_words(error, guest.words.language))
            return RedirectResponse(there, 303)

    def edit(guest: Guest, id: str, sent: dict[str, str]) -> str:
        made = desk.edit(guest.id, id, _changes(guest, sent))
        return guest.href(f"/app/activities/{made.workout_id}", done="edit", undo=made.undo)

    def delete(guest: Guest, id: str, sent: dict[str, str]) -> str:
        return guest.href("/app/activities", done="delete", undo=desk.delete(guest.id, id).undo)

    def merge(guest: Guest, id: str, sent: dict[str, str]) -> str:
        made = desk.merge(guest.id, [id, *filter(None, sent["ids"].split(","))])
        return guest.href(f"/app/activities/{made.workout_id}", done="merge")

    def undo(guest: Guest, id: str, sent: dict[str, str]) -> str:
        desk.undo(guest.id, sent.get("correction", ""))
        return guest.href("/app/activities", done="undo")

    door("{workout_id}/edit", edit)
    door("{workout_id}/delete", delete)
    door("{workout_id}/merge", merge)
    door("undo", undo)


def _changes(guest: Guest, sent: dict[str, str]) -> dict[str, Any]:
    """What a form changes. A field that was sent empty is taken out, one that was not sent stays."""
    made: dict[str, Any] = {}
    if sent.get("activity") in SPORTS:
        made["activity"] = sent["activity"]
    for name, most in (("title", 200), ("notes", LONGEST_NOTE)):
        if name in sent:
            made[name] = sent[name].strip()[:most] or None
    if "rpe" in sent:
        made["rpe"] = _number(sent["rpe"], 0, 10)
    if sent.get("at"):
        try:
            at = datetime.fromisoformat(sent["at"])
        except ValueError:
            at = None
        if at is not None:
            made["at"] = at.replace(tzinfo=guest.zone or UTC) if at.tzinfo is None else at
    if (minutes := _number(sent.get("minutes", ""), 1, 1_440)) is not None:
        made["minutes"] = minutes
    return made


def _number(written: str, low: float, high: float) -> float | None:
    try:
        value = float(written.replace(",", "."))
    except ValueError:
        return None
    return value if low <= value <= high else None


# --- the list -----------------------------------------------------------------------------------------------------------


def _list(guest: Guest, found: list[ActivityLine], query: dict[str, str]) -> str:
    start = int(query["from"]) if query.get("from", "").isdigit() else 0
    shown = found[start : start + SHOWN]
    feed = query.get("view") == "feed"
    kept = {k: query.get(k) for k in ("sport", "since", "until", "text")}
    toggle = "".join(
        f'<a href="{escape(guest.href("/app/activities", view=name, **kept))}"'
        f"{' aria-current=true' if feed == (name == 'feed') else ''}>"
        f"{guest.html(f'activities-{name}')}</a>"
        for name in ("table", "feed")
    )
    body = _feed(guest, shown) if feed else _table(guest, shown)
    if not shown:
        body = (
            f'<div class="empty-state">{icon("directions_run")}<p>{guest.html("activities-none")}</p>'
            f'<a class="button" href="{escape(guest.href("/app/files"))}">{guest.html("activities-import")}</a></div>'
        )
    more = ""
    if start + SHOWN < len(found):
        href = guest.href("/app/activities", view=query.get("view"), **kept, **{"from": str(start + SHOWN)})
        more = f'<a class="button" href="{escape(href)}">{guest.html("activities-older")}</a>'
    return (
        f'<div class="hero"><div><h1>{guest.html("activities-title")}</h1>'
        f'<p class="when">{guest.html("activities-count", count=len(found))}</p></div>'
        f'<nav class="ranges" aria-label="{guest.html("activities-view")}">{toggle}</nav></div>'
        f"{notice(guest, query)}{_filters(guest, query)}<section>{body}</section>{more}"
    )


def notice(guest: Guest, query: dict[str, str]) -> str:
    """What was just done, with its undo; or what was wrong."""
    if query.get("wrong"):
        return f'<p class="notice fault-of" role="alert">{escape(query["wrong"][:300])}</p>'
    if query.get("done") not in {"edit", "delete", "merge", "undo"}:
        return ""
    undo = ""
    if query.get("undo"):
        undo = (
            f'<form method="post" action="{escape(guest.href("/app/activities/undo"))}"><input type="hidden" name="correction" '
            f'value="{escape(query["undo"][:64])}"><button class="button">{guest.html("activities-undo")}</button></form>'
        )
    return f'<div class="notice done-of" role="status"><span>{guest.html("activities-done", what=query["done"])}</span>{undo}</div>'


def _filters(guest: Guest, query: dict[str, str]) -> str:
    options = "".join(
        f'<option value="{name}"{" selected" if query.get("sport") == name else ""}>'
        f"{escape(guest.words.word('activity', name))}</option>"
        for name in SPORTS
    )
    hidden = "".join(f'<input type="hidden" name="{k}" value="{escape(query[k])}">' for k in ("athlete", "view") if query.get(k))
    day = {k: escape(query.get(k, "")) for k in ("since", "until", "text")}
    return (
        f'<form class="filters" method="get" action="/app/activities">{hidden}'
        f'<label><span>{guest.html("activities-sport")}</span><select name="sport">'
        f'<option value="">{guest.html("activities-all")}</option>{options}</select></label>'
        f'<label><span>{guest.html("activities-since")}</span><input type="date" name="since" value="{day["since"]}"></label>'
        f'<label><span>{guest.html("activities-until")}</span><input type="date" name="until" value="{day["until"]}"></label>'
        f'<label class="wide"><span>{guest.html("activities-text")}</span><input type="search" name="text" maxlength="200" '
        f'value="{day["text"]}"></label><button class="button">{guest.html("activities-filter")}</button></form>'
    )


def _table(guest: Guest, lines: list[ActivityLine]) -> str:
    heads = ("day", "what", "time", "distance", "pace", "heart", "load")
    head = "".join(
        f'<th scope="col"{" class=number" if n > 1 else ""}>{guest.html(f"activities-head-{h}")}</th>' for n, h in enumerate(heads)
    )
    rows = "".join(_row(guest, line) for line in lines)
    return f'<table class="activities"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(guest: Guest, line: ActivityLine) -> str:
    far, speed = figures(guest, line)
    cells = [
        "" if line.minutes is None else clock(60 * line.minutes),
        far or (guest.text("activities-sets", count=line.sets) if line.sets else ""),
        speed,
        "" if line.heart_rate_bpm is None else f"{line.heart_rate_bpm:.0f}",
        "" if line.load_au is None else guest.words.number(line.load_au),
    ]
    names = ("time", "distance", "pace", "heart", "load")
    told = "".join(f'<td class="number {n}">{escape(c) or "–"}</td>' for n, c in zip(names, cells, strict=True))
    href = escape(guest.href(f"/app/activities/{line.workout_id}"))
    return (
        f'<tr><td class="day">{escape(guest.words.day(line.day))}</td><th scope="row">{icon(ICONS.get(line.activity, "exercise"))}'
        f'<a href="{href}">{escape(title_of(guest, line))}</a></th>{told}</tr>'
    )


def _feed(guest: Guest, lines: list[ActivityLine]) -> str:
    rows = ""
    for line in lines:
        far, speed = figures(guest, line)
        told = [far, "" if line.minutes is None else clock(60 * line.minutes), speed]
        told += [guest.text("activities-sets", count=line.sets) if line.sets else ""]
        told += ["" if line.tonnage_kg is None else weight(guest.words, line.tonnage_kg)]
        told += ["" if line.heart_rate_bpm is None else f"{line.heart_rate_bpm:.0f} bpm"]
        note = f"<p>{escape(line.notes[:280])}</p>" if line.notes else ""
        rows += (
            f'<li><a href="{escape(guest.href(f"/app/activities/{line.workout_id}"))}"><span class="sign">'
            f'{icon(ICONS.get(line.activity, "exercise"))}</span><span class="what"><b>{escape(title_of(guest, line))}</b>'
            f"<small>{escape(guest.words.day(line.day))}, {line.at:%H:%M}</small>"
            f"<small>{escape(' · '.join(filter(None, told)))}</small>{note}</span></a></li>"
        )
    return f'<ul class="lines feed">{rows}</ul>'


def title_of(guest: Guest, line: ActivityLine) -> str:
    """The activity's title, or its sport."""
    return line.title or guest.words.word("activity", line.activity)


def figures(guest: Guest, line: ActivityLine) -> tuple[str, str]:
    """(distance, pace or speed) as text, empty where unknown."""
    far = "" if not line.distance_m else distance(guest.words, line.distance_m, line.activity)
    speed = ""
    if line.distance_m and line.minutes and line.distance_m > 100:
        speed = pace(guest.words, line.distance_m / (60 * line.minutes), line.activity)
    return far, speed
