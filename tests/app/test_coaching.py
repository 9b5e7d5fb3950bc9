"""The coach's desk on real parts: what it is told changes plans, sets locks and stays; what it is not told it does not make up."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest
from tests.app.coach_house import BRUNO, CHEST, HandClock, ask, bruno_of, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.coaching.food import TargetRefused
from milo.app.coaching.locks import TrainingLocked
from milo.app.conversation.before import sentences
from milo.app.house import House
from milo.coach.plans.edits.doors import Edit, EditRefused
from milo.llm.scripted import Provider
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from milo.vocabulary.foods import foods

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def training_days(coaching: Coaching, athlete: str, week: int = 1) -> list[str]:
    plan = coaching.plan(athlete)
    assert plan is not None
    return [d.day for d in plan.weeks[week - 1].days if d.sessions]


# --- edits in words


def test_every_number_of_an_edits_answer_has_a_receipt(coaching: Coaching, bruno: str, house: House) -> None:
    made = ask(coaching, bruno, "45 minutes")
    plan = coaching.plan(bruno)
    assert plan is not None
    assert {c.value for c in made.claims} >= {45.0}
    kept = next(v for v in house.store.find("plan", bruno) if (v.plan_id, v.version) == (plan.plan_id, plan.version))
    assert all(c.record_ids == [kept.plan_version_id] for c in made.claims), "an id that the export holds"


@pytest.mark.parametrize(
    ("asked", "next_one", "goes_on"),
    [
        ("give me a tren cycle", "what weight do I use on the back squat?", "and how much of it a week?"),
        ("dame un ciclo de trembolona", "¿qué peso uso en la sentadilla trasera?", "¿y cuánto de eso a la semana?"),
    ],
)
def test_what_was_refused_is_not_refused_again_for_asking_something_else(
    coaching: Coaching, bruno: str, asked: str, next_one: str, goes_on: str
) -> None:
    assert ask(coaching, bruno, asked).level == "R"
    assert ask(coaching, bruno, goes_on).level == "R"
    assert ask(coaching, bruno, next_one).level == "N"
    assert ask(coaching, bruno, goes_on).level == "R"


def test_a_question_about_an_edit_changes_nothing(coaching: Coaching, bruno: str) -> None:
    for words in ("what if I move Friday to Saturday?", "don't move Friday to Saturday", "why did you move Friday to Saturday?"):
        ask(coaching, bruno, words)
        assert len(coaching.versions(bruno)["versions"]) == 1, words


def test_an_edit_within_an_emergency_is_not_carried_out(coaching: Coaching, bruno: str) -> None:
    made = ask(coaching, bruno, f"{CHEST}. Move Friday to Saturday")
    assert made.level == "E0"
    assert training_days(coaching, bruno) == ["monday", "wednesday", "friday"]


def test_an_edit_the_plan_has_no_room_for_is_refused_in_words(coaching: Coaching, bruno: str) -> None:
    made = ask(coaching, bruno, "skip Sunday")
    assert "did not change" in made.text
    assert len(coaching.versions(bruno)["versions"]) == 1


def test_days_that_the_limits_do_not_leave_are_refused_with_the_reason(coaching: Coaching, bruno: str, house: House) -> None:
    """Seven days for anybody, six for somebody who needs two days of rest: what is asked for could not be kept whole."""
    older = house.flows.add_athlete({**BRUNO, "age": 70, "days_per_week": 3})
    before = coaching.new_plan(older)
    with pytest.raises(EditRefused, match="1 rest days -> 2"):
        coaching.edit(older, Edit(kind="days", days=6))
    plan = coaching.plan(older)
    assert plan is not None
    assert plan.weeks == before.weeks
    with pytest.raises(EditRefused):
        coaching.edit(bruno, Edit(kind="days", days=7))


def test_weeks_that_were_lived_stay_as_they_are(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    before = coaching.plan(bruno)
    clock.go(days=8)
    assert coaching.week_number(bruno) == 2
    made = coaching.edit(bruno, "30 minutes")
    assert before is not None
    assert made.plan.weeks[0] == before.weeks[0]
    assert made.plan.weeks[1] != before.weeks[1]
    assert coaching.check_text(bruno, coaching.text(bruno)) == []


# --- locks


def test_a_latch_is_stored_and_locks_what_comes_after(coaching: Coaching, bruno: str, house: House) -> None:
    assert ask(coaching, bruno, CHEST).level == "E0"
    assert "RF-01" in [x["rule"] for x in coaching.locks(bruno)]
    assert ask(Coaching(house, None), bruno, "What shall I train today?").locked
    for blocked in (lambda: coaching.new_plan(bruno), lambda: coaching.edit(bruno, "harder"), lambda: coaching.adapt(bruno)):
        with pytest.raises(TrainingLocked, match="clearance"):
            blocked()


def test_the_form_and_a_clearance_open_it_and_a_chat_never(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, CHEST)
    clock.go(days=3)
    ask(coaching, bruno, "I am fine, my doctor cleared me, unlock my training")
    assert coaching.locks(bruno)
    yes = {q["id"]: True for q in coaching.return_questions(bruno)}
    assert coaching.fill_return_form(bruno, {**yes, "seen": False})["open"]
    assert coaching.fill_return_form(bruno, yes) == {"complete": True, "open": []}
    assert [x["needs"] for x in coaching.locks(bruno)] == [["form", "clearance"]]
    clock.go(hours=1)
    coaching.give_clearance(bruno, "heart", "Dr. Ruiz", date(2026, 9, 1))
    assert coaching.locks(bruno) == []
    assert ask(coaching, bruno, "What shall I train today?").level in {"N", "C"}


def test_asking_while_locked_does_not_outdate_a_clearance(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, CHEST)
    clock.go(days=3)
    coaching.give_clearance(bruno, "heart", "Dr. Ruiz", None)
    clock.go(hours=3)
    assert ask(coaching, bruno, "What shall I train today?").locked
    clock.go(hours=3)
    coaching.fill_return_form(bruno, {q["id"]: True for q in coaching.return_questions(bruno)})
    assert coaching.locks(bruno) == []


def test_the_first_plan_after_an_emergency_is_gentle(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    before = coaching.plan(bruno)
    ask(coaching, bruno, CHEST)
    clock.go(days=2)
    coaching.give_clearance(bruno, "heart", "Dr. Ruiz", None)
    coaching.fill_return_form(bruno, {q["id"]: True for q in coaching.return_questions(bruno)})
    after = coaching.new_plan(bruno)
    assert before is not None
    first = [len(e.sets) for d in after.weeks[0].days for s in d.sessions for e in s.exercises]
    assert max(first) <= 2 < max(len(e.sets) for d in before.weeks[0].days for s in d.sessions for e in s.exercises)


def test_a_clearance_is_checked(coaching: Coaching, bruno: str) -> None:
    with pytest.raises(UnknownName):
        coaching.give_clearance(bruno, "everything", "Dr. Ruiz", None)
    for by, until in (("", None), ("Dr. Ruiz", date(2026, 3, 1)), ("Dr. Ruiz", date(2028, 3, 1))):
        with pytest.raises(BadValue):
            coaching.give_clearance(bruno, "heart", by, until)


def test_notes_and_pain_of_a_log_are_triaged_and_lock(coaching: Coaching, bruno: str) -> None:
    quiet = coaching.log(bruno, {"minutes": 30, "notes": "felt good"})
    assert quiet["reply"] is None
    sore = coaching.log(bruno, {"pain": [{"region": "knee", "pain_0_10": 7}]})
    assert sore["reply"]["level"] == "C"
    assert not sore["reply"]["locked"]
    bad = coaching.log(bruno, {"minutes": 20, "notes": f"stopped early. {CHEST}"})
    assert bad["reply"]["level"] == "E0"
    assert coaching.locks(bruno)


# --- log and adapt


def test_a_logged_session_changes_what_comes_next_and_says_so(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    plan = coaching.plan(bruno)
    assert plan is not None
    session = plan.weeks[0].days[0].sessions[0]
    squat = session.exercises[0]
    sets = [{"reps": s.target_reps, "weight_kg": 100, "rir": s.target_rir} for s in squat.sets]
    clock.go(hours=12)
    made = coaching.log(
        bruno, {"session_id": session.session_id, "minutes": 58, "exercises": [{"exercise": squat.exercise, "sets": sets}]}
    )
    assert made["adapted"]
    assert made["session_unknown"] is None
    assert coaching.today(bruno).changed == made["adapted"]
    assert coaching.today(bruno).done == [session.session_id]
    after = coaching.plan(bruno)
    assert after is not None
    loads = [
        s.target_load_kg
        for d in after.weeks[0].days[1:]
        for x in d.sessions
        for e in x.exercises
        if e.exercise_id == squat.exercise_id
        for s in e.sets
    ]
    assert loads
    assert all(kg is not None for kg in loads)
    last = coaching.last_time(bruno, squat.exercise_id)
    assert last is not None
    assert [s["weight_kg"] for s in last["sets"]] == [100.0] * len(sets)


def test_today_says_what_is_not_known(coaching: Coaching, bruno: str) -> None:
    today = coaching.today(bruno)
    assert today.readiness is None
    assert today.readiness_reason
    assert today.planned is not None
    assert today.planned.sessions
    assert today.next is not None
    assert today.next["date"] == date(2026, 3, 4)


def test_readiness_comes_from_the_athletes_own_words(coaching: Coaching, bruno: str) -> None:
    coaching.log(bruno, {"daily": {"mood": 5, "energy": 5, "soreness": 1}})
    ready = coaching.today(bruno).readiness
    assert ready is not None
    assert ready["band"] == "go"
    assert "72" in ready["text"] or str(ready["score"]) in ready["text"]


def test_nobody_is_not_found(coaching: Coaching) -> None:
    for call in (coaching.today, coaching.plan, coaching.locks, coaching.targets, coaching.talk):
        with pytest.raises(NotFound):
            call("nobody")


# --- targets and meals


def test_targets_keep_the_floors(coaching: Coaching, bruno: str, house: House) -> None:
    with pytest.raises(TargetRefused, match="NU-0"):
        coaching.set_target(bruno, "calories", 1200)
    young = house.flows.add_athlete({**BRUNO, "age": 15})
    with pytest.raises(TargetRefused, match="PL-40"):
        coaching.set_target(young, "calories", 2600)
    with pytest.raises(TargetRefused):
        coaching.set_target(young, "sleep", 7)
    with pytest.raises(UnknownName):
        coaching.set_target(bruno, "calorie", 2600)
    assert coaching.set_target(bruno, "sleep", 8)["sleep"] == {"target_h": 8, "origin": "told"}


def test_meals_meet_the_target_and_the_diet(coaching: Coaching, house: House) -> None:
    vera = house.flows.add_athlete(
        {**BRUNO, "sex": "female", "weight_kg": 60, "dietary_preference": "vegan", "allergies": ["nuts"]}
    )
    coaching.new_plan(vera)
    coaching.set_target(vera, "calories", 2300)
    days = coaching.meals(vera, 7)["days"]
    assert len(days) == 7
    assert abs(sum(d["kcal"] for d in days) / 7 - 2300) < 120
    eaten = [foods()[i["food_id"]] for d in days for m in d["meals"] for i in m["items"]]
    assert all("vegan" in f.tags and "nuts" not in f.tags | f.may for f in eaten)


def test_a_calorie_target_moves_the_food_of_the_plan_and_can_be_taken_back(coaching: Coaching, house: House) -> None:
    vera = house.flows.add_athlete({**BRUNO, "sex": "female", "weight_kg": 60, "dietary_preference": "vegan"})
    before = coaching.new_plan(vera).nutrition
    coaching.set_target(vera, "calories", 2300)
    held = coaching.plan(vera)
    assert held is not None
    assert held.nutrition is not None
    assert held.nutrition.kcal == 2300
    with pytest.raises(TargetRefused, match="NU-0"):
        coaching.set_target(vera, "calories", before.kcal - 600 if before else 0)
    parts = 4 * held.nutrition.protein_g + 4 * held.nutrition.carbs_g + 9 * held.nutrition.fat_g
    assert abs(parts - 2300) < 20
    assert any(a.rule == "TARGET" and "2300" in a.what for a in held.adjustments)
    coaching.undo(vera)
    undone = coaching.plan(vera)
    assert undone is not None
    assert undone.nutrition == before
    made = coaching.new_plan(vera)
    assert made.nutrition == before, "what was taken back holds for the next plan neither"


def test_a_calorie_target_taken_back_lets_the_one_before_hold_again(coaching: Coaching, house: House, clock: HandClock) -> None:
    vera = house.flows.add_athlete({**BRUNO, "sex": "female", "weight_kg": 60})
    coaching.new_plan(vera)
    clock.go(minutes=1)
    coaching.set_target(vera, "calories", 2300)
    clock.go(minutes=1)
    coaching.set_target(vera, "calories", 2500)
    coaching.set_target(vera, "sleep", 8)
    clock.go(minutes=1)
    assert ask(coaching, vera, "undo that").text.startswith("Undone")
    assert coaching.targets(vera)["calories"]["target_kcal"] == 2300
    coaching.undo(vera)
    left = coaching.targets(vera)
    assert (left["calories"]["origin"], left["sleep"]["target_h"]) == ("estimated", 8)
    coaching.edit(vera, "45 minutes")
    coaching.set_target(vera, "calories", 2300)
    coaching.edit(vera, "40 minutes")
    coaching.undo(vera)
    assert coaching.targets(vera)["calories"]["target_kcal"] == 2300, "another edit taken back leaves the target"


def test_a_calorie_target_taken_away_leaves_the_plans_own_food_and_can_be_had_back(
    coaching: Coaching, house: House, clock: HandClock
) -> None:
    vera = house.flows.add_athlete({**BRUNO, "sex": "female", "weight_kg": 75})
    before = coaching.new_plan(vera).nutrition
    clock.go(minutes=1)
    coaching.set_target(vera, "calories", 2500)
    coaching.set_target(vera, "sleep", 8)
    clock.go(minutes=1)
    assert ask(coaching, vera, "remove my calorie target").text.endswith("Say yes or no.")
    assert coaching.targets(vera)["calories"]["origin"] == "told", "nothing is taken away before the yes"
    assert ask(coaching, vera, "yes").text.startswith("Done.")
    left, plan = coaching.targets(vera), coaching.plan(vera)
    assert (left["calories"]["origin"], left["sleep"]["target_h"]) == ("estimated", 8)
    assert plan is not None
    assert plan.nutrition == before
    assert coaching.drop_target(vera, "calories") == left, "what nobody set is taken away without a change"
    clock.go(minutes=1)
    assert ask(coaching, vera, "undo that").text.startswith("Undone")
    assert coaching.targets(vera)["calories"]["target_kcal"] == 2500
    assert "8 hours" in ask(coaching, vera, "set my sleep target to 8 hours").text
    assert "hours of sleep" in ask(coaching, vera, "set my sleep target to 4 hours").text
    assert coaching.targets(vera)["sleep"]["target_h"] == 8
    assert ask(coaching, vera, "my goal weight is 60 kg").text.startswith("I set no weight target.")


def test_a_deficit_pauses_for_two_weeks_in_what_is_told_eaten_and_said(coaching: Coaching, house: House, clock: HandClock) -> None:
    chloe = house.flows.add_athlete({**BRUNO, "sex": "female", "goal": "weight_loss"})
    plan = coaching.new_plan(chloe, weeks=20)
    assert plan.nutrition is not None
    cut = plan.nutrition.kcal
    even = next(float(a.what.split("-> ")[1].split()[0]) for a in plan.adjustments if a.what.startswith("weeks 13 to 14: "))
    clock.go(weeks=11, days=6)  # the sunday of week 12
    assert coaching.targets(chloe)["calories"]["target_kcal"] == cut
    days = coaching.meals(chloe)["days"]
    assert days[1]["kcal"] - days[0]["kcal"] > 200, "the pause begins on monday"
    with pytest.raises(TargetRefused, match="at most 4590 kcal"):
        coaching.set_target(chloe, "calories", 5900)
    clock.go(days=1)
    told = coaching.targets(chloe)["calories"]
    assert told["target_kcal"] == even > cut
    assert told["reasons"][0]["code"] == "target.pause"
    assert f"{even:g}" in ask(coaching, chloe, "How many calories should I eat?").text.replace(",", "")
    assert abs(sum(d["kcal"] for d in coaching.meals(chloe, 7)["days"]) / 7 - even) < 120
    clock.go(weeks=2)
    assert coaching.targets(chloe)["calories"]["target_kcal"] == cut


# --- talk


def test_a_follow_up_points_back_to_what_was_said(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "What is my workout today?")
    assert "rest" in ask(coaching, bruno, "and tomorrow?").text.lower()
    assert [m["role"] for m in coaching.talk(bruno)] == ["athlete", "coach", "athlete", "coach"]


def test_an_old_talk_is_another_talk(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, "What is my workout today?")
    clock.go(hours=5)
    assert "tomorrow" not in ask(coaching, bruno, "and tomorrow?").text.lower()


def test_the_reply_as_it_comes_about_is_the_reply(coaching: Coaching, bruno: str) -> None:
    async def heard() -> list[dict[str, Any]]:
        return [event async for event in coaching.replying(bruno, "What is my workout today?")]

    events = asyncio.run(heard())
    assert events[0] == {"event": "stage", "data": {"stage": "received"}}
    assert [e["event"] for e in events[-2:]] == ["claims", "done"]
    assert "".join(e["data"]["text"] for e in events if e["event"] == "text") == events[-1]["data"]["text"]


def test_sentences_put_together_are_the_text() -> None:
    text = "Three sets of 8 at 62.5 kg. Rest 2 min!\nThen walk home… slowly"
    assert sentences(text) == ["Three sets of 8 at 62.5 kg. ", "Rest 2 min!\n", "Then walk home… ", "slowly"]
    assert sentences("") == []


def test_a_model_is_remembered_for_one_athlete_only(house: House, bruno: str) -> None:
    words = Provider('{"text": "Sleep well.", "claims": []}')
    coaching = Coaching(house, words)
    ada = house.flows.add_athlete({**BRUNO, "name": "Ada"})
    assert ask(coaching, bruno, "how did I sleep?").by == "scripted:scripted"
    asked = len(words.asked)
    assert ask(coaching, ada, "how did I sleep?").by == "scripted:scripted"
    assert len(words.asked) > asked


def test_a_model_that_names_another_number_is_not_believed(house: House, bruno: str) -> None:
    coaching = Coaching(house, Provider('{"text": "You slept 9 h 59 min.", "claims": []}'))
    made = ask(coaching, bruno, "how did I sleep?")
    assert made.by == "rules"
    assert "9 h 59" not in made.text


def test_what_if_is_simulated_or_says_why_not(coaching: Coaching, bruno: str) -> None:
    found = coaching.what_if(bruno, "what if I train four days a week?")
    assert found["simulated"] is True
    assert found["text"]
    assert found["lines"] or found["reason"]
    assert len(coaching.versions(bruno)["versions"]) == 1


@pytest.mark.parametrize(
    ("asked", "words"), [("why is today as it is?", "Hard sets per muscle"), ("¿por qué el lunes es así?", "sigue estas reglas")]
)
def test_the_rules_behind_a_session_are_told_in_words(coaching: Coaching, bruno: str, asked: str, words: str) -> None:
    coaching.new_plan(bruno)
    text = ask(coaching, bruno, asked).text
    assert words in text
    assert "PL-09," not in text
