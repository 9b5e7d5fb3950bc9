"""Messages between an athlete and their coach: who may, what a danger does, what stays, and that nothing plain is stored."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.app.messages_desk import PER_WINDOW, MessagesDesk
from milo.channels.api import create_app
from milo.vocabulary.clock import WallClock
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent
from milo.vocabulary.records_talk import LONGEST_TO_COACH

PERSON = {"name": "Ada", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 3, "parq": {"none_of_these": True}}
HARMLESS = "Thursday I travel: may I train on Friday instead?"
ALARM = "I have crushing chest pain and my left arm is numb"
SECRET = "zanahoria-4711"


@dataclass
class Scene:
    house: House
    client: TestClient
    desk: MessagesDesk
    tokens: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    said: int = 0

    def consent(self, athlete: str, coach: str, given: bool = True, scope: list[str] | None = None) -> None:
        self.said += 1
        now = datetime.now(UTC)
        until = now + timedelta(hours=1) if given else None
        self.house.writer.write([Consent(origin=Origin.TOLD, source="test", consent_id=f"c{self.said}", user_id=self.ids[athlete],
            at=now, purpose="coach", given=given, until=until, to=self.ids[coach], scope=scope)])  # fmt: skip

    def ask(self, method: str, who: str, about: str = "ada", path: str = "", **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.tokens[who]}", **more.pop("headers", {})}
        return self.client.request(method, f"/api/v1/athletes/{self.ids[about]}/messages{path}", headers=headers, **more)

    def thread(self, who: str, about: str = "ada", **query: Any) -> dict[str, Any]:
        answer = self.ask("GET", who, about, params=query)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    house = build(Settings(home=tmp_path / "home"), WallClock())
    desk = MessagesDesk(house)
    app = create_app(house.flows, house.access, coaching=house.coaching, answers=house.answers, messages=desk)
    with TestClient(app) as client:
        made = Scene(house, client, desk)
        for name in ("ada", "bruno"):
            made.ids[name] = house.flows.add_athlete({**PERSON, "name": name})
            made.tokens[name] = house.access.new_token(made.ids[name])
        for name in ("carla", "dario"):
            code = str(house.access.accounts.invite("coach").code)
            account = house.access.accounts.sign_up(f"{name}@example.org", "plum-kettle-orbit", name, code, None)
            made.ids[name], made.tokens[name] = account.account_id, house.access.new_session(account).token
        yield made
    house.close()


def test_without_a_consent_there_is_no_thread(scene: Scene) -> None:
    for who, status in (("carla", 404), ("bruno", 404)):
        assert scene.ask("GET", who).status_code == status
        assert scene.ask("POST", who, json={"text": "hello"}).status_code == status
    assert scene.ask("POST", "ada", json={"text": "hello"}).status_code == 404
    scene.consent("ada", "carla", scope=["week", "plan"])
    assert scene.ask("POST", "carla", json={"text": "hello"}).status_code == 404, "other parts do not open it"


def test_both_write_and_each_sees_what_is_new(scene: Scene) -> None:
    scene.consent("ada", "carla", scope=["messages"])
    sent = scene.ask("POST", "ada", json={"text": HARMLESS})
    assert (sent.status_code, sent.json()["reply"]) == (201, None)
    seen = scene.thread("carla")
    assert (seen["threads"][0]["unread"], seen["threads"][0]["alarm"]) == (1, None)
    assert [m["text"] for m in seen["messages"]] == [HARMLESS]
    assert scene.ask("POST", "carla", path=":read", json={}).json() == {"read": 1}
    assert scene.thread("carla")["threads"][0]["unread"] == 0
    scene.ask("POST", "carla", json={"text": "Friday is fine."})
    mine = scene.thread("ada")
    assert mine["threads"][0] | {"last_at": None} == {"athlete": scene.ids["ada"], "coach": scene.ids["carla"], "name": "carla",
        "open": True, "count": 2, "unread": 1, "last_at": None, "alarm": None}  # fmt: skip
    assert [m["role"] for m in mine["messages"]] == ["athlete", "coach"]
    assert scene.desk.unread(scene.ids["ada"]) == 1


@pytest.mark.parametrize("text", [ALARM, "Tengo un dolor fuerte en el pecho y me falta el aire"])
def test_a_danger_is_answered_at_once_marks_the_thread_and_locks(scene: Scene, text: str) -> None:
    scene.consent("ada", "carla")
    sent = scene.ask("POST", "ada", json={"text": text}).json()
    assert sent["reply"]["level"] == "E0"
    assert "112" in sent["reply"]["text"] or "emerg" in sent["reply"]["text"].lower()
    assert scene.thread("carla")["threads"][0]["alarm"] == "E0"
    assert scene.house.store.find("latch", scene.ids["ada"]), "training is locked as if it had been said to Milo"
    assert not scene.house.store.find("message", scene.ids["ada"]), "the words stand in the thread alone"
    scene.ask("POST", "carla", path=":read", json={})
    assert scene.thread("carla")["threads"][0]["alarm"] is None


def test_a_coachs_bad_word_comes_with_the_safety_sentence_and_locks_nothing(scene: Scene) -> None:
    scene.consent("ada", "carla")
    scene.ask("POST", "carla", json={"text": "If you have crushing chest pain, just keep training."})
    told = scene.thread("ada")["messages"][0]
    assert told["level"] == "E0"
    assert told["reply"]
    assert not scene.house.store.find("latch", scene.ids["ada"])


def test_what_was_written_stays_the_athletes_when_the_consent_ends(scene: Scene) -> None:
    scene.consent("ada", "carla")
    scene.ask("POST", "ada", json={"text": HARMLESS})
    scene.consent("ada", "carla", given=False)
    assert scene.ask("GET", "carla").status_code == 404
    assert scene.ask("POST", "carla", json={"text": "hello?"}).status_code == 404
    mine = scene.thread("ada")
    assert (mine["threads"][0]["open"], len(mine["messages"])) == (False, 1)
    assert scene.ask("POST", "ada", json={"text": "still there?", "coach": scene.ids["carla"]}).status_code == 404


def test_two_coaches_do_not_read_each_other(scene: Scene) -> None:
    scene.consent("ada", "carla")
    scene.consent("ada", "dario")
    assert scene.ask("POST", "ada", json={"text": "to whom?"}).status_code == 422
    scene.ask("POST", "ada", json={"text": SECRET, "coach": scene.ids["carla"]})
    assert SECRET not in scene.ask("GET", "dario").text
    assert scene.ask("GET", "dario", params={"coach": scene.ids["carla"]}).status_code == 404
    assert SECRET in scene.ask("GET", "carla").text
    about = f"/api/v1/athletes/{scene.ids['ada']}/records/coach_message"
    assert scene.client.get(about, headers={"Authorization": f"Bearer {scene.tokens['dario']}"}).status_code == 404
    assert SECRET in scene.client.get(about, headers={"Authorization": f"Bearer {scene.tokens['ada']}"}).text


def test_pages_go_back_to_the_first_message(scene: Scene) -> None:
    scene.consent("ada", "carla")
    for n in range(7):
        scene.desk.write(scene.ids["ada"], scene.ids["carla"], "athlete", f"note {n}")
    seen, cursor = [], None
    while True:
        page = scene.thread("carla", limit=3, **({"cursor": cursor} if cursor else {}))
        seen = [m["text"] for m in page["messages"]] + seen
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [f"note {n}" for n in range(7)]
    assert scene.ask("GET", "carla", params={"cursor": "nonsense"}).status_code == 422


def test_the_same_key_sends_once(scene: Scene) -> None:
    scene.consent("ada", "carla")
    for _ in range(2):
        assert scene.ask("POST", "ada", json={"text": "once"}, headers={"Idempotency-Key": "k"}).status_code == 201
    assert len(scene.thread("ada")["messages"]) == 1


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07", "x" * (LONGEST_TO_COACH + 1), "x" * 9_000])
def test_what_is_empty_or_too_long_is_refused(scene: Scene, text: str) -> None:
    scene.consent("ada", "carla")
    assert scene.ask("POST", "ada", json={"text": text}).status_code == 422
    assert scene.thread("ada")["messages"] == []


def test_hostile_markup_is_text(scene: Scene) -> None:
    scene.consent("ada", "carla")
    hostile = "<img src=x onerror=alert(1)>\u202e**bold**\n<script>alert(2)</script>"
    scene.ask("POST", "carla", json={"text": hostile})
    assert scene.thread("ada")["messages"][0]["text"] == hostile


def test_a_flood_is_held_back(scene: Scene) -> None:
    scene.consent("ada", "carla")
    codes = [scene.ask("POST", "carla", json={"text": f"note {n}"}).status_code for n in range(PER_WINDOW + 2)]
    assert codes == [201] * PER_WINDOW + [429] * 2
    assert scene.ask("POST", "ada", json={"text": "slow down"}).status_code == 201


def test_messages_are_sealed_exported_read_back_and_erased(scene: Scene, tmp_path: Path) -> None:
    scene.consent("ada", "carla")
    scene.ask("POST", "ada", json={"text": f"my word is {SECRET}"})
    scene.ask("POST", "carla", json={"text": "noted"})
    scene.ask("POST", "carla", path=":read", json={})
    for file in (tmp_path / "home").rglob("*"):
        if file.is_file():
            assert SECRET.encode() not in file.read_bytes(), file.name
    out = tmp_path / "all.zip"
    scene.house.flows.export(scene.ids["ada"], out)
    with zipfile.ZipFile(out) as archive:
        assert SECRET in archive.read("records/coach_message.jsonl").decode()
    before = scene.house.store.find("coach_message", scene.ids["ada"])
    assert len(before) == 2
    other = build(Settings(home=tmp_path / "other"))
    athlete = other.flows.add_athlete({**PERSON, "name": "ada"})
    other.flows.import_paths(athlete, [out], moving=True)
    again = [m for a in other.store.athletes() for m in other.store.find("coach_message", a)]
    assert [(m.at, m.role, m.text, m.read_at) for m in again] == [(m.at, m.role, m.text, m.read_at) for m in before]
    other.close()
    scene.house.flows.erase(scene.ids["ada"])
    assert scene.house.store.find("coach_message", scene.ids["ada"]) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_notice_says_that_a_coach_wrote_and_nothing_of_it(scene: Scene, language: str) -> None:
    from milo.channels.notifying import Wishes, waiting
    from milo.channels.telegram.words import BotWords

    day = datetime(2026, 3, 2, 12, tzinfo=UTC)
    found = waiting(day, UTC, Wishes(), [], ["m1", "m2"])
    assert [(n.kind, n.key) for n in found] == [("coach_message", "m1")]
    assert waiting(day, UTC, Wishes(), [("coach_message", "m1")], ["m1"]) == [], "once"
    later = waiting(day, UTC, Wishes(), [("coach_message", "m1")], ["m1", "m2"])
    assert [n.key for n in later] == ["m2"], "and again for what came after it"
    assert waiting(day.replace(hour=23), UTC, Wishes(), [], ["m1"]) == [], "not within quiet hours"
    assert waiting(day, UTC, Wishes(), [], []) == []
    words = BotWords(language)
    assert words.say("bot.notice.coach_message")
    assert words.say("bot.mail.subject_coach_message")
