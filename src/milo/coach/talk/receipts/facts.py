"""What the conversation may speak of: an athlete's week, plan and what changed, handed in; as typed facts for a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from milo.coach.plans.basics.drills import HOLD_S, held, is_drill, load_per_hand
from milo.coach.talk.receipts.filmed import Filmed
from milo.coach.talk.receipts.running_limits import RunLimits
from milo.coach.talk.receipts.telling import Amount, Receipts, Telling
from milo.coach.talk.words.number_words import UNITS
from milo.insight.recovery import OWN_BAND
from milo.insight.views import Week
from milo.vocabulary.advice import Figure
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.plan import DAYS, Adjustment, Day, Plan, PlannedDay, PlannedSession, PlannedWeek, first_monday
from milo.vocabulary.records import Nutrition
from milo.vocabulary.talk import Fact, Language

MOST_FACTS = 120  # of one prompt: about 3 k tokens of the 8 k allowed (I-03). Our choice

FIGURE_UNITS = {
    "weekly_load": "au", "atl": "au/day", "ctl28": "au/day", "ctl42": "au/day", "fitness": "au/day", "fatigue": "au/day",
    "form": "au/day", "monotony": "", "strain": "au", "acwr": "", "workouts": "", "minutes": "min", "mean_h": "h", "need_h": "h",
    "debt_h": "h", "quality": "part", "regularity_min": "min", "nights": "night", "resting_hr_bpm": "bpm", "hrv_rmssd_ms": "ms",
    "hrv_sdnn_ms": "ms", "sets": "set", "hard_sets": "set", "tonnage_kg": "kg", "sessions": "session", "e1rm_kg": "kg",
    "steps_per_day": "step", "active_energy_kcal_per_day": "kcal", "walk_run_distance_km": "km", "flights": "",
    "weight_kg": "kg", "weight_change_kg_per_week": "kg/week", "body_fat_pct": "%", "waist_cm": "cm", "systolic_mmhg": "mmhg",
    "diastolic_mmhg": "mmhg", "energy_kcal_per_day": "kcal", "protein_g_per_day": "g", "protein_g_per_kg": "g/kg",
    "days_logged": "day",
}  # fmt: skip
"""The unit each figure of a week is told in."""
DECIMALS = {
    "monotony": 2, "acwr": 2, "e1rm_kg": 1, "walk_run_distance_km": 1, "weight_kg": 1, "weight_change_kg_per_week": 2,
    "body_fat_pct": 1, "waist_cm": 1, "protein_g_per_kg": 1, "hard_sets": 1, "sets": 1,
}  # fmt: skip
"""Digits after the point; none for the others."""
SIGNED = frozenset({"weight_change_kg_per_week", "form"})
TOPIC_FIGURES: dict[str, tuple[str, ...]] = {
    "load": ("weekly_load", "fitness", "fatigue", "form", "monotony", "strain"),
    "sleep": ("mean_h", "need_h", "debt_h", "quality", "regularity_min"),
    "heart": ("resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms"),
    "strength": ("sessions", "hard_sets", "tonnage_kg"),
    "weight": ("weight_kg", "weight_change_kg_per_week", "body_fat_pct", "waist_cm"),
    "food": ("energy_kcal_per_day", "protein_g_per_day", "protein_g_per_kg", "days_logged"),
    "steps": ("steps_per_day", "walk_run_distance_km", "active_energy_kcal_per_day"),
}
"""The figures of each topic that a question may name."""
_STEMS: dict[str, tuple[str, ...]] = {
    "load": ("load", "carga", "fitness", "forma", "fatig", "form", "fresc", "monoton", "strain", "tension"),
    "sleep": ("sle", "slept", "night", "bed", "suen", "dorm", "duerm", "noche"),
    "heart": ("heart", "pulse", "hrv", "resting", "pulso", "vfc", "corazon", "latid", "rmssd", "sdnn"),
    "strength": ("set", "strength", "lift", "serie", "fuerza", "weight", "peso", "session", "sesion"),
    "weight": ("weigh", "fat", "waist", "pes", "grasa", "cintura"),
    "food": ("eat", "ate", "food", "energy", "protein", "calor", "kcal", "com", "energ", "protein"),
    "steps": ("step", "walk", "pas", "camin", "andad", "active", "activ"),
}
"""How a sentence about a figure of the topic is likely to speak of it."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One quantity of a what-if: middle, low and high as things are and after the change; unit: a key of number_words.UNITS.

    label: in the athlete's language, as the caller names it.  change: what the change does within each body, middle, low and high:
    narrower than what the two bands tell, since what is not known of a body is the same in both.
    """

    label: str
    unit: str
    now: tuple[float, float, float]
    then: tuple[float, float, float]
    decimals: int = 0
    change: tuple[float, float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """Two plans compared on the athlete's digital twin. reason: why there is nothing to compare, in words; then no lines."""

    weeks: int
    lines: list[Compared] = field(default_factory=list)
    reason: str | None = None
    rule: str = "twin.compare"
    record_ids: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that may be said to one athlete in one reply; the caller bound it to them and nothing else can be reached from here.

    today: the athlete's local day.  plan_week: which week of the plan today is in; None: counted from the monday of its making.
    changes: what adaptation changed of late, with its rule, in the athlete's language.  rule_words: rule id -> what it says.
    held: what adaptation would not change and why, worked out when it is asked for; None where there is no plan to change.
    alternatives: exercise id -> other exercises for it, the closest first; None: those of the same pattern and main muscle.
    what_if: a comparison the caller made for this question.  private: words that must not leave the machine, beside the profile's.
    done: workouts as coaching.recent tells them, each with its local "day"; meals: as coaching.meals tells them, and
    "figures_kept_back"; adherence: weeks as coaching.trends tells them; readiness: as coaching.today tells it; None where the
    caller looked up none of them.
    food_figures_kept_back: an eating disorder may be there, so no figure of any food is told.
    run_limits: of the week that running is asked about; None where the caller looked up none.
    done_sessions: ids of this week's sessions that became a workout, where the caller looked for them.
    opened_by: words of the athlete -> (key of the line an answer to them alone opens with, the rules behind it), None for no such
    line; None where the caller does not know.
    told: the keys of the profile that somebody told, where it is known in part; None: all of it.
    eaten: today's food as logged, where it was looked up.
    filmed: exercise id -> its newest filmed set; None where the caller looks up none.
    last_week: the whole calendar week before this one, where the caller can look it up.
    """

    today: date
    week: Week | None = None
    plan: Plan | None = None
    plan_week: int | None = None
    profile: Profile | None = None
    changes: Sequence[Adjustment] = ()
    rule_words: Mapping[str, str] = field(default_factory=dict)
    held: Callable[[], Sequence[Adjustment]] | None = None
    alternatives: Callable[[str], Sequence[Exercise]] | None = None
    what_if: WhatIf | None = None
    units: str = "metric"
    first_weekday: int = 0
    private: Sequence[str] = ()
    done: Sequence[Mapping[str, Any]] | None = None
    meals: Mapping[str, Any] | None = None
    adherence: Sequence[Mapping[str, Any]] | None = None
    readiness: Mapping[str, Any] | None = None
    food_figures_kept_back: bool = False
    run_limits: RunLimits | None = None
    done_sessions: frozenset[str] = frozenset()
    opened_by: Callable[[str], tuple[str, tuple[str, ...]] | None] | None = None
    told: frozenset[str] | None = None
    eaten: Sequence[Nutrition] | None = None
    filmed: Callable[[str], Filmed | None] | None = None
    last_week: Callable[[], Week] | None = None

    def knows(self, key: str) -> bool:
        """Whether a key of the profile was told rather than filled in."""
        return self.profile is not None and (self.told is None or key in self.told)


# --- the plan on a day


def day_name(day: date) -> Day:
    """The plan's name for a date's day of the week."""
    return DAYS[day.weekday()]


def when(telling: Telling, day: date, today: date, receipts: Receipts) -> tuple[str, list[Any]]:
    """today, tomorrow, Saturday in so many days; or so many days ago."""
    ahead = (day - today).days
    if ahead in (0, 1, -1):
        return telling.made({0: "part.today", 1: "part.tomorrow", -1: "part.yesterday"}[ahead])
    days = Amount(abs(ahead), "day", receipts)
    if ahead < 0:
        return telling.made("part.ago", days=days)
    return telling.made("part.when_in", day=telling.word("day", day_name(day)), days=days)


def week_on(facts: Facts, day: date) -> PlannedWeek | None:
    """The week of the plan a date lies in; None before, after and without a plan. The weekend it begins after is its first week."""
    if facts.plan is None or not facts.plan.weeks:
        return None
    number = (day - _first_day(facts, facts.plan)).days // 7 + 1
    if number == 0 and begins(facts) is not None and day >= facts.today:
        number = 1
    return next((week for week in facts.plan.weeks if week.week == number), None)


def begins(facts: Facts) -> date | None:
    """The first day of a plan that lies ahead; None once it has begun and without a plan."""
    first = _first_day(facts, facts.plan) if facts.plan is not None and facts.plan.weeks else facts.today
    return first if first > facts.today else None


def _first_day(facts: Facts, plan: Plan) -> date:
    if facts.plan_week is None:
        return first_monday(plan.created_at.date())
    return facts.today - timedelta(days=facts.today.weekday() + 7 * (facts.plan_week - 1))


def planned_on(facts: Facts, day: date) -> PlannedDay | None:
    """What the plan says for a date; None where it says nothing."""
    week = week_on(facts, day)
    first = begins(facts)
    if week is not None and first is not None and day < first:
        return PlannedDay(day=day_name(day), rest=True)
    return next((d for d in week.days if d.day == day_name(day)), None) if week else None


def next_session(facts: Facts, after: date) -> tuple[date, PlannedSession] | None:
    """The first session after a date, within a fortnight."""
    for ahead in range(1, 15):
        day = after + timedelta(days=ahead)
        planned = planned_on(facts, day)
        if planned is not None and planned.sessions:
            return day, planned.sessions[0]
    return None


def plan_receipts(plan: Plan, rule: str) -> Receipts:
    """What a number of the plan stands on: this version of it."""
    return Receipts("plan", rule, None, [f"{plan.plan_id}@{plan.version}"])


# --- figures


def figures(week: Week) -> dict[str, Figure]:
    """Every figure of a week by name."""
    views = (week.load, week.sleep, week.recovery, week.strength, week.activity, week.body, week.food)
    return {name: figure for view in views for name, figure in view.figures.items()}


def figure_receipts(figure: Figure, *, band: bool = False) -> Receipts:
    """What a figure stands on, its receipts put together; band: what the athlete's own range does.

    Records that are too many to be named one by one are named by the day digests that sum them up.
    """
    receipts = [r for r in figure.receipts if (r.rule == OWN_BAND) == band] or figure.receipts
    if not receipts:
        return Receipts("figure", figure.name)
    since, until = min(r.since for r in receipts), max(r.until for r in receipts)
    ids = list(dict.fromkeys(id for r in receipts for id in r.record_ids or r.digest_ids))
    first = receipts[0]
    return Receipts(first.kind, first.rule, f"{since.isoformat()}/{until.isoformat()}", ids)


def figure_amount(figure: Figure, value: float) -> Amount:
    """A figure's value as an amount to be said."""
    unit = FIGURE_UNITS.get(figure.name, figure.unit if figure.unit in UNITS else "")
    return Amount(value, unit, figure_receipts(figure), DECIMALS.get(figure.name, 0))


