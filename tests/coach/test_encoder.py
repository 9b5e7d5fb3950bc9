"""The sentence encoder: cuts text into known pieces, runs its layers as written down, reads both ends of a long text."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milo.coach.safety.learnt import wordpieces
from milo.coach.safety.learnt.encoder import HEADS, MOST_PIECES, Affine, Encoder, Layer, chances, own_encoder
from milo.coach.safety.learnt.risk_classifier import TOPICS

KNOWN = {
    piece: i for i, piece in enumerate(["[CLS]", "[SEP]", "[UNK]", "chest", "che", "##st", "##s", "pain", "?", "4", "##0", "a"])
}
WIDE, BETWEEN = 2 * HEADS, 30


def made(layers: int = 2) -> Encoder:
    """A small encoder with weights drawn by chance."""
    dice = np.random.default_rng(3)

    def drawn(*shape: int) -> np.ndarray:
        return dice.standard_normal(shape).astype(np.float32)

    def affine(n: int, m: int) -> Affine:
        return Affine(dice.integers(-127, 128, (n, m)).astype(np.int8), np.abs(drawn(1, m)) / 127, drawn(m))

    def layer() -> Layer:
        return Layer(
            affine(WIDE, 3 * WIDE),
            affine(WIDE, WIDE),
            drawn(2, WIDE),
            affine(WIDE, BETWEEN),
            affine(BETWEEN, WIDE),
            drawn(2, WIDE),
        )

    words = dice.integers(-127, 128, (len(KNOWN), WIDE)).astype(np.int8)
    places, fineness = drawn(MOST_PIECES, WIDE), np.abs(drawn(len(KNOWN), 1)) / 127
    return Encoder(KNOWN, words, fineness, places, drawn(2, WIDE), tuple(layer() for _ in range(layers)), affine(WIDE, 5))


def slowly(pieces: list[int], encoder: Encoder) -> list[float]:
    """The same as chances, number by number, from the papers."""

    def normal(row: list[float], by: np.ndarray) -> list[float]:
        mean = sum(row) / len(row)
        spread = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row) + 1e-12)
        return [(x - mean) / spread * float(g) + float(b) for x, g, b in zip(row, *by, strict=True)]

    def times(row: list[float], by: Affine) -> list[float]:
        return [
            sum(x * float(w) * float(fine) for x, w in zip(row, column, strict=True)) + float(b)
            for column, fine, b in zip(by.whole.T, by.fineness[0], by.added, strict=True)
        ]

    def soft(row: list[float]) -> list[float]:
        top = max(row)
        return [math.exp(x - top) / sum(math.exp(y - top) for y in row) for x in row]

    def bent(x: float) -> float:
        return 0.5 * x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))

    rows = [
        normal(
            [
                float(w) * float(encoder.fineness[p, 0]) + float(q)
                for w, q in zip(encoder.words[p], encoder.places[at], strict=True)
            ],
            encoder.start,
        )
        for at, p in enumerate(pieces)
    ]
    each = WIDE // HEADS
    for layer in encoder.layers:
        asked = [times(row, layer.asked) for row in rows]
        after = []
        for i, row in enumerate(rows):
            joined: list[float] = []
            for head in range(HEADS):
                own = slice(head * each, (head + 1) * each)
                query = asked[i][own]
                heed = soft(
                    [sum(q * k for q, k in zip(query, other[WIDE:][own], strict=True)) / math.sqrt(each) for other in asked]
                )
                joined += [sum(h * other[2 * WIDE :][own][x] for h, other in zip(heed, asked, strict=True)) for x in range(each)]
            row = normal([a + b for a, b in zip(row, times(joined, layer.joined), strict=True)], layer.first)
            wide = [bent(x) for x in times(row, layer.wide)]
            after.append(normal([a + b for a, b in zip(row, times(wide, layer.narrow), strict=True)], layer.last))
        rows = after
    return soft(times([sum(column) / len(rows) for column in zip(*rows, strict=True)], encoder.topics))


def test_the_layers_are_what_the_papers_say() -> None:
    encoder = made()
    text = "Chest pain? 40"
    pieces = wordpieces.cut(text, KNOWN)
    assert chances(text, encoder) == pytest.approx(slowly(pieces, encoder), abs=1e-4)


def test_words_are_cut_greedily_and_what_no_piece_fits_is_unknown() -> None:
    spelt = {i: piece for piece, i in KNOWN.items()}
    for text, wanted in (
        ("Chest pain?", "chest pain ?"),
        ("ches", "che ##s"),
        ("chést", "chest"),
        ("CHESTS", "chest ##s"),
        ("40 a", "4 ##0 a"),
        ("pain  a\u200b", "pain a"),
        ("dolor", "[UNK]"),
        ("chestz", "[UNK]"),
        ("a" * (wordpieces.LONGEST_WORD + 1), "[UNK]"),
        ("", ""),
    ):
        assert " ".join(spelt[i] for i in wordpieces.cut(text, KNOWN)) == " ".join(["[CLS]", *wanted.split(), "[SEP]"])


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_every_text_has_chances_that_add_up(text: str) -> None:
    found = chances(text, made(1))
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()


def test_of_a_long_text_both_ends_are_read() -> None:
    encoder = made(1)
    middle = "a " * 300
    found = chances(f"chest {middle} pain", encoder)
    assert found.tolist() == chances(f"chest {middle} 4 {middle} pain", encoder).tolist()
    assert found.tolist() != chances(f"chest {middle} 4", encoder).tolist()
    assert found.tolist() != chances(f"4 {middle} pain", encoder).tolist()


def test_the_packages_own_is_whole() -> None:
    own = own_encoder()
    assert len(own.layers) == 6
    assert own.topics[0].shape == (own.words.shape[1], len(TOPICS))
    assert len(own.known) == len(own.words) == len(own.fineness)
    assert own.places.shape == (MOST_PIECES, own.words.shape[1])
    assert {wordpieces.START, wordpieces.END, wordpieces.UNKNOWN} <= set(own.known)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("he keeled over by the rowing machine and won't wake up", "E0"),
        ("mi padre se ha desplomado en la bici estatica y no responde", "E0"),
        ("what are good shoes for trail running?", "N"),
        ("how many units of insulin should I shoot to get bigger", "R"),
    ],
)
def test_it_alone_tells_plain_cases_apart(text: str, level: str) -> None:
    assert TOPICS[int(chances(text).argmax())].level == level
