"""MacroFactor's food log (one row a food) and its days (one row a day), as CSV.

Log: Date, Time, Food Name, Serving Size, Serving Qty, Serving Weight (g), Calories (kcal), Fat (g), ...  Days: Date, Weight (kg),
Calories (kcal), ..., Steps; the weight and the steps become readings beside the food.
"""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers import food_diary, table
from milo.importers.contract import Context, Found, Source
from milo.importers.written_dates import Calendar
from milo.vocabulary.diary_foods import DAY_TOTAL
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement


class Importer:
    """Reads MacroFactor's foods and days."""

    format = "macrofactor"

    def identify(self, source: Source) -> bool:
        """By content: calories by day, with a food and its serving or with neither food nor meal."""
        return is_header(table.header_of(source))

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """A food, or a day, a row."""
        foods = "food name" in table.header_of(source)

        def read(row: dict[str, str]) -> food_diary.Line | None:
            if not foods:
                return food_diary.Line(row.get("date"), meal=DAY_TOTAL)
            many = table.sure_number(row, "serving qty")
            # Whether the weight is of one serving or of all of them is not said, so it is kept where that is the same.
            grams = table.sure_number(row, "serving weight (g)") if many in (None, 1.0) else None
            size = f"{row.get('serving qty') or '1'} {row.get('serving size', '')}"
            return food_diary.Line(row.get("date"), row.get("time", ""), row.get("meal"), row.get("food name"), size, grams or None)

        yield from food_diary.entries(source, context, self.format, "date", read)
        if not foods:
            yield from self._readings(source, context)

    def _readings(self, source: Source, context: Context) -> Iterator[Found]:
        """Weight and steps of the days, which stand beside their rows."""
        header = [c for c in table.header_of(source) if c == "weight" or c.startswith("weight (")]
        unit = "lb" if context.weight_unit == "lb" else "kg"
        weight = table.Amounts(header, "weight", "weight_kg", table.KILOGRAMS, unit)
        told = f"{self.format} (unit assumed: {unit})" if weight.guessed else self.format
        calendar = Calendar(source, context, "date")
        for row in table.rows(source):
            start = calendar.moment(row.get("date"))
            try:
                kilograms = weight.of(row, context)
            except table.UnreadableRow:
                kilograms = None  # counted in context.dropped
            for quantity, value, name in (("weight_kg", kilograms, told), ("steps", table.count(row.get("steps")), self.format)):
                if start is None or value is None or context.accept(quantity, value) is None:
                    continue
                at, offset = start
                yield Found(
                    Measurement(
                        origin=Origin.IMPORTED,
                        source=name,
                        measurement_id=timed_identity(at, context.user_id, self.format, quantity),
                        user_id=context.user_id,
                        at=at,
                        quantity=quantity,
                        value=value,
                        utc_offset_min=offset,
                    ),
                    0,
                )


def is_header(header: list[str]) -> bool:
    """Whether these are columns of a MacroFactor export."""
    names = set(header)
    if "date" not in names or not any(c.startswith("calories") for c in header) or not food_diary.tells_energy(header):
        return False
    return bool({"serving size", "serving qty"} & names) if "food name" in names else not {"meal", "food", "group"} & names
