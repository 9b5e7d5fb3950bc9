"""Tables of foods, not of meals: of Open Food Facts (CSV, JSONL) and the USDA (SR as one table, FoodData Central as several).

They are read as streams, told apart by their columns. Open Food Facts separates by tabs and never quotes; a quotation mark there is
one. FoodData Central has a file of foods and one of amounts, so it comes as the zip it is offered as.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import msgspec

from milo.importers import table
from milo.importers.contract import Source
from milo.vocabulary.errors import RefusedFile

WANTED = "a table of foods of Open Food Facts or the USDA"
OPEN_FOOD_FACTS, USDA = "Open Food Facts", "USDA"
MOST_FOODS_JOINED = 100_000  # of FoodData Central held in memory at once; our choice
_MOST_LINE = 8_000_000  # bytes of one product
_KCAL_KJ = 4.184
_OFF = {
    "energy-kcal_100g": ("kcal", 1.0), "energy-kj_100g": ("kcal", 1 / _KCAL_KJ), "energy_100g": ("kcal", 1 / _KCAL_KJ),
    "proteins_100g": ("protein_g", 1.0), "carbohydrates_100g": ("carbs_g", 1.0), "fat_100g": ("fat_g", 1.0),
    "fiber_100g": ("fibre_g", 1.0), "sugars_100g": ("sugar_g", 1.0), "saturated-fat_100g": ("saturated_fat_g", 1.0),
    "salt_100g": ("salt_g", 1.0), "sodium_100g": ("sodium_mg", 1000.0),
}  # fmt: skip
_SR = {
    "energ_kcal": "kcal", "kcal_100g": "kcal", "protein": "protein_g", "protein_g": "protein_g", "lipid_tot": "fat_g",
    "fat_g": "fat_g",
    "carbohydrt": "carbs_g", "carb_g": "carbs_g", "fiber_td": "fibre_g", "fibre_g": "fibre_g", "sugar_tot": "sugar_g",
    "fa_sat": "saturated_fat_g", "sodium": "sodium_mg", "calcium": "calcium_mg", "iron": "iron_mg", "magnesium": "magnesium_mg",
    "potassium": "potassium_mg", "zinc": "zinc_mg", "vit_c": "vitamin_c_mg", "cholestrl": "cholesterol_mg", "water": "water_ml",
    "vit_b6": "vitamin_b6_mg", "vit_e": "vitamin_e_mg", "vit_b12": "vitamin_b12_ug", "vit_a_rae": "vitamin_a_ug",
    "vit_d_µg": "vitamin_d_ug",
    "vit_k": "vitamin_k_ug", "folate_dfe": "folate_ug", "selenium": "selenium_ug",
}  # fmt: skip
_FDC = {
    "1008": "kcal", "1003": "protein_g", "1004": "fat_g", "1005": "carbs_g", "1079": "fibre_g", "2000": "sugar_g",
    "1258": "saturated_fat_g", "1093": "sodium_mg", "1087": "calcium_mg", "1089": "iron_mg", "1090": "magnesium_mg",
    "1092": "potassium_mg", "1095": "zinc_mg", "1162": "vitamin_c_mg", "1253": "cholesterol_mg", "1051": "water_ml",
    "1057": "caffeine_mg", "1018": "alcohol_g", "1106": "vitamin_a_ug", "1114": "vitamin_d_ug", "1178": "vitamin_b12_ug",
    "1190": "folate_ug", "1175": "vitamin_b6_mg", "1109": "vitamin_e_mg", "1103": "selenium_ug", "1100": "iodine_ug",
    "1185": "vitamin_k_ug",
}  # fmt: skip
"""Numbers of nutrients in FoodData Central's nutrient.csv."""
_SAMPLES = {"sample_food", "sub_sample_food", "market_acquisition", "agricultural_acquisition"}
"""What FoodData Central lists beside its foods: what was bought and measured for them."""


@dataclass(frozen=True, slots=True)
class Food:
    """A food as its table tells it. key: the table's own number of it; None in a row that has none."""

    key: str | None
    name: str
    per_100_g: dict[str, float] = field(default_factory=dict)
    serving_g: float | None = None
    brand: str | None = None
    code: str | None = None


class _Product(msgspec.Struct):
    code: str | int | None = None
    product_name: str | None = None
    brands: str | None = None
    serving_quantity: str | float | None = None
    nutriments: dict[str, Any] = {}


