"""What a pause, a small pain and an easy week change: the figures said are the ones done."""

from __future__ import annotations

from coach.adapting_scenes import BRUNO, MONDAY, day, did, exercise, lifting, log, plan_of, run, session_on, told
from milo.coach.adapt.adapting import Pain, Signals, adapt
from milo.coach.adapt.adapting_log import lay_out
from milo.coach.adapt.adapting_shapes import hard_sets

FULL = ("back_squat", "bench_press", "barbell_row", "goblet_squat", "plank", "romanian_deadlift")


def whole(id: str):  # type: ignore[no-untyped-def]
    return lifting(id, *(exercise(name, None, sets, 8, 2) for name, sets in zip(FULL, (3, 3, 3, 2, 2, 2), strict=True)))


def weeks(focus: str):  # type: ignore[no-untyped-def]
    return plan_of(*({0: whole(f"a{w}"), 2: run(f"r{w}", 57)} for w in range(6)), focus=focus)


def test_two_thirds_of_the_work_are_two_thirds_of_the_session_in_whole_minutes() -> None:
    new, _ = adapt(weeks("build"), log(workouts=[did("a0", day(0))]), Signals(), BRUNO, day(21))
    session, outing = session_on(new, day(21)), session_on(new, day(23))
    assert session is not None
    assert outing is not None
    assert hard_sets(session) == round(0.7 * 15)
    assert all(float(s.session.minutes).is_integer() for s in lay_out(new, MONDAY))


def test_an_easy_week_is_not_cut_again_after_a_pause() -> None:
    new, _ = adapt(weeks("deload"), log(workouts=[did("a0", day(0))]), Signals(), BRUNO, day(21))
    session, outing = session_on(new, day(21)), session_on(new, day(23))
    assert session is not None
    assert outing is not None
    assert outing.endurance is not None
    assert (hard_sets(session), outing.endurance.minutes) == (15, 57)


def test_one_absence_makes_the_plan_smaller_once() -> None:
    _, changes = adapt(weeks("build"), log(workouts=[did("a0", day(0))]), Signals(), BRUNO, day(21))
    found = {c.rule for c in changes}
    assert "gap.14" in found
    assert "adherence.shorten" not in found


def test_a_small_pain_lightens_what_a_large_one_takes_out() -> None:
    plan = plan_of({1: lifting("a", exercise("reverse_lunge", 20, 3, 8), exercise("push_press", 40, 3, 8))})
    changed = {}
    for level in (3.0, 6.0):
        _, changes = adapt(plan, log(pains=[Pain("knee", level, day(0), "p")]), Signals(), BRUNO, day(0))
        changed[level] = {c.exercise_id for c in changes if c.held is None}
    assert changed[3.0] == changed[6.0] != set()


def test_an_easy_week_is_told_without_a_word_of_the_other_language() -> None:
    nights = {k: v for n in range(4) for k, v in told(4.5, day(n), f"n{n}").items()}
    _, changes = adapt(weeks("build"), log(), Signals(sleep_h=nights), BRUNO, day(3))
    (change,) = [c for c in changes if c.rule == "deload.sleep"]
    assert "progresión -> semana suave" in change.text["es"]
    assert "build-up -> easy week" in change.text["en"]
