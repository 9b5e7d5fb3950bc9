"""What the rules say of something the athlete tells they did: what was understood, and what was written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from milo.coach.conversation.entities.measures import MOST_OF
from milo.coach.conversation.values import DaySaid, Done, DoneSet
from milo.coach.talk.heard.illness_said import ILLNESS
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling, bare
from milo.coach.talk.replies.own_limits import limits_of_done
from milo.coach.talk.replies.pain import place_of
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import Claim, Language

RULE = "log.chat"
ASKS_END = ("Say yes or no.", "Responde sí o no.", "Di sí o no.")
"""How every question ends that a yes answers."""
LEAST_FELT, MOST_FELT, MOST_SORE = 1.0, 5.0, 10.0  # of mood and energy, and of soreness, as the log has them
PAIN_MOST = 10.0  # of the scale a pain is told on (training reference 2.5)


def unasked(question: str) -> str:
    """A question without the words that ask for a yes or a no: one that others follow.

    >>> unasked("Shall I write it down? Say yes or no.")
    'Shall I write it down?'
    """
    return next((question.removesuffix(end).rstrip() for end in ASKS_END if question.endswith(end)), question)


def understood(done: Sequence[Done], facts: Facts, language: Language) -> tuple[str, list[Claim]]:
    """The question whether what was understood is to be written down."""
    return _told("log.ask", done, facts, language, [])


def written(done: Sequence[Done], facts: Facts, language: Language, record_ids: list[str]) -> tuple[str, list[Claim]]:
    """What was written down. record_ids: the sets, workouts and pains it became."""
    # What a pain changes is said behind it by who changed it; with no plan there is nothing that adapts.
    refused = facts.plan.refused if facts.plan is not None else None
    plain = facts.plan is None or refused is not None or all(each.pain is not None for each in done)
    text, claims = _told("log.done_day" if plain else "log.done", done, facts, language, record_ids)
    beside = [line[language == "es"] for line in limits_of_done([each.activity for each in done if each.activity], facts)]
    if refused is not None:
        beside.append(refused.text)
    return " ".join([text, *beside]), claims


def understood_day(day: DaySaid, facts: Facts, language: Language) -> tuple[str, list[Claim]]:
    """The question whether a weight or a night is to be written down."""
    return _day("log.ask_day", day, facts, language)


def written_day(day: DaySaid, facts: Facts, language: Language, record_ids: Sequence[str] = ()) -> tuple[str, list[Claim]]:
    """The weight or the night that was written down. record_ids: of what it became."""
    return _day("log.done_day", day, facts, language, record_ids)


def too_heavy(exercise: str, load_kg: float, facts: Facts, language: Language) -> tuple[str, list[Claim]]:
    """That a load is more than anybody lifts. exercise: id in the catalogue; load_kg: in kg."""
    telling = Telling(language, facts.units)
    receipts = Receipts("told", RULE, f"{facts.today}/{facts.today}")
    name = Quoted(catalogue()[exercise].called(language), receipts)
    telling.say("log.too_heavy", load=Amount(load_kg, "kg", receipts, 1), exercise=name)
    return telling.text, telling.claims


def _day(key: str, day: DaySaid, facts: Facts, language: Language, ids: Sequence[str] = ()) -> tuple[str, list[Claim]]:
    telling = Telling(language, facts.units)
    on = facts.today - timedelta(days=day.days_ago)
    receipts = Receipts("measurement" if ids else "told", RULE, f"{on}/{on}", list(ids))
    what = day_told(telling, day, receipts)
    telling.say(key, day=_day_word(telling, on, day.days_ago), what=what)
    return telling.text, telling.claims


def unclear(done: Sequence[Done], facts: Facts, language: Language) -> tuple[str, list[Claim]]:
    """That the last words could not be read, and once more the question about what was told before them."""
    text, claims = understood(done, facts, language)
    return f"{Telling(language).made('log.unclear')[0]} {text}", claims


def which_sport(sports: Sequence[str], language: Language) -> tuple[str, list[Claim]]:
    """The question which sport a distance was of. sports: names of activities."""
    telling = Telling(language)
    named = [telling.word("activity", sport).lower() for sport in sports]
    joint = " o " if language == "es" else " or "
    which = joint.join([", ".join(named[:-1]), named[-1]])
    return telling.made("log.which_sport", sports=which)


def scale_of(language: Language) -> tuple[str, list[Claim]]:
    """On which scale it is told how a day felt (docs/logging.md)."""
    receipts = Receipts("told", RULE)
    ends = {"least": LEAST_FELT, "felt": MOST_FELT, "sore": MOST_SORE}
    telling = Telling(language)
    telling.say("log.scale", **{name: Amount(end, "", receipts) for name, end in ends.items()})
    return telling.text, telling.claims


def left_out(language: Language) -> str:
    """That nothing was written down."""
    return Telling(language).made("log.not")[0]


def _told(key: str, done: Sequence[Done], facts: Facts, language: Language, ids: list[str]) -> tuple[str, list[Claim]]:
    telling = Telling(language, facts.units)
    for days_ago in dict.fromkeys(each.days_ago for each in done):
        day = facts.today - timedelta(days=days_ago)
        parts = []
        for each in done:
            if each.days_ago == days_ago:
                kind = "set" if each.exercise is not None else "workout" if each.pain is None else "measurement"
                receipts = Receipts(kind if ids else "told", RULE, f"{day}/{day}", ids)
                parts.append(done_told(telling, each, receipts))
        telling.say(key, day=_day_word(telling, day, days_ago), what=parts)
    return telling.text, telling.claims


def done_told(telling: Telling, done: Done, receipts: Receipts) -> tuple[str, list[Claim]]:
    """Sets, a stretch of endurance or a pain in words, with their claims."""
    if done.pain is not None:
        level = Amount(done.pain.level or 0.0, "", receipts, 1)
        return telling.made(
            "log.pain", place=place_of(done.pain, telling.language), level=level, most=Amount(PAIN_MOST, "", receipts)
        )
    return _sets(telling, done, receipts) if done.exercise is not None else _endurance(telling, done, receipts)


def day_told(telling: Telling, day: DaySaid, receipts: Receipts) -> tuple[str, list[Claim]]:
    """A measure of a day in words, with its claims."""
    if day.weight_kg is not None:
        return telling.made("log.weight", weight=Amount(day.weight_kg, "kg", receipts, 1))
    if day.kcal is not None:
        energy = Amount(day.kcal, "kcal", receipts)
        if day.protein_g is not None:
            return telling.made("log.eaten_protein", energy=energy, protein=Amount(day.protein_g, "g", receipts))
        return telling.made("log.eaten", energy=energy)
    if day.measures:
        return measures_told(telling, day.measures, receipts)
    return telling.made("log.sleep", sleep=Amount(day.sleep_h or 0.0, "h", receipts))


def measures_told(telling: Telling, measures: Sequence[tuple[str, float]], receipts: Receipts) -> tuple[str, list[Claim]]:
    """A pressure, a pulse, and how somebody feels with the scale it is told on, in words, with their claims."""
    values, parts = dict(measures), []
    if "systolic_mmhg" in values:
        high, low = (Amount(values[name], "mmhg", receipts) for name in ("systolic_mmhg", "diastolic_mmhg"))
        parts.append(telling.made("log.pressure", systolic=high, diastolic=low))
    if "resting_hr_bpm" in values:
        parts.append(telling.made("log.pulse", pulse=Amount(values["resting_hr_bpm"], "bpm", receipts)))
    if ILLNESS in values:
        parts.append(telling.made(f"log.ill_{values[ILLNESS]:.0f}"))
    for name, most in MOST_OF.items():
        if name in values:
            of = {"level": Amount(values[name], "", receipts, 1), "most": Amount(most, "", receipts)}
            parts.append(telling.made(f"log.{name}", **of))
    return ", ".join(text for text, _ in parts), [claim for _, claims in parts for claim in claims]


def _sets(telling: Telling, done: Done, receipts: Receipts) -> tuple[str, list[Claim]]:
    assert done.exercise is not None
    texts: list[str] = []
    claims: list[Claim] = []

    def alike(s: DoneSet) -> tuple[object, ...]:
        return s.reps, s.duration_s, s.weight_kg, s.rir

    for _, group in groupby(done.sets, alike):
        same = list(group)
        first = same[0]
        parts = [
            _counted(telling, len(same), first, receipts),
            telling.made("today.load", load=Amount(first.weight_kg, "kg", receipts, 2)) if first.weight_kg else ("", []),
            telling.made("today.rir", rir=Amount(first.rir, "rir", receipts, 1)) if first.rir is not None else ("", []),
        ]
        texts.append("".join(text for text, _ in parts))
        claims += [claim for _, found in parts for claim in found]
    name = Quoted(catalogue()[done.exercise].called(telling.language), receipts)
    return telling.made("log.sets", exercise=name, sets=("; ".join(texts), claims))


def _counted(telling: Telling, count: int, one: DoneSet, receipts: Receipts) -> tuple[str, list[Claim]]:
    """How many sets, and of how many repetitions or seconds each."""
    sets = bare(Amount(count, "set", receipts))
    if one.reps is None:
        return telling.made("log.held", count=sets, held=Amount(one.duration_s or 0.0, "s", receipts, 1))
    return telling.made("today.sets", count=sets, reps=bare(Amount(one.reps, "rep", receipts)))


def _endurance(telling: Telling, done: Done, receipts: Receipts) -> tuple[str, list[Claim]]:
    assert done.activity is not None
    rated = {"rpe": bare(Amount(done.rpe, "rpe", receipts, 1))} if done.rpe is not None else {}
    if done.minutes is None:
        return telling.made("log.session_rpe", **rated)
    slots: dict[str, Any] = {
        "activity": telling.word("activity", done.activity),
        "minutes": Amount(done.minutes, "min", receipts, 1),
    }
    if done.distance_km is None:
        text, claims = telling.made("log.endurance", **slots)
    else:
        text, claims = telling.made("log.endurance_km", distance=Amount(done.distance_km, "km", receipts, 2), **slots)
    beside = [("log.rpe", rated)] if rated else []
    if done.heart_rate_bpm is not None:
        beside.append(("log.mean_pulse", {"pulse": Amount(done.heart_rate_bpm, "bpm", receipts)}))
    for key, told in beside:
        more, claimed = telling.made(key, **told)
        text, claims = f"{text}{more}", [*claims, *claimed]
    return text, claims


def _day_word(telling: Telling, day: date, days_ago: int) -> str:
    if days_ago > 1:
        return telling.made("log.last", day=telling.word("day", DAYS[day.weekday()]))[0]
    return telling.made("log.yesterday" if days_ago else "log.today")[0]
