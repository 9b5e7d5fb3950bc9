"""The part of the settings that says what Milo tells somebody by itself, and which way."""

from __future__ import annotations

import asyncio
from html import escape

import msgspec
from nicegui import ui

from milo.channels.notifying import Wishes
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.forms import Field, Values, form
from milo.channels.web.frame import markup
from milo.channels.web.guest import Guest, NotSignedIn, Reception

WAYS = {"chat": (True, False), "mail": (False, True), "both": (True, True), "none": (False, False)}
"""Choice -> (by chat, by mail)."""
KINDS = ("morning_brief", "weekly_review", "sensor_silent", "values")


def notice_section(reception: Reception, guest: Guest, token: str | None, parts: AccountParts, wishes: Wishes) -> None:
    """Draw the section into the open page. wishes: as they hold now."""
    say, notices = guest.words.say, parts.notices
    if notices is None:
        return
    way = next(name for name, found in WAYS.items() if found == (wishes.chat, wishes.mail))
    ways = {name: say(f"web.notice.by_{name}") for name in WAYS}
    note = say("web.notice.no_account" if parts.mail else "web.notice.no_mail")
    fields = [Field(name="channel", label=say("web.notice.channel"), value=way, options=ways, note=note)]
    yes_no = {"yes": say("web.notice.yes"), "no": say("web.notice.no")}
    fields += [
        Field(name=kind, label=say(f"web.notice.{kind}"), value="yes" if getattr(wishes, kind) else "no", options=yes_no)
        for kind in KINDS
    ]

    async def save(values: Values) -> None:
        if not await reception.still_welcome(token, guest.id):
            raise NotSignedIn(do=say("web.refused.signed_out"))
        chat, mail = WAYS.get(values.get("channel", ""), WAYS["chat"])
        said = {kind: values.get(kind) == "yes" for kind in KINDS}
        held = await asyncio.to_thread(notices.wishes, guest.id)
        await asyncio.to_thread(notices.set_wishes, guest.id, msgspec.structs.replace(held, chat=chat, mail=mail, **said))

    with ui.element("section").props("id=reminders"):
        markup(f"<h2>{escape(say('web.notice.title'))}</h2><p class='quiet'>{escape(say('web.notice.text'))}</p>")
        form(fields, say("web.settings.save"), say("web.notice.saved"), save)
