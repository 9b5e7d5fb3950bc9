"""Numbers in replies: every one is seen however it is written, every one of ours has a claim, and a changed one never passes."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from coach.talk_scenes import MONDAY, dice, facts, random_facts
from each import each
from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.talk.receipts.claims import bind, fits, ground, sound
from milo.coach.talk.receipts.telling import WORDS
from milo.coach.talk.replies.replies import Draft, answer
from milo.coach.talk.turns.conversation import prompt_for
from milo.coach.talk.words.numbers_said import converted, numbers_in
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.talk import Claim, Fact

CORPUS = Path(__file__).parents[1] / "conversation" / "asked.tsv"
ROWS = [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines()]
ASKED = [row[:2] for row in ROWS if row[2] in {"today", "plan", "numbers", "week", "why"} and not row[4]]


def said(text: str, language: str = "en") -> list[tuple[float, str | None]]:
    return [(round(n.value, 4), n.unit) for n in numbers_in(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("You slept 7 h 12 min.", "en", [(7.2, "h")]),
        ("seven and a half hours", "en", [(7.5, "h")]),
        ("dormiste siete horas y media", "es", [(7.5, "h")]),
        ("dormiste 7,5 horas", "es", [(7.5, "h")]),
        ("12,345 steps", "en", [(12_345, "step")]),
        ("12.345 pasos", "es", [(12_345, "step")]),
        ("1,234.5 kg", "en", [(1_234.5, "kg")]),
        ("1.234,5 kg", "es", [(1_234.5, "kg")]),
        ("1.234 kg", "en", [(1.234, "kg")]),
        ("doce series de ocho", "es", [(12, "set"), (8, None)]),
        ("twelve reps", "en", [(12, "rep")]),
        ("two hundred and five kilos", "en", [(205, "kg")]),
        ("treinta y cinco minutos", "es", [(35, "min")]),
        ("dos mil quinientas kcal", "es", [(2_500, "kcal")]),
        ("once repeticiones", "es", [(11, "rep")]),
        ("once you rest, stop", "en", []),
        ("train once a week or twice a day", "en", [(1, None), (2, None)]),
        ("8-12 reps", "en", [(8, "rep"), (12, "rep")]),
        ("8–12 reps", "en", [(8, "rep"), (12, "rep")]),
        ("eight to twelve reps", "en", [(8, "rep"), (12, "rep")]),
        ("entre 8 y 12 repeticiones", "es", [(8, "rep"), (12, "rep")]),
        ("3x8 at 60 kg", "en", [(3, None), (8, None), (60, "kg")]),
        ("120/80 mmHg", "en", [(120, "mmhg"), (80, "mmhg")]),
        ("it fell by −0.4 kg a week", "en", [(-0.4, "kg/week")]),
        ("a −5 and -3", "en", [(-5, None), (-3, None)]),
        ("zone 2 in week 3", "en", [(2, "zone"), (3, "week_no")]),
        ("half an hour, half of it", "en", [(0.5, "h"), (0.5, None)]),
        ("media hora", "es", [(0.5, "h")]),
        ("2½ hours and ¾ kg", "en", [(2.5, "h"), (0.75, "kg")]),
        ("４５ min and ٤٥ min", "en", [(45, "min"), (45, "min")]),
        ("3️⃣ sets, ② sets", "en", [(3, "set"), (2, "set")]),
        ("4\u200b5 min", "en", [(45, "min")]),
        ("at 07:15 and 5:30 min/km", "en", [(7.25, "min/km"), (5.5, "min/km")]),
        ("on 2026-03-01", "en", [(20_260_301, "date")]),
        ("45 % or 45 percent or 45 por ciento", "en", [(45, "%")] * 3),
        ("a dozen, two dozen, three point five", "en", [(12, None), (24, None), (3.5, None)]),
        ("twenty-five and 10k", "en", [(25, None), (10, None)]),
        ("un millón, doscientos veintidós", "es", [(1_000_000, None), (222, None)]),
        ("one set, one more, this one", "en", [(1, "set")]),
        ("una serie, una cosa", "es", [(1, "set")]),
        ("your VO2max, SpO2, 1RM and VT1", "en", []),
        ("first, second, third; primero, segundo", "en", []),
        ("1. Squat\n2. Bench\n3. Row", "en", []),
        ("1. Squat\n5. Bench", "en", [(1, None), (5, None)]),
    ],
)
def test_a_number_is_seen_however_it_is_written(text, language, numbers):
    assert said(text, language) == [(round(value, 4), unit) for value, unit in numbers]


def test_no_template_of_ours_says_a_number_itself():
    for language, words in WORDS.items():
        for key in set(words) - {"part.window.month"}:  # thirty days by definition
            sentence = words[key]
            assert numbers_in(sentence.replace("{}", ""), language) == [], (language, key)


def test_both_languages_have_the_same_sentences_with_the_same_slots():
    ENGLISH, SPANISH = WORDS["en"], WORDS["es"]

    def slots(words: Mapping[str, str], key: str) -> set[str]:
        return set(re.findall(r"{(\w*)}", words[key]))

    assert set(ENGLISH) == set(SPANISH)
    assert [key for key in ENGLISH if slots(ENGLISH, key) != slots(SPANISH, key)] == []


def _claim(text: str, value: float, unit: str) -> Claim:
    return Claim(text=text, value=value, unit=unit, kind="sleep", rule="mean")


def test_units_are_converted_and_other_quantities_refused():
    assert fits(numbers_in("220 lb")[0], 99.79, "kg")
    assert fits(numbers_in("432 min")[0], 7.2, "h")
    assert fits(numbers_in("76 %")[0], 0.76, "part")
    assert not fits(numbers_in("60 lb")[0], 60, "kg")
    assert not fits(numbers_in("60 kg")[0], 60, "min")
    assert not fits(numbers_in("60 kg")[0], float("nan"), "kg")
    assert converted(1, "mi", "km") == pytest.approx(1.609344)


def test_the_rounding_of_the_digits_written_is_the_tolerance():
    assert fits(numbers_in("7.2 h")[0], 7.24, "h")
    assert not fits(numbers_in("7.2 h")[0], 7.26, "h")
    assert fits(numbers_in("7 h")[0], 7.24, "h")
    assert not fits(numbers_in("seven hours")[0], 7.24, "h")


def test_a_claim_that_says_another_number_than_its_value_is_false():
    assert sound(_claim("7 h 12 min", 7.2, "h"))
    assert not sound(_claim("9 h", 7.2, "h"))
    assert ground("You slept 9 h.", [_claim("9 h", 7.2, "h")])[0].why == "false_claim"


def test_two_numbers_that_changed_places_are_caught():
    claims = [_claim("3", 3, "set"), _claim("8", 8, "rep")]
    assert ground("Do 3 × 8.", claims) == []
    assert {u.why for u in ground("Do 8 × 3.", claims)} == {"order"}


def test_a_number_more_and_a_number_less_are_caught():
    claims = [_claim("7.2 h", 7.2, "h")]
    assert [u.why for u in ground("You slept 7.2 h, 9 more.", claims)] == ["no_claim"]
    assert [u.why for u in ground("You slept well.", claims)] == ["gone"]
    assert [u.why for u in ground("You slept 7.2 h, that is 7.2 h.", claims)] == ["no_claim"]


# --- our own replies


def drafts(n: int, seed: int) -> list[tuple[str, Draft]]:
    """Replies to phrases and to every exercise's name, from random plans, days and units, that say at least a number."""
    rng = dice(seed)
    ids = sorted(catalogue())
    made: list[tuple[str, Draft]] = []
    while len(made) < n:
        if rng.random() < 0.35:
            language, exercise = rng.choice(["en", "es"]), catalogue()[rng.choice(ids)]
            words = {"en": f"how do I do {exercise.name}?", "es": f"¿cómo se hace {exercise.name_es}?"}[language]
        else:
            words, language = rng.choice(ASKED)
        draft = answer(replace(question_of(words), language=language), random_facts(rng))
        if draft.claims:
            made.append((language, draft))
    return made


