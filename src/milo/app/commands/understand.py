"""`milo understand`: what messages ask, tell or want, as typed acts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import PARTLY, AsJson, say


def understand(
    file: Annotated[Path, typer.Argument(help='JSONL: {"id","text" or "turns","lang","context","today"} a line.')],
    as_json: AsJson = False,
) -> None:
    """Show how Milo understands messages, one line per message; JSON with --json."""
    import msgspec

    from milo.app.understanding import understood
    from milo.vocabulary.clock import WallClock

    refused = 0
    for found in understood(file, WallClock().now().date()):
        if "error" in found:
            refused += 1
        if as_json:
            typer.echo(msgspec.json.encode(found).decode())
        elif "error" in found:
            say(f"line {found['line']}: {found['error']}")
        else:
            acts = "; ".join(f"{a['kind']} ({a['polarity']}) {a['slots'] or ''}".strip() for a in found["acts"])
            typer.echo(f"{found['id']}: {acts}{'' if found['sure'] else ' [not sure]'}")
    if refused:
        raise typer.Exit(PARTLY)
