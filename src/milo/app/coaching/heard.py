"""The coach's desk for words at doors that are no talk: notes, reasons, titles and what-ifs are heard before anything is done."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.asking import AT_ONCE, judged, person_of
from milo.app.coaching.bit_by_bit import LogDesk
from milo.app.coaching.careful import Careful, asks_for_more, told_state
from milo.app.coaching.days import DayDesk
from milo.app.coaching.food import FoodDesk
from milo.app.coaching.locks import refuse_while_locked
from milo.app.coaching.measures_told import measures_said
from milo.app.coaching.model import FROM_SETTINGS, ModelDesk
from milo.app.coaching.ordered import edit_said
from milo.app.coaching.pain_told import pain_words, told_words
from milo.app.coaching.words import say
from milo.app.conversation.service import Conversation
from milo.app.known_athletes import zone_of
from milo.app.logging_workouts import Logged
from milo.channels.coaching import Edited
from milo.coach.plans.edits.doors import Edit
from milo.coach.safety.shell import Answered, reply_now
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.turns.conversation import intent_of
from milo.vocabulary.errors import NotFound
from milo.vocabulary.plan import Plan
from milo.vocabulary.talk import Language, Provider

if TYPE_CHECKING:
    from milo.app.house import House

OF_NOW = range(2)  # days since a pulse or a fever that still speak of now: today and yesterday (our choice)


class HeardDesk(DayDesk, FoodDesk, LogDesk, ModelDesk):
    """The plan and the log, with every free word heard."""

    def __init__(self, house: House, provider: Provider | None = FROM_SETTINGS) -> None:
        super().__init__(house, provider)
        self.conversation = Conversation(self)  # type: ignore[arg-type]

    def heard(self, athlete: str, *texts: str | None) -> None:
        """Free words at a door that is no talk, before anything is done with them.

        Raises Answered, with the shell's reply, for a danger or what is refused; what it locks, and both texts, are stored.
        """
        words = [text for text in texts if text and text.strip()]
        if not words:
            return
        asked_at = self.house.clock.now()
        verdict = asyncio.run(judged(words))
        if verdict is not None and verdict.level not in AT_ONCE:
            return
        made = reply_now(words, person_of(self.house, athlete, facts=False), None, self.house.clock)
        self.conversation.keep(athlete, " ".join(words), made, None if verdict is None else verdict.rules, asked_at, "chat")
        raise Answered(made)

    def edit(self, athlete: str, wanted: str | Edit, *, dry_run: bool = False, reason: str | None = None) -> Edited:
        """See PlanDesk; words are heard first. Raises also Answered, and Careful for more than what was told allows."""
        self.heard(athlete, wanted if isinstance(wanted, str) else None, reason)
        plan, language = self.plan(athlete), self.language(athlete)
        if plan is None:
            return super().edit(athlete, wanted, dry_run=dry_run, reason=reason)
        if isinstance(wanted, str):
            refuse_while_locked(self.house, athlete)
            reason = reason or wanted
            wanted = edit_said(wanted, language, self.house.flows.today(athlete), plan)
        self.refuse_careless(athlete, wanted, plan)
        return super().edit(athlete, wanted, dry_run=dry_run, reason=reason)

    def refuse_careless(self, athlete: str, edit: Edit, plan: Plan, rules: Collection[str] = ()) -> None:
        """Raises Careful for an edit that asks for more than what was told allows. rules: of the reply at hand."""
        if asks_for_more(edit, plan):
            state = told_state(self.house, athlete, self.house.flows.profile(athlete), rules)
            if state is not None:
                raise Careful(state, say(f"careful.{state}", self.language(athlete)))

    def edit_text(self, athlete: str, text: str, reason: str) -> Edited:
        """See PlanDesk; the reason is heard first. Raises also Answered."""
        self.heard(athlete, reason)
        return super().edit_text(athlete, text, reason)

    def start_workout(
        self, athlete: str, *, at: datetime | None = None, title: str | None = None, session_id: str | None = None
    ) -> dict[str, Any]:
        """See LogDesk; the title is heard first. Raises also Answered."""
        self.heard(athlete, title)
        return super().start_workout(athlete, at=at, title=title, session_id=session_id)

    def triaged_note(self, athlete: str, logged: Logged) -> dict[str, Any] | None:
        """What the safety shell says of a log's notes, pain, pulse and fever, None where it has nothing to say; what it locks is
        stored."""
        language = self.language(athlete)
        turns = [pain_words(p.region, p.pain_0_10, language) for p in logged.pain if p.pain_0_10 > 0]
        turns += self._measures_of_now(athlete, logged, language)
        turns += [logged.notes] if logged.notes else []
        if not turns:
            return None
        now = self.house.clock.now()
        made = reply_now(turns, person_of(self.house, athlete, channel="workout_note", facts=False), None, self.house.clock)
        if made.level == "N":
            return None
        self.conversation.keep(athlete, " ".join(turns), made, made.rules, now, "workout_note")
        return self.conversation.public(athlete, made)

    def heard_food(self, athlete: str, text: str) -> dict[str, Any] | None:
        """What the safety shell says of words about food, as of the same words in a chat; None where it has nothing to say."""
        now = self.house.clock.now()
        made = reply_now([text], person_of(self.house, athlete, channel="chat", facts=False), None, self.house.clock)
        if made.level in ("N", "C"):
            return None
        self.conversation.keep(athlete, text, made, made.rules, now, "chat")
        return self.conversation.public(athlete, made)

    def _measures_of_now(self, athlete: str, logged: Logged, language: str) -> list[str]:
        """The day's pulse at rest and temperature in words, where the day is not long ago: an old fever is no danger now."""
        day = logged.daily
        if day is None:
            return []
        of = day.date or logged.at.astimezone(zone_of(self.house, athlete)).date()
        told = {"resting_hr_bpm": day.resting_hr_bpm, "body_temp_c": day.body_temp_c}
        return measures_said(told, language) if (self.house.flows.today(athlete) - of).days in OF_NOW else []

    def heard_in(self, athlete: str, raw: Mapping[str, Any]) -> None:
        """Raises Answered, with the shell's reply, where the notes or pains of a log that cannot be kept hold a danger."""
        language = self.language(athlete)
        pains, notes = told_words(raw)
        self.heard(athlete, *(pain_words(where, level, language) for where, level in pains), *notes)

    def what_if(self, athlete: str, wanted: str | Edit) -> dict[str, Any]:
        """Two plans compared on the athlete's twin: {"simulated": True, "weeks", "lines": [...], "reason", "text"}.

        Raises NotFound without a plan, Answered where the words hold a danger, TrainingLocked.
        """
        self.heard(athlete, wanted if isinstance(wanted, str) else None)
        from milo.app.what_if import what_if as compared_with

        refuse_while_locked(self.house, athlete)
        person = person_of(self.house, athlete)
        if person.facts is None or person.facts.plan is None:
            raise NotFound("a plan", "none", "make one first")
        compared = compared_with(self.house, athlete, wanted, person.facts.plan)
        words = wanted if isinstance(wanted, str) else "what if"
        language: Language = "es" if person.language == "es" else "en"
        intent = replace(intent_of([words], language), name="what_if")
        draft = answer(intent, replace(person.facts, what_if=compared))
        return {
            "simulated": True,
            "weeks": compared.weeks,
            "lines": [
                {"label": c.label, "unit": c.unit, "now": c.now, "then": c.then, "decimals": c.decimals} for c in compared.lines
            ],
            "reason": compared.reason,
            "text": draft.text,
            "claims": msgspec.to_builtins(draft.claims),
        }
