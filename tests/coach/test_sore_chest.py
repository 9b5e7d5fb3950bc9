"""A chest sore from training it is help within limits; a word more, or pain in place of soreness, is judged as it stands."""

from __future__ import annotations

import pytest

from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "text",
    [
        "my chest is sore from bench press",
        "my chest is sore from the bench press, can I train back today?",
        "my chest is still really sore from Monday's bench press, should I skip push day?",
        "my chest and back are sore from yesterday's workout",
        "pecs are sore after benching",
    ],
)
def test_a_chest_sore_from_training_it_is_no_emergency(text: str) -> None:
    assert triage(text).level in {"N", "C"}


@pytest.mark.parametrize(
    "text",
    [
        "my chest is sore from bench press and I feel sick",
        "my chest is sore from bench press, can I train? my arm is numb",
        "my chest hurts after bench press and my jaw aches",
        "my chest feels tight after bench press",
        "my chest is sore from bench press and I am sweating",
        "my chest is sore after my workout, it is hard to breathe",
    ],
)
def test_more_than_soreness_is_judged_as_it_stands(text: str) -> None:
    assert triage(text).level in {"E0", "E1"}
