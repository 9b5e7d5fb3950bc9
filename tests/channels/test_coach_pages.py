"""The coach's pages and their routes over a real house and its real coach: who gets in, what is kept, what is told."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import httpx2 as httpx
import pytest
from tests.journeys.coach_stage import staged

from milo.channels.web.assets import COACH
from milo.channels.web.checkin import ILLNESS, SCALES
from milo.channels.web.coach import CHIPS
from milo.channels.web.coach_said import SIGNS, marked, paragraphs, said_html
from milo.channels.web.frame import OF_THE_COACH, PLACES
from milo.channels.web.train import WANTED
from milo.channels.web.train_food import food_html
from milo.channels.web.train_history import AUTHORS, arrowed
from milo.channels.web.train_told import load_told, rule_told, sets_told, weight
from milo.channels.web.words import WebWords, web_catalogue
from milo.coach.safety.latches import SCOPES
from milo.vocabulary.athlete import REGION_WORDS
from milo.vocabulary.plan import DAYS, PlannedExercise, PlannedSet
from milo.vocabulary.talk import Claim

PAGES = ("/app/train", "/app/coach", "/app/checkin")
ASKED = ("/app/train/board", "/app/train/history", "/app/train/text")
CHANGES = ("/app/train/edit", "/app/train/new", "/app/train/undo", "/app/train/keep", "/app/workout/log", "/app/coach/ask")


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with staged(tmp_path_factory.mktemp("stage")) as found:
        yield found


@pytest.fixture(scope="module")
def owner(link: str) -> Iterator[httpx.Client]:
    home, code = link.split("/sign-in?code=")
    with httpx.Client(base_url=home, timeout=60) as client:
        assert client.post("/sign-in", data={"code": code}).status_code == 303
        yield client


@pytest.fixture(scope="module")
def ada(owner: httpx.Client) -> str:
    """Ada's id; she has a plan from here on."""
    found = re.search(r'<option value="([0-9a-f-]+)"[^>]*>Ada<', shown(owner, "/app/train"))
    assert found is not None
    made = owner.post(f"/app/train/new?athlete={found[1]}", json={"weeks": 4}).json()
    assert made["refused"] is None
    return found[1]


def shown(client: httpx.Client, path: str) -> str:
    """The words of a page as its browser gets them: NiceGUI sends elements as JSON whose markup is escaped once more."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return html.unescape(answer.text.replace("\\", ""))


def board(client: httpx.Client, athlete: str, week: int = 1) -> str:
    return str(client.get(f"/app/train/board?athlete={athlete}&week={week}").json()["html"])


def days_with_sessions(board_html: str) -> list[str]:
    return re.findall(r'data-from="(\w+)"', board_html)


def first_session(board_html: str) -> str:
    found = re.search(r'data-session="([^"]+)"', board_html)
    assert found is not None
    return found[1]


def data_of(client: httpx.Client, path: str) -> dict[str, Any]:
    """A workout as its page's script begins with it."""
    after = re.split(r'"data-session": ?"(?=\{)', shown(client, path))[1]
    return cast(dict[str, Any], json.JSONDecoder().raw_decode(after)[0])


# --- who gets in --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*PAGES, *ASKED, "/app/workout/any"])
def test_a_stranger_sees_no_page_of_the_coach(link: str, path: str) -> None:
    with httpx.Client(base_url=link.split("/sign-in")[0]) as stranger:
        answer = stranger.get(path)
        assert answer.status_code == 403
        assert "Ada" not in answer.text


@pytest.mark.parametrize("path", CHANGES)
def test_a_stranger_changes_nothing(link: str, path: str) -> None:
    with httpx.Client(base_url=link.split("/sign-in")[0]) as stranger:
        assert stranger.post(path, json={"text": "hello"}).status_code == 403


