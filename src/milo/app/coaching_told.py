"""The coach's desk for what is told in talk: sets and runs are read back, and written down on the athlete's yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from milo.app.adapting_flow import log_workout, zone_of
from milo.app.coaching_logging import LogDesk
from milo.app.coaching_safety import refuse_while_locked
from milo.app.coaching_words import say
from milo.app.consenting import allowed
from milo.coach.adapt.adapting_log import LOG_SOURCE
from milo.coach.plans.plan_edit_weeks import EditRefused
from milo.coach.talk.asking_words import asks_to_undo
from milo.coach.talk.conversation import athlete_turns
from milo.coach.talk.day_said import DaySaid, read_day
from milo.coach.talk.done_said import Done, read_done, said_yes
from milo.coach.talk.facts import Facts
from milo.coach.talk.replies_log import left_out, too_heavy, understood, understood_day, written, written_day
from milo.coach.talk.words_found import spelled
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.records import Workout
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import Refusal, StorageWithdrawn, check_pace, check_set, in_words, sentence

MOST_LIFTED_KG = 520.0  # of a free weight: a little above the heaviest deadlift, 510 kg in 2025 (our choice)
AUTHOR = "athlete"


class ToldDesk(LogDesk):
    """A sentence that says what was done."""

    def told(
        self, athlete: str, said: Sequence[str | Mapping[str, str]], facts: Facts, language: Language
    ) -> tuple[str, list[Claim]] | None:
        """The reply to a sentence that says what was done, or to the yes or no after it; None for any other.

        Nothing is written before the athlete has read what was understood and said yes.
        """
        own = athlete_turns(said)
        done = read_done(own[-1], language, facts.units) if own else ()
        if done:
            heavy = _too_heavy(done)
            if heavy is not None:
                return too_heavy(*heavy, facts, language)
            try:
                _doable(done)
                if not allowed(self.house.store, athlete, "storage", self.house.clock.now()):
                    raise StorageWithdrawn()
            except Refusal as why:
                return in_words(why, language), []
            return understood(done, facts, language)
        day = read_day(own[-1], language, facts.units) if own else None
        if day is not None:
            return understood_day(day, facts, language)
        if own and asks_to_undo(spelled(own[-1])):
            return self._undone(athlete, language), []
        answer = said_yes(own[-1]) if len(own) > 1 else None
        if answer is None:
            return None
        day = read_day(own[-2], language, facts.units)
        if day is not None and _was_asked(said, understood_day(day, facts, language)[0]):
            return self._day(athlete, day, facts, language) if answer else (left_out(language), [])
        done = read_done(own[-2], language, facts.units)
        if not done or _too_heavy(done) is not None or not _was_asked(said, understood(done, facts, language)[0]):
            return None
        if not answer:
            return left_out(language), []
        try:
            _doable(done)
            new = [each for each in done if each.activity is None or not self._told_before(athlete, each)]
            if not new:
                return sentence("told_before", language), []
            return written(new, facts, language, self._written(athlete, new))
        except Refusal as why:
            return in_words(why, language), []

    def _day(self, athlete: str, day: DaySaid, facts: Facts, language: Language) -> tuple[str, list[Claim]]:
        at = self.house.clock.now().astimezone(zone_of(self.house, athlete))
        daily = {"weight_kg": day.weight_kg} if day.weight_kg is not None else {"sleep_hours": day.sleep_h}
        try:
            log_workout(self.house, athlete, {"at": at.isoformat(), "daily": daily})
        except Refusal as why:
            return in_words(why, language), []
        return written_day(day, facts, language)

    def _undone(self, athlete: str, language: Language) -> str:
        """Take back the last change that the athlete asked for; one of the coach's own stays, and so does the first version."""
        with self.one_at_a_time(athlete):
            versions = self.history().versions(athlete)
            if not versions or versions[-1].author != AUTHOR or versions[-1].plan["version"] != versions[-1].version:
                return say("undo.nothing", language)
            refuse_while_locked(self.house, athlete)
            try:
                self.take_back(athlete)
            except EditRefused as why:
                return say("edit.refused", language, why=in_words(why, language).rstrip("."))
            return say("undo.done", language, what=(versions[-1].reason or "").strip())

    def take_back(self, athlete: str) -> None:
        """Let the version before hold again; fulfilled where plans are at hand."""
        raise NotImplementedError

    def _written(self, athlete: str, done: Sequence[Done]) -> list[str]:
        ids: list[str] = []
        for each in done:
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

    def _told_before(self, athlete: str, done: Done) -> bool:
        """Whether the same outing of the same day, to the minute and the metre, was told before; said again it is no second."""
        at = self.house.clock.now().astimezone(zone_of(self.house, athlete)) - timedelta(days=done.days_ago)
        since = at.replace(hour=0, minute=0, second=0, microsecond=0)
        found: list[Workout] = self.house.store.find("workout", athlete, since=since, until=since + timedelta(days=1))
        return any(
            w.source == LOG_SOURCE
            and w.activity_type == done.activity
            and w.duration_s == 60 * (done.minutes or 0)
            and w.distance_m == (None if done.distance_km is None else 1_000 * done.distance_km)
            for w in found
        )

    def _endurance(self, athlete: str, done: Done) -> list[str]:
        began = self.house.clock.now() - timedelta(days=done.days_ago, minutes=0 if done.days_ago else done.minutes or 0)
        raw: dict[str, Any] = {"activity": done.activity, "minutes": done.minutes, "distance_km": done.distance_km}
        return [log_workout(self.house, athlete, {"at": began.isoformat(), "endurance": raw})["workout_id"]]


def _too_heavy(done: Sequence[Done]) -> tuple[str, float] | None:
    """The exercise and load of the first set with free weight that nobody has lifted; machines carry more."""
    for each in done:
        known = catalogue().get(each.exercise or "")
        if known is not None and not set(known.equipment) & {"machine", "cable"}:
            heavy = max((s.weight_kg or 0.0 for s in each.sets), default=0.0)
            if heavy > MOST_LIFTED_KG:
                return known.id, heavy
    return None


def _doable(done: Sequence[Done]) -> None:
    """Raises Refusal for what nobody can have done."""
    for each in done:
        for one in each.sets:
            check_set(str(each.exercise), one.reps, one.weight_kg, one.rir)
        if each.activity is not None:
            check_pace(each.activity, each.minutes or 0, each.distance_km)


def _was_asked(said: Sequence[str | Mapping[str, str]], question: str) -> bool:
    """Whether the turn before the last is our question; a talk handed in without our turns is taken at its word."""
    ours = [t for t in said if not isinstance(t, str) and t.get("role", "user") not in {"user", "athlete"}]
    if not ours:
        return True
    before = said[-2]
    if isinstance(before, str) or before.get("role", "user") in {"user", "athlete"}:
        return False
    return question in str(before.get("text") or before.get("content") or "")
