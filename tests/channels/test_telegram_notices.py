"""What is told unasked: when it is due, once and never twice, without measured values, by chat or by mail."""

from __future__ import annotations

import email
import re
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from tests.channels.telegram_stage import ADAS, BRUNOS, Stage, staged

from milo.app.bot_rooms import sensors_of
from milo.channels.mail import MailFailed, MailServer, stop_token, stopped_by
from milo.channels.mail_notices import STOP_PATH, stop_route, tell_by_mail
from milo.channels.notifying import SensorSeen, Wishes, due, is_quiet, waiting
from milo.channels.telegram.notices import due_to
from milo.vocabulary.errors import BadConfig
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import CoachMessage, Event
from servers import free_port

MADRID = ZoneInfo("Europe/Madrid")
WEDNESDAY = datetime(2026, 3, 4, tzinfo=MADRID)


def kinds(now: datetime, wishes: Wishes = Wishes(), **more: Any) -> list[str]:
    return [n.kind for n in due(now, MADRID, wishes, more.pop("sent", ()), **more)]


def test_the_brief_comes_at_its_hour_where_the_athlete_is() -> None:
    assert kinds(WEDNESDAY.replace(hour=7, minute=29)) == []
    assert kinds(WEDNESDAY.replace(hour=7, minute=30)) == ["morning_brief"]
    assert kinds(datetime(2026, 3, 4, 6, 30, tzinfo=UTC)) == ["morning_brief"]
    assert kinds(WEDNESDAY.replace(hour=11, minute=30)) == []


@given(st.lists(st.integers(0, 10 * 1_440), min_size=1, max_size=200))
def test_however_often_one_looks_there_is_one_brief_a_day(minutes: list[int]) -> None:
    sent: set[tuple[str, str]] = set()
    told: list[str] = []
    for minute in sorted(minutes):
        now = WEDNESDAY.astimezone(UTC) + timedelta(minutes=minute)
        for notice in due(now, MADRID, Wishes(), sent):
            sent.add((notice.kind, notice.key))
            told.append(f"{notice.kind} {now.astimezone(MADRID).date() if notice.kind == 'morning_brief' else notice.key}")
    assert len(told) == len(set(told))


def test_the_brief_comes_once_when_the_clocks_change() -> None:
    sent: set[tuple[str, str]] = set()
    start = datetime(2026, 10, 24, 20, tzinfo=UTC)  # the clocks go back that night
    wishes = Wishes(brief_at=150, quiet_from=0, quiet_to=0, weekly_review=False)  # half past two comes twice
    briefs = 0
    for minute in range(24 * 60):
        for notice in due(start + timedelta(minutes=minute), MADRID, wishes, sent):
            sent.add((notice.kind, notice.key))
            briefs += 1
    assert briefs == 1


def test_nothing_comes_in_quiet_hours_even_over_midnight() -> None:
    wishes = Wishes(brief_at=6 * 60)
    assert kinds(WEDNESDAY.replace(hour=6), wishes) == []
    assert kinds(WEDNESDAY.replace(hour=7), wishes) == ["morning_brief"]
    assert is_quiet(WEDNESDAY.replace(hour=23), Wishes())
    assert is_quiet(WEDNESDAY.replace(hour=3), Wishes())
    assert not is_quiet(WEDNESDAY.replace(hour=12), Wishes())
    assert not is_quiet(WEDNESDAY.replace(hour=3), Wishes(quiet_from=0, quiet_to=0))


def test_the_review_comes_on_its_day_or_the_morning_after() -> None:
    sunday = WEDNESDAY + timedelta(days=4)
    assert kinds(sunday.replace(hour=17)) == []
    (notice,) = due(sunday.replace(hour=18), MADRID, Wishes(), ())
    assert (notice.kind, notice.key) == ("weekly_review", "2026-03-08")
    monday = due((sunday + timedelta(days=1)).replace(hour=12), MADRID, Wishes(), ())
    assert [n.key for n in monday] == ["2026-03-08"]


