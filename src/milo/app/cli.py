"""The command line (contracts.md section 2). One JSON document on standard output with --json; all talk on standard error.

Exit codes: 0 done, 1 done in part, 2 wrong usage, 3 failed.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milo.app.cli_groups import Grouped
from milo.app.commands import cohort as _cohort  # noqa: F401  registers `milo simulate cohort`
from milo.app.commands.accounts import account_app, invite
from milo.app.commands.adapt import adapt, log_
from milo.app.commands.analyse import analyse_app
from milo.app.commands.assistants import mcp
from milo.app.commands.bot import bot_app
from milo.app.commands.coach import ask, evaluate_app
from milo.app.commands.cohort import simulate_cohort
from milo.app.commands.food import food_app
from milo.app.commands.form import form, simulate_form
from milo.app.commands.lab import calibrate_app, listen, simulate_app
from milo.app.commands.models import models_app, train_app
from milo.app.commands.operate import Metrics, deadletters, doctor, new_app, publish, schema, write
from milo.app.commands.outlook import outlook
from milo.app.commands.plan import plan
from milo.app.commands.plans import plans
from milo.app.commands.policy import evaluate_policy, evaluate_release
from milo.app.commands.privacy import audit, backup, consent, erase, export, keep, keys_app, leaves, restore
from milo.app.commands.understand import understand
from milo.app.commands.watch import watch
from milo.app.console import FAILED, PARTLY, USAGE, AsJson, AthleteId, of_the_disk, put, read_json, say
from milo.vocabulary.errors import MiloError

if TYPE_CHECKING:
    from milo.app.build import Home

app = typer.Typer(
    cls=Grouped,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Milo, a fitness coach on your own machine.",
)
athlete_app = typer.Typer(no_args_is_help=True, help="Add, list and show athletes.")
app.add_typer(athlete_app, name="athlete")
app.add_typer(account_app, name="account")
app.add_typer(keys_app, name="keys")
app.add_typer(analyse_app, name="analyse")
app.add_typer(bot_app, name="bot")
app.add_typer(calibrate_app, name="calibrate")
app.add_typer(evaluate_app, name="evaluate")
app.add_typer(simulate_app, name="simulate")
app.add_typer(food_app, name="food")
app.add_typer(models_app, name="models")
app.add_typer(train_app, name="train")
app.add_typer(new_app, name="new")

Proxy = Annotated[
    str | None, typer.Option("--behind-proxy", metavar="ADDRESS", help="Trust this reverse proxy for client addresses.")
]
KnownAs = Annotated[
    list[str] | None,
    typer.Option("--known-as", metavar="HOST", help="A host name people use to reach Milo; needed for assistants."),
]


TEXTS = ("markdown", "chat")


def main() -> None:
    """The entry point: runs a command; an error Milo raises on purpose becomes a sentence for each fault, and exit code 3."""
    try:
        app()
    except MiloError as e:
        for sentence in _told(e):
            say(f"milo: {sentence}")
        _document_of(e.sentence())
        sys.exit(USAGE if e.code in {"unknown_name", "bad_value"} else FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILED)
    except Exception as e:
        found = of_the_disk(e)
        if found is None:
            raise
        say(f"milo: {found}")
        _document_of(found)
        sys.exit(FAILED)


def _document_of(error: str) -> None:
    """The JSON document of a command that failed, where one was asked for: it holds the error and nothing else."""
    if "--json" in sys.argv:
        put({"error": error})


def _told(e: MiloError) -> list[str]:
    """A line for each fault, in the language of the person whose document it is where they have another than English."""
    from milo.vocabulary.told_limits import in_words

    if e.language in (None, "en"):
        return e.sentences()
    return [in_words(fault, e.language) for fault in (e, *e.also)]


def _house() -> Home:
    from milo.app.build import build

    return build()


def _date(text: str | None) -> Any:
    from datetime import date

    from milo.vocabulary.errors import BadValue

    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadValue("a date such as 2026-03-31", repr(text)) from None


# --- people -------------------------------------------------------------------------------------------------------------


@athlete_app.command("add")
def athlete_add(profile: Annotated[Path, typer.Option("--profile", help="A profile as JSON.")], as_json: AsJson = False) -> None:
    """Add an athlete from a profile."""
    raw = read_json(profile)
    house = _house()
    athlete = house.flows.add_athlete(raw)
    if as_json:
        put({"athlete_id": athlete})
    else:
        say(f"{athlete} added. Next: milo import FILES --athlete {athlete}")
    house.close()


@athlete_app.command("list")
def athlete_list(as_json: AsJson = False) -> None:
    """List the athletes."""
    house = _house()
    lines = house.flows.athletes()
    if as_json:
        put({"athletes": lines})
    elif not lines:
        say("No athletes yet. Run: milo athlete add --profile PROFILE.json, or milo up --demo 3")
    else:
        for line in lines:
            typer.echo(f"{line.athlete_id}  {line.name or '(no name)'}  {line.origin}")
    house.close()


@athlete_app.command("show")
def athlete_show(athlete: Annotated[str, typer.Argument(help="The athlete's id.")]) -> None:
    """Show an athlete's profile, settings and record counts as JSON."""
    house = _house()
    profile = house.flows.profile(athlete)
    put(
        {"athlete_id": athlete, "profile": profile, "settings": house.flows.settings(athlete), "stored": house.store.stats(athlete)}
    )
    house.close()


