"""The limit that the athlete's own state sets, said before anything else to a question whether they may do something.

Source: Milo's safety reference, PL-20 to PL-42, PL-53, NU-04 to NU-07 and SN-18 to SN-22, and nutrition.md 3.4 (salt). Where
those hold no limit the text (locales/*/own_limits.ftl) says whose question it is, and makes none up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.limits.exercises import WORDS_OF_HARM, why_not
from milo.coach.plans.limits.gates import POSTPARTUM_WEEKS
from milo.coach.plans.limits.numbers import week_limits
from milo.coach.plans.limits.person import Person, person_of
from milo.coach.talk.heard.birth_asked import asks_after_birth
from milo.coach.talk.heard.birth_said import birth_beside_question
from milo.coach.talk.heard.may_asked import OF_FOOD, May, asks_may, may_asked, names_an_order
from milo.coach.talk.heard.self_said import plain_of
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.coach.talk.words.words_found import spelled
from milo.locales import LANGUAGES, Templates
from milo.vocabulary.athlete import EQUIPMENT_WORDS, Profile
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.numbers_written import shortest_written

MOST_WEEKS = 42  # of a pregnancy
MOST_WEEKS_AFTER_BIRTH = 52.0  # after which a question about training is no longer taken as one about the birth (our choice)
SUPINE_WEEK = 20
RUNNING = "running"
State = Literal[
    "pregnant", "postpartum", "hypertension", "heart disease", "insulin", "kidney disease", "eating disorder", "epilepsy",
    "osteoporosis", "heavy", "minor", "older", "no_run",
]  # fmt: skip
"""heavy: a body mass index of 35 or more.  no_run: the plan has no running for an injury."""
RULE_OF_LIFTS: dict[State, str] = {
    "pregnant": "PL-22", "postpartum": "PL-23", "hypertension": "PL-24", "heart disease": "PL-25", "minor": "PL-41",
    "older": "PL-20",
}  # fmt: skip
"""The states whose lifts the plan bounds."""
WORDS = tuple(Templates("own_limits", language) for language in LANGUAGES)
Pair = tuple[str, str]
"""A sentence in English and in Spanish."""
_WEEKS = re.compile(r"\b(\d{1,2}) (?:weeks?|semanas?)\b|\b(?:week|semana) (\d{1,2})\b")
_OF_BIRTH: frozenset[May] = frozenset({"run", "jump"})
"""What the weeks after a birth answer; heavy lifts, hard work and the rest have lines of their own."""
_AIMS_OF_WEIGHT = frozenset({"aim_lose", "aim_gain"})
_OF_LIFTS: frozenset[May] = frozenset({"heavy", "maximal"})


def words_for(key: str, **values: Any) -> Pair | None:
    """A sentence in both languages; None where the catalogue has none of that key."""
    return (WORDS[0][key].format(**values), WORDS[1][key].format(**values)) if key in WORDS[0] else None


def _limits(may: str, states: Sequence[State]) -> list[Pair]:
    """What the states have to say to what is asked."""
    return [line for state in states if (line := words_for(f"{may}.{state}")) is not None]


def own_limits(telling: Telling, text: str, intent: Intent, facts: Facts) -> bool:
    """Say the limits that bear on a question whether one may do something; False, and nothing said, where there are none.

    text: the athlete's last words.  While training is locked nothing is said of training: the lock answers that.
    """
    asked = may_asked(text)
    birth = _of_birth(text, facts, asked)
    if birth:
        _say(telling, birth)
        return True
    named = intent.exercise if asks_may(text) and not names_an_order(text) else None
    if facts.profile is None or (not asked and named is None and intent.advice not in _AIMS_OF_WEIGHT):
        return False
    person = person_of(_as_told(facts.profile, text), facts.today)
    of_weight = _of_weight(person, intent)
    if of_weight:
        _say(telling, of_weight)
        return True
    shut = facts.plan is not None and facts.plan.refused is not None
    lines: list[tuple[str, str]] = []
    if not shut:
        lines = _of_training(person, text, named, facts, asked)
    states = states_of(person)
    lines += [line for may in asked if may in OF_FOOD for line in _limits(may, states)]
    _say(telling, lines)
    return bool(lines)


def _say(telling: Telling, lines: Sequence[tuple[str, str]]) -> None:
    for line in dict.fromkeys(lines):
        said = line[1] if telling.language == "es" else line[0]
        telling.say("word", text=Quoted(said, Receipts("word", "own_limit")))


def birth_answer(text: str, profile: Profile, today: date) -> tuple[str, str] | None:
    """The answer to a question about training after a birth, in English and Spanish, with a birth that the text itself tells."""
    return after_birth(text, person_of(_as_told(profile, text), today))


def _of_birth(text: str, facts: Facts, asked: Sequence[May]) -> list[tuple[str, str]]:
    """That answer, and what a plan that is withheld for the birth waits for; none while training is locked by something else.

    asked: what of training is asked about; what has a line of its own in those weeks is left to that line.
    """
    refused = facts.plan.refused if facts.plan is not None else None
    if facts.profile is None or (refused is not None and "PL-23" not in refused.rules):
        return []
    own_line = person_of(_as_told(facts.profile, text), facts.today).postpartum and refused is None
    if own_line and not set(asked) <= _OF_BIRTH:
        return []
    line = birth_answer(text, facts.profile, facts.today)
    if line is None:
        return []
    return [line] if refused is None else [line, (refused.text, refused.text)]


def limits_of_done(activities: Sequence[str], facts: Facts) -> list[tuple[str, str]]:
    """What the athlete's own state says to endurance that they did all the same, in English and Spanish."""
    if facts.profile is None or RUNNING not in activities:
        return []
    states = states_of(person_of(facts.profile, facts.today))
    return _limits("run", states)


