"""How near the estimated energy expenditure comes to the true one on simulated people, beside Mifflin-St Jeor.

    python benchmarks/bench_expenditure.py [--people 200] [--days 28] [--unlogged 0.2] [--seed 31]

Everybody is weighed every day on a scale with an error of 0.6 kg (a third of it stays from day to day, and the week has its
cycle), and logs what they eat with an error of 10 % a day. Two ways to log: all of it, and with a tenth or so left out; the
second is measured against the true expenditure less that person's own share, which is what their log can tell.
"""

from __future__ import annotations

import argparse
import json

import numpy as np

from milo.insight.expenditure import expenditure
from milo.twin.cohort import Cohort

ACTIVITY = 1.5  # of Mifflin-St Jeor: a mixed day (reference nutrition 3.2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--days", type=int, default=28)
    parser.add_argument("--unlogged", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=31)
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    cohort = Cohort(asked.seed, asked.people)
    lived = [(t.intake_kcal.copy(), t.expenditure_kcal.copy(), t.weight_kg.copy()) for t in cohort.live(asked.days)]
    eaten, used, mass = (np.array([day[k] for day in lived], float) for k in range(3))
    t = cohort.traits
    mifflin = 10 * mass[0] + 6.25 * t.height_cm - 5 * t.age + np.where(t.female, -161, 5)
    scale = np.zeros_like(mass)
    error = np.zeros(asked.people)
    for n in range(asked.days):
        error = 0.3 * error + 0.6 * np.sqrt(1 - 0.09) * rng.standard_normal(asked.people)
        scale[n] = mass[n] * (1 + 0.003 * np.cos(2 * np.pi * n / 7)) + error
    found = {}
    for name, share in (
        ("all is logged", np.ones(asked.people)),
        ("a share is left out", 1 - np.clip(rng.normal(0.12, 0.06, asked.people), 0, 0.4)),
    ):
        log = eaten * share * np.clip(1 + 0.1 * rng.standard_normal(eaten.shape), 0.5, 1.5)
        log[rng.random(log.shape) < asked.unlogged] = np.nan
        truth = used.mean(0) * share
        told = [
            expenditure(list(scale[:, i]), [None if np.isnan(v) else v for v in log[:, i]], float(ACTIVITY * mifflin[i]))
            for i in range(asked.people)
        ]
        off = np.array([abs((e.kcal or np.nan) - truth[i]) / truth[i] for i, e in enumerate(told)])
        inside = [e.interval is not None and e.interval[0] <= truth[i] <= e.interval[1] for i, e in enumerate(told)]
        plain = abs(ACTIVITY * mifflin - truth) / truth
        best = truth.mean() / mifflin.mean()
        found[name] = {
            "told": int(np.isfinite(off).sum()),
            "median error": round(float(np.nanmedian(off)), 4),
            "90 % of errors below": round(float(np.nanquantile(off, 0.9)), 4),
            "interval of 90 % covers": round(float(np.mean(inside)), 3),
            f"Mifflin-St Jeor x {ACTIVITY}, median error": round(float(np.median(plain)), 4),
            f"Mifflin-St Jeor x {best:.2f} (the best factor for these people), median error": round(
                float(np.median(abs(best * mifflin - truth) / truth)), 4
            ),
        }
    print(
        json.dumps(
            {"people": asked.people, "days": asked.days, "unlogged": asked.unlogged, "seed": asked.seed, "found": found}, indent=1
        )
    )


if __name__ == "__main__":
    main()
