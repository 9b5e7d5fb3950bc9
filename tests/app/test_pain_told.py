"""A pain told by a button is answered as the same pain told in words, wherever it is, and also where the log cannot be kept."""

from __future__ import annotations

import pytest
from tests.app.coach_house import bruno_of, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.safety.shell import Answered
from milo.vocabulary.errors import UnknownName

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


@pytest.mark.parametrize("region", ["chest", "Pecho", "sternum", "ribs"])
def test_a_pain_in_the_chest_is_an_emergency_by_the_button_too(coaching: Coaching, bruno: str, region: str) -> None:
    made = coaching.log(bruno, {"pain": [{"region": region, "pain_0_10": 8}]})
    assert made["new"] == 1
    assert made["reply"]["level"] == "E0"
    assert [lock["rule"] for lock in coaching.locks(bruno)] == ["RF-01"]


@pytest.mark.parametrize("region", ["jaw", "left arm", "foot"])
def test_a_pain_elsewhere_is_answered_as_the_same_words_are(coaching: Coaching, house: House, bruno: str, region: str) -> None:
    other = bruno_of(house, coaching)
    made = coaching.log(bruno, {"pain": [{"region": region, "pain_0_10": 8}]})
    told = coaching.log(other, {"notes": f"Pain in my {region}, 8/10", "minutes": 10})
    assert made["reply"]["text"].startswith(told["reply"]["text"])
    assert [lock["rule"] for lock in coaching.locks(bruno)] == [lock["rule"] for lock in coaching.locks(other)]


def test_the_plan_is_not_worked_around_a_place_no_exercise_knows(coaching: Coaching, bruno: str) -> None:
    coaching.log(bruno, {"pain": [{"region": "hand", "pain_0_10": 6}]})
    assert not any(c.rule.startswith("pain") for c in coaching.adapt(bruno)["changes"])


def test_signs_beside_it_make_a_pain_in_the_arm_an_emergency(coaching: Coaching, bruno: str) -> None:
    pain = [{"region": "arm", "pain_0_10": 8}]
    assert coaching.log(bruno, {"pain": pain, "notes": "Sweating and short of breath"})["reply"]["level"] == "E0"


@pytest.mark.parametrize(
    "log",
    [
        {"pain": [{"region": "the whole chest, crushing", "pain_0_10": 8}]},
        {"notes": "I have crushing chest pain", "minuts": 20},
        {"notes": "Me duele mucho el pecho", "minutes": -5},
    ],
)
def test_a_danger_in_a_log_that_cannot_be_kept_is_answered_first(coaching: Coaching, bruno: str, log: dict[str, object]) -> None:
    with pytest.raises(Answered) as told:
        coaching.log(bruno, log)
    assert told.value.reply.level == "E0"
    assert [lock["rule"] for lock in coaching.locks(bruno)] == ["RF-01"]


def test_a_place_nobody_knows_without_a_danger_is_asked_back(coaching: Coaching, bruno: str) -> None:
    with pytest.raises(UnknownName):
        coaching.log(bruno, {"pain": [{"region": "kneee", "pain_0_10": 4}]})
    assert coaching.locks(bruno) == []
