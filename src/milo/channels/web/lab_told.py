"""How a session's moments and facts are told on the lab's pages."""

from __future__ import annotations

import re
from datetime import datetime

from milo.channels.lab_desk import SessionLine
from milo.channels.web.words import WebWords

SIGNS = {"pct": "%", "per_min": "/min", "l_min": "L/min", "l": "L", "mmhg": "mmHg", "1/min": "/min", "1": "", "degC": "°C"}
"""Units that have no word of their own in the catalogues."""
PLATEAU = re.compile(r"plateau_(\d+)_ppm")
DECIMALS = {"L": 2, "L/s": 2, "L/min": 1, "mmHg": 1, "°C": 1, "": 2}
"""By unit; whole numbers for the rest."""


def when(words: WebWords, started_at: str) -> str:
    """Mon 9 Mar 2026, 18:05: in the offset the moment was stored with."""
    at = datetime.fromisoformat(started_at)
    return f"{words.weekday(at.date())} {words.day(at.date())} {at.year}, {at:%H:%M}"


def facts(words: WebWords, session: SessionLine) -> str:
    """How long it took, when that is known."""
    seconds = session.get("seconds")
    if seconds is None:
        return ""
    if seconds < 60:
        return words.say("web.lab_session.took_s", seconds=int(seconds))
    return words.say("web.lab_session.took", minutes=int(seconds // 60), seconds=int(seconds % 60))


def named(words: WebWords, figure: str) -> str:
    """A figure's name; one nobody has a word for is told as it is."""
    if (level := PLATEAU.fullmatch(figure)) is not None:
        return words.say("web.lab_session.plateau", number=int(level[1]))
    return words.word("web.lab_figure", figure)


def unit_of(words: WebWords, unit: str) -> str:
    """A unit's sign in the athlete's language."""
    return words.word("unit", unit) if words.has(f"unit.{unit}") else SIGNS.get(unit, unit)


def told(words: WebWords, value: float, unit: str) -> str:
    """A number as its unit is read; what has no unit is a count when it is whole."""
    decimals = DECIMALS.get(SIGNS.get(unit, unit), 0)
    return words.number(value, 0 if not SIGNS.get(unit, unit) and value == round(value) else decimals)


def written(words: WebWords, name: str, value: float, unit: str) -> tuple[str, str]:
    """A figure's number and its unit's sign. Shares are told in percent."""
    if name.endswith("_share"):
        return words.number(value * 100), "%"
    return told(words, value, unit), unit_of(words, unit)


def clock(seconds: float) -> str:
    """Minutes and seconds of a session.

    >>> clock(75)
    '1:15'
    """
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
