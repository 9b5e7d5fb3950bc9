"""A chart's numbers as a table, for screen readers and whoever wants the figures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html import escape
from typing import Any

from milo.channels.web.progress_charts import DASHES, Shown
from milo.channels.web.words import WebWords
from milo.report.blocks import Bars, LineChart, Stack

ROWS = 60  # of a table, the newest: a screen reader walks through all of them (our choice)


def table_html(shown: Shown, words: WebWords) -> str:
    """A chart's numbers, newest first, behind "show as a table"."""
    head, rows = _rows(shown, words)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td class=number>{escape(c)}</td>" for c in row[1:])}</tr>'
        for row in rows[:ROWS]
    )
    header = "".join(f'<th scope="col"{" class=number" if n else ""}>{escape(c)}</th>' for n, c in enumerate(head))
    more = f'<p class="quiet">{escape(words.say("web.progress.newest", count=ROWS))}</p>' if len(rows) > ROWS else ""
    unit = f" ({shown.block.unit})" if shown.block.unit else ""
    return (
        f'<details class="as-table"><summary>{escape(words.say("web.progress.as_table"))}'
        f'<span class="sr">: {escape(shown.block.title)}</span></summary><div class="scroll" tabindex="0" role="region" '
        f'aria-label="{escape(shown.block.title + unit)}"><table><caption class="sr">{escape(shown.block.title + unit)}</caption>'
        f"<thead><tr>{header}</tr></thead><tbody>{body}</tbody></table></div>{more}</details>"
    )


def _rows(shown: Shown, words: WebWords) -> tuple[list[str], list[list[str]]]:
    chart = shown.block

    def told(value: float | None) -> str:
        return "–" if value is None else words.number(value, chart.decimals)

    if isinstance(chart, LineChart):
        series = [s for s in shown.options["series"] if not s["name"].startswith("\u2063")]
        names = list(dict.fromkeys(s["name"] for s in series))
        by_day: dict[float, dict[str, float]] = {}
        lived = {at for s in series if s["lineStyle"]["type"] != DASHES for at, value in s["data"] if value is not None}
        meant = {at for s in series if s["lineStyle"]["type"] == DASHES for at, _ in s["data"]} - lived
        ahead = words.say("web.progress.planned")
        for s in series:
            for at, value in s["data"]:
                if value is not None:
                    by_day.setdefault(at, {})[s["name"]] = value
        days = sorted(by_day, reverse=True)
        if len(days) > ROWS:  # one row a week: the last day of it that tells anything
            last: dict[tuple[int, int], float] = {}
            for at in sorted(by_day):
                year, week, _ = _day(at).isocalendar()
                last[year, week] = at
            days = sorted(last.values(), reverse=True)
        return [words.say("web.field.day"), *names], [
            [_dated(_day(at), words) + (f" ({ahead})" if at in meant else ""), *(told(by_day[at].get(name)) for name in names)]
            for at in days
        ]
    if isinstance(chart, Bars):
        series = shown.options["series"]
        bars = [s for s in series if s["type"] == "bar"]
        rows = [
            [label, *(told(_value(s["data"][n])) for s in bars)]
            for n, label in enumerate(chart.labels)
            if any(_value(s["data"][n]) is not None for s in bars)
        ]
        return [words.say("web.progress.week"), *(s["name"] for s in bars)], rows[::-1]
    if isinstance(chart, Stack):
        rows = [[label, *(told(part[n]) for part in chart.parts.values())] for n, label in enumerate(chart.labels)]
        return [words.say("web.progress.week"), *chart.parts], rows[::-1]
    return [chart.title, chart.unit], [[name, told(value)] for name, value in chart.amounts]


def _value(point: Any) -> float | None:
    found: float | None = point["value"] if isinstance(point, dict) else point
    return found


def _dated(day: date, words: WebWords) -> str:
    return f"{words.day(day)} {day.year}"


def _day(ms: float) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).date()
