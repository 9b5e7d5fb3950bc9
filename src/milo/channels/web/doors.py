"""The plain routes beside the pages: signing in, up and out, downloads, the style sheet. No script is needed for any of them."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from milo.channels.access import COOKIE, TOKEN_LIFE
from milo.channels.accounts import NotLetIn
from milo.channels.accounts_devices import device_words
from milo.channels.limits import TooMany
from milo.channels.web import look
from milo.channels.web.account import add_account_doors, address_of
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.assets import FOR_GOOD
from milo.channels.web.guarding import DoorGuard, cookie_name
from milo.channels.web.guest import Reception, day_asked
from milo.channels.web.plain import LANGUAGES, refused_page, sheet, sign_in_page, sign_up_page, told_page
from milo.channels.web.words import WebWords, language_of
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.told_limits import in_words

# A form's own Origin is told only where the page's policy is not "no-referrer"; the guard of the doors wants to see it.
DOOR_HEADERS = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}


def add_doors(app: FastAPI, reception: Reception, parts: AccountParts | None = None) -> None:
    """Add the routes to the server's application. parts: what the page of one's account offers beside the account."""
    app.add_middleware(DoorGuard)
    add_account_doors(app, reception, parts)
    accounts = reception.access.accounts

    def spoken(request: Request) -> WebWords:
        return WebWords(language_of(request.headers.get("accept-language")))

    @app.get("/sign-in", include_in_schema=False)
    def sign_in(request: Request, code: str = "") -> Response:
        if reception.visitor(request.cookies.get(COOKIE)) is not None:
            return RedirectResponse("/app", 303)
        return HTMLResponse(sign_in_page(code, spoken(request)), headers=DOOR_HEADERS)

    @app.post("/sign-in", include_in_schema=False)
    async def enter(request: Request) -> Response:
        """By link, by e-mail and password, or by token. Whichever it is, the browser gets a session of its own."""
        async with request.form() as form:
            code, token = str(form.get("code", "")), str(form.get("token", "")).strip()
            email, password = str(form.get("email", "")), str(form.get("password", ""))
        words, device = spoken(request), device_words(request.headers.get("user-agent"))
        if code:
            found = await asyncio.to_thread(reception.access.redeem_link, code, device)
        elif token or not email:
            found = await asyncio.to_thread(reception.access.session_of, token, device)
        else:
            try:
                account = await asyncio.to_thread(accounts.sign_in, email, password, address_of(request))
            except NotLetIn:
                page = sign_in_page("", words, words.say("web.account_door.wrong"), email)
                return HTMLResponse(page, 403, headers=DOOR_HEADERS)
            except TooMany as e:
                return _later(sign_in_page("", words, _too_many(words, e), email), e)
            found = (await asyncio.to_thread(reception.access.new_session, account, device)).token
        if found is None:
            return HTMLResponse(refused_page("used_link", words), 403, headers=DOOR_HEADERS)
        old = request.cookies.get(COOKIE)
        if old:
            await asyncio.to_thread(reception.access.revoke, old)
        return _let_in(request, found)

    @app.get("/sign-up", include_in_schema=False)
    def invited(request: Request, code: str = "") -> Response:
        """The form of an invitation; a visit does not use it up."""
        words, found = spoken(request), accounts.invited(code)
        if found is None:
            return _no_invitation(words)
        return HTMLResponse(sign_up_page(code, found.role, words), headers=DOOR_HEADERS)

    @app.post("/sign-up", include_in_schema=False)
    async def sign_up(request: Request) -> Response:
        async with request.form() as form:
            code, email, password, name = (str(form.get(key, "")) for key in ("code", "email", "password", "name"))
            language = str(form.get("language", ""))
        words = WebWords(language) if language in LANGUAGES else spoken(request)
        found = await asyncio.to_thread(accounts.invited, code)
        if found is None:
            return _no_invitation(words)
        try:
            account = await asyncio.to_thread(accounts.sign_up, email, password, name, code, address_of(request))
        except (NotLetIn, BadValue) as e:
            why = words.say("web.account_door.bad_sign_up") if isinstance(e, NotLetIn) else in_words(e, words.language)
            return HTMLResponse(sign_up_page(code, found.role, words, why, email, name), 422, headers=DOOR_HEADERS)
        except TooMany as e:
            return _later(sign_up_page(code, found.role, words, _too_many(words, e), email, name), e)
        device = device_words(request.headers.get("user-agent"))
        token = (await asyncio.to_thread(reception.access.new_session, account, device)).token
        new = account.athlete_id is not None and await asyncio.to_thread(_speaks, reception, account.athlete_id, words.language)
        return _let_in(request, token, "/app/profile" if new else "/app")

    @app.post("/sign-out", include_in_schema=False)
    def leave(request: Request) -> Response:
        token = request.cookies.get(COOKIE)
        if token:
            reception.access.revoke(token)
        response = RedirectResponse("/sign-in", 303)
        secure = request.url.scheme == "https"
        response.delete_cookie(cookie_name(request.url.scheme), path="/", secure=secure, httponly=True, samesite="lax")
        return response

    @app.get("/app/original/{original_id}", include_in_schema=False)
    async def original(request: Request, original_id: str) -> Response:
        """A file as the athlete brought it."""
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        try:
            about, chunks = await asyncio.to_thread(reception.flows.original, guest.id, original_id)
        except NotFound:
            return HTMLResponse(refused_page("not_found", guest.words), 404)
        return StreamingResponse(chunks, media_type="application/octet-stream", headers=_attachment(about.name))

    @app.get("/app/week.html", include_in_schema=False)
    async def week(request: Request) -> Response:
        """The week as one self-contained page."""
        from milo.report import render_html

        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        last = day_asked(request) or guest.today
        found = await asyncio.to_thread(reception.flows.week, guest.id, last)
        page = await asyncio.to_thread(render_html, found, guest.words.language, guest.words.units)
        return HTMLResponse(page, headers=_attachment(f"milo-{last.isoformat()}.html"))

    @app.get("/app/look.css", include_in_schema=False)
    def look_css() -> Response:
        return Response(look.sheet(), media_type="text/css", headers=FOR_GOOD)

    @app.get("/app/account.css", include_in_schema=False)
    def account_css() -> Response:
        return Response(sheet(), media_type="text/css", headers=FOR_GOOD)

    @app.get("/app/theme.js", include_in_schema=False)
    def theme_js() -> Response:
        return Response(look.script(), media_type="text/javascript", headers=FOR_GOOD)


def _speaks(reception: Reception, athlete: str, language: str) -> bool:
    """Whether an athlete has told nothing yet; then the language of their sign-up is theirs. Blocks."""
    if reception.flows.profile(athlete) is not None:
        return False
    reception.flows.set(athlete, "language", {"language": language})
    return True


def _let_in(request: Request, token: str, to: str = "/app") -> Response:
    """To the app, with a session in a cookie no script and no other site can read."""
    response = RedirectResponse(to, 303)
    response.set_cookie(
        cookie_name(request.url.scheme),
        token,
        max_age=int(TOKEN_LIFE.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


def _no_invitation(words: WebWords) -> Response:
    title, text = words.say("web.account_door.bad_invitation_title"), words.say("web.account_door.bad_invitation")
    return HTMLResponse(told_page(title, text, words), 403, headers=DOOR_HEADERS)


def _too_many(words: WebWords, error: TooMany) -> str:
    return words.say("web.account_door.too_many", minutes=-(-error.retry_s // 60))


def _later(page: str, error: TooMany) -> Response:
    return HTMLResponse(page, 429, headers={**DOOR_HEADERS, "Retry-After": str(error.retry_s)})


def _attachment(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
