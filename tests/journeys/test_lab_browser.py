"""The lab's live page in a real browser, against a staged desk that plays a body of the twin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.lab_stage import staged

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
WAIT_MS = 30_000  # two cores that others use too
SILENT_MS, LOOK_MS = 2_000, 100  # after so much silence nothing stays on the screen, and how often the page looks
LATE_MS, FRAME_MS = 3_000, 50  # after so long without figures they go, and longer than any frame
STOP_AGAIN_MS = 500  # a stop that was not heard takes the second road
FIGURES = "[...document.querySelectorAll('[data-live-figure]:not([hidden]) [data-value]')].map(e => e.textContent)"
ALL_GONE = f"(v => v.length > 6 && v.every(t => t === '–'))({FIGURES})"
INK = """(() => { // pixels of the trace's own colour on the ECG strip
  const c = document.querySelector('.strip[data-channel=ecg_mv] canvas');
  const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i] < 90 && d[i + 1] < 90 && d[i + 2] < 90) n++;
  return n; })()"""
LOOP_INK = """(() => { // pixels of the loops' canvas, as wide as told, that are not its ground
  const c = document.querySelector('figure.loops canvas');
  const d = c.getContext('2d').getImageData(0, 0, WIDE, c.height).data;
  let n = 0; for (let i = 4; i < d.length; i += 4) if (d[i] !== d[0] || d[i + 1] !== d[1] || d[i + 2] !== d[2]) n++;
  return n; })()"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with staged(tmp_path_factory.mktemp("stage")) as found:
        yield found


@pytest.fixture(scope="module")
def signed_in(link: str) -> Iterator[tuple[Any, Any, str]]:
    """A browser, the state of somebody signed in, and the house's address."""
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--headless", *flags])
        desk = browser.new_context()
        page = desk.new_page()
        page.goto(link)
        page.get_by_role("button", name="Open Milo").click()
        page.wait_for_selector("h1")
        state = desk.storage_state()
        desk.close()
        yield browser, state, link.split("/sign-in")[0]
        browser.close()


@pytest.fixture
def page(signed_in: tuple[Any, Any, str]) -> Iterator[Any]:
    """The lab's page on a desk, with nothing running; a session that a test began is ended after it."""
    browser, state, home = signed_in
    context = browser.new_context(viewport={"width": 1280, "height": 900}, storage_state=state, color_scheme="light", base_url=home)
    opened = context.new_page()
    opened.set_default_timeout(WAIT_MS)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.clock.install()
    opened.goto("/lab")
    opened.wait_for_selector("form[data-lab-start]")
    yield opened
    opened.request.post("/stage/live")
    opened.request.post("/app/lab/stop")
    context.close()
    assert not wrong


def begin(page: Any, protocol: str = "Free") -> None:
    """Choose, consent, begin; wait until all figures stand."""
    page.locator(".card:has-text('Simulated body')").click()
    page.locator(f".card:has-text('{protocol}')").click()
    page.locator("[name=consent]").check()
    page.locator("[data-start]").click()
    page.wait_for_selector("[data-live-figure=heart_rate_bpm][data-state=ok]")


def stand_still(page: Any) -> None:
    """From now on the page's clock goes on only by `page.clock.run_for`: what it shows in time does not depend on the machine."""
    from playwright.sync_api import Error

    for _ in range(100):
        try:
            page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 0.1)
            break
        except Error as error:
            if "past" not in str(error):
                raise  # else more than a tenth of a second passed in between
    page.wait_for_selector("[data-live-figure=heart_rate_bpm][data-state=ok]")


def last_word(page: Any, word: str) -> None:
    """Wait until the page has heard all that was sent up to now: a marker comes behind it."""
    page.fill("[data-lab=mark-form] input", word)
    page.locator("[data-lab=mark-form] input").press("Enter")
    page.wait_for_selector(f"[data-lab=markers] li:has-text('{word}')")


def cue(page: Any, what: str) -> None:
    page.request.post(f"/stage/{what}")


