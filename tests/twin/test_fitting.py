"""A twin fitted to somebody: it comes near the hidden body it was fitted to, says how sure it is, and refuses too little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from milo.twin.comparing import Way, ahead, compare
from milo.twin.draws import Draws
from milo.twin.fitting import TooLittle, fit, unfitted
from milo.twin.fitting_marks import Known, Series
from milo.twin.fitting_past import WEEK, NoChance, Training, calendar, live_past
from milo.twin.fitting_prior import Told, bodies, columns, prior
from milo.twin.parameters import REFERENCE
from milo.twin.traits import RUNNING, STRENGTH
from milo.vocabulary.errors import BadValue

FIRST = date(2026, 1, 5)  # a Monday
ADA = Told(34, True, 168, 62, "general")


def training(weeks: int, runs: int = 3, minutes: float = 45.0, lifts: int = 2) -> Training:
    """The same week again and again: so many runs, then so many days of lifting."""
    minutes_of, intensity, sets = (np.zeros(weeks * WEEK, np.float32) for _ in range(3))
    activity = np.full(weeks * WEEK, RUNNING, np.int8)
    for w in range(weeks):
        days = [w * WEEK + d for d in (0, 2, 4, 5, 6, 1, 3)]
        for d in days[:runs]:
            minutes_of[d], intensity[d] = minutes, 0.7
        for d in days[runs : runs + lifts]:
            minutes_of[d], intensity[d], sets[d], activity[d] = 60, 0.6, 5, STRENGTH
    return Training(minutes_of, intensity, sets, activity)


def marks(vo2max: float = 42.0, squat: float = 80.0, weeks: int = 8, sd: float = 0.5) -> list[Series]:
    """A laboratory's VO2max and a squat, a mark a week."""
    at = np.arange(weeks)
    return [
        Series("vo2max", "vo2max", at, np.full(weeks, vo2max), np.full(weeks, sd), 0.5),
        Series("strength", "back_squat", at, np.full(weeks, np.log(squat)), np.full(weeks, 0.03), 0.02, 0),
        Series("weight_kg", "weight_kg", at, np.full(weeks, 62.0), np.full(weeks, 0.3), 0.1),
    ]


def known(**values: object) -> Known:
    return replace(Known(ADA, FIRST, training(8), marks()), **values)  # type: ignore[arg-type]


def test_the_fitted_bodies_have_the_marks_they_were_fitted_to() -> None:
    for vo2max, squat in ((34.0, 60.0), (46.0, 95.0)):
        fitted = fit(known(series=marks(vo2max, squat)), seed=3)
        assert np.median(fitted.state.vo2max) == pytest.approx(vo2max, abs=1.5)
        lifts = fitted.state.strength[0] * fitted.state.weight_kg * np.exp(fitted.level["back_squat"])
        assert np.median(lifts) == pytest.approx(squat, rel=0.07)  # a rested body's: the marks are of tired ones
        assert np.median(fitted.state.weight_kg) == pytest.approx(62, abs=0.6)
        assert fitted.effective > 100
        assert fitted.fitted_to == ("vo2max", "back_squat", "weight_kg")


def test_what_is_told_narrows_the_band_and_what_is_not_stays_wide() -> None:
    blind, fitted = unfitted(known(), seed=3), fit(known(), seed=3)
    assert fitted.state.vo2max.std() < 0.35 * blind.state.vo2max.std()
    assert fitted.traits.resting_hr.std() > 0.5 * blind.traits.resting_hr.std()


def test_the_same_seed_gives_the_same_bytes_and_another_one_other_bodies() -> None:
    one, two, other = fit(known(), seed=3), fit(known(), seed=3), fit(known(), seed=4)
    assert one.state.vo2max.tobytes() == two.state.vo2max.tobytes()
    assert one.state.vo2max.tobytes() != other.state.vo2max.tobytes()
    ways = Way(training(4)), Way(training(4, runs=1))
    assert compare(*ways, one, 4) == compare(*ways, two, 4)


def test_too_little_is_refused_and_says_what_is_missing() -> None:
    with pytest.raises(TooLittle, match="4 weeks") as few:
        fit(known(training=training(3), series=marks(weeks=3)), seed=1)
    assert few.value.reason == "few_weeks"
    with pytest.raises(TooLittle, match="performance mark") as none:
        fit(known(series=marks()[2:]), seed=1)
    assert none.value.reason == "no_marks"
    idle = training(8)
    idle.minutes[3 * WEEK :] = 0
    with pytest.raises(TooLittle):
        fit(known(training=idle), seed=1)


