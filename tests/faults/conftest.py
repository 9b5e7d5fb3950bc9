"""What the fault tests share: rivers on every stream, and how much is broken (`--full-faults` for the whole measure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faults.river import FULL, QUICK, Measure, River
from servers import MongoStandIn, RedisServer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Killing processes takes minutes: these run in `make test-long`."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.long)


@pytest.fixture
def measure(request: pytest.FixtureRequest) -> Measure:
    """Quick unless asked otherwise."""
    return FULL if request.config.getoption("--full-faults") else QUICK


@pytest.fixture
def make_redis(tmp_path: Path) -> Iterator[Callable[..., RedisServer]]:
    """A broker with flags of one's choice."""
    made: list[RedisServer] = []

    def make(*flags: str) -> RedisServer:
        made.append(RedisServer(tmp_path / f"redis{len(made)}", *flags))
        made[-1].start()
        return made[-1]

    yield make
    for server in made:
        server.stop()


@pytest.fixture
def redis(make_redis: Callable[..., RedisServer]) -> RedisServer:
    """A broker of this test's own: append-only file, synced always."""
    return make_redis()


@pytest.fixture
def mongo(tmp_path: Path) -> Iterator[MongoStandIn]:
    """A document store of this test's own."""
    server = MongoStandIn(tmp_path / "mongo")
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["embedded", "redis"])
def river(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[River]:
    """A river on each stream, into SQLite."""
    url = "embedded" if request.param == "embedded" else request.getfixturevalue("redis").url
    made = River(tmp_path / "home", stream=url)
    yield made
    made.end()


@pytest.fixture
def make_river(tmp_path: Path) -> Iterator[Callable[..., River]]:
    """A river with a stream and a store of one's choice."""
    made: list[River] = []

    def make(**options: str) -> River:
        made.append(River(tmp_path / "home", **options))
        return made[-1]

    yield make
    for river in made:
        river.end()
