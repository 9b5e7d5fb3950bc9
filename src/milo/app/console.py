"""What all commands share: talk on standard error, one JSON document on standard output, exit codes."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

PARTLY, USAGE, FAILED = 1, 2, 3

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
AthleteId = Annotated[str, typer.Option("--athlete", help="The athlete's id; see `milo athlete list`.")]


def say(text: str) -> None:
    """Talk to the person, not to the program that reads standard output."""
    typer.echo(text, err=True)


def put(document: Any) -> None:
    """The one JSON document of a command."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n")
    sys.stdout.buffer.flush()
