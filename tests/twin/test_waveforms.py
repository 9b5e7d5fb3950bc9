"""Raw signals of one person: the same beats and breaths in every one of them, at every sampling rate."""

from __future__ import annotations

import numpy as np
import pytest

from milo.twin import breath_waves, ecg, ppg, rhythm
from milo.twin.draws import Draws
from milo.twin.lags import episodes, follow, wander
from milo.vocabulary.errors import BadValue

SECONDS = 300


def clock(hr: object = 60.0, rate: object = 14.0, share: object = 0.0, seconds: int = SECONDS, seed: int = 2, **more: object):  # type: ignore[no-untyped-def]
    """Breaths and beats of one person, each from a generator of its own."""
    draws = Draws(seed)
    breathing = rhythm.breaths(rate, seconds, draws("breath"), share)
    return breathing, rhythm.beats(hr, seconds, breathing, draws("heart"), share=share, **more)  # type: ignore[arg-type]


def rng(seed: int = 7) -> np.random.Generator:
    return np.random.default_rng(seed)


# --- beats and breaths --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hr", [42.0, 60.0, 95.0, 150.0, 190.0])
def test_beats_keep_the_rate_they_are_asked_for(hr: float) -> None:
    _, beating = clock(hr, share=min(max((hr - 60) / 130, 0), 1))
    assert len(beating.at_s) * 60 / SECONDS == pytest.approx(hr, rel=0.02)
    assert beating.rr_ms.min() > 60_000 / hr * 0.7


def test_beats_follow_a_rate_that_changes() -> None:
    hr = np.concatenate([np.full(150, 60.0), np.full(150, 120.0)])
    _, beating = clock(hr, share=0.3)
    slow, fast = ((beating.at_s >= a) & (beating.at_s < a + 140) for a in (5, 155))
    assert slow.sum() == pytest.approx(140, abs=4)
    assert fast.sum() == pytest.approx(280, abs=4)


@pytest.mark.parametrize("asked", [20.0, 45.0, 80.0])
def test_variability_at_rest_is_the_one_asked_for_and_fades_with_effort(asked: float) -> None:
    def rmssd(share: float, hr: float) -> float:
        _, beating = clock(hr, 14 + 20 * share, share, seconds=1_200, rmssd_ms=asked)
        return float(np.sqrt((np.diff(beating.rr_ms) ** 2).mean()))

    assert rmssd(0.0, 60) == pytest.approx(asked, rel=0.15)
    assert rmssd(0.9, 165) < 0.15 * asked


def test_the_heart_is_fastest_while_breathing_in() -> None:
    breathing, beating = clock(62.0, 12.0, seconds=900, rmssd_ms=60.0)
    phase = breathing.phase(beating.at_s[1:])
    assert beating.rr_ms[phase < 0.5].mean() < beating.rr_ms[phase > 0.5].mean() - 30


def test_breaths_keep_their_rate_and_follow_each_other() -> None:
    breathing, _ = clock(rate=np.linspace(12, 40, SECONDS))
    assert np.allclose(breathing.start_s[1:], breathing.start_s[:-1] + breathing.length_s[:-1])
    assert (breathing.length_s > 0).all()
    late = breathing.start_s > SECONDS - 60
    assert late.sum() == pytest.approx(37, abs=2)
    assert breathing.depth.mean() == pytest.approx(1, abs=0.03)


def test_an_early_beat_is_followed_by_the_pause_of_its_kind() -> None:
    calm = {"rmssd_ms": 1.0, "ectopic_per_h": 600.0, "seconds": 900}
    for share_below, kind in ((1.0, rhythm.VENTRICULAR), (0.0, rhythm.ATRIAL)):
        _, beating = clock(60.0, ventricular=share_below, **calm)  # type: ignore[arg-type]
        places = np.flatnonzero(beating.kind == kind)
        places = places[(places > 1) & (places < len(beating.at_s) - 2)]
        assert len(places) > 50
        before, after = beating.rr_ms[places - 1], beating.rr_ms[places]
        assert (before < 800).all()
        full = (before + after) / 2_000
        # The sinus goes on under a ventricular beat and begins anew after an atrial one.
        assert (full.mean() == pytest.approx(1.0, abs=0.01)) == (kind == rhythm.VENTRICULAR)
        assert full.mean() <= 1.01


