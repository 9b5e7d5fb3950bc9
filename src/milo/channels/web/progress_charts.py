"""Charts of one's progress: the report's blocks as ECharts options with what only long histories need.

Planned values are dashed or outlined, never filled: what was lived and what is meant are told apart without a legend.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import escape
from typing import Any

from milo.channels.web.echarts import ACCENT, BAR, CARD, INK, LINE_COLOURS, MUTED, chart_options, one_reading
from milo.channels.web.words import WebWords
from milo.report.blocks import Bars, Chart, Line, LineChart, Stack
from milo.vocabulary.weeks import week_start

THIN_FROM_DAYS = 200  # from so many days on a line is drawn by its weeks: a phone has fewer points across (our choice)
WEEK = 7
DASHES = [5, 5]
YEAR_WEEKS = 60  # more than a year and a plan ahead: a day alone no longer says which one it is (our choice)
MANY = 60  # columns that leave no room between them (our choice)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One chart as it is drawn. wide: over the whole width."""

    block: Chart
    options: dict[str, Any]
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One section of the page.

    said: sentences, the first says what the charts show.  html: what is drawn beside them, escaped.  notes: asides.
    missing: what to bring where there is nothing to draw; (words, address or "") of the way to it.
    """

    name: str
    sign: str
    said: list[str]
    charts: list[Shown] = field(default_factory=list)
    html: str = ""
    notes: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    missing: tuple[str, str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Pin:
    """A day worth a line through the chart."""

    day: date
    words: str
    soft: bool = False


def one_said(chart: Chart, words: WebWords) -> str | None:
    """The only reading of a chart as a sentence, escaped; None where there is a line to draw."""
    found = one_reading(chart)
    if found is None:
        return None
    day, value = found
    told = f"{words.number(value, getattr(chart, 'decimals', 0))} {chart.unit}".strip()
    return escape(words.say("web.chart.one", value=told, day=words.day(day)))


def lines(chart: LineChart, words: WebWords, *, colours: Sequence[int] = (), pins: Iterable[Pin] = (), wide: bool = False) -> Shown:
    """A line chart with every line drawn through. colours: index of each line's colour, in order."""
    options = chart_options(chart, words)
    drawn = [s for s in options["series"] if not s["name"].startswith("\u2063")]
    bands = [s for s in options["series"] if s["name"].startswith("\u2063")]
    for number, (line, series) in enumerate(zip(chart.lines, drawn, strict=True)):
        colour = LINE_COLOURS[(colours[number] if number < len(colours) else number) % len(LINE_COLOURS)]
        series["lineStyle"] = {**series["lineStyle"], "type": "solid", "color": colour}
        series["itemStyle"] = {"color": colour, "opacity": 0.45 if line.dots else 1}
        series["symbolSize"] = 4 if line.dots else series["symbolSize"]
    for series in bands:
        if "areaStyle" in series and drawn:
            series["areaStyle"] = {"color": drawn[0]["itemStyle"]["color"], "opacity": 0.14}
    _pinned(options, drawn, pins)
    days = [day for line in chart.lines for day in line.days]
    if days and (max(days) - min(days)).days > YEAR_WEEKS * WEEK:
        options["xAxis"]["axisLabel"][":formatter"] = _MONTH.format(months=_months(words))
    return Shown(block=chart, options=options, wide=wide)


def with_future(shown: Shown, future: Sequence[Line]) -> Shown:
    """Lines to come, dashed, in the colour and under the name of the line each goes on from; names pair them."""
    options = shown.options
    past = {s["name"]: s for s in options["series"]}
    for line in future:
        before = past[line.label]
        options["series"].append(
            {
                "type": "line",
                "name": line.label,
                "data": [[_ms(d), v] for d, v in zip(line.days, line.values, strict=True)],
                "showSymbol": False,
                "lineStyle": {**before["lineStyle"], "type": DASHES, "opacity": 0.9},
                "itemStyle": before["itemStyle"],
                "emphasis": {"disabled": True},
                "z": 2,
            }
        )
    if future:
        axis = options["xAxis"]
        marks = axis["axisLabel"]["customValues"]
        first, last = marks[0], _ms(max(future[0].days))
        axis["axisLabel"]["customValues"] = [round(first + (last - first) * n / 4) for n in range(5)]
    options["legend"]["data"] = list(dict.fromkeys(options["legend"]["data"]))
    return shown


