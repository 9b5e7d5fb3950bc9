"""The free words of a plan (notes, titles, warm-ups, names, what was changed): what may not stand there, as the coach says them.

A note is the athlete's own, so it may speak of pain, a doctor or a maximum where a model's text may not; what pushes through
pain, keeps from a doctor or doses a substance may not (safety reference V-06, V-10, PL-43, NU-08; NU-06 for food).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

import msgspec

from milo.coach.safety.prose.appetite import goes_hungry
from milo.coach.safety.prose.body import measures_body
from milo.coach.safety.prose.breath import holds_breath
from milo.coach.safety.prose.dangers import drinks_by_rate, endangers, heats
from milo.coach.safety.prose.food import cuts, eats_too_little, leaves_out_too_much, loses_too_fast
from milo.coach.safety.prose.hearer import ANYBODY, Hearer
from milo.coach.safety.prose.meals import dries_out, earns_food, goes_without_food, leaves_out_meals
from milo.coach.safety.prose.meant import as_meant, claims_illness, maximal, pushes
from milo.coach.safety.prose.pain import answers_with_more
from milo.coach.safety.prose.signs import goes_on_with_a_sign
from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.text.notation import compiled
from milo.coach.safety.text_validator import banned, is_raw
from milo.vocabulary.exercises import catalogue, weights_to_note
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import Plan, PlannedDay, PlannedExercise, PlannedSession, PlannedWeek
from milo.vocabulary.registry import Goal

GOALS = get_args(Goal)  # names of the form, "weight_loss" among them: no words of anybody's
LONGEST = 600  # characters of one text of a plan; the longest of our own has some 200 (our choice)
NEVER = ("V-06.substance", "V-06.medicine", "V-06.disease", "V-06.push", "V-06.food", "V-06.harm", "V-09.other", "V-15.prompt")
NEVER_TOLD = ("V-06.substance", "V-06.harm", "V-15.prompt")
"""Of what was changed: our own sentences there speak of doctors, clearances, conditions and energy."""
MAXIMA = "V-06.max"  # for whom a maximum is not meant: minors, a condition, an injury, a pregnancy
ILLNESS = "V-06.disease"
_WRITTEN = Expressions("prose", "unfit")
_KEPT_FROM = _WRITTEN.text("KEPT_FROM")
_DOCTOR = _WRITTEN.text("DOCTOR")
_PAIN = _WRITTEN.text("PAIN")
_PUSHED = late(
    compiled(f"(?:{_KEPT_FROM}) _ (?:{_DOCTOR})").pattern + rf"|\bpasa(?:ndo)? de (?!\d)(?:\w+ ){{0,6}}?{compiled(_DOCTOR).pattern}"
    rf"|\b(?:through|past|despite|no matter|even (?:if|when|though|with)|aunque|a pesar|pese a) "
    rf"(?:(?!no\b|without\b|sin\b)\w+ ){{0,3}}{compiled(_PAIN).pattern}"
    + "|"
    + compiled(
        f"(?:{_PAIN}) (?:is|es) (?:good|nothing|weakness|temporary|buen[oa]|normal|nada|debilidad|temporal|pasajer[oa])"
    ).pattern
)
_DOSED = late(
    r"(?:\b(?P<denied>no|not|never|without|avoid|dont|instead of|sin|nunca|evita|en vez de|nada de) (?:(?:take|drink|any|tomes|"
    r"bebas|una?|el) )?)?"
    + compiled(
        "caffein*|cafein*|creatin*|pre ?-?workout*|pre ?-?entreno*|energy drink*|bebidas? energetica*|espressos?|expressos?|red "
        "?-?bull|"
        "(?:cans?|latas?|bottles?) (?:of|de) (?:monster|energy)|cold brew|(?:two|three|double|strong|black|\\d|dos|tres) "
        "(?:coffees?|cafes)|coffees? (?:before|first)|"
        "cafe (?:doble|solo|cargado|antes)|(?:una?|toma|bebe) cafes?(?: antes)?"
    ).pattern
)  # a café is also where one meets: coffee counts by how much or by when
KINDS = {
    "strength": ("Strength", "Fuerza"), "endurance": ("Endurance", "Resistencia"), "mobility": ("Mobility", "Movilidad"),
    "test": ("Test", "Prueba"),
}  # fmt: skip
_SAID = {
    "en": "these words are not said in a plan: '{words}'{why}; take them out",
    "es": "esto no se dice en un plan: '{words}'{why}; quítalo",
}
_BECAUSE = {
    "NU-01": ("it is less energy than anybody of your sex should eat in a day",
              "es menos energía de la que nadie de tu sexo debería comer en un día"),
    "NU-02": ("a kilogram a week is the most to lose, and 500 kcal a day the most to leave out",
              "lo más que se pierde es un kilo por semana, y lo más que se quita son 500 kcal al día"),
    "NU-04": ("no weight is to be lost while your weight is low or in the year after a birth",
              "no se pierde peso con un peso bajo ni en el año después de un parto"),
    "NU-06": ("Milo helps with no fast of more than 24 h, and with no weight lost by heat, thirst or purging",
              "Milo no ayuda con ayunos de más de 24 h ni a perder peso con calor, sed o purgas"),
    "PL-54": ("you drink to thirst, and by no fixed rate above 0.8 litres an hour",
              "se bebe según la sed, y sin un ritmo fijo de más de 0,8 litros por hora"),
    "NU-08": ("Milo helps with no such substance", "Milo no ayuda con esas sustancias"),
    "ED-01": ("food is earned by no exercise", "la comida no se gana con ejercicio"),
    "PL-22": ("in a pregnancy the breath is never held, no room is hot and no weight is lost",
              "en el embarazo no se aguanta la respiración, no se pasa calor ni se pierde peso"),
    "PL-24": ("with high blood pressure you breathe out on every effort", "con la tensión alta se suelta el aire en cada esfuerzo"),
    "PL-25": ("with a heart disease you breathe out on every effort",
              "con una enfermedad del corazón se suelta el aire en cada esfuerzo"),
    "PL-31": ("your plan sets no weight, calories or size of the body and leaves out no meal",
              "tu plan no pone metas de peso, calorías ni talla, ni quita comidas"),
    "PL-40": ("under 18 a plan sets no weight, calories or size of the body and leaves out no meal",
              "con menos de 18 años un plan no pone metas de peso, calorías ni talla, ni quita comidas"),
    "PL-41": ("under 18 you breathe on in every effort", "con menos de 18 años se respira en cada esfuerzo"),
    "PL-43": ("under 18 nothing of this kind is dosed", "con menos de 18 años no se dosifica nada así"),
}  # fmt: skip
"""Why, for the rules that hold for one person or of one amount; English, Spanish."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A text of a plan that may not be said. place: of the week, day, session and exercise it stands in, as far as they go."""

    place: tuple[int, ...]
    text: str
    rule: str
    words: str

    def sentence(self, language: str) -> str:
        """What is wrong with it, why, and what to do."""
        because = _BECAUSE.get(self.rule)
        why = "" if because is None else f" ({because[language == 'es']})"
        return _SAID[language].format(words=self.words, why=why)


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
    bare = plain(text)
    read = as_meant(bare)
    if (dried := dries_out(bare)) is not None:
        return "NU-06", dried
    found = _banned(read)
    for code in (*never, *((MAXIMA,) if hearer.careful else ())):
        if code in found:
            return ("NU-08" if code == "V-06.substance" else "V-06"), found[code]
    if (pushed := _PUSHED.search(read)) is not None:
        return "V-06", pushed[0]
    if hearer.careful and (most := maximal(read)) is not None:
        return "V-06", most
    if (driven := pushes(read) or answers_with_more(bare) or goes_on_with_a_sign(bare) or endangers(bare)) is not None:
        return "V-06", driven
    if (drunk := drinks_by_rate(bare)) is not None:
        return "PL-54", drunk
    if hearer.breath is not None and (held := holds_breath(bare)) is not None:
        return hearer.breath, held
    if hearer.pregnant and (hot := heats(bare)) is not None:
        return "PL-22", hot
    # What was changed is told by our own sentences, which speak of kilograms and energy.
    if never is NEVER:
        if (hungry := goes_without_food(bare)) is not None:
            return "NU-06", hungry
        if hearer.unmeasured is not None:
            less = measures_body(bare, of_lift=of_lift) or leaves_out_meals(bare) or goes_hungry(bare) or cuts(bare)
            if less is not None:
                return hearer.unmeasured, less
        if (earned := earns_food(bare)) is not None:
            return "ED-01", earned
        if (starved := eats_too_little(bare, hearer.floor_kcal)) is not None:
            return "NU-01", starved
        if (fast := leaves_out_too_much(bare) or loses_too_fast(bare, of_lift=of_lift)) is not None:
            return "NU-02", fast
        if hearer.uncut is not None and (cut := cuts(bare)) is not None:
            return hearer.uncut, cut
    if hearer.minor:
        # What is not to be taken is no dose.
        taken = next((m for m in _DOSED.finditer(bare) if m["denied"] is None), None)
        return None if taken is None else ("PL-43", taken[0])
    return None


