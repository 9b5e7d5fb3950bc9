from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milo.insight.sleep import sleep_view
from milo.insight.views import SleepView
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Sleep, SleepStages
from people import LAST, day, inputs, night, setting


def nights(n: int = 7, **values: Any) -> list[Sleep]:
    return [night(LAST - timedelta(days=i), **values) for i in range(n)]


def view(sleeps: list[Sleep], **values: Any) -> SleepView:
    return sleep_view(inputs(sleeps=sleeps, **values))


def test_the_week_is_seven_nights_named_by_their_morning() -> None:
    found = view(nights(9, quality=0.8))
    assert [n.day for n in found.nights] == [LAST - timedelta(days=i) for i in range(6, -1, -1)]
    assert (found.figures["mean_h"].value, found.figures["quality"].value, found.figures["nights"].value) == (8, 0.8, 7)
    assert found.nights[-1].start == "23:00"
    assert found.figures["mean_h"].receipts[0].count == 7


def test_stages_say_how_much_was_slept() -> None:
    staged = night(LAST, 8, sleep_stage_breakdown=SleepStages(awake=60, light=240, deep=90, rem=90))
    told = night(LAST - timedelta(days=1), 8, sleep_stage_breakdown=SleepStages(asleep=400))
    awake = night(LAST - timedelta(days=2), 8, sleep_stage_breakdown=SleepStages(awake=30))
    assert [n.asleep_h for n in view([staged, told, awake]).nights] == [7.5, 6.67, 7.0]
    assert view([staged]).nights[0].stages_min == {"awake": 60, "light": 240, "deep": 90, "rem": 90}


def test_one_night_told_by_two_devices_counts_once() -> None:
    ring = night(LAST, 7.5, "ring", sleep_stage_breakdown=SleepStages(light=200, deep=100, rem=100))
    phone = night(LAST, 9, "phone")
    assert [n.asleep_h for n in view([ring, phone]).nights] == [6.67]
    order = [setting("sources", {"order": ["phone"]})]
    assert [n.asleep_h for n in view([ring, phone], settings=order).nights] == [9]


def test_a_night_in_two_parts_is_one_and_an_overlap_counts_once() -> None:
    late = night(LAST, 3, wakes_at=7)
    early = night(LAST, 3.5, wakes_at=3.5)
    assert [n.asleep_h for n in view([late, early]).nights] == [6.5]
    assert [n.asleep_h for n in view([night(LAST, 8), night(LAST, 6)]).nights] == [8]


def test_who_wakes_before_midnight_has_one_night_and_not_two() -> None:
    before = [night(LAST - timedelta(days=i), 2.3, wakes_at=-0.2) for i in range(7)]  # 21:30 to 23:48 the evening before
    after = [night(LAST - timedelta(days=i), 6.5, wakes_at=7) for i in range(7)]
    found = view(before + after)
    assert [(n.day, n.asleep_h, n.start, n.end) for n in found.nights] == [
        (LAST - timedelta(days=i), 8.8, "21:30", "07:00") for i in range(6, -1, -1)
    ]


def test_sleeps_that_follow_each_other_for_days_are_not_one_night() -> None:
    around_the_clock = [night(LAST, 5, wakes_at=7 - 6 * i) for i in range(12)]
    assert max(n.asleep_h for n in view(around_the_clock).nights) <= 20
    assert len(view(around_the_clock).nights) >= 3


def test_hours_that_were_only_told_make_a_night_where_no_device_saw_one() -> None:
    told = [day(LAST - timedelta(days=i), stats={"sleep_h": 6.0}, source="milo log", origin=Origin.TOLD) for i in range(7)]
    found = view(nights(2), day_digests=told)
    assert [n.asleep_h for n in found.nights] == [6, 6, 6, 6, 6, 8, 8]
    assert [n.start for n in found.nights] == [None] * 5 + ["23:00"] * 2
    mean = found.figures["mean_h"]
    assert (mean.value, mean.origin) == (pytest.approx(46 / 7, abs=0.01), Origin.TOLD)
    assert [(r.kind, r.quantity) for r in mean.receipts] == [("sleep", None), ("measurement", "sleep_h")]
    assert found.figures["regularity_min"].value is None


def test_a_nap_is_no_night() -> None:
    assert view([night(LAST, 1.5, wakes_at=15)]).nights == []


def test_too_few_nights_give_reasons_and_no_numbers() -> None:
    figures = view(nights(3)).figures
    assert figures["nights"].value == 3
    for name in ("mean_h", "debt_h", "regularity_min"):
        assert (figures[name].value, figures[name].reason) == (None, "too_few_nights"), name
    assert view([]).figures["mean_h"].reason == "no_sleep"
    assert view(nights()).figures["quality"].reason == "quality_not_told"


def test_debt_grows_with_short_nights_and_is_forgiven() -> None:
    # Need 8, slept 6 for 7 nights: D <- 0.9 D + 2: 2, 3.8, 5.42, 6.878, 8.1902, 9.37118, 10.434062
    assert view(nights(hours=6)).figures["debt_h"].value == pytest.approx(10.4)
    assert view(nights(hours=9)).figures["debt_h"].value == 0
    own = [setting("sleep_need", {"hours": 6})]
    assert view(nights(hours=6), settings=own).figures["debt_h"].value == 0
    assert view(nights(hours=6), settings=own).figures["need_h"].origin == "told"


def test_a_night_nobody_recorded_is_left_out_of_the_debt() -> None:
    gap = [n for n in nights(7, hours=7) if n.end_ts.date() != LAST - timedelta(days=3)]
    # six nights of one hour short: 1, 1.9, 2.71, 3.439, 4.0951, 4.68559
    assert view(gap).figures["debt_h"].value == pytest.approx(4.7)


def test_regularity_is_the_spread_of_the_middle_of_sleep_across_midnight() -> None:
    steady = view(nights(7)).figures["regularity_min"]
    assert steady.value == 0
    wandering = [night(LAST - timedelta(days=i), 8, wakes_at=7 + (1 if i % 2 else -1)) for i in range(8)]
    assert view(wandering).figures["regularity_min"].value == pytest.approx(60, abs=1)
    around = [night(LAST - timedelta(days=i), 1.9, wakes_at=1 + (0.5 if i % 2 else -0.5)) for i in range(8)]
    assert view(around).figures["regularity_min"].value == pytest.approx(30, abs=1)
