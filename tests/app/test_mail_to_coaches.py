"""A coach hears by mail that an athlete has written: once, without a name or a word, out of quiet hours, while they may read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.channels.coach_server import HandClock

from milo.app import mailing
from milo.app.build import build
from milo.app.config import Settings
from milo.app.consenting import Consenting
from milo.app.house import House
from milo.app.messages_desk import MessagesDesk
from milo.channels.accounts_leaving import forget
from milo.channels.mail import MailFailed
from milo.channels.mail_notices import STOP_PATH, stop_route
from milo.channels.notifying import UNSAID_COACH, Wishes
from milo.channels.visitor import Visitor
from milo.channels.web.account_notices import coach_notices_html, keep_coach_notices
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.words import WebWords
from milo.vocabulary.errors import BadConfig, BadValue, NotFound, Unavailable
from milo.vocabulary.told_limits import in_words

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
BRUNO = {"name": "Bruno Feld", "age": 34, "sex": "male", "goal": "general", "days_per_week": 3, "language": "es"}
SECRET = "the heather is purple"


class Letterbox:
    """Stands where the mail server stands."""

    def __init__(self) -> None:
        self.mails: list[dict[str, str]] = []

    def send(self, to: str, subject: str, text: str, stop: str) -> None:
        self.mails.append({"to": to, "subject": subject, "text": text, "stop": stop})


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home", public_url="https://milo.example"), HandClock(NOON))
    yield made
    made.close()


@pytest.fixture
def coach(house: House) -> str:
    code = house.access.accounts.invite("coach", None).code
    return house.access.accounts.sign_up("carla@example.org", "plum-kettle-orbit", "Carla", str(code), None).account_id


@pytest.fixture
def bruno(house: House, coach: str) -> str:
    athlete = house.flows.add_athlete(BRUNO)
    consenting(house).give(athlete, "coach", to=coach, scope=["messages"])
    return athlete


def consenting(house: House) -> Consenting:
    return Consenting(house.store, house.writer, house.clock)


def tell(house: House) -> list[dict[str, str]]:
    box = Letterbox()
    assert mailing.tell(house, house.beside.rooms, box) == len(box.mails)  # type: ignore[arg-type]
    return box.mails


def test_one_mail_tells_of_all_that_is_unread_and_of_nothing_in_it(house: House, coach: str, bruno: str) -> None:
    desk = MessagesDesk(house)
    assert tell(house) == []
    desk.write(bruno, coach, "athlete", SECRET)
    desk.write(bruno, coach, "athlete", "and so is the moor")
    (mail,) = tell(house)
    assert mail["to"] == "carla@example.org"
    assert "https://milo.example/app/squad" in mail["text"]
    assert mail["stop"].startswith("https://milo.example/hooks/mail-stop?token=")
    told = mail["subject"] + mail["text"]
    assert not [word for word in ("Bruno", "Feld", bruno, "heather", "moor") if word in told]
    assert "atleta" in told, "the language of who waits longest, until the coach chose one"
    assert tell(house) == []
    desk.read(bruno, coach, "coach")
    house.clock.go(timedelta(hours=1))  # type: ignore[attr-defined]
    desk.write(bruno, coach, "athlete", "again")
    assert len(tell(house)) == 1


def test_a_message_that_tells_of_a_danger_is_told_once_more(house: House, coach: str, bruno: str) -> None:
    desk = MessagesDesk(house)
    desk.write(bruno, coach, "athlete", SECRET)
    assert len(tell(house)) == 1
    desk.write(bruno, coach, "athlete", "my chest hurts badly and I cannot breathe")
    (mail,) = tell(house)
    assert "chest" not in mail["text"]
    assert tell(house) == []


def test_every_danger_is_told_also_while_another_one_is_unread(house: House, coach: str, bruno: str) -> None:
    ada = house.flows.add_athlete({**BRUNO, "name": "Ada"})
    consenting(house).give(ada, "coach", to=coach, scope=["messages"])
    desk = MessagesDesk(house)
    for who in (bruno, ada, bruno):
        house.clock.go(timedelta(minutes=1))  # type: ignore[attr-defined]
        desk.write(who, coach, "athlete", "my chest hurts badly and I cannot breathe")
        assert len(tell(house)) == 1
        assert tell(house) == []
    for who in (ada, bruno):
        desk.write(who, coach, "athlete", "my chest hurts badly and I cannot breathe")
    assert len(tell(house)) == 1, "what waits together is told together"


def test_what_a_mail_covered_is_not_told_again_when_an_older_message_was_read(house: House, coach: str, bruno: str) -> None:
    ada = house.flows.add_athlete({**BRUNO, "name": "Ada"})
    consenting(house).give(ada, "coach", to=coach, scope=["messages"])
    desk = MessagesDesk(house)
    desk.write(bruno, coach, "athlete", SECRET)
    desk.write(ada, coach, "athlete", SECRET)
    assert len(tell(house)) == 1
    desk.read(bruno, coach, "coach")
    assert tell(house) == []
    house.clock.go(timedelta(minutes=1))  # type: ignore[attr-defined]
    desk.write(bruno, coach, "athlete", "more")
    assert tell(house) == [], "one that was told of is still unread"
    desk.read(ada, coach, "coach")
    assert len(tell(house)) == 1


def test_a_mail_that_fails_for_now_covers_nothing(house: House, coach: str, bruno: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = MessagesDesk(house)
    for text in (SECRET, "and so is the moor"):
        desk.write(bruno, coach, "athlete", text)

    def fails(*_: str) -> None:
        raise MailFailed("no answer", again=True)

    box = Letterbox()
    monkeypatch.setattr(box, "send", fails)
    assert mailing.tell(house, house.beside.rooms, box) == 0  # type: ignore[arg-type]
    assert house.beside.rooms.notices.sent(coach) == set()
    assert len(tell(house)) == 1


def test_one_athlete_who_cannot_be_read_stops_nobody_elses_mail(
    house: House, coach: str, bruno: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lost = house.flows.add_athlete({**BRUNO, "name": "Lost"})
    MessagesDesk(house).write(bruno, coach, "athlete", SECRET)
    find = house.store.find

    def broken(kind: str, athlete: str, **window: Any) -> list[Any]:
        if athlete == lost:
            raise Unavailable("a record that can be opened", "one that cannot")
        return find(kind, athlete, **window)

    monkeypatch.setattr(house.store, "find", broken)
    assert len(tell(house)) == 1
    assert lost not in caplog.text


def test_the_newest_words_are_seen_however_many_there_are(
    house: House, coach: str, bruno: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milo.channels.telegram.notices.LOOKED_AT", 2)
    desk = MessagesDesk(house)
    for text in (SECRET, "and so is the moor"):
        desk.write(bruno, coach, "athlete", text)
    desk.read(bruno, coach, "coach")
    house.clock.go(timedelta(minutes=1))  # type: ignore[attr-defined]
    desk.write(bruno, coach, "athlete", "again")
    assert len(tell(house)) == 1


def test_what_was_kept_of_a_coachs_mail_goes_with_the_account(house: House, coach: str, bruno: str) -> None:
    MessagesDesk(house).write(bruno, coach, "athlete", SECRET)
    notices = house.beside.rooms.notices
    notices.set_wishes(coach, Wishes(mail=True, zone="Europe/Madrid", language="es"))
    assert len(tell(house)) == 1
    forget(house.flows, house.access, house.access.accounts.account(coach))
    assert notices.sent(coach) == set()
    assert notices.wishes(coach, UNSAID_COACH) == UNSAID_COACH


def test_quiet_hours_are_those_of_the_coachs_own_clock(house: House, coach: str, bruno: str) -> None:
    MessagesDesk(house).write(bruno, coach, "athlete", SECRET)
    notices = house.beside.rooms.notices
    notices.set_wishes(coach, Wishes(mail=True, zone="America/Bogota", quiet_from=6 * 60, quiet_to=8 * 60))  # noon is 7 there
    assert tell(house) == []
    notices.set_wishes(coach, Wishes(mail=True, zone="Europe/Madrid", quiet_from=6 * 60, quiet_to=8 * 60))
    assert len(tell(house)) == 1


def test_nothing_goes_out_once_the_consent_is_back_or_the_account_shut(house: House, coach: str, bruno: str) -> None:
    desk = MessagesDesk(house)
    desk.write(bruno, coach, "athlete", SECRET)
    house.clock.go(timedelta(minutes=1))  # type: ignore[attr-defined]
    consenting(house).withdraw(bruno, "coach", to=coach)
    assert tell(house) == []
    house.clock.go(timedelta(minutes=1))  # type: ignore[attr-defined]
    consenting(house).give(bruno, "coach", to=coach, scope=["messages"])
    house.access.accounts.disable(coach)
    assert tell(house) == []


def test_a_coach_stops_the_mail_from_the_mail_itself(house: House, coach: str, bruno: str) -> None:
    desk = MessagesDesk(house)
    desk.write(bruno, coach, "athlete", SECRET)
    (mail,) = tell(house)
    app = FastAPI()
    app.include_router(stop_route(house.beside.rooms.notices, mailing.stop_key(house)))
    token = mail["stop"].partition("token=")[2]
    stopped = TestClient(app).post(STOP_PATH, params={"token": token}, headers={"accept-language": "en"})
    assert stopped.status_code == 200
    assert "Your account" in stopped.text
    assert "settings" in stopped.text
    desk.read(bruno, coach, "coach")
    desk.write(bruno, coach, "athlete", "again")
    assert tell(house) == []


def visitor(role: str, account: str | None) -> Visitor:
    return SimpleNamespace(role=role, account_id=account)  # type: ignore[return-value]


def test_a_coach_chooses_on_the_page_of_the_account(house: House, coach: str) -> None:
    parts, words = AccountParts(notices=house.beside.rooms.notices, mail=True), WebWords("en")
    shown = coach_notices_html(visitor("coach", coach), parts, words)
    assert shown is not None
    assert 'value="22:00"' in shown
    assert "checked" in shown
    asked: dict[str, Any] = {"quiet_from": "23:15", "quiet_to": "06:00"}
    keep_coach_notices(visitor("coach", coach), parts, words, asked, {"milo_zone": "Europe/Madrid"})
    kept = house.beside.rooms.notices.wishes(coach, UNSAID_COACH)
    assert (kept.mail, kept.quiet_from, kept.quiet_to, kept.zone) == (False, 1395, 360, "Europe/Madrid")
    keep_coach_notices(visitor("coach", coach), parts, words, asked, {})
    assert house.beside.rooms.notices.wishes(coach).zone == "Europe/Madrid", "a browser that tells no zone takes none away"
    with pytest.raises(BadConfig) as refused:
        keep_coach_notices(visitor("coach", coach), replace(parts, mail=False), words, asked, {})
    assert "no envía correo" in in_words(refused.value, "es")
    with pytest.raises(BadValue):
        keep_coach_notices(visitor("coach", coach), parts, words, {"quiet_from": "25:00", "quiet_to": "1"}, {})
    with pytest.raises(NotFound):
        keep_coach_notices(visitor("athlete", coach), parts, words, asked, {})
    assert coach_notices_html(visitor("athlete", coach), parts, words) is None
