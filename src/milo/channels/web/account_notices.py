"""The part of the settings that says what Milo tells somebody by itself, and which way."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from html import escape
from typing import Any

import msgspec
from nicegui import ui

from milo.channels.notifying import UNSAID_COACH, Wishes, clock_of, minute_of
from milo.channels.visitor import Visitor
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.assets import PUSH, add_assets
from milo.channels.web.forms import Field, Values, form
from milo.channels.web.frame import markup
from milo.channels.web.guest import Guest, NotSignedIn, Reception
from milo.channels.web.own_time import COOKIE, named
from milo.channels.web.plain import labelled
from milo.channels.web.words import WebWords
from milo.vocabulary.errors import BadConfig, NotFound

WAYS = {"chat": (True, False), "mail": (False, True), "both": (True, True), "none": (False, False)}
"""Choice -> (by chat, by mail)."""
TIMES = ("brief_at", "quiet_from", "quiet_to")
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
    held_at = {name: clock_of(getattr(wishes, name)) for name in TIMES}
    yes_no = {"yes": say("web.notice.yes"), "no": say("web.notice.no")}
    fields += [
        Field(name=kind, label=say(f"web.notice.{kind}"), value="yes" if getattr(wishes, kind) else "no", options=yes_no)
        for kind in KINDS
    ]
    fields += [
        Field(name=name, label=say(f"web.notice.{name}"), value=held_at[name], kind="time", more="required") for name in TIMES
    ]

    async def save(values: Values) -> None:
        if not await reception.still_welcome(token, guest.id):
            raise NotSignedIn(do=say("web.refused.signed_out"))
        chat, mail = WAYS.get(values.get("channel", ""), WAYS["chat"])
        said: dict[str, Any] = {kind: values.get(kind) == "yes" for kind in KINDS}
        said |= {name: minute_of(values.get(name) or held_at[name]) for name in TIMES}
        held = await asyncio.to_thread(notices.wishes, guest.id)
        await asyncio.to_thread(notices.set_wishes, guest.id, msgspec.structs.replace(held, chat=chat, mail=mail, **said))

    with ui.element("section").props("id=reminders"):
        markup(f"<h2>{escape(say('web.notice.title'))}</h2><p class='quiet'>{escape(say('web.notice.text'))}</p>")
        form(fields, say("web.settings.save"), say("web.notice.saved"), save, language=guest.words.language)
        if parts.push is not None and guest.visitor.role != "coach":
            add_assets(PUSH)
            place = markup(_push_html(guest), "div", "push-of").props("data-push")
            place.props["data-athlete"] = guest.id
            for name in ("on", "off", "is-on", "is-off", "cannot", "refused", "failed"):
                place.props[f"data-{name}"] = guest.text(f"push-{name}")


def _push_html(guest: Guest) -> str:
    """The switch of this device; the script says which way it stands."""
    return (
        f'<h3>{guest.html("push-title")}</h3><p class="quiet">{guest.html("push-text")}</p>'
        f'<p><button type="button" class="button" hidden>{guest.html("push-on")}</button> '
        '<span data-push-said role="status"></span></p>'
    )


def coach_notices_html(who: Visitor, parts: AccountParts, words: WebWords) -> str | None:
    """The inside of a coach's section: whether mail tells of athletes' messages, and when it is quiet; None for all others."""
    say = words.say
    if who.role != "coach" or who.account_id is None or parts.notices is None:
        return None
    if not parts.mail:
        return f"<p>{escape(say('web.notice.coach_text'))}</p><p>{escape(say('web.notice.no_mail'))}</p>"
    wishes = parts.notices.wishes(who.account_id, UNSAID_COACH)
    ticked = " checked" if wishes.mail else ""
    said = escape(say("web.notice.coach_mail"))
    fields = f'<label class="tick"><input type="checkbox" name="mail" value="yes"{ticked}/>{said}</label>'
    for name in ("quiet_from", "quiet_to"):
        fields += labelled(say(f"web.notice.{name}"), name, "time", "off", value=clock_of(getattr(wishes, name)))
    return (
        f'<p>{escape(say("web.notice.coach_text"))}</p><form class="fields" method="post" action="/app/account/notices">{fields}'
        f'<button class="button main">{escape(say("web.settings.save"))}</button></form>'
    )


def keep_coach_notices(
    who: Visitor, parts: AccountParts, words: WebWords, values: Mapping[str, Any], cookies: Mapping[str, str]
) -> str:
    """Keep what a coach chose, with the clock and the language of their browser.

    Raises BadValue, BadConfig where no mail can go out, NotFound for all others.
    """
    if who.role != "coach" or who.account_id is None or parts.notices is None:
        raise NotFound("a coach's account", "another one")
    if not parts.mail:
        raise BadConfig("a mail server for notices", "none", "the owner of this Milo sets MILO_MAIL_HOST")
    zone, held = cookies.get(COOKIE), parts.notices.wishes(who.account_id, UNSAID_COACH)
    wishes = msgspec.structs.replace(
        held,
        mail=values.get("mail") == "yes",
        quiet_from=minute_of(str(values.get("quiet_from", ""))),
        quiet_to=minute_of(str(values.get("quiet_to", ""))),
        zone=zone if named(zone) is not None else held.zone,
        language=words.language,
    )
    parts.notices.set_wishes(who.account_id, wishes)
    return f"<p>{escape(words.say('web.notice.saved'))}</p>"
