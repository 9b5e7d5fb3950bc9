"""The plain routes beside the pages: signing in and out, downloads, the style sheet. No script is needed for any of them."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from milo.channels.access import COOKIE, TOKEN_LIFE
from milo.channels.web import look
from milo.channels.web.guest import Reception, day_asked
from milo.channels.web.plain import refused_page, sign_in_page
from milo.channels.web.words import WebWords, language_of
from milo.vocabulary.errors import NotFound

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def add_doors(app: FastAPI, reception: Reception) -> None:
    """Add the routes to the server's application."""

    def spoken(request: Request) -> WebWords:
        return WebWords(language_of(request.headers.get("accept-language")))

    @app.get("/sign-in", include_in_schema=False)
    def sign_in(request: Request, code: str = "") -> Response:
        if reception.access.visitor(request.cookies.get(COOKIE)) is not None:
            return RedirectResponse("/app", 303)
        return HTMLResponse(sign_in_page(code, spoken(request)))

    @app.post("/sign-in", include_in_schema=False)
    async def enter(request: Request) -> Response:
        async with request.form() as form:
            code, token = str(form.get("code", "")), str(form.get("token", "")).strip()
        if code:
            found = await asyncio.to_thread(reception.access.redeem_link, code)
        else:
            found = token if await asyncio.to_thread(reception.access.visitor, token) is not None else None
        if found is None:
            return HTMLResponse(refused_page("used_link", spoken(request)), 403)
        response = RedirectResponse("/app", 303)
        secure = request.url.scheme == "https"
        response.set_cookie(
            COOKIE, found, max_age=int(TOKEN_LIFE.total_seconds()), path="/", httponly=True, samesite="lax", secure=secure
        )
        return response

    @app.post("/sign-out", include_in_schema=False)
    def leave(request: Request) -> Response:
        token = request.cookies.get(COOKIE)
        if token:
            reception.access.revoke(token)
        response = RedirectResponse("/sign-in", 303)
        response.delete_cookie(COOKIE, path="/")
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

    @app.get("/app/theme.js", include_in_schema=False)
    def theme_js() -> Response:
        return Response(look.script(), media_type="text/javascript", headers=FOR_GOOD)


def _attachment(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
