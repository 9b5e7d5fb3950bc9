"""What somebody writes into their food diary, read: foods, amounts, units and the meal, in English and Spanish.

"2 eggs and toast", "media lata de atún y dos tostadas", "chicken 200 g, rice 150 g". The text is cut into tokens; the longest
run of words that is the name of a food is one (with a slip of the pen forgiven), and amounts are laid to the food beside them.
Nothing is kept here: whoever asks reads it back first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz, process

from milo.coach.food_names import called_names
from milo.coach.spelling import singular
from milo.coach.talk.words.number_words import ENGLISH, SPANISH
from milo.vocabulary.diary_foods import DiaryFood, diary_foods, grams_of, units
from milo.vocabulary.letters import unaccented

MOST_CHARACTERS = 600  # of a message; a longer one is no line of a diary (our choice)
BARE_GRAMS = 30  # a number without a unit that is this large counts grams (our choice)
MOST_G = 5_000.0  # of one food at once (our choice)
LONGEST_NAME = 5  # words
SIZES = {"small": 0.7, "large": 1.4}  # of the usual piece (reference nutrition 3.11, our choice)
NEAR = 86.0  # of 100: how alike a mistyped name must be (our choice)
FUZZY_FROM = 5  # letters from which a slip is forgiven: "beet" is no beef (our choice)
SLIP = 80.0  # of 100: how alike each of its words must be (our choice)
LIKELY = 60.0  # of 100: names that are offered for one nobody knows (our choice)
_FRACTIONS = str.maketrans({"½": " 1/2 ", "¼": " 1/4 ", "¾": " 3/4 ", "⅓": " 1/3 ", "⅔": " 2/3 "})
_TOKEN = re.compile(r"\d+\s*/\s*\d+|\d+(?:[.,]\d+)?|%|[a-z][a-z'’]*|[,;+&\n().:]")


@dataclass(frozen=True)
class Eaten:
    """One food that was named.

    food: as the diary knows it; None for energy alone.  amount, unit: as told; None where nothing was.  grams: of all of it.
    assumed: a usual helping or size was taken.  sure: whether name and amount are beyond doubt.  other: words beside the name
    that nobody understood.  nutrients: told outright ("500 kcal").
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
    tokens = _tokens(text[:MOST_CHARACTERS], language, _index(tuple(own)))
    meal = next((t.value for t in tokens if t.kind == "meal"), None)
    days_ago = max((t.value for t in tokens if t.kind == "day"), default=0)
    items: list[Eaten] = []
    unknown: list[str] = []
    for part in _parts(tokens):
        if items and items[-1].amount is None and items[-1].food is not None and (told := _amount_alone(part)) is not None:
            items[-1] = _weighed(items[-1], *told, None)  # "pizza, 3 slices"
            continue
        found, left = _read(part)
        items += found
        if left and not found:
            unknown.append(" ".join(left))
    near = tuple((said, tuple(f.id for f in search(said, language, own, limit=3))) for said in unknown)
    return Understood(tuple(items), near, meal, days_ago)


def search(text: str, language: str = "en", own: Sequence[DiaryFood] = (), limit: int = 20) -> list[DiaryFood]:
    """Foods by name, best first: what begins like the words, then what is most alike; a few wrong letters do not matter."""
    asked = " ".join(_plain_word(w) for w in re.findall(r"[a-z0-9]+", unaccented(text.lower())))
    if not asked:
        return []
    index = _index(tuple(own))
    best: dict[str, float] = {}
    for name, score, _ in process.extract(asked, index.texts, scorer=fuzz.WRatio, score_cutoff=LIKELY, limit=60):
        id = index.by_text[name]
        words = name.split()
        starts = any(w.startswith(asked.split()[0]) for w in words)
        whole = set(asked.split()) <= set(words)
        value = score + (12 if starts else 0) + (25 if whole else 0) - 1.5 * len(words) + (15 if id in index.own else 0)
        value += 2 if index.tongue.get(name) == language else 0
        best[id] = max(best.get(id, 0.0), value)
    return [index.foods[id] for id in sorted(best, key=lambda id: -best[id])[:limit]]


# --- names --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Index:
    foods: Mapping[str, DiaryFood]
    own: frozenset[str]
    by_words: Mapping[tuple[str, ...], str]
    by_set: Mapping[frozenset[str], str]
    by_text: Mapping[str, str]
    texts: tuple[str, ...]
    tongue: Mapping[str, str]


def _index(own: tuple[DiaryFood, ...]) -> _Index:
    if not own:
        return _of_package()
    return _made([*((f, True) for f in own), *((f, False) for f in diary_foods().values())])


@cache
def _of_package() -> _Index:
    return _made([(f, False) for f in diary_foods().values()])


