"""A plan changed by what was really lifted: heavy and light days, easy weeks, slips of the pen, and the sums of it."""

from __future__ import annotations

from collections.abc import Sequence

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
    session_on,
    sets_of,
)
from milo.coach.adapt.adapting import Signals, adapt
from milo.coach.adapt.adapting_lived import as_lived, as_written
from milo.coach.adapt.trends import lifts, weekly

WAVES = plan_of(
    *(
        {
            0: lifting(f"h{w}", exercise("back_squat", 67.5, reps=6, rir=3)),
            4: lifting(f"l{w}", exercise("back_squat", 60, reps=9, rir=3)),
        }
        for w in range(4)
    )
)


def test_reserve_left_twice_raises_the_next_load_with_its_receipts() -> None:
    first, second = did("a", day(0)), did("b", day(3))
    sets = sets_of(first, "back_squat", (6, 6, 6), 100, 5) + sets_of(second, "back_squat", (6, 6, 6), 100, 5)
    plan, changes = adapt(SQUATS, log(workouts=[first, second], sets=sets), Signals(), BRUNO, day(4))
    assert rules(changes) == ["progress.rir"]
    change = changes[0]
    assert (change.of, change.old, change.new, change.session_id) == ("load_kg", 100, 105, "c")
    assert {i for f in change.facts for i in f.record_ids} == {s.set_id for s in sets}
    assert "100 kg -> 105 kg" in change.text["en"]
    assert "sentadilla" in change.text["es"]
    assert (plan.version, plan.parent) == (2, "p:1")
    assert plan.adjustments[0].rule == "progress.rir"
    assert plan.weeks[0] == SQUATS.weeks[0]  # the past stays as it was written


def test_a_beginner_goes_by_repetitions() -> None:
    plan = plan_of({0: lifting("a", exercise("back_squat", 40, reps=8)), 3: lifting("b", exercise("back_squat", 40, reps=8))})
    first = did("a", day(0))
    novice = msgspec.structs.replace(BRUNO, experience="beginner")
    new, changes = adapt(
        plan, log(workouts=[first], sets=sets_of(first, "back_squat", (8, 8, 8), 40, 5)), Signals(), novice, day(1)
    )
    assert rules(changes) == ["progress.double"]
    (next_one,) = (s for s in [session_on(new, day(3))] if s is not None)
    assert [s.target_reps for s in next_one.exercises[0].sets] == [9, 9, 9]
    assert all(s.target_load_kg == 40 for s in next_one.exercises[0].sets)


def test_an_exercise_nobody_lifted_gets_no_load() -> None:
    plan = plan_of({2: lifting("a", exercise("back_squat", None))})
    new, changes = adapt(plan, log(), Signals(), BRUNO, MONDAY)
    assert new is plan
    assert [(c.rule, c.held) for c in changes] == [("progress.find", "never_lifted")]


def test_the_first_logged_weight_becomes_the_first_load() -> None:
    plan = plan_of({0: lifting("a", exercise("back_squat", None)), 3: lifting("b", exercise("back_squat", None))})
    first = did("a", day(0))
    new, changes = adapt(plan, log(workouts=[first], sets=sets_of(first, "back_squat", (6, 6, 6), 80, 2)), Signals(), BRUNO, day(1))
    assert rules(changes) == ["progress.find"]
    (later,) = (s for s in [session_on(new, day(3))] if s is not None)
    assert later.exercises[0].sets[0].target_load_kg == 80


def test_weeks_and_lifts_are_summed_from_what_was_logged() -> None:
    first, second = did("a", day(0)), did("c", day(7))
    sets = sets_of(first, "back_squat", (6, 6, 6), 100) + sets_of(second, "back_squat", (8, 7, 7), 100)
    third = did("d", day(10))
    sets += sets_of(third, "back_squat", (9, 8, 8), 100)
    known = log(workouts=[first, second, third], sets=sets)
    lines = weekly(SQUATS, known, day(13))
    assert [(w.planned, w.done, w.adherence) for w in lines] == [(2, 1, 0.5), (2, 2, 1.0)]
    assert lines[0].tonnage_kg == 1800
    assert lines[0].sets["quads"] == 3
    (squat,) = lifts(known, day(13))
    assert squat.fixed_load_kg == 100
    assert [r for _, r in squat.reps_at_load] == [6, 8, 9]
    assert (squat.pct_per_week, squat.reason) == (None, "too_few_sessions")


