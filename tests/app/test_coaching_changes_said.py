"""Changes said in talk whose result is looked at: weeks that are named, absences, several at once, the same again, taken back."""

from __future__ import annotations

import pytest
from tests.app.coach_house import clock_by_hand, coach_of, held, house_of
from tests.app.coach_house import ordered as ask
from tests.app.plan_changes_stage import bruno_planned

from app.test_coaching_told import PROFILE
from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_planned)


def test_a_named_week_changes_and_the_first_stays(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    told = ask(coaching, bruno, "skip Monday in week 2")
    after = held(coaching, bruno)
    assert "Week 2" in told.text
    assert after.weeks[0] == before.weeks[0]
    assert after.weeks[1].days[0].rest


def test_a_walk_told_leaves_the_plan_alone(house: House, coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    assert "20 min" in ask(coaching, bruno, "hoy paseé 20 minutos al perro").text
    assert held(coaching, bruno) == before


def test_a_day_more_that_the_limits_take_away_is_refused(house: House, coaching: Coaching) -> None:
    eva = house.flows.add_athlete({**PROFILE, "age": 16, "days_per_week": 3, "language": "es", "name": "Eva"})
    coaching.new_plan(eva)
    before = held(coaching, eva)
    days = [sum(bool(d.sessions) for d in w.days) for w in before.weeks]
    told = ask(coaching, eva, "meteme un día más")
    now = [sum(bool(d.sessions) for d in w.days) for w in held(coaching, eva).weeks]
    assert held(coaching, eva).weeks == before.weeks or now == [n + 1 for n in days], told.text
    assert ("No he cambiado el plan" in told.text) == (held(coaching, eva).weeks == before.weeks)
