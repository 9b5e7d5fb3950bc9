"""People with accounts on a Milo of their own, for the tests of the doors."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from milo.app.admitting import admit
from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.access import Access
from milo.channels.accounts import Account
from milo.channels.api import create_app
from milo.channels.web.doors import add_doors
from milo.channels.web.guest import Reception

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
PASSWORD = "plum-kettle-orbit"
OTHER = "zeitgeist rowboat nine"


class HandClock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def wait(self, **span: float) -> None:
        """Let time pass."""
        self.at += timedelta(**span)


class Doors:
    """A house, its doors, and a client before them; the pages that need no NiceGUI are there too."""

    def __init__(self, home: Path) -> None:
        self.clock = HandClock()
        self.house: House = build(Settings(home=home), self.clock)
        self.access = Access(home / "access.db", self.clock, partial(admit, self.house.writer, self.clock))
        self.accounts = self.access.accounts
        self.app: FastAPI = create_app(self.house.flows, self.access)
        add_doors(self.app, Reception(self.house.flows, self.access))
        self.client = TestClient(self.app, follow_redirects=False)

    def close(self) -> None:
        """Let go of all files."""
        self.access.close()
        self.house.close()

    def join(self, email: str, role: str = "athlete", athlete: str | None = None) -> Account:
        """An account that came by an invitation."""
        code = self.accounts.invite(role, athlete).code
        return self.accounts.sign_up(email, PASSWORD, email.split("@")[0].title(), str(code), None)

    def come(self, email: str, password: str = PASSWORD) -> dict[str, str]:
        """The header of somebody who logged in over the API."""
        answer = self.client.post("/auth/login", json={"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        return {"Authorization": f"Bearer {answer.json()['access_token']}"}

    def owner(self) -> dict[str, str]:
        """The header of whoever came by the link of `milo up`."""
        return {"Authorization": f"Bearer {self.access.redeem_link(self.access.new_link_code())}"}

    def post(self, path: str, who: dict[str, str] | None = None, **body: Any) -> Any:
        """A POST with a JSON body."""
        return self.client.post(path, headers=who, json=body)
