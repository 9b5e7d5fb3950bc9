"""The handlers: one for each operation a message orders or tells, and what a yes to its question carries out.

A new one is a function here or in a file of its own, a line in HANDLERS (and in OPERATIONS where it waits for a yes), its texts in
the catalogue, and sentences for its reader.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from milo.app.coaching.pain_over import pains_told
from milo.app.coaching.profile_back import last_race
from milo.app.coaching.profile_told_words import say_told
from milo.app.coaching.words import say
from milo.app.conversation.handlers import (
    corrections,
    energy,
    food,
    logs,
    new_plan,
    plan_changes,
    plan_history,
    profile,
    reminders,
    shopping,
    targets,
)
from milo.app.conversation.handlers.choices import Choices, choices
from milo.app.conversation.handlers.corrections import Delete, Replace
from milo.app.conversation.handlers.logs import Log
from milo.app.conversation.handlers.plan_changes import Change
from milo.app.conversation.handlers.profile import ProfileChange
from milo.app.conversation.turn import Answer, Step, Turn, claimed
from milo.coach.conversation.actions.plan import EASY_ON_JOINTS
from milo.coach.conversation.actions.remind import Remind
from milo.coach.conversation.entities.quantities import bare_severity
from milo.coach.conversation.profile_values import PlanWanted, TargetSaid
from milo.coach.conversation.values import DaySaid, Done, PainSaid
from milo.coach.talk.heard.session_said import says_session_done
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.log import left_out, scale_of
from milo.coach.talk.replies.mended import day_name, sentence_of
from milo.coach.talk.turns.not_done_said import due_told
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.numbers_written import shortest_written

Handler = Callable[[Turn, Any], Answer | None]
"""What answers a command; None leaves the message to the readers behind."""


@dataclass(frozen=True)
class Operation:
    """What waits for a yes. type: of its value; carry_out: on the yes; ask: the question, again or anew.

    amend: what a message that is no yes makes of it: ("ask", value) to be read back, ("do", value) to be carried out.
    left: what is said to a no.  while_locked: whether it may be carried out while training is locked.
    """

    type: Any
    carry_out: Callable[[Turn, Any], Answer]
    ask: Callable[[Turn, Any], Answer | None]
    amend: Callable[[Turn, Any], tuple[str, Any] | None] | None = None
    left: Callable[[Turn], str] = lambda turn: turn.say("coach-left")
    while_locked: bool = False


def _nothing_logged(turn: Turn) -> str:
    return left_out(turn.language)


def _log_stays(turn: Turn) -> str:
    return sentence_of("log.stays", turn.language)[0]


def _plan_stays(turn: Turn) -> str:
    return say("edit.denied", turn.language)


def _level(turn: Turn, pain: PainSaid) -> tuple[str, Any] | None:
    level = bare_severity(turn.text)
    if level is None:
        return None
    return "become", Step("log", Log((Done(pain=PainSaid(pain.region, pain.part, pain.side, level, True)),)))


def _undone(turn: Turn, count: int) -> Answer:
    return corrections.undo_last(replace(turn, just_done=True), count, of_plan=False)


OPERATIONS: dict[str, Operation] = {
    "log": Operation(Log, logs.write_log, logs.ask_log, corrections.amend_log, _nothing_logged),
    "day": Operation(DaySaid, logs.write_day, logs.ask_day, corrections.amend_day, _nothing_logged, while_locked=True),
    "pain": Operation(PainSaid, logs.ask_pain, logs.ask_pain, _level, _nothing_logged, while_locked=True),
    "replace": Operation(Replace, corrections.replace_log, corrections.ask_replace, corrections.amend_replace, _log_stays),
    "delete": Operation(Delete, corrections.delete, lambda turn, gone: None, None, _log_stays, while_locked=True),
    "change": Operation(Change, plan_changes.make_change, plan_changes.ask_change, plan_changes.amend_change, _plan_stays),
    "profile": Operation(ProfileChange, profile.keep_profile, profile.ask_profile, None, profile.left_profile, while_locked=True),
    "new_plan": Operation(PlanWanted, new_plan.make_plan, new_plan.ask_plan, None, new_plan.left_plan),
    "target": Operation(TargetSaid, targets.set_target, targets.ask_target, None, targets.left_target, while_locked=True),
    "remind": Operation(Remind, reminders.keep, reminders.ask, while_locked=True),
    "food": Operation(food.FoodSaid, food.keep, food.ask, None, _nothing_logged, while_locked=True),
    "energy": Operation(energy.EnergyChange, energy.make, energy.ask, None, energy.left),
    "undo": Operation(int, _undone, lambda turn, _: Answer(turn.say("coach-undo-ask")), None, while_locked=True),
    "choose": Operation(Choices, lambda turn, _: Answer(turn.say("coach-which-of-these")), lambda turn, _: None),
}


def _due(turn: Turn, asked: Any) -> Answer:
    return Answer(*due_told(asked, turn.facts, turn.language))


def _no_session(turn: Turn, text: str) -> Answer:
    day = day_name(says_session_done(text) or 0, turn.facts, turn.language)
    return Answer(*sentence_of("log.no_session", turn.language, day=day))


def _unread(turn: Turn, unread: tuple[str, ...]) -> Answer:
    return Answer(*sentence_of("log.part", turn.language, what=", ".join(f"“{part}”" for part in unread)))


def _hold_unit(turn: Turn, told: tuple[str, tuple[str, ...]]) -> Answer:
    """Bare numbers of what is held: repetitions or seconds."""
    text, ids = told
    named = ", ".join(catalogue()[id].called(turn.language) for id in dict.fromkeys(ids))
    units = [(turn.say("coach-unit-seconds"), f"{text} {turn.say('coach-unit-seconds')}"),
             (turn.say("coach-unit-reps"), f"{text} {turn.say('coach-unit-reps')}")]  # fmt: skip
    return choices(turn, turn.say("coach-which-unit", exercise=named), units)


def _which_sport(turn: Turn, told: tuple[str, tuple[str, ...]]) -> Answer:
    text, sports = told
    telling = Telling(turn.language)
    options = [(telling.word("activity", sport).lower(), f"{sport} {text}") for sport in sports[:3]]
    return choices(turn, turn.say("coach-which-sport"), options)


def _pains(turn: Turn, _: Any) -> Answer:
    return Answer(*pains_told(turn.house, turn.athlete, turn.language))


def _pains_over(turn: Turn, _: Any) -> Answer:
    text, claims = pains_told(turn.house, turn.athlete, turn.language)
    return Answer(f"{text} {sentence_of('pain.which_over', turn.language)[0]}", claims)


def _scale(turn: Turn, _: Any) -> Answer:
    return Answer(*scale_of(turn.language))


def _denied(turn: Turn, _: Any) -> Answer:
    return Answer(say("edit.denied", turn.language))


def _sport_swap(turn: Turn, sports: tuple[Any, Any]) -> Answer:
    old, new = (Telling(turn.language).word("activity", sport).lower() for sport in sports)
    once = say("edit.sport_once", turn.language, new=new) if sports[1] in EASY_ON_JOINTS else ""
    return Answer(" ".join(filter(None, [say("edit.sport", turn.language, old=old, new=new), once])))


def _race_back(turn: Turn, _: Any) -> Answer | None:
    race = last_race(turn.house.store, turn.athlete, turn.facts.today)
    return None if race is None else profile.ask_profile(turn, ProfileChange.of(race))


def _profile(turn: Turn, told: Any) -> Answer:
    return profile.ask_profile(turn, ProfileChange.of(told))


def _log(turn: Turn, done: tuple[Done, ...]) -> Answer:
    """What was told now, with what waits already: a session told set by set is one log."""
    return logs.ask_log(turn, Log(logs.on_its_day(turn, done)))


def _change(turn: Turn, told: tuple[Any, str]) -> Answer | None:
    if turn.facts.plan is None or turn.facts.plan.refused is not None:
        return None
    edit, words = told
    return plan_changes.ask_change(turn, Change.of(edit, words))


def _birth(turn: Turn, key: str) -> Answer:
    weeks = (turn.facts.profile.postpartum_weeks if turn.facts.profile else None) or 0
    text = say_told(key, turn.language, what=shortest_written(weeks, turn.language))
    return Answer(text, claimed(text, turn.language, [], "profile", "told"))


HANDLERS: dict[str, Handler] = {
    "birth": _birth,
    "half_told": lambda turn, _: Answer(*sentence_of("log", turn.language)),
    "log": _log,
    "day": logs.ask_day,
    "pain": logs.ask_pain,
    "no_session": _no_session,
    "unread": _unread,
    "hold_unit": _hold_unit,
    "which_sport": _which_sport,
    "log_status": lambda turn, _: corrections.log_status(turn),
    "withdraw": lambda turn, taken: corrections.withdraw(turn, taken.gone),
    "not_done": corrections.not_done,
    "due": _due,
    "undo": lambda turn, taken: corrections.undo_last(turn, taken.count, of_plan=taken.of_change),
    "bring_back": lambda turn, _: corrections.bring_back(turn),
    "pains": _pains,
    "pains_over": _pains_over,
    "scale": _scale,
    "food": food.ask,
    "energy": lambda turn, undo: energy.undo(turn) if undo else energy.ask(turn),
    "target": targets.ask_target,
    "lacking_profile": profile.lacking,
    "shopping": lambda turn, _: shopping.shopping_list(turn),
    "profile": _profile,
    "race_back": _race_back,
    "new_plan": new_plan.ask_plan,
    "denied": _denied,
    "history": lambda turn, _: plan_history.history(turn),
    "plan_before": lambda turn, _: plan_history.plan_before(turn),
    "first_plan": lambda turn, _: plan_history.first_again(turn),
    "sport_swap": _sport_swap,
    "remind": reminders.ask,
    "unknown_exercise": lambda turn, told: plan_changes.unknown_exercise(turn, *told),
    "lacking": plan_changes.lacking,
    "change": _change,
}

BARRED = frozenset({"day", "profile", "pain", "food"})
"""What may be told and kept while training is locked or a message was refused: it asks for no training."""

__all__ = ["BARRED", "HANDLERS", "OPERATIONS", "Operation", "claimed"]
