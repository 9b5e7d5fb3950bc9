"""What a told day or pain does to the plan at once, and words for days to come: a short night, a pain over REST, next monday."""

from __future__ import annotations

from datetime import date

import pytest
from tests.app.coach_house import HandClock, bruno_of, clock_by_hand, coach_of, held, house_of
from tests.app.coach_house import order as say

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.channels.contract import AthleteLine
from milo.channels.visitor import Visitor
from milo.channels.web.coach_today import today_html
from milo.channels.web.guest import Guest
from milo.channels.web.words import WebWords
from milo.coach.catalogue import most_stress
from milo.coach.safety.triage import triage
from milo.coach.talk.heard.illness_said import illness_told
from milo.vocabulary.exercises import catalogue

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)
MONDAY = date(2026, 11, 23)


def test_a_very_short_night_told_in_talk_eases_today_and_says_so(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    assert "easy" not in say(coaching, bruno, "I slept 7 hours", "yes")
    assert held(coaching, bruno) == before
    told = say(coaching, bruno, "I slept 4 hours", "yes")
    assert "Today is easy" in told
    assert held(coaching, bruno) != before


def test_a_very_short_night_logged_eases_today_and_today_says_why_there_is_no_score(coaching: Coaching, bruno: str) -> None:
    assert coaching.log(bruno, {"daily": {"sleep_hours": 7.5}})["adapted"] == []
    assert any("easy" in line for line in coaching.log(bruno, {"daily": {"sleep_hours": 4}})["adapted"])
    assert "less than five hours" in (coaching.today(bruno).readiness_reason or "")


def test_a_pain_logged_alone_changes_what_loads_it(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    assert coaching.log(bruno, {"pain": [{"region": "shoulder", "pain_0_10": 1}]})["adapted"] == []
    changed = coaching.log(bruno, {"pain": [{"region": "shoulder", "pain_0_10": 6}]})["adapted"]
    assert changed
    assert held(coaching, bruno) != before


@pytest.mark.parametrize("said", ["soy alérgico a los cacahuetes", "I have a nut allergy", "I'm lactose intolerant"])
def test_a_food_allergy_asks_for_no_care_in_training(said: str) -> None:
    assert triage(said).rules == ("NU-09",)


@pytest.mark.parametrize("said", ["tengo alergia al polen, ¿puedo correr fuera?", "I have high blood pressure and a nut allergy"])
def test_other_conditions_beside_it_still_do(said: str) -> None:
    assert "PL-24" in triage(said).rules


def test_edits_go_on_after_an_allergy_was_told(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "I have a peanut allergy", "yes")
    assert "Done" in say(coaching, bruno, "make monday harder")


def test_turns_of_the_coach_alone_say_nothing() -> None:
    assert triage([{"role": "assistant", "text": "my chest hurts"}]).level == "N"


def test_a_hello_behind_an_emergency_does_not_put_off_the_form_of_return(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    say(coaching, bruno, "I fainted doing squats today")
    first = next(lock["form_from"] for lock in coaching.locks(bruno) if lock["form_from"] is not None)
    clock.go(hours=2)
    say(coaching, bruno, "hello", "thanks")
    assert first == next(lock["form_from"] for lock in coaching.locks(bruno) if lock["form_from"] is not None)
    clock.go(hours=1)
    say(coaching, bruno, "I fainted again just now")
    assert first < next(lock["form_from"] for lock in coaching.locks(bruno) if lock["form_from"] is not None)


def test_a_workout_that_holds_nothing_is_no_session_done(coaching: Coaching, bruno: str) -> None:
    begun = coaching.start_workout(bruno)["workout_id"]
    assert coaching.today(bruno).done == []
    session = held(coaching, bruno).weeks[0].days[0].sessions[0]
    coaching.add_sets(bruno, begun, session.exercises[0].exercise_id, [{"reps": 8, "weight_kg": 20}])
    assert len(coaching.today(bruno).done) == 1


def test_taking_a_change_back_does_not_bring_back_what_a_pain_left_out(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "my shoulder hurts, 6 out of 10", "yes")
    spared = [w.days for w in held(coaching, bruno).weeks]
    line = coaching.undo(bruno)
    assert line["adapted"]
    assert [w.days for w in held(coaching, bruno).weeks] == spared
    told = say(coaching, bruno, "make monday easier", "undo that")
    assert "Undone" in told
    assert [w.days for w in held(coaching, bruno).weeks] == spared


def test_without_a_pain_a_change_taken_back_leaves_nothing_out(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    say(coaching, bruno, "make monday easier")
    assert coaching.undo(bruno)["adapted"] == []
    assert held(coaching, bruno) == before


def test_a_pain_taken_out_of_the_log_says_that_the_plan_stays_as_it_was_changed(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    say(coaching, bruno, "my shoulder hurts, 6 out of 10", "yes")
    assert "go back to the plan before" in say(coaching, bruno, "undo that")
    say(coaching, bruno, "go back to the plan before")
    assert [w.days for w in held(coaching, bruno).weeks] == [w.days for w in before.weeks]


@pytest.mark.parametrize("said", ["I have a cold, can I train?", "tengo un resfriado leve, ¿puedo entrenar?"])
def test_a_cold_told_makes_today_easy_on_a_yes(coaching: Coaching, bruno: str, said: str) -> None:
    before = held(coaching, bruno)
    asked = say(coaching, bruno, said)
    assert asked.rstrip().endswith(("yes or no.", "sí o no."))
    assert held(coaching, bruno) == before
    say(coaching, bruno, "yes")
    today, was = held(coaching, bruno).weeks[0].days[0].sessions[0], before.weeks[0].days[0].sessions[0]
    assert today.minutes < was.minutes
    assert sum(len(e.sets) for e in today.exercises) < sum(len(e.sets) for e in was.exercises)


def test_a_question_about_colds_and_one_of_somebody_else_write_nothing_down(coaching: Coaching, bruno: str) -> None:
    for said in ("can I train with a cold?", "my son has a cold"):
        assert "write it down" not in say(coaching, bruno, said)


def test_what_was_written_down_of_a_pain_is_told(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "my shoulder hurts, 3 out of 10", "yes")
    assert "shoulder" in say(coaching, bruno, "what did I log about my shoulder?").lower()


def test_a_night_told_by_its_length_and_how_the_day_feels_are_one_yes(coaching: Coaching, bruno: str) -> None:
    told = say(coaching, bruno, "7 hours of sleep and mood 4")
    assert "sleep 7 h" in told
    assert "mood 4 of 5" in told


def test_the_rest_of_a_lift_is_that_of_the_plan(coaching: Coaching, bruno: str) -> None:
    lift = held(coaching, bruno).weeks[0].days[0].sessions[0].exercises[0]
    assert f"rest {lift.sets[0].rest_seconds} s" in say(coaching, bruno, f"how many sets of {lift.exercise} do I do?")


def test_a_clearance_that_is_written_down_is_missing_no_more(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    say(coaching, bruno, "I fainted doing squats today")
    (lock,) = coaching.locks(bruno)
    assert lock["needs"] == ["form", "clearance"]
    clock.go(hours=1)
    coaching.give_clearance(bruno, lock["scope"], "Dr Gomez", None)
    (now,) = coaching.locks(bruno)
    assert now["needs"] == ["form"]
    assert now["text"] != lock["text"]


def test_what_goes_on_behind_a_yes_is_of_the_same_day(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "yesterday I did goblet squat 3x10 with 14", "yes")
    assert say(coaching, bruno, "and push-ups 3x8").startswith("I understood yesterday: Push-up 3 × 8")
    assert say(coaching, bruno, "yes").startswith("Logged, yesterday: Push-up")
    assert say(coaching, bruno, "and today plank 3x30 s").startswith("I understood today")
    assert say(coaching, bruno, "yes", "lunges 3x8").startswith("I understood today")


@pytest.mark.parametrize("said", ["no, the squats were with 16", "sorry, 16 kg in the squats"])
def test_a_correction_names_an_exercise_by_a_part_of_its_name(coaching: Coaching, bruno: str, said: str) -> None:
    say(coaching, bruno, "goblet squat 3x10 with 14", "yes", "push-ups 3x8", "yes")
    assert "Goblet squat 3 × 10 at 16 kg" in say(coaching, bruno, said)
    assert "16 kg" in say(coaching, bruno, "yes")


def test_a_slight_pain_bars_nothing_and_a_worse_or_untold_one_does(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "my shoulder hurts a bit, 2 out of 10", "yes")
    assert "You told me about a pain" not in say(coaching, bruno, "make it harder")
    say(coaching, bruno, "my knee hurts")
    assert "You told me about a pain" in say(coaching, bruno, "make it harder")
    say(coaching, bruno, "my knee hurts, 4 of 10", "yes")
    assert "You told me about a pain" in say(coaching, bruno, "make it harder")


def test_sets_of_a_muscle_are_not_those_of_the_exercise_before(coaching: Coaching, bruno: str) -> None:
    coaching.new_plan(bruno)
    say(coaching, bruno, "¿puedo hacer press de hombros?")
    assert "espalda" in say(coaching, bruno, "¿cuántas series de espalda hago a la semana?")


def test_a_fresh_injury_goes_into_the_profile_and_out_of_the_plan(coaching: Coaching, bruno: str) -> None:
    told = say(coaching, bruno, "I twisted my ankle this morning, 4/10")
    assert "an injury: ankle" in told
    assert "in your profile" in told
    assert "Saved in your profile: an injury: ankle. In your plan:" in say(coaching, bruno, "yes")
    assert [i.region for i in coaching.profile(bruno).injuries or ()] == ["ankle"]
    assert "ankle, pain 3 of 10" in say(coaching, bruno, "my ankle hurts, 3/10")


@pytest.mark.parametrize("said", ["en realidad fueron 12,5", "no, 12,5 kg"])
def test_a_decimal_comma_in_a_correction_is_a_weight(coaching: Coaching, bruno: str, said: str) -> None:
    say(coaching, bruno, "hice remo con mancuerna 2x8 con 10 kg", "sí")
    assert "2 × 8 con 12,5 kg" in say(coaching, bruno, said)


def test_a_number_that_answers_how_much_it_hurts_mends_no_set(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "goblet squat 3x10 at 14 kg", "yes", "my knee is a bit sore")
    assert "knee, pain 3 of 10" in say(coaching, bruno, "it's like a 3")


@pytest.mark.parametrize("said", ["ok do it", "yes, go ahead", "adelante"])
def test_a_yes_in_other_words_is_one(coaching: Coaching, bruno: str, said: str) -> None:
    say(coaching, bruno, "goblet squat 3x10 at 14 kg")
    assert "Logged" in say(coaching, bruno, said) or "Anotado" in say(coaching, bruno, "what did I do today?")


@pytest.mark.parametrize(
    ("said", "value"), [("morning! I've got a bit of a cold, runny nose", 1.0), ("cold is gone, feeling good again", 0.0)]
)
def test_a_cold_in_everyday_words_is_read(said: str, value: float) -> None:
    assert illness_told(said) == value


@pytest.mark.parametrize("said", ["I have a cold and a cough", "the cold is gone but my chest hurts", "my son has a cold"])
def test_what_may_be_more_than_a_cold_is_not_read_as_one(said: str) -> None:
    assert illness_told(said) is None


def test_what_comes_in_the_place_of_an_exercise_spares_a_pain_that_was_told(coaching: Coaching, bruno: str) -> None:
    before = {e["id"] for e in coaching.alternatives(bruno, "dumbbell_shoulder_press", 30)}
    say(coaching, bruno, "my shoulder hurts when I press, 6/10", "yes")
    after = {e["id"] for e in coaching.alternatives(bruno, "dumbbell_shoulder_press", 30)}
    assert after < before
    assert all(catalogue()[id].stress("shoulder") <= most_stress(6.0) for id in after)


def test_where_a_pain_leaves_nothing_of_the_movement_the_muscle_is_worked_by_another(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "my knee hurts when I squat, 7/10", "yes")
    offered = coaching.alternatives(bruno, "back_squat", 30)
    found = [catalogue()[e["id"]] for e in offered]
    assert found
    assert all(e.pattern != "squat" and max(e.muscles.get("glutes", 0), e.muscles.get("quads", 0)) == 1 for e in found), offered
    assert all(e.stress("knee") <= most_stress(7.0) for e in found)


@pytest.mark.parametrize("said", ["81.5 kg", "81,5 kg"])
def test_a_bare_weight_near_the_own_is_read_back(coaching: Coaching, bruno: str, said: str) -> None:
    own = coaching.profile(bruno).weight_kg or 0.0
    near = said.replace("81", str(round(own)))
    assert "weight" in say(coaching, bruno, near)
    assert "not sure" in say(coaching, bruno, "no", "181 kg")


def test_a_morning_is_told_in_one_sentence(house: House, coaching: Coaching, bruno: str) -> None:
    told = say(coaching, bruno, "I slept 7h45 and my resting heart rate is 54", "yes")
    assert "sleep 7 h 45 min" in told
    assert "54 bpm" in told
    assert {m.quantity for m in house.store.find("measurement", bruno)} >= {"sleep_h", "resting_hr_bpm"} or house.store.find(
        "sleep", bruno
    )


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        ("slept 7 hours and I have a cold", ("sleep 7 h", "a cold")),
        ("I have a cold and ran 5 km in 30 min", ("a cold", "Running 5 km in 30 min")),
        ("my knee no longer hurts and the cold is gone", ("no longer ill", "knee, pain 0 of 10")),
        ("ya no me duele la rodilla y el resfriado ya pasó", ("sin enfermedad", "rodilla, dolor 0 de 10")),
    ],
)
def test_an_illness_told_beside_something_else_is_not_lost(
    coaching: Coaching, bruno: str, said: str, reads: tuple[str, str]
) -> None:
    told = say(coaching, bruno, said)
    assert all(each in told for each in reads) or "no longer ill" in told


def test_equipment_that_is_all_there_is_and_not_in_the_profile_is_named(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    told = say(coaching, bruno, "I only have bands now")
    assert "not in your profile, so the plan does not use it" in told
    assert ": bands." in told
    assert held(coaching, bruno) != before
    assert "not in your profile, so the plan does not use it" not in say(coaching, bruno, "only body weight today")
    assert "not in your profile, so the plan does not use it" not in say(coaching, bruno, "no bench this week")


def test_a_night_told_to_the_coach_stands_on_today(coaching: Coaching, bruno: str) -> None:
    assert coaching.today(bruno).slept_h is None
    say(coaching, bruno, "Slept 6 hours", "yes")
    today = coaching.today(bruno)
    guest = Guest(Visitor(bruno), AthleteLine(bruno, "Bruno", "told"), [], WebWords("en"), today.day)
    assert today.slept_h == 6
    assert "Last night: 6 h" in today_html(guest, today)
