"""The catalogues are complete, alike, and careful."""

from __future__ import annotations

import re
import string
from datetime import date
from typing import get_args

import pytest

from each import each
from milo.insight.advice import RULES
from milo.insight.reasons import LEDGER, REASONS, WHY
from milo.report import LANGUAGES, MissingWords, Words
from milo.report.catalogue import catalogue, placeholders
from milo.report.speech import FORMS, Form
from milo.vocabulary.advice import Figure, Receipt
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.exercises import catalogue as exercises
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import ActivityType

METHODS = ("srpe", "power", "banister", "edwards", "pace", "mean_hr")  # the methods insight.load names

MERGED = (
    "activity_type", "title", "duration_s", "moving_s", "distance_m", "ascent_m", "energy_kcal", "heart_rate_bpm",
    "max_heart_rate_bpm", "power_w", "cadence_rpm", "rpe", "indoor", "notes", "series", "sets", "workout",
)  # fmt: skip
"""What the ledger says somebody speaks for, besides the quantities of a day."""


@each("language", LANGUAGES)
def test_every_code_has_words(language):
    keys = catalogue(language).keys()
    wanted = {f"advice.{rule}.{part}" for rule in RULES for part in ("title", "text")}
    wanted |= {f"priority.{rule.priority}" for rule in RULES.values()}
    wanted |= {f"reason.{code}" for code in REASONS} | {f"method_why.{code}" for code in WHY}
    wanted |= {f"merge_why.{code}" for code in LEDGER} | {f"method.{method}" for method in METHODS}
    wanted |= {f"figure.{name}" for name in FORMS} | {f"origin.{origin}" for origin in Origin}
    wanted |= {f"muscle.{muscle}" for exercise in exercises().values() for muscle in exercise.muscles}
    wanted |= {f"zones_from.{method}" for method in ("own", "karvonen", "share_of_max")}
    wanted |= {f"quantity.{quantity}" for quantity in (*MERGED, *(q.name for q in QUANTITIES.values() if q.cumulative))}
    wanted |= {f"activity.{kind}" for kind in get_args(ActivityType)}
    wanted |= {f"unit.{form.unit}" for form in FORMS.values() if form.unit not in {"hours", "part"}}
    wanted |= {f"{group}.{i}" for group, n in (("month", 12), ("month.short", 12), ("weekday.short", 7)) for i in range(1, n + 1)}
    assert wanted - keys == set()


def test_both_languages_have_the_same_keys_and_placeholders():
    english, spanish = catalogue("en"), catalogue("es")
    assert english.keys() == spanish.keys()
    for key, sentence in english.items():
        assert placeholders(sentence) == placeholders(spanish[key]), key


def test_a_reason_uses_only_the_parameters_it_comes_with():
    for code, meaning in REASONS.items():
        assert placeholders(catalogue("en")[f"reason.{code}"]) <= placeholders(meaning), code


@each("language", LANGUAGES)
def test_every_placeholder_form_is_known(language):
    words = Words(language, strict=True)
    samples = {"list": ["a", "b"], "day": date(2026, 3, 1)}
    for key, sentence in catalogue(language).items():
        values = {n: samples.get(spec, 2.0) for _, n, spec, _ in string.Formatter().parse(sentence) if n}
        values |= {n: 2.0 for _, n, spec, _ in string.Formatter().parse(sentence) if n and (spec or "").startswith("one|")}
        assert "{" not in words.say(key, **values)


@each("language", LANGUAGES)
def test_no_sentence_names_a_disease_or_calls_a_value_abnormal(language):
    banned = re.compile(
        r"abnormal|anormal|diagnos|hypertens|hipertens|arrhythm|arritm|tachycard|taquicard|bradycard|disease|enfermedad"
        r"|clinical|clínic|apnoea|apnea|injury risk|riesgo de lesión",
        re.IGNORECASE,
    )
    assert [key for key, sentence in catalogue(language).items() if banned.search(sentence)] == []


