"""The coach's desk for what is told in talk: sets and runs are read back, and written down on the athlete's yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from milo.app.coaching.changes_told import Told
from milo.app.coaching.food import NAMES, TargetRefused
from milo.app.coaching.mended import asks_something, asks_yes, doable, let_drop
from milo.app.coaching.offers import OffersDesk
from milo.app.coaching.pain import how_much
from milo.app.coaching.pain_over import pains_told
from milo.app.coaching.waiting import WaitingDesk, measured_in, mended_waiting
from milo.app.coaching.words import say
from milo.app.coaching.writing import EFFORT, no_energy, no_workout, too_heavy_of
from milo.app.coaching.written import text_of
from milo.app.consenting import allowed
from milo.coach.plans.edits.reading import read_edit
from milo.coach.plans.edits.several import changes_in
from milo.coach.safety.everyday.meals_told import is_meal_told
from milo.coach.safety.text.normalising import plain
from milo.coach.talk.heard.done_said import Done, half_told, held_open, read_partly
from milo.coach.talk.heard.fresh_injury import fresh_injury
from milo.coach.talk.heard.measured_said import is_off_scale
from milo.coach.talk.heard.pain_over import asks_pains, completed, nothing_hurts
from milo.coach.talk.heard.plan_wanted import plan_unwanted
from milo.coach.talk.heard.race_said import asks_to_cancel
from milo.coach.talk.heard.session_said import says_session_done, session_done
from milo.coach.talk.heard.sport_open import sport_open
from milo.coach.talk.heard.target_said import TargetSaid, read_target
from milo.coach.talk.heard.told_apart import Apart, told_apart
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.log import held_which, scale_of, too_heavy, unclear, understood, understood_day, which_sport
from milo.coach.talk.replies.mended import day_name, sentence_of, together
from milo.coach.talk.turns.conversation import athlete_turns
from milo.coach.talk.turns.held_said import corrected, is_unclear, joined, just_agreed, on_its_day, told_done
from milo.coach.talk.turns.mended_said import put_how, says_do_it
from milo.coach.talk.turns.short_names import with_full_name
from milo.coach.talk.turns.sport_gone import beside_gone, days_with, gone_told, needed_in_gym, sport_gone
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.vocabulary.errors import BadValue
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import (
    Refusal,
    StorageWithdrawn,
    in_words,
)  # fmt: skip


class ToldDesk(OffersDesk, WaitingDesk):
    """A sentence that says what was done."""

    def told(
        self, athlete: str, said: Sequence[str | Mapping[str, str]], facts: Facts, language: Language
    ) -> tuple[str, list[Claim]] | None:
        """The reply to a sentence that says what was done, or to the yes or no after it; None for any other.

        Nothing is written before the athlete has read what was understood and said yes.
        """
        answered = self.told_by(athlete, said, facts, language)
        return answered() if answered is not None else None

    def told_by(
        self, athlete: str, said: Sequence[str | Mapping[str, str]], facts: Facts, language: Language
    ) -> Callable[[], Told] | None:
        """What would make that reply, None where there is none; nothing is done before it is called."""
        said = let_drop(said)
        open_ones = self.waits(athlete, said, facts, language)
        waiting = next((one.done for one in open_ones if one.done), ())
        answer = said_yes(text_of(said[-1])) if said else None
        if open_ones and answer is not None and put_how(text_of(said[-1])) is None:
            return lambda: self.answered(athlete, open_ones, answer, facts, language, text_of(said[-1]))
        rated = bool(said) and completed(said)[-1] != said[-1]  # a number that answers how much something hurts mends nothing else
        day_mended = mended_waiting(open_ones, text_of(said[-1]), facts, language) if said and not rated else None
        if day_mended is not None:
            return lambda: understood_day(day_mended, facts, language)
        undone = self.profile_undone(athlete, self.turns(athlete, said), language) if said and not open_ones else None
        if undone is not None:
            return undone
        mending = self.mending(athlete, said, facts, language, waits=bool(waiting)) if said and not rated else None
        said = completed(said)
        own = athlete_turns(said)
        # "anula la carrera" may be of the log, unless a race is trained for.
        race_off = self.profile_told(athlete, said, language) if own and asks_to_cancel(own[-1]) else None
        if race_off is not None:
            return race_off
        if mending is not None:
            return mending
        mended = corrected(with_full_name(own[-1], facts, language), waiting, language, facts.units) if own else None
        if mended is not None:
            return lambda: self._read_back(athlete, mended, facts, language)
        how = put_how(own[-1]) if own and waiting else None
        if how is not None and too_heavy_of(waiting) is None:
            return lambda: self._done(athlete, waiting, facts, language, how, own[-1])
        hurt = fresh_injury(own[-1]) if own else None
        if hurt is not None and facts.profile is not None and hurt not in {i.region for i in facts.profile.injuries or ()}:
            injured = self.profile_told(athlete, said, language)
            if injured is not None:
                return injured
        new = told_done(own[-1], language, facts) if own else ()
        if new and not waiting:
            new = on_its_day(new, just_agreed(self.turns(athlete, said)[:-1], facts, language), own[-1])
        if new:
            return lambda: self._read_back(athlete, joined(waiting, new, own[-1]), facts, language)
        apart = told_apart(own[-1], language, facts.units, facts.today) if own else None
        if apart is not None and not (any(day.kcal is not None for day in apart.days) and no_energy(facts)):
            return lambda: self._apart_read_back(athlete, apart, waiting, own[-1], facts, language)
        session = session_done(own[-1], facts) if own else None
        if session is not None:
            return lambda: self._session_read_back(athlete, session, waiting, own[-1], facts, language)
        open_holds = held_open(own[-1], language, facts.today) if own else ()
        asked = [held_which(open_holds, language)] if open_holds else []
        sports = sport_open(own[-1], language, facts.units, facts.profile.activities if facts.profile else None) if own else ()
        if sports:
            return lambda: which_sport(sports, language)
        partly, unread = read_partly(own[-1], language, facts.units, facts.today) if own else ((), ())
        if partly:
            return lambda: together(
                sentence_of("log.part", language, what=", ".join(f"“{part}”" for part in unread)) if unread else ("", []),
                *asked,
                self._read_back(athlete, joined(waiting, partly, own[-1]), facts, language),
            )
        if asked:
            return lambda: asked[0]
        if own and asks_pains(own[-1]):
            return lambda: pains_told(self.house, athlete, language)
        if own and nothing_hurts(own[-1]):
            return lambda: together(pains_told(self.house, athlete, language), sentence_of("pain.which_over", language))
        unknown = how_much(own, language)
        if unknown is not None:
            return unknown
        day = measured_in(own[-1], facts, language) if own else None
        if day is not None and EFFORT in dict(day.measures) and not self.workouts_of(athlete, day.days_ago):
            return lambda: no_workout(day, facts, language)
        if day is not None and not (day.kcal is not None and no_energy(facts)):
            return lambda: understood_day(day, facts, language)
        if own and is_meal_told(plain(own[-1])) and not no_energy(facts):
            return lambda: (say("meal.alone", language), [])
        if own and is_off_scale(own[-1]):
            return lambda: scale_of(language)
        target = read_target(own[-1], language) if own else None
        if target is not None:
            return lambda: self._target(athlete, target, language)
        if own and plan_unwanted(own[-1]):
            offered = [one for one in open_ones if one.plan is not None]
            if offered:
                return lambda: self.answered(athlete, offered, False, facts, language, own[-1])
            return lambda: (say("edit.denied", language), [])
        new_plan = self.plan_wanted(athlete, said, language)
        if new_plan is not None:
            return new_plan
        profile = self.profile_told(athlete, said, language)
        if profile is not None:
            return profile
        gone = sport_gone(own[-1]) if own else None
        if gone is not None:
            days, order = days_with(gone, facts), beside_gone(own[-1])
            ordered = order != own[-1] and (read_edit(order, language, facts.today) or changes_in(order, language, facts.today))
            # An order beside it is carried out; of a bike that exercises need they are changed as of any equipment.
            if not ordered and (days or not needed_in_gym(gone, facts)):
                return lambda: gone_told(gone, days, language)
        changes = self.changes_told(athlete, said, language)
        if changes is not None:
            return changes
        if waiting and is_unclear(own[-1], language):
            return lambda: unclear(waiting, facts, language)
        if own and half_told(own[-1], language):
            return lambda: sentence_of("log", language)
        if answer is not None and says_do_it(own[-1]) and not asks_something(said):
            return lambda: sentence_of("log.no_question", language)
        return None

    def _session_read_back(
        self, athlete: str, session: Sequence[Done], waiting: Sequence[Done], text: str, facts: Facts, language: Language
    ) -> Told:
        """The planned session of a day, read back as done; or that there was none."""
        if not session:
            return sentence_of("log.no_session", language, day=day_name(says_session_done(text) or 0, facts, language))
        return self._read_back(athlete, joined(waiting, session, text), facts, language)

    def _apart_read_back(
        self, athlete: str, apart: Apart, waiting: Sequence[Done], text: str, facts: Facts, language: Language
    ) -> Told:
        """Several facts of a day read back with one yes; work that is refused says why before the question about the rest."""
        days = [understood_day(day, facts, language) for day in apart.days]
        how = how_much([apart.pain], language) if apart.pain else None
        if how is not None:
            return together(how(), self.in_one_yes(days, language))
        if not apart.done:
            return self.in_one_yes(days, language)
        done = self._read_back(athlete, joined(waiting, apart.done, text), facts, language)
        if asks_yes(done[0]):
            return self.in_one_yes([*days, done], language)
        return together(done, self.in_one_yes(days, language))

    def _read_back(self, athlete: str, done: Sequence[Done], facts: Facts, language: Language) -> Told:
        heavy = too_heavy_of(done)
        if heavy is not None:
            return too_heavy(*heavy, facts, language)
        try:
            doable(done)
            if not allowed(self.house.store, athlete, "storage", self.house.clock.now()):
                raise StorageWithdrawn()
        except Refusal as why:
            return in_words(why, language), []
        return together(self.stands_before(athlete, done, facts, language), understood(done, facts, language))

    def left_of_gone(self, athlete: str, words: str, facts: Facts, language: Language) -> Told:
        """Behind a change: the days that still have the sport that its words said cannot be done; empty where none is told of."""
        gone = sport_gone(words)
        if gone is None:
            return "", []
        now = replace(facts, plan=self.plan(athlete))
        return gone_told(gone, days_with(gone, now), language, changed=True)

    def _target(self, athlete: str, said: TargetSaid, language: Language) -> tuple[str, list[Claim]]:
        """Set a target or take it away, as a sentence asks; one outside the limits is refused with the reason."""
        if said.name == "weight":
            return say("target.weight", language), []
        if self.house.flows.profile(athlete) is None:
            return say("target.no_profile", language), []
        if said.value is None:
            if NAMES[said.name] not in self._set_by(athlete):
                return say("target.not_set", language), []
            self.drop_target(athlete, said.name)
            return say(f"target.gone.{said.name}", language), []
        try:
            self.set_target(athlete, said.name, said.value, language)
        except TargetRefused as why:
            return say("target.refused", language, wanted=why.wanted, found=why.found), []
        except BadValue as why:
            return in_words(why, language), []
        text = say(f"target.set.{said.name}", language, value=Telling(language).number(said.value, 1))
        claims = [
            Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="told", rule="target", record_ids=[])
            for n in numbers_in(text, language)
        ]
        return text, claims
