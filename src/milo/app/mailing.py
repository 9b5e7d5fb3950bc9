"""Mail of this house: the server of the settings, and the work that sends what is due to those who asked for it."""

from __future__ import annotations

import logging
import secrets
import ssl
import threading
from collections.abc import Collection
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from milo.app.config import Settings, secret_in
from milo.vocabulary.errors import BadConfig, MiloError

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.channels.mail import MailServer
    from milo.channels.mail_notices import CoachLetters
    from milo.channels.telegram.talk import Rooms
    from milo.vocabulary.records import CoachMessage

KEY = "mail.key"
PORTS = {"starttls": 587, "tls": 465, "none": 25}  # RFC 6409, RFC 8314, RFC 5321
EVERY_S = 30.0  # how late a mail may be; our choice
log = logging.getLogger(__name__)


def server_of(settings: Settings) -> MailServer | None:
    """The mail server of the settings; None where none is named. Raises BadConfig for a secret or authority that cannot be read."""
    if settings.mail_host is None:
        return None
    from milo.channels.mail import MailServer

    password = None if settings.mail_password_file is None else secret_in(settings.mail_password_file, "MILO_MAIL_PASSWORD_FILE")
    return MailServer(
        settings.mail_host,
        settings.mail_port or PORTS[settings.mail_tls],
        settings.mail_from or "",
        settings.mail_user,
        password,
        settings.mail_tls,
        authority(settings),
    )


def authority(settings: Settings) -> ssl.SSLContext | None:
    """Whom to believe who a server is: the authority of MILO_CA_FILE; None: the system's. Raises BadConfig."""
    if settings.ca_file is None:
        return None
    path = settings.ca_file.expanduser().absolute()
    try:
        return ssl.create_default_context(cafile=str(path))
    except (OSError, ssl.SSLError) as e:
        found = e.strerror if isinstance(e, OSError) and e.strerror else "no certificates in it"
        raise BadConfig("MILO_CA_FILE: a file of certificates (PEM)", f"{path}: {found}", "check the path") from None


def stop_key(house: House) -> bytes:
    """The key behind the addresses that end somebody's mail; made once, readable by this user only."""
    path = house.settings.folder / KEY
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    return path.read_text().encode()


def tell(house: House, rooms: Rooms, server: MailServer) -> int:
    """Send what is due now; returns how many mails went out. Blocks."""
    from milo.channels.mail_notices import tell_by_mail, tell_coaches

    addresses = {
        account.athlete_id: account.email
        for account in house.access.accounts.all()
        if account.athlete_id is not None and account.disabled_at is None
    }
    people = [athlete for athlete in house.store.athletes() if athlete in addresses]
    base, key = (house.settings.public_url or "").rstrip("/"), stop_key(house)
    return tell_by_mail(rooms, people, addresses.get, server, base, key) + tell_coaches(
        rooms, coach_letters(house, rooms), server, base, key
    )


def coach_letters(house: House, rooms: Rooms) -> list[CoachLetters]:
    """What athletes wrote to coaches who may still read it and have not, by coach."""
    from milo.app.messages_desk import ALARMS  # brings the coach along, which `milo doctor` does not need
    from milo.channels.mail_notices import CoachLetters

    coaches = {a.account_id: a.email for a in house.access.accounts.all() if a.role == "coach" and a.disabled_at is None}
    found: dict[str, list[_Letter]] = {}
    for athlete in house.store.athletes() if coaches else ():
        try:
            for letter in _unread_of(house, rooms, athlete, coaches):
                found.setdefault(letter.message.coach, []).append(letter)
        except MiloError as e:
            log.warning("an athlete's words to coaches cannot be read", extra={"found": e.code})
    letters = []
    for coach, lines in found.items():
        unread = sorted(lines, key=lambda line: (line.message.at, line.message.message_id))
        letters.append(
            CoachLetters(
                account=coach,
                address=coaches[coach],
                unread=[line.message.message_id for line in unread],
                alarms=[line.message.message_id for line in unread if line.message.level in ALARMS],
                zone=unread[0].zone,
                language=unread[0].language,
            )
        )
    return letters


@dataclass(frozen=True)
class _Letter:
    """A message a coach has not read. zone, language: of the athlete who wrote it."""

    message: CoachMessage
    zone: tzinfo
    language: str


def _unread_of(house: House, rooms: Rooms, athlete: str, coaches: Collection[str]) -> list[_Letter]:
    """What an athlete wrote to coaches who may still read it and have not."""
    from milo.channels.access_consent import ConsentsOf
    from milo.channels.telegram.notices import LOOKED_AT, LOOKED_BACK, zone_of

    since = house.clock.now() - LOOKED_BACK
    written = house.store.find("coach_message", athlete, since=since, limit=LOOKED_AT, newest_first=True)
    unread = [m for m in written if m.role == "athlete" and m.read_at is None and m.coach in coaches]
    if not unread:
        return []
    consents = ConsentsOf(house.flows, house.clock)
    may = {coach for coach in {m.coach for m in unread} if "messages" in consents.granted(athlete, coach)}
    zone, language = zone_of(rooms, athlete), house.flows.manner(athlete)[0]
    return [_Letter(m, zone, language) for m in unread if m.coach in may]


def run(house: House, rooms: Rooms, server: MailServer, stopping: threading.Event, every_s: float = EVERY_S) -> None:
    """Send what is due until stopping is set. What goes wrong once is logged and tried again."""
    while not stopping.is_set():
        try:
            tell(house, rooms, server)
        except MiloError as e:
            log.warning("mail waits", extra={"found": e.code})
        stopping.wait(every_s)
