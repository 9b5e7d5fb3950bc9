"""What the pulses in a text say: high ones, whether they were read at work, and what lies above one's own.

A pulse of work in a log is no pulse at rest, whatever else the message tells of: "6 km at 150 bpm, tomorrow is a rest day".
Source: Milo's safety reference, section 5 (SN-08, SN-09).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from milo.coach.safety.text.expressions import Expressions

HIGH, RAISED, MOST = 131.0, 110.0, 260.0  # SN-08; MOST: our choice
_WRITTEN = Expressions("figures", "pulses")
_HR = _WRITTEN.late("HR")
JUMP = 20  # beats a minute above what is usual (SN-09)
_RESTING = _WRITTEN.compiled("RESTING")
_USUAL_THEN_NOW = _WRITTEN.late("USUAL_THEN_NOW")
_NOW_THEN_USUAL = _WRITTEN.late("NOW_THEN_USUAL")
_WORK = _WRITTEN.compiled("WORK")
_AT_REST = _WRITTEN.compiled("AT_REST")
_SINCE = _WRITTEN.compiled("SINCE")
_NOTED = _WRITTEN.compiled("NOTED")
_CUT = _WRITTEN.late("CUT")


def pulse_facts(text: str) -> Iterator[str]:
    """The names of what the pulses say: "hr_131", "hr_111", "hr_jump", and "hr_at_work" where every high one is of work.

    text: plain (normalising.plain).
    """
    at_work: list[bool] = []
    for m in _HR.finditer(text):
        value = max(float(g) for g in m.groups() if g)
        if HIGH <= value <= MOST:
            yield "hr_131"
        elif RAISED <= value < HIGH:
            yield "hr_111"
        else:
            continue
        at_work.append(_is_of_work(text, m))
    if at_work and all(at_work):
        yield "hr_at_work"
    if _RESTING.search(text) and any(float(new) - float(old) >= JUMP for old, new in _jumps(text)):
        yield "hr_jump"


def _is_of_work(text: str, pulse: re.Match[str]) -> bool:
    """Whether a pulse was read while somebody trained: by its own clause, else by the one before it, which a mean goes on with.

    A clause that tells of rest, or of time since the work, is none of work: there the pulse counts as one at rest.
    """
    cuts = [0, *(c for m in _CUT.finditer(text) for c in m.span()), len(text)]
    figure = max((pulse.start(i), pulse.end(i)) for i in range(1, (pulse.lastindex or 0) + 1) if pulse[i])
    before = max(c for c in cuts[::-1] if c <= pulse.start())
    after = min(c for c in cuts if c >= figure[1])
    own = text[before:after]
    if _AT_REST.search(own) or _SINCE.search(own):
        return False
    if _WORK.search(own):
        return True
    if _SINCE.search(text[:before]):
        return False
    ahead = text[:before].rstrip(" ,;.!?")
    last = max((m.end() for m in _CUT.finditer(ahead)), default=0)
    return _WORK.search(ahead[last:]) is not None or (_NOTED.search(own) is not None and _WORK.search(text) is not None)


def _jumps(text: str) -> Iterator[tuple[str, str]]:
    """What a resting pulse usually is and what it is now, each way it is told."""
    yield from ((m[1], m[2]) for m in _USUAL_THEN_NOW.finditer(text))
    yield from ((m[2], m[1]) for m in _NOW_THEN_USUAL.finditer(text))
