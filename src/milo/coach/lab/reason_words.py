"""Why there is no figure, in the athlete's language: the signals give their reasons as English sentences with values in them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

ENGLISH: dict[str, str] = {
    "{} whole breaths, alignment needs {}": "{0} whole {0|breath|breaths}, alignment needs {1}",
    "{} whole breaths, a mean needs {}": "{0} whole {0|breath|breaths}, a mean needs {1}",
    "{} samples at the sensor's ceiling were left out": "{0} {0|sample|samples} at the sensor's ceiling {0|was|were} left out",
    "{} of {} rows are no breaths; check mask and calibration": (
        "{0} of {1} {1|row is no breath|rows are no breaths}; check mask and calibration"
    ),
}
"""Sentences that one of something would make wrong; all others are told as they are."""
JOINT = "; "
LEAST_LITERAL = 8  # characters a sentence has beside its values; shorter pieces count within others only (our choice)
MOST_DEPTH = 3  # a sentence within a sentence within a sentence
_NUMBER = re.compile(r"[+-]?[\d,]*\.?\d+%?")
_SLOT = re.compile(r"\{(\d)(?:\|([^|}]*)\|([^|}]*))?\}")


@cache
def spanish() -> dict[str, dict[str, str]]:
    """By area: English sentence of the signals, with {} where a value stands -> Spanish."""
    return tomllib.loads(files("milo.coach.lab").joinpath("reason_words_es.toml").read_text(encoding="utf-8"))


def _sentences(language: str) -> dict[str, str]:
    return ENGLISH if language == "en" else {said: told for area in spanish().values() for said, told in area.items()}


def told_reason(text: str, language: str) -> str:
    """A reason of the signals as this athlete reads it; a sentence nobody knows here stays as it is.

    text: as signals and insight give it, also several joined by "; ", also as an older record kept it.  language: "en" or "es".

    >>> told_reason("the lead was off for 3.5 of 10.0 s; press the electrodes on", "es")
    'un electrodo estuvo suelto 3,5 de 10,0 s; aprieta los electrodos'
    >>> told_reason("1 whole breaths, a mean needs 3", "en")
    '1 whole breath, a mean needs 3'
    """
    return _told(text, language, 0)


def _told(text: str, language: str, depth: int) -> str:
    """The sentence, whole or in its joined parts; a part that is not known stays as it is."""
    parts, told, at = text.split(JOINT), [], 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            found = _known(JOINT.join(parts[at:end]), language, depth)
            if found is not None or end == at + 1:
                told.append(parts[at] if found is None else found)
                at = end
                break
    return JOINT.join(told)


def _known(text: str, language: str, depth: int) -> str | None:
    for pattern, said in _patterns(language, nested=depth > 0):
        if (match := pattern.fullmatch(text)) is not None:
            return _filled(said, match.groups(), language, depth)
    return None


def _filled(said: str, values: tuple[str, ...], language: str, depth: int) -> str:
    def fill(slot: re.Match[str]) -> str:
        value = values[int(slot[1])]
        if slot[2] is not None:
            return slot[2] if value == "1" else slot[3]
        if language != "en" and _NUMBER.fullmatch(value):
            return value.translate(str.maketrans(",.", "\u00a0,")).replace("%", "\u00a0%")
        return _told(value, language, depth + 1) if depth < MOST_DEPTH else value

    return _SLOT.sub(fill, said)


@cache
def _patterns(language: str, *, nested: bool) -> list[tuple[re.Pattern[str], str]]:
    """Every sentence as a pattern, the one that says most first. No value holds a ";", so that joined sentences are parted."""
    made = []
    for key, said in sorted(_sentences(language).items(), key=lambda one: -len(one[0].replace("{}", ""))):
        if nested or len(key.replace("{}", "")) >= LEAST_LITERAL:
            made.append((re.compile("([^;]*?)".join(map(re.escape, key.split("{}")))), said))
    return made
