"""A session second by second: it follows effort, keeps to physiology's arithmetic, and shows what laboratories measured."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from milo.twin import effort as asks
from milo.twin.draws import Draws
from milo.twin.physiology import Physiology, physiology
from milo.twin.session import Truth, run, stroke_volume_ml
from milo.vocabulary.errors import BadValue, UnknownName

N = 60


def people(n: int = N, seed: int = 1, **own: Any) -> Physiology:
    """Bodies like Ada's, half of them women, who differ in what the daily twin does not know."""
    known: dict[str, Any] = {
        "age": np.full(n, 30.0), "female": np.arange(n) % 2, "height_cm": 172.0, "mass_kg": 68.0, "resting_hr": 56.0,
        "max_hr": 188.0, "vo2max": 48.0, "vo2_untrained": 42.0,
    } | own  # fmt: skip
    return physiology(**known, rng=np.random.default_rng(seed))


def exactly(who: Physiology) -> Physiology:
    """The same, at the textbook's price of oxygen."""
    return replace(who, economy=np.ones(who.n, np.float32))


def end(values: np.ndarray, seconds: int = 30) -> np.ndarray:
    """The mean of the last seconds, (n,)."""
    return values[-seconds:].mean(axis=0)


@pytest.fixture(scope="module")
def ada() -> Physiology:
    return exactly(people())


@pytest.fixture(scope="module")
def five_by_four(ada: Physiology) -> Truth:
    """Five times four minutes at 92 %, three minutes easy between."""
    return run(ada, asks.intervals(240, 0.92, 180, 0.45, 5, ada.n))


def test_the_same_people_and_effort_give_the_same_bytes(ada: Physiology) -> None:
    effort = asks.wavering(asks.steady(400, 0.6, N), np.random.default_rng(4))
    once, again = (run(ada, effort, np.random.default_rng(9)) for _ in range(2))
    for name in vars(once):
        assert getattr(once, name).tobytes() == getattr(again, name).tobytes(), name


def test_nobody_is_changed_by_who_else_is_there(ada: Physiology) -> None:
    effort = asks.intervals(120, 0.9, 60, 0.4, 2, N)
    together, alone = run(ada, effort), run(ada.of(slice(7, 8)), effort[:, 7:8])
    assert np.allclose(together.heart_rate_bpm[:, 7], alone.heart_rate_bpm[:, 0], atol=1e-3)
    assert np.allclose(together.ventilation_l_min[:, 7], alone.ventilation_l_min[:, 0], atol=1e-3)


def test_a_longer_session_begins_as_the_shorter_one(ada: Physiology) -> None:
    short, long = run(ada, asks.steady(700, 0.8, N)), run(ada, asks.steady(1_500, 0.8, N))
    assert np.array_equal(short.vo2_ml_kg_min, long.vo2_ml_kg_min[:700])
    assert np.array_equal(short.heart_rate_bpm, long.heart_rate_bpm[:700])


def test_an_effort_of_other_people_is_refused(ada: Physiology) -> None:
    with pytest.raises(BadValue, match="One column for each person"):
        run(ada, asks.steady(10, 0.5, N - 1))


def test_a_body_without_any_reserve_is_refused() -> None:
    with pytest.raises(BadValue, match="reserve"):
        people(3, max_hr=50.0)


def test_more_asked_for_is_more_of_everything_but_air_in_the_blood(ada: Physiology) -> None:
    easy, hard = (run(ada, asks.steady(600, share, N)) for share in (0.5, 0.8))
    for name in ("vo2_ml_kg_min", "vco2_ml_min", "ventilation_l_min", "heart_rate_bpm", "breath_rate"):
        assert (end(getattr(hard, name)) > end(getattr(easy, name))).all(), name
    assert (hard.rpe > easy.rpe).all()
    assert (end(hard.spo2_pct) <= end(easy.spo2_pct)).all()


def test_steady_work_costs_the_oxygen_it_asks_for(ada: Physiology) -> None:
    below = run(ada, asks.steady(900, 0.45, N))
    assert end(below.vo2_ml_kg_min) == pytest.approx(0.45 * ada.vo2max, rel=0.01)
    dear = replace(ada, economy=np.full(N, 1.1, np.float32))
    assert end(run(dear, asks.steady(900, 0.45, N)).vo2_ml_kg_min) == pytest.approx(0.495 * ada.vo2max, rel=0.01)


