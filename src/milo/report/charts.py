"""Milo's own charts as SVG text: no script, no font, no reference to anything outside. Bars, stacks, parts and rankings here."""

from __future__ import annotations

import math

from milo.report import pen
from milo.report.blocks import Bars, Chart, LineChart, Ranking, Stack
from milo.report.line_chart import NARROW, SERIES, svg_lines
from milo.report.scale import bounds, every, ticks
from milo.report.speech import Words

HEIGHT = 220.0
ZONES = ("#E9D8C3", "#E2B48A", "#D68C55", "#B4532A", "#7A2E14")  # one hue, light to dark: an order, with any colour vision
STAGES = ("#1F4E8C", "#4C86C6", "#A9CBEA", "#E3D6C4")  # deep to light, and awake


def svg_chart(chart: Chart, words: Words, width: float = NARROW) -> str:
    """Any chart block as one <svg> element, `width` user units wide (NARROW or WIDE)."""
    if isinstance(chart, LineChart):
        return svg_lines(chart, words, width)
    if isinstance(chart, Bars):
        return svg_bars(chart, words, width)
    if isinstance(chart, Ranking):
        return svg_ranking(chart, words, width)
    return svg_parts(chart, words, width) if len(chart.labels) == 1 else svg_stack(chart, words, width)


def svg_bars(chart: Bars, words: Words, width: float = NARROW) -> str:
    """One bar per label, the last one in the accent; a missing bar stays empty; the mark is a dashed level."""
    reach = bounds([*chart.values, chart.mark], zero=True)
    known = [v for v in chart.values if v is not None]
    if reach is None or not known:
        return pen.nothing(chart.title, words, width)
    marks = ticks(*reach, wanted=4)
    rows = pen.legend_rows([chart.mark_label], width) if chart.mark is not None else []
    frame = pen.framed(marks, chart.decimals, words, width, HEIGHT, len(rows))
    step = frame.inner / len(chart.values)
    bar = min(step * 0.68, 34.0)
    parts = pen.grid(frame, marks, chart.decimals, words)
    final, tops = len(chart.values) - 1, [frame.floor if v is None else frame.y(max(v, 0.0)) for v in chart.values]
    for i, value in enumerate(chart.values):
        if value is None:
            continue
        middle, number = frame.left + step * (i + 0.5), words.number(value, chart.decimals)
        top, base = frame.y(max(value, 0.0)), frame.y(min(value, 0.0))
        fill = f"fill:{pen.ACCENT if i == final else pen.QUIET_BAR}"
        told = f"{chart.labels[i]}: {number} {chart.unit}".strip()
        parts.append(pen.box(middle - bar / 2, top, bar, base - top, fill, rx=min(3.0, bar / 4), told=told))
        if i == final:
            under = tops[-max(1, math.ceil(len(number) * pen.CHAR / step)) :]  # the bars the number would lie on
            parts.append(pen.text(frame.width - frame.right, min(under) - 5, number, "end", strong=True))
    for i in every(len(chart.labels), frame.inner, max(map(len, chart.labels)) * pen.CHAR + 8):
        parts.append(pen.text(frame.left + step * (i + 0.5), frame.height - 8, chart.labels[i], "middle"))
    if chart.mark is not None:
        level = frame.y(chart.mark)
        parts.append(pen.rule(frame.left, level, frame.width - frame.right, level, f"stroke:{pen.INK};stroke-width:1.2", "4 4"))
        parts += pen.legend(rows, [pen.INK], left=frame.left, dash="4 3")
    low, high = (words.number(v, chart.decimals) for v in (min(known), max(known)))
    told = words.say("chart.described_bars", count=len(known), low=low, high=high, unit=chart.unit)
    return pen.sheet(chart.title, told, frame.width, frame.height, parts)


