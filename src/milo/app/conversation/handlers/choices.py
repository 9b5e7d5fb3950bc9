"""One short question with two or three choices, where a message leaves open what is meant; the choice taken is read as words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from milo.app.conversation.turn import Answer, Step, Turn
from milo.coach.conversation.entities.names import activity

ENOUGH = 75.0  # of 100, how near an answer must come to one of the choices (our choice)
ORDINALS = (("1", "first", "one", "primera", "primero", "uno"), ("2", "second", "two", "segunda", "segundo", "dos"),
            ("3", "third", "three", "tercera", "tercero", "tres"))  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """label: as it is offered; words: what is read in the place of the answer when it is taken.

    answer: what the words are then taken to ask, a label of coach.conversation.answers; "" where they are read anew.
    """

    label: str
    words: str
    answer: str = ""


@dataclass(frozen=True)
class Choices:
    """What was offered, in order."""

    options: tuple[Choice, ...]


def choices(turn: Turn, question: str, options: Sequence[tuple[str, str]]) -> Answer:
    """The question with its choices. options: (label, the words it stands for) each."""
    return offer(turn, question, tuple(Choice(label, words) for label, words in options))


def offer(turn: Turn, question: str, offered: tuple[Choice, ...]) -> Answer:
    """The question with its choices."""
    *first, last = [option.label for option in offered]
    named = turn.say("coach-choices", first=", ".join(first), last=last)
    return Answer(f"{question} {named}", steps=(Step("choose", Choices(offered)),))


def chosen(turn: Turn, offered: Choices) -> Choice | None:
    """The choice that a message takes; None where it takes none."""
    answer = utils.default_process(turn.text)
    words = answer.split()
    for names, option in zip(ORDINALS, offered.options, strict=False):
        if words and len(words) <= 3 and set(words) & set(names):
            return option
    labels = [option.label for option in offered.options]
    sport = activity(turn.text)
    of_sport = [option for option in offered.options if sport != "other" and activity(option.label) == sport]
    if len(of_sport) == 1:  # "the bike" is cycling
        return of_sport[0]
    found = process.extractOne(answer, labels, scorer=_near, processor=utils.default_process, score_cutoff=ENOUGH)
    return None if found is None or len(words) > 8 else offered.options[found[2]]


def _near(answer: str, label: str, **_: object) -> float:
    """How near an answer comes to a label, 0 to 100: its words in any order, or a part of it ("bike" for "the bike")."""
    return max(fuzz.token_set_ratio(answer, label), fuzz.partial_ratio(answer, label))
