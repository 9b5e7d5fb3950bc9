"""R peaks beside the libraries: F1 within 150 ms, jitter, CPU, on simulated ECG and, where they are present, on shared recordings.

Rivals: neurokit2's methods, sleepecg, wfdb's xqrs (left out where not installed). Jitter is |dt| after the method's median offset
over each record is taken off: median and 95th percentile of the matched beats, ms. Good time: share of the time called good, and F1
therein. `--write` puts the tables into docs/rpeaks.md; `--quick` takes a part of everything. Shared recordings are four easy
hospital records and two-minute pieces of a fifth: they compare methods, they are no accuracy of ours.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from ecg_scenes import Scene, arrhythmia, matched, running, with_motion, within
from milo.signals.ecg import analyse_ecg, find_r_peaks
from milo.twin.ecg import ecg
from milo.twin.rhythm import beats, breaths

ROOT = Path(__file__).resolve().parents[1]
TOLERANCE_S = 0.15
DOC = ROOT / "docs" / "rpeaks.md"
BEGIN, END = "<!-- begin: benchmarks/bench_rpeaks.py -->", "<!-- end -->"
NEUROKIT = ("neurokit", "pantompkins1985", "hamilton2002", "elgendi2010", "kalidas2017")
Detector = Callable[[Any, float], Any]


@dataclass
class Tally:
    """Counts over the records of a set."""

    pairs: int = 0
    true: int = 0
    found: int = 0
    off_ms: list[float] = field(default_factory=list)

    def add(self, scene: Scene, found: Any) -> None:
        """Count one record."""
        found = np.unique(np.asarray(found, np.int64))
        a, b = matched(scene.r, found, TOLERANCE_S * scene.rate_hz)
        self.pairs, self.true, self.found = self.pairs + len(a), self.true + len(scene.r), self.found + len(found)
        if len(a):
            off = (found[b] - scene.r[a]) * 1000 / scene.rate_hz
            self.off_ms += np.abs(off - np.median(off)).tolist()

    @property
    def f1(self) -> float:
        """Harmonic mean of sensitivity and positive predictive value."""
        return 2 * self.pairs / max(1, self.true + self.found)


def detectors() -> dict[str, Detector]:
    """Ours and the libraries that are installed."""
    made: dict[str, Detector] = {"milo": find_r_peaks}
    try:
        import neurokit2

        for method in NEUROKIT:
            made[f"neurokit2 {method}"] = _neurokit(neurokit2, method)
    except ImportError:
        print("neurokit2 is not installed: left out")
    try:
        import sleepecg

        made["sleepecg"] = sleepecg.detect_heartbeats
    except ImportError:
        print("sleepecg is not installed: left out")
    try:
        from wfdb import processing

        made["wfdb xqrs"] = lambda x, hz: processing.xqrs_detect(np.asarray(x), fs=hz, verbose=False)
    except ImportError:
        print("wfdb is not installed: left out")
    return made


def _neurokit(neurokit2: Any, method: str) -> Detector:
    def detect(x: Any, hz: float) -> Any:
        clean = neurokit2.ecg_clean(x, sampling_rate=round(hz), method=method)
        return neurokit2.ecg_peaks(clean, sampling_rate=round(hz), method=method)[1]["ECG_R_Peaks"]

    return detect


def shared(folder: Path) -> Iterator[tuple[str, Scene]]:
    """Recordings, where they are present."""
    if not folder.is_dir():
        print("shared recordings absent (set MILO_SHARED_DATA): only simulated ones are compared")
        return
    for record in ("100", "106", "119", "123"):
        held = np.load(folder / "ecg-mitbih" / f"{record}.npz")
        yield "MIT-BIH, 4 records", Scene(held["ecg"].astype(np.float64), 360.0, held["r"] / 360, record)
    for decibel in ("24", "12", "06", "00"):
        x = np.loadtxt(folder / "ecg-noise" / f"118e{decibel}.csv")
        yield f"118e, {int(decibel)} dB", Scene(x, 360.0, np.loadtxt(folder / "ecg-noise" / f"118e{decibel}_ann.csv") / 360, "118e")


def simulated(part: float) -> Iterator[tuple[str, Scene]]:
    """Scenes that took no part in learning (other seeds)."""
    for i in range(max(2, round(12 * part))):
        yield "running, strap", running(np.random.default_rng((101, i)), 120)
        yield "running, loose cables", running(np.random.default_rng((102, i)), 120, cables=True)
        yield "rhythms", arrhythmia(np.random.default_rng((103, i)), 120)
        for decibel in (12, 6, 0):
            rng = np.random.default_rng((104, decibel, i))
            yield f"rhythms, {decibel} dB", with_motion(arrhythmia(rng, 60), decibel, rng)


def hour() -> Scene:
    """One hour of 250 Hz at rest, from the twin."""
    rng = np.random.default_rng(105)
    breathing = breaths(14, 3600, rng)
    made = ecg(beats(66, 3600, breathing, rng), breathing, 3600, 250.0, rng)
    return Scene(made.mv.astype(np.float64), 250.0, made.r_s, "hour")


def cpu(call: Callable[[], Any], times: int = 3) -> float:
    """Least process time of some runs, s; the first, which imports, is not counted."""
    call()
    taken = []
    for _ in range(times):
        began = time.process_time()
        call()
        taken.append(time.process_time() - began)
    return min(taken)


def compare(part: float) -> list[str]:
    """All tables as lines of Markdown."""
    folder = Path(os.environ.get("MILO_SHARED_DATA", ROOT.parent / "shared" / "data"))
    rivals = detectors()
    tallies: dict[str, dict[str, Tally]] = {}
    good: dict[str, list[float]] = {}
    for group, scene in [*shared(folder), *simulated(part)]:
        row = tallies.setdefault(group, {name: Tally() for name in rivals})
        for name, detect in rivals.items():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                row[name].add(scene, _tried(detect, scene))
        made = analyse_ecg(scene.mv, scene.rate_hz)
        a, b = matched(scene.r, made.r_peaks, TOLERANCE_S * scene.rate_hz)
        in_true, in_mine = within(scene.r_s, made.good), within(made.r_s, made.good)
        told = [
            sum(v - u for u, v in made.good),
            made.duration_s,
            in_true[a].sum() + in_mine[b].sum(),
            in_true.sum() + in_mine.sum(),
        ]
        good[group] = [x + float(y) for x, y in zip(good.get(group, [0.0] * 4), told, strict=True)]
    groups = list(tallies)
    lines = ["F1 within 150 ms:", "", "| set | " + " | ".join(rivals) + " |", "|---" * (len(rivals) + 1) + "|"]
    lines += [f"| {g} | " + " | ".join(f"{tallies[g][n].f1:.4f}" for n in rivals) + " |" for g in groups]
    lines += ["", "Jitter, median / 95th percentile in ms:", "", lines[2], lines[3]]
    for g in groups:
        cells = [
            f"{np.median(t.off_ms):.1f} / {np.quantile(t.off_ms, 0.95):.1f}" if t.off_ms else "none" for t in tallies[g].values()
        ]
        lines.append(f"| {g} | " + " | ".join(cells) + " |")
    lines += ["", "What `milo analyse ecg` calls good:", "", "| set | share of time | F1 in good time |", "|---|---|---|"]
    lines += [f"| {g} | {v[0] / v[1]:.2f} | {v[2] / v[3]:.4f} |" if v[3] else f"| {g} | 0 | none |" for g, v in good.items()]
    return lines + times(rivals, part)


def _tried(detect: Detector, scene: Scene) -> Any:
    """Beats, or none where a library gives up on a record."""
    try:
        return detect(scene.mv, scene.rate_hz)
    except (ValueError, IndexError, ZeroDivisionError, KeyError):
        return []


def times(rivals: dict[str, Detector], part: float) -> list[str]:
    """CPU for one hour at rest."""
    held = hour()
    x = held.mv if part >= 1 else held.mv[: int(len(held.mv) * part)]
    found = len(x) / 250 / 3600
    lines = ["", f"CPU for {60 * found:.0f} min of 250 Hz, s (least of three runs, one thread):", "", "| method | s |", "|---|---|"]
    lines.append(f"| milo, with quality, heart rate, variability, irregularity | {cpu(lambda: analyse_ecg(x, 250.0)):.3f} |")
    for name, detect in rivals.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lines.append(f"| {name} | {cpu(lambda detect=detect: detect(x, 250.0), 1 if 'wfdb' in name else 3):.3f} |")
    return lines


def main() -> None:
    """Measure, print, write when asked."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--write", action="store_true", help="put the tables into docs/rpeaks.md")
    ask.add_argument("--quick", action="store_true", help="a sixth of the simulated scenes, ten minutes of the hour")
    asked = ask.parse_args()
    part = 1 / 6 if asked.quick else 1.0
    packages = ", ".join(f"{p} {version(p)}" for p in ("numpy", "scipy", "neurokit2", "sleepecg", "wfdb"))
    lines = compare(part)
    lines += [
        "",
        f"Measured by `OMP_NUM_THREADS=1 python benchmarks/bench_rpeaks.py{' --quick' if asked.quick else ''}`, seeds 101-105,",
        f"{packages},",
    ]
    lines += [f"Python {platform.python_version()}, {platform.machine()}, one thread of a shared machine."]
    print("\n".join(lines))
    if asked.write:
        head, rest = DOC.read_text().split(BEGIN)
        DOC.write_text(head + BEGIN + "\n" + "\n".join(lines) + "\n" + END + rest.split(END)[1])


if __name__ == "__main__":
    main()
