"""The compose files say what docs/scale.md promises. Whether the containers run is shown where docker is (docs/scale.md)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import CollectorRegistry
from redis.exceptions import MovedError

from milo.app.metrics import PrometheusMeter, PublisherMeter
from milo.store import master_key
from milo.store.master_key import MasterKey
from milo.stream.redis_broker import plainly
from milo.vocabulary.errors import BadConfig, Unavailable

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
    assert set(plain["services"]) == {"redis", "mongo", "api", "writer", "publisher", "prometheus", "grafana", "airflow"}


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


def test_the_lock_holds_a_hash_for_every_package() -> None:
    lock = (DEPLOY.parent / "requirements.lock").read_text()
    assert lock.count("--hash=sha256:") > lock.count("==") > 50


@pytest.mark.parametrize("part", ["api", "writer", "publisher"])
def test_every_part_of_milo_reads_one_and_the_same_key(plain: dict[str, Any], prod: dict[str, Any], part: str) -> None:
    service = {**plain["services"][part], **prod["services"][part]}
    assert service["secrets"] == ["milo_master_key"]
    environment = {**plain["services"][part]["environment"], **prod["services"][part]["environment"]}
    assert environment["MILO_MASTER_KEY_FILE"] == "/run/secrets/milo_master_key"
    assert prod["services"][part]["environment"]["MILO_SIGN_UP"] == "invited"


def test_milo_is_not_the_administrator_of_its_database(prod: dict[str, Any]) -> None:
    assert prod["services"]["mongo"]["environment"]["MONGO_INITDB_ROOT_USERNAME"] == "root"
    made = words(prod["services"]["mongo"]["healthcheck"]["test"])
    assert 'role: "readWrite", db: "milo"}' in made
    assert 'role: "readWrite", db: "milo_keys"}' in made
    assert "mongodb://milo:" in prod["services"]["api"]["environment"]["MILO_STORE"]


def test_the_alerts_and_the_dashboard_ask_for_metrics_that_exist() -> None:
    registry = CollectorRegistry()
    PrometheusMeter(registry)
    PublisherMeter(registry)
    known = {"up", "milo_records_total", "milo_dead_letters_total", "milo_write_seconds_bucket"}
    known |= {family.name for family in registry.collect() if family.type == "gauge"}
    rules = yaml.safe_load((DEPLOY / "monitoring" / "alerts.yaml").read_text())["groups"][0]["rules"]
    board = json.loads((DEPLOY / "monitoring" / "grafana" / "dashboards" / "milo.json").read_text())
    asked = [rule["expr"] for rule in rules] + [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    assert len(asked) >= 10
    for expression in asked:
        assert set(re.findall(r"\bmilo_\w+", expression)) <= known, expression


def test_a_key_among_the_secrets_of_a_container_may_be_readable_there_but_not_writable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "milo_master_key"
    key.write_text("ab" * 32)
    key.chmod(0o444)
    with pytest.raises(BadConfig):
        MasterKey(key).read()
    monkeypatch.setattr(master_key, "SECRETS", tmp_path)
    assert MasterKey(key).read() == bytes.fromhex("ab" * 32)
    key.chmod(0o666)
    with pytest.raises(BadConfig):
        MasterKey(key).read()


def test_a_redis_cluster_is_refused_in_a_sentence_that_quotes_nothing() -> None:
    with pytest.raises(Unavailable) as caught, plainly("redis:6379", 1.0):
        raise MovedError("1234 127.0.0.1:7001")
    assert "Cluster" in caught.value.sentence()
    assert "7001" not in caught.value.sentence()


SERVICE = {
    "build", "image", "command", "entrypoint", "environment", "restart", "depends_on", "volumes", "ports", "healthcheck",
    "profiles", "secrets", "networks", "deploy", "stop_grace_period", "security_opt", "cap_drop", "read_only", "tmpfs", "logging",
}  # fmt: skip
"""Keys of a service in the Compose specification that ours use; another one is a slip, which docker would refuse."""
TOP = {"name", "services", "volumes", "secrets", "networks"}


def of_profile(name: str, *files: str) -> dict[str, Any]:
    """The services that `docker compose -f ... --profile NAME up` starts, merged as it merges them."""
    merged: dict[str, Any] = {}
    for file in files:
        for service, said in read(file)["services"].items():
            merged[service] = {**merged.get(service, {}), **said}
    return {service: said for service, said in merged.items() if name in said.get("profiles", [name])}


@pytest.mark.parametrize("files", [("compose.yaml",), ("compose.yaml", "compose.prod.yaml")])
@pytest.mark.parametrize("profile", ["train", "watch", "backup"])
def test_every_profile_names_only_what_there_is(profile: str, files: tuple[str, ...]) -> None:
    """Docker is not on every machine: what it would refuse at once is found here."""
    loaded = [read(file) for file in files]
    assert all(set(one) - TOP <= {key for key in one if key.startswith("x-")} for one in loaded)
    declared: dict[str, set[str]] = {kind: {n for one in loaded for n in one.get(kind) or {}} for kind in TOP - {"name"}}
    services = of_profile(profile, *files)
    assert {"redis", "mongo", "api", "writer"} <= set(services)
    assert ("airflow" in services) == (profile == "train")
    for name, said in services.items():
        assert set(said) <= SERVICE, name
        assert "image" in said, name
        if "build" in said:
            assert (DEPLOY / said["build"]["context"] / said["build"]["dockerfile"]).is_file(), name
        for volume in said.get("volumes", []):
            source = volume.split(":")[0]
            found = (DEPLOY / source).exists() if source.startswith(".") else source in declared["volumes"]
            assert found or name == "backup", f"{name}: {volume}"  # its folders are made at the first backup
        assert set(said.get("secrets", [])) <= declared["secrets"], name
        assert set(said.get("networks", [])) <= declared["networks"], name
        assert set(said.get("depends_on", {})) <= set(services), name
        test = said.get("healthcheck", {}).get("test")
        assert test is None or test[0] in {"CMD", "CMD-SHELL"}, name


def test_the_images_copy_only_what_there_is() -> None:
    for file in (DEPLOY / "Dockerfile", DEPLOY / "airflow" / "Dockerfile"):
        copied = [line.split()[1:-1] for line in file.read_text().splitlines() if line.startswith("COPY ") and "--from" not in line]
        sources = [source for line in copied for source in line if not source.startswith("--")]
        assert sources
        for source in sources:
            assert (DEPLOY.parent / source).exists(), f"{file.name}: {source}"
