"""A squad of simulated people, as records: what their wearables, scales and phones tell of lives lived by the twin.

The life of person i is a function of seed and i alone. People live in blocks of 256 from one epoch on; whoever asks for
whichever days gets the same records, byte for byte, however many people are asked for together. So a publisher that was killed
just asks again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from operator import attrgetter

import numpy as np

from milo.twin import evenings, hours, meals, mornings, outings, wrist
from milo.twin.days import BLOCK, EPOCH, Block, Day
from milo.twin.delivery import Arrival, deliver
from milo.twin.parameters import REFERENCE, Parameters
from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import identity
from milo.vocabulary.records import Record, kind_of

__all__ = ["EPOCH", "Arrival", "Squad"]

SESSIONS_AHEAD = 256  # sessions worth living together: fewer people, more days at a time
DAYS_AHEAD = 28
_BEFORE = 3 + 1  # days: what came late by 48 h, and a night that began the day before


class Squad:
    """Simulated people by number, from 0 on.

    messy: also duplicates, scales that speak pounds and wrong device clocks; 1 % of messages come late in any case.
    """

    def __init__(self, seed: int = 0, *, parameters: Parameters = REFERENCE, messy: bool = False) -> None:
        self._seed, self._parameters, self._messy = seed, parameters, messy

    def user_id(self, i: int) -> str:
        """The id of person i."""
        return identity("simulated", self._seed, i)

    def life(self, i: int, first: date, last: date) -> Iterator[Record]:
        """The records of person i from a first day to a last one, both included, in order of time.

        The last night ends on the morning after. A life that ends later begins with the same records.
        Raises BadValue for days before the epoch.
        """
        _check(first, last)
        block = Block(self._seed, i // BLOCK, self._parameters)
        opened = False
        for day, per_person in self._days(block, [i % BLOCK], first, last):
            for k, made in per_person:
                if not opened:
                    yield from _account(block, day, k)
                    opened = True
                elif day.new_device[k]:
                    yield block.people[k].device(int(day.seen.device[k]), day.device_since[k])
                arrivals = deliver(block, day, k, made, self._messy)
                yield from sorted((a.record for a in arrivals), key=_time_of)

    def arrivals(self, athletes: Sequence[int], first: date, last: date) -> Iterator[list[Arrival]]:
        """What reaches the world of some people: one list per UTC day from first to last, both included, in order of arrival.

        A record arrives after its time, a night after waking, a sample after its session; 1 % come late by up to 48 h.
        Accounts arrive at the first moment of the first day. Raises BadValue for days before the epoch.
        """
        _check(first, last)
        before = max(first - timedelta(days=_BEFORE), EPOCH)
        places: dict[int, list[int]] = defaultdict(list)
        for i in athletes:
            places[i // BLOCK].append(i % BLOCK)
        blocks = [(Block(self._seed, number, self._parameters), some) for number, some in places.items()]
        lives = [(block, self._days(block, some, before, last + timedelta(days=1))) for block, some in blocks]
        waiting: dict[date, list[Arrival]] = defaultdict(list)
        opening = datetime.combine(first, time(), UTC)
        for n in range((last - before).days + 2):
            today = before + timedelta(days=n)
            for block, life in lives:
                day, per_person = next(life)
                for k, made in per_person:
                    if today == first:
                        waiting[first] += [Arrival(opening, r) for r in _account(block, day, k)]
                    elif today > first and day.new_device[k]:
                        since = day.device_since[k]
                        waiting[since.date()].append(Arrival(since, block.people[k].device(int(day.seen.device[k]), since)))
                    for arrival in deliver(block, day, k, made, self._messy):
                        waiting[arrival.at.date()].append(arrival)
            # A local day begins up to half a day before the UTC day of its date: yesterday's list is whole after today.
            whole = today - timedelta(days=1)
            ready = waiting.pop(whole, [])
            if first <= whole <= last:
                ready.sort(key=attrgetter("at"))
                yield ready

    def _days(self, block: Block, places: Sequence[int], first: date, last: date) -> Iterator[tuple[Day, list[_Made]]]:
        """Every day of some people of a block, with what it told: (place, [(second it can be told from, record)]).

        Sessions are lived together, over as many days as make it worth while.
        """
        days = islice(block.days(), (first - EPOCH).days, (last - EPOCH).days + 1)
        per_chunk = int(np.clip(SESSIONS_AHEAD // max(len(places) // 2, 1), 1, DAYS_AHEAD))
        while chunk := list(islice(days, per_chunk)):
            trained = [(day, k) for day in chunk for k in places if day.seen.recorded[k]]
            lived = outings.live(block, trained)
            following = next(lived, None)
            for day in chunk:
                seen = hours.hours(block, day)
                shares, clock = meals.table(block, day)
                told: list[_Made] = []
                slip = block.draws.fresh("slips", day.number).random(BLOCK) < mornings.SLIPS
                for k in places:
                    made = hours.tell(block, day, seen, k)
                    made += meals.tell(block, day, shares, clock, k)
                    made += evenings.tell(block, day, k)
                    made += mornings.tell(block, day, k, bool(slip[k]) and self._messy)
                    if following is not None and following.day is day and following.k == k:
                        made += wrist.tell(block, following)
                        following = next(lived, None)
                    told.append((k, made))
                yield day, told


_Made = tuple[int, list[tuple[int, Record]]]


def _account(block: Block, day: Day, k: int) -> list[Record]:
    return block.people[k].account(int(day.seen.device[k]), day.device_since[k])


def _check(first: date, last: date) -> None:
    if first < EPOCH:
        raise BadValue(f"days from {EPOCH} on, when simulated lives begin", f"{first}", "ask for later days")
    if last < first:
        raise BadValue("a last day that is not before the first", f"{first} to {last}")


def _time_of(record: Record) -> datetime:
    time_of: datetime = kind_of(record).time_of(record)
    return time_of