def test_a_thousand_sentences_of_ours_say_no_number_without_a_claim():
    sentences = 0
    for language, draft in drafts(400, seed=1):
        assert ground(draft.text, draft.claims, language) == [], draft.text
        for claim in draft.claims:
            assert claim.text in draft.text
            assert claim.rule
            assert claim.kind
        sentences += len(draft.text.splitlines())
    assert sentences > 1_000


def mutated(text: str, rng: random.Random, language: str = "en") -> str:
    """The text with one of its runs of digits changed to another number."""
    spots = [m for m in re.finditer(r"\d+", text) if not re.match(r"RM\b|[ -]?rm\b", text[m.end() :])]
    spot = rng.choice(spots)
    old = spot.group()
    way = rng.randrange(4)
    if way == 0:
        new = str(int(old) + rng.choice([1, 2, 5, 10, 100]))
    elif way == 1:
        new = "".join(rng.choice("0123456789") for _ in old)
    elif way == 2:
        new = f"{old}{rng.randrange(1, 10)}"
    else:
        new = rng.choice([{"en": "seven hundred and one", "es": "setecientos uno"}[language], "４４４"])
    if new.isdigit() and int(new) == int(old):
        new = str(int(old) + 1)
    return text[: spot.start()] + new + text[spot.end() :]


