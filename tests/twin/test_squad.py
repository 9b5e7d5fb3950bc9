"""The squad: the same life whoever asks, in whatever pieces, and nothing before its time."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from milo.twin.days import BLOCK, EPOCH
from milo.twin.names import MEN, WOMEN, name
from milo.twin.parameters import SECOND
from milo.twin.squad import Arrival, Squad
from milo.vocabulary.errors import BadValue
from milo.vocabulary.records import Device, Measurement, Record, Setting, User, encode_all, kind_of

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
    assert {(type(a.record), a.record) for a in opening} == {
        (type(a.record), a.record) for a in whole[0] if isinstance(a.record, ACCOUNT)
    }


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
        a.at - kind_of(a.record).time_of(a.record)
        for a in arrivals
        if kind_of(a.record).name in {"event", "feedback", "nutrition"}
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


def test_every_device_that_speaks_is_known() -> None:
    arrivals = flat(list(Squad(seed=1).arrivals(range(40), FIRST, FIRST + timedelta(days=60))))
    known = {a.record.device_id for a in arrivals if isinstance(a.record, Device)}
    spoke = {getattr(a.record, "device_id", None) for a in arrivals if a.at.date() > FIRST + timedelta(days=3)}
    assert spoke - {None} <= known
    # In two months one in twenty has a new watch.
    assert len(known) > 3 * 40


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


def test_in_a_messy_squad_scales_slip_into_pounds_and_clocks_are_off() -> None:
    def weights(messy: bool) -> dict[str, float]:
        days = Squad(seed=2, messy=messy).arrivals(range(BLOCK), FIRST, FIRST + timedelta(days=5))
        found = {}
        for day in days:
            for a in day:
                assert a.at >= kind_of(a.record).time_of(a.record)
                if isinstance(a.record, Measurement) and a.record.quantity == "weight_kg":
                    found[a.record.measurement_id] = a.record.value
        return found

    tidy, messy = weights(False), weights(True)
    ratios = [messy[i] / tidy[i] for i in tidy]
    slipped = [r for r in ratios if r != 1]
    assert slipped == pytest.approx([2.20462] * len(slipped), rel=1e-3)
    assert 0 < len(slipped) / len(ratios) < 0.01


def test_names_are_many_and_told_apart() -> None:
    assert len(set(WOMEN) | set(MEN)) == len(WOMEN) + len(MEN)
    many = [name(k, True) for k in range(3_000)]
    assert len(set(many)) == 3_000
    assert not any(c.isdigit() for c in "".join(many))


def test_the_first_moment_of_the_epoch_is_a_monday() -> None:
    assert EPOCH.weekday() == 0
    assert datetime.combine(EPOCH, datetime.min.time(), UTC).tzinfo is UTC
