"""The report's chart blocks as ECharts options: the same titles, units and words, with a pointer that answers.

Drawn as SVG, so that the colours can be the style sheet's variables: light and dark change without a word to the server.
Options are plain dictionaries; a key that begins with a colon holds JavaScript, as NiceGUI has it. Text of an athlete's
never becomes part of that JavaScript.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from milo.report.blocks import Bars, Chart, LineChart, Ranking, Stack
from milo.report.speech import Words

INK, MUTED, HAIR, CARD, ACCENT, BAR = (f"var(--{name})" for name in ("ink", "muted", "hair", "card", "accent", "bar"))
LINE_COLOURS = tuple(f"var(--series-{n})" for n in (1, 2, 3, 4))
ZONE_COLOURS = tuple(f"var(--zone-{n})" for n in (1, 2, 3, 4, 5))
STAGE_COLOURS = tuple(f"var(--stage-{n})" for n in (1, 2, 3, 4))
DAY_MS = 86_400_000
LEGEND_ROOM, BARE = 40, 14  # px above the drawing, with and without a legend
LEGEND_LINE, PHONE = 24, 330  # px of a further line of a legend, and the width of a chart on a phone
LEVEL = "path://M0 5h8v2H0zM12 5h8v2h-8z"  # two dashes
LEAST_DAYS = 28  # a line of three days over a month's width says how short it is; our choice
FEW_DAYS = 8  # so few points are drawn large enough to be found; our choice
MARKS = 5  # dates under a chart: what a phone has room for
BAND_FLOOR, BAND = "\u2063floor", "\u2063band"  # series nobody reads: they only lift and fill the band

_ESCAPE = "(s => String(s).replace(/[&<>\"']/g, c => '&#' + c.charCodeAt(0) + ';'))"


def chart_options(chart: Chart, words: Words) -> dict[str, Any]:
    """Options of any chart block."""
    if isinstance(chart, LineChart):
        return _lines(chart, words)
    if isinstance(chart, Bars):
        return _bars(chart, words)
    if isinstance(chart, Ranking):
        return _ranking(chart, words)
    return _stack(chart, words)


def has_values(chart: Chart) -> bool:
    """Whether there is anything to draw."""
    if isinstance(chart, LineChart):
        return any(v is not None for line in chart.lines for v in line.values)
    if isinstance(chart, Bars):
        return any(v is not None for v in chart.values)
    if isinstance(chart, Ranking):
        return bool(chart.amounts)
    return any(v for amounts in chart.parts.values() for v in amounts)


def one_reading(chart: Chart) -> tuple[date, float] | None:
    """The only reading of a line chart; None where there are more, or none: one dot on an axis of weeks says little."""
    if not isinstance(chart, LineChart):
        return None
    days = [(day, value) for line in chart.lines for day, value in zip(line.days, line.values, strict=True) if value is not None]
    return days[0] if len({day for day, _ in days}) == 1 else None


def _lines(chart: LineChart, words: Words) -> dict[str, Any]:
    series: list[dict[str, Any]] = []
    for number, line in enumerate(chart.lines):
        colour = LINE_COLOURS[number % len(LINE_COLOURS)]
        if line.low is not None and line.high is not None:
            series += _band(number, line.days, line.low, line.high, colour)
        dots = line.dots or line.joined
        drawn: dict[str, Any] = {
            "type": "line",
            "name": line.label,
            "data": _points(line.days, line.values),
            "showSymbol": dots or _has_lone_days(line.values),
            "symbol": "circle",
            "symbolSize": 6 if dots or sum(v is not None for v in line.values) < FEW_DAYS else 3,
            "connectNulls": line.joined,
            "smooth": False,
            "lineStyle": {"width": 0 if line.dots else 2.2, "color": colour, "type": "dashed" if number > 1 else "solid"},
            "itemStyle": {"color": colour},
            "emphasis": {"disabled": True},
            "z": 3,
        }
        if chart.zero and number == len(chart.lines) - 1 and number:
            drawn["areaStyle"] = {"color": colour, "opacity": 0.1}
        series.append(drawn)
    months = json.dumps([words.say(f"month.short.{m}") for m in range(1, 13)], ensure_ascii=True)
    day = f"(t => {{const d = new Date(t); return d.getUTCDate() + ' ' + {months}[d.getUTCMonth()];}})"
    options = _base(chart.title, words, chart.decimals, chart.unit, legend=[line.label for line in chart.lines], head=day)
    shown = _shown_days(chart)
    options["xAxis"] = {
        **_AXIS,
        "type": "time",
        "min": _ms(min(shown)) if shown else None,
        "minInterval": DAY_MS,
        "splitLine": {"show": False},
        "axisLabel": {
            "color": MUTED,
            "fontSize": 11.5,
            "hideOverlap": True,
            "alignMinLabel": "left",
            "alignMaxLabel": "right",
            "customValues": _marks(shown),
            ":formatter": day,
        },
    }
    options["yAxis"] = {**_value_axis(words), "scale": not chart.zero}
    options["series"] = series
    options["useUTC"] = True
    return options


def _band(number: int, days: list[date], low: list[float | None], high: list[float | None], colour: str) -> list[dict[str, Any]]:
    """An invisible line at the lower end and a filled one that stands on it."""
    height = [None if a is None or b is None else b - a for a, b in zip(low, high, strict=True)]
    still = {
        "type": "line",
        "stack": f"band {number}",
        "stackStrategy": "all",
        "symbol": "none",
        "silent": True,
        "lineStyle": {"width": 0},
        "emphasis": {"disabled": True},
        "z": 1,
    }
    return [
        {**still, "name": BAND_FLOOR, "data": _points(days, low)},
        {**still, "name": BAND, "data": _points(days, height), "areaStyle": {"color": colour, "opacity": 0.14}},
    ]


def _bars(chart: Bars, words: Words) -> dict[str, Any]:
    last = len(chart.values) - 1
    data = [
        None if v is None else {"value": v, "itemStyle": {"color": ACCENT if i == last else BAR}}
        for i, v in enumerate(chart.values)
    ]
    drawn: dict[str, Any] = {
        "type": "bar",
        "name": chart.title,
        "data": data,
        "barMaxWidth": 34,
        "itemStyle": {"borderRadius": [4, 4, 0, 0]},
        "emphasis": {"disabled": True},
    }
    options = _base(chart.title, words, chart.decimals, chart.unit)
    options["xAxis"] = {**_AXIS, "type": "category", "data": chart.labels}
    options["yAxis"] = _value_axis(words)
    options["series"] = [drawn]
    if chart.mark is not None:
        options["legend"] = {**options["legend"], "show": True, "data": [chart.mark_label], "icon": LEVEL, "itemWidth": 22}
        options["grid"] = {**options["grid"], "top": LEGEND_ROOM}
        options["series"].append(
            {
                "type": "line",
                "name": chart.mark_label,
                "data": [chart.mark] * len(chart.labels),
                "symbol": "none",
                "silent": True,
                "lineStyle": {"color": INK, "type": "dashed", "width": 1.2},
                "itemStyle": {"color": INK},
                "emphasis": {"disabled": True},
            }
        )
    return options


def _stack(chart: Stack, words: Words) -> dict[str, Any]:
    """Stacked columns; minutes in zones are one column, told as lying bars, each in its zone's colour."""
    colours = ZONE_COLOURS if chart.scale == "zones" else STAGE_COLOURS
    if len(chart.labels) == 1:
        amounts = [(name, values[0] or 0.0) for name, values in chart.parts.items()]
        return _lying(chart.title, chart.unit, chart.decimals, amounts, list(colours), words)
    options = _base(chart.title, words, chart.decimals, chart.unit, legend=list(chart.parts))
    options["xAxis"] = {**_AXIS, "type": "category", "data": chart.labels}
    options["yAxis"] = _value_axis(words)
    options["series"] = [
        {
            "type": "bar",
            "name": name,
            "stack": "all",
            "data": values,
            "barMaxWidth": 34,
            "itemStyle": {"color": colour, "borderColor": CARD, "borderWidth": 1},
            "emphasis": {"disabled": True},
        }
        for (name, values), colour in zip(chart.parts.items(), colours, strict=False)
    ]
    return options


