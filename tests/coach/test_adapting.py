"""A plan changed by what really happened to days and weeks: each rule by its name, with its data, and nothing without data."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from coach.adapting_scenes import (
    BRUNO,
    MONDAY,
    SQUATS,
    day,
    did,
    exercise,
    lifted,
    lifting,
    log,
    plan_of,
    planned_of,
    rules,
    run,
    session_on,
    sets_of,
    told,
)
from milo.coach.adapt.adapting import Pain, Reading, Signals, adapt
from milo.coach.adapt.adapting_log import gather, lay_out, match
from milo.vocabulary.athlete import TrainingHistory
from milo.vocabulary.exercises import catalogue


def test_without_a_log_and_signals_nothing_changes() -> None:
    plan, changes = adapt(SQUATS, log(), Signals(), BRUNO, MONDAY)
    assert plan is SQUATS
    assert rules(changes) == []


def test_laying_out_and_gathering_are_inverses() -> None:
    assert gather(SQUATS, lay_out(SQUATS, MONDAY), MONDAY, {}) == SQUATS.weeks


def test_adapting_twice_changes_nothing_more() -> None:
    first, second = did("a", day(0)), did("b", day(3))
    sets = sets_of(first, "back_squat", (6, 6, 6), 100, 5) + sets_of(second, "back_squat", (6, 6, 6), 100, 5)
    heard = Signals(sleep_h=told(4.0, day(7)))
    known = log(workouts=[first, second], sets=sets, pains=[Pain("shoulder", 4, day(6), "x")])
    once, _ = adapt(SQUATS, known, heard, BRUNO, day(7))
    twice, changes = adapt(once, known, heard, BRUNO, day(7))
    assert twice is once
    assert rules(changes) == []


def test_a_missed_session_moves_to_a_free_day_and_only_once() -> None:
    plan = plan_of({0: lifting("a", exercise("back_squat", 100)), 3: run("b"), 5: run("c", 60)})
    new, changes = adapt(plan, log(), Signals(), BRUNO, day(1))
    assert [(c.rule, c.old, c.new) for c in changes if c.held is None] == [("missed.shift", day(0), day(1))]
    assert session_on(new, day(0)) is None
    again, changes = adapt(new, log(), Signals(), BRUNO, day(2))
    assert rules(changes) == []
    assert again.weeks == new.weeks


def test_missed_sessions_never_take_the_last_rest_days() -> None:
    plan = plan_of({i: run(f"r{i}", 30) for i in range(6)})
    new, changes = adapt(plan, log(workouts=[did("r1", day(1), kind="running")]), Signals(), BRUNO, day(2))
    training = {s.day for s in lay_out(new, MONDAY) if s.day >= day(2)}
    assert day(6) not in training or len(training) <= 5
    assert len({s.day for s in lay_out(new, MONDAY)} - {day(0)}) <= 6
    assert all(sum(s.day == d for s in lay_out(new, MONDAY)) <= 1 for d in training)
    assert set(rules(changes)) <= {"missed.shift"}


def test_two_missed_strength_days_keep_what_matters() -> None:
    week = {
        0: lifting("a", exercise("back_squat", 100)),
        1: lifting("b", exercise("bench_press", 80)),
        3: run("c"),
        4: lifting("d", exercise("barbell_row", 60), exercise("dumbbell_bench_press", 24)),
        5: run("e"),
    }
    trains = TrainingHistory(months_trained=3, days_since_last_session=2)  # past PL-11's first weeks of 45 minutes
    beginner = msgspec.structs.replace(BRUNO, experience="beginner", minutes_per_session=75, history=trains)
    new, changes = adapt(plan_of(week), log(), Signals(), beginner, day(3))
    assert rules(changes) == ["missed.merge"]
    friday = session_on(new, day(4))
    assert friday is not None
    assert [e.exercise_id for e in friday.exercises][:2] == ["barbell_row", "back_squat"]
    days = {s.day for s in lay_out(new, MONDAY) if s.day >= day(3)}
    assert len(days) <= 3  # two rest days at least for a beginner


@pytest.mark.parametrize(("away", "rule", "most"), [(8, "gap.7", 95.0), (15, "gap.14", 70.0), (30, "gap.28", 70.0)])
def test_a_pause_lowers_loads_by_how_long_it_was(away: int, rule: str, most: float) -> None:
    weeks = [{0: lifting(f"w{i}", exercise("back_squat", 100, sets=4))} for i in range(7)]
    first = did("w0", day(0))
    known = log(workouts=[first], sets=sets_of(first, "back_squat", (6, 6, 6, 6), 100))
    new, changes = adapt(plan_of(*weeks), known, Signals(), BRUNO, day(away))
    assert rule in rules(changes)
    ahead = [s for s in lay_out(new, MONDAY) if s.day >= day(away)]
    sets = ahead[0].session.exercises[0].sets
    assert max(s.target_load_kg or 0 for s in sets) <= most
    assert len(sets) == {"gap.7": 4, "gap.14": 3, "gap.28": 2}[rule]
    again, _ = adapt(new, known, Signals(), BRUNO, day(away))
    assert again is new


def test_fever_stops_training_and_the_return_goes_in_steps() -> None:
    plan = plan_of({i: run(f"r{i}", 45, 3) for i in range(6)}, {i: run(f"s{i}", 45, 3) for i in range(6)})
    runs = [did(f"r{i}", day(i), kind="running", minutes=45) for i in range(2)]
    ill = {day(2): Reading(2, ("f",))}
    new, changes = adapt(plan, log(workouts=runs), Signals(illness=ill), BRUNO, day(2))
    assert session_on(new, day(2)) is None
    assert rules(changes) == ["ill.fever"]
    assert changes[0].facts[0].record_ids == ["f"]
    better = ill | {day(3): Reading(0, ("g",))}
    minutes = []
    for n in (4, 5, 7):
        new, changes = adapt(plan, log(workouts=runs), Signals(illness=better), BRUNO, day(n))
        session = session_on(new, day(n))
        assert session is not None
        assert session.endurance is not None
        assert session.endurance.zone <= 2
        minutes.append(session.endurance.minutes)
        assert "ill.return" in rules(changes)
    assert minutes == [15, 15, 45]


def test_a_head_cold_makes_today_light() -> None:
    plan = plan_of({2: run("a", 60, 4)})
    new, changes = adapt(plan, log(), Signals(illness=told(1, day(2))), BRUNO, day(2))
    session = session_on(new, day(2))
    assert session is not None
    assert session.endurance is not None
    assert (session.endurance.zone, session.endurance.minutes) == (2, 30)
    assert rules(changes) == ["ill.cold"]


def test_pain_of_five_takes_the_exercise_out_and_offers_one_that_spares_the_joint() -> None:
    plan = plan_of({2: lifting("a", exercise("back_squat", 100), exercise("bench_press", 80))})
    new, changes = adapt(plan, log(pains=[Pain("knee", 6, day(1), "p")]), Signals(), BRUNO, day(1))
    session = session_on(new, day(2))
    assert session is not None
    assert all(catalogue()[e.exercise_id].stress("knee") < 0.3 for e in session.exercises)
    assert "bench_press" in {e.exercise_id for e in session.exercises}
    change = next(c for c in changes if c.held is None)
    assert change.rule in {"pain.swap", "pain.stop"}
    assert "let a doctor or physiotherapist look at it" in change.text["en"], "not only if it stays (reference 2.5)"
    assert "que lo vea un médico o fisioterapeuta" in change.text["es"]
    assert change.facts[0].record_ids == ["p"]
    assert "doctor" in change.text["en"]
    fresh = [e for e in session.exercises if e.exercise_id != "bench_press"]
    assert all(s.target_load_kg is None for e in fresh for s in e.sets)  # no load is invented for another exercise


def test_a_hurting_knee_cycles_where_there_is_a_bicycle_and_rests_where_there_is_none() -> None:
    plan = plan_of({2: run("a", 40, 4)})
    hurt = log(pains=[Pain("knee", 6, day(1), "p")])
    rider = msgspec.structs.replace(BRUNO, equipment=["bicycle"])
    session = session_on(adapt(plan, hurt, Signals(), rider, day(1))[0], day(2))
    assert session is not None
    assert session.endurance is not None
    assert (session.endurance.activity, session.endurance.zone) == ("cycling", 2)
    assert session_on(adapt(plan, hurt, Signals(), BRUNO, day(1))[0], day(2)) is None


def test_pain_of_four_lowers_the_load_and_pain_of_two_changes_nothing() -> None:
    plan = plan_of({2: lifting("a", exercise("back_squat", 100))})
    new, changes = adapt(plan, log(pains=[Pain("knee", 4, day(1), "p")]), Signals(), BRUNO, day(1))
    session = session_on(new, day(2))
    assert session is not None
    assert session.exercises[0].sets[0].target_load_kg == 70
    assert rules(changes) == ["pain.less"]
    assert adapt(plan, log(pains=[Pain("knee", 2, day(1), "p")]), Signals(), BRUNO, day(1))[0] is plan


def test_a_short_night_makes_hard_work_easy_and_says_so_with_the_hours() -> None:
    plan = plan_of({2: run("a", 50, 4)})
    new, changes = adapt(plan, log(), Signals(sleep_h=told(4.5, day(2), "s")), BRUNO, day(2))
    session = session_on(new, day(2))
    assert session is not None
    assert session.endurance is not None
    assert session.endurance.zone == 2
    change = next(c for c in changes if c.held is None)
    assert (change.rule, change.old, change.new) == ("readiness.warning", 4, 2)
    assert "4.5" in change.text["en"]
    assert "4,5" in change.text["es"]


def test_a_low_week_of_hrv_trades_the_hard_run_with_an_easy_one_of_the_week() -> None:
    plan = plan_of({1: run("hard", 50, 4), 4: run("easy", 40, 2)})
    values = [50.0 + (-6, 0, 6, 0)[i % 4] for i in range(50)] + [38.0] * 5
    series = {day(1) - timedelta(days=len(values) - 1 - i): Reading(v, (f"h{i}",)) for i, v in enumerate(values)}
    new, changes = adapt(plan, log(), Signals(rmssd_ms=series), BRUNO, day(1))
    now, later = session_on(new, day(1)), session_on(new, day(4))
    assert now is not None
    assert later is not None
    assert (now.session_id, later.session_id) == ("easy", "hard")
    assert rules(changes)[0].startswith("hrv.low")
    assert adapt(new, log(), Signals(rmssd_ms=series), BRUNO, day(1))[0] is new


def test_missing_hrv_is_said_and_changes_nothing() -> None:
    plan = plan_of({1: run("hard", 50, 4)})
    new, changes = adapt(plan, log(), Signals(), BRUNO, day(1))
    assert new is plan
    assert [(c.rule, c.held) for c in changes] == [("hrv.low", "no_hrv")]


def test_half_kept_weeks_become_shorter_sessions_then_fewer_days() -> None:
    weeks = [{d: run(f"w{w}d{d}", 40) for d in (0, 2, 4, 5)} for w in range(8)]
    done = [did(f"w{w}d0", day(7 * w), kind="running", minutes=40) for w in range(2)]
    new, changes = adapt(plan_of(*weeks), log(workouts=done), Signals(), BRUNO, day(14))
    assert "adherence.shorten" in rules(changes)
    assert all(s.session.minutes <= 31 for s in lay_out(new, MONDAY) if s.day >= day(14))
    done += [did(f"w{w}d0", day(7 * w), kind="running", minutes=30) for w in (2, 3)]
    newer, changes = adapt(new, log(workouts=done), Signals(), BRUNO, day(28))
    assert "adherence.fewer_days" in rules(changes)
    assert len({s.day for s in lay_out(newer, MONDAY) if day(28) <= s.day < day(35)}) == 3


def test_five_weeks_of_training_bring_an_easy_one() -> None:
    weeks = [{0: lifting(f"w{w}", exercise("back_squat", 100, sets=4)), 3: run(f"r{w}", 40, 3)} for w in range(7)]
    done = [did(f"w{w}", day(7 * w)) for w in range(5)] + [
        did(f"r{w}", day(7 * w + 3), kind="running", minutes=40) for w in range(5)
    ]
    new, changes = adapt(plan_of(*weeks), log(workouts=done), Signals(), BRUNO, day(35))
    assert "deload.weeks" in rules(changes)
    assert new.weeks[5].focus == "deload"
    session = session_on(new, day(35))
    assert session is not None
    assert len(session.exercises[0].sets) == 2
    assert session.exercises[0].sets[0].target_rir == 4


def test_four_short_nights_bring_an_easy_week() -> None:
    nights = {day(n): Reading(5.5, (f"n{n}",), "sleep") for n in range(4, 8)}
    _, changes = adapt(SQUATS, log(workouts=[did("a", day(0)), did("b", day(3))]), Signals(sleep_h=nights), BRUNO, day(7))
    change = next(c for c in changes if c.rule == "deload.sleep")
    assert {i for f in change.facts for i in f.record_ids} == {"n4", "n5", "n6", "n7"}


def test_no_run_is_longer_than_a_tenth_over_the_longest_of_the_month() -> None:
    plan = plan_of({0: run("a", 40), 5: run("b", 90)})
    done = [did("a", day(0), kind="running", minutes=40)]
    new, changes = adapt(plan, log(workouts=done), Signals(), BRUNO, day(1))
    session = session_on(new, day(5))
    assert session is not None
    assert session.endurance is not None
    assert session.endurance.minutes == 44
    assert "run.longest" in rules(changes)


def test_two_sessions_felt_much_too_hard_make_the_next_one_smaller() -> None:
    plan = plan_of({0: run("a", 40), 2: run("b", 40), 4: run("c", 40)})
    done = [did("a", day(0), kind="running", minutes=40, rpe=7), did("b", day(2), kind="running", minutes=40, rpe=7)]
    new, changes = adapt(plan, log(workouts=done), Signals(), BRUNO, day(3))
    session = session_on(new, day(4))
    assert session is not None
    assert session.minutes < 40
    assert "effort.high" in rules(changes)
    one = adapt(plan, log(workouts=done[:1]), Signals(), BRUNO, day(1))[1]
    assert "effort.high" not in rules(one)


def test_a_whole_week_of_easy_endurance_brings_a_little_more() -> None:
    weeks = [{d: run(f"w{w}d{d}", 40) for d in (0, 2, 4)} for w in range(3)]
    done = [did(f"w0d{d}", day(d), kind="running", minutes=40, rpe=3) for d in (0, 2, 4)]
    new, changes = adapt(plan_of(*weeks), log(workouts=done), Signals(), BRUNO, day(7))
    total = sum(s.session.minutes for s in lay_out(new, MONDAY) if day(7) <= s.day < day(14))
    assert 120 < total <= 140
    assert "endurance.up" in rules(changes)
    partly = adapt(plan_of(*weeks), log(workouts=done[:2]), Signals(), BRUNO, day(7))[1]
    assert "endurance.up" not in rules(partly)


def test_every_change_has_a_sentence_with_its_numbers_in_both_languages() -> None:
    plan = plan_of({i: run(f"r{i}", 45, 3) for i in range(5)}, {0: lifting("a", exercise("back_squat", 100))})
    heard = Signals(sleep_h=told(4.0, day(1)), illness={})
    _, changes = adapt(plan, log(pains=[Pain("knee", 6, day(1), "p")]), heard, BRUNO, day(1))
    assert changes
    for change in changes:
        assert change.text["en"]
        assert change.text["es"]
        assert change.text["en"] != change.text["es"]
        assert "{" not in change.text["en"] + change.text["es"]


def test_pain_of_four_takes_off_body_weight_work_and_running_too() -> None:
    plan = plan_of({2: lifting("a", exercise("cossack_squat", None)), 4: run("b", 40, 4)})
    new, changes = adapt(plan, log(pains=[Pain("knee", 4, day(1), "p")]), Signals(), BRUNO, day(1))
    assert [len(s) for s in planned_of(new, "cossack_squat").values()] == [2]
    later = session_on(new, day(4))
    assert later is not None
    assert later.endurance is not None
    assert (later.endurance.zone, later.endurance.minutes) == (2, 28)
    assert {(c.rule, c.of) for c in changes if c.held is None} == {("pain.less", "sets"), ("pain.less", "minutes")}
    assert all("knee" in c.text["en"] and "rodilla" in c.text["es"] for c in changes if c.rule == "pain.less")


@pytest.mark.parametrize(("kg", "left"), [(62.5, 42.5), (20, 12.5)])
def test_a_lowered_weight_can_be_put_on_the_bar(kg: float, left: float) -> None:
    plan = plan_of({2: lifting("a", exercise("back_squat", kg))})
    new, _ = adapt(plan, log(pains=[Pain("knee", 4, day(1), "p")]), Signals(), BRUNO, day(1))
    assert planned_of(new)[2][0] == (6, left)
    back, _ = adapt(
        plan_of({}, {2: lifting("a", exercise("back_squat", kg))}), lifted(("x", 0, (6,), kg, 2)), Signals(), BRUNO, day(9)
    )
    load = planned_of(back)[9][0][1]
    assert load is not None
    assert load % 2.5 == 0
    assert load <= 0.95 * kg


@pytest.mark.parametrize(("rpe", "warned"), [(9, True), (8, False)])
def test_an_easy_run_that_felt_like_a_nine_keeps_the_next_day_easy(rpe: float, warned: bool) -> None:
    plan = plan_of({0: run("easy", 40, 2), 1: run("hard", 40, 4)})
    felt = log(workouts=[did("easy", day(0), kind="running", minutes=40, rpe=rpe)])
    new, changes = adapt(plan, felt, Signals(), BRUNO, day(1))
    session = session_on(new, day(1))
    assert session is not None
    assert session.endurance is not None
    assert (session.endurance.zone == 2) is warned
    assert ("readiness.warning" in rules(changes)) is warned


@pytest.mark.parametrize(("level", "held"), [(4, "pain.less"), (7, "pain.stop")])
def test_a_pain_that_changes_nothing_more_says_why(level: int, held: str) -> None:
    plan = plan_of({2: lifting("a", exercise("back_squat", 100), exercise("bench_press", 80))})
    hurt = log(pains=[Pain("knee", level, day(1), "p")])
    mended, first = adapt(plan, hurt, Signals(), BRUNO, day(1))
    assert [c for c in first if c.held == "spared"] == []
    again, second = adapt(mended, hurt, Signals(), BRUNO, day(1))
    assert again is mended
    (why,) = [c for c in second if c.held == "spared"]
    assert why.rule == held
    assert f"{level} of 10 (knee)" in why.text["en"]
    assert f"{level} sobre 10 (rodilla)" in why.text["es"]


def test_a_lift_of_sunday_is_not_the_session_of_the_next_monday() -> None:
    plan = plan_of({0: lifting("squat-1", exercise("back_squat", 100))}, {0: lifting("squat-2", exercise("back_squat", 100))})
    slots = lay_out(plan, MONDAY)
    named, extra = did("squat-1", day(0)), msgspec.structs.replace(did("else", day(6)), workout_id="imported", source="watch")
    assert match(slots, log(workouts=[named, extra]), day(7)) == [extra]
    assert [s.done is not None for s in slots] == [True, False]
