"""The door Telegram knocks at instead of being asked: one route that answers nobody without the secret."""

from __future__ import annotations

import asyncio
import logging
import secrets

from fastapi import APIRouter, Request
from fastapi.responses import Response

from milo.channels.telegram.bot import TelegramBot
from milo.vocabulary.errors import Unavailable

PATH = "/hooks/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1_000_000  # bytes; an update has some thousand. Reliability reference 3.2: bodies of at most 1 MB
log = logging.getLogger(__name__)


def webhook_route(bot: TelegramBot) -> APIRouter:
    """POST /hooks/telegram, for `app.include_router`. Without the bot's secret it answers 403 and reads nothing.

    An update is only written down here; 200 tells Telegram that it need not come again, 503 that it shall.
    """
    router = APIRouter()
    wanted = bot.secret.encode()

    @router.post(PATH, include_in_schema=False)
    async def telegram(request: Request) -> Response:
        from aiogram.types import Update
        from pydantic import ValidationError

        shown = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not secrets.compare_digest(shown, wanted):
            return Response(status_code=403)
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                return Response(status_code=413)
        try:
            update = Update.model_validate_json(body)
        except ValidationError:
            # A kind of update this version does not know would come again for a day.
            log.warning("an update was not understood")
            return Response(status_code=200)
        try:
            await asyncio.to_thread(bot.take, update)
        except Unavailable:
            return Response(status_code=503)
        return Response(status_code=200)

    return router
