"""Web Push of this house: its key, and the work that sends what is due to the browsers that asked for it."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from milo.app import mailing
from milo.vocabulary.errors import BadConfig, MiloError

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.channels.push.book import PushBook
    from milo.channels.push.notices import Post
    from milo.channels.telegram.talk import Rooms

KEY = "push.pem"
EVERY_S = 30.0  # how late a notice may be (our choice)
log = logging.getLogger(__name__)


def push_key(house: House) -> ec.EllipticCurvePrivateKey:
    """The key by which push services know this Milo; made once, readable by this user only. Raises BadConfig for another file."""
    path = house.settings.folder / KEY
    if not path.exists():
        made = ec.generate_private_key(ec.SECP256R1())
        path.touch(mode=0o600)
        path.write_bytes(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    found = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(found, ec.EllipticCurvePrivateKey):
        raise BadConfig(f"{path} as Milo made it", "another key", "move it away; browsers subscribe anew")
    return found


def tell(house: House, rooms: Rooms, book: PushBook, post: Post) -> int:
    """Send what is due now; returns how many messages went out. Blocks."""
    from milo.channels.push.notices import tell_by_push

    sender = house.settings.mail_from
    subject = house.settings.public_url or (f"mailto:{sender}" if sender else "https://localhost")
    return tell_by_push(rooms, book, house.store.athletes(), post, push_key(house), subject)


def run(house: House, rooms: Rooms, book: PushBook, stopping: threading.Event, every_s: float = EVERY_S) -> None:
    """Send what is due until stopping is set. What goes wrong once is logged and tried again."""
    from milo.app.webhooks.sending import Poster

    poster = Poster(house.settings.hook_hosts, mailing.authority(house.settings))
    while not stopping.is_set():
        try:
            tell(house, rooms, book, poster.post)
        except MiloError as e:
            log.warning("push waits", extra={"found": e.code})
        stopping.wait(every_s)
