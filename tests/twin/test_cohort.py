"""Many lives: the same seed is the same bytes, chance has names, plans are followed, and a life stays one over years."""

from __future__ import annotations

import hashlib
from datetime import date

import numpy as np
import pytest

from milo.twin import plan
from milo.twin.cohort import Cohort
from milo.twin.draws import Draws
from milo.twin.observe import Observer
from milo.twin.parameters import FAMILIES, REFERENCE, SECOND
from milo.twin.state import Truth
from milo.twin.traits import STRENGTH, draw

N = 200


def bytes_of(cohort: Cohort, days: int = 40) -> str:
    """A hash of every array of every day."""
    found = hashlib.sha256()
    for truth in cohort.live(days):
        for name, value in sorted(vars(truth).items()):
            found.update(name.encode())
            found.update(value.tobytes() if isinstance(value, np.ndarray) else str(value).encode())
    return found.hexdigest()


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert bytes_of(Cohort(7, N)) == bytes_of(Cohort(7, N))


@pytest.mark.parametrize("other", [{"seed": 8}, {"number": 1}, {"n": N + 1}, {"parameters": SECOND}, {"first": date(2025, 6, 2)}])
def test_another_seed_number_size_family_or_date_gives_other_lives(other: dict[str, object]) -> None:
    usual: dict[str, object] = {"seed": 7, "n": N, "number": 0, "parameters": REFERENCE, "first": date(2025, 1, 6)}
    assert bytes_of(Cohort(**usual), 5) != bytes_of(Cohort(**(usual | other)), 5)  # type: ignore[arg-type]


def test_drawing_from_a_new_name_changes_no_life() -> None:
    untouched, noisy = Cohort(7, N), Cohort(7, N)
    for _ in range(20):
        noisy.draws("a sensor nobody thought of").standard_normal(1_000)
        a, b = untouched.step(), noisy.step()
        assert a.resting_hr.tobytes() == b.resting_hr.tobytes()


def test_watching_changes_no_life() -> None:
    alone, watched = Cohort(7, N), Cohort(7, N)
    observer = Observer(watched.traits, watched.draws)
    for _ in range(20):
        a, b = alone.step(), watched.step()
        observer.see(b)
        assert a.ln_rmssd.tobytes() == b.ln_rmssd.tobytes()


def test_names_asked_for_in_another_order_draw_the_same() -> None:
    one, two = Draws(3), Draws(3)
    a = one("sleep").random(4), one("load").random(4)
    b = two("load").random(4), two("sleep").random(4)
    assert np.array_equal(a[0], b[1])
    assert np.array_equal(a[1], b[0])
    assert not np.array_equal(a[0], a[1])


def test_an_overridden_trait_leaves_the_others_as_they_were_drawn() -> None:
    usual, calm = draw(N, Draws(3)), draw(N, Draws(3), {"stress_set": -1.0})
    assert np.all(calm.stress_set == -1)
    for name, value in vars(usual).items():
        if name != "stress_set":
            assert np.array_equal(value, getattr(calm, name)), name


def test_an_unknown_trait_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="mood"):
        Cohort(1, 3, overrides={"mood": 5})


def test_every_array_of_state_and_truth_is_of_32_bits_or_fewer() -> None:
    cohort = Cohort(7, 50)
    truth = cohort.step()
    for owner in (cohort.state, cohort.traits, truth):
        for name, value in vars(owner).items():
            if isinstance(value, np.ndarray):
                assert value.dtype.itemsize <= 4, (name, value.dtype)


def test_a_day_kept_is_not_changed_by_the_days_after_it() -> None:
    cohort = Cohort(7, 50)
    kept = cohort.step()
    before = {name: value.copy() for name, value in vars(kept).items() if isinstance(value, np.ndarray)}
    for _ in cohort.live(5):
        pass
    for name, value in before.items():
        assert np.array_equal(value, getattr(kept, name)), name


