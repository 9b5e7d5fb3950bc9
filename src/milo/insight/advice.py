"""Named rules that turn a week's figures into recommendations.

A rule sees only figures that have a value, says what it found as parameters, and hands on the receipts of the figures it used.
Words are made in report; nothing here speaks of causes, diseases or goals that come from a clinic.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from milo.insight.views import ActivityView, BodyView, FoodView, LoadView, RecoveryView, SleepView, StrengthView
from milo.vocabulary.advice import Advice, Colour, Figure, Receipt

SAFETY, EASE, CHANGE, WORTH, GOOD = 1, 2, 3, 4, 5  # priorities, 1 first

FEW_WORKOUTS = 3  # issue 2; WHO 2020 asks for movement spread over the week and strength twice
LOW_QUALITY = 0.7  # issue 2
FEW_STEPS = 5_000  # issue 2; the usual bound of a sedentary day (Tudor-Locke, Sports Med 34(1), 2004)
SHORT_SLEEP_H = 7.0  # adults 7-9 h (National Sleep Foundation, 2015)
DEBT_H, HIGH_DEBT_H = 5.0, 8.0  # our choice, reference/training.md 2.9
IRREGULAR_MIN = 60.0  # SD of mid-sleep; our choice
HIGH_MONOTONY = 2.0  # Foster 1998: above it, with high strain
DEEP_FORM = -0.30  # form as a part of fitness; our choice: -30 points at a fitness of 100, in any unit of load
SETTLED_FITNESS_AU = 10.0  # a day; below it the ratio of form to fitness says nothing. Our choice
LOAD_JUMP = 1.5  # against the mean of the four weeks before; our choice, a thing to look at and no risk claim
SMALL_WEEK_AU = 100.0  # a mean of four weeks below it is too little to compare with. Our choice
WEEKS_BEFORE = 4
FAST_LOSS = 0.01  # of body weight a week (SN-29, NU-02)
HR_TOO_HIGH = 110.0  # at rest, above it (SN-09)
HR_TOO_LOW, NEW_BELOW_OWN = 40.0, 15.0  # at rest, at or below it and this far under the own middle (SN-10)
SYSTOLIC_TOO_HIGH, DIASTOLIC_TOO_HIGH = 180.0, 110.0  # at rest, from here on (SN-14)
STRENGTH_DAYS = 2  # sessions a week from which a missing muscle is worth a word. Our choice
KEEPING_SETS = {"chest": 4, "quads": 4, "hamstrings": 4, "back": 6}
"""Fractional hard sets a week that keep a muscle, reference/training.md 2.2, for the large muscles of the exercise catalogue."""


@dataclass(frozen=True)
class Seen:
    """The views of one week, as the rules read them."""

    load: LoadView
    sleep: SleepView
    recovery: RecoveryView
    strength: StrengthView
    activity: ActivityView
    body: BodyView
    food: FoodView
    last: date

    def views(self) -> list[Any]:
        return [self.load, self.sleep, self.recovery, self.strength, self.activity, self.body, self.food]


@dataclass(frozen=True)
class Finding:
    """What a rule found: what its sentence needs, and what it stands on."""

    params: dict[str, Any]
    receipts: list[Receipt]


@dataclass(frozen=True)
class Rule:
    """One rule. urges: it asks for more training, which is held back while a safety rule speaks and while training is locked."""

    name: str
    priority: int
    colour: Colour
    urges: bool
    judge: Callable[[Seen], Finding | None]


RULES: dict[str, Rule] = {}
J = TypeVar("J", bound=Callable[[Seen], Finding | None])


def _rule(priority: int, colour: Colour, urges: bool = False) -> Callable[[J], J]:
    def register(judge: J) -> J:
        RULES[judge.__name__] = Rule(judge.__name__, priority, colour, urges, judge)
        return judge

    return register


def advise(
    load: LoadView,
    sleep: SleepView,
    recovery: RecoveryView,
    strength: StrengthView,
    activity: ActivityView,
    body: BodyView,
    food: FoodView,
    last: date,
    *,
    locked: bool = False,
) -> list[Advice]:
    """The recommendations of the week that ends on `last`, the most pressing first; the same views give the same list.

    locked: training is locked; then nothing urges to it, and nothing praises how much of it there was.
    """
    seen = Seen(load, sleep, recovery, strength, activity, body, food, last)
    found = [(rule, finding) for rule in RULES.values() if (finding := rule.judge(seen)) is not None]
    if locked or any(rule.priority == SAFETY for rule, _ in found):
        found = [(rule, finding) for rule, finding in found if not rule.urges and rule.colour != "green"]
    elif any(rule.priority == EASE for rule, _ in found):
        # Whoever is told to go easier is not told to do more beside it.
        found = [(rule, finding) for rule, finding in found if not rule.urges]
    if any(rule.colour in {"red", "amber"} for rule, _ in found):
        found = [(rule, finding) for rule, finding in found if rule is not RULES["good_week"]]
    found.sort(key=lambda pair: pair[0].priority)
    return [
        Advice(rule=r.name, priority=r.priority, colour=r.colour, params=f.params, receipts=_once(f.receipts)) for r, f in found
    ]


# --- stop and look ------------------------------------------------------------------------------------------------------


@_rule(SAFETY, "red")
def resting_hr_out_of_range(seen: Seen) -> Finding | None:
    """Above 110 bpm, or at most 40 and new for this athlete: low values are usual for some and then no word is said."""
    hr = seen.recovery.figures.get("resting_hr_bpm")
    value = _value(hr)
    if hr is None or value is None:
        return None
    usual = (hr.low + hr.high) / 2 if hr.low is not None and hr.high is not None else None
    new_low = value <= HR_TOO_LOW and (usual is None or value < usual - NEW_BELOW_OWN)
    return Finding({"value": value}, hr.receipts) if value > HR_TOO_HIGH or new_low else None


@_rule(SAFETY, "red")
def blood_pressure_out_of_range(seen: Seen) -> Finding | None:
    upper, lower = (_value(seen.body.figures.get(name)) for name in ("systolic_mmhg", "diastolic_mmhg"))
    if upper is None or lower is None or (upper < SYSTOLIC_TOO_HIGH and lower < DIASTOLIC_TOO_HIGH):
        return None
    return Finding({"systolic": upper, "diastolic": lower}, _receipts(seen.body, "systolic_mmhg", "diastolic_mmhg"))


@_rule(EASE, "red")
def weight_falling_fast(seen: Seen) -> Finding | None:
    """The sentence carries no number: figures on weight do harm to some of the people who lose it fast (ED-02)."""
    weight, change = (_value(seen.body.figures.get(name)) for name in ("weight_kg", "weight_change_kg_per_week"))
    if weight is None or change is None or -change <= FAST_LOSS * weight:
        return None
    return Finding({}, _receipts(seen.body, "weight_kg", "weight_change_kg_per_week"))


# --- go easier ----------------------------------------------------------------------------------------------------------


@_rule(EASE, "amber")
def resting_hr_raised(seen: Seen) -> Finding | None:
    """In whole beats, as it is shown."""
    hr = seen.recovery.figures.get("resting_hr_bpm")
    value = _value(hr)
    if hr is None or value is None or hr.high is None or round(value) <= round(hr.high):
        return None
    return Finding({"value": value, "low": hr.low, "high": hr.high}, hr.receipts)


@_rule(EASE, "amber")
def hrv_below_band(seen: Seen) -> Finding | None:
    """RMSSD where it is known, else SDNN; the two are never compared with each other."""
    for name in ("hrv_rmssd_ms", "hrv_sdnn_ms"):
        hrv = seen.recovery.figures.get(name)
        value = _value(hrv)
        if hrv is not None and value is not None:
            below = hrv.low is not None and value < hrv.low
            return Finding({"value": value, "low": hrv.low, "high": hrv.high}, hrv.receipts) if below else None
    return None


@_rule(EASE, "amber")
def sleep_debt_high(seen: Seen) -> Finding | None:
    debt = _value(seen.sleep.figures.get("debt_h"))
    return Finding({"debt_h": debt}, _receipts(seen.sleep, "debt_h")) if debt is not None and debt > HIGH_DEBT_H else None


@_rule(EASE, "amber")
def form_very_low(seen: Seen) -> Finding | None:
    """Only once six weeks are known: until then fitness is still filling up, and any week looks like too much beside it."""
    fitness, form, window = (_value(seen.load.figures.get(name)) for name in ("fitness", "form", "ctl42"))
    if window is None or fitness is None or form is None or fitness < SETTLED_FITNESS_AU or form / fitness >= DEEP_FORM:
        return None
    return Finding({"form": form, "fitness": fitness}, _receipts(seen.load, "form", "fitness"))


@_rule(EASE, "amber")
def high_monotony(seen: Seen) -> Finding | None:
    """Foster's 2.0, and only when the week's strain is above the athlete's own mean of the four weeks before."""
    monotony, strain = (_value(seen.load.figures.get(name)) for name in ("monotony", "strain"))
    own = [_strain(days) for days in _weeks_before(seen.load, seen.last)]
    known = [s for s in own if s is not None]
    if monotony is None or strain is None or len(known) < WEEKS_BEFORE:
        return None
    if monotony <= HIGH_MONOTONY or strain <= statistics.fmean(known):
        return None
    return Finding({"monotony": monotony, "strain": strain}, _receipts(seen.load, "monotony", "strain"))


