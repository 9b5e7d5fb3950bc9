"""How often one may guess: per account, per address, over restarts, and with no way round."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.channels.account_people import OTHER, PASSWORD, Doors, HandClock

import milo.channels.accounts as accounts_module
from milo.channels.access import Access
from milo.channels.accounts import NotLetIn
from milo.channels.limits import PER_ACCOUNT, PER_ADDRESS, WINDOW, Gate, Pace, TooMany, address_gate, household
from milo.channels.web.guarding import PaceGuard

ADA = "ada@example.org"


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[Doors]:
    made = Doors(tmp_path)
    yield made
    made.close()


class Counted:
    """The real check of a password, counting how often it is asked; `quick` answers no without the work."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, quick: bool = False) -> None:
        self.count = 0
        self._lock = threading.Lock()
        real = accounts_module.verify_password

        def verify(password: str, kept: str | None) -> tuple[bool, str | None]:
            with self._lock:
                self.count += 1
            return (False, None) if quick else real(password, kept)

        monkeypatch.setattr(accounts_module, "verify_password", verify)


def test_ten_thousand_guesses_in_ten_minutes_are_at_most_fifty_evaluated(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    """From ten thousand addresses, so that only the account's own limit is left."""
    doors.join(ADA)
    counted = Counted(monkeypatch, quick=True)
    refused = 0
    for n in range(10_000):
        doors.clock.wait(seconds=0.06)
        try:
            doors.accounts.sign_in(ADA, f"guess number {n}", f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}")
        except TooMany:
            refused += 1
        except NotLetIn:
            pass
    assert counted.count == PER_ACCOUNT
    assert counted.count + refused == 10_000


def test_one_address_that_tries_many_accounts_is_held_too(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch, quick=True)
    for n in range(1_000):
        with pytest.raises((NotLetIn, TooMany)):
            doors.accounts.sign_in(f"person{n}@example.org", PASSWORD, "192.0.2.7")
    assert counted.count == PER_ADDRESS


def test_a_hundred_guesses_at_once_are_no_way_round(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    doors.join(ADA)
    counted = Counted(monkeypatch, quick=True)

    def guess() -> None:
        with pytest.raises((NotLetIn, TooMany)):
            doors.accounts.sign_in(ADA, OTHER, None)

    threads = [threading.Thread(target=guess) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted.count == PER_ACCOUNT


def test_the_right_password_waits_too_and_then_comes_in(doors: Doors) -> None:
    doors.join(ADA)
    for _ in range(PER_ACCOUNT):
        assert doors.post("/auth/login", email=ADA, password=OTHER).status_code == 401
    held = doors.post("/auth/login", email=ADA, password=PASSWORD)
    assert held.status_code == 429
    assert held.headers["content-type"] == "application/problem+json"
    assert 0 < int(held.headers["retry-after"]) <= WINDOW.total_seconds()
    doors.clock.wait(seconds=int(held.headers["retry-after"]))
    assert doors.come(ADA)


def test_coming_in_forgets_the_account_but_not_the_address(doors: Doors) -> None:
    doors.join(ADA)
    for _ in range(PER_ADDRESS // PER_ACCOUNT):
        for _ in range(PER_ACCOUNT - 1):
            with pytest.raises(NotLetIn):
                doors.accounts.sign_in(ADA, OTHER, "192.0.2.7")
        doors.accounts.sign_in(ADA, PASSWORD, "192.0.2.7")
    with pytest.raises(TooMany):
        doors.accounts.sign_in(ADA, PASSWORD, "192.0.2.7")
    assert doors.accounts.sign_in(ADA, PASSWORD, "192.0.2.8")


def test_an_unknown_account_is_held_like_a_known_one(doors: Doors) -> None:
    doors.join(ADA)
    told = [
        [doors.post("/auth/login", email=email, password=OTHER).status_code for _ in range(PER_ACCOUNT + 2)]
        for email in (ADA, "nobody@example.org")
    ]
    assert told[0] == told[1] == [401] * PER_ACCOUNT + [429] * 2


def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    clock = HandClock()
    gate = Gate("account:ada", 2)
    first = Access(tmp_path / "access.db", clock)
    first.limits.take(gate)
    first.limits.take(gate)
    first.close()
    second = Access(tmp_path / "access.db", clock)
    with pytest.raises(TooMany):
        second.limits.take(gate)
    clock.at += WINDOW + timedelta(seconds=1)
    second.limits.take(gate)
    second.close()


def test_an_attempt_one_gate_refuses_is_counted_at_none(tmp_path: Path) -> None:
    access = Access(tmp_path / "access.db", HandClock())
    full, free = Gate("full", 1), Gate("free", 2)
    access.limits.take(full, free)
    for _ in range(5):
        with pytest.raises(TooMany):
            access.limits.take(free, full)
    access.limits.take(free)
    access.close()


def test_the_file_of_attempts_holds_no_e_mail_and_no_address(tmp_path: Path) -> None:
    access = Access(tmp_path / "access.db", HandClock())
    with pytest.raises(NotLetIn):
        access.accounts.sign_in("secret.person@example.org", PASSWORD, "192.0.2.77")
    access.close()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"secret.person" not in left
    assert b"192.0.2.77" not in left


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("testclient", "testclient", True),
    ],
)
def test_a_household_of_ipv6_is_one_address(one: str, two: str, same: bool) -> None:
    assert (household(one) == household(two)) is same
    assert (address_gate(one).hash == address_gate(two).hash) is same


def test_a_pace_lets_a_burst_through_and_holds_a_flood() -> None:
    now = 0.0
    pace = Pace(per_minute=60, burst=10, seconds=lambda: now)
    assert [pace.wait_s("ada") for _ in range(10)] == [0.0] * 10
    assert pace.wait_s("ada") == pytest.approx(1.0)
    assert pace.wait_s("bruno") == 0.0
    now = 1.0
    assert pace.wait_s("ada") == 0.0
    assert pace.wait_s("ada") > 0.9


def test_a_flood_over_the_api_is_answered_with_when_to_come_back() -> None:
    app = FastAPI()

    @app.get("/api/v1/x")
    @app.get("/app/look.css")
    def some() -> dict[str, str]:
        return {}

    app.add_middleware(PaceGuard, per_minute=5, pages_per_minute=50)
    client = TestClient(app)
    as_ada, as_bruno = ({"Authorization": f"Bearer {name}"} for name in ("ada", "bruno"))
    assert [client.get("/api/v1/x", headers=as_ada).status_code for _ in range(5)] == [200] * 5
    held = client.get("/api/v1/x", headers=as_ada)
    assert held.status_code == 429
    assert int(held.headers["retry-after"]) >= 1
    assert held.json()["status"] == 429
    assert client.get("/api/v1/x", headers=as_bruno).status_code == 200
    assert {client.get("/app/look.css", headers=as_ada).status_code for _ in range(60)} == {200}
    made_up = [client.get("/api/v1/x", headers={"Authorization": f"Bearer {n}"}).status_code for n in range(100)]
    assert made_up.count(200) < 60, "made-up tokens are no way round"


def test_who_is_signed_in_deletes_the_account_though_others_of_the_household_are_held(doors: Doors) -> None:
    doors.join(ADA)
    who = doors.come(ADA)
    tried = [doors.post("/auth/login", email=f"person{n}@example.org", password=OTHER).status_code for n in range(PER_ADDRESS)]
    assert tried[-1] == 429
    wrong = [doors.client.request("DELETE", "/me", headers=who, json={"password": OTHER}).status_code for _ in range(2)]
    assert 429 not in wrong
    assert doors.client.request("DELETE", "/me", headers=who, json={"password": PASSWORD}).status_code < 300
