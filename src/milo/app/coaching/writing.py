"""The coach's desk for what the log takes in: what was told and confirmed becomes sets, workouts, pains and measures of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from milo.app.adapting_flow import log_workout
from milo.app.body_desk import BodyDesk
from milo.app.coaching.changes_told import Told
from milo.app.coaching.mended import doable
from milo.app.coaching.mending import MendDesk
from milo.app.coaching.pain import plan_spared, write_pain
from milo.app.consenting import allowed, kept
from milo.app.correcting import FELT, put_in_place, written_of
from milo.app.known_athletes import zone_of
from milo.app.logging_workouts import ILLNESS as LOGGED_ILL
from milo.app.logging_workouts import Logged
from milo.coach.adapt.adapting_log import LOG_SOURCE
from milo.coach.talk.heard.day_said import DaySaid
from milo.coach.talk.heard.done_said import OF_SESSION, Done
from milo.coach.talk.heard.illness_said import ILLNESS
from milo.coach.talk.heard.measured_said import BODY
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.asked import keeps_back
from milo.coach.talk.replies.log import written, written_day
from milo.coach.talk.replies.mended import day_name, sentence_of, together
from milo.coach.talk.turns.mended_said import How
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.vocabulary.records import Workout
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import MOST_FREE_KG, Refusal, StorageWithdrawn, in_words, lifted_free, sentence

EASED = "readiness.warning"  # the rule by which a day is made easier for what was told of the night
EFFORT = "effort"
"""The name of how hard a session was among what is told of a day; it is kept with the workout."""


class WritingDesk(MendDesk):
    """What was told, written down."""

    def triaged_note(self, athlete: str, logged: Logged) -> dict[str, Any] | None:
        """What the safety shell says of a measure; fulfilled where the shell is at hand."""
        raise NotImplementedError

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
        at = self.house.clock.now().astimezone(zone_of(self.house, athlete)) - timedelta(days=day.days_ago)
        if day.measures:
            return self._measures(athlete, day, at, facts, language)
        daily: dict[str, float | None] = {"weight_kg": day.weight_kg} if day.weight_kg is not None else {"sleep_hours": day.sleep_h}
        if day.kcal is not None:
            since = at.replace(hour=0, minute=0, second=0, microsecond=0)
            logged = self.house.store.find("nutrition", athlete, since=since, until=since + timedelta(days=1))
            protein = next((n.protein_g for n in logged if n.source == LOG_SOURCE and n.protein_g is not None), None)
            day = replace(day, protein_g=protein if day.protein_g is None else day.protein_g)
            daily = {"calories": day.kcal, **({"protein_g": day.protein_g} if day.protein_g is not None else {})}
        try:
            log_workout(self.house, athlete, {"at": at.isoformat(), "daily": daily})
        except Refusal as why:
            return in_words(why, language), []
        ids = [
            id
            for w in written_of(self.house, athlete, at + timedelta(days=day.days_ago), day.days_ago + 1)
            if w.what == day
            for id in w.ids
        ]
        eased = self.eased(athlete) if day.sleep_h is not None and not day.days_ago else []
        return together(written_day(day, facts, language, ids), self._eased_told(eased, language, ids))

    def _eased_told(self, lines: Sequence[str], language: Language, ids: Sequence[str]) -> Told:
        """What the plan changed by something told of a day, with its claims. ids: of the records it stands on."""
        text = " ".join(lines)
        claims = [
            Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="plan", rule=EASED, record_ids=[*ids])
            for n in numbers_in(text, language)
        ]
        return text, claims

    def adapted(self, athlete: str, *, only_pain: bool = False) -> list[str]:
        """What the plan changed by what is stored, as sentences; fulfilled where a day is adapted."""
        raise NotImplementedError

    def eased(self, athlete: str) -> list[str]:
        """What today's session became by what was told of the night, as sentences; fulfilled where a day is adapted."""
        raise NotImplementedError

    def _measures(self, athlete: str, day: DaySaid, at: datetime, facts: Facts, language: Language) -> Told:
        """Write down pressure and pulse by the door of the body page, and how a day felt beside what was told of it before."""
        body = {name: value for name, value in day.measures if name in BODY}
        felt = {name: value for name, value in day.measures if name in FELT}
        effort = dict(day.measures).get(EFFORT)
        ill = dict(day.measures).get(ILLNESS)
        reply: str | None = None
        try:
            if not allowed(self.house.store, athlete, "storage", self.house.clock.now()):
                raise StorageWithdrawn()
            if effort is not None and not self._effort_written(athlete, day, effort):
                return no_workout(day, facts, language)
            if ill is not None:
                word = next(name for name, value in LOGGED_ILL.items() if value == ill)
                log_workout(self.house, athlete, {"at": at.isoformat(), "daily": {"illness": word}})
            if felt:
                since = at.replace(hour=0, minute=0, second=0, microsecond=0)
                told = self.house.store.find("feedback", athlete, since=since, until=since + timedelta(days=1))
                stood = {
                    n: v for f in told if f.source == LOG_SOURCE for n, at_ in FELT.items() if (v := getattr(f, at_)) is not None
                }
                log_workout(self.house, athlete, {"at": at.isoformat(), "daily": {**stood, **felt}})
            if body:
                judged = BodyDesk(self.house, self).measure(athlete, at.date(), body)["reply"]
                reply = None if judged is None else judged["text"]
        except Refusal as why:
            return in_words(why, language), []
        lately = written_of(self.house, athlete, at + timedelta(days=day.days_ago), day.days_ago + 1)
        of_workout = [w.workout_id for w in self.workouts_of(athlete, day.days_ago)[-1:]] if effort is not None else []
        of_it = [w for w in lately if isinstance(w.what, DaySaid) and w.what.days_ago == day.days_ago and w.what.measures]
        ids = [id for w in of_it if isinstance(w.what, DaySaid) and set(w.what.measures) & set(day.measures) for id in w.ids]
        eased = self._eased_told(self.adapted(athlete) if ill is not None else [], language, [])
        return together(written_day(day, facts, language, [*of_workout, *ids]), (reply or "", []), eased)

    def workouts_of(self, athlete: str, days_ago: int) -> list[Workout]:
        """The workouts of a local day, oldest first."""
        at = self.house.clock.now().astimezone(zone_of(self.house, athlete)) - timedelta(days=days_ago)
        since = at.replace(hour=0, minute=0, second=0, microsecond=0)
        found: list[Workout] = self.house.store.find("workout", athlete, since=since, until=since + timedelta(days=1))
        return sorted(found, key=lambda w: w.start_ts)

    def _effort_written(self, athlete: str, day: DaySaid, effort: float) -> bool:
        """Whether the last workout of that day now has this effort; False where none is written down."""
        last = self.workouts_of(athlete, day.days_ago)[-1:]
        if last and last[0].rpe != effort:
            put_in_place(self.house, athlete, last, [msgspec.structs.replace(last[0], rpe=effort)], f"{EFFORT} {effort:g}")
        return bool(last)

    def _written(self, athlete: str, done: Sequence[Done]) -> list[str]:
        ids: list[str] = []
        for each in done:
            if each.pain is not None:
                at = self.house.clock.now().astimezone(zone_of(self.house, athlete)) - timedelta(days=each.days_ago)
                ids += write_pain(self.house, athlete, each, at)
            elif each.activity == OF_SESSION and (lifted := self._lifted(athlete, each.days_ago)) is not None:
                ids += self._whole(lifted, each)
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
        sets = [{"reps": s.reps, "weight_kg": s.weight_kg, "rir": s.rir, "duration_s": s.duration_s} for s in done.sets]
        added = self.add_sets(athlete, workout_id, str(done.exercise), sets)
        return [s["set_id"] for s in added["sets"]]

    def _lifted(self, athlete: str, days_ago: int) -> Workout | None:
        """The last workout of sets of that day that was told; None without one."""
        found = [w for w in self.workouts_of(athlete, days_ago) if w.source == LOG_SOURCE and w.activity_type == OF_SESSION]
        return found[-1] if found else None

    def _whole(self, lifted: Workout, done: Done) -> list[str]:
        """How hard a session of sets was and how long it took, kept with the workout they are in."""
        lasted = lifted.end_ts if done.minutes is None else lifted.start_ts + timedelta(minutes=done.minutes)
        long = lifted.duration_s if done.minutes is None else 60 * done.minutes
        rpe = lifted.rpe if done.rpe is None else done.rpe
        kept(self.house.writer.write([msgspec.structs.replace(lifted, rpe=rpe, end_ts=lasted, duration_s=long)]))
        return [lifted.workout_id]

    def _endurance(self, athlete: str, done: Done) -> list[str]:
        began = self.house.clock.now() - timedelta(days=done.days_ago, minutes=0 if done.days_ago else done.minutes or 0)
        raw: dict[str, Any] = {"activity": done.activity, "minutes": done.minutes, "distance_km": done.distance_km}
        if done.heart_rate_bpm is not None:
            raw["avg_hr_bpm"] = done.heart_rate_bpm
        return [log_workout(self.house, athlete, {"at": began.isoformat(), "endurance": raw, "rpe": done.rpe})["workout_id"]]


def no_workout(day: DaySaid, facts: Facts, language: Language) -> Told:
    """That there is no workout of the day whose effort was told."""
    return sentence_of("log.no_workout", language, day=day_name(day.days_ago, facts, language))


def too_heavy_of(done: Sequence[Done]) -> tuple[str, float] | None:
    """The exercise and load of the first set with free weight that nobody has lifted; machines carry more."""
    for each in done:
        if each.exercise is not None and lifted_free(each.exercise):
            heavy = max((s.weight_kg or 0.0 for s in each.sets), default=0.0)
            if heavy > MOST_FREE_KG:
                return each.exercise, heavy
    return None


def no_energy(facts: Facts) -> bool:
    """Whether figures of energy are kept back from this person; then none is asked for either."""
    ill = "eating disorder" in ((facts.profile.conditions if facts.profile else None) or ())
    return facts.food_figures_kept_back or ill or keeps_back(facts.profile, facts.today)