# --- change something this week -----------------------------------------------------------------------------------------


@_rule(CHANGE, "amber")
def load_jump(seen: Seen) -> Finding | None:
    load, before = _value(seen.load.figures.get("weekly_load")), load_before(seen.load, seen.last)
    if load is None or before is None or before < SMALL_WEEK_AU or load <= LOAD_JUMP * before:
        return None
    return Finding({"load": load, "before": before, "times": load / before}, _receipts(seen.load, "weekly_load", "ctl28"))


@_rule(CHANGE, "amber")
def short_sleep(seen: Seen) -> Finding | None:
    mean, nights = (_value(seen.sleep.figures.get(name)) for name in ("mean_h", "nights"))
    if mean is None or mean >= SHORT_SLEEP_H:
        return None
    return Finding({"mean_h": mean, "nights": nights or len(seen.sleep.nights)}, _receipts(seen.sleep, "mean_h"))


@_rule(CHANGE, "amber")
def sleep_quality(seen: Seen) -> Finding | None:
    mean = _value(seen.sleep.figures.get("quality"))
    return Finding({"quality": mean}, _receipts(seen.sleep, "quality")) if mean is not None and mean < LOW_QUALITY else None


@_rule(CHANGE, "amber")
def sleep_debt(seen: Seen) -> Finding | None:
    debt = _value(seen.sleep.figures.get("debt_h"))
    if debt is None or not DEBT_H < debt <= HIGH_DEBT_H:
        return None
    return Finding({"debt_h": debt}, _receipts(seen.sleep, "debt_h"))


