"""The food diary on the command line: what was eaten, a day, a photo, a label, a barcode."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import PARTLY, AsJson, AthleteId, put, say

food_app = typer.Typer(no_args_is_help=True, help="Log food, read photos, labels and barcodes.")


@food_app.command("log")
def food_log_(
    athlete: AthleteId,
    text: Annotated[str, typer.Argument(help='What was eaten, e.g. "2 eggs and toast".')],
    yes: Annotated[bool, typer.Option("--yes", help="Save what was understood.")] = False,
    meal: Annotated[str | None, typer.Option(help="breakfast, lunch, dinner or snack; default: from the text or the time.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read a meal and show what was understood; saved only with --yes. Exit code 1 if something was not understood."""
    from milo.app.build import build
    from milo.channels.diary_desk import DiaryLine

    house = build()
    try:
        found = house.diary.understand(athlete, text)
        made = None
        if yes and found["lines"]:
            keys = ("food_id", "amount", "unit", "grams")
            lines = [
                DiaryLine(**{k: line[k] for k in keys}, nutrients=None if line["food_id"] else line["nutrients"])
                for line in found["lines"]
                if line["food_id"] is None or line["grams"] is not None
            ]
            made = house.diary.keep(athlete, lines, meal=meal or found["meal"], day=found["date"]) if lines else None
    finally:
        house.close()
    kept = None if made is None else made["entries"]
    if as_json:
        put({**found, "kept": kept})
    else:
        if found["reply"] is not None:
            say(found["reply"]["text"])
        typer.echo(found["text"] if kept is None else "\n".join(entry["words"] for entry in kept))
        if kept is None and found["lines"]:
            say("nothing is kept yet; add --yes")
    if not found["sure"]:
        raise typer.Exit(PARTLY)


@food_app.command("day")
def food_day(
    athlete: AthleteId,
    date: Annotated[str | None, typer.Option("--date", help="Day, such as 2026-03-31; default today.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a day's food, with totals and the plan's targets."""
    from datetime import date as calendar

    from milo.app.build import build
    from milo.vocabulary.errors import BadValue

    try:
        day = None if date is None else calendar.fromisoformat(date)
    except ValueError:
        raise BadValue("a date such as 2026-03-31", repr(date)) from None
    house = build()
    try:
        found = house.diary.day(athlete, day)
    finally:
        house.close()
    if as_json:
        put(found)
        return
    for entry in found["entries"]:
        typer.echo(f"{entry['meal']:10} {entry['words']}")
    for name, total in found["totals"].items():
        target = (found["target"] or {}).get(name)
        aim = "" if target is None else f" of {target:g}"
        missing = f" ({total['missing']} not known)" if total["missing"] else ""
        typer.echo(f"{name:16} {total['value']:g}{aim}{missing}")


@food_app.command("photo")
def food_photo(
    files: Annotated[list[Path], typer.Argument(help="Pictures of food.")],
    athlete: Annotated[str | None, typer.Option("--athlete", help="Include this athlete's own dishes.")] = None,
    as_json: AsJson = False,
) -> None:
    """Recognise food in pictures, with certainty and questions. Amounts are asked, never guessed."""
    from milo.app.food_camera import photos

    found = photos(files, athlete)
    if as_json:
        put(found)
    else:
        for one in found:
            guesses = ", ".join(f"{g['food']} {g['chance']:.0%}" for g in one["guesses"][:3])
            typer.echo(f"{one['path']}: {'' if one['sure'] else 'not sure: '}{guesses}")
    if any(one.get("error") for one in found):
        raise typer.Exit(PARTLY)


@food_app.command("label")
def food_label(file: Annotated[Path, typer.Argument(help="A picture of a nutrition label.")], as_json: AsJson = False) -> None:
    """Read a nutrition label and check the values against each other."""
    from milo.app.food_camera import label

    found = label(file)
    if as_json:
        put(found)
    else:
        typer.echo(f"per {found['per']}")
        for name, one in found["nutrients"].items():
            typer.echo(f"{name:16} {one['value']:g} {one['unit']}{'' if one['sure'] else '  (please check)'}")
    if found["reasons"]:
        raise typer.Exit(PARTLY)


@food_app.command("barcode")
def food_barcode(file: Annotated[Path, typer.Argument(help="A picture of a barcode.")], as_json: AsJson = False) -> None:
    """Read a barcode."""
    from milo.app.food_camera import barcode

    found = barcode(file)
    if as_json:
        put(found)
    else:
        typer.echo(found["code"] or "no barcode found")
    if found["code"] is None:
        raise typer.Exit(PARTLY)


@food_app.command("import")
def food_import(
    file: Annotated[Path, typer.Argument(help="A table of Open Food Facts or the USDA, or the export of a food diary.")],
    athlete: AthleteId,
    as_json: AsJson = False,
) -> None:
    """Import foods from a table, or entries from a food diary's export. Exit code 1 if the file was truncated."""
    from milo.app.build import build

    house = build()
    try:
        found = house.diary.bring(athlete, file)
    finally:
        house.close()
    if as_json:
        put(found)
    else:
        counts = ", ".join(f"{found[name]} {name}" for name in ("read", "new", "changed", "duplicates"))
        typer.echo(f"{found['source']}: {counts}")
        for reason, count in found["skipped"].items():
            typer.echo(f"left out {count}: {reason}")
    if found["note"] is not None:
        say(found["note"])
        raise typer.Exit(PARTLY)
