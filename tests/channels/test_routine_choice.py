"""A routine is put on a day of the plan from its page, what the limits refuse is said in words; and what is new is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from tests.channels.catalogue_stage import staged
from tests.channels.test_own_exercises_pages import ARTEFACTS, CHROMIUM, DESK, FLAGS, PHONE, Watched, audited

from milo.channels.access import COOKIE
from milo.channels.web.own_time import moment, named
from milo.channels.web.words import WebWords

GARAGE = {
    "en": "Garage day",
    "es": "Día de garaje",
    "items": [
        {"exercise": "back_squat", "sets": 3, "reps": 5, "rest_s": 180},
        {"exercise": "bench_press", "sets": 3, "reps": 8, "reps_to": 10, "rest_s": 180},
    ],
}
CABLES = {"en": "Cable day", "es": "Día de poleas", "items": [{"exercise": "lat_pulldown", "sets": 4, "reps": 10}]}
OF_COACH = {"en": "Carla's lifts", "es": "Lo de Carla", "items": [{"exercise": "goblet_squat", "sets": 3, "reps": 8}]}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    ARTEFACTS.mkdir(exist_ok=True)
    with staged(tmp_path_factory.mktemp("stage")) as told:
        made = {}
        for who, entry in (("owner", GARAGE), ("owner", CABLES), ("coach", OF_COACH)):
            headers = {"Authorization": f"Bearer {told['tokens'][who]}"}
            answer = httpx.post(f"{told['url']}/api/v1/catalog/routines", headers=headers, json={"entry": entry, "why": "new"})
            assert answer.status_code == 201, answer.text
            made[str(entry["en"])] = answer.json()["line"]["id"]
        yield {**told, "routines": made}


def ask(stage: dict[str, Any], who: str, path: str, body: dict[str, Any] | None = None, **query: str) -> httpx.Response:
    return httpx.request(
        "GET" if body is None else "POST",
        f"{stage['url']}{path}",
        headers={"Cookie": f"{COOKIE}={stage['tokens'][who]}"},
        params=query,
        json=body,
        timeout=60,
    )


def lifts(stage: dict[str, Any]) -> dict[str, list[str]]:
    """Day -> titles of the first week's sessions."""
    headers = {"Authorization": f"Bearer {stage['tokens']['ada']}"}
    answer = httpx.get(f"{stage['url']}/api/v1/plans/current", headers=headers, timeout=60)
    assert answer.status_code == 200, answer.text
    return {day["day"]: [s["title"] for s in day["sessions"]] for day in answer.json()["weeks"][0]["days"]}


def test_a_routine_is_put_on_a_day_and_taken_back(stage: dict[str, Any]) -> None:
    before = lifts(stage)
    day = next(day for day, titles in before.items() if not titles)
    listed = ask(stage, "ada", "/app/train/routines").json()["html"]
    assert all(name in listed for name in ("Garage day", "Cable day", "Carla&#x27;s lifts"))
    asked = {"routine": stage["routines"]["Garage day"], "day": day, "week": 1}
    said = ask(stage, "ada", "/app/train/use", asked)
    assert said.status_code == 200, said.text
    assert said.json()["version"]
    assert "Garage day" in lifts(stage)[day]
    assert ask(stage, "ada", "/app/train/undo", {}).status_code == 200
    assert lifts(stage) == before


def test_what_the_limits_refuse_is_said_in_words_and_nothing_is_kept(stage: dict[str, Any]) -> None:
    before = lifts(stage)
    day = next(day for day, titles in before.items() if titles)
    said = ask(stage, "ada", "/app/train/use", {"routine": stage["routines"]["Cable day"], "day": day, "week": 1})
    assert said.status_code == 409
    assert said.json()["detail"].startswith("This routine does not fit there:")
    assert len(said.json()["detail"]) > len("This routine does not fit there: ")
    assert lifts(stage) == before
    for wrong in ({"routine": "nobody", "day": day}, {"routine": stage["routines"]["Garage day"], "day": "someday"}):
        assert ask(stage, "ada", "/app/train/use", wrong).status_code in {404, 409}
    assert lifts(stage) == before


def test_a_coach_is_shown_no_routine_of_others_and_puts_none_into_a_plan(stage: dict[str, Any]) -> None:
    listed = ask(stage, "coach", "/app/train/routines", athlete=stage["ada"])
    assert listed.json() == {"html": ""}
    used = ask(
        stage, "coach", "/app/train/use", {"routine": stage["routines"]["Carla's lifts"], "day": "monday"}, athlete=stage["ada"]
    )
    assert used.status_code == 404
    assert "data-use" not in ask(stage, "coach", "/app/train", athlete=stage["ada"]).text


