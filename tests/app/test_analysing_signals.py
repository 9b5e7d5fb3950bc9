"""Files of recordings with a clock of their own: gaps are left out, times of beats are not taken for intervals."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from milo.app.analysing_signals import ecg_file, rr_file
from milo.twin.ecg import ecg
from milo.twin.rhythm import beats, breaths


def _at_rest(rate_hz: float, seconds: float = 60.0) -> np.ndarray:
    rng = np.random.default_rng(1)
    breathing = breaths(14, seconds, rng)
    return ecg(beats(62.0, seconds, breathing, rng), breathing, seconds, rate_hz, rng, noise=1.0).mv.astype(float)


def test_a_gap_in_the_time_column_is_no_time_and_peaks_count_lines(tmp_path: Path) -> None:
    rate = 250.0
    lead = _at_rest(rate)
    t = np.arange(len(lead)) / rate
    kept = (t < 25) | (t >= 33)
    file = tmp_path / "gap.csv"
    np.savetxt(file, np.column_stack([t, lead])[kept], delimiter=",", header="t_s,ecg_mv", comments="", fmt="%.4f")
    told = ecg_file(file, rate, None)
    assert told["duration_s"] == pytest.approx(60, abs=0.1)
    assert "gaps" in {r["code"] for r in told["reasons"]}
    assert all(end <= 25.5 or start >= 32.5 for start, end in told["good"])
    assert max(told["r_peaks"]) < kept.sum()
    rr = np.diff(np.array(told["r_peaks"]))
    whole = ecg_file(_whole(tmp_path, t, lead), rate, None)
    at = np.flatnonzero(kept)[told["r_peaks"]]
    assert set(at[(at < 24 * rate) | (at > 34 * rate)]) <= set(whole["r_peaks"])
    assert rr.min() > 0


def _whole(folder: Path, t: np.ndarray, lead: np.ndarray) -> Path:
    file = folder / "whole.csv"
    np.savetxt(file, np.column_stack([t, lead]), delimiter=",", header="t_s,ecg_mv", comments="", fmt="%.4f")
    return file


def test_times_of_beats_are_not_taken_for_intervals(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    rr = 850 + np.cumsum(rng.normal(0, 6, 400)) * 0.5
    for name, values in (("rr.csv", rr), ("times.csv", np.cumsum(rr))):
        np.savetxt(tmp_path / name, values, header="rr_ms", comments="", fmt="%.1f")
    intervals, times = rr_file(tmp_path / "rr.csv"), rr_file(tmp_path / "times.csv")
    assert times["hrv"]["rmssd_ms"] == pytest.approx(intervals["hrv"]["rmssd_ms"], rel=0.05)
    assert "running_times" in {r["code"] for r in times["reasons"]}
    assert "running_times" not in {r["code"] for r in intervals["reasons"]}
    broken = np.concatenate([np.cumsum(rr)[:200], [5.0], np.cumsum(rr)[200:]])  # a line that lost its digits
    np.savetxt(tmp_path / "broken.csv", broken, header="rr_ms", comments="", fmt="%.1f")
    mended = rr_file(tmp_path / "broken.csv")
    assert mended["hrv"]["rmssd_ms"] == pytest.approx(intervals["hrv"]["rmssd_ms"], rel=0.05)
    assert "2 that fall or leap" in next(r["text"] for r in mended["reasons"] if r["code"] == "running_times")
