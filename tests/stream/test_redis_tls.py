"""A broker spoken to over TLS, by an authority of one's own: rediss://HOST:PORT/0?ssl_ca_certs=FILE."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.channels.test_telegram_notices import certificate

from milo.app.config import load_settings
from milo.stream.redis_streams import Log
from milo.vocabulary.errors import Unavailable
from servers import RedisServer, free_port


@dataclass
class Broker:
    """A Redis that speaks TLS on a port of its own. authority: the file that says who it is."""

    port: int
    authority: Path


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    folder = tmp_path_factory.mktemp("tls")
    cert, key = certificate(folder)
    port = free_port()
    found = shutil.which("redis-server")
    if found is None or "libssl" not in subprocess.run(["ldd", found], capture_output=True, text=True, check=False).stdout:
        pytest.skip("needs a redis-server built with TLS")
    made = RedisServer(folder / "redis", *_flags(port, cert, key))
    made.start()
    yield Broker(port, cert)
    made.stop()


def _flags(port: int, cert: Path, key: Path) -> list[str]:
    return ["--tls-port", str(port), "--tls-cert-file", str(cert), "--tls-key-file", str(key), "--tls-ca-cert-file", str(cert),
        "--tls-auth-clients", "no"]  # fmt: skip


def _knows(program: str, folder: Path, cert: Path, key: Path) -> str:
    """ "tls" where the program takes the flags; it ends by itself at a version that has none."""
    linked = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout
    return "tls" if "libssl" in linked else ""


def test_messages_go_and_come_over_tls_when_the_authority_is_named(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_STREAM", f"rediss://localhost:{broker.port}/0?ssl_ca_certs={broker.authority}")
    log = Log(load_settings().stream)
    try:
        log.append("milo:samples", [b"one", b"two"])
        found = log.read("g", "c", ("milo:samples",), 10)
        assert [entry.body for entry in found] == [b"one", b"two"]
    finally:
        log.close()


@pytest.mark.parametrize(
    "address", ["rediss://localhost:{port}/0", "redis://localhost:{port}/0", "rediss://127.0.0.1:{port}/0?ssl_ca_certs={ca}"]
)
def test_a_broker_that_does_not_show_who_it_is_gets_nothing(broker: Broker, address: str) -> None:
    """Without its authority, without TLS, and under a name that its certificate does not hold."""
    log = Log(address.format(port=broker.port, ca=broker.authority))
    try:
        with pytest.raises(Unavailable):
            log.append("milo:samples", [b"one"])
    finally:
        log.close()