def test_gas_and_air_keep_their_arithmetic(ada: Physiology, five_by_four: Truth) -> None:
    t = five_by_four
    assert t.tidal_volume_l * t.breath_rate == pytest.approx(t.ventilation_l_min, rel=1e-4)
    x = t.vo2_ml_kg_min / ada.vo2max
    paco2 = 40 - 25 * np.maximum(x - ada.vt2, 0)
    dead = 1 - 0.863 * t.vco2_ml_min / (t.ventilation_l_min * paco2)
    assert dead.min() >= 0.15
    assert dead.max() <= 0.36
    assert (t.tidal_volume_l <= 0.5501 * ada.vital_capacity_l).all()
    jones = 5.5 + 0.90 * t.petco2_mmhg - 2.1 * t.tidal_volume_l
    assert jones == pytest.approx(paco2, abs=0.01)


def test_the_exchange_ratio_stays_within_what_people_show(ada: Physiology, five_by_four: Truth) -> None:
    rer = five_by_four.vco2_ml_min / (five_by_four.vo2_ml_kg_min * ada.mass_kg)
    assert 0.6 < rer.min() < 0.80  # carbon dioxide is stored first
    assert 1.0 < rer.max() < 1.35
    rest = run(ada, asks.steady(300, 0.0, N))
    assert end(rest.vco2_ml_min) / (end(rest.vo2_ml_kg_min) * ada.mass_kg) == pytest.approx(0.81, abs=0.02)


def test_hard_work_stopped_lets_the_exchange_ratio_overshoot(ada: Physiology) -> None:
    t = run(ada, np.concatenate([asks.steady(480, 0.95, N), asks.steady(300, 0.0, N)]))
    rer = (t.vco2_ml_min / (t.vo2_ml_kg_min * ada.mass_kg)).mean(axis=1)
    peak = 480 + int(rer[480:].argmax())
    assert 0.08 < rer[peak] - rer[479] < 0.35
    assert 20 <= peak - 480 <= 120
    assert rer[480 + 180] > rer[480 + 299]


def test_the_heart_follows_effort_and_never_passes_its_maximum(ada: Physiology, five_by_four: Truth) -> None:
    hr = five_by_four.heart_rate_bpm
    assert (hr <= ada.max_hr + 1e-3).all()
    assert hr[0].max() < 75  # standing at the start
    warm_up = asks.WARM_UP_S
    for k in range(5):
        work = warm_up + k * 420 + 239
        assert (hr[work] > 0.88 * ada.max_hr).all()
        assert (hr[work + 180] < hr[work] - 15).all()
    beyond = run(ada, asks.steady(600, 1.25, N))
    assert (end(beyond.heart_rate_bpm) <= ada.max_hr + 1e-3).all()
    assert beyond.vo2_ml_kg_min.max() <= ada.vo2max.max() + 1e-3


def test_nobody_runs_at_sixty_beats() -> None:
    slowest = run(people(resting_hr=42.0, max_hr=200.0), asks.steady(600, 0.55, N))
    assert slowest.heart_rate_bpm[120:].min() > 100


def test_a_minute_of_rest_takes_more_from_a_fit_heart() -> None:
    drops = {}
    for name, own in {
        "fit": {"vo2max": 60.0, "vo2_untrained": 42.0, "resting_hr": 50.0},
        "unfit": {"vo2max": 32.0, "vo2_untrained": 32.0, "resting_hr": 72.0},
    }.items():
        who = exactly(people(**own))
        hr = run(who, asks.ramp(0.3, 0.085, N, until=1.15, after_s=61)).heart_rate_bpm
        drops[name] = float((hr[-62] - hr[-1]).mean())
    assert 20 <= drops["fit"] <= 35
    assert 12 <= drops["unfit"] <= 20


def time_constant(values: np.ndarray, start: int, stop: int) -> np.ndarray:
    """The time constant of one exponential through seconds start..stop of (t, n), (n,), by least squares over a grid."""
    y = values[start:stop].astype(float)
    t = np.arange(stop - start)[:, None]
    taus = np.arange(4.0, 140.0, 0.5)
    left = np.empty((len(taus), y.shape[1]))
    for row, tau in zip(left, taus, strict=True):
        x = np.exp(-t / tau) - np.exp(-t / tau).mean()
        slope = (x * (y - y.mean(axis=0))).sum(axis=0) / (x**2).sum()
        row[:] = ((y - y.mean(axis=0) - x * slope) ** 2).sum(axis=0)
    return np.asarray(taus[left.argmin(axis=0)])


