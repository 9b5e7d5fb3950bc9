"""The FastAPI application: who asks, what goes wrong in plain words, and the routes."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from milo import __version__
from milo.channels.access import Access
from milo.channels.access_consent import ConsentsOf
from milo.channels.activities_desk import ActivitiesDesk
from milo.channels.admin_desk import AdminDesk
from milo.channels.api import house_documents as docs
from milo.channels.api.activity_routes import activity_routes, calendar_routes
from milo.channels.api.admin_routes import admin_routes
from milo.channels.api.asking import Asking
from milo.channels.api.auth_routes import auth_routes
from milo.channels.api.body_size import BodyGuard
from milo.channels.api.catalogue_routes import catalogue_routes
from milo.channels.api.docs_page import add_docs
from milo.channels.api.food_routes import food_routers
from milo.channels.api.form_routes import form_routes
from milo.channels.api.form_sockets import form_sockets
from milo.channels.api.idempotency import Answers
from milo.channels.api.lab_routes import LabDoor, lab_routes
from milo.channels.api.message_routes import message_routes
from milo.channels.api.older_routes import coaching_routers
from milo.channels.api.outlook_routes import outlook_routes
from milo.channels.api.problem import as_problem, nowhere, refused_by_framework, told_wrong
from milo.channels.api.routes import athlete_routes
from milo.channels.api.routine_routes import routine_routes
from milo.channels.api.shapes import OPEN, describe, described
from milo.channels.api.webhook_routes import webhook_routes
from milo.channels.calendar_desk import CalendarDesk
from milo.channels.catalogue_desk import CatalogueDesk
from milo.channels.coaching import Coaching
from milo.channels.contract import Flows
from milo.channels.diary_desk import CameraDesk, DiaryDesk
from milo.channels.form_desk import FormDesk
from milo.channels.messages_desk import MessagesDesk
from milo.channels.outlook_desk import OutlookDesk
from milo.channels.webhooks import HookDesk
from milo.vocabulary.errors import MiloError

# Health data on these pages: never cached, never framed, nothing loaded from elsewhere. Nothing of an athlete's is ever put into
# a script or a style.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; "
        "form-action 'self'"
    ),
}

NICEGUI_PAGE = ("X-NiceGUI-Content", "page")  # the header by which NiceGUI marks its pages
PAGE_POLICY = HEADERS["Content-Security-Policy"].replace("'unsafe-inline'", "'unsafe-inline' 'unsafe-eval'", 1)
"""Pages of NiceGUI alone: it sends the slots of its elements as templates, which Vue compiles in the browser (new Function), and
scripts of events, of properties and of run_javascript as text, which its client runs (eval in nicegui.js)."""
FORM_PAGE = "/app/form"
FORM_POLICY = PAGE_POLICY.replace("'unsafe-eval'", "'unsafe-eval' 'wasm-unsafe-eval'") + "; media-src 'self' blob:"
"""The page with the camera runs the pose model as WebAssembly and plays what was filmed."""


HSTS = "max-age=31536000"  # a year, as OWASP advises; nothing is said of other hosts of the domain
NEVER_KEPT = ("/api", "/app", "/auth", "/me", "/sign-in", "/sign-up", "/coach", "/dashboard")
"""Addresses whose answers no cache may keep."""


PAGES = frozenset({"app", "sign-in", "sign-up", "sign-out", "_nicegui"})
"""First parts of addresses that are for people: their refusals stay pages."""


def create_app(
    flows: Flows,
    access: Access,
    lab: LabDoor | None = None,
    coaching: Coaching | None = None,
    answers: Answers | None = None,
    hooks: HookDesk | None = None,
    admin: AdminDesk | None = None,
    catalogue: CatalogueDesk | None = None,
    messages: MessagesDesk | None = None,
    outlooks: OutlookDesk | None = None,
    activities: ActivitiesDesk | None = None,
    calendar: CalendarDesk | None = None,
    food: tuple[DiaryDesk, CameraDesk] | None = None,
    form: FormDesk | None = None,
    state: Callable[[], str] = lambda: "ok",
) -> FastAPI:
    """The API over the flows it is handed; the web app is mounted on it by whoever serves it.

    lab: None where nothing can be listened to.  coaching: None: records alone; answers: needed beside it.
    admin: None: no such room.  state: what `/health` says; must answer at once.
    """
    app = FastAPI(title="Milo", version=__version__, summary="From a watch file to this week.", license_info={"name": "MIT"})

    @app.exception_handler(MiloError)
    async def in_plain_words(request: Request, error: MiloError) -> Response:
        return as_problem(error)

    @app.exception_handler(RequestValidationError)
    async def field_by_field(request: Request, error: RequestValidationError) -> Response:
        return told_wrong(request, error)

    @app.exception_handler(StarletteHTTPException)
    async def of_the_framework(request: Request, error: StarletteHTTPException) -> Response:
        return as_problem(refused_by_framework(error))

    app.add_middleware(BodyGuard, access=access)

    @app.middleware("http")
    async def guard(request: Request, call_next):  # type: ignore[no-untyped-def]
        response: Response = await call_next(request)
        if response.status_code in {404, 405} and response.headers.get("content-type", "").startswith("text/html"):
            # The pages' own "not found" answers for every address nobody has; a program is told in its own form.
            asked, paths = request.url.path, app.openapi()["paths"]
            place = asked.split("/", 2)[1]
            ours = place == "api" or place in {path.split("/", 2)[1] for path in paths} - {""}
            if ours or (place not in PAGES and "text/html" not in request.headers.get("accept", "")):
                response = as_problem(nowhere(paths, request.method, asked))
        if request.url.scheme == "https":
            response.headers.setdefault("Strict-Transport-Security", HSTS)
        name, page = NICEGUI_PAGE
        if response.headers.get(name) == page:
            form = request.url.path == FORM_PAGE
            response.headers["Content-Security-Policy"] = FORM_POLICY if form else PAGE_POLICY
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.url.path.startswith(NEVER_KEPT):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    greeted = described(docs.Greeting, problems=OPEN)
    greeted[307] = {"description": "The web app, for whoever accepts HTML"}

    @app.get("/", tags=["house"], responses=greeted)
    async def root(request: Request) -> Response:
        """A greeting for programs, the web app for people."""
        if "text/html" in request.headers.get("accept", ""):
            return RedirectResponse("/app")
        return JSONResponse({"msg": "AI Fitness & Nutrition API up."})

    @app.get("/health", tags=["house"], responses=described(docs.Health, problems=OPEN))
    async def health() -> dict[str, str]:
        """Whether Milo is up, and whether its databases are whole ("damaged" otherwise), looked at every minute."""
        return {"status": state(), "version": __version__}

    who, kept = Asking(flows, access), answers or Answers(None, access.clock)
    routers = [athlete_routes(flows, access), auth_routes(flows, access), catalogue_routes(who, catalogue)]
    if catalogue is not None:
        routers.append(routine_routes(catalogue, who, ConsentsOf(flows, access.clock), kept))
    if messages is not None:
        routers.append(message_routes(messages, who, kept))
    if coaching is not None:
        routers += coaching_routers(coaching, flows, who, kept)
    if activities is not None:
        routers.append(activity_routes(activities, who, kept))
    if outlooks is not None:
        routers += outlook_routes(outlooks, who, kept)
    if calendar is not None:
        routers.append(calendar_routes(calendar, who))
    if food is not None:
        routers += food_routers(*food, who, kept)
    if form is not None:
        routers += [form_routes(form, flows, who), form_sockets(form, flows, who)]
    if hooks is not None:
        routers.append(webhook_routes(hooks, who))
    if lab is not None:
        routers.append(lab_routes(lab, who))
    if admin is not None:
        routers.append(admin_routes(admin, who, kept))
    # include_router would build every route a second time, at the first request: half a second in which nobody is answered
    app.router.routes.extend(route for router in routers for route in router.routes)
    describe(app)
    add_docs(app)
    return app
