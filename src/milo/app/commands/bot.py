"""The Telegram bot on the command line: running it, linking an athlete's chat, ending a link; and how the bot is put together."""

from __future__ import annotations

import asyncio
import logging
import re
import signal
import sys
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milo.app.config import Settings, secret_in
from milo.app.console import AsJson, AthleteId, put, say
from milo.vocabulary.errors import BadConfig, MiloError, NotFound

if TYPE_CHECKING:
    from milo.app.build import House
    from milo.channels.notifying import SensorSeen
    from milo.channels.telegram.bot import TelegramBot
    from milo.channels.telegram.file import BotFile
    from milo.channels.telegram.linking import Asking, Linking
    from milo.channels.telegram.talk import Rooms

BOT_FILE = "bot.db"
WAIT_S = 0.5  # between two looks for who brought a code
LIVE_KINDS = {"event": "event_ts", "sleep": "end_ts", "sample": "at", "waveform": "start_ts"}
"""Kinds of record that devices send by themselves, and their time."""
LOOKED_AT = 2_000  # of each kind, the newest; a week of a watch that reports every ten minutes. Our choice
HABIT = timedelta(days=7)
SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")  # Bot API: 1 to 256 of these; 32 of our choice, so that nobody guesses it
log = logging.getLogger(__name__)

bot_app = typer.Typer(help="The Telegram bot: run it, link a chat, end a link.")
Api = Annotated[str | None, typer.Option("--api", metavar="URL", help="A Bot API server of your own; default Telegram's.")]


@bot_app.callback(invoke_without_command=True)
def bot(
    ctx: typer.Context,
    api: Api = None,
    webhook: Annotated[
        str | None, typer.Option(metavar="URL", help="The public https address Telegram shall call; default: Milo asks Telegram.")
    ] = None,
    listen: Annotated[str, typer.Option(metavar="HOST:PORT", help="Where the webhook is answered.")] = "127.0.0.1:8081",
) -> None:
    """Run the bot alone; `milo up` runs it too where MILO_TELEGRAM_TOKEN is set."""
    if ctx.invoked_subcommand is not None:
        return
    from milo.app import logs

    logs.set_up("bot")
    house = _house()
    file = file_of(house)
    try:
        made = bot_of(house, file, api)
        webhook = webhook or house.settings.telegram_webhook
        stopping = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.set())
        say("the bot runs; Ctrl-C ends it")
        asyncio.run(_run(house, made, stopping, webhook, listen))
    finally:
        file.close()
        house.close()


