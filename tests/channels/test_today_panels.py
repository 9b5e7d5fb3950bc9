"""The front page's tiles say which days an average is of, and name the newest day where it lies elsewhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from milo.channels.contract import AthleteLine
from milo.channels.web.guest import Guest
from milo.channels.web.panels import tiles_html
from milo.channels.web.words import WebWords
from milo.insight.recovery import recovery_view
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DayDigest
from people import ADA, LAST, inputs
from report.example_week import example_week


def hrv(day: date, ms: float) -> DayDigest:
    return DayDigest(
        origin=Origin.MEASURED, source="strap", digest_id=f"hrv-{day}", user_id=ADA, at=cast("Any", None), day=day,
        digest_of="measurement", rule="test", count=1, sums={}, stats={"hrv_rmssd_ms": [1.0, ms, ms, ms, ms]},
    )  # fmt: skip


def tile(language: str, newest: float) -> str:
    days = [hrv(LAST - timedelta(days=n), 34.0 + 6 * (n % 3)) for n in range(1, 40)] + [hrv(LAST, newest)]
    view = recovery_view(inputs(day_digests=days))
    week = example_week(recovery=view, advice=[])
    guest = Guest(cast("Any", None), AthleteLine(ADA, "Ada", "told"), [], WebWords(language), LAST)
    shown = tiles_html(week, guest)
    return shown[shown.index('data-figure="hrv_rmssd_ms"') :].split("</a>")[0]


def test_an_average_inside_the_range_names_the_morning_that_is_not() -> None:
    assert "7-day average; inside your usual range" in tile("en", 33.0)
    assert "below it on 1 Mar: 33 ms" in tile("en", 33.0)
    assert "Media de 7 días" in tile("es", 33.0)


def test_a_morning_like_the_average_is_not_named() -> None:
    assert "on 1 Mar" not in tile("en", 41.0)
