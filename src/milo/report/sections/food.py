"""Food, as far as it was logged: means over the logged days, each day as it was, and the days without a log by name."""

from __future__ import annotations

from typing import ClassVar

from milo.insight.views import FoodDay, Week
from milo.locales import text
from milo.report.blocks import Bars, Block
from milo.report.speech import Words
from milo.report.tiles import missing, quiet, tiles

FIGURES = ("energy_kcal_per_day", "protein_g_per_day", "protein_g_per_kg", "days_logged")


class Section:
    """Energy and protein a logged day."""

    name: ClassVar[str] = "food"
    order: ClassVar[int] = 80

    def title(self, words: Words) -> str:
        return words.say("section.food")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        found = missing(week.food.figures, FIGURES, words) or tiles(week.food.figures, FIGURES, words)
        return [*found, *_days(week.food.days, words)]


def _days(days: list[FoodDay], words: Words) -> list[Block]:
    """Energy and protein of each day as bars, and which days have no log; nothing where none has one."""
    if not any(d.logged for d in days):
        return []
    labels = [words.day(d.day) for d in days]
    found: list[Block] = []
    for key, unit, values in (("energy", "kcal", [d.kcal for d in days]), ("protein", "g", [d.protein_g for d in days])):
        if any(v is not None for v in values):
            title = text(f"food-report-{key}", words.language)
            found.append(Bars(title=title, unit=words.unit(unit), labels=labels, values=list(values)))
    without = [f"{words.weekday(d.day)} {words.day(d.day)}" for d in days if not d.logged]
    told = text("food-report-unlogged", words.language, count=len(without), days=words.listed(without)) if without else ""
    return [*found, *([quiet(told)] if told else [])]