def _banned(read: str) -> dict[str, str]:
    """The forbidden words of a text by their codes; an athlete's own illness, named and not claimed, is none of them."""
    found = banned(read)
    while (illness := found.get(ILLNESS)) is not None and not claims_illness(read, illness):
        shorter = read.replace(illness, " ")
        if shorter == read:
            break
        read = shorter
        found = banned(read) | {code: words for code, words in found.items() if code != ILLNESS}
    return found


def unfit_in(plan: Plan, hearer: Hearer = ANYBODY, base: Plan | None = None) -> list[Unfit]:
    """Every text of a plan that may not be said. base: the plan that holds, whose sentences on changes are not looked at again."""
    known = {a.what for a in base.adjustments} if base is not None else set()
    found = []
    for place, text, of_lift in _texts(plan):
        if (why := unfit(text, hearer, of_lift=of_lift)) is not None:
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


def _texts(plan: Plan) -> Iterator[tuple[tuple[int, ...], str, bool]]:
    """Each text with its place, and whether it is said of what is lifted with a weight."""
    if plan.goal not in GOALS:
        yield (), plan.goal, False
    for w, week in enumerate(plan.weeks):
        yield (w,), week.focus, False
        for d, day in enumerate(week.days):
            for s, session in enumerate(day.sessions):
                yield from (((w, d, s), text, False) for text in (session.title, *session.warm_up))
                for e, exercise in enumerate(session.exercises):
                    weighed = _is_weighed(exercise)
                    yield (w, d, s, e), exercise.exercise, weighed
                    if exercise.note is not None:
                        yield (w, d, s, e), exercise.note, weighed


def _is_weighed(e: PlannedExercise) -> bool:
    """Whether an exercise has a weight in the hands or on a machine: of a plank a weight to come to is the body's."""
    return any(s.target_load_kg for s in e.sets) or bool(weights_to_note(e.equipment))


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
    name, note, weighed = e.exercise, e.note, _is_weighed(e)
    if unfit(name, hearer, of_lift=weighed):
        known = catalogue().get(e.exercise_id)
        name = known.called(language) if known is not None else e.pattern
    return msgspec.structs.replace(
        e, exercise=name, note=None if note is not None and unfit(note, hearer, of_lift=weighed) else note
    )
