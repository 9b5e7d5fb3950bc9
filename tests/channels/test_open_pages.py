"""Pages that stand open in a browser go away by themselves when their reader may no longer see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.channels.account_people import PROFILE, HandClock
from tests.channels.catalogue_stage import staged
from tests.channels.test_own_exercises_pages import CHROMIUM, DESK, FLAGS, Watched

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.access import COOKIE, IDLE_LIFE
from milo.channels.access_consent import ConsentsOf
from milo.channels.web.guest import Reception
from milo.channels.web.open_pages import LOOK_S, Opened, no_longer_welcome
from milo.channels.web.squad_signs import parts_of
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent

FEW_S = 3.0  # "within a few seconds": looked at so often
AWAY_MS = 10_000 * FEW_S  # on two cores that others use too
PASSWORD = "plum-kettle-orbit"


class Scene:
    """Ada with an account and a coach who may see her week and her plan; and the pages the two have open."""

    def __init__(self, home: Path) -> None:
        self.clock = HandClock()
        self.house: House = build(Settings(home=home), self.clock)
        self.reception = Reception(self.house.flows, self.house.access)
        self.consents = ConsentsOf(self.house.flows, self.clock)
        self.ada = self.house.flows.add_athlete(PROFILE)
        accounts = self.house.access.accounts
        self.mine = accounts.sign_up("ada@example.org", PASSWORD, "Ada", str(accounts.invite("athlete", self.ada).code), None)
        self.coach = accounts.sign_up("carla@example.org", PASSWORD, "Carla", str(accounts.invite("coach").code), None)
        self.consent(["week", "plan"])

    def consent(self, scope: list[str] | None) -> None:
        self.clock.wait(seconds=1)
        now = self.clock.now()
        given = Consent(
            origin=Origin.TOLD,
            source="test",
            consent_id=f"c{now.isoformat()}",
            user_id=self.ada,
            at=now,
            purpose="coach",
            given=scope is not None,
            to=self.coach.account_id,
            scope=scope,
        )
        self.house.writer.write([given])

    def page(self, who: str, path: str, athlete: str | None = "ada") -> Opened:
        account = self.mine if who == "ada" else self.coach
        token = self.house.access.new_session(account).token
        visitor = self.reception.visitor(token, "GET", path)
        assert visitor is not None
        return Opened(token, path, visitor, self.ada if athlete == "ada" else None)

    def gone(self, **pages: Opened) -> list[str]:
        return no_longer_welcome(self.reception, pages)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path / "home")
    yield made
    made.house.close()


def test_whose_session_ended_or_account_was_locked_is_shown_nothing_more(scene: Scene) -> None:
    mine, other, coach = scene.page("ada", "/app"), scene.page("ada", "/app/train"), scene.page("coach", "/app")
    assert scene.gone(mine=mine, other=other, coach=coach) == []
    scene.house.access.revoke(str(mine.token))
    assert scene.gone(mine=mine, other=other, coach=coach) == ["mine"]
    scene.house.access.accounts.disable(scene.mine.account_id)
    assert scene.gone(other=other, coach=coach) == ["other"]


def test_a_withdrawn_part_takes_its_pages_and_no_others(scene: Scene) -> None:
    week, plan = scene.page("coach", "/app"), scene.page("coach", "/app/train")
    scene.consent(["plan"])
    assert scene.gone(week=week, plan=plan) == ["week"]
    scene.consent(None)
    assert scene.gone(week=week, plan=plan) == ["week", "plan"]


def test_the_squad_goes_when_anybody_on_it_takes_something_back(scene: Scene) -> None:
    page = scene.page("coach", "/app/squad", None)
    shown = parts_of(page.visitor, scene.ada, scene.consents)
    assert shown == ("week", "plan")
    held = Opened(page.token, page.path, page.visitor, None, lambda who: parts_of(who, scene.ada, scene.consents) == shown)
    assert scene.gone(squad=held) == []
    scene.consent(["plan"])
    assert scene.gone(squad=held) == ["squad"]


def test_who_was_given_another_role_does_not_keep_the_pages_of_the_old_one(scene: Scene) -> None:
    page = scene.page("coach", "/app/squad", None)
    scene.house.access.accounts.set_role(scene.coach.account_id, "admin", None)
    assert scene.gone(squad=page) == ["squad"]


def test_a_page_that_was_left_open_does_not_keep_a_session_alive(scene: Scene) -> None:
    page = scene.page("ada", "/app")
    for _ in range(8):
        scene.clock.at += IDLE_LIFE / 8 - timedelta(seconds=1)
        assert scene.gone(page=page) == []
    scene.clock.at += timedelta(minutes=1)
    assert scene.gone(page=page) == ["page"]


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)")
def test_in_a_browser_what_is_shown_goes_within_seconds(tmp_path: Path) -> None:
    import httpx
    from playwright.sync_api import sync_playwright

    assert LOOK_S <= FEW_S
    with staged(tmp_path) as stage, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        ada, coach, owner = (Watched(browser, stage, who, **DESK) for who in ("ada", "coach", "owner"))
        ada.page.goto("/app/train")
        coach.page.goto(f"/app/train?athlete={stage['ada']}")
        owner.page.goto("/app/train")
        for each in (ada, coach, owner):
            each.page.wait_for_selector(".board .session")
        closed = httpx.post(f"{stage['url']}/sign-out", headers={"Cookie": f"{COOKIE}={stage['tokens']['ada']}"})
        assert closed.status_code == 303
        ada.page.wait_for_selector(".board", state="detached", timeout=AWAY_MS)
        ada.page.wait_for_selector("text=Please sign in")
        taken = httpx.post(
            f"{stage['url']}/app/privacy/withdraw",
            headers={"Cookie": f"{COOKIE}={stage['tokens']['owner']}"},
            params={"athlete": stage["ada"]},
            json={"purpose": "coach", "to": stage["coach"]},
        )
        assert taken.status_code == 200, taken.text
        coach.page.wait_for_selector(".board", state="detached", timeout=AWAY_MS)
        assert owner.page.locator(".board .session").count() > 0, "nobody else loses anything"
        owner.close()
        browser.close()
