"""Onboarding, privacy and the coach's cockpit in a real browser: first plan, a look given and taken back, all taken along."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.cockpit_stage import PASSWORD, staged

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
WAIT_MS = 30_000  # two cores that others use too
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
GRAVE = {"serious", "critical"}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
REFUSED_ON_PURPOSE = ("404", "409")  # a look that was withdrawn, a wrong name: browsers write both down

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
        self.context = browser.new_context(base_url=self.home, accept_downloads=True, **about)
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
        assert not [said for said in self.wrong if not any(f" {code} " in said for code in REFUSED_ON_PURPOSE)], self.wrong
        assert not self.elsewhere


def audited(page: Any, name: str) -> None:
    """No finding of axe that shuts somebody out, nothing that hangs over the edge; and a picture to look at."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found if v["impact"] in GRAVE]
    assert not grave, (name, grave)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def press(page: Any, name: str, value: str) -> None:
    """A choice whose radio button is drawn by its words."""
    page.locator(f"label:has(> input[name={name}][value='{value}'])").last.click()


def test_somebody_new_comes_to_a_first_plan_on_a_phone(browser: Any, stage: dict[str, Any]) -> None:
    noor = Watched(browser, stage, "noor", color_scheme="dark", locale="en-GB", **PHONE)
    page = noor.page
    page.goto("/app/train")
    page.get_by_role("link", name="Answer a few questions first").click()
    page.wait_for_selector("[data-step=goal]")
    page.get_by_role("button", name="Next").click()
    assert page.locator("[data-step=goal]").is_visible(), "nothing is passed over that a plan needs"
    press(page, "goal", "muscle_gain")
    press(page, "days_per_week", "3")
    page.fill("input[name=date_of_birth]", "1992-05-04")
    page.select_option("select[name=sex]", "female")
    page.select_option("select[name=units]", "imperial")
    assert page.locator("[data-imperial]:visible").first.inner_text() == "lb"
    page.select_option("select[name=units]", "metric")
    page.fill("input[name=weight_kg]", "61.5")
    page.fill("input[name=height_cm]", "168")
    audited(page, "begin-phone")
    page.get_by_role("button", name="Next").click()
    press(page, "experience", "beginner")
    page.fill("input[name=minutes_per_session]", "45")
    page.get_by_label("Dumbbells").check()
    page.get_by_role("button", name="Next").click()
    assert page.locator("[data-step=gear]").is_visible(), "how much one moves is asked before a plan"
    page.select_option("select[name=regular_exerciser]", "no")
    audited(page, "begin-gear-phone")
    page.get_by_role("button", name="Back").click()
    assert page.input_value("input[name=weight_kg]") == "61.5"
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    for n in range(1, 7):
        press(page, f"q{n}", "no")
    page.get_by_role("button", name="Make my plan").click()
    page.get_by_text("Please answer all seven").wait_for()
    press(page, "q7", "no")
    page.get_by_role("button", name="Make my plan").click()
    page.get_by_text("Please answer first: Pregnant").wait_for()
    page.select_option("select[name=pregnant]", "no")
    page.get_by_label("Knee", exact=True).check()
    page.get_by_label("Pain 0 to 10: Knee").fill("2")
    audited(page, "begin-health-phone")
    page.get_by_role("button", name="Make my plan").click()
    page.wait_for_selector(".board")
    assert page.locator(".session").count() == 3
    page.goto("/app/profile")
    page.wait_for_selector("details.fold")
    assert not page.locator("[data-step]").count()
    noor.close()


def test_a_look_is_given_seen_and_taken_back(browser: Any, stage: dict[str, Any]) -> None:
    id = stage["people"]["ada"]
    ada = Watched(browser, stage, "ada", color_scheme="light", locale="en-GB", **DESK)
    carla = Watched(browser, stage, "carla", color_scheme="light", locale="en-GB", **PHONE)
    carla.page.goto("/app/squad")
    carla.page.get_by_text("No athletes yet").wait_for()
    code = carla.page.locator(".code-of code").inner_text()
    ada.page.goto("/app/privacy")
    ada.page.get_by_text("Give a coach access").click()
    ada.page.fill("input[name=coach]", code)
    ada.page.locator("#coaches label.tick", has_text="Plan").click()
    ada.page.locator("#coaches label.tick", has_text="Records").click()
    ada.page.get_by_role("button", name="Give access").click()
    ada.page.locator("#coaches .consent.on", has_text="Carla").wait_for()
    audited(ada.page, "privacy-desk")

    carla.page.goto("/app/squad")
    card = carla.page.locator(".athlete-card", has_text="Ada Kanari")
    assert carla.page.locator(".athlete-card").count() == 1
    card.locator(".reason summary").click()
    assert "Reported on" in card.inner_text()
    assert "Not shared: Week, Lab and Messages" in card.inner_text()
    audited(carla.page, "squad-phone")
    card.get_by_role("link", name="See the data").click()
    carla.page.get_by_text("Ada Kanari").first.wait_for()
    assert carla.page.goto(f"/app/train?athlete={id}").status == 200
    assert carla.page.goto(f"/app/lab?athlete={id}").status == 404

    ada.page.locator("#coaches").get_by_role("button", name="Withdraw: Carla").click()
    ada.page.locator("#coaches .consent:not(.on)", has_text="Carla").wait_for()
    assert carla.page.goto(f"/app/train?athlete={id}").status == 404
    carla.page.goto("/app/squad")
    carla.page.get_by_text("No athletes yet").wait_for()
    ada.close()
    carla.close()


def test_everything_is_taken_along_and_then_deleted(browser: Any, stage: dict[str, Any], tmp_path: Path) -> None:
    ada = Watched(browser, stage, "ada", color_scheme="dark", locale="es-ES", **PHONE)
    page = ada.page
    page.goto("/app/privacy")
    audited(page, "privacy-phone")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download my data").click()
    taken.value.save_as(tmp_path / "ada.zip")
    with zipfile.ZipFile(tmp_path / "ada.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.testzip() is None
    assert manifest["athlete_id"] == stage["people"]["ada"]
    assert manifest["records"]["measurement"] == 1
    page.get_by_text("are in your downloads").wait_for()
    page.locator("#erase summary").click()
    page.fill("#erase input[name=password]", "something else entirely")
    page.get_by_role("button", name="Delete everything for good").click()
    page.get_by_text("Wrong password").wait_for()
    audited(page, "erase-phone")
    page.fill("#erase input[name=password]", PASSWORD)
    page.get_by_role("button", name="Delete everything for good").click()
    page.wait_for_url("**/sign-in")
    assert page.goto("/app").status == 403
    ada.wrong = [said for said in ada.wrong if " 403 " not in said]
    ada.close()
