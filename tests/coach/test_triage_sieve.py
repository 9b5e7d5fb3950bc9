"""The sieve before the lexicon leaves nothing out that would be found, and conditions look no further than one telling."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from milo.coach.safety.lexicon.concepts import COVERED, WORDS
from milo.coach.safety.ruling import ruled
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.text.notation import compiled, finder
from milo.coach.safety.text.sieve import Sieve, needed
from milo.coach.safety.text.triage_text import Text

TEXTS = [
    plain(str(json.loads(line).get("text") or ""))
    for line in (Path(__file__).parent / "probes_second.jsonl").read_text(encoding="utf-8").splitlines()[::4]
]
FILLER = "the plan has squats on monday and a long easy ride on sunday with friends from work. " * 12


def test_no_concept_that_stands_in_a_text_is_sifted_out() -> None:
    sieve = Sieve(WORDS)
    found = 0
    for text in TEXTS:
        padded = f" {text} "
        kept = sieve.where(padded)
        for name, pattern in WORDS.items():
            if finder(pattern).search(padded):
                found += 1
                assert any(finder(pattern).search(padded, *span) for span in kept.get(name, ())), (name, text)
    assert found > 1_000


def test_no_idiom_that_stands_in_a_text_is_left_uncovered() -> None:
    found = 0
    for plain_text in (*TEXTS, "i am dying of hunger, kill two birds with one stone", "me muero de hambre y me parto de risa"):
        whole = compiled(COVERED).sub(lambda m: "#" * len(m[0]), plain_text)
        text = Text(plain_text, WORDS, COVERED, lambda _: [(0, "")], frozenset()).plain
        assert len(text) == len(plain_text)
        assert all(b == "#" for a, b in zip(whole, text, strict=True) if a == "#"), plain_text
        assert all(b in {"#", a} for a, b in zip(plain_text, text, strict=True))
        found += "#" in whole
    assert found >= 10


def test_a_short_text_leaves_few_concepts_to_search() -> None:
    sieve = Sieve(WORDS)
    assert sum(len(sieve.where(f" {text} ")) for text in TEXTS) / len(TEXTS) < len(WORDS) / 4


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("chest|swell* (?:up|out)", frozenset({"<chest", "<swell"})),
        ("(?:my )?knee", frozenset({"<knee>"})),
        ("heart ?rate", frozenset({"<heart"})),
        ("colou?r", frozenset({"<colo"})),
        ("no (?:puedo|consigo)", frozenset({"<puedo", "<consi"})),
    ],
)
def test_pieces_are_what_every_way_of_writing_holds(pattern: str, pieces: frozenset[str]) -> None:
    assert needed(pattern) == pieces


def test_what_may_be_any_word_is_never_sifted() -> None:
    assert needed("\\d+|knee") is None
    assert needed("(?:my )?") is None


def test_two_things_far_apart_in_a_long_message_are_no_danger_together() -> None:
    hot, odd = "it is 36 degrees and boiling here today", "my friend walks into walls and is laughing at nothing"
    assert ruled([f"{hot}, {odd}"]).level == "E0"
    assert ruled([f"{hot}. {FILLER}. {odd}"]).level != "E0"


def test_a_danger_within_a_long_message_is_found() -> None:
    assert ruled([f"{FILLER} my chest feels tight and heavy. {FILLER}"]).level == "E0"