def test_another_sites_form_is_not_taken(owner: httpx.Client, ada: str) -> None:
    answer = owner.post(f"/app/train/undo?athlete={ada}", content=b"{}", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 409
    assert "application/json" in answer.json()["detail"]


def test_a_page_left_open_never_acts_for_who_signed_in_since(owner: httpx.Client, ada: str) -> None:
    log = {"at": "2026-01-05T10:00:00+00:00", "daily": {"weight_kg": 99}}
    answer = owner.post(f"/app/workout/log?athlete={ada}", json={"log": log}, headers={"X-Milo-Athlete": "somebody-else"})
    assert answer.status_code == 409
    assert answer.json()["code"] == "other_athlete"
    assert owner.post(f"/app/workout/log?athlete={ada}", json={"log": log}, headers={"X-Milo-Athlete": ada}).json()["new"] == 1


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 9_000, b'{"text": 7}', b'{"text": " "}'])
def test_what_is_no_message_is_refused_in_a_sentence(owner: httpx.Client, ada: str, body: bytes) -> None:
    answer = owner.post(f"/app/coach/ask?athlete={ada}", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 409
    assert "expected" in answer.json()["detail"].lower()


def test_an_athlete_nobody_knows_is_not_found(owner: httpx.Client) -> None:
    assert owner.get("/app/train?athlete=nobody").status_code == 404
    assert owner.get("/app/workout/no-such-session").status_code == 404


# --- the plan -----------------------------------------------------------------------------------------------------------


def test_without_a_plan_the_page_offers_one_and_says_what_is_missing(owner: httpx.Client) -> None:
    bruno = re.search(r'<option value="([0-9a-f-]+)"[^>]*>Bruno<', shown(owner, "/app/train"))
    assert bruno is not None
    page = shown(owner, f"/app/train?athlete={bruno[1]}")
    assert "data-make" in page
    assert "Your weight: for food" in page
    assert "Your equipment: without it" in page
    assert 'class="board"' not in page


def test_the_board_shows_seven_days_and_why_each_session_is_so(owner: httpx.Client, ada: str) -> None:
    page = board(owner, ada)
    assert re.findall(r'<li class="day[^"]*" data-day="(\w+)"', page) == list(DAYS)
    assert len(days_with_sessions(page)) == 4
    assert "Hard sets per muscle stay within a week" in page
    assert "find your weight" in page or "kg" in page
    eating = dict(re.findall(r"<p><b>(\d \w+ days)</b><br>(.*?)</p>", page))
    assert list(eating) == ["4 training days", "3 rest days"]
    assert all(re.match(r"Energy [\d,–]+ kcal · Protein", told) for told in eating.values())
    none = [{"target": None, "training": True, "because": [], "reason": "not shown"}] * 7
    assert food_html(cast(Any, SimpleNamespace(words=WebWords("en"))), none) == ""


def test_an_edit_is_shown_before_it_is_kept_and_can_be_taken_back(owner: httpx.Client, ada: str) -> None:
    before = board(owner, ada)
    occupied = days_with_sessions(before)
    free = next(day for day in DAYS if day not in occupied)
    wanted = {"kind": "move", "day": occupied[0], "to": free}
    tried = owner.post(f"/app/train/edit?athlete={ada}", json={"wanted": wanted, "dry_run": True}).json()
    assert tried["version"] is None
    assert any(" -> " in change for change in tried["changes"])
    assert board(owner, ada) == before

    kept = owner.post(f"/app/train/edit?athlete={ada}", json={"wanted": wanted, "dry_run": False}).json()
    assert kept["version"] == 2
    assert free in days_with_sessions(board(owner, ada))
    history = owner.get(f"/app/train/history?athlete={ada}").json()["html"]
    assert "Version 2" in history
    assert 'data-restore="1"' in history
    assert "→" in owner.get(f"/app/train/diff?athlete={ada}&version=2").json()["html"]

    owner.post(f"/app/train/undo?athlete={ada}", json={})
    assert days_with_sessions(board(owner, ada)) == occupied


def test_an_edit_is_tried_unless_it_is_said_to_keep_it(owner: httpx.Client, ada: str) -> None:
    before = board(owner, ada)
    tried = owner.post(f"/app/train/edit?athlete={ada}", json={"wanted": "make Monday easier"})
    assert tried.json().get("version") is None
    assert board(owner, ada) == before


@pytest.mark.parametrize("wanted", [None, "", 7, {"kind": "explode"}, "x" * 500, "the weather is nice"])
def test_what_is_no_edit_is_refused_in_a_sentence(owner: httpx.Client, ada: str, wanted: Any) -> None:
    answer = owner.post(f"/app/train/edit?athlete={ada}", json={"wanted": wanted})
    assert answer.status_code == 409
    detail = answer.json()["detail"]
    assert detail[0].isupper()
    assert "wanted" not in detail
    assert "found" not in detail


def test_a_plan_text_that_breaks_a_limit_is_told_its_line_and_not_kept(owner: httpx.Client, ada: str) -> None:
    text = owner.get(f"/app/train/text?athlete={ada}").json()["text"]
    assert owner.post(f"/app/train/check?athlete={ada}", json={"text": text}).json()["findings"] == []
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if re.search(r"\d+x\d+ @", line))
    lines[at] = re.sub(r"\d+x(\d+) @", r"60x\1 @", lines[at])
    broken = "\n".join(lines)
    found = owner.post(f"/app/train/check?athlete={ada}", json={"text": broken}).json()["findings"]
    assert at + 1 in {f["line"] for f in found}
    kept = owner.post(f"/app/train/keep?athlete={ada}", json={"text": broken, "reason": "more"}).json()
    assert kept["version"] is None
    assert kept["findings"]


