"""Signals on bodies and sensors that nothing was tuned to: thresholds, wrists, fingers, odd ECGs, lifters, CPU.

    python benchmarks/bench_signals_held_out.py [thresholds wrist finger ecg lifters cpu ...] [--part 0.2] [--json]

Everything is made by held_out_bodies.py (seeds inside), apart from the tests of metabolic carts and the oximeter of an alarm record
among the shared data, where they are present: those have no thresholds of experts, so they tell found shares and heart rates alone.
Beside each figure stands the naive way. Intervals are 95 % of a bootstrap over people. Simulated: no figure is an accuracy.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import held_out_bodies as bodies
import numpy as np

from milo.app.analysing_signals import ecg_file
from milo.importers.cart_reading import read_cart
from milo.insight.strength import analyse_lifts
from milo.signals.breath_cleaning import clean_breaths
from milo.signals.ecg import analyse_ecg
from milo.signals.oximetry import analyse_spo2
from milo.signals.ppg import analyse_ppg
from milo.signals.spectra import band_passed, begins, windowed
from milo.signals.spo2_calibration import max30102_calibration
from milo.signals.thresholds import Threshold, thresholds
from milo.vocabulary.errors import MiloError

SHARED = Path(os.environ.get("MILO_SHARED_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
EXPERT_BPM = (12.9, 3.1)  # one reader's spread: two readers of one test differ by 14.5 and 3.5 bpm on average, issue 27
CARTS = ("spiro/*_*", "whippr/*.xlsx", "gasExchangeR/*_*")
Row = dict[str, Any]


def threshold_rows(part: float) -> list[Row]:
    """Item 14: found share, error and coverage, of short and of usual ramps."""
    rows = []
    rng = np.random.default_rng(14)
    learnt = [bodies.ramp(10_000 + seed) for seed in range(200)]  # other people: what a fixed share is worth
    shares = [np.mean([(r.vt1_bpm, r.vt2_bpm)[k] / r.highest_bpm for r in learnt]) for k in (0, 1)]
    for name, shortest, longest in (("ramps of 275-550 s", 275.0, 550.0), ("ramps of 150-275 s", 150.0, 275.0)):
        tests = [bodies.ramp(seed, shortest, longest) for seed in range(round(200 * part))]
        found = [thresholds(clean_breaths(test.table).table) for test in tests]
        for k, bar in ((0, 10.0), (1, 4.0)):
            truth = np.array([(test.vt1_bpm, test.vt2_bpm)[k] for test in tests])
            told: list[Threshold | None] = [(f.vt1, f.vt2)[k] for f in found]
            some = np.array([t is not None and t.hr_bpm is not None for t in told])
            bpm = np.array([np.nan if t is None or t.hr_bpm is None else t.hr_bpm for t in told])
            low, high = np.array([(np.nan, np.nan) if t is None or t.interval_bpm is None else t.interval_bpm for t in told]).T
            read = truth + rng.normal(0, EXPERT_BPM[k], len(truth))
            off, fixed = np.abs(bpm - truth), np.abs(shares[k] * np.array([test.highest_bpm for test in tests]) - truth)
            why: dict[str, int] = {}
            for f, t in zip(found, told, strict=True):
                if t is None:
                    code = next((c for c, _ in f.reasons if c.startswith(f"vt{k + 1}") or c == "no_ramp"), "?")
                    why[code] = why.get(code, 0) + 1
            rows.append(
                {
                    "what": f"14 VT{k + 1}, {name}, {len(tests)} people",
                    "found": share(some),
                    "error_bpm": spread(off[some]),
                    "bias_bpm": round(float(np.mean((bpm - truth)[some])), 1),
                    "fixed_share_error_bpm": spread(fixed),
                    "coverage_of_truth": share(((low <= truth) & (truth <= high))[some]),
                    "coverage_of_a_reader": share(((low <= read) & (read <= high))[some]),
                    "width_bpm": round(float(np.mean((high - low)[some])), 1),
                    "not_found": why,
                    "holds": bool(
                        some.mean() >= 0.8 and off[some].mean() <= bar and ((low <= read) & (read <= high))[some].mean() >= 0.75
                    ),
                }
            )
    return rows + _cart_rows()


def _cart_rows() -> list[Row]:
    """Found shares on published tests of carts; nobody wrote down their thresholds."""
    folder = SHARED / "cpet-carts"
    if not folder.is_dir():
        return [{"what": "14 published tests of carts", "absent": "shared data absent: cpet-carts (set MILO_SHARED_DATA)"}]
    found = []
    for path in sorted(p for kind in CARTS for p in folder.glob(kind)):
        try:
            found.append(thresholds(clean_breaths(read_cart(path)).table))
        except MiloError:
            continue
    steady = [f for f in found if any("steady" in text for _, text in f.reasons)]
    rising = [f for f in found if f not in steady]
    return [
        {
            "what": f"14 published tests of carts, {len(rising)} that rise and {len(steady)} that do not",
            "vt1_found": share(np.array([f.vt1 is not None for f in rising])),
            "vt2_found": share(np.array([f.vt2 is not None for f in rising])),
            "not_found": sorted(text for f in rising for _, text in f.reasons),
        }
    ]


def wrist_rows(part: float) -> list[Row]:
    """Item 15: windows shown and wrong by more than 20 and 5 bpm while pedalling, with and without motion sensors."""
    people = [bodies.wrist(seed) for seed in range(round(40 * part))]
    ways: dict[str, Callable[[bodies.Wrist], Any]] = {
        "light alone": lambda w: analyse_ppg(w.light, w.rate_hz),
        "with accelerometer": lambda w: analyse_ppg(w.light, w.rate_hz, w.accel_g),
        "with accelerometer and gyro": lambda w: analyse_ppg(w.light, w.rate_hz, w.accel_g, gyro=w.gyro),
    }
    rows = []
    for name, way in ways.items():
        far, off, shown = [], [], []
        for person in people:
            bpm = np.array([np.nan if w.bpm is None else w.bpm for w in way(person)])[person.moving]
            error = np.abs(bpm - person.bpm[person.moving])
            some = np.isfinite(error)
            shown.append(some.mean())
            far.append((int((error[some] > 20).sum()), int(some.sum())))
            off.append((int((error[some] > 5).sum()), int(some.sum())))
        rows.append(
            {
                "what": f"15 wrist on a bicycle, {name}, {len(people)} people",
                "shown": share(np.array(shown)),
                "wrong_by_20_bpm_of_shown": pooled(far),
                "wrong_by_5_bpm_of_shown": pooled(off),
                "holds": sum(a for a, _ in far) <= 0.05 * max(1, sum(b for _, b in far)),
            }
        )
    far = []
    for person in people:
        error = np.abs(_largest_line(person.light, person.rate_hz) - person.bpm)[person.moving]
        far.append((int((error > 20).sum()), len(error)))
    rows.append(
        {"what": "15 the naive way: largest line of the spectrum", "shown": "100 %", "wrong_by_20_bpm_of_shown": pooled(far)}
    )
    return rows


def _alarm_record_row() -> Row:
    """A finger in a ward, five minutes: rates from light beside those of the ECG of the same record. One person at rest."""
    path = SHARED / "ecg-wfdb-samples" / "a103l"
    what = "15 light of a finger beside its ECG, record a103l"
    try:
        import wfdb
    except ImportError:
        return {"what": what, "absent": "wfdb is not installed"}
    if not path.with_suffix(".hea").is_file():
        return {"what": what, "absent": "shared data absent: ecg-wfdb-samples (set MILO_SHARED_DATA)"}
    record = wfdb.rdrecord(str(path))
    lead, light = (record.p_signal[:, record.sig_name.index(name)] for name in ("II", "PLETH"))
    beats = analyse_ecg(lead, record.fs)
    trusted = beats.r_s[beats.trusted]
    off = []
    windows = analyse_ppg(light, record.fs)
    for window in windows:
        inside = trusted[(trusted >= window.start_s) & (trusted < window.start_s + 8)]
        if window.bpm is not None and len(inside) > 3:
            off.append(abs(window.bpm - 60 / float(np.median(np.diff(inside)))))
    return {
        "what": what,
        "shown": f"{sum(w.bpm is not None for w in windows)} of {len(windows)} windows",
        "error_bpm": spread(off),
        "wrong_by_5_bpm_of_shown": f"{sum(e > 5 for e in off)} of {len(off)}",
    }


def _largest_line(light: Any, rate_hz: float) -> Any:
    length = round(8 * rate_hz)
    windows = windowed(band_passed(light.astype(float), rate_hz), length, begins(len(light), rate_hz, 8.0, 2.0))
    power = np.abs(np.fft.rfft(windows * np.hanning(length), round(60 * rate_hz), axis=1))
    return 30.0 + power[:, 30:221].argmax(axis=1)


def finger_rows(part: float) -> list[Row]:
    """Item 16: saturation at rest and under even motion, and one light given twice."""
    curve = max30102_calibration()
    rows = []
    for near, name in ((False, "motion of 0.8-3.2 Hz"), (True, "motion within 8 % of the pulse or twice it")):
        people = [bodies.finger(seed, near=near) for seed in range(round(60 * part))]
        rest, moving, naive, far = [], [], [], []
        for person in people:
            true = curve.saturation(person.ratio)
            assert true is not None
            windows = analyse_spo2(person.red, person.infrared, person.rate_hz, curve, min_seconds=20)
            off = np.array([np.nan if w.spo2_pct is None else abs(w.spo2_pct - true) for w in windows])
            settled = np.array([w.start_s >= 20 for w in windows]) & ~person.moving
            rest.append(off[settled])
            moving.append(off[person.moving])
            far.append((int((off[person.moving] > 4).sum()), int(np.isfinite(off[person.moving]).sum())))
            naive.append(np.abs(_ratio_of_spreads(person, curve) - true)[person.moving])
        r, m = np.concatenate(rest), np.concatenate(moving)
        rows += [
            {
                "what": f"16 finger, {name}, {len(people)} people: at rest",
                "shown": share(np.isfinite(r)),
                "error_points": spread(r[np.isfinite(r)]),
            },
            {
                "what": f"16 finger, {name}: moving",
                "shown": share(np.isfinite(m)),
                "error_points": spread(m[np.isfinite(m)]),
                "wrong_by_4_points_of_shown": pooled(far),
                "wrong_by_4_points_of_all": share(m > 4),
                "naive_error_points": spread(np.concatenate(naive)),
            },
        ]
    person = bodies.finger(1, near=False)
    same = analyse_spo2(person.infrared, person.infrared, person.rate_hz, curve, min_seconds=0)
    told = sum(w.spo2_pct is not None for w in same)
    rows.append(
        {
            "what": "16 red equal to infrared",
            "windows_with_a_value": told,
            "windows": len(same),
            "reasons": sorted({w.reason[0] for w in same if w.reason}),
            "holds": told == 0,
        }
    )
    return rows


def _ratio_of_spreads(person: bodies.Finger, curve: Any) -> Any:
    """The naive way: standard deviations in the pulse's band over the level, through the same curve."""
    length, starts = round(8 * person.rate_hz), begins(len(person.red), person.rate_hz, 8.0, 2.0)
    ac = [windowed(band_passed(x, person.rate_hz), length, starts).std(axis=1) for x in (person.red, person.infrared)]
    dc = [windowed(x, length, starts).mean(axis=1) for x in (person.red, person.infrared)]
    ratio = np.clip(ac[0] / dc[0] / (ac[1] / dc[1]), *curve_range(curve))
    return np.array([curve.saturation(float(r)) for r in ratio])