def test_a_sensor_worn_every_day_is_missed_and_one_worn_now_and_then_is_not() -> None:
    noon = WEDNESDAY.replace(hour=12)
    last = noon - timedelta(hours=40)
    watch, mask = SensorSeen(name="watch", last_at=last, days=7), SensorSeen(name="mask", last_at=last, days=2)
    (notice,) = due(noon, MADRID, Wishes(), (), [watch, mask])
    assert (notice.sensor, notice.hours) == ("watch", 40)
    assert due(noon, MADRID, Wishes(), {(notice.kind, notice.key)}, [watch]) == []
    assert due(noon, MADRID, Wishes(sensor_silent=False), (), [watch]) == []
    for hours in (35, 24 * 14):
        assert due(noon, MADRID, Wishes(), (), [msgspec.structs.replace(watch, last_at=noon - timedelta(hours=hours))]) == []


def test_wishes_can_turn_everything_off() -> None:
    off = Wishes(morning_brief=False, weekly_review=False, sensor_silent=False)
    assert all(kinds(WEDNESDAY + timedelta(minutes=15 * n), off) == [] for n in range(700))


def test_a_coachs_word_is_told_once_and_so_is_the_next_one_while_the_first_is_unread() -> None:
    noon, sent = WEDNESDAY.replace(hour=12), set()  # type: ignore[var-annotated]

    def told(*unread: str) -> int:
        found = waiting(noon, MADRID, Wishes(), sent, unread)
        sent.update((n.kind, key) for n in found for key in (n.key, *n.covers))
        return len(found)

    assert [told("a"), told("a"), told("a", "b"), told("a", "b"), told("b", "c", "d"), told("a", "b", "c", "d")] == [
        1,
        0,
        1,
        0,
        1,
        0,
    ]
    assert waiting(noon.replace(hour=23), MADRID, Wishes(), sent, ["e"]) == []


# --- by the chat --------------------------------------------------------------------------------------------------------

MORNING = datetime(2026, 3, 4, 8, tzinfo=UTC)


def test_a_brief_holds_no_value_and_is_not_told_again_after_a_restart(tmp_path: Path) -> None:
    with staged(tmp_path / "home", at=MORNING) as stage:
        ada = stage.people["Ada"]
        stage.house.coaching.feedback(ada, energy=4)
        stage.link("Ada", ADAS)
        stage.bot.tell_due()
        brief = stage.api.until(lambda c: "Good morning" in c.text, ADAS)
        assert "session planned" in brief.text
        assert re.findall(r"\d", brief.text) == []
        assert "Full body" in stage.press(brief, "Show today", "Full body").text
        stage.stop()
        stage.start()
        stage.say(ADAS, "/help", "/today")
        stage.bot.tell_due()
        stage.say(ADAS, "/help", "/today")
        assert [c for c in stage.api.shown(ADAS) if "Good morning" in c.text] == [brief]


def test_values_stand_in_a_brief_only_when_wished(tmp_path: Path) -> None:
    with staged(tmp_path / "home", at=MORNING) as stage:
        stage.rooms.notices.set_wishes(stage.people["Ada"], Wishes(values=True))
        stage.link("Ada", ADAS)
        stage.bot.tell_due()
        brief = stage.api.until(lambda c: "Good morning" in c.text, ADAS)
        assert re.search(r"Full body \w, \d+ min", brief.text)


def test_the_newest_of_very_many_messages_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milo.channels.telegram.notices.LOOKED_AT", 4)
    with staged(tmp_path / "home", at=MORNING) as stage:
        ada, coach = stage.people["Ada"], "00000000-0000-0000-0000-00000000c0ac"
        letters = [
            CoachMessage(
                origin=Origin.TOLD, source="coach thread", message_id=f"m{n}", user_id=ada, at=MORNING - timedelta(hours=20 - n),
                coach=coach, role="coach" if n == 10 else "athlete", text="hello",
            )
            for n in range(11)
        ]  # fmt: skip
        stage.house.writer.write(letters)
        stage.rooms.notices.set_wishes(ada, Wishes(morning_brief=False, weekly_review=False))
        assert [(n.kind, n.key) for n in due_to(stage.rooms, ada)] == [("coach_message", "m10")]


def test_a_lock_is_not_told_on_a_locked_screen(tmp_path: Path) -> None:
    with staged(tmp_path / "home", at=MORNING) as stage:
        pain = [{"region": "knee", "pain_0_10": 3}]
        stage.house.coaching.log(stage.people["Ada"], {"pain": pain, "notes": "I fainted on the track"})
        assert stage.house.coaching.locks(stage.people["Ada"])
        stage.link("Ada", ADAS)
        stage.bot.tell_due()
        brief = stage.api.until(lambda c: "Good morning" in c.text, ADAS)
        assert "open today's session" in brief.text
        assert "locked" not in brief.text


