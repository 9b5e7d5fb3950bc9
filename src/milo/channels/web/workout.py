"""The page of a workout: set by set, with last time's numbers, a rest timer, pain, and what is not sent yet kept in the browser."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from html import escape
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from nicegui import ui

from milo.channels.coaching import Coaching
from milo.channels.web.assets import COACH, framed_with, spoken
from milo.channels.web.frame import icon, markup
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.plain import refused_page
from milo.channels.web.train_locks import locks_html
from milo.channels.web.train_told import endurance_told, load_told, minutes, sets_told, weight, weighted
from milo.channels.web.words import WebWords
from milo.report.speech import IMPERIAL
from milo.vocabulary.athlete import REGION_WORDS
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedSession
from milo.vocabulary.told_limits import MOST_HELP_KG, MOST_KG, MOST_REPS, MOST_RIR, helps, sentence

STEPS = {"kg": 2.5, "lb": 5.0}
"""What one press on plus adds to a weight: two of the smallest usual plates."""


def install(reception: Reception, coaching: Coaching) -> None:
    """Add the page."""

    @ui.page("/app/workout/{session_id}", response_timeout=30)
    async def workout_page(request: Request, session_id: str) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest

        def read() -> tuple[PlannedSession, dict[str, Any], list[dict[str, Any]]] | None:
            session = session_of(coaching.plan(guest.id), session_id)
            if session is None:
                return None
            last = {e.exercise_id: coaching.last_time(guest.id, e.exercise_id) for e in session.exercises}
            return session, last, coaching.locks(guest.id)

        found = await asyncio.to_thread(read)
        if found is None:
            return HTMLResponse(refused_page("not_found", guest.words), 404)
        session, last, locks = found
        with framed_with(guest, "train", COACH):
            _draw(guest, session, last, locks)
        return None


def session_of(plan: Plan | None, session_id: str) -> PlannedSession | None:
    """A session of a plan by its id."""
    weeks = plan.weeks if plan is not None else []
    return next((s for w in weeks for d in w.days for s in d.sessions if s.session_id == session_id), None)


def exercise_of(guest: Guest, exercise: PlannedExercise, last: dict[str, Any] | None) -> dict[str, Any]:
    """An exercise as the page's script reads it. Loads are in kg; the script shows them in the athlete's unit."""
    words = guest.words
    return {
        "id": exercise.exercise_id,
        "name": exercise.exercise,
        "note": exercise.note,
        "superset": exercise.superset,
        "weighted": weighted(exercise),
        "helped": helps(exercise.exercise_id),
        "target": " · ".join(filter(None, (sets_told(words, exercise), load_told(words, exercise, find=not exercise.note)))),
        "sets": [
            {"reps": s.target_reps, "rir": s.target_rir, "kg": s.target_load_kg, "rest_s": s.rest_seconds} for s in exercise.sets
        ],
        **last_of(words, last),
    }


def last_of(words: WebWords, last: dict[str, Any] | None) -> dict[str, Any]:
    """Last time's sets: as a sentence, and the weights themselves to begin from."""
    if not last or not last.get("sets"):
        return {"last": None, "last_kg": None}
    sets = last["sets"]
    told = ", ".join(_set_told(words, s) for s in sets)
    at = last.get("at")
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(at) if isinstance(at, str) else None
    when = words.day(moment.date()) if moment is not None else "?"
    known = [s["weight_kg"] for s in sets if s.get("weight_kg") is not None]
    return {"last": words.say("web.workout.last_time", when=when, sets=told), "last_kg": known[-1] if known else None}


def _set_told(words: WebWords, one: dict[str, Any]) -> str:
    reps = "?" if one.get("reps") is None else f"{one['reps']:g}"
    kg = one.get("weight_kg")
    rir = one.get("rir")
    kept = "" if rir is None else words.say("web.workout.rir_short", rir=f"{rir:g}")
    load = "" if kg is None else f" × {weight(words, kg)} {words.unit('kg')}"
    return f"{reps}{load}{kept}"


def units_of(words: WebWords) -> dict[str, Any]:
    """The athlete's unit of weight, how much of it a kilogram is, how many of theirs a kilometre is, and the step of a press."""
    imperial = words.units == "imperial"
    unit = words.unit("kg")
    return {
        "unit": unit,
        "per_kg": IMPERIAL["kg"][1] if imperial else 1.0,
        "per_km": IMPERIAL["km"][1] if imperial else 1.0,
        "step": STEPS["lb" if imperial else "kg"],
    }


def _draw(guest: Guest, session: PlannedSession, last: dict[str, Any], locks: list[dict[str, Any]]) -> None:
    words, say = guest.words, guest.words.say
    back = escape(guest.href("/app/train"))
    markup(
        f'<a class="back" href="{back}">{icon("arrow_back")}{escape(say("web.nav.train"))}</a><div class="hero"><div>'
        f'<h1>{escape(session.title)}</h1><div class="when plain">{escape(minutes(words, session.minutes))}</div></div>'
        f'<div class="stands"><button type="button" class="button pain" data-pain>{icon("healing")}'
        f"{escape(say('web.workout.pain'))}</button></div></div>"
    )
    if locks:
        markup(locks_html(guest, locks, [], forms=False))
    told = {
        "athlete": guest.id,
        "session": session.session_id,
        "title": session.title,
        "minutes": session.minutes,
        "exercises": [exercise_of(guest, e, last.get(e.exercise_id)) for e in session.exercises],
        "endurance": None
        if session.endurance is None
        else {"activity": session.endurance.activity, "minutes": session.endurance.minutes},
        "log": guest.href("/app/workout/log"),
        "last": guest.href("/app/workout/last"),
        "alternatives": guest.href("/app/train/alternatives"),
        "home": guest.href("/app"),
        "limits": {"reps": MOST_REPS, "kg": MOST_KG, "help": MOST_HELP_KG, "rir": MOST_RIR},
        "refusals": {key: sentence(key, words.language) for key in ("reps", "load_low", "load_high", "rir")},
        **units_of(words),
    }
    place = markup(_body(guest, session), "div", "workout")
    place.props("data-workout")
    place.props["data-session"] = json.dumps(told, ensure_ascii=False)
    place.props["data-words"] = spoken(guest, "workout")
    place.props["data-athlete"] = guest.id
    markup(_dock(guest), "div", "dock-of")
    markup(pain_dialog(guest))


