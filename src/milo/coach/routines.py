"""Routines: exercises with sets and repetitions under a name, to be put into a day of a plan; never with a weight.

A routine is a template for anybody, so it holds no load: that is found from the athlete's own lifts when it is put into a plan, and
the limits see to what this athlete may not do, as they do for every plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from milo.coach.own_names import LONGEST_NAME, NAME
from milo.coach.own_words import LANGUAGES, WHAT, Found, Weight, said
from milo.coach.plans.basics.loads import load_kg
from milo.coach.plans.basics.time import session_minutes, warm_up_minutes
from milo.coach.plans.limits.sets import (
    HEAVY_REST,
    REPS_MAX,
    REST_MAX,
    REST_MIN,
    RIR_MAX,
    SETS_MAX,
    is_heavy,
)
from milo.coach.plans.text.spelling import nearest, nearest_exercise
from milo.coach.safety.prose.unfit import unfit
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, offered
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import Day, Plan, PlannedDay, PlannedExercise, PlannedSession, PlannedSet

FIELDS = ("en", "es", "items")
ITEM_FIELDS = ("exercise", "sets", "reps", "reps_to", "rir", "rest_s", "note")
MOST_ITEMS = 16  # a session of six exercises fills an hour; our choice
LONGEST_NOTE = 200
LONG_MIN = 120.0  # a session that takes longer is asked back; our choice
USUAL_RIR, USUAL_REST_S = 2.0, 90  # training.md 2.3: what is left in reserve and rested where a line does not say
NO_MAXIMA: Mapping[str, float] = {}
RANGES: dict[str, tuple[float, float]] = {
    "sets": (1, SETS_MAX), "reps": (1, REPS_MAX), "reps_to": (1, REPS_MAX), "rir": (0, RIR_MAX), "rest_s": (REST_MIN, REST_MAX),
}  # fmt: skip
NEEDED = ("sets", "reps")


def check_routine(entry: Any, language: str) -> list[Found]:
    """Everything that is wrong with a routine or to be known about it, errors first. language: "en" or "es", of the sentences."""
    found: list[Found] = []

    def tell(code: str, field: str, weight: Weight = "error", /, **values: Any) -> None:
        found.append(Found(code=code, field=field, weight=weight, text=said(code, language, **values)))

    if not isinstance(entry, Mapping):
        tell("not_a_table", "")
        return found
    for name in entry:
        if name not in FIELDS:
            tell("unknown_field", "", name=str(name)[:LONGEST_NAME], near=_near(str(name), FIELDS, language))
    names = {tongue: entry.get(tongue) for tongue in ("en", "es") if entry.get(tongue)}
    if not names:
        tell("name_missing", "en")
    for field, name in names.items():
        if not isinstance(name, str) or len(name) > LONGEST_NAME or not NAME.fullmatch(name) or name != " ".join(name.split()):
            tell("name_shape", field, name=str(name)[:LONGEST_NAME], most=LONGEST_NAME)
    if len(names) == 1:
        lacking = "es" if "en" in names else "en"
        spanish = language == "es"
        tell("one_language", lacking, "note", what=WHAT["name"][spanish], language=LANGUAGES[lacking][spanish])
    items = entry.get("items")
    if not isinstance(items, list | tuple) or not 1 <= len(items) <= MOST_ITEMS:
        tell("items", "items", most=MOST_ITEMS)
        return found
    for number, item in enumerate(items, 1):
        _check_item(item, number, language, tell)
    if not any(f.weight == "error" for f in found) and (minutes := minutes_of(entry)) > LONG_MIN:
        tell("too_long", "items", "note", minutes=round(minutes), most=round(LONG_MIN))
    return sorted(found, key=lambda f: f.weight != "error")


def meant(exercise: object) -> Exercise | None:
    """The exercise a line of a routine means, by id or by name."""
    name = str(exercise)
    return catalogue().get(name) or find_exercise(name)


def settled(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A routine without errors, with the exercises' ids in place of what was written."""
    found = [meant(item["exercise"]) for item in entry["items"]]
    return {**entry, "items": [{**i, "exercise": e.id} for i, e in zip(entry["items"], found, strict=True) if e is not None]}