def svg_stack(chart: Stack, words: Words, width: float = NARROW) -> str:
    """Columns stacked from parts, the first part at the foot; a column without any amount stays empty."""
    totals = [sum(amounts[i] or 0.0 for amounts in chart.parts.values()) for i in range(len(chart.labels))]
    if not any(totals):
        return pen.nothing(chart.title, words, width)
    marks = ticks(0.0, max(totals), wanted=4)
    rows = pen.legend_rows(list(chart.parts), width)
    frame = pen.framed(marks, 0, words, width, HEIGHT, len(rows))
    step = frame.inner / len(chart.labels)
    bar = min(step * 0.62, 38.0)
    colours = _ramp(chart)
    parts = pen.grid(frame, marks, 0, words)
    for i, label in enumerate(chart.labels):
        middle, height = frame.left + step * (i + 0.5), 0.0
        for (name, amounts), colour in zip(chart.parts.items(), colours, strict=True):
            amount = amounts[i] or 0.0
            if amount > 0:
                top, base = frame.y(height + amount), frame.y(height)
                told = f"{label}, {name}: {words.number(amount, chart.decimals)} {chart.unit}"
                style = f"fill:{colour};stroke:{pen.CARD};stroke-width:1"
                parts.append(pen.box(middle - bar / 2, top, bar, base - top, style, told=told))
            height += amount
        parts.append(pen.text(middle, frame.height - 8, label, "middle"))
    parts += pen.legend(rows, colours)
    told = words.say("chart.described_stack", count=len(chart.labels), parts=list(chart.parts))
    return pen.sheet(chart.title, told, frame.width, frame.height, parts)


def svg_parts(chart: Stack, words: Words, width: float = NARROW) -> str:
    """One bar of parts, and under it each part with its amount and share."""
    amounts = {name: values[0] or 0.0 for name, values in chart.parts.items()}
    total = sum(amounts.values())
    if total <= 0:
        return pen.nothing(chart.title, words, width)
    colours, row, x = _ramp(chart), 30.0, 0.0
    parts: list[str] = []
    for (name, amount), colour in zip(amounts.items(), colours, strict=True):
        share = width * amount / total
        if share > 0:
            parts.append(pen.box(x, 4, share, 30, f"fill:{colour};stroke:{pen.CARD};stroke-width:1.5", told=name))
        x += share
    for i, ((name, amount), colour) in enumerate(zip(amounts.items(), colours, strict=True)):
        y = 62.0 + row * i
        if i:
            parts.append(pen.rule(0, y - 19.5, width, y - 19.5))
        parts.append(pen.box(0, y - 10, 12, 12, f"fill:{colour}", rx=3))
        parts.append(pen.text(22, y, name))
        parts.append(pen.text(width * 0.72, y, f"{words.number(amount, chart.decimals)} {chart.unit}", "end", strong=True))
        parts.append(pen.text(width - 2, y, f"{words.number(100 * amount / total)} %", "end"))
    told = "; ".join(f"{name} {words.number(amount, chart.decimals)} {chart.unit}" for name, amount in amounts.items())
    return pen.sheet(chart.title, told, width, 52.0 + row * len(amounts), parts)


def svg_ranking(chart: Ranking, words: Words, width: float = NARROW) -> str:
    """Bars that lie, one under the other."""
    if not chart.amounts:
        return pen.nothing(chart.title, words, width)
    row, left = 24.0, min(width * 0.4, max(len(name) for name, _ in chart.amounts) * pen.CHAR + 14)
    most = max(amount for _, amount in chart.amounts) or 1.0
    fill = f"fill:{pen.colour('series', SERIES, 0)};opacity:.85"
    parts: list[str] = []
    for i, (name, amount) in enumerate(chart.amounts):
        y, length = 6.0 + row * i, max(2.0, (width - left - 46) * max(amount, 0.0) / most)
        number = words.number(amount, 0 if amount == int(amount) else chart.decimals)
        parts.append(pen.text(left - 8, y + 13, pen.short(name, int((left - 8) / pen.CHAR)), "end"))
        parts.append(pen.box(left, y + 2, length, 15, fill, rx=3))
        parts.append(pen.text(left + length + 6, y + 13, number, strong=True))
    told = "; ".join(f"{name} {words.number(amount, chart.decimals)}" for name, amount in chart.amounts)
    return pen.sheet(chart.title, f"{told} ({chart.unit})", width, 12.0 + row * len(chart.amounts), parts)


def _ramp(chart: Stack) -> list[str]:
    name, colours = ("zone", ZONES) if chart.scale == "zones" else ("stage", STAGES)
    return [pen.colour(name, colours, i) for i in range(len(chart.parts))]
