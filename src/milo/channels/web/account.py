"""The page of one's account: sessions, devices' keys, invitations, password, and the end of it all. Plain forms, no script."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta, tzinfo
from html import escape

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from milo.channels.access import COOKIE
from milo.channels.accounts import Account, NotLetIn
from milo.channels.accounts_leaving import forget
from milo.channels.limits import TooMany
from milo.channels.telegram.page import entry
from milo.channels.visitor import Visitor
from milo.channels.web.account_hooks import hook_act, hooks_html, only_athlete
from milo.channels.web.account_lists import KEY_DAYS, form_html, invitations_html, keys_html, sessions_html
from milo.channels.web.account_notices import coach_notices_html, keep_coach_notices
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.guest import Reception
from milo.channels.web.own_time import zone_of
from milo.channels.web.plain import alert, document, labelled, new_password, refused_page, told_page
from milo.channels.web.words import WebWords, language_of
from milo.report.style import MARK
from milo.vocabulary.errors import MiloError, NotFound
from milo.vocabulary.told_limits import in_words

HEADERS = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}


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
        zone = await asyncio.to_thread(zone_of, reception.flows, who, who.athlete_id, request.cookies)
        page = await asyncio.to_thread(_page, reception, parts, who, words, zone, said, fault)
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
        base = str(request.base_url).rstrip("/")

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

    @app.post("/app/account/notices", include_in_schema=False)
    async def notices(request: Request) -> Response:
        """What a coach is told by mail."""
        return await served(request, lambda who, words, form: keep_coach_notices(who, parts, words, form, request.cookies))

    @app.post("/app/account/password", include_in_schema=False)
    async def password(request: Request) -> Response:
        """Another password; all other sessions and keys end."""

        def act(who: Visitor, words: WebWords, form: FormData) -> str:
            id = _account_id(who)
            accounts.change_password(id, str(form.get("old", "")), str(form.get("new", "")))
            access.close_others(who, keys=True)
            return f"<p>{escape(words.say('web.account.changed'))}</p>"

        return await served(request, act)

    @app.post("/app/account/erase", include_in_schema=False)
    async def erase(request: Request) -> Response:
        """Delete the account and the athlete's data, after the password was said again."""
        gone = False

        def act(who: Visitor, words: WebWords, form: FormData) -> str:
            nonlocal gone
            found = accounts.confirm(_account_id(who), str(form.get("password", "")))
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


def _page(
    reception: Reception,
    parts: AccountParts,
    who: Visitor,
    words: WebWords,
    zone: tzinfo | None,
    said: str | None,
    fault: str | None,
) -> str:
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
        _section(say("web.account.sessions"), sessions_html(access.held(who), who, words, zone)),
        _section(say("web.account.keys"), keys_html(access.held(who, ("key",)), words, zone)),
    ]
    if who.role != "athlete":
        sections.append(_section(say("web.account.invitations"), invitations_html(reception, who, words, zone)))
    only = only_athlete(reception, who)
    if parts.linking is not None and only is not None:
        sections.append(_section("Telegram", entry(words, only, parts.linking)))
    if parts.hooks is not None and (who.athlete_id is not None or who.user_id is None):
        sections.append(_section(say("web.hook.title"), hooks_html(reception, parts.hooks, who, words, zone), "webhooks"))
    if (told := coach_notices_html(who, parts, words)) is not None:
        sections.append(_section(say("web.notice.title"), told, "reminders"))
    if account is not None:
        hidden = f'<input type="hidden" name="username" autocomplete="username" value="{escape(account.email)}"/>'
        fields = hidden + labelled(say("web.account.password_old"), "old", "password", "current-password")
        fields += new_password(say("web.account.password_new"), "new")
        sections.append(_section(say("web.account.password_title"), form_html("password", fields, say("web.account.change"))))
        field = hidden + labelled(say("web.account.password_old"), "password", "password", "current-password")
        text = f"<p>{escape(say('web.account.erase_text'))}</p>"
        sections.append(
            _section(say("web.account.erase_title"), text + form_html("erase", field, say("web.account.erase"), "danger"))
        )
    body = (
        f'<main class="page account"><header class="ways"><a class="brand" href="/app">{MARK}<span>Milo</span></a>'
        f'<nav aria-label="{escape(say("web.nav.more"))}">{_ways(who, words)}</nav></header>'
        f"<h1>{escape(say('web.account.title'))}</h1>"
        f"{alert(fault)}{top}{''.join(sections)}</main>"
    )
    return document(words, say("web.account.title"), body)


WAYS = {"today": "/app", "train": "/app/train", "food": "/app/food", "progress": "/app/progress", "settings": "/app/settings"}


def _ways(who: Visitor, words: WebWords) -> str:
    """The way to the other pages: an athlete's and the owner's, a coach's, an admin's."""
    ways = {"squad": "/app/squad"} if who.role == "coach" else WAYS
    if who.account_role == "admin":
        ways = {"admin": "/app/admin"}
    return "".join(f'<a href="{path}">{escape(words.say(f"web.nav.{name}"))}</a>' for name, path in ways.items())


def _who(who: Visitor, account: Account | None, words: WebWords) -> str:
    if account is not None:
        role = words.say(f"web.account.role_{account.role}")
        return " · ".join(part for part in (account.name, account.email, role) if part)
    return words.say("web.account.owner" if who.user_id is None else "web.account.token_only")


def _section(title: str, inside: str, id: str = "") -> str:
    named = f' id="{id}"' if id else ""
    return f"<section{named}><h2>{escape(title)}</h2>{inside}</section>"
