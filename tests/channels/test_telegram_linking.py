"""Linking a chat: codes that work once and for ten minutes, a yes of whoever made them, private chats only, ends on both sides."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.channels.telegram_stage import ADAS, BRUNOS, STRANGERS, Stage, staged

from milo.app.consenting import Consenting
from milo.vocabulary.errors import NotFound


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("linking") / "home") as made:
        yield made


@pytest.fixture(autouse=True)
def nobody_linked(stage: Stage) -> None:
    for athlete in stage.people.values():
        stage.rooms.linking.unlink(athlete)
    stage.clock.go(timedelta(seconds=1))


def in_time(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def consents(stage: Stage) -> Consenting:
    return Consenting(stage.house.store, stage.house.writer, stage.clock)


def test_a_code_links_only_after_the_web_has_shown_the_telegram_name_and_heard_a_yes(stage: Stage) -> None:
    ada = stage.people["Ada"]
    code = stage.rooms.linking.new_code(ada, bot="milo_test_bot")
    assert code.link == f"https://t.me/milo_test_bot?start={code.code}"
    assert len(code.code) == 22
    stage.say(ADAS, f"/start {code.code}", "Ada Lovelace (@ada)", **{"from": person(ADAS, "Ada", "Lovelace", "ada")})
    assert stage.rooms.linking.link_of(ADAS) is None
    assert not consents(stage).allowed(ada, "bot")
    waits = stage.rooms.linking.asking(ada)
    assert waits is not None
    assert waits.name == "Ada Lovelace (@ada)"
    before = len(stage.api.shown(ADAS))
    stage.rooms.linking.approve(ada, waits.asking_id)
    first = stage.api.until(lambda c: "Linked" in c.text, ADAS, before)
    assert "machine" in first.text
    assert consents(stage).allowed(ada, "bot")
    link = stage.rooms.linking.link_of(ADAS)
    assert link is not None
    assert link.athlete == ada


def person(id: int, first: str, last: str, username: str) -> dict[str, object]:
    return {"id": id, "is_bot": False, "first_name": first, "last_name": last, "username": username}


def test_a_code_works_once(stage: Stage) -> None:
    code = stage.rooms.linking.new_code(stage.people["Ada"]).code
    stage.say(ADAS, f"/start {code}", "confirm where")
    stage.say(BRUNOS, f"/start {code}", "unknown, used")
    waits = stage.rooms.linking.asking(stage.people["Ada"])
    assert waits is not None
    assert waits.chat == ADAS


def test_a_code_is_useless_after_ten_minutes(stage: Stage) -> None:
    code = stage.rooms.linking.new_code(stage.people["Ada"]).code
    stage.clock.go(timedelta(minutes=10))
    stage.say(ADAS, f"/start {code}", "unknown, used")
    assert stage.rooms.linking.asking(stage.people["Ada"]) is None


def test_a_yes_comes_too_late_after_ten_minutes(stage: Stage) -> None:
    code = stage.rooms.linking.new_code(stage.people["Ada"]).code
    stage.say(ADAS, f"/start {code}", "confirm where")
    waits = stage.rooms.linking.asking(stage.people["Ada"])
    assert waits is not None
    stage.clock.go(timedelta(minutes=10))
    with pytest.raises(NotFound):
        stage.rooms.linking.approve(stage.people["Ada"], waits.asking_id)


def test_a_forwarded_code_is_refused_and_burnt(stage: Stage) -> None:
    code = stage.rooms.linking.new_code(stage.people["Ada"]).code
    origin = {"type": "user", "date": 1, "sender_user": person(ADAS, "Ada", "L", "ada")}
    stage.say(STRANGERS, f"/start {code}", "forwarded", forward_origin=origin)
    stage.say(ADAS, f"/start {code}", "unknown, used")
    assert stage.rooms.linking.asking(stage.people["Ada"]) is None


def test_a_code_that_was_passed_on_by_hand_links_nobody_without_the_owners_yes(stage: Stage) -> None:
    code = stage.rooms.linking.new_code(stage.people["Ada"]).code
    stage.say(STRANGERS, f"/start {code}", "confirm where", name="Mallory")
    stage.api.press_data(STRANGERS, "l:yes")
    stage.say(STRANGERS, "/today", "own Milo")
    waits = stage.rooms.linking.asking(stage.people["Ada"])
    assert waits is not None
    assert waits.name == "Mallory"
    stage.rooms.linking.refuse(stage.people["Ada"])
    with pytest.raises(NotFound):
        stage.rooms.linking.approve(stage.people["Ada"], waits.asking_id)


def test_another_athletes_yes_does_not_count(stage: Stage) -> None:
    code = stage.rooms.linking.new_code(stage.people["Ada"]).code
    stage.say(ADAS, f"/start {code}", "confirm where")
    waits = stage.rooms.linking.asking(stage.people["Ada"])
    assert waits is not None
    with pytest.raises(NotFound):
        stage.rooms.linking.approve(stage.people["Bruno"], waits.asking_id)


def test_a_trusted_code_is_confirmed_in_the_chat_that_shows_both_names(stage: Stage) -> None:
    code = stage.rooms.linking.new_code(stage.people["Ada"], trusted=True).code
    asked = stage.say(ADAS, f"/start {code}", "Link this Telegram account", name="Countess")
    assert "Countess" in asked.text
    assert "Milo of Ada" in asked.text
    stage.press(asked, "No", "Nothing was linked")
    assert stage.rooms.linking.link_of(ADAS) is None
    code = stage.rooms.linking.new_code(stage.people["Ada"], trusted=True).code
    stage.press(stage.say(ADAS, f"/start {code}", "Link this"), "Yes", "Linked")


def test_a_new_code_makes_the_older_one_useless(stage: Stage) -> None:
    older = stage.rooms.linking.new_code(stage.people["Ada"]).code
    stage.rooms.linking.new_code(stage.people["Ada"])
    stage.say(ADAS, f"/start {older}", "unknown, used")


def test_groups_channels_and_bots_are_not_heard(stage: Stage) -> None:
    code = stage.rooms.linking.new_code(stage.people["Ada"]).code
    calls = len(stage.api.shown())
    stage.api.message(-500, f"/start {code}", kind="group")
    stage.api.message(-100500, f"/start {code}", kind="supergroup")
    stage.api.message(ADAS, f"/start {code}", **{"from": {**person(ADAS, "Robot", "", "robot"), "is_bot": True}})
    stage.api.message(ADAS, f"/start {code}", **{"from": person(STRANGERS, "Not", "The chat's", "other")})
    stage.say(STRANGERS, "hello", "own Milo")
    assert [c.chat for c in stage.api.shown()[calls:]] == [STRANGERS]
    assert stage.rooms.linking.asking(stage.people["Ada"]) is None


def test_stop_unlinks_and_takes_the_consent_back(stage: Stage) -> None:
    stage.link("Ada", ADAS)
    stage.press(stage.say(ADAS, "/stop", "Unlink this chat?"), "Unlink", "Unlinked")
    in_time(lambda: stage.rooms.linking.link_of(ADAS) is None)
    assert not consents(stage).allowed(stage.people["Ada"], "bot")
    stage.say(ADAS, "/today", "own Milo")


def test_the_web_unlinks_too(stage: Stage) -> None:
    stage.link("Ada", ADAS)
    stage.rooms.linking.unlink(stage.people["Ada"])
    stage.say(ADAS, "/today", "own Milo")
    assert not consents(stage).allowed(stage.people["Ada"], "bot")


def test_a_consent_withdrawn_elsewhere_ends_the_link(stage: Stage) -> None:
    stage.link("Ada", ADAS)
    consents(stage).withdraw(stage.people["Ada"], "bot")
    stage.say(ADAS, "/today", "own Milo")
    stage.clock.go(timedelta(seconds=1))
    consents(stage).give(stage.people["Ada"], "bot")
    assert stage.rooms.linking.link_to(stage.people["Ada"]) is None


def test_blocking_the_bot_ends_the_link(stage: Stage) -> None:
    stage.link("Ada", ADAS)
    member = {"user": {"id": 123456789, "is_bot": True, "first_name": "Milo"}}
    stage.api.update(
        my_chat_member={
            "chat": {"id": ADAS, "type": "private"}, "from": person(ADAS, "Ada", "L", "ada"), "date": 1,
            "old_chat_member": {**member, "status": "member"}, "new_chat_member": {**member, "status": "kicked", "until_date": 0},
        }
    )  # fmt: skip
    in_time(lambda: stage.rooms.linking.link_of(ADAS) is None)


def test_a_chat_can_be_linked_to_one_athlete_and_an_athlete_to_one_chat(stage: Stage) -> None:
    stage.link("Ada", ADAS)
    stage.link("Ada", BRUNOS)
    stage.link("Bruno", BRUNOS)
    found = {link.chat: link.athlete for link in stage.rooms.linking.links()}
    assert found == {BRUNOS: stage.people["Bruno"]}


def test_the_file_holds_no_code_no_name_and_no_word_of_anybody(stage: Stage, tmp_path: Path) -> None:
    code = stage.rooms.linking.new_code(stage.people["Bruno"]).code
    stage.link("Ada", ADAS)
    stage.say(ADAS, "Kanarienvogel 123", "")
    other = stage.rooms.linking.new_code(stage.people["Ada"]).code
    stage.say(STRANGERS, f"/start {other}", "confirm where", name="Wellensittich")
    for file in stage.house.settings.folder.glob("bot.db*"):
        body = file.read_bytes()
        for secret in (code, other, "Kanarienvogel", "Wellensittich"):
            assert secret.encode() not in body, f"{secret} in {file.name}"


def test_an_erased_athlete_leaves_nothing_in_the_file(stage: Stage) -> None:
    gone = stage.add("Chloe")
    stage.link("Chloe", 1009)
    stage.say(1009, "/settings", "Your settings")
    stage.rooms.linking.forget(gone)
    for table in ("chat", "code", "asking", "sent", "wish"):
        assert stage.file.rows(f"SELECT * FROM {table} WHERE athlete = ?", (gone,)) == []
    assert stage.file.rows("SELECT * FROM inbox WHERE chat = 1009 AND body IS NOT NULL") == []
    assert stage.file.rows("SELECT * FROM outbox WHERE chat = 1009") == []
    del stage.people["Chloe"]