@_rule(CHANGE, "amber", urges=True)
def few_workouts(seen: Seen) -> Finding | None:
    count = _value(seen.load.figures.get("workouts"))
    return Finding({"workouts": count}, _receipts(seen.load, "workouts")) if count is not None and count < FEW_WORKOUTS else None


@_rule(CHANGE, "amber", urges=True)
def few_steps(seen: Seen) -> Finding | None:
    steps = _value(seen.activity.figures.get("steps_per_day"))
    return Finding({"steps": steps}, _receipts(seen.activity, "steps_per_day")) if steps is not None and steps < FEW_STEPS else None


# --- worth doing --------------------------------------------------------------------------------------------------------


@_rule(WORTH, "blue")
def irregular_sleep(seen: Seen) -> Finding | None:
    spread = _value(seen.sleep.figures.get("regularity_min"))
    if spread is None or spread <= IRREGULAR_MIN:
        return None
    return Finding({"spread_min": spread}, _receipts(seen.sleep, "regularity_min"))


@_rule(WORTH, "blue")
def no_rest_day(seen: Seen) -> Finding | None:
    days = _days(seen.load, seen.last)
    if len(days) < 7 or not all(value is not None and value > 0 for value in days):
        return None
    return Finding({}, _receipts(seen.load, "weekly_load", "workouts"))


@_rule(WORTH, "blue", urges=True)
def lift_falling(seen: Seen) -> Finding | None:
    return _lifts(seen, "falling")


@_rule(WORTH, "blue", urges=True)
def plateau(seen: Seen) -> Finding | None:
    return _lifts(seen, "plateau")


