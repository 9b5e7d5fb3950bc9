"""What the rules say of a part of the numbers: how the lifts stand, a night, the weight, zones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from milo.coach.conversation.answers.values import Intent
from milo.coach.talk.receipts.facts import Facts, band_amounts, figure_amount, figure_receipts, when
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling, bare
from milo.coach.talk.replies.asked import day_asked, exercise_line, shown
from milo.coach.talk.replies.numbers import lift_name
from milo.insight.views import LiftLine
from milo.vocabulary.advice import Figure
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS

FEW = 4  # lifts and records told at once (our choice)


def numbers_part(telling: Telling, intent: Intent, facts: Facts) -> None:
    """A part of the numbers that was asked for."""
    _NUMBERS[intent.part or "best"](telling, intent, facts)


def _lifts(intent: Intent, facts: Facts) -> list[LiftLine]:
    known = [lift for lift in facts.week.strength.lifts if lift.e1rm_kg.value is not None] if facts.week is not None else []
    if intent.exercise is None:
        return known[:FEW]
    exact = [lift for lift in known if lift.lift == intent.exercise]
    asked = catalogue().get(intent.exercise)
    # "squat" is asked by one who only ever did goblet squats
    near = [lift for lift in known if (held := catalogue().get(lift.lift or "")) and asked and held.pattern == asked.pattern]
    return exact or near[:FEW]


def _none(telling: Telling, intent: Intent) -> None:
    known = catalogue().get(intent.exercise or "")
    if known is None:
        telling.say("part.no_lifts")
        return
    telling.say(
        "part.no_lift", exercise=Quoted(known.called(telling.language), Receipts("exercise", "catalogue", None, [known.id]))
    )


def _lately(telling: Telling, facts: Facts) -> bool:
    """The last sets of the lifts that have no estimate of a maximum yet; whether there are any."""
    last: dict[str, tuple[Mapping[str, Any], date]] = {}
    for workout in facts.done or ():
        for exercise in workout["exercises"]:
            if any(s["weight_kg"] and not s["warm_up"] for s in exercise["sets"]):
                last.setdefault(exercise["exercise"], (exercise, workout["day"]))
    if last:
        telling.say("part.lifts_lately")
    for exercise, day in list(last.values())[:FEW]:
        exercise_line(telling, exercise, day)
    return bool(last)


def _not_the_one(telling: Telling, intent: Intent, lifts: list[LiftLine]) -> None:
    """Say that there is nothing of the lift asked for, where only others like it are told."""
    if intent.exercise is not None and all(lift.lift != intent.exercise for lift in lifts):
        _none(telling, intent)


def _name(telling: Telling, lift: LiftLine) -> Quoted:
    return Quoted(
        shown(lift_name(lift, telling.language)), Receipts("exercise", "catalogue", None, [lift.lift] if lift.lift else [])
    )


def _best(telling: Telling, intent: Intent, facts: Facts) -> None:
    lifts = _lifts(intent, facts)
    if not lifts:
        if not (intent.exercise is None and _lately(telling, facts)):
            _none(telling, intent)
        return
    _not_the_one(telling, intent, lifts)
    for lift in lifts:
        figure = lift.e1rm_kg
        value = figure_amount(figure, figure.value or 0.0)
        if figure.low is not None and figure.high is not None:
            low, high = band_amounts(figure, figure.low, figure.high)
            low = bare(low)
            telling.say("part.best", exercise=_name(telling, lift), value=value, low=low, high=high)
        else:
            telling.say("part.best_bare", exercise=_name(telling, lift), value=value)
        records = sorted(lift.records, key=lambda r: -r["weight_kg"])[: FEW if len(lifts) == 1 else 1]
        for record in records:
            receipts = Receipts("set", "record", None, [record["set_id"]])
            telling.say(
                "part.record",
                reps=Amount(record["reps"], "rep", receipts),
                load=Amount(record["weight_kg"], "kg", receipts, 2),
                when=when(telling, record["date"], facts.today, receipts),
            )


def _trend(telling: Telling, intent: Intent, facts: Facts) -> None:
    lifts = [lift for lift in _lifts(intent, facts) if lift.series]
    if not lifts:
        _none(telling, intent)
        return
    _not_the_one(telling, intent, lifts)
    telling.say("part.trend_title")
    for lift in lifts:
        receipts = figure_receipts(lift.e1rm_kg)
        (first_day, first), (_, last) = lift.series[0], lift.series[-1]
        telling.say(
            "part.trend",
            exercise=_name(telling, lift),
            first=Amount(first, "kg", receipts, 1),
            when=when(telling, first_day, facts.today, receipts),
            last=Amount(last, "kg", receipts, 1),
            trend=telling.word("part.trend", lift.trend),
        )
    telling.say("part.trend_end")


def _night(telling: Telling, intent: Intent, facts: Facts) -> None:
    nights = [n for n in facts.week.sleep.nights if n.day <= facts.today] if facts.week is not None else []
    if not nights:
        telling.say("part.last_none")
        return
    wanted = day_asked(intent, facts.today) if intent.past_day is not None else facts.today
    last = next((n for n in nights if n.day == wanted), nights[-1])
    receipts = Receipts("sleep", "night", f"{last.day}/{last.day}", [last.session_id] if last.session_id else [])
    hours = Amount(last.asleep_h, "h", receipts)
    if last.day == wanted == facts.today:
        telling.say("part.night", hours=hours)
    elif last.day == wanted:
        telling.say("part.night_of", day=telling.word("day", DAYS[last.day.weekday()]), hours=hours)
    elif intent.past_day is not None:
        day = telling.word("day", intent.past_day)
        telling.say("part.night_not_of", day=day, when=when(telling, last.day, facts.today, receipts), hours=hours)
    else:
        telling.say("part.night_other", when=when(telling, last.day, facts.today, receipts), hours=hours)


def _weight_change(telling: Telling, intent: Intent, facts: Facts) -> None:
    body = facts.week.body if facts.week is not None else None
    figure: Figure | None = body.figures.get("weight_kg") if body is not None else None
    trend = next((s for s in body.series if s.name == "weight_trend_kg"), None) if body is not None else None
    if figure is None or figure.value is None or trend is None:
        reason = (
            figure.reason if figure is not None and figure.reason and telling.has(f"reason.{figure.reason}") else "too_few_weights"
        )
        telling.say("figure.missing", label=telling.word("label", "weight_kg"), reason=telling.word("reason", reason))
        return
    known = [(d, v) for d, v in zip(trend.days, trend.values, strict=True) if v is not None]
    receipts = figure_receipts(figure)
    (day, first), (_, last) = known[0], known[-1]
    telling.say(
        "part.weight_change",
        first=Amount(first, "kg", receipts, 1),
        when=when(telling, day, facts.today, receipts),
        last=Amount(last, "kg", receipts, 1),
        change=Amount(round(last, 1) - round(first, 1), "kg", receipts, 1),
    )


def _muscles(telling: Telling, intent: Intent, facts: Facts) -> None:
    known = catalogue().get(intent.exercise or "")
    if known is None:
        telling.say("how.which")
        return
    name = Quoted(known.called(telling.language), Receipts("exercise", "catalogue", None, [known.id]))
    first = [telling.word("muscle", m) for m, part in known.muscles.items() if part >= 1]
    telling.say("part.muscles", exercise=name, muscles=first or [telling.word("muscle", m) for m in known.muscles])
    more = [telling.word("muscle", m) for m, part in known.muscles.items() if part < 1]
    if first and more:
        telling.say("part.muscles_more", muscles=more)


def _zones(telling: Telling, intent: Intent, facts: Facts) -> None:
    zones = facts.week.load.zones if facts.week is not None else None
    if not zones or not zones.get("lower_bpm"):
        telling.say("part.no_zones")
        return
    receipts = Receipts("figure", f"zones.{zones['method']}")
    limits = zones.get("limits") or {}
    if intent.part == "max_hr":
        if limits.get("max_bpm") is None:
            telling.say("part.no_zones")
            return
        telling.say("part.max_hr", bpm=Amount(limits["max_bpm"], "bpm", receipts))
    else:
        lower = [*zones["lower_bpm"], limits.get("max_bpm")]
        for n, (low, high) in enumerate(pairwise(lower), 1):
            zone = Amount(n, "zone", receipts)
            if high is None:
                telling.say("part.zone_from", zone=zone, low=Amount(low, "bpm", receipts))
            else:
                telling.say("part.zone", zone=zone, low=bare(Amount(low, "bpm", receipts)), high=Amount(high, "bpm", receipts))
    if zones.get("origin") == "estimated":
        telling.say("part.zones_estimated")


_NUMBERS: dict[str, Callable[[Telling, Intent, Facts], None]] = {
    "best": _best, "trend": _trend, "night": _night, "weight_change": _weight_change, "muscles": _muscles, "zones": _zones,
    "max_hr": _zones,
}  # fmt: skip