def test_heavy_and_light_days_keep_their_repetitions_and_their_own_weights() -> None:
    as_meant = lifted(("h0", 0, (6, 6, 6), 67.5, 3), ("l0", 4, (9, 9, 9), 60, 3))
    assert planned_of(adapt(WAVES, as_meant, Signals(), BRUNO, day(5))[0]) == planned_of(WAVES)
    easy = lifted(("h0", 0, (6, 6, 6), 67.5, 5), ("l0", 4, (9, 9, 9), 60, 5))
    new, changes = adapt(WAVES, easy, Signals(), BRUNO, day(5))
    assert {n: s[0] for n, s in planned_of(new).items() if n > 4} == {
        7: (6, 70.0), 11: (9, 62.5), 14: (6, 70.0), 18: (9, 62.5), 21: (6, 70.0), 25: (9, 62.5),
    }  # fmt: skip
    assert [(c.rule, c.old, c.new) for c in changes if c.held is None] == [("progress.rir", 67.5, 70.0), ("progress.rir", 60, 62.5)]
    told_of = next(c for c in changes if c.new == 62.5)
    assert "3 x 9 with 3 in reserve" in told_of.text["en"]
    assert adapt(new, easy, Signals(), BRUNO, day(6))[0] is new


def test_without_a_told_reserve_each_kind_of_day_grows_by_itself() -> None:
    untold = lifted(("h0", 0, (6, 6, 6), 67.5, None), ("l0", 4, (9, 9, 9), 60, None))
    after = planned_of(adapt(WAVES, untold, Signals(), BRUNO, day(5))[0])
    assert after[7] == [(6, 67.5)] * 3
    assert after[11] == [(10, 60), (9, 60), (9, 60)]


def test_an_easy_week_is_not_what_can_be_lifted() -> None:
    weeks = [{0: lifting(f"w{w}", exercise("back_squat", kg))} for w, kg in enumerate((100, 100, 80, 100))]
    made = plan_of(*weeks)
    rested = [msgspec.structs.replace(w, focus="deload") if w.week == 3 else w for w in made.weeks]
    known = lifted(("w0", 0, (6, 6, 6), 100, 2), ("w1", 7, (6, 6, 6), 100, 2), ("w2", 14, (6, 6, 6), 80, 5))
    new, _ = adapt(msgspec.structs.replace(made, weeks=rested), known, Signals(), BRUNO, day(15))
    assert planned_of(new)[21] == [(6, 100)] * 3


def test_a_heavier_weight_counts_from_the_second_time_on() -> None:
    novice = msgspec.structs.replace(BRUNO, experience="beginner")
    weeks = [{0: lifting(f"w{w}", exercise("dumbbell_row", 14, reps=12, rir=3))} for w in range(5)]
    once = lifted(("w0", 0, (12, 12, 12), 14, 3), ("w1", 7, (10, 10, 10), 16, 3), name="dumbbell_row")
    held, changes = adapt(plan_of(*weeks), once, Signals(), novice, day(8))
    assert planned_of(held, "dumbbell_row") == planned_of(plan_of(*weeks), "dumbbell_row")
    assert ("lifted_once", "16 kg once") in [(c.held, "16 kg once" if "16 kg once" in c.text["en"] else "") for c in changes]
    twice = lifted(
        ("w0", 0, (12, 12, 12), 14, 3), ("w1", 7, (10, 10, 10), 16, 3), ("w2", 14, (10, 10, 10), 16, 3), name="dumbbell_row"
    )
    new, _ = adapt(held, twice, Signals(), novice, day(15))
    assert planned_of(new, "dumbbell_row")[21] == [(11, 16), (11, 16), (11, 16)]
    lived = as_lived(new, twice, day(15))
    assert planned_of(lived, "dumbbell_row")[7] == [(12, 16)] * 3, "the next step is measured from what was lifted"
    assert planned_of(as_written(lived, new, twice, day(15)), "dumbbell_row") == planned_of(new, "dumbbell_row")


def test_less_left_than_planned_never_asks_for_more_than_the_plan() -> None:
    novice = msgspec.structs.replace(BRUNO, experience="beginner")
    plan = plan_of(
        {0: lifting("a", exercise("goblet_squat", 20, reps=12))}, {0: lifting("b", exercise("goblet_squat", 20, reps=10))}
    )
    hard = lifted(("a", 0, (12, 12, 12), 20, 0), name="goblet_squat")
    new, changes = adapt(plan, hard, Signals(), novice, day(1))
    assert planned_of(new, "goblet_squat")[7] == [(10, 20)] * 3
    assert [c.held for c in changes] == ["no_reserve_left"]


def test_a_slip_of_the_pen_is_no_weight() -> None:
    slip = lifted(("a", 0, (6, 6, 6), 100, 2), ("b", 3, (6, 6, 6), 1000, 2))
    new, changes = adapt(SQUATS, slip, Signals(), BRUNO, day(4))
    assert new is SQUATS
    assert [c.held for c in changes] == ["lifted_once"]


