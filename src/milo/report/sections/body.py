"""The body: weight and its trend, waist, body fat, blood pressure."""

from __future__ import annotations

from typing import ClassVar

from milo.insight.views import Week
from milo.report.blocks import Block, LineChart
from milo.report.speech import Words
from milo.report.tiles import find, line, missing, quiet, tiles

FIGURES = ("weight_kg", "weight_change_kg_per_week", "body_fat_pct", "waist_cm", "systolic_mmhg", "diastolic_mmhg")


class Section:
    """The trend speaks, not the single morning."""

    name: ClassVar[str] = "body"
    order: ClassVar[int] = 70

    def title(self, words: Words) -> str:
        return words.say("section.body")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        view = week.body
        blocks = missing(view.figures, FIGURES, words) or tiles(view.figures, FIGURES, words)
        trend, single = find(view.series, "weight_trend_kg"), find(view.series, "weight_kg")
        lines = [line(s, words, "kg", dots=s is single) for s in (trend, single) if s]
        if lines:
            blocks.append(LineChart(title=words.say("chart.weight"), unit=words.unit("kg"), lines=lines, decimals=1))
        if trend:
            blocks.append(quiet(words.say("body.note")))
        return blocks
