"""Dates as phones, spreadsheets and people write them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.importers.contract import Context, Source
from milo.importers.written_dates import Calendar, seconds


def calendar(*dates: str, zone: str = "UTC", weight_unit: str | None = None) -> Calendar:
    content = "\n".join(["date", *dates]).encode()
    return Calendar(
        Source("a.csv", lambda: io.BytesIO(content), len(content)), Context("ada", ZoneInfo(zone), weight_unit=weight_unit), "date"
    )


@each(
    "written",
    [
        "2025-06-03 19:56",
        "2025-06-03T19:56:00",
        "2025-06-03 7:56:00 PM",
        "2025-06-03 7:56:00\u202fPM",
        "2025/06/03 19:56",
        "2025.06.03 19:56",
        "2025年6月3日 19:56",
        "3 Jun 2025, 19:56",
        "03 June 2025, 19:56",
        "Jun 3, 2025, 7:56 PM",
        "June 3, 2025 at 7:56 PM",
        "3 de jun. de 2025, 19:56",
        "3 juin 2025 à 19:56",
        "3. Juni 2025, 19:56",
        "3 giu 2025, 19:56",
        "3 haz 2025, 19:56",
        "3 czerwca 2025, 19:56",
        "3 июн. 2025 г., 19:56",
        "1748980560",
        "1748980560000",
    ],
)
def test_one_moment_is_read_however_it_is_written(written: str) -> None:
    assert calendar().moment(written) == (datetime(2025, 6, 3, 19, 56, tzinfo=UTC), 0)


@each("month", range(1, 13))
def test_spanish_and_english_months_are_all_known(month: int) -> None:
    english = datetime(2025, month, 9).strftime("%b")
    spanish = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"][month - 1]
    expected = (datetime(2025, month, 9, tzinfo=UTC), 0)
    assert calendar().moment(f"9 {english} 2025") == calendar().moment(f"9 {spanish} 2025") == expected


def test_a_time_without_offset_is_the_athletes_wall_clock() -> None:
    assert calendar(zone="Europe/Madrid").moment("2025-06-30 19:56") == (datetime(2025, 6, 30, 17, 56, tzinfo=UTC), 120)


def test_a_written_offset_is_believed() -> None:
    assert calendar(zone="Europe/Madrid").moment("2025-06-30 19:56:00 -0500") == (datetime(2025, 7, 1, 0, 56, tzinfo=UTC), -300)


def test_a_moment_in_utc_is_shown_where_the_athlete_lives() -> None:
    assert calendar(zone="Europe/Madrid").moment("2025-06-30T22:30:00Z") == (datetime(2025, 6, 30, 22, 30, tzinfo=UTC), 120)


def test_days_come_before_months_unless_the_file_shows_otherwise() -> None:
    assert calendar("3/4/2025").moment("3/4/2025") == (datetime(2025, 4, 3, tzinfo=UTC), 0)
    assert calendar("3/4/2025", "3/25/2025").moment("3/4/2025") == (datetime(2025, 3, 4, tzinfo=UTC), 0)
    assert calendar("3/4/2025", "25/3/2025", weight_unit="lb").moment("3/4/2025") == (datetime(2025, 4, 3, tzinfo=UTC), 0)


def test_an_athlete_used_to_pounds_writes_the_month_first() -> None:
    assert calendar("3/4/2025", weight_unit="lb").moment("3/4/2025") == (datetime(2025, 3, 4, tzinfo=UTC), 0)


def test_one_file_never_mixes_both_orders() -> None:
    mixed = calendar("25/3/2025", "3/26/2025")
    assert mixed.moment("25/3/2025") is not None
    assert mixed.moment("3/26/2025") is None


@each("written", ["", "soon", "12", "2025-13-01", "99/99/2025", "0001-01-01", "1970-01-01", "9999-12-31", "9" * 5000])
def test_what_is_no_date_of_an_athletes_life_is_none(written: str) -> None:
    assert calendar().moment(written) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1h 5m", 3900), ("58m", 3480), ("2h", 7200), ("45s", 45), ("1 hr 2 min", 3720), ("0:01:30", 90), ("1:30", 90),
        ("01:02:03.5", 3723), ("90", 90), ("90,5", 90.5), ("", None), ("h", None), ("soon", None), ("9" * 6000 + "h", None),
    ],
)  # fmt: skip
def test_durations_are_read_as_apps_write_them(written: str, expected: float | None) -> None:
    assert seconds(written) == expected


@given(st.text(alphabet="0123456789/:-. ,TZapmJunéñ年+", max_size=40))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = calendar("1/2/2025", zone="Pacific/Kiritimati").moment(text)
    assert found is None or (found[0].utcoffset() is not None and 1970 <= found[0].year <= 2101)
    assert seconds(text) is None or seconds(text) == seconds(text.strip())
