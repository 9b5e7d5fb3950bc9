"""The charts of the app: the report's blocks as ECharts options, and nothing of an athlete's inside their script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from milo.channels.web.echarts import BAND, BAND_FLOOR, chart_options, has_values
from milo.channels.web.words import WebWords
from milo.report.blocks import Bars, Line, LineChart, Ranking, Stack

WORDS = WebWords("en")
DAYS = [date(2026, 3, 1) + timedelta(days=i) for i in range(4)]


def script(options: Any) -> Iterator[str]:
    """Every piece of JavaScript in options."""
    if isinstance(options, dict):
        for key, value in options.items():
            if str(key).startswith(":"):
                yield value
            else:
                yield from script(value)
    elif isinstance(options, list):
        for value in options:
            yield from script(value)


def lines(**values: Any) -> LineChart:
    line = Line(**{"label": "Squat", "days": DAYS, "values": [1.0, None, 3.0, 4.0], **values})
    return LineChart(title="1RM", unit="kg", lines=[line])


def test_a_missing_day_is_a_gap_and_never_a_zero() -> None:
    [drawn] = chart_options(lines(), WORDS)["series"]
    assert [value for _, value in drawn["data"]] == [1.0, None, 3.0, 4.0]
    assert drawn["connectNulls"] is False
    assert drawn["showSymbol"], "the first day stands alone and would not be seen as a line"


def test_days_stand_at_their_own_midnight_whatever_the_browsers_zone() -> None:
    options = chart_options(lines(), WORDS)
    assert options["useUTC"]
    assert options["series"][0]["data"][0][0] == datetime(2026, 3, 1, tzinfo=UTC).timestamp() * 1000


def test_the_range_is_a_band_between_low_and_high() -> None:
    options = chart_options(lines(low=[0.5, 0.5, None, 1.0], high=[2.0, 2.5, 3.0, 4.0]), WORDS)
    floor, band, line = options["series"]
    assert (floor["name"], band["name"], line["name"]) == (BAND_FLOOR, BAND, "Squat")
    assert [v for _, v in floor["data"]] == [0.5, 0.5, None, 1.0]
    assert [v for _, v in band["data"]] == [1.5, 2.0, None, 3.0]
    assert floor["stack"] == band["stack"]
    assert options["legend"]["data"] == ["Squat"]


def test_the_dates_under_a_chart_are_spread_evenly_and_few() -> None:
    days = [date(2026, 1, 1) + timedelta(days=i) for i in range(90)]
    marks = chart_options(lines(days=days, values=[1.0] * 90), WORDS)["xAxis"]["axisLabel"]["customValues"]
    assert len(marks) == 5
    steps = [b - a for a, b in pairwise(marks)]
    assert max(steps) - min(steps) <= 86_400_000
    assert len(chart_options(lines(days=DAYS[:1], values=[1.0]), WORDS)["xAxis"]["axisLabel"]["customValues"]) == 1


def test_the_last_bar_is_in_the_accent_and_the_mark_is_a_level() -> None:
    options = chart_options(
        Bars(title="Load", unit="AU", labels=["a", "b", "c"], values=[1.0, None, 3.0], mark=2.0, mark_label="mean"), WORDS
    )
    bars, level = options["series"]
    assert bars["data"][1] is None
    assert bars["data"][0]["itemStyle"] != bars["data"][2]["itemStyle"]
    assert level["data"] == [2.0, 2.0, 2.0]
    assert options["legend"]["data"] == ["mean"]


def test_nights_are_stacked_and_zones_lie_beside_each_other() -> None:
    nights = Stack(title="n", unit="h", labels=["Mon", "Tue"], parts={"Deep": [1.0, None], "REM": [2.0, 1.5]}, scale="stages")
    assert {s["stack"] for s in chart_options(nights, WORDS)["series"]} == {"all"}
    zones = Stack(title="z", unit="min", labels=[""], parts={"Zone 1": [30.0], "Zone 2": [10.0]}, scale="zones")
    [lying] = chart_options(zones, WORDS)["series"]
    assert [bar["value"] for bar in lying["data"]] == [30.0, 10.0]


HOSTILE = "</script>'\"<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "chart",
    [
        lines(label=HOSTILE),
        Ranking(title="m", unit="sets", amounts=[(HOSTILE, 3.0)]),
        Stack(title="n", unit="h", labels=[HOSTILE, "b"], parts={HOSTILE: [1.0, 2.0]}, scale="stages"),
    ],
)
def test_an_athletes_words_never_become_script(chart: Any) -> None:
    options = chart_options(chart, WORDS)
    assert HOSTILE in json.dumps(options, ensure_ascii=False).replace('\\"', '"')
    pieces = list(script(options))
    assert pieces
    assert not any("onerror" in piece for piece in pieces)


def test_a_chart_without_a_value_says_so() -> None:
    assert has_values(lines())
    assert not has_values(lines(values=[None] * 4))
    assert not has_values(Ranking(title="m", unit="sets", amounts=[]))
    assert not has_values(Bars(title="b", unit="", labels=["a"], values=[None]))
    assert not has_values(Stack(title="n", unit="h", labels=["a"], parts={"Deep": [None]}, scale="stages"))


def test_every_colour_is_a_variable_so_that_light_and_dark_need_no_server() -> None:
    options = chart_options(lines(low=[0.5] * 4, high=[2.0] * 4), WORDS)
    assert "#" not in json.dumps({key: value for key, value in options.items() if key != "tooltip"})


def test_a_short_history_does_not_hide_in_a_long_axis() -> None:
    days = [date(2026, 1, 1) + timedelta(days=i) for i in range(90)]
    axis = chart_options(lines(days=days, values=[None] * 80 + [1.0] * 10), WORDS)["xAxis"]
    assert axis["min"] == axis["axisLabel"]["customValues"][0] == datetime(2026, 3, 3, tzinfo=UTC).timestamp() * 1000
    assert (
        chart_options(lines(days=days, values=[1.0] * 90), WORDS)["xAxis"]["min"]
        == datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000
    )