def curve_range(curve: Any) -> tuple[float, float]:
    """The ratios a curve reads."""
    return curve.ratio_low, curve.ratio_high


def ecg_rows(part: float) -> list[Row]:
    """Item 17: what is no ECG must not be good, and a gap in the times is one."""
    del part
    scenes: dict[str, list[Any]] = {"sawtooth": [], "triangle": [], "pulse comb": [], "mains hum": [], "hum with harmonics": []}
    rng = np.random.default_rng(17)
    rates = (125.0, 250.0, 360.0, 500.0)
    for rate in rates:
        t = np.arange(round(90 * rate)) / rate
        for hertz in (0.9, 1.3, 2.1):
            for noise in (0.0, 0.01):
                rough = noise * rng.normal(size=len(t))
                turn = (t * hertz) % 1
                scenes["sawtooth"].append((rate, turn + rough))
                scenes["sawtooth"].append((rate, 1 - turn + rough))
                scenes["triangle"].append((rate, np.abs(2 * turn - 1) + rough))
                scenes["pulse comb"] += [(rate, (turn < width * hertz) * 1.0 + rough) for width in (0.008, 0.04, 0.1)]
        for mains in (50.0, 60.0):
            for tall in (0.02, 0.3, 2.0):
                line = tall * np.sin(2 * np.pi * mains * t + 1)
                scenes["mains hum"] += [(rate, np.round(line, 3)), (rate, line)]
                harmonics = line + tall * (0.2 * np.sin(4 * np.pi * mains * t) + 0.3 * np.sin(6 * np.pi * mains * t + 2))
                scenes["hum with harmonics"].append((rate, np.round(harmonics, 3)))
    rows: list[Row] = []
    for name, several in scenes.items():
        good = [sum(b - a for a, b in analyse_ecg(x, rate).good) for rate, x in several]
        beats = [len(analyse_ecg(x, rate).r_peaks) if g else 0 for (rate, x), g in zip(several, good, strict=True)]
        rows.append(
            {
                "what": f"17 {name}, {len(several)} recordings of 90 s",
                "good_s": round(sum(good), 1),
                "recordings_with_good_time": sum(g > 0 for g in good),
                "beats_in_them": sum(beats),
                "holds": sum(good) == 0,
            }
        )
    return [*rows, _gap_row()]


