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


@pytest.mark.parametrize(("name", "value"), [("PORT", "eighty"), ("PORT", "0"), ("MILO_STREAM", "redis://localhost")])
def test_a_value_that_cannot_be_used_is_an_error(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadConfig):
        load_settings()


def test_a_server_store_is_refused_until_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_STORE", "mongodb://localhost")
    with pytest.raises(BadConfig, match="mongodb"):
        _ = load_settings().store_path