def test_a_thousand_mutations_of_one_number_are_all_caught():
    rng = dice(2)
    missed: list[tuple[str, str]] = []
    tried = 0
    for language, draft in drafts(300, seed=3):
        for _ in range(5):
            if not re.search(r"\d", re.sub(r"\d ?RM", "", draft.text)):
                continue
            other = mutated(draft.text, rng, language)
            tried += 1
            if not ground(other, draft.claims, language):
                missed.append((draft.text, other))
    assert tried >= 1_000
    assert missed == []


def test_a_changed_unit_is_caught():
    rng = dice(4)
    tried = 0
    for language, draft in drafts(200, seed=5):
        for old, new in ((" kg", " lb"), (" min", " h"), (" kcal", " g"), (" s.", " min."), (" bpm", " kg")):
            if re.search(rf"\d{old}", draft.text) and rng.random() < 0.5:
                tried += 1
                assert ground(re.sub(rf"(\d){old}", rf"\1{new}", draft.text, count=1), draft.claims, language), draft.text
    assert tried > 100


def test_a_changed_record_changes_the_sentence():
    before = facts(MONDAY)
    plan = msgspec.to_builtins(before.plan)
    plan["weeks"][0]["days"][0]["sessions"][0]["exercises"][0]["sets"] = [
        {**s, "target_load_kg": 97.5} for s in plan["weeks"][0]["days"][0]["sessions"][0]["exercises"][0]["sets"]
    ]
    after = replace(before, plan=msgspec.convert(plan, type(before.plan)))
    first, second = (answer(question_of("what's today?"), f) for f in (before, after))
    assert "102.5 kg" in first.text
    assert "102.5 kg" not in second.text
    assert "97.5 kg" in second.text
    assert ground(second.text, first.claims)


def test_a_claim_names_the_records_the_window_and_the_rule_of_its_figure():
    draft = answer(question_of("how did I sleep?"), facts(MONDAY + timedelta(days=2)))
    sleep = next(claim for claim in draft.claims if claim.text == "7 h 21 min")
    figure = facts().week.sleep.figures["mean_h"]
    assert sleep.value == pytest.approx(figure.value, abs=0.5 / 60), "to the minute, as it is told"
    assert sleep.value == 7.35
    assert sleep.unit == "h"
    assert sleep.kind == figure.receipts[0].kind
    assert sleep.record_ids
    assert set(sleep.record_ids) <= {id for r in figure.receipts for id in r.record_ids}
    assert sleep.window == f"{figure.receipts[0].since}/{figure.receipts[0].until}"


# --- a model's words held against facts

SLEEP = Fact(id="f1", name="Sleep a night", value=7.2, unit="h", words=["sle"], record_ids=["r1"], kind="sleep", rule="mean")
CHANGE = Fact(id="f2", name="Weight change", value=-0.4, unit="kg/week", signed=True, words=["weigh"], kind="body", rule="slope")
LOAD = Fact(id="f3", name="Back squat: load", value=60.0, unit="kg", words=["squat"], kind="plan", rule="plan")
FACTS = [SLEEP, CHANGE, LOAD]
WRITTEN = {"f1": "7 h 12 min", "f2": "-0.4 kg a week", "f3": "60 kg"}


def bound(text: str, *cited: tuple[str, str]):
    return bind(text, [{"text": t, "fact": f} for t, f in cited], FACTS, WRITTEN)


def test_a_placeholder_is_filled_by_us_and_claimed():
    b = bound("You slept [f1] and squat [f3].")
    assert b.text == "You slept 7 h 12 min and squat 60 kg."
    assert b.ungrounded == []
    assert [(c.text, c.value, c.record_ids) for c in b.claims] == [("7 h 12 min", 7.2, ["r1"]), ("60 kg", 60.0, [])]
    assert ground(b.text, b.claims) == []


def test_a_placeholder_of_no_fact_is_not_let_through():
    assert bound("You slept [f9].").ungrounded


def test_a_cited_number_must_be_that_of_the_fact():
    assert bound("You slept 7.2 hours.", ("7.2 hours", "f1")).ungrounded == []
    assert bound("You slept 9 hours.", ("9 hours", "f1")).ungrounded
    assert bound("Lift 7.2 kg.", ("7.2 kg", "f1")).ungrounded


def test_an_uncited_number_counts_only_with_its_unit_and_its_subject():
    assert bound("You sleep 7.2 h.").ungrounded == []
    assert bound("Squat 60 kg.").ungrounded == []
    assert bound("Sleep 7.2.").ungrounded
    assert bound("Press 60 kg.").ungrounded