def heard(page: Any, said: dict[str, Any]) -> bool:
    """Whether the desk was told this, waiting a moment for it."""
    for _ in range(100):
        if said in page.request.get("/stage").json()["heard"]:
            return True
        page.wait_for_timeout(50)
    return False


def value(page: Any, figure: str) -> str:
    return str(page.locator(f"[data-live-figure={figure}] [data-value]").inner_text())


def test_the_gates_of_a_protocol_hold_until_they_are_answered_rightly(page: Any) -> None:
    page.locator(".card:has-text('Ramp')").click()
    gates = page.locator("[data-gates=ramp]")
    assert gates.is_visible()
    assert page.locator("[data-gates=rest]").is_hidden()
    gates.locator("[data-gate=symptoms] input[value=yes]").check()
    gates.locator("[data-gate=second_person] input[value=yes]").check()
    gates.locator("select").select_option("exhaled")
    page.locator("[name=consent]").check()
    page.locator("[data-start]").click()
    page.wait_for_selector("[data-said]:has-text('does not start')")
    assert page.request.get("/stage").json()["asked"] == {} or page.request.get("/stage").json()["asked"]["protocol"] != "ramp"
    gates.locator("[data-gate=symptoms] input[value=no]").check()
    page.locator(".card:has-text('Heart strap')").click()
    page.locator("[data-start]").click()
    page.wait_for_selector("[data-said]:has-text('wet the electrodes')")
    page.locator(".card:has-text('Mask board')").click()
    page.locator("[data-start]").click()
    page.wait_for_selector("[data-lab-live][data-link=live]")
    asked = page.request.get("/stage").json()["asked"]
    assert asked["sensor"] == {"kind": "serial", "id": "/dev/ttyACM0"}
    assert asked["answers"] == {"symptoms": False, "second_person": True, "co2_at": "exhaled", "consent": True}


def test_strips_loops_and_figures_move_and_a_weak_one_says_so(page: Any) -> None:
    begin(page)
    page.wait_for_function(f"{INK} > 800")
    before = page.evaluate(INK)
    page.wait_for_function(f"Math.abs({INK} - {before}) > 100")
    assert value(page, "heart_rate_bpm") == "72"
    assert value(page, "ve_l_min") == "12.8"
    assert value(page, "rmssd_ms") == "–"
    assert "two minutes" in page.locator("[data-live-figure=rmssd_ms] [data-note]").inner_text()
    assert page.locator("[data-live-figure=spo2_pct]").get_attribute("data-state") == "weak"
    assert page.locator("[data-live-figure=etco2_mmhg]").is_hidden()
    assert [s.get_attribute("data-channel") for s in page.locator(".lab-strips .strip").all()] == ["ecg_mv", "flow_l_s", "co2_ppm"]
    page.wait_for_selector("figure.loops:not([hidden])")
    assert "simulated" in page.locator("[data-lab=origin]").inner_text().lower()
    assert page.locator("[data-lab=do-now]").inner_text() == "Sit still and breathe as you like."
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / "lab-live-desktop.png")


def test_the_last_good_value_never_stays_when_nothing_comes(page: Any) -> None:
    begin(page)
    stand_still(page)
    cue(page, "mute")
    last_word(page, "quiet")
    page.clock.run_for(SILENT_MS - LOOK_MS)
    assert value(page, "heart_rate_bpm") == "72"
    page.clock.run_for(2 * LOOK_MS)
    assert page.evaluate(ALL_GONE)
    assert page.locator("[data-lab=link]").get_attribute("data-state") in {"silent", "lost"}
    assert page.locator("[data-lab=remaining]").inner_text() == ""
    page.clock.resume()
    page.locator(".strip[data-channel=ecg_mv] .dead-word").wait_for()
    cue(page, "live")
    page.wait_for_selector("[data-live-figure=heart_rate_bpm][data-state=ok]")
    page.wait_for_selector("[data-lab-live][data-link=live]")