def band_amounts(figure: Figure, low: float, high: float) -> tuple[Amount, Amount]:
    """The low and the high end of an athlete's own range as amounts to be said."""
    receipts = figure_receipts(figure, band=True)
    return replace(figure_amount(figure, low), receipts=receipts), replace(figure_amount(figure, high), receipts=receipts)


# --- facts for a model


def model_facts(facts: Facts, language: Language) -> tuple[list[Fact], dict[str, str]]:
    """The typed facts of a prompt, and how we write each number: no name, no birth date, no notes, no ids of records."""
    telling = Telling(language, facts.units)
    told: list[Fact] = []
    written: dict[str, str] = {}

    def add(name: str, amount: Amount, words: Sequence[str], signed: bool = False) -> None:
        if len(told) >= MOST_FACTS:
            return
        id, r = f"f{len(told) + 1}", amount.receipts
        written[id] = telling.amount(amount)
        told.append(
            Fact(
                id=id, name=name, value=amount.value, unit=amount.unit, kind=r.kind, rule=r.rule, window=r.window,
                record_ids=r.record_ids, signed=signed, words=list(words),
            )
        )  # fmt: skip

    def word(name: str, value: str, rule: str = "") -> None:
        if len(told) < MOST_FACTS:
            told.append(Fact(id=f"f{len(told) + 1}", name=name, value=value, kind="plan" if rule else "word", rule=rule))
            written[f"f{len(told)}"] = value

    word("today", telling.word("day", day_name(facts.today)))
    if facts.profile is not None and facts.knows("goal"):
        word("goal", facts.profile.goal.replace("_", " "))
    for name, amount in _plan_facts(facts, telling):
        add(name, amount, (name.split(":")[0].lower()[:5],))
    if facts.week is not None:
        topics = {name: topic for topic, names in TOPIC_FIGURES.items() for name in names}
        for name, figure in figures(facts.week).items():
            label = telling.word("label", name)
            if figure.value is None:
                word(label, telling.word("reason", figure.reason or "other"))
                continue
            add(label, figure_amount(figure, figure.value), _STEMS.get(topics.get(name, ""), (_bare(label)[:5],)), name in SIGNED)
            if figure.low is not None and figure.high is not None:
                low, high = band_amounts(figure, figure.low, figure.high)
                add(f"{label}: low end of own range", low, ("low", "range", "margen", "baj"))
                add(f"{label}: high end of own range", high, ("high", "range", "margen", "alt"))
        for lift in facts.week.strength.lifts:
            # a name that somebody typed or imported is no fact, and may be written for the model
            if lift.e1rm_kg.value is not None and lift.lift is not None:
                add(
                    f"{lift.exercise}: estimated 1RM", figure_amount(lift.e1rm_kg, lift.e1rm_kg.value), (lift.exercise.lower()[:5],)
                )
        for advice in facts.week.advice:
            if telling.has(f"advice.{advice.rule}"):
                word("advice", telling.word("advice", advice.rule))
    for change in facts.changes:
        word("change", change.what, change.rule)
    return told, written


