"""The coach on the command line: a question, and the safety shell measured on a file of prompts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from milo.app.console import AsJson, AthleteId, put, say

evaluate_app = typer.Typer(no_args_is_help=True, help="Evaluate Milo's replies and policies.")

Provider = Annotated[
    str | None,
    typer.Option("--provider", metavar="P", help="none, FAMILY:MODEL, or worst (a stand-in that always says the worst)."),
]


@evaluate_app.callback()
def evaluate_all() -> None:
    """Evaluate Milo's replies and policies."""


@evaluate_app.command("safety")
def evaluate_safety(
    prompts: Annotated[Path, typer.Argument(help='JSONL: {"id","text" or "turns","lang","context","channel"} a line.')],
    out: Annotated[Path, typer.Option("--out", help="File for the answers, one per line.")],
    provider: Provider = None,
    as_json: AsJson = False,
) -> None:
    """Run prompts through the reply path of every channel, one new athlete per line, and summarise with exact intervals."""
    from milo.app.evaluating import check_out, doubts, evaluate, in_words, read_probes, write_out
    from milo.vocabulary.clock import WallClock

    clock = WallClock()
    check_out(out, prompts)
    probes = read_probes(prompts)
    for line in doubts(probes, clock.now().date()):
        say(line)
    lines, found = evaluate(probes, provider_of(provider or "none"), clock)
    write_out(out, lines)
    for line in in_words(found):
        say(line)
    if as_json:
        put(found)


def ask(
    athlete: AthleteId,
    text: Annotated[str, typer.Argument(help="Your question, in English or Spanish.")],
    provider: Provider = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what a model would receive; nothing is sent.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ask the coach a question."""
    from milo.app.asking_once import ask as asked
    from milo.app.build import build

    house = build()
    try:
        if dry_run:
            _show(would_send(house, athlete, text, provider_of(provider or house.settings.llm)), as_json)
            return
        got = asked(house, athlete, text, provider_of(provider or house.settings.llm))
    finally:
        house.close()
    if as_json:
        put(got.public())
    else:
        typer.echo(got.text)


def would_send(house: Any, athlete: str, text: str, provider: Any) -> dict[str, Any]:
    """What a question would send to a model. Raises NotFound for an athlete nobody knows."""
    import asyncio

    from milo.app.coaching.coach import Coaching

    house.flows.profile(athlete)
    return asyncio.run(Coaching(house, provider).would_send(athlete, text))


def _show(found: dict[str, Any], as_json: bool) -> None:
    """A dry run, as JSON or as the words that would go."""
    if as_json:
        put(found)
        return
    if found["leaves"]:
        where = ", ".join(found["hosts"]) or ", ".join(found["by"])
        typer.echo(f"This leaves for {where} ({found['prompt']['characters']:,} characters):")
    else:
        typer.echo(found["reason"]["text"])
    for message in found["prompt"]["messages"]:
        typer.echo(f"\n[{message['role']}]\n{message['content']}")
    look_ups = found["prompt"]["look_ups"]
    if look_ups:
        typer.echo(f"\n[could be looked up, {len(look_ups)} things]")
    for one in look_ups:
        facts = "; ".join(" ".join(str(fact[k]) for k in ("name", "value", "unit") if k in fact) for fact in one["facts"])
        typer.echo(f"{one['tool']}({one['of']}): {facts}")


def provider_of(name: str) -> Any:
    """The provider of a setting; "worst" is the stand-in of the evaluation. Raises UnknownName and BadConfig."""
    from milo.app.coaching.model import provider_of as of_settings
    from milo.app.config import load_settings
    from milo.app.worst_words import Worst

    return Worst() if name == "worst" else of_settings(load_settings(), name)
