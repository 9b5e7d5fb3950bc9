"""What somebody writes into their food diary, read: foods, amounts, units and the meal, in English and Spanish.

"2 eggs and toast", "media lata de atún y dos tostadas", "chicken 200 g, rice 150 g". The text is cut into tokens; the longest
run of words that is the name of a food is one (with a slip of the pen forgiven), and amounts are laid to the food beside them.
Nothing is kept here: whoever asks reads it back first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from milo.coach.food_search import Index, diary_words, index_of, named, plain_word, search, slipped
from milo.coach.talk.words.number_words import ENGLISH, SPANISH
from milo.vocabulary.diary_foods import MEASURES, DiaryFood, diary_foods, grams_of, units
from milo.vocabulary.letters import unaccented

MOST_CHARACTERS = 600  # of a message; a longer one is no line of a diary (our choice)
BARE_GRAMS = 30  # a number without a unit that is this large counts grams (our choice)
MOST_G = 5_000.0  # of one food at once (our choice)
LONGEST_NAME = 5  # words
SIZES = {"small": 0.7, "large": 1.4}  # of the usual piece (reference nutrition 3.11, our choice)
_FRACTIONS = str.maketrans({"½": " 1/2 ", "¼": " 1/4 ", "¾": " 3/4 ", "⅓": " 1/3 ", "⅔": " 2/3 "})
_TOKEN = re.compile(r"\d+\s*/\s*\d+|\d+(?:[.,]\d+)?|%|[a-z][a-z'’]*|[,;+&\n().:]")


@dataclass(frozen=True)
class Eaten:
    """One food that was named.

    food: as the diary knows it; None for energy alone.  amount, unit: as told; None where nothing was.  grams: of all of it.
    assumed: a usual helping or size was taken.  sure: whether name and amount are beyond doubt.  other: words beside the name
    that nobody understood.  nutrients: told outright ("500 kcal").  of: foods whose energy they are ("pizza, 1200 kcal").
    """

    food: DiaryFood | None
    said: str
    amount: float | None = None
    unit: str | None = None
    grams: float | None = None
    assumed: bool = False
    sure: bool = True
    other: tuple[str, ...] = ()
    nutrients: Mapping[str, float] = field(default_factory=dict)
    of: tuple[DiaryFood, ...] = ()


@dataclass(frozen=True)
class Understood:
    """A message as it was read. unknown: words that may be a food nobody knows, with the foods that come nearest."""

    items: tuple[Eaten, ...] = ()
    unknown: tuple[tuple[str, tuple[str, ...]], ...] = ()
    meal: str | None = None
    days_ago: int = 0

    @property
    def sure(self) -> bool:
        """Whether everything that was said was understood."""
        return bool(self.items) and not self.unknown and all(item.sure for item in self.items)


@dataclass(frozen=True)
class _Token:
    kind: str  # number, unit, food, hard, soft, without, size, meal, day, nutrient, other, empty, percent
    said: str
    value: Any = None


def understand(text: str, language: str = "en", own: Sequence[DiaryFood] = ()) -> Understood:
    """Read what was eaten.

    Parameters
    ----------
    text : str
        A message of a person, of at most 600 characters.
    language : str
        ``"en"`` or ``"es"``: whose number words win where both languages have the word.
    own : sequence of DiaryFood
        Foods and recipes of the athlete; they go before those of the package.

    Returns
    -------
    Understood
        Foods with amounts in grams, words that were not understood, the meal and the day.

    Examples
    --------
    >>> [(e.food.id, e.grams) for e in understand("2 eggs and 150 g of rice").items if e.food]
    [('egg_hard_boiled', 100.0), ('white_rice_cooked', 150.0)]
    """
    tokens = _tokens(text[:MOST_CHARACTERS], language, index_of(own))
    meal = next((t.value for t in tokens if t.kind == "meal"), None)
    days_ago = max((t.value for t in tokens if t.kind == "day"), default=0)
    items: list[Eaten] = []
    unknown: list[str] = []
    for part in _parts(_with_unit(_without_heading(tokens))):
        last = items[-1] if items and items[-1].amount is None else Eaten(None, "")
        if last.food is not None and (told := _amount_alone(part, last.food.id)) is not None:
            items[-1] = _weighed(last, *told)  # "pizza, 3 slices"
            continue
        found, left = _read(part)
        items += found
        if left and not found:
            unknown.append(" ".join(left))
    items = _with_energy(items)
    near = tuple((said, tuple(f.id for f in search(said, language, own, limit=3))) for said in unknown)
    return Understood(tuple(items), near, meal, days_ago)


# --- tokens -------------------------------------------------------------------------------------------------------------


def _number(word: str, language: str) -> float | None:
    first, second = (SPANISH, ENGLISH) if language == "es" else (ENGLISH, SPANISH)
    value = first.get(word)
    if value is None and word not in ("once", "ten", "mil", "double", "twice"):
        value = second.get(word)
    return float(value) if value is not None else None


def _tokens(text: str, language: str, index: Index) -> list[_Token]:
    for said, meant in diary_words()["phrases"].items():
        text = re.sub(rf"\b{said}\b", meant, text, flags=re.IGNORECASE)
    lower = re.sub(r"(\d)\s*(?:fl\.?|fluid)\s*(?:oz|ounces?)", r"\1 floz", text.lower().translate(_FRACTIONS))
    raw = list(_TOKEN.finditer(unaccented(lower)))
    words = diary_words()
    made: list[_Token] = []
    at = 0
    while at < len(raw):
        said = raw[at][0]
        if said[0].isdigit():
            made.append(_Token("number", said, _written(said)))
            at += 1
            continue
        if said == "%":
            if made and made[-1].kind == "number":
                made[-1] = _Token("percent", made[-1].said)
            at += 1
            continue
        if not said[0].isalpha():
            made.append(_Token("hard" if said in ",;+&\n.:" else "soft", said))
            at += 1
            continue
        food = _food_at(raw, at, index, made, lower)
        if food is not None:
            made.append(food[0])
            at = food[1]
            continue
        made.append(_word(said.replace("'", "").replace("’", ""), language, words))
        at += 1
    return made


def _word(said: str, language: str, words: dict[str, Any]) -> _Token:
    if said in words["fractions"]:
        return _Token("number", said, float(words["fractions"][said]))
    if said in words["ones"]:
        return _Token("number", said, 1.0)
    for kind in ("meal", "day", "size", "nutrient", "unit"):
        if said in words[kind]:
            return _Token(kind, said, words[kind][said])
    if (value := _number(said, language)) is not None:
        return _Token("number", said, value)
    for kind in ("without", "hard", "soft", "empty"):
        if said in words[kind]:
            return _Token(kind, said)
    plain = plain_word(said)
    like = plain in words["prepared"] or any(slipped(plain, w) for w in words["prepared"])
    return _Token("prepared" if like else "other", said)


def _written(said: str) -> float:
    if "/" in said:
        top, bottom = (float(n) for n in said.split("/"))
        return top / bottom if bottom else top
    return float(said.replace(",", "."))


def _food_at(
    raw: Sequence[re.Match[str]], at: int, index: Index, before: Sequence[_Token], lower: str
) -> tuple[_Token, int] | None:
    """The longest name that begins at a word: (its token, where it ends)."""
    words = diary_words()
    run: list[tuple[str, int]] = []  # words of the name so far, and where each ends
    own = LONGEST_NAME  # words before a "with": what goes on behind it has to be written so in the table
    place = at
    while place < len(raw) and len(run) < LONGEST_NAME:
        said = raw[place][0]
        plain = said.replace("'", "").replace("’", "")
        if not said[0].isalpha() or (plain in words["hard"] and run and not _joins(run, raw, place, index)):
            break
        if plain in words["soft"] and not run:
            return None
        if plain in words["soft"] or plain in ("and", "y"):
            own = min(own, len(run)) if plain in words["beside"] else own
            place += 1
            continue
        run.append((plain_word(said), place + 1))
        place += 1
    for length in range(len(run), 0, -1):
        name = tuple(word for word, _ in run[:length])
        end = run[length - 1][1]
        id = named(name, index) if length <= own else index.by_words.get(name)
        if id is None:
            continue
        if length == 1 and name[0] in words["accent"]:
            accented = lower[raw[at].start() : raw[at].end()] != raw[at][0]
            counted = bool(before) and before[-1].kind in ("number", "unit", "soft")
            if not accented and not counted:
                continue
        if length == 1 and (name[0] in words["nutrient"] or raw[at][0] in words["unit"]) and _unit_before(raw, at, words):
            continue
        return _Token("food", " ".join(m[0] for m in raw[at:end]), index.foods[id]), end
    return None


def _joins(run: Sequence[tuple[str, int]], raw: Sequence[re.Match[str]], place: int, index: Index) -> bool:
    """Whether "and" stands inside a name: "ham and cheese sandwich"."""
    if raw[place][0] not in ("and", "y") or place + 1 >= len(raw):
        return False
    for more in (2, 1):
        after = [plain_word(m[0]) for m in raw[place + 1 : place + 1 + more]]
        if tuple([w for w, _ in run] + after) in index.by_words:
            return True
    return False


def _unit_before(raw: Sequence[re.Match[str]], at: int, words: dict[str, Any]) -> bool:
    """Whether a word is used as a unit or a nutrient: after a number ("30 g protein"), or before "of" ("a can of tuna")."""
    following = raw[at + 1][0] if at + 1 < len(raw) else ""
    return following in ("of", "de") or (at > 0 and raw[at - 1][0] in words["unit"])


# --- amounts ------------------------------------------------------------------------------------------------------------


def _without_heading(tokens: list[_Token]) -> list[_Token]:
    """The foods of a list without its title: "chicken wrap: 1 tortilla, 100 g chicken"."""
    at = next((n for n, token in enumerate(tokens) if token.said == ":"), -1)
    title, after = tokens[: max(at, 0)], tokens[at + 1 :]
    listed = sum(token.kind == "food" for token in after) > 1
    return after if listed and not any(token.kind in ("number", "hard") for token in title) else tokens


def _with_unit(tokens: list[_Token]) -> list[_Token]:
    """With the unit that a second amount leaves out: "40 g of bread and 20 of cheese"."""
    made: list[_Token] = []
    last: _Token | None = None
    for at, token in enumerate(tokens):
        made.append(token)
        last = token if token.kind == "unit" else last
        of = [t.said if t.kind == "soft" else t.kind for t in tokens[at + 1 : at + 3]]
        if last is not None and token.kind == "number" and token.value >= 1 and of in (["of", "food"], ["de", "food"]):
            made.append(last)
    return made


def _parts(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """The message cut at its joints: commas, "and", "with", a full stop; "one and a half" and "taza y media" stay whole."""
    parts: list[list[_Token]] = [[]]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "hard":
            half = _half_after(tokens, at)
            if half is not None and parts[-1]:
                here = parts[-1]
                place = next((n for n in range(len(here) - 1, -1, -1) if here[n].kind == "number"), None)
                if place is not None:
                    here[place] = replace(here[place], value=here[place].value + half[0])
                else:
                    here.insert(len(here) - 1, _Token("number", tokens[at + 1].said, 1 + half[0]))  # "taza y media"
                at = half[1]
                continue
            parts.append([])
        elif token.said in diary_words()["beside"]:
            parts.append([])
        else:
            parts[-1].append(token)
        at += 1
    return [part for part in parts if part]


def _amount_alone(part: Sequence[_Token], food: str) -> tuple[float, str | None, str | None] | None:
    """The amount, the unit and the size of a part that names nothing else: "3 slices", "small glass"."""
    told = [t for t in part if t.kind not in ("empty", "soft", "prepared", "percent")]
    by_kind = {t.kind: t for t in told}
    alone = len(told) == 1 and told[0].said in diary_words()["ones"]
    if not told or alone or len(by_kind) < len(told) or not set(by_kind) <= {"number", "unit", "size"}:
        return None
    number, unit, size = by_kind.get("number"), by_kind.get("unit"), by_kind.get("size")
    if unit is not None and units()[unit.value].food not in (None, food):  # "bread, una caña"
        return None
    return 1.0 if number is None else number.value, unit.value if unit else None, size.value if size else None


def _half_after(tokens: Sequence[_Token], at: int) -> tuple[float, int] | None:
    """What "and a half" adds, and where it ends; None where it is another thing ("and half a tin")."""
    before = tokens[at - 1] if at else None
    if before is None or before.kind not in ("number", "unit", "food") or tokens[at].said not in ("and", "y"):
        return None
    place = at + 1
    if place < len(tokens) and tokens[place].said in ("a", "an", "un", "una"):
        place += 1
    if place >= len(tokens) or tokens[place].kind != "number" or not 0 < tokens[place].value < 1:
        return None
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if before.kind != "number" and following is not None and following.kind in ("unit", "food", "number", "size", "other"):
        return None
    return tokens[place].value, place + 1


def _with_energy(items: list[Eaten]) -> list[Eaten]:
    """Energy behind foods of which no amount was told is the energy of these foods: "pizza and salad, 1200 kcal"."""
    at = next((n for n, item in enumerate(items) if item.food is None), 0)
    foods = tuple(item.food for item in items[:at] if item.food is not None and item.amount is None)
    told = {name: value for item in items[at:] if item.food is None for name, value in item.nutrients.items()}
    if not foods or len(foods) < at or "kcal" not in told:
        return items
    said = ", ".join(item.said for item in items[: at + 1])
    other = tuple(word for item in items[: at + 1] for word in item.other)
    whole = Eaten(None, said, other=other, sure=not other, nutrients=told, of=foods)
    return [whole, *(item for item in items[at:] if item.food is not None)]


def _read(part: Sequence[_Token]) -> tuple[list[Eaten], list[str]]:
    """The foods of a part with their amounts, and the words nobody understood."""
    found: list[Eaten] = []
    left: list[str] = []
    amount: float | None = None
    unit: str | None = None
    size: str | None = None
    skip = False
    said: list[str] = []
    for at, token in enumerate(part):
        if token.kind == "without":
            skip = True
        elif token.kind == "number":
            told = amount
            amount = token.value
            if told is not None and token.said in diary_words()["ones"]:
                amount = told  # "half an"
            elif told is not None and unit is None and 0 < token.value < 1 and told >= 1 and token.said[0].isdigit():
                amount = told + token.value  # "1 1/2"
            elif told is not None and unit is None and part[at - 1].kind == "number":
                amount = _together(told, token.value)
            unit = None
            said.append(token.said)
        elif token.kind == "unit":
            if unit is None or units()[unit].grams is None:
                unit = token.value
            said.append(token.said)
            previous = found[-1] if found else None
            if previous is not None and amount is not None and not _food_follows(part, at) and _unweighed(previous, unit):
                amount *= previous.amount or 1.0  # "two yogurts of 125 g"
                found[-1] = _weighed(replace(previous, said=f"{previous.said} {' '.join(said)}"), amount, unit, size)
                amount = unit = size = None
                said = []
        elif token.kind == "size":
            size = token.value
        elif token.kind == "nutrient" and amount is not None:
            if token.value == "kcal":
                told_amount = _energy(said[-1], amount)
            else:
                told_amount = amount * ((units()[unit].grams if unit is not None else 1.0) or 1.0)
            found.append(Eaten(None, " ".join([*said, token.said]), nutrients={token.value: told_amount}))
            amount = unit = None
            said = []
        elif token.kind == "food":
            if skip:
                skip = False
                amount = unit = size = None
                said = []
                continue
            food = Eaten(token.value, " ".join([*said, token.said]), other=tuple(left), sure=not left)
            found.append(_weighed(food, amount, unit, size))
            amount = unit = size = None
            said, left = [], []
        elif token.kind == "other" and not skip:
            left.append(token.said)
    if found and left:
        found[-1] = replace(found[-1], other=(*found[-1].other, *left), sure=False)
    if unit is not None and not found and not left and (meant := units()[unit].food) is not None:
        found.append(_weighed(Eaten(diary_foods()[meant], " ".join(said)), amount, unit, size))  # "dos cañas"
    elif found and amount is not None and found[-1].amount is None and found[-1].food is not None:
        found[-1] = _weighed(found[-1], amount, unit, size)  # "bananas: 2", "eggs x2"
    return found, left


def _energy(said: str, amount: float) -> float:
    """Energy in kcal: nobody tells it to three decimals, so "1.125 kcal" and "1,125 kcal" are more than a thousand."""
    whole, _, rest = said.replace(",", ".").partition(".")
    return float(whole + rest) if len(rest) == 3 else amount


def _unweighed(eaten: Eaten, unit: str) -> bool:
    """Whether a unit behind a food is of it: nothing was told of it, or only how many there were and now what each weighs."""
    known = units()[unit]
    return eaten.amount is None or (eaten.unit is None and (known.grams or known.ml) is not None)


def _food_follows(part: Sequence[_Token], at: int) -> bool:
    following = [t for t in part[at + 1 :] if t.kind not in ("empty", "prepared")]
    return bool(following) and following[0].said in ("of", "de")


def _together(told: float, more: float) -> float:
    """Two numbers in a row: "two hundred", "a half", "one fifty" is none."""
    if 0 < more < 1 or more in (2.0, 12.0):
        return told * more if told != 1.0 else more
    if more in (100.0, 1000.0):
        return told * more
    return told + more if told >= 20 and more < told else more


def _weighed(eaten: Eaten, amount: float | None, unit: str | None, size: str | None) -> Eaten:
    """With its grams."""
    food = eaten.food
    assert food is not None
    grams, assumed = grams_of(food, 1.0 if amount is None else amount, unit)
    if amount is None and unit is None:
        # Of what is eaten by the piece one is meant; of almonds and peas a helping.
        each = food.unit_g or food.units.get("piece", 0.0)
        grams, assumed = (each if each >= food.serving_g / 2 else food.serving_g), True
    elif amount is not None and unit is None and amount >= BARE_GRAMS and food.unit_g is None:
        grams, assumed = amount, True  # "cod 150": nobody eats so many of them
    by_size = unit is None or (units()[unit].grams is None and unit not in MEASURES)
    if size is not None and by_size and food.unit_g is None:
        grams, assumed = grams * SIZES[size], True
    if not 0 < grams <= MOST_G:
        return replace(eaten, amount=amount, unit=unit, grams=None, assumed=True, sure=False)
    return replace(eaten, amount=amount, unit=unit, grams=round(grams, 1), assumed=assumed)
