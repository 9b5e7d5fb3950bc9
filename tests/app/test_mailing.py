"""Mail as it is set up: what settings are taken, what the doctor says, and that what is due really goes out by SMTP."""

from __future__ import annotations

import email
import email.message
import re
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from tests.channels.coach_server import BRUNO, HandClock
from tests.channels.test_telegram_notices import certificate

from milo.app import doctor, mailing
from milo.app.build import build
from milo.app.config import Settings, load_settings
from milo.app.house import House
from milo.channels.notifying import Wishes
from milo.vocabulary.errors import BadConfig
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Event
from servers import free_port

SUNDAY = datetime(2026, 3, 8, 19, tzinfo=UTC)
PASSWORD = "swallow-of-paper"


class Inbox:
    """Mail as the server took it."""

    def __init__(self) -> None:
        self.mails: list[email.message.Message] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        assert session.ssl is not None
        self.mails.append(email.message_from_bytes(envelope.content))
        return "250 OK"


class MailHost:
    """A mail server with STARTTLS and sign-in, and the settings that fit it."""

    def __init__(self, folder: Path) -> None:
        self.inbox = Inbox()
        cert, key = certificate(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
        self.running = Controller(
            self.inbox, hostname="127.0.0.1", port=free_port(), tls_context=context, require_starttls=True,
            auth_required=True, authenticator=self._fits,
        )  # fmt: skip
        secret = folder / "mail.secret"
        secret.write_text(PASSWORD + "\n")
        secret.chmod(0o600)
        self.settings = {
            "MILO_MAIL_HOST": "localhost",
            "MILO_MAIL_PORT": str(self.running.port),
            "MILO_MAIL_USER": "milo",
            "MILO_MAIL_PASSWORD_FILE": str(secret),
            "MILO_MAIL_FROM": "milo@example.org",
            "MILO_PUBLIC_URL": "https://milo.example",
            "MILO_CA_FILE": str(cert),
        }

    def _fits(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        fits = isinstance(data, LoginPassword) and (data.login, data.password) == (b"milo", PASSWORD.encode())
        return AuthResult(success=fits, handled=False)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[MailHost]:
    made = MailHost(tmp_path)
    made.running.start()
    yield made
    made.running.stop()


@pytest.fixture
def set_up(host: MailHost, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> MailHost:
    monkeypatch.setenv("MILO_HOME", str(tmp_path / "home"))
    for name, value in host.settings.items():
        monkeypatch.setenv(name, value)
    return host


@pytest.fixture
def house(set_up: MailHost) -> Iterator[House]:
    made = build(load_settings(), HandClock(SUNDAY))
    yield made
    made.close()


def member(house: House, address: str) -> str:
    athlete = house.flows.add_athlete(BRUNO)
    code = house.access.accounts.invite("athlete", athlete).code
    house.access.accounts.sign_up(address, "plum-kettle-orbit", None, str(code), None)
    return athlete


def test_what_is_due_goes_out_once_to_who_asked_and_names_no_value(house: House, set_up: MailHost) -> None:
    bruno, _ = member(house, "bruno@example.org"), member(house, "carla@example.org")
    house.coaching.new_plan(bruno, weeks=1)
    worn = [
        Event(
            origin=Origin.MEASURED, source="watch", event_id=f"e{n}", user_id=bruno, event_ts=SUNDAY - timedelta(days=2 + n),
            heart_rate_bpm=60,
        )
        for n in range(7)
    ]  # fmt: skip
    house.writer.write(worn)
    beside = house.beside
    assert beside.mail is not None
    house.beside.rooms.notices.set_wishes(bruno, Wishes(chat=False, mail=True, values=True, brief_at=18 * 60))
    assert mailing.tell(house, beside.rooms, beside.mail) == 3
    assert mailing.tell(house, beside.rooms, beside.mail) == 0
    mails = set_up.inbox.mails
    assert {mail["To"] for mail in mails} == {"bruno@example.org"}
    assert len({mail["Subject"] for mail in mails}) == 3
    for mail in mails:
        stop = mail["List-Unsubscribe"].strip("<>")
        assert stop.startswith("https://milo.example/hooks/mail-stop?token=")
        text = mail.get_payload(decode=True).decode()  # type: ignore[union-attr]
        without = text.replace(stop, "").replace("48 hours", "")
        assert re.findall(r"\d", without) == [], text


def test_who_left_or_was_shut_out_gets_no_mail(house: House, set_up: MailHost) -> None:
    bruno = member(house, "bruno@example.org")
    house.beside.rooms.notices.set_wishes(bruno, Wishes(mail=True))
    house.access.accounts.disable(house.access.accounts.find("bruno@example.org").account_id)
    assert house.beside.mail is not None
    assert mailing.tell(house, house.beside.rooms, house.beside.mail) == 0
    assert set_up.inbox.mails == []


def test_the_doctor_says_whether_the_mail_server_lets_milo_in(set_up: MailHost, monkeypatch: pytest.MonkeyPatch) -> None:
    def mail() -> dict[str, Any]:
        return next(c for c in doctor.examine()["checks"] if c["name"] == "mail")

    assert mail()["ok"], mail()
    assert "lets Milo in" in mail()["found"]
    Path(set_up.settings["MILO_MAIL_PASSWORD_FILE"]).write_text("another\n")
    wrong = mail()
    assert (wrong["ok"], "status 535" in wrong["found"]) == (False, True), wrong
    assert PASSWORD not in str(wrong)
    Path(set_up.settings["MILO_MAIL_PASSWORD_FILE"]).chmod(0o644)
    assert "chmod 600" in mail()["do"]
    monkeypatch.delenv("MILO_CA_FILE")
    Path(set_up.settings["MILO_MAIL_PASSWORD_FILE"]).chmod(0o600)
    assert "certificate" in mail()["found"]
    monkeypatch.setenv("MILO_MAIL_PORT", str(free_port()))
    assert not mail()["ok"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"MILO_MAIL_FROM": None}, "MILO_MAIL_FROM"),
        ({"MILO_PUBLIC_URL": None}, "MILO_PUBLIC_URL"),
        ({"MILO_MAIL_HOST": None}, "MILO_MAIL_HOST"),
        ({"MILO_MAIL_USER": None}, "MILO_MAIL_USER"),
        ({"MILO_MAIL_PASSWORD_FILE": None}, "MILO_MAIL_USER"),
        ({"MILO_MAIL_TLS": "ssl"}, "starttls"),
        ({"MILO_MAIL_TLS": "none", "MILO_MAIL_HOST": "mail.example.org"}, "encrypted"),
        ({"MILO_MAIL_PORT": "0"}, "MILO_MAIL_PORT|mail_port"),
        ({"MILO_PUBLIC_URL": "http://milo.example"}, "https"),
        ({"MILO_TELEGRAM_WEBHOOK": "http://localhost"}, "https"),
        ({"MILO_TELEGRAM_API": "telegram"}, "MILO_TELEGRAM_API"),
        ({"MILO_PUBLIC_URL": "https://ada:hunter2@milo.example"}, "MILO_PUBLIC_URL"),
    ],
)
def test_mail_that_is_set_in_part_or_in_the_open_is_refused_in_words(
    set_up: MailHost, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str | None], said: str
) -> None:
    load_settings()
    for name, value in changes.items():
        if value is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, value)
    with pytest.raises(BadConfig, match=said) as refused:
        load_settings()
    assert "hunter2" not in str(refused.value)


def test_a_secret_others_can_read_an_empty_one_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    told = {"mail_host": "localhost", "mail_from": "milo@example.org", "mail_user": "milo", "mail_password_file": path}
    with pytest.raises(BadConfig, match="readable"):
        mailing.server_of(Settings(**told))
    path.write_text("\n")
    path.chmod(0o600)
    with pytest.raises(BadConfig, match="empty"):
        mailing.server_of(Settings(**told))
    path.write_text("x")
    path.chmod(0o640)
    with pytest.raises(BadConfig, match="chmod 600"):
        mailing.server_of(Settings(**told))
    with pytest.raises(BadConfig, match="MILO_CA_FILE"):
        mailing.server_of(Settings(mail_host="localhost", mail_from="milo@example.org", ca_file=path))
