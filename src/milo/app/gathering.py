"""Gathers what a week is made from: the records of a window with their digests, and whether training is locked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from milo.app.coaching.gate_stored import shut_in
from milo.app.digesting import Digesting
from milo.store.contract import Store
from milo.vocabulary.athlete import Profile
from milo.vocabulary.clock import Clock, local_day
from milo.vocabulary.eaten import counted

if TYPE_CHECKING:
    from milo.coach.safety.latches import Latch
    from milo.insight.views import Inputs


class Gathering:
    """Reads what insight needs of a store; digesting: brings the digests of the window up to date before."""

    def __init__(self, store: Store, digesting: Digesting, clock: Clock) -> None:
        self._store = store
        self._digesting = digesting
        self._clock = clock

    def inputs(self, athlete: str, last: date, today: date, zone: tzinfo, profile: Profile | None) -> Inputs:
        """All that a week ending on `last` is made from; its digests are brought up to date.

        today, zone: the athlete's local day and time zone.  profile: the newest, None where the athlete came without one.
        """
        from milo.insight.views import DAYS_BACK, WORKOUTS_BACK, Inputs
        from milo.insight.weight_energy import EATING_FLAGS

        first = last - timedelta(days=DAYS_BACK)
        locks = self._locks(athlete)
        of_workouts = last - timedelta(days=WORKOUTS_BACK)
        self._digesting.refresh(athlete, zone, first, of_workouts)
        # A day on each side: which local day a record belongs to is decided by its own offset.
        window: dict[str, Any] = {"since": _midnight(first - timedelta(days=1)), "until": _midnight(last + timedelta(days=2))}
        trained: dict[str, Any] = {**window, "since": _midnight(of_workouts - timedelta(days=1))}
        find = self._store.find
        workouts = [
            w
            for w in find("workout", athlete, **trained)
            if local_day(w.start_ts, _offset(w.utc_offset_min, w.start_ts, zone)) <= last
        ]
        return Inputs(
            user_id=athlete,
            last=last,
            profile=profile,
            user=self._store.latest("user", athlete),
            zone=zone,
            workouts=workouts,
            workout_digests={d.workout_id: d for d in find("workout_digest", athlete, **trained)},
            sets=find("set", athlete, until=window["until"]),
            sleeps=find("sleep", athlete, **window),
            day_digests=[d for d in find("day_digest", athlete, **window) if d.count and first <= d.day <= last],
            feedback=find("feedback", athlete, **window),
            nutrition=counted(find("nutrition", athlete, **window)),
            settings=find("setting", athlete),
            rulings=find("ruling", athlete),
            flagged=any(lock.rule in EATING_FLAGS for lock in locks),
            locked=bool(locks) or shut_in(self._store, athlete, profile, self._clock.now(), today),
        )

    def _locks(self, athlete: str) -> list[Latch]:
        """What locks training now."""
        from milo.app.coaching.gate_stored import locks_in
        from milo.coach.safety.latches import open_latches

        return open_latches(*locks_in(self._store, athlete), self._clock.now())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _offset(known: int | None, at: datetime, zone: tzinfo) -> int:
    if known is not None:
        return known
    there = at.astimezone(zone).utcoffset()
    return round(there.total_seconds() / 60) if there else 0
