"""Sessions second by second: the heart follows effort, and nobody's session knows who else is out."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from milo.twin.days import Block, Day
from milo.twin.outings import Outing, climbs, live, moves
from milo.twin.parameters import REFERENCE
from milo.twin.traits import ACTIVITIES


@pytest.fixture(scope="module")
def out() -> tuple[Block, list[tuple[Day, int]], list[Outing]]:
    block = Block(0, 0, REFERENCE)
    sessions = [(d, int(k)) for d in islice(block.days(), 4) for k in np.flatnonzero(d.truth.done & (d.session_s > 0))]
    return block, sessions, list(live(block, sessions))


def test_a_session_is_the_same_alone_and_in_company(out: tuple[Block, list[tuple[Day, int]], list[Outing]]) -> None:
    """To the last bit: what a publisher sends twice must be the same record, whoever else it published."""
    block, sessions, together = out
    for company in (1, 7, 30):
        some = sessions[: 2 * company + 1 : 2] if company > 1 else sessions[-1:]
        for again in live(block, some):
            first = together[sessions.index((again.day, again.k))]
            for name in ("share", "heart_rate", "vo2_ml_kg_min", "breath_rate", "spo2_pct"):
                assert np.array_equal(getattr(again, name), getattr(first, name)), (company, name)


def test_sessions_come_in_the_order_asked_for_and_last_as_long(out: tuple[Block, list[tuple[Day, int]], list[Outing]]) -> None:
    _, sessions, together = out
    assert [(o.day, o.k) for o in together] == sessions
    assert [o.seconds for o in together] == [int(d.session_s[k]) for d, k in sessions]


def test_hearts_rise_with_effort_and_never_beyond_their_maximum(out: tuple[Block, list[tuple[Day, int]], list[Outing]]) -> None:
    block, _, together = out
    reserve, effort = [], []
    for o in together:
        top, rest = float(block.traits.max_hr[o.k]), float(o.day.truth.resting_hr[o.k])
        assert o.heart_rate.max() <= top + 0.01
        if o.activity != "strength" and o.seconds > 1_200:
            reserve.append((o.heart_rate[600:].mean() - rest) / (top - rest))
            effort.append(float(o.day.truth.intensity[o.k]))
    assert len(effort) > 50
    # Economy, drift and kinetics are people's own; what is left is effort.
    assert np.corrcoef(reserve, effort)[0, 1] > 0.8


def test_the_mean_effort_is_the_days_own(out: tuple[Block, list[tuple[Day, int]], list[Outing]]) -> None:
    for o in out[2]:
        if o.activity != "strength" and o.seconds > 1_800:
            assert o.share.mean() == pytest.approx(float(o.day.truth.intensity[o.k]), rel=0.05)


def test_speed_follows_the_published_cost_of_moving() -> None:
    run, nothing = moves(ACTIVITIES.index("running"), np.asarray([43.5], np.float32), 70)
    assert nothing is None
    assert run is not None
    assert run[0] * 60 == pytest.approx(200)  # ACSM: 0.2 * 200 + 3.5
    ride, power = moves(ACTIVITIES.index("cycling"), np.asarray([37.86], np.float32), 70)
    assert power is not None
    assert power[0] == pytest.approx(200, abs=0.1)  # 10.8 W/kg + 7
    assert ride is not None
    assert 8 < ride[0] < 10.5
    assert moves(ACTIVITIES.index("strength"), np.asarray([15.0], np.float32), 70) == (None, None)


def test_a_walk_that_costs_more_than_walking_goes_uphill() -> None:
    speed, _ = moves(ACTIVITIES.index("walking"), np.asarray([24.0], np.float32), 70)
    assert speed is not None
    assert speed[0] == pytest.approx(1.8)
    assert climbs(np.asarray([24.0], np.float32), speed)[0] * 60 == pytest.approx((24 - 3.5 - 10.8) / 1.8)
