"""A served home with Ada, Bruno, a coach and an admin: where the attacks of other people are replayed over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from tests.channels.access_stage import staged

from milo.app.build import Home, build
from milo.app.config import Settings
from milo.channels.access import COOKIE, Access
from milo.vocabulary.clock import WallClock

PASSWORD = "plum-kettle-orbit"
ADA = {"name": "Ada", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 3, "minutes_per_session": 60,
       "experience": "intermediate", "height_cm": 168, "weight_kg": 62, "equipment": ["barbell", "rack", "bench"],
       "parq": {"none_of_these": True}}  # fmt: skip


@dataclass
class Stage:
    """The served home. people: account ids by name.  ada, bruno: athletes' ids.  house: the same home, opened beside the server."""

    url: str
    house: Home
    access: Access
    ada: str
    bruno: str
    people: dict[str, str]
    client: httpx.Client
    openapi: dict[str, Any] = field(default_factory=dict)

    def session(self, name: str) -> str:
        """A fresh session of an account."""
        return self.access.new_session(self.access.accounts.account(self.people[name])).token

    def ask(self, method: str, path: str, token: str | None, **more: Any) -> httpx.Response:
        """A request with a token, as a program sends it, or a browser where it is for a page."""
        headers = dict(more.pop("headers", {}))
        if token is not None:
            page = path.startswith(("/app", "/sign-"))
            headers |= {"Cookie": f"{COOKIE}={token}"} if page else {"Authorization": f"Bearer {token}"}
        return self.client.request(method, self.url + path, headers=headers, **more)

    def send_file(self, token: str, content: bytes, name: str = "monday_run.csv") -> dict[str, Any]:
        """What the import of one file answers."""
        answer = self.ask("POST", "/api/v1/imports", token, files={"file": (name, content)})
        assert answer.status_code in {200, 207}, answer.text
        return dict(answer.json())


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Serve a new home below a folder."""
    home = folder / "home"
    house = build(Settings(home=home))
    ada = house.flows.add_athlete(ADA)
    bruno = house.flows.add_athlete({**ADA, "name": "Bruno", "sex": "male"})
    for athlete in (ada, bruno):
        house.coaching.new_plan(athlete, weeks=2)
    accounts = house.access.accounts
    people = {}
    known = (("carla", "coach", None), ("adam", "admin", None), ("ada", "athlete", ada), ("bruno", "athlete", bruno))
    for name, role, athlete in known:
        code = str(accounts.invite(role, athlete).code)
        people[name] = accounts.sign_up(f"{name}@example.org", PASSWORD, None, code, None).account_id
    with staged(home) as served, httpx.Client(timeout=60) as client:
        access = Access(home / "access.db", WallClock())
        yield Stage(served["url"], house, access, ada, bruno, people, client, served["openapi"])
        access.close()
    house.close()