# --- the log ------------------------------------------------------------------------------------------------------------


def earlier_today() -> str:
    """An hour ago, or midnight (UTC, where Ada lives) where that was yesterday."""
    now = datetime.now(UTC)
    return max(now - timedelta(hours=1), now.replace(hour=0, minute=0, second=0)).isoformat(timespec="seconds")


def test_sets_are_stored_once_and_last_time_is_shown(owner: httpx.Client, ada: str) -> None:
    session = first_session(board(owner, ada))
    page = shown(owner, f"/app/workout/{session}?athlete={ada}")
    told = json.loads(re.search(r'"data-session":"(\{.*?\})","', page)[1]) if '"data-session":"{' in page else None
    name = told["exercises"][0]["name"] if told else re.search(r'"name": ?"([^"]+)", ?"note"', page)[1]
    at = earlier_today()
    log = {"at": at, "session_id": session, "exercises": [{"exercise": name, "sets": [{"reps": 6, "weight_kg": 62.5, "rir": 2}]}]}
    first = owner.post(f"/app/workout/log?athlete={ada}", json={"log": log, "part": True}).json()
    again = owner.post(f"/app/workout/log?athlete={ada}", json={"log": log, "part": True}).json()
    assert first["new"] > 0
    assert again["new"] == 0
    assert first["adapted"] == []
    last = owner.get(f"/app/workout/last?athlete={ada}&exercise={name}").json()
    assert "6 × 62.5 kg (RIR 2)" in last["last"]
    assert last["last_kg"] == 62.5


def test_a_finished_session_opens_with_what_was_done(owner: httpx.Client, ada: str) -> None:
    session = first_session(board(owner, ada))
    path = f"/app/workout/{session}?athlete={ada}"
    name = data_of(owner, path)["exercises"][1]["name"]
    sets = [{"reps": 5, "weight_kg": 30, "rir": 3}, {"reps": 4, "weight_kg": 32.5}]
    log = {"at": earlier_today(), "session_id": session, "minutes": 41, "rpe": 7, "exercises": [{"exercise": name, "sets": sets}]}
    kept = owner.post(f"/app/workout/log?athlete={ada}", json={"log": log}).json()
    told = data_of(owner, path)
    assert told["exercises"][1]["logged"] == [{"reps": 5, "kg": 30, "rir": 3}, {"reps": 4, "kg": 32.5, "rir": None}]
    assert told["logged"]["fields"] == {"whole": "41"}
    assert told["logged"]["effort"] == 7
    assert f"/app/activities/{kept['workout_id']}" in shown(owner, path)


def test_a_log_nobody_can_read_is_refused_in_a_sentence(owner: httpx.Client, ada: str) -> None:
    for body in ({}, {"log": []}, {"log": {"at": "yesterday"}}, {"log": {"at": "2026-01-01T10:00", "sets": 3}}):
        answer = owner.post(f"/app/workout/log?athlete={ada}", json=body)
        assert answer.status_code == 409, body
        assert "xpected" in answer.json()["detail"]


# --- the talk -----------------------------------------------------------------------------------------------------------


def events_of(text: str) -> list[tuple[str, Any]]:
    blocks = [block.split("\n", 1) for block in text.strip().split("\n\n")]
    return [(head.removeprefix("event: "), json.loads(rest.removeprefix("data: "))) for head, rest in blocks]


