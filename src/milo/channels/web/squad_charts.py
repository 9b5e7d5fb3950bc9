"""The two small charts of a squad's card: workouts a week, and the resting heart rate in its own range."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from milo.channels.web.squad_signs import Line
from milo.locales import text
from milo.report.speech import Words

WIDTH, HEIGHT, PULSE_DAYS = 120.0, 34.0, 28


def charts_html(words: Words, line: Line) -> str:
    """Both charts with what they say in words; a chart of nothing is left out."""
    return f'<div class="small-charts">{shown}</div>' if (shown := _sessions(words, line) + _pulse(words, line)) else ""


def _sessions(words: Words, line: Line) -> str:
    weeks = [] if line.weeks is None else line.weeks.sessions
    most = max((count for _, count in weeks), default=0)
    if not most:
        return ""
    step = WIDTH / len(weeks)
    bars = "".join(
        f'<rect x="{n * step + 1:.1f}" y="{HEIGHT - max(1.0, HEIGHT * count / most):.1f}" width="{step - 2:.1f}" '
        f'height="{max(1.0, HEIGHT * count / most):.1f}" rx="1.5" class="{"now" if n == len(weeks) - 1 else ""}"/>'
        for n, (_, count) in enumerate(weeks)
    )
    said = text("squad-chart-sessions", words.language, weeks=len(weeks), count=weeks[-1][1])
    return _figure(said, bars)


def _pulse(words: Words, line: Line) -> str:
    if line.weeks is None:
        return ""
    last = line.weeks.pulse.days[-1]
    told = [
        ((day - last).days + PULSE_DAYS - 1, value)
        for day, value in zip(line.weeks.pulse.days, line.weeks.pulse.values, strict=True)
        if value is not None and day > last - timedelta(days=PULSE_DAYS)
    ]
    if len(told) < 2:
        return ""
    resting = line.weeks.resting
    low, high = (None, None) if resting is None else resting[1:]
    ends = [v for _, v in told] + [v for v in (low, high) if v is not None]
    bottom, top = min(ends) - 1, max(ends) + 1

    def y(value: float) -> float:
        return HEIGHT * (top - value) / (top - bottom)

    band = ""
    if low is not None and high is not None:
        band = f'<rect x="0" y="{y(high):.1f}" width="{WIDTH:g}" height="{y(low) - y(high):.1f}" class="range"/>'
    points = " ".join(f"{WIDTH * day / (PULSE_DAYS - 1):.1f},{y(value):.1f}" for day, value in told)
    key = "squad-chart-pulse" if resting is not None else "squad-chart-pulse-newest"
    said = text(key, words.language, bpm=words.number(told[-1][1] if resting is None else resting[0]))
    return _figure(said, f'{band}<polyline points="{points}"/>')


def _figure(said: str, inside: str) -> str:
    return (
        f'<figure><svg viewBox="0 0 {WIDTH:g} {HEIGHT:g}" aria-hidden="true" preserveAspectRatio="none">{inside}</svg>'
        f"<figcaption>{escape(said)}</figcaption></figure>"
    )
