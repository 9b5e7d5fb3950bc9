"""What the forbidden words of a model's text (text_validator) mean otherwise in an athlete's own note, and is no harm there.

A model that says "hold on" may mean through pain; a note beside a plank says how long. Each expression takes out the words it has
read in that sense, so that a harmful one beside them is still found.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.expressions import Expressions

_WRITTEN = Expressions("prose", "meant")
_HARMLESS = _WRITTEN.late("HARMLESS")
_SPEED_TAKEN = _WRITTEN.late("SPEED_TAKEN")
"""The drug, where it is taken, portioned or mixed; otherwise speed is how fast something goes."""
_CLAIMED = _WRITTEN.text("CLAIMED")
_OF_CURE = _WRITTEN.late("OF_CURE")
_PUSHED_MORE = _WRITTEN.late("PUSHED_MORE")

_NOT = _WRITTEN.late("NOT")
_MAXIMAL = _WRITTEN.late("MAXIMAL")


def maximal(read: str) -> str | None:
    """The words of a plain text that ask for the most somebody can lift once; None where there are none (V-06)."""
    found = (m for m in _MAXIMAL.finditer(read) if _NOT.search(read[: m.start()]) is None)
    return next((m[0] for m in found), None)


def as_meant(read: str) -> str:
    """A plain text without the words that are harmless in a note of training.

    >>> as_meant("aguanta la plancha 30 s; sigue aunque duela").strip()
    '30 s; sigue aunque duela'
    """
    read = _HARMLESS.sub(" ", read)
    return read if _SPEED_TAKEN.search(read) is not None else re.sub(r"\bspeed\b", " ", read)


def claims_illness(read: str, word: str) -> bool:
    """Whether a plain text says that somebody has an illness or that something cures it (V-06: diagnosis), not that one is known.

    word: the word of the illness as it stands in the text.

    >>> claims_illness("asthma: reliever at hand", "asthma"), claims_illness("you have asthma", "asthma")
    (False, True)
    """
    return _OF_CURE.match(word) is not None or re.search(rf"\b{_CLAIMED}{re.escape(word)}", read) is not None


def pushes(read: str) -> str | None:
    """The words of a plain text that have somebody train in spite of an illness, hurt themself or dry out; None without.

    >>> pushes("run through a fever"), pushes("no run with fever")
    ('run through a fever', None)
    """
    found = (
        m
        for m in _PUSHED_MORE.finditer(read)
        if re.search(r"\b(?:no|not|dont|never|nunca|jamas|sin)\W+(?:\w+\W+)?$", read[: m.start()]) is None
    )
    return next((m[0] for m in found), None)
