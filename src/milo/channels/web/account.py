"""The page of one's account: sessions, devices' keys, invitations, password, and the end of it all. Plain forms, no script."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from html import escape

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from milo.channels.access import COOKIE, Held, Visitor
from milo.channels.access_rules import SCOPES
from milo.channels.accounts import Account, NotLetIn
from milo.channels.accounts_leaving import forget
from milo.channels.limits import TooMany
from milo.channels.telegram.page import entry
from milo.channels.web.account_hooks import hook_act, hooks_html, only_athlete
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.guest import Reception
from milo.channels.web.plain import alert, document, labelled, new_password, refused_page, told_page
from milo.channels.web.words import WebWords, language_of
from milo.report.style import MARK
from milo.vocabulary.errors import MiloError, NotFound
from milo.vocabulary.told_limits import in_words

HEADERS = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}
KEY_DAYS = (30, 90, 365)  # our choice
_SCOPE_WORDS = {"read": "scope_read", "samples:write": "scope_samples", "imports:write": "scope_imports", "live": "scope_live"}


def add_account_doors(app: FastAPI, reception: Reception, parts: AccountParts | None = None) -> None:
    """Add the routes to the server's application. parts: what the page offers beside the account."""
    access, accounts = reception.access, reception.access.accounts
    parts = parts or AccountParts()

    async def served(request: Request, act: Callable[[Visitor, WebWords, FormData], str | None] | None) -> Response:
        """Do what a form asks for, then show the page again; what the act says stands at its top."""
        words = WebWords(language_of(request.headers.get("accept-language")))
        who = await asyncio.to_thread(reception.visitor, request.cookies.get(COOKIE))
        if who is None:
            return HTMLResponse(refused_page("signed_out", words), 403, headers=HEADERS)
        if who.athlete_id is not None:
            words = WebWords(*await asyncio.to_thread(reception.flows.manner, who.athlete_id))
        said, fault, status = None, None, 200
        if act is not None:
            try:
                async with request.form() as form:
                    said = await asyncio.to_thread(act, who, words, form)
            except NotLetIn:
                fault, status = words.say("web.account.wrong_password"), 403
            except TooMany as e:
                fault, status = words.say("web.account_door.too_many", minutes=-(-e.retry_s // 60)), 429
            except MiloError as e:
                why = in_words(e, words.language).rstrip(".")
                fault, status = words.say("web.account.not_done", why=why), 404 if isinstance(e, NotFound) else 422
            if said is None and fault is None:
                return RedirectResponse("/app/account", 303)
        page = await asyncio.to_thread(_page, reception, parts, who, words, said, fault)
        return HTMLResponse(page, status, headers=HEADERS)

    @app.get("/app/account", include_in_schema=False)
    async def account(request: Request) -> Response:
        return await served(request, None)

    @app.post("/app/account/sessions", include_in_schema=False)
    async def close(request: Request) -> Response:
        """End one session, or all but this one."""

        def act(who: Visitor, words: WebWords, form: FormData) -> None:
            if "id" in form:
                access.close_one(who, str(form["id"]))
            else:
                access.close_others(who)

        return await served(request, act)

    @app.post("/app/account/keys", include_in_schema=False)
    async def key(request: Request) -> Response:
        """Make a key, or revoke one."""

        def act(who: Visitor, words: WebWords, form: FormData) -> str | None:
            if "id" in form:
                access.close_one(who, str(form["id"]))
                return None
            days = next((d for d in KEY_DAYS if str(d) == form.get("days")), KEY_DAYS[0])
            scopes = [str(scope) for scope in form.getlist("scope")]
            made = access.new_key(who, str(form.get("label", "")), scopes, timedelta(days=days))
            return f"<p>{escape(words.say('web.account.key_made'))}</p><p><code>{escape(made.token)}</code></p>"

        return await served(request, act)

    @app.post("/app/account/invitations", include_in_schema=False)
    async def invitation(request: Request) -> Response:
        """Invite somebody, or take an invitation back."""
        base = str(request.base_url).rstrip(".")

        def act(who: Visitor, words: WebWords, form: FormData) -> str | None:
            if "id" in form:
                accounts.withdraw(str(form["id"]), who)
                return None
            try:
                made = accounts.invite(str(form.get("role", "")), None, who)
            except NotLetIn as e:
                raise NotFound(e.wanted, e.found) from None
            link = escape(f"{base}/sign-up?code={made.code}")
            return f"<p>{escape(words.say('web.account.invited'))}</p><p><code>{link}</code></p>"

        return await served(request, act)

    if parts.hooks is not None:
        hooks = parts.hooks

        @app.post("/app/account/webhooks", include_in_schema=False)
        async def webhook(request: Request) -> Response:
            """Tell an address from now on, forget one, switch one on again, or try it."""
            return await served(request, lambda who, words, form: hook_act(reception, hooks, who, words, form))

    @app.post("/app/account/password", include_in_schema=False)
    async def password(request: Request) -> Response:
        """Another password; all other sessions and keys end."""

        def act(who: Visitor, words: WebWords, form: FormData) -> str:
            id = _account_id(who)
            accounts.change_password(id, str(form.get("old", "")), str(form.get("new", "")), address_of(request))
            access.close_others(who, keys=True)
            return f"<p>{escape(words.say('web.account.changed'))}</p>"

        return await served(request, act)

    @app.post("/app/account/erase", include_in_schema=False)
    async def erase(request: Request) -> Response:
        """Delete the account and the athlete's data, after the password was said again."""
        gone = False

        def act(who: Visitor, words: WebWords, form: FormData) -> str:
            nonlocal gone
            found = accounts.confirm(_account_id(who), str(form.get("password", "")), address_of(request))
            forget(reception.flows, access, found)
            gone = True
            return ""

        answer = await served(request, act)
        if not gone:
            return answer
        words = WebWords(language_of(request.headers.get("accept-language")))
        page = told_page(words.say("web.account.erased_title"), words.say("web.account.erased"), words)
        return HTMLResponse(page, headers=HEADERS)


def address_of(request: Request) -> str | None:
    """Where a request came from, as the server saw it or the proxy it trusts says."""
    return request.client.host if request.client is not None else None


def _account_id(who: Visitor) -> str:
    if who.account_id is None:
        raise NotFound("an account with a password", "a token without one")
    return who.account_id


def _page(reception: Reception, parts: AccountParts, who: Visitor, words: WebWords, said: str | None, fault: str | None) -> str:
    access = reception.access
    account = None
    if who.account_id is not None:
        with suppress(NotFound):
            account = access.accounts.account(who.account_id)
    say = words.say
    top = f"<p>{escape(_who(who, account, words))}</p>"
    if said:
        top += f'<div class="notice" role="status">{said}</div>'
    sections = [
        _section(say("web.account.sessions"), _sessions(access.held(who), who, words)),
        _section(say("web.account.keys"), _keys(access.held(who, ("key",)), words)),
    ]
    if who.role != "athlete":
        sections.append(_section(say("web.account.invitations"), _invitations(reception, who, words)))
    only = only_athlete(reception, who)
    if parts.linking is not None and only is not None:
        sections.append(_section("Telegram", entry(words, only, parts.linking)))
    if parts.hooks is not None and (who.athlete_id is not None or who.user_id is None):
        sections.append(_section(say("web.hook.title"), hooks_html(reception, parts.hooks, who, words), "webhooks"))
    if account is not None:
        hidden = f'<input type="hidden" name="username" autocomplete="username" value="{escape(account.email)}"/>'
        fields = hidden + labelled(say("web.account.password_old"), "old", "password", "current-password")
        fields += new_password(say("web.account.password_new"), "new")
        sections.append(_section(say("web.account.password_title"), _form("password", fields, say("web.account.change"))))
        field = hidden + labelled(say("web.account.password_old"), "password", "password", "current-password")
        text = f"<p>{escape(say('web.account.erase_text'))}</p>"
        sections.append(_section(say("web.account.erase_title"), text + _form("erase", field, say("web.account.erase"), "danger")))
    back = f'<p><a href="/app">{escape(say("web.account.back"))}</a></p>'
    body = (
        f'<main class="page account"><a class="brand" href="/app">{MARK}<span>Milo</span></a>'
        f"<h1>{escape(say('web.account.title'))}</h1>"
        f"{alert(fault)}{top}{''.join(sections)}{back}</main>"
    )
    return document(words, say("web.account.title"), body)


def _who(who: Visitor, account: Account | None, words: WebWords) -> str:
    if account is not None:
        role = words.say(f"web.account.role_{account.role}")
        return " · ".join(part for part in (account.name, account.email, role) if part)
    return words.say("web.account.owner" if who.user_id is None else "web.account.token_only")


def _sessions(held: list[Held], who: Visitor, words: WebWords) -> str:
    lines = []
    for one in held:
        here = one.token_id == who.token_id
        when = words.say("web.account.this") if here else words.say("web.account.seen", at=_when(one.seen_at or one.created_at))
        button = "" if here else _button("sessions", one.token_id, words.say("web.account.close"))
        lines.append(_line(one.device or words.say("web.account.unknown_device"), when, button))
    others = "" if len(held) < 2 else _form("sessions", "", words.say("web.account.close_others"))
    return f'<ul class="files">{"".join(lines)}</ul>{others}'


def _keys(held: list[Held], words: WebWords) -> str:
    say = words.say
    lines = []
    for one in held:
        scopes = ", ".join(say(f"web.account.{_SCOPE_WORDS[scope]}") for scope in one.scopes or () if scope in _SCOPE_WORDS)
        note = f"{scopes} · {say('web.account.until', at=_when(one.expires_at))}"
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
    return f"<p>{escape(say('web.account.keys_text'))}</p>{listed}{_form('keys', fields, say('web.account.new_key'))}"


def _invitations(reception: Reception, who: Visitor, words: WebWords) -> str:
    say = words.say
    lines = "".join(
        _line(
            say(f"web.account.role_{one.role}"),
            say("web.account.until", at=_when(one.expires_at)),
            _button("invitations", one.invitation_id, say("web.account.withdraw")),
        )
        for one in reception.access.accounts.invitations(who)
    )
    roles = ("athlete", "coach", "admin") if who.role == "admin" else ("athlete",)
    options = "".join(f'<option value="{role}">{escape(say(f"web.account.role_{role}"))}</option>' for role in roles)
    field = f'<label>{escape(say("web.account.invite_as"))}<select name="role">{options}</select></label>'
    text = f"<p>{escape(say('web.account.invitations_text'))}</p>"
    return f'{text}<ul class="files">{lines}</ul>{_form("invitations", field, say("web.account.invite"))}'


def _section(title: str, inside: str, id: str = "") -> str:
    named = f' id="{id}"' if id else ""
    return f"<section{named}><h2>{escape(title)}</h2>{inside}</section>"


def _form(where: str, fields: str, button: str, manner: str = "main") -> str:
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


def _when(at: datetime | None) -> str:
    return "?" if at is None else f"{at:%Y-%m-%d %H:%M} UTC"
