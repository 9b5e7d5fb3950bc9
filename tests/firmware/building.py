"""Where the firmware lies and how it is built for the tests."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

FIRMWARE = Path(__file__).resolve().parents[2] / "firmware"
CORE = Path("/usr/share/arduino/hardware/arduino/avr/cores/arduino/Arduino.h")
SIMAVR = Path("/usr/include/simavr/sim_avr.h")

Run = Callable[..., bytes]


def build(target: Path, *goals: str) -> None:
    """Make these goals below a folder; the compiler's words are the failure's."""
    done = subprocess.run(
        ["make", "-C", str(FIRMWARE), f"BUILD={target}", *goals], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning:" not in done.stderr, done.stderr
