"""/week: the week in words, with a chart as a photo."""

from __future__ import annotations

from milo.channels.telegram.picture import png_of
from milo.channels.telegram.said import Buttons, Said, rows
from milo.channels.telegram.talk import Talk
from milo.insight.views import Week
from milo.report.blocks import Bars, Chart, LineChart, Ranking, Stack
from milo.report.charts import svg_chart
from milo.report.chat import render_chat
from milo.report.section import find_sections

SHOWN_FIRST = ("load", "sleep", "activity", "strength", "recovery", "body")
"""Sections in the order in which the first chart that has a value is shown unasked; our choice."""


def week(talk: Talk) -> None:
    """The week's words and its first chart."""
    found = talk.rooms.flows.week(talk.athlete)
    talk.put(render_chat(found, talk.words.language, talk.words.units))
    names = with_charts(talk, found)
    if names:
        show(talk, names[0], found)
    else:
        talk.say("week.no_chart")


def with_charts(talk: Talk, found: Week) -> list[str]:
    """The sections that have a chart with a value in it."""
    there = [s.name for s in find_sections() if charts_of(talk, found, s.name)]
    return sorted(there, key=lambda name: SHOWN_FIRST.index(name) if name in SHOWN_FIRST else len(SHOWN_FIRST))


def charts_of(talk: Talk, found: Week, name: str) -> list[Chart]:
    """A section's charts that have a value in them."""
    section = next((s for s in find_sections() if s.name == name), None)
    blocks = section.blocks(found, talk.words) if section is not None else []
    return [b for b in blocks if isinstance(b, LineChart | Bars | Stack | Ranking) and has_values(b)]


def has_values(chart: Chart) -> bool:
    """Whether there is anything to draw."""
    if isinstance(chart, LineChart):
        return any(v is not None for line in chart.lines for v in line.values)
    if isinstance(chart, Bars):
        return any(v is not None for v in chart.values)
    if isinstance(chart, Stack):
        return any(v for amounts in chart.parts.values() for v in amounts)
    return bool(chart.amounts)


def show(talk: Talk, name: str, found: Week | None = None) -> None:
    """A section's first chart as a photo, with buttons for the others."""
    found = found or talk.rooms.flows.week(talk.athlete)
    charts = charts_of(talk, found, name)
    if not charts:
        talk.say("week.no_chart")
        return
    others = [n for n in with_charts(talk, found) if n != name]
    buttons: Buttons = rows([(talk.words.say(f"section.{n}"), f"c:{n}") for n in others], 3)
    chart = charts[0]
    caption = f"{chart.title} ({chart.unit}) · {talk.words.span(found.first, found.last)}"
    talk.said.append(Said(kind="photo", text=caption, photo=png_of(svg_chart(chart, talk.words)), buttons=buttons))