def test_ectopic_beats_come_as_often_as_asked() -> None:
    _, beating = clock(seconds=3_600, ectopic_per_h=60.0)
    assert (beating.kind != rhythm.NORMAL).sum() == pytest.approx(60, abs=20)
    _, healthy = clock(seconds=3_600)
    assert (healthy.kind == rhythm.NORMAL).all()


def test_what_is_no_truth_is_refused() -> None:
    with pytest.raises(BadValue, match="NaN"):
        clock(np.where(np.arange(SECONDS) == 5, np.nan, 60.0))
    with pytest.raises(BadValue, match="one a second"):
        clock(np.full(10, 60.0))
    with pytest.raises(BadValue, match="25-230"):
        clock(300.0)


# --- ECG ----------------------------------------------------------------------------------------------------------------


def test_sampling_faster_moves_no_beat() -> None:
    breathing, beating = clock(72.0)
    for rate_hz in (125.0, 250.0, 360.0, 500.0):
        made = ecg.ecg(beating, breathing, SECONDS, rate_hz, rng(), noise=0)
        assert len(made.mv) == SECONDS * rate_hz
        assert np.array_equal(made.r_s, beating.at_s)
        inner = beating.at_s[(beating.at_s > 1) & (beating.at_s < SECONDS - 1)]
        for r in inner[::20]:
            near = slice(round((r - 0.1) * rate_hz), round((r + 0.1) * rate_hz))
            top = (near.start + int(np.argmax(made.mv[near]))) / rate_hz
            assert abs(top - r) <= 0.5 / rate_hz + 0.001


def test_a_beat_has_its_five_waves_in_order() -> None:
    breathing, beating = clock(60.0, rmssd_ms=1.0)
    mv = ecg.ecg(beating, breathing, SECONDS, 500.0, rng(), noise=0).mv
    beats = np.stack([mv[round((r - 0.3) * 500) : round((r + 0.45) * 500)] for r in beating.at_s[5:100]])
    mean = beats.mean(axis=0)
    at = np.arange(mean.size) / 500 - 0.3
    r, p, t = (float(at[np.argmax(np.where(where, mean, -9))]) for where in (np.abs(at) < 0.05, at < -0.08, at > 0.15))
    q, s = (float(at[np.argmin(np.where(where, mean, 9))]) for where in ((at < 0) & (at > -0.07), (at > 0) & (at < 0.07)))
    assert p < q < r < s < t
    assert mean.max() == pytest.approx(1.0, abs=0.1)
    assert 0.1 < mean[np.argmin(np.abs(at - p))] < mean[np.argmin(np.abs(at - t))] < 0.4


def test_a_ventricular_beat_is_broad() -> None:
    breathing, beating = clock(60.0, ectopic_per_h=500.0, ventricular=1.0, rmssd_ms=5.0)
    mv = ecg.ecg(beating, breathing, SECONDS, 500.0, rng(), noise=0).mv

    def width(r: float) -> int:
        return int((mv[round((r - 0.1) * 500) : round((r + 0.1) * 500)] > 0.5).sum())

    inner = (beating.at_s > 2) & (beating.at_s < SECONDS - 2)
    broad = [width(r) for r in beating.at_s[inner & (beating.kind == rhythm.VENTRICULAR)]]
    narrow = [width(r) for r in beating.at_s[inner & (beating.kind == rhythm.NORMAL)]]
    assert min(broad) > 2 * max(narrow)


def test_hard_work_disturbs_the_ecg_more_and_noise_is_not_the_beats() -> None:
    breathing, beating = clock(150.0, 40.0, 0.8)
    clean = ecg.ecg(beating, breathing, SECONDS, 250.0, rng(), noise=0).mv
    still, hard = (ecg.ecg(beating, breathing, SECONDS, 250.0, rng(), share=x) for x in (0.0, 0.9))
    assert np.nanstd(hard.mv - clean) > 2.5 * np.nanstd(still.mv - clean)
    assert np.array_equal(still.r_s, hard.r_s)
    assert still.lead_on.all()
    many = [ecg.ecg(beating, breathing, SECONDS, 50.0, rng(seed), share=1.0).lead_on for seed in range(60)]
    off = [m for m in many if not m.all()]
    assert off  # electrodes do come off in hard work
    assert all(
        np.isnan(ecg.ecg(beating, breathing, SECONDS, 50.0, rng(s), share=1.0).mv).any() for s in range(60) if not many[s].all()
    )


