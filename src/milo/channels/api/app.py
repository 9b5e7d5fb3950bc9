"""The FastAPI application: who asks, what goes wrong in plain words, and the routes."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from milo import __version__
from milo.channels.access import Access
from milo.channels.api.asking import Asking
from milo.channels.api.catalogue_routes import catalogue_routes
from milo.channels.api.lab_routes import LabDoor, lab_routes
from milo.channels.api.problem import as_problem
from milo.channels.api.routes import athlete_routes
from milo.channels.contract import Flows
from milo.vocabulary.errors import MiloError

# Health data on these pages: never cached, never framed, nothing loaded from elsewhere. NiceGUI's own pages need inline
# script and style; nothing of an athlete's is ever put into either.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'"
    ),
}


def create_app(flows: Flows, access: Access, lab: LabDoor | None = None) -> FastAPI:
    """The API over the flows it is handed; the web app is mounted on it by whoever serves it.

    lab: None where nothing can be listened to.
    """
    app = FastAPI(title="Milo", version=__version__, summary="From a watch file to this week.", license_info={"name": "MIT"})

    @app.exception_handler(MiloError)
    async def in_plain_words(request: Request, error: MiloError) -> Response:
        return as_problem(error)

    @app.middleware("http")
    async def guard(request: Request, call_next):  # type: ignore[no-untyped-def]
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.url.path.startswith(("/api", "/app", "/sign-in")):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    @app.get("/", tags=["house"])
    async def root(request: Request) -> Response:
        """A greeting for programs, the web app for people."""
        if "text/html" in request.headers.get("accept", ""):
            return RedirectResponse("/app")
        return JSONResponse({"msg": "AI Fitness & Nutrition API up."})

    @app.get("/health", tags=["house"])
    async def health() -> dict[str, str]:
        """Whether Milo is up."""
        return {"status": "ok", "version": __version__}

    app.include_router(athlete_routes(flows, access))
    app.include_router(catalogue_routes(Asking(flows, access)))
    if lab is not None:
        app.include_router(lab_routes(lab, Asking(flows, access)))
    return app