def foods(sources: Sequence[Source]) -> tuple[str, Iterator[Food]]:
    """Where a table comes from, and its foods in its order. sources: the file, or what an archive holds.

    Raises RefusedFile for anything else, and while reading where the file breaks off.
    """
    named = {PurePosixPath(s.name).name.lower(): s for s in sources}
    if {"food.csv", "food_nutrient.csv"} <= set(named):
        return USDA, _fooddata_central(named["food.csv"], named["food_nutrient.csv"])
    for source in sources:
        if source.head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{"):
            return OPEN_FOOD_FACTS, _json_lines(source)
        header = _first_line(source)
        if {"code", "product_name"} <= set(header) and set(header) & set(_OFF):
            return OPEN_FOOD_FACTS, _off_table(source)
        if "ndb_no" in header:
            return USDA, _sr_table(source)
    raise RefusedFile(WANTED, "other columns", "see docs/food.md")


def _off_table(source: Source) -> Iterator[Food]:
    rows = table.rows(source) if b"\t" not in source.head.split(b"\n", 1)[0] else _unquoted(source)
    for row in rows:
        yield _product(row, row.get)


def _unquoted(source: Source) -> Iterator[dict[str, str]]:
    names: list[str] = []
    for line in _lines(source):
        cells = next(csv.reader([line.decode("utf-8", "replace").rstrip("\r\n")], delimiter="\t", quoting=csv.QUOTE_NONE), [])
        if not names:
            names = [c.strip().lower() for c in cells]
        elif cells:
            yield {n: c.strip() for n, c in zip(names, cells, strict=False)}


def _json_lines(source: Source) -> Iterator[Food]:
    decode = msgspec.json.Decoder(_Product).decode
    for line in _lines(source):
        if not line.strip():
            continue
        try:
            product = decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            yield Food(None, "")
            continue
        yield _product({f: getattr(product, f) for f in product.__struct_fields__}, product.nutriments.get)


def _product(told: dict[str, Any], nutriment: Callable[[str], Any]) -> Food:
    found: dict[str, float] = {}
    for column, (name, factor) in _OFF.items():
        if name not in found and (value := table.number(_text(nutriment(column)))) is not None:
            found[name] = round(value * factor, 3)
    code = _text(told.get("code"))
    return Food(
        code or None,
        _text(told.get("product_name")),
        found,
        table.number(_text(told.get("serving_quantity"))),
        _text(told.get("brands")) or None,
        code if code.isascii() and code.isdigit() and 6 <= len(code) <= 14 else None,
    )


def _sr_table(source: Source) -> Iterator[Food]:
    for row in table.rows(source):
        found: dict[str, float] = {}
        for column, cell in row.items():
            name = _SR.get(column.split("_(")[0])
            if name is not None and (value := table.number(cell)) is not None:
                found.setdefault(name, value)
        name = table.first(row, "long_desc", "description", "name", "shrt_desc") or ""
        yield Food(row.get("ndb_no") or None, _text(name), found, table.number(row.get("serving_g")))


def _fooddata_central(listed: Source, amounts: Source) -> Iterator[Food]:
    names: dict[str, str] = {}
    for row in table.rows(listed):
        if row.get("fdc_id") and row.get("data_type") not in _SAMPLES:
            names[row["fdc_id"]] = _text(row.get("description"))
            if len(names) > MOST_FOODS_JOINED:
                raise RefusedFile(f"at most {MOST_FOODS_JOINED:,} foods", "more", "take SR Legacy or Foundation Foods")
    found: dict[str, dict[str, float]] = {key: {} for key in names}
    for row in table.rows(amounts):
        name, mine = _FDC.get(row.get("nutrient_id", "")), found.get(row.get("fdc_id", ""))
        if name is not None and mine is not None and (value := table.number(row.get("amount"))) is not None:
            mine[name] = value
    for key, name in names.items():
        yield Food(key, name, found[key])


def _lines(source: Source) -> Iterator[bytes]:
    with closing(source.open()) as stream:
        while line := stream.readline(_MOST_LINE):
            if len(line) == _MOST_LINE and not line.endswith(b"\n"):
                raise RefusedFile(f"lines of at most {_MOST_LINE:,} bytes", "a longer one", "export it again")
            yield line


def _first_line(source: Source) -> list[str]:
    """The names of the columns; those of Open Food Facts are longer than what an importer looks at."""
    with closing(source.open()) as stream:
        line = stream.readline(64_000)
    cells = line.decode("utf-8-sig", "replace").strip().lower()
    return [c.strip().strip('"') for c in cells.split(max(table.DELIMITERS, key=cells.count))]


def _text(value: Any) -> str:
    """A value as one line of printable text."""
    return "" if value is None else " ".join("".join(c if c.isprintable() else " " for c in str(value)[:1000]).split())
