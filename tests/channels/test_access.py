from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from milo.channels.access import IDLE_LIFE, LINK_LIFE, TOKEN_LIFE, Access
from milo.channels.access_file import digest
from milo.channels.visitor import Visitor
from milo.vocabulary.clock import micros
from milo.vocabulary.errors import Unavailable


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


def test_tokens_of_the_first_files_keep_working(tmp_path: Path, clock: HandClock) -> None:
    """The table as the first versions wrote it, with a token and a link in it."""
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    old.execute(
        "CREATE TABLE token (hash BLOB PRIMARY KEY, user_id TEXT, purpose TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID"
    )
    later = micros(clock.at + timedelta(days=1))
    rows = [("ada's token", "ada", "bearer"), ("owner's token", None, "bearer"), ("a link", None, "link")]
    old.executemany("INSERT INTO token VALUES (?, ?, ?, ?)", [(digest(t), user, what, later) for t, user, what in rows])
    old.commit()
    old.close()
    for _ in range(2):
        access = Access(path, clock)
        assert access.visitor("ada's token") == Visitor("ada")
        assert access.visitor("owner's token") == Visitor(None)
        assert [held.purpose for held in access.held(Visitor("ada"))] == ["bearer"]
        access.close()
    access = Access(path, clock)
    assert access.visitor(access.redeem_link("a link")) == Visitor(None)
    access.close()


def test_two_processes_open_a_new_file_at_once(tmp_path: Path, clock: HandClock) -> None:
    one, two = Access(tmp_path / "access.db", clock), Access(tmp_path / "access.db", clock)
    assert two.visitor(one.new_token("ada")) == Visitor("ada")
    one.close()
    two.close()


def test_the_owners_session_ends_after_a_week_of_silence(access: Access, clock: HandClock) -> None:
    token = access.redeem_link(access.new_link_code())
    clock.at += IDLE_LIFE - timedelta(minutes=1)
    assert access.visitor(token) == Visitor(None)
    clock.at += IDLE_LIFE
    assert access.visitor(token) is None
    assert access.held(Visitor(None)) == []


def test_a_session_of_a_token_is_another_token(access: Access) -> None:
    token = access.new_token("ada")
    session = access.session_of(token, "Firefox")
    assert session not in {None, token}
    access.revoke(str(session))
    assert access.visitor(token) == Visitor("ada")
    assert access.session_of("nonsense") is None


def test_the_owner_an_athlete_and_a_coach_are_told_apart() -> None:
    assert (Visitor(None).role, Visitor("ada").role, Visitor("c", "coach", "c").role) == ("admin", "athlete", "coach")
    assert not Visitor("c", "coach", "c").may_see("ada"), "a coach before no address sees nobody"


def test_erasing_an_athlete_never_makes_a_token_the_owners(access: Access) -> None:
    code = access.accounts.invite("coach").code
    coach = access.accounts.sign_up("coach@example.org", "plum-kettle-orbit", None, str(code), None)
    token, bare = access.new_session(coach).token, access.new_token("ada")
    access.erase("ada")
    found = access.visitor(token)
    assert found is not None
    assert found.role == "coach"
    assert found.user_id == coach.account_id
    assert access.visitor(bare) is None


def test_a_file_that_cannot_be_written_opens_no_door(tmp_path: Path, clock: HandClock) -> None:
    access = Access(tmp_path / "access.db", clock)
    access._file._db.execute("PRAGMA query_only = ON")
    with pytest.raises(Unavailable):
        access.accounts.sign_in("ada@example.org", "plum-kettle-orbit", "127.0.0.1")
    with pytest.raises(Unavailable):
        access.new_token("ada")
    access.close()