def _ranking(chart: Ranking, words: Words) -> dict[str, Any]:
    return _lying(chart.title, chart.unit, chart.decimals, chart.amounts, [LINE_COLOURS[0]], words)


def _lying(
    title: str, unit: str, decimals: int, amounts: list[tuple[str, float]], colours: list[str], words: Words
) -> dict[str, Any]:
    options = _base(title, words, decimals, unit)
    options["grid"] = {"left": 4, "right": 48, "top": 4, "bottom": 4, "containLabel": True}
    options["xAxis"] = {"type": "value", "show": False}
    options["yAxis"] = {
        **_AXIS,
        "type": "category",
        "inverse": True,
        "data": [name for name, _ in amounts],
        "axisLine": {"show": False},
    }
    options["series"] = [
        {
            "type": "bar",
            "name": title,
            "data": [{"value": v, "itemStyle": {"color": colours[i % len(colours)]}} for i, (_, v) in enumerate(amounts)],
            "barMaxWidth": 16,
            "itemStyle": {"borderRadius": [0, 4, 4, 0]},
            "label": {
                "show": True,
                "position": "right",
                "color": INK,
                "fontSize": 11.5,
                ":formatter": f"p => {_number(words, decimals)}(p.value)",
            },
            "emphasis": {"disabled": True},
        }
    ]
    return options


_AXIS: dict[str, Any] = {
    "axisLine": {"lineStyle": {"color": HAIR}},
    "axisTick": {"show": False},
    "axisLabel": {"color": MUTED, "fontSize": 11.5, "hideOverlap": True},
}


