"""The web's side of a link: a signed-in athlete makes a code, sees which Telegram account brought it, says yes or no, and unlinks.

Plain forms without script under /app/account/telegram, for which channels.access_rules has a rule; codes are made nowhere else but
on the command line.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from html import escape

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData

from milo.channels.access import COOKIE
from milo.channels.telegram.linking import Code, Linking
from milo.channels.telegram.words import BotWords
from milo.channels.visitor import Visitor
from milo.channels.web.guest import Reception
from milo.channels.web.plain import alert, document, refused_page
from milo.channels.web.words import WebWords, language_of
from milo.report.style import MARK
from milo.vocabulary.errors import NotFound

PATH = "/app/account/telegram"
HEADERS = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}


def add_telegram_page(
    app: FastAPI, reception: Reception, linking: Linking, bot: str | Callable[[], str | None] | None = None
) -> None:
    """Add POST /app/account/telegram to the server's application.

    bot: the bot's name at Telegram, for links that open it, or what tells it once it is known.
    """

    def act(who: Visitor, athlete: str, form: FormData) -> Code | None:
        wanted = form.get("do")
        if wanted == "code":
            return linking.new_code(athlete, bot=bot() if callable(bot) else bot)
        if wanted == "yes":
            linking.approve(athlete, str(form.get("id", "")))
        elif wanted == "no":
            linking.refuse(athlete)
        elif wanted == "unlink":
            linking.unlink(athlete)
        return None

    @app.post(PATH, include_in_schema=False)
    async def telegram(request: Request) -> Response:
        words = WebWords(language_of(request.headers.get("accept-language")))
        who = await asyncio.to_thread(reception.visitor, request.cookies.get(COOKIE), "POST", PATH)
        if who is None:
            return HTMLResponse(refused_page("signed_out", words), 403, headers=HEADERS)
        async with request.form() as form:
            try:
                athlete = await asyncio.to_thread(_whose, reception, who, form)
                words = WebWords(*await asyncio.to_thread(reception.flows.manner, athlete))
                code, fault = await asyncio.to_thread(act, who, athlete, form), None
            except NotFound:
                if form.get("do") != "yes":
                    return HTMLResponse(refused_page("not_found", words), 404, headers=HEADERS)
                code, fault = None, "bot.page.gone"
        page = await asyncio.to_thread(_page, linking, athlete, words, code, fault)
        return HTMLResponse(page, headers=HEADERS)


def entry(words: WebWords, athlete: str | None = None, linking: Linking | None = None) -> str:
    """The section of the account's page that leads here: how things stand, and what can be done.

    athlete: whom the owner means; None: the visitor themself.  linking: None: how things stand is not told.
    """
    say = BotWords(words.language).say
    if linking is None or athlete is None:
        return f"<p>{escape(say('bot.page.what'))}</p>{_form('', say('bot.page.open'), athlete)}"
    if linking.asking(athlete) is not None:
        return f'<p role="status">{escape(say("bot.page.waits"))}</p>{_form("", say("bot.page.see"), athlete)}'
    link = linking.link_to(athlete)
    if link is None:
        return f"<p>{escape(say('bot.page.what'))}</p>{_form('code', say('bot.page.make'), athlete)}"
    since = escape(say("bot.page.linked", since=f"{link.since:%Y-%m-%d}"))
    return f"<p>{since}</p>{_form('unlink', say('bot.button.stop'), athlete)}"


def _whose(reception: Reception, who: Visitor, form: FormData) -> str:
    """The visitor's own athlete; that of the owner who is alone here. Raises NotFound for anybody else's: a link is a consent."""
    house = reception.flows.athletes()
    asked = str(form.get("athlete") or "") or who.athlete_id
    if asked is None and who.is_owner:
        asked = house[0].athlete_id if len(house) == 1 else None
    if asked is None or not reception.access.speaks_for(who, asked, alone=len(house) == 1):
        raise NotFound("an athlete of yours", "nobody")
    reception.flows.profile(asked)
    return asked


def _page(linking: Linking, athlete: str, words: WebWords, code: Code | None, fault: str | None) -> str:
    say = BotWords(words.language).say
    link, waits = linking.link_to(athlete), linking.asking(athlete)
    parts = []
    if code is not None:
        shown = escape(code.link or f"/start {code.code}")
        target = f'<a href="{shown}" rel="noreferrer">{shown}</a>' if code.link else f"<code>{shown}</code>"
        parts.append(f'<div class="notice" role="status"><p>{escape(say("bot.page.code"))}</p><p>{target}</p></div>')
        parts.append(_form("", say("bot.page.look"), athlete))
    elif waits is not None:
        asked = escape(say("bot.page.is_it_you", name=waits.name))
        parts.append(f'<div class="notice" role="status"><p>{asked}</p></div>')
        parts.append(_form("yes", say("bot.page.yes"), athlete, waits.asking_id) + _form("no", say("bot.page.no"), athlete))
    elif link is not None:
        parts.append(f"<p>{escape(say('bot.page.linked', since=f'{link.since:%Y-%m-%d}'))}</p>")
        parts.append(_form("unlink", say("bot.button.stop"), athlete))
    else:
        parts.append(f"<p>{escape(say('bot.page.what'))}</p>{_form('code', say('bot.page.make'), athlete)}")
        parts.append(_form("", say("bot.page.look"), athlete))
    body = (
        f'<main class="page account"><a class="brand" href="/app">{MARK}<span>Milo</span></a><h1>Telegram</h1>'
        f"{alert(say(fault) if fault else None)}<section>{''.join(parts)}</section>"
        f'<p><a href="/app/account">{escape(say("bot.page.back"))}</a></p></main>'
    )
    return document(words, "Telegram", body)


def _form(do: str, button: str, athlete: str | None, id: str = "") -> str:
    fields = {"do": do, "athlete": athlete or "", "id": id}
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}"/>' for name, value in fields.items() if value)
    return (
        f'<form class="fields" method="post" action="{PATH}">{hidden}<button class="button main">{escape(button)}</button></form>'
    )
