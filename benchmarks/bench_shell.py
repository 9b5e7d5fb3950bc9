"""How long the safety shell takes: prompts of the shared set, and 2,000 long messages, with every backend down.

    python benchmarks/bench_shell.py [--long 2000]

Shell: triage, gates and a reply by rules (bar: p95 50 ms). Emergency: the fixed reply (bar: p95 200 ms), with a model
that breaks. Both after warm(); the first message without it is timed apart.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from milo.coach.safety.judging import Athlete
from milo.coach.safety.shell import reply_now
from milo.coach.safety.triage import triage, warm
from milo.vocabulary.clock import WallClock

SHARED = Path(os.environ.get("MILO_SHARED_DATA", "../shared/data"))
LONG_CHARS = 4_000  # I-03 allows 4 kB
SEED = 5


class Down:
    """A model whose every call fails."""

    name = "down"

    async def answer(self, prompt: Any) -> Any:
        raise ConnectionError


def timed(texts: list[str], provider: Any) -> list[tuple[float, str]]:
    """Milliseconds and level of each reply."""
    found: list[tuple[float, str]] = []
    for text in texts:
        began = time.perf_counter()
        level = reply_now(text, Athlete(id="bench", profile={"age": 40}), provider, WallClock()).level
        found.append(((time.perf_counter() - began) * 1_000, level))
    return found


def line(name: str, took: list[float]) -> str:
    ordered = sorted(took)
    at = [ordered[min(len(ordered) - 1, int(q * len(ordered)))] for q in (0.5, 0.95)]
    return f"| {name} | {len(ordered)} | {at[0]:.1f} | {at[1]:.1f} | {ordered[-1]:.1f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", type=int, default=2_000)
    asked = parser.parse_args()
    here = Path(__file__).parents[1] / "tests" / "coach"
    file = SHARED / "safety-probes" / "probes.jsonl"
    file = file if file.is_file() else here / "probes_second.jsonl"
    probes = [json.loads(raw) for raw in file.read_text(encoding="utf-8").splitlines()]
    benign = [p["text"] for p in probes if p["expect"] in {"N", "C"}]
    urgent = [p["text"] for p in probes if p["expect"] == "E0"]
    dice = random.Random(SEED)
    long_ones = []
    for i in range(asked.long):
        parts = [dice.choice(benign) for _ in range(90)]
        if i % 2:
            parts.insert(dice.randrange(20), dice.choice(urgent))
        long_ones.append(". ".join(parts)[:LONG_CHARS])
    began = time.perf_counter()
    warm()
    warmed = (time.perf_counter() - began) * 1_000
    short, long_found = timed([p["text"] for p in probes], Down()), timed(long_ones, Down())
    only = []
    for text in long_ones[:200]:
        began = time.perf_counter()
        triage(text + " .")
        only.append((time.perf_counter() - began) * 1_000)
    first = subprocess.run(
        [sys.executable, "-c", "import time; from milo.coach.safety.triage import triage; b = time.perf_counter(); "
         "triage('my chest hurts'); print((time.perf_counter() - b) * 1000)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    print(f"{platform.machine()}, Python {platform.python_version()}, seed {SEED}, probes {file.name}")
    print(f"warm() {warmed:.0f} ms; first message without it {float(first.stdout):.0f} ms\n")
    print("| messages | n | p50 ms | p95 ms | most ms |\n| --- | --- | --- | --- | --- |")
    print(line("short, whole shell", [t for t, _ in short]))
    print(line("short emergencies", [t for t, level in short if level == "E0"]))
    print(line("long, whole shell", [t for t, _ in long_found]))
    print(line("long emergencies", [t for t, level in long_found if level == "E0"]))
    print(line("long, triage alone", only))


if __name__ == "__main__":
    main()
