"""Cronometer's exports: servings.csv (one row a food) and dailysummary.csv (one row a day).

servings: Day, Time, Group, Food Name, Amount, Energy (kcal), ...; Group is the meal.  dailysummary: Date, Energy (kcal), ...
"""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import food_diary, table
from milo.importers.contract import Context, Found, Source
from milo.vocabulary.diary_foods import DAY_TOTAL


class Importer:
    """Reads Cronometer's foods and days."""

    format = "cronometer"

    def identify(self, source: Source) -> bool:
        """By content: Cronometer's word for energy, with a food and its amount or with neither food nor meal."""
        header = table.header_of(source)
        energy = any(c.startswith("energy (") for c in header) and food_diary.tells_energy(header)
        return energy and (_names_foods(header) or _is_summary(header))

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A food, or a day, a row."""
        header = table.header_of(source)
        column = "day" if "day" in header else "date"
        foods = _names_foods(header)

        def read(row: dict[str, str]) -> food_diary.Line | None:
            if not foods:
                return food_diary.Line(row.get(column), meal=DAY_TOTAL)
            amount = f"{row.get('amount', '')} {row.get('unit', '')}"
            return food_diary.Line(row.get(column), row.get("time", ""), row.get("group"), row.get("food name"), amount)

        yield from food_diary.entries(source, context, self.format, column, read)


def _names_foods(header: list[str]) -> bool:
    return {"food name", "amount"} <= set(header) and bool({"day", "date"} & set(header))


def _is_summary(header: list[str]) -> bool:
    return "date" in header and not {"meal", "group", "food name"} & set(header)