def test_marks_no_body_has_are_refused_instead_of_bent() -> None:
    series = marks()
    series.append(Series("weight_kg", "scale", np.arange(8), np.full(8, 140.0), np.full(8, 0.1), 0.0))
    with pytest.raises(TooLittle) as refused:
        fit(known(series=series), seed=1)
    assert refused.value.reason == "no_fit"


def test_more_training_raises_and_a_break_lowers_what_is_to_come_in_the_same_bodies() -> None:
    fitted = fit(known(), seed=3)
    usual, more = Way(training(8)), Way(training(8, runs=5, minutes=60))
    nothing = Way(Training(*(np.zeros_like(row) for row in vars(training(8)).values())))
    by_name = {o.name: o for o in compare(usual, more, fitted, 8).outcomes}
    assert by_name["vo2max"].change[1] > 0
    assert by_name["sessions"].change[0] > 1
    assert by_name["injury"].then[0] > by_name["injury"].now[0]
    by_name = {o.name: o for o in compare(usual, nothing, fitted, 8).outcomes}
    assert by_name["vo2max"].change[2] < 0
    assert by_name["back_squat"].change[2] < 0
    assert by_name["sessions"].then == (0, 0, 0)
    assert by_name["injury"].then[0] == by_name["injury"].then[1] == 0
    assert 0 < by_name["injury"].then[2] < 0.01  # nobody hurt of nine hundred is no promise


def test_less_food_takes_weight_and_more_sleep_is_slept() -> None:
    fitted = fit(known(), seed=3)
    usual = Way(training(4))
    by_name = {o.name: o for o in compare(usual, replace(usual, diet_kcal=-300), fitted, 4).outcomes}
    assert -2.5 < by_name["weight_kg"].change[0] < -0.4
    by_name = {o.name: o for o in compare(usual, replace(usual, sleep_h=1), fitted, 4).outcomes}
    assert by_name["asleep_h"].change[0] == pytest.approx(0.9, abs=0.2)


def test_the_same_way_twice_has_no_difference() -> None:
    fitted = fit(known(), seed=3)
    way = Way(training(4))
    for o in compare(way, way, fitted, 4).outcomes:
        assert o.now == o.then
        assert o.change[0] == 0


def test_living_ahead_leaves_the_fitted_bodies_as_they_were() -> None:
    fitted = fit(known(), seed=3)
    before = fitted.state.vo2max.copy()
    ahead(Way(training(4, runs=0)), fitted, 4)
    assert np.array_equal(fitted.state.vo2max, before)


def test_a_past_without_chance_is_lived_as_it_was_trained() -> None:
    drawn = prior(ADA, 50, Draws(1))
    made = bodies(columns_of(drawn), drawn.donors)
    one, two = (live_past(made, REFERENCE, training(6), FIRST) for _ in range(2))
    assert np.array_equal(one.weekly["vo2max"], two.weekly["vo2max"])
    assert one.day == 9 * WEEK
    assert not np.any(one.state.ill > 0)
    assert not np.any(one.state.hurt > 0)
    more = live_past(made, REFERENCE, training(6, runs=5, minutes=70), FIRST)
    able = made.traits.trainability > 0.3
    assert np.all(more.state.vo2max[able] >= one.state.vo2max[able])


def columns_of(drawn: object) -> np.ndarray:
    rng = np.random.default_rng(0)
    return rng.multivariate_normal(drawn.mean, drawn.covariance, 50)  # type: ignore[attr-defined]


def test_the_prior_keeps_what_was_told() -> None:
    drawn = prior(Told(61, False, 182, 90, "strength"), 200, Draws(2))
    t = drawn.donors
    assert set(t.age.tolist()) == {61.0}
    assert not t.female.any()
    assert np.allclose(t.mass_kg, 90)
    assert set(t.goal.tolist()) == {2}
    made = bodies(np.tile(drawn.mean, (200, 1)), t)
    assert np.allclose(columns(made), drawn.mean, atol=1e-3)


def test_the_middle_of_chance_is_no_chance() -> None:
    still = NoChance()("anything")
    assert np.array_equal(still.standard_normal((2, 3), dtype=np.float32), np.zeros((2, 3)))
    assert np.array_equal(still.random(4), np.full(4, 0.5))


def test_a_calendar_goes_on_with_its_last_week() -> None:
    week = training(2)
    week.minutes[7] = 99
    plan = calendar(week, 3, since=10)
    assert plan.on(17, 0).minutes.tolist() == [99, 99, 99]
    assert plan.on(24, 0).minutes.tolist() == [99, 99, 99]
    assert plan.on(10, 0).minutes.tolist() == [45, 45, 45]


def test_training_of_half_a_week_is_refused() -> None:
    with pytest.raises(BadValue, match="whole weeks"):
        Training(np.zeros(8), np.zeros(8), np.zeros(8), np.zeros(8, np.int8))