async def _run(house: House, made: TelegramBot, stopping: threading.Event, webhook: str | None, listen: str) -> None:
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
    trusted: Annotated[
        bool, typer.Option("--trusted", help="Nobody else sees the code: the chat that brings it may say yes itself.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """A code that links one private chat; it works once, for ten minutes. Waits for it and asks whether the account is yours."""
    house = _house()
    file = file_of(house)
    try:
        house.flows.profile(athlete)
        linking = rooms_of(house, file).linking
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
    yes: Annotated[str | None, typer.Option("--yes", metavar="ID", help="Say yes to the account of this id.")] = None,
    no: Annotated[bool, typer.Option("--no", help="Say no to whoever waits.")] = False,
    as_json: AsJson = False,
) -> None:
    """Who brought the code, by their Telegram name; then yes or no to them."""
    house = _house()
    file = file_of(house)
    try:
        linking = rooms_of(house, file).linking
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
    """End an athlete's link, and take the consent back with it."""
    house = _house()
    file = file_of(house)
    try:
        house.flows.profile(athlete)
        rooms_of(house, file).linking.unlink(athlete)
        say("unlinked")
    finally:
        file.close()
        house.close()


# --- how it is put together ---------------------------------------------------------------------------------------------


class SealedTalk:
    """What people write to the bot, sealed with their key; fulfils channels.telegram.file.Sealing."""

    _PLACE = "bot"

    def __init__(self, house: House) -> None:
        self._vault = house.vault

    def seal(self, athlete: str | None, body: bytes) -> bytes:
        """The bytes, sealed; the house's key for a chat that is nobody's."""
        return self._vault.seal_messages(self._PLACE, [(athlete, body)])[0]

    def open(self, kept: bytes) -> bytes | None:
        """The bytes; None where their key is gone."""
        from milo.store.envelope import KeyGone

        try:
            return self._vault.open_message(self._PLACE, kept)
        except KeyGone:
            return None


def file_of(house: House) -> BotFile:
    """The bot's file in the home folder."""
    from milo.channels.telegram.file import BotFile

    return BotFile(house.settings.folder / BOT_FILE, SealedTalk(house))


def rooms_of(house: House, file: BotFile) -> Rooms:
    """What the bot, the web's page of it and the mail are handed."""
    from milo.app.consenting import Consenting
    from milo.channels.telegram.linking import Linking
    from milo.channels.telegram.notice_book import NoticeBook
    from milo.channels.telegram.talk import Rooms

    linking = Linking(file, house.clock, Consenting(house.store, house.writer, house.clock))
    notices = NoticeBook(file, house.clock)
    return Rooms(
        flows=house.flows,
        coaching=house.coaching,
        linking=linking,
        notices=notices,
        clock=house.clock,
        sensors=lambda athlete: sensors_of(house, athlete),
    )


def bot_of(house: House, file: BotFile, api: str | None = None) -> TelegramBot:
    """The bot of the settings. Raises BadConfig without a token, or with one that is none."""
    from aiogram.utils.token import TokenValidationError, validate_token

    from milo.channels.telegram.bot import TelegramBot

    token = house.settings.telegram_token
    try:
        validate_token(token or "")
    except TokenValidationError:
        found = "none" if not token else "something else"
        raise BadConfig("MILO_TELEGRAM_TOKEN as BotFather gave it", found, "see docs/telegram.md") from None
    api = api or house.settings.telegram_api
    return TelegramBot(
        str(token), rooms_of(house, file), file, house.settings.folder / "outgoing", api=api, secret=_secret(house.settings)
    )


def _secret(settings: Settings) -> str | None:
    """What Telegram shows at the webhook; None where none was chosen. Raises BadConfig."""
    if settings.telegram_secret_file is None:
        return None
    found = secret_in(settings.telegram_secret_file, "MILO_TELEGRAM_SECRET_FILE")
    if not SECRET.fullmatch(found):
        wanted = "MILO_TELEGRAM_SECRET_FILE: 32 to 256 letters, digits, _ and -"
        raise BadConfig(wanted, "something else", "openssl rand -hex 32 makes one")
    return found


def sensors_of(house: House, athlete: str) -> list[SensorSeen]:
    """Devices as they were last heard, by what they sent themselves; files somebody imported are no sign of life."""
    from milo.channels.notifying import SensorSeen
    from milo.vocabulary.origin import Origin

    heard: dict[str, list[Any]] = {}
    for kind, time_field in LIVE_KINDS.items():
        for record in house.store.find(kind, athlete, newest_first=True, limit=LOOKED_AT):
            if record.origin == Origin.MEASURED:
                heard.setdefault(getattr(record, "device_id", None) or record.source, []).append(getattr(record, time_field))
    names = {d.device_id: d.model or str(d.device_type) for d in house.store.find("device", athlete)}
    found = []
    for device, times in sorted(heard.items()):
        last = max(times)
        days = len({t.date() for t in times if last - t < HABIT})
        found.append(SensorSeen(name=names.get(device, device), last_at=last, days=days))
    return found


def _house() -> House:
    from milo.app.build import build

    return build()


def _name(house: House, api: str | None) -> str | None:
    """The bot's name at Telegram, for the link; None without a token or a network: the code alone works too."""
    from milo.channels.telegram.bot import name_of

    token = house.settings.telegram_token
    if not token:
        return None
    try:
        return asyncio.run(name_of(token, api or house.settings.telegram_api))
    except MiloError:
        return None
