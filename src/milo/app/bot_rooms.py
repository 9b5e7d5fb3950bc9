"""How the chat bot is put together: what it is handed of the house, and the bot of the settings."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from milo.app.bot_file import linking_of
from milo.app.config import Settings, secret_in
from milo.vocabulary.errors import BadConfig

if TYPE_CHECKING:
    from milo.app.coaching.coach import Coaching
    from milo.app.house import House
    from milo.channels.notifying import SensorSeen
    from milo.channels.telegram.bot import TelegramBot
    from milo.channels.telegram.file import BotFile
    from milo.channels.telegram.talk import Rooms

LIVE_KINDS = {"event": "event_ts", "sleep": "end_ts", "sample": "at", "waveform": "start_ts"}
"""Kinds of record that devices send by themselves, and their time."""
LOOKED_AT = 2_000  # of each kind, the newest; a week of a watch that reports every ten minutes. Our choice
HABIT = timedelta(days=7)
SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")  # Bot API: 1 to 256 of these; 32 of our choice, so that nobody guesses it


def rooms_of(house: House, coaching: Coaching, file: BotFile) -> Rooms:
    """What the bot, the web's page of it and the mail are handed."""
    from milo.channels.telegram.notice_book import NoticeBook
    from milo.channels.telegram.talk import Rooms

    notices = NoticeBook(file, house.clock)
    return Rooms(
        flows=house.flows,
        coaching=coaching,
        linking=linking_of(house, file),
        notices=notices,
        clock=house.clock,
        sensors=lambda athlete: sensors_of(house, athlete),
    )


def bot_of(house: House, coaching: Coaching, file: BotFile, api: str | None = None) -> TelegramBot:
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
        str(token),
        rooms_of(house, coaching, file),
        file,
        house.settings.folder / "outgoing",
        api=api,
        secret=_secret(house.settings),
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
