"""The sketch as a program: it builds without a warning, it fits, and it holds what the notes of the board promise."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from firmware.building import FIRMWARE

RAM_BUDGET = 1434  # of 2,048 bytes; the rest is stack
FLASH_BYTES = 32_256  # what the UNO's bootloader leaves


def test_flash_and_static_memory_stay_within_the_budget(built: Path) -> None:
    listing = subprocess.run(["avr-size", "-A", str(built / "mask_board.elf")], capture_output=True, text=True, check=True).stdout
    bytes_of = {name: int(n) for name, n in re.findall(r"^(\.\w+)\s+(\d+)", listing, re.MULTILINE)}
    assert 0 < bytes_of[".data"] + bytes_of[".bss"] + bytes_of.get(".noinit", 0) <= RAM_BUDGET
    assert 0 < bytes_of[".text"] + bytes_of[".data"] <= FLASH_BYTES


def test_the_image_to_upload_is_there(built: Path) -> None:
    lines = (built / "mask_board.hex").read_text().split()
    assert lines[-1] == ":00000001FF"
    assert all(sum(bytes.fromhex(line[1:])) % 256 == 0 for line in lines)


def test_the_loop_never_waits() -> None:
    sources = [p for p in (FIRMWARE / "mask_board").iterdir() if p.suffix in {".cpp", ".ino", ".c", ".h"}]
    assert len(sources) > 15
    assert not [p.name for p in sources if re.search(r"\bdelay\(", p.read_text())]