def test_target_14_time_constants_fitted_to_a_step_are_the_published_ones() -> None:
    who = exactly(people(600, vo2max=46.0))
    published = {"moderate": ((22, 9), (33, 10)), "heavy": ((29, 9), (44, 15))}
    for domain, share in (("moderate", 0.85 * who.vt1), ("heavy", who.vt1 + 0.35 * (1 - who.vt1))):
        t = run(who, np.concatenate([asks.steady(60, 0.2, who.n), asks.steady(360, share, who.n)]))
        # Phase I is left out as laboratories do; the slow component has not begun.
        fitted = time_constant(t.vo2_ml_kg_min, 60 + 38, 60 + 115), time_constant(t.heart_rate_bpm, 61, 60 + 115)
        for tau, (mean, sd), name in zip(fitted, published[domain], ("vo2", "hr"), strict=True):
            assert tau.mean() == pytest.approx(mean, abs=4), (domain, name)
            assert tau.std() == pytest.approx(sd, abs=3), (domain, name)


def test_the_slow_component_comes_only_above_the_first_threshold(ada: Physiology) -> None:
    easy, hard = (run(ada, asks.steady(900, share, N)).vo2_ml_kg_min for share in (0.85 * ada.vt1, 0.5 * (ada.vt1 + ada.vt2)))
    assert (np.abs(easy[880] - easy[300]) < 0.15).all()
    rise = (hard[880] - hard[240]) * ada.mass_kg / 1000
    assert 0.03 < rise.mean() < 0.25
    assert (rise > 0).all()


def test_target_16_heat_and_lost_water_lift_the_heart_rate(ada: Physiology) -> None:
    effort = asks.steady(2_760, 0.60, N)
    wide = replace(ada, max_hr=np.full(N, 215.0, np.float32))  # so that no maximum cuts the drift
    rise = {}
    for heat in (0.0, 0.5, 1.0):
        t = run(wide, effort, heat=heat)
        rise[heat] = 100 * float((t.heart_rate_bpm[2_700] / t.heart_rate_bpm[900] - 1).mean())
        if heat == 1.0:
            volume = stroke_volume_ml(wide, t)
            assert -16 <= 100 * float((volume[2_700] / volume[900] - 1).mean()) <= -8
    assert rise[0.0] < rise[0.5] < rise[1.0]
    assert 11 <= rise[1.0] <= 16
    dry, wet = (run(wide, effort, heat=1.0, drinks=d) for d in (0.0, 1.0))
    per_pct = (dry.heart_rate_bpm - wet.heart_rate_bpm)[-1] / dry.mass_lost_pct[-1]
    assert per_pct.mean() == pytest.approx(3.0, abs=0.3)
    assert (wet.mass_lost_pct == 0).all()


def test_target_17_saturation_falls_in_the_elite_alone() -> None:
    lowest = {}
    for name, own in {
        "untrained": {"vo2max": 36.0, "vo2_untrained": 36.0, "female": 0},
        "moderate": {"vo2max": 48.0, "vo2_untrained": 42.0, "female": 0},
        "elite": {"vo2max": 66.0, "vo2_untrained": 52.0, "female": 0},
    }.items():
        who = exactly(people(1_000, **own))
        lowest[name] = run(who, asks.ramp(0.3, 0.1, who.n, until=1.2)).spo2_pct.min(axis=0)
    assert (lowest["untrained"] <= 91).mean() < 0.02
    assert (lowest["moderate"] <= 91).mean() < 0.02
    assert 0.50 <= (lowest["elite"] <= 91).mean() <= 0.70
    assert min(x.min() for x in lowest.values()) > 80


def test_thin_air_takes_saturation_from_rest_on(ada: Physiology) -> None:
    sea, height = (run(ada, asks.steady(120, 0.3, N), altitude_points=points) for points in (0.0, 4.0))
    assert sea.spo2_pct - height.spo2_pct == pytest.approx(4.0, abs=1e-3)


def test_stress_and_lost_sleep_make_the_same_work_feel_harder() -> None:
    effort = asks.steady(1_800, 0.65, N)
    calm, worn = (run(people(stress=s, debt_h=d), effort).rpe for s, d in ((0.0, 0.0), (1.5, 5.0)))
    assert worn - calm == pytest.approx(0.3 * 1.5 + 0.3, abs=1e-3)


