"""`milo up`: API, web app, writer and, when asked for, a simulated squad in one process."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import typer
import uvicorn
from fastapi import FastAPI

from milo.app.build import House, build
from milo.app.demo import move_in
from milo.channels.api import create_app
from milo.channels.web import mount
from milo.vocabulary.errors import BadConfig

WRITER_PAUSE_S = 0.5  # how often the writer looks for live messages when there were none
GOODBYE_S = 10.0  # how long a worker may take to finish its batch

Job = Callable[[threading.Event], None]


def serve(*, host: str, port: int | None, demo: int) -> None:
    """Serve until interrupted; prints the sign-in link once the server answers. Raises BadConfig for a port that is taken."""
    house = build()
    port = port or house.settings.port
    _check_port(host, port)
    jobs: list[Job] = [lambda stopping: _write(house, stopping)]
    if demo:
        jobs.append(lambda stopping: move_in(house, demo, stopping))
    config = uvicorn.Config(web(house), host=host, port=port, log_level="warning", server_header=False)
    server = Server(config, house, jobs)
    try:
        server.run()
    finally:
        server.stop_workers()
        house.close()


def web(house: House) -> FastAPI:
    """The API with the web app on it."""
    app = create_app(house.flows, house.access)
    mount(app, house.flows, house.access, _storage_secret(house.settings.folder))
    return app


class Server(uvicorn.Server):
    """A server that says where it is once it is there, and lets the background work begin only then."""

    def __init__(self, config: uvicorn.Config, house: House, jobs: list[Job]) -> None:
        super().__init__(config)
        self._house = house
        self._jobs = jobs
        self._stopping = threading.Event()
        self._workers: list[threading.Thread] = []

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then the workers."""
        await super().startup(sockets)
        if not self.started:
            return
        where = f"http://{self.config.host}:{self.config.port}"
        typer.echo(f"Milo is up: {where}")
        typer.echo(f"Sign in (the link works once): {where}/sign-in?code={self._house.access.new_link_code()}")
        for job in self._jobs:
            worker = threading.Thread(target=job, args=(self._stopping,), daemon=True)
            worker.start()
            self._workers.append(worker)

    def stop_workers(self) -> None:
        """Let the workers finish their batch."""
        self._stopping.set()
        for worker in self._workers:
            worker.join(timeout=GOODBYE_S)


def _write(house: House, stopping: threading.Event) -> None:
    """Carry live messages into the store until told to stop."""
    house.writer.recover()
    while not stopping.is_set():
        if not house.writer.step().stored:
            stopping.wait(WRITER_PAUSE_S)


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
