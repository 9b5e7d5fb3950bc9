"""The compose files say what docs/scale.md promises. Whether the containers run is shown where docker is (docs/scale.md)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
DATABASES = ("redis", "mongo", "mongo2", "mongo3")


def read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / name).read_text())
    return loaded


@pytest.fixture
def plain() -> dict[str, Any]:
    return read("compose.yaml")


@pytest.fixture
def prod() -> dict[str, Any]:
    return read("compose.prod.yaml")


def words(command: Any) -> str:
    return " ".join(command) if isinstance(command, list) else str(command)


def test_every_part_of_the_river_is_there(plain: dict[str, Any]) -> None:
    assert set(plain["services"]) == {"redis", "mongo", "api", "writer", "publisher"}


@pytest.mark.parametrize("name", ["compose.yaml", "compose.prod.yaml"])
def test_the_broker_syncs_before_it_acknowledges_and_never_evicts(name: str) -> None:
    command = words(read(name)["services"]["redis"]["command"])
    assert "appendonly yes" in command
    assert "appendfsync always" in command
    assert "maxmemory-policy noeviction" in command


def test_no_database_is_published_and_the_api_only_to_this_machine(plain: dict[str, Any], prod: dict[str, Any]) -> None:
    for services in (plain["services"], prod["services"]):
        for name in DATABASES:
            assert "ports" not in services.get(name, {})
    assert all(port.startswith("127.0.0.1:") for port in plain["services"]["api"]["ports"])
    assert prod["networks"]["inner"] == {"internal": True}
    assert all("outer" not in prod["services"][name].get("networks", []) for name in (*DATABASES, "writer", "publisher"))


def test_production_has_passwords_limits_and_healthchecks_and_none_of_them_in_the_file(
    plain: dict[str, Any], prod: dict[str, Any]
) -> None:
    text = (DEPLOY / "compose.prod.yaml").read_text()
    assert "requirepass" in text
    assert "--keyFile" in text
    for variable in re.findall(r"\$\{(\w*PASSWORD\w*)([^}]*)\}", text):
        assert variable[1].startswith(":?"), "an unset password must stop the start"
    assert not re.search(r"PASSWORD\s*[:=]\s*[A-Za-z0-9]{4,}", text)
    for name, service in prod["services"].items():
        assert service["deploy"]["resources"]["limits"]["memory"], name
        merged = {**plain["services"].get(name, {}), **service}
        if name not in {"mongo2", "mongo3", "publisher"}:
            assert "healthcheck" in merged, name


def test_production_writes_by_majority_to_three_members(prod: dict[str, Any]) -> None:
    store = prod["services"]["writer"]["environment"]["MILO_STORE"]
    assert all(member in store for member in ("mongo:27017", "mongo2:27017", "mongo3:27017"))
    assert "w=majority" in store
    assert "journal=true" in store


def test_the_image_runs_as_nobody_special_and_takes_sigterm() -> None:
    image = (DEPLOY / "Dockerfile").read_text()
    assert "USER milo" in image
    assert "STOPSIGNAL SIGTERM" in image
    assert "--constraint requirements.lock" in image
