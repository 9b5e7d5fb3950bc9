"""What makes the app installable: manifest, icons, service worker and the page that is shown without a connection."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from milo.channels.api.app import HEADERS
from milo.channels.web import look
from milo.channels.web.app_icons import icon_png
from milo.channels.web.plain import missing_page, offline_page
from milo.channels.web.words import WebWords, language_of

SIZES = (192, 512)
NICEGUI = "x-nicegui-content"  # a header of every page NiceGUI makes
DAY = {"Cache-Control": "public, max-age=86400"}


def add_install_doors(app: FastAPI) -> None:
    """Add the routes; the same bytes for everybody."""

    @app.get("/app/manifest.webmanifest", include_in_schema=False)
    def manifest() -> Response:
        return Response(_manifest(), media_type="application/manifest+json", headers=DAY)

    @app.get("/app/sw.js", include_in_schema=False)
    def worker() -> Response:
        script = files("milo.channels.web").joinpath("sw.js").read_text(encoding="utf-8").replace("VERSION", look.version())
        headers = {"Service-Worker-Allowed": "/app", "Cache-Control": "no-cache"}
        return Response(script, media_type="text/javascript", headers=headers)

    @app.get("/app/offline", include_in_schema=False)
    def offline(request: Request) -> Response:
        return HTMLResponse(offline_page(WebWords(language_of(request.headers.get("accept-language")))))

    @app.middleware("http")
    async def lost(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Our own page where NiceGUI would show its own for an address nobody has."""
        response = await call_next(request)
        if response.status_code == 404 and NICEGUI in response.headers:
            page = HTMLResponse(missing_page(WebWords(language_of(request.headers.get("accept-language")))), 404, headers=HEADERS)
            for name in ("Strict-Transport-Security", "Cache-Control"):
                if name in response.headers:
                    page.headers[name] = response.headers[name]
            return page
        return response

    for size in SIZES:
        _icon(app, size)


def _icon(app: FastAPI, size: int) -> None:
    @app.get(f"/app/icon-{size}.png", include_in_schema=False)
    def icon() -> Response:
        return Response(icon_png(size), media_type="image/png", headers=DAY)


@cache
def _manifest() -> bytes:
    icons = [
        {"src": f"/app/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    return json.dumps(
        {
            "name": "Milo", "short_name": "Milo", "id": "/app", "start_url": "/app", "scope": "/app", "display": "standalone",
            "background_color": "#F7F4EE", "theme_color": "#A94D26", "icons": icons,
            "shortcuts": [{"name": "Plan", "url": "/app/train"}, {"name": "Activities", "url": "/app/activities"}],
        }
    ).encode()  # fmt: skip
