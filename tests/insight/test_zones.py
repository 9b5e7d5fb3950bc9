from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from milo.insight.zones import heart_limits, minutes_in_zones, zones_at
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import User
from people import ADA, LAST, day, inputs, setting

USER = User(
    origin=Origin.TOLD,
    source="t",
    user_id=ADA,
    signup_ts=datetime(2025, 1, 1, tzinfo=UTC),
    max_hr_estimate=185,
    resting_hr_baseline=55,
)


def test_age_alone_gives_tanaka_and_shares_of_it() -> None:
    zones = zones_at(inputs(), LAST)  # forty years: 208 - 28 = 180
    assert zones is not None
    assert (zones.method, zones.origin) == ("share_of_max", "estimated")
    assert zones.lower_bpm == [90, 108, 126, 144, 162]


def test_a_resting_heart_rate_makes_it_karvonen() -> None:
    zones = zones_at(inputs(user=USER), LAST)
    assert zones is not None
    assert zones.method == "karvonen"
    assert zones.lower_bpm == [120, 133, 146, 159, 172]


def test_measured_rest_wins_over_the_profiles() -> None:
    measured = [day(LAST - timedelta(days=i), stats={"resting_hr_bpm": 48 + i % 3}) for i in range(5)]
    assert heart_limits(inputs(user=USER, day_digests=measured), LAST).rest_bpm == 49
    assert heart_limits(inputs(user=USER, day_digests=measured[:2]), LAST).rest_from == "profile"


def test_own_zones_win_and_hold_from_when_they_were_said() -> None:
    old = setting("zones", {"heart_rate_bpm": [110, 130, 150, 170]}, date(2026, 1, 1))
    new = setting("zones", {"heart_rate_bpm": [115, 135, 155, 175]}, date(2026, 2, 1))
    given = inputs(settings=[new, old])
    assert [zones_at(given, d).lower_bpm[1] for d in (date(2025, 6, 1), date(2026, 1, 15), LAST)] == [110, 110, 115]  # type: ignore[union-attr]
    assert zones_at(given, LAST).method == "own"  # type: ignore[union-attr]


def test_what_is_said_in_the_evening_holds_that_day_where_the_athlete_is() -> None:
    old = setting("zones", {"heart_rate_bpm": [110, 130, 150, 170]}, date(2026, 1, 1))
    evening = datetime(2026, 2, 2, 4, tzinfo=UTC)  # 20:00 of 1 February in Los Angeles
    new = msgspec.structs.replace(setting("zones", {"heart_rate_bpm": [115, 135, 155, 175]}), valid_from=evening)
    given = inputs(settings=[old, new], zone=ZoneInfo("America/Los_Angeles"))
    assert [zones_at(given, date(2026, m, d)).lower_bpm[1] for m, d in ((1, 31), (2, 1))] == [110, 115]  # type: ignore[union-attr]


def test_what_is_said_for_tomorrow_does_not_hold_today() -> None:
    versions = [setting("zones", {"heart_rate_bpm": [b, 130, 150, 170]}, date(2026, 2, b - 110)) for b in (111, 112)]
    assert [zones_at(inputs(settings=versions), date(2026, 2, d)).lower_bpm[1] for d in (1, 2)] == [111, 112]  # type: ignore[union-attr]


@pytest.mark.parametrize("bad", [[110, 130], [170, 150, 130, 110], ["a", 1, 2, 3], "fast", [110, 130, 150, 999]])
def test_zones_that_make_no_sense_are_not_used(bad: object) -> None:
    zones = zones_at(inputs(settings=[setting("zones", {"heart_rate_bpm": bad})]), LAST)
    assert zones is not None
    assert zones.method == "share_of_max"


def test_nothing_known_gives_no_zones() -> None:
    assert zones_at(inputs(profile=None), LAST) is None
    assert heart_limits(inputs(profile=None), LAST).max_bpm is None


def test_minutes_fall_into_the_zone_they_reach() -> None:
    zones = zones_at(inputs(), LAST)
    assert zones is not None
    assert minutes_in_zones({89: 600, 90: 60, 107: 60, 108: 60, 161: 60, 162: 120}, zones) == [2, 1, 0, 1, 2]
