"""The coach's desk for what is told in talk: sets and runs are read back, and written down on the athlete's yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from milo.app.adapting_flow import log_workout, zone_of
from milo.app.coaching_changes import Told
from milo.app.coaching_food import NAMES, TargetRefused
from milo.app.coaching_mending import MendDesk, asks_something, doable, let_drop
from milo.app.coaching_offers import OffersDesk
from milo.app.coaching_pain import how_much, plan_spared, write_pain
from milo.app.coaching_profile import ProfileTalkDesk
from milo.app.coaching_words import say
from milo.app.consenting import allowed
from milo.app.correcting import written_of
from milo.coach.adapt.adapting_log import LOG_SOURCE
from milo.coach.talk.conversation import athlete_turns
from milo.coach.talk.day_said import DaySaid, read_day
from milo.coach.talk.done_said import Done, read_done
from milo.coach.talk.facts import Facts
from milo.coach.talk.held_said import corrected, held, is_unclear, joined
from milo.coach.talk.mended_said import How, put_how, says_do_it
from milo.coach.talk.numbers_said import as_written, numbers_in
from milo.coach.talk.pain_said import completed
from milo.coach.talk.replies_asked import keeps_back
from milo.coach.talk.replies_log import left_out, too_heavy, unclear, understood, understood_day, written, written_day
from milo.coach.talk.replies_mended import sentence_of, together
from milo.coach.talk.target_said import TargetSaid, read_target
from milo.coach.talk.telling import Telling
from milo.coach.talk.yes_said import said_yes
from milo.vocabulary.errors import BadValue
from milo.vocabulary.records import Workout
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import (
    MOST_FREE_KG,
    Refusal,
    StorageWithdrawn,
    in_words,
    lifted_free,
    sentence,
)  # fmt: skip


class ToldDesk(OffersDesk, MendDesk, ProfileTalkDesk):
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
        waiting = self._waiting(athlete, said, facts, language)
        mending = self.mending(athlete, said, facts, language, waits=bool(waiting)) if said else None
        said = completed(said)
        own = athlete_turns(said)
        if mending is not None:
            return mending
        mended = corrected(own[-1], waiting, language, facts.units) if own else None
        if mended is not None:
            return lambda: self._read_back(athlete, mended, facts, language)
        how = put_how(own[-1]) if own and waiting else None
        if how is not None and _too_heavy(waiting) is None:
            return lambda: self._done(athlete, waiting, facts, language, how, own[-1])
        new = read_done(own[-1], language, facts.units, facts.today) if own else ()
        if new:
            return lambda: self._read_back(athlete, joined(waiting, new, own[-1]), facts, language)
        unknown = how_much(own, language)
        if unknown is not None:
            return unknown
        day = read_day(own[-1], language, facts.units) if own else None
        if day is not None and not (day.kcal is not None and _no_energy(facts)):
            return lambda: understood_day(day, facts, language)
        target = read_target(own[-1], language) if own else None
        if target is not None:
            return lambda: self._target(athlete, target, language)
        profile = self.profile_told(athlete, said, language)
        if profile is not None:
            # What was told before it and waits was asked about again in the same reply, so that the same yes answers both.
            yes = said_yes(own[-1])
            also = None if yes is None else self._after_yes(athlete, said, own[-2], waiting, yes, facts, language)
            return profile if also is None else lambda: _both(profile(), also())
        changes = self.changes_told(athlete, said, language)
        if changes is not None:
            return changes
        if waiting and is_unclear(own[-1], language):
            return lambda: unclear(waiting, facts, language)
        answer = said_yes(own[-1]) if own else None
        if answer is None:
            return None
        found = self._after_yes(athlete, said, own[-2], waiting, answer, facts, language) if len(own) > 1 else None
        if found is None and says_do_it(own[-1]) and not asks_something(said):
            return lambda: sentence_of("log.no_question", language)
        return found

    def _after_yes(
        self,
        athlete: str,
        said: Sequence[str | Mapping[str, str]],
        before: str,
        waiting: Sequence[Done],
        answer: bool,
        facts: Facts,
        language: Language,
    ) -> Callable[[], Told] | None:
        """As told_by, for a yes or no to all that was asked. before: what the athlete said before it; waiting: as held tells it."""
        day = read_day(before, language, facts.units)
        if (
            day is None
            or (day.kcal is not None and _no_energy(facts))
            or not _was_asked(said, understood_day(day, facts, language)[0])
        ):
            day = None
        done = () if _too_heavy(waiting) is not None else waiting
        if day is None and not done:
            return None

        def answered() -> Told:
            if not answer:
                return left_out(language), []
            parts = [self._day(athlete, day, facts, language)] if day is not None else []
            parts += [self._done(athlete, done, facts, language)] if done else []
            return " ".join(text for text, _ in parts), [claim for _, claims in parts for claim in claims]

        return answered

    def asked_again(
        self, athlete: str, said: Sequence[str | Mapping[str, str]], reply: str, facts: Facts, language: Language
    ) -> Told | None:
        """The question about what was told and waits, to be said after a reply about something else; None where nothing waits.

        Sets told one after the other are not to be lost for a question in between, and a yes answers only what was asked last.
        """
        own = athlete_turns(let_drop(said))
        if not own or said_yes(own[-1]) is not None:
            return None
        waiting = self._waiting(athlete, said, facts, language)
        if not waiting or _too_heavy(waiting) is not None:
            return None
        talk = [*self._before(athlete, said), said[-1], {"role": "assistant", "text": reply}]
        return None if held(talk, facts, language) else understood(waiting, facts, language)

    def _waiting(self, athlete: str, said: Sequence[str | Mapping[str, str]], facts: Facts, language: Language) -> tuple[Done, ...]:
        """What was told before the last turn and waits for its yes."""
        return held(self._before(athlete, said), facts, language)

    def _before(self, athlete: str, said: Sequence[str | Mapping[str, str]]) -> list[str | Mapping[str, str]]:
        """The turns before the last one, read further back than a talk is handed on, a pain with the number told after it."""
        return completed(self.turns(athlete, said))[:-1] if len(said) > 1 else []

    def _read_back(self, athlete: str, done: Sequence[Done], facts: Facts, language: Language) -> Told:
        heavy = _too_heavy(done)
        if heavy is not None:
            return too_heavy(*heavy, facts, language)
        try:
            doable(done)
            if not allowed(self.house.store, athlete, "storage", self.house.clock.now()):
                raise StorageWithdrawn()
        except Refusal as why:
            return in_words(why, language), []
        return together(self.stands_before(athlete, done, facts, language), understood(done, facts, language))

    def _done(
        self, athlete: str, done: Sequence[Done], facts: Facts, language: Language, how: How | None = None, words: str = ""
    ) -> Told:
        """Write down what waited. how: the athlete's word on what stands there already, None where they said yes alone."""
        try:
            doable(done)
            with self.one_at_a_time(athlete):
                stood = self.stood(athlete, done)
                new: list[Done] = []
                told: list[Told] = []
                for each, (old, default) in zip(done, stood, strict=True):
                    put = how or default
                    if old is not None and put == "place":
                        told.append(self.replaced(athlete, [old], [each], facts, language, words))
                    elif old is None or put != "same":
                        new.append(each)
                if new:
                    told.insert(0, written(new, facts, language, self._written(athlete, new)))
            if any(each.pain is not None for each in new):
                told.append(plan_spared(self.house, athlete, new, language))
            return together(*told) if told else (sentence("told_before", language), [])
        except Refusal as why:
            return in_words(why, language), []

    def _day(self, athlete: str, day: DaySaid, facts: Facts, language: Language) -> tuple[str, list[Claim]]:
        at = self.house.clock.now().astimezone(zone_of(self.house, athlete))
        daily: dict[str, float | None] = {"weight_kg": day.weight_kg} if day.weight_kg is not None else {"sleep_hours": day.sleep_h}
        if day.kcal is not None:
            since = at.replace(hour=0, minute=0, second=0, microsecond=0)
            logged = self.house.store.find("nutrition", athlete, since=since, until=since + timedelta(days=1))
            protein = next((n.protein_g for n in logged if n.source == LOG_SOURCE and n.protein_g is not None), None)
            daily = {"calories": day.kcal, **({"protein_g": protein} if protein is not None else {})}
        try:
            log_workout(self.house, athlete, {"at": at.isoformat(), "daily": daily})
        except Refusal as why:
            return in_words(why, language), []
        ids = [id for w in written_of(self.house, athlete, at, 1) if w.what == day for id in w.ids]
        return written_day(day, facts, language, ids)

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

    def _written(self, athlete: str, done: Sequence[Done]) -> list[str]:
        ids: list[str] = []
        for each in done:
            if each.pain is not None:
                at = self.house.clock.now().astimezone(zone_of(self.house, athlete)) - timedelta(days=each.days_ago)
                ids += write_pain(self.house, athlete, each, at)
            else:
                ids += self._sets(athlete, each) if each.exercise is not None else self._endurance(athlete, each)
        return ids

    def _sets(self, athlete: str, done: Done) -> list[str]:
        """The sets join the strength workout that was logged that day, so that a session told set by set stays one."""
        at = self.house.clock.now().astimezone(zone_of(self.house, athlete)) - timedelta(days=done.days_ago)
        since = at.replace(hour=0, minute=0, second=0, microsecond=0)
        found: list[Workout] = self.house.store.find("workout", athlete, since=since, until=since + timedelta(days=1))
        open_one = [w for w in found if w.source == LOG_SOURCE and w.activity_type == "strength"]
        workout_id = open_one[-1].workout_id if open_one else self.start_workout(athlete, at=at)["workout_id"]
        sets = [{"reps": s.reps, "weight_kg": s.weight_kg, "rir": s.rir} for s in done.sets]
        added = self.add_sets(athlete, workout_id, str(done.exercise), sets)
        return [s["set_id"] for s in added["sets"]]

    def _endurance(self, athlete: str, done: Done) -> list[str]:
        began = self.house.clock.now() - timedelta(days=done.days_ago, minutes=0 if done.days_ago else done.minutes or 0)
        raw: dict[str, Any] = {"activity": done.activity, "minutes": done.minutes, "distance_km": done.distance_km}
        return [log_workout(self.house, athlete, {"at": began.isoformat(), "endurance": raw, "rpe": done.rpe})["workout_id"]]


