"""The reader of commands: a small explicit grammar for the unambiguous: sets, measures, plan edits, profile facts.

A command carries the typed value its handler works with. What this grammar does not read wholly it leaves to the learned reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import msgspec

from milo.coach.conversation.actions.log import ENDURANCE, Athlete, days_ago, exercise_of, heard
from milo.coach.conversation.actions.plan import ORDERED_FROM, orders, sports_swapped
from milo.coach.conversation.actions.profile import Told, gave_birth
from milo.coach.conversation.actions.profile import told as told_of_profile
from milo.coach.conversation.actions.undo import taken_back
from milo.coach.conversation.acts import Act, Polarity, Reading
from milo.coach.conversation.answers.named import first
from milo.coach.conversation.entities.measures import measures_told, off_scale
from milo.coach.conversation.entities.places import parts_of
from milo.coach.conversation.profile_values import (
    DietSaid,
    HealthSaid,
    PlanWanted,
    ProfileSaid,
    ProgrammeSaid,
    RaceSaid,
    TargetSaid,
)
from milo.coach.conversation.values import DaySaid, Done, PainSaid
from milo.coach.likely_names import nearest_name
from milo.coach.plans.edits.also import change_denied
from milo.coach.plans.edits.doors import Edit
from milo.coach.safety.everyday.meals_told import is_meal_told
from milo.coach.safety.text.normalising import plain
from milo.coach.talk.heard.birth_said import birth_beside_question
from milo.coach.talk.heard.fresh_injury import fresh_injury
from milo.coach.talk.heard.illness_said import ILLNESS, illness_told
from milo.coach.talk.heard.self_said import plain_of
from milo.coach.talk.heard.session_said import session_done
from milo.coach.talk.receipts.facts import Facts, week_on
from milo.coach.talk.turns.not_done_said import NotDone
from milo.coach.talk.words.numbers_said import converted, numbers_in
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.letters import unaccented
from milo.vocabulary.talk import Language

NEAR_SHARE = 0.15  # of the own weight: so far a bare weight told may lie from it (our choice)
_LOGGED = re.compile(
    r"(?:(?:and|so|wait|ok|hey|y|oye|ya|eso) )*(?:(?:did|have) (?:i|you) (?:already )?(?:log|sav|record|enter|not|writ|put)\w* "
    r"(?:that|it|this)(?: down)?|is (?:that|it|this) (?:logged|saved|recorded|written down|in my log)|"
    r"(?:l[oa]s? )?(?:he|has) (?:anotado|apuntado|registrado|guardado)|l[oa]s? (?:anote|apunte|registre|guarde|anotaste|apuntaste)|"
    r"(?:esta|quedo) (?:anotad|apuntad|registrad|guardad)[oa]s?)(?: (?:already|yet|now|ya|eso|esto))*"
)
_DUE = re.compile(
    r"(?:(?:so|and|hey|ok|y|entonces) )*(?:should i have|was i (?:supposed|meant) to|did i have to|deb(?:eria|ia|i) haber|"
    r"tenia que|tendria que haber|me tocaba)\b"
)
_BEFORE = re.compile(
    r"\b(?:last (?:week|month|year)|(?:weeks?|months?) ago|la semana pasada|el mes pasado|hace (?:\w+ )?(?:semanas?|mes(?:es)?))\b"
)
_SHOPPING = re.compile(r"\b(?:(?:shopping|grocery) list|lista de (?:la )?compras?)\b")
_ENERGY = re.compile(
    r"(?P<undo>\b(?:undo|deshaz|anula)\b.*)?\b(?:(?:calorie|energy) (?:change|question|check)|cambio de (?:calorias|energia))\b|"
    r"\b(?:should|debo|deberia|tengo)\b.*\b(?:change|adjust|cambiar|ajustar)\b.*\b(?:calories|energy target|calorias)\b"
)
KIND_OF_EDIT = {
    "swap": "swap", "add": "swap", "drop": "skip", "move": "move", "skip": "skip", "days": "change_days", "free": "change_days",
    "on": "change_days", "minutes": "change_minutes", "without": "change_equipment", "away": "away", "harder": "swap",
    "easier": "swap", "sets": "swap", "recovery": "change_minutes",
}  # fmt: skip
"""Kind of an edit of the plan -> kind of the act that asks for it."""


TOLD_FROM = 0.1  # chance from which what was read as told is read back; it waits for a yes (our choice)
NOT_DONE_FROM, SHORT = 0.5, 2  # chance from which something not done is looked for; words of a bare figure (our choice)
_PAINS = re.compile(r"\b(?:which|what|que|cuales|show|list|muestra\w*)\b.*\b(?:pains|aches|dolores|molestias)\b")
PAIN = frozenset({"pain", "pains", "aches", "dolor", "dolores", "molestias"})
SPORTS = ("running", "cycling", "walking")
"""What a distance without its sport may be where the profile names none (our choice)."""


@dataclass(frozen=True)
class Command:
    """One thing a message orders or tells. op: of the handler; value: what it works with; act: the same, as it is kept."""

    op: str
    value: Any = None
    act: Act = field(default_factory=lambda: Act(kind="unknown"))


def commands(text: str, facts: Facts, language: Language, reading: Reading) -> tuple[Command, ...]:
    """The commands of a message, in order; empty where it orders and tells nothing. reading: its acts."""
    reading = _of_a_race(reading, facts)
    found = tuple(_of_the_log(text, facts, language, reading)) or tuple(_told(text, facts, language, reading))
    if found and {c.op for c in found} <= {"log", "day", "pain"}:  # "I have the flu, make monday harder"
        beside = (*_of_profile(text, facts, language, reading), *_ordered(text, facts, language, reading))
        return (*found, *(c for c in beside if c.op in {"change", "profile"}))
    return found or tuple(_of_profile(text, facts, language, reading)) or tuple(_ordered(text, facts, language, reading))


def _of_a_race(reading: Reading, facts: Facts) -> Reading:
    """The reading, where "cancel the race" is of a run because no race is trained for."""
    if facts.profile is not None and facts.profile.event is not None:
        return reading
    acts = tuple(
        msgspec.structs.replace(a, operation="skip", operation_chance=max(a.operation_chance, ORDERED_FROM), may=())
        if "race_off" in {one for one, _ in a.may[:2]}
        else a
        for a in reading.acts
    )
    return msgspec.structs.replace(reading, acts=acts)


# --- what is known of the log ----------------------------------------------------------------------------------------------


def _of_the_log(text: str, facts: Facts, language: Language, reading: Reading) -> Iterator[Command]:
    if asks_if_logged(text):
        yield Command("log_status", act=Act("ask_figure"))
        return
    plain = spelled(text)
    if _SHOPPING.search(plain):
        yield Command("shopping", act=Act("ask_plan", {"topic": "shopping list"}))
        return
    if named := _ENERGY.search(plain):
        yield Command("energy", named["undo"] is not None, Act("ask_figure", {"topic": "energy target"}))
        return
    taken = taken_back(reading.acts, text, facts.today, language)
    if taken is not None:
        yield Command("withdraw" if taken.gone is not None else taken.op, taken, Act("undo", polarity="wants"))
    elif facts.plan is not None and (due := _if_due(reading.acts, plain, facts)) is not None:
        yield Command("due", due, Act("ask_plan"))


def asks_if_logged(text: str) -> bool:
    """Whether a text asks if what was just talked about stands in the log, and nothing else.

    >>> asks_if_logged("did I log that?"), asks_if_logged("\u00bflo he anotado?"), asks_if_logged("log that")
    (True, True, False)
    """
    plain = spelled(text)
    return ("?" in text or plain.startswith(("did", "have", "is"))) and _LOGGED.fullmatch(plain) is not None


def _if_due(acts: Sequence[Act], plain: str, facts: Facts) -> NotDone | None:
    """What somebody asks whether they should have done, today or yesterday."""
    if len(acts) != 1 or _DUE.match(plain) is None:
        return None
    name = acts[0].slots.get("exercise") or acts[0].slots.get("activity")
    return NotDone(None if name is None else str(name), min(days_ago(acts[0], facts.today) or 0, 1))


# --- what was done, measured or hurts ----------------------------------------------------------------------------------------


def _told(text: str, facts: Facts, language: Language, reading: Reading) -> Iterator[Command]:
    hurt = fresh_injury(text)
    known = {i.region for i in (facts.profile.injuries if facts.profile else None) or ()}
    if hurt is not None and facts.profile is not None and hurt not in known:
        yield _profile(HealthSaid(regions=(hurt,)))
        return
    session = session_done(text, facts)
    if session is not None:
        yield _log(session, facts) if session else Command("no_session", text, Act("log_sets", polarity="did"))
        return
    measures = measures_told(text)
    if measures is not None and "?" not in text:
        yield _day(DaySaid(measures=measures), facts)
        return
    ill, weight = illness_told(text), _bare_weight(text, facts, language)
    if ill is not None or weight is not None:
        yield _day(weight or DaySaid(measures=((ILLNESS, ill or 0.0),)), facts)
        return
    if off_scale(text):
        yield Command("scale", act=Act("log_mood", polarity="did", chance=0.5))
        return
    yield from _of_acts(text, facts, language, reading)


def _of_acts(text: str, facts: Facts, language: Language, reading: Reading) -> Iterator[Command]:
    """What the learned reader read of it."""
    places = parts_of(unaccented(text))
    if any(a.kind == "ask_figure" and (a.slots.get("topic") in PAIN or (not a.slots and places)) for a in reading.acts) or (
        _PAINS.search(spelled(text)) and all(a.polarity == "asks" for a in reading.acts)
    ):
        yield Command("pains", act=Act("ask_figure", {"topic": "pain"}))
        return
    bare = len(text.split()) <= SHORT  # a weight without a word for it is the own only near it
    sure = [a for a in reading.acts if not (bare and a.kind == "log_weight")]
    over = [act for act in sure if act.kind == "log_pain" and act.polarity == "did_not"]
    if over and not over[0].slots.get("region") and len(sure) == 1:
        yield Command("pains_over", act=Act("log_pain", polarity="did_not"))
        return
    told = heard(sure, text, facts.today, athlete_of(facts, language))
    if told.unread and len(sure) == 1 and sure[0].chance < TOLD_FROM:  # too little of it was read to be read back
        yield Command("half_told", act=Act("log_activity", polarity="did", chance=0.5))
        return
    if len(told.pains) == 1 and not told.done and _BEFORE.search(plain(text)):  # what hurts since weeks is an injury
        yield _profile(HealthSaid(regions=(told.pains[0].region,)))
        return
    if is_meal_told(plain(text)) and (first("meal", spelled(text)) is not None or "la comida" in spelled(text)):
        yield Command("food", text, Act("log_food", polarity="did"))
        return
    asked = "?" in text and not any(act.polarity == "asks" for act in reading.acts)
    if asked:  # "was it 55 lb?" tells nothing
        return
    if not (told.done or told.days or told.pains) and any(a.kind == "log_food" and a.polarity == "did" for a in reading.acts):
        yield Command("food", text, Act("log_food", polarity="did"))
        return
    yield from (_pain(pain) for pain in told.pains)
    yield from (_day(day, facts) for day in told.days)
    done = told.done
    for held in [told.held] if told.held else []:
        yield Command("hold_unit", (text, tuple(held)), Act("log_sets", polarity="did", chance=0.5))
        return
    if told.sportless is not None:
        sports = [s for s in (facts.profile.activities if facts.profile else None) or () if s in ENDURANCE and s != "strength"]
        yield Command("which_sport", (text, tuple(sports or SPORTS)), Act("log_activity", polarity="did", chance=0.5))
        return
    if done:
        yield _log(done, facts)
    unread = [*told.unread, *told.nameless]
    if done and unread:
        yield Command("unread", tuple(unread), Act("unknown"))
    elif not done and not told.days and not told.pains:
        if told.half or told.nameless or told.unread:
            yield Command("half_told", act=Act("log_activity", polarity="did", chance=0.5))
        elif told.off_scale:
            yield Command("scale", act=Act("log_mood", polarity="did", chance=0.5))
        elif told.meal:
            yield Command("food", text, Act("log_food", polarity="did"))
    if not (done or told.days or told.pains):
        yield from _not_done(sure, text, facts)


def _not_done(acts: Sequence[Act], text: str, facts: Facts) -> Iterator[Command]:
    """What a message says was not done."""
    for act in acts:
        if (
            act.chance >= NOT_DONE_FROM
            and act.polarity == "did_not"
            and act.kind in {"log_sets", "log_activity", "skip"}
            and "?" not in text
        ):
            ago = days_ago(act, facts.today)
            if ago is None or "exercise_to" in act.slots:
                continue
            name = (
                exercise_of(str(act.slots["exercise"]), planned_ids(facts))
                if "exercise" in act.slots
                else act.slots.get("activity")
            )
            yield Command("not_done", NotDone(name, ago), Act("undo", polarity="did_not"))
            return


def athlete_of(facts: Facts, language: Language) -> Athlete:
    """What the words of an athlete are read with."""
    sports = (facts.profile.activities if facts.profile else None) or ()
    own = facts.profile.equipment if facts.profile else None
    return Athlete(planned_ids(facts), tuple(sports), own, facts.units, language)


def planned_ids(facts: Facts) -> tuple[str, ...]:
    """Ids of the exercises of the plan, those of this week first."""
    if facts.plan is None:
        return ()
    week = week_on(facts, facts.today)
    weeks = [*([week] if week is not None else []), *facts.plan.weeks]
    return tuple(dict.fromkeys(e.exercise_id for w in weeks for d in w.days for s in d.sessions for e in s.exercises))


# --- profile and plan --------------------------------------------------------------------------------------------------------


def _asks_own_diet(text: str) -> bool:
    """Whether a text asks what one is allergic to, or which diet one follows by the profile."""
    plain, asked = spelled(text), "?" in text
    if plain.startswith("soy ") and len(plain.split()) == 2:
        return asked  # "\u00bfsoy vegana?"
    return first("own_diet", plain) is not None and (asked or plain.startswith(("a que", "que ", "what ", "which ")))


def _of_profile(text: str, facts: Facts, language: Language, reading: Reading) -> Iterator[Command]:
    """What the message tells of the profile or wants in it, and a plan that it asks for."""
    profile = facts.profile
    if _asks_own_diet(text):
        yield Command("profile", DietSaid(asked=True), Act("ask_figure", {"topic": "diet"}))
        return
    born = birth_beside_question(plain_of(text)) if "?" in text and profile is not None and profile.sex != "male" else None
    if born is not None:
        yield _profile(HealthSaid(weeks_since_birth=born))
        return
    for one in told_of_profile(reading.acts, text, facts.today, language):
        said = one.said
        if one.operation in {"birth", "nursing"} and (key := _birth_left(one, facts)) is not None:
            yield Command("birth", key, Act("profile", {"topic": "birth"}))
        elif one.operation in {"birth", "nursing"} and (not isinstance(said, HealthSaid) or (profile and profile.sex == "male")):
            continue
        elif one.lacks == "race_back":
            if profile is not None and profile.event is None:
                yield Command("race_back", act=Act("profile", {"topic": "race"}, "wants"))
        elif said is None:
            yield Command("lacking_profile", one.lacks, Act("profile", chance=0.5))
        elif isinstance(said, RaceSaid) and said.gone and (profile is None or profile.event is None):
            continue
        elif isinstance(said, TargetSaid):
            yield Command("target", said, Act("profile", {"topic": said.name}, "wants"))
        elif isinstance(said, PlanWanted):
            weeks = {} if said.weeks is None else {"weeks": said.weeks}
            yield Command("new_plan", said, Act("change_days", weeks, "wants"))
        elif isinstance(said, DietSaid) and _by_choice(said) and profile and "eating disorder" in (profile.conditions or ()):
            continue  # nobody who eats too little is helped to leave out more
        else:
            yield _profile(said)
            if isinstance(said, ProgrammeSaid):
                yield Command("new_plan", PlanWanted(), Act("ask_plan", polarity="wants"))


def _by_choice(diet: DietSaid) -> bool:
    return not diet.allergic and not diet.gone and diet.left is None


def _birth_left(one: Told, facts: Facts) -> str | None:
    """What is to be said to a birth or to breastfeeding that cannot be kept as it was told: a key of its text; None for others.

    Without its weeks a birth has no limits (PL-23, NU-04), so it is asked how long ago it was; where the profile says that a man
    speaks, whose it was.
    """
    profile = facts.profile
    if profile is None:
        return None
    if profile.sex == "male":
        # "my son was born" is a father's news; only a birth or a breast of one's own does not fit the profile.
        return "birth_man" if one.operation == "nursing" or gave_birth(one.words) else None
    if one.said is not None:
        return None
    return "nursing_known" if one.operation == "nursing" and profile.postpartum_weeks is not None else f"{one.operation}_when"


def _ordered(text: str, facts: Facts, language: Language, reading: Reading) -> Iterator[Command]:
    """The changes of the plan that the message orders; what is missing for one of them is asked where none is whole."""
    operations = {act.operation for act in reading.acts if act.operation_chance >= ORDERED_FROM}
    if first("of_changes", spelled(text)) is not None:
        yield Command("history", act=Act("ask_plan", {"topic": "changes"}))
        return
    if (sports := sports_swapped(reading.acts, text)) is not None:
        yield Command("sport_swap", sports, Act("swap", polarity="wants"))
        return
    found = orders(reading.acts, text, facts.today, planned_ids(facts))
    whole = [(order.edit, order.words) for order in found if order.edit is not None]
    yield from (_change(edit, words if len(reading.acts) > 1 else text) for edit, words in whole)
    for order in found[:1] if not whole else []:
        if order.unknown is not None:
            near = nearest_name(order.unknown, language)
            yield Command("unknown_exercise", (order.unknown, near), Act("swap", {"exercise": order.unknown}, "wants"))
        elif order.lacks:
            yield Command("lacking", order, Act("unknown", chance=0.5))
    if not found and ("keep" in operations or change_denied(text)):
        yield Command("denied", act=Act("skip", polarity="did_not"))


def _log(done: tuple[Done, ...], facts: Facts) -> Command:
    return Command("log", tuple(done), act_of_done(done[0], facts))


def _day(day: DaySaid, facts: Facts) -> Command:
    on = (facts.today - timedelta(days=day.days_ago)).isoformat()
    if day.weight_kg is not None:
        act = Act("log_weight", {"weight_kg": day.weight_kg, "day": on}, "did")
    elif day.sleep_h is not None:
        act = Act("log_sleep", {"hours": day.sleep_h, "day": on}, "did")
    elif day.kcal is not None:
        act = Act("log_food", {"amount": day.kcal, "unit": "kcal", "day": on}, "did")
    else:
        act = Act("log_mood", {"topic": day.about, "day": on}, "did")
    return Command("day", day, act)


def _bare_weight(text: str, facts: Facts, language: Language) -> DaySaid | None:
    """A weight that is all a text says, where it is near the athlete's own: "81.3 kg"."""
    own = facts.profile.weight_kg if facts.profile else None
    numbers = numbers_in(text, language)
    if own is None or len(numbers) != 1 or numbers[0].unit not in {"kg", "lb"} or len(text.split()) > 2:
        return None
    kg = round(converted(numbers[0].value, numbers[0].unit, "kg"), 2)
    return DaySaid(weight_kg=kg) if abs(kg - own) <= NEAR_SHARE * own else None


