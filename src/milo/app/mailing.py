"""Mail of this house: the server of the settings, and the work that sends what is due to those who asked for it."""

from __future__ import annotations

import logging
import secrets
import ssl
import threading
from typing import TYPE_CHECKING

from milo.app.config import Settings, secret_in
from milo.vocabulary.errors import BadConfig, MiloError

if TYPE_CHECKING:
    from milo.app.build import House
    from milo.channels.mail import MailServer
    from milo.channels.telegram.talk import Rooms

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
    from milo.channels.mail_notices import tell_by_mail

    addresses = {
        account.athlete_id: account.email
        for account in house.access.accounts.all()
        if account.athlete_id is not None and account.disabled_at is None
    }
    people = [line.athlete_id for line in house.flows.athletes() if line.athlete_id in addresses]
    return tell_by_mail(rooms, people, addresses.get, server, house.settings.public_url or "", stop_key(house))


def run(house: House, rooms: Rooms, server: MailServer, stopping: threading.Event, every_s: float = EVERY_S) -> None:
    """Send what is due until stopping is set. What goes wrong once is logged and tried again."""
    while not stopping.is_set():
        try:
            tell(house, rooms, server)
        except MiloError as e:
            log.warning("mail waits", extra={"found": e.code})
        stopping.wait(every_s)
