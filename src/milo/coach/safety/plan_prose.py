"""The free words of a plan (notes, titles, warm-ups, names, what was changed): what may not stand there, as the coach says them.

A note is the athlete's own, so it may speak of pain, a doctor or a maximum where a model's text may not; what pushes through
pain, keeps from a doctor or doses a substance may not (safety reference V-06, V-10, PL-43, NU-08; NU-06 for food).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import get_args

import msgspec

from milo.coach.safety.normalising import plain
from milo.coach.safety.notation import compiled
from milo.coach.safety.plan_prose_person import holds_breath, measures_body
from milo.coach.safety.text_validator import banned, is_raw
from milo.coach.safety.triage_ages import ADULT
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan, PlannedDay, PlannedExercise, PlannedSession, PlannedWeek
from milo.vocabulary.registry import Goal

GOALS = get_args(Goal)  # names of the form, "weight_loss" among them: no words of anybody's
LONGEST = 600  # characters of one text of a plan; the longest of our own has some 200 (our choice)
NEVER = ("V-06.substance", "V-06.medicine", "V-06.disease", "V-06.push", "V-06.food", "V-06.harm", "V-09.other", "V-15.prompt")
NEVER_TOLD = ("V-06.substance", "V-06.harm", "V-15.prompt")
"""Of what was changed: our own sentences there speak of doctors, clearances, conditions and energy."""
MAXIMA = "V-06.max"  # for whom a maximum is not meant: minors, a condition, an injury, a pregnancy
_KEPT_FROM = (
    "no need|needn?t|dont|do not|never|without|skip*|instead of|forget*|ignor*|cancel*|no hace falta|no necesitas|no vayas|"
    "no llames|no consultes|nunca|olvida*|en vez de|en lugar de|cancela*"
)
_DOCTOR = "doctor*|physician*|medical*|hospital*|cardiolog*|paramedic*|medic[oa]s?|urgencias|ambulance|ambulancia|physio*|fisio*"
_PAIN = "pain*|hurt*|dolor*|duel*|injur*|lesion*|dizz*|mare[oa]*|chest (?:tight*|pressure)|breathless*"
_PUSHED = re.compile(
    compiled(f"(?:{_KEPT_FROM}) _ (?:{_DOCTOR})").pattern
    + rf"|\b(?:through|past|despite|no matter|even (?:if|when|though|with)|aunque|a pesar|pese a) "
    rf"(?:(?!no\b|without\b|sin\b)\w+ ){{0,3}}{compiled(_PAIN).pattern}"
    + "|"
    + compiled(f"(?:{_PAIN}) (?:is|es) (?:good|nothing|weakness|buen[oa]|normal|nada)").pattern
)
_DOSED = re.compile(
    r"(?:\b(?P<denied>no|not|never|without|avoid|dont|sin|nunca|evita) (?:(?:take|drink|any|tomes|bebas) )?)?"
    + compiled("caffein*|cafein*|creatin*|pre ?-?workout*|pre ?-?entreno*|energy drink*|bebidas? energetica*").pattern
)
_HARMLESS = re.compile(
    r"\btren (?:superior|inferior)\b|\binhalador(?:es)?\b|\b(?:no|without) rest (?:in )?(?:between|until)\b|\bsin descanso entre\b|"
    r"\b(?:scapular?|shoulder) depression\b|\bdepresion (?:escapular|de (?:las )?escapulas|de (?:los )?hombros)\b|"
    r"\bbandas? gordas?\b|\bsuicide (?:runs?|sprints?|drills?|shuttles?|push ?ups?|squeeze)\b|\bsuicides\b"
)
"""What the validator's words take for a drug, an illness or an order and a plan means otherwise: the upper body, a reliever at hand
(PL-27), sets in a row, shoulder blades drawn down, a thick band, shuttle runs."""
KINDS = {
    "strength": ("Strength", "Fuerza"), "endurance": ("Endurance", "Resistencia"), "mobility": ("Mobility", "Movilidad"),
    "test": ("Test", "Prueba"),
}  # fmt: skip
_SAID = {
    "en": "these words are not said in a plan: '{words}'; take them out",
    "es": "esto no se dice en un plan: '{words}'; quítalo",
}


@dataclass(frozen=True, slots=True)
class Hearer:
    """Who hears a plan. minor: under 18, for whom nothing is dosed (PL-43); careful: for whom no maximum is meant (V-06).

    breath: the rule that has them breathe on in every effort, None for nobody's (PL-22, PL-24, PL-25).
    unmeasured: the rule that keeps weights, calories and sizes of the body from them (PL-31, PL-40).
    """

    minor: bool = False
    careful: bool = False
    breath: str | None = None
    unmeasured: str | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """A text of a plan that may not be said. place: of the week, day, session and exercise it stands in, as far as they go."""

    place: tuple[int, ...]
    text: str
    rule: str
    words: str

    def sentence(self, language: str) -> str:
        """What is wrong with it, and what to do."""
        return _SAID[language].format(words=self.words)


ANYBODY = Hearer()
OF_LIFT = 4  # week, day, session, exercise: how deep the texts of an exercise stand


def hearer_of(profile: Profile | None, today: date) -> Hearer:
    """Who hears a plan, by their profile; anybody where there is none."""
    if profile is None:
        return ANYBODY
    age = profile.age_on(today)
    minor = age is not None and age < ADULT
    conditions = profile.conditions or ()
    breath = "PL-25" if "heart disease" in conditions else "PL-24" if "hypertension" in conditions else None
    return Hearer(
        minor=minor,
        careful=minor or bool(conditions or profile.injuries or profile.pregnant),
        breath=breath or ("PL-22" if profile.pregnant else None),
        unmeasured="PL-31" if "eating disorder" in conditions else "PL-40" if minor else None,
    )


def unfit_lines(text: str, found: Iterable[Unfit], places: Mapping[tuple[int | str, ...], int]) -> list[tuple[int, Unfit]]:
    """Each of them with the line of a plan text it stands in, from 1: the first that holds it from where its part begins."""
    lines = [_signs(line) for line in text.replace("\r\n", "\n").split("\n")]
    told = []
    for one in found:
        begins = next((places[one.place[:n]] for n in range(len(one.place), 0, -1) if one.place[:n] in places), 1)
        here = range(begins - 1, len(lines)) if one.place else range(len(lines))
        told.append((next((n + 1 for n in here if _signs(one.text) in lines[n]), begins), one))
    return told


def _signs(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", plain(text))


@lru_cache(maxsize=8_192)
def unfit(text: str, hearer: Hearer = ANYBODY, never: tuple[str, ...] = NEVER, *, of_lift: bool = False) -> tuple[str, str] | None:
    """The rule a text of a plan breaks and the words that do; None where it may be said. of_lift: it is said of an exercise."""
    if is_raw(text):
        return "V-10", text[:40]
    if len(text) > LONGEST:
        return "V-11", f"{text[:40]}..."
    read = _HARMLESS.sub(" ", plain(text))
    found = banned(read)
    for code in (*never, *((MAXIMA,) if hearer.careful else ())):
        if code in found:
            return ("NU-08" if code == "V-06.substance" else "V-06"), found[code]
    if (pushed := _PUSHED.search(read)) is not None:
        return "V-06", pushed[0]
    if hearer.breath is not None and (held := holds_breath(read)) is not None:
        return hearer.breath, held
    # What was changed is told by our own sentences, which speak of kilograms and energy.
    if hearer.unmeasured is not None and never is NEVER and (sized := measures_body(read, of_lift=of_lift)) is not None:
        return hearer.unmeasured, sized
    if hearer.minor:
        # What is not to be taken is no dose.
        taken = next((m for m in _DOSED.finditer(read) if m["denied"] is None), None)
        return None if taken is None else ("PL-43", taken[0])
    return None


def unfit_in(plan: Plan, hearer: Hearer = ANYBODY, base: Plan | None = None) -> list[Unfit]:
    """Every text of a plan that may not be said. base: the plan that holds, whose sentences on changes are not looked at again."""
    known = {a.what for a in base.adjustments} if base is not None else set()
    found = []
    for place, text in _texts(plan):
        if (why := unfit(text, hearer, of_lift=len(place) == OF_LIFT)) is not None:
            found.append(Unfit(place, text, *why))
    for a in plan.adjustments:
        if a.what not in known and (why := unfit(a.what, hearer, NEVER_TOLD)) is not None:
            found.append(Unfit((), a.what, *why))
    return found


def without_unfit(plan: Plan, hearer: Hearer = ANYBODY, language: str = "en") -> Plan:
    """The plan as it may be said: notes, warm-ups and sentences that may not are left out, titles and names said plainly.

    The same plan comes back where all of it may be said.
    """
    weeks = [_fit_week(w, hearer, language) for w in plan.weeks]
    told = [a for a in plan.adjustments if unfit(a.what, hearer, NEVER_TOLD) is None]
    goal = "general" if plan.goal not in GOALS and unfit(plan.goal, hearer) else plan.goal
    if weeks == plan.weeks and len(told) == len(plan.adjustments) and goal == plan.goal:
        return plan
    return msgspec.structs.replace(plan, weeks=weeks, adjustments=told, goal=goal)


def _texts(plan: Plan) -> Iterator[tuple[tuple[int, ...], str]]:
    if plan.goal not in GOALS:
        yield (), plan.goal
    for w, week in enumerate(plan.weeks):
        yield (w,), week.focus
        for d, day in enumerate(week.days):
            for s, session in enumerate(day.sessions):
                yield from (((w, d, s), text) for text in (session.title, *session.warm_up))
                for e, exercise in enumerate(session.exercises):
                    yield (w, d, s, e), exercise.exercise
                    if exercise.note is not None:
                        yield (w, d, s, e), exercise.note


def _fit_week(week: PlannedWeek, hearer: Hearer, language: str) -> PlannedWeek:
    days = [_fit_day(d, hearer, language) for d in week.days]
    return msgspec.structs.replace(week, days=days, focus="build" if unfit(week.focus, hearer) else week.focus)


def _fit_day(day: PlannedDay, hearer: Hearer, language: str) -> PlannedDay:
    return msgspec.structs.replace(day, sessions=[_fit_session(s, hearer, language) for s in day.sessions])


def _fit_session(session: PlannedSession, hearer: Hearer, language: str) -> PlannedSession:
    return msgspec.structs.replace(
        session,
        title=KINDS[session.kind][language == "es"] if unfit(session.title, hearer) else session.title,
        warm_up=[line for line in session.warm_up if unfit(line, hearer) is None],
        exercises=[_fit_exercise(e, hearer, language) for e in session.exercises],
    )


def _fit_exercise(e: PlannedExercise, hearer: Hearer, language: str) -> PlannedExercise:
    name, note = e.exercise, e.note
    if unfit(name, hearer, of_lift=True):
        known = catalogue().get(e.exercise_id)
        name = known.called(language) if known is not None else e.pattern
    return msgspec.structs.replace(e, exercise=name, note=None if note is not None and unfit(note, hearer, of_lift=True) else note)
