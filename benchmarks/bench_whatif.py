"""Does a twin fitted to eight weeks of somebody's data say what comes in the next four? On hidden bodies of the twin itself.

Hidden people live eight weeks by their own habits and are seen as devices see (twin.observe); their twins are fitted to that alone.
Then they live four more weeks twice, with the same luck: going on as before, and with a change. Reported, for each outcome: the
share of truths inside the 80 % band, and the mean absolute error of the middle, of people of their age, sex, size, goal and
training fitted to nothing (unfitted), and of "no change" from what was last seen. The truth is the twin's own, so this says whether
the fitting works, and nothing of whether the twin is like people.

usage: bench_whatif.py [--people 40] [--seed 1] [--known 8] [--ahead 4] [--family reference|second] [--json]
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import copy
import json
import platform
import time
from typing import Any

import numpy as np

from milo.twin.cohort import Cohort
from milo.twin.comparing import Way, ahead
from milo.twin.fitting import Fitted, TooLittle, fit, unfitted
from milo.twin.fitting_marks import Known, Series
from milo.twin.fitting_past import WEEK, Training
from milo.twin.fitting_prior import Told
from milo.twin.observe import WATCH_VO2_OWN, Observer
from milo.twin.parameters import FAMILIES
from milo.twin.plan import Plan
from milo.twin.sleeping import BIAS_MIN
from milo.twin.traits import GOALS, PATTERNS, STRENGTH

LIFT_SD, LIFT_OWN_SD, INTENSITY_SD = (
    0.04,
    0.03,
    0.04,
)  # log, log, share: errors of a week's e1RM, of a lift's, of a session's effort
CHANGES = {"nothing": 0.0, "half": 0.5, "half as much again": 1.5, "twice": 2.0}
OUTCOMES = ("vo2max", "squat", "hinge", "push", "pull", "weight_kg", "resting_hr", "sessions", "soreness", "asleep_h")


class Hidden:
    """People who live and are seen.  after(change): their truths when they go on with a change of volume."""

    def __init__(self, seed: int, n: int, known_weeks: int, ahead_weeks: int, family: str) -> None:
        self.cohort = Cohort(seed, n, parameters=FAMILIES[family])
        self.first, self.ahead_days = self.cohort.today, ahead_weeks * WEEK
        observer = Observer(self.cohort.traits, self.cohort.draws)
        rng = self.cohort.draws("bench")
        own = self.own = LIFT_OWN_SD * rng.standard_normal((len(PATTERNS), n))
        rows: dict[str, list[Any]] = {}
        for _ in range(known_weeks * WEEK):
            truth = self.cohort.step()
            seen = observer.see(truth)
            lifted = seen.recorded & (truth.activity == STRENGTH)
            best = np.log(truth.strength * self.cohort.state.weight_kg) + own + LIFT_SD * rng.standard_normal((len(PATTERNS), n))
            for name, value in {
                "minutes": np.where(seen.recorded, truth.minutes, 0),
                "intensity": np.clip(truth.intensity + INTENSITY_SD * rng.standard_normal(n), 0.3, 1),
                "sets": np.where(lifted, truth.sets, 0),
                "activity": truth.activity,
                "planned": truth.planned,
                "done": truth.done,
                "vo2max": seen.vo2max,
                "resting_hr": seen.resting_hr_bpm,
                "ln_rmssd": np.log(seen.hrv_rmssd_ms),
                "weight_kg": seen.weight_kg,
                "asleep_h": (seen.night.asleep_min - BIAS_MIN) / 60,
                "strength": np.where(lifted, best, np.nan),
            }.items():
                rows.setdefault(name, []).append(value)
        self.rows = {name: np.stack(values) for name, values in rows.items()}
        self.plan: Plan = self.cohort._then

    def known(self, k: int) -> Known:
        """What devices and logs hold of person k."""
        t = self.cohort.traits
        d = {name: values[..., k] for name, values in self.rows.items()}
        training = Training(d["minutes"], d["intensity"], d["sets"], d["activity"])
        sizes = {"vo2max": (2.0, WATCH_VO2_OWN), "resting_hr": (2.9, 1.5), "ln_rmssd": (0.19, 0.1), "weight_kg": (0.8, 0.2)}
        sizes |= {"asleep_h": (1.1, 0.15)}
        series = [weekly(name, name, d[name], sd, level) for name, (sd, level) in sizes.items()]
        series += [weekly("strength", p, d["strength"][:, i], 0.045, LIFT_OWN_SD, i) for i, p in enumerate(PATTERNS)]
        weight = _mean(d["weight_kg"])
        told = Told(
            float(t.age[k]), bool(t.female[k]), float(t.height_cm[k]), None if np.isnan(weight) else weight, GOALS[t.goal[k]]
        )
        return Known(told, self.first, training, [s for s in series if s.weeks.size], int(d["planned"].sum()), int(d["done"].sum()))

    def way(self, k: int, change: float) -> Way:
        """What person k means to do in the weeks ahead."""
        day, on = self.cohort._day, self.cohort.today
        asked = [self.plan.on(day + i, (on.weekday() + i) % WEEK) for i in range(self.ahead_days)]
        rows = {name: np.asarray([getattr(a, name)[k] for a in asked]) for name in ("minutes", "intensity", "sets", "activity")}
        rows["minutes"], rows["sets"] = rows["minutes"] * np.float32(change), rows["sets"] * np.float32(change)
        return Way(Training(**rows))

    def truth(self, change: float) -> dict[str, np.ndarray]:
        """How everybody came out, with the same luck whatever the change."""
        cohort = copy.deepcopy(self.cohort)
        plan = copy.copy(self.plan)
        plan.minutes, plan.sets = plan.minutes * np.float32(change), plan.sets * np.float32(change)
        cohort.follow(plan)
        kept: dict[str, list[Any]] = {
            n: [] for n in ("vo2max", "resting_hr", "weight_kg", "asleep_h", "strength", "done", "soreness")
        }
        for truth in cohort.live(self.ahead_days):
            for name, rows in kept.items():
                rows.append(truth.strength * cohort.state.weight_kg if name == "strength" else getattr(truth, name).copy())
        ends = {name: np.mean(rows[-WEEK:], axis=0) for name, rows in kept.items()}
        for i, p in enumerate(PATTERNS):
            ends[p] = ends["strength"][i] * np.exp(self.own[i])  # as the lift is measured, which is what the twin speaks of
        ends["sessions"] = np.sum(kept["done"], axis=0) / (self.ahead_days / WEEK)
        ends["soreness"] = np.mean(kept["soreness"], axis=0)
        return ends

    def last_seen(self, k: int, name: str) -> float:
        """The mean of the last two weeks of marks, NaN where there are none."""
        if name in PATTERNS:
            return float(np.exp(_mean(self.rows["strength"][-2 * WEEK :, PATTERNS.index(name), k])))
        if name == "sessions":
            return float(self.rows["done"][:, k].sum() / (len(self.rows["done"]) / WEEK))
        return _mean(self.rows[name][-2 * WEEK :, k]) if name in self.rows else float("nan")


def weekly(quantity: str, name: str, values: np.ndarray, sd: float, level: float, pattern: int = 0) -> Series:
    """Weekly means of daily marks; the more days, the smaller a mean's error."""
    by_week = values.reshape(-1, WEEK)
    count = np.isfinite(by_week).sum(axis=1)
    weeks = np.flatnonzero(count)
    means = np.nansum(by_week[weeks], axis=1) / count[weeks]
    return Series(quantity, name, weeks, means.astype(float), sd / np.sqrt(count[weeks]), level, pattern)