def _pain(pain: PainSaid) -> Command:
    return Command("pain", pain, Act("log_pain", {"region": pain.region}, "did"))


def _profile(told: ProfileSaid) -> Command:
    return Command("profile", told, Act("profile", {"topic": type(told).__name__.removesuffix("Said").lower()}, "wants"))


def _change(edit: Edit, words: str) -> Command:
    slots: dict[str, Any] = {
        name: value
        for name, value in (
            ("exercise", edit.exercise), ("exercise_to", edit.instead), ("day", edit.day), ("day_to", edit.to),
            ("minutes", edit.minutes), ("days_per_week", edit.days), ("equipment", edit.equipment or None), ("sets", edit.sets),
        )
        if value is not None
    }  # fmt: skip
    polarity: Polarity = "did_not" if edit.kind == "without" else "wants"
    return Command("change", (edit, words), Act(KIND_OF_EDIT[edit.kind], slots, polarity))


def act_of_done(done: Done, facts: Facts) -> Act:
    """What a log tells, as an act with its slots."""
    on: dict[str, Any] = {"day": (facts.today - timedelta(days=done.days_ago)).isoformat()}
    if done.pain is not None:
        return Act("log_pain", {"region": done.pain.region, "severity_0_10": done.pain.level, **on}, "did")
    if done.exercise is None:
        told = {"activity": done.activity, "minutes": done.minutes, "distance_km": done.distance_km}
        return Act("log_activity", {**{k: v for k, v in told.items() if v is not None}, **on}, "did")
    first = done.sets[0] if done.sets else None
    slots: dict[str, Any] = {"exercise": done.exercise, "sets": len(done.sets), **on}
    if first is not None:
        told = {"reps": first.reps, "load_kg": first.weight_kg, "rir": first.rir}
        slots |= {k: v for k, v in told.items() if v is not None}
    return Act("log_sets", slots, "did")
