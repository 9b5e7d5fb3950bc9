"""Every sentence with which signals and insight say why there is no figure has its Spanish, found in the source itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import milo
from milo.coach.lab.reason_words import ENGLISH, spanish, told_reason

SPANISH = {said: told for area in spanish().values() for said, told in area.items()}
SOURCE = Path(milo.__file__).parent
NO_REASONS = {"as the oximeter tells it", "{} mL/kg/min", "{} mL/min", "calibrate again with milo calibrate spo2"}
"""Where a figure comes from, units, and what a command is told to do."""


def said_in(path: Path) -> Iterator[str]:
    """Every piece of text of a module that is no docstring and no part of an error; {} where a value is put in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.JoinedStr) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            inner |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) in inner:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


def reasons() -> list[str]:
    """The texts that are sentences: several words, and not the place in the reference a figure stands on."""
    places = [*sorted((SOURCE / "signals").glob("*.py")), *sorted((SOURCE / "insight").glob("lab_*.py"))]
    found = {text for place in places for text in said_in(place)}
    sentences = {t for t in found if " " in t.strip() and re.search(r"[a-z]{2}", t.replace("{}", ""))}
    return sorted(t for t in sentences if t not in NO_REASONS and not re.fullmatch(r"sensors \d+\.\d+", t))


def keys(text: str) -> set[str]:
    """As it may stand in the table: without what joins it to others or is put behind it, values side by side as one."""
    whole = text.removeprefix("; ").strip()
    return {whole, re.sub(r"(\{\})+", "{}", whole), re.sub(r"(?<=\w)\{\}$", "", whole), whole.removesuffix("{}")}


def test_every_reason_in_the_source_has_its_spanish() -> None:
    there = reasons()
    assert len(there) > 100, "the source was not found"
    assert not [text for text in there if not keys(text) & set(SPANISH)]


def test_no_sentence_stands_twice_and_each_value_has_its_place() -> None:
    assert len(SPANISH) == sum(map(len, spanish().values()))
    for key, said in {**SPANISH, **ENGLISH}.items():
        slots = {int(n) for n in re.findall(r"\{(\d)", said)}
        assert slots <= set(range(key.count("{}"))), key
        # The letter of a plural is the only value a translation may drop.
        assert len(slots) == key.count("{}") or key == "{} plateau{}", key


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("waiting for a few breaths", "esperando unas respiraciones"),
        ("1 whole breaths, a mean needs 3", "1 respiración entera, una media necesita 3"),
        ("12.0 of 30.0 s are too noisy to trust and were left out", "12,0 de 30,0 s tienen demasiado ruido y no cuentan"),
        ("scd30 ends at 40,000 ppm, expired air holds up to 55,000",
         "scd30 llega hasta 40\u00a0000 ppm, el aire espirado tiene hasta 55\u00a0000"),
        (
            "the signal never moves; check electrodes and cable; at least 5 good intervals in a row are needed, there are 0",
            "la señal no se mueve; revisa los electrodos y el cable; hacen falta al menos 5 intervalos buenos seguidos, hay 0",
        ),
        (
            "time is up after 600 s: the record ended with 2 plateaus of 3 wanted; 4 samples at the sensor's ceiling were left out",
            "se acabó el tiempo tras 600 s: la grabación terminó con 2 mesetas de 3 pedidas; "
            "4 muestras en el tope del sensor no cuentan",
        ),
        ("1 of 3 found so far", "1 de 3 encontradas hasta ahora"),
        ("VT1: it seems to lie before the part of the test in which effort rises",
         "VT1: parece estar antes de la parte de la prueba en la que sube el esfuerzo"),
    ],
)  # fmt: skip
def test_reasons_are_told_in_spanish_with_their_values(english: str, spanish: str) -> None:
    assert told_reason(english, "es") == spanish


def test_one_of_something_is_told_as_one_in_english_too() -> None:
    assert told_reason("1 whole breaths, a mean needs 3", "en") == "1 whole breath, a mean needs 3"
    assert told_reason("2 whole breaths, a mean needs 3", "en") == "2 whole breaths, a mean needs 3"
    assert told_reason("no CO2 yet", "en") == "no CO2 yet"


def test_a_sentence_nobody_knows_stays_as_it_is_beside_one_that_is_known() -> None:
    assert told_reason("a sentence of tomorrow", "es") == "a sentence of tomorrow"
    assert told_reason("a sentence of tomorrow; no CO2 yet", "es") == "a sentence of tomorrow; aún no hay CO2"
    assert told_reason("", "es") == ""


def test_no_reason_names_a_disease_or_calls_a_body_normal() -> None:
    for said in SPANISH.values():
        assert not re.search(r"\b(normal|anormal|enfermedad|arritmia|san[oa])\b", said, re.IGNORECASE), said
