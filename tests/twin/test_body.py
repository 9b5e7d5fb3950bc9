"""One body: what is worse for it is never better, on the same lives with the same chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from milo.twin import plan
from milo.twin.cohort import Cohort
from milo.twin.draws import Draws
from milo.twin.parameters import REFERENCE
from milo.twin.traits import ARCHETYPES, STRENGTH, Traits, draw

N = 1_500
NAMES = ["fell_ill", "injured", "hazard", "performance", "minutes", "ln_rmssd", "resting_hr", "fatigue", "exhaustion", "soreness"]


def lived(days: int, the_plan: plan.Plan | None = None, **overrides: object) -> dict[str, np.ndarray]:
    """A plan handed in is lived from the first day on, so that no habit before it differs."""
    burn_in = 60 if the_plan is None else 0
    return Cohort(11, N, plan=the_plan, overrides=overrides or None, burn_in=burn_in).history(days, NAMES)


def habit(less_h: float) -> np.ndarray:
    return draw(N, Draws(11)).sleep_habit_h - np.float32(less_h)


def test_an_hour_less_sleep_is_never_better() -> None:
    """Everybody trains the same, so that sleep is all that differs; chance is the same draw by draw."""
    training = plan.uniform(N, (0, 2, 4, 5), 50, 0.75)
    usual, short = lived(200, training, sleep_habit_h=habit(0)), lived(200, training, sleep_habit_h=habit(1))
    assert short["fell_ill"].sum() > 1.1 * usual["fell_ill"].sum()
    assert short["injured"].sum() > usual["injured"].sum()
    assert short["ln_rmssd"].mean() < usual["ln_rmssd"].mean()
    assert short["resting_hr"].mean() > usual["resting_hr"].mean()
    # What nothing random stands between is worse or as bad for every single person: debt has a floor and a ceiling.
    assert np.all(short["performance"].mean(0) <= usual["performance"].mean(0) + 1e-6)
    assert short["performance"].mean() < usual["performance"].mean()
    assert short["exhaustion"].mean() > usual["exhaustion"].mean()
    assert short["hazard"].sum(0).mean() > usual["hazard"].sum(0).mean()


def test_each_hour_less_sleep_brings_more_colds() -> None:
    colds = [lived(120, plan.rest(N), sleep_habit_h=habit(less))["fell_ill"].sum() for less in (-1, 0, 1, 2)]
    assert colds == sorted(colds)
    assert colds[-1] > 1.2 * colds[0]


def test_rest_after_load_lowers_fatigue_and_soreness_and_lets_performance_rise() -> None:
    cohort = Cohort(11, N, plan=plan.uniform(N, tuple(range(6)), 70, 0.8))
    tired = cohort.history(42, NAMES)
    cohort.follow(plan.rest(N))
    rested = cohort.history(14, NAMES)
    assert np.all(rested["fatigue"][-1] < 0.8 * tired["fatigue"][-1])
    assert rested["fatigue"][-1].mean() < 0.35 * tired["fatigue"][-1].mean()
    assert np.all(np.diff(rested["fatigue"], axis=0) <= 0)
    assert np.all(rested["soreness"][-1] <= tired["soreness"][-1])
    assert rested["performance"][6].mean() > tired["performance"][-1].mean()


def test_overload_raises_hazard_and_injury_and_lowers_hrv() -> None:
    usual = plan.uniform(N, (0, 2, 4, 5), 45, 0.72)
    over = replace(usual, minutes=usual.minutes * 2, intensity=np.minimum(usual.intensity + 0.14, 0.97))
    found = {}
    for name, then in (("usual", usual), ("over", over)):
        cohort = Cohort(11, N, plan=usual)
        for _ in cohort.live(60):
            pass
        cohort.follow(then)
        found[name] = cohort.history(56, NAMES)
    a, b = found["usual"], found["over"]
    assert b["injured"].sum() > 1.5 * a["injured"].sum()
    assert b["ln_rmssd"].mean() < a["ln_rmssd"].mean() - 0.03
    assert b["resting_hr"][:14].mean() > a["resting_hr"][:14].mean()
    # The hazard of somebody already burnt out is none; among those who are not it never falls.
    both = (a["hazard"][-1] > 0) & (b["hazard"][-1] > 0)
    assert b["hazard"][-1][both].mean() > a["hazard"][-1][both].mean()


def test_stress_support_and_alcohol_work_in_their_directions() -> None:
    calm, tense = lived(150, stress_set=-0.5), lived(150, stress_set=1.5)
    assert tense["hazard"].mean() > 2 * calm["hazard"].mean()
    assert tense["fell_ill"].sum() > calm["fell_ill"].sum()
    alone, held = lived(150, support=-1.0), lived(150, support=1.0)
    assert alone["hazard"].mean() > held["hazard"].mean()
    dry, wet = lived(150, drinks=0.0), lived(150, drinks=0.5)
    assert wet["ln_rmssd"].mean() < dry["ln_rmssd"].mean() - 0.03
    assert wet["resting_hr"].mean() > dry["resting_hr"].mean()


def test_soreness_peaks_on_the_first_two_days_and_is_gone_by_the_fifth() -> None:
    one = plan.uniform(N, (0,), 60, 0.7, sets=8, activity=STRENGTH)
    cohort = Cohort(11, N, plan=one, burn_in=0)
    soreness = cohort.history(6, ["soreness"])["soreness"].mean(1)
    assert soreness.argmax() in {0, 1, 2}
    assert soreness.max() > 1
    assert soreness[5] < 0.25 * soreness.max()


def test_500_kcal_less_a_day_take_what_hall_says_and_not_what_7700_kcal_say() -> None:
    diet = plan.rest(50)
    diet.strict, diet.diet_kcal = True, np.full(50, -500, np.float32)
    body = {"mass_kg": 80.0, "height_cm": 178.0, "female": False, "age": 35.0, "body_fat": 0.22}
    people = Cohort(11, 50, plan=diet, overrides=body, burn_in=0)
    start = people.state.fat_kg + people.state.lean_kg
    lost = []
    for _ in people.live(3 * 365):
        lost.append(float((start - people.state.fat_kg - people.state.lean_kg).mean()))
    # Reference 6.4: -1.6 kg at 28 days, -4.7 at 90, -8.4 at 180, -13.4 to -13.9 after a year, -18 to -20 after three.
    assert lost[27] == pytest.approx(1.6, abs=0.3)
    assert lost[89] == pytest.approx(4.7, abs=0.4)
    assert lost[179] == pytest.approx(8.4, abs=0.5)
    assert lost[364] == pytest.approx(13.65, abs=0.3)
    assert 18 <= lost[-1] <= 20.5


def test_fat_and_lean_tissue_account_for_the_energy_that_is_gone() -> None:
    cohort = Cohort(11, N)
    s, p = cohort.state, REFERENCE
    fat, lean = s.fat_kg.copy(), s.lean_kg.copy()
    balance = np.zeros(N)
    for truth in cohort.live(60):
        balance += truth.intake_kcal - truth.expenditure_kcal
    stored = p.rho_fat * (s.fat_kg - fat) + p.rho_lean * (s.lean_kg - lean)
    thin = s.fat_kg < 3  # a body has a last two kilograms of fat
    assert np.allclose(stored[~thin], balance[~thin], atol=60)


def test_a_burnout_keeps_people_from_training_and_passes() -> None:
    """The hazard is so high that everybody burns out, and gone afterwards: one burnout a life."""
    cohort = Cohort(11, 400, parameters=replace(REFERENCE, burnout_hazard=0.2), burn_in=0)
    seen = cohort.history(500, ["burnout", "burnt_out", "done", "planned", "hazard"])
    assert np.all(seen["burnout"].sum(0) <= 1)
    assert seen["burnout"].any(0).mean() > 0.95
    ill = seen["planned"] & seen["burnt_out"]
    well = seen["planned"] & ~seen["burnt_out"]
    assert seen["done"][ill].mean() < 0.6 * seen["done"][well].mean()
    assert not seen["hazard"][seen["burnt_out"] & ~seen["burnout"]].any()
    assert seen["burnt_out"][-1].mean() < 0.7


def test_archetypes_overlap_and_come_in_their_shares() -> None:
    t: Traits = draw(20_000, Draws(1))
    for k, archetype in enumerate(ARCHETYPES):
        assert (t.archetype == k).mean() == pytest.approx(archetype.share, abs=0.015)
    calm, tense = t.stress_set[t.archetype == 0], t.stress_set[t.archetype == 2]
    assert (calm > np.median(tense)).mean() > 0.005
    assert (t.sleep_habit_h[t.archetype == 3] > np.median(t.sleep_habit_h[t.archetype == 0])).mean() > 0.05
