"""A receiver of webhooks on a real port, which keeps what came and answers as it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WITHIN_S = 15.0


@dataclass(frozen=True)
class Came:
    """One request."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """answer: the status it gives.  goes_to: of its Location header.  hold: it answers nothing until this is set."""

    port: int = 0
    came: list[Came] = field(default_factory=list)
    answer: int = 204
    goes_to: str | None = None
    hold: threading.Event | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://localhost:{self.port}/in?x=1"

    def until(self, count: int) -> list[Came]:
        """What came, once it is so much."""
        end = time.monotonic() + WITHIN_S
        while len(self.came) < count:
            assert time.monotonic() < end, f"{len(self.came)} of {count} came"
            time.sleep(0.01)
        return self.came


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that runs."""
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.came.append(Came(self.path, dict(self.headers.items()), body))
            if made.hold is not None:
                made.hold.wait(WITHIN_S)
            try:
                self.send_response(made.answer)
                if made.goes_to is not None:
                    self.send_header("Location", made.goes_to)
                self.end_headers()
                self.wfile.write(b"x" * 100_000)
            except OSError:
                return

        def do_GET(self) -> None:
            made.came.append(Came(self.path, dict(self.headers.items()), b""))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *about: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.port = server.server_address[1]
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    running.start()
    try:
        yield made
    finally:
        if made.hold is not None:
            made.hold.set()
        server.shutdown()
        running.join()
        server.server_close()
