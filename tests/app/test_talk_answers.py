"""Bare answers to questions which is meant, and an order said beside a sport that cannot be done."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, bruno_of, clock_by_hand, coach_of, held, house_of, say

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.talk.turns.sport_gone import beside_gone, sport_gone
from milo.vocabulary.plan import Plan

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


@pytest.fixture
def ada(house: House, coaching: Coaching) -> str:
    """Ada rides on several days."""
    id = house.flows.add_athlete({**BRUNO, "name": "Ada", "goal": "endurance", "days_per_week": 5, "activities": ["cycling"]})
    coaching.new_plan(id)
    return id


def rides(plan: Plan, week: int = 0) -> list[str]:
    return [d.day for d in plan.weeks[week].days if any(s.endurance is not None for s in d.sessions)]


DAYS_ES = {"monday": "lunes", "tuesday": "martes", "wednesday": "miércoles", "thursday": "jueves", "friday": "viernes",
           "saturday": "sábado", "sunday": "domingo"}  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["my bike is broken, skip {day}", "skip {day} because my bike is broken", "bike broken so skip {day} please",
     "se me ha roto la bici, salta el {es}"],
)  # fmt: skip
def test_an_order_beside_a_broken_bike_is_done_and_the_rest_is_said(coaching: Coaching, ada: str, words: str) -> None:
    first, *others = rides(held(coaching, ada))
    assert others
    reply = say(coaching, ada, words.format(day=first, es=DAYS_ES[first]))
    assert rides(held(coaching, ada)) == others
    left = DAYS_ES[others[0]] if "salta" in words else others[0].capitalize()
    assert "aún tiene" in reply if "salta" in words else "still has" in reply
    assert left in reply


def test_that_change_holds_for_all_weeks_when_told_so(coaching: Coaching, ada: str) -> None:
    first = rides(held(coaching, ada))[0]
    say(coaching, ada, f"my bike is broken, skip {first}", "for all weeks")
    assert first not in rides(held(coaching, ada), 1)


@pytest.mark.parametrize(
    "words",
    ["my bike is broken, should I skip {day}?", "my bike is broken, don't skip {day}", "my bike is not broken, skip nothing",
     "my bike is broken, what should I do on {day}?"],
)  # fmt: skip
def test_a_question_and_a_denial_beside_it_do_nothing(coaching: Coaching, ada: str, words: str) -> None:
    before = held(coaching, ada)
    say(coaching, ada, words.format(day=rides(before)[0]))
    assert held(coaching, ada) == before


@pytest.mark.parametrize(
    "words", ["my bike is broken", "bike's broken", "la bici está rota", "Pool closed today", "piscina cerrada"]
)
def test_what_nobody_rides_or_swims_needs_no_change(coaching: Coaching, bruno: str, words: str) -> None:
    before = held(coaching, bruno)
    reply = say(coaching, bruno, words)
    assert "so nothing needs to change" in reply or "no hay que cambiar nada" in reply
    assert held(coaching, bruno) == before


def test_what_may_be_asked_for_is_a_whole_sentence(coaching: Coaching, ada: str) -> None:
    assert "To leave them out, say “skip " in say(coaching, ada, "my bike is broken")


def test_only_the_clause_that_tells_it_is_cut() -> None:
    assert beside_gone("The pool is closed, skip Friday and move Sunday to Monday") == "skip Friday and move Sunday to Monday"
    assert beside_gone("The pool is closed, so skip Friday") == "skip Friday"
    assert beside_gone("skip Friday") == "skip Friday"
    assert beside_gone("my bike is broken") == "my bike is broken"
    for words in ("is the pool closed?", "pool closed?", "pool closed jokes", "is my bike broken?"):
        assert sport_gone(words) is None


def _exercises(plan: Plan) -> set[str]:
    return {e.exercise for d in plan.weeks[0].days for s in d.sessions for e in s.exercises}


@pytest.mark.parametrize(
    ("order", "answer"),
    [("remove the leg extension", "back squat"), ("remove the leg extension", "I meant the back squat"),
     ("quita la extensión de rodilla", "la sentadilla trasera")],
)  # fmt: skip
def test_the_bare_name_answers_name_it_as_the_plan_does(coaching: Coaching, bruno: str, order: str, answer: str) -> None:
    assert "Back squat" in _exercises(held(coaching, bruno))
    refused = say(coaching, bruno, order)
    assert "name it as the plan does" in refused or "nómbralo como lo hace el plan" in refused
    say(coaching, bruno, answer)
    assert "Back squat" not in _exercises(held(coaching, bruno))


def test_other_words_and_a_question_answer_nothing(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    first = next(iter(sorted(_exercises(before)))).lower()
    for words in (f"how do I do the {first}?", f"not the {first}", f"why is {first} in my plan?"):
        say(coaching, bruno, "remove the leg extension", words)
        assert held(coaching, bruno) == before


@pytest.mark.parametrize(
    ("order", "answer", "kept"),
    [
        ("delete the press from my log", "bench press", "Overhead press"),
        ("delete the press from my log", "the overhead one", "Bench press"),
        ("borra el press del registro", "el press de banca", "Overhead press"),
    ],
)
def test_the_bare_name_answers_which_of_them_is_to_be_deleted(
    coaching: Coaching, house: House, bruno: str, order: str, answer: str, kept: str
) -> None:
    say(coaching, bruno, "I did 3x8 bench press at 60 kg", "yes", "I did 3x8 overhead press at 40 kg", "yes")
    which = say(coaching, bruno, order)
    assert "More than one" in which or "más de uno" in which
    assert "yes or no" in say(coaching, bruno, answer).lower().replace("sí o no", "yes or no")
    assert len(house.store.find("set", bruno)) == 6
    say(coaching, bruno, "yes")
    assert {s.exercise for s in house.store.find("set", bruno)} == {kept}