def test_figures_that_stop_coming_go_although_the_waves_go_on(page: Any) -> None:
    begin(page)
    stand_still(page)
    page.wait_for_function("miloLive.figures.cameAt === performance.now()")
    cue(page, "no_figures")
    last_word(page, "no more")
    for step_ms in (LATE_MS / 3, LATE_MS / 3, LATE_MS / 3 - FRAME_MS):
        page.clock.run_for(step_ms)
        page.wait_for_function("miloLive.line.heardAt === performance.now()")
    assert value(page, "heart_rate_bpm") == "72"
    page.clock.run_for(2 * FRAME_MS)
    assert page.evaluate(ALL_GONE)
    assert page.locator("[data-lab-live]").get_attribute("data-link") == "live"


def test_an_electrode_that_comes_off_takes_its_figures_at_once_and_leaves_the_others(page: Any) -> None:
    begin(page)
    stand_still(page)
    cue(page, "no_figures")  # it is the link that takes them away
    cue(page, "leads_off")
    page.wait_for_selector("[data-live-figure=heart_rate_bpm][data-state=none]")
    page.wait_for_selector("[data-lab=link]:has-text('Electrode off')")
    page.clock.resume()
    before = page.evaluate("miloLive.figures.cameAt")
    cue(page, "figures")
    page.wait_for_function(f"miloLive.figures.cameAt > {before}")  # these carry the old number with the state "none"
    assert value(page, "heart_rate_bpm") == "–"
    assert value(page, "respiration_rate") == "16"


def test_a_line_that_breaks_clears_the_page_and_opens_itself_again(page: Any) -> None:
    begin(page)
    page.evaluate(
        "new MutationObserver(() => { if (document.querySelector('[data-lab-live]').dataset.link === 'lost')"
        f" window.sawAllGone = {ALL_GONE}; }}).observe(document.querySelector('[data-lab-live]'), {{attributes: true}})"
    )
    cue(page, "cut")
    page.wait_for_function("window.sawAllGone === true")
    page.wait_for_selector("[data-live-figure=heart_rate_bpm][data-state=ok]")
    assert page.request.get("/stage").json()["viewers"] == 1


def test_an_alert_covers_the_top_for_every_viewer_until_it_is_acknowledged(page: Any, signed_in: tuple[Any, Any, str]) -> None:
    browser, state, home = signed_in
    begin(page)
    phone = browser.new_context(
        viewport={"width": 390, "height": 844},
        storage_state=state,
        color_scheme="dark",
        base_url=home,
        is_mobile=True,
        has_touch=True,
    )
    other = phone.new_page()
    other.goto("/app/lab")
    other.wait_for_selector("[data-live-figure=heart_rate_bpm][data-state=ok]")
    cue(page, "alert")
    for viewer in (page, other):
        card = viewer.wait_for_selector("[role=alert][aria-live=assertive] .alert-card.level-E0")
        assert card.bounding_box()["y"] == 0
        assert viewer.evaluate("document.elementFromPoint(innerWidth / 2, 20).closest('.alert-card') !== null")
        stop = viewer.locator("[data-lab=stop]").bounding_box()
        assert viewer.evaluate(f"document.elementFromPoint({stop['x'] + 20}, {stop['y'] + 20}).closest('[data-lab=stop]') !== null")
    cue(page, "cleared")
    other.wait_for_selector(".alert-card.over")  # what nobody has read stays
    other.screenshot(path=ARTEFACTS / "lab-alert-phone-dark.png")
    assert other.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="I have read this").click()
    assert page.locator(".alert-card").count() == 0
    assert page.locator("[data-lab=alert-list] li").count() == 1
    assert heard(page, {"do": "acknowledge", "id": "sn-05"})
    cue(page, "alert")
    page.wait_for_selector(".alert-card.level-E0")  # the same rule again is a new alert
    phone.close()


