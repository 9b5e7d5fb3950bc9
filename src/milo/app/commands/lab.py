"""The breath lab on the command line: calibrations, a simulated board, listening to a sensor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import AsJson, AthleteId, put, say

calibrate_app = typer.Typer(no_args_is_help=True, help="A sensor against a reference.")
simulate_app = typer.Typer(no_args_is_help=True, help="Devices and people that do not exist, always marked as simulated.")


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


@simulate_app.command("board")
def simulate_board(
    seconds: Annotated[float, typer.Option("--seconds", help="Of the board's own clock.")],
    out: Annotated[Path, typer.Option("--out", help="Where the bytes go.")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same bytes.")] = 0,
    as_json: AsJson = False,
) -> None:
    """The bytes a mask board sends, of a simulated person at rest."""
    from milo.app.simulating import write_board

    size = write_board(seconds, out, seed)
    say(f"written: {out} ({size:,} bytes, simulated)")
    if as_json:
        put({"out": str(out), "bytes": size, "origin": "simulated", "seed": seed})


def listen(
    athlete: AthleteId,
    protocol: Annotated[str, typer.Option("--protocol", help="rest, steps, ramp, plateaus or free.")] = "free",
    port: Annotated[str | None, typer.Option("--port", help="Serial port of the sensor.")] = None,
    playback: Annotated[Path | None, typer.Option("--playback", help="A capture, as if it came now.")] = None,
    synthetic: Annotated[bool, typer.Option("--synthetic", help="A simulated board; marked as such everywhere.")] = False,
    bluetooth: Annotated[str | None, typer.Option("--bluetooth", help="Name or address of a heart strap.")] = None,
    sensor: Annotated[
        str | None,
        typer.Option("--sensor", help="What is at the port (mask_board when left out), or made the capture (told by its bytes)."),
    ] = None,
    speed: Annotated[float, typer.Option("--speed", min=0.1, help="Of a playback or a simulation.")] = 1.0,
    seconds: Annotated[float | None, typer.Option("--seconds", min=1, help="Stop after so long.")] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", metavar="QUESTION=yes|no|WORD", help="A question before the start; may be given often."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Record a session of the breath lab from a sensor; Ctrl-C stops it, and what was recorded is kept."""
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
    session: Annotated[
        str | None, typer.Option("--session", help="The recording with the strokes; the newest when left out.")
    ] = None,
    inlet_mm: Annotated[float, typer.Option("--inlet-mm", help="Inner diameter of the tube.")] = 26.0,
    throat_mm: Annotated[float, typer.Option("--throat-mm", help="Inner diameter of its throat.")] = 20.0,
    as_json: AsJson = False,
) -> None:
    """The tube's factor from a session in which a 3 L syringe was pumped (docs/mask-calibration.md); kept for the athlete."""
    from milo.app.build import build
    from milo.app.calibrating import calibrate_flow as calibrate

    house = build()
    made = calibrate(house, athlete, session, inlet_mm, throat_mm)
    house.close()
    say(f"factor {made['factor']} from {made['strokes']} strokes, the worst {made['worst']:.1%} off; kept")
    if as_json:
        put(made)
