"""The squad: the same life whoever asks, in whatever pieces, and nothing before its time."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import islice

import numpy as np
import pytest

from milo.twin.days import BLOCK, EPOCH, Block
from milo.twin.mornings import SLIPS
from milo.twin.names import MEN, WOMEN, name
from milo.twin.parameters import REFERENCE, SECOND
from milo.twin.squad import Arrival, Squad
from milo.vocabulary.errors import BadValue
from milo.vocabulary.records import Device, Event, Measurement, Record, Setting, User, encode_all, kind_of

FIRST, LAST = date(2025, 3, 3), date(2025, 3, 30)
ACCOUNT = (User, Device, Setting)


@pytest.fixture(scope="module")
def life() -> list[Record]:
    return list(Squad().life(0, FIRST, LAST))


def flat(days: list[list[Arrival]]) -> list[Arrival]:
    return [a for day in days for a in day]


def test_every_record_is_valid_and_says_it_is_simulated(life: list[Record]) -> None:
    encode_all(life)
    assert {r.origin for r in life} == {"simulated"}
    assert all(r.source.startswith("simulated") for r in life)
    assert set(Counter(kind_of(r).name for r in life)) >= {
        "user", "device", "event", "sleep", "nutrition", "feedback", "workout", "sample", "set", "measurement",
    }  # fmt: skip


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_life(life: list[Record]) -> None:
    assert encode_all(list(Squad().life(0, FIRST, LAST))) == encode_all(life)
    assert encode_all(list(Squad(seed=1).life(0, FIRST, LAST))) != encode_all(life)


def test_another_family_of_bodies_lives_another_life(life: list[Record]) -> None:
    other = list(Squad(parameters=SECOND).life(0, FIRST, LAST))
    encode_all(other)
    assert encode_all(other) != encode_all(life)


def test_a_life_that_ends_later_begins_the_same(life: list[Record]) -> None:
    longer = list(Squad().life(0, FIRST, LAST + timedelta(days=9)))
    assert longer[: len(life)] == life
    assert len(longer) > len(life)


def test_a_life_that_begins_later_goes_on_the_same(life: list[Record]) -> None:
    """Sessions are lived together in pieces; where a piece begins must not show in a single byte."""
    later = [r for r in Squad().life(0, FIRST + timedelta(days=11), LAST) if not isinstance(r, ACCOUNT)]
    whole = [r for r in life if not isinstance(r, ACCOUNT)]
    assert encode_all(later) == encode_all(whole)[-len(later) :]


def test_a_life_is_told_in_order_of_time(life: list[Record]) -> None:
    times = [kind_of(r).time_of(r) for r in life if not isinstance(r, ACCOUNT)]
    assert times == sorted(times)


def test_a_person_arrives_the_same_alone_and_in_company() -> None:
    squad, some = Squad(seed=4), [3, 17, BLOCK + 2]
    together = flat(list(squad.arrivals(some, FIRST, FIRST + timedelta(days=4))))
    for i in some:
        alone = flat(list(squad.arrivals([i], FIRST, FIRST + timedelta(days=4))))
        user_id = squad.user_id(i)
        mine = [a for a in together if a.record.user_id == user_id]  # type: ignore[attr-defined]
        assert {(a.at, encode_all([a.record])[0]) for a in mine} == {(a.at, encode_all([a.record])[0]) for a in alone}
        assert len(mine) == len(alone) > 100


def test_a_publisher_that_asks_again_gets_the_same_days() -> None:
    squad = Squad(seed=4)
    whole = list(squad.arrivals(range(5), FIRST, FIRST + timedelta(days=6)))
    again = list(Squad(seed=4).arrivals(range(5), FIRST + timedelta(days=4), FIRST + timedelta(days=6)))
    opening = [a for a in again[0] if isinstance(a.record, ACCOUNT)]
    assert [a for a in again[0] if not isinstance(a.record, ACCOUNT)] == whole[4]
    assert again[1:] == whole[5:]
    # Accounts come again with the first day asked for, and are the same.
    assert [a.record for a in opening] == [a.record for a in whole[0] if isinstance(a.record, ACCOUNT)]


def test_what_arrives_is_what_was_lived() -> None:
    squad = Squad(seed=2)
    days = list(squad.arrivals([1], FIRST, FIRST + timedelta(days=20)))
    arrived = {kind_of(a.record).id_of(a.record): a.record for a in flat(days)}
    lived = [r for r in squad.life(1, FIRST + timedelta(days=1), FIRST + timedelta(days=16)) if not isinstance(r, ACCOUNT)]
    assert lived
    assert all(arrived[kind_of(r).id_of(r)] == r for r in lived)


def test_days_arrive_in_order_each_on_its_own_list() -> None:
    days = list(Squad().arrivals(range(4), FIRST, FIRST + timedelta(days=5)))
    assert len(days) == 6
    for n, day in enumerate(days):
        assert [a.at for a in day] == sorted(a.at for a in day)
        assert {a.at.date() for a in day} == {FIRST + timedelta(days=n)}


def test_one_percent_comes_late_and_none_after_two_days() -> None:
    arrivals = flat(list(Squad().arrivals(range(20), FIRST, FIRST + timedelta(days=6))))
    waits = [
        a.at - kind_of(a.record).time_of(a.record) for a in arrivals if kind_of(a.record).name in {"event", "feedback", "nutrition"}
    ]
    late = sum(w > timedelta(hours=1) for w in waits) / len(waits)
    assert late == pytest.approx(0.01, abs=0.003)
    assert max(waits) <= timedelta(hours=48, minutes=2)
    assert min(waits) > timedelta(0)


def test_accounts_open_before_anything_is_told_and_are_older_than_the_epoch() -> None:
    first = next(iter(Squad().arrivals(range(3), FIRST, FIRST)))
    accounts = [a for a in first if isinstance(a.record, ACCOUNT)]
    assert all(isinstance(a.record, ACCOUNT) for a in first[: len(accounts)])
    users = [a.record for a in accounts if isinstance(a.record, User)]
    assert len(users) == len({u.user_name for u in users}) == 3
    assert all(u.signup_ts.date() < EPOCH and "(simulated)" in (u.user_name or "") and u.email is None for u in users)


def test_a_new_device_is_told_before_it_speaks() -> None:
    days = islice(Block(1, 0, REFERENCE).days(), 60)
    when, who = next(
        (day.truth.day, int(np.flatnonzero(day.new_device)[0])) for day in days if day.number > 5 and day.new_device.any()
    )
    arrivals = flat(list(Squad(seed=1).arrivals([who], when - timedelta(days=3), when + timedelta(days=5))))
    told: set[str] = set()
    watches = [a.record for a in arrivals if isinstance(a.record, Device) and a.record.device_type not in {"phone", "scale"}]
    assert len(watches) == 2
    assert watches[0].device_id != watches[1].device_id
    late = timedelta(hours=48)
    for a in arrivals:
        if isinstance(a.record, Device):
            told.add(a.record.device_id)
        elif (spoke := getattr(a.record, "device_id", None)) is not None and a.at > arrivals[0].at + late:
            assert spoke in told
    assert len(told) == 4  # two wearables, a phone, a scale


def test_nothing_is_told_before_the_epoch() -> None:
    with pytest.raises(BadValue, match=str(EPOCH)):
        next(Squad().life(0, EPOCH - timedelta(days=1), LAST))
    with pytest.raises(BadValue, match="not before the first"):
        next(iter(Squad().arrivals([0], LAST, FIRST)))
    assert flat(list(Squad().arrivals([0], EPOCH, EPOCH)))


def test_a_tidy_squad_has_no_duplicates_and_a_messy_one_has_some() -> None:
    def ids(messy: bool) -> list[tuple[str, str]]:
        days = Squad(messy=messy).arrivals(range(12), FIRST, FIRST + timedelta(days=9))
        return [(kind_of(a.record).name, kind_of(a.record).id_of(a.record)) for day in days for a in day]

    tidy, messy = ids(False), ids(True)
    assert len(set(tidy)) == len(tidy)
    assert 1 - len(set(messy)) / len(messy) == pytest.approx(0.01, abs=0.003)
    assert set(messy) == set(tidy)


def test_in_a_messy_squad_some_scales_slip_into_pounds() -> None:
    block = Block(2, 0, REFERENCE)
    slips = 0
    for day in islice(block.days(), 40):
        slip = (block.draws.fresh("slips", day.number).random(BLOCK) < SLIPS) & ~np.isnan(day.seen.weight_kg)
        slips += int(slip.sum())
        if slip.any():
            on, who = day.truth.day, int(np.flatnonzero(slip)[0])
    assert 2 <= slips <= 40  # 0.2 % of some 6,000 readings
    tidy, messy = ([r for r in Squad(2, messy=m).life(who, on, on) if _weight(r)] for m in (False, True))
    assert messy[0].value == pytest.approx(2.20462 * tidy[0].value, abs=0.2)
    assert messy[0].measurement_id == tidy[0].measurement_id


def test_in_a_messy_squad_some_clocks_are_wrong_yet_nothing_comes_from_the_future() -> None:
    block = Block(2, 0, REFERENCE)
    skewed = np.flatnonzero(block.habits.skew_s)
    assert 0.02 < skewed.size / BLOCK < 0.09
    who = int(skewed[0])
    tidy, messy = (flat(list(Squad(2, messy=m).arrivals([who], FIRST, FIRST + timedelta(days=3)))) for m in (False, True))
    was = {a.record.event_id: a.record.event_ts for a in tidy if isinstance(a.record, Event)}
    off = {a.record.event_ts - was[a.record.event_id] for a in messy if isinstance(a.record, Event) and a.record.event_id in was}
    assert off == {timedelta(seconds=int(block.habits.skew_s[who]))}
    assert all(a.at >= kind_of(a.record).time_of(a.record) for a in messy)


def _weight(r: Record) -> bool:
    return isinstance(r, Measurement) and r.quantity == "weight_kg"


def test_names_are_many_and_told_apart() -> None:
    assert len(set(WOMEN) | set(MEN)) == len(WOMEN) + len(MEN)
    many = [name(k, True) for k in range(3_000)]
    assert len(set(many)) == 3_000
    assert not any(c.isdigit() for c in "".join(many))
