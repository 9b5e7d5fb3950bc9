"""Health questions before a plan, and a danger typed into the plan's page answered as in the talk: in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.coach_stage import staged
from tests.journeys.test_coach_browser import CHROMIUM, FLAGS, Watched, audited

CHEST = "I have crushing chest pain"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any, str]]:
    from playwright.sync_api import sync_playwright

    Path("artefacts").mkdir(exist_ok=True)
    with staged(tmp_path_factory.mktemp("stage")) as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        desk = browser.new_context()
        page = desk.new_page()
        page.goto(link)
        page.get_by_role("button", name="Open Milo").click()
        page.wait_for_selector("h1:has-text('Ada')")
        state = desk.storage_state()
        yield browser, state, link.split("/sign-in")[0]
        browser.close()


@pytest.fixture
def phone(signed_in: tuple[Any, Any, str]) -> Iterator[Any]:
    watched = Watched(signed_in, viewport={"width": 390, "height": 844}, color_scheme="dark", is_mobile=True, has_touch=True)
    yield watched.page
    watched.close(but="409")  # what is refused, and browsers write that down


@pytest.fixture
def desk(signed_in: tuple[Any, Any, str]) -> Iterator[Any]:
    watched = Watched(signed_in, viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield watched.page
    watched.close(but="409")


def of(page: Any, name: str) -> str:
    """Somebody's id, as the choice of athletes has it."""
    page.goto("/app/train")
    page.wait_for_selector("h1")
    found = re.search(rf'<option value="([0-9a-f-]+)"[^>]*>{name}<', page.content())
    assert found is not None
    return found[1]


def pictured(page: Any, name: str) -> None:
    """The page as it stands, small and dark, then wide and light."""
    size = page.viewport_size
    for width, height, scheme in ((390, 844, "dark"), (1280, 900, "light")):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        if card := page.query_selector(".level-e0"):
            card.evaluate("card => card.scrollIntoView({block: 'center'})")
        audited(page, f"{name}-{width}")
    page.set_viewport_size(size)


def test_the_questions_are_asked_first_and_the_plan_that_was_wanted_is_made(phone: Any) -> None:
    bruno = of(phone, "Bruno")
    phone.goto(f"/app/train?athlete={bruno}")
    phone.get_by_text("8 weeks").click()
    phone.locator("form[data-make]").get_by_role("button").click()
    dialog = phone.locator("#health")
    dialog.locator("fieldset.question").first.wait_for()
    assert dialog.locator("fieldset.question").count() == 7
    assert dialog.locator("input[type=radio]:checked").count() == 0, "nothing is answered beforehand"
    pictured(phone, "questions")

    # Left and come back to: what was ticked stays; half a form makes no plan, and says so beside the button.
    dialog.locator("fieldset.question").nth(0).get_by_text("No", exact=True).click()
    dialog.get_by_role("button", name="Cancel").click()
    phone.locator("form[data-make]").get_by_role("button").click()
    dialog.locator("input[type=radio]:checked").first.wait_for(state="attached")
    assert dialog.locator("input[type=radio]:checked").count() == 1
    following = dialog.locator("[data-step].main")
    following.click()
    following.click()
    assert phone.evaluate("document.activeElement.name") == "q2", "the next question waits for an answer"
    for n in range(1, 7):
        question = dialog.locator("fieldset.question").nth(n)
        assert dialog.locator("fieldset.question:visible").count() == 1
        question.get_by_text("No", exact=True).click()
        following.click()
    assert not dialog.locator("fieldset.question:visible").count()
    dialog.locator("select[name=regular_exerciser]").select_option("no")
    while following.count():
        following.click()
    dialog.get_by_role("button", name="Continue").click()
    phone.wait_for_selector(".board")
    assert phone.locator("[data-go-week]").count() == 8, "the plan that was wanted"
    assert phone.locator(".health-open").count() == 0


