"""Food, as far as it was logged."""

from __future__ import annotations

from typing import ClassVar

from milo.insight.views import Week
from milo.report.blocks import Block
from milo.report.speech import Words
from milo.report.tiles import missing, tiles

FIGURES = ("energy_kcal_per_day", "protein_g_per_day", "protein_g_per_kg", "days_logged")


class Section:
    """Energy and protein a logged day."""

    name: ClassVar[str] = "food"
    order: ClassVar[int] = 80

    def title(self, words: Words) -> str:
        return words.say("section.food")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        return missing(week.food.figures, FIGURES, words) or tiles(week.food.figures, FIGURES, words)
