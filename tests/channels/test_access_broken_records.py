"""No single record takes a page down: one broken record of every kind is stored, and every page is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from tests.channels.attack_stage import Stage, stage

from milo.app.build import Home
from milo.channels.access_rules import RULES
from milo.vocabulary.records import KINDS, Kind, kind

NOW = datetime.now(UTC)
SKIPPED = ("/app/privacy/export", "/_nicegui", "/hooks", "/docs", "/redoc", "/coach/stream", "/sign-out")
KNOWN = {"user_id": "", "kind": "measurement", "exercise_id": "squat", "session_id": "b", "original_id": "b", "merge_id": "b"}


class Shapeless(msgspec.Struct, frozen=True, kw_only=True):
    """What the store asks of a record; the body beside it is another matter."""

    user_id: str


def junk_of(annotation: Any, name: str, athlete: str) -> Any:
    """A value of the type that says as little, or as much nonsense, as the type allows."""
    info = annotation if isinstance(annotation, msgspec.inspect.Type) else msgspec.inspect.type_info(annotation)
    if isinstance(info, msgspec.inspect.Metadata):
        return junk_of(info.type, name, athlete)
    if isinstance(info, msgspec.inspect.UnionType):
        return junk_of(info.types[0], name, athlete)
    if isinstance(info, msgspec.inspect.LiteralType):
        return info.values[0]
    if isinstance(info, msgspec.inspect.EnumType):
        return next(iter(info.cls))
    if isinstance(info, msgspec.inspect.DateTimeType):
        return NOW - timedelta(minutes=1)
    if isinstance(info, msgspec.inspect.DateType):
        return NOW.date()
    if isinstance(info, msgspec.inspect.StrType):
        return athlete if name == "user_id" else "\u202e<b>{nonsense}"[: info.max_length or 40]
    if isinstance(info, msgspec.inspect.BoolType):
        return True
    if isinstance(info, msgspec.inspect.IntType | msgspec.inspect.FloatType):
        low, high = info.ge if info.ge is not None else info.gt, info.le if info.le is not None else info.lt
        value = high if high is not None else (low or 0) + 1
        return int(value) if isinstance(info, msgspec.inspect.IntType) else float(value)
    if isinstance(info, msgspec.inspect.BytesType):
        return b"\xff\x00\xff"
    if isinstance(info, msgspec.inspect.ListType | msgspec.inspect.VarTupleType):
        return [junk_of(info.item_type, name, athlete)]
    if isinstance(info, msgspec.inspect.DictType):
        return {junk_of(info.key_type, "", athlete): junk_of(info.value_type, "", athlete)}
    if isinstance(info, msgspec.inspect.StructType):
        return info.cls(**{f.name: junk_of(f.type, f.name, athlete) for f in info.fields})
    if isinstance(info, msgspec.inspect.AnyType):
        return ["nonsense", None, {"x": -1}]
    return None


def nonsense(known: Kind, athlete: str) -> Any:
    """A record of a kind that its types allow and that makes no sense."""
    fields = msgspec.inspect.type_info(known.type).fields  # type: ignore[attr-defined]
    made = {f.name: junk_of(f.type, f.name, athlete) for f in fields if f.name != "schema_version"}
    return known.type(**made)


def break_everything(house: Home, athlete: str, *, only: str | None = None) -> None:
    """One record of nonsense and one whose body is cut off, of every kind, below all the rules of the writer."""
    for known in KINDS.values():
        if only is not None and known.name != only:
            continue
        record = nonsense(known, athlete)
        body = msgspec.json.encode(record)
        house.store.upsert([(record, body)])
        cut = msgspec.structs.replace(record, **{known.id_field: "cut off"})
        if known.id_field != "user_id":
            house.store.upsert([(cut, body[: len(body) // 2])])


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("broken")) as served:
        break_everything(served.house, served.ada)
        yield served


def pages() -> list[str]:
    """Every address that is read, as its rule writes it."""
    found = [r.path for r in RULES if "GET" in r.methods and not r.path.endswith(("/*", ":*")) and r.who != "asset"]
    return sorted({path for path in found if not path.startswith(SKIPPED) and path != "/api/v1/live/{user_id}"})


@pytest.mark.parametrize("path", pages())
def test_every_page_stands_with_one_broken_record_of_every_kind(scene: Stage, path: str) -> None:
    values = KNOWN | {"user_id": scene.ada}
    asked = re.sub(r"\{([^}]*)\}", lambda found: values.get(found[1], "b"), path)
    answer = scene.ask("GET", asked, scene.session("ada"), follow_redirects=True)
    assert answer.status_code < 500, answer.text[:300]
    if "{" not in path and scene.ask("GET", asked, scene.session("bruno"), follow_redirects=True).status_code == 200:
        assert answer.status_code == 200, answer.text[:300]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_records_of_a_kind_are_listed_without_those_nobody_can_read(scene: Stage, name: str) -> None:
    answer = scene.ask("GET", f"/api/v1/athletes/{scene.ada}/records/{name}", scene.session("ada"))
    assert answer.status_code == 200, answer.text[:300]
    assert all(kind(name).id_of(kind(name).decode(msgspec.json.encode(r))) != "cut off" for r in answer.json()["records"])


def test_the_owners_squad_page_stands_for_the_whole_house(scene: Stage) -> None:
    owner = scene.access.redeem_link(scene.access.new_link_code())
    for path in ("/app/squad", f"/app?athlete={scene.ada}", f"/app?athlete={scene.bruno}"):
        assert scene.ask("GET", path, owner, follow_redirects=True).status_code == 200, path


def test_an_unreadable_profile_is_mended_by_onboarding(scene: Stage) -> None:
    body = {"age": 35, "sex": "female", "goal": "strength", "days_per_week": 3, "name": "Ada"}
    answer = scene.ask("POST", "/profile/onboarding", scene.session("ada"), json=body)
    assert answer.status_code < 300, answer.text
    profile = scene.house.flows.profile(scene.ada)
    assert profile is not None
    assert profile.age == 35
