"""`make calibrate` runs the 38 trials, prints them and writes docs/calibration.md; exit code 1 when a recorded verdict changed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from milo.twin.calibration import Verdict, calibrate, made_from, number, page
from milo.twin.parameters import REFERENCE, SECOND, Parameters
from milo.twin.targets import targets

PAGE = Path(__file__).resolve().parent / "calibration.md"
ENOUGH = 34  # of the 38 must be met


def lived(parameters: Parameters) -> list[Verdict]:
    """All verdicts of a family, with progress on the terminal."""
    verdicts = []
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"{parameters.name}: {len(targets())} trials", total=len(targets()))
        for verdict in calibrate(parameters):
            verdicts.append(verdict)
            bar.update(task, advance=1)
    return verdicts


def main() -> int:
    """Print and write; 0 when at least 34 are met and each miss is a recorded one."""
    began = time.monotonic()
    verdicts = lived(REFERENCE)
    taken = time.monotonic() - began
    for v in verdicts:
        print(f"{v.target.id:>2}  {'met' if v.met else 'MISSED':7} {v.target.observation}")
        for f in v.target.figures:
            print(f"      {f.name}: {f.said()} -> {number(v.ours[f.name])}{'   <- off' if f in v.off else ''}")
    met = sum(v.met for v in verdicts)
    print(f"{met} of {len(verdicts)} met, {taken:.0f} s, {made_from()}")
    other = lived(SECOND)
    print(f"the second family meets {sum(v.met for v in other)}; it was not calibrated")
    PAGE.write_text(page(verdicts, other), encoding="utf-8")
    print(f"written: {PAGE.relative_to(PAGE.parent.parent)}")
    changed = [v.target.id for v in verdicts if v.met == bool(v.target.missed)]
    if changed:
        print(f"changed against what targets.toml records: {', '.join(map(str, changed))}")
    return 0 if met >= ENOUGH and not changed else 1


if __name__ == "__main__":
    sys.exit(main())