def _value_axis(words: Words) -> dict[str, Any]:
    label = {"color": MUTED, "fontSize": 11.5, ":formatter": f"v => {_number(words, 1)}(v)"}
    return {"type": "value", "splitNumber": 4, "splitLine": {"lineStyle": {"color": HAIR}}, "axisLabel": label}


def _base(
    title: str, words: Words, decimals: int, unit: str, legend: list[str] | None = None, head: str = "(name => name)"
) -> dict[str, Any]:
    """What all charts share: type, a legend above where there is a choice of lines, a pointer that answers in words."""
    many = legend is not None and len(legend) > 1
    said, number = _ESCAPE, _number(words, decimals)
    tooltip = (
        "ps => {const all = Array.isArray(ps) ? ps : [ps];"
        f"const esc = {said}, num = {number}, head = {head};"
        "const raw = p => Array.isArray(p.value) ? p.value[1] : p.value;"
        "const rows = all.filter(p => !p.seriesName.startsWith('\\u2063') && raw(p) != null).map(p =>"
        f"'<div>' + p.marker + esc(p.seriesName) + ' <b>' + num(raw(p)) + '</b> ' + esc({json.dumps(unit)}) + '</div>');"
        "const floor = all.find(p => p.seriesName === '\\u2063floor'), band = all.find(p => p.seriesName === '\\u2063band');"
        "if (floor && band && raw(floor) != null && raw(band) != null)"
        f"rows.push('<div>' + esc({json.dumps(words.say('web.chart.range'))}) + ' <b>'"
        " + num(raw(floor)) + '\\u2013' + num(raw(floor) + raw(band)) + '</b></div>');"
        "return rows.length ? '<b>' + esc(head(all[0].axisValue ?? all[0].name)) + '</b>' + rows.join('') : '';}"
    )
    return {
        "animation": False,  # the figures are there at once, also on paper and in a picture
        "textStyle": {"fontFamily": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif", "color": MUTED},
        "aria": {"enabled": False},  # the caption and the tables say it better than a list of points
        "grid": {
            "left": 4,
            "right": 12,
            "top": _legend_room(legend) if many and legend else BARE,
            "bottom": 4,
            "containLabel": True,
        },
        "legend": {
            "show": many,
            "top": 0,
            "left": 0,
            "itemWidth": 12,
            "itemHeight": 12,
            "itemGap": 12,
            "padding": 0,
            "icon": "roundRect",
            "textStyle": {"color": MUTED, "fontSize": 12},
            "data": legend or [],
        },
        "tooltip": {
            "trigger": "axis",
            "confine": True,
            "backgroundColor": CARD,
            "borderColor": HAIR,
            "padding": [8, 12],
            "textStyle": {"color": INK, "fontSize": 12.5},
            "axisPointer": {"type": "line", "lineStyle": {"color": MUTED, "type": "dotted"}},
            ":formatter": tooltip,
        },
    }


def _legend_room(labels: list[str]) -> int:
    """Pixels above the drawing that the lines of a legend need on a phone, where it wraps."""
    if len(labels) < 2:
        return BARE
    lines, used = 1, 0
    for label in labels:
        wide = 30 + 7 * len(label)
        if used and used + wide > PHONE:
            lines, used = lines + 1, 0
        used += wide
    return LEGEND_ROOM + LEGEND_LINE * (lines - 1)


def _number(words: Words, decimals: int) -> str:
    """JavaScript that writes a number in the reader's manner, with at most that many decimals."""
    return f"(v => Number(v).toLocaleString({json.dumps(words.language)}, {{maximumFractionDigits: {decimals}}}))"


def _points(days: list[date], values: list[float | None]) -> list[list[float | None]]:
    return [[_ms(day), value] for day, value in zip(days, values, strict=True)]


def _shown_days(chart: LineChart) -> list[date]:
    """The days of the axis: from the first value on, yet at least four weeks where there are so many."""
    days = [d for line in chart.lines for d in line.days]
    known = [d for line in chart.lines for d, v in zip(line.days, line.values, strict=True) if v is not None]
    if not known:
        return days
    first = min(*known, max(days) - timedelta(days=LEAST_DAYS))
    return [d for d in days if d >= first]


def _marks(days: list[date]) -> list[float]:
    """Moments spread evenly from the first to the last day."""
    if not days:
        return []
    first, span = min(days), (max(days) - min(days)).days
    count = min(MARKS, span + 1)
    return [_ms(first + timedelta(days=round(span * i / max(1, count - 1)))) for i in range(count)]


def _has_lone_days(values: list[float | None]) -> bool:
    """Whether a day stands alone between two without a value: a line would not show it."""
    known = [v is not None for v in values]
    return any(
        now and not before and not after for before, now, after in zip([False, *known], known, [*known[1:], False], strict=False)
    )


def _ms(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000
