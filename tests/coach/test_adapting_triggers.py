"""What brings an easy week, eases a day or lets work grow by the body's own word: each by its name, and not a step before."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from coach.adapting_scenes import (
    BRUNO,
    SQUATS,
    day,
    did,
    exercise,
    lifting,
    log,
    plan_of,
    rules,
    run,
    session_on,
    sets_of,
)
from milo.coach.adapt.adapt_words import say
from milo.coach.adapt.adapting import Pain, Reading, Signals, adapt, stepped_back
from milo.coach.adapt.adapting_log import lay_out
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan

LONG = plan_of(*({0: lifting(f"a{w}", exercise("back_squat", 100)), 3: run(f"r{w}", 40)} for w in range(12)))
TODAY = 63  # the monday of week 10


def mornings(values: dict[int, float], usual: float, first: int = 1, last: int = TODAY) -> dict[date, Reading]:
    """A reading of each day: the usual one, a little up and down, but for the days that are named."""
    made = {n: usual * (1 + 0.01 * ((n % 3) - 1)) for n in range(first, last + 1)} | values
    return {day(n): Reading(value, (f"m{n}",)) for n, value in made.items()}


def rules_of(signals: Signals, plan: Plan = LONG, today: int = TODAY, **known: object) -> list[str]:
    _, changes = adapt(plan, log(**known), signals, BRUNO, day(today))
    return rules(changes)


# --- easy weeks


def test_a_fallen_hrv_brings_an_easy_week_only_with_a_heart_that_is_up() -> None:
    low = dict.fromkeys(range(TODAY - 12, TODAY + 1), 40.0)
    fallen = mornings(low, 60.0)
    up = mornings(dict.fromkeys(range(TODAY - 12, TODAY + 1), 60.0), 52.0)
    assert "deload.hrv" in rules_of(Signals(rmssd_ms=fallen, resting_hr_bpm=up))
    assert "deload.hrv" not in rules_of(Signals(rmssd_ms=fallen, resting_hr_bpm=mornings({}, 52.0)))
    assert "deload.hrv" not in rules_of(Signals(rmssd_ms=mornings({}, 60.0), resting_hr_bpm=up))


def lifts(*, squat: float, bench: float) -> dict[str, object]:
    """Five sessions of two lifts; the last two with other weights."""
    done, sets = [], []
    for n, at in enumerate((35, 42, 49, 53, 60)):
        w = did(f"s{n}", day(at))
        done.append(w)
        sets += sets_of(w, "back_squat", (6, 6, 6), 100 if n < 3 else squat)
        sets += sets_of(w, "bench_press", (6, 6, 6), 80 if n < 3 else bench)
    return {"workouts": done, "sets": sets}


def test_two_lifts_that_fell_bring_an_easy_week_and_one_does_not() -> None:
    assert "deload.strength" in rules_of(Signals(), **lifts(squat=90, bench=72))
    assert "deload.strength" not in rules_of(Signals(), **lifts(squat=90, bench=80))
    assert "deload.strength" not in rules_of(Signals(), **lifts(squat=99, bench=79))


def test_four_low_days_by_the_athletes_own_words_bring_an_easy_week() -> None:
    def told(days: int) -> Signals:
        def series(usual: float, low: float) -> dict[date, Reading]:
            return mornings(dict.fromkeys(range(TODAY - days, TODAY), low), usual, last=TODAY - 1)

        return Signals(mood=series(4, 1), energy=series(4, 1), soreness=series(2, 6))

    assert "deload.readiness" in rules_of(told(4))
    assert "deload.readiness" not in rules_of(told(2))


# --- days


def test_three_days_below_the_own_band_shorten_today_and_one_only_eases_it() -> None:
    hard = plan_of(*({0: run(f"h{w}", 40, 4), 2: run(f"e{w}", 40)} for w in range(12)))
    heart = mornings({}, 52.0)
    long = Signals(rmssd_ms=mornings(dict.fromkeys(range(TODAY - 4, TODAY + 1), 46.0), 60.0), resting_hr_bpm=heart)
    found = [r for r in rules_of(long, hard) if r.startswith(("hrv.", "deload."))]
    assert found == ["hrv.low_long"]
    short = Signals(rmssd_ms=mornings(dict.fromkeys(range(TODAY - 2, TODAY + 1), 38.0), 60.0), resting_hr_bpm=heart)
    assert [r for r in rules_of(short, hard) if r.startswith(("hrv.", "deload."))] == ["hrv.low"]


def test_a_low_day_is_at_most_an_hour_and_half_an_hour_with_a_high_resting_heart_rate() -> None:
    """Reference 2.8. Below the band the 68-minute long run was moved to today, and a heart 6 over its usual 50 changed nothing."""
    week = {0: run("hard", 50, 4), 3: run("easy", 45), 5: run("long", 68)}
    low = mornings(dict.fromkeys(range(TODAY - 2, TODAY + 1), 38.0), 60.0)
    for hard, calm in ((week, 45.0), ({0: week[0], 5: week[5]}, 50.0)):
        plan = plan_of(
            *({d: msgspec.structs.replace(s, session_id=f"{s.session_id}{w}") for d, s in hard.items()} for w in range(12))
        )
        ran = log(
            workouts=[
                did(f"{s.session_id}{w}", day(7 * w + d), kind="running", minutes=68) for w in (7, 8) for d, s in hard.items()
            ]
        )
        short, _ = adapt(plan, ran, Signals(rmssd_ms=low, resting_hr_bpm=mornings({}, 50.0)), BRUNO, day(TODAY))
        now = session_on(short, day(TODAY))
        assert now is not None
        assert now.endurance is not None
        assert (now.endurance.zone, now.minutes) == (2, calm)
        heart = mornings(dict.fromkeys(range(TODAY - 2, TODAY + 1), 56.0), 50.0)
        high, changes = adapt(plan, ran, Signals(rmssd_ms=low, resting_hr_bpm=heart), BRUNO, day(TODAY))
        now = session_on(high, day(TODAY))
        assert now is not None
        assert now.endurance is not None
        assert now.endurance.minutes <= 30
        told = [c for c in changes if c.rule == "hrv.low_long"]
        assert told
        assert all("56" in c.text[language] for c in told for language in ("en", "es"))
        assert adapt(high, ran, Signals(rmssd_ms=low, resting_hr_bpm=heart), BRUNO, day(TODAY))[0] is high


def test_sleep_that_is_owed_makes_the_lifting_of_today_less() -> None:
    usual = {day(n): Reading(8.0, (f"n{n}",)) for n in range(20, 50)}
    owed = usual | {day(n): Reading(5.3, (f"n{n}",)) for n in range(50, TODAY)} | {day(TODAY): Reading(8.3, ("last",))}
    kept = [did(f"a{w}", day(7 * w)) for w in (7, 8)] + [did(f"r{w}", day(7 * w + 3), kind="running", minutes=40) for w in (7, 8)]
    plan, changes = adapt(LONG, log(workouts=kept), Signals(sleep_h=owed), BRUNO, day(TODAY))
    assert "sleep.debt" in rules(changes)
    session, before = session_on(plan, day(TODAY)), session_on(LONG, day(TODAY))
    assert session is not None
    assert before is not None
    assert sum(len(e.sets) for e in session.exercises) < sum(len(e.sets) for e in before.exercises)
    always_short = {day(n): Reading(5.3, (f"n{n}",)) for n in range(20, TODAY)} | {day(TODAY): Reading(8.3, ("last",))}
    assert "sleep.debt" not in rules_of(Signals(sleep_h=always_short), workouts=kept)
    easy = plan_of(*({0: run(f"e{w}", 90), 3: run(f"f{w}", 90)} for w in range(12)))
    ran = [did(f"{id}{w}", day(7 * w + n), kind="running", minutes=90) for w in (7, 8) for id, n in (("e", 0), ("f", 3))]
    eased, _ = adapt(easy, log(workouts=ran), Signals(sleep_h=owed), BRUNO, day(TODAY))
    run_of_today = session_on(eased, day(TODAY))
    assert run_of_today is not None
    assert run_of_today.minutes >= 90


# --- effort


def runs_felt(rpe: float, minutes: float = 40) -> list[object]:
    return [did(id, day(n), kind="running", minutes=minutes, rpe=rpe) for id, n in (("a", 0), ("b", 2))]


def test_two_runs_felt_much_too_easy_make_the_next_one_longer_within_the_week() -> None:
    plan = plan_of({0: run("a", 40), 2: run("b", 40), 4: run("c", 40)})
    new, changes = adapt(plan, log(workouts=runs_felt(0.5)), Signals(), BRUNO, day(3))
    session = session_on(new, day(4))
    assert session is not None
    assert (session.minutes, "effort.low" in rules(changes)) == (44, True)
    assert "effort.low" not in rules(adapt(plan, log(workouts=runs_felt(3)), Signals(), BRUNO, day(3))[1])
    capped = msgspec.structs.replace(BRUNO, minutes_per_session=40)
    assert "effort.low" not in rules(adapt(plan, log(workouts=runs_felt(0.5)), Signals(), capped, day(3))[1])


def test_a_week_has_no_more_endurance_than_the_four_before_let_it() -> None:
    """PL-04: a tenth or twenty minutes over their mean, also where two runs felt too easy."""
    month = [did(f"m{n}", day(n - 28), kind="running", minutes=40) for n in (0, 2, 7, 9, 14, 16, 21, 23)]
    done = [did(id, day(n), kind="running", minutes=40, rpe=0.5) for id, n in (("a", 0), ("b", 2))]
    known = {"workouts": [*month, *done], "opened": day(-28)}
    full = plan_of({0: run("a", 40), 2: run("b", 40), 4: run("c", 40)})
    assert "effort.low" not in rules(adapt(full, log(**known), Signals(), BRUNO, day(3))[1])
    light = plan_of({0: run("a", 30), 2: run("b", 30), 4: run("c", 30)})
    assert "effort.low" in rules(adapt(light, log(**known), Signals(), BRUNO, day(3))[1])


@pytest.mark.parametrize(("rpe", "grows"), [(3.0, True), (6.0, False)])
def test_easy_endurance_does_not_grow_after_a_week_that_felt_too_hard(rpe: float, grows: bool) -> None:
    plan = plan_of(*({0: run(f"a{w}", 40), 3: run(f"b{w}", 40)} for w in range(3)))
    done = [did("a0", day(0), kind="running", minutes=40, rpe=rpe), did("b0", day(3), kind="running", minutes=40, rpe=3.0)]
    assert ("endurance.up" in rules(adapt(plan, log(workouts=done), Signals(), BRUNO, day(7))[1])) is grows


# --- pauses


def test_after_four_weeks_without_training_every_exercise_begins_again() -> None:
    weeks = plan_of(*({0: lifting(f"a{w}", exercise("back_squat", 100, sets=5, reps=15, rir=1), minutes=80)} for w in range(8)))
    w = did("a0", day(0))
    known = log(workouts=[w], sets=sets_of(w, "back_squat", (15, 15, 15), 100))
    new, changes = adapt(weeks, known, Signals(), BRUNO, day(35))
    assert "gap.28" in rules(changes)
    session = session_on(new, day(35))
    assert session is not None
    sets = session.exercises[0].sets
    assert (len(sets), sets[0].target_reps, sets[0].target_rir) == (2, 12, 3.0)
    assert (sets[0].target_load_kg or 0.0) <= 70.0
    assert session.minutes <= 45


@pytest.mark.parametrize("why", ["ill", "hurt"])
def test_weeks_missed_for_illness_or_pain_do_not_make_the_plan_smaller(why: str) -> None:
    weeks = plan_of(*({d: run(f"w{w}d{d}", 40) for d in (0, 2, 4, 5)} for w in range(8)))
    done = [did(f"w{w}d0", day(7 * w), kind="running", minutes=40) for w in range(2)]
    assert "adherence.shorten" in rules(adapt(weeks, log(workouts=done), Signals(), BRUNO, day(14))[1])
    ill = Signals(illness={day(n): Reading(2.0, (f"i{n}",)) for n in (2, 3, 4)}) if why == "ill" else Signals()
    pains = [Pain("wrist", 6, day(5), "p")] if why == "hurt" else []
    assert "adherence.shorten" not in rules(adapt(weeks, log(workouts=done, pains=pains), ill, BRUNO, day(14))[1])


# --- pain


def knees(*pains: tuple[float, int], today: int) -> list[str]:
    weeks = plan_of(*({0: lifting(f"a{w}", exercise("back_squat", 100))} for w in range(4)))
    log_of = log(pains=[Pain("knee", level, day(n), f"p{n}") for level, n in pains], workouts=[did("a0", day(0))])
    return [r for r in rules(adapt(weeks, log_of, Signals(), BRUNO, day(today))[1]) if r.startswith("pain.")]


def test_after_much_pain_one_better_day_is_not_enough_for_two_weeks() -> None:
    assert knees((6, 1), (1, 4), today=7)[0] in {"pain.swap", "pain.stop"}
    assert knees((4, 1), (1, 4), today=7) == []
    assert knees((6, 1), today=21) == []


def test_what_comes_in_the_place_of_what_hurts_spares_all_that_hurts_and_does_not_bounce() -> None:
    weeks = plan_of({0: lifting("a", exercise("overhead_press", 40))}, {0: lifting("b", exercise("overhead_press", 40))})
    hurt = [Pain("shoulder", 6, day(5), "p"), Pain("low back", 4, day(5), "q"), Pain("elbow", 4, day(5), "r")]
    new, _ = adapt(weeks, log(pains=hurt, workouts=[did("a", day(0))]), Signals(), BRUNO, day(6))
    for slot in lay_out(new, day(0)):
        for e in slot.session.exercises if slot.day >= day(6) else ():
            known = catalogue()[e.exercise_id]
            assert all(known.stress(region) < 0.3 for region in ("shoulder", "low back", "elbow"))
            assert known.pattern not in {"jump", "locomotion"}


# --- limits beside progress


def test_a_load_that_the_limits_did_not_let_rise_is_told_apart() -> None:
    def at(kg: float) -> Plan:
        return plan_of({0: lifting("a", exercise("back_squat", kg), exercise("bench_press", 60))})

    assert stepped_back(at(100), at(110), at(100)) == {"back_squat"}
    assert stepped_back(at(100), at(110), at(110)) == frozenset()
    assert stepped_back(at(100), at(90), at(80)) == frozenset()


def test_the_plan_of_the_tests_is_what_they_say() -> None:
    assert session_on(SQUATS, day(0)) is not None
    assert session_on(LONG, day(TODAY)) is not None


@pytest.mark.parametrize(
    ("today", "en", "es"), [(7, "back to normal tomorrow", "Mañana debería"), (11, "Tell me how it is now", "Dime cómo está ahora")]
)
def test_a_pain_told_days_ago_is_asked_for_and_not_said_to_be_gone_tomorrow(today: int, en: str, es: str) -> None:
    weeks = plan_of(*({0: lifting(f"a{w}", exercise("back_squat", 100))} for w in range(4)))
    known = log(pains=[Pain("knee", 4, day(6), "p")], workouts=[did("a0", day(0))])
    changes = [c for c in adapt(weeks, known, Signals(), BRUNO, day(today))[1] if c.rule == "pain.less"]
    assert changes
    assert all(en in say(c, "en") and es in say(c, "es") for c in changes)