def _as_told(profile: Profile, text: str) -> Profile:
    """The profile with a birth that the question tells of, where it may be the teller's own."""
    weeks = birth_beside_question(plain_of(text)) if profile.sex != "male" else None
    return profile if weeks is None else msgspec.structs.replace(profile, postpartum_weeks=weeks, pregnant=False)


def states_of(p: Person) -> tuple[State, ...]:
    """The states of a person that have limits of their own, in the order they are told."""
    legs = not week_limits(p, 1).runs and week_limits(p, 1).why.get("runs") == "PL-50"
    holds: dict[State, bool] = {
        "pregnant": p.pregnant,
        "postpartum": p.postpartum,
        "hypertension": "hypertension" in p.conditions,
        "heart disease": "heart disease" in p.conditions,
        "insulin": p.insulin,
        "kidney disease": "kidney disease" in p.conditions,
        "eating disorder": "eating disorder" in p.conditions,
        "epilepsy": "epilepsy" in p.conditions,
        "osteoporosis": "osteoporosis" in p.conditions,
        "heavy": p.heavy,
        "minor": p.minor and p.age >= 0,
        "older": p.older,
        "no_run": legs,
    }
    return tuple(state for state, there in holds.items() if there)


def _of_weight(p: Person, intent: Intent) -> list[tuple[str, str]]:
    """What an aim of kilograms meets where the athlete's state holds no aim of weight; none where it may have one."""
    if intent.advice not in _AIMS_OF_WEIGHT:
        return []
    return _limits("no_aim", states_of(p))


def _of_training(p: Person, text: str, named: str | None, facts: Facts, asked: tuple[May, ...]) -> list[tuple[str, str]]:
    """The limits of training that a question asks about, each in English and Spanish."""
    exercise = catalogue().get(named or "")
    of_training = [may for may in asked if may not in OF_FOOD]
    if not of_training and exercise is None:
        return []
    states = states_of(p)
    if p.standing.light_only and states:
        rule = p.standing.light_rule or "G-2"
        return [line] if (line := words_for("light_only", rules=rule)) is not None else []
    lines: list[tuple[str, str]] = []
    lying = exercise is not None and p.pregnant and _is_supine(exercise)
    left = _left_out(p, exercise, facts) if exercise is not None else None
    if left is not None:
        lines.append(left)
    for may in dict.fromkeys([*of_training, *(["supine"] if lying else [])]):
        if may in _OF_LIFTS:
            lines += _of_lifts(p, states, facts, may)
        lines += _limits(may, states)
        week = _week_said(text) if may == "supine" and p.pregnant else None
        past = words_for("past_supine", week=week) if week is not None and week >= SUPINE_WEEK else None
        lines += [past] if past is not None else []
    return lines


