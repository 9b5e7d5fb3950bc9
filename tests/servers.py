"""Real servers for tests: a Redis and a stand-in that speaks MongoDB's protocol, each on a free port and in a folder of its own."""

from __future__ import annotations

import gc
import shutil
import socket
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RedisServer:
    """A redis-server with an append-only file that is synced always, unless the flags say otherwise.

    Skips the test where Debian's redis-server is absent.
    """

    def __init__(self, folder: Path, *flags: str, port: int | None = None) -> None:
        found = shutil.which("redis-server")
        if found is None:
            pytest.skip("needs Debian's redis-server (apt install redis-server)")
        folder.mkdir(parents=True, exist_ok=True)
        self._program, self._folder, self._flags = found, folder, flags
        self.port = port or free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self._child is not None
        return self._child.pid

    def start(self) -> None:
        """Start, on the files of an earlier life when there are any; returns when it answers."""
        import redis

        flags = ("--appendonly", "yes", "--appendfsync", "always", "--save", "", "--dir", str(self._folder), *self._flags)
        command = [self._program, "--port", str(self.port), "--bind", "127.0.0.1", *flags]
        self._child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        client = redis.Redis(port=self.port)
        for _ in range(500):
            try:
                client.ping()
                break
            except (redis.ConnectionError, redis.exceptions.BusyLoadingError):
                assert self._child.poll() is None, "redis-server does not start"
                time.sleep(0.02)
        else:
            pytest.fail("redis-server does not answer")
        client.close()

    def kill(self) -> None:
        """SIGKILL."""
        assert self._child is not None
        self._child.kill()
        self._child.wait()

    def stop(self) -> None:
        """End it, whatever state it is in."""
        if self._child is not None and self._child.poll() is None:
            self._child.kill()
            self._child.wait()


class MongoStandIn:
    """A server that speaks MongoDB's protocol over a real socket, on SQLite files (nx-27017 from PyPI).

    What only a real server can show: the journal under power loss, majority writes, failover. See MILO_TEST_MONGO_URI.
    """

    def __init__(self, folder: Path, port: int | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.port = port or free_port()
        self.url = f"mongodb://127.0.0.1:{self.port}"
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, on the files of an earlier life when there are any; returns when it answers."""
        from pymongo import MongoClient
        from pymongo.errors import PyMongoError

        program = Path(sys.executable).with_name("nx-27017")
        files = (
            "--data-dir",
            str(self._folder),
            "--log-file",
            str(self._folder / "nx.log"),
            "--pid-file",
            str(self._folder / "nx.pid"),
        )
        command = [str(program), "--host", "127.0.0.1", "--port", str(self.port), *files]
        self._child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        client: MongoClient[dict[str, object]] = MongoClient(self.url, serverSelectionTimeoutMS=200)
        for _ in range(150):
            try:
                client.admin.command("ping")
                break
            except PyMongoError:
                assert self._child.poll() is None, "nx-27017 does not start"
        else:
            pytest.fail("nx-27017 does not answer")
        client.close()

    def kill(self) -> None:
        """SIGKILL."""
        assert self._child is not None
        self._child.kill()
        self._child.wait()

    def stop(self) -> None:
        """End it, whatever state it is in."""
        if self._child is not None and self._child.poll() is None:
            self._child.kill()
            self._child.wait()
        sweep()


def sweep() -> None:
    """Collect sockets pymongo left open: one it was connecting when its client was closed (4.20). Here, where they belong, and not
    as a warning in whatever test comes later."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
