"""Plans on what is stored or handed in: an athlete's, a profile file's, or one a line of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.coaching.gate import able, asked_anew
from milo.app.plan_history import PlanHistory
from milo.coach.adapt.adapting_food import FAST_LOSS
from milo.coach.plans.basics.loads import least_maximum
from milo.coach.plans.limits.health_kept import taken_in
from milo.coach.plans.limits.health_questions import said_first
from milo.coach.plans.limits.person import LONG_LAYOFF_DAYS
from milo.coach.plans.making.food_plan import CUT_RULE, CUT_WEEKS, weeks_cut
from milo.coach.plans.making.health_clearances import bare
from milo.coach.plans.making.planner import make_plan, with_target
from milo.coach.plans.making.taper import weeks_to_event
from milo.insight.one_truth import MergedWorkout, day_of, merge_workouts
from milo.insight.strength import strength_view
from milo.insight.views import Inputs
from milo.insight.zones import zones_at
from milo.vocabulary.athlete import MIN_AGE, Profile, TrainingHistory
from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.plan import Plan, PlannedFood, first_monday

if TYPE_CHECKING:
    from milo.app.house import House

WEEKS = 4
NEW_PLAN = "a new plan"
"""Why a version was made that is a plan of its own."""
TARGETS, CALORIES = "targets", "calories_kcal"
"""The setting that holds what an athlete set for themselves, and its key for energy."""
ENDURANCE = frozenset({"walking", "running", "cycling", "rowing", "swimming"})
WEEK_DAYS, KNOWN_WEEKS, RUN_DAYS = 7, 4, 30
KEPT_DAYS = 4  # days with a workout that make a log kept, of four weeks or before a break; fewer may be all there is (our choice)


def plan_of_profile(raw: object, today: date, *, weeks: int | None = None, seed: int = 0) -> Plan:
    """The plan for a profile as decoded JSON.  Raises UnknownName or BadValue, naming what to mend.

    weeks: None: four, or those to the event of the profile.
    Someone under 13 gets the refusal instead of an error, so that they read why. A profile without the health questions is a whole
    one (contracts.md, section 2): its plan says first that they are open.
    """
    profile = bare(_profile(raw, today))  # a clearance is entered in the form, not in a file
    weeks = weeks_to_event(profile, today, WEEKS) if weeks is None else weeks
    language = profile.language or "en"
    plan = make_plan(profile, weeks=weeks, seed=seed, today=today, language=language)
    return said_first(plan, profile, language, cautious=False)


def plan_of_athlete(house: House, athlete: str, *, weeks: int | None = None, seed: int = 0) -> Plan:
    """The plan for an athlete from their profile and records, kept as a version of its history.

    While the health questions are open it is a cautious one and says so first; where they are due again it says that.
    Raises NotFound for nobody, BadValue for an athlete without a profile, TrainingLocked while something locks training.
    """
    from milo.app.coaching.locks import refuse_while_locked, returned_lately

    profile = house.flows.profile(athlete)
    if profile is None:
        raise BadValue("an athlete with a profile", "none", "give one: milo athlete add --profile PROFILE.json")
    told = profile
    profile = able(house, athlete, told)
    refuse_while_locked(house, athlete, gate=False)
    today = house.flows.today(athlete)
    inputs = house.flows.inputs(athlete, today)
    language, _ = house.flows.manner(athlete)
    history = history_of(inputs)
    if returned_lately(house, athlete):
        history = first_exposure(history)
    plan = make_plan(
        profile,
        weeks=weeks_to_event(profile, today, WEEKS) if weeks is None else weeks,
        seed=seed,
        today=today,
        history=history,
        zones=zones_at(inputs, today),
        language=language,
        athlete_id=athlete,
        target_kcal=own_target(house, athlete),
        cut_weeks=cut_before(house, athlete, first_monday(today)),
    )
    plan = said_first(plan, told, language, cautious=True, old=asked_anew(house, athlete) is not None)
    if plan.refused is None:
        PlanHistory(house.store, house.writer, house.clock).keep(athlete, plan, "coach", NEW_PLAN)
    return plan


def own_target(house: House, athlete: str) -> float | None:
    """The energy of a day an athlete set for themselves, kcal; None where they set none."""
    told: float | None = house.flows.settings(athlete).get(TARGETS, {}).get(CALORIES)
    return told


def cut_before(house: House, athlete: str, today: date) -> int:
    """Weeks of deficit in a row that the athlete's plans held before the week of a day (NU-02).

    today: may lie ahead; the plan that holds now is taken to hold until then.
    """
    from milo.app.known_athletes import zone_of

    zone = zone_of(house, athlete)
    versions = sorted(house.store.find("plan", athlete), key=lambda v: (v.created_at, v.version))
    begun = [v.created_at.astimezone(zone).date() for v in versions]
    held = []
    for version, first, after in zip(versions, begun, [*begun, today][1:], strict=True):
        # All of them, since a pause long ago says when the next one is due; so only their food is read.
        food = msgspec.convert(version.plan["nutrition"], PlannedFood | None)
        held.append((first, min(after, first + timedelta(days=WEEK_DAYS * (len(version.plan["weeks"]) + 1))), food))
    return weeks_cut(held, today)


def food_on(house: House, athlete: str, plan: Plan, day: date) -> PlannedFood | None:
    """The food of a plan in the week of a day: its own, or that of maintenance where its deficit pauses (NU-02).

    day: today or ahead.  Without a profile nothing can be worked out anew and the plan's own food stays.
    """
    food, profile = plan.nutrition, house.flows.profile(athlete)
    if food is None or CUT_RULE not in food.because or profile is None or cut_before(house, athlete, day) < CUT_WEEKS:
        return food
    today = house.flows.today(athlete)
    paused = with_target(
        plan,
        able(house, athlete, profile),
        today,
        history=history_of(house.flows.inputs(athlete, today)),
        target_kcal=own_target(house, athlete),
        cut_weeks=CUT_WEEKS,
    ).nutrition
    # What was raised for a loss that was too fast stays where it is more: maintenance is an estimate, the loss was weighed.
    return food if FAST_LOSS in food.because and paused is not None and food.kcal > paused.kcal else paused


def plans_of_lines(
    lines: Iterable[bytes | str], today: date, *, weeks: int | None = None, seed: int = 0
) -> Iterator[dict[str, Any]]:
    """One plan for each line with a profile, in order; a bad line gives {"line", "error"} and the rest go on.

    Lines count from 1; an empty one is a bad one, so that what comes out stays beside what went in.
    """
    for number, line in enumerate(lines, 1):
        try:
            yield msgspec.to_builtins(plan_of_profile(msgspec.json.decode(line), today, weeks=weeks, seed=seed))
        except MiloError as e:
            yield {"line": number, "error": " | ".join(e.sentences())}
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
            found = str(e) if line.strip() else "an empty line"
            yield {"line": number, "error": str(BadValue("a profile: one JSON object a line", found))}


def history_of(inputs: Inputs) -> TrainingHistory | None:
    """What the records say of the time before; each value only where they can tell it, None where there are no workouts."""
    merged = merge_workouts(inputs)
    if not merged:
        return None
    days = [day_of(m.workout) for m in merged]
    last = inputs.last
    # Weeks before the first record are not known to be empty, and a few entries are no log that was kept.
    idle = max(0, (last - max(days)).days)
    since = last - timedelta(days=WEEK_DAYS * KNOWN_WEEKS - 1)
    kept = len(set(days)) >= KEPT_DAYS
    known = kept and min(days) <= since
    weekly = [0.0] * KNOWN_WEEKS
    longest = 0.0
    for m, day in zip(merged, days, strict=True):
        back = (last - day).days
        w = m.workout
        if w.activity_type in ENDURANCE and 0 <= back < WEEK_DAYS * KNOWN_WEEKS:
            weekly[KNOWN_WEEKS - 1 - back // WEEK_DAYS] += _minutes(m)
        if w.activity_type == "running" and 0 <= back < RUN_DAYS and w.distance_m is not None:
            longest = max(longest, w.distance_m / 1000)
    lifts = strength_view(inputs, merged).lifts
    maxima = {line.lift: line.e1rm_kg.value for line in lifts if line.lift is not None and line.e1rm_kg.value is not None}
    least = _least_maxima(merged, last)
    from_below = sorted({*(least.keys() - maxima.keys()), *(_untold(merged, last) & maxima.keys())})
    maxima = {**least, **maxima}
    return TrainingHistory(
        days_since_last_session=float(idle) if kept or max(days) >= since else None,
        longest_run_km_30d=round(longest, 2) if longest or known else None,
        weekly_minutes=[round(m, 1) for m in weekly] if known else None,
        e1rm_kg=maxima or None,
        e1rm_least=from_below or None,
    )


def _untold(merged: list[MergedWorkout], last: date) -> set[str]:
    """Lifts, by id, of whose sets of the last weeks at least one was told without its reserve: an estimate reads it as none."""
    recent = [s for m in merged if 0 <= (last - day_of(m.workout)).days < WEEK_DAYS * KNOWN_WEEKS for s in m.sets]
    working = [s for s in recent if s.set_type != "warm_up" and s.rir is None and s.weight_kg is not None and s.reps]
    return {known.id for s in working if (known := find_exercise(s.exercise)) is not None}


def _least_maxima(merged: list[MergedWorkout], last: date) -> dict[str, float]:
    """What lifts of long sets alone can do at least, by id: enough to keep a weight that was lifted under a share of it."""
    sets: dict[str, list[tuple[date, float, float, float | None]]] = {}
    for m in merged:
        day = day_of(m.workout)
        for s in m.sets if 0 <= (last - day).days < WEEK_DAYS * KNOWN_WEEKS else ():
            known = find_exercise(s.exercise)
            if known is not None and s.set_type != "warm_up" and s.weight_kg is not None and s.reps:
                sets.setdefault(known.id, []).append((day, s.weight_kg, s.reps, s.rir))
    newest = {id: max(day for day, *_ in told) for id, told in sets.items()}
    least = {id: least_maximum([told for day, *told in done if day == newest[id]]) for id, done in sets.items()}  # type: ignore[misc]
    return {id: kg for id, kg in least.items() if kg is not None}


def first_exposure(history: TrainingHistory | None) -> TrainingHistory:
    """What the records say, read as after four weeks without training: how a first week after an emergency is planned (PL-55)."""
    known = history or TrainingHistory()
    return msgspec.structs.replace(known, days_since_last_session=max(known.days_since_last_session or 0.0, LONG_LAYOFF_DAYS))


def _minutes(m: MergedWorkout) -> float:
    w = m.workout
    seconds = w.moving_s or w.duration_s or (w.end_ts - w.start_ts).total_seconds()
    return seconds / 60


def _profile(raw: object, today: date) -> Profile:
    age = _age_told(raw, today) if isinstance(raw, dict) else None
    if isinstance(raw, dict) and age is not None and 0 <= age < MIN_AGE:
        older = {**raw, "age": MIN_AGE, "date_of_birth": None}
        return msgspec.structs.replace(taken_in(older, today), age=age)
    return taken_in(raw, today)


def _age_told(raw: Mapping[str, Any], today: date) -> int | None:
    """Whole years by the date of birth, else as told; None where neither can be read."""
    born, age = raw.get("date_of_birth"), raw.get("age")
    if born is None:
        return age if isinstance(age, int) and not isinstance(age, bool) else None
    try:
        day = date.fromisoformat(born) if isinstance(born, str) else None
    except ValueError:
        return None
    return None if day is None else today.year - day.year - ((today.month, today.day) < (day.month, day.day))