def test_devices_are_seen_by_what_they_send_themselves(tmp_path: Path) -> None:
    with staged(tmp_path / "home", at=MORNING) as stage:
        ada = stage.people["Ada"]
        events = [
            Event(
                origin=Origin.MEASURED if n < 6 else Origin.IMPORTED, source="watch x", event_id=f"e{n}", user_id=ada,
                event_ts=MORNING - timedelta(days=10 - n, hours=2), heart_rate_bpm=60,
            )
            for n in range(9)
        ]  # fmt: skip
        stage.house.writer.write(events)
        (seen,) = sensors_of(stage.house, ada)
        assert (seen.name, seen.last_at, seen.days) == ("watch x", MORNING - timedelta(days=5, hours=2), 6)
        stage.link("Ada", ADAS)
        stage.bot.tell_due()
        told = stage.api.until(lambda c: "watch x" in c.text, ADAS)
        assert "122 hours" in told.text


# --- by mail ------------------------------------------------------------------------------------------------------------


class Inbox:
    """Mail as the server took it. status: what it answers instead."""

    def __init__(self) -> None:
        self.mails: list[email.message.Message] = []
        self.status: str | None = None
        self.encrypted: list[bool] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.status is not None:
            return self.status
        self.encrypted.append(session.ssl is not None)
        self.mails.append(email.message_from_bytes(envelope.content))
        return "250 OK"


def certificate(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    paths = folder / "cert.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    paths[1].write_bytes(key.private_bytes(*form))
    return paths


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def server(inbox: Inbox, tmp_path: Path) -> Iterator[MailServer]:
    cert, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    running = Controller(inbox, hostname="127.0.0.1", port=free_port(), tls_context=context, require_starttls=True)
    running.start()
    yield MailServer("localhost", running.port, "milo@example.org", context=ssl.create_default_context(cafile=str(cert)))
    running.stop()


def test_a_mail_goes_out_encrypted_with_the_way_to_stop_it(server: MailServer, inbox: Inbox) -> None:
    server.send("ada@example.org", "Milo: today\r\nBcc: x@example.org", "Hello ñ", "https://milo.example/hooks/mail-stop?token=t")
    (mail,) = inbox.mails
    assert inbox.encrypted == [True]
    assert mail["Subject"] == "Milo: today Bcc: x@example.org"
    assert mail["Bcc"] is None
    assert mail["List-Unsubscribe"] == "<https://milo.example/hooks/mail-stop?token=t>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Hello ñ" in mail.get_payload(decode=True).decode()  # type: ignore[union-attr]


def test_a_server_that_cannot_show_who_it_is_gets_nothing(server: MailServer, inbox: Inbox) -> None:
    stranger = MailServer("localhost", server.port, "milo@example.org")
    with pytest.raises(MailFailed) as failed:
        stranger.send("ada@example.org", "s", "t")
    assert not failed.value.again
    assert inbox.mails == []


def test_a_server_without_encryption_gets_nothing(inbox: Inbox) -> None:
    running = Controller(inbox, hostname="127.0.0.1", port=free_port())
    running.start()
    try:
        with pytest.raises(MailFailed, match="STARTTLS"):
            MailServer("localhost", running.port, "milo@example.org").send("ada@example.org", "s", "t")
        MailServer("localhost", running.port, "milo@example.org", security="none").send("ada@example.org", "s", "t")
        assert len(inbox.mails) == 1
    finally:
        running.stop()
    with pytest.raises(BadConfig):
        MailServer("mail.example.org", 25, "milo@example.org", security="none")


@pytest.mark.parametrize("address", ["", "ada", "ada@", "a b@example.org", "ada@example.org\nBcc: x@y.org", "<ada@example.org>"])
def test_an_address_that_is_none_is_refused(server: MailServer, inbox: Inbox, address: str) -> None:
    with pytest.raises(MailFailed) as failed:
        server.send(address, "s", "t")
    assert not failed.value.again
    assert inbox.mails == []


def test_passing_and_lasting_failures_are_told_apart(server: MailServer, inbox: Inbox) -> None:
    for status, again in (("451 later", True), ("550 never", False)):
        inbox.status = status
        with pytest.raises(MailFailed) as failed:
            server.send("ada@example.org", "s", "t")
        assert failed.value.again is again
    with pytest.raises(MailFailed) as failed:
        MailServer("localhost", free_port(), "milo@example.org").send("ada@example.org", "s", "t")
    assert failed.value.again


KEY = b"k" * 32


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path / "home", at=MORNING) as made:
        made.stop()
        yield made


