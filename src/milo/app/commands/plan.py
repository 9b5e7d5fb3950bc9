"""`milo plan`: a plan for an athlete, for a profile, or for many profiles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import PARTLY, AsJson, put, read_bytes, read_json, say


def plan(
    athlete: Annotated[str | None, typer.Option("--athlete", help="The athlete's id; the plan is saved.")] = None,
    profile: Annotated[Path | None, typer.Option("--profile", help="Profile JSON; nothing is stored.")] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", help="Profiles as JSON lines; prints one plan per line, in order.")
    ] = None,
    weeks: Annotated[
        int | None, typer.Option("--weeks", min=1, max=52, help="Number of weeks; default: 4, or up to the profile's event.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Varies the choice among equally good exercises.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Make a training and food plan within the safety limits; same profile, day and seed, same plan."""
    from milo.vocabulary.errors import BadValue

    if sum(x is not None for x in (athlete, profile, batch)) != 1:
        raise BadValue("one of --athlete, --profile and --batch", "none or several")
    if athlete is not None:
        _for_athlete(athlete, weeks, seed, as_json)
    elif profile is not None:
        _for_profile(profile, weeks, seed, as_json)
    else:
        assert batch is not None
        _for_batch(batch, weeks, seed)


def _for_athlete(athlete: str, weeks: int | None, seed: int, as_json: bool) -> None:
    from milo.app.build import build
    from milo.app.planning import plan_of_athlete

    house = build()
    try:
        made = plan_of_athlete(house, athlete, weeks=weeks, seed=seed)
        _show(made, house.flows.manner(athlete)[0], as_json)
    finally:
        house.close()


def _for_profile(path: Path, weeks: int | None, seed: int, as_json: bool) -> None:
    from milo.app.planning import plan_of_profile
    from milo.vocabulary.clock import WallClock

    raw = read_json(path)
    made = plan_of_profile(raw, WallClock().now().date(), weeks=weeks, seed=seed)
    _tell_unknown(raw.get("history"), raw.get("language") or "en")
    _show(made, raw.get("language") or "en", as_json)


def _tell_unknown(history: object, language: str) -> None:
    """Say which lifts of a profile's history nobody knows by that name: no load of the plan comes from them."""
    from milo.coach.likely_names import nearest_name
    from milo.vocabulary.exercises import catalogue, find_exercise
    from milo.vocabulary.told_limits import sentence

    told = history.get("e1rm_kg") if isinstance(history, dict) else None
    for name in told if isinstance(told, dict) else ():
        if name in catalogue() or find_exercise(name) is not None:
            continue
        near = nearest_name(name, language)
        key = "name_unknown" if near is None else "name_near"
        say(f"history.e1rm_kg: {sentence(key, language).format(name=name, known=near)}")


def _for_batch(path: Path, weeks: int | None, seed: int) -> None:
    import msgspec

    from milo.app.planning import plans_of_lines
    from milo.vocabulary.clock import WallClock

    bad = 0
    for line in plans_of_lines(read_bytes(path).splitlines(), WallClock().now().date(), weeks=weeks, seed=seed):
        bad += "error" in line
        sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()
    if bad:
        say(f"{bad} lines were no profiles")
        raise typer.Exit(PARTLY)


def _show(made: object, language: str, as_json: bool) -> None:
    """The plan as JSON, or a line for each session in the language of whoever trains by it."""
    from milo.coach.plans.limits.health_questions import RULE as QUESTIONS
    from milo.coach.plans.text.diff_words import day_name
    from milo.coach.talk.receipts.telling import Telling
    from milo.vocabulary.plan import Plan

    assert isinstance(made, Plan)
    if as_json:
        put(made)
        return
    if made.refused is not None:
        say(made.refused.text)
        return
    first = [change for change in made.adjustments if change.rule == QUESTIONS]
    for change in first:
        say(f"{change.rule}: {change.what}")
    telling = Telling(language)
    for week in made.weeks:
        typer.echo(f"{'semana' if language == 'es' else 'week'} {week.week} {telling.word('focus', week.focus)}")
        for day in week.days:
            for s in day.sessions:
                typer.echo(f"  {day_name(day.day, language).lower()}  {s.title}, {s.minutes:g} min")
    for change in made.adjustments:
        if change not in first:
            say(f"{change.rule}: {change.what}")
