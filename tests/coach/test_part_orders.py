"""An order about the training of a part of the body is no symptom, and nothing told beside it is hidden."""

from __future__ import annotations

import pytest

from milo.coach.safety.everyday.part_orders import without_parts
from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "turns",
    [
        ["make back work easier", "make legs harder", "I can't train on Monday"],
        ["make my back easier please", "make leg day harder", "I cannot train on Friday"],
        ["make back work easier", "I can't squat on Monday, move legs to Tuesday"],
        ["haz la espalda más fácil", "haz más difíciles las piernas", "no puedo entrenar el lunes"],
        ["mueve piernas al martes", "haz la espalda un poco más suave", "no puedo entrenar el viernes"],
    ],
)
def test_orders_about_parts_of_the_body_add_up_to_no_emergency(turns: list[str]) -> None:
    assert triage(turns).level == "N"


@pytest.mark.parametrize(
    "turns",
    [
        ["make back work easier", "my back hurts and both my legs are numb"],
        ["make legs easier", "my lower back hurts", "my legs are numb", "I can't walk"],
        ["haz la espalda más fácil", "me duele la espalda y se me duermen las dos piernas"],
        ["make my back easier, both my legs went numb"],
        ["make legs harder", "I have pressure in my chest and my left arm hurts"],
    ],
)
def test_a_danger_beside_an_order_stays_one(turns: list[str]) -> None:
    assert triage(turns).level == "E0"


@pytest.mark.parametrize(
    "message",
    [
        "make my knee easier",
        "my legs are harder to move",
        "make legs harder, they are numb",
        "haz la rodilla más suave",
        "legs",
        "back",
    ],
)
def test_what_says_more_or_names_a_joint_stands_as_it_is(message: str) -> None:
    assert without_parts(message) == message