@app.command("token")
def token(athlete: AthleteId, as_json: AsJson = False) -> None:
    """Create a bearer token for the REST API."""
    house = _house()
    house.flows.profile(athlete)
    secret = house.access.new_token(athlete)
    if as_json:
        put({"user_id": athlete, "token": secret})
    else:
        typer.echo(secret)
    house.close()


@app.command("set")
def set_(
    athlete: AthleteId,
    name: Annotated[
        str, typer.Argument(help="zones, thresholds, sources, timezone, sleep_need, language, mask, oximeter or retention")
    ],
    value: Annotated[str, typer.Argument(help='JSON, e.g. \'{"name": "Europe/Madrid"}\'')],
) -> None:
    """Change a setting from now on: zones, thresholds, source priority, time zone and more."""
    import json

    from milo.app.flows import SETTINGS
    from milo.vocabulary.errors import BadValue, UnknownName

    if name not in SETTINGS:
        raise UnknownName("setting", name, SETTINGS)
    try:
        decoded = json.loads(value)
    except json.JSONDecodeError as e:
        raise BadValue(f"a JSON object for {name}", str(e), _keys_of(name)) from None
    if not isinstance(decoded, dict):
        raise BadValue(f"a JSON object for {name}", repr(value), _keys_of(name))
    house = _house()
    house.flows.set(athlete, name, decoded)
    house.close()


def _keys_of(name: str) -> str:
    from milo.app.flows import SETTINGS

    return f"its keys are {', '.join(SETTINGS[name])}"


# --- files --------------------------------------------------------------------------------------------------------------