def tell(stage: Stage, server: MailServer) -> int:
    addresses = {stage.people["Ada"]: "ada@example.org"}
    return tell_by_mail(stage.rooms, stage.people.values(), addresses.get, server, "https://milo.example/", KEY)


def test_a_reminder_asked_for_in_the_chat_comes_there_at_its_hour_once(tmp_path: Path) -> None:
    with staged(tmp_path / "home") as stage:
        bruno = stage.people["Bruno"]
        stage.rooms.notices.set_wishes(bruno, Wishes(morning_brief=False, weekly_review=False, sensor_silent=False))
        stage.link("Bruno", BRUNOS)
        asked = stage.say(BRUNOS, "recuérdame estirar mañana a las 8", "Di sí o no")
        assert "estirar" in asked.text
        stage.say(BRUNOS, "sí", "Guardado")
        (kept,) = stage.house.store.find("reminder", bruno)
        stage.bot.tell_due()
        stage.clock.go(kept.due_at - stage.clock.now() + timedelta(minutes=1))
        stage.bot.tell_due()
        told = stage.api.until(lambda c: "estirar" in c.text and "Guardado" not in c.text and c != asked, BRUNOS)
        stage.bot.tell_due()
        stage.say(BRUNOS, "/help", "/today")
        again = [c for c in stage.api.shown(BRUNOS) if "estirar" in c.text and "Guardado" not in c.text and c != asked]
        assert again == [told]


def test_only_who_asked_gets_mail_once_and_without_values(stage: Stage, server: MailServer, inbox: Inbox) -> None:
    assert tell(stage, server) == 0
    for athlete in stage.people.values():
        stage.rooms.notices.set_wishes(athlete, Wishes(mail=True, values=True))
    assert tell(stage, server) == 1
    assert tell(stage, server) == 0
    (mail,) = inbox.mails
    text = mail.get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert (mail["To"], mail["Subject"]) == ("ada@example.org", "Milo: today")
    assert re.findall(r"\d", text.replace(stop_token(stage.people["Ada"], KEY), "")) == []


def test_a_mail_that_could_not_go_out_is_sent_later(stage: Stage, server: MailServer, inbox: Inbox) -> None:
    stage.rooms.notices.set_wishes(stage.people["Ada"], Wishes(mail=True))
    inbox.status = "451 later"
    assert tell(stage, server) == 0
    inbox.status = None
    assert tell(stage, server) == 1


def test_somebody_with_a_linked_chat_is_not_told_twice(stage: Stage, server: MailServer) -> None:
    stage.rooms.notices.set_wishes(stage.people["Ada"], Wishes(mail=True))
    stage.link("Ada", ADAS)
    assert tell(stage, server) == 0


def test_the_way_to_stop_mail_works_with_its_token_alone(stage: Stage) -> None:
    ada = stage.people["Ada"]
    stage.rooms.notices.set_wishes(ada, Wishes(mail=True, brief_at=400))
    app = FastAPI()
    app.include_router(stop_route(stage.rooms.notices, KEY))
    token = stop_token(ada, KEY)
    assert stopped_by(token, KEY) == ada
    with TestClient(app) as client:
        for bad in ("", ada, f"{ada}.{'0' * 64}", token[:-1], stop_token(ada, b"other"), "é"):
            assert client.get(STOP_PATH, params={"token": bad}).status_code == 403
            assert client.post(STOP_PATH, params={"token": bad}).status_code == 403
        assert client.get(STOP_PATH, params={"token": token}).status_code == 200
        assert stage.rooms.notices.wishes(ada).mail
        assert client.post(STOP_PATH, params={"token": token}).status_code == 200
    assert stage.rooms.notices.wishes(ada) == Wishes(mail=False, brief_at=400)