def test_a_plan_made_before_the_answers_says_so_and_offers_them_and_a_yes_stops_the_next(desk: Any) -> None:
    made = desk.request.post("/stage/chloe")
    assert made.ok, made.text()
    desk.goto(f"/app/train?athlete={made.json()['athlete']}")
    desk.wait_for_selector(".health-open:has-text('cautious')")
    pictured(desk, "plan-cautious")
    desk.get_by_role("button", name="Answer them now").click()
    dialog = desk.locator("#health")
    dialog.locator("fieldset.question").first.wait_for()
    for n in range(7):
        answer = "Yes" if n == 1 else "No"
        dialog.locator("fieldset.question").nth(n).get_by_text(answer, exact=True).click()
    for name in ("regular_exerciser", "pregnant"):
        dialog.get_by_role("button", name="Continue").click()
        assert desk.evaluate("document.activeElement.name") == name, "what is not said is asked for at its own control"
        dialog.locator(f"select[name={name}]").select_option("no")
    dialog.get_by_role("button", name="Continue").click()
    desk.wait_for_selector("#health .locked h2")
    assert desk.evaluate("document.activeElement.matches('#health h2')")
    pictured(desk, "questions-stopped")
    dialog.get_by_role("button", name="Close").click()
    desk.wait_for_selector(".board")
    desk.wait_for_function("!document.querySelector('.health-open')")
    desk.get_by_role("button", name="New plan").click()
    desk.wait_for_selector(".toast:has-text('doctor')")


def test_a_danger_in_the_line_is_the_card_of_the_talk_and_takes_the_sets_away(desk: Any) -> None:
    ada = of(desk, "Ada")
    desk.goto(f"/app/train?athlete={ada}")
    desk.locator("form[data-make]").get_by_role("button").click()
    desk.wait_for_selector(".board")
    workout = desk.locator("a[href*='/app/workout/']").first.get_attribute("href")
    desk.goto(workout)
    desk.wait_for_selector(".set.next")
    lift = desk.locator("[data-exercise] h2").first.inner_text()

    desk.goto(f"/app/train?athlete={ada}")
    desk.wait_for_selector(".board")
    desk.locator("#line").fill(CHEST)
    desk.get_by_role("button", name="Preview").click()
    card = desk.locator(".line-of .level-e0")
    card.wait_for()
    assert card.get_attribute("role") == "alert"
    assert desk.evaluate("document.activeElement.matches('.level-e0')"), "the focus went to it"
    assert desk.locator("#proposal[open]").count() == 0
    assert card.inner_text().count("Stop now and call") == 1
    assert "tel:112" in [a.get_attribute("href") for a in card.locator("a.call").all()]
    desk.wait_for_selector(".session .quiet:has-text('Not shown')")
    assert desk.locator("a[href*='/app/workout/']").count() == 0
    pictured(desk, "danger-line")
    desk.get_by_role("button", name="What is locked").click()
    desk.wait_for_selector("#locked")

    # The address of a workout that was kept shows the lock and the way back, and no set.
    desk.goto(workout)
    desk.wait_for_selector("#locked")
    assert lift not in desk.locator("main.page").inner_text()
    assert desk.locator("[data-workout],.set").count() == 0
    pictured(desk, "workout-locked")
    desk.get_by_role("link", name="How to unlock it").click()
    desk.wait_for_selector("#locked")

    # And so are the lines for two plans compared, and for why a text was changed.
    desk.goto(f"/app/coach?athlete={ada}")
    desk.locator("[data-what-if-of] summary").click()
    desk.locator("[data-what-if-form] input").fill(CHEST)
    desk.get_by_role("button", name="Compare").click()
    desk.wait_for_selector("[data-compared] .level-e0[role=alert] a.call")
    assert desk.evaluate("document.activeElement.matches('[data-compared] .level-e0')")
    pictured(desk, "danger-what-if")


def test_a_danger_told_as_the_reason_of_a_text_is_answered_too(desk: Any) -> None:
    bruno = of(desk, "Bruno")
    desk.goto(f"/app/train?athlete={bruno}")
    desk.locator("details[data-text] summary").click()
    desk.wait_for_function("document.querySelector('[data-area]').value.includes('week 1')")
    desk.locator("[data-reason]").fill(CHEST)
    desk.locator("[data-text] [data-keep]").click()
    desk.wait_for_selector("[data-text-said] .level-e0[role=alert] a.call")
    assert desk.evaluate("document.activeElement.matches('[data-text-said] .level-e0')")
    desk.wait_for_function("document.querySelector('[data-area]').value === ''")
