"""Intervals: artefacts found and mended, variability against what was put in, irregularity without a name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.signals.hrv import detrend, hrv_frequency, hrv_time, rmssd
from milo.signals.irregularity import irregularity
from milo.signals.rr import analyse_rr
from milo.signals.rr_artefacts import lipponen_tarvainen
from milo.twin.rhythm import Beats, beats, breaths
from milo.vocabulary.errors import BadValue, NotEnoughData


def heart(
    seconds: float = 330, rmssd_ms: float = 40, bpm: float = 62, seed: int = 1, ectopic_per_h: float = 0.0, rate: float = 14
) -> Beats:
    """Ada's beats at rest."""
    rng = np.random.default_rng(seed)
    return beats(bpm, seconds, breaths(rate, seconds, rng), rng, rmssd_ms=rmssd_ms, ectopic_per_h=ectopic_per_h)


def codes(reasons: list[tuple[str, str]]) -> set[str]:
    """Codes alone."""
    return {code for code, _ in reasons}


@given(st.lists(st.floats(300, 2000), min_size=2, max_size=40))
def test_rmssd_is_the_root_mean_square_of_the_steps(rr: list[float]) -> None:
    assert rmssd(rr) == pytest.approx(np.sqrt(np.mean(np.diff(rr) ** 2)))


@given(st.integers(0, 50), st.floats(0.5, 1.6))
def test_variability_scales_with_the_intervals(seed: int, by: float) -> None:
    rr = heart(seed=seed, seconds=90).rr_ms
    plain, _ = hrv_time(rr)
    scaled, _ = hrv_time(rr * by)
    if plain is not None and scaled is not None and plain.corrected == scaled.corrected == 0:
        assert scaled.rmssd_ms == pytest.approx(plain.rmssd_ms * by)


def test_a_clean_row_has_hardly_an_artefact() -> None:
    shares = [lipponen_tarvainen(heart(seed=seed, rmssd_ms=ms).rr_ms).share for seed in range(4) for ms in (10, 30, 60, 120)]
    assert np.mean(shares) < 0.01
    assert lipponen_tarvainen(np.full(60, 800.0)).share == 0


def test_a_missed_beat_is_put_in_and_a_false_one_taken_out() -> None:
    at = heart(rmssd_ms=25).at_s
    spoiled = np.delete(at, [80, 160])
    spoiled = np.sort(np.append(spoiled, at[40] + 0.45 * (at[41] - at[40])))
    rr = np.diff(spoiled) * 1000
    found = lipponen_tarvainen(rr)
    assert found.missed[[80, 159]].all()
    assert found.extra[[40, 41]].all()
    assert found.wrong.sum() <= 6
    assert found.corrected_ms.sum() == pytest.approx(rr.sum(), rel=0.001)
    assert len(found.corrected_ms) == len(at) - 1
    assert rmssd(found.corrected_ms) == pytest.approx(rmssd(np.diff(at) * 1000), rel=0.05)


def test_early_beats_are_found_and_do_not_raise_variability() -> None:
    beating = heart(seconds=600, rmssd_ms=30, ectopic_per_h=60)
    early = np.flatnonzero(beating.kind)
    assert len(early) >= 5
    found = lipponen_tarvainen(beating.rr_ms)
    assert found.wrong[early - 1].mean() >= 0.9
    made, _ = hrv_time(beating.rr_ms)
    still, _ = hrv_time(heart(seconds=600, rmssd_ms=30).rr_ms)
    assert made is not None
    assert still is not None
    assert made.rmssd_ms == pytest.approx(still.rmssd_ms, rel=0.12)
    assert rmssd(beating.rr_ms) > 1.5 * made.rmssd_ms


def test_too_many_artefacts_give_no_variability() -> None:
    rr = heart().rr_ms.copy()
    rr[10::14] *= 0.6
    rr[11::14] *= 1.4
    made, reasons = hrv_time(rr)
    assert made is None
    assert "too_many_artefacts" in codes(reasons)


def test_each_measure_waits_for_its_minimum_length() -> None:
    for seconds, has_rmssd, has_sdnn, has_lf in (
        (20, False, False, False),
        (45, True, False, False),
        (150, True, False, True),
        (330, True, True, True),
    ):
        rr = heart(seconds=seconds).rr_ms
        made, reasons = hrv_time(rr)
        assert (made is not None) == has_rmssd
        assert (made is not None and made.sdnn_ms is not None) == has_sdnn
        spectrum, why = hrv_frequency(rr)
        assert (spectrum is not None and spectrum.lf_ms2 is not None) == has_lf
        assert (spectrum is not None and spectrum.lf_hf is not None) == has_sdnn
        assert has_sdnn or (reasons and why)


def test_a_gap_in_the_record_is_no_step() -> None:
    rr = np.concatenate([heart(seconds=60, bpm=60).rr_ms, heart(seconds=60, bpm=90).rr_ms])
    border = len(heart(seconds=60, bpm=60).rr_ms)
    with_gap, _ = hrv_time(rr, breaks=[border])
    assert with_gap is not None
    assert with_gap.rmssd_ms < 60


