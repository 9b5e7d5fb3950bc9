"""`milo up`: API, web app, writer and, when asked for, a simulated squad in one process. `milo serve`: without the writer."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer
import uvicorn
from fastapi import FastAPI

from milo.app import logs, readers
from milo.app.activities_desk import ActivitiesDesk
from milo.app.address import forget_address, write_address
from milo.app.admin.desk import AdminDesk
from milo.app.admin.drift import drift_watch
from milo.app.build import Home, build, check_durable
from milo.app.calendar_desk import CalendarDesk
from milo.app.demo import move_in
from milo.app.food_camera import Camera
from milo.app.form_desk import FormDesk
from milo.app.integrity import Sampling
from milo.app.messages_desk import MessagesDesk
from milo.app.outlook_desk import OutlookDesk
from milo.app.patience_with_clients import ClientLimits, patient
from milo.app.privacy_desk import PrivacyDesk
from milo.app.progress_desk import ProgressDesk
from milo.app.proposal_desk import ProposalDesk
from milo.app.readers import Visits, VisitsSeen
from milo.app.watch_folder import watch_of
from milo.channels.api import create_app
from milo.channels.api.asking import Asking
from milo.channels.assistants_http import AssistantsDoor, add_assistants
from milo.channels.ical import feed_route
from milo.channels.web import mount
from milo.channels.web.guarding import PaceGuard
from milo.channels.web.leaving_out import leaving_out
from milo.channels.web.squad_signs import SquadBook
from milo.stream.meter import Meter
from milo.vocabulary.errors import BadConfig, MiloError

COLLECTED = (700, 10, 50)  # as Python has it, but everything is looked through five times more rarely (our choice)
GOODBYE_S = 10.0  # how long a worker may take to finish its batch
FAILED = 3
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

Job = Callable[[threading.Event], object]
log = logging.getLogger(__name__)


def serve(
    *,
    host: str,
    port: int | None,
    demo: int = 0,
    write: bool = True,
    behind_proxy: str | None = None,
    metrics: str | None = None,
    known_as: Sequence[str] = (),
) -> None:
    """Serve until interrupted; prints the sign-in link once the server answers.

    write: also carry live messages into the store; False leaves it to `milo write`.  demo: also let a simulated squad move in.
    behind_proxy: the address of the reverse proxy whose word on caller and scheme is taken; None: nobody's is.
    known_as: host names beside localhost and bare addresses at which assistants may ask.
    Raises BadConfig for a port that is taken or a stream that forgets.
    """
    logs.set_up("up" if write else "serve")
    meter: Meter | None = None
    if metrics is not None:
        from milo.app.metrics import PrometheusMeter, serve_metrics

        meter = PrometheusMeter() if write else None  # a process that does not write has nothing to say about the store
        serve_metrics(metrics)
    house = build(consumer=f"{socket.gethostname()}-{os.getpid()}", meter=meter)
    try:
        if warning := check_durable(house.log):
            log.warning("the stream may lose messages", extra={"found": warning})
        port = port or house.settings.port
        _check_port(host, port)
        # A listener that was killed left its session open; it is closed from what was stored before anybody looks.
        jobs: list[Job] = [house.writer.run, lambda stopping: house.lab.rescue_all()] if write else []
        visits = Visits()
        jobs += [lambda stopping: _warm(house) if visits.wait(stopping) else None, house.catalogue.watch]
        if write:
            jobs += house.beside.jobs()
        if (watching := watch_of(house)) is not None:
            jobs.append(watching.run)
        if metrics is not None:
            jobs.append(drift_watch(house))
        if demo:
            jobs.append(lambda stopping: move_in(house, demo, stopping))
        sampling = Sampling(house.settings)
        jobs.append(sampling.watch)
        with leaving_out("pydantic.v1"):  # FastAPI asks of every field whether it is of that old version; 2 MB
            app = web(house, known_as, bot=write, state=lambda: sampling.state)
        jobs.append(app.state.squad.keep_ready)
        app.add_middleware(PaceGuard)
        app.add_middleware(VisitsSeen, visits=visits)
        if write and house.settings.telegram_token is not None:
            visits.came.set()  # the bot's messages come without a request
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            log_config=None,
            server_header=False,
            proxy_headers=behind_proxy is not None,
            forwarded_allow_ips=behind_proxy,
            http=patient(ClientLimits() if behind_proxy is None else ClientLimits(most_of_one=None)),
        )
        server = Server(config, house, jobs, bot=write)
        try:
            server.run()
        finally:
            forget_address(house.settings.folder)
            server.stop_workers()
    finally:
        house.close()
    if server.failed:
        raise SystemExit(FAILED)


def _warm(house: Home) -> None:
    """Make ready what visitors would wait for: the lexicon (a first message may be an emergency), and one week read."""
    readers.make_ready()
    try:
        for line in house.flows.athletes()[:1]:
            house.flows.week(line.athlete_id)
    except MiloError as e:
        log.warning("no week was read ahead", extra={"found": e.code})  # somebody's data cannot be read: all others are served
    # What stands by now stays to the end; a collector that looks through it time and again would hold pages up.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)


def web(house: Home, names: Sequence[str] = (), *, bot: bool = False, state: Callable[[], str] = lambda: "ok") -> FastAPI:
    """The API with all other doors and the web app on it. names: host names this Milo is known by.  bot: Telegram may call it.

    state: what /health says.
    """
    admin, messages, activities = AdminDesk(house), MessagesDesk(house), ActivitiesDesk(house)
    outlooks = OutlookDesk(house)
    calendar = CalendarDesk(house, activities)
    food = (house.diary, Camera(house))
    form = FormDesk(house)
    app = create_app(
        house.flows,
        house.access,
        house.lab,
        house.coaching,
        house.answers,
        admin=admin,
        catalogue=house.catalogue,
        messages=messages,
        outlooks=outlooks,
        activities=activities,
        calendar=calendar,
        form=form,
        hooks=house.beside.hooks,
        food=food,
        state=state,
    )
    add_assistants(app, AssistantsDoor(house.flows, house.coaching, Asking(house.flows, house.access), names))
    house.beside.add_routes(app, bot=bot)
    app.include_router(feed_route(calendar))
    secret = _storage_secret(house.settings.folder)
    parts = house.beside.account_parts()
    progress, squad = ProgressDesk(house), SquadBook(house.flows, house.coaching, outlooks)
    mount(
        app,
        house.flows,
        house.access,
        secret,
        house.lab,
        house.coaching,
        PrivacyDesk(house),
        admin_desk=admin,
        parts=parts,
        progress_desk=progress,
        catalogue_desk=house.catalogue,
        messages_desk=messages,
        food=food,
        outlook_desk=outlooks,
        proposal_desk=ProposalDesk(house),
        activities_desk=activities,
        calendar_desk=calendar,
        form_desk=form,
        squad_book=squad,
    )
    app.state.squad = squad
    return app


class Server(uvicorn.Server):
    """A server that says where it is once it is there, and lets the background work begin only then."""

    def __init__(self, config: uvicorn.Config, house: Home, jobs: list[Job], *, bot: bool = False) -> None:
        """bot: also run the Telegram bot, where a token is set."""
        super().__init__(config)
        self._with_bot = bot and house.settings.telegram_token is not None
        self._bot: asyncio.Task[None] | None = None
        self._house = house
        self._jobs = jobs
        self._stopping = threading.Event()
        self._workers: list[threading.Thread] = []
        self.failed = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then the workers."""
        await super().startup(sockets)
        if not self.started:
            return
        gc.enable()  # the command line started without
        where = f"http://{self.config.host}:{self.config.port}"
        typer.echo(f"Milo is up: {where}")
        write_address(self._house.settings.folder, self.config.host, self.config.port)
        typer.echo(f"Sign in (the link works once): {where}/sign-in?code={self._house.access.new_link_code()}")
        if self.config.host in LOOPBACK:
            typer.echo(
                "Only this machine can open it. For a phone in your network: --host 0.0.0.0, then http://ADDRESS:PORT there."
            )
        if self._with_bot:
            # In this loop, since the coach's connections to a model belong to it.
            self._bot = asyncio.create_task(self._run_bot())
        for job in self._jobs:
            worker = threading.Thread(target=self._work, args=(job,), daemon=True)
            worker.start()
            self._workers.append(worker)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at SIGINT and SIGTERM and end in order; Uvicorn would let the signal kill the process before its workers stop."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the sessions that run while their loop still does, then stop answering."""
        self._stopping.set()
        await self._house.lab.close()
        if self._bot is not None:
            await asyncio.wait([self._bot], timeout=GOODBYE_S)
        await self._house.coaching.aclose()
        await super().shutdown(sockets)

    async def _run_bot(self) -> None:
        """The bot until the server stops; one that cannot run is told and takes nothing along: pages and API go on."""
        try:
            await self._house.beside.run_bot(self._stopping)
        except Exception:  # a wrong token, a library's own error: it is told with its trace, once
            log.exception("the Telegram bot has stopped")

    def _work(self, job: Job) -> None:
        """Do a job; one that dies takes the server along: pages that answer while nothing is stored would be a lie."""
        try:
            job(self._stopping)
        except Exception:  # whatever it was, it is told with its trace, and the process ends
            log.exception("a worker died; stopping")
            self.failed = True
            self.should_exit = True

    def stop_workers(self) -> None:
        """Let the workers finish their batch."""
        self._stopping.set()
        for worker in self._workers:
            worker.join(timeout=GOODBYE_S)


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as e:
            raise BadConfig("a free address to listen on", f"{host}:{port} ({e.strerror})", "try --port 8001") from None


def _storage_secret(folder: Path) -> str:
    """The key that signs the web app's session cookie; made once, readable by this user only."""
    path = folder / "web.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text()
