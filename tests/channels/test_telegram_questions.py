"""The bot before a plan: it says that the health questions come first and where they are answered, and so above a cautious plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.channels.telegram_stage import Stage, staged

from milo.app.consenting import Consenting
from milo.app.planning import plan_of_athlete
from milo.channels.telegram import conversation, today, workout
from milo.channels.telegram.state import State
from milo.channels.telegram.talk import Talk
from milo.vocabulary.told_limits import StorageWithdrawn

CHLOES, DAVIDS, ADAS = 1004, 1005, 1001  # chats


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("bot") / "home") as made:
        for name, chat, language in (("Chloé", CHLOES, "en"), ("David", DAVIDS, "es")):
            made.add(name, parq=None, language=language)
            made.link(name, chat)
            made.api.until(lambda c: "/today" in c.text, chat)
        yield made


@pytest.mark.parametrize("command", ["/plan", "/today"])
def test_without_a_plan_it_says_what_comes_first_and_where(stage: Stage, command: str) -> None:
    assert "under Plan" in stage.say(CHLOES, command, "seven health questions").text
    assert "en Plan" in stage.say(DAVIDS, command, "siete preguntas de salud").text


def test_above_a_plan_made_without_them_it_says_so_until_they_are_answered(stage: Stage) -> None:
    chloe = stage.people["Chloé"]
    plan_of_athlete(stage.house, chloe, weeks=2)
    first = stage.say(CHLOES, "/plan", "cautious").text
    assert first.splitlines()[0].startswith("Some health questions are unanswered")
    assert "cautious" in stage.say(CHLOES, "/today", "cautious").text
    answered = {"parq": {"none_of_these": True}, "sex": "female", "age": 35, "goal": "strength", "days_per_week": 3}
    stage.house.coaching.onboard(chloe, answered)
    assert "health questions" not in stage.say(CHLOES, "/plan", "Week 1").text


# --- asked anew, and what is locked ---------------------------------------------------------------------------------------


def talk(stage: Stage, state: State = State(), chat: int = ADAS) -> Talk:
    link = stage.rooms.linking.link_of(chat)
    assert link is not None
    return Talk(rooms=stage.rooms, link=link, state=state, at=stage.clock.now(), message_id=7)


def said(of: Talk) -> str:
    return "\n".join(one.text for one in of.said)


@pytest.fixture
def ada(stage: Stage) -> str:
    """Ada with a plan of her own again, linked."""
    id = stage.add(f"Ada {len(stage.people)}", sex="female")
    stage.house.coaching.new_plan(id)
    stage.people["Ada"] = id
    stage.link("Ada", ADAS)
    return id


def first(stage: Stage, athlete: str) -> tuple[str, set[str]]:
    """A session of the plan, and the names of its exercises."""
    plan = stage.house.coaching.plan(athlete)
    assert plan is not None
    session = next(s for d in plan.weeks[0].days for s in d.sessions)
    return session.session_id, {e.exercise for e in session.exercises}


def test_old_answers_are_asked_for_above_the_plan(stage: Stage, ada: str) -> None:
    stage.clock.go(timedelta(days=91))
    stage.house.coaching.new_plan(ada)
    turn = talk(stage)
    today.week(turn)
    assert "health answers are old" in said(turn).splitlines()[0]
    assert "under Plan" in said(turn)


@pytest.mark.parametrize("button", ["swap_which", "swap_by", "swap", "too_hard"])
def test_an_old_button_names_no_exercise_and_changes_nothing_while_training_is_locked(stage: Stage, ada: str, button: str) -> None:
    session, names = first(stage, ada)
    stage.house.coaching.log(ada, {"minutes": 10, "notes": "I fainted on the track"})
    before = stage.house.coaching.plan(ada)
    turn = talk(stage)
    {
        "swap_which": lambda: today.swap_which(turn, session),
        "swap_by": lambda: today.swap_by(turn, session, 0),
        "swap": lambda: today.swap(turn, session, 0, 0),
        "too_hard": lambda: today.too_hard(turn, session, keep=True),
    }[button]()
    assert "locked" in said(turn)
    assert not any(name in said(turn) for name in names)
    assert all(not one.buttons for one in turn.said)
    assert stage.house.coaching.plan(ada) == before


@pytest.mark.parametrize("pressed", ["r+", "i2", "done", "swap", "skip", "go"])
def test_a_lock_of_another_door_ends_the_workout_that_is_open_here(stage: Stage, ada: str, pressed: str) -> None:
    session, _ = first(stage, ada)
    begun = talk(stage)
    workout.start(begun, session)
    open_one = begun.state.workout
    assert open_one is not None
    stage.house.coaching.log(ada, {"minutes": 10, "notes": "I fainted on the track"})
    turn = talk(stage, begun.state)
    workout.pressed(turn, open_one.step, pressed)
    assert turn.state.workout is None
    assert "locked" in said(turn)
    assert not any(one.buttons for one in turn.said)
    done = pressed == "done"
    assert bool(stage.house.store.find("set", ada)) is done, "what was done is kept"
    rang = talk(stage, begun.state)
    workout.rest_over(rang)
    assert rang.said == [], "and no timer tells of it on a locked screen"


def test_a_log_that_may_not_be_kept_is_answered_all_the_same_and_ends_the_workout(stage: Stage, ada: str) -> None:
    session, _ = first(stage, ada)
    begun = talk(stage)
    workout.start(begun, session)
    Consenting(stage.house.store, stage.house.writer, stage.clock).withdraw(ada, "storage")
    turn = talk(stage, begun.state)
    reply = {"level": "E0", "text": "Stop now and call 112.", "locked": True}
    conversation._refused(turn, StorageWithdrawn(reply))
    assert turn.said[0].text == reply["text"]
    assert "Nothing was saved" in said(turn)
    assert turn.state.workout is None
    going_on = talk(stage, begun.state)
    conversation._refused(going_on, StorageWithdrawn())
    assert going_on.state.workout is not None, "without a danger it goes on"
