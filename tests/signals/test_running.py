"""Running filters are those of scipy.ndimage, and an ECG is analysed without importing it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from milo.signals.running import running_mean, running_median, running_ranks


@pytest.mark.parametrize("n", [1, 5, 90, 5000])
@pytest.mark.parametrize("size", [1, 4, 11, 91])
def test_ranks_are_those_of_scipy_at_every_length_and_end(n: int, size: int) -> None:
    x = np.random.default_rng(n + size).normal(size=n).round(1)
    for ends, mode in (("edge", "nearest"), ("symmetric", "reflect")):
        assert np.array_equal(running_median(x, size, ends), ndimage.median_filter(x, size, mode=mode))
        low, high = running_ranks(x, size, (size // 4, 3 * size // 4), ends)
        assert np.array_equal(low, ndimage.percentile_filter(x, 25, size, mode=mode))
        assert np.array_equal(high, ndimage.percentile_filter(x, 75, size, mode=mode))


def test_a_median_of_rows_and_a_mean_are_those_of_scipy() -> None:
    rows = np.random.default_rng(3).normal(size=(50, 60))
    assert np.array_equal(running_median(rows, 11), ndimage.median_filter(rows, size=(1, 11), mode="nearest"))
    assert running_mean(rows[0], 15) == pytest.approx(ndimage.uniform_filter1d(rows[0], 15, mode="nearest"), abs=1e-12)


def test_an_ecg_is_analysed_without_scipy(tmp_path: Path) -> None:
    from milo.twin.ecg import ecg
    from milo.twin.rhythm import beats, breaths

    rng = np.random.default_rng(5)
    breathing = breaths(14.0, 60.0, rng)
    lead = ecg(beats(64.0, 60.0, breathing, rng), breathing, 60.0, 250.0, rng).mv
    np.savetxt(tmp_path / "ecg.csv", lead, fmt="%.4f", header="ecg_mv", comments="")
    asked = (
        "import sys; from pathlib import Path; from milo.app.analysing_signals import ecg_file\n"
        "found = ecg_file(Path(sys.argv[1]), 250.0, None)\n"
        "print(len(found['r_peaks']), any(name.split('.')[0] == 'scipy' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked, str(tmp_path / "ecg.csv")], capture_output=True, text=True, check=True)
    beats_found, with_scipy = done.stdout.split()
    assert 55 <= int(beats_found) <= 75
    assert with_scipy == "False"
