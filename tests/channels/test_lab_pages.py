"""The lab's pages and plain routes over a staged desk: who gets in, what is asked of the desk, what is shown where nothing is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import httpx2 as httpx
import pytest
from tests.journeys.lab_stage import staged

FORM = {"sensor": {"kind": "synthetic", "id": ""}, "protocol": "rest", "answers": {"symptoms": False, "consent": True}}
WORDS = "no valid value"


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with staged(tmp_path_factory.mktemp("stage")) as found:
        yield found


@pytest.fixture(scope="module")
def owner(link: str) -> Iterator[httpx.Client]:
    home, code = link.split("/sign-in?code=")
    with httpx.Client(base_url=home, timeout=30) as client:
        assert client.post("/sign-in", data={"code": code}).status_code == 303
        yield client


@pytest.fixture
def stranger(link: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=link.split("/sign-in")[0], timeout=30) as client:
        yield client


def shown(client: httpx.Client, path: str) -> str:
    """The words of a page as its browser gets them: NiceGUI sends elements as JSON whose markup is escaped once more."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return html.unescape(answer.text.replace("\\", ""))


@pytest.mark.parametrize("path", ["/app/lab", "/app/lab/session/one", "/app/lab/compare?session=one&session=two"])
def test_a_stranger_sees_no_page_of_the_lab(stranger: httpx.Client, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "Mask board" not in answer.text


def test_a_stranger_neither_starts_nor_stops(stranger: httpx.Client, owner: httpx.Client) -> None:
    owner.post("/app/lab/start", json=FORM)
    try:
        assert stranger.post("/app/lab/start", json=FORM).status_code == 403
        assert stranger.post("/app/lab/stop").status_code == 403
        assert owner.get("/stage").json()["stopped"] == ""
    finally:
        owner.post("/app/lab/stop")


def test_the_short_address_leads_to_the_page(owner: httpx.Client) -> None:
    assert owner.get("/lab?athlete=a").headers["location"] == "/app/lab?athlete=a"


def test_every_sensor_and_protocol_of_the_desk_is_offered_with_its_questions(owner: httpx.Client) -> None:
    page = shown(owner, "/app/lab")
    for value in ("serial:/dev/ttyACM0", "bluetooth:C4:7B", "playback:ride.bin", "synthetic:"):
        assert f'value="{value}"' in page
    for protocol in ("rest", "ramp", "plateaus", "free"):
        assert f'data-gates="{protocol}"' in page
    assert re.search(r'data-gate="second_person" data-must="yes"', page)
    assert re.search(r'data-gate="symptoms" data-must="no"', page)
    assert re.search(r'data-gate="co2_at"(?! data-must)', page)
    assert page.index("serial:/dev") < page.index("synthetic:"), "what is real comes first"


def test_a_session_begins_with_what_the_form_says_and_ends_when_asked(owner: httpx.Client) -> None:
    assert owner.post("/app/lab/start", json=FORM).json() == {"session_id": "now"}
    asked = owner.get("/stage").json()["asked"]
    assert (asked["sensor"], asked["protocol"], asked["answers"]) == (FORM["sensor"], "rest", FORM["answers"])
    page = shown(owner, "/app/lab")
    assert "data-lab-live" in page
    assert f"/api/v1/live/{asked['user_id']}" in page
    assert owner.post("/app/lab/stop").status_code == 200
    assert owner.get("/stage").json()["stopped"] == "athlete"
    assert "data-lab-start" in shown(owner, "/app/lab")


def test_the_desks_refusal_arrives_as_its_sentence(owner: httpx.Client) -> None:
    answer = owner.post("/app/lab/start", json={**FORM, "sensor": {"kind": "bluetooth", "id": "C4:7B"}})
    assert answer.status_code == 409
    assert "Wet the electrodes" in answer.json()["detail"]


@pytest.mark.parametrize("answers", [{}, {"consent": False}, {"consent": "yes"}])
def test_without_consent_nothing_begins(owner: httpx.Client, answers: dict[str, Any]) -> None:
    answer = owner.post("/app/lab/start", json={**FORM, "answers": answers})
    assert answer.status_code == 409
    assert "tick the box" in answer.json()["detail"]
    assert "data-lab-start" in shown(owner, "/app/lab")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"sensor": 1, "protocol": "rest", "answers": {}}',
        b'{"sensor": {}, "answers": {}}',
        b'"' + b"x" * 30_000 + b'"',
    ],
)
def test_a_broken_form_is_answered_with_a_sentence(owner: httpx.Client, body: bytes) -> None:
    answer = owner.post("/app/lab/start", content=body)
    assert answer.status_code == 409
    assert "xpected" in answer.json()["detail"]


def test_a_session_shows_its_figures_their_quality_and_what_is_missing_with_its_reason(owner: httpx.Client) -> None:
    page = shown(owner, "/app/lab/session/one")
    assert re.search(r'data-figure="rmssd_ms".{0,120}>41<small>ms', page)
    assert "quality 93 %" in page
    missing = shown(owner, "/app/lab/session/two")
    assert re.search(rf'data-figure="spo2_pct".{{0,160}}{WORDS}.{{0,80}}no 60 s without motion', missing)
    assert "between 136 and 147 bpm" in page
    assert "not found" in page  # the second threshold
    assert "Saturation is uncalibrated" in page


def test_what_an_athlete_wrote_never_becomes_markup(owner: httpx.Client) -> None:
    page = shown(owner, "/app/lab/session/one")
    assert "coughed <b>" not in page
    assert "coughed &lt;b&gt;" in page


def test_the_raw_recording_is_linked_in_three_forms(owner: httpx.Client) -> None:
    page = shown(owner, "/app/lab/session/one")
    for ending in ("csv", "edf", "wfdb.zip"):
        assert re.search(rf'/api/v1/sessions/[0-9a-f-]{{36}}/one\.{re.escape(ending)}" download', page)


def test_a_session_nobody_recorded_is_not_there(owner: httpx.Client) -> None:
    assert owner.get("/app/lab/session/none").status_code == 404


def test_two_sessions_stand_beside_each_other_and_a_missing_value_makes_no_difference(owner: httpx.Client) -> None:
    page = shown(owner, "/app/lab/compare?session=one&session=two")
    assert re.search(r"HRV \(RMSSD\).{0,120}>41<.{0,60}>52<.{0,80}>\+11<", page)
    assert re.search(r"Saturation.{0,120}>98<.{0,60}>–<.{0,80}>–<", page)
    assert "two sessions" in shown(owner, "/app/lab/compare?session=one").lower()
    assert "There is no session with id none" in shown(owner, "/app/lab/compare?session=one&session=none")


def test_the_assets_are_kept_for_good_and_need_nothing_from_outside(owner: httpx.Client) -> None:
    for path in ("/app/lab.css", "/app/lab.js"):
        answer = owner.get(path)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert not re.findall(r"https?://|@import|url\(", answer.text)
