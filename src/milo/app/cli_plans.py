"""`milo plans`: an athlete's plan as text, its versions, what changed between them, and taking changes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from milo.app.console import PARTLY, AsJson, AthleteId, put, say

if TYPE_CHECKING:
    from milo.app.build import House
    from milo.app.plan_history import PlanHistory

ACTIONS = ("history", "show", "diff", "undo", "restore", "check", "edit")


def plans(
    athlete: AthleteId,
    action: Annotated[str, typer.Argument(help="history, show, diff, undo, restore, check or edit.")] = "history",
    old: Annotated[int | None, typer.Option("--old", help="diff: from this version; the one before --new when left out.")] = None,
    new: Annotated[int | None, typer.Option("--new", help="diff: to this version; the last one when left out.")] = None,
    version: Annotated[int | None, typer.Option("--version", help="show, restore: which version.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="check, edit: the plan as text, - for standard input.")] = None,
    reason: Annotated[str, typer.Option("--reason", help="edit: why, as the history will say.")] = "edited as text",
    plan: Annotated[str | None, typer.Option("--plan", help="Which plan; the one written to last when left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """The versions of an athlete's plan; show it as text, compare, undo, restore, check and keep an edited text."""
    from milo.app.build import build
    from milo.app.plan_history import PlanHistory
    from milo.vocabulary.errors import UnknownName

    if action not in ACTIONS:
        raise UnknownName("action of milo plans", action, ACTIONS)
    house = build()
    try:
        house.flows.profile(athlete)
        history = PlanHistory(house.store, house.writer, house.clock)
        if action == "history":
            _history(history, athlete, plan, as_json)
        elif action == "show":
            _show(history, athlete, plan, version, as_json)
        elif action == "diff":
            _diff(house, history, athlete, plan, old, new, as_json)
        elif action in ("undo", "restore"):
            _back(history, athlete, plan, action, version, as_json)
        else:
            _text(house, history, athlete, plan, action, file, reason, as_json)
    finally:
        house.close()


def _history(history: PlanHistory, athlete: str, plan: str | None, as_json: bool) -> None:
    from milo.app.plan_history import history_line

    versions = history.versions(athlete, plan)
    accepted = history.accepted(athlete, None, plan)
    if as_json:
        put(
            {
                "athlete_id": athlete,
                "versions": [history_line(v) for v in versions],
                "acceptance": {"edits": accepted.edits, "kept": accepted.kept, "share": accepted.share},
            }
        )
        return
    if not versions:
        say(f"No plan yet. Next: milo plan --athlete {athlete}")
    for v in versions:
        shows = "" if v.plan["version"] == v.version else f" (as version {v.plan['version']})"
        typer.echo(f"{v.version}{shows}  {v.created_at:%Y-%m-%d %H:%M}  {v.author or '?'}: {v.reason or ''}")
    if accepted.edits:
        say(f"{accepted.kept} of {accepted.edits} edits are still in force.")


def _show(history: PlanHistory, athlete: str, plan: str | None, version: int | None, as_json: bool) -> None:
    from milo.app.plan_history import plan_of
    from milo.coach.plans.plan_text import render
    from milo.vocabulary.errors import NotFound

    versions = [v for v in history.versions(athlete, plan) if version in (None, v.version)]
    if not versions:
        raise NotFound("a plan" if version is None else f"version {version} of the plan", "none", "see milo plans")
    shown = plan_of(versions[-1])
    if as_json:
        put(shown)
    else:
        typer.echo(render(shown), nl=False)


def _diff(
    house: House, history: PlanHistory, athlete: str, plan: str | None, old: int | None, new: int | None, as_json: bool
) -> None:
    from milo.coach.plans.plan_diff_words import told

    before, after, changes = history.compare(athlete, old, new, plan)
    if as_json:
        put({"athlete_id": athlete, "old": before.version, "new": after.version, "changes": changes})
        return
    language, _ = house.flows.manner(athlete)
    for change in changes:
        typer.echo(told(change, language))
    if not changes:
        say("The two versions are the same plan.")


def _back(history: PlanHistory, athlete: str, plan: str | None, action: str, version: int | None, as_json: bool) -> None:
    from milo.app.plan_history import history_line
    from milo.vocabulary.errors import BadValue

    if action == "undo":
        made = history.undo(athlete, plan_id=plan)
    elif version is None:
        raise BadValue("--version, the version to restore", "none", "see milo plans")
    else:
        made = history.restore(athlete, version, plan_id=plan)
    if as_json:
        put(history_line(made))
    else:
        say(f"{made.reason}: version {made.plan['version']} holds again, kept as version {made.version}.")


def _text(
    house: House,
    history: PlanHistory,
    athlete: str,
    plan: str | None,
    action: str,
    file: Path | None,
    reason: str,
    as_json: bool,
) -> None:
    from milo.app.plan_history import history_line
    from milo.coach.plans.plan_check import check
    from milo.coach.plans.plan_limits import validate
    from milo.coach.plans.plan_text import parse
    from milo.vocabulary.errors import BadValue, NotFound

    profile = house.flows.profile(athlete)
    if profile is None:
        raise NotFound("a profile", f"none of athlete {athlete}", "limits depend on it; add one first")
    if file is None:
        raise BadValue("--file, a plan as text", "none", "milo plans show writes one")
    text = _read(file)
    language, _ = house.flows.manner(athlete)
    base = history.current(athlete, plan)
    findings = check(text, validate, profile, house.flows.today(athlete), language=language, base=base)
    if findings:
        if as_json:
            put({"athlete_id": athlete, "kept": None, "findings": findings})
        for f in findings:
            say(f"{file}:{f.line}:{f.column}: {f.rule}: {f.what}")
        raise typer.Exit(PARTLY)
    made = history.keep(athlete, parse(text, language, base), "athlete", reason) if action == "edit" else None
    if as_json:
        put({"athlete_id": athlete, "kept": history_line(made) if made else None, "findings": []})
    else:
        say("Nothing to mend." if made is None else f"Kept as version {made.version}.")


def _read(file: Path) -> str:
    import sys

    from milo.vocabulary.errors import BadValue

    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except OSError as e:
        raise BadValue("a readable text file", f"{file}: {e.strerror}", "check the path") from None
    except UnicodeDecodeError:
        raise BadValue("a text file in UTF-8", str(file), "save it as UTF-8") from None
