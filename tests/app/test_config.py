from __future__ import annotations

from pathlib import Path

import pytest

from milo.app.config import load_settings
from milo.vocabulary.errors import BadConfig, UnknownName


def test_an_unknown_name_is_answered_with_the_nearest_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_HMOE", "/tmp")
    with pytest.raises(UnknownName, match="MILO_HOME"):
        load_settings()


def test_home_port_and_the_older_names_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MILO_HOME", str(tmp_path))
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:x")
    settings = load_settings()
    assert (settings.folder, settings.port, settings.telegram_token) == (tmp_path, 8123, "1:x")
    assert settings.store_path == tmp_path / "milo.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("MILO_STREAM", "kafka://localhost"),
        ("MILO_STREAM", "redis://host:port/0"),
        ("MILO_STREAM", "redis:///0"),
        ("MILO_STREAM", "redis://host/first"),
        ("MILO_STORE", "postgres://x"),
    ],
)
def test_a_value_that_cannot_be_used_is_an_error(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadConfig):
        load_settings()


def test_a_password_in_an_address_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_STORE", "postgres://ada:hunter2@localhost/x")
    with pytest.raises(BadConfig) as raised:
        load_settings()
    assert "hunter2" not in str(raised.value)


def test_servers_are_named_by_address_or_in_the_older_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_HOST", "broker")
    monkeypatch.setenv("REDIS_PORT", "7000")
    monkeypatch.setenv("MONGO_URI", "mongodb://documents/milo")
    settings = load_settings()
    assert (settings.stream, settings.store, settings.store_path) == ("redis://broker:7000/0", "mongodb://documents/milo", None)
    monkeypatch.setenv("MILO_STREAM", "embedded")
    monkeypatch.setenv("MILO_STORE", "sqlite")
    settings = load_settings()
    assert (settings.stream, settings.store) == ("embedded", "sqlite")


@pytest.mark.parametrize("url", ["redis://:hunter2@host:port/0", "rediss://:hunter2@/0", "amqp://:hunter2@host"])
def test_a_password_of_a_broker_is_not_repeated(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("MILO_STREAM", url)
    with pytest.raises(BadConfig, match="MILO_STREAM") as raised:
        load_settings()
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("url", ["redis://host", "rediss://user:pass@host:7000/3", "redis://[::1]:6379/0"])
def test_addresses_of_brokers_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("MILO_STREAM", url)
    assert load_settings().stream == url


def test_the_older_words_may_leave_the_port_out_but_not_misspell_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_HOST", "::1")
    assert load_settings().stream == "redis://[::1]:6379/0"
    monkeypatch.setenv("REDIS_PORT", "many")
    with pytest.raises(BadConfig, match="REDIS_PORT"):
        load_settings()
