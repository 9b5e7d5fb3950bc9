"""Charts: nice numbers, honest gaps, text for those who do not see them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from milo.report import Words, svg_bars, svg_chart, svg_lines, svg_parts, svg_ranking, svg_spark, svg_stack
from milo.report.blocks import Bars, Line, LineChart, Ranking, Stack
from milo.report.line_chart import NARROW, WIDE, runs
from milo.report.scale import Frame, day_ticks, every, ticks

SVG = "{http://www.w3.org/2000/svg}"
FIRST = date(2026, 1, 5)
WORDS = Words("en", strict=True)
numbers = st.floats(-1e6, 1e6, allow_nan=False)


def line(values, **more) -> Line:
    return Line(label="Resting heart rate", days=[FIRST + timedelta(days=i) for i in range(len(values))], values=values, **more)


def drawn(chart, width=NARROW):
    return ElementTree.fromstring(svg_chart(chart, WORDS, width))


def strokes(root) -> list[str]:
    return [p.get("d") for p in root.iter(f"{SVG}path") if "fill:none" in p.get("style", "")]


@given(numbers, numbers, st.integers(2, 8))
def test_ticks_enclose_the_range_in_even_steps_people_count_in(a, b, wanted):
    low, high = min(a, b), max(a, b)
    if high - low < 1e-3:
        return
    found = ticks(low, high, wanted)
    step = found[1] - found[0]
    assert found[0] <= low + 1e-6 * step
    assert found[-1] >= high - 1e-6 * step
    assert all(abs((y - x) - step) < 1e-6 * step + 1e-9 for x, y in pairwise(found))
    assert 2 <= len(found) <= wanted + 2


def test_a_flat_series_still_has_an_axis():
    assert ticks(52.0, 52.0)[0] < 52 < ticks(52.0, 52.0)[-1]


@given(st.integers(0, 400), st.integers(2, 9))
def test_day_ticks_end_on_the_last_day_and_are_evenly_spaced(span, wanted):
    last = FIRST + timedelta(days=span)
    days = day_ticks(FIRST, last, wanted)
    assert days[-1] == last
    assert days[0] >= FIRST
    assert len(days) <= wanted + 1
    assert len({(b - a).days for a, b in pairwise(days)}) <= 1


@given(st.integers(1, 60), st.floats(50, 900), st.floats(5, 80))
def test_labels_that_fit_include_the_last_and_do_not_touch(count, room, each):
    shown = every(count, room, each)
    assert shown[-1] == count - 1
    if len(shown) > 1:
        assert (shown[1] - shown[0]) * room / count >= each * 0.99


def test_a_frame_puts_low_at_the_floor_and_high_at_the_top():
    frame = Frame(400, 200, low=10, high=20)
    assert frame.y(10) == frame.floor
    assert frame.y(20) == frame.top


def test_a_missing_day_is_a_gap_and_not_a_line_through_it():
    assert len(strokes(drawn(LineChart(title="t", unit="bpm", lines=[line([50.0, 51.0, 52.0, 53.0])])))) == 1
    assert len(strokes(drawn(LineChart(title="t", unit="bpm", lines=[line([50.0, 51.0, None, 52.0, 53.0])])))) == 2


def test_a_day_left_out_of_the_series_is_a_gap_too_unless_the_line_is_joined():
    days = [FIRST, FIRST + timedelta(days=1), FIRST + timedelta(days=5), FIRST + timedelta(days=6)]
    assert len(runs(days, [1, 2, 3, 4], [1, 2, 3, 4])) == 2
    assert len(runs(days, [1, 2, 3, 4], [1, 2, 3, 4], joined=True)) == 1


def test_a_lone_day_between_gaps_is_drawn_as_a_dot():
    root = drawn(LineChart(title="t", unit="bpm", lines=[line([50.0, 51.0, None, 58.0, None, 52.0, 53.0])]))
    assert len(strokes(root)) == 2
    assert len(list(root.iter(f"{SVG}circle"))) == 2  # the lone day, and the end of the line


def test_a_band_is_drawn_only_where_both_of_its_sides_are_known():
    low, high = [None, 48.0, 48.0], [55.0, 55.0, 55.0]
    root = drawn(LineChart(title="t", unit="bpm", lines=[line([50.0, 51.0, 52.0], low=low, high=high)]))
    bands = [p.get("d") for p in root.iter(f"{SVG}path") if p.get("d", "").endswith("Z")]
    assert len(bands) == 1
    assert bands[0].count("L") == 3  # two days, there and back


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_everything_drawn_stays_on_the_paper(width):
    values = [float((i * 37) % 101) - 40 for i in range(90)]
    root = drawn(LineChart(title="t", unit="AU", lines=[line(values), line([v * 2 for v in values])], zero=True), width)
    across, down = (float(v) for v in root.get("viewBox").split()[2:])
    assert across == width
    for path in strokes(root):
        for point in path[1:].split("L"):
            x, y = map(float, point.split())
            assert 0 <= x <= across
            assert 0 <= y <= down


def test_a_day_answers_the_pointer_with_all_its_values():
    chart = LineChart(title="t", unit="bpm", lines=[line([50.0, None, 52.0]), line([60.0, 61.0, None])])
    told = [t.text for t in drawn(chart).iter(f"{SVG}title")]
    assert "5 Jan: Resting heart rate 50 bpm; Resting heart rate 60 bpm" in told
    assert "6 Jan: Resting heart rate 61 bpm" in told


def test_every_chart_has_a_name_and_a_description():
    charts = [
        LineChart(title="Pulse", unit="bpm", lines=[line([50.0, 52.0])]),
        Bars(title="Load", unit="AU", labels=["a", "b"], values=[100.0, 200.0]),
        Stack(title="Nights", unit="h", labels=["Mon", "Tue"], parts={"Deep": [1.0, 1.2], "Light": [4.0, None]}, scale="stages"),
        Stack(title="Zones", unit="min", labels=[""], parts={"Zone 1": [30.0], "Zone 2": [0.0]}, scale="zones"),
        Ranking(title="Muscles", unit="sets", amounts=[("chest", 5.0)]),
    ]
    for chart in charts:
        root = drawn(chart)
        assert root.get("role") == "img"
        assert root.get("aria-label") == chart.title
        assert root.find(f"{SVG}desc").text


def test_a_missing_bar_stays_empty_and_the_last_one_is_in_the_accent():
    chart = Bars(title="Load", unit="AU", labels=["1", "2", "3"], values=[100.0, None, 50.0], mark=80.0, mark_label="before")
    bars = [r for r in drawn(chart).iter(f"{SVG}rect") if r.find(f"{SVG}title") is not None]
    assert [b.find(f"{SVG}title").text for b in bars] == ["1: 100 AU", "3: 50 AU"]
    assert "accent" in bars[-1].get("style")
    assert float(bars[0].get("height")) == pytest.approx(2 * float(bars[1].get("height")), abs=0.2)


def test_the_parts_of_a_bar_fill_its_width_in_proportion():
    chart = Stack(title="Zones", unit="min", labels=[""], parts={"Zone 1": [30.0], "Zone 2": [90.0]}, scale="zones")
    bars = [r for r in ElementTree.fromstring(svg_parts(chart, WORDS)).iter(f"{SVG}rect") if r.get("height") == "30"]
    assert [float(b.get("width")) for b in bars] == [NARROW / 4, NARROW * 3 / 4]


@pytest.mark.parametrize(
    "svg",
    [
        svg_lines(LineChart(title="t", unit="", lines=[line([None, None])]), WORDS),
        svg_bars(Bars(title="t", unit="", labels=["a"], values=[None]), WORDS),
        svg_stack(Stack(title="t", unit="", labels=["a", "b"], parts={"x": [None, None]}, scale="zones"), WORDS),
        svg_parts(Stack(title="t", unit="", labels=[""], parts={"x": [0.0]}, scale="zones"), WORDS),
        svg_ranking(Ranking(title="t", unit="", amounts=[]), WORDS),
    ],
)
def test_a_chart_without_a_value_says_so(svg):
    assert "Nothing recorded yet." in svg


def test_a_sparkline_of_nothing_is_nothing():
    assert svg_spark(line([None, None])) == ""
    assert "<circle" in svg_spark(line([1.0, None, 3.0]))


def test_labels_are_escaped():
    assert "<b>" not in svg_ranking(Ranking(title="<b>", unit="", amounts=[("<b>x", 1.0)]), WORDS)