# --- pulse --------------------------------------------------------------------------------------------------------------


def test_pulses_come_a_transit_after_their_beats() -> None:
    breathing, beating = clock(70.0)
    made = ppg.ppg(beating, breathing, SECONDS, 100.0, rng(), noise=0)
    delay = made.pulse_s - beating.at_s
    assert delay == pytest.approx(np.full(len(delay), ppg.TRANSIT_S[0]), abs=1e-9)
    # Light falls with every pulse: the steepest fall lies between foot and top.
    slope = np.diff(made.infrared) * 100
    for foot in made.pulse_s[5:60:5]:
        near = slice(round(foot * 100), round((foot + 0.35) * 100))
        assert slope[near].min() == pytest.approx(slope[near.start - 40 : near.stop].min())


@pytest.mark.parametrize("spo2", [99.0, 97.0, 92.0, 85.0, 75.0])
def test_the_lights_hold_the_saturation_they_were_made_from(spo2: float) -> None:
    breathing, beating = clock(70.0)
    made = ppg.ppg(beating, breathing, SECONDS, 100.0, rng(), spo2_pct=spo2, noise=0)
    ac, dc = (np.array([f(x.astype(float)) for x in (made.red, made.infrared)]) for f in (np.std, np.mean))
    r = (ac[0] / dc[0]) / (ac[1] / dc[1])
    assert -45.060 * r * r + 30.354 * r + 94.845 == pytest.approx(spo2, abs=0.4)


def test_a_saturation_off_the_curve_is_refused() -> None:
    with pytest.raises(BadValue, match="curve"):
        ppg.ratio_of_ratios(np.array([101.0]))


def test_motion_is_seen_by_light_and_accelerometer_at_the_same_cadence() -> None:
    breathing, beating = clock(150.0, 40.0, 0.8)
    made = ppg.ppg(beating, breathing, SECONDS, 100.0, rng(), share=0.8, cadence_per_min=168.0)
    hz = np.fft.rfftfreq(len(made.infrared), 0.01)
    band = (hz > 0.5) & (hz < 5)
    for signal in (made.infrared, made.acceleration_g[:, 2]):
        power = np.abs(np.fft.rfft(signal - signal.mean())) * band
        assert hz[np.argmax(power)] == pytest.approx(168 / 60, abs=0.06)
    still = ppg.ppg(beating, breathing, SECONDS, 100.0, rng(), share=0.8)
    assert still.acceleration_g[:, 2] == pytest.approx(1.0, abs=0.06)
    assert still.infrared.std() < 0.5 * made.infrared.std()


# --- breath -------------------------------------------------------------------------------------------------------------


def mask(noise: float = 0.0, rate_hz: float = 100.0, **own: float):  # type: ignore[no-untyped-def]
    breathing, _ = clock(rate=15.0)
    given = {"tidal_volume_l": 0.6, "petco2_mmhg": 39.0} | own
    return breathing, breath_waves.breath_waves(breathing, SECONDS, rate_hz, rng(), noise=noise, **given)


def test_flow_sums_to_each_breaths_own_volume_both_ways() -> None:
    _, made = mask()
    for k in range(2, 60):
        into = made.flow_l_s[round(made.in_s[k] * 100) : round(made.out_s[k] * 100)]
        out = made.flow_l_s[round(made.out_s[k] * 100) : round(made.in_s[k + 1] * 100)]
        assert -into.sum() / 100 == pytest.approx(made.volume_l[k], rel=0.02)
        assert out.sum() / 100 == pytest.approx(made.volume_l[k], rel=0.02)
        assert (into <= 0).mean() > 0.97
        assert (out >= 0).mean() > 0.97


def test_a_breath_out_ends_at_its_end_tidal_pressure_and_fresh_air_has_none() -> None:
    _, made = mask()
    for k in range(2, 60):
        last = made.co2_mmhg[round(made.in_s[k + 1] * 100) - 2]
        assert last == pytest.approx(39.0, abs=0.3)
        assert made.co2_mmhg[round(made.out_s[k] * 100) - 2] == pytest.approx(0, abs=1e-6)
        assert made.co2_mmhg[round(made.out_s[k] * 100) + 3] == pytest.approx(0, abs=1e-6)  # dead space comes first


