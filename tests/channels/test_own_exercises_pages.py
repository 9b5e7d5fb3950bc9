"""Exercises, routines and messages in a real browser: written, checked while one writes, taken back, fit on desk and phone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.channels.catalogue_stage import staged

from milo.channels.access import COOKIE
from milo.vocabulary.athlete import REGION_WORDS

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
WAIT_MS = 30_000  # two cores that others use too
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
GRAVE = {"serious", "critical"}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "color_scheme": "dark"}
DESK = {"viewport": {"width": 1280, "height": 900}}
EXERCISES, ROUTINES, MESSAGES = "/app/admin/exercises", "/app/admin/routines", "/app/messages"

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

    def __init__(self, browser: Any, stage: dict[str, Any], who: str, **about: Any) -> None:
        self.home = stage["url"]
        self.context = browser.new_context(base_url=self.home, **about)
        self.context.add_cookies([{"name": COOKIE, "value": stage["tokens"][who], "url": self.home}])
        self.page = self.context.new_page()
        self.page.set_default_timeout(WAIT_MS)
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda asked: self._asked(asked.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.home, self.home.replace("http", "ws"), "data:", f"blob:{self.home}")):
            self.wrong.append(f"asked {url}")

    def close(self) -> None:
        """Nothing went wrong, and nobody else was asked."""
        self.context.close()
        assert not self.wrong


def audited(page: Any, name: str) -> None:
    """No finding of axe that shuts somebody out, and nothing that hangs over the edge; and a picture to look at."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [(v["id"], v["impact"], [n["html"] for n in v["nodes"]][:2]) for v in found if v["impact"] in GRAVE]
    assert not grave, (name, grave)
    page.screenshot(path=str(ARTEFACTS / f"{name}.png"), full_page=True)


def test_the_owner_writes_an_exercise_mends_what_is_told_and_takes_it_back(browser: Any, stage: dict[str, Any]) -> None:
    seen = Watched(browser, stage, "owner", **DESK)
    page = seen.page
    page.goto(f"{EXERCISES}?new=1")
    page.fill("input[name=en]", "Cellar sled march")
    page.fill("input[name=es]", "Marcha del sótano")
    page.select_option("select[name=pattern]", "squat")
    page.wait_for_selector(".findings li.error >> text=ankle")
    audited(page, "exercise-new-desk")
    for region in REGION_WORDS:
        page.fill(f'input[name="joint.{region}"]', "0.6" if region in ("knee", "hip", "low back") else "0")
    page.select_option('select[name="muscle.quads"]', "1")
    page.select_option("select[name=skill]", "1")
    page.fill("textarea[name=cues_en]", "Stand tall.")
    page.fill("textarea[name=cues_es]", "De pie, erguido.")
    page.wait_for_function("!document.querySelector('.findings li.error')")
    page.fill("input[name=why]", "We have a sled")
    page.click("form.exercise-form button.main")
    page.wait_for_url("**kept=1**")
    assert "Cellar sled march" in page.inner_text("h1")
    assert "We have a sled" in page.inner_text(".versions")
    page.locator(".versions button").first.click()
    page.wait_for_selector(".versions li:nth-child(2)")
    assert "Hidden" in page.inner_text(".hero")
    page.goto(EXERCISES)
    assert "hidden" in page.inner_text(".rows")
    seen.close()


def test_a_coach_writes_a_routine_and_no_athlete_finds_the_room(browser: Any, stage: dict[str, Any]) -> None:
    seen = Watched(browser, stage, "coach", **DESK)
    page = seen.page
    page.goto(f"{ROUTINES}?new=1")
    page.fill("input[name=en]", "Carla's day")
    page.fill('input[name="exercise.0"]', "bak squat")
    page.wait_for_selector(".findings li.error >> text=Did you mean")
    page.fill('input[name="exercise.0"]', "Back squat")
    page.fill('input[name="sets.0"]', "3")
    page.fill('input[name="reps.0"]', "5")
    page.click("form.exercise-form button.main")
    page.wait_for_url("**kept=1**")
    assert "Back squat" in page.input_value('input[name="exercise.0"]')
    seen.close()
    for who, path, status in (("ada", EXERCISES, 404), ("ada", ROUTINES, 404), ("coach", EXERCISES, 404)):
        cookie = {"Cookie": f"{COOKIE}={stage['tokens'][who]}"}
        assert httpx.get(stage["url"] + path, headers=cookie).status_code == status
        there = httpx.post(f"{stage['url']}{path}/write", headers=cookie, json={"en": "x"})
        assert there.status_code == status


def test_a_danger_in_a_message_is_answered_at_once_and_marked_for_the_coach(browser: Any, stage: dict[str, Any]) -> None:
    ada = Watched(browser, stage, "ada", **PHONE)
    page = ada.page
    page.goto(MESSAGES)
    page.fill("textarea", "<b>May I</b> train on Friday?")
    page.click(".writing-to button")
    page.wait_for_selector(".said-here li")
    assert "<b>May I</b>" in page.inner_text(".said-here")
    page.fill("textarea", "I have crushing chest pain and my left arm is numb")
    page.click(".writing-to button")
    page.wait_for_selector(".at-once")
    assert "112" in page.inner_text(".at-once")
    audited(page, "messages-phone")
    ada.close()
    coach = Watched(browser, stage, "coach", **DESK)
    coach.page.goto("/app/squad")
    coach.page.wait_for_selector(".unread.danger")
    coach.page.click(".unread.danger a")
    coach.page.wait_for_selector(".alarm")
    audited(coach.page, "messages-desk")
    coach.page.fill("textarea", "I am calling you now.")
    coach.page.click(".writing-to button")
    coach.page.wait_for_selector(".said-here .own")
    coach.close()


def test_the_pages_are_fit_on_a_dark_phone(browser: Any, stage: dict[str, Any]) -> None:
    seen = Watched(browser, stage, "owner", **PHONE)
    for name, path in (("list", EXERCISES), ("ours", f"{EXERCISES}?id=back_squat"), ("new", f"{EXERCISES}?new=1&like=back_squat"),
        ("routines", ROUTINES), ("routine", f"{ROUTINES}?new=1")):  # fmt: skip
        seen.page.goto(path)
        seen.page.wait_for_selector(".catalogue section")
        audited(seen.page, f"exercises-{name}-phone")
    seen.close()
