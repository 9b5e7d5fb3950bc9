"""What a plan text cannot be read for is told in the athlete's language, every phrase of the reader among it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from coach.plan_stage import BRUNO, HEAD
from each import each
from milo.coach.plans.limits.checker import check
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.text import reading
from milo.coach.plans.text.fault_words import is_said

TODAY = date(2026, 3, 2)
ROOM = Path(reading.__file__).parent
READERS = ("reading", "reading_head", "reading_lines", "scan", "drafts")
ASKING = {
    "fault": 0,
    "number": 0,
    "whole": 0,
    "name": 0,
    "string": 0,
    "prose": 0,
    "end": 0,
    "_within": 1,
    "_last_exercise": 1,
    "Fault": 2,
}
"""Calls of the reader that ask for something, with the place of the phrase among their arguments."""


def phrases() -> Iterator[str]:
    """Every phrase the reader can ask with, whole, from the code itself."""
    for name in READERS:
        for node in ast.walk(ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = ASKING.get(called)
            if at is None or len(node.args) <= at:
                continue
            for part in ast.walk(node.args[at]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
                    yield part.value


def whole(phrase: str) -> bool:
    """Whether it is a phrase by itself, not the piece of one that holds a number (those are tried below)."""
    return phrase == phrase.strip() and not re.search(r"[,(]$|^s$", phrase)


PIECES = {
    "every day once in week", "; if another week begins here, its line, such as week", "build",
    "if another week begins here, its line, such as week",
    "a session before", "an exercise before", "the line", "once; it stands in line", "too", "once",
    "the food of a day once; it stands in line", "the rest in seconds, rest", "the load in kilograms,", "kg", "with JSON's escapes",
    "repetitions in reserve, such as @ 2 rir, or", "grams of", ", such as strength \"Upper A\" 50 min",
}  # fmt: skip
"""What stands around the numbers of a phrase that is put together."""


@each("phrase", sorted({p for p in phrases() if whole(p) and p.strip() not in PIECES}))
def test_every_phrase_of_the_reader_is_said_in_spanish(phrase: str) -> None:
    assert is_said(phrase)


ENGLISH = re.compile(
    r"\b(?:wanted|found|such|the|and|did|mean|before|once|line|from|least|above|end|grams|seconds|kilograms|with)\b"
)
SESSION = f'{HEAD}semana 1 build\nlunes\nfuerza "Tren superior" 50 min\n'


@each(
    "text",
    [
        f"{HEAD}semana uno build", f"{HEAD}semana 0 build", f"{HEAD}lunes", f"{HEAD}semana 1 build\nlunes\nlunes",
        f"{HEAD}semana 1 build\ndescanso", f"{HEAD}semana 1 build\nluness\n", f"{HEAD}semana 1 build\ncorrer 40 min zona 2",
        f"{HEAD}semana 1 build\nlunes\ndescanso\ncorrer 40 min zona 2", f"{HEAD}semana 1 build\nlunes\ncorrer 40 min zona 9",
        f"{HEAD}semana 1 build\nlunes\ncorrer 0 min zona 2", f"{HEAD}semana 1 build\nlunes\ncorrer 40 min rápido",
        f"{HEAD}semana 1 build\nlunes\ncorrer 40 min zona 2, hasta 8 km, 9 km",
        f"{HEAD}semana 1 build\nlunes\ncorrer 40 min zona 2 8 km",
        f"{HEAD}semana 1 build\nlunes\nnota: hola", f"{SESSION}nota: hola", f"{SESSION}4 x 4 min zona 4, 3 min zona 1",
        f"{SESSION}press de bancaa 3x8 @ 2 rir, descanso 120 s",
        f"{SESSION}press de banca 3x8, descanso 120 s",
        f"{SESSION}press de banca 3x8 @ 2 rir", f"{SESSION}press de banca 3x8 @ 2 rir, 60 kg, 70 kg, descanso 120 s",
        f"{SESSION}press de banca 3x8 @ 2 rir, descanso 2 min",
        f"{SESSION}press de banca 3x8 @ 2 rir, 100 lb, descanso 90 s",
        f"{SESSION}press de banca 3x8 @ 12 rir, descanso 120 s",
        f"{SESSION}press de banca 3x8 @ 2 rir, descanso 120 s, descanso 90 s",
        f'{SESSION}"Mi salto" 3x8 @ 2 rir, descanso 120 s', "semana 1 build", f"{HEAD}objetivo strength",
        f"{HEAD}comida 2000 kcal, 100 g protein", f"{HEAD}comida on monday: kcal 2000, kcal 1900",
        f"{SESSION}press de banca 3x8 @ 2 rir, descanso 120 s\nas color rojo", f"{SESSION}intervals: nada",
        f"{SESSION}press de banca 3x8 @ 2 rir, descanso 120 s 40", f'{HEAD}semana 1 build\nlunes\nfuerza "Tren superior"',
    ],
)  # fmt: skip
def test_a_spanish_athlete_is_told_in_spanish(text: str) -> None:
    told = check(text, validate, BRUNO, TODAY, language="es")
    assert told
    for finding in told:
        assert finding.rule == "TEXT"
        said = re.sub(r"'[^']*'|como .*", "", finding.what)
        assert ENGLISH.search(said) is None, finding.what


def test_an_english_one_is_told_in_english() -> None:
    [finding] = check(f"{HEAD}week 1 build\nmonday\nrun 40 min zone 9", validate, BRUNO, TODAY)
    assert finding.what == "Expected a zone from 1 to 5, but found '9'."
