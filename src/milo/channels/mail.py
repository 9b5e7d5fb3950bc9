"""Mail by SMTP: one plain message to one person, over a line that is encrypted and whose server has shown who it is.

No health value belongs in a mail: it passes machines nobody knows. Every mail carries the way to stop it (RFC 8058).
"""

from __future__ import annotations

import hashlib
import hmac
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from typing import Literal

from milo.vocabulary.errors import BadConfig, MiloError

WITHIN_S = 20.0  # for each answer of the server
# A longer address in a header would be written as encoded words, which no mail program reads there. RFC 5322 allows 998.
LINES = SMTP.clone(max_line_length=900)
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_ADDRESS = re.compile(r"[^\s@<>\"',;:\\()\[\]]{1,64}@[A-Za-z0-9.-]{1,190}")
_STOP = b"milo: no more mail\0"


class MailFailed(MiloError):
    """A mail that did not go out. again: whether it may later; a refused address or a wrong password does not pass by itself."""

    code = "mail_failed"

    def __init__(self, found: str, *, again: bool) -> None:
        self.again = again
        super().__init__("a mail server that takes the message", found, "" if again else "check address and settings of the mail")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in. security: STARTTLS or TLS from the first byte; "none" only on this machine.

    context: for another authority than the system's.
    """

    host: str
    port: int
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    security: Literal["starttls", "tls", "none"] = "starttls"
    context: ssl.SSLContext | None = None

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.sender):
            raise BadConfig("the sender's address", repr(self.sender))
        if self.security == "none" and self.host not in LOCAL:
            raise BadConfig("an encrypted line to a mail server elsewhere", f"none to {self.host}", "use STARTTLS or TLS")

    def send(self, to: str, subject: str, text: str, stop: str | None = None) -> None:
        """Hand in one mail; blocks. stop: the https address that ends these mails at one POST. Raises MailFailed."""
        if not _ADDRESS.fullmatch(to):
            raise MailFailed("an address that is none", again=False)
        message = EmailMessage(LINES)
        message["From"], message["To"], message["Subject"] = self.sender, to, " ".join(subject.split())
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine shall answer it
        if stop is not None:
            message["List-Unsubscribe"] = f"<{stop}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(text)
        with self._plainly(), self._signed_in() as line:
            line.send_message(message)

    def check(self, within_s: float = WITHIN_S) -> None:
        """Connect and sign in, without sending anything; blocks. Raises MailFailed."""
        with self._plainly(), self._signed_in(within_s) as line:
            line.noop()

    @contextmanager
    def _signed_in(self, within_s: float = WITHIN_S) -> Iterator[smtplib.SMTP]:
        with self._connected(self.context or ssl.create_default_context(), within_s) as line:
            if self.user is not None:
                line.login(self.user, self.password or "")
            yield line

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """The library's errors as ours: what passes, and what does not."""
        try:
            yield
        except smtplib.SMTPResponseException as e:
            raise MailFailed(f"status {e.smtp_code}", again=400 <= e.smtp_code < 500) from None
        except smtplib.SMTPRecipientsRefused as e:
            codes = [code for code, _ in e.recipients.values()]
            raise MailFailed(f"status {codes[0]}", again=codes[0] < 500) from None
        except ssl.SSLCertVerificationError:
            raise MailFailed("a server whose certificate does not hold", again=False) from None
        except smtplib.SMTPNotSupportedError:
            raise MailFailed("a server without STARTTLS or without sign-in", again=False) from None
        except (smtplib.SMTPException, OSError) as e:
            raise MailFailed(type(e).__name__, again=True) from None

    def _connected(self, context: ssl.SSLContext, within_s: float) -> smtplib.SMTP:
        if self.security == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=within_s, context=context)
        line = smtplib.SMTP(self.host, self.port, timeout=within_s)
        try:
            if self.security == "starttls":
                line.starttls(context=context)  # raises where the server offers none: nothing is sent in the open
        except BaseException:
            line.close()
            raise
        return line


def stop_token(athlete: str, key: bytes) -> str:
    """What stands in the address that stops an athlete's mail; only whoever has the key can make one."""
    return f"{athlete}.{hmac.new(key, _STOP + athlete.encode(), hashlib.sha256).hexdigest()}"


def stopped_by(token: str, key: bytes) -> str | None:
    """The athlete of a token; None for one that was not made with the key."""
    athlete = token.rpartition(".")[0]
    made = stop_token(athlete, key).encode()
    return athlete if athlete and hmac.compare_digest(token.encode("utf-8", "surrogatepass"), made) else None
