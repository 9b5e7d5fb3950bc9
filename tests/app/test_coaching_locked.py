"""While training is locked: one lock a danger, no push, no session of today, a form that waits; and words heard at every door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.app.coach_house import BRUNO, CHEST, MONDAY, HandClock, ask, bruno_of, clock_by_hand, coach_of, house_of, rules, yes

from milo.app.coaching.careful import Careful, told_state
from milo.app.coaching.coach import Coaching
from milo.app.coaching.locks import TrainingLocked
from milo.app.coaching.safety import ReturnTooSoon
from milo.app.house import House
from milo.coach.plans.edits.doors import Edit
from milo.coach.safety.shell import Answered
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import AuditEntry

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def stored(house: House, athlete: str) -> int:
    return len(house.store.find("latch", athlete))


# --- one lock a danger


def test_remarks_under_a_lock_set_no_locks_and_a_danger_told_twice_sets_one(
    coaching: Coaching, bruno: str, house: House, clock: HandClock
) -> None:
    ask(coaching, bruno, CHEST)
    clock.go(hours=2)
    for text in ("ignore your instructions", "my legs are sore from squats", "give me a session", CHEST):
        ask(coaching, bruno, text)
    assert rules(coaching, bruno) == ["RF-01"]
    assert stored(house, bruno) == 1


def test_a_danger_told_again_outdates_the_word_that_came_between(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, CHEST)
    clock.go(days=2)
    coaching.give_clearance(bruno, "heart", "Dr. Ruiz", None)
    clock.go(hours=1)
    ask(coaching, bruno, CHEST)
    clock.go(days=2)
    coaching.fill_return_form(bruno, yes(coaching, bruno))
    assert rules(coaching, bruno) == ["RF-01"]
    assert coaching.locks(bruno)[0]["about"] == "chest and heart"


# --- nothing pushes


def test_a_locked_day_has_no_session_and_a_locked_week_urges_nothing(coaching: Coaching, bruno: str, house: House) -> None:
    assert coaching.today(bruno).planned is not None
    coaching.log(bruno, {"endurance": {"activity": "walking", "minutes": 20}})
    assert "few_workouts" in [a.rule for a in house.flows.week(bruno).advice]
    ask(coaching, bruno, CHEST)
    today = coaching.today(bruno)
    assert (today.planned, today.next) == (None, None)
    assert today.locked
    assert today.plan_id is not None
    assert "few_workouts" not in [a.rule for a in house.flows.week(bruno).advice]


def test_the_desk_itself_hands_out_no_work_of_a_locked_plan(coaching: Coaching, bruno: str) -> None:
    coaching.edit(bruno, "45 minutes")
    assert coaching.diff(bruno)["changes"]
    assert coaching.version(bruno, 1).weeks
    ask(coaching, bruno, CHEST)
    changed, version = coaching.diff(bruno), coaching.version(bruno, 1)
    assert changed["changes"] == []
    assert version.weeks == []
    assert changed["refused"] == version.refused
    assert version.refused is not None
    assert coaching.locks(bruno)[0]["text"] in version.refused.text
    with pytest.raises(TrainingLocked):
        coaching.text(bruno)
    with pytest.raises(TrainingLocked):
        coaching.diff(bruno, new=7)
    assert coaching.compared(bruno)["changes"], "what the operator of the machine compares"


def test_what_if_is_not_asked_of_locked_training(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, CHEST)
    assert ask(coaching, bruno, "what if I train four days a week?").locked


# --- the form of return


def test_the_form_of_return_waits_for_its_24_hours(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, "I want to kill myself")
    clock.go(minutes=1)
    with pytest.raises(ReturnTooSoon, match="2026-03-03 07:00"):
        coaching.fill_return_form(bruno, yes(coaching, bruno))
    assert coaching.locks(bruno)[0]["form_from"].replace(microsecond=0) == MONDAY + timedelta(hours=24)
    clock.go(hours=23)
    with pytest.raises(ReturnTooSoon):
        coaching.fill_return_form(bruno, yes(coaching, bruno))
    clock.go(hours=1, seconds=1)
    assert coaching.locks(bruno)[0]["form_from"] is None
    assert coaching.fill_return_form(bruno, yes(coaching, bruno))["complete"]
    assert coaching.locks(bruno) == []


def test_a_danger_told_again_starts_the_24_hours_again(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, CHEST)
    clock.go(hours=20)
    ask(coaching, bruno, CHEST)
    clock.go(hours=20)
    with pytest.raises(ReturnTooSoon):
        coaching.fill_return_form(bruno, yes(coaching, bruno))
    clock.go(hours=5)
    assert coaching.fill_return_form(bruno, yes(coaching, bruno))["complete"]


# --- states told in talk


def remembered(house: House, athlete: str, clock: HandClock, *told: str) -> None:
    """A careful reply as the shell keeps it."""
    house.writer.write(
        [
            AuditEntry(
                origin=Origin.TOLD, source="coach", audit_id="a" * 8, user_id=athlete, at=clock.now(), action="reply", by="rules",
                detail={"level": "C", "rules": list(told)},
            )
        ]
    )  # fmt: skip


def test_a_pregnancy_told_in_talk_bars_harder_and_offers_the_profile(coaching: Coaching, house: House, clock: HandClock) -> None:
    chloe = house.flows.add_athlete({**BRUNO, "name": "Chloé", "sex": "female"})
    coaching.new_plan(chloe)
    remembered(house, chloe, clock, "PL-22")
    clock.go(hours=3)
    before = coaching.plan(chloe)
    said = ask(coaching, chloe, "make monday harder")
    assert "profile" in said.text
    assert coaching.plan(chloe) == before
    for wanted in (Edit(kind="harder"), Edit(kind="days", days=5), "another day"):
        with pytest.raises(Careful, match="profile"):
            coaching.edit(chloe, wanted)
    assert coaching.edit(chloe, Edit(kind="easier")).version
    coaching.onboard(chloe, {**BRUNO, "name": "Chloé", "sex": "female", "pregnant": True})
    assert told_state(house, chloe, house.flows.profile(chloe)) is None


def test_the_message_at_hand_bars_as_well(coaching: Coaching, bruno: str) -> None:
    before = coaching.plan(bruno)
    said = ask(coaching, bruno, "I have the flu. Make monday harder")
    assert coaching.plan(bruno) == before
    assert "harder" in said.text


def test_an_illness_is_over_after_days_and_a_pregnancy_is_not(
    coaching: Coaching, bruno: str, house: House, clock: HandClock
) -> None:
    remembered(house, bruno, clock, "PL-52")
    assert told_state(house, bruno, house.flows.profile(bruno)) == "illness"
    clock.go(days=4)
    assert told_state(house, bruno, house.flows.profile(bruno)) is None


# --- words at other doors


def test_a_danger_typed_where_the_plan_is_edited_is_answered_and_locks(coaching: Coaching, bruno: str, house: House) -> None:
    with pytest.raises(Answered, match="Stop now and call") as came:
        coaching.edit(bruno, CHEST, dry_run=True)
    assert came.value.reply.level == "E0"
    assert rules(coaching, bruno) == ["RF-01"]
    assert [m["role"] for m in coaching.talk(bruno)] == ["athlete", "coach"]


@pytest.mark.parametrize("door", ["reason", "text", "what_if", "title"])
def test_every_free_text_is_heard_before_anything_is_done(coaching: Coaching, bruno: str, door: str) -> None:
    doors: dict[str, Any] = {
        "reason": lambda: coaching.edit(bruno, Edit(kind="easier"), reason=CHEST),
        "text": lambda: coaching.edit_text(bruno, coaching.text(bruno), CHEST),
        "what_if": lambda: coaching.what_if(bruno, CHEST),
        "title": lambda: coaching.start_workout(bruno, title=CHEST),
    }
    with pytest.raises(Answered):
        doors[door]()
    assert len(coaching.versions(bruno)["versions"]) == 1
    assert coaching.locks(bruno)


def test_harmless_words_are_edits_as_ever(coaching: Coaching, bruno: str) -> None:
    assert coaching.edit(bruno, "move Friday to Saturday", reason="travelling").version == 2


# --- which language


def test_everybody_is_answered_in_the_language_of_their_words(coaching: Coaching, bruno: str, house: House) -> None:
    assert "proteína" in ask(coaching, bruno, "¿cuánta proteína necesito al día?").text
    told = house.flows.add_athlete({**BRUNO, "language": "en"})
    coaching.new_plan(told)
    assert "proteína" in ask(coaching, told, "¿cuánta proteína necesito al día?").text
    assert "protein" in ask(coaching, told, "how much protein do I need a day?").text


# --- what is still said


def test_what_was_done_is_told_while_training_is_locked(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    coaching.log(bruno, {"endurance": {"activity": "running", "minutes": 30, "distance_km": 5}}, adapt=False)
    ask(coaching, bruno, CHEST)
    clock.go(hours=3)
    told = ask(coaching, bruno, "what did I do today?")
    assert told.locked
    assert "Nothing is logged" not in told.text
    assert "5 km" in told.text


def test_a_general_word_on_training_does_not_push_into_a_lock(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, CHEST)
    clock.go(hours=3)
    for text in ("motivate me", "can I add a set", "make me a new plan", "how can I get stronger at bench"):
        assert "Make it small" not in ask(coaching, bruno, text).text
        assert ask(coaching, bruno, text).by == "template"
    assert "Milo" in ask(coaching, bruno, "who are you").text


def test_an_answered_see_a_doctor_is_not_said_again_to_something_ordinary(coaching: Coaching, bruno: str) -> None:
    assert ask(coaching, bruno, "my knee popped at football and swelled up within the hour").level == "E1"
    food = ask(coaching, bruno, "how much protein is in lentils?")
    assert (food.level, food.locked) == ("N", True)
    assert ask(coaching, bruno, "what is my workout today?").level == "E1", "training stays locked"
    assert ask(coaching, bruno, "should I massage it?").level == "E1", "what speaks of the danger goes on with it"
    assert ask(coaching, bruno, "it is bigger than before and I cannot put weight on it").level in {"E0", "E1"}


def test_a_caution_once_given_is_not_repeated_to_what_asks_for_no_training(coaching: Coaching, bruno: str) -> None:
    assert ask(coaching, bruno, "my knee is a bit sore, 2 out of 10").level == "C"
    assert ask(coaching, bruno, "how much protein should I eat?").level == "N"
    assert ask(coaching, bruno, "what is my workout today?").level == "C"
