"""What is written down, corrected, deleted and brought back in talk: asked first, and nothing is lost."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, clock_by_hand, coach_of, house_of, say

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.channels.coaching import Edited

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)


@pytest.fixture
def bruno(house: House) -> str:
    return house.flows.add_athlete(BRUNO)


def sets(house: House, athlete: str) -> list[tuple[str, float | None, float | None]]:
    return sorted((s.exercise, s.reps, s.weight_kg) for s in house.store.find("set", athlete))


@pytest.mark.parametrize(
    ("log", "mend", "km"),
    [
        ("I ran 8 km in 48 minutes yesterday", "actually it was 9 km", 9),
        ("I ran 8 km in 48 minutes yesterday", "correct that: it was 9 km", 9),
        ("ayer corrí 8 km en 48 minutos", "corrige: ayer corrí 9 km en 48 minutos", 9),
        ("ayer corrí 8 km en 48 minutos", "no, fueron 9 km", 9),
        ("ayer corrí 8 km en 48 minutos", "no eran 8 km sino 9 km", 9),
    ],
)
def test_a_corrected_run_counts_as_it_was_told_last(
    house: House, coaching: Coaching, bruno: str, log: str, mend: str, km: float
) -> None:
    asked = say(coaching, bruno, log, "yes", mend)
    assert "8 km" in asked
    assert house.store.find("workout", bruno)[0].distance_m == 8_000
    say(coaching, bruno, "yes")
    assert [w.distance_m for w in house.store.find("workout", bruno)] == [1_000 * km]
    assert "9 km" in say(coaching, bruno, "what did I do yesterday?")
    assert house.store.find("merge", bruno) == []
    kept = house.store.find("correction", bruno)
    assert [b["record"]["distance_m"] for c in kept for b in c.before] == [8_000]


def test_a_short_name_in_a_correction_before_the_yes_means_the_exercise_just_told(coaching: Coaching, bruno: str) -> None:
    asked = say(coaching, bruno, "dumbbell bench press 3x10 at 20 kg", "no, the bench press was 3x9")
    assert "Dumbbell bench press 3 × 9 at 20 kg. Shall I" in asked
    assert ": Bench press 3 × 9" in say(coaching, bruno, "no, barbell bench press 3x9 at 20 kg")


def test_a_correction_may_itself_be_corrected_and_left(house: House, coaching: Coaching, bruno: str) -> None:
    asked = say(coaching, bruno, "squat 3x5 100kg", "yes", "no, 3x6", "no, 105 kg")
    assert "Back squat 3 × 6 at 105 kg. Shall I" in asked
    say(coaching, bruno, "no")
    assert sets(house, bruno) == [("Back squat", 5, 100)] * 3


@pytest.mark.parametrize("other", ["was it 105 kg?", "what if it was 105 kg?", "it wasn't 105 kg", "I did 3x6 lunges at 20 kg"])
def test_a_question_or_a_denial_corrects_nothing(house: House, coaching: Coaching, bruno: str, other: str) -> None:
    asked = say(coaching, bruno, "squat 3x5 100kg", "yes", other)
    assert "takes its place" not in asked
    say(coaching, bruno, "yes")
    assert ("Back squat", 5, 100) in sets(house, bruno)


def test_a_weight_is_corrected_and_brought_back(house: House, coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "my weight is 78.9", "yes", "sorry, 77.9", "yes")
    assert [m.value for m in house.store.find("measurement", bruno)] == [77.9]
    say(coaching, bruno, "undo that")
    assert [m.value for m in house.store.find("measurement", bruno)] == [78.9]


def test_the_same_lifting_told_twice_is_kept_once_and_says_so(house: House, coaching: Coaching, bruno: str) -> None:
    told = "dumbbell bench press yesterday 3x10 at 20 kg"
    assert "counts once" in say(coaching, bruno, told, "yes", told)
    say(coaching, bruno, "yes")
    assert len(sets(house, bruno)) == 3
    say(coaching, bruno, told, "as well")
    assert len(sets(house, bruno)) == 6


def test_other_sets_of_a_day_are_added_knowingly_or_put_in_place(house: House, coaching: Coaching, bruno: str) -> None:
    asked = say(coaching, bruno, "squat 5x5 60kg yesterday", "yes", "squat 3x5 60kg yesterday")
    assert "Already logged, yesterday: Back squat 5 × 5 at 60 kg" in asked
    assert "added to it" in asked
    say(coaching, bruno, "instead")
    assert sets(house, bruno) == [("Back squat", 5, 60)] * 3


@pytest.mark.parametrize(
    ("log", "words", "yes"),
    [
        ("dumbbell bench press yesterday 3x10 at 20 kg", "delete yesterday's bench press", "yes"),
        ("I ran 3 km in 20 min today", "remove today's run", "yes"),
        ("ayer hice 40 minutos de bici, anótalo", "borra la bici de ayer", "sí"),
        ("squat 3x5 100kg", "delete that", "yes"),
        ("squat 3x5 100kg yesterday", "please delete my last workout", "yes"),
    ],
)
def test_what_is_deleted_counts_no_more_and_can_be_brought_back(
    house: House, coaching: Coaching, bruno: str, log: str, words: str, yes: str
) -> None:
    say(coaching, bruno, log, yes)
    before = house.store.find("workout", bruno), sets(house, bruno)
    assert before[0]
    assert say(coaching, bruno, words).endswith(("Say yes or no.", "Responde sí o no."))
    assert (house.store.find("workout", bruno), sets(house, bruno)) == before
    say(coaching, bruno, yes)
    assert (house.store.find("workout", bruno), sets(house, bruno)) == ([], [])
    say(coaching, bruno, "deshaz eso" if yes == "sí" else "undo that")
    assert (house.store.find("workout", bruno), sets(house, bruno)) == before


@pytest.mark.parametrize(
    "words", ["don't delete yesterday's squats", "should I delete yesterday's squats?", "no borres la sentadilla de ayer"]
)
def test_a_denied_or_pondered_deletion_asks_nothing(house: House, coaching: Coaching, bruno: str, words: str) -> None:
    say(coaching, bruno, "squat 3x5 100kg yesterday", "yes", words, "yes")
    assert len(sets(house, bruno)) == 3


def test_nothing_to_delete_is_said(coaching: Coaching, bruno: str) -> None:
    assert "nothing to delete" in say(coaching, bruno, "delete yesterday's run")


def test_undo_after_a_log_takes_back_the_log_and_no_older_change_of_the_plan(house: House, coaching: Coaching, bruno: str) -> None:
    coaching.new_plan(bruno)
    edited: Edited = coaching.edit(bruno, "swap the bench press for the floor press")
    say(coaching, bruno, "squat 3x5 100kg", "yes", "undo that")
    assert sets(house, bruno) == []
    plan = coaching.plan(bruno)
    assert plan is not None
    assert plan.version == edited.plan.version


@pytest.mark.parametrize("other", ["what is my workout today?", "what did I log?", "¿qué hago hoy?"])
def test_sets_that_wait_for_a_yes_are_asked_about_again(house: House, coaching: Coaching, bruno: str, other: str) -> None:
    assert any(again in say(coaching, bruno, "squat 3x5 100kg", other) for again in ("Shall I log it?", "¿Lo anoto?"))
    say(coaching, bruno, "yes")
    assert len(sets(house, bruno)) == 3


@pytest.mark.parametrize(
    ("log", "words", "yes"),
    [
        ("I ran 5 km in 30 min", "that was a mistake, delete the 5k", "yes"),
        ("I rode 12.5 km in 40 min", "sorry, remove that one: delete the 12.5 km ride", None),
        ("corrí 2,5 km en 20 min", "me equivoqué, borra los 2,5 km", "sí"),
        ("I ran 5 km in 30 min", "I didn't run today", "yes"),
        ("hoy hice dominadas 3x8", "no hice las dominadas hoy", "sí"),
        ("I ran 5 km in 30 min yesterday", "I didn't do anything yesterday", "yes"),
    ],
)
def test_an_outing_named_by_its_length_or_denied_is_deleted_after_a_yes(
    house: House, coaching: Coaching, bruno: str, log: str, words: str, yes: str | None
) -> None:
    say(coaching, bruno, log, yes or "yes")
    assert house.store.find("workout", bruno)
    asked = say(coaching, bruno, words)
    assert house.store.find("workout", bruno)
    if yes is not None:
        assert asked.endswith(("Say yes or no.", "Responde sí o no."))
        say(coaching, bruno, yes)
        assert house.store.find("workout", bruno) == []


@pytest.mark.parametrize(
    "words",
    ["don't delete the 5k", "should I delete the 5k?", "delete the 7k", "I didn't run yesterday", "I haven't run in weeks"],
)
def test_another_length_another_day_or_a_question_deletes_nothing(house: House, coaching: Coaching, bruno: str, words: str) -> None:
    say(coaching, bruno, "I ran 5 km in 30 min", "yes", words, "yes")
    assert house.store.find("workout", bruno)


@pytest.mark.parametrize(
    ("log", "words", "now"),
    [
        ("corrí 3 km en 20 min", "no fueron 3, fueron 2,5 km", "2,5 km"),
        ("I ran 3.5 km in 20 min", "it wasn't 3.5 km, it was 2.5", "2.5 km"),
        ("hice sentadilla 3x5 a 100", "no fue a 100 sino a 102,5", "102,5 kg"),
    ],
)
@pytest.mark.parametrize("written", [True, False])
def test_what_was_not_so_may_be_told_before_what_was(
    coaching: Coaching, bruno: str, log: str, words: str, now: str, written: bool
) -> None:
    asked = say(coaching, bruno, log, *(["yes"] if written else []), words)
    assert now.replace(",", ".") in asked.replace(",", ".")
    assert asked.endswith(("Say yes or no.", "Responde sí o no."))


@pytest.mark.parametrize("words", ["I didn't run today", "ayer no hice nada", "no pude entrenar hoy"])
def test_a_denial_with_nothing_in_the_log_is_no_wish_for_a_session(coaching: Coaching, bruno: str, words: str) -> None:
    coaching.new_plan(bruno)
    said = say(coaching, bruno, words)
    assert "no harm" in said or "no pasa nada" in said
    assert "squat" not in said.lower()


def test_whether_something_was_due_is_answered_from_the_plan_of_that_day(coaching: Coaching, bruno: str) -> None:
    coaching.new_plan(bruno)
    assert say(coaching, bruno, "should I have run yesterday?") == "Your plan had no session for yesterday."
    assert say(coaching, bruno, "was I supposed to squat today?").startswith("Yes")
    assert say(coaching, bruno, "¿debería haber corrido hoy?").startswith("No")


@pytest.mark.parametrize(
    ("mend", "stands"),
    [
        ("actually it was 62.5 kg", (10, 62.5)),
        ("no wait, 3x9 not 3x10", (9, 60)),
        ("the bench press yesterday was 3x9 at 55 kg", (9, 55)),
        ("no, 55 kg", (10, 55)),
    ],
)
def test_corrected_sets_take_the_place_of_those_before(
    house: House, coaching: Coaching, bruno: str, mend: str, stands: tuple[float, float]
) -> None:
    say(coaching, bruno, "dumbbell bench press yesterday 3x10 at 60 kg", "yes", mend, "yes")
    assert sets(house, bruno) == [("Dumbbell bench press", *stands)] * 3


@pytest.mark.parametrize("other", ["what is my workout today?", "what did I log?", "¿qué hago hoy?"])
def test_a_night_that_waits_for_a_yes_is_asked_about_again(house: House, coaching: Coaching, bruno: str, other: str) -> None:
    assert say(coaching, bruno, "I slept 6 hours last night", other).endswith(("Say yes or no.", "Di sí o no."))
    say(coaching, bruno, "yes")
    assert len(house.store.find("feedback", bruno) + house.store.find("sleep", bruno) + house.store.find("measurement", bruno)) > 0


def test_a_yes_with_nothing_waiting_says_so_and_an_ok_does_not(coaching: Coaching, bruno: str) -> None:
    assert "Nothing was waiting for a yes" in say(coaching, bruno, "squat 3x5 100kg", "yes", "yes")
    assert "Nothing was waiting" not in say(coaching, bruno, "ok")


@pytest.mark.parametrize(
    ("offer", "undo"),
    [
        ("skip Friday", "undo that"),
        ("can I train 2 days a week?", "take it back"),
        ("my weight is 78.9", "undo that"),
        ("I ran 8 km in 48 minutes", "undo it please"),
        ("soy vegana", "deshazlo"),
        ("delete today's squat", "undo that"),
    ],
)
def test_undo_that_drops_what_was_asked_last_and_nothing_confirmed_before(
    house: House, coaching: Coaching, bruno: str, offer: str, undo: str
) -> None:
    coaching.new_plan(bruno)
    asked = say(coaching, bruno, "move Monday to Tuesday", "squat 3x5 100kg", "yes", "no, 105 kg", "yes", offer)
    assert asked.endswith(("yes or no.", "sí o no."))
    stood, versions = sets(house, bruno), coaching.versions(bruno)
    profile = house.flows.profile(bruno)
    dropped = say(coaching, bruno, undo)
    assert "?" not in dropped
    say(coaching, bruno, "yes")
    assert sets(house, bruno) == stood == [("Back squat", 5, 105)] * 3
    assert coaching.versions(bruno) == versions
    assert house.flows.profile(bruno) == profile
    assert house.store.find("measurement", bruno) == []


@pytest.mark.parametrize(
    "asked", ["did I log that?", "have you written it down?", "is that saved", "¿lo he anotado?", "¿está anotado eso?"]
)
def test_whether_it_is_written_down_is_answered_from_the_log(house: House, coaching: Coaching, bruno: str, asked: str) -> None:
    nothing = say(coaching, bruno, asked)
    assert nothing.startswith("No: ")
    waiting = say(coaching, bruno, "squat 3x5 100kg", asked)
    assert waiting.startswith(("Not yet", "Aún no"))
    assert waiting.endswith(("yes or no.", "sí o no."))
    assert sets(house, bruno) == []
    say(coaching, bruno, "yes")
    stood = sets(house, bruno)
    assert "100 kg" in say(coaching, bruno, asked)
    assert sets(house, bruno) == stood == [("Back squat", 5, 100)] * 3


@pytest.mark.parametrize(
    ("between", "back"),
    [
        (("delete the squat",), "bring them back"),
        (("mueve el martes al domingo y quita el viernes",), "deshaz eso"),
        (("borra la sentadilla",), "devuélvelas"),
    ],
)
def test_undo_deletes_no_log_but_the_one_just_before_it(
    house: House, coaching: Coaching, bruno: str, between: tuple[str, ...], back: str
) -> None:
    coaching.new_plan(bruno)
    coaching.edit(bruno, "swap the bench press for the floor press")
    say(coaching, bruno, "squat 3x5 100kg", "yes", *between)
    stood, versions = sets(house, bruno), coaching.versions(bruno)
    said = say(coaching, bruno, back)
    assert any(says in said.lower() for says in ("nothing", "no he", "stays", "se queda"))
    assert sets(house, bruno) == stood != []
    assert coaching.versions(bruno) == versions
