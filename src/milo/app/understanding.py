"""What Milo understands of messages, without answering them: `milo understand`, and the reader that the talk is handed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from milo.coach.conversation.acts import Act
from milo.coach.conversation.student import Student
from milo.coach.safety.gates import known_facts
from milo.coach.safety.triage import triage
from milo.coach.safety.turns import own_turns
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.errors import MiloError

UNTOLD = {"age": 30, "sex": "unspecified", "goal": "general", "days_per_week": 3}
"""What a profile must have, for a context that does not tell it; nothing that is read here depends on it."""
FIGURES = 4  # of a chance


class Line(msgspec.Struct, frozen=True):
    """One line of the file: a text, or the turns of a talk; the last of the athlete's own is read."""

    id: str | int
    text: str | None = None
    turns: list[str | dict[str, Any]] | None = None
    lang: str | None = None
    context: dict[str, Any] = {}
    today: str | None = None


@cache
def student() -> Student:
    """The learned reader that ships with the package. Raises BadModel where it is missing."""
    from milo.models import shelf

    return Student(shelf.load("reader").arrays())


def understood(path: Path, today: date) -> Iterator[dict[str, Any]]:
    """A line of output for every line of a file; a bad line gives its number and what is wrong with it."""
    from milo.app.console import read_bytes

    for number, raw in enumerate(read_bytes(path).splitlines(), 1):
        if not raw.strip():
            continue
        try:
            line = msgspec.json.decode(raw, type=Line)
            yield understand(line, today)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, RecursionError) as e:
            yield {"line": number, "error": str(e)}


def understand(line: Line, today: date) -> dict[str, Any]:
    """The acts of one line and its safety level. Raises ValueError for a line with neither text nor turns."""
    said = [*(line.turns or []), *([line.text] if line.text is not None else [])]
    own = own_turns(said)
    if not own and line.text is None:
        raise ValueError('wanted "text" or "turns" with something the athlete said')
    day = date.fromisoformat(line.today) if line.today else today
    language = line.lang if line.lang in {"en", "es"} else None
    units = "imperial" if line.context.get("units") == "imperial" else "metric"
    before: tuple[Act, ...] = ()
    for text in own[:-1]:
        before = student().read(text, today=day, language=language, before=before, units=units).acts
    reading = student().read(own[-1] if own else "", today=day, language=language, before=before, units=units)
    level = triage(said, language=language, known=_known(line.context, day)).level
    return {"id": line.id, "level": level, "acts": [_public(act) for act in reading.acts], "sure": reading.sure}


def _known(context: dict[str, Any], today: date) -> frozenset[str]:
    """What the context says that safety must know; one that cannot be read adds nothing."""
    try:
        return known_facts(parse_profile({**UNTOLD, **{k: v for k, v in context.items() if v is not None}}, today), today)
    except MiloError:
        return frozenset()


def _public(act: Act) -> dict[str, Any]:
    return {
        "kind": act.kind,
        "slots": dict(act.slots),
        "polarity": act.polarity,
        "spans": {slot: list(span) for slot, span in act.spans.items()},
        "chance": round(act.chance, FIGURES),
    }
