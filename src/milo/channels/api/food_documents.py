"""What the API answers about the food diary, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

import datetime
from typing import Any, NotRequired, TypedDict


class IngredientDocument(TypedDict):
    """A part of a recipe."""

    food_id: str
    name: str
    grams: float


class FoodDocument(TypedDict):
    """A food: what 100 g hold, its usual helping, and the units it is counted in."""

    food_id: str
    name: str
    per_100_g: dict[str, float]
    serving_g: float
    units: list[str]
    source: str
    times: NotRequired[int]
    code: NotRequired[str | None]
    brand: NotRequired[str | None]
    recipe: NotRequired[bool]
    ingredients: NotRequired[list[IngredientDocument]]


class FoodsDocument(TypedDict):
    """Foods, best first."""

    foods: list[FoodDocument]


class EntryDocument(TypedDict):
    """One line of the diary."""

    log_id: str
    at: datetime.datetime
    meal: str
    food_id: str | None
    name: str
    amount: float | None
    unit: str | None
    grams: float | None
    words: str
    nutrients: dict[str, float]
    origin: str
    source: str


class KeptDocument(TypedDict):
    """Entries that were kept."""

    entries: list[EntryDocument]
    new: int
    date: datetime.date
    meal: str | None


class UnderstoodDocument(TypedDict):
    """What a text says was eaten, read back and not kept."""

    lines: list[dict[str, Any]]
    unknown: list[dict[str, Any]]
    meal: str
    date: datetime.date
    sure: bool
    text: str
    reply: dict[str, Any] | None


class FoodDayDocument(TypedDict):
    """A day of the diary; totals say of how many entries a nutrient is not known."""

    date: datetime.date
    entries: list[EntryDocument]
    totals: dict[str, dict[str, float]]
    day_total: dict[str, Any] | None
    target: dict[str, float] | None
    target_reason: str | None
    training_day: bool
    because: list[str]
    hidden: str | None
    quality: dict[str, dict[str, Any]]
    references: dict[str, dict[str, Any]]


class FoodWeekDocument(TypedDict):
    """Seven days, and the energy the body is estimated to use. A mean is over the logged days that tell the nutrient."""

    ending: datetime.date
    days: list[dict[str, Any]]
    logged_days: int
    mean_of_logged: dict[str, float]
    days_known: dict[str, int]
    references: dict[str, dict[str, Any]]
    hidden: str | None
    expenditure: dict[str, Any] | None


class BroughtDocument(TypedDict):
    """What a file brought. kind: foods, or diary; skipped: reason -> rows; note: why the rest was not read."""

    kind: str
    path: str
    source: str
    read: int
    new: int
    changed: int
    duplicates: int
    skipped: dict[str, int]
    note: str | None


class EnergyChangeDocument(TypedDict):
    """This week's question whether the energy target changes. state: open, yes, no, or none with a reason."""

    week: datetime.date
    state: str
    text: str
    from_kcal: float | None
    to_kcal: float | None
    used_kcal: float | None
    interval: list[float] | None
    undo: bool
    reason: str | None


class ProposedDocument(TypedDict):
    """Meals for what is left of a day. because: of the day's protein, parts that add up to prediction less baseline."""

    date: datetime.date
    meals: list[dict[str, Any]]
    left: dict[str, float] | None
    because: dict[str, Any] | None
    quality: dict[str, Any] | None
    refused: str | None
    detail: NotRequired[str]
    origin: str


class UsualDocument(TypedDict):
    """What is offered for a meal before anything is typed."""

    meal: str
    repeat: dict[str, Any] | None
    favourites: list[EntryDocument]
    recents: list[EntryDocument]


class PhotoDocument(TypedDict):
    """What is on a picture. sure: whether it may be taken without asking; ask: what to ask, the amount always."""

    guesses: list[dict[str, Any]]
    sure: bool
    ask: str


class LabelDocument(TypedDict):
    """A nutrition label; reasons: what does not fit together."""

    per: str | None
    serving_g: float | None
    nutrients: dict[str, dict[str, Any]]
    reasons: list[dict[str, str]]


class BarcodeDocument(TypedDict):
    """A barcode, and the athlete's product that bears it."""

    code: str | None
    kind: str | None
    food: FoodDocument | None