def test_intervals_feel_harder_than_their_mean(ada: Physiology, five_by_four: Truth) -> None:
    t, mean = five_by_four, float(five_by_four.share.mean())
    assert (t.rpe > run(ada, asks.steady(len(t.share), mean, N)).rpe + 0.5).all()


def test_the_older_wait_longer_for_their_oxygen() -> None:
    young, old = (people(300, age=np.full(300, age)).phase_one_s for age in (24.0, 70.0))
    assert young.mean() == pytest.approx(20, abs=1.5)
    assert old.mean() == pytest.approx(31, abs=1.5)


def test_known_kinetics_are_taken_and_not_drawn() -> None:
    who = people(500, tau_vo2=np.linspace(12, 50, 500))
    assert who.tau_vo2 == pytest.approx(np.linspace(12, 50, 500), rel=1e-5)
    assert np.corrcoef(who.tau_vo2, who.tau_vo2_heavy)[0, 1] > 0.5


# --- speed, power, steps ------------------------------------------------------------------------------------------------


def test_speed_is_what_the_acsm_says_it_costs(ada: Physiology) -> None:
    running = asks.going(ada, asks.steady(5, 0.8, N), "running")
    assert running.speed_m_s is not None
    assert asks.running_vo2(running.speed_m_s) == pytest.approx(0.8 * 48.0, rel=1e-4)
    uphill = asks.going(ada, asks.steady(5, 0.8, N), "running", grade=0.05)
    assert uphill.speed_m_s is not None
    assert (uphill.speed_m_s < running.speed_m_s).all()
    walking = asks.going(ada, asks.steady(5, 0.22, N), "walking")
    assert walking.speed_m_s is not None
    assert asks.walking_vo2(walking.speed_m_s) == pytest.approx(0.22 * 48.0, rel=1e-4)
    riding = asks.going(ada, asks.steady(5, 0.7, N), "cycling")
    assert riding.power_w is not None
    assert asks.cycling_vo2(riding.power_w, ada.mass_kg) == pytest.approx(0.7 * 48.0, rel=1e-4)


def test_who_would_run_too_slowly_walks_and_who_stands_takes_no_step(ada: Physiology) -> None:
    slow = asks.going(ada, np.concatenate([asks.steady(2, 0.0, N), asks.steady(2, 0.35, N), asks.steady(2, 0.8, N)]), "running")
    assert slow.speed_m_s is not None
    assert slow.per_min is not None
    assert (slow.speed_m_s[:2] == 0).all()
    assert (slow.per_min[:2] == 0).all()
    assert (slow.speed_m_s[2:4] < asks.RUN_FROM_M_S).all()
    assert (np.diff(slow.per_min[[2, 4]], axis=0) > 20).all()
    assert 150 < slow.per_min[4:].mean() < 180


def test_an_activity_without_a_price_is_an_error(ada: Physiology) -> None:
    with pytest.raises(UnknownName, match="running"):
        asks.going(ada, asks.steady(2, 0.5, N), "runing")
    assert asks.going(ada, asks.steady(2, 0.5, N), "swimming") == asks.Going()


def test_a_wavering_pace_keeps_its_mean_and_its_pauses() -> None:
    flat = asks.intervals(300, 0.9, 100, 0.0, 6, 40)
    uneven = asks.wavering(flat, Draws(1)("pace"))
    assert ((uneven == 0) == (flat == 0)).all()
    moving = flat > 0
    assert (uneven[moving] / flat[moving]).mean() == pytest.approx(1.0, abs=0.003)
    assert (uneven[moving] / flat[moving]).std() == pytest.approx(asks.WAVER_SD, rel=0.1)


def test_profiles_of_different_lengths_stand_side_by_side() -> None:
    made, lengths = asks.side_by_side([np.full(3, 0.5), np.full(5, 0.7)])
    assert made.T.tolist() == [pytest.approx([0.5, 0.5, 0.5, 0, 0]), pytest.approx([0.7] * 5)]
    assert lengths.tolist() == [3, 5]


def test_sets_of_lifting_lift_the_heart_to_where_lifters_have_it(ada: Physiology) -> None:
    hr = run(ada, asks.bouts(12, N)).heart_rate_bpm[360:] / ada.max_hr
    assert 0.5 < hr.mean() < 0.75
    assert 0.55 < hr.max() < 0.85
