"""Everyday movement: steps, active energy, distance, floors."""

from __future__ import annotations

from typing import ClassVar

from milo.insight.views import Week
from milo.report.blocks import Bars, Block
from milo.report.speech import Words
from milo.report.tiles import find, missing, tiles

FIGURES = ("steps_per_day", "walk_run_distance_km", "active_energy_kcal_per_day", "flights")
DAYS_DRAWN = 28


class Section:
    """Steps a day and what goes with them."""

    name: ClassVar[str] = "activity"
    order: ClassVar[int] = 60

    def title(self, words: Words) -> str:
        return words.say("section.activity")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        view = week.activity
        blocks = missing(view.figures, FIGURES, words) or tiles(view.figures, FIGURES, words)
        steps = find(view.series, "steps")
        if steps:
            blocks.append(
                Bars(
                    title=words.say("chart.steps"),
                    unit=words.unit("steps"),
                    labels=[words.day(day) for day in steps.days[-DAYS_DRAWN:]],
                    values=steps.values[-DAYS_DRAWN:],
                )
            )
        return blocks
