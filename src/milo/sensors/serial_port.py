"""A serial port as a carrier: read by a thread of its own, found again after unplugging."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from typing import TYPE_CHECKING

from milo.sensors.carriers import FIRST_WAIT_S, MOST_WAIT_S, SILENT_S, Chunk, Mailbox, Now
from milo.sensors.contract import Notice
from milo.vocabulary.errors import Unavailable

if TYPE_CHECKING:
    from serial import Serial

POLL_S = 0.1  # how soon the thread notices that it shall end
LOOK_S = 0.5  # without bytes before the port's path is looked at: a link may point elsewhere by now (our choice)
PARITIES = {"none": "N", "odd": "O", "even": "E"}


class SerialPort:
    """Carries a port's bytes; times are taken the moment the port hands them over.

    port: its path or name.  baud, parity ("none", "odd", "even"): as the sensor says.  silent_s: see Mailbox.
    A thread reads, since ports of all systems can be read by a thread, and no busy event loop delays its times.
    """

    def __init__(
        self, port: str, baud: int, *, parity: str = "none", silent_s: float = SILENT_S, now: Now = time.monotonic
    ) -> None:
        self.name = port
        self._baud, self._parity, self._silent_s, self._now = baud, PARITIES[parity], silent_s, now
        self._stop = threading.Event()
        self._mail: Mailbox | None = None
        self._thread: threading.Thread | None = None
        self._open: Serial | None = None

    async def read(self) -> Chunk | Notice:
        """See carriers.Carrier."""
        if self._mail is None:
            self._mail = Mailbox(self.name, self._silent_s, self._now)
            self._thread = threading.Thread(target=self._run, args=(self._mail,), name=f"port {self.name}", daemon=True)
            self._thread.start()
        return await self._mail.take()

    async def write(self, data: bytes) -> None:
        """See carriers.Carrier."""
        port = self._open
        if port is None:
            raise Unavailable(f"a connected {self.name}", "none", "plug it in and try again")
        try:
            await asyncio.to_thread(port.write, data)
        except OSError as error:
            raise Unavailable(f"a connected {self.name}", str(error), "plug it in and try again") from error

    async def close(self) -> None:
        """See carriers.Carrier."""
        self._stop.set()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    def _run(self, mail: Mailbox) -> None:
        """Connect, read until it breaks, try again."""
        wait_s, told = FIRST_WAIT_S, False
        while not self._stop.is_set():
            try:
                with self._connect() as port:
                    self._open = port
                    mail.put(Notice("connected", None, {"port": self.name}))
                    wait_s, told = FIRST_WAIT_S, False
                    self._carry(port, mail)
            except _failures() as error:
                if not told:
                    mail.gone(str(error))
                told = True
            finally:
                self._open = None
            self._stop.wait(wait_s)
            wait_s = min(2 * wait_s, MOST_WAIT_S)
        mail.put(Notice("ended"))

    def _connect(self) -> Serial:
        from serial import Serial

        # Two readers of one port would each get half of the bytes.
        lock = {"exclusive": True} if os.name == "posix" else {}
        return Serial(self.name, self._baud, parity=self._parity, timeout=POLL_S, write_timeout=1.0, **lock)

    def _carry(self, port: Serial, mail: Mailbox) -> None:
        """Hand on what comes until the port breaks or we shall end."""
        heard_s = self._now()
        while not self._stop.is_set():
            data = port.read(1)
            if data:
                data += port.read(port.in_waiting)
                heard_s = self._now()
                mail.put(Chunk(data, heard_s))
            elif self._now() - heard_s > LOOK_S and os.name == "posix":
                # What was opened, not what the path led to a moment later: a link may change in between.
                if not os.path.samestat(os.fstat(port.fileno()), os.stat(self.name)):
                    raise OSError(f"{self.name} is no longer what it was")
                heard_s = self._now()


def _failures() -> tuple[type[Exception], ...]:
    """What a port that goes away may raise; SerialException is an OSError."""
    if os.name != "posix":
        return (OSError,)
    import termios

    return OSError, termios.error
