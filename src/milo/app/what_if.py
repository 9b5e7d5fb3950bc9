"""A "what if" of an athlete: their plan and a changed one, compared on the twin that is fitted to their own data."""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from milo.app.what_if_known import (
    KNOWN_WEEKS,
    LIFTING_SHARE,
    PER_RIR,
    USUAL_SHARE,
    ZONE_SHARE,
    known_of,
    lay,
    missing_of,
    sets_per_pattern,
    usual_sleep_h,
)
from milo.app.what_if_words import MOST_SLEEP_H, Change, read_change
from milo.coach.plans.basics.drills import reserves
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.limits.validator import validate
from milo.coach.talk.receipts.facts import Compared, WhatIf
from milo.insight.week_sums import day_of
from milo.insight.zones import zones_at
from milo.twin.comparing import Comparison, Way, compare
from milo.twin.fitting import Fitted, TooLittle, fit
from milo.twin.fitting_past import WEEK, Training
from milo.twin.traits import ACTIVITIES
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.identity import identity
from milo.vocabulary.numbers_written import in_manner, shortest_written
from milo.vocabulary.plan import DAYS, Plan, PlannedEndurance, PlannedSession, first_monday
from milo.vocabulary.told_limits import in_words

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.insight.views import Inputs

LEAST_WEEKS, MOST_WEEKS = 4, 12  # looked ahead; a body answers in weeks, and what is known of months is little (our choice)
MOST_RECORDS = 40  # workouts named behind a comparison, the newest (our choice)
AROUND_ZONE = 2  # of what surrounds intervals
TOLD_LIFTS = 2  # a reply holds six lines or seven (our choice)
SEEN_KG, SEEN_H = 0.3, 0.2  # differences of weight and sleep below which they are not worth a line (our choice)

_WORDS = {
    "en": {
        "vo2max": "VO2max", "fatigue": "Fatigue, as a share of your usual",
        "injury": "Chance of an injury in that time", "weight_kg": "Body weight", "sessions": "Sessions done a week",
        "sessions_unknown": "Sessions done a week, as most people would (how many of a plan's you do is not known yet)",
        "asleep_h": "Sleep a night", "lift": "{name}: estimated 1RM",
        "unclear": "Say what to change: days a week, minutes, an exercise, a break of some weeks, hours of sleep, or kcal a day.",
        "no_plan": "There is no plan to change yet; make one with `milo plan`.",
        "no_age": "The simulation needs your age; tell it in your profile.",
        "no_workouts": "The simulation is fitted to your own training, and there is no workout yet; import or log some.",
        "only_today": "The simulation is fitted to your training up to yesterday, over four weeks with workouts; all of yours are "
        "of today.",
        "none_usable": "The simulation is fitted to your training up to yesterday, over four weeks with workouts; none of yours "
        "up to then is of a kind it simulates.",
        "too_old": "The simulation is fitted to your training of the last year. Your last workout before today was on {day}.",
        "no_age_no_workouts": "The simulation needs your age, and workouts it can be fitted to; neither is known yet.",
        "few_weeks": "The simulation is fitted to your own training, and needs four weeks with workouts; there are {found}.",
        "no_marks": "The simulation needs something that shows your performance: a VO2max, a threshold, or sets with weight and "
        "repetitions.",
        "no_fit": "Your numbers and your training do not go together on the simulated body, so it cannot speak for you.",
        "far_sleep": "You sleep some {usual} h now; further than {most} h from that the simulation has nothing to say.",
        "no_nights": "How much you sleep now is not known yet; log some nights, or say how much more or less it is to be.",
        "refused": "That change does not fit the plan: {why}.",
        "limits": "Your limits would turn that change back into the plan as it is, so there is nothing to compare.",
    },
    "es": {
        "vo2max": "VO2max", "fatigue": "Fatiga, como parte de la habitual",
        "injury": "Probabilidad de lesión en ese tiempo", "weight_kg": "Peso corporal", "sessions": "Sesiones hechas por semana",
        "sessions_unknown": "Sesiones hechas por semana, como la mayoría (aún no se sabe cuántas de un plan haces)",
        "asleep_h": "Sueño por noche", "lift": "{name}: 1RM estimada",
        "unclear": "Di qué cambiar: días por semana, minutos, un ejercicio, unas semanas de pausa, horas de sueño o kcal al día.",
        "no_plan": "Aún no hay un plan que cambiar; crea uno con `milo plan`.",
        "no_age": "La simulación necesita tu edad; ponla en tu perfil.",
        "no_workouts": "La simulación se ajusta a tu propio entrenamiento y aún no hay sesiones; importa o anota alguna.",
        "only_today": "La simulación se ajusta a tu entrenamiento hasta ayer, en cuatro semanas con sesiones; todas las tuyas "
        "son de hoy.",
        "none_usable": "La simulación se ajusta a tu entrenamiento hasta ayer, en cuatro semanas con sesiones; ninguna "
        "de las tuyas hasta entonces es de un tipo que simule.",
        "too_old": "La simulación se ajusta a tu entrenamiento del último año. Tu última sesión antes de hoy fue el {day}.",
        "no_age_no_workouts": "La simulación necesita tu edad y sesiones a las que ajustarse; aún no se sabe ninguna de las dos.",
        "few_weeks": "La simulación se ajusta a tu propio entrenamiento y necesita cuatro semanas con sesiones; hay {found}.",
        "no_marks": "La simulación necesita algo que muestre tu nivel: un VO2max, un umbral o series con peso y repeticiones.",
        "no_fit": "Tus números y tu entrenamiento no cuadran en el cuerpo simulado, así que no puede hablar por ti.",
        "far_sleep": "Ahora duermes unas {usual} h; a más de {most} h de eso la simulación no tiene nada que decir.",
        "no_nights": "Aún no se sabe cuánto duermes ahora; anota algunas noches o di cuánto más o menos quieres dormir.",
        "refused": "Ese cambio no encaja en el plan: {why}.",
        "limits": "Tus límites devolverían ese cambio al plan tal como está, así que no hay nada que comparar.",
    },
}  # fmt: skip


