"""Whether the energy target changes: the week's question of the Food page, asked, answered and undone in the talk."""

from __future__ import annotations

import msgspec

from milo.app.coaching.energy_change import answer_energy_change, energy_change
from milo.app.conversation.turn import Answer, Step, Turn, claimed


class EnergyChange(msgspec.Struct, frozen=True):
    """The change that a yes makes. to_kcal: as it was asked."""

    to_kcal: float


def ask(turn: Turn, _: EnergyChange | None = None) -> Answer:
    """The question, or why there is none this week."""
    found = energy_change(turn.coach, turn.athlete)
    steps = (Step("energy", EnergyChange(found["to_kcal"])),) if found["state"] == "open" else ()
    return _told(turn, found["text"], steps)


def make(turn: Turn, asked: EnergyChange) -> Answer:
    """The yes: what the page's button does. Where the question is another one meanwhile, it is asked anew."""
    if energy_change(turn.coach, turn.athlete)["to_kcal"] != asked.to_kcal:
        return ask(turn)
    return _told(turn, answer_energy_change(turn.coach, turn.athlete, "yes")["text"])


def left(turn: Turn) -> str:
    """The no: it is not asked again this week."""
    if energy_change(turn.coach, turn.athlete)["state"] != "open":
        return turn.say("coach-left")
    return str(answer_energy_change(turn.coach, turn.athlete, "no")["text"])


def undo(turn: Turn) -> Answer:
    """Take this week's change back."""
    found = energy_change(turn.coach, turn.athlete)
    if not found["undo"]:
        return Answer(found["text"])
    return _told(turn, answer_energy_change(turn.coach, turn.athlete, "undo")["text"])


def _told(turn: Turn, text: str, steps: tuple[Step, ...] = ()) -> Answer:
    return Answer(text, claimed(text, turn.language, [], "energy", "estimate"), steps)
