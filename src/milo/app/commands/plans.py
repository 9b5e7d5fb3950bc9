"""`milo plans`: an athlete's plan as text, its versions, what changed between them, and taking changes back.

For the operator of the machine, who reads the store anyway: `diff`, and `show` of a version by its number, answer also while the
athlete's training is locked, which every door of the athlete's withholds. The plan that holds has no sessions then, and `show`
says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milo.app.console import FAILED, PARTLY, AsJson, AthleteId, put, say
from milo.locales import Templates

if TYPE_CHECKING:
    from milo.app.build import Home
    from milo.app.coaching.coach import Coaching

ACTIONS = ("history", "show", "diff", "undo", "restore", "check", "edit")
_SAID = {language: Templates("versions", language) for language in ("en", "es")}


def plans(
    athlete: AthleteId,
    action: Annotated[str, typer.Argument(help="history, show, diff, undo, restore, check or edit.")] = "history",
    old: Annotated[int | None, typer.Option("--old", help="diff: from this version; default: the one before --new.")] = None,
    new: Annotated[int | None, typer.Option("--new", help="diff: to this version; default: the latest.")] = None,
    version: Annotated[int | None, typer.Option("--version", help="show, restore: which version.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="check, edit: the plan as text, - for standard input.")] = None,
    words: Annotated[str | None, typer.Option("--words", help='edit: in words, such as "move Thursday to Friday".')] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="edit --words: only show what would change.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", help="edit: reason for the history.")] = None,
    plan: Annotated[str | None, typer.Option("--plan", help="Which plan; default: the latest.")] = None,
    as_json: AsJson = False,
) -> None:
    """Work with plan versions: show as text, compare, undo, restore, edit in words, check and save an edited text."""
    from milo.app.build import build
    from milo.app.coaching.coach import Coaching
    from milo.vocabulary.errors import BadValue, UnknownName

    if action not in ACTIONS:
        raise UnknownName("action of milo plans", action, ACTIONS)
    if words is not None and file is not None:
        raise BadValue("one of --words and --file", "both", "leave one of them out")
    house = build()
    try:
        house.flows.profile(athlete)
        coaching = Coaching(house, None)
        if action == "history":
            _history(coaching, athlete, plan, as_json)
        elif action == "show":
            _show(house, athlete, plan, version, as_json)
        elif action in ("diff", "undo", "restore"):
            with _own_words(coaching, athlete, as_json):
                if action == "diff":
                    _diff(coaching, athlete, plan, old, new, as_json)
                else:
                    _back(coaching, athlete, plan, action, version, as_json)
        elif action == "edit" and words is not None:
            _words(coaching, athlete, words, dry_run, reason, as_json)
        else:
            _text(coaching, athlete, action, file, reason, as_json)
    finally:
        house.close()


def _history(coaching: Coaching, athlete: str, plan: str | None, as_json: bool) -> None:
    told = coaching.versions(athlete, plan)
    held = {v["version_id"] for v in told["versions"]}
    # Of one plan that is asked for by its id nothing else is listed.
    others = [v for v in coaching.all_versions(athlete) if v["version_id"] not in held] if plan is None else []
    if as_json:
        put({"athlete_id": athlete, **told, "other_plans": others})
        return
    language = coaching.language(athlete)
    said = _SAID[language]
    if not told["versions"]:
        say(said["none"].format(athlete=athlete))
    for plan_id in dict.fromkeys(v["plan_id"] for v in others):
        typer.echo(said["other"].format(athlete=athlete, plan=plan_id))
        for v in others:
            if v["plan_id"] == plan_id:
                typer.echo(_line(v, language))
    if others:
        typer.echo(said["holds"].format(plan=told["versions"][-1]["plan_id"]))
    for v in told["versions"]:
        typer.echo(_line(v, language))
    if told["acceptance"]["edits"]:
        kept, edits = told["acceptance"]["kept"], told["acceptance"]["edits"]
        say(said["in_force"].format(kept=kept, edits=edits))


def _line(v: Mapping[str, Any], language: str) -> str:
    """A version as the history lists it: number, moment, author and reason."""
    shows = "" if v["shows"] == v["version"] else _SAID[language]["as"].format(version=v["shows"])
    reason = _reason(v["reason"] or "", language)
    return f"{v['version']}{shows}  {v['created_at']:%Y-%m-%d %H:%M}  {v['author'] or '?'}: {reason}"


def _reason(reason: str, language: str) -> str:
    """Why a version was made, in the athlete's language where the house wrote it: the words of the page that lists versions."""
    from milo.channels.web.train_history import reason_said
    from milo.channels.web.words import WebWords

    return reason_said(reason, WebWords(language))


