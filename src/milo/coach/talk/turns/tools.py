"""What a model may look up beyond the facts of its prompt: read only, of one athlete, as typed facts with receipts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from milo.coach.talk.receipts.facts import TOPIC_FIGURES, Facts
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.turns.tools_told import NEAR_DAYS, Told, tell_exercise, tell_figures, tell_history, tell_plan
from milo.coach.talk.words.words_found import exercise_named, spelled
from milo.vocabulary.errors import BadValue, MiloError, NotFound, UnknownName
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import MOST_LOOK_UPS, Fact, Language, LookUp, looked_up

_DAYS_ES: dict[str, str] = {
    "hoy": "today", "mañana": "tomorrow", "lunes": "monday", "martes": "tuesday", "miércoles": "wednesday", "jueves": "thursday",
    "viernes": "friday", "sábado": "saturday", "domingo": "sunday",
}  # fmt: skip


class CoachTools:
    """The four look-ups over the facts of one athlete, as `vocabulary.talk.Tools` asks; nothing else can be reached from here.

    facts: bound to the athlete by the caller.  private: takes out of a text what names the athlete.
    The same look-up gives the same facts, and no more than `most` different ones are told in one turn.
    """

    def __init__(self, facts: Facts, language: Language, private: Callable[[str], str] = str, most: int = MOST_LOOK_UPS) -> None:
        self._facts, self._language, self._private, self._most = facts, language, private, most
        self._told: dict[tuple[str, str], Told] = {}
        self._latest: list[str] = []

    def figures(self, topic: str) -> list[Fact]:
        """The week's figures of a topic with their own ranges and what they mean; nights and workouts one by one."""
        return self._once("figures", _one_of("topic", topic, self.subjects().get("figures", [])), tell_figures)

    def plan(self, day: str) -> list[Fact]:
        """What the plan holds for a day on or after today: titles, minutes, sets, loads, rest; or that it is a day of rest."""
        day = _DAYS_ES.get(day.strip().lower(), day)
        return self._once("plan", _one_of("day", day, self.subjects().get("plan", [])), tell_plan)

    def exercise(self, name: str) -> list[Fact]:
        """Muscles, equipment, cues and faults of an exercise of the catalogue; they say nothing of the athlete."""
        found = _exercise(name)
        if found is None:
            raise NotFound("an exercise of the catalogue", repr(name), "name it as it is said in a gym")
        return self._once("exercise", found.id, tell_exercise)

    def history(self, lift: str) -> list[Fact]:
        """The estimated maximum of a lift, where it is heading, and its heaviest sets."""
        return self._once("history", _one_of("lift", lift, self.subjects().get("history", [])), tell_history)

    def subjects(self) -> dict[str, list[str]]:
        """Topics with figures, days of the plan, the lifts of the week; any exercise."""
        week = self._facts.week
        known: dict[str, list[str]] = {"exercise": []}
        if week is not None:
            known["figures"] = list(TOPIC_FIGURES)
        if self._facts.plan is not None:
            known["plan"] = [*NEAR_DAYS, *DAYS]
        if week is not None and week.strength.lifts:
            known["history"] = [self._private(line.exercise) for line in week.strength.lifts]
        return known

    def every(self) -> list[LookUp]:
        """All the tools could tell of the athlete; nothing is counted. Exercises are the catalogue's, and not listed."""
        uncounted = CoachTools(self._facts, self._language, self._private, most=sys.maxsize)
        return [
            LookUp(tool=tool, of=of, facts=looked_up(uncounted, tool, of, []))
            for tool, words in self.subjects().items()
            for of in dict.fromkeys(words)
        ]

    def again(self, looked: Sequence[LookUp], known: Sequence[Fact]) -> tuple[list[Fact], dict[str, str]] | None:
        """The facts of what a model says it looked up, from the athlete's data as they are now, and how each number is written.

        known: all the model was told before.  None where the model was told anything else: facts come from here and never from
        a model, and an answer that was remembered may stand on data that have changed.
        """
        facts: list[Fact] = []
        written: dict[str, str] = {}
        for one in looked:
            try:
                told = looked_up(self, one.tool, one.of, [*known, *facts])
            except MiloError:
                return None
            if told != one.facts:
                return None
            facts += told
            written |= zip((fact.id for fact in told), self._latest, strict=True)
        return facts, written

    def _once(self, tool: str, of: str, tell: Callable[[str, Facts, Told], None]) -> list[Fact]:
        told = self._told.get((tool, of))
        if told is None:
            if len(self._told) >= self._most:
                raise BadValue(f"at most {self._most} look-ups in one turn", "one more", "answer with the facts you have")
            told = Told(Telling(self._language, self._facts.units), self._language, self._private)
            tell(of, self._facts, told)
            self._told[tool, of] = told
        self._latest = told.written
        return list(told.facts)


def _exercise(name: str) -> Exercise | None:
    if name in catalogue():
        return catalogue()[name]
    return exercise_named(spelled(name).split())[0]


def _one_of(what: str, said: str, known: Sequence[str]) -> str:
    """The known word that was meant, capitals aside. Raises UnknownName."""
    found = next((word for word in known if word.lower() == said.strip().lower()), None)
    if found is None:
        raise UnknownName(what, said, known)
    return found
