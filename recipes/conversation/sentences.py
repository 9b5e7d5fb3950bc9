"""Writes sentences from given acts, so that the span of every slot is known exactly.

frames/VOICE.LANGUAGE.txt: one author's way to say things. A line beginning with # names the kind, the polarity and, where it has one, the
operation of the frames under it; [a|b|] is a choice; {slot} is filled from words/LANGUAGE.txt or a number; {slot#} is a bare number; <slot:words> are words
that fill a slot themselves; {wrong} is a value that is denied and fills nothing. followups.*: frames that are read with the act
before; "same" keeps its kind. continued.*: what follows an act of the same kind in one message. kinds_of_meanings.tsv: kinds of the labels of recipes/talk/prompts, whose sentences have no spans.
"""

# ruff: noqa: E501  # the ways to write a quantity stand on one line each
from __future__ import annotations

import itertools
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from milo.coach.conversation.student.decoding import ALLOWED
from milo.coach.conversation.student.tokens import SIGNS, tokens
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.letters import unaccented

HERE = Path(__file__).resolve().parent
PROMPTS = HERE.parent / "talk" / "prompts"
Piece = tuple[str, str | None]


@dataclass
class Told:
    """One act as pieces of text, each with the slot it fills."""

    kind: str
    polarity: str
    pieces: list[Piece]
    operations: tuple[str, ...] = ()


@dataclass
class Example:
    """A message. acts: (start, end, kind, polarity) by characters.  spans: (start, end, slot).

    before: (kind, slots, polarity) of the act of the message before.  known: whether all spans are labelled.
    operations: of each act those that it may be; empty where nobody knows.
    """

    text: str
    acts: list[tuple[int, int, str, str]]
    spans: list[tuple[int, int, str]]
    before: tuple[str, tuple[str, ...], str] | None = None
    known: bool = True
    voice: str = ""
    language: str = "en"
    meaning: str = ""
    operations: list[tuple[str, ...]] | None = None


@cache
def frames(name: str = "*") -> dict[tuple[str, str], dict[tuple[str, ...], list[str]]]:
    """(voice, language) -> (kind, polarity, operations) -> frames."""
    found: dict[tuple[str, str], dict[tuple[str, ...], list[str]]] = {}
    for file in sorted((HERE / "frames").glob(f"{name}.txt")):
        voice, language, _ = file.name.split(".")
        if voice in {"followups", "continued"}:
            continue
        at: tuple[str, ...] = ()
        of = found.setdefault((voice, language), {})
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                at = tuple(line[2:].split())
            elif line.strip():
                of.setdefault(at, []).append(line.strip())
    return found


