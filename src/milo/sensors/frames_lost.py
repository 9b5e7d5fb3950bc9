"""How many frames a damaged stretch was, where no sequence number tells: before the first intact frame and after the last."""

from __future__ import annotations

import math
from dataclasses import dataclass

from milo.sensors.frames import PAYLOAD_BYTES, Type

# Frames a second of a board that sends everything (FRAMES.md): what the bytes of a damaged stretch most likely were.
USUAL = {
    Type.ECG: 25.0,
    Type.PPG: 25.0,
    Type.FLOW: 25.0,
    Type.CO2: 5.0,
    Type.STATUS: 1.0,
    Type.CLIMATE: 0.5,
    Type.HELLO: 0.05,
    Type.END: 0.05,
}
LINE_BYTES = {kind: PAYLOAD_BYTES[kind] + 12 for kind in USUAL}  # head, CRC, one byte of COBS and the zero
USUAL_BYTES = sum(LINE_BYTES[kind] * often for kind, often in USUAL.items()) / sum(USUAL.values())
LOST_BYTE = WRONG_ZERO = 4.0  # cost of one byte lost, of a zero that came or went: exp(-4) is 2 % a frame (our choice)
SHORTEST = 8  # bytes; less is noise: half of the shortest frame (our choice)
LONGEST = 4096  # bytes; a longer stretch is counted by the usual length


@dataclass(frozen=True, slots=True)
class Refused:
    """What was thrown away since the last frame that closed.

    lengths: bytes between zeros, without them, oldest first.  joined: the first of them may be a frame cut by our coming late.
    """

    lengths: tuple[int, ...] = ()
    joined: bool = False

    @property
    def total(self) -> int:
        """Bytes, zeros not counted."""
        return sum(self.lengths)

    @property
    def cut(self) -> bool:
        """Whether the first is the end of a frame whose beginning was before us."""
        return self.joined and bool(self.lengths) and self.lengths[0] + 1 not in LINE_BYTES.values()

    def frames(self) -> int:
        """How many frames these bytes most likely were, a cut one at the beginning not counted."""
        return frames_in(self.lengths[1:] if self.cut else self.lengths)


NOTHING = Refused()


def frames_in(lengths: tuple[int, ...]) -> int:
    """How many frames some damaged bytes most likely were: the cheapest way to lay frames of the usual lengths over them.

    lengths: bytes between zeros, without them.  A bit error can cut a frame in two or join two, and a byte may be missing.

    >>> frames_in((33,)), frames_in((20, 12)), frames_in((33, 71)), frames_in(())
    (1, 1, 3, 0)
    """
    total = sum(lengths) + len(lengths)
    if total < SHORTEST:
        return 0
    if total > LONGEST:
        return round(total / USUAL_BYTES)
    zeros: list[int] = []
    for length in lengths:
        zeros.append((zeros[-1] if zeros else 0) + length + 1)
    at_zero = set(zeros)
    passed = [0] * (total + 1)  # zeros up to and with each place
    for place in range(1, total + 1):
        passed[place] = passed[place - 1] + (place in at_zero)
    weight = sum(USUAL.values())
    costs: dict[int, float] = {}
    for kind, often in USUAL.items():
        costs[LINE_BYTES[kind]] = min(costs.get(LINE_BYTES[kind], math.inf), -math.log(often / weight))
    best = [(0.0, 0)] + [(math.inf, 0)] * total
    for begin in range(total):
        cost, frames = best[begin]
        if cost == math.inf:
            continue
        for whole, rare in costs.items():
            for missing in (0, 1):
                end = begin + whole - missing
                # A frame that broke off at the end of the bytes is as long as what is there.
                broken = end > total
                end = min(end, total)
                wrong = passed[end - 1] - passed[begin] + (end not in at_zero)
                price = cost + rare + LOST_BYTE * missing + WRONG_ZERO * (wrong + broken)
                if price < best[end][0]:
                    best[end] = (price, frames + 1)
    return best[total][1]