def test_what_nobody_has_read_is_counted_for_each_side(stage: dict[str, Any]) -> None:
    def unread(who: str, **query: str) -> dict[str, Any]:
        answer = ask(stage, who, "/app/messages/unread", **query)
        assert answer.status_code == 200, answer.text
        return {place: one["count"] for place, one in answer.json().items()}

    about = {"athlete": stage["ada"]}
    assert unread("ada") == {"messages": 0}
    for who, text in (("ada", "May I train on Friday?"), ("ada", "Or on Saturday?"), ("coach", "Saturday is fine.")):
        assert ask(stage, who, "/app/messages/send", {"text": text, "coach": stage["coach"]}, **about).status_code == 200
    assert unread("ada") == {"messages": 1}
    assert unread("coach") == {"messages": 0, "squad": 2}
    assert unread("coach", **about) == {"messages": 2, "squad": 2}
    assert ask(stage, "coach", "/app/messages/unread", athlete="nobody").status_code == 404
    assert httpx.get(f"{stage['url']}/app/messages/unread").status_code == 403
    told = ask(stage, "ada", "/app/messages/unread", language="es").json()["messages"]["said"]
    assert told == "1 mensaje sin leer"
    ask(stage, "ada", "/app/messages/read", {"coach": stage["coach"]})
    assert unread("ada") == {"messages": 0}


def test_times_stand_on_the_readers_own_clock(stage: dict[str, Any]) -> None:
    path = f"{stage['url']}/app/messages"

    def shown(zone: str | None) -> str:
        more = "" if zone is None else f"; milo_zone={zone}"
        return httpx.get(path, headers={"Cookie": f"{COOKIE}={stage['tokens']['ada']}{more}"}, timeout=60).text

    assert " UTC" in shown(None)
    assert " UTC" in shown("../../etc/passwd")
    assert " UTC" not in shown("Asia/Kathmandu")
    routine = f"{stage['url']}/app/admin/routines?id={stage['routines']['Garage day']}"
    for zone, by_name in (("", True), ("; milo_zone=Asia/Kathmandu", False)):
        page = httpx.get(routine, headers={"Cookie": f"{COOKIE}={stage['tokens']['owner']}{zone}"}, timeout=60).text
        assert "Garage day" in page
        assert (" UTC" in page) is by_name


def test_a_moment_is_told_on_the_clock_of_a_zone() -> None:
    at = datetime(2026, 3, 9, 20, 30, tzinfo=UTC)
    assert moment(WebWords(), at, None) == "9 Mar, 20:30 UTC"
    assert moment(WebWords("es"), at, named("Asia/Kathmandu")) == "10 mar, 02:15"
    for wrong in (None, "", "Mars/Base", "../../etc/passwd", "/etc/localtime", "a" * 200, 7):
        assert named(wrong) is None


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)")
@pytest.mark.parametrize(("look", "about"), [("desk", DESK), ("phone", PHONE)])
def test_the_choice_of_a_routine_and_the_count_are_fit(stage: dict[str, Any], look: str, about: dict[str, Any]) -> None:
    from playwright.sync_api import sync_playwright

    sent = ask(stage, "coach", "/app/messages/send", {"text": "Have a look at your plan."}, athlete=stage["ada"])
    assert sent.status_code == 200, sent.text
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        ada = Watched(browser, stage, "ada", **about)
        page = ada.page
        page.goto("/app/train")
        page.wait_for_selector(".places .more:not(.plus) .count:not([hidden])")
        assert "unread" in page.inner_text(".places .more:not(.plus) .count")
        page.screenshot(path=str(ARTEFACTS / f"unread-{look}.png"))
        page.click(".places .more:not(.plus)")
        page.wait_for_selector("#more .count:visible")
        page.screenshot(path=str(ARTEFACTS / f"unread-more-{look}.png"))
        page.keyboard.press("Escape")
        page.locator(".day [data-routines]:visible").first.click()
        page.wait_for_selector("#routines .choice")
        audited(page, f"routine-choice-{look}")
        page.locator("#routines .choice", has_text="Cable day").click()
        page.click("#routines footer .button")
        page.wait_for_selector("#routines .fault")
        page.screenshot(path=str(ARTEFACTS / f"routine-refused-{look}.png"))
        page.locator("#routines .choice", has_text="Garage day").click()
        page.click("#routines footer .button")
        page.wait_for_selector(".toast button")
        assert page.locator(".session", has_text="Garage day").count() == 1
        page.click(".toast button")
        page.wait_for_function("!document.querySelector('.board').textContent.includes('Garage day')")
        page.goto("/app/messages")
        page.wait_for_selector(".said-here li")
        page.wait_for_selector(".places .more:not(.plus) .count", state="hidden")
        # A refusal is an answer, which the browser counts among its errors.
        ada.wrong = [said for said in ada.wrong if "409" not in said]
        ada.close()
        browser.close()
