"""The writing network: marks in the place of numbers, only those of the facts given; the same in NumPy and in torch."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from milo.llm.choosing import choose
from milo.models import shelf
from milo.models.writer import Words, Writer, asked
from milo.vocabulary.talk import BadAnswer, Fact, Prompt

FACTS = [{"id": "f1", "unit": "g", "kind": "plan"}, {"id": "f2", "unit": "min", "kind": "plan"}]
PIECES = [*"abcdefgE t", "Eat", " [f1]", "[f1]", "[f2]", "[f3]", " 96", "7", "."]


def arrays(seed: int = 1, width: int = 16, layers: int = 2, longest: int = 60) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    vocabulary = len(Words(PIECES).pieces)
    found: dict[str, Any] = {"words": np.array(PIECES), "heads": np.array(2), "layers": np.array(layers)}
    shapes = {"embed": (vocabulary, width), "places": (longest, width)}
    for n in range(layers):
        matrices = {"qkv": (3 * width, width), "out": (width, width), "up": (4 * width, width), "down": (width, 4 * width)}
        shapes |= {f"layer{n}.{part}.matrix": shape for part, shape in matrices.items()}
        found |= {f"layer{n}.{part}.bias": np.zeros(shape[0], np.float32) for part, shape in matrices.items()}
        found |= {f"layer{n}.norm{k}.{p}": np.full(width, float(p == "gain"), np.float32) for k in (1, 2) for p in ("gain", "bias")}
    found |= {f"norm.{p}": np.full(width, float(p == "gain"), np.float32) for p in ("gain", "bias")}
    for name, shape in shapes.items():
        found[name] = rng.integers(-127, 127, shape).astype(np.int8)
        found[f"{name}.scale"] = np.full(shape[0], 0.004, np.float32)
    return found


def test_no_number_and_no_mark_of_an_unknown_fact_is_ever_written() -> None:
    for seed in range(12):
        said = Writer(arrays(seed)).write("Eat?", FACTS, "en")
        assert not any(piece in said for piece in ("[f3]", "96", "7"))


def test_a_question_that_leaves_no_room_gets_no_reply() -> None:
    assert Writer(arrays(longest=20)).write("Eat " * 30, FACTS, "en") == ""


def test_words_that_are_not_known_are_spelled() -> None:
    words = Words(PIECES)
    assert words.decode(words.encode("Eat bad.")) == "Eat bad."


def test_the_provider_says_nothing_rather_than_half_a_reply(tmp_path: Path) -> None:
    endless = {**arrays(), "norm.gain": np.zeros(16, np.float32)}  # every word as likely as the next: it never ends
    card = {key: "test" for key in shelf.REQUIRED if key != "files"} | {"name": "student"}
    shelf.put(tmp_path, card, {"weights.npz": shelf.npz(**endless)})
    shelf.choose_by(lambda name: shelf.at(tmp_path, name))
    try:
        provider = choose("student")
        assert provider is not None
        assert provider.name == "student:student"
        prompt = Prompt(system="", facts=[Fact(id="f1", name="protein", value=96.0, unit="g")], question="Eat?")
        with pytest.raises(BadAnswer):
            asyncio.run(provider.answer(prompt))
    finally:
        shelf.choose_by()


def test_numpy_and_torch_agree_after_training(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch")
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "recipes" / "student"))
    sys.modules.pop("network", None)
    from network import taught, vocabulary

    rows = [{"text": "Eat?", "facts": FACTS, "language": "en", "reply": "Eat [f1]."}] * 8
    words = vocabulary(["Eat?", "Eat [f1].", "Eat [f1].", "g plan min"])
    writer = Writer(taught(rows, words, steps=60, width=32, layers=2, heads=2, seed=1, told=lambda _: None))
    assert torch.get_num_threads() == 1
    assert writer.write("Eat?", FACTS, "en") == "Eat [f1]."
    assert asked(writer.words, "Eat?", FACTS, "en")[0] == 2