def test_a_number_cited_from_one_fact_is_not_said_of_another():
    rest = Fact(id="f4", name="Rest", value=3.0, unit="h", words=["rest"], kind="plan", rule="plan")
    said = bind("You slept 3 h.", [{"text": "3 h", "fact": "f4"}], [SLEEP, rest], {"f1": "7 h 12 min", "f4": "3 h"})
    assert said.ungrounded
    assert bind("You rested 3 h.", [{"text": "3 h", "fact": "f4"}], [SLEEP, rest], {"f4": "3 h"}).ungrounded == []


def test_a_change_may_not_be_told_the_wrong_way_round():
    assert bound("Your weight fell by 0.4 kg a week.", ("0.4 kg a week", "f2")).ungrounded == []
    assert bound("Your weight rose by 0.4 kg a week.", ("0.4 kg a week", "f2")).ungrounded
    assert bound("Your weight changed by -0.4 kg a week.", ("-0.4 kg a week", "f2")).ungrounded == []


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("Do about a quarter more than last week.", "en", "a quarter"),
        ("Half a session is enough.", "en", "half a session"),
        ("Go tenfold.", "en", "tenfold"),
        ("Cut it by half.", "en", "by half"),
        ("An hour and a half is enough.", "en", "and a half"),
        ("Haz noventa sentadillas.", "en", "noventa"),
        ("Haz un cuarto más.", "es", "un cuarto"),
        ("Con media sesión basta.", "es", "media sesion"),
        ("Do nine sets.", "es", "nine"),
    ],
)
def test_a_loose_amount_or_one_in_the_other_language_is_no_number_of_a_models_own(text: str, language: str, named: str) -> None:
    prompt, written = prompt_for("x", facts(), language)
    found = [one.text for one in bind(text, [], prompt.facts, written, language).ungrounded]
    assert [_plain(one.lower()) for one in found] == [named]


@each("text", ["The fifth set is hard.", "A quarter squat is no full squat.", "Rest once in a while, a bit."])
def test_an_ordinal_and_the_name_of_an_exercise_are_no_amounts(text: str) -> None:
    prompt, written = prompt_for("x", facts(), "en")
    assert bind(text, [], prompt.facts, written, "en").ungrounded == []


def test_words_a_fact_says_may_be_said_again_by_a_model() -> None:
    told = Fact(id="f1", name="cue", value="Go down a fifth lower.", kind="exercise")
    assert bind("Go down a fifth lower.", [], [told], {"f1": told.value}, "en").ungrounded == []


def test_a_fact_that_is_a_sentence_stands_alone_and_never_inside_another() -> None:
    told = Fact(id="f1", name="Sleep a night", value="No sleep was recorded.", kind="word")
    alone = bind("[f1]. Rest well.", [], [told], {"f1": told.value}, "en")
    assert (alone.text, alone.ungrounded) == ("No sleep was recorded. Rest well.", [])
    assert [one.text for one in bind("You slept [f1] a night.", [], [told], {"f1": told.value}, "en").ungrounded] == ["[f1]"]


def _plain(text: str) -> str:
    return text.translate(str.maketrans("áéíóú", "aeiou"))


def test_a_thousand_mutations_of_a_models_numbers_are_caught():
    rng = dice(6)
    text = "You slept 7.2 h a night, so squat 60 kg; your weight is down 0.4 kg a week."
    cited = (("7.2 h", "f1"), ("60 kg", "f3"), ("0.4 kg a week", "f2"))
    assert bound(text, *cited).ungrounded == []
    missed = [other for _ in range(1_000) if not bound(other := mutated(text, rng), *cited).ungrounded]
    assert missed == []


@each("language", ["en", "es"])
def test_every_fact_of_a_prompt_may_be_said_and_none_with_another_number(language):
    rng = dice(7)
    prompt, written = prompt_for("x", facts(), language)
    numbers = [fact for fact in prompt.facts if not isinstance(fact.value, str)]
    assert len(numbers) > 40
    for fact in numbers:
        said = bind(
            f"{fact.name}: {written[fact.id]}.", [{"text": written[fact.id], "fact": fact.id}], prompt.facts, written, language
        )
        assert said.ungrounded == [], said.text
    missed = []
    for _ in range(1_000):
        fact, other = rng.choice(numbers), rng.choice(numbers)
        spot = rng.choice(list(re.finditer(r"\d+", written[fact.id])))
        changed = str(int(spot.group()) + rng.choice([1, 2, 3, 10, 50]))
        text = written[fact.id][: spot.start()] + changed + written[fact.id][spot.end() :]
        cited = rng.choice(
            [
                [],
                [{"text": text, "fact": fact.id}],
                [{"text": written[fact.id], "fact": fact.id}],
                [{"text": text, "fact": other.id}],
            ]
        )
        if not bind(f"{fact.name}: {text}.", cited, prompt.facts, written, language).ungrounded:
            missed.append((fact.name, text, cited))
    assert missed == []
