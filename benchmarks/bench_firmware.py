"""The mask board's sketch in simavr for a minute, over a pseudo-terminal, read by Milo's own decoder. Prints what came through.

python benchmarks/bench_firmware.py [--seconds 60] [--quick]     without --quick it takes as long as the board would
"""

from __future__ import annotations

import argparse
import os
import platform
import select
import subprocess
import sys
import tempfile
import time
import tty
from pathlib import Path

import numpy as np

from milo.sensors.contract import Notice, Samples
from milo.sensors.mask_board import Sensor

FIRMWARE = Path(__file__).resolve().parents[1] / "firmware"
STOP_BEFORE_S = 0.2  # of the end: END tells how many frames there were


def main() -> int:
    """Build, run, read; returns 1 when anything was damaged, missing or late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--quick", action="store_true", help="as fast as it goes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            ["make", "-C", str(FIRMWARE), f"BUILD={folder}", "all", f"{folder}/simulator", "size"],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            print(f"skipped: the sketch or simavr cannot be built here\n{made.stderr.splitlines()[-1]}")
            return 0
        print(made.stdout.splitlines()[-2] if "Leaving" in made.stdout.splitlines()[-1] else made.stdout.splitlines()[-1])
        return report(Path(folder), asked.seconds, asked.quick)


def report(folder: Path, seconds: float, quick: bool) -> int:
    """Run the board so long and tell what arrived."""
    sensor = Sensor()
    stop = sensor.stop(1).hex()
    command = [f"{folder}/simulator", f"--elf={folder}/mask_board.elf", "--pty", f"--seconds={seconds}"]
    command += [f"--send={seconds - STOP_BEFORE_S}:{stop}"] + ["--quick"] * quick
    readings: list[object] = []
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        name = next(line.split()[1] for line in program.stdout if line.startswith("pty "))
        line = os.open(name, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        tty.setraw(line)
        while program.poll() is None:
            if select.select([line], [], [], 0.2)[0]:
                try:
                    readings += sensor.feed(os.read(line, 4096))
                except OSError:
                    break  # the other end closed
        os.close(line)
    readings += sensor.finish()
    took_s = time.monotonic() - began

    print(f"{platform.machine()}, Python {platform.python_version()}; {seconds:.0f} s of the board in {took_s:.1f} s")
    counts = sensor.counts
    print(f"frames: {counts.ok} whole, {counts.bad} damaged, {counts.lost} missing, {counts.repeated} twice")
    rates = {}
    for channel in dict.fromkeys(r.channel for r in readings if isinstance(r, Samples)):
        blocks = [r for r in readings if isinstance(r, Samples) and r.channel == channel]
        n = sum(len(b.values) for b in blocks)
        missing = int(sum(np.isnan(b.values).sum() for b in blocks))
        passed_s = ((blocks[-1].device_us or 0) - (blocks[0].device_us or 0)) * 1e-6
        rates[channel] = (n - len(blocks[-1].values)) / passed_s
        print(f"  {channel:14s} {n:6d} readings, {missing} without value, {rates[channel]:8.3f} Hz by the board's clock")
    told = [r.detail for r in readings if isinstance(r, Notice) and r.what == "status" and "dropped" in r.detail]
    print(
        f"  dropped {told[-1]['dropped']}, late ticks {told[-1]['late']}, least free RAM {min(t['free_bytes'] for t in told)} bytes"
    )
    failed = counts.bad or counts.lost or told[-1]["dropped"] or told[-1]["late"] or abs(rates["ecg_mv"] / 250 - 1) > 0.005
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