def test_a_strict_plan_is_done_as_written_by_everybody() -> None:
    cohort = Cohort(7, N, plan=plan.uniform(N, (0, 3), 40, 0.7))
    seen = cohort.history(14, ["minutes", "intensity", "done"])
    weekdays = np.arange(14) % 7
    asked = (weekdays == 0) | (weekdays == 3)
    assert np.array_equal(seen["done"], np.broadcast_to(asked[:, None], (14, N)))
    assert np.all(seen["minutes"][asked] == 40)
    assert np.all(seen["minutes"][~asked] == 0)


def test_a_plan_for_its_people_may_be_made_from_them_and_a_new_one_followed_from_tomorrow() -> None:
    cohort = Cohort(7, N, plan=lambda traits, draws: plan.rest(traits.n))
    assert not cohort.history(7, ["done"])["done"].any()
    cohort.follow(plan.uniform(N, tuple(range(7)), 30, 0.6))
    assert cohort.step().done.all()


def test_two_plans_and_the_same_seed_give_different_lives_in_the_right_order() -> None:
    running = plan.uniform(N, (0, 1, 2, 4, 5), 50, 0.8)
    lifting = plan.uniform(N, (0, 1, 3, 4), 60, 0.6, sets=4, activity=STRENGTH)
    plans = {"running": running, "lifting": lifting, "rest": plan.rest(N)}
    lives = {name: Cohort(7, N, plan=p) for name, p in plans.items()}
    last: dict[str, Truth] = {}
    for name, cohort in lives.items():
        for truth in cohort.live(84):
            last[name] = truth
    assert bytes_of(lives["running"], 1) != bytes_of(lives["rest"], 1)
    # Somebody who answers training with a loss may well be better off at rest; all others are in order, person by person.
    answers = lives["rest"].traits.trainability > 0.05
    assert np.all((last["running"].vo2max > last["lifting"].vo2max)[answers])
    assert np.all((last["lifting"].vo2max >= last["rest"].vo2max)[answers])
    assert np.all(lives["lifting"].state.strength > lives["running"].state.strength)
    assert np.all(lives["running"].state.strength <= lives["rest"].state.strength * 1.0001)


def test_the_digest_of_parameters_tells_families_apart() -> None:
    assert len({p.digest for p in FAMILIES.values()}) == len(FAMILIES) == 2
    assert Cohort(1, 5, burn_in=0).signature.parameters == REFERENCE.digest


@pytest.mark.parametrize("family", list(FAMILIES))
def test_a_life_stays_plausible_over_three_years(family: str) -> None:
    cohort = Cohort(5, 600, parameters=FAMILIES[family])
    t, start = cohort.traits, cohort.state.weight_kg.copy()
    sums = {name: np.zeros(600) for name in ("minutes", "asleep_h", "resting_hr", "ill", "hurt", "intake_kcal")}
    most = 0.0
    for truth in cohort.live(3 * 365):
        most = max(most, float(truth.minutes.max()))
        for name, total in sums.items():
            total += getattr(truth, name)
        assert np.all((truth.vo2max > 8) & (truth.vo2max < 90))
        assert np.all((truth.resting_hr >= 34) & (truth.resting_hr <= 125))
        assert np.all((truth.exhaustion >= 1) & (truth.exhaustion <= 5))
    s = cohort.state
    mean = {name: total / (3 * 365) for name, total in sums.items()}
    assert most <= 300, "nobody trains more than five hours on a day"
    assert np.percentile(7 * mean["minutes"], 99) < 900
    assert 6.5 < mean["asleep_h"].mean() < 7.2
    assert 62 < mean["resting_hr"].mean() < 69
    assert mean["ill"].mean() < 0.08
    assert mean["hurt"].mean() < 0.10
    assert np.all((mean["intake_kcal"] > 1_000) & (mean["intake_kcal"] < 7_000))
    assert np.abs(s.weight_kg - start).max() < 0.2 * start.max()
    assert abs(float(np.median(s.weight_kg - start))) < 2
    assert np.all(s.strength <= t.strength_cap * 1.001)
    assert 0.7 < np.median(s.strength / t.strength_cap) < 0.95
    assert np.all(s.vo2max <= 1.5 * t.vo2_untrained + 0.01)
    assert 0.10 < (s.burnt_out | s.recovered).mean() < 0.35
    assert s.burnt_out.mean() < 0.10, "who burns out gets over it"