def _gap_row() -> Row:
    """Two minutes of ECG of which 8 s in the middle were never written, with a time column."""
    rate = 250.0
    x, _ = own_ecg(120, rate, 71.0, 1)
    t = np.arange(len(x)) / rate
    keep = (t < 60) | (t >= 68)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gap.csv"
        path.write_text("t_s,ecg_mv\n" + "\n".join(f"{a:.3f},{b:.4f}" for a, b in zip(t[keep], x[keep], strict=True)))
        found = ecg_file(path, rate, None)
    within = [max(0.0, min(b, 67.5) - max(a, 60.5)) for a, b in found["good"]]
    slow = [bpm for _, bpm in found["heart_rate_bpm"]["series"] if bpm < 55]
    return {
        "what": "17 a gap of 8 s in t_s",
        "duration_s": found["duration_s"],
        "good_s": round(sum(b - a for a, b in found["good"]), 1),
        "good_s_in_the_gap": round(sum(within), 1),
        "false_slow_beats": len(slow),
        "reasons": [r["code"] for r in found["reasons"]],
        "holds": sum(within) == 0 and not slow and bool(found["reasons"]),
    }


def own_ecg(seconds: int, rate: float, bpm: float, seed: int) -> tuple[Any, Any]:
    """A plain ECG of five humps a beat, mV, and the times of its R waves."""
    rng = np.random.default_rng((17, seed))
    at, beats = 0.5, []
    while at < seconds - 0.6:
        beats.append(at)
        at += 60 / bpm * (1 + 0.03 * np.sin(2 * np.pi * 0.25 * at) + 0.01 * rng.normal())
    t = np.arange(round(seconds * rate)) / rate
    x = 0.05 * np.sin(2 * np.pi * 0.23 * t) + 0.012 * rng.normal(size=len(t))
    for beat in beats:
        a, b = np.searchsorted(t, [beat - 0.4, beat + 0.6])
        u = t[a:b] - beat
        humps = ((-0.17, 0.025, 0.12), (-0.028, 0.010, -0.13), (0, 0.011, 1.15), (0.03, 0.011, -0.25), (0.27, 0.05, 0.28))
        x[a:b] += sum(tall * np.exp(-(((u - where) / wide) ** 2)) for where, wide, tall in humps)
    return x, np.array(beats)