def test_markers_and_answers_reach_the_desk(page: Any) -> None:
    begin(page)
    page.fill("[data-lab=mark-form] input", "a cough <i>")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-lab=markers] li:has-text('a cough <i>')")
    assert page.locator("[data-lab=markers] i").count() == 0
    page.locator("[data-effort='13']").click()
    assert heard(page, {"do": "answer", "question": "rpe", "value": 13})
    page.locator("[data-lab=unwell]").click()
    page.get_by_role("button", name="Dizzy").click()
    assert heard(page, {"do": "answer", "question": "symptom", "value": "dizziness"})
    assert page.locator("[data-lab=feelings]").is_hidden()
    page.get_by_role("button", name="Pause").click()
    assert heard(page, {"do": "pause"})


@pytest.mark.parametrize("way", ["button", "Escape", "Space"])
def test_stop_ends_the_session_within_a_second(page: Any, way: str) -> None:
    begin(page)
    page.locator("[data-lab=mark-form] input").focus()
    page.keyboard.press("Space")
    last_word(page, "typed")
    assert page.request.get("/stage").json()["stopped"] == "", "a space in a text is no stop"
    stand_still(page)
    if way == "button":
        page.locator("[data-lab=stop]").click()
    else:
        page.locator("h1").click()
        page.keyboard.press(way)
    page.wait_for_selector("[data-lab=over]:not([hidden])")  # no time of the page's has passed: the line alone brought it
    assert page.request.get("/stage").json()["stopped"] == "athlete"
    assert page.evaluate(ALL_GONE)
    assert page.locator("[data-lab=dock]").is_hidden()
    page.locator("[data-lab=over-link]").click()
    page.wait_for_selector("[data-figure=rmssd_ms]")
    assert page.url.endswith("/app/lab/session/one")


def test_stop_has_a_second_road_when_the_line_is_deaf(page: Any) -> None:
    begin(page)
    cue(page, "deaf")
    stand_still(page)
    page.locator("[data-lab=stop]").click()
    last_word(page, "deaf")
    assert page.request.get("/stage").json()["stopped"] == ""
    page.clock.run_for(STOP_AGAIN_MS)
    page.wait_for_selector("[data-lab=over]:not([hidden])")


def test_history_compare_and_summary_fit_a_phone_in_light_and_dark(signed_in: tuple[Any, Any, str]) -> None:
    browser, state, home = signed_in
    for scheme in ("light", "dark"):
        phone = browser.new_context(
            viewport={"width": 390, "height": 844},
            storage_state=state,
            color_scheme=scheme,
            base_url=home,
            is_mobile=True,
            has_touch=True,
        )
        page = phone.new_page()
        page.set_default_timeout(WAIT_MS)
        page.goto("/app/lab")
        for box in page.locator(".lab-sessions input").all():
            box.check()
        page.screenshot(path=ARTEFACTS / f"lab-start-phone-{scheme}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name="Compare").click()
        page.wait_for_selector(".lab-compare:has-text('+11')")
        page.wait_for_selector(".lab-chart svg path", state="attached")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto("/app/lab/session/one")
        page.wait_for_selector(".lab-chart svg path", state="attached")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.screenshot(path=ARTEFACTS / f"lab-session-phone-{scheme}.png", full_page=True)
        phone.close()


def test_after_the_end_the_tiles_say_that_it_is_over_and_not_that_something_is_late(page: Any) -> None:
    begin(page)
    page.locator("[data-lab=stop]").click()
    page.wait_for_selector("[data-lab=over]:not([hidden])")
    page.clock.run_for(LATE_MS + 500)  # by now figures that are late, and a line that is silent, would have been told
    notes = page.locator("[data-live-figure]:not([hidden]) [data-note]").all_inner_texts()
    assert notes
    assert set(notes) == {"The session is over."}
    assert page.locator("[data-lab=link]").get_attribute("data-state") == "ended"


def test_the_numbers_beside_a_breath_loop_are_whole(page: Any) -> None:
    """No ink of the flow axis touches the canvas's left edge, where a number that is too wide would be cut."""
    begin(page)
    page.wait_for_selector("figure.loops:not([hidden])")
    page.wait_for_function(f"{LOOP_INK.replace('WIDE', 'c.width')} > 500")
    assert page.evaluate(LOOP_INK.replace("WIDE", "2")) == 0
