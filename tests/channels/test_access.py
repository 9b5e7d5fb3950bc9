from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from milo.channels.access import LINK_LIFE, TOKEN_LIFE, Access, Visitor


class HandClock:
    at = datetime(2026, 3, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def access(tmp_path: Path, clock: HandClock) -> Iterator[Access]:
    made = Access(tmp_path / "access.db", clock)
    yield made
    made.close()


def test_a_sign_in_link_opens_once(access: Access) -> None:
    code = access.new_link_code()
    token = access.redeem_link(code)
    assert access.visitor(token) == Visitor(None)
    assert access.redeem_link(code) is None


def test_a_link_is_no_token_and_a_token_is_no_link(access: Access) -> None:
    assert access.visitor(access.new_link_code()) is None
    assert access.redeem_link(access.new_token("ada")) is None


def test_links_and_tokens_expire(access: Access, clock: HandClock) -> None:
    code, token = access.new_link_code(), access.new_token("ada")
    clock.at += LINK_LIFE + timedelta(seconds=1)
    assert access.redeem_link(code) is None
    assert access.visitor(token) == Visitor("ada")
    clock.at += TOKEN_LIFE
    assert access.visitor(token) is None


def test_an_athlete_sees_themself_and_the_owner_sees_all() -> None:
    assert Visitor("ada").may_see("ada")
    assert not Visitor("ada").may_see("bruno")
    assert Visitor(None).may_see("bruno")


@pytest.mark.parametrize("wrong", [None, "", "x", "\ud800", "a" * 10_000])
def test_anything_else_opens_nothing(access: Access, wrong: str | None) -> None:
    assert access.visitor(wrong) is None
    assert access.redeem_link(wrong or "") is None


def test_revoked_and_erased_tokens_are_dead(access: Access) -> None:
    one, two, other = access.new_token("ada"), access.new_token("ada"), access.new_token("bruno")
    access.revoke(one)
    assert access.visitor(one) is None
    access.erase("ada")
    assert access.visitor(two) is None
    assert access.visitor(other) == Visitor("bruno")


def test_no_token_is_kept_in_the_clear(access: Access, tmp_path: Path) -> None:
    token = access.new_token("ada")
    access.close()
    assert all(token.encode() not in path.read_bytes() for path in tmp_path.iterdir())