@each("language", LANGUAGES)
def test_the_sentence_on_fast_weight_loss_carries_no_number(language):
    said = catalogue(language)["advice.weight_falling_fast.text"]
    assert not re.search(r"\d|\{", said)


def test_a_missing_key_raises_when_strict_and_is_never_shown_as_a_code():
    with pytest.raises(MissingWords, match="no_such_code"):
        Words("en", strict=True).say("reason.no_such_code")
    assert Words("en").say("reason.no_such_code") == "Not known yet."
    with pytest.raises(MissingWords):
        Words("en", strict=True).say("reason.too_few_nights", need=3)


def test_an_unknown_language_names_the_known_ones():
    with pytest.raises(UnknownName):
        Words("tlh")


@pytest.mark.parametrize(
    ("language", "value", "decimals", "told"),
    [
        ("en", 12345.6, 1, "12,345.6"),
        ("es", 12345.6, 1, "12.345,6"),
        ("en", 9412, 0, "9,412"),
        ("es", 9412, 0, "9412"),
        ("es", 9412.5, 1, "9412,5"),
        ("en", -0.14, 2, "−0.14"),
        ("en", -0.001, 1, "0.0"),
        ("es", -0.2, 0, "0"),
    ],
)
def test_numbers_follow_the_language(language, value, decimals, told):
    assert Words(language).number(value, decimals) == told


@pytest.mark.parametrize(
    ("hours", "told"), [(7.2, "7 h 12 min"), (7.0, "7 h"), (0.5, "30 min"), (0, "0 min"), (7.999, "8 h"), (-1.5, "−1 h 30 min")]
)
def test_hours_are_told_to_the_minute(hours, told):
    assert Words("en").hours(hours) == told


def test_weight_and_distance_follow_the_units():
    metric, imperial = Words("en"), Words("en", "imperial")
    assert metric.told(60.0, Form("kg", 1)) == "60.0 kg"
    assert imperial.told(60.0, Form("kg", 1)) == "132.3 lb"
    assert imperial.told(10.0, Form("km", 1)) == "6.2 mi"
    assert imperial.told(52.0, Form("bpm")) == "52 bpm"


@pytest.mark.parametrize(
    ("first", "last", "english", "spanish"),
    [
        (date(2026, 3, 9), date(2026, 3, 15), "9–15 March 2026", "9–15 de marzo de 2026"),
        (date(2026, 2, 27), date(2026, 3, 5), "27 February – 5 March 2026", "27 de febrero – 5 de marzo de 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 – 4 January 2026", "29 de diciembre de 2025 – 4 de enero de 2026"),
        (date(2026, 3, 9), date(2026, 3, 9), "9 March 2026", "9 de marzo de 2026"),
    ],
)
def test_a_span_of_days_is_told_without_repeating(first, last, english, spanish):
    assert Words("en").span(first, last) == english
    assert Words("es").span(first, last) == spanish


def test_a_receipt_says_how_many_of_what_and_when():
    r = Receipt(kind="workout", since=date(2026, 3, 9), until=date(2026, 3, 15), rule="sum", record_ids=["a"], count=1)
    assert Words("en", strict=True).receipt(r) == "1 workout, 9–15 March 2026"
    steps = Receipt(kind="day_digest", since=r.since, until=r.until, rule="mean", quantity="steps", count=7)
    assert Words("es", strict=True).receipt(steps) == "7 resúmenes del día (pasos), 9–15 de marzo de 2026"


def test_quantities_in_a_reason_are_told_by_their_names():
    assert Words("en", strict=True).why("needs_tape", {"missing": "waist_cm, neck_cm"}) == "Needs waist and neck."


def test_a_figure_without_a_value_tells_why():
    nights = Figure(name="mean_h", unit="h", origin=Origin.ESTIMATED, reason="too_few_nights", reason_with={"need": 3, "have": 1})
    assert Words("en", strict=True).figure(nights) is None
    assert Words("en", strict=True).reason(nights) == "Needs 3 nights; you have 1 so far."
