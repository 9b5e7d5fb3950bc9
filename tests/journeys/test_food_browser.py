"""A day of eating on a phone: search, a barcode for the camera, a corrected photo, words, no connection, and a repeat."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from tests.channels.access_stage import staged
from tests.channels.activity_people import PASSWORD, move_in
from tests.journeys.test_progress_browser import ARTEFACTS, CHROMIUM, FLAGS, PHONE, Watched, audited

from milo.app.build import build
from milo.app.config import Settings
from milo.app.food_camera import BARCODE_READER
from milo.channels.diary_desk import DiaryLine

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]
CODE = "4006381333931"
LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
PARITY = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL")


def bars(code: str) -> str:
    """An EAN-13 as modules, 1 for black (GS1 General Specifications 5.2)."""
    right = [bits.translate(str.maketrans("01", "10")) for bits in LEFT]
    left = [LEFT[int(d)] if p == "L" else right[int(d)][::-1] for d, p in zip(code[1:7], PARITY[int(code[0])], strict=True)]
    return "101" + "".join(left) + "01010" + "".join(right[int(d)] for d in code[7:]) + "101"


def filmed(path: Path) -> Path:
    """Two seconds of a packet's barcode as raw video, for Chromium's fake camera."""
    picture = Image.new("L", (640, 480), 205)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((90, 110, 550, 370), fill=250)
    for n, bit in enumerate(bars(CODE)):
        if bit == "1":
            pen.rectangle((177 + 3 * n, 150, 179 + 3 * n, 320), fill=15)
    grey = np.asarray(picture, np.uint8).tobytes()
    plain = bytes([128]) * (640 * 480 // 2)
    path.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n" + (b"FRAME\n" + grey + plain) * 20)
    return path


def dinner(seed: int) -> bytes:
    """A plate the camera cannot know: brown pieces on white, each time a little different."""
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (480, 480), (90, 70, 60))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((40, 40, 440, 440), fill=(245, 245, 240))
    at = np.random.default_rng(4)
    for x, y in at.normal(240, 60, (60, 2)) + rng.normal(0, 2, (60, 2)):
        pen.ellipse((x - 14, y - 12, x + 14, y + 12), fill=(150, 95, 50))
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ARTEFACTS.mkdir(exist_ok=True)
    home = tmp_path_factory.mktemp("food") / "home"
    ada = move_in(home)["ada"]
    house = build(Settings(home=home))
    per = {"kcal": 370.0, "protein_g": 13.0, "carbs_g": 60.0, "fat_g": 7.0}
    house.diary.keep_food(ada, {"name": "Oat bar", "per_100_g": per, "serving_g": 40, "code": CODE})
    yesterday = house.flows.today(ada) - timedelta(days=1)
    for id, grams in (("oats_dry", 60.0), ("banana", 118.0)):
        house.diary.keep(ada, [DiaryLine(food_id=id, grams=grams)], meal="breakfast", day=yesterday)
    house.close()
    with staged(home) as stage:
        yield stage["url"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    film = filmed(tmp_path_factory.mktemp("film") / "packet.y4m")
    fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*FLAGS, *fake])
        yield found
        found.close()


def keep(page: Any, meal: str) -> None:
    """Keep what lies in the basket as a meal, and wait until the day shows it."""
    page.locator("[data-meal-of]").select_option(meal)
    before = page.locator("[data-day] .meal li").count()
    lines = page.locator("[data-basket] li").count()
    page.locator("[data-keep]").click()
    page.wait_for_function(f"document.querySelectorAll('[data-day] .meal li').length === {before + lines}")


@pytest.mark.skipif(not (BARCODE_READER / "reader").is_dir(), reason="npm's zxing-wasm is absent (make browser)")
def test_a_day_of_eating_on_a_phone(browser: Any, url: str) -> None:
    assert PASSWORD
    ada = Watched(browser, url, "ada", locale="en-GB", permissions=["camera"], **PHONE)
    page = ada.page
    page.goto("/app/food")
    page.wait_for_selector("[data-food] [data-open]")

    # Breakfast by search.
    page.locator("#food-text").press_sequentially("yogurt")
    page.locator("[data-found] .hit").first.wait_for()
    page.screenshot(path=ARTEFACTS / "food-search.png")
    page.locator("[data-found] .hit").first.click()
    keep(page, "breakfast")

    # Lunch by a barcode that the camera sees and the browser reads: no picture is sent.
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if "/app/food/picture" in asked.url else None)
    page.locator("[data-open=barcode]").click()
    page.locator("[data-found] .hit", has_text="Oat bar").click()
    assert page.locator("[data-said]").inner_text() == CODE
    assert not page.locator("dialog[open]").count()
    assert not sent
    keep(page, "lunch")

    # Dinner by a photo nobody knows: it is named, and the next one like it is known.
    photo = page.locator("input[data-picture=photo]")
    photo.set_input_files({"name": "plate.jpg", "mimeType": "image/jpeg", "buffer": dinner(1)})
    page.wait_for_function("document.querySelector('[data-said]').textContent.includes('not sure')")
    page.screenshot(path=ARTEFACTS / "food-photo.png")
    page.locator("#food-text").press_sequentially("falafel")
    page.locator("[data-found] .hit", has_text="alafel").first.click()
    with page.expect_response(lambda r: "/app/food/picture" in r.url):
        keep(page, "dinner")
    photo.set_input_files({"name": "again.jpg", "mimeType": "image/jpeg", "buffer": dinner(2)})
    page.locator("[data-found] .hit", has_text="alafel").first.wait_for()
    page.goto("/app/food")

    # A snack in words, read back before it is kept.
    page.locator("#food-text").fill("an apple and 20 g of almonds")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_selector("[data-basket] li")
    assert "Keep it?" in page.locator("[data-said]").inner_text()
    assert page.locator("[data-basket] li").count() == 2
    page.screenshot(path=ARTEFACTS / "food-read-back.png")
    keep(page, "snack")
    total = float(re.sub(r"\D", "", page.locator("[data-day] .macro b").first.inner_text()))
    assert 400 < total < 900
    audited(page, "food-day")

    # No connection: it waits on the phone, and is kept once when there is one again.
    ada.context.set_offline(True)
    page.locator("[data-drink=coffee]").click()
    page.locator("[data-keep]").click()
    page.wait_for_function("document.querySelector('[data-said]').textContent.includes('Waits on this phone')")
    page.screenshot(path=ARTEFACTS / "food-offline.png")
    ada.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_function("[...document.querySelectorAll('[data-day] .meal li')].some(li => li.textContent.includes('offee'))")
    page.reload()
    page.wait_for_selector("[data-day] .meal li")
    assert page.locator("[data-day] .meal li", has_text="offee").count() == 1
    page.screenshot(path=ARTEFACTS / "food-synced.png")

    # Yesterday's breakfast again: one tap reads it back, the second keeps it.
    page.goto("/app/food?meal=breakfast")
    page.wait_for_selector("[data-day] .meal li")
    before = page.locator("[data-day] .meal li").count()
    page.screenshot(path=ARTEFACTS / "food-repeat.png")
    page.locator(".repeat").click()
    page.locator("[data-keep]").click()
    page.wait_for_function(f"document.querySelectorAll('[data-day] .meal li').length === {before + 2}")
    ada.wrong = [said for said in ada.wrong if "ERR_INTERNET_DISCONNECTED" not in said]
    ada.close()


def test_a_recipe_is_kept_without_a_connection_eaten_changed_and_taken_away(browser: Any, url: str) -> None:
    ada = Watched(browser, url, "ada", locale="en-GB", **PHONE)
    page = ada.page
    page.goto("/app/food")
    page.locator("summary", has_text="My recipes").click()
    form = page.locator("[data-recipe]")
    form.locator("[name=name]").fill("Lentil stew")
    form.locator("[name=servings]").fill("4")
    form.locator("[name=words]").fill("500 g lentils, 1 onion, 2 tbsp olive oil")
    form.get_by_role("button", name="Add").click()
    page.wait_for_function("document.querySelectorAll('[data-recipe-lines] li').length === 3")
    form.screenshot(path=ARTEFACTS / "food-recipe.png")

    # Saved without a connection: it waits on the phone and is kept once there is one.
    ada.context.set_offline(True)
    form.get_by_role("button", name="Save the recipe").click()
    page.wait_for_function("document.querySelector('[data-said]').textContent.includes('Waits on this phone')")
    ada.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    row = page.locator("[data-recipes] li", has_text="Lentil stew")
    row.wait_for()
    energy = float(re.findall(r"(\d+) kcal", row.inner_text())[0])

    row.get_by_role("button", name="Eat: Lentil stew").click()
    keep(page, "dinner")
    assert "1 serving" in page.locator("[data-day] .meal li", has_text="Lentil stew").inner_text()

    # Made for two instead of four, a serving has twice the energy.
    row.get_by_role("button", name="Change: Lentil stew").click()
    assert form.locator("[name=servings]").input_value() == "4"
    form.locator("[name=servings]").fill("2")
    form.get_by_role("button", name="Save the recipe").click()
    page.wait_for_function(f"!document.querySelector('[data-recipes]').textContent.includes('{energy:.0f} kcal')")
    assert float(re.findall(r"(\d+) kcal", row.inner_text())[0]) == pytest.approx(2 * energy, abs=1.5)
    row.get_by_role("button", name="Remove: Lentil stew").click()
    row.wait_for(state="detached")
    assert page.locator("[data-day] .meal li", has_text="Lentil stew").count() == 1
    ada.wrong = [said for said in ada.wrong if "ERR_INTERNET_DISCONNECTED" not in said]
    ada.close()
