"""`milo simulate ...`: what devices that do not exist would send."""

from __future__ import annotations

from pathlib import Path

from milo.vocabulary.errors import BadValue


def write_board(seconds: float, out: Path, seed: int) -> int:
    """Write the bytes of a simulated mask board; how many.

    Raises BadValue for a length it cannot have or a file it cannot write.
    """
    from milo.sensors.synthetic import board_bytes

    size = 0
    frames = board_bytes(seconds, seed)
    try:
        with out.open("wb") as stream:
            for frame in frames:
                size += stream.write(frame)
    except OSError as e:
        raise BadValue("a file that can be written", f"{out}: {e.strerror}", "choose another --out") from None
    return size
