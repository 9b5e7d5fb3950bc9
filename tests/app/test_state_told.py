"""The whole way through the house: an ailment told alone, breastfeeding and births as they are told, and whose they can be."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, ask, bruno_of, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)
ADA = BRUNO | {"name": "Ada", "sex": "female", "height_cm": 168, "weight_kg": 64, "goal": "weight_loss"}


@pytest.fixture
def ada(house: House, coaching: Coaching) -> str:
    id = house.flows.add_athlete(ADA)
    coaching.new_plan(id)
    return id


@pytest.mark.parametrize(
    ("said", "fit"),
    [
        ("I have a headache", "With a headache"),
        ("my stomach hurts", "With an upset belly"),
        ("me duele la tripa", "Con la barriga revuelta"),
        ("tengo dolor de regla", "Con dolor de regla"),
        ("I have a cold", "light cold"),
    ],
)
def test_an_ailment_told_alone_gets_its_own_line_and_nothing_more(coaching: Coaching, bruno: str, said: str, fit: str) -> None:
    reply = ask(coaching, bruno, said)
    assert reply.level == "C"
    assert fit in reply.text
    assert "not sure" not in reply.text
    assert "No sé bien" not in reply.text


def test_what_nobody_understands_is_still_said_to_be_so(coaching: Coaching, bruno: str) -> None:
    assert "not sure" in ask(coaching, bruno, "flim flam the blue one").text


def test_breastfeeding_asks_for_the_birth_and_holds_no_deficit_out(house: House, coaching: Coaching, ada: str) -> None:
    assert "how many weeks ago" in ask(coaching, ada, "I'm breastfeeding").text
    assert "How many weeks ago was it?" in ask(coaching, ada, "I gave birth").text
    ask(coaching, ada, "I gave birth 5 weeks ago")
    ask(coaching, ada, "yes")
    assert house.flows.profile(ada).postpartum_weeks == 5
    assert "5 weeks ago" in ask(coaching, ada, "I'm breastfeeding").text


def test_after_a_birth_the_reason_there_is_no_rate_is_the_birth(house: House, coaching: Coaching) -> None:
    id = house.flows.add_athlete(ADA | {"postpartum_weeks": 5})
    coaching.new_plan(id)
    text = ask(coaching, id, "how fast will I lose weight?").text
    assert "weight and height in the profile" not in text
    assert "follow your midwife’s or doctor’s advice on food" in text


def test_it_is_asked_in_spanish_too(coaching: Coaching, ada: str) -> None:
    assert "hace cuántas semanas" in ask(coaching, ada, "estoy dando el pecho a mi bebé").text


@pytest.mark.parametrize("said", ["di a luz hace 3 semanas", "I gave birth", "I gave birth 2 weeks ago", "I'm breastfeeding"])
def test_a_man_is_asked_whose_birth_it_was(house: House, coaching: Coaching, bruno: str, said: str) -> None:
    text = ask(coaching, bruno, said).text
    assert "you are a man" in text or "eres hombre" in text
    assert "midwife" not in text
    assert house.flows.profile(bruno).postpartum_weeks is None


def test_a_question_and_somebody_elses_birth_ask_nothing_back(coaching: Coaching, bruno: str, ada: str) -> None:
    for said in ("my sister gave birth", "what if I gave birth?", "my son was born 2 weeks ago"):
        assert "you are a man" not in ask(coaching, bruno, said).text
        assert "How many weeks ago was it" not in ask(coaching, ada, said).text


def test_a_man_hears_no_line_of_pregnancy(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "my wife is pregnant")
    assert "midwife" not in ask(coaching, bruno, "should I take creatine?").text
