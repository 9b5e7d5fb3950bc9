"""The student's decoder and network, with small made-up weights: shapes and rules that hold for any training."""

from datetime import date

import numpy as np
import pytest

from milo.coach.conversation.acts import KINDS, OPERATIONS, Act
from milo.coach.conversation.student import Student, decoding
from milo.coach.conversation.student.decoding import POLARITIES, TAGS
from milo.coach.conversation.student.student import CONTEXT, together
from milo.coach.conversation.student.tokens import BUCKETS, SIGNS, tokens

TODAY = date(2026, 3, 4)
VECTOR, PARTS, WIDTH, HIDDEN, DEEP = 3, 2, 4, 3, 5


@pytest.fixture(scope="module")
def untaught() -> Student:
    """A student that learnt nothing: its weights are drawn at random."""
    rng = np.random.default_rng(7)

    def some(*shape: int) -> np.ndarray:
        return rng.normal(0, 1.0, shape).astype(np.float32)

    wide = 2 * HIDDEN + WIDTH
    arrays: dict[str, np.ndarray] = {
        "words": np.frombuffer(b"squat\nkg", np.uint8), "parts": some(BUCKETS, PARTS), "vectors": some(2, VECTOR),
        "in.weight": some(WIDTH, PARTS + VECTOR + len(SIGNS)), "in.bias": some(WIDTH), "before.weight": some(WIDTH, len(CONTEXT)),
        "tags.weight": some(len(TAGS), wide), "tags.bias": some(len(TAGS)), "begins.weight": some(1, wide), "begins.bias": some(1),
        "act.weight": some(DEEP, 3 * wide + len(CONTEXT)), "act.bias": some(DEEP),
        "order.weight": some(DEEP, 3 * wide + len(CONTEXT)), "order.bias": some(DEEP),
        "operation.weight": some(len(OPERATIONS), DEEP), "operation.bias": some(len(OPERATIONS)),
        "kind.weight": some(len(KINDS), DEEP),
        "kind.bias": some(len(KINDS)), "polarity.weight": some(len(POLARITIES), DEEP), "polarity.bias": some(len(POLARITIES)),
        "chance": np.zeros(7), "sure_from": np.array(0.9), "temperatures": np.ones(4, np.float32),
    }  # fmt: skip
    for layer, width in enumerate((WIDTH, 2 * HIDDEN)):
        for side in ("", "_reverse"):
            name = f"gru.{{}}_l{layer}{side}"
            arrays |= {
                name.format("weight_ih"): some(3 * HIDDEN, width), name.format("weight_hh"): some(3 * HIDDEN, HIDDEN),
                name.format("bias_ih"): some(3 * HIDDEN), name.format("bias_hh"): some(3 * HIDDEN),
            }  # fmt: skip
    return Student(arrays)


def test_any_text_is_read_and_its_spans_lie_in_it(untaught: Student) -> None:
    rng = np.random.default_rng(3)
    signs = "aé ñ80,.:'kg🏋️‍♀️½\n\t¿?xX٣"
    for _ in range(200):
        text = "".join(rng.choice(list(signs), rng.integers(0, 60)))
        for act in untaught.read(text, today=TODAY, language=None).acts:
            assert act.kind in KINDS
            assert act.polarity in POLARITIES
            assert set(act.slots) == set(act.spans)
            assert set(act.slots) <= set(decoding.ALLOWED[act.kind])
            assert all(0 <= start < end <= len(text) for start, end in act.spans.values())


def test_the_same_message_is_read_the_same(untaught: Student) -> None:
    one, two = (untaught.read("3x8 squats at 80 kg", today=TODAY, language="en") for _ in range(2))
    assert one == two


def test_nothing_said_is_not_understood(untaught: Student) -> None:
    reading = untaught.read("   ", today=TODAY, language=None)
    assert [a.kind for a in reading.acts] == ["unknown"]
    assert not reading.sure


def test_tokens_point_into_the_text_beyond_emoji() -> None:
    text = "💪 80kg x 5, ¿mañana?"
    seen = tokens(text, {})
    assert [text[a:b] for a, b in seen.spans] == ["💪", "80", "kg", "x", "5", ",", "¿", "mañana", "?"]
    assert seen.words[7] == "manana"


def test_a_day_is_apart_from_its_possessive() -> None:
    assert tokens("Thursday's run, what's today’s?", {}).words == ("thursday", "'s", "run", ",", "what's", "today", "'s", "?")


def test_tags_never_go_on_with_another_slot() -> None:
    rng = np.random.default_rng(1)
    for _ in range(50):
        names = [TAGS[i] for i in decoding.best_tags(rng.normal(0, 3, (12, len(TAGS))).astype(np.float32))]
        for before, after in zip(["O", *names], names, strict=False):
            assert after[0] != "I" or before[2:] == after[2:]


def test_a_greeting_beside_something_else_is_no_act() -> None:
    acts = together((Act("small_talk"), Act("ask_plan", {"day": "2026-03-05"}, "asks", {"day": (3, 9)})))
    assert [a.kind for a in acts] == ["ask_plan"]
    assert [a.kind for a in together((Act("small_talk"),))] == ["small_talk"]


def test_sets_share_the_day_and_the_exercise_said_once() -> None:
    first = Act(
        "log_sets",
        {"exercise": "bench_press", "day": "2026-03-03", "reps": 5},
        "did",
        {"exercise": (0, 5), "day": (6, 15), "reps": (20, 21)},
    )
    second = Act("log_sets", {"reps": 3}, "did", {"reps": (30, 31)})
    _, shared = together((first, second))
    assert shared.slots == {"reps": 3, "exercise": "bench_press", "day": "2026-03-03"}
    assert shared.spans["exercise"] == (0, 5)


def test_what_was_done_lies_behind_and_what_is_wanted_ahead() -> None:
    def monday(kind: str, polarity: str) -> str:
        return decoding.value("day", "Monday", kind=kind, polarity=polarity, today=TODAY, units="metric", language="en")

    assert monday("log_sets", "did") == "2026-03-02"
    assert monday("skip", "did_not") == "2026-03-02"
    assert monday("move", "wants") == "2026-03-09"
    assert monday("log_activity", "wants") == "2026-03-09"
