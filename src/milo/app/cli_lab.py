"""The breath lab on the command line: calibrations, a simulated board, listening to a sensor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import AsJson, put, say

calibrate_app = typer.Typer(no_args_is_help=True, help="A sensor against a reference.")


@calibrate_app.command("spo2")
def calibrate_spo2(
    pairs: Annotated[Path, typer.Argument(help="CSV with columns ratio, spo2_pct, taken at the same moments.")],
    out: Annotated[Path, typer.Option("--out", help="Where the calibration goes.")],
    as_json: AsJson = False,
) -> None:
    """Fit this sensor and person against a reference oximeter."""
    from milo.app.analysing_signals import calibrate_spo2 as calibrate

    made = calibrate(pairs, out)
    say(f"written: {out} ({made['pairs']} pairs, leave-one-out error {made['rmse_points']:.1f} points)")
    if as_json:
        put(made)
