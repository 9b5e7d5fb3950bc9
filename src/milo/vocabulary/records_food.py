"""Foods an athlete keeps themself: their own, their recipes, products by their barcode, and what the camera was told."""

from __future__ import annotations

from typing import Annotated

import msgspec

from milo.vocabulary.registry import Amount, Id, Moment, Record, Word, record_kind


class Ingredient(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a recipe."""

    food_id: Word
    grams: Amount


@record_kind("own_food", stream="milo:own_foods", id="own_food_id", time="at")
class OwnFood(Record, frozen=True, kw_only=True):
    """A food of one athlete. A newer record of the same id takes its place.

    per_100_g: nutrient -> amount in 100 g (vocabulary.diary_foods.NUTRIENTS); what is not known is absent.
    code: the barcode of a product.  ingredients: of a recipe, per_100_g is then their sum.  units: unit -> grams.
    """

    own_food_id: Id
    user_id: Id
    at: Moment
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    per_100_g: dict[str, Amount]
    serving_g: Annotated[float, msgspec.Meta(gt=0, le=10_000)]
    brand: Word | None = None
    code: Annotated[str, msgspec.Meta(pattern="^[0-9]{6,14}$")] | None = None
    units: dict[str, Amount] | None = None
    ingredients: list[Ingredient] | None = None


@record_kind("food_prototype", stream="milo:food_prototypes", id="prototype_id", time="at")
class FoodPrototype(Record, frozen=True, kw_only=True):
    """What the camera saw of a dish the athlete named: features of one picture, and no picture."""

    prototype_id: Id
    user_id: Id
    at: Moment
    food_id: Word
    name: Word
    model: Word
    features: Annotated[list[float], msgspec.Meta(min_length=8, max_length=4_096)]
