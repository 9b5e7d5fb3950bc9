"""A real HTTP server on loopback that speaks the protocols of Ollama, OpenAI and Gemini, and misbehaves on demand."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATIENCE_S = 20.0  # a gate that nobody opens opens itself: a test that fails says what is wrong instead of hanging


class Gate:
    """Holds answers back until it is opened: by hand, or by itself when so many requests wait before it at once.

    How long a test takes then depends on the machine, and what it shows does not.
    """

    def __init__(self, at: int | None = None) -> None:
        self._at, self._waiting, self._open = at, 0, threading.Event()
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many requests stand before it."""
        return self._waiting

    def open(self) -> None:
        """Let all through, also those that come later."""
        self._open.set()

    def pass_through(self) -> None:
        """Wait until it is open."""
        with self._lock:
            self._waiting += 1
            if self._waiting == self._at:
                self.open()
        if not self._open.wait(PATIENCE_S):
            self.open()
        with self._lock:
            self._waiting -= 1


@dataclass
class Doing:
    """What the server does with one request. say: what the model says; raw: a whole body instead; cut: bytes of it that are sent.

    calls: the tools the model calls instead of speaking, each with its arguments.
    delay_s: how long it thinks.  gate: what its answer waits for.  hang: it never answers (until the server ends).
    """

    say: str = '{"text": "Well done.", "claims": []}'
    status: int = 200
    raw: str | None = None
    cut: int | None = None
    delay_s: float = 0.0
    gate: Gate | None = None
    hang: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    ended: str | None = None
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


class ModelServer(ThreadingHTTPServer):
    """Does what `doings` says, one after another, the last one for ever. unknown: paths it answers 404 to."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.doings: list[Doing] = [Doing()]
        self.unknown: set[str] = set()
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self.over = threading.Event()
        self._lock = threading.Lock()
        self._at_once = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def take(self, asked: Asked) -> Doing:
        """Note a request and say what to do with it."""
        with self._lock:
            self.asked.append(asked)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            if asked.path in self.unknown:
                return Doing(status=404)
            return self.doings.pop(0) if len(self.doings) > 1 else self.doings[0]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless somebody merely hung up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def done(self) -> None:
        with self._lock:
            self._at_once -= 1


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        doing = self.server.take(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        try:
            if doing.delay_s or doing.hang:
                self.server.over.wait(60 if doing.hang else doing.delay_s)
            if doing.gate is not None:
                doing.gate.pass_through()
            whole = (doing.raw if doing.raw is not None else json.dumps(_wrapped(self.path, body, doing))).encode()
            self.send_response(doing.status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(whole)))
            for name, value in doing.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(whole[: doing.cut])
            if doing.cut is not None:
                self.close_connection = True
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            self.server.done()

    def log_message(self, format: str, *args: object) -> None:
        return None


def _wrapped(path: str, body: dict[str, Any], doing: Doing) -> dict[str, Any]:
    """What a model says, in the protocol of the path."""
    if path == "/api/chat":
        message = {"role": "assistant", "content": doing.say}
        ended = doing.ended or "stop"
        return {
            "model": body["model"],
            "message": message,
            "done": True,
            "done_reason": ended,
            "prompt_eval_count": 7,
            "eval_count": 3,
        }
    if path == "/api/generate":
        return {"model": body["model"], "response": doing.say, "done": True, "prompt_eval_count": 7, "eval_count": 3}
    if path.endswith("/chat/completions"):
        spoken: dict[str, Any] = {"role": "assistant", "content": doing.say}
        if doing.calls:
            spoken = {"role": "assistant", "content": None, "tool_calls": [_called(n, *call) for n, call in enumerate(doing.calls)]}
        choice = {"index": 0, "message": spoken, "finish_reason": doing.ended or ("tool_calls" if doing.calls else "stop")}
        return {"model": body["model"], "choices": [choice], "usage": {"prompt_tokens": 7, "completion_tokens": 3}}
    parts: list[dict[str, Any]] = [{"text": doing.say[: len(doing.say) // 2]}, {"text": doing.say[len(doing.say) // 2 :]}]
    if doing.calls:
        parts = [{"functionCall": {"name": name, "args": arguments}} for name, arguments in doing.calls]
    candidate = {"content": {"role": "model", "parts": parts}, "finishReason": doing.ended or "STOP"}
    usage = {"promptTokenCount": 7, "candidatesTokenCount": 3}
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": path.rpartition("/")[2].partition(":")[0]}


def _called(n: int, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """A call of a tool in OpenAI's protocol, which writes the arguments as text."""
    return {"id": f"call_{n}", "type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A running server; every request still waiting is let go at the end."""
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