def lifter_rows(part: float) -> list[Row]:
    """Item 18: the estimate on the day of a competition, beside Brzycki's best of 56 days and the mean of the top three."""
    rows: list[Row] = []
    for kind, to_failure in (("mostly submaximal sets", False), ("sets to failure", True)):
        off: dict[str, list[float]] = {"milo": [], "Brzycki, best of 56 days": [], "mean of the top three sessions of 56 days": []}
        held = []
        for seed in range(round(300 * part)):
            one = bodies.lifter(seed, to_failure=to_failure)
            result = analyse_lifts(one.sets)[0]
            assert result.e1rm_kg is not None
            assert result.interval_kg is not None
            days: dict[Any, float] = {}
            for s in one.sets:
                if s.at > one.day - timedelta(days=56):
                    days[s.at] = max(days.get(s.at, 0.0), (s.weight_kg or 0) * 36 / (37 - (s.reps or 0)))
            best = sorted(days.values())
            for name, kg in zip(off, (result.e1rm_kg, best[-1], float(np.mean(best[-3:]))), strict=True):
                off[name].append(100 * (kg / one.best_kg - 1))
            held.append(result.interval_kg[0] <= one.best_kg <= result.interval_kg[1])
        for name, errors in off.items():
            what = f"18 e1RM, {kind}, {len(errors)} lifters, {name}"
            rows.append({"what": what, "error_pct": spread(np.abs(errors)), "bias_pct": round(float(np.mean(errors)), 1)})
        rows[-3]["interval_of_80_pct_holds"] = share(np.array(held))
        rows[-3]["holds"] = all(np.mean(np.abs(off["milo"])) <= np.mean(np.abs(errors)) for errors in off.values())
    return rows


