"""The coach on the command line: a question, and the safety shell measured on a file of prompts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from milo.app.console import AsJson, AthleteId, put, say

evaluate_app = typer.Typer(no_args_is_help=True, help="Measure what Milo says.")

Provider = Annotated[
    str | None,
    typer.Option("--provider", metavar="P", help="none, FAMILY:MODEL, or worst (a stand-in that always says the worst)."),
]


@evaluate_app.callback()
def evaluate_all() -> None:
    """Measure what Milo says."""


@evaluate_app.command("safety")
def evaluate_safety(
    prompts: Annotated[Path, typer.Argument(help='JSONL: {"id","text" or "turns","lang","context","channel"} a line.')],
    out: Annotated[Path, typer.Option("--out", help="Where the answers go, a line each.")],
    provider: Provider = None,
    as_json: AsJson = False,
) -> None:
    """Run prompts through the reply path of every channel, one fresh athlete a line, and sum up with exact intervals."""
    import msgspec

    from milo.app.evaluating import evaluate, in_words, read_probes
    from milo.vocabulary.clock import WallClock

    lines, found = evaluate(read_probes(prompts), provider_of(provider or "none"), WallClock())
    out.write_bytes(msgspec.json.Encoder().encode_lines(lines))
    for line in in_words(found):
        say(line)
    if as_json:
        put(found)


def ask(
    athlete: AthleteId,
    text: Annotated[str, typer.Argument(help="What you want to know, in English or Spanish.")],
    provider: Provider = None,
    as_json: AsJson = False,
) -> None:
    """Ask the coach something."""
    from milo.app.asking import ask as asked
    from milo.app.build import build

    house = build()
    try:
        got = asked(house, athlete, text, provider_of(provider or house.settings.llm))
    finally:
        house.close()
    if as_json:
        put(got.public())
    else:
        typer.echo(got.text)


def provider_of(name: str) -> Any:
    """The provider of a setting; "worst" is the stand-in of the evaluation. Raises UnknownName and BadConfig."""
    from milo.app.coaching_model import provider_of as of_settings
    from milo.app.config import load_settings
    from milo.app.worst_words import Worst

    return Worst() if name == "worst" else of_settings(load_settings(), name)