@cache
def continued(language: str) -> dict[tuple[str, str], list[str]]:
    """(kind, polarity) -> frames that go on with an act of that kind."""
    found: dict[tuple[str, str], list[str]] = {}
    at = ("", "")
    for line in (HERE / "frames" / f"continued.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            at = tuple(line[2:].split())  # type: ignore[assignment]
        elif line.strip():
            found.setdefault(at, []).append(line.strip())
    return found


@cache
def followups(language: str) -> list[tuple[tuple[str, ...], str, str]]:
    """(kinds of the act before, what it is then, frame)."""
    found, at = [], ((), "")
    for line in (HERE / "frames" / f"followups.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kinds, what = line[2:].split()
            at = (tuple(kinds.split(",")), what)
        elif line.strip():
            found.append((*at, line.strip()))
    return found


@cache
def words(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in (HERE / "words" / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name = line[2:].strip()
        elif line.strip():
            found.setdefault(name, []).extend(w.strip() for w in line.split("|"))
    return found


# --- what fills a slot

_ONES = {
    "en": [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
    ],
    "es": [
        "cero",
        "una",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
    ],
}
_TENS = {
    "en": ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    "es": ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
}


def said(n: int, language: str) -> str:
    """A whole number up to 199 in words."""
    if n < 16:
        return _ONES[language][n]
    if n >= 100:
        rest = n - 100
        if language == "es":
            return "cien" if not rest else f"ciento {said(rest, 'es')}"
        return "a hundred" if not rest else f"a hundred and {said(rest, 'en')}"
    tens, ones = divmod(n, 10)
    if n < 20:
        return str(n)
    ten = _TENS[language][tens - 2]
    if not ones:
        return ten
    if language == "es":
        return f"veinti{said(ones, 'es')}" if tens == 2 else f"{ten} y {said(ones, 'es')}"
    return f"{ten} {said(ones, 'en')}" if ones % 2 else f"{ten}-{said(ones, 'en')}"


def _number(rng: random.Random, low: int, high: int, language: str, worded: float = 0.12) -> str:
    n = rng.randint(low, high)
    return said(n, language) if rng.random() < worded and n < 200 else str(n)


def _point(value: float, language: str, rng: random.Random) -> str:
    text = f"{value:g}"
    return text.replace(".", ",") if "." in text and rng.random() < (0.6 if language == "es" else 0.08) else text


def _mass(rng: random.Random, language: str, low: int, high: int) -> str:
    es = language == "es"
    kind = rng.random()
    if kind < 0.07:
        return f"{said(rng.randint(low, min(high, 199)), language)} {rng.choice(['kilos', 'kg', 'kilos'] if es else ['kilos', 'kg', 'pounds'])}"
    if kind < 0.10 and es:
        return f"{rng.randint(low, high)} kilos y medio"
    if kind < (0.16 if es else 0.34):
        unit = rng.choice(["lbs", "lb", "libras"] if es else ["lbs", "lb", "pounds", "lbs"])
        return (
            f"{rng.choice([5 * rng.randint(low // 3 + 2, high // 2), rng.randint(2 * low, 2 * high)])}{rng.choice([' ', ''])}{unit}"
        )
    value = rng.choice(
        [
            rng.randint(low, high),
            2.5 * rng.randint(int(low / 2.5) + 1, int(high / 2.5)),
            rng.randint(low, high) + rng.choice([0.5, 0.2, 0.8]),
        ]
    )
    unit = rng.choice(["kg", "kg", "kg", "kilos", "kgs", "k", "Kg", "KG", "kilos" if es else "kilograms"])
    return f"{_point(value, language, rng)}{rng.choice([' ', '', ' '])}{unit}"


def _shape(name: str, rng: random.Random, language: str, n: int = 0) -> str:
    """One of the ways the lists write a quantity or a day, its holes filled."""
    filled = {
        "n": n, "word": said(n or rng.randint(1, 4), language), "q": rng.choice([10, 15, 20, 30, 40, 45]), "whole": rng.randint(4, 9),
        "clock": f"{rng.randint(3, 9)}:{rng.randint(0, 59):02d}", "speed": rng.randint(8, 16), "name": rng.choice(_DAYS[language]),
        "short": rng.choice(_SHORT_DAYS), "month": rng.choice(_MONTHS[language]), "mon": rng.choice(_MONTHS[language])[:3],
        "d": rng.randint(4, 28), "m": rng.randint(1, 12), "mm": f"{rng.randint(1, 12):02d}", "dd": f"{rng.randint(1, 28):02d}",
        "few": rng.choice(words(language)["few"]), "r": rng.randint(0, 4), "rpe": rng.choice(["6", "7", "8", "9", "10", "7.5", "8.5"]),
    }  # fmt: skip
    return rng.choice(words(language)[name]).format(**filled)


def _minutes(rng: random.Random, language: str) -> str:
    es = language == "es"
    if rng.random() < 0.42:
        return _shape("minutes", rng, language)
    n = rng.choice([5 * rng.randint(1, 24), rng.randint(6, 95)])
    unit = rng.choice(
        ["min", "minutos", "min", "mins", "minutos", "minutitos"] if es else ["min", "minutes", "mins", "minutes", "min", "m"]
    )
    if rng.random() < 0.1:
        return f"{said(n, language)} {'minutos' if es else 'minutes'}"
    if rng.random() < 0.06:
        return f"{rng.randint(18, 59)}:{rng.randint(0, 59):02d}"
    return f"{n}{rng.choice([' ', ' ', ''])}{unit}"


def _hours(rng: random.Random, language: str) -> str:
    return _shape("hours", rng, language, rng.randint(3, 10))


def _distance(rng: random.Random, language: str) -> str:
    es = language == "es"
    if rng.random() < 0.06:
        return rng.choice(
            ["media maratón", "un maratón", "medio maratón"] if es else ["a half marathon", "a marathon", "half marathon"]
        )
    if rng.random() < 0.18:
        return f"{rng.choice([200, 400, 500, 800, 1000, 1500, 2000, 3000])}{rng.choice([' ', ''])}{rng.choice(['m', 'metros', 'm'] if es else ['m', 'metres', 'meters', 'm', 'yards'])}"
    if rng.random() < (0.05 if es else 0.3):
        return f"{_point(rng.choice([rng.randint(1, 26), rng.randint(1, 20) + 0.5]), language, rng)} {rng.choice(['millas'] if es else ['miles', 'miles', 'mi', 'mile'])}"
    value = rng.choice([rng.randint(2, 60), rng.randint(2, 20), rng.randint(2, 42) + rng.choice([0.5, 0.2, 0.35])])
    if rng.random() < 0.1:
        return f"{said(int(value) or 2, language)} {'kilómetros' if es else 'kilometres'}"
    return f"{_point(value, language, rng)}{rng.choice([' ', ' ', ''])}{rng.choice(['km', 'km', 'k', 'kilómetros', 'kms'] if es else ['km', 'km', 'k', 'kilometres', 'K', 'kilometers'])}"


_DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
}
_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
_SHORT_DAYS = ["Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun"]


def _day(rng: random.Random, language: str, past: bool) -> tuple[str, str]:
    """(preposition or article before it, the day)."""
    lead, _, text = _shape("day past" if past else "day future", rng, language).partition("~")
    return lead, text


_PAST = {"log_sets", "log_activity", "log_sleep", "log_weight", "log_food", "log_mood", "log_pain", "correct", "undo", "ask_figure"}
_PLAIN = {"bpm": (44, 175), "five": (1, 5), "ten": (1, 10), "kcal": (1200, 3500)}
"""Numbers that fill no slot: they are read by their names (coach.conversation.entities.measures)."""
_BEFORE_A_DAY = re.compile(
    r"(?:^|\s)(?:from|to|on|until|till|for|of|than|and|with|-|->|de|del|a|al|hasta|para|que|por|in|is|back|the)\s?$|[-'’]$", re.I
)


def fill(slot: str, rng: random.Random, language: str, kind: str, polarity: str, before: str, after: str) -> list[Piece]:
    """The pieces of a slot. slot: with its variant, as a frame writes it.  before, after: the text around it."""
    name, _, variant = slot.rstrip("#").partition(":")
    bare = slot.endswith("#")
    es = language == "es"
    lists = words(language)
    fills: str | None = name
    if name == "wrong":
        what = variant or "number"
        if what == "number":
            return [(_point(rng.choice([rng.randint(2, 120), rng.randint(20, 100) + 0.5]), language, rng), None)]
        return [(text, None) for text, _ in fill(what, rng, language, kind, polarity, before, after)]
    if name in {"day", "day_to"}:
        past = (kind in _PAST and polarity != "wants") or polarity == "did_not"
        if variant == "plural":
            return [(rng.choice(_DAYS[language]) + ("s" if not es else ""), "day")]
        if variant == "date":
            return [(f"{rng.randint(1, 28)} {'de ' if es else ''}{rng.choice(_MONTHS[language])}", "day")]
        lead, text = _day(rng, language, past and name == "day")
        if rng.random() < 0.35 and not es:
            text = text.lower()
        if after[:2] in {"'s", "’s"}:
            lead = ""
            while re.match(r"last|in |two|\d|on|the", text) or text.endswith("ago"):
                lead, text = "", _day(rng, language, past)[1]
        if es and lead == "el " and re.search(r"(?:^|\s)(?:de|a)\s$", before):
            return [("DEL", None), (text, name)]  # joined with the preposition before
        if (_BEFORE_A_DAY.search(before) and not es) or (es and re.search(r"(?:^|\s)(?:del|al|el|lo de|este)\s$", before)):
            lead = "the " if lead == "on the " and rng.random() < 0.7 else ""
        if before == "" and rng.random() < 0.5:
            lead = ""
        return [p for p in ((lead, None), (text, name)) if p[0]]
    if name in {"exercise", "exercise_to"}:
        if rng.random() < 0.2:
            one = rng.choice(_catalogue_names(language))
        else:
            one = rng.choice(lists["exercise"])
        fills = name if variant != "none" else None
        text = one if rng.random() < 0.2 else one.lower() if not one.isupper() else one
        if es and fills and rng.random() < 0.25 and not re.search(r"\b(?:el|la|los|las|de|con|en)\s$", before) and before:
            return [(rng.choice(["la ", "el ", "las ", "los "]), None), (text, fills)]
        return [(text, fills)]
    if name == "activity":
        return [(rng.choice(lists[f"activity:{variant}" if variant else "activity"]), name)]
    if name == "activity_to":
        return [(rng.choice(lists["activity"]), name)]
    if name in {"sets", "rir"} and not variant:
        return [(_number(rng, 1 if name == "rir" else 2, 6 if name == "sets" else 4, language, 0.15), name)]
    if name == "rir":
        lead, _, text = _shape("rir", rng, language).partition("~")
        words_of = re.match(r"RPE \S+|rpe\S+|to failure|al fallo|\S+", text)
        assert words_of is not None
        return [p for p in ((lead, None), (words_of[0], name), (text[words_of.end() :], None)) if p[0]]
    if name in _PLAIN:
        return [(str(rng.randint(*_PLAIN[name])), None)]
    if name == "amount" and variant == "kcal":
        return [(str(10 * rng.randint(120, 350)), name)]
    if name == "rpe":
        return [(rng.choice(["7", "8", "9", "8.5"]), None)]
    if name == "reps":
        return [(_number(rng, 1, rng.choice([12, 20, 30, 100]), language, 0.1), name)]
    if name in {"load_kg", "weight_kg"}:
        low, high = (44, 130) if name == "weight_kg" else (5, 200)
        if bare or rng.random() < (0.12 if name == "weight_kg" else 0.2):
            value = rng.choice(
                [rng.randint(low, high), 2.5 * rng.randint(low // 2, high // 2), rng.randint(low, high) + rng.choice([0.5, 0.3])]
            )
            return [(said(int(value), language) if rng.random() < 0.07 and value < 200 else _point(value, language, rng), name)]
        if name == "weight_kg" and not es and rng.random() < 0.06:
            return [(f"{rng.randint(8, 16)} stone{rng.choice(['', f' {rng.randint(1, 13)}'])}", name)]
        return [(_mass(rng, language, low, high), name)]
    if name == "minutes":
        return [(_minutes(rng, language), name)]
    if name == "hours":
        if kind == "log_sleep" and re.search(r"(?:slept|sleep|dorm\w+|sueño|from)\W*$", before.lower()) is None:
            return [(next(h for h in iter(lambda: _hours(rng, language), None) if re.search(r"h", h)), name)]
        return [(_hours(rng, language), name)]
    if name == "distance_km":
        return [(_distance(rng, language), name)]
    if name == "pace_s_per_km":
        return [(_shape("pace", rng, language), name)]
    if name == "weeks":
        n = rng.randint(2, 12)
        text = _shape("weeks", rng, language, n)
        if re.search(r"(?:last|past|las últimas)\s$", before):
            text = f"{said(n, language) if rng.random() < 0.4 else n} {'semanas' if es else 'weeks'}"
        return [(text, name)]
    if name == "days_per_week":
        return [(_number(rng, 1, 7, language, 0.4), name)]
    if name == "severity_0_10":
        return [(_number(rng, 1, 10, language, 0.25), name)]
    if name == "amount":
        if re.match(r"\s?\{unit:g\}", after):
            return [(str(rng.choice([rng.randint(20, 400), 10 * rng.randint(2, 50)])), name)]
        if rng.random() < 0.2:
            return [(rng.choice(lists["one"]), name)]
        return [(_number(rng, 1, 6, language, 0.4), name)]
    if name == "unit":
        return [(rng.choice(lists[f"unit:{variant}" if variant else "unit"]), name)]
    if name == "food":
        one = rng.choice(lists["food:drink" if variant == "drink" else "food"])
        article = re.match(r"(?:an? |unas? |un )(.*)", one)
        if article and rng.random() < 0.9:
            # "a salad" is an amount of one only where it is counted
            return [(one[: article.start(1)], None), (article[1], name)]
        return [(one, name)]
    if name == "region":
        return [(rng.choice(lists["region:body" if variant else "region"]), name)]
    if name == "equipment":
        return [(rng.choice(lists["equipment"]), name if variant != "none" else None)]
    if name == "topic":
        key = f"topic:{variant}" if variant else f"topic {kind}"
        text = rng.choice(lists[key])
        lead = re.match(r"(?:the|a|el|la) (.*)", text)
        if lead:
            return [(text[: lead.start(1)], None), (lead[1], name)]
        return [(text, name)]
    if name == "num":
        return [(str(rng.choice([rng.randint(16, 90), rng.randint(30, 99)]) if "cm" not in after else rng.randint(148, 200)), None)]
    if name in {"clock", "clockes", "clockn"}:
        h = (
            rng.randint(9, 12)
            if "and" not in before and " a " not in before and "-" not in before and " to " not in before
            else rng.randint(5, 9)
        )
        return [(rng.choice([f"{h}", f"{h}:{rng.choice(['15', '30', '45'])}"]), None)]
    raise KeyError(slot)


@cache
def _catalogue_names(language: str) -> list[str]:
    return [e.called(language) for e in catalogue().values()]


_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z_0-9:]+#?)\}|<([a-z_0-9]+):((?:[^<>])*)>")


_OF_PROFILE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"exercise", ("dislike", "none")), (r"no (?:longer )?allerg|ya no soy alerg", ("no_allergy",)),
    (r"allerg|alerg|lactose|lactosa|coeliac|celiac", ("allergy", "diet", "condition", "pregnant", "none")),
    (r"food|dairy|lacteos|\bmeat|\bcarne", ("avoid", "diet")), (r"(?:not|no longer|ya no).*(?:vegan|vegetarian)", ("no_diet",)),
    (r"vegan|vegetarian|veggie", ("diet", "allergy", "condition", "pregnant", "none")),
    (r"(?:not|ya no|no).*(?:pregnant|embarazada)", ("no_pregnant",)), (r"pregnant|embarazada", ("pregnant",)),
    (r"marathon|maraton", ("race", "goal")),
    (r"i take|i am on|tomo (?!alcohol)", ("medication",)),
    (r"asthma|asma|diabet|blood pressure|tension|arthrit|artros|pacemaker|marcapasos|hernia|bad back", ("condition", "injury")),
    (r"goal|objetivo|want to|wanna|quiero|quisiera|deseo|gustaria|decided|focus|centrarme|tryna|wish to|would like", ("goal",)),
)  # fmt: skip
"""Words of a frame of the profile -> what it may tell; none of these for any other (age, height, units, habits)."""


def operations_of(frame: str, kind: str, polarity: str) -> tuple[str, ...]:
    """What a frame may order, by its kind and the slots it fills; empty where they leave it open."""
    if polarity == "asks" or (kind.startswith("log_") and polarity != "wants") or kind == "correct":
        return ("none",)
    fills = set(re.findall(r"[{<]([a-z_]+)", frame))
    if kind == "profile":
        return next((may for shape, may in _OF_PROFILE if re.search(shape, unaccented(frame.lower()))), ("none",))
    known = {
        "move": ("move", "exchange"), "away": ("away",), "undo": ("undo", "delete", "bring_back", "plan_before", "first_plan"),
        "change_minutes": ("minutes", "more_minutes", "recovery"), "change_days": ("days", "more_days", "fewer_days", "on", "free"),
        "ask_plan": ("new_plan", "programme"), "log_sets": ("add",), "change_equipment": ("without", "only", "own", "own_not"),
    }  # fmt: skip
    if polarity != "wants":
        return ("none",) if kind == "skip" else known["change_equipment"] if kind == "change_equipment" else ()
    if kind == "skip":
        return ("drop",) if "exercise" in fills else ("skip", "away")
    if kind == "swap":
        return ("swap",) if "exercise_to" in fills else ()
    return known.get(kind, ())


def tell(frame: str, kind: str, polarity: str, rng: random.Random, language: str, operations: str = "") -> Told:
    """One act from a frame."""
    may = tuple(operations.split(",")) if operations else operations_of(frame, kind, polarity)
    while match := _CHOICE.search(frame):
        frame = frame[: match.start()] + rng.choice(match[1].split("|")) + frame[match.end() :]
    frame = " ".join(frame.split())
    pieces: list[Piece] = []
    at = 0
    for match in _SLOT.finditer(frame):
        literal = frame[at : match.start()]
        if literal:
            pieces.append((literal, None))
        before = "".join(t for t, _ in pieces)
        after = frame[match.end() :]
        if match[1]:
            new = fill(match[1], rng, language, kind, polarity, before, after)
            if new and new[0] == ("DEL", None):
                text, slot = pieces.pop()
                pieces.append((re.sub(r"(de|a)\s$", lambda m: "del " if m[1] == "de" else "al ", text), slot))
                new = new[1:]
            pieces += new
        else:
            inner = match[3]
            for hole in re.findall(r"\{([a-z]+)\}", inner):
                inner = inner.replace(
                    f"{{{hole}}}", "".join(t for t, _ in fill(hole, rng, language, kind, polarity, inner.split("{")[0], "")), 1
                )
            pieces.append((inner, match[2]))
        at = match.end()
    if at < len(frame):
        pieces.append((frame[at:], None))
    return Told(kind, polarity, _with_today(pieces) if "day" in ALLOWED[kind] else pieces, may)


_TODAY = re.compile(r"\b(?:today|this morning|this afternoon|this evening|tonight|hoy|esta mañana|esta tarde)\b", re.I)


def _with_today(pieces: list[Piece]) -> list[Piece]:
    """Words for today that a frame writes out are the day it names, unless it names one elsewhere."""
    if any(slot == "day" for _, slot in pieces):
        return pieces
    for i, (text, slot) in enumerate(pieces):
        if slot is None and (m := _TODAY.search(text)):
            parts: list[Piece] = [(text[: m.start()], None), (m[0], "day"), (text[m.end() :], None)]
            return [*pieces[:i], *(p for p in parts if p[0]), *pieces[i + 1 :]]
    return pieces


# --- several acts, and how people really type

_KEYS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuiopqsdfghjklaxcvbnmz", strict=True))


def _glue(name: str, rng: random.Random, language: str) -> str:
    """What joins acts, or stands before or behind a message; the lists write a space as _ and a new line as \\n."""
    return rng.choice(words(language)[name]).replace("_", " ").replace("\\n", "\n")


def _slip(text: str, rng: random.Random) -> str:
    """One slip of the fingers in a word of at least four letters."""
    spots = list(re.finditer(r"[^\W\d_]{4,}", text))
    if not spots:
        return text
    m = rng.choice(spots)
    i = rng.randint(m.start() + 1, m.end() - 2)
    how = rng.random()
    if how < 0.35:
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    if how < 0.65:
        return text[:i] + text[i + 1 :]
    if how < 0.8:
        return text[:i] + text[i] + text[i:]
    return text[:i] + _KEYS.get(text[i], text[i]) + text[i + 1 :]


def put_together(acts: list[Told], rng: random.Random, language: str, voice: str = "") -> Example:
    """A message of one or more acts, roughened as people type."""
    pieces: list[tuple[str, str | None, int]] = []
    for n, act in enumerate(acts):
        if n:
            join = _glue("join", rng, language)
            sign = re.match(r"[.,;!]*\s*", join)
            assert sign is not None
            head, rest = join[: sign.end()], join[sign.end() :]
            pieces += [(head, None, n - 1)] * bool(head) + [(rest, None, n)] * bool(rest)
        pieces += [(text, slot, n) for text, slot in act.pieces]
    chatty = acts[0].kind not in {"small_talk", "unknown"}
    if chatty and rng.random() < 0.12:
        pieces.insert(0, (_glue("head", rng, language), None, 0))
    if chatty and rng.random() < 0.1:
        pieces.append((_glue("tail", rng, language), None, len(acts) - 1))
    asks = acts[-1].polarity == "asks" and acts[-1].kind not in {"small_talk", "unknown"}
    last = pieces[-1][0]
    if last[-1:].isalnum() and rng.random() < 0.45:
        pieces.append(("?" if asks and rng.random() < 0.9 else rng.choice([".", ".", "!", "..."]), None, len(acts) - 1))
    if language == "es" and asks and len(acts) == 1 and rng.random() < 0.25 and not pieces[0][0].startswith("¿"):
        pieces.insert(0, ("¿", None, 0))
    bare, small, capital, shout = rng.random() < 0.35, rng.random() < 0.4, rng.random() < 0.55, rng.random() < 0.015
    slips = 0 if rng.random() < 0.78 else rng.choice([1, 1, 2])
    silent = rng.random() < 0.12  # dictated: no punctuation
    slipping = rng.sample(range(len(pieces)), min(slips, len(pieces)))
    text = ""
    marked: list[tuple[int, int, str]] = []
    bounds = [[None, 0] for _ in acts]
    for i, (piece, slot, n) in enumerate(pieces):
        piece = "".join(" " if silent and slot is None and c in ",;?!" else c for c in piece)
        if i in slipping:
            piece = _slip(piece, rng)
        if bare and language == "es":
            piece = re.sub("[áéíóúÁÉÍÓÚüñ]", lambda m: m[0] if m[0] == "ñ" and rng.random() < 0.5 else unaccented(m[0]), piece)
        if small:
            piece = piece.lower()
        if shout:
            piece = piece.upper()
        if not text and capital and not small:
            piece = piece[:1].upper() + piece[1:]
        start = len(text)
        text += piece
        if slot is not None:
            a, b = start, len(text)
            while a < b and text[a].isspace():
                a += 1
            while b > a and text[b - 1].isspace():
                b -= 1
            if b > a:
                marked.append((a, b, slot))
        if bounds[n][0] is None:
            bounds[n][0] = start
        bounds[n][1] = len(text)
    return Example(
        text,
        [(a or 0, b, act.kind, act.polarity) for (a, b), act in zip(bounds, acts, strict=True)],
        marked,
        voice=voice,
        language=language,
        operations=[act.operations for act in acts],
    )


_CONTEXT_OF = {
    "load_kg": "log_sets", "reps": "log_sets", "sets": "log_sets", "exercise": "log_sets", "rir": "log_sets", "weight_kg": "log_weight",
    "hours": "log_sleep", "distance_km": "log_activity", "minutes": "log_activity", "activity": "log_activity", "food": "log_food",
    "amount": "log_food", "region": "log_pain", "severity_0_10": "log_pain", "day": "log_activity",
}  # fmt: skip
_POLARITY_OF = {"log": "did", "ask": "asks", "explain": "asks", "how": "asks", "what": "asks", "advice": "asks", "app": "asks"}
_WEIGHTS = {"log_sets": 2.4, "ask_figure": 1.8, "ask_plan": 1.6, "log_activity": 1.8, "log_food": 1.5, "correct": 1.7, "explain": 1.4, "advice": 1.4,
            "swap": 1.4, "move": 1.5, "skip": 1.3, "log_pain": 1.3, "small_talk": 0.6, "unknown": 0.6, "profile": 0.8}  # fmt: skip


def generate(n: int, seed: int, voices: set[tuple[str, str]] | None = None, *, orders: float = 1.0) -> list[Example]:
    """Messages, deterministic by seed. voices: (voice, language) that are used; None all.

    orders: how often the frames of operations are taken beside those of a voice.
    """
    rng = random.Random(seed)  # noqa: S311  # sentences, no secrets
    of = {key: value for key, value in frames().items() if voices is None or key in voices}
    keys = sorted(of)
    often = [orders if voice == "operations" else 1.0 for voice, _ in keys]
    made = []
    while len(made) < n:
        voice, language = key = rng.choices(keys, often)[0]
        if rng.random() < 0.1:
            made.append(_followup(rng, language, voice))
            continue
        count = rng.choices([1, 2, 3], [0.62, 0.31, 0.07])[0]
        acts = [_one(rng, of[key], language, several=count > 1) for _ in range(count)]
        if count > 1 and rng.random() < 0.25:  # two of a kind
            kind = acts[0].kind
            acts[1] = _one(rng, of[key], language, several=True, kind=kind)
        going_on = (acts[0].kind, acts[0].polarity)
        if rng.random() < 0.2 and going_on in continued(language):
            more = [tell(rng.choice(continued(language)[going_on]), *going_on, rng, language) for _ in range(rng.choice([1, 1, 2]))]
            acts = [acts[0], *more, *acts[1:2]] if rng.random() < 0.3 else [acts[0], *more]
        example = put_together(acts, rng, language, voice)
        first = acts[0]
        if first.kind == "correct" and rng.random() < 0.85:
            slot = next((s for _, s in first.pieces if s in _CONTEXT_OF), "load_kg")
            example.before = (_CONTEXT_OF[slot], tuple({slot, rng.choice(ALLOWED[_CONTEXT_OF[slot]])}), "did")
        elif rng.random() < 0.35:
            example.before = _context(rng)
        made.append(example)
    return made


def _context(rng: random.Random) -> tuple[str, tuple[str, ...], str]:
    kind = rng.choice([k for k in ALLOWED if k != "unknown"])
    slots = tuple(rng.sample(ALLOWED[kind], min(len(ALLOWED[kind]), rng.randint(0, 3))))
    return kind, slots, _POLARITY_OF.get(kind.split("_")[0], "wants")


def _one(rng: random.Random, of: dict[tuple[str, str], list[str]], language: str, several: bool, kind: str | None = None) -> Told:
    groups = [g for g in of if (kind is None or g[0] == kind) and not (several and g[0] in {"small_talk", "unknown"})]
    shares = [max(min(len(of[g]), 12) / 12, 0.6 if len(g) > 2 else 0.0) for g in groups]  # an operation is said in few ways
    chosen = rng.choices(groups, [_WEIGHTS.get(g[0], 1.0) * share for g, share in zip(groups, shares, strict=True)])[0]
    return tell(rng.choice(of[chosen]), chosen[0], chosen[1], rng, language, "".join(chosen[2:]))


def _followup(rng: random.Random, language: str, voice: str) -> Example:
    kinds, what, frame = rng.choice(followups(language))
    before = rng.choice(kinds)
    slots = tuple(rng.sample(ALLOWED[before], min(len(ALLOWED[before]), rng.randint(0, 3))))
    polarity = _POLARITY_OF.get(before.split("_")[0], "wants")
    kind, then = (before, polarity) if what == "same" else what.split(":")[1:]
    example = put_together([tell(frame, kind, then, rng, language)], rng, language, voice)
    example.spans = [s for s in example.spans if s[2] in ALLOWED[kind]]
    example.before = (before, slots, polarity)
    return example


_DAY = {
    "en": r"(?:the day (?:after tomorrow|before yesterday)|today|tomorrow|yesterday|tonight|this (?:morning|afternoon|evening)|(?:next |last |this )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tmrw|tmr)(?=s?\b)",
    "es": r"(?:pasado mañana|antes de ayer|anteayer|hoy|mañana|ayer|esta (?:tarde|noche|mañana)|(?:(?:este|proximo) )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|"
    r"domingo)(?: que viene| pasado)?)\b",
}
_TOO_PLAIN = {
    "plan",
    "week",
    "semana",
    "phone",
    "movil",
    "edad",
    "age",
    "dias",
    "days",
    "numbers",
    "numeros",
    "form",
    "forma",
    "weights",
    "pesas",
    "objetivo",
    "goal",
    "name",
    "nombre",
}
_NAMED = {
    "ask_plan",
    "skip",
    "move",
    "how_to",
    "swap",
    "explain",
    "ask_figure",
    "advice",
    "app_help",
    "what_if",
    "small_talk",
    "unknown",
}
_TOPICS = {"ask_figure", "explain", "advice", "app_help"}


@cache
def _topics(kind: str, language: str) -> re.Pattern[str]:
    lists = words(language)
    every = [t for t in lists[f"topic {kind}"] if unaccented(t) not in _TOO_PLAIN]
    every = [re.sub(r"^(?:the|a|el|la) ", "", t) for t in every]
    shapes = "|".join(re.escape(unaccented(t)) for t in sorted(set(every), key=len, reverse=True) if len(t) > 2)
    return re.compile(rf"\b(?:{shapes})\b")


def silver(example: Example) -> Example:
    """Spans of names that the lists know: days, exercises and what is asked about; without any it stays unknown."""
    kind, language, text = example.acts[0][2], example.language, example.text
    plain = unaccented(text)
    if kind not in _NAMED or len(plain) != len(text):
        return example
    if kind in {"small_talk", "unknown"}:
        example.known = True
        return example
    spans = (
        [(m.start(), m.end(), "day") for m in re.finditer(r"\b" + _DAY[language], text.lower())] if "day" in ALLOWED[kind] else []
    )
    seen = tokens(text, {})
    first, more = SIGNS.index("exercise_first"), SIGNS.index("exercise_more")
    i = 0
    while i < len(seen.words):
        if seen.signs[i, first] and seen.words[i] not in {"run", "row", "rows", "walk", "clean", "bar", "jump", "march"}:
            j = i + 1
            while j < len(seen.words) and seen.signs[j, more]:
                j += 1
            spans.append((seen.spans[i][0], seen.spans[j - 1][1], "exercise"))
            i = j
        else:
            i += 1
    if kind in _TOPICS and (m := _topics(kind, language).search(plain)):
        spans.append((m.start(), m.end(), "topic"))
    spans.sort()
    clear = all(a[1] <= b[0] for a, b in itertools.pairwise(spans)) and len({s for *_, s in spans}) == len(spans)
    enough = {
        "ask_plan": not re.search(r"\d", text),
        "skip": bool(spans),
        "move": False,
        "what_if": False,
        "app_help": bool(spans),
    }.get(kind, any(s in {"exercise", "topic"} for *_, s in spans))
    if clear and enough:
        example.spans, example.known = spans, True
    return example


_OPERATIONS: dict[str, tuple[str, ...]] = {
    "e_move": ("move", "exchange"), "e_skip": ("skip", "away"), "e_days": ("days", "more_days", "fewer_days"),
    "e_minutes": ("minutes", "more_minutes"), "e_equipment": ("without", "only", "own_not"), "e_swap": ("swap", "sport"), "e_harder": ("harder",),
    "e_easier": ("easier",), "e_add": ("add",), "e_drop": ("drop",), "e_away": ("away",), "e_weekdays": ("on", "free"),
    "e_sets": ("more_sets", "fewer_sets"), "e_recovery": ("recovery",), "e_new_plan": ("new_plan", "programme"),
    "e_undo": ("undo", "delete", "plan_before", "first_plan", "bring_back"), "e_goal": ("goal",),
    "e_race": ("race", "race_off", "race_back"), "t_dislike_exercise": ("dislike",), "t_dislike_food": ("avoid",),
}  # fmt: skip
"""Meaning of recipes/talk -> what it may order."""


def unlabelled(without: frozenset[str] = frozenset()) -> list[Example]:
    """The sentences of recipes/talk/prompts with their kind and silver spans. without: authors left out."""
    kinds = {}
    for line in (HERE / "kinds_of_meanings.tsv").read_text(encoding="utf-8").splitlines():
        kind, polarity, labels = line.split("\t")
        kinds.update(dict.fromkeys(labels.split(), (kind, polarity)))
    found = []
    for file in sorted(PROMPTS.glob("*.tsv")):
        if file.stem in without:
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            labels, language, text = line.split("\t")
            of = {kinds[label] for label in labels.split("|") if label in kinds}
            if len(of) == 1:
                kind, polarity = of.pop()
                one = Example(text, [(0, len(text), kind, polarity)], [], known=False, voice=f"talk.{file.stem}", language=language)
                one.meaning = labels.split("|")[0]
                one.operations = [_OPERATIONS.get(one.meaning, () if kind == "profile" else ("none",))]
                found.append(silver(one))
    return found


if __name__ == "__main__":
    for one in generate(60, 1):
        print(
            one.voice,
            "|",
            repr(one.text),
            [(k, p, one.text[a:b]) for a, b, k, p in one.acts],
            [(s, one.text[a:b]) for a, b, s in one.spans],
            one.before,
        )