def test_a_slow_sensor_flattens_the_breath_as_its_lag_says() -> None:
    _, quick = mask()

    def swing(tau_s: float) -> float:
        co2 = mask(sensor_tau_s=tau_s)[1].co2_mmhg[3_000:27_000]
        return float(np.percentile(co2, 97) - np.percentile(co2, 3)) / 39.0

    # First-order gain at a 4 s breath is 1/sqrt(1 + (2 pi tau/4)^2): .90, .54, .30, .03; a breath is squarer than a sine.
    assert swing(0.3) > 0.95
    assert 0.54 < swing(1.0) < 0.85
    assert 0.30 < swing(2.0) < 0.60
    assert swing(20.0) < 0.12
    late = mask(sensor_delay_s=0.5)[1].co2_mmhg
    assert np.array_equal(late[50:], quick.co2_mmhg[:-50])


def test_a_mask_errs_by_a_few_per_cent_and_leaks_breathing_out() -> None:
    _, true = mask()
    breathing, _ = clock(rate=15.0)
    ratios = []
    for seed in range(40):
        made = breath_waves.breath_waves(breathing, SECONDS, 50.0, rng(seed), tidal_volume_l=0.6, petco2_mmhg=39.0)
        ratios.append(np.maximum(made.flow_l_s, 0).sum() / 50 / (np.maximum(true.flow_l_s, 0).sum() / 100))
    assert 0.90 < np.mean(ratios) < 1.02
    assert 0.02 < np.std(ratios) < 0.09


def test_breath_too_shallow_for_the_dead_space_is_refused() -> None:
    with pytest.raises(BadValue, match="tidal volumes"):
        mask(tidal_volume_l=0.18)


# --- what all share -----------------------------------------------------------------------------------------------------


def test_the_same_generators_give_the_same_bytes_and_another_sense_changes_nothing() -> None:
    def all_of(draws: Draws, *, with_pulse: bool) -> tuple[bytes, bytes]:
        breathing = rhythm.breaths(14.0, 60, draws("breath"))
        beating = rhythm.beats(64.0, 60, breathing, draws("heart"))
        if with_pulse:
            ppg.ppg(beating, breathing, 60, 100.0, draws("oximeter"))
        made = ecg.ecg(beating, breathing, 60, 250.0, draws("ecg"))
        waves = breath_waves.breath_waves(breathing, 60, 50.0, draws("mask"), tidal_volume_l=0.5, petco2_mmhg=40.0)
        return made.mv.tobytes(), waves.flow_l_s.tobytes()

    assert all_of(Draws(5), with_pulse=False) == all_of(Draws(5), with_pulse=True)
    assert all_of(Draws(5), with_pulse=False) != all_of(Draws(6), with_pulse=False)


def test_a_lag_answers_a_step_as_an_exponential_however_many_are_beside_it() -> None:
    step = np.ones(500)
    expected = 1 - np.exp(-np.arange(1, 501) / 20)
    assert follow(step, 20.0, 0.0) == pytest.approx(expected, abs=1e-6)
    many = follow(np.ones((500, 12)), 20.0, 0.0)
    assert many == pytest.approx(np.tile(expected[:, None], 12), abs=1e-6)


def test_noise_that_wanders_has_unit_spread_and_forgets_itself() -> None:
    noise = wander(rng(), (4_000, 50), 20.0)
    assert noise.std() == pytest.approx(1, abs=0.05)
    assert noise[0].std() == pytest.approx(1, abs=0.3)
    together = float(np.corrcoef(noise[:-20].ravel(), noise[20:].ravel())[0, 1])
    assert together == pytest.approx(np.exp(-1), abs=0.05)


def test_spells_take_the_share_of_time_asked_for() -> None:
    inside = episodes(rng(), (3_600, 200), 0.10, 30.0)
    assert inside.mean() == pytest.approx(0.10, abs=0.015)
    begins = (inside[1:] & ~inside[:-1]).sum()
    assert inside.sum() / begins == pytest.approx(30, rel=0.15)