@_rule(WORTH, "blue", urges=True)
def muscle_neglected(seen: Seen) -> Finding | None:
    """Only in a week with two strength sessions: with fewer, it is the sessions that are missing."""
    sessions = _value(seen.strength.figures.get("sessions"))
    if sessions is None or sessions < STRENGTH_DAYS:
        return None
    trained = [lift for lift in seen.strength.lifts if lift.as_of is not None and lift.as_of > seen.last - timedelta(days=7)]
    if any(lift.lift is None for lift in trained):
        return None  # a lift nobody knows may have worked the very muscle
    short = [m for m, least in KEEPING_SETS.items() if seen.strength.muscles.get(m, 0.0) < least]
    return Finding({"muscles": short}, _receipts(seen.strength, "sessions", "hard_sets")) if short else None


@_rule(WORTH, "blue")
def sleep_unknown(seen: Seen) -> Finding | None:
    """Training is known and the nights are not: half of the week is missing."""
    known = _value(seen.load.figures.get("workouts"))
    if not known or seen.sleep.nights or _value(seen.sleep.figures.get("mean_h")) is not None:
        return None
    return Finding({}, _receipts(seen.load, "workouts"))


@_rule(CHANGE, "blue")
def nothing_known(seen: Seen) -> Finding | None:
    """No view has a value: there is only one thing to do first."""
    if any(_value(figure) is not None for view in seen.views() for figure in view.figures.values()):
        return None
    return Finding({}, []) if not seen.strength.lifts else None


# --- good to know -------------------------------------------------------------------------------------------------------


@_rule(GOOD, "green")
def new_record(seen: Seen) -> Finding | None:
    broken = [lift for lift in seen.strength.lifts if lift.new_records]
    if not broken:
        return None
    receipts = [receipt for lift in broken for receipt in lift.e1rm_kg.receipts]
    return Finding({"lifts": [lift.exercise for lift in broken], "count": len(broken)}, receipts)


@_rule(GOOD, "green")
def good_week(seen: Seen) -> Finding | None:
    """Enough training, and no red or amber rule beside it (advise sees to that)."""
    count = _value(seen.load.figures.get("workouts"))
    if count is None or count < FEW_WORKOUTS:
        return None
    return Finding({"workouts": count}, _receipts(seen.load, "workouts"))


# --- reading the views --------------------------------------------------------------------------------------------------


def load_before(load: LoadView, last: date) -> float | None:
    """The mean load of the four whole weeks before the week that ends on `last`; None unless each of them is known."""
    weeks = [days for days in _weeks_before(load, last) if len(days) == 7 and all(v is not None for v in days)]
    return statistics.fmean(sum(v or 0.0 for v in days) for days in weeks) if len(weeks) == WEEKS_BEFORE else None


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _receipts(view: Any, *names: str) -> list[Receipt]:
    return [receipt for name in names if name in view.figures for receipt in view.figures[name].receipts]


def _once(receipts: list[Receipt]) -> list[Receipt]:
    seen: list[Receipt] = []
    for receipt in receipts:
        if receipt not in seen:
            seen.append(receipt)
    return seen


def _days(load: LoadView, last: date) -> list[float | None]:
    """The daily loads of the seven days that end on `last`, as far as the series reaches; empty without a series."""
    series = next((s for s in load.series if s.name == "load_au"), None)
    if series is None:
        return []
    return [v for day, v in zip(series.days, series.values, strict=True) if last - timedelta(days=7) < day <= last]


def _weeks_before(load: LoadView, last: date) -> list[list[float | None]]:
    return [_days(load, last - timedelta(weeks=back)) for back in range(1, WEEKS_BEFORE + 1)]


def _strain(days: list[float | None]) -> float | None:
    """Foster's strain of seven days with the population SD; None for an unfinished or perfectly even week."""
    if len(days) < 7 or any(v is None for v in days):
        return None
    loads = [v or 0.0 for v in days]
    spread = statistics.pstdev(loads)
    return sum(loads) * statistics.fmean(loads) / spread if spread > 0 else None


def _lifts(seen: Seen, trend: str) -> Finding | None:
    # A record this week is no time to be told that nothing moves.
    lifts = [lift for lift in seen.strength.lifts if lift.trend == trend and not lift.new_records]
    if not lifts:
        return None
    return Finding(
        {"lifts": [lift.exercise for lift in lifts], "count": len(lifts)},
        [receipt for lift in lifts for receipt in lift.e1rm_kg.receipts],
    )