def _made(all_foods: Iterable[tuple[DiaryFood, bool]]) -> _Index:
    by_words: dict[tuple[str, ...], str] = {}
    by_set: dict[frozenset[str], str] = {}
    tongue: dict[str, str] = {}
    known: dict[str, DiaryFood] = {}
    mine = set()
    held = list(all_foods)
    spoken = called_names()
    # The names people give come first, then the table's, without what stands behind the comma, without how it was made.
    rounds: list[list[tuple[str, str, str]]] = [[], [], [], []]
    prepared = _words()["prepared"]
    for food, is_own in held:
        known[food.id] = food
        if is_own:
            mine.add(food.id)
            rounds[0].append((food.id, food.name, ""))
            continue
        rounds[0] += [(food.id, name, "") for name in (*food.called, *spoken.get(food.id, ()))]
        for name, language in ((food.name, "en"), (food.name_es, "es")):
            bare = re.sub(r"\([^)]*\)|\d[\d.,/-]*|%", " ", name)
            rounds[1].append((food.id, bare, language))
            rounds[2].append((food.id, bare.split(",")[0], language))
            left = [w for w in _name_words(bare.split(",")[0]) if w not in prepared]
            rounds[3].append((food.id, " ".join(left), language))
    for id, name, language in (each for names in rounds for each in names):
        words = _name_words(name)
        if not words:
            continue
        by_words.setdefault(words, id)
        by_set.setdefault(frozenset(words), id)
        tongue.setdefault(" ".join(words), language)
    by_text = {" ".join(words): id for words, id in by_words.items()}
    return _Index(known, frozenset(mine), by_words, by_set, by_text, tuple(by_text), tongue)


def _name_words(name: str) -> tuple[str, ...]:
    soft = _words()["soft"]
    told = re.findall(r"[a-z]+", unaccented(name.lower()).replace("'", ""))
    return tuple(_plain_word(w) for w in told if w not in soft and w not in ("and", "y"))


def _plain_word(word: str) -> str:
    return singular(word.replace("'", "").replace("’", ""))


# --- tokens -------------------------------------------------------------------------------------------------------------


@cache
def _words() -> dict[str, Any]:
    table = tomllib.loads(files("milo.coach").joinpath("food_log_words.toml").read_text(encoding="utf-8"))
    flat: dict[str, Any] = {
        "fractions": table["fractions"],
        "phrases": table["phrases"],
        "ones": frozenset(table["ones"]["words"]),
        "hard": frozenset(table["joining"]["hard"]),
        "soft": frozenset(table["joining"]["soft"]),
        "without": frozenset(table["without"]["words"]),
        "prepared": frozenset(_plain_word(w) for w in table["prepared"]["words"]),
        "empty": frozenset(table["empty"]["words"]),
        "accent": frozenset(table["accent"]["words"]),
    }
    for group in ("size", "meal", "nutrient"):
        flat[group] = {w: name for name, words in table[group].items() for w in words}
    flat["day"] = dict.fromkeys(table["day"]["yesterday"], 1)
    flat["unit"] = {w: u.id for u in units().values() for w in u.words if " " not in w}
    return flat


def _number(word: str, language: str) -> float | None:
    first, second = (SPANISH, ENGLISH) if language == "es" else (ENGLISH, SPANISH)
    value = first.get(word)
    if value is None and word not in ("once", "ten", "mil", "double", "twice"):
        value = second.get(word)
    return float(value) if value is not None else None


def _tokens(text: str, language: str, index: _Index) -> list[_Token]:
    for said, meant in _words()["phrases"].items():
        text = re.sub(rf"\b{said}\b", meant, text, flags=re.IGNORECASE)
    lower = re.sub(r"(\d)\s*(?:fl\.?|fluid)\s*(?:oz|ounces?)", r"\1 floz", text.lower().translate(_FRACTIONS))
    raw = list(_TOKEN.finditer(unaccented(lower)))
    words = _words()
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
    plain = _plain_word(said)
    like = plain in words["prepared"] or any(_slipped(plain, w) for w in words["prepared"])
    return _Token("prepared" if like else "other", said)


def _written(said: str) -> float:
    if "/" in said:
        top, bottom = (float(n) for n in said.split("/"))
        return top / bottom if bottom else top
    return float(said.replace(",", "."))


def _food_at(
    raw: Sequence[re.Match[str]], at: int, index: _Index, before: Sequence[_Token], lower: str
) -> tuple[_Token, int] | None:
    """The longest name that begins at a word: (its token, where it ends)."""
    words = _words()
    run: list[tuple[str, int]] = []  # words of the name so far, and where each ends
    place = at
    while place < len(raw) and len(run) < LONGEST_NAME:
        said = raw[place][0]
        plain = said.replace("'", "").replace("’", "")
        if not said[0].isalpha() or (plain in words["hard"] and run and not _joins(run, raw, place, index)):
            break
        if plain in words["soft"] and not run:
            return None
        if plain in words["soft"] or plain in ("and", "y"):
            place += 1
            continue
        run.append((_plain_word(said), place + 1))
        place += 1
    for length in range(len(run), 0, -1):
        name = tuple(word for word, _ in run[:length])
        end = run[length - 1][1]
        id = _named(name, index)
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


