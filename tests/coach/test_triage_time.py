"""No concept of the lexicon may hang on any text, and the first message waits for nothing after warm()."""

from __future__ import annotations

import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milo.coach.safety.figures.numbers import facts
from milo.coach.safety.lexicon.concepts import COVERED, WORDS, speller
from milo.coach.safety.text.frames import framed
from milo.coach.safety.text.normalising import MAX_CHARS
from milo.coach.safety.text.notation import finder
from milo.coach.safety.text.shorthand import written_out
from milo.coach.safety.triage import triage, warm
from milo.coach.safety.turns import language_of

LONG = 10_000
WITHIN_S = 0.02 * 5  # 20 ms of a quiet machine; five times that on one that runs other tests beside
TRIES = 8  # a pattern that hangs is slow each time; a neighbour is not
PIECES = st.sampled_from(
    [
        "a ", "aa ", "my ", "chest ", "pain ", "no ", "not ", "1 ", "10 ", "de ", "la ", "me ", "i ", "sin ", "how ", "many ",
        "pee ", "like ", "and ", "the ", ". ", "? ", ", ", "39.5 ", "water ", "agua ", "leg ", "pierna ", "skip ", "eat ", "pecho ",
    ]
)  # fmt: skip


@settings(max_examples=3, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=3))
def test_no_concept_takes_long_on_a_text_that_repeats(pieces: list[str]) -> None:
    text = ("".join(pieces) * LONG)[:LONG]
    slow = []
    for name, pattern in [*WORDS.items(), ("covered", COVERED)]:
        search = finder(pattern)
        took = []
        for _ in range(TRIES):
            began = time.thread_time()
            for _ in search.finditer(text):
                pass
            took.append(time.thread_time() - began)
            if took[-1] < WITHIN_S:
                break
        if min(took) >= WITHIN_S:
            slow.append((name, min(took), pieces))
    assert slow == []


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=string.ascii_lowercase + " .,?0123456789", min_size=1, max_size=6))
def test_frames_numbers_and_short_forms_take_no_time_to_speak_of(piece: str) -> None:
    text = (piece * LONG)[:MAX_CHARS]
    began = time.thread_time()
    facts(written_out(text, True))
    framed(text)
    assert time.thread_time() - began < 2.0


def test_a_server_can_make_ready_before_the_first_message() -> None:
    speller.cache_clear()
    finder.cache_clear()
    warm()
    made = finder.cache_info().misses
    assert made >= len(set(WORDS.values()))
    triage("my chest hurts and i feel sick, do i stop? i am dying of hunger")
    assert finder.cache_info().misses == made


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("toy con 39 y medio d fiebre", "estoy con 39.5 de fiebre"),
        ("im sixty seven n still liftin", "im 67 and still lifting"),
        ("128kg at 5ft9", "128 kg at 5 ft 9"),
    ],
)
def test_short_forms_and_numbers_in_words_are_written_out(said: str, read: str) -> None:
    assert written_out(said, language_of(said) == "es") == read


@pytest.mark.parametrize(
    ("text", "minor", "old"),
    [
        ("tengo 15 y quiero definir", True, False),
        ("my son is 12, deficit?", True, False),
        ("i have been lifting for 15 years", False, False),
        ("tengo 15 min para entrenar", False, False),
        ("mi madre de 74 quiere empezar", False, True),
        ("i ran 16 km and weigh 70 kg", False, False),
        ("when i was 15 i played football", False, False),
    ],
)
def test_ages_are_told_from_other_numbers(text: str, minor: bool, old: bool) -> None:
    assert (("minor" in facts(text)), ("old" in facts(text))) == (minor, old)


def test_what_was_said_of_others_ends_where_the_sentence_turns() -> None:
    assert triage("my friend had chest pain last year").level == "N"
    assert triage("my friend had chest pain last year but now my chest hurts").level == "E0"
