"""Commands that run a Milo: publish, write, deadletters, doctor, schema, and the scaffolds of `milo new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import PARTLY, AsJson, put, say

Metrics = Annotated[str | None, typer.Option(metavar="[HOST:]PORT", help="Serve Prometheus metrics there; the host is 127.0.0.1.")]

new_app = typer.Typer(no_args_is_help=True, help="Create a sensor, importer or report section: the file, its test and its page.")


def publish(
    athletes: Annotated[int, typer.Option(min=1, help="How many simulated athletes.")],
    days: Annotated[int, typer.Option(min=1, help="How many days of data, ending now.")],
    speed: Annotated[
        float | None, typer.Option(help="Simulated seconds per second, 1 for real time; default: as fast as possible.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Another seed makes another squad.")] = 0,
    begin: Annotated[int, typer.Option(min=0, help="Number of the first athlete, to share a squad among publishers.")] = 0,
    six: Annotated[
        bool, typer.Option("--six", help="Only the six wearable streams: no workouts, samples, sets or measurements.")
    ] = False,
    messy: Annotated[
        bool, typer.Option("--messy", help="With duplicates, wrong units and wrong clocks, as from real devices.")
    ] = False,
    max_pending: Annotated[int | None, typer.Option(min=1, help="Wait while this many messages are unread.")] = None,
    metrics: Metrics = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start over instead of continuing where the same command stopped.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Publish simulated athletes to the streams. After a stop, the same command continues where it was."""
    from milo.app.publishing import Course
    from milo.app.publishing import publish as run

    course = Course(seed, athletes, days, begin, speed, six, messy)
    counts, complete = run(course, fresh=fresh, max_pending=max_pending, metrics=metrics)
    if as_json:
        put({"published": counts, "complete": complete})
    else:
        say(", ".join(f"{stream} {n:,}" for stream, n in counts.items()) or "nothing")
    if not complete:
        raise typer.Exit(PARTLY)


def write(
    drain: Annotated[bool, typer.Option("--drain", help="Stop when the streams are empty.")] = False,
    name: Annotated[str | None, typer.Option(help="This writer's name on the streams; default host and process.")] = None,
    metrics: Metrics = None,
    as_json: AsJson = False,
) -> None:
    """Store live messages from the streams; run as many writers as you like. SIGTERM finishes the current batch."""
    from milo.app.writing import write as carry

    tally = carry(drain=drain, name=name, metrics=metrics)
    if as_json:
        put(tally)
    else:
        say(", ".join(f"{key} {value:,}" for key, value in tally.items()))


def deadletters(
    stream: Annotated[str | None, typer.Option(help="Only messages of this stream.")] = None,
    replay: Annotated[bool, typer.Option("--replay", help="Send them again; messages that fail again come back.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Send at most this many, oldest first.")] = None,
    drop: Annotated[list[str] | None, typer.Option(help="Delete the message with this letter_id for good.")] = None,
    payload: Annotated[bool, typer.Option("--payload", help="Also show what was sent; it may hold health data.")] = False,
    as_json: AsJson = False,
) -> None:
    """List messages that could not be stored, with the reason, or send them again."""
    import msgspec

    from milo.app.build import build

    house = build()
    letters = house.writer.letters
    done = letters.drop(drop) if drop else letters.replay(stream, limit) if replay else 0
    found = [msgspec.to_builtins(one) for one in letters.all(stream)]
    house.close()
    if not payload:
        found = [{k: v for k, v in one.items() if not k.startswith("payload")} for one in found]
    if as_json:
        put({"letters": found, "replayed": done if replay and not drop else 0, "dropped": done if drop else 0})
        return
    if drop or replay:
        say(f"{done:,} {'deleted' if drop else 'sent again; `milo write` stores them'}")
    for one in found:
        typer.echo(
            f"{one['letter_id']}  {one['stream']}  {one['reason']}" + (f"\n    {one['payload']}" if one.get("payload") else "")
        )
    if not found:
        say("none left" if drop or replay else "none")


def doctor(as_json: AsJson = False) -> None:
    """Check what is configured, reachable and missing, and how to fix it. Exit code 1 when something needs attention."""
    from milo.app.doctor import examine

    findings = examine()
    if as_json:
        put(findings)
    else:
        for check in findings["checks"]:
            typer.echo(
                f"{'ok  ' if check['ok'] else 'MEND'} {check['name']}: {check['found']}"
                + (f" -> {check['do']}" if check["do"] else "")
            )
    if not all(check["ok"] for check in findings["checks"]):
        raise typer.Exit(PARTLY)


def schema() -> None:
    """Print the JSON Schema of every kind of record."""
    from milo.vocabulary.records import json_schema

    put(json_schema())


@new_app.command("sensor")
def new_sensor(name: str, root: Annotated[Path, typer.Option(help="The project's folder.")] = Path()) -> None:
    """Create a sensor: src/milo/sensors/NAME.py, a recording, its test, its page, and its entry in the tests of all sensors."""
    from milo.app.scaffolding import scaffold

    for path in scaffold("sensor", name, root):
        say(f"written: {path}")


@new_app.command("importer")
def new_importer(name: str, root: Annotated[Path, typer.Option(help="The project's folder.")] = Path()) -> None:
    """Create an importer: src/milo/importers/NAME.py, its test and its page."""
    from milo.app.scaffolding import scaffold

    for path in scaffold("importer", name, root):
        say(f"written: {path}")


@new_app.command("section")
def new_section(name: str, root: Annotated[Path, typer.Option(help="The project's folder.")] = Path()) -> None:
    """Create a report section: src/milo/report/sections/NAME.py, its test and its page."""
    from milo.app.scaffolding import scaffold

    for path in scaffold("section", name, root):
        say(f"written: {path}")