def what_if(house: House, athlete: str, wanted: str | Edit, plan: Plan | None) -> WhatIf:
    """The athlete's plan and a changed one after some weeks, simulated on their own twin; or the reason why that cannot be told.

    wanted: the question, or an edit as the doors make it.  plan: the one that holds, None without one.
    Everything in it is simulated.  The changed plan passes the validator first, so that what is compared may be done.
    Raises NotFound for nobody.
    """
    profile = house.flows.profile(athlete)
    language, _ = house.flows.manner(athlete)
    words = _WORDS[language]
    today = house.flows.today(athlete)
    change = Change(edit=wanted) if isinstance(wanted, Edit) else read_change(wanted, language, DAYS[today.weekday()])
    if change is None:
        return WhatIf(weeks=0, reason=words["unclear"])
    if profile is None or plan is None or not plan.weeks:
        return WhatIf(weeks=0, reason=words["no_plan"])
    inputs = house.flows.inputs(athlete, today - timedelta(days=1))
    started = _started(house, athlete, plan)
    after = plan
    if change.edit is not None:
        from milo.app.coaching.desk import stand_ins, steps
        from milo.app.planning import history_of

        week = min(max((today - started).days // WEEK + 1, 1), plan.weeks[-1].week)
        try:
            after = apply_edit(
                plan, change.edit, week=week, alternatives=stand_ins(profile), variants=steps(profile), language=language
            )
        except EditRefused as e:
            return WhatIf(weeks=0, reason=words["refused"].format(why=in_words(e, language).rstrip(".")))
        # What has been lived stays; what is to come is what the limits leave of it.
        limited, _, refused = validate(
            after, profile, today, history=history_of(inputs), language=language, base=plan, zones=zones_at(inputs, today)
        )
        if refused is not None:
            return WhatIf(weeks=0, reason=refused.text)
        after = msgspec.structs.replace(
            after, weeks=[new if new.week >= week else old for old, new in zip(after.weeks, limited.weeks, strict=True)]
        )
        if after.weeks == plan.weeks:
            return WhatIf(weeks=0, reason=words["limits"])
    try:
        fitted = _fitted(inputs, plan, started, today, athlete)
    except TooLittle as e:
        return WhatIf(weeks=0, reason=words[e.reason].format(found=e.found))
    if fitted is None:
        missing: str = missing_of(inputs)
        if missing != "no_workouts" or not (stored := house.store.find("workout", athlete)):
            return WhatIf(weeks=0, reason=words[missing])
        # There are some, so it is not for want of any: they are of no kind it simulates, of a year nobody looks at, or of today.
        if inputs.workouts:
            return WhatIf(weeks=0, reason=words["none_usable"])
        before = [day for w in stored if (day := day_of(w, inputs.zone)) < today]
        reason = words["too_old"].format(day=max(before).isoformat()) if before else words["only_today"]
        return WhatIf(weeks=0, reason=reason)
    if change.sleep_to_h is not None:
        usual = usual_sleep_h(inputs, today)
        if usual is None:
            return WhatIf(weeks=0, reason=words["no_nights"])
        if abs(change.sleep_to_h - usual) > MOST_SLEEP_H:
            return WhatIf(
                weeks=0,
                reason=words["far_sleep"].format(
                    usual=in_manner(f"{usual:.1f}", language), most=shortest_written(MOST_SLEEP_H, language)
                ),
            )
        change = replace(change, sleep_h=change.sleep_to_h - usual)
    left = plan.weeks[-1].week - (today - started).days // WEEK
    # A break is looked at where it ends: weeks later little of it is left.
    weeks = -(-change.rest_days // WEEK) if change.rest_days else max(left, LEAST_WEEKS)
    weeks = min(weeks, MOST_WEEKS)
    now = Way(_ahead(plan, started, today, weeks))
    then = Way(_ahead(after, started, today, weeks, change.rest_days), sleep_h=change.sleep_h, diet_kcal=change.diet_kcal)
    found = compare(now, then, fitted, weeks)
    ids = [f"{plan.plan_id}@{plan.version}", *(w.workout_id for w in inputs.workouts[-MOST_RECORDS:])]
    return WhatIf(weeks=weeks, lines=lines_of(found, fitted, change, language), record_ids=ids)


def lines_of(found: Comparison, fitted: Fitted, change: Change, language: str) -> list[Compared]:
    """The outcomes worth a line: those the twin was fitted to, and those the change is about."""
    words = _WORDS[language]
    by_name = {o.name: o for o in found.outcomes}
    made = []

    def line(name: str, label: str, unit: str, times: float = 1.0, decimals: int = 0) -> None:
        o = by_name[name]
        now, then = ((m * times, low * times, high * times) for m, low, high in (o.now, o.then))
        middle, low, high = (v * times for v in o.change)
        made.append(Compared(label=label, unit=unit, now=now, then=then, decimals=decimals, change=(middle, low, high)))

    if {"vo2max", "threshold"} & set(fitted.fitted_to):
        line("vo2max", words["vo2max"], "ml/kg/min", decimals=1)
    for id in list(fitted.level)[:TOLD_LIFTS]:
        name = catalogue()[id].called(language) if id in catalogue() else id
        line(id, words["lift"].format(name=name), "kg", decimals=1)
    if change.diet_kcal or abs(by_name["weight_kg"].change[0]) >= SEEN_KG:
        line("weight_kg", words["weight_kg"], "kg", decimals=1)
    if change.sleep_h or abs(by_name["asleep_h"].change[0]) >= SEEN_H:
        line("asleep_h", words["asleep_h"], "h", decimals=1)
    line("sessions", words["sessions" if fitted.share is not None else "sessions_unknown"], "session", decimals=1)
    line("fatigue", words["fatigue"], "%", 100)
    line("injury", words["injury"], "%", 100)
    return made


def session_work(s: PlannedSession) -> tuple[str, float, float, float] | None:
    """A planned session as the twin trains it: activity, minutes, share of VO2max, sets per pattern; None for no training.

    Of a session with both, the longer part decides what it is.
    """
    lifts = [e for e in s.exercises if reserves(e)]
    moving = s.endurance
    if moving is not None and (not lifts or moving.minutes > s.minutes / 2):
        activity = moving.activity if moving.activity in ACTIVITIES else "walking"
        return activity, moving.minutes, _moving_share(moving), 0.0
    if not lifts:
        return None
    sets: dict[str, float] = {}
    for e in lifts:
        sets[e.exercise_id] = sets.get(e.exercise_id, 0.0) + len(e.sets)
    reserve = [rir for e in lifts for rir in reserves(e)]
    return "strength", s.minutes, LIFTING_SHARE - PER_RIR * sum(reserve) / len(reserve), sets_per_pattern(sets)


def _moving_share(e: PlannedEndurance) -> float:
    """Share of VO2max of endurance work, hard stretches, the rests between and what is around them by their minutes."""
    parts = [(i["repeat"] * i[f"{kind}_minutes"], i[f"{kind}_zone"]) for i in e.intervals or () for kind in ("work", "rest")]
    around = max(e.minutes - sum(minutes for minutes, _ in parts), 0.0)
    parts.append((around, AROUND_ZONE if parts else e.zone))
    total = sum(minutes for minutes, _ in parts)
    return sum(minutes * ZONE_SHARE[int(zone)] for minutes, zone in parts) / total if total else USUAL_SHARE


def _ahead(plan: Plan, started: date, today: date, weeks: int, rest_days: int = 0) -> Training:
    """What the plan asks from today on; after its end its last week goes on.  rest_days: with nothing first."""
    last = plan.weeks[-1].week
    by_week = {w.week: w for w in plan.weeks}
    entries = []
    for ahead in range(weeks * WEEK):
        day = today + timedelta(days=ahead)
        week = by_week.get(min(max((day - started).days // WEEK + 1, 1), last))
        if week is None or ahead < rest_days:
            continue
        for s in (s for d in week.days if d.day == DAYS[day.weekday()] for s in d.sessions):
            work = session_work(s)
            if work is not None:
                entries.append((ahead, *work))
    laid = lay(entries, weeks * WEEK)
    if rest_days:
        # Two kinds on one day spill over to the nearest free one, which must not be one of rest.
        laid = Training(*(np.where(np.arange(laid.days) < rest_days, 0, row).astype(row.dtype) for row in _rows(laid)))
    return laid


def _rows(t: Training) -> list[Any]:
    return [t.minutes, t.intensity, t.sets, t.activity]


def _fitted(inputs: Inputs, plan: Plan, started: date, today: date, athlete: str) -> Fitted | None:
    """The athlete's twin up to yesterday; the same data and plan version give the same one."""
    known = known_of(inputs)
    if known is None:
        return None
    asked, done = _followed(inputs, plan, started)
    known = known_of(inputs, asked, done) if asked else known
    assert known is not None
    seed = zlib.crc32(identity("what if", athlete, plan.plan_id, plan.version).encode())
    return fit(known, seed)


def _followed(inputs: Inputs, plan: Plan, started: date) -> tuple[int, int]:
    """Sessions the plan asked for up to inputs.last, twelve weeks back at most, and how many of them were done.

    Of a week's sessions as many are done as it has days with a workout: who trains on Tuesday in place of Monday left nothing out.
    """
    trained = {(w.start_ts + timedelta(minutes=w.utc_offset_min or 0)).date() for w in inputs.workouts}
    by_week = {w.week: w for w in plan.weeks}
    asked: Counter[int] = Counter()
    came: Counter[int] = Counter()
    day = max(started, inputs.last - timedelta(days=WEEK * KNOWN_WEEKS - 1))
    while day <= inputs.last:
        number = (day - started).days // WEEK + 1
        if (week := by_week.get(number)) is not None:
            asked[number] += sum(1 for d in week.days if d.day == DAYS[day.weekday()] and any(map(session_work, d.sessions)))
            came[number] += day in trained
        day += timedelta(days=1)
    return sum(asked.values()), sum(min(asked[number], came[number]) for number in asked)


def _started(house: House, athlete: str, plan: Plan) -> date:
    """The monday the plan's first week begins on."""
    from milo.app.known_athletes import zone_of
    from milo.app.plan_history import PlanHistory

    versions = PlanHistory(house.store, house.writer, house.clock).versions(athlete, plan.plan_id)
    made = versions[0].created_at if versions else plan.created_at
    return first_monday(made.astimezone(zone_of(house, athlete)).date())
