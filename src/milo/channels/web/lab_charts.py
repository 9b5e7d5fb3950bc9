"""A session's series as charts over its minutes, one a unit; two sessions lie over each other. They look as the week's do."""

from __future__ import annotations

import json
from typing import Any

from milo.channels.lab_desk import Line
from milo.channels.web.words import WebWords

INK, MUTED, HAIR, CARD = (f"var(--{name})" for name in ("ink", "muted", "hair", "card"))
COLOURS = ("var(--series-1)", "var(--series-2)")
MOST_NAMED = 4  # upright lines whose names have room on a phone; more stand without. Our choice
AT_THE_AXIS = 0.04  # share of the axis at its beginning where a name would lie over its numbers; the first phase begins there
CLOCK = "(s => Math.floor(s / 60) + ':' + String(Math.round(s % 60)).padStart(2, '0'))"
_ESCAPE = "(s => String(s).replace(/[&<>\"']/g, c => '&#' + c.charCodeAt(0) + ';'))"


def course(
    words: WebWords, lines: list[tuple[str, Line]], unit: str, moments: list[tuple[float, str]] | None = None
) -> dict[str, Any]:
    """ECharts options of series over time.

    lines: a label and its series each; at_s in seconds.  unit: as people read it.
    moments: (at_s, text) drawn as upright lines: phases, thresholds. Their text may be an athlete's, so it is
    shown as text only, never as code.
    """
    many = len(lines) > 1
    number = f"(v => Number(v).toLocaleString({json.dumps(words.language)}, {{maximumFractionDigits: 1}}))"
    tooltip = (
        f"ps => {{const esc = {_ESCAPE}, num = {number}, clock = {CLOCK};"
        "const rows = ps.filter(p => p.value[1] != null).map(p => '<div>' + p.marker + esc(p.seriesName) + ' <b>' + num(p.value[1])"
        f" + '</b> ' + esc({json.dumps(unit)}) + '</div>');"
        "return rows.length ? '<b>' + clock(ps[0].value[0]) + '</b>' + rows.join('') : '';}"
    )
    series: list[dict[str, Any]] = []
    for i, (label, line) in enumerate(lines):
        colour = COLOURS[i % len(COLOURS)]
        series.append(
            {
                "type": "line",
                "name": label,
                "data": [list(point) for point in zip(line["at_s"], line["values"], strict=True)],
                "showSymbol": False,
                "connectNulls": False,
                "sampling": "lttb",
                "lineStyle": {"width": 1.8, "color": colour, "type": "dashed" if i else "solid"},
                "itemStyle": {"color": colour},
                "emphasis": {"disabled": True},
            }
        )
    last = max((at for _, line in lines for at in line["at_s"]), default=0)
    later = [(at_s, text) for at_s, text in moments or [] if at_s > AT_THE_AXIS * last]
    named = len(later) <= MOST_NAMED
    if later and series:
        series[0]["markLine"] = {
            "symbol": "none",
            "silent": True,
            "lineStyle": {"color": MUTED, "type": "dotted", "width": 1},
            "label": {"show": named, "color": MUTED, "fontSize": 10.5, "position": "end", "rotate": 0, "formatter": "{b}"},
            "data": [{"xAxis": at_s, "name": text} for at_s, text in later],
        }
    return {
        "animation": False,
        "textStyle": {"fontFamily": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif", "color": MUTED},
        "aria": {"enabled": False},  # the caption and the figures say it better than a list of points
        "grid": {"left": 4, "right": 14, "top": 40 if many else 24 if later and named else 14, "bottom": 4, "containLabel": True},
        "legend": {"show": many, "top": 0, "left": 0, "icon": "roundRect", "itemWidth": 12, "itemHeight": 12,
                   "textStyle": {"color": MUTED, "fontSize": 12}},
        "tooltip": {"trigger": "axis", "confine": True, "backgroundColor": CARD, "borderColor": HAIR, "padding": [8, 12],
                    "textStyle": {"color": INK, "fontSize": 12.5}, ":formatter": tooltip,
                    "axisPointer": {"type": "line", "lineStyle": {"color": MUTED, "type": "dotted"}}},
        "xAxis": {"type": "value", "min": 0, "max": last, "minInterval": 1, "interval": _minutes(last),
                  "splitLine": {"show": False},
                  "axisLine": {"lineStyle": {"color": HAIR}}, "axisTick": {"show": False},
                  "axisLabel": {"color": MUTED, "fontSize": 11.5, "hideOverlap": True, "showMaxLabel": False,
                                ":formatter": f"s => {CLOCK}(s)"}},
        "yAxis": {"type": "value", "scale": True, "splitNumber": 4, "splitLine": {"lineStyle": {"color": HAIR}},
                  "axisLabel": {"color": MUTED, "fontSize": 11.5, ":formatter": f"v => {number}(v)"}},
        "series": series,
    }  # fmt: skip


def _minutes(seconds: float) -> int:
    """A step of the time axis that gives about five numbers: whole seconds, then whole minutes."""
    return next((s for s in (10, 30, 60, 120, 300, 600, 1200, 1800) if seconds / s <= 6), 3600)
