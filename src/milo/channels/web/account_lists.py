"""The lists on the page of one's account: what is signed in, keys and invitations, each with the button that ends it."""

from __future__ import annotations

from datetime import datetime, tzinfo
from html import escape

from milo.channels.access import Held
from milo.channels.access_rules import SCOPES
from milo.channels.visitor import Visitor
from milo.channels.web.guest import Reception
from milo.channels.web.own_time import moment
from milo.channels.web.plain import labelled
from milo.channels.web.words import WebWords

KEY_DAYS = (30, 90, 365)  # our choice
_SCOPE_WORDS = {
    "read": "scope_read",
    "samples:write": "scope_samples",
    "imports:write": "scope_imports",
    "live": "scope_live",
    "live:control": "scope_live_control",
}


def sessions_html(held: list[Held], who: Visitor, words: WebWords, zone: tzinfo | None) -> str:
    """Where the account is signed in: the one that looks, and a button to end each other one."""
    lines = []
    for one in held:
        here = one.token_id == who.token_id
        when = (
            words.say("web.account.this")
            if here
            else words.say("web.account.seen", at=_when(one.seen_at or one.created_at, words, zone))
        )
        button = "" if here else _button("sessions", one.token_id, words.say("web.account.close"))
        lines.append(_line(one.device or words.say("web.account.unknown_device"), when, button))
    others = "" if len(held) < 2 else form_html("sessions", "", words.say("web.account.close_others"))
    return f'<ul class="files">{"".join(lines)}</ul>{others}'


def keys_html(held: list[Held], words: WebWords, zone: tzinfo | None) -> str:
    """The devices' keys, and the form of a new one."""
    say = words.say
    lines = []
    for one in held:
        scopes = ", ".join(say(f"web.account.{_SCOPE_WORDS[scope]}") for scope in one.scopes or () if scope in _SCOPE_WORDS)
        note = f"{scopes} · {say('web.account.until', at=_when(one.expires_at, words, zone))}"
        lines.append(_line(one.label or "", note, _button("keys", one.token_id, say("web.account.revoke"))))
    listed = f'<ul class="files">{"".join(lines)}</ul>' if lines else f"<p>{escape(say('web.account.no_keys'))}</p>"
    boxes = "".join(
        f'<label class="tick"><input type="checkbox" name="scope" value="{scope}"/>'
        f"{escape(say(f'web.account.{_SCOPE_WORDS[scope]}'))}</label>"
        for scope in SCOPES
    )
    days = "".join(f'<option value="{n}">{escape(say("web.account.days_many", count=n))}</option>' for n in KEY_DAYS)
    fields = (
        f"{labelled(say('web.account.label'), 'label', 'text', 'off', more='required maxlength=100')}<fieldset>{boxes}</fieldset>"
        f'<label>{escape(say("web.account.days"))}<select name="days">{days}</select></label>'
    )
    return f"<p>{escape(say('web.account.keys_text'))}</p>{listed}{form_html('keys', fields, say('web.account.new_key'))}"


def invitations_html(reception: Reception, who: Visitor, words: WebWords, zone: tzinfo | None) -> str:
    """The invitations that stand open, and the form of a new one."""
    say = words.say
    lines = "".join(
        _line(
            say(f"web.account.role_{one.role}"),
            say("web.account.until", at=_when(one.expires_at, words, zone)),
            _button("invitations", one.invitation_id, say("web.account.withdraw")),
        )
        for one in reception.access.accounts.invitations(who)
    )
    roles = ("athlete", "coach", "admin") if who.role == "admin" else ("athlete",)
    options = "".join(f'<option value="{role}">{escape(say(f"web.account.role_{role}"))}</option>' for role in roles)
    field = f'<label>{escape(say("web.account.invite_as"))}<select name="role">{options}</select></label>'
    text = f"<p>{escape(say('web.account.invitations_text'))}</p>"
    return f'{text}<ul class="files">{lines}</ul>{form_html("invitations", field, say("web.account.invite"))}'


def form_html(where: str, fields: str, button: str, manner: str = "main") -> str:
    """A form that posts to a part of the account page. where: its path there; fields: as HTML."""
    return (
        f'<form class="fields" method="post" action="/app/account/{where}">{fields}'
        f'<button class="button {manner}">{escape(button)}</button></form>'
    )


def _button(where: str, id: str, said: str) -> str:
    return (
        f'<form method="post" action="/app/account/{where}"><input type="hidden" name="id" value="{escape(id)}"/>'
        f'<button class="button">{escape(said)}</button></form>'
    )


def _line(what: str, note: str, more: str) -> str:
    return f'<li><span class="what"><b>{escape(what)}</b><small>{escape(note)}</small></span>{more}</li>'


def _when(at: datetime | None, words: WebWords, zone: tzinfo | None) -> str:
    return "?" if at is None else moment(words, at, zone, year=True)