def _show(house: Home, athlete: str, plan: str | None, version: int | None, as_json: bool) -> None:
    import msgspec

    from milo.app.coaching.desk import plan_read
    from milo.app.coaching.locks import refused_by_lock
    from milo.app.plan_history import PlanHistory
    from milo.coach.plans.text.text import render
    from milo.vocabulary.errors import NotFound

    history = PlanHistory(house.store, house.writer, house.clock)
    versions = [v for v in history.versions(athlete, plan) if version in (None, v.version)]
    if not versions:
        raise NotFound("a plan" if version is None else f"version {version} of the plan", "none", "see milo plans")
    shown = plan_read(house, athlete, versions[-1])
    locked = refused_by_lock(house, athlete) if version is None else None
    if locked is not None:
        shown = msgspec.structs.replace(shown, weeks=[], refused=locked)
    if as_json:
        put(shown)
    else:
        typer.echo(render(shown), nl=False)
    if locked is not None:
        language = house.flows.manner(athlete)[0]
        say(_SAID[language]["locked"].format(why=locked.text, version=versions[-1].version, athlete=athlete))


def _diff(coaching: Coaching, athlete: str, plan: str | None, old: int | None, new: int | None, as_json: bool) -> None:
    told = coaching.compared(athlete, old, new, plan)
    if as_json:
        put({"athlete_id": athlete, **told})
        return
    for change in told["changes"]:
        typer.echo(change["text"])
    if not told["changes"]:
        say(_SAID[coaching.language(athlete)]["same"])


@contextmanager
def _own_words(coaching: Coaching, athlete: str, as_json: bool) -> Iterator[None]:
    """A refusal in the athlete's own language where it has such a sentence; the command fails all the same."""
    from milo.vocabulary.errors import NotFound
    from milo.vocabulary.told_limits import Refusal, in_words

    try:
        yield
    except (NotFound, Refusal) as why:
        said = in_words(why, coaching.language(athlete))
        if as_json or said == why.sentence():
            raise
        say(f"milo: {said}")
        raise typer.Exit(FAILED) from why


def _back(coaching: Coaching, athlete: str, plan: str | None, action: str, version: int | None, as_json: bool) -> None:
    from milo.vocabulary.errors import BadValue

    if action == "undo":
        made = coaching.undo(athlete, plan)
    elif version is None:
        raise BadValue("--version, the version to restore", "none", "see milo plans")
    else:
        made = coaching.restore(athlete, version, plan)
    if as_json:
        put(made)
    else:
        language = coaching.language(athlete)
        reason = _reason(made["reason"], language)
        said = _SAID[language]["back"].format(reason=reason, shows=made["shows"], version=made["version"])
        say(said[0].upper() + said[1:] if language == "es" else said)


def _words(coaching: Coaching, athlete: str, words: str, dry_run: bool, reason: str | None, as_json: bool) -> None:
    from milo.coach.plans.edits.weeks import EditRefused
    from milo.vocabulary.told_limits import in_words

    language = coaching.language(athlete)
    said = _SAID[language]
    try:
        made = coaching.edit(athlete, words, dry_run=dry_run, reason=reason)
    except EditRefused as why:
        if as_json:
            raise
        # The athlete's own sentence, as in the talk and on the page; the command fails all the same.
        say(f"milo: {in_words(why, language)}")
        raise typer.Exit(FAILED) from why
    if as_json:
        put(
            {"athlete_id": athlete, "kept": made.version, "summary": made.summary, "changes": made.changes, "clamped": made.clamped}
        )
        return
    for change in made.changes:
        typer.echo(change)
    for what in made.clamped:
        say(said["limits"].format(what=what))
    say(said["nothing"] if made.version is None else said["kept"].format(version=made.version))


def _text(coaching: Coaching, athlete: str, action: str, file: Path | None, reason: str | None, as_json: bool) -> None:
    from milo.vocabulary.errors import BadValue

    if file is None:
        wanted = "--words or --file, a plan as text" if action == "edit" else "--file, a plan as text"
        do = "milo plans show writes one; --words takes a sentence such as 'move Thursday to Friday'"
        raise BadValue(wanted, "none", do if action == "edit" else "milo plans show writes one")
    text = _read(file)
    made = coaching.edit_text(athlete, text, reason or "edited as text") if action == "edit" else None
    findings = coaching.check_text(athlete, text) if made is None else made.findings
    if findings:
        if as_json:
            put({"athlete_id": athlete, "kept": None, "findings": findings})
        for f in findings:
            say(f"{file}:{f.line}:{f.column}: {f.rule}: {f.what}")
        raise typer.Exit(PARTLY)
    lines = coaching.versions(athlete)["versions"]
    if as_json:
        notes = {} if made is None else {"notes": made.notes}
        put({"athlete_id": athlete, "kept": lines[-1] if made is not None else None, "findings": [], **notes})
    else:
        said = _SAID[coaching.language(athlete)]
        say(said["fine"] if made is None else said["kept"].format(version=lines[-1]["version"]))
        for note in [] if made is None else made.notes:
            say(note)


def _read(file: Path) -> str:
    import sys

    from milo.vocabulary.errors import BadValue

    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except OSError as e:
        raise BadValue("a readable text file", f"{file}: {e.strerror}", "check the path") from None
    except UnicodeDecodeError:
        raise BadValue("a text file in UTF-8", str(file), "save it as UTF-8") from None
