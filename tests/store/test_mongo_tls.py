"""A MongoDB spoken to over TLS, by an authority of one's own: mongodb://HOST:PORT/NAME?tls=true&tlsCAFile=FILE."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.channels.test_telegram_notices import certificate

from milo.app.config import load_settings
from milo.store.mongo import Store
from milo.vocabulary.errors import BadConfig, MiloError
from servers import MongoStandIn, free_port


class TlsFront:
    """Takes TLS off a line and hands the bytes to a server behind it, both ways."""

    def __init__(self, behind: int, cert: Path, key: Path) -> None:
        self.port, self._behind = free_port(), behind
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(cert, key)
        self._there, self._stop = threading.Event(), asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._serve()))

    def start(self) -> None:
        self._thread.start()
        assert self._there.wait(10)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        self._loop.close()

    async def _serve(self) -> None:
        self._lines: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._pass, "127.0.0.1", self.port, ssl=self._context)
        self._loop.set_exception_handler(lambda loop, about: None)  # who turns away in the handshake is what is tested
        self._there.set()
        await self._stop.wait()
        server.close()
        for line in self._lines:
            line.cancel()
        await asyncio.gather(*self._lines, return_exceptions=True)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection("127.0.0.1", self._behind)
        for source, target in ((reader, outer), (inner, writer)):
            self._lines.add(asyncio.create_task(_pour(source, target)))


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await source.read(65_536):
            target.write(piece)
            await target.drain()
    target.close()


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TlsFront, Path]]:
    folder = tmp_path_factory.mktemp("tls")
    cert, key = certificate(folder)
    server = MongoStandIn(folder / "mongo")
    server.start()
    made = TlsFront(server.port, cert, key)
    made.start()
    yield made, cert
    made.stop()
    server.stop()


def test_records_are_kept_over_tls_when_the_authority_is_named(
    front: tuple[TlsFront, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, authority = front
    monkeypatch.setenv("MILO_STORE", f"mongodb://localhost:{server.port}/milo?tls=true&tlsCAFile={authority}")
    settings = load_settings()
    assert settings.store_path is None
    store = Store(settings.store)
    try:
        assert store.athletes() == []
    finally:
        store.close()


# A look for servers that is called off while it connects drops its socket unclosed (pymongo 4.20); it is collected here and not
# in whichever test comes next.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("more", ["?tls=true", "?tls=false"])
def test_a_server_that_does_not_show_who_it_is_gets_nothing(front: tuple[TlsFront, Path], more: str) -> None:
    with pytest.raises(MiloError):
        Store(f"mongodb://localhost:{front[0].port}/milo{more}")
    gc.collect()


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("MILO_STORE", "mongodb://ada:hunter2@localhost/milo?tls=true&tlsCAFile=/nowhere/ca.pem"),
        ("MILO_STREAM", "rediss://:hunter2@localhost:6379/0?ssl_ca_certs=/nowhere/ca.pem"),
    ],
)
def test_an_authority_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, name: str, url: str) -> None:
    monkeypatch.setenv(name, url)
    with pytest.raises(BadConfig, match=f"{name}.*/nowhere/ca.pem") as refused:
        load_settings()
    assert "hunter2" not in str(refused.value)
