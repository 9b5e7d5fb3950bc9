"""From a watch file to this week, in a real browser against the real house: sign in, drop a FIT file, see the week change."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from milo.app.build import build
from milo.app.config import Settings

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
WAIT_MS = 30_000  # two cores that others use too

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]


def fit_run(start: datetime, minutes: int) -> bytes:
    """A run as a watch writes it: a heart rate and a speed each second, one lap, one session."""
    from garmin_fit_sdk import Encoder, Profile

    number = Profile["mesg_num"]
    encoder = Encoder()

    def write(name: str, **fields: Any) -> None:
        encoder.write_mesg({"mesg_num": number[name], **fields})

    end, seconds = start + timedelta(minutes=minutes), minutes * 60
    write("FILE_ID", type="activity", manufacturer="garmin", product=2697, serial_number=1, time_created=start)
    for s in range(seconds + 1):
        write(
            "RECORD",
            timestamp=start + timedelta(seconds=s),
            heart_rate=120 + s * 40 // seconds,
            enhanced_speed=3.0,
            distance=3.0 * s,
        )
    whole = {
        "timestamp": end,
        "start_time": start,
        "total_elapsed_time": float(seconds),
        "total_timer_time": float(seconds),
        "total_distance": 3.0 * seconds,
        "avg_heart_rate": 140,
        "max_heart_rate": 160,
        "sport": "running",
    }
    write("LAP", **whole)
    write("SESSION", **whole)
    write("ACTIVITY", timestamp=end, num_sessions=1, total_timer_time=float(seconds), type="manual")
    return bytes(encoder.close())


@pytest.fixture
def sign_in_link(tmp_path: Path) -> Iterator[str]:
    """A house with Ada in it, served by `milo up` in a process of its own; the link it prints."""
    house = build(Settings(home=tmp_path / "home"))
    house.flows.add_athlete({"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5, "weight_kg": 60})
    house.close()
    environment = {**os.environ, "MILO_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    up = subprocess.Popen(
        [sys.executable, "-m", "milo.app.cli", "up", "--port", str(_free_port())],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        cwd=tmp_path,
    )
    said = []
    try:
        assert up.stdout is not None
        for line in up.stdout:
            said.append(line)
            found = re.search(r"http://\S+/sign-in\?code=\S+", line)
            if found:
                yield found.group()
                break
        else:
            pytest.fail("milo up ended without a sign-in link:\n" + "".join(said))
    finally:
        up.terminate()
        rest, _ = up.communicate(timeout=60)
    assert "Traceback" not in rest, rest


@pytest.fixture
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--headless", *flags])
        yield made
        made.close()


def test_an_athlete_drops_a_watch_file_and_sees_the_week(sign_in_link: str, browser: Any, tmp_path: Path) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    run, earlier = tmp_path / "morning run.fit", tmp_path / "ten days ago.fit"
    run.write_bytes(fit_run(now - timedelta(hours=3), 40))
    earlier.write_bytes(fit_run(now - timedelta(days=10), 30))  # a week's sum wants a whole week to be known
    nonsense = tmp_path / "shopping.txt"
    nonsense.write_text("milk, eggs")
    ARTEFACTS.mkdir(exist_ok=True)

    desk = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = desk.new_page()
    page.set_default_timeout(WAIT_MS)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)

    # The link alone opens nothing; its button does.
    page.goto(sign_in_link)
    assert not [c for c in desk.cookies() if c["name"] == "milo_token"]
    page.get_by_role("button", name="Open Milo").click()
    page.wait_for_selector("h1:has-text('Ada’s week')")
    [cookie] = [c for c in desk.cookies() if c["name"] == "milo_token"]
    assert cookie["httpOnly"]

    # Nothing is known yet but the weight that was told, and the page says what would change that.
    page.wait_for_selector(".missing")
    assert page.locator("#panel-load").count() == 0
    assert page.locator("[data-figure]").evaluate_all("all => all.map(one => one.dataset.figure)") == ["weight_kg"]

    # Three files are dropped; two are read, the third is refused in words.
    page.set_input_files("input[type=file]", [str(run), str(earlier), str(nonsense)])
    page.wait_for_selector(".answer.read:has-text('morning run.fit'):has-text('1 workout')")
    page.wait_for_selector(".answer.refused:has-text('shopping.txt'):has-text('does not know this kind of file')")
    page.wait_for_selector("#panel-load svg path", state="attached")
    assert page.locator("[data-figure=workouts] .value").inner_text().strip() == "1"
    assert page.locator("#panel-load .lines li").count() == 1
    load = page.locator("[data-figure=weekly_load] .value").inner_text()
    assert int(re.sub(r"\D", "", load)) > 0
    page.screenshot(path=ARTEFACTS / "dashboard-desktop.png", full_page=True)

    # The same file again adds nothing.
    page.set_input_files("input[type=file]", str(run))
    page.wait_for_selector(".answer:has-text('already imported'):has-text('0 new')")
    assert page.locator("[data-figure=weekly_load] .value").inner_text() == load

    # A figure opens onto the records and the file behind it.
    page.locator("[data-figure=weekly_load]").click()
    page.wait_for_selector(".receipt table[data-kind=workout] tbody tr")
    assert page.locator(".claim .value").inner_text().startswith(load.removesuffix("AU"))
    assert page.locator(".receipt tbody tr").count() == 1
    page.screenshot(path=ARTEFACTS / "receipt-desktop.png", full_page=True)
    with page.expect_download() as download:
        page.locator(".files a").first.click()
    assert Path(download.value.path()).read_bytes() == run.read_bytes()

    # Light and dark are the athlete's choice, and stay.
    page.locator("[data-theme-toggle]").click()
    page.wait_for_selector("html.dark")
    page.reload()
    page.wait_for_selector("html.dark .claim")

    # The other pages stand too.
    for path, sign in (
        ("/app/week", "section#load"),
        ("/app/ledger", "section"),
        ("/app/settings", "form.fields"),
        ("/app/files", ".files li"),
    ):
        page.goto(sign_in_link.split("/sign-in")[0] + path)
        page.wait_for_selector(sign)
    assert not wrong

    _on_a_phone(browser, {"cookies": desk.cookies(), "origins": []}, sign_in_link.split("/sign-in")[0])
    desk.close()


def test_the_athlete_has_the_last_word_on_a_merge(sign_in_link: str, browser: Any, tmp_path: Path) -> None:
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=30)
    watch, phone = tmp_path / "watch.fit", tmp_path / "phone.tcx"
    watch.write_bytes(fit_run(start, 40))
    phone.write_text(tcx_run(start + timedelta(seconds=40), 40))
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page.set_default_timeout(WAIT_MS)
    page.goto(sign_in_link)
    page.get_by_role("button", name="Open Milo").click()
    page.set_input_files("input[type=file]", [str(watch), str(phone)])
    page.wait_for_function("document.querySelectorAll('.answer.read').length === 2")

    home = sign_in_link.split("/sign-in")[0]
    page.goto(f"{home}/app/ledger")
    page.wait_for_selector(".merge .members li:nth-child(2)")
    assert "your choice" not in page.locator(".spoken").inner_text()
    page.get_by_role("button", name="Change source").click()
    choice = page.locator(".choices label:has-text('distance') select")
    other = next(o for o in choice.evaluate("e => [...e.options].map(o => o.value)") if o != choice.input_value())
    choice.select_option(other)
    page.wait_for_selector(".spoken:has-text('your choice')")
    page.screenshot(path=ARTEFACTS / "ledger-desktop.png", full_page=True)
    page.get_by_role("button", name="Separate").click()
    page.wait_for_selector(".merge.undone")
    page.goto(f"{home}/app")
    page.wait_for_selector("[data-figure=workouts] .value:text-is('2')")
    page.goto(f"{home}/app/ledger")
    page.get_by_role("button", name="Merge again").click()
    page.wait_for_selector(".merge:not(.undone)")

    # Another language, and a time zone nobody has heard of.
    page.goto(f"{home}/app/settings")
    page.select_option("select[name=language]", "es")
    page.fill("input[name=timezone]", "Mars/Base")
    page.locator("form.fields button").first.click()
    page.wait_for_selector(".form-answer.fault:has-text('Mars/Base')")
    page.fill("input[name=timezone]", "Europe/Madrid")
    page.locator("form.fields button").first.click()
    page.wait_for_selector("h1:has-text('Ajustes')")
    page.close()


def tcx_run(start: datetime, minutes: int) -> str:
    """The same run as a phone tells it."""
    points = "".join(
        f"<Trackpoint><Time>{_zulu(start + timedelta(seconds=s))}</Time><DistanceMeters>{3.02 * s}</DistanceMeters></Trackpoint>"
        for s in range(0, minutes * 60 + 1, 10)
    )
    sums = f"<TotalTimeSeconds>{minutes * 60}</TotalTimeSeconds><DistanceMeters>{181.2 * minutes}</DistanceMeters>"
    lap = f'<Lap StartTime="{_zulu(start)}">{sums}<Track>{points}</Track></Lap>'
    return (
        '<?xml version="1.0"?>'
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f'<Activities><Activity Sport="Running"><Id>{_zulu(start)}</Id>{lap}</Activity></Activities></TrainingCenterDatabase>'
    )


def _zulu(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _on_a_phone(browser: Any, state: Any, home: str) -> None:
    """On a phone nothing hangs over the edge, in light and in dark."""
    for scheme in ("light", "dark"):
        phone = browser.new_context(
            viewport={"width": 390, "height": 844}, color_scheme=scheme, storage_state=state, is_mobile=True, has_touch=True
        )
        page = phone.new_page()
        page.set_default_timeout(WAIT_MS)
        for path, sign in (("/app", "#panel-load svg path"), ("/app/week", "section#load"), ("/app/files", ".files li")):
            page.goto(home + path)
            page.wait_for_selector(sign, state="attached")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            assert page.locator(f"html.{scheme}").count() == 1
            page.screenshot(path=ARTEFACTS / f"{path.rpartition('/')[2]}-phone-{scheme}.png")
        phone.close()


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
