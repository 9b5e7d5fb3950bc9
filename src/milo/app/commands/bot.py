"""The Telegram bot on the command line: running it, linking an athlete's chat, ending a link."""

from __future__ import annotations

import logging
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Annotated

import typer

from milo.app.bot_file import file_of, linking_of
from milo.app.console import AsJson, AthleteId, put, say
from milo.vocabulary.errors import BadConfig, MiloError, NotFound

if TYPE_CHECKING:
    from milo.app.build import Home
    from milo.channels.telegram.bot import TelegramBot
    from milo.channels.telegram.linking import Asking, Linking

WAIT_S = 0.5  # between two looks for who brought a code
log = logging.getLogger(__name__)

bot_app = typer.Typer(help="Run the Telegram bot, link or unlink a chat.")
Api = Annotated[str | None, typer.Option("--api", metavar="URL", help="Your own Bot API server; default: Telegram's.")]


@bot_app.callback(invoke_without_command=True)
def bot(
    ctx: typer.Context,
    api: Api = None,
    webhook: Annotated[
        str | None, typer.Option(metavar="URL", help="Public https address for Telegram to call; default: Milo polls Telegram.")
    ] = None,
    listen: Annotated[str, typer.Option(metavar="HOST:PORT", help="Where to listen for the webhook.")] = "127.0.0.1:8081",
) -> None:
    """Run only the bot; `milo up` runs it too if MILO_TELEGRAM_TOKEN is set."""
    if ctx.invoked_subcommand is not None:
        return
    from milo.app import logs

    logs.set_up("bot")
    house = _house()
    file = file_of(house)
    try:
        from milo.app.bot_rooms import bot_of

        made = bot_of(house, house.coaching, file, api)
        webhook = webhook or house.settings.telegram_webhook
        stopping = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.set())
        say("the bot runs; Ctrl-C ends it")
        import asyncio

        asyncio.run(_run(house, made, stopping, webhook, listen))
    finally:
        file.close()
        house.close()


async def _run(house: Home, made: TelegramBot, stopping: threading.Event, webhook: str | None, listen: str) -> None:
    from aiogram.exceptions import TelegramUnauthorizedError

    try:
        if webhook is None:
            await made.run(stopping)
        else:
            await _with_webhook(made, stopping, webhook, listen)
    except TelegramUnauthorizedError:
        raise BadConfig("a token that Telegram knows", "one it refuses", "check MILO_TELEGRAM_TOKEN") from None
    finally:
        await house.coaching.aclose()


async def _with_webhook(made: TelegramBot, stopping: threading.Event, webhook: str, listen: str) -> None:
    import uvicorn
    from fastapi import FastAPI

    from milo.channels.telegram.webhook import PATH, webhook_route

    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal():
        raise BadConfig("an address such as 127.0.0.1:8081", repr(listen))
    app = FastAPI(openapi_url=None)
    app.include_router(webhook_route(made))
    config = uvicorn.Config(app, host=host, port=int(port), log_level="warning", log_config=None, server_header=False)
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    import asyncio

    serving = asyncio.create_task(server._serve())
    try:
        await made.run(stopping, webhook.rstrip("/") + PATH)
    finally:
        server.should_exit = True
        await serving


@bot_app.command("link")
def link(
    athlete: AthleteId,
    api: Api = None,
    trusted: Annotated[bool, typer.Option("--trusted", help="Nobody else sees the code: the chat may confirm itself.")] = False,
    as_json: AsJson = False,
) -> None:
    """Create a code that links one private chat; it works once, for ten minutes. Waits and asks whether the account is yours."""
    house = _house()
    file = file_of(house)
    try:
        house.flows.profile(athlete)
        linking = linking_of(house, file)
        made = linking.new_code(athlete, bot=_name(house, api), trusted=trusted)
        if as_json:
            put({"athlete_id": athlete, "code": made.code, "link": made.link, "expires_at": made.expires_at, "trusted": trusted})
            return
        say(f"Works once, until {made.expires_at:%H:%M} UTC. Open it on the phone, or send the bot: /start {made.code}")
        typer.echo(made.link or made.code)
        if not trusted and sys.stdin.isatty():
            _wait_for(linking, athlete, made.expires_at.timestamp())
        elif not trusted:
            say(f"Next: milo bot approve --athlete {athlete}")
    finally:
        file.close()
        house.close()


def _wait_for(linking: Linking, athlete: str, until: float) -> None:
    """Show who brings the code, and ask."""
    say("Waiting for Telegram ...")
    waits: Asking | None = None
    while waits is None and time.time() < until:
        time.sleep(WAIT_S)
        waits = linking.asking(athlete)
    if waits is None:
        say("Nobody came.")
    elif typer.confirm(f"The Telegram account {waits.name} brought it. Is that you?"):
        linking.approve(athlete, waits.asking_id)
        say("Linked.")
    else:
        linking.refuse(athlete)
        say("Refused.")


@bot_app.command("approve")
def approve(
    athlete: AthleteId,
    yes: Annotated[str | None, typer.Option("--yes", metavar="ID", help="Confirm the account with this id.")] = None,
    no: Annotated[bool, typer.Option("--no", help="Reject the waiting account.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show who used the code, by Telegram name, and confirm or reject them."""
    house = _house()
    file = file_of(house)
    try:
        linking = linking_of(house, file)
        waits = linking.asking(athlete)
        if waits is None:
            raise NotFound("a Telegram account that waits", "none", f"milo bot link --athlete {athlete}")
        if yes is not None:
            linking.approve(athlete, yes)
        elif no:
            linking.refuse(athlete)
        if as_json:
            put({"id": waits.asking_id, "name": waits.name, "expires_at": waits.expires_at, "linked": yes is not None})
        else:
            say({True: "linked: ", False: "waits: "}[yes is not None] + waits.name)
            if yes is None and not no:
                say(f"Is it you? milo bot approve --athlete {athlete} --yes {waits.asking_id}")
    finally:
        file.close()
        house.close()


@bot_app.command("unlink")
def unlink(athlete: AthleteId) -> None:
    """Unlink an athlete's chat and withdraw the consent."""
    house = _house()
    file = file_of(house)
    try:
        house.flows.profile(athlete)
        linking_of(house, file).unlink(athlete)
        say("unlinked")
    finally:
        file.close()
        house.close()


def _house() -> Home:
    from milo.app.build import build

    return build()


def _name(house: Home, api: str | None) -> str | None:
    """The bot's name at Telegram, for the link; None without a token or a network: the code alone works too."""
    from milo.channels.telegram.bot import name_of

    token = house.settings.telegram_token
    if not token:
        return None
    try:
        import asyncio

        return asyncio.run(name_of(token, api or house.settings.telegram_api))
    except MiloError:
        return None
