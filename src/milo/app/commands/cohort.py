"""`milo simulate cohort`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import AsJson, put, say


def simulate_cohort(
    out: Annotated[Path, typer.Option("--out", help="Folder for the tables; created if missing.")],
    athletes: Annotated[int, typer.Option("--athletes", min=1, max=100_000, help="How many people.")] = 1_000,
    days: Annotated[int, typer.Option("--days", max=3_650, help="Days per person, more than 28.")] = 365,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same people.")] = 0,
    family: Annotated[int, typer.Option("--family", min=1, max=2, help="2: other bodies, not used for training.")] = 1,
    engine: Annotated[str, typer.Option("--engine", help="one, pool (processes of this machine) or ray (a cluster).")] = "one",
    workers: Annotated[int, typer.Option("--workers", min=1, help="How many parts run at once.")] = 2,
    as_json: AsJson = False,
) -> None:
    """Write simulated athletes as CSV tables: daily rows, events, one row per athlete."""
    from milo.app.cohort_files import write_cohort

    made = write_cohort(athletes, days, out, seed, family, engine, workers)
    say(f"written: {out} ({made['rows']:,} athlete-days, simulated; {made['events']['burnout']} burnouts)")
    if as_json:
        put(made)
