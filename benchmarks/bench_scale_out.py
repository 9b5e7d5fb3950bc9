"""What do a second worker and Ray bring? Cohort simulation, the rule teacher, bootstrap and evaluation, each with 1 and 2 workers.

PYTHONPATH=src python benchmarks/bench_scale_out.py [ENGINE ...]   (one, pool, ray; Ray on this machine needs the extra `ray`)

Wall seconds and CPU seconds of all processes; the results are compared and must be the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[1]
ATHLETES, DAYS, TEACHER, DRAWS, JUDGED = 2_048, 180, 4, 100, 300


def cohort() -> Any:
    """Tables of simulated lives."""
    from milo.app.cohort_files import FILES, write_cohort

    with tempfile.TemporaryDirectory() as out:
        write_cohort(ATHLETES, DAYS, Path(out), 5, 1, os.environ["MILO_ENGINE"], int(os.environ["MILO_WORKERS"]))
        return [hashlib.sha256((Path(out) / name).read_bytes()).hexdigest() for name in FILES]


def teacher() -> Any:
    """Milo's own answers to simulated athletes."""
    sys.path.insert(0, str(TOP / "recipes" / "student"))
    from athletes import profiles, prompts
    from teachers import answers_of

    from milo.app.training.spreading import spread_as_told

    asked = list(prompts(list(profiles(TEACHER, 4)), 4))
    own = list(dict.fromkeys(p.athlete for p in asked))
    parts = [[p for p in asked if p.athlete == athlete] for athlete in own]
    return [str(one) for part in spread_as_told(partial(answers_of, Path("unused")), parts) for one in part]


def bootstrap() -> Any:
    """Intervals of the burnout outlook, people drawn with replacement."""
    sys.path.insert(0, str(TOP / "recipes" / "burnout"))
    import numpy as np
    from survival import drawn, lives

    rows = lives(9, 1_000, 365)
    return drawn(1 / (1 + np.exp(-rows.x[:, 0])), rows.x[:, 1], rows, DRAWS, 5)


def evaluation() -> Any:
    """Ways to coach over 24 weeks, without the planner."""
    from milo.app.policy_judging import judged

    engine, workers = os.environ["MILO_ENGINE"], int(os.environ["MILO_WORKERS"])
    found = judged(None, JUDGED, 9, 1, planner=False, engine=engine, workers=workers)
    return {key: value for key, value in found.items() if key != "steps_per_s"}


WORK = {"cohort": cohort, "teacher": teacher, "bootstrap": bootstrap, "evaluation": evaluation}


def main() -> None:
    """Each work by each engine in a process of its own."""
    if sys.argv[1:2] == ["--work"]:
        began = time.perf_counter()
        found = WORK[sys.argv[2]]()
        wall = time.perf_counter() - began
        spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        digest = hashlib.sha256(json.dumps(found, default=str).encode()).hexdigest()[:12]
        cpu = sum(s.ru_utime + s.ru_stime for s in spent)
        print(json.dumps({"wall_s": round(wall, 1), "cpu_s": round(cpu, 1), "digest": digest}))
        return
    engines = sys.argv[1:] or ["one", "pool"]
    for name in WORK:
        digests = set()
        for engine in engines:
            for workers in (1,) if engine == "one" else (1, 2):
                env = {**os.environ, "MILO_ENGINE": engine, "MILO_WORKERS": str(workers), "OMP_NUM_THREADS": "1",
                    "OPENBLAS_NUM_THREADS": "1"}  # fmt: skip
                command = [sys.executable, __file__, "--work", name]
                run = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
                told = json.loads(run.stdout.strip().splitlines()[-1])
                digests.add(told["digest"])
                print(
                    json.dumps({"work": name, "engine": engine, "workers": workers, "load": round(os.getloadavg()[0], 1), **told})
                )
        print(f"{name}: {'the same results' if len(digests) == 1 else 'DIFFERENT RESULTS'}", flush=True)


if __name__ == "__main__":
    main()
