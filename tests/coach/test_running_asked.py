"""What a text asks of running ahead, and what only looks as if it did."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from coach.talk_scenes import MONDAY, PROFILE, dice, facts, random_facts
from milo.coach.talk.heard.intents import intents
from milo.coach.talk.heard.running_asked import running_asked
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.running_limits import RunLimits
from milo.coach.talk.replies.replies import answer
from milo.vocabulary.athlete import Event
from milo.vocabulary.talk import Language

ASKED = [
    ("how long is my long run?", "long_run", None),
    ("how many km is this week's long run", "long_run", None),
    ("¿cuánto dura la tirada larga?", "long_run", None),
    ("¿cuántos km tiene mi tirada larga?", "long_run", None),
    ("how does my training look until the marathon", "to_race", None),
    ("programa hasta mi competición", "to_race", None),
    ("am I ready for a half-marathon", "ready", 21.1),
    ("will I be ready for a marathon", "ready", 42.2),
    ("¿estoy preparada para correr 10 km?", "ready", 10.0),
    ("¿podría correr una media maratón?", "ready", 21.1),
    ("should I run 42.5 km this week", "week_km", 42.5),
    ("is running 100 km this week too much?", "week_km", 100.0),
    ("quiero hacer 100 km esta semana corriendo", "week_km", 100.0),
    ("puedo correr 60,5 km esta semana", "week_km", 60.5),
]
NOT_ASKED = [
    "how long until my long run", "how long is my longest run", "how long was my long run",
    "how long should I rest after my long run",
    "make my long run shorter", "how many weeks until the race", "what should I eat before the race", "am I ready to train",
    "I'm not ready for a half marathon", "no estoy listo para una media maratón", "I don't want to run 100 km this week",
    "can I run a marathon under 4 hours", "I ran 100 km this week", "corrí 100 km esta semana", "how many km do I run this week",
    "can I run 10 km on thursday", "what if I run 100 km this week", "am I ready for a 100 km ride", "corro 30 km a la semana",
]  # fmt: skip


@pytest.mark.parametrize(("text", "part", "km"), ASKED)
def test_a_question_about_running_ahead_is_known_with_its_distance(text: str, part: str, km: float | None) -> None:
    asked = intents(text)
    assert (asked.name, asked.part) == ("plan", part)
    assert asked.km == pytest.approx(km)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_another_question_a_denial_a_change_and_what_was_done_are_none(text: str) -> None:
    assert running_asked(text, "en") is None
    assert running_asked(text, "es") is None


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", [text for text, _, _ in ASKED])
def test_every_number_of_the_answers_has_receipts(text: str, language: Language) -> None:
    runs = [
        {"workout_id": f"w{n}", "day": MONDAY - timedelta(days=3 * n), "title": None, "activity": "running", "minutes": 40.0,
         "distance_km": 7.0 + n, "exercises": []}
        for n in range(4)
    ]  # fmt: skip
    limits = RunLimits(runs=True, next_km=11.0, next_minutes=None, week_minutes=150.0)
    first = RunLimits(runs=True, next_km=3.0, next_minutes=20.0, week_minutes=75.0)
    for on in (
        facts(done=runs, run_limits=limits),
        facts(run_limits=first),
        facts(),
        facts(plan=None, week=None),
        random_facts(dice(4)),
    ):
        draft = answer(intents(text, language), on)
        assert draft.text.strip()
        assert ground(draft.text, draft.claims, language) == [], draft.text


def test_a_race_after_the_end_of_the_plan_is_said_to_be_one() -> None:
    far = replace(PROFILE, event=Event(date=MONDAY + timedelta(days=60), activity="running"))
    text = answer(intents("what is my plan until the race"), facts(profile=far)).text
    assert text.startswith("The race is after the end of this plan")
    assert text.count("• week") == 4
    assert answer(intents("am I ready for my race"), facts(profile=far, done=[])).text.startswith("For which distance?")
