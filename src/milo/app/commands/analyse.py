"""`milo analyse ...`: one analysis of one file, nothing stored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import PARTLY, AsJson, put

analyse_app = typer.Typer(no_args_is_help=True, help="Analyse one file without storing anything.")

Rate = Annotated[float, typer.Option("--rate-hz", help="Samples per second.")]
Column = Annotated[str | None, typer.Option("--column", help="Name, or number from 0; not needed if there is only one.")]


@analyse_app.command("load")
def load(file: Path, as_json: AsJson = False) -> None:
    """Calculate daily metrics of a CSV with columns date, load_au."""
    from milo.app.analysing import load_file

    put(load_file(file))


@analyse_app.command("strength")
def strength(file: Path, as_json: AsJson = False) -> None:
    """Estimate one-rep maxima of a lifting log (Strong, Hevy, FitNotes, or columns date, exercise, weight_kg, reps [, rir])."""
    from milo.app.analysing import strength_file

    put(strength_file(file))


@analyse_app.command("ecg")
def ecg(file: Path, rate_hz: Rate, column: Column = None, as_json: AsJson = False) -> None:
    """Analyse an ECG in a CSV: R peaks, good time, heart rate, HRV and irregularity."""
    from milo.app.analysing_signals import ecg_file

    put(ecg_file(file, rate_hz, column))


@analyse_app.command("rr")
def rr(file: Path, as_json: AsJson = False) -> None:
    """Analyse beat intervals in a CSV with a column rr_ms: HRV, irregularity and artefacts."""
    from milo.app.analysing_signals import rr_file

    put(rr_file(file))


@analyse_app.command("ppg")
def ppg(
    file: Path,
    rate_hz: Rate,
    column: Annotated[str | None, typer.Option("--column", help="Name or number from 0; several: comma-separated.")] = None,
    accel: Annotated[str | None, typer.Option("--accel", metavar="X,Y,Z", help="Columns of an accelerometer.")] = None,
    gyro: Annotated[str | None, typer.Option("--gyro", metavar="X,Y,Z", help="Columns of a gyroscope.")] = None,
    as_json: AsJson = False,
) -> None:
    """Calculate optical heart rate in 8 s windows, 2 s apart."""
    from milo.app.analysing_signals import ppg_file

    put(ppg_file(file, rate_hz, column, accel, gyro))


@analyse_app.command("spo2")
def spo2(
    file: Path,
    rate_hz: Rate,
    red: Annotated[str | None, typer.Option("--red", help="Column of the red light: name, or number from 0.")] = None,
    infrared: Annotated[str | None, typer.Option("--infrared", help="Column of the infrared light.")] = None,
    calibration: Annotated[Path | None, typer.Option("--calibration", help="From `milo calibrate spo2`.")] = None,
    min_seconds: Annotated[float, typer.Option("--min-seconds", min=0, help="Good signal needed before a value is given.")] = 60.0,
    as_json: AsJson = False,
) -> None:
    """Calculate the ratio of ratios and, with a calibration, SpO2."""
    from milo.app.analysing_signals import spo2_file

    put(spo2_file(file, rate_hz, red, infrared, calibration, min_seconds))


@analyse_app.command("plateaus")
def plateaus(
    file: Path,
    rate_hz: Annotated[float, typer.Option("--rate-hz", help="Lines per second.")] = 0.5,
    wanted: Annotated[int | None, typer.Option("--wanted", min=1, help="Stop after this many plateaus.")] = None,
    as_json: AsJson = False,
) -> None:
    """Find CO2 plateaus in lines of CO2,Humidity. Exit code 1 when a line was rejected; the others are read."""
    from milo.app.analysing_signals import plateaus_file

    found = plateaus_file(file, rate_hz, wanted)
    put(found)
    if found["rejected"]:
        raise typer.Exit(PARTLY)


@analyse_app.command("breath")
def breath(file: Path, as_json: AsJson = False) -> None:
    """Find VO2peak, thresholds and zones in a breath-by-breath table or a metabolic cart's export."""
    from milo.app.analysing_signals import breath_file

    put(breath_file(file))


@analyse_app.command("capture")
def capture(
    file: Path,
    samples: Annotated[Path | None, typer.Option("--samples", help="Also write every reading: channel, device_us, value.")] = None,
    as_json: AsJson = False,
) -> None:
    """Decode a capture of the mask board: frames, channels and clock."""
    from milo.app.analysing_signals import capture_file

    put(capture_file(file, samples))
