"""Numbers are written as each language writes them wherever a sentence is made, and read back as the same numbers."""

from __future__ import annotations

import pytest

from milo.coach.adapt.adapt_words import number
from milo.coach.plans.basics.words import Changes
from milo.coach.plans.text.diff import Change
from milo.coach.plans.text.diff_words import told
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.words.numbers_said import numbers_in
from milo.vocabulary.errors import BadValue
from milo.vocabulary.numbers_written import in_manner, number_written, shortest_written
from milo.vocabulary.told_limits import Refusal, check_pace, in_words

VALUES = (0.5, 7.25, 18.5, 102.5, 999.9, 1234.5, 9999.5, 12345.6, 1234567.8, -62.5, 60.0, 4000.0)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("value", VALUES)
def test_what_is_written_is_read_back_as_the_same_number(value: float, language: str) -> None:
    unit = "series" if language == "es" else "sets"
    written = [number_written(value, language, 2), Telling(language).number(value, 2), number(value, language)]
    written += [shortest_written(value, language)] if abs(value) < 100_000 else []
    for text in written:
        [read] = numbers_in(f"{text} {unit}", language)
        assert read.value == pytest.approx(value), text


def test_spanish_parts_decimals_with_a_comma_and_four_digits_with_nothing() -> None:
    assert [in_manner(d, "es") for d in ("18.5", "1,234.5", "12,345.6", "45")] == ["18,5", "1234,5", "12.345,6", "45"]
    assert in_manner("12,345.6", "en") == "12,345.6"


def test_the_limits_of_a_plan_are_told_in_the_readers_numbers() -> None:
    for language, said in (("es", "18,5 series -> 16"), ("en", "18.5 sets -> 16")):
        changes = Changes(language)
        changes.note("PL-11", "all_sets", week=1, old=18.5, new=16.0)
        [change] = changes.told()
        assert said in change.what


def test_the_difference_of_two_versions_is_told_in_the_readers_numbers() -> None:
    one = {"set_number": 1, "target_reps": 8, "target_rir": 1.5, "target_load_kg": 60.0, "rest_seconds": 90}
    change = Change(
        subject="sets", what="changed", week=1, day="monday", name="Sentadilla", field="sets", old=[one],
        new=[{**one, "target_load_kg": 62.5}],
    )  # fmt: skip
    assert "1x8 @ 1,5 rir, 62,5 kg, descanso 90 s" in told(change, "es")
    assert "1x8 @ 1.5 rir, 62.5 kg, rest 90 s" in told(change, "en")


def test_a_refusal_is_told_in_the_readers_numbers() -> None:
    with pytest.raises(Refusal) as refused:
        check_pace("running", 2.5, 12.5)
    assert "12,5 km en 2,5 min" in refused.value.said["es"]
    assert "12.5 km in 2.5 min" in refused.value.said["en"]
    said = in_words(BadValue("sessions of 62.5 min", "none longer than 60 min"), "es")
    assert "62,5 minutos" in said
