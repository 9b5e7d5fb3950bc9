"""Lines over days, with bands, gaps and a value at each end; and the sparkline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from milo.report import pen
from milo.report.blocks import Line, LineChart
from milo.report.scale import Frame, bounds, day_ticks, ticks
from milo.report.speech import Words

NARROW, WIDE = 420.0, 940.0  # user units: a column of the page or a phone, and the page's whole width
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")  # Okabe and Ito, 2008: told apart with any colour vision
DASHES = ("", "", "6 4", "2 4")  # lines differ in more than colour
END_GAP = 14.0  # between two values written at line ends


def svg_lines(chart: LineChart, words: Words, width: float = NARROW) -> str:
    """Lines over days: a missing day is a gap, a lone day a dot, the last value is written at its end.

    width: in user units, NARROW or WIDE.  Each day answers the pointer with its values.
    """
    lines = [line for line in chart.lines if any(v is not None for v in line.values)]
    reach = bounds((v for line in lines for vs in (line.values, line.low or [], line.high or []) for v in vs), chart.zero)
    if reach is None:
        return pen.nothing(chart.title, words, width)
    wide = width > NARROW
    marks = ticks(*reach, wanted=4)
    legend = pen.legend_rows([line.label for line in lines], width) if len(lines) > 1 else []
    frame = pen.framed(marks, chart.decimals, words, width, 250.0 if wide else 220.0, len(legend), right=46.0)
    first, last = _span(lines)

    def x(day: date) -> float:
        return frame.x((day - first).days / (last - first).days) if last > first else frame.x(0.5)

    parts = pen.grid(frame, marks, chart.decimals, words)
    for day in day_ticks(first, last, 8 if wide else 4):
        parts.append(pen.rule(x(day), frame.floor, x(day), frame.floor + 4))
        parts.append(pen.text(x(day), frame.height - 8, words.day(day), "middle"))
    if chart.zero and marks[0] < 0:
        parts.append(pen.rule(frame.left, frame.y(0), frame.width - frame.right, frame.y(0), f"stroke:{pen.MUTED}"))
    for number, line in enumerate(lines):
        parts += _drawn(line, number, frame, x, fill=chart.zero and number == 0)
    parts += _ends(lines, frame, x, chart.decimals, words)
    parts += pen.legend(legend, [pen.colour("series", SERIES, i) for i in range(len(lines))])
    parts += _answers(lines, frame, x, chart, words, max(3.0, frame.inner / max(1, (last - first).days)))
    return pen.sheet(chart.title, _told(lines, chart, words), frame.width, frame.height, parts)


def svg_spark(line: Line, width: float = 120.0, height: float = 30.0) -> str:
    """A line without axes, its last value as a dot; for a tile that says the value itself, hence hidden from readers."""
    reach = bounds(line.values, zero=False)
    if reach is None:
        return ""
    frame = Frame(width, height, *reach, left=3.0, right=5.0, top=4.0, bottom=4.0)
    first, span = line.days[0], max(1, (line.days[-1] - line.days[0]).days)
    parts: list[str] = []
    end = (0.0, 0.0)
    for run in runs(line.days, line.values, line.values, line.joined):
        points = [(frame.x((day - first).days / span), frame.y(value)) for day, value, _ in run]
        parts.append(pen.path(points, f"fill:none;stroke:{pen.MUTED};stroke-width:1.5"))
        end = points[-1]
    parts.append(pen.dot(*end, 2.8, f"fill:{pen.ACCENT}"))
    return f'<svg class="spark" viewBox="0 0 {pen.place(width)} {pen.place(height)}" aria-hidden="true">{"".join(parts)}</svg>'


def runs(
    days: list[date], lows: list[float | None], highs: list[float | None], joined: bool = False
) -> list[list[tuple[date, float, float]]]:
    """Stretches of days that follow one another and have a value; joined: one stretch of all that have one."""
    found: list[list[tuple[date, float, float]]] = []
    before: date | None = None
    for day, low, high in zip(days, lows, highs, strict=True):
        if low is None or high is None:
            before = before if joined else None
            continue
        if before is None or (not joined and (day - before).days > 1):
            found.append([])
        found[-1].append((day, low, high))
        before = day
    return found


def _span(lines: list[Line]) -> tuple[date, date]:
    """First and last day that has a value or a band: empty months at the edge are not drawn."""
    known = [d for line in lines for d, v in zip(line.days, line.values, strict=True) if v is not None]
    return min(known), max(known)


def _drawn(line: Line, number: int, frame: Frame, x: Callable[[date], float], fill: bool) -> list[str]:
    colour = pen.colour("series", SERIES, number)
    parts: list[str] = []
    known = [d for d, v in zip(line.days, line.values, strict=True) if v is not None]
    if line.low is not None and line.high is not None:
        for run in runs(line.days, line.low, line.high):
            run = [place for place in run if known[0] <= place[0] <= known[-1]]
            edge = [(x(d), frame.y(high)) for d, _, high in run] + [(x(d), frame.y(low)) for d, low, _ in reversed(run)]
            if run:
                parts.append(pen.path(edge, f"fill:{colour};opacity:.13", closed=True))
    if line.dots:
        points = [(d, v) for d, v in zip(line.days, line.values, strict=True) if v is not None]
        return [*parts, *(pen.dot(x(d), frame.y(v), 2.2, f"fill:{colour};opacity:.6") for d, v in points)]
    dash = DASHES[number % len(DASHES)]
    for run in runs(line.days, line.values, line.values, line.joined):
        places = [(x(day), frame.y(value)) for day, value, _ in run]
        if fill and len(places) > 1:
            foot = frame.y(max(0.0, frame.low))
            parts.append(
                pen.path([(places[0][0], foot), *places, (places[-1][0], foot)], f"fill:{colour};opacity:.09", closed=True)
            )
        if len(places) > 1:
            parts.append(pen.path(places, f"fill:none;stroke:{colour};stroke-width:2.2", dash=dash))
        if len(places) == 1 or line.joined:
            parts += [pen.dot(*place, 2.6, f"fill:{colour}") for place in places]
    return parts


def _ends(lines: list[Line], frame: Frame, x: Callable[[date], float], decimals: int, words: Words) -> list[str]:
    """The last value of each line beside its end, pushed apart where they would touch."""
    ends = []
    for number, line in enumerate(lines):
        if not line.dots:
            day, value = next((d, v) for d, v in zip(line.days[::-1], line.values[::-1], strict=True) if v is not None)
            ends.append((frame.y(value), x(day), value, number))
    parts, above = [], -END_GAP
    for y, at, value, number in sorted(ends):
        above = max(y + 4, above + END_GAP)
        parts.append(pen.dot(at, y, 3.4, f"fill:{pen.colour('series', SERIES, number)};stroke:{pen.CARD};stroke-width:1.5"))
        parts.append(pen.text(frame.width - frame.right + 9, above, words.number(value, decimals), strong=True))
    return parts


def _answers(lines: list[Line], frame: Frame, x: Callable[[date], float], chart: LineChart, words: Words, each: float) -> list[str]:
    """Columns nobody sees, one per day, that tell the day's values to a pointer."""
    told: dict[date, list[str]] = {}
    for line in lines:
        for day, value in zip(line.days, line.values, strict=True):
            if value is not None:
                told.setdefault(day, []).append(f"{line.label} {words.number(value, chart.decimals)} {chart.unit}".strip())
    style = "fill:transparent"
    return [
        pen.box(x(day) - each / 2, frame.top, each, frame.floor - frame.top, style, told=f"{words.day(day)}: {'; '.join(said)}")
        for day, said in sorted(told.items())
    ]


def _told(lines: list[Line], chart: LineChart, words: Words) -> str:
    said = []
    for line in lines:
        known = [v for v in line.values if v is not None]
        low, high, last = (words.number(v, chart.decimals) for v in (min(known), max(known), known[-1]))
        said.append(words.say("chart.described_line", name=line.label, low=low, high=high, last=last, unit=chart.unit))
    return " ".join(said)