def _body(guest: Guest, session: PlannedSession) -> str:
    say = guest.words.say
    lines = "".join(f"<li>{escape(line)}</li>" for line in session.warm_up)
    warm_up = (
        f'<details class="fold" open><summary>{icon("local_fire_department")}{escape(say("web.train.warm_up"))}'
        f"</summary><ul>{lines}</ul>"
        "</details>"
        if lines
        else ""
    )
    return (
        f'<div class="said" data-said role="alert"></div>{warm_up}<div data-exercises>'
        f'<p class="quiet" role="status">{escape(say("web.train.loading"))}</p></div>{_endurance(guest, session)}{_finish(guest)}'
    )


def _endurance(guest: Guest, session: PlannedSession) -> str:
    if session.endurance is None:
        return ""
    words = guest.words
    lines = "".join(f"<li>{escape(line)}</li>" for line in endurance_told(words, session.endurance))
    title = words.word("activity", session.endurance.activity)
    km, hr = escape(words.unit("km")), escape(words.unit("bpm"))
    return (
        f'<section class="work-of"><h2>{escape(title)}</h2><ul>{lines}</ul><div class="three">'
        f"{_number(words, 'minutes', 'minutes', '', 'min')}{_number(words, 'distance', 'distance', km, '0.01')}"
        f"{_number(words, 'heart', 'heart', hr, '1')}</div></section>"
    )


def _number(words: WebWords, name: str, label: str, unit: str, step: str) -> str:
    step = "1" if step == "min" else step
    said = words.say(f"web.workout.{label}")
    return (
        f"<label><span>{escape(said)}{f' ({unit})' if unit else ''}</span>"
        f'<input type="number" inputmode="decimal" min="0" step="{step}" data-field="{name}"/></label>'
    )


def _finish(guest: Guest) -> str:
    """How it was: minutes, effort, notes; then the last thing is sent."""
    say = guest.words.say
    efforts = "".join(f'<label><input type="radio" name="effort" value="{n}"/><span>{n}</span></label>' for n in range(11))
    return (
        f'<section class="finish"><h2>{escape(say("web.workout.finish"))}</h2>'
        f'<fieldset class="effort"><legend>{escape(say("web.workout.effort"))}</legend><div>{efforts}</div>'
        f'<small class="quiet">{escape(say("web.workout.effort_note"))}</small></fieldset>'
        f'<label class="field"><span>{escape(say("web.workout.whole_minutes"))}</span>'
        f'<input type="number" inputmode="decimal" min="1" max="1440" step="1" data-field="whole"/></label>'
        f'<label class="field"><span>{escape(say("web.workout.notes"))}</span>'
        f'<textarea rows="3" maxlength="4000" data-field="notes"></textarea></label>'
        '<button type="button" class="button main big" data-finish>'
        f"{icon('done_all')}{escape(say('web.workout.finish_button'))}</button></section>"
    )


def _dock(guest: Guest) -> str:
    """The rest timer and what waits to be sent, always in sight."""
    say = guest.words.say
    stop = escape(say("web.workout.rest_stop"))
    return (
        '<div class="rest-dock" data-rest hidden><span class="ring" aria-hidden="true"></span><div><small>'
        f"{escape(say('web.workout.rest'))}"
        '</small><b data-rest-left role="timer">0:00</b></div><button type="button" class="button" data-rest-less>−15 s</button>'
        f'<button type="button" class="button" data-rest-more>+15 s</button><button type="button" class="tool" data-rest-stop '
        f'aria-label="{stop}" title="{stop}">{icon("close")}</button></div>'
        f'<div class="unsent" data-unsent role="status" hidden>{icon("cloud_off")}<span></span></div>'
    )


def pain_dialog(guest: Guest) -> str:
    """Where it hurts and how much; what the safety shell says to it appears at once."""
    say = guest.words.say
    slugs = {region: region.replace(" ", "_") for region in REGION_WORDS}
    regions = "".join(
        f'<option value="{escape(region)}">{escape(say(f"web.workout_region.{slug}"))}</option>' for region, slug in slugs.items()
    )
    return (
        '<dialog class="sheet" id="pain" aria-labelledby="pain-title"><header><h3 id="pain-title">'
        f"{escape(say('web.workout.pain_title'))}</h3>"
        f'<button type="button" class="tool" data-close aria-label="{escape(say("web.train.close"))}">'
        f"{icon('close')}</button></header>"
        f'<form class="fields" data-pain-form><label><span>{escape(say("web.workout.where"))}</span>'
        f'<select name="region" required><option value=""></option>{regions}</select></label>'
        f"<label><span>{escape(say('web.workout.how_much'))} <output data-pain-out>–</output></span>"
        '<input type="range" name="pain" min="0" max="10" step="1" value="0" class="unset"/></label>'
        f'<p class="quiet">{escape(say("web.workout.pain_note"))}</p>'
        f'<button class="button main">{escape(say("web.workout.pain_send"))}</button>'
        '<p class="form-answer fault" role="alert"></p></form>'
        '<div class="said" data-pain-said role="alert"></div></dialog>'
    )
