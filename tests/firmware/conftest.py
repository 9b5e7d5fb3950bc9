"""The sketch built with Debian's AVR tools and run in simavr; skips with a reason where they are absent."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from firmware.building import CORE, SIMAVR, Run, build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with mask_board.elf."""
    for tool in ("make", "avr-gcc", "avr-g++", "avr-size"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is absent (Debian: gcc-avr avr-libc binutils-avr make)")
    if not CORE.is_file():
        pytest.skip("the Arduino core is absent (Debian: arduino-core-avr)")
    folder = tmp_path_factory.mktemp("firmware")
    build(folder, "all")
    return folder


@pytest.fixture(scope="session")
def board(built: Path) -> list[str]:
    """The command that runs the built sketch in simavr."""
    if shutil.which("cc") is None:
        pytest.skip("a C compiler is absent (Debian: gcc libc6-dev)")
    if not SIMAVR.is_file():
        pytest.skip("simavr is absent (Debian: libsimavr-dev libelf-dev)")
    build(built, str(built / "simulator"))
    return [str(built / "simulator"), "--elf", str(built / "mask_board.elf")]


@pytest.fixture
def run(board: list[str], tmp_path: Path) -> Run:
    """Run the board for some seconds of its own time, commands sent at times given; returns what it said."""

    def go(seconds: float, *options: str, commands: dict[float, bytes] | None = None) -> bytes:
        out = tmp_path / "said.bin"
        sent = [f"--send={at}:{data.hex()}" for at, data in (commands or {}).items()]
        subprocess.run([*board, "--quick", f"--seconds={seconds}", f"--out={out}", *sent, *options], timeout=60, check=True)
        return out.read_bytes()

    return go