def _of_lifts(p: Person, states: tuple[State, ...], facts: Facts, may: May) -> list[tuple[str, str]]:
    """How heavy somebody with a state may lift in the week they are in, as the plan keeps it."""
    bound = [state for state in states if state in RULE_OF_LIFTS]
    if not bound:
        return []
    week = max(1, facts.plan_week or 1)
    limits = week_limits(p, week)
    told = []
    for words in WORDS:
        who = words["and"].join(words[f"who.{state}"] for state in bound)
        rules = ", ".join(RULE_OF_LIFTS[state] for state in bound)
        tail = " ".join([words["breath"], *([words["with_adult"]] if "minor" in bound else [])])
        lines = [words["maximal"].format(who=who, rules=rules)] if may == "maximal" else []
        if limits.load_share is not None:
            figures = {"week": week, "share": round(limits.load_share * 100), "reps": limits.reps_min, "rir": round(limits.rir_min)}
            lines.append(words["heavy"].format(who=who, rules=rules, tail=tail, **figures))
        told.append(lines)
    return list(zip(*told, strict=True))


def _left_out(p: Person, exercise: Exercise, facts: Facts) -> tuple[str, str] | None:
    """Why the plan of this person has no such exercise, of a state or an injury alone; None where it may have it."""
    rule = why_not(exercise, p, frozenset(EQUIPMENT_WORDS), facts.plan_week)
    if rule is None or f"left_out.{rule}" not in WORDS[0]:
        return None
    told = []
    for language, words in zip(LANGUAGES, WORDS, strict=True):
        regions = ", ".join(Telling("es" if language == "es" else "en").word("region", region) for region in p.injuries)
        who = words[f"left_out.{rule}"].format(regions=regions)
        told.append(words["left_out"].format(exercise=exercise.called(language), who=who, rules=rule))
    return told[0], told[1]


def _is_supine(exercise: Exercise) -> bool:
    words = WORDS_OF_HARM["supine"]
    return "supine" in exercise.traits or any(word in exercise.id for word in words)


def _week_said(text: str) -> int | None:
    """The week of a pregnancy that a text names; the profile holds none."""
    found = _WEEKS.search(spelled(text))
    week = int(found[1] or found[2]) if found is not None else 0
    return week if 0 < week <= MOST_WEEKS else None


def after_birth(text: str, p: Person) -> tuple[str, str] | None:
    """The answer to a question whether or when one may train after a birth, in English and Spanish; None for any other text.

    p: with the weeks that the text itself tells, where it tells them.
    """
    weeks = p.profile.postpartum_weeks
    lately = weeks is not None and weeks <= MOST_WEEKS_AFTER_BIRTH
    if p.profile.sex == "male" or not asks_after_birth(text, known=lately):
        return None
    told, least = [], round(POSTPARTUM_WEEKS)
    for language, words in zip(LANGUAGES, WORDS, strict=True):
        first, since = words["birth_first"].format(least=least), words["birth_always"]
        if weeks is not None:
            since = words["birth_since"].format(weeks=shortest_written(weeks, "es" if language == "es" else "en"))
        if weeks is not None and not p.postpartum:
            first = words["birth_after"].format(least=least)
        limits = week_limits(p, 1) if weeks is not None and p.postpartum else None
        lifts = ""
        if limits is not None and limits.load_share is not None:
            figures = {"share": round(limits.load_share * 100), "rir": round(limits.rir_min)}
            lifts = " " + words["birth_lifts"].format(least=least, **figures)
        told.append(f"{since}: {first}{lifts}")
    return told[0], told[1]
