"""What a form of the profile told, as the profile's JSON: only the fields that were asked for change, the rest stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from milo.channels.web.profile_form import GUARDIAN, LISTS, QUESTIONS, metric_of
from milo.channels.web.words import WebWords
from milo.coach.plans.limits.health_questions import TOPICS, answered_anew
from milo.vocabulary.athlete import REGION_WORDS, Profile
from milo.vocabulary.errors import BadValue

ADULT = 18  # years; younger people need a guardian's word (safety G-8)
LONGEST = 1_000  # characters of a field; our choice
MOST = 60  # ticks of a list
TEXTS = (
    "name", "date_of_birth", "sex", "goal", "units", "language", "country", "experience", "dietary_preference", "programme",
    "week_starts",
)  # fmt: skip
NUMBERS = {
    "days_per_week": None, "minutes_per_session": None, "long_day_minutes": None, "postpartum_weeks": None, "weight_kg": "kg",
    "height_cm": "cm",
}  # fmt: skip
"""Numbers of the form -> the unit that may be the athlete's own."""
SWITCHES = ("regular_exerciser", "pregnant")

Asked = Mapping[str, Any]


def merged(profile: Profile | None, asked: Asked, words: WebWords, today: date) -> dict[str, Any]:
    """The whole profile JSON after a form. Raises BadValue in the reader's words for what is no number, date or answer."""
    said: dict[str, Any] = {} if profile is None else msgspec.to_builtins(profile)
    if profile is None:
        said["language"] = words.language
    units = asked.get("units") if asked.get("units") in {"metric", "imperial"} else words.units
    for name in TEXTS:
        if name in asked:
            said[name] = _text(asked, name) or None
    if "date_of_birth" in asked and said.get("date_of_birth"):
        said.pop("age", None)  # a date of birth says more, and stays right
    for name, unit in NUMBERS.items():
        if name in asked:
            number = _number(asked, name, words)
            said[name] = number if number is None or unit is None else round(metric_of(number, unit, str(units)), 2)
    if isinstance(said.get("days_per_week"), float):
        said["days_per_week"] = round(said["days_per_week"])
    for name in SWITCHES:
        if name in asked:
            said[name] = {"yes": True, "no": False}.get(_text(asked, name))
    for name in LISTS:
        if name in asked and name != "injuries":
            said[name] = _ticked(asked, name)
    if "other_allergies" in asked:
        said["allergies"] = [*(said.get("allergies") or []), *_listed(asked, "other_allergies")]
    if "medications" in asked:
        said["medications"] = _listed(asked, "medications")
    if "plates_kg" in asked:
        said["plates_kg"] = [_read(one, words.say("web.profile.plates_kg"), words) for one in _plates(asked)] or None
    if "injuries" in asked:
        said["injuries"] = _injuries(said.get("injuries") or [], asked, words)
    if "event_date" in asked:
        said["event"] = _event(asked, words, str(units))
    parq = _answers(said.get("parq"), asked, words)
    if parq is not None:
        said["parq"] = _with_guardian(parq, said, today)
    return {name: value for name, value in said.items() if value is not None}


def answers_health(asked: Asked) -> bool:
    """Whether a form answered the seven health questions, be it as before."""
    return any(q in asked for q in QUESTIONS)


def _text(asked: Asked, name: str) -> str:
    return str(asked.get(name) or "").strip()[:LONGEST]


def _ticked(asked: Asked, name: str) -> list[str]:
    found = asked.get(name)
    return [str(one)[:LONGEST] for one in found[:MOST]] if isinstance(found, list) else []


def _listed(asked: Asked, name: str) -> list[str]:
    return [one.strip() for one in _text(asked, name).replace(";", ",").split(",") if one.strip()][:MOST]


def _plates(asked: Asked) -> list[str]:
    """Weights between blanks or semicolons, and between commas where the point is the decimal sign."""
    said = _text(asked, "plates_kg").replace(";", " ").replace(", ", " ")
    return [one for one in (said.replace(",", " ") if "." in said else said).split() if one.strip(",")]


def _number(asked: Asked, name: str, words: WebWords) -> float | None:
    said = _text(asked, name)
    return _read(said, words.say(f"web.profile.{name}"), words) if said else None


def _read(said: str, label: str, words: WebWords) -> float:
    try:
        return float(said.strip(",").replace(",", "."))
    except ValueError:
        raise BadValue(do=words.say("web.profile.no_number", field=label)) from None


def _injuries(held: list[dict[str, Any]], asked: Asked, words: WebWords) -> list[dict[str, Any]]:
    """The ticked places; what else was known of one (since when) stays."""
    before = {one["region"]: one for one in held}
    found = []
    for region in REGION_WORDS:
        if region not in _ticked(asked, "injuries"):
            continue
        name = region.replace(" ", "_")
        one = {**before.get(region, {}), "region": region}
        one.pop("pain_0_10", None)
        if said := _text(asked, f"pain_{name}"):
            one["pain_0_10"] = _read(said, words.say(f"web.workout_region.{name}"), words)
        found.append(one)
    return found


def _event(asked: Asked, words: WebWords, units: str) -> dict[str, Any] | None:
    """The event; None when all its fields are empty. Raises BadValue for half of one."""
    day, activity, title = _text(asked, "event_date"), _text(asked, "event_activity"), _text(asked, "event_title")
    if not (day or activity or title):
        return None
    if not (day and activity):
        raise BadValue(do=words.say("web.profile.event_half"))
    event: dict[str, Any] = {"date": day, "activity": activity}
    if title:
        event["title"] = title
    if said := _text(asked, "event_distance"):
        event["distance_km"] = round(metric_of(_read(said, words.say("web.profile.event_distance"), words), "km", units), 3)
    return event


def _answers(held: dict[str, Any] | None, asked: Asked, words: WebWords) -> dict[str, Any] | None:
    """The seven answers, all or none: half a form would let the rest pass for a no."""
    if not any(q in asked for q in (*QUESTIONS, GUARDIAN)):
        return held
    if any(q in asked for q in QUESTIONS) and any(asked.get(q) not in {"yes", "no"} for q in QUESTIONS):
        raise BadValue(do=words.say("web.profile.parq_half"))
    told = {q: asked[q] == "yes" for q in (*QUESTIONS, GUARDIAN) if asked.get(q) in {"yes", "no"}}
    topics = [topic for q, topic in zip(QUESTIONS, TOPICS, strict=True) if q in told]
    return {**answered_anew(held, topics), **told}


def _with_guardian(parq: dict[str, Any], said: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Of somebody under age a guardian's word is asked for from now on; it is a no until it is given (safety G-8)."""
    try:
        born = date.fromisoformat(str(said.get("date_of_birth", "")))
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    except ValueError:
        age = int(said.get("age") or ADULT)
    return {GUARDIAN: False, **parq} if age < ADULT else parq
