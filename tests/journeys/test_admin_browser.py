"""The admin's room in a real browser: the system at a glance, an invitation, a lock, a letter discarded, the audit filtered."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.channels.admin_house import PASSWORD, PLANTED
from tests.journeys.admin_stage import staged

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
WAIT_MS = 30_000  # two cores that others use too
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
GRAVE = {"serious", "critical"}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "color_scheme": "dark"}
DESK = {"viewport": {"width": 1280, "height": 900}}
ROOMS = ("/app/admin", "/app/admin/people", "/app/admin/letters", "/app/admin/safety", "/app/admin/models", "/app/admin/acts")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    ARTEFACTS.mkdir(exist_ok=True)
    with staged(tmp_path_factory.mktemp("stage")) as told:
        yield told


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield found
        found.close()


class Watched:
    """Somebody's browser, signed in; its errors and requests are looked at when it is closed."""

    def __init__(self, browser: Any, stage: dict[str, Any], name: str, **about: Any) -> None:
        self.home = stage["url"]
        self.context = browser.new_context(base_url=self.home, **about)
        self.page = self.context.new_page()
        self.page.set_default_timeout(WAIT_MS)
        self.wrong: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda asked: self._asked(asked.url))
        self.page.goto("/sign-in")
        self.page.fill("input[name=email]", f"{name}@example.org")
        self.page.fill("input[name=password]", PASSWORD)
        self.page.locator("form button.main").first.click()
        self.page.wait_for_url("**/app**")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.home, self.home.replace("http", "ws"), "data:", f"blob:{self.home}")):
            self.elsewhere.append(url)

    def close(self) -> None:
        """Nothing went wrong that the test did not mean, and nobody else was asked."""
        self.context.close()
        assert not [said for said in self.wrong if " 404 " not in said], self.wrong
        assert not self.elsewhere


def audited(page: Any, name: str) -> None:
    """No finding of axe that shuts somebody out, nothing that hangs over the edge, no value of Ada's; and a picture to look at."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert not [word for word in PLANTED if word in page.inner_text("main")], name
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [(v["id"], v["impact"], [n["html"] for n in v["nodes"]][:2]) for v in found if v["impact"] in GRAVE]
    assert not grave, (name, grave)
    page.screenshot(path=str(ARTEFACTS / f"{name}.png"), full_page=True)


def test_every_page_of_the_room_is_fit_on_a_desk_and_on_a_dark_phone(browser: Any, stage: dict[str, Any]) -> None:
    for size, about in (("desk", DESK), ("phone", PHONE)):
        seen = Watched(browser, stage, "root", **about)
        for room in ROOMS:
            seen.page.goto(room)
            seen.page.wait_for_selector(".admin section")
            audited(seen.page, f"admin-{room.rsplit('/', 1)[1]}-{size}")
        seen.page.goto(f"/app/admin/letters?open={stage['letters'][0]}")
        seen.page.wait_for_selector("#letter h2")
        audited(seen.page, f"admin-letter-{size}")
        seen.close()


def test_an_admin_invites_locks_discards_and_filters(browser: Any, stage: dict[str, Any]) -> None:
    seen = Watched(browser, stage, "root", **DESK)
    page = seen.page
    page.goto("/app/admin/people")
    page.select_option("#invite select[name=role]", "coach")
    page.click("#invite form button.main")
    page.wait_for_selector("#invite .notice code")
    assert "/sign-up?code=" in page.inner_text("#invite .notice code")
    carla = page.locator(".admin-person", has_text="carla@example.org")
    carla.locator("summary").click()
    lock = carla.locator("form[data-post$='/lock']")
    lock.locator("input[name=reason]").fill("left the club")
    lock.locator("button").click()
    carla.locator(".chip.bad").wait_for()
    audited(page, "admin-people-locked-desk")
    page.goto(f"/app/admin/letters?open={stage['letters'][0]}")
    away = page.locator("#letter form[data-post$='/discard']")
    away.locator("input[name=reason]").fill("a broken watch")
    away.locator("button").click()
    page.wait_for_function("document.querySelectorAll('#letters .admin-letters li').length === 2")
    page.goto("/app/admin/safety")
    page.select_option(".admin-filter select[name=level]", "E1")
    page.click(".admin-filter button")
    page.wait_for_url("**level=E1**")
    assert page.locator("#decisions tbody tr").count() == 1
    page.goto("/app/admin/acts")
    said = page.inner_text("#acts")
    assert "left the club" in said
    assert "a broken watch" in said
    seen.close()


def test_the_system_looks_again_by_itself_without_a_reload(browser: Any, stage: dict[str, Any]) -> None:
    seen = Watched(browser, stage, "root", **DESK)
    seen.context.close()
    context = browser.new_context(base_url=stage["url"])
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    page.clock.install()
    page.goto("/sign-in")
    page.fill("input[name=email]", "root@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.locator("form button.main").first.click()
    page.wait_for_url("**/app**")
    page.goto("/app/admin")
    page.wait_for_selector("#glance h2")
    with page.expect_response("**/app/admin/live") as looked:
        page.clock.fast_forward(16_000)
    assert looked.value.status == 200
    assert set(looked.value.json()["html"]) >= {"glance", "checks", "streams", "keys"}
    context.close()


def test_an_athlete_finds_no_such_room(browser: Any, stage: dict[str, Any]) -> None:
    seen = Watched(browser, stage, "ada", **DESK)
    assert "/app/admin" not in seen.page.content()
    for room in (*ROOMS, "/app/admin/live", "/app/admin/safety.csv"):
        answer = seen.page.request.get(room)
        assert answer.status == 404, room
    seen.close()
