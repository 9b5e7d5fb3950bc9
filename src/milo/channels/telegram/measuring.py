"""/measure: weight, sleep, resting heart rate, mood and energy, told in a word or a number."""

from __future__ import annotations

import re

from milo.channels.telegram.said import rows
from milo.channels.telegram.talk import Talk
from milo.report.speech import IMPERIAL

TYPED = ("weight_kg", "sleep_hours", "resting_hr_bpm")
CHOSEN = ("mood", "energy")
_HOURS = re.compile(r"(\d{1,2})(?:[:h]\s*(\d{1,2})\s*(?:min|m)?|\s*h)", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:kg|lb|bpm|h)?", re.IGNORECASE)


def which(talk: Talk) -> None:
    """What is to be written down."""
    talk.say("measure.which", rows([(talk.word(f"measure.{name}"), f"m:{name}") for name in (*TYPED, *CHOSEN)], 2))


def ask(talk: Talk, name: str) -> None:
    """Ask for one of them."""
    if name in CHOSEN:
        talk.change(talk.word(f"measure.ask_{name}"), [[(str(n), f"v:{name}:{n}") for n in range(1, 6)]])
    elif name in TYPED:
        talk.go(question=f"measure:{name}")
        talk.change(talk.word(f"measure.ask_{name}", unit=talk.words.unit("kg")))


def chosen(talk: Talk, name: str, value: int) -> None:
    """A mark from 1 to 5."""
    if name not in CHOSEN or not 1 <= value <= 5:
        return
    talk.coaching.feedback(talk.athlete, **{name: float(value)})
    talk.change(talk.word("measure.kept", what=talk.word(f"measure.{name}"), value=f"{value} / 5"))


def typed(talk: Talk, name: str, text: str) -> bool:
    """A number as it was asked for; False for anything else, which is for the coach to hear."""
    value = _value(name, text)
    if value is None:
        return False
    told = text.strip()
    if (name == "weight_kg" and talk.words.units == "imperial" and not told.lower().endswith("kg")) or (
        name == "weight_kg" and told.lower().endswith("lb") and talk.words.units != "imperial"
    ):
        value = round(value / IMPERIAL["kg"][1], 2)
    kept = talk.coaching.log(talk.athlete, {"at": talk.at.isoformat(), "daily": {name: value}})
    talk.go(question="workout" if talk.state.workout else None)
    shown = {"weight_kg": talk.words.weight(value), "sleep_hours": talk.words.hours(value)}.get(
        name, f"{value:g} {talk.words.unit('bpm')}"
    )
    talk.say("measure.kept", what=talk.word(f"measure.{name}"), value=shown)
    if kept.get("reply"):
        talk.put(kept["reply"]["text"])
    return True


def _value(name: str, text: str) -> float | None:
    hours = _HOURS.fullmatch(text.strip()) if name == "sleep_hours" else None
    if hours is not None:
        return int(hours[1]) + int(hours[2] or 0) / 60
    number = _NUMBER.fullmatch(text.strip())
    return None if number is None else float(number[1].replace(",", "."))