def planned_bars(done: Bars, planned: Sequence[float | None], now: int | None, words: WebWords) -> Shown:
    """What was done, filled, in front of what was planned, outlined. now: index of the week that runs, which is accented."""
    options = chart_options(done, words)
    filled = options["series"][0]
    filled["name"] = words.say("web.progress.done")
    filled["itemStyle"] = {"color": BAR, "borderRadius": [4, 4, 0, 0]}
    filled["data"] = [
        None if v is None else {"value": v, "itemStyle": {"color": ACCENT if n == now else BAR}} for n, v in enumerate(done.values)
    ]
    filled["z"] = 3
    if any(v is not None for v in planned):
        options["series"].insert(
            0,
            {
                "type": "bar",
                "name": words.say("web.progress.planned"),
                "data": list(planned),
                "barMaxWidth": 34,
                "barGap": "-100%",
                "itemStyle": {"color": "transparent", "borderColor": MUTED, "borderType": "dashed", "borderWidth": 1.2},
                "emphasis": {"disabled": True},
                "z": 2,
            },
        )
    return Shown(block=done, options=options)


def weeks_of(chart: Stack | Bars, words: WebWords, now: int | None = None) -> Shown:
    """Columns by week; now: the index that is accented."""
    options = chart_options(chart, words)
    if isinstance(chart, Bars):
        for n, point in enumerate(options["series"][0]["data"]):
            if point is not None:
                point["itemStyle"] = {"color": ACCENT if n == now else BAR}
    else:
        for series in options["series"]:
            series["itemStyle"] = {
                **series["itemStyle"],
                "borderColor": CARD,
                "borderWidth": 0.5 if len(chart.labels) < MANY else 0,
            }
            series["barCategoryGap"] = "20%" if len(chart.labels) < MANY else 0
    return Shown(block=chart, options=options)


def counted(shown: Shown) -> Shown:
    """A chart of whole numbers: no half repetitions on its axis."""
    shown.options["yAxis"]["minInterval"] = 1
    return shown


def leveled(shown: Shown, level: float, words: str) -> Shown:
    """A level through a line chart, with its name."""
    drawn = next(s for s in shown.options["series"] if not s["name"].startswith("\u2063"))
    drawn.setdefault("markLine", _mark_line())["data"].append(
        {"yAxis": level, "label": {"formatter": words, "position": "insideStartTop", "color": MUTED, "fontSize": 11}}
    )
    return shown


def week_label(day: date, words: WebWords, *, long: bool) -> str:
    """What stands under a week's bar; over more than a year the month and its year."""
    return f"{words.say(f'month.short.{day.month}')} {day.year}" if long else words.day(day)


def thinned(days: Sequence[date], values: Sequence[float | None]) -> tuple[list[date], list[float | None]]:
    """A long line by its weeks: the last value of each; a short one as it is."""
    if len(days) < THIN_FROM_DAYS:
        return list(days), list(values)
    weeks: dict[date, tuple[date, float | None]] = {}
    for day, value in zip(days, values, strict=True):
        monday = week_start(day)
        before = weeks.get(monday)
        if before is None or value is not None:
            weeks[monday] = day, value
    return [day for day, _ in weeks.values()], [value for _, value in weeks.values()]


def still(options: dict[str, Any]) -> dict[str, Any]:
    """Options as they are sent: lists as tuples, since NiceGUI watches every list of a page for changes, and these never change."""

    def frozen(value: Any) -> Any:
        if isinstance(value, list):
            return tuple(map(frozen, value)) if value and isinstance(value[0], list | dict) else tuple(value)
        return {key: frozen(inner) for key, inner in value.items()} if isinstance(value, dict) else value

    return {key: frozen(value) for key, value in options.items()}


def _pinned(options: dict[str, Any], drawn: list[dict[str, Any]], pins: Iterable[Pin]) -> None:
    """Upright lines through the first series, each with its words at the top."""
    found = list(pins)
    if not found or not drawn:
        return
    drawn[0]["markLine"] = _mark_line()
    drawn[0]["markLine"]["data"] = [
        {
            "xAxis": _ms(pin.day),
            "label": {
                "formatter": pin.words,
                "position": "insideEndTop" if not pin.soft else "insideStartTop",
                "color": INK if not pin.soft else MUTED,
                "fontSize": 10.5,
                "rotate": 90,
                "align": "right" if not pin.soft else "left",
            },
            "lineStyle": {"color": MUTED, "type": "dotted" if pin.soft else "solid", "width": 1, "opacity": 0.7},
        }
        for pin in found
    ]


_MONTH = "(t => {{const d = new Date(t); return {months}[d.getUTCMonth()] + ' ' + d.getUTCFullYear();}})"


def _months(words: WebWords) -> str:
    return json.dumps([words.say(f"month.short.{m}") for m in range(1, 13)], ensure_ascii=True)


def _mark_line() -> dict[str, Any]:
    style = {"color": MUTED, "type": "dashed", "width": 1}
    return {"silent": True, "symbol": "none", "animation": False, "lineStyle": style, "data": []}


def _ms(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000