def cpu_rows(part: float) -> list[Row]:
    """Item 21: CPU of an hour of ECG beside sleepecg, and of the command on a minute and on an hour."""
    del part
    x, _ = own_ecg(3600, 250.0, 64.0, 2)
    rows: list[Row] = []
    ours = best_cpu(lambda: analyse_ecg(x, 250.0))
    rows.append({"what": "21 one hour of ECG, beats and quality and HRV", "cpu_s": ours, "bar_s": 0.08, "holds": ours <= 0.08})
    try:
        import sleepecg

        rows.append({"what": "21 sleepecg, beats alone", "cpu_s": best_cpu(lambda: sleepecg.detect_heartbeats(x, 250.0))})
    except ImportError:
        rows.append({"what": "21 sleepecg", "absent": "not installed"})
    with tempfile.TemporaryDirectory() as folder:
        for name, seconds in (("a minute", 60), ("an hour", 3600)):
            path = Path(folder) / "ecg.csv"
            path.write_text("ecg_mv\n" + "\n".join(f"{v:.4f}" for v in x[: seconds * 250]))
            spent = min(_child_cpu(["analyse", "ecg", str(path), "--rate-hz", "250", "--json"]) for _ in range(5))
            rows.append({"what": f"21 milo analyse ecg, {name}", "cpu_s": round(spent, 2), "bar_s": 1.0, "holds": spent <= 1.0})
    return rows


def best_cpu(work: Callable[[], Any], times: int = 7) -> float:
    """CPU seconds of the best of several runs after one to warm up."""
    work()
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return round(min(spent), 3)


def _child_cpu(arguments: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", "from milo.app.cli import main; main()", *arguments], check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def share(flags: Any) -> str:
    """A share in % with its interval over people."""
    flags = np.asarray(flags, float)
    if not len(flags):
        return "none"
    low, high = _between(flags)
    return f"{100 * flags.mean():.1f} % ({100 * low:.1f}-{100 * high:.1f})"


def pooled(pairs: list[tuple[int, int]]) -> str:
    """A share of windows with its interval over people."""
    counts = np.array(pairs, float)
    if not counts[:, 1].sum():
        return "none shown"
    rng = np.random.default_rng(0)
    drawn = counts[rng.integers(0, len(counts), (1000, len(counts)))].sum(axis=1)
    low, high = 100 * np.quantile(drawn[:, 0] / np.maximum(drawn[:, 1], 1), [0.025, 0.975])
    return f"{100 * counts[:, 0].sum() / counts[:, 1].sum():.1f} % ({low:.1f}-{high:.1f})"


def spread(values: Any) -> str:
    """A mean with its interval over people."""
    values = np.asarray(values, float)
    if not len(values):
        return "none"
    low, high = _between(values)
    return f"{values.mean():.1f} ({low:.1f}-{high:.1f})"


def _between(values: Any) -> tuple[float, float]:
    rng = np.random.default_rng(0)
    low, high = np.quantile(rng.choice(values, (1000, len(values))).mean(axis=1), [0.025, 0.975])
    return float(low), float(high)


PARTS: dict[str, Callable[[float], list[Row]]] = {
    "thresholds": threshold_rows,
    "wrist": wrist_rows,
    "finger": finger_rows,
    "ecg": ecg_rows,
    "lifters": lifter_rows,
    "cpu": cpu_rows,
}


def main() -> None:
    """Print a block a row, or one JSON document."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    parser.add_argument("--part", type=float, default=1.0)
    parser.add_argument("--json", action="store_true", dest="as_json")
    asked = parser.parse_args()
    warnings.simplefilter("error")
    rows = [row for name in asked.parts or PARTS for row in PARTS[name](asked.part)]
    if asked.as_json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        print(row["what"])
        for name, value in row.items():
            if name != "what":
                print(f"    {name}: {value}")


if __name__ == "__main__":
    main()