def planned(
    entry: Mapping[str, Any], language: str, maxima: Mapping[str, float] = NO_MAXIMA, plates_kg: Sequence[float] | None = None
) -> list[PlannedExercise]:
    """A routine without errors as exercises of a plan; a load only where the maximum of that very exercise is known.

    maxima: exercise id -> one-repetition maximum in kg.  plates_kg: see load_kg.
    """
    made = []
    for item in entry["items"]:
        exercise = meant(item["exercise"])
        if exercise is None:
            continue
        reps, rir = int(item.get("reps_to") or item["reps"]), float(item.get("rir", USUAL_RIR))
        one = PlannedSet(
            set_number=1,
            target_reps=reps,
            target_rir=rir,
            target_load_kg=load_kg(exercise, maxima.get(exercise.id), reps, rir, plates_kg),
            rest_seconds=int(item.get("rest_s") or _usual_rest_s(exercise, reps, rir)),
        )
        made.append(
            PlannedExercise(
                exercise=exercise.called(language),
                exercise_id=exercise.id,
                pattern=exercise.pattern,
                muscles=dict(exercise.muscles),
                equipment=list(exercise.equipment),
                sets=[msgspec.structs.replace(one, set_number=n + 1) for n in range(int(item["sets"]))],
                note=item.get("note") or None,
            )
        )
    return made


def _usual_rest_s(exercise: Exercise, reps: int, rir: float) -> int:
    """What is rested where a line does not say: as long as the limits ask of what is heavy (PL-15)."""
    return HEAVY_REST if is_heavy(exercise.pattern, reps, rir) else USUAL_REST_S


def minutes_of(entry: Mapping[str, Any]) -> float:
    """About how many minutes a routine without errors takes, warm-up included (training.md 2.4)."""
    return session_minutes(planned(entry, "en"), 0, warm_up_minutes(LONG_MIN))


def called(entry: Mapping[str, Any], language: str) -> str:
    """A routine's name in a language; in the other one where it has none."""
    return str(entry.get(language) or entry.get("en") or entry.get("es"))


def with_routine(
    plan: Plan,
    entry: Mapping[str, Any],
    *,
    week: int,
    day: Day,
    language: str,
    maxima: Mapping[str, float] = NO_MAXIMA,
    plates_kg: Sequence[float] | None = None,
) -> Plan:
    """The plan with a routine as the lifting of one day; what else is done that day stays. Nothing here checks limits.

    week: counted from 1.  language: of the names.  maxima, plates_kg: see planned.
    """
    exercises = planned(entry, language, maxima, plates_kg)
    title, minutes = called(entry, language), float(round(minutes_of(entry)))
    weeks = []
    for standing in plan.weeks:
        days = []
        for one in standing.days:
            if standing.week != week or one.day != day:
                days.append(one)
                continue
            before = next((s for s in one.sessions if s.kind == "strength"), None)
            id = before.session_id if before is not None else identity("routine", plan.plan_id, str(week), day)
            session = PlannedSession(
                session_id=id,
                kind="strength",
                title=title,
                minutes=minutes,
                warm_up=before.warm_up if before is not None else [],
                exercises=exercises,
            )
            others = [s for s in one.sessions if s is not before]
            days.append(PlannedDay(day=day, rest=False, sessions=[session, *others]))
        weeks.append(msgspec.structs.replace(standing, days=days))
    return msgspec.structs.replace(plan, weeks=weeks)


def _check_item(item: Any, number: int, language: str, tell: Any) -> None:
    if not isinstance(item, Mapping):
        tell("not_a_table", f"items.{number}")
        return
    for name in item:
        if name not in ITEM_FIELDS:
            tell("unknown_field", f"items.{number}", name=str(name)[:LONGEST_NAME], near=_near(str(name), ITEM_FIELDS, language))
    written = str(item.get("exercise", ""))[:200]
    exercise = meant(written)
    if exercise is None:
        near = nearest_exercise(written)
        told = said("did_you_mean", language, name=near) if near else ""
        tell("item_exercise", f"items.{number}.exercise", number=number, name=written, near=told)
    elif exercise.id not in offered():
        tell("item_withheld", f"items.{number}.exercise", "note", number=number, name=exercise.called(language))
    for field, (least, most) in RANGES.items():
        value = item.get(field)
        if value is None and field not in NEEDED:
            continue
        whole = isinstance(value, int) or (field == "rir" and isinstance(value, float))
        if isinstance(value, bool) or not whole or not least <= value <= most:  # type: ignore[operator]
            values = {"number": number, "field": field, "least": f"{least:g}", "most": f"{most:g}", "value": str(value)[:20]}
            tell("item_range", f"items.{number}.{field}", **values)
    low, high = item.get("reps"), item.get("reps_to")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        tell("item_reps", f"items.{number}.reps", number=number)
    note = item.get("note")
    if note is not None and (not isinstance(note, str) or len(note) > LONGEST_NOTE or not note.isprintable()):
        tell("note_shape", f"items.{number}.note", most=LONGEST_NOTE)
    elif note and (why := unfit(note)) is not None:
        tell("sentence_unsafe", f"items.{number}.note", said=note, rule=why[0])


def _near(word: str, known: tuple[str, ...], language: str) -> str:
    if (close := nearest(word, known)) is not None:
        return said("did_you_mean", language, name=close)
    return said("known_are", language, names=", ".join(known))