@app.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders; .zip and .gz are opened.")],
    athlete: Annotated[str | None, typer.Option("--athlete", help="The athlete's id; not needed for a Milo export.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Import a whole Milo export without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Import files from a watch, phone or lifting app. Exit code 1 when a file was refused; the others are stored.

    Imports measurements, workouts, food and check-ins. A whole Milo export of a new athlete also brings profile, plans,
    consents, locks and messages; they are listed first.
    """
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from milo.app.moving_in import brings, is_new_here, move_in

    house = _house()
    moving = athlete is None or is_new_here(house, athlete)
    if moving and (shown := brings(paths)):
        say("\n".join(["The export also contains:", *shown]))
        if sys.stdin.isatty() and not yes and not typer.confirm("Continue?", err=True):
            raise typer.Exit(USAGE)
    if athlete is None:
        athlete = move_in(house, paths[0])
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,} rows"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        result = house.flows.import_paths(
            athlete, paths, lambda name, rows: bar.update(task, advance=rows, description=Path(name).name), moving=moving
        )
    nothing = None if result.files else "There are no files to import in this folder. Check the path."
    if as_json:
        put({"files": result.files, "totals": result.totals} | ({"error": nothing} if nothing else {}))
    else:
        for f in result.files:
            skipped = "".join(f"; skipped {s.count:,} ({s.reason})" for s in f.skipped)
            say(f"{f.path}: {f.activities} activities, {f.records:,} records, {f.new:,} new{skipped}" if f.format else f.path)
            for line in [*f.notes, *([f.error] if f.error else [])]:
                say(f"  {line}")
        say("totals: " + ", ".join(f"{k} {v:,}" for k, v in result.totals.items()))
    house.close()
    if nothing:
        say(nothing)
    if nothing or not result.complete:
        raise typer.Exit(PARTLY)


@app.command("week")
def week(
    athlete: AthleteId,
    ending: Annotated[str | None, typer.Option(help="Last day of the week; default today.")] = None,
    as_json: AsJson = False,
    html: Annotated[Path | None, typer.Option(help="Write the report as one self-contained HTML file.")] = None,
    text: Annotated[str, typer.Option(help="Format to print: markdown or chat.")] = "markdown",
    language: Annotated[str | None, typer.Option(help="en or es; default: the profile's language.")] = None,
) -> None:
    """Print the weekly report: load, sleep, recovery, strength and what to do next."""
    from milo.vocabulary.errors import UnknownName

    if text not in TEXTS:
        raise UnknownName("format of --text", text, TEXTS)
    house = _house()
    found = house.flows.week(athlete, _date(ending))
    if as_json:
        put(found)
    if html is not None or not as_json:
        from milo import report

        language, units = house.flows.manner(athlete, language)
        if html is not None:
            html.write_text(report.render_html(found, language, units), encoding="utf-8")
            say(f"written: {html}")
        elif not as_json:
            render = report.render_chat if text == "chat" else report.render_markdown
            typer.echo(render(found, language, units))
    house.close()


@app.command("ledger")
def ledger(
    athlete: AthleteId,
    undo: Annotated[str | None, typer.Option(help="Undo this merge, or restore what a file replaced.")] = None,
    restore: Annotated[str | None, typer.Option(help="Restore an undone merge.")] = None,
    prefer: Annotated[tuple[str, str, str] | None, typer.Option(help="MERGE QUANTITY MEMBER: choose which source counts.")] = None,
    as_json: AsJson = False,
) -> None:
    """List merged records, which source counts and why; undo or change a merge."""
    house = _house()
    replaced = house.flows.replaced(athlete)
    if undo and any(r.replaced_id == undo for r in replaced):
        house.flows.undo_replaced(athlete, undo)
        replaced = house.flows.replaced(athlete)
    elif undo:
        house.flows.rule(athlete, undo, "undo")
    if restore:
        house.flows.rule(athlete, restore, "restore")
    if prefer:
        house.flows.rule(athlete, prefer[0], "prefer", prefer[1], prefer[2])
    merges = house.flows.ledger(athlete)
    if as_json:
        put({"merges": merges, "replaced": replaced})
    else:
        for m in merges:
            typer.echo(f"{m.merge_id}  {m.at:%Y-%m-%d}  {m.subject}{'  UNDONE' if m.undone else ''}")
            for quantity, speaker in m.speaks.items():
                typer.echo(f"    {quantity}: {speaker} ({m.why.get(quantity, '')})")
        for r in replaced:
            typer.echo(f"{r.replaced_id}  {r.at:%Y-%m-%d}  {r.of} changed: {', '.join(r.changed)}{'  UNDONE' if r.undone else ''}")
    house.close()


app.command("export")(export)
app.command("erase")(erase)
app.command("consent")(consent)
app.command("audit")(audit)
app.command("leaves")(leaves)
app.command("keep")(keep)
app.command("backup")(backup)
app.command("restore")(restore)
app.command("mcp")(mcp)


# --- one analysis -------------------------------------------------------------------------------------------------------


# --- the house ----------------------------------------------------------------------------------------------------------


def _serve(**how: Any) -> None:
    gc.disable()  # until it listens; next to nothing of what a start makes is garbage
    try:
        from milo.app.serving import serve

        serve(**how)
    finally:
        gc.enable()


@app.command("up")
def up(
    demo: Annotated[int, typer.Option(min=0, max=50, help="Add a simulated squad with this many athletes.")] = 0,
    port: Annotated[int | None, typer.Option(min=1, max=65_535, help="Default: PORT or 8000.")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 keeps Milo on this machine.")] = "127.0.0.1",
    behind_proxy: Proxy = None,
    known_as: KnownAs = None,
    metrics: Metrics = None,
) -> None:
    """Start everything in one process: pages, API and writer. Prints the sign-in link."""
    _serve(host=host, port=port, demo=demo, behind_proxy=behind_proxy, known_as=known_as or (), metrics=metrics)


@app.command("serve")
def serve_(
    port: Annotated[int | None, typer.Option(min=1, max=65_535, help="Default: PORT or 8000.")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 keeps Milo on this machine.")] = "127.0.0.1",
    behind_proxy: Proxy = None,
    known_as: KnownAs = None,
    metrics: Metrics = None,
) -> None:
    """Start pages and API only; `milo write` stores live messages."""
    _serve(host=host, port=port, write=False, behind_proxy=behind_proxy, known_as=known_as or (), metrics=metrics)


app.command("publish")(publish)
app.command("write")(write)
app.command("deadletters")(deadletters)
app.command("doctor")(doctor)
app.command("schema")(schema)
app.command("plan")(plan)
app.command("plans")(plans)
app.command("log")(log_)
app.command("adapt")(adapt)
app.command("ask")(ask)
app.command("listen")(listen)
app.command("form")(form)
simulate_app.command("form")(simulate_form)
simulate_app.command("cohort")(simulate_cohort)
evaluate_app.command("policy")(evaluate_policy)
evaluate_app.command("release")(evaluate_release)
app.command("outlook")(outlook)
app.command("invite")(invite)
app.command("understand")(understand)
app.command("watch")(watch)


if __name__ == "__main__":
    main()
