"""A nutrition label, from the words on a picture to typed nutrients: EU and US tables, English and Spanish.

Every figure is checked against the others: energy against 4 kcal a gram of protein and carbohydrate and 9 of fat (15 %), kJ
against kcal, sugars against carbohydrate, saturated fat against fat, salt against sodium. What does not fit is not sure and is
asked. Words that are no nutrient are looked past: a label instructs nobody.
"""

from __future__ import annotations

import cmath
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from statistics import median
from typing import Any

from rapidfuzz import fuzz

from milo.locales import text
from milo.vocabulary.food_label import Words
from milo.vocabulary.letters import unaccented

KJ_PER_KCAL = 4.184
FIT, FIT_KCAL = 0.15, 12.0  # how far energy may be from 4/4/9: a share, or so many kcal (issue 31; the kcal are our choice)
KJ_FIT = 0.06  # of kJ against kcal: both are rounded (our choice)
SALT_PER_SODIUM = 2.5  # Regulation (EU) 1169/2011, annex I
MOST = {"sodium_mg": 4_000.0, "salt_g": 12.0, "fibre_g": 60.0, "kcal": 950.0}  # beyond, a figure is asked (our choice)
READ_SURE = 0.80  # of the reader's own certainty (our choice)
NAME_LIKE = 84.0  # of 100: how alike a misread name must be (our choice)
KCAL_PER_G = {"protein_g": 4.0, "carbs_g": 4.0, "fat_g": 9.0, "fibre_g": 2.0}
_VALUE = re.compile(
    r"(?<![\d.,])[<~]?\s*(?P<number>\d{1,5}(?:[.,]\d{1,3})?|\.\d+)\s*(?P<unit>kcal|cal|kj|mg|mcg|µg|ug|g|ml|%)?(?![\d.,])",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[<~]?\s*[\doO][\d.,oO]*\s*(?:kcal|cal|kj|mg|mcg|µg|ug|g|ml|%)?", re.IGNORECASE)
LEAST_FIGURES = 3  # of a column, and lines, before it is brought level (our choice)
_HUNDRED = re.compile(r"100\s*(?P<unit>g|ml|9)\b", re.IGNORECASE)
_LIKE_DIGITS = re.compile(r"(?<![A-Za-z])(?=[oOlI|.,]*\d)[\doOlI|]+(?:[.,][\doOlI|]+)*(?=[^A-Za-z]|g\b|$)")
_DIGITS = str.maketrans("oOlI|", "00111")
_GRAMS = re.compile(r"\(?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:g|ml)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Told:
    """A value of a row: unit "" where none was read; across: where it stands, in pixels."""

    value: float
    unit: str
    across: float
    sure: float
    raw: str


def read_nutrients(words: Sequence[Words], language: str = "en") -> dict[str, Any]:
    """Typed nutrients of a label.

    Parameters
    ----------
    words : sequence of Words
        What a reader of letters found, in any order.
    language : str
        "en" or "es", of the reasons; the label may be in either.

    Returns
    -------
    dict
        ``per`` ("100 g", "100 ml", "serving" or None), ``serving_g``, ``nutrients`` (name to value, unit and whether it is
        sure), and ``reasons`` for what is not.
    """
    rows = _rows([replace(w, said=_with_digits(w.said)) for w in words])
    per, column, other = _column(rows)
    serving = _serving(rows)
    found: dict[str, _Told] = {}
    kj: _Told | None = None
    for row in rows:
        name = _name(" ".join(w.said for w in row))
        if name is None:
            continue
        told = _values(row)
        if name == "kcal":
            kcal_of = [t for t in told if t.unit in ("kcal", "cal")]
            kj_of = [t for t in told if t.unit == "kj"]
            bare = [t for t in told if t.unit == "" and t.value > 9]
            kj = kj or _picked(kj_of, column)
            value = _picked(kcal_of, column) or (_picked(bare, column) if not kj_of else None)
            if value is not None:
                found.setdefault("kcal", value)
            continue
        wanted = [t for t in told if t.unit in ("g", "mg", "mcg", "µg", "ug", "")]
        value = _picked(wanted, column)
        if value is not None and name not in found and not name.startswith(("other", "added")):
            found[name] = value
    # A row of energy may go on below its name: "1046 kJ / 250 kcal" alone.
    for row in rows:
        for one in _values(row):
            near = column is None or other is None or abs(one.across - column) <= abs(one.across - other)
            if near and one.unit == "kcal":
                found.setdefault("kcal", one)
            if near and one.unit == "kj" and kj is None:
                kj = one
    return _checked(_with_grams(found), kj, per, serving, language)


def _with_grams(found: dict[str, _Told]) -> dict[str, _Told]:
    """A "g" that was read as a 9: a figure without a unit that ends in 9, behind a decimal or where most figures have a unit."""
    grams = {name: told for name, told in found.items() if name != "kcal"}
    most = sum(told.unit != "" for told in grams.values()) > len(grams) / 2
    lost = {
        n: t
        for n, t in grams.items()
        if t.unit == "" and t.raw.endswith("9") and len(t.raw) > 1 and n.endswith("_g") and (most or re.search(r"[.,]\d+9$", t.raw))
    }
    return found | {n: replace(t, value=_otherwise(t)[0], unit="g") for n, t in lost.items()}


def _checked(found: dict[str, _Told], kj: _Told | None, per: str | None, serving: float | None, language: str) -> dict[str, Any]:
    values = {name: _in_unit(name, told) for name, told in found.items()}
    doubt = {name: "no_unit" for name, told in found.items() if told.unit == "" and name != "kcal"}
    doubt |= {name: "hard_to_read" for name, told in found.items() if told.sure < READ_SURE}
    if "kcal" not in values and kj is not None:
        values["kcal"] = round(kj.value / KJ_PER_KCAL)
    elif kj is not None and abs(kj.value / KJ_PER_KCAL - values["kcal"]) > max(KJ_FIT * values["kcal"], 3):
        fixed = kj.value / KJ_PER_KCAL
        if _fits(values | {"kcal": fixed}) and not _fits(values):
            values["kcal"] = round(fixed)
        doubt["kcal"] = "kj_against_kcal"
    if all(name in values for name in ("kcal", "protein_g", "carbs_g", "fat_g")):
        if _fits(values):
            # A unit that was not read is no doubt where the sum of energy holds with it.
            doubt = {n: why for n, why in doubt.items() if not (why == "no_unit" and n in KCAL_PER_G)}
        else:
            grams = {n: _otherwise(t)[0] for n, t in found.items() if n != "kcal" and t.unit == "" and t.raw[1:].endswith("9")}
            if len(grams) > 1 and _fits(values | grams):  # every "g" was read as a 9
                values |= grams
                doubt |= dict.fromkeys(grams, "energy_does_not_fit")
            mended = None if len(grams) > 1 else _mended(values, found)
            if mended is not None:
                values[mended[0]] = mended[1]
                doubt[mended[0]] = "energy_does_not_fit"
            elif not _fits(values):
                doubt |= dict.fromkeys(("kcal", "protein_g", "carbs_g", "fat_g"), "energy_does_not_fit")
    elif values:
        doubt |= {name: "not_checked" for name in ("kcal", "protein_g", "carbs_g", "fat_g") if name in values}
    if any(why in ("energy_does_not_fit", "not_checked") for why in doubt.values()):
        # Where the energy does not hold, a line may have been taken for another: nothing of the label is sure.
        doubt = dict.fromkeys(values, "not_checked") | doubt
    for part, whole in (("sugar_g", "carbs_g"), ("saturated_fat_g", "fat_g")):
        if part in values and whole in values and values[part] > values[whole] + 0.1:
            less = _smaller(values[part], found[part], values[whole])
            if less is not None:
                values[part] = less
            doubt[part] = "more_than_its_whole"
    if {"salt_g", "sodium_mg"} <= values.keys():
        apart = abs(values["salt_g"] - SALT_PER_SODIUM * values["sodium_mg"] / 1000)
        if apart > max(0.1 * values["salt_g"], 0.06):
            doubt |= {"salt_g": "salt_against_sodium", "sodium_mg": "salt_against_sodium"}
    doubt |= {n: "implausible" for n, v in values.items() if v > MOST.get(n, v)}
    per_100 = per in ("100 g", "100 ml")
    if per_100:
        doubt |= {n: "more_than_100_g" for n, v in values.items() if n.endswith("_g") and v > 100}
    codes = sorted(set(doubt.values()))
    codes += ["no_label_found"] if not values else ["no_amount_it_is_per"] if per is None else []
    reasons = []
    for code in codes:
        names = ", ".join(text(f"food-nutrient-{n}", language).lower() for n in values if doubt.get(n) == code)
        reasons.append({"code": code, "text": text(f"food-label-{code}", language, names=names)})
    nutrients = {n: {"value": round(v, 3), "unit": _unit_of(n), "sure": n not in doubt} for n, v in values.items()}
    return {"per": per, "serving_g": serving, "nutrients": nutrients, "reasons": reasons}


def _fits(values: dict[str, float]) -> bool:
    """Whether energy is what protein, carbohydrate and fat come to, fibre counted or not."""
    plain = sum(KCAL_PER_G[n] * values.get(n, 0.0) for n in ("protein_g", "carbs_g", "fat_g"))
    fibre = values.get("fibre_g", 0.0)
    sums = (plain, plain + 2 * fibre, plain - 4 * fibre + 2 * fibre)
    return any(abs(values["kcal"] - each) <= max(FIT * values["kcal"], FIT_KCAL) for each in sums)


def _mended(values: dict[str, float], found: dict[str, _Told]) -> tuple[str, float] | None:
    """The one figure that, read another way, makes all fit; None where there is none, or more than one."""
    ways: list[tuple[str, float]] = []
    for name in ("kcal", "protein_g", "carbs_g", "fat_g"):
        if name in found:
            ways += [(name, other) for other in _otherwise(found[name]) if _fits(values | {name: other})]
    # A figure whose unit was lost is the likelier one.
    bare = [way for way in ways if found[way[0]].unit == "" and way[0] != "kcal"]
    likely = bare or ways
    return likely[0] if len(likely) == 1 else None


def _otherwise(told: _Told) -> list[float]:
    """What misread figures usually were: a g read as 9, a decimal point that was lost."""
    if told.raw.endswith("9") and len(told.raw) > 1 and told.unit == "":
        return [float(told.raw[:-1].rstrip(".,").replace(",", ".") or 0)]
    found = []
    if "." not in told.raw and "," not in told.raw and told.value >= 10:
        found.append(told.value / 10)
    return found


def _smaller(value: float, told: _Told, most: float) -> float | None:
    ways = [w for w in _otherwise(told) if w <= most]
    return ways[0] if len(ways) == 1 and value > most else None


def _in_unit(name: str, told: _Told) -> float:
    wanted = _unit_of(name)
    scale = {"g": 1.0, "mg": 1e-3, "mcg": 1e-6, "µg": 1e-6, "ug": 1e-6}
    if told.unit in scale and wanted in scale:
        return told.value * scale[told.unit] / scale[wanted]
    return told.value


def _unit_of(name: str) -> str:
    return "kcal" if name == "kcal" else {"g": "g", "mg": "mg", "ug": "µg"}[name.rpartition("_")[2]]


# --- rows and columns ---------------------------------------------------------------------------------------------------


def _rows(words: Sequence[Words]) -> list[list[Words]]:
    """Words by the line they stand on, from above, each from the left; a picture held at a slant is straightened."""
    if not words:
        return []
    wide = [w for w in words if w.right - w.left > 3 * (w.bottom - w.top)]
    slant = sum(w.slope * (w.right - w.left) for w in wide) / max(sum(w.right - w.left for w in wide), 1.0)
    straight = [(w, (w.top + w.bottom) / 2 - slant * (w.left + w.right) / 2) for w in words]
    height = median(w.bottom - w.top for w in words)
    off = _offsets(straight, height)
    if not off:
        return _lines(straight, height)
    # A column is off by a part of a line; whether by a whole one more is told by what then stands beside the names.
    line = next(iter(off.values()))[1]
    ways = [_lines([(w, y - off[w][0] - k * line if w in off else y) for w, y in straight], height) for k in (0, -1, 1)]
    return max(ways, key=_sense)


def _lines(placed: Sequence[tuple[Words, float]], height: float) -> list[list[Words]]:
    """Words of about the same height together."""
    rows: list[list[tuple[Words, float]]] = []
    for word, y in sorted(placed, key=lambda each: each[1]):
        if rows and y - median(each[1] for each in rows[-1]) <= 0.6 * height:
            rows[-1].append((word, y))
        else:
            rows.append([(word, y)])
    return [[w for w, _ in sorted(row, key=lambda each: each[0].left)] for row in rows]


def _offsets(placed: Sequence[tuple[Words, float]], height: float) -> dict[Words, tuple[float, float]]:
    """Of each figure how far its column is off the names, and the height of a line; a bent label lowers its middle.

    All figures of a column are off by about the same, so it is the mean on the circle of one line.
    """
    figures = [(w, y) for w, y in placed if _FIGURE.fullmatch(w.said.strip())]
    names = sorted(y for w, y in placed if not _FIGURE.fullmatch(w.said.strip()) and sum(c.isalpha() for c in w.said) > 2)
    gaps = [b - a for a, b in pairwise(names) if b - a > 0.6 * height]
    if len(figures) < LEAST_FIGURES or len(gaps) < LEAST_FIGURES:
        return {}
    line = median(gaps)
    columns: list[list[tuple[Words, float]]] = []
    for word, y in sorted(figures, key=lambda each: each[0].right):
        if columns and word.right - columns[-1][-1][0].right <= 2 * height:
            columns[-1].append((word, y))
        else:
            columns.append([(word, y)])
    found: dict[Words, tuple[float, float]] = {}
    for column in columns:
        if len(column) >= LEAST_FIGURES:
            off = [min((y - at for at in names), key=abs) for _, y in column]
            turn = sum(cmath.exp(2j * cmath.pi * each / line) for each in off)
            found |= dict.fromkeys((w for w, _ in column), (cmath.phase(turn) * line / (2 * cmath.pi), line))
    return found


def _sense(rows: Sequence[Sequence[Words]]) -> int:
    """How many names have a figure beside them, less those whose unit is not theirs: 530 mg of protein."""
    found = 0
    for row in rows:
        said = " ".join(w.said for w in row)
        name, told = _name(said), _values(row)
        size = any(n in unaccented(said.lower()) for n in _table()["columns"]["size"])
        if told and (name is not None or size):
            found += 1
            wrong = {"kcal": {"g", "mg"}, "sodium_mg": {"g"}}.get(name or "", {"mg", "kcal", "kj"})
            found -= 2 * any(t.unit in wrong for t in told) if name != "cholesterol_mg" else 0
    return found


def _column(rows: Sequence[Sequence[Words]]) -> tuple[str | None, float | None, float | None]:
    """What the figures are per, where that column stands, and where another one does."""
    hundred: tuple[str, float] | None = None
    serving: float | None = None
    names = _table()["columns"]["serving"]
    sizes = _table()["columns"]["size"]
    seen_serving = False
    for row in rows:
        for word in row:
            plain = unaccented(word.said.lower())
            match = _HUNDRED.search(plain)
            if match and hundred is None and _name(plain) is None:
                unit = "ml" if match["unit"].lower() == "ml" else "g"
                hundred = (f"100 {unit}", _across(word, match.start(), match.end()))
            if any(size in plain for size in sizes[:-1]):
                continue
            at = next((plain.find(n) for n in names if n in plain), -1)
            if at >= 0:
                seen_serving = True
                serving = serving if serving is not None else _across(word, at, len(plain))
    if hundred is not None:
        return hundred[0], hundred[1], serving
    return ("serving" if seen_serving or _serving(rows) is not None else None), None, None


def _serving(rows: Sequence[Sequence[Words]]) -> float | None:
    """Grams of a serving, where the label says so."""
    names = (*_table()["columns"]["size"], *_table()["columns"]["serving"])
    for row in rows:
        plain = unaccented(" ".join(w.said for w in row).lower())
        at = next((plain.find(n) + len(n) for n in names if n in plain), -1)
        if at >= 0:
            told = [float(m[1].replace(",", ".")) for m in _GRAMS.finditer(plain[at:])]
            told = [g for g in told if g != 100] or told
            if told:
                return told[-1]
    return None


def _with_digits(said: str) -> str:
    """Words with the letters of a figure that stand for digits read as these: "1o0 g", "l,1 g".

    >>> _with_digits("Sal l,O2 g de 1o0 g, Oil")
    'Sal 1,02 g de 100 g, Oil'
    """
    return _LIKE_DIGITS.sub(lambda m: m[0].translate(_DIGITS), said)


def _values(row: Sequence[Words]) -> list[_Told]:
    """The figures of a row, from the left; percentages of a daily value are none."""
    found = []
    for word in row:
        said = re.sub(r"(?<![A-Za-z])[oO](?=\s?g\b)", "0", word.said)
        said = re.sub(r"(?<=\d)\s9$", " g", said)  # a "g" apart that was read as a 9
        for m in _VALUE.finditer(said):
            unit = (m["unit"] or "").lower()
            if unit == "%":
                continue
            number = m["number"]
            found.append(_Told(float(number.replace(",", ".")), unit, _across(word, m.start(), m.end()), word.sure, number))
    # A unit that stands in a box of its own belongs to the figure before it.
    units = [
        (w.said.strip().lower(), (w.left + w.right) / 2)
        for w in row
        if w.said.strip().lower() in ("g", "mg", "kcal", "kj", "µg", "mcg")
    ]
    for n, told in enumerate(found):
        if told.unit == "":
            after = [u for u, x in units if x > told.across and not any(o.across > told.across and o.across < x for o in found)]
            if after:
                # "19" before a "g" of its own may be a "1 g" whose g was read twice.
                found[n] = replace(told, unit=after[0], sure=0.0 if told.raw.endswith("9") and len(told.raw) > 1 else told.sure)
    return found


def _picked(told: Sequence[_Told], column: float | None) -> _Told | None:
    if not told:
        return None
    if column is None or len(told) == 1:
        return told[0]
    return min(told, key=lambda t: abs(t.across - column))


def _across(word: Words, start: int, end: int) -> float:
    middle = (start + end) / 2 / max(len(word.said), 1)
    return word.left + min(middle, 1.0) * (word.right - word.left)


def _name(said: str) -> str | None:
    """The nutrient a row is about: its longest name, a misread letter forgiven."""
    plain = " ".join(re.findall(r"[a-z]+", unaccented(said.lower().replace("0", "o"))))
    best: tuple[float, int, str] | None = None
    for name, called in _called():
        if re.search(rf"\b{called}\b", plain):
            score = 100.0
        elif len(called) >= 6:
            score = fuzz.partial_ratio(called, plain) if len(plain) >= len(called) - 1 else 0.0
        else:
            score = 0.0
        if score >= NAME_LIKE and (best is None or (score >= 99.0, len(called)) > (best[0] >= 99.0, best[1])):
            best = (score, len(called), name)
    return None if best is None else best[2]


@cache
def _called() -> tuple[tuple[str, str], ...]:
    return tuple(chain.from_iterable(((name, c) for c in called) for name, called in _table()["names"].items()))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("milo.coach").joinpath("food_label.toml").read_text(encoding="utf-8"))