def test_power_stands_where_the_breath_is() -> None:
    at = np.cumsum(np.full(400, 0.85))
    for hz, band in ((0.25, "hf_ms2"), (0.09, "lf_ms2")):
        rr = 850 + 40 * np.sin(2 * np.pi * hz * at)
        made, _ = hrv_frequency(rr)
        assert made is not None
        powers = {name: getattr(made, name) for name in ("vlf_ms2", "lf_ms2", "hf_ms2")}
        # A sine of amplitude 40 holds 800 ms2.
        assert powers.pop(band) == pytest.approx(800, rel=0.15)
        assert max(powers.values()) < 40
        if band == "hf_ms2":
            assert made.peak_hz == pytest.approx(0.25, abs=0.01)


def test_the_trend_is_taken_off_and_the_breath_stays() -> None:
    t = np.arange(1200) / 4
    left = detrend(900 + 0.3 * t + 30 * np.sin(2 * np.pi * 0.003 * t) + 20 * np.sin(2 * np.pi * 0.25 * t))
    assert np.std(left[40:-40]) == pytest.approx(20 / np.sqrt(2), rel=0.05)


def test_irregularity_is_low_in_sinus_rhythm_moderate_with_early_beats_and_high_without_order() -> None:
    calm = [irregularity(heart(seed=s, rmssd_ms=ms, rate=r).rr_ms)[0] for s in range(3) for ms in (20, 60, 100) for r in (6, 14)]
    assert max(c.score for c in calm if c is not None) < 0.3
    odd = [irregularity(heart(seed=s, seconds=600, ectopic_per_h=150).rr_ms)[0] for s in range(4)]
    assert max(o.score for o in odd if o is not None) < 0.6
    rng = np.random.default_rng(2)
    for spread in (0.16, 0.2, 0.25):
        made, reasons = irregularity(np.clip(780 * np.exp(spread * rng.standard_normal(300)), 350, 1800))
        assert made is not None
        assert made.score > 0.85
        assert made.lasting
        assert codes(reasons) == {"irregular_beats"}
    assert np.mean([o.score for o in odd if o is not None]) > np.mean([c.score for c in calm if c is not None])


def test_the_reason_names_no_disease() -> None:
    rng = np.random.default_rng(3)
    _, reasons = irregularity(800 * np.exp(0.22 * rng.standard_normal(300)))
    assert reasons
    text = " ".join(t for _, t in reasons).lower()
    assert "no diagnosis" in text
    assert not any(word in text for word in ("fibrillation", "arrhythmia", "afib", "atrial"))


def test_irregularity_needs_thirty_intervals() -> None:
    made, reasons = irregularity(np.full(29, 800.0))
    assert made is None
    assert codes(reasons) == {"too_short_for_irregularity"}
    assert irregularity(np.full(30, 800.0))[0] is not None


def test_a_row_is_analysed_whole() -> None:
    beating = heart(seconds=330, rmssd_ms=35)
    rr = beating.rr_ms.copy()
    rr[100] += rr[101]
    rr = np.delete(rr, 101)
    made = analyse_rr(rr)
    assert 100 in made.artefacts
    assert made.hrv is not None
    assert made.hrv.rmssd_ms == pytest.approx(rmssd(beating.rr_ms), rel=0.1)
    assert made.irregularity is not None
    assert made.irregularity.score < 0.3
    assert made.windows[0][0] == 0


def test_a_short_row_gives_reasons_and_no_number() -> None:
    made = analyse_rr([800.0, 810.0, 790.0])
    assert made.hrv is None
    assert made.irregularity is None
    assert codes(made.reasons) == {"too_short"}


@pytest.mark.parametrize("wrong", [[800.0, -5.0], [800.0, float("nan")], [[800.0], [700.0]]])
def test_what_cannot_be_an_interval_is_refused(wrong: list[float]) -> None:
    with pytest.raises(BadValue):
        analyse_rr(wrong)


def test_artefacts_need_a_row() -> None:
    with pytest.raises(NotEnoughData):
        lipponen_tarvainen([800.0] * 5)
    with pytest.raises(NotEnoughData):
        rmssd([800.0])


def test_a_heart_with_every_third_beat_early_has_no_variability_to_tell() -> None:
    """So many that they make the spread the artefacts are measured against."""
    rng = np.random.default_rng(2)
    rr = np.tile([900.0, 560.0, 1240.0], 120) + rng.normal(0, 15, 360)
    made, reasons = hrv_time(rr)
    assert made is None
    assert [code for code, _ in reasons] == ["early_beats"]
    steady, _ = hrv_time(900 + rng.normal(0, 15, 360))
    assert steady is not None


@pytest.mark.parametrize("other_ms", [812.0, 840.0, 850.0, 880.0])
def test_a_row_that_takes_two_values_in_turn_is_no_row_of_artefacts(other_ms: float) -> None:
    rr = np.tile([800.0, other_ms], 100)
    assert lipponen_tarvainen(rr).share == 0
    rr[60] += rr[61]
    spoilt = lipponen_tarvainen(np.delete(rr, 61))
    assert np.flatnonzero(spoilt.wrong).tolist() == [60]
    assert spoilt.missed[60]


def test_early_beats_in_turn_stay_early_beats() -> None:
    assert lipponen_tarvainen(np.tile([560.0, 1040.0], 100)).share > 0.9
