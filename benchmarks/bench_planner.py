"""Plans for generated people: limit violations by an independent checker, crashes, refusals, time.

    python benchmarks/bench_planner.py --people 10000 --weeks 12

Prints one line a figure.  The checker is tests/coach/planner_checks.py, written from the safety reference alone.
"""

from __future__ import annotations

import argparse
import collections
import platform
import random
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))


def near(minutes: float, asked: float) -> bool:
    """Whether a session is as long as was asked for, within 15 %."""
    return 0.85 * asked <= minutes <= 1.15 * asked


def main() -> None:
    import msgspec

    from coach import planner_checks as checks
    from coach.planner_promises import promises, with_event
    from milo.coach.plans.basics.time import endurance_minutes
    from milo.coach.plans.limits.endurance import remember, run_caps, track_of
    from milo.coach.plans.limits.numbers import minutes_cap, week_limits
    from milo.coach.plans.limits.person import Person, person_of
    from milo.coach.plans.making.planner import make_plan
    from milo.coach.plans.making.weeks import LEAST_MINUTES
    from milo.vocabulary.athlete import parse_profile
    from milo.vocabulary.errors import MiloError

    def why_not(p: Person, asked_min: float, weeks: Any) -> collections.Counter[str]:
        """What keeps the sessions of build weeks from the minutes asked for, the first that holds, each session once."""
        track, why = track_of(p), collections.Counter[str]()
        for w in weeks:
            limits = week_limits(p, w.week)
            cap, (km, longest) = minutes_cap(p, w.week, track.minutes, limits), run_caps(track)
            runs = min(km * 5, longest) - 2
            for s in [s for d in w.days for s in d.sessions if w.focus == "build" and not near(s.minutes, asked_min)]:
                e = s.endurance
                causes = {
                    "asked under 15 min": asked_min < LEAST_MINUTES,
                    f"session limit ({limits.why.get('session_minutes', 'PL-13')})": asked_min > limits.session_minutes / 0.85,
                    "endurance of the week (PL-04)": e is not None and endurance_minutes(w) >= 0.9 * cap - 5,
                    "longest run (PL-02, PL-03)": e is not None and e.activity == "running" and e.minutes >= runs,
                    "no more drills than a session takes": s.kind == "mobility",
                    "endurance, other (PL-05, PL-26, budget of gym and endurance)": e is not None,
                }
                why[next((name for name, holds in causes.items() if holds), "sets of the week (PL-09, PL-20)")] += 1
            remember(w, track)
        return why

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=10_000)
    asked.add_argument("--weeks", type=int, default=12)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--show", type=int, default=0, help="print so many broken plans")
    given = asked.parse_args()
    rng, races = random.Random(given.seed), random.Random(f"races {given.seed}")
    took: list[float] = []
    broken: collections.Counter[str] = collections.Counter()
    refused: collections.Counter[str] = collections.Counter()
    fits: list[float] = []
    causes: collections.Counter[str] = collections.Counter()
    kept_out: collections.Counter[str] = collections.Counter()
    cpu: list[float] = []
    shown = bad_people = 0
    for n in range(given.people):
        raw: dict[str, Any] = checks.profile(rng)
        if n % 3 == 0:
            raw = with_event(races, raw, given.weeks)
        try:
            profile = parse_profile(raw, checks.TODAY)
        except MiloError:
            refused["profile"] += 1
            continue
        start, start_cpu = time.perf_counter(), time.process_time()
        plan = make_plan(profile, weeks=given.weeks, seed=n, today=checks.TODAY, language=profile.language or "en")
        took.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - start_cpu) * 1000)
        if plan.refused is not None:
            refused[plan.refused.rules[0]] += 1
        told = msgspec.to_builtins(plan)
        found = checks.violations(told, raw)
        for code in {f.split(":")[0] for f in found}:
            broken[code] += 1
        bad_people += bool(found)
        if found and shown < given.show:
            shown += 1
            print(n, raw, found[:6], sep="\n  ")
        asked_min = raw.get("minutes_per_session", 45)
        if plan.weeks:
            found_out = promises(person_of(profile, checks.TODAY), plan)
            kept_out.update(found_out)
            if found_out and shown < given.show:
                shown += 1
                print(n, raw, found_out, sep="\n  ")
            causes += why_not(person_of(profile, checks.TODAY), asked_min, plan.weeks)
        fits += [s["minutes"] / asked_min for w in told["weeks"] if w["focus"] == "build" for d in w["days"] for s in d["sessions"]]
    print(
        f"people {given.people}, weeks {given.weeks}, seed {given.seed}, {platform.machine()}, Python {platform.python_version()}"
    )
    print(f"plans with a violation: {bad_people}  {dict(broken)}")
    print(f"refused: {sum(refused.values())}  {dict(refused.most_common())}")
    print(f"ms a plan: median {median(took):.1f}, p95 {quantiles(took, n=20)[-1]:.1f}, most {max(took):.1f}")
    print(f"CPU ms a plan: median {median(cpu):.1f}, p95 {quantiles(cpu, n=20)[-1]:.1f}")
    print(f"promises not held: {dict(kept_out)}")
    inside = sum(near(f, 1.0) for f in fits) / len(fits)
    print(f"sessions of build weeks within 15 % of the minutes asked for: {inside:.1%} of {len(fits)}")
    for name, count in causes.most_common():
        print(f"  not so, by what holds them: {name}: {count / len(fits):.1%}")


if __name__ == "__main__":
    main()
