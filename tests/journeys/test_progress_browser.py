"""Progress, body, reports and devices in a real browser, on a phone and on a desk, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.channels.access_stage import staged
from tests.channels.progress_people import PASSWORD, move_in

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
WAIT_MS = 30_000  # two cores that others use too
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
GRAVE = {"serious", "critical"}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
CHARTS = 14  # at least; each as SVG with paths in it

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ARTEFACTS.mkdir(exist_ok=True)
    home = tmp_path_factory.mktemp("progress") / "home"
    move_in(home)
    with staged(home) as stage:
        yield stage["url"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield found
        found.close()


class Watched:
    """Somebody's browser, signed in; its errors and requests are looked at when it is closed."""

    def __init__(self, browser: Any, url: str, name: str, **about: Any) -> None:
        self.home = url
        self.context = browser.new_context(base_url=url, **about)
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

    def _asked(self, address: str) -> None:
        if not address.startswith((self.home, self.home.replace("http", "ws"), "data:", f"blob:{self.home}", "about:srcdoc")):
            self.elsewhere.append(address)

    def close(self) -> None:
        """Nothing went wrong, and nobody else was asked."""
        self.context.close()
        assert not [said for said in self.wrong if " 409 " not in said], self.wrong
        assert not self.elsewhere


def audited(page: Any, name: str) -> None:
    """No finding of axe that shuts somebody out, nothing that hangs over the edge; and a picture to look at."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found if v["impact"] in GRAVE]
    assert not grave, (name, grave)
    page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)


@pytest.mark.parametrize(("look", "size"), [("light", PHONE), ("dark", DESK)])
def test_progress_is_drawn_and_every_chart_opens_as_a_table(browser: Any, url: str, look: str, size: dict[str, Any]) -> None:
    ada = Watched(browser, url, "ada", color_scheme=look, locale="en-GB", **size)
    page = ada.page
    page.goto("/app/progress")
    page.wait_for_function(f"document.querySelectorAll('figure .nicegui-echart svg path').length > {CHARTS * 3}")
    drawn = page.evaluate(
        "[...document.querySelectorAll('figure .nicegui-echart')].filter(c => c.querySelector('svg path')).length"
    )
    assert drawn >= CHARTS
    assert page.evaluate("document.querySelectorAll('figure').length === document.querySelectorAll('figure .as-table').length")
    dashed = "[...document.querySelectorAll('#form svg path')].filter(p => p.getAttribute('stroke-dasharray')).length"
    assert page.evaluate(dashed) >= 3, "fitness, fatigue and form go on"
    table = page.locator("#form details.as-table").first
    table.locator("summary").click()
    assert table.locator("tbody tr").count() > 10
    assert table.locator("th[scope=col]").all_inner_texts()[1:] == ["Fitness", "Fatigue", "Form"]
    audited(page, f"progress-{look}")
    page.get_by_role("link", name="6 weeks").click()
    page.wait_for_url("**range=6w**")
    page.wait_for_selector("#drift figure svg path", state="attached")
    assert page.locator(".ranges [aria-current]").inner_text() == "6 weeks"
    ada.close()


def test_a_measure_is_kept_without_leaving_the_page(browser: Any, url: str) -> None:
    ada = Watched(browser, url, "ada", color_scheme="dark", locale="en-GB", **PHONE)
    page = ada.page
    page.goto("/app/body")
    page.get_by_label("Blood pressure, upper (mmHg)").fill("118")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".form-answer.fault:not(:empty)")
    page.get_by_label("Blood pressure, lower (mmHg)").fill("74")
    page.get_by_label("Waist (cm)").fill("72.5")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-quantity=waist_cm]")
    assert "72.5" in page.locator("[data-quantity=waist_cm] .value").inner_text()
    assert page.get_by_label("Waist (cm)").input_value() == ""
    audited(page, "body-phone")
    ada.close()


def test_reports_are_printed_and_devices_are_told(browser: Any, url: str) -> None:
    ada = Watched(browser, url, "ada", locale="en-GB", **DESK)
    page = ada.page
    page.goto("/app/reports")
    page.wait_for_selector("[data-print]")
    audited(page, "reports")
    page.locator("[data-print]").nth(1).click()
    page.wait_for_function("document.querySelector('iframe[data-report]')?.contentDocument?.querySelector('svg')")
    page.locator(".weeks-of a").first.click()
    page.wait_for_url("**/app/week?**")
    page.goto("/app/devices")
    page.wait_for_selector(".state.silent")
    audited(page, "devices")
    ada.close()


def test_progress_has_a_seat_and_the_rest_is_behind_more(browser: Any, url: str) -> None:
    ada = Watched(browser, url, "ada", locale="en-GB", **PHONE)
    page = ada.page
    page.goto("/app/progress")
    assert page.locator("nav.places > a:visible").count() == 4
    assert page.locator("nav.places > a[aria-current=page]").inner_text().strip().endswith("Progress")
    page.locator("button.more:not(.plus)").click()
    for name in ("Body", "Reports", "Devices", "Lab"):
        assert page.locator("#more").get_by_role("link", name=name, exact=False).first.is_visible()
    ada.close()


def test_a_coach_looks_at_the_plan_without_a_button_that_would_refuse(browser: Any, url: str) -> None:
    dario = Watched(browser, url, "dario", locale="en-GB", **DESK)
    page = dario.page
    page.goto("/app/squad")
    athlete = page.locator("a[href*='athlete=']").first.get_attribute("href").split("athlete=")[1].split("&")[0]
    page.goto(f"/app/train?athlete={athlete}")
    page.locator("[data-open]").first.click()
    page.wait_for_selector("dialog[open] [data-close]")
    assert page.locator("dialog[open] [data-move], dialog[open] [data-ask], dialog[open] [data-swap]").count() == 0
    assert page.locator("dialog[open] .rule").count() > 0
    page.keyboard.press("Escape")
    page.locator("details[data-history] summary").click()
    page.wait_for_selector(".versions li")
    assert page.locator("[data-restore], [data-undo], [data-new], #line").count() == 0
    audited(page, "train-coach")
    dario.close()
