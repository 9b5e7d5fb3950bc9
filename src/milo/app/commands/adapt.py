"""Log and adapt on the command line: what was done goes in, what changes comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milo.app.console import AsJson, AthleteId, put, read_json, say
from milo.locales import Templates

if TYPE_CHECKING:
    from milo.vocabulary.errors import MiloError

_SAID = {language: Templates("logged", language) for language in ("en", "es")}


def log_(
    athlete: AthleteId,
    workout: Annotated[Path, typer.Option("--workout", help="Workout JSON (docs/logging.md).")],
    as_json: AsJson = False,
) -> None:
    """Log a workout or a day from a file; the same file twice is stored once."""
    from milo.app.build import build
    from milo.app.coaching.coach import Coaching
    from milo.vocabulary.errors import BadValue, together
    from milo.vocabulary.misfits import json_kind

    raw = read_json(workout)
    house = build()
    try:
        if not isinstance(raw, dict):
            raise BadValue("a workout: a JSON object", json_kind(raw))
        if raw.get("at") is None:
            # A door that is told as it happens takes now; a file handed in again then would be another workout.
            raise together([BadValue("at in the workout, when it began", "none", "add 'at'"), *_beside_at(raw)])
        # The plan waits for `milo adapt`, whose answer says what changed and why.
        made = Coaching(house, None).log(athlete, raw, adapt=False)
        said = _SAID[house.flows.manner(athlete)[0]]
    finally:
        house.close()
    counts = {name: made[name] for name in ("new", "updated", "duplicates")}
    say(said["stored"].format(**counts, athlete=athlete))
    for name in made["unknown"]:
        say(name["text"])
    if made["session_unknown"] is not None:
        say(made["session_unknown"])
    if made["reply"] is not None:
        say(made["reply"]["text"])
    if as_json:
        put(made)


def _beside_at(raw: dict[str, Any]) -> list[MiloError]:
    """What else is wrong with a workout that does not say when it began."""
    from datetime import UTC

    from milo.app.logging_workouts import read_log
    from milo.vocabulary.errors import MiloError

    try:
        read_log({**raw, "at": "2000-01-01T00:00:00"}, UTC)  # any moment; nothing is kept
    except MiloError as e:
        return [e, *e.also]
    return []


def adapt(athlete: AthleteId, as_json: AsJson = False) -> None:
    """Adapt the plan to what was logged, with a reason for every change; the previous version is kept."""
    from milo.app.adapting_flow import adapt_now
    from milo.app.build import build

    house = build()
    try:
        made = adapt_now(house, athlete)
        language = house.flows.manner(athlete)[0]
    finally:
        house.close()
    if as_json:
        put(made)
        return
    said = _SAID[language]
    if not made["adapted"]:
        say(said["fits"])
    for change in made["changes"]:
        typer.echo(f"{change.text[language]}  [{change.rule}]")
    if made["uncounted"]:
        say(said["uncounted"].format(names=", ".join(made["uncounted"])))
    for reason in made["reasons"]:
        say(said["unchanged"].format(why=reason["text"]))
