"""`make calibrate`: runs the 38 trials, prints the table and writes docs/calibration.md. Exit code 1 when a recorded verdict changed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from milo.twin.calibration import Verdict, calibrate, made_from
from milo.twin.parameters import SECOND

PAGE = Path(__file__).resolve().parent / "calibration.md"
ENOUGH = 34


def number(value: float) -> str:
    """A figure with as many digits as it deserves."""
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"


def row(v: Verdict) -> str:
    """One line of the table."""
    published = ", ".join(f"{f.name} {number(f.value)} ± {number(f.tolerance)}" for f in v.target.figures)
    ours = ", ".join(
        f"{number(v.ours[f.name])}" if f.met_by(v.ours[f.name]) else f"**{number(v.ours[f.name])}**" for f in v.target.figures
    )
    return f"| {v.target.id} | {v.target.observation} | {published} | {ours} | {'met' if v.met else 'MISSED'} | {v.target.source} |"


def main() -> int:
    """Print and write; 0 when at least 34 are met and each miss is a recorded one."""
    began = time.monotonic()
    verdicts: list[Verdict] = []
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("38 trials", total=38)
        for verdict in calibrate():
            verdicts.append(verdict)
            bar.update(task, advance=1)
    met = sum(v.met for v in verdicts)
    print(f"{'id':>2}  {'verdict':7}  target: published ± tolerance -> ours")
    for v in verdicts:
        print(f"{v.target.id:>2}  {'met' if v.met else 'MISSED':7}  {v.target.observation}")
        for f in v.target.figures:
            mark = "" if f.met_by(v.ours[f.name]) else "   <- off"
            print(f"             {f.name}: {number(f.value)} ± {number(f.tolerance)} -> {number(v.ours[f.name])}{mark}")
    print(f"{met} of {len(verdicts)} met, {time.monotonic() - began:.0f} s, {made_from()}")
    other = sum(v.met for v in calibrate(SECOND))
    print(f"the second family meets {other}; it was not calibrated to them")
    write(verdicts, met, other)
    changed = [v.target.id for v in verdicts if v.met == bool(v.target.missed)]
    if changed:
        print(f"changed against what targets.toml records: {changed}")
    return 0 if met >= ENOUGH and not changed else 1


def write(verdicts: list[Verdict], met: int, other: int) -> None:
    """The page for readers."""
    lines = [
        "# How close is the digital athlete to what was published?",
        "",
        f"Made by `make calibrate`: {made_from()}. **{met} of {len(verdicts)}** targets are met. Each trial repeats on simulated people what",
        "the study did on real ones; a figure in bold is outside its tolerance, and the miss stays until the body is better.",
        "",
        "A model that does well on this athlete has learned our equations. Transfer to people is unproven until there are data with consent.",
        f"The second family of parameters (a body to test models on, not calibrated) meets {other}.",
        "",
        "| # | observation | published ± tolerance | ours | verdict | source |",
        "|---|---|---|---|---|---|",
        *(row(v) for v in verdicts),
        "",
        "## Misses",
        "",
        *(f"- **{v.target.id}** {v.target.observation}: {v.target.missed or 'not recorded yet'}" for v in verdicts if not v.met),
        "",
        "## Where the tolerances come from",
        "",
        *(f"- {v.target.id}: {v.target.tolerance_from}" for v in verdicts),
        "",
    ]
    PAGE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
