"""What pages, API and commands may ask of the food diary. The app's diary desk fulfils it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

import msgspec

Meal = Literal["breakfast", "lunch", "dinner", "snack"]
MEALS: tuple[Meal, ...] = get_args(Meal)


class DiaryLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line to be kept, as it was read back.

    food_id: of the diary or own; None: energy alone, told in nutrients.  amount, unit: natural units (vocabulary.diary_foods); unit
    None counts pieces, or helpings of what is not counted.  grams: instead of amount and unit.
    """

    food_id: str | None = None
    name: str | None = None
    amount: float | None = None
    unit: str | None = None
    grams: float | None = None
    nutrients: dict[str, float] | None = None


class DiaryDesk(Protocol):
    """Everything here may block. Raises NotFound, BadValue, UnknownName, StorageWithdrawn with sentences for people."""

    def understand(self, athlete: str, text: str) -> dict[str, Any]:
        """What a text says was eaten, read back and not kept: {"lines", "unknown", "meal", "date", "sure", "text", "reply"}."""
        ...

    def read(self, athlete: str, text: str, language: str | None = None) -> dict[str, Any]:
        """The same of words that the safety shell heard already, without "reply". language: None for the athlete's own."""
        ...

    def keep(
        self,
        athlete: str,
        lines: Sequence[DiaryLine],
        *,
        meal: str | None = None,
        day: date | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> dict[str, Any]:
        """Keep lines: {"entries", "new", "date"}. key: the same key and lines are kept once, however often they are sent."""
        ...

    def day(self, athlete: str, day: date | None = None) -> dict[str, Any]:
        """Entries, totals and targets of a day."""
        ...

    def week(self, athlete: str, ending: date | None = None) -> dict[str, Any]:
        """Totals of seven days and their targets, and the energy the body is estimated to use."""
        ...

    def search(self, athlete: str, text: str, limit: int = 20) -> list[dict[str, Any]]:
        """Foods by name: what the athlete ate before and their own first."""
        ...

    def usual(self, athlete: str, meal: str | None = None) -> dict[str, Any]:
        """{"repeat": the last such meal or None, "favourites": [...], "recents": [...]}."""
        ...

    def copy(self, athlete: str, since: date, to: date, meal: str | None = None, key: str | None = None) -> dict[str, Any]:
        """Keep a day's, or a meal's, entries again on another day."""
        ...

    def change(self, athlete: str, log_id: str, amount: float | None, unit: str | None) -> dict[str, Any]:
        """Another amount of an entry; the old one is kept in a correction."""
        ...

    def remove(self, athlete: str, log_id: str) -> None:
        """Take an entry back; it is kept in a correction."""
        ...

    def energy_change(self, athlete: str) -> dict[str, Any]:
        """This week's question whether the energy target changes: {"week", "state", "text", "from_kcal", "to_kcal", "undo"}."""
        ...

    def answer_energy_change(self, athlete: str, answer: str) -> dict[str, Any]:
        """Answer it with "yes" or "no", or "undo" a yes. Raises BadValue where nothing is asked."""
        ...

    def propose(self, athlete: str, day: date | None = None, has: Collection[str] = ()) -> dict[str, Any]:
        """Meals for what is left of a day from foods the athlete eats, has and may eat: {"meals", "because", "refused", ...}."""
        ...

    def own_foods(self, athlete: str) -> list[dict[str, Any]]:
        """The athlete's foods, recipes and products."""
        ...

    def keep_food(self, athlete: str, told: Mapping[str, Any]) -> dict[str, Any]:
        """Keep an own food or recipe: {"name", "per_100_g" or "ingredients", "serving_g", "code", "brand", "units"}."""
        ...

    def remove_food(self, athlete: str, food_id: str) -> None:
        """Take an own food away; entries that name it stay."""
        ...

    def bring(self, athlete: str, path: Path, name: str | None = None) -> dict[str, Any]:
        """Keep a table of foods, or the export of a diary: {"kind", "path", "source", "read", "new", "skipped", "note"}."""
        ...

    def by_code(self, athlete: str, code: str) -> dict[str, Any] | None:
        """The athlete's product with a barcode; None where there is none."""
        ...


class CameraDesk(Protocol):
    """Pictures are read and not kept. Raises BadValue for what is no picture, Unavailable without the camera packages."""

    def photo(self, athlete: str, picture: bytes) -> dict[str, Any]:
        """{"guesses": [{"food", "class", "chance", "food_id"}], "sure", "ask"}."""
        ...

    def named(self, athlete: str, picture: bytes, food_id: str) -> None:
        """Keep what the camera saw of a dish the athlete named, so that the next one is known."""
        ...

    def label(self, picture: bytes, language: str = "en") -> dict[str, Any]:
        """{"per", "serving_g", "nutrients": {name: {"value", "unit", "sure"}}, "reasons"}."""
        ...

    def barcode(self, picture: bytes) -> dict[str, Any]:
        """{"code", "kind"}; None where no barcode was found."""
        ...

    def browser_reader(self) -> Path | None:
        """The folder of npm's zxing-wasm, which reads barcodes in the browser; None where it is not installed."""
        ...