def _both(one: Told, other: Told) -> Told:
    return f"{one[0]} {other[0]}", [*one[1], *other[1]]


def _too_heavy(done: Sequence[Done]) -> tuple[str, float] | None:
    """The exercise and load of the first set with free weight that nobody has lifted; machines carry more."""
    for each in done:
        if each.exercise is not None and lifted_free(each.exercise):
            heavy = max((s.weight_kg or 0.0 for s in each.sets), default=0.0)
            if heavy > MOST_FREE_KG:
                return each.exercise, heavy
    return None


def _no_energy(facts: Facts) -> bool:
    """Whether figures of energy are kept back from this person; then none is asked for either."""
    ill = "eating disorder" in ((facts.profile.conditions if facts.profile else None) or ())
    return facts.food_figures_kept_back or ill or keeps_back(facts.profile, facts.today)


def _was_asked(said: Sequence[str | Mapping[str, str]], question: str) -> bool:
    """Whether the turn before the last is our question; a talk handed in without our turns is taken at its word."""
    ours = [t for t in said if not isinstance(t, str) and t.get("role", "user") not in {"user", "athlete"}]
    if not ours:
        return True
    before = said[-2]
    if isinstance(before, str) or before.get("role", "user") in {"user", "athlete"}:
        return False
    return question in _text(before)


def _text(turn: str | Mapping[str, str]) -> str:
    return turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")
