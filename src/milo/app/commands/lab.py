"""The breath lab on the command line: calibrations, a simulated board, listening to a sensor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import AsJson, AthleteId, put, say

calibrate_app = typer.Typer(no_args_is_help=True, help="Calibrate a sensor against a reference.")
simulate_app = typer.Typer(no_args_is_help=True, help="Simulate devices and people, always marked as simulated.")


@calibrate_app.command("spo2")
def calibrate_spo2(
    pairs: Annotated[Path, typer.Argument(help="CSV with columns ratio, spo2_pct, taken at the same moments.")],
    out: Annotated[Path, typer.Option("--out", help="File for the calibration.")],
    as_json: AsJson = False,
) -> None:
    """Calibrate an oximeter for one person against a reference oximeter."""
    from milo.app.analysing_signals import calibrate_spo2 as calibrate

    made = calibrate(pairs, out)
    say(f"written: {out} ({made['pairs']} pairs, leave-one-out error {made['rmse_points']:.1f} points)")
    if as_json:
        put(made)


@simulate_app.command("board")
def simulate_board(
    seconds: Annotated[float, typer.Option("--seconds", help="Duration by the board's own clock.")],
    out: Annotated[Path, typer.Option("--out", help="File for the bytes.")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same bytes.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Simulate the bytes of a mask board on a person at rest."""
    from milo.app.simulating import write_board

    size = write_board(seconds, out, seed)
    say(f"written: {out} ({size:,} bytes, simulated)")
    if as_json:
        put({"out": str(out), "bytes": size, "origin": "simulated", "seed": seed})


def listen(
    athlete: AthleteId,
    protocol: Annotated[str, typer.Option("--protocol", help="rest, steps, ramp, plateaus or free.")] = "free",
    port: Annotated[str | None, typer.Option("--port", help="Serial port of the sensor.")] = None,
    playback: Annotated[Path | None, typer.Option("--playback", help="Replay a capture.")] = None,
    synthetic: Annotated[bool, typer.Option("--synthetic", help="A simulated board; marked as such everywhere.")] = False,
    bluetooth: Annotated[str | None, typer.Option("--bluetooth", help="Name or address of a heart strap.")] = None,
    sensor: Annotated[
        str | None,
        typer.Option("--sensor", help="Sensor at the port (default mask_board), or of the capture (default: detected)."),
    ] = None,
    speed: Annotated[float, typer.Option("--speed", min=0.1, help="Speed of a playback or simulation.")] = 1.0,
    seconds: Annotated[float | None, typer.Option("--seconds", min=1, help="Stop after this many seconds.")] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", metavar="QUESTION=yes|no|WORD", help="Answer to a question before the start; repeatable."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Record a breath-lab session from a sensor; Ctrl-C stops it and keeps the recording."""
    from milo.app.listening_alone import listen_alone

    put_as = listen_alone(
        athlete, protocol, port=port, playback=playback, synthetic=synthetic, bluetooth=bluetooth, sensor_name=sensor, speed=speed,
        seconds=seconds, answers=answer or [],
    )  # fmt: skip
    if as_json:
        put(put_as)


@calibrate_app.command("flow")
def calibrate_flow(
    athlete: AthleteId,
    session: Annotated[str | None, typer.Option("--session", help="Recording with the strokes; default: the latest.")] = None,
    inlet_mm: Annotated[float, typer.Option("--inlet-mm", help="Inner diameter of the tube.")] = 26.0,
    throat_mm: Annotated[float, typer.Option("--throat-mm", help="Inner diameter of its throat.")] = 20.0,
    as_json: AsJson = False,
) -> None:
    """Calibrate the flow tube from a session with a 3 L syringe (docs/mask-calibration.md); saved for the athlete."""
    from milo.app.build import build
    from milo.app.calibrating import calibrate_flow as calibrate

    house = build()
    made = calibrate(house, athlete, session, inlet_mm, throat_mm)
    house.close()
    say(f"factor {made['factor']} from {made['strokes']} strokes, the worst {made['worst']:.1%} off; kept")
    if as_json:
        put(made)