def test_a_slip_on_the_heavy_day_is_none_on_the_light_day_either() -> None:
    slip = lifted(("h0", 0, (6, 6, 6), 675, 3), ("l0", 4, (9, 9, 9), 60, 3))
    for known, today in ((lifted(("h0", 0, (6, 6, 6), 675, 3)), day(1)), (slip, day(5))):
        new, _ = adapt(WAVES, known, Signals(), BRUNO, today)
        assert planned_of(new) == planned_of(WAVES)
    alone = adapt(WAVES, lifted(("h0", 0, (6, 6, 6), 675, 3)), Signals(), BRUNO, day(1))[1]
    assert [(c.held, c.session_id) for c in alone] == [("lifted_once", "h1")]
    assert all("67.5 kg" in c.text["en"] and "67,5 kg" in c.text["es"] for c in alone)
    # A slip that lies further back is none either: what came after it was as planned.
    after = lifted(("h0", 0, (6, 6, 6), 675, 3), ("l0", 4, (9, 9, 9), 60, 3), ("h1", 7, (6, 6, 6), 67.5, 3))
    assert planned_of(adapt(WAVES, after, Signals(), BRUNO, day(8))[0]) == planned_of(WAVES)


def test_a_heavier_weight_taken_twice_on_one_kind_of_day_moves_both_kinds_by_a_safe_step() -> None:
    days = [("h0", 0, (6, 6, 6), 90, 3), ("l0", 4, (9, 9, 9), 60, 3), ("h1", 7, (6, 6, 6), 90, 3)]
    twice = lifted(*days)
    new, changes = adapt(WAVES, twice, Signals(), BRUNO, day(8))
    told = planned_of(new)
    assert {told[n][0][1] for n in (14, 21)} == {72.5}, "67.5 kg and a tenth is 74.25 kg"
    assert all(60 <= (kg or 0) <= 66 for n in (11, 18, 25) for _, kg in told[n])
    assert "lifted_once" not in [c.held for c in changes]
    assert any("safe steps" in c.text["en"] and "pasos seguros" in c.text["es"] for c in changes)
    assert adapt(new, twice, Signals(), BRUNO, day(9))[0] is new, "asking again goes no further"
    lived = planned_of(as_lived(new, twice, day(8)))
    assert lived[0] == lived[7] == [(6, 72.5)] * 3
    assert all(kg <= 66 for _, kg in lived[4] if kg is not None)


@pytest.mark.parametrize(
    ("loads", "most"), [((100, 120, 300), 110), ((100, 220, 220), 110), ((100, 1000, 1000), 110), ((100, 300, 120), 110)]
)
def test_a_weight_confirmed_by_a_second_one_still_rises_by_a_step_only(loads: Sequence[float], most: float) -> None:
    weeks = plan_of(*({0: lifting(f"w{w}", exercise("back_squat", 100))} for w in range(5)))
    known = lifted(*((f"w{n}", 7 * n, (6, 6, 6), kg, 3) for n, kg in enumerate(loads)))
    new, _ = adapt(weeks, known, Signals(), BRUNO, day(15))
    assert {kg for n in (21, 28) for _, kg in planned_of(new)[n]} == {most}
    assert adapt(new, known, Signals(), BRUNO, day(16))[0] is new
    assert all((kg or 0) <= most for sets in planned_of(as_lived(new, known, day(15))).values() for _, kg in sets)


def test_a_slip_is_not_said_to_stay_where_the_weight_changes() -> None:
    weeks = plan_of(*({0: lifting(f"w{w}", exercise("back_squat", 60))} for w in range(5)))
    known = lifted(("w0", 0, (6, 6, 6), 60, 5), ("w1", 7, (6, 6, 6), 60, 5), ("w2", 14, (6, 6, 6), 600, 5))
    _, changes = adapt(weeks, known, Signals(), BRUNO, day(15))
    assert [(c.old, c.new, c.held) for c in changes] == [(60, 62.5, None)]


def test_fewer_repetitions_with_the_lightest_weight_are_told_as_repetitions() -> None:
    weeks = plan_of(*({0: lifting(f"w{w}", exercise("dumbbell_row", 2, reps=10))} for w in range(4)))
    known = lifted(("w0", 0, (7, 7, 7), 2, None), ("w1", 7, (7, 7, 7), 2, None), name="dumbbell_row")
    new, changes = adapt(weeks, known, Signals(), BRUNO, day(8))
    assert planned_of(new, "dumbbell_row")[14] == [(8, 2)] * 3
    (one,) = changes
    assert "3 x 10 -> 3 x 8 reps" in one.text["en"]
    assert "repeticiones 3 x 10 -> 3 x 8" in one.text["es"]
    assert not any(word in one.text["en"] + one.text["es"] for word in ("weight", "peso", "3 x 10 kg"))


def test_one_more_is_only_said_where_it_is_one_more() -> None:
    novice = msgspec.structs.replace(BRUNO, experience="beginner")
    plan = plan_of(
        {0: lifting("a", exercise("goblet_squat", 20, reps=12))}, {0: lifting("b", exercise("goblet_squat", 20, reps=10))}
    )
    _, again = adapt(plan, lifted(("a", 0, (12, 12, 12), 20, 3), name="goblet_squat"), Signals(), novice, day(1))
    assert ["one more" in c.text["en"] for c in again] == [False]
    assert "as many as last time" in again[0].text["en"]
    _, more = adapt(plan, lifted(("a", 0, (11, 11, 10), 20, 3), name="goblet_squat"), Signals(), novice, day(1))
    assert ["one more" in c.text["en"] for c in more] == [True]
