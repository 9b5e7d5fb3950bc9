"""What each look-up of a model tells: figures of a topic, a day of the plan, an exercise, a lift; facts with receipts, no names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec

from milo.coach.plans.basics.drills import HOLD_S, held, is_drill, load_per_hand
from milo.coach.talk.receipts.facts import (
    TOPIC_FIGURES,
    Facts,
    day_name,
    figure_amount,
    figure_receipts,
    model_facts,
    plan_receipts,
    planned_on,
)
from milo.coach.talk.receipts.telling import Amount, Receipts, Telling
from milo.insight.views import LiftLine
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, Plan, PlannedSession
from milo.vocabulary.talk import Fact, Language

MOST_TOLD = 30  # facts of one look-up, about 800 tokens. Our choice
NIGHTS = 7  # told one by one. Our choice
RECORDS = 3  # of a lift, the heaviest first. Our choice
SHORT = 3  # letters of words that name nothing: de, con, the. Our choice
NEAR_DAYS: dict[str, int] = {"today": 0, "tomorrow": 1}
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "rest": "rest day", "nothing": "the plan has nothing for this day", "rising": "rising", "plateau": "no longer rising",
        "falling": "falling", "too_few": "too few sets to tell",
    },
    "es": {
        "rest": "día de descanso", "nothing": "el plan no tiene nada para este día", "rising": "sube", "plateau": "ya no sube",
        "falling": "baja", "too_few": "muy pocas series para saberlo",
    },
}  # fmt: skip
"""Values in words, which a reply may quote."""


@dataclass
class Told:
    """Facts in the making and how each number is written. private: takes out of a text what names the athlete."""

    telling: Telling
    language: Language
    private: Callable[[str], str]
    facts: list[Fact] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def number(self, name: str, amount: Amount, words: Sequence[str], signed: bool = False) -> None:
        r = amount.receipts
        self.add(
            Fact(
                id="", name=name, value=amount.value, unit=amount.unit, kind=r.kind, rule=r.rule, window=r.window,
                record_ids=r.record_ids, signed=signed, words=list(words),
            ),
            self.telling.amount(amount),
        )  # fmt: skip

    def word(self, name: str, value: str, receipts: Receipts) -> None:
        value = self.private(value)
        r = receipts
        self.add(Fact(id="", name=name, value=value, kind=r.kind, rule=r.rule, window=r.window, record_ids=r.record_ids), value)

    def add(self, fact: Fact, written: str) -> None:
        if len(self.facts) < MOST_TOLD:
            self.facts.append(msgspec.structs.replace(fact, name=self.private(fact.name)))
            self.written.append(written)


def tell_figures(topic: str, facts: Facts, told: Told) -> None:
    """The figures of a topic of TOPIC_FIGURES."""
    names = TOPIC_FIGURES[topic]
    # the whole week in facts knows the words a sentence about a figure is likely to hold
    week_alone = Facts(today=facts.today, week=facts.week, units=facts.units)
    known, written = model_facts(week_alone, told.language)
    for name in names:
        label = told.telling.word("label", name)
        for fact in known:
            if fact.name == label or fact.name.startswith(f"{label}: "):
                told.add(fact, written[fact.id])
        if told.telling.has(f"meaning.{name}"):
            told.word(f"{label}: what it means", told.telling.word("meaning", name), Receipts("figure", name))
    if topic == "sleep":
        _nights(facts, told)
    if topic == "load":
        _workouts(facts, told)


def _nights(facts: Facts, told: Told) -> None:
    week = facts.week
    for night in [] if week is None else week.sleep.nights[-NIGHTS:]:
        receipts = Receipts("sleep", "sleep.asleep", f"{night.day}/{night.day}", [night.session_id] if night.session_id else [])
        day = told.telling.word("day", day_name(night.day))
        told.number(f"asleep, night to {day}", Amount(night.asleep_h, "h", receipts), (_stem(day),))


def _workouts(facts: Facts, told: Told) -> None:
    week = facts.week
    for one in [] if week is None else week.load.workouts:
        receipts = Receipts("workout", "workout", f"{one.day}/{one.day}", [one.workout_id])
        day = told.telling.word("day", day_name(one.day))
        name = f"{told.telling.word('activity', one.activity_type)}, {day}"
        for what, value, unit in (
            ("minutes", one.minutes, "min"),
            ("distance", one.distance_km, "km"),
            ("heart rate", one.heart_rate_bpm, "bpm"),
        ):
            if value is not None:
                told.number(f"{name}: {what}", Amount(value, unit, receipts, 1 if unit == "km" else 0), (_stem(day),))


def tell_plan(day: str, facts: Facts, told: Told) -> None:
    """The plan on a day: one of NEAR_DAYS, or of DAYS on or after today."""
    plan = facts.plan
    on = _date(day, facts.today)
    planned = planned_on(facts, on)
    name = told.telling.word("day", day_name(on))
    if plan is None or planned is None:
        told.word(name, WORDS[told.language]["nothing"], Receipts("plan", "plan"))
        return
    if not planned.sessions:
        told.word(name, WORDS[told.language]["rest"], plan_receipts(plan, "plan"))
    for session in planned.sessions:
        _session(session, plan, name, told)


def tell_exercise(id: str, facts: Facts, told: Told) -> None:
    """An exercise of the catalogue."""
    one = catalogue()[id]
    spanish = told.language == "es"
    receipts = Receipts("exercise", "catalogue", None, [id])
    told.word("exercise", one.name_es if spanish else one.name, receipts)
    if one.muscles:
        told.word("muscles", ", ".join(told.telling.word("muscle", muscle) for muscle in one.muscles), receipts)
    if one.equipment:
        told.word("equipment", ", ".join(one.equipment), receipts)
    for cue in one.cues_es if spanish else one.cues:
        told.word("cue", cue, receipts)
    for fault in one.faults_es if spanish else one.faults:
        told.word("fault to avoid", fault, receipts)


def tell_history(lift: str, facts: Facts, told: Told) -> None:
    """A lift of the week, by its name without private words."""
    week = facts.week
    line: LiftLine | None = next((x for x in week.strength.lifts if told.private(x.exercise) == lift), None) if week else None
    if line is None:
        return
    stem = _stems(line.exercise, line.lift)
    if line.e1rm_kg.value is not None:
        told.number(f"{line.exercise}: estimated 1RM", figure_amount(line.e1rm_kg, line.e1rm_kg.value), stem)
    told.word(f"{line.exercise}: trend", WORDS[told.language].get(line.trend, line.trend), figure_receipts(line.e1rm_kg))
    for record in sorted(line.records, key=lambda r: -float(r["weight_kg"]))[:RECORDS]:
        ids = [str(record["set_id"])] if "set_id" in record else []
        receipts = Receipts("set", "lift.record", f"{record['date']}/{record['date']}", ids)
        told.number(f"{line.exercise}: record weight", Amount(float(record["weight_kg"]), "kg", receipts, 2), stem)
        told.number(f"{line.exercise}: repetitions of that record", Amount(float(record["reps"]), "rep", receipts), stem)


def _session(session: PlannedSession, plan: Plan, day: str, told: Told) -> None:
    receipts = plan_receipts(plan, session.because[0] if session.because else "plan")
    stem = (_stem(day), _stem(session.title))
    told.word(day, session.title, receipts)
    told.number(f"{session.title}: minutes", Amount(session.minutes, "min", receipts), stem)
    for one in session.exercises:
        name, words = one.exercise, _stems(one.exercise, one.exercise_id)
        receipts = plan_receipts(plan, f"plan.sets:{one.exercise_id}")
        told.number(f"{name}: sets", Amount(len(one.sets), "set", receipts), words)
        first = one.sets[0] if one.sets else None
        if first is None:
            continue
        if held(one.exercise_id):
            told.number(f"{name}: seconds a set", Amount(HOLD_S * first.target_reps, "s", receipts), words)
        else:
            told.number(f"{name}: repetitions a set", Amount(first.target_reps, "rep", receipts), words)
        if not is_drill(one):
            told.number(f"{name}: repetitions left in reserve", Amount(first.target_rir, "rir", receipts, 1), words)
        if first.target_load_kg is not None:
            whose = " per hand" if load_per_hand(one) else ""
            told.number(f"{name}: load{whose}", Amount(first.target_load_kg, "kg", receipts, 2), words)
        if first.rest_seconds:
            told.number(f"{name}: rest between sets", Amount(first.rest_seconds, "s", receipts), words)
    if (ride := session.endurance) is not None:
        name = told.telling.word("activity", ride.activity)
        words = (_stem(name),)
        told.number(f"{name}: zone", Amount(ride.zone, "zone", receipts), words)
        if ride.distance_km is not None:
            told.number(f"{name}: distance at most", Amount(ride.distance_km, "km", receipts, 1), words)
        if ride.hr_bpm is not None:
            told.number(f"{name}: heart rate from", Amount(ride.hr_bpm[0], "bpm", receipts), words)
            told.number(f"{name}: heart rate to", Amount(ride.hr_bpm[1], "bpm", receipts), words)


def _date(day: str, today: date) -> date:
    """The date a word is about: today, tomorrow, or the next such day of the week, today included."""
    ahead = NEAR_DAYS.get(day)
    if ahead is None:
        ahead = next((n for n, name in enumerate(DAYS) if name == day), 0) - today.weekday()
    return today + timedelta(days=ahead % 7)


def _stems(name: str, id: str | None) -> tuple[str, ...]:
    """The beginnings of the words of a lift's name, in both languages where the catalogue has it."""
    known = catalogue().get(id or "")
    names = f"{name} {known.name} {known.name_es}" if known is not None else name
    return tuple(dict.fromkeys(_stem(word) for word in re.findall(r"\w+", names) if len(word) > SHORT)) or (_stem(name),)


def _stem(word: str) -> str:
    return word.lower().translate(str.maketrans("áéíóúüñ", "aeiouun"))[:5]
