"""The coach's pages in a real browser, on a desk and a phone: plan, move, undo, log through a dead line, pain, talk."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from tests.journeys.coach_stage import staged

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
WAIT_MS = 30_000  # two cores that others use too
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
GRAVE = {"serious", "critical"}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ARTEFACTS.mkdir(exist_ok=True)
    with staged(tmp_path_factory.mktemp("stage")) as found:
        yield found


@pytest.fixture(scope="module")
def signed_in(link: str) -> Iterator[tuple[Any, Any, str]]:
    """A browser, the state of somebody signed in, and the house's address."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        desk = browser.new_context()
        page = desk.new_page()
        page.goto(link)
        page.get_by_role("button", name="Open Milo").click()
        page.wait_for_selector("h1:has-text('Ada')")
        state = desk.storage_state()
        desk.close()
        yield browser, state, link.split("/sign-in")[0]
        browser.close()


class Watched:
    """A page whose errors and requests are looked at when it is closed."""

    def __init__(self, signed_in: tuple[Any, Any, str], **about: Any) -> None:
        browser, state, self.home = signed_in
        self.context = browser.new_context(storage_state=state, base_url=self.home, locale="en-GB", **about)
        self.page = self.context.new_page()
        self.page.set_default_timeout(WAIT_MS)
        self.wrong: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda message: self.wrong.append(message.text) if message.type == "error" else None)
        self.page.on("request", lambda asked: self._asked(asked.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.home, self.home.replace("http", "ws"), "data:", "blob:")):
            self.elsewhere.append(url)

    def close(self, *, but: str = "") -> None:
        """Nothing went wrong and nobody else was asked. but: a console error that the test made on purpose."""
        self.context.close()
        assert not [said for said in self.wrong if not but or but not in said], self.wrong
        assert not self.elsewhere