def _bare(label: str) -> str:
    return label.lower().translate(str.maketrans("áéíóúüñ", "aeiouun"))


def _plan_facts(facts: Facts, telling: Telling) -> Iterator[tuple[str, Amount]]:
    """Numbers of today's and the next session and of the food."""
    plan = facts.plan
    if plan is None:
        return
    planned = planned_on(facts, facts.today)
    sessions = list(planned.sessions) if planned else []
    coming = next_session(facts, facts.today)
    if not sessions and coming is not None:
        sessions = [coming[1]]
    receipts = plan_receipts(plan, "plan")
    week = week_on(facts, facts.today)
    if week is not None:
        yield "week of the plan", Amount(week.week, "week_no", receipts)
        yield "weeks of the plan", Amount(len(plan.weeks), "week", receipts)
    for session in sessions:
        yield f"{session.title}: minutes", Amount(session.minutes, "min", receipts)
        for e in session.exercises:
            yield f"{e.exercise}: sets", Amount(len(e.sets), "set", receipts)
            first = e.sets[0] if e.sets else None
            if first is not None:
                if held(e.exercise_id):
                    yield f"{e.exercise}: seconds a set", Amount(HOLD_S * first.target_reps, "s", receipts)
                else:
                    yield f"{e.exercise}: repetitions a set", Amount(first.target_reps, "rep", receipts)
                if not is_drill(e):
                    yield f"{e.exercise}: repetitions left in reserve", Amount(first.target_rir, "rir", receipts, 1)
                if first.target_load_kg is not None:
                    whose = " per hand" if load_per_hand(e) else ""
                    yield f"{e.exercise}: load{whose}", Amount(first.target_load_kg, "kg", receipts, 2)
        if session.endurance is not None:
            yield f"{telling.word('activity', session.endurance.activity)}: zone", Amount(session.endurance.zone, "zone", receipts)
    if plan.nutrition is not None:
        n = plan.nutrition
        for name, value, unit in (
            ("energy target", n.kcal, "kcal"), ("protein target", n.protein_g, "g"),
            ("carbohydrate target", n.carbs_g, "g"), ("fat target", n.fat_g, "g"),
        ):  # fmt: skip
            yield name, Amount(value, unit, plan_receipts(plan, n.because[0] if n.because else "plan.food"))