def _mean(values: np.ndarray) -> float:
    return float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("people", 40), ("seed", 1), ("known", 8), ("ahead", 4)):
        ask.add_argument(f"--{name}", type=int, default=default)
    ask.add_argument("--family", default="reference", choices=sorted(FAMILIES))
    ask.add_argument("--json", action="store_true")
    args = ask.parse_args()
    # Only those who trained: the others get the reason why there is no twin of them.
    hidden = Hidden(args.seed, args.people * 2, args.known, args.ahead, args.family)
    cells: dict[tuple[str, str], list[tuple[float, ...]]] = {}
    refused: dict[str, int] = {}
    times: dict[str, list[float]] = {"fit": [], "ahead": []}
    counts = []
    truths = {name: hidden.truth(x) for name, x in {"as before": 1.0, **CHANGES}.items()}
    done = 0
    for k in range(hidden.cohort.traits.n):
        if done == args.people:
            break
        known = hidden.known(k)
        began = time.perf_counter()
        try:
            fitted = fit(known, seed=k)
        except TooLittle as e:
            refused[e.reason] = refused.get(e.reason, 0) + 1
            continue
        done += 1
        times["fit"].append(time.perf_counter() - began)
        counts.append(fitted.effective)
        blind: Fitted = unfitted(known, seed=k)
        change = list(CHANGES)[k % len(CHANGES)]
        base: dict[str, dict[str, np.ndarray]] = {}
        for which, factor in (("as before", 1.0), (change, CHANGES[change])):
            began = time.perf_counter()
            ours = ahead(hidden.way(k, factor), fitted, args.ahead)
            times["ahead"].append(time.perf_counter() - began)
            theirs = ahead(hidden.way(k, factor), blind, args.ahead)
            case = "as before" if factor == 1.0 else "changed"
            base[case] = ours
            base[case + " blind"] = theirs
            for name in OUTCOMES:
                if name in ours:
                    truth = float(truths[which][name][k])
                    low, middle, high = np.quantile(ours[name], (0.1, 0.5, 0.9))
                    cells.setdefault((case, name), []).append(
                        (truth, middle, low, high, float(np.median(theirs[name])), hidden.last_seen(k, name))
                    )
        for name in OUTCOMES:
            if name in base["changed"]:
                truth = float(truths[change][name][k] - truths["as before"][name][k])
                low, middle, high = np.quantile(base["changed"][name] - base["as before"][name], (0.1, 0.5, 0.9))
                theirs_middle = float(np.median(base["changed blind"][name] - base["as before blind"][name]))
                cells.setdefault(("difference", name), []).append((truth, middle, low, high, theirs_middle, 0.0))
    table = []
    for (case, name), rows in cells.items():
        truth, middle, low, high, blind_middle, last = np.asarray(rows).T
        seen = np.isfinite(last)
        table.append({
            "case": case, "outcome": name, "people": len(rows), "covered": float(np.mean((truth >= low) & (truth <= high))),
            "bias": float(np.mean(middle - truth)), "error": float(np.mean(np.abs(middle - truth))),
            "unfitted": float(np.mean(np.abs(blind_middle - truth))),
            "no_change": float(np.mean(np.abs(last - truth)[seen])) if seen.any() else None,
            "error_where_seen": float(np.mean(np.abs(middle - truth)[seen])) if seen.any() else None,
        })  # fmt: skip
    found = {
        "people": args.people, "seed": args.seed, "family": args.family, "refused": refused, "machine": platform.processor(),
        "fit_s": float(np.median(times["fit"])), "ahead_s": float(np.median(times["ahead"])),
        "effective": float(np.median(counts)), "table": table,
    }  # fmt: skip
    if args.json:
        print(json.dumps(found, indent=1))
        return
    print(f"{args.people} hidden bodies, seed {args.seed}, family {args.family}; {args.known} weeks known, {args.ahead} ahead")
    print(
        f"refused {refused}; fit {found['fit_s']:.2f} s, one way ahead {found['ahead_s']:.2f} s; effective {found['effective']:.0f}"
    )
    for case in ("as before", "changed", "difference"):
        print(f"\n{case:11} | covered |  bias | error | unfitted | no change")
        for r in [r for r in table if r["case"] == case]:
            none = "-" if r["no_change"] is None else f"{r['no_change']:.2f} (ours there {r['error_where_seen']:.2f})"
            print(
                f"{r['outcome']:11} | {r['covered']:6.0%}  | {r['bias']:5.2f} | {r['error']:5.2f} | {r['unfitted']:7.2f}  | {none}"
            )
        rows_of = [r for r in table if r["case"] == case]
        print(f"{'all':11} | {np.average([r['covered'] for r in rows_of], weights=[r['people'] for r in rows_of]):6.0%}")


if __name__ == "__main__":
    main()
