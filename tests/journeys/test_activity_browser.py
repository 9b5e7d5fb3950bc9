"""Activities, records, calendar and the installed app in a real browser, on a phone and on a desk, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.channels.access_stage import staged
from tests.channels.activity_people import move_in
from tests.journeys.test_progress_browser import ARTEFACTS, CHROMIUM, DESK, FLAGS, PHONE, Watched, audited

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ARTEFACTS.mkdir(exist_ok=True)
    home = tmp_path_factory.mktemp("activities") / "home"
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


@pytest.mark.parametrize(("look", "size"), [("light", DESK), ("dark", PHONE)])
def test_a_run_opens_from_the_list_with_map_charts_and_one_cursor(browser: Any, url: str, look: str, size: dict[str, Any]) -> None:
    ada = Watched(browser, url, "ada", color_scheme=look, locale="en-GB", **size)
    page = ada.page
    page.goto("/app/activities")
    page.get_by_label("Sport").select_option("running")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**sport=running**")
    page.wait_for_selector("table.activities a")
    assert page.locator("table.activities tbody tr").count() == 6
    audited(page, f"activities-{look}")
    page.locator("table.activities a").first.click()
    page.wait_for_selector(".map .track-line")
    assert page.locator(".plot").count() == 4
    assert page.locator(".map .scale text").first.text_content() == "200 m"
    assert page.locator(".laps tbody tr").count() == 2 + 5
    page.locator(".plots").focus()
    page.keyboard.press("PageDown")
    page.wait_for_selector(".map .here[visibility=visible]", state="attached")
    assert "bpm" in page.locator(".plot.heart_rate_bpm figcaption span").inner_text()
    assert "–" not in page.locator(".plot.heart_rate_bpm figcaption span").inner_text()
    page.keyboard.press("Escape")
    assert "Earlier on this route" in page.locator("section.similar h2").all_inner_texts()
    audited(page, f"activity-{look}")
    ada.close()


def test_an_edit_and_a_deletion_are_undone_on_the_page(browser: Any, url: str) -> None:
    ada = Watched(browser, url, "ada", locale="en-GB", **DESK)
    page = ada.page
    page.goto("/app/activities?sport=strength")
    page.locator("table.activities a").first.click()
    page.wait_for_selector(".muscle-map svg")
    assert page.locator(".done-sets .badge").count() == 3
    page.locator(".edits summary").click()
    page.get_by_label("Title").fill("Squat day")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".done-of")
    assert page.locator("h1").inner_text() == "Squat day"
    audited(page, "activity-strength")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**done=undo**")
    page.get_by_text("Push and squat").first.click()
    page.locator(".edits summary").click()
    page.get_by_role("button", name="Delete activity").click()
    page.wait_for_selector(".done-of")
    assert "14 activities" in page.locator(".hero").inner_text()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**done=undo**")
    page.wait_for_selector("table.activities")
    assert "15 activities" in page.locator(".hero").inner_text()
    ada.close()


def test_records_and_the_calendar_are_drawn_and_a_session_is_dragged(browser: Any, url: str) -> None:
    ada = Watched(browser, url, "ada", locale="en-GB", **DESK)
    page = ada.page
    page.goto("/app/records")
    page.wait_for_selector(".heat rect")
    assert page.locator(".curve").count() == 3
    assert page.locator("table.records tbody tr").count() > 10
    audited(page, "records")
    page.goto("/app/calendar")
    page.wait_for_selector(".calendar .item.planned")
    assert page.locator(".calendar .item.done").count() >= 8
    audited(page, "calendar")
    item = page.locator(".calendar .item.planned[draggable]").first
    week = item.locator("xpath=ancestor::div[contains(@class,'week')][1]")
    title = item.inner_text()
    item.drag_to(week.locator(".day.empty").last)
    page.wait_for_selector("#moving .changes li")
    page.locator("#moving [data-move]").click()
    page.wait_for_function("!document.querySelector('#moving[open]')")
    assert title in page.locator(".calendar").inner_text()
    ada.close()


def test_the_app_is_installable_and_opens_without_a_connection(browser: Any, url: str) -> None:
    ada = Watched(browser, url, "ada", locale="en-GB", **PHONE)
    page = ada.page
    manifest = page.request.get("/app/manifest.webmanifest").json()
    assert manifest["display"] == "standalone"
    assert {i["sizes"] for i in manifest["icons"]} == {"192x192", "512x512"}
    assert page.request.get("/app/icon-512.png").body()[:8] == b"\x89PNG\r\n\x1a\n"
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/app/checkin")
    page.wait_for_selector("[data-checkin]")
    page.get_by_role("button", name="Add").click()
    assert page.locator("#add a:visible").count() >= 3
    audited(page, "plus-phone")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="More").click()
    assert page.locator("#more .group:visible").all_inner_texts() == ["Training", "Health", "Data", "You"]
    page.keyboard.press("Escape")
    ada.wrong.clear()
    ada.context.set_offline(True)
    page.goto("/app/checkin")
    page.wait_for_selector("[data-checkin]")
    page.locator("[data-daily] input[name=sleep_hours]").fill("7.25")
    page.locator("[data-daily] button").click()
    waiting = "Object.keys(JSON.parse(localStorage.getItem('milo-outbox') || '{}')).length"
    page.wait_for_function(f"{waiting} === 1")
    page.goto("/app/records")
    assert page.locator("h1").inner_text() == "You are offline"
    ada.context.set_offline(False)
    ada.wrong.clear()  # what could not be reached while offline is no fault of the page
    sent: list[int] = []
    page.on("response", lambda answer: sent.append(answer.status) if answer.url.endswith("/app/workout/log") else None)
    page.goto("/app/checkin")
    page.wait_for_function(f"{waiting} === 0")
    page.reload()
    page.wait_for_selector("[data-checkin]")
    page.wait_for_load_state("networkidle")
    assert sent == [200], "it is sent once"
    page.goto("/app/no-such-page")
    assert page.locator("h1").inner_text() == "Page not found"
    ada.wrong.clear()  # the browser writes the 404 itself into its console
    ada.close()
