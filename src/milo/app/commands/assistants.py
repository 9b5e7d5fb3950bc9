"""`milo mcp`: an assistant on this machine asks the coach over standard input and output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milo.vocabulary.errors import BadConfig, BadValue, NotFound

if TYPE_CHECKING:
    from milo.app.build import Home
    from milo.channels.assistants import Who


def mcp(
    athlete: Annotated[str | None, typer.Option("--athlete", help="The athlete's id; see `milo athlete list`.")] = None,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", help="A file with a token: only what it allows is shown, while it is valid.")
    ] = None,
) -> None:
    """Serve the coach's read-only tools to an assistant on this machine (Model Context Protocol over standard input and output)."""
    from milo import __version__
    from milo.app.build import build
    from milo.channels.assistants import server

    house = build()
    try:
        who = _who(house, athlete, token_file)
        who(None, "GET", "/today")  # type: ignore[arg-type]
        import asyncio

        asyncio.run(_served(house, server(house.flows, house.coaching, who, __version__)))
    finally:
        house.close()


async def _served(house: Home, made: Any) -> None:
    try:
        await made.run_stdio_async()
    finally:
        await house.coaching.aclose()


def _who(house: Home, athlete: str | None, token_file: Path | None) -> Who:
    """Whose things are told: the athlete named, as to anybody who holds this machine, or whoever's the token is."""
    if token_file is None:
        if athlete is None:
            raise BadValue("--athlete ID or --token-file FILE", "neither", "see `milo athlete list`")
        named = athlete

        def the_athlete(call: Any, method: str, path: str) -> str:
            house.flows.profile(named)
            return named

        return the_athlete
    try:
        token = token_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as e:
        raise BadConfig("a file with a token", f"{token_file} ({type(e).__name__})", "milo token --athlete ID > FILE") from None
    from milo.channels.api.asking import Asking

    asking = Asking(house.flows, house.access)

    def the_tokens(call: Any, method: str, path: str) -> str:
        visitor = asking.at(token, method, path)
        found = athlete or visitor.user_id
        if not found:
            raise NotFound("an athlete", "the owner's token, which is nobody's", "name one with --athlete ID")
        return asking.may_see(found, visitor)

    return the_tokens