def _joins(run: Sequence[tuple[str, int]], raw: Sequence[re.Match[str]], place: int, index: _Index) -> bool:
    """Whether "and" stands inside a name: "ham and cheese sandwich"."""
    if raw[place][0] not in ("and", "y") or place + 1 >= len(raw):
        return False
    for more in (2, 1):
        after = [_plain_word(m[0]) for m in raw[place + 1 : place + 1 + more]]
        if tuple([w for w, _ in run] + after) in index.by_words:
            return True
    return False


def _unit_before(raw: Sequence[re.Match[str]], at: int, words: dict[str, Any]) -> bool:
    """Whether a word is used as a unit or a nutrient: after a number ("30 g protein"), or before "of" ("a can of tuna")."""
    following = raw[at + 1][0] if at + 1 < len(raw) else ""
    return following in ("of", "de") or (at > 0 and raw[at - 1][0] in words["unit"])


def _named(name: tuple[str, ...], index: _Index) -> str | None:
    words = _words()
    if name in index.by_words:
        return index.by_words[name]
    if len(name) > 1 and frozenset(name) in index.by_set:
        return index.by_set[frozenset(name)]
    bare = tuple(w for w in name if w not in words["prepared"] and w not in words["size"])
    if bare and bare != name and name[0] not in words["size"] and name[0] not in words["unit"]:
        if bare in index.by_words:
            return index.by_words[bare]
        if len(bare) > 1 and frozenset(bare) in index.by_set:
            return index.by_set[frozenset(bare)]
    if set(name) <= words["prepared"]:  # "fried" is no slip of "fries"
        return None
    whole = " ".join(name)
    known = any(w in words[k] for w in name for k in ("empty", "unit", "meal", "fractions", "ones", "without", "hard", "nutrient"))
    if len(whole) < FUZZY_FROM or known:
        return None
    for near, score, _ in process.extract(whole, index.texts, scorer=fuzz.ratio, score_cutoff=NEAR, limit=4):
        meant = near.split()
        if len(meant) == len(name) and all(_slipped(a, b) for a, b in zip(name, meant, strict=True)) and score:
            return index.by_text[near]
    return None


def _slipped(word: str, meant: str) -> bool:
    """Whether a word may be another one with a slip of the pen."""
    return word == meant or (len(word) >= FUZZY_FROM and word[0] == meant[0] and fuzz.ratio(word, meant) >= SLIP)


# --- amounts ------------------------------------------------------------------------------------------------------------


def _parts(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """The message cut at its joints: commas, "and", a full stop; "one and a half" and "taza y media" stay whole."""
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
        else:
            parts[-1].append(token)
        at += 1
    return [part for part in parts if part]


def _amount_alone(part: Sequence[_Token]) -> tuple[float, str | None] | None:
    """The amount of a part that names nothing else."""
    told = [t for t in part if t.kind not in ("empty", "soft")]
    if len(told) == 1 and told[0].kind == "number":
        return told[0].value, None
    if len(told) == 2 and [t.kind for t in told] == ["number", "unit"]:
        return told[0].value, told[1].value
    return None


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
            if told is not None and token.said in _words()["ones"]:
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
            if previous is not None and previous.amount is None and amount is not None and not _food_follows(part, at):
                found[-1] = _weighed(replace(previous, said=f"{previous.said} {' '.join(said)}"), amount, unit, size)
                amount = unit = size = None
                said = []
        elif token.kind == "size":
            size = token.value
        elif token.kind == "nutrient" and amount is not None:
            told_g = {"kcal": 1.0}.get(token.value, units()[unit].grams if unit is not None else 1.0)
            found.append(Eaten(None, " ".join([*said, token.said]), nutrients={token.value: amount * (told_g or 1.0)}))
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
    if found and amount is not None and found[-1].amount is None and found[-1].food is not None:
        found[-1] = _weighed(found[-1], amount, unit, size)  # "bananas: 2", "eggs x2"
    return found, left


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
    by_size = unit is None or (units()[unit].grams is None and units()[unit].ml is None)
    if size is not None and by_size and food.unit_g is None:
        grams, assumed = grams * SIZES[size], True
    if not 0 < grams <= MOST_G:
        return replace(eaten, amount=amount, unit=unit, grams=None, assumed=True, sure=False)
    return replace(eaten, amount=amount, unit=unit, grams=round(grams, 1), assumed=assumed)


def search_in(text: str, table: Sequence[DiaryFood], limit: int = 20) -> list[DiaryFood]:
    """Foods of a large table by name: those that hold all the words first, shorter names before longer ones."""
    asked = set(_name_words(text))
    if not asked:
        return []
    found = []
    for food in table:
        words = set(_name_words(food.name))
        hit = sum(any(w.startswith(a) for w in words) for a in asked)
        if hit == len(asked):
            found.append((len(asked & words) == len(asked), -len(words), food))
    found.sort(key=lambda each: (each[0], each[1]), reverse=True)
    return [food for _, _, food in found[:limit]]