def test_a_reply_streams_stages_then_sentences_then_the_whole_with_receipts(owner: httpx.Client, ada: str) -> None:
    answer = owner.post(f"/app/coach/ask?athlete={ada}", json={"text": "Show me the plan"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = events_of(answer.text)
    names = [name for name, _ in events]
    assert names[0] == "stage"
    assert names[-1] == "done"
    assert "text" in names
    assert names.index("text") > names.index("stage")
    done = events[-1][1]
    assert 'data-claim="' in done["html"]
    assert 'data-receipt="' in done["html"]
    assert "Answered by Milo’s rules" in html.unescape(done["html"])
    assert "Show me the plan" in shown(owner, f"/app/coach?athlete={ada}")


def test_two_plans_are_compared_or_it_says_why_not_and_is_marked_as_simulated(owner: httpx.Client, ada: str) -> None:
    answer = owner.post(f"/app/coach/what-if?athlete={ada}", json={"wanted": "only 3 days a week"})
    if answer.status_code == 200:
        assert "simulated" in answer.json()["html"]
    else:
        assert answer.status_code in {404, 409}
        assert answer.json()["detail"]


# --- without a server ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_scripts_and_groups_ask_for_is_there(language: str) -> None:
    said = web_catalogue(language)
    wanted = {"train_edit": "train", "train_text": "train", "train": "train", "workout_state": "workout", "workout": "workout"}
    wanted |= {"checkin": "checkin", "coach": "coach"}
    from importlib.resources import files

    for name, table in wanted.items():
        text = files("milo.channels.web").joinpath(f"{name}.js").read_text(encoding="utf-8")
        asked = set(re.findall(r"this(?:\.board|\.workout)?\.words\.([a-z_]+)", text))
        assert asked, name
        assert not {word for word in asked if f"web.{table}.js_{word}" not in said}, name
    groups = [f"web.nav.{place}" for place, *_ in PLACES] + [f"web.train_day.{d}{s}" for d in DAYS for s in ("", "_short")]
    groups += [f"web.coach.chip_{chip}" for chip in CHIPS] + [f"web.coach.level_{level.lower()}" for level in SIGNS if level != "N"]
    groups += [f"web.workout_region.{region.replace(' ', '_')}" for region in REGION_WORDS]
    groups += [f"web.train.scope_{scope}" for scope in SCOPES] + [f"web.train.lacks_{name}" for name in WANTED]
    groups += [f"web.train.by_{author}" for author in AUTHORS] + [f"web.checkin.ill_{i}" for i in ILLNESS]
    groups += [f"web.checkin.{scale}{s}" for scale in SCALES for s in ("", "_note")]
    assert not [key for key in groups if key not in said]


def test_scripts_write_no_markup_but_the_houses_own() -> None:
    assert COACH.script().startswith("(() => {")
    assert len(COACH.scripts) == len(set(COACH.scripts))
    for line in COACH.script().split("\n"):
        if ".innerHTML =" in line:
            assert re.search(r"html|What|diff|history", line), line
    assert "prefers-color-scheme" not in COACH.sheet(), "light and dark are the app's choice"


def test_a_number_of_a_reply_opens_its_own_receipt_and_no_digit_of_another() -> None:
    claims = [Claim(text=t, value=1.0, unit="", kind="plan", rule="r") for t in ("5", "15", "5.2 km")]
    text, used = marked("15 sets & <b>, 5 reps, 5.2 km", claims, WebWords())
    assert used == [1, 0, 2]
    assert re.findall(r'data-claim="(\d)"[^>]*>([^<]+)</button>', text) == [("1", "15"), ("0", "5"), ("2", "5.2 km")]
    assert "&lt;b&gt;" in text
    assert marked("250 kcal", [claims[0]], WebWords())[1] == []


def test_what_people_wrote_is_never_markup() -> None:
    evil = "<script>alert(1)</script> -> <img src=x>"
    assert "<script" not in arrowed(evil)
    assert "<img" not in arrowed(evil)
    assert "<script" not in paragraphs(html.escape(evil))


def lift(*loads: float | None, equipment: tuple[str, ...] = ("barbell",)) -> PlannedExercise:
    sets = [
        PlannedSet(set_number=n, target_reps=8, target_rir=2, target_load_kg=kg, rest_seconds=90) for n, kg in enumerate(loads, 1)
    ]
    return PlannedExercise(
        exercise="Squat", exercise_id="back_squat", pattern="squat", muscles={"quads": 1.0}, equipment=list(equipment), sets=sets
    )


def test_sets_and_loads_are_told_in_one_line_and_no_load_is_made_up() -> None:
    words = WebWords()
    assert sets_told(words, lift(60, 60, 60)) == "3 × 8 @ RIR 2"
    assert load_told(words, lift(60, 62.5)) == "60-62.5 kg"
    assert load_told(words, lift(None, None)) == "find your weight"
    assert load_told(words, lift(None, equipment=())) == ""
    assert weight(WebWords("en", "imperial"), 45.3592) == "100"


def test_a_rule_without_words_is_told_by_its_id() -> None:
    assert rule_told(WebWords(), "PL-02").startswith("No run is longer")
    assert rule_told(WebWords(), "XX-99") == "XX-99"


def test_the_coachs_places_are_part_of_the_navigation() -> None:
    assert {name for name, *_ in PLACES} >= OF_THE_COACH


def test_only_numbers_of_the_template_become_buttons_to_call() -> None:
    reply = {"level": "E0", "text": "pulse 112 bpm, 182/112. Stop now and call 911."}
    card = said_html(cast("Any", SimpleNamespace(words=WebWords())), reply)
    assert re.findall(r'href="tel:([0-9]+)"', card) == ["911"]


NO = {f"q{n}": "no" for n in range(1, 8)}
CHEST_PAIN = "q2"


def test_after_a_warning_sign_the_page_asks_the_health_questions_anew_with_nothing_ticked(owner: httpx.Client, ada: str) -> None:
    assert "Your answers are from" not in shown(owner, f"/app/train?athlete={ada}")
    owner.post(f"/app/coach/ask?athlete={ada}", json={"text": "I hit my head playing football and I have a mild headache"})
    locked = shown(owner, f"/app/train?athlete={ada}")
    assert 'data-clearance="head"' in locked
    assert "Your answers are from" not in locked, "first things first"
    sent = owner.post(f"/app/train/clearance?athlete={ada}", json={"scope": "head", "by": "Dr. Ruiz"})
    assert sent.json() == {"locks": []}
    page = shown(owner, f"/app/train?athlete={ada}")
    assert "Your answers are from" in page
    assert "data-health-open" in page
    asked = owner.post(f"/app/train/health?athlete={ada}", json={}).json()["ask"]
    assert "asks these again every 90 days" in asked
    assert len(re.findall(r'<input type="radio" name="q[1-7]"', asked)) == 14
    assert not re.findall(r'name="q[1-7]" value="[a-z]+" checked', asked)
    assert owner.post(f"/app/train/new?athlete={ada}", json={"weeks": 4}).json()["ask"]
    assert owner.post(f"/app/train/health?athlete={ada}", json={"answers": NO}).json() == {"html": ""}
    assert "Your answers are from" not in shown(owner, f"/app/train?athlete={ada}")


def test_a_yes_in_the_profile_withholds_the_plan_says_the_way_back_and_ends_an_open_workout(owner: httpx.Client) -> None:
    chloe = owner.post("/stage/chloe").json()["athlete"]
    session = first_session(board(owner, chloe))
    saved = owner.post(f"/app/profile/save?athlete={chloe}", json={**NO, CHEST_PAIN: "yes"}).json()["said"]
    assert "Your plan is on hold." in saved
    assert "enter the clearance on the page Plan" in saved
    page = shown(owner, f"/app/train?athlete={chloe}")
    assert 'data-clearance="heart"' in page
    assert "see a doctor" in page
    assert "Correct an answer in the profile" in page
    assert 'href="/app/workout/' not in board(owner, chloe)
    log = {"session_id": session, "exercises": [{"exercise": "Push-up", "sets": [{"reps": 6}]}]}
    told = owner.post(f"/app/workout/log?athlete={chloe}", json={"log": log, "part": True}).json()
    assert told["locked"] is True
    assert "see a doctor" in told["html"]
    assert told["new"], "what was done is kept"
    day = owner.post(f"/app/workout/log?athlete={chloe}", json={"log": {"daily": {"sleep_hours": 7}}}).json()
    assert (day["locked"], day["html"]) == (False, ""), "a day is told as ever"
    assert owner.post(f"/app/train/clearance?athlete={chloe}", json={"scope": "heart", "by": "Dr. Ruiz"}).json() == {"locks": []}
    assert 'href="/app/workout/' in board(owner, chloe)


def test_a_log_that_may_not_be_kept_ends_the_workout_where_it_holds_a_danger(owner: httpx.Client) -> None:
    chloe = owner.post("/stage/chloe").json()["athlete"]
    session = first_session(board(owner, chloe))
    owner.post(f"/stage/silent/{chloe}")
    log = {"session_id": session, "minutes": 20}
    refused = owner.post(f"/app/workout/log?athlete={chloe}", json={"log": log})
    assert (refused.status_code, refused.json()["locked"], refused.json()["html"]) == (409, False, "")
    refused = owner.post(f"/app/workout/log?athlete={chloe}", json={"log": {**log, "notes": "I fainted while running today"}})
    assert (refused.status_code, refused.json()["locked"]) == (409, True)
    assert "level-e0" in refused.json()["html"]
    assert 'href="/app/workout/' not in board(owner, chloe), "and the board is locked with it"
    cleared = owner.post(f"/app/train/clearance?athlete={chloe}", json={"scope": "heart", "by": "Dr. Ruiz"})
    assert cleared.status_code == 409
    assert "Allow it there, then try again" in cleared.json()["detail"]


def test_what_keeps_training_light_names_the_clearance_and_takes_it(owner: httpx.Client) -> None:
    chloe = owner.post("/stage/chloe").json()["athlete"]
    saved = owner.post(f"/app/profile/save?athlete={chloe}", json={**NO, "conditions": ["type 2 diabetes"]}).json()["said"]
    assert "Your plan was adjusted" in saved
    page = shown(owner, f"/app/train?athlete={chloe}")
    assert "Light training until you have a clearance" in page
    assert 'data-clearance="general"' in page
    assert owner.post(f"/app/train/clearance?athlete={chloe}", json={"scope": "general", "by": "Dr. Ruiz"}).status_code == 200
    assert "Light training until you have a clearance" not in shown(owner, f"/app/train?athlete={chloe}")


def test_an_emergency_looks_like_one_and_locks_what_can_be_begun(owner: httpx.Client, ada: str) -> None:
    session = first_session(board(owner, ada))
    assert 'href="/app/workout/' in board(owner, ada)
    events = events_of(owner.post(f"/app/coach/ask?athlete={ada}", json={"text": "I have chest pain and I fainted"}).text)
    assert events[-1][1]["level"] == "E0"
    assert 'class="said-by level-e0"' in events[-1][1]["html"]
    page = shown(owner, f"/app/train?athlete={ada}")
    assert "Training is locked" in page
    assert "can fill in the return form from" in page
    assert "data-return" not in page
    assert 'data-clearance="heart"' in page
    assert 'href="/app/workout/' not in board(owner, ada)
    assert "Training is locked" in shown(owner, f"/app/workout/{session}?athlete={ada}")
    refused = owner.post(f"/app/train/new?athlete={ada}", json={"weeks": 4})
    assert refused.status_code == 409


def test_a_note_that_locks_training_says_so_at_any_level(owner: httpx.Client, ada: str) -> None:
    at = earlier_today()
    log = {"at": at, "minutes": 20, "exercises": [{"exercise": "Push-up", "sets": [{"reps": 6}]}]}
    quiet = owner.post(f"/app/workout/log?athlete={ada}", json={"log": log, "part": True}).json()
    assert quiet["locked"] is False
    log["notes"] = "I get chest pressure when I run, it goes away at rest"
    said = owner.post(f"/app/workout/log?athlete={ada}", json={"log": log, "part": True}).json()
    assert (said["level"], said["locked"]) == ("E1", True)
    for door in ("diff?version=2&", "text?"):
        refused = owner.get(f"/app/train/{door}athlete={ada}")
        assert refused.status_code == 409
        assert "Training is locked" in refused.json()["detail"]
