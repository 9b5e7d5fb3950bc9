"""MyFitnessPal's "Nutrition-Summary" (export of a premium account): one row a meal of a day, its foods not named.

Date, Meal, Calories, Fat (g), Saturated Fat, ..., Carbohydrates (g), Fiber, Sugar, Protein (g), Vitamin A, ..., Note. Vitamins and
minerals are percentages of a daily value there and are left out. Exports of tools around it name each food (Food, Quantity, Unit).
"""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import food_diary, table
from milo.importers.contract import Context, Found, Source


class Importer:
    """Reads MyFitnessPal's meals."""

    format = "myfitnesspal"

    def identify(self, source: Source) -> bool:
        """By content: a date, a meal and its energy, without Cronometer's and MacroFactor's columns."""
        header = table.header_of(source)
        return {"date", "meal"} <= set(header) and "food name" not in header and food_diary.tells_energy(header)

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A meal, or a food of one, a row."""

        def read(row: dict[str, str]) -> food_diary.Line | None:
            meal = row.get("meal", "")
            if {meal.lower(), row.get("date", "").lower()} & food_diary.TOTALS:
                return None
            amount = f"{row.get('quantity', '')} {row.get('unit', '')}"
            return food_diary.Line(row.get("date"), row.get("time", ""), meal, row.get("food"), amount)

        yield from food_diary.entries(source, context, self.format, "date", read)