@pytest.fixture
def desk(signed_in: tuple[Any, Any, str]) -> Iterator[Any]:
    watched = Watched(signed_in, viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield watched.page
    watched.close(but="409")  # a sentence that is no edit is refused, and browsers write that down


@pytest.fixture
def phone(signed_in: tuple[Any, Any, str]) -> Iterator[Any]:
    watched = Watched(signed_in, viewport={"width": 390, "height": 844}, color_scheme="dark", is_mobile=True, has_touch=True)
    yield watched.page
    watched.close(but="the server responded with a status of")  # the dead line of a test, and what is refused


def audited(page: Any, name: str) -> None:
    """No finding of axe that shuts somebody out, nothing that hangs over the edge; and a picture to look at."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found if v["impact"] in GRAVE]
    assert not grave, (name, grave)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def session_on(page: Any, day: str) -> Any:
    return page.locator(f".day[data-day={day}] .session")


def days(page: Any) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.session')].map(s => s.dataset.from)")


def test_a_plan_is_made_moved_by_drag_and_by_menu_and_taken_back(desk: Any) -> None:
    desk.goto("/app")
    desk.wait_for_selector(".of-today")
    desk.get_by_role("link", name="Make a plan").click()
    desk.locator("form[data-make]").get_by_role("button").click()
    desk.wait_for_selector(".board")
    audited(desk, "train-desk")
    before = days(desk)
    assert len(before) == 4
    free = [day for day in ("friday", "sunday", "wednesday", "saturday") if day not in before]

    # By drag: what it would change is shown, and nothing holds until it is kept.
    session_on(desk, before[0]).drag_to(desk.locator(f".day[data-day={free[0]}]"))
    desk.wait_for_selector("#proposal .changes .arrow")
    assert days(desk) == before
    desk.locator("#proposal").get_by_text("From now on").click()
    desk.wait_for_function("document.querySelectorAll('#proposal .changes li').length === 4")
    desk.locator("#proposal").get_by_text("Only the week shown").click()
    desk.wait_for_function("document.querySelectorAll('#proposal .changes li').length === 1")
    audited(desk, "proposal-desk")
    desk.get_by_role("button", name="Save").click()
    desk.wait_for_selector(".toast:has-text('version 2')")
    assert free[0] in days(desk)
    assert before[0] not in days(desk)

    # Undo brings it back.
    desk.locator(".toast").get_by_role("button", name="Undo").click()
    desk.wait_for_selector(f".day[data-day={before[0]}] .session")
    assert days(desk) == before

    # By keyboard and menu, from now on.
    session_on(desk, before[1]).locator("> button").focus()
    desk.keyboard.press("Enter")
    sheet = desk.locator("dialog[open]")
    sheet.get_by_text("Edit").click()
    audited(desk, "sheet-desk")
    sheet.locator(f"[data-move={free[0]}]").click()
    desk.locator("#proposal").get_by_text("From now on").click()
    desk.wait_for_function("document.querySelectorAll('#proposal .changes li').length === 4")
    desk.get_by_role("button", name="Save").click()
    desk.wait_for_selector(f".day[data-day={free[0]}] .session")
    desk.locator("[data-go-week='2']").click()
    desk.wait_for_selector(".board[data-week='2']")
    assert free[0] in days(desk)

    # In words; a swap; the history tells it all.
    desk.fill("#line", "45 minutes")
    desk.get_by_role("button", name="Preview").click()
    desk.wait_for_selector("#proposal .changes li")
    desk.get_by_role("button", name="Cancel").click()
    desk.fill("#line", "sing me a song")
    desk.get_by_role("button", name="Preview").click()
    desk.wait_for_selector("#proposal .fault")
    desk.get_by_role("button", name="Cancel").click()
    desk.locator(".session > button").first.click()
    desk.locator("dialog[open] [data-swap]").first.click()
    desk.locator("dialog[open] [data-instead]").first.click()
    desk.wait_for_selector("#proposal .changes .arrow")
    desk.get_by_role("button", name="Save").click()
    # Version 5 and no older toast: a list opened before it would be drawn anew under the hand.
    desk.wait_for_selector(".toast:has-text('version 5')")
    desk.locator("details[data-history] > summary").click()
    desk.wait_for_selector(".versions > li:nth-child(5)")
    desk.locator("[data-diff]").first.click()
    desk.wait_for_selector("[data-diff-of] .arrow")
    audited(desk, "history-desk")

    # As text: what breaks a limit is told at its line.
    desk.locator("details[data-text] > summary").click()
    desk.wait_for_function("document.querySelector('[data-area]').value.includes('week 1')")
    text = desk.locator("[data-area]").input_value()
    desk.fill("[data-area]", text.replace("week 1", "week one", 1))
    desk.wait_for_selector("[data-findings] [data-line]")
    assert desk.locator("[data-keep]").is_disabled()
    audited(desk, "text-desk")


def test_a_workout_survives_a_reload_and_a_dead_line_and_is_sent_once(phone: Any, link: str) -> None:
    home = link.split("/sign-in")[0]
    phone.goto("/app/train")
    phone.wait_for_selector("form[data-make], .board")
    if phone.locator("form[data-make]").count():
        phone.locator("form[data-make]").get_by_role("button").click()
        phone.wait_for_selector(".board")
    audited(phone, "train-phone")
    phone.goto("/app/train?week=2")  # of the first week what lay behind when the plan was made cannot be begun
    phone.locator(".session > button").first.click()
    phone.locator("dialog[open]").get_by_role("link", name="Start").click()
    phone.wait_for_selector(".set.next")
    audited(phone, "workout-phone")
    first = phone.locator("[data-exercise='0']")
    reps = int(first.locator(".stepper input").first.input_value())

    # The line is dead: the first set waits in the browser, says so, and a reload does not lose it or the rest timer.
    httpx.post(f"{home}/stage/away")
    first.get_by_role("button", name="More: Reps").click()
    more = first.get_by_role("button", name="More: kg")
    if more.count():
        more.click()
    first.get_by_role("button", name="Done").click()
    phone.wait_for_selector("[data-unsent]:not([hidden])")
    phone.wait_for_selector("[data-rest]:not([hidden])")
    phone.reload()
    phone.wait_for_selector("[data-exercise='0'] .set.done")
    assert f"{reps + 1}" in phone.locator(".set.done").inner_text()
    phone.wait_for_selector("[data-unsent]:not([hidden])")
    left = phone.locator("[data-rest-left]")
    left.wait_for()
    assert ":" in left.inner_text()

    # It is back: the set is sent, once; the next one right away.
    httpx.post(f"{home}/stage/back")
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.wait_for_selector("[data-unsent]", state="hidden")
    phone.locator("[data-exercise='0'] [data-done]").click()
    phone.wait_for_selector("[data-exercise='0'] .set.done:nth-child(2)")
    phone.wait_for_function("!Object.keys(JSON.parse(localStorage.getItem('milo-outbox') || '{}')).length")
    athlete = phone.evaluate("JSON.parse(document.querySelector('[data-workout]').dataset.session).athlete")
    sets = httpx.get(f"{home}/stage/sets/{athlete}").json()["sets"]
    assert [s["reps"] for s in sets] == [reps + 1, reps]

    # Pain: what the safety rules say to it appears at once.
    phone.get_by_role("button", name="Log pain").click()
    phone.select_option("select[name=region]", "knee")
    phone.locator("input[name=pain]").fill("8")
    phone.get_by_role("button", name="Save").click()
    phone.wait_for_selector("[data-pain-said] .said-by")
    audited(phone, "pain-phone")
    phone.locator("#pain [data-close]").click()

    # The end: minutes are proposed and confirmed, effort told, all of it kept.
    phone.locator(".effort label", has_text="7").last.click()
    phone.fill("[data-field=notes]", "steady")
    phone.get_by_role("button", name="Finish").click()
    phone.wait_for_selector(".toast:has-text('Check the minutes')")
    phone.fill("[data-field=whole]", "41")
    phone.get_by_role("button", name="Finish").click()
    phone.wait_for_selector(".finish .empty-state.good")
    assert len(httpx.get(f"{home}/stage/sets/{athlete}").json()["sets"]) == 2
    assert phone.evaluate("Object.keys(localStorage).filter(k => k.startsWith('milo-workout')).length") == 0

    # Opened again it shows what was done, and a set more is added to it.
    phone.reload()
    phone.wait_for_selector("[data-exercise='0'] .set.done:nth-child(2)")
    assert str(reps + 1) in phone.locator(".set.done").first.inner_text()
    assert phone.locator("[data-field=whole]").input_value() == "41"
    phone.locator("[data-exercise='0'] [data-done]").click()
    phone.wait_for_selector("[data-exercise='0'] .set.done:nth-child(3)")
    phone.wait_for_function("!Object.keys(JSON.parse(localStorage.getItem('milo-outbox') || '{}')).length")
    assert len(httpx.get(f"{home}/stage/sets/{athlete}").json()["sets"]) == 3


def test_a_wrong_number_is_refused_in_words_and_holds_nothing_up(phone: Any, link: str) -> None:
    home = link.split("/sign-in")[0]
    phone.goto("/app/train")
    phone.wait_for_selector("form[data-make], .board")
    if phone.locator("form[data-make]").count():
        phone.locator("form[data-make]").get_by_role("button").click()
        phone.wait_for_selector(".board")
    phone.goto("/app/train?week=2")
    phone.locator(".session > button").last.click()
    phone.locator("dialog[open]").get_by_role("link", name="Start").click()
    phone.wait_for_selector(".set.next")
    athlete = phone.evaluate("JSON.parse(document.querySelector('[data-workout]').dataset.session).athlete")
    before = len(httpx.get(f"{home}/stage/sets/{athlete}").json()["sets"])
    first = phone.locator("[data-exercise='0']")
    rows = [box["y"] for box in (field.bounding_box() for field in first.locator(".stepper input").all()) if box]
    done = first.locator("[data-done]")
    first.locator(".set.next").scroll_into_view_if_needed()
    assert len({round(y) for y in rows}) == 1, "repetitions, weight and reserve stand in one row"
    box = first.locator(".set.next").bounding_box()
    assert box is not None
    assert box["height"] < 330, "and Done is in view with them"

    # The page itself refuses what the house would refuse, in the house's words, before anything is sent.
    first.locator("[data-set$=rir]").fill("30")
    assert "0 to 10" in first.locator(".set.next .fault").inner_text()
    done.click()
    assert first.locator(".set.done").count() == 0
    audited(phone, "workout-refused-field")
    first.locator("[data-set$=rir]").fill("2")
    assert first.locator(".set.next .fault").is_hidden()
    done.click()
    first.locator(".set.done").first.wait_for()

    # A page of yesterday knows other limits: the house refuses that one set, and every other one is kept.
    phone.wait_for_selector("[data-unsent]", state="hidden")
    phone.add_init_script(
        "const parse = JSON.parse; JSON.parse = (text, ...more) => {"
        " const made = parse(text, ...more); if (made?.limits) made.limits.rir = 99; return made; };"
    )
    phone.reload()
    phone.wait_for_selector(".set.next")
    first.locator("[data-set$=rir]").fill("30")
    done.click()
    first.locator(".set.refused").wait_for()
    assert "0 to 10" in first.locator(".set.refused .fault").inner_text()
    audited(phone, "workout-refused-set")
    if done.count():
        done.click()
    phone.wait_for_selector("[data-unsent]", state="hidden")
    sets = httpx.get(f"{home}/stage/sets/{athlete}").json()["sets"]
    assert len(sets) > before
    assert all((s["rir"] or 0) <= 10 for s in sets)
    phone.reload()
    phone.wait_for_selector("[data-exercise='0'] .fault:not([hidden])")  # a reload shows it as it is: not done, and why
    if first.locator(".set.refused").count():
        first.locator(".set.refused [data-correct]").click()
    first.locator("[data-set$=rir]").fill("1")
    done.click()
    first.locator(".set.refused").wait_for(state="detached")
    phone.wait_for_selector("[data-unsent]", state="hidden")
    assert len(httpx.get(f"{home}/stage/sets/{athlete}").json()["sets"]) == len(sets) + 1

    # A lock of any level ends what is open, as an emergency does.
    card = '<div class="said-by level-e1"><div class="words"><p>See a doctor first.</p></div></div>'
    said = {"workout_id": "w", "new": 1, "level": "E1", "locked": True, "html": card, "adapted": []}
    phone.route("**/app/workout/log*", lambda route: route.fulfill(json=said))
    phone.locator("[data-done]:visible").first.click()
    phone.wait_for_selector("[data-said] .level-e1[role=alert]", timeout=8000)
    assert phone.locator("[data-exercises]").is_hidden()
    assert phone.locator(".finish").is_hidden()
    phone.unroute("**/app/workout/log*")


def test_a_day_and_a_run_are_told_on_one_small_page(phone: Any) -> None:
    phone.goto("/app/checkin")
    phone.wait_for_selector("[data-checkin]")
    audited(phone, "checkin-phone")
    day = phone.locator("form[data-daily]")
    day.get_by_role("button", name="Save").click()
    phone.wait_for_selector("form[data-daily] .form-answer.fault")
    day.locator("[name=sleep_hours]").fill("7.5")
    day.locator("label:has(input[name=energy][value='4'])").click()
    day.get_by_role("button", name="Save").click()
    phone.wait_for_selector("form[data-daily] .form-answer:has-text('Saved')")
    run = phone.locator("form[data-outing]")
    run.locator("[name=at]").fill(phone.evaluate("new Date(Date.now() - 7200e3).toISOString().slice(0, 16)"))
    run.locator("[name=minutes]").fill("32")
    run.get_by_role("button", name="Save").click()
    phone.wait_for_selector("form[data-outing] .form-answer:has-text('Saved')")
    phone.goto("/app")
    phone.wait_for_selector(".of-today")
    audited(phone, "today-phone")


def test_the_coach_answers_with_receipts_that_open_and_an_emergency_locks(desk: Any) -> None:
    desk.goto("/app/coach")
    desk.wait_for_selector("[data-empty], .said-by")
    audited(desk, "coach-empty-desk")
    desk.get_by_role("button", name="Show me the plan").click()
    desk.wait_for_selector(".said-by.level-n:not(.waits) .number")
    number = desk.locator(".number").last
    number.click()
    assert number.get_attribute("aria-expanded") == "true"
    desk.wait_for_selector(".receipt-of:not([hidden]) dd code")
    audited(desk, "coach-desk")
    desk.reload()
    desk.wait_for_selector(".said-by.own:has-text('Show me the plan')")
    desk.fill("#say", "I have chest pain and cannot breathe")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".level-e0[role=alert]")
    audited(desk, "coach-emergency-desk")
    desk.goto("/app/train")
    # The form of return opens a day after the danger, and the page says when.
    desk.wait_for_selector(".locked .quiet")
    assert desk.locator(".locked [data-return]").count() == 0
    assert "24" in desk.locator(".locked").first.inner_text()
    audited(desk, "locked-desk")
    desk.locator("[data-theme-toggle]").click()
    desk.wait_for_selector("html.dark")
    audited(desk, "locked-desk-dark")


@pytest.mark.parametrize("width", [360, 390])
def test_the_navigation_stays_within_a_small_screen(signed_in: tuple[Any, Any, str], width: int) -> None:
    watched = Watched(signed_in, viewport={"width": width, "height": 740}, is_mobile=True, has_touch=True)
    page = watched.page
    page.goto("/app/train")
    page.wait_for_selector("[data-train]")
    places = page.locator(".places > a, .places > button")
    assert places.count() == 6
    for box in [places.nth(n).bounding_box() for n in range(6)]:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width + 0.5
        assert box["height"] >= 44
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Settings").click()
    page.wait_for_selector("form.fields")
    watched.close()
