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
from milo.channels.web.train_told import load_told, minutes, sets_told, weight, weighted
from milo.channels.web.words import WebWords
from milo.channels.web.workout_parts import body_html, dock_html, pain_dialog
from milo.coach.adapt.adapting_log import workout_id_of
from milo.coach.plans.basics.drills import HOLD_S, held, is_drill, shown_note
from milo.report.speech import IMPERIAL
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedSession
from milo.vocabulary.told_limits import MOST_HELD_S, MOST_HELP_KG, MOST_KG, MOST_REPS, MOST_RIR, helps, sentence

RECENT = 40  # workouts among which a session that was logged is looked for (our choice)
STEPS = {"kg": 2.5, "lb": 5.0}
"""What one press on plus adds to a weight: two of the smallest usual plates."""


def install(reception: Reception, coaching: Coaching) -> None:
    """Add the page."""

    @ui.page("/app/workout/{session_id}", response_timeout=30)
    async def workout_page(request: Request, session_id: str) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest

        def read() -> tuple[PlannedSession, dict[str, Any], list[dict[str, Any]], dict[str, Any] | None] | None:
            session = session_of(coaching.plan(guest.id), session_id)
            if session is None:
                return None
            last = {e.exercise_id: coaching.last_time(guest.id, e.exercise_id) for e in session.exercises}
            return session, last, coaching.locks(guest.id), logged_of(guest, session_id, coaching.recent(guest.id, RECENT))

        found = await asyncio.to_thread(read)
        if found is None:
            return HTMLResponse(refused_page("not_found", guest.words), 404)
        session, last, locks, logged = found
        with framed_with(guest, "train", COACH):
            if locks:
                _locked(guest, session, locks)
            else:
                _draw(guest, session, last, logged)
        return None


def logged_of(guest: Guest, session_id: str, recent: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The workout a session became already, as Coaching.recent tells it; None where it was not logged."""
    return next((w for w in recent if workout_id_of(w["at"], guest.id, session_id) == w["workout_id"]), None)


def session_of(plan: Plan | None, session_id: str) -> PlannedSession | None:
    """A session of a plan by its id."""
    weeks = plan.weeks if plan is not None else []
    return next((s for w in weeks for d in w.days for s in d.sessions if s.session_id == session_id), None)


def exercise_of(
    guest: Guest, exercise: PlannedExercise, last: dict[str, Any] | None, logged: dict[str, Any] | None
) -> dict[str, Any]:
    """An exercise as the page's script reads it. Loads are in kg; the script shows them in the athlete's unit.

    Of a set that is held, reps are its seconds. logged: the sets of it that were told already.
    """
    words, drill, hold = guest.words, is_drill(exercise), held(exercise.exercise_id)
    return {
        "id": exercise.exercise_id,
        "name": exercise.exercise,
        "note": shown_note(exercise) or None,
        "superset": exercise.superset,
        "weighted": weighted(exercise),
        "drill": drill,
        "helped": helps(exercise.exercise_id),
        "target": " · ".join(filter(None, (sets_told(words, exercise), load_told(words, exercise, find=not exercise.note)))),
        "sets": [
            {
                "reps": s.target_reps * (HOLD_S if hold else 1),
                "held": hold,
                "rir": None if drill else s.target_rir,
                "kg": s.target_load_kg,
                "rest_s": s.rest_seconds,
            }
            for s in exercise.sets
        ],
        "logged": [
            {"reps": s.get("duration_s", s["reps"]), "kg": s["weight_kg"], "rir": s["rir"]}
            for e in (logged or {}).get("exercises", [])
            if e["exercise_id"] == exercise.exercise_id
            for s in e["sets"]
        ],
        **last_of(words, last),
    }


def whole_of(words: WebWords, session: PlannedSession, logged: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a session that was logged begins from when it is opened again: its moment, effort and the fields of its end."""
    if logged is None:
        return None
    km = logged["distance_km"]
    far = None if km is None else round(km * units_of(words)["per_km"], 2)
    told = (
        {"whole": logged["minutes"]}
        if session.endurance is None
        else {"minutes": logged["minutes"], "distance": far, "heart": logged["heart_rate_bpm"]}
    )
    fields = {name: f"{value:g}" for name, value in told.items() if value}
    return {"at": logged["at"].isoformat(), "effort": logged["rpe"], "fields": fields}


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
    held = one.get("duration_s")
    lasted = "?" if held is None else f"{held:g} s"
    reps = lasted if one.get("reps") is None else f"{one['reps']:g}"
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


def _hero(guest: Guest, session: PlannedSession, told: str, tools: str = "") -> str:
    back = escape(guest.href("/app/train"))
    return (
        f'<a class="back" href="{back}">{icon("arrow_back")}{escape(guest.words.say("web.nav.train"))}</a><div class="hero"><div>'
        f'<h1>{escape(session.title)}</h1><div class="when plain">{escape(told)}</div></div>'
        f'<div class="stands">{tools}</div></div>'
    )


def _locked(guest: Guest, session: PlannedSession, locks: list[dict[str, Any]]) -> None:
    """Nothing to do: the lock and the way back, and no set (safety reference F-2, V-05). What was done before is kept."""
    markup(_hero(guest, session, guest.words.say("web.train.locked")) + locks_html(guest, locks, [], forms=False))


def _draw(guest: Guest, session: PlannedSession, last: dict[str, Any], logged: dict[str, Any] | None) -> None:
    words, say = guest.words, guest.words.say
    if logged is not None:
        href = escape(guest.href(f"/app/activities/{logged['workout_id']}"))
        said = guest.html("workout-logged", day=words.day(logged["at"].date()))
        markup(f'<span>{said}</span> <a class="button" href="{href}">{guest.html("workout-open")}</a>', "div", "notice logged")
    pain = f'<button type="button" class="button pain" data-pain>{icon("healing")}{escape(say("web.workout.pain"))}</button>'
    markup(_hero(guest, session, minutes(words, session.minutes), pain))
    told = {
        "athlete": guest.id,
        "session": session.session_id,
        "title": session.title,
        "minutes": session.minutes,
        "exercises": [exercise_of(guest, e, last.get(e.exercise_id), logged) for e in session.exercises],
        "logged": whole_of(words, session, logged),
        "endurance": None
        if session.endurance is None
        else {"activity": session.endurance.activity, "minutes": session.endurance.minutes},
        "log": guest.href("/app/workout/log"),
        "last": guest.href("/app/workout/last"),
        "alternatives": guest.href("/app/train/alternatives"),
        "home": guest.href("/app"),
        "train": guest.href("/app/train"),
        "limits": {"reps": MOST_REPS, "held": MOST_HELD_S, "kg": MOST_KG, "help": MOST_HELP_KG, "rir": MOST_RIR},
        "refusals": {key: sentence(key, words.language) for key in ("reps", "held", "load_low", "load_high", "rir")},
        **units_of(words),
    }
    place = markup(body_html(guest, session), "div", "workout")
    place.props("data-workout")
    place.props["data-session"] = json.dumps(told, ensure_ascii=False)
    place.props["data-words"] = spoken(guest, "workout")
    place.props["data-athlete"] = guest.id
    markup(dock_html(guest), "div", "dock-of")
    markup(pain_dialog(guest))
