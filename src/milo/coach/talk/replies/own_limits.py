"""The limit that the athlete's own state sets, said before anything else to a question whether they may do something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.limits.exercises import WORDS_OF_HARM, why_not
from milo.coach.plans.limits.numbers import week_limits
from milo.coach.plans.limits.person import Person, person_of
from milo.coach.talk.heard.birth_said import birth_beside_question
from milo.coach.talk.heard.may_asked import OF_FOOD, May, asks_may, may_asked, names_an_order
from milo.coach.talk.heard.own_limit_words import (
    BREATH,
    HEAVY,
    LEFT_OUT,
    LEFT_OUT_BECAUSE,
    LIGHT_ONLY,
    LIMITS,
    MAXIMAL,
    NO_WEIGHT_AIM,
    OPENINGS,
    PAST_SUPINE,
    SUPINE_WEEK,
    WITH_ADULT,
    State,
)
from milo.coach.talk.heard.self_said import plain_of
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.coach.talk.replies.birth import after_birth
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.athlete import EQUIPMENT_WORDS, Profile
from milo.vocabulary.exercises import Exercise, catalogue

MOST_WEEKS = 42  # of a pregnancy
RUNNING = "running"
_WEEKS = re.compile(r"\b(\d{1,2}) (?:weeks?|semanas?)\b|\b(?:week|semana) (\d{1,2})\b")
_OF_BIRTH: frozenset[May] = frozenset({"run", "jump"})
"""What the weeks after a birth answer; heavy lifts, hard work and the rest have lines of their own."""
_AIMS_OF_WEIGHT = frozenset({"aim_lose", "aim_gain"})
_OF_LIFTS: frozenset[May] = frozenset({"heavy", "maximal"})


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
    lines += [LIMITS[may, state] for may in asked if may in OF_FOOD for state in states if (may, state) in LIMITS]
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
    return [LIMITS["run", state] for state in states if ("run", state) in LIMITS]


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
    return [NO_WEIGHT_AIM[state] for state in states_of(p) if state in NO_WEIGHT_AIM]


def _of_training(p: Person, text: str, named: str | None, facts: Facts, asked: tuple[May, ...]) -> list[tuple[str, str]]:
    """The limits of training that a question asks about, each in English and Spanish."""
    exercise = catalogue().get(named or "")
    of_training = [may for may in asked if may not in OF_FOOD]
    if not of_training and exercise is None:
        return []
    states = states_of(p)
    if p.standing.light_only and states:
        rule = p.standing.light_rule or "G-2"
        return [(LIGHT_ONLY[0].format(rules=rule), LIGHT_ONLY[1].format(rules=rule))]
    lines: list[tuple[str, str]] = []
    lying = exercise is not None and p.pregnant and _is_supine(exercise)
    left = _left_out(p, exercise, facts) if exercise is not None else None
    if left is not None:
        lines.append(left)
    for may in dict.fromkeys([*of_training, *(["supine"] if lying else [])]):
        if may in _OF_LIFTS:
            lines += _of_lifts(p, states, facts, may)
        lines += [LIMITS[may, state] for state in states if (may, state) in LIMITS]  # type: ignore[index]
        week = _week_said(text) if may == "supine" and p.pregnant else None
        if week is not None and week >= SUPINE_WEEK:
            lines.append((PAST_SUPINE[0].format(week=week), PAST_SUPINE[1].format(week=week)))
    return lines


def _of_lifts(p: Person, states: tuple[State, ...], facts: Facts, may: May) -> list[tuple[str, str]]:
    """How heavy somebody with a state may lift in the week they are in, as the plan keeps it."""
    bound = [state for state in states if state in OPENINGS]
    if not bound:
        return []
    week = max(1, facts.plan_week or 1)
    limits = week_limits(p, week)
    told = []
    for n, and_ in ((0, " and "), (1, " y ")):
        filled = {
            "who": and_.join(OPENINGS[state][n + 1] for state in bound),
            "rules": ", ".join(OPENINGS[state][0] for state in bound),
        }
        tail = " ".join([BREATH[n], *([WITH_ADULT[n]] if "minor" in bound else [])])
        lines = [MAXIMAL[n].format(**filled)] if may == "maximal" else []
        if limits.load_share is not None:
            share = round(limits.load_share * 100)
            line = HEAVY[n].format(week=week, share=share, reps=limits.reps_min, rir=round(limits.rir_min), tail=tail, **filled)
            lines.append(line)
        told.append(lines)
    return list(zip(*told, strict=True))


def _left_out(p: Person, exercise: Exercise, facts: Facts) -> tuple[str, str] | None:
    """Why the plan of this person has no such exercise, of a state or an injury alone; None where it may have it."""
    rule = why_not(exercise, p, frozenset(EQUIPMENT_WORDS), facts.plan_week)
    because = LEFT_OUT_BECAUSE.get(rule or "")
    if rule is None or because is None:
        return None
    told = []
    for n, language in ((0, "en"), (1, "es")):
        telling = Telling(language)
        regions = ", ".join(telling.word("region", region) for region in p.injuries)
        who = because[n].format(regions=regions)
        told.append(LEFT_OUT[n].format(exercise=exercise.called(language), who=who, rules=rule))
    return told[0], told[1]


def _is_supine(exercise: Exercise) -> bool:
    words = WORDS_OF_HARM["supine"]
    return "supine" in exercise.traits or any(word in exercise.id for word in words)


def _week_said(text: str) -> int | None:
    """The week of a pregnancy that a text names; the profile holds none."""
    found = _WEEKS.search(spelled(text))
    week = int(found[1] or found[2]) if found is not None else 0
    return week if 0 < week <= MOST_WEEKS else None
