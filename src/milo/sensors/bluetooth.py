"""A Bluetooth device that notifies, as a carrier: looked for by name or address, found again after its connection was lost."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import Any, Protocol

from milo.sensors.carriers import FIRST_WAIT_S, MOST_WAIT_S, SILENT_S, Chunk, Mailbox, Now
from milo.sensors.contract import Notice
from milo.sensors.packets import wrap
from milo.vocabulary.errors import MiloError, NotFound, Unavailable

SCAN_S = 5.0  # one look around: straps advertise several times a second (our choice)


class RadioFailed(MiloError):
    """The radio is off, absent, or lost the device."""

    code = "radio_failed"


class Radio(Protocol):
    """What a carrier needs of a radio."""

    async def connect(self, wanted: str, service: str, lost: Callable[[], None]) -> Any:
        """A connection to the device of this name or address, or to any with the service where wanted is "".

        lost is called when it breaks.  Raises NotFound or RadioFailed.
        """
        ...

    async def listen(self, connection: Any, characteristic: str, heard: Callable[[bytes], None]) -> None:
        """Have every notification handed to heard. Raises RadioFailed."""
        ...

    async def disconnect(self, connection: Any) -> None:
        """Let it go, whatever state it is in."""
        ...


class Bluetooth:
    """Carries the notifications of one characteristic, each wrapped (sensors.packets).

    wanted: name or address; "" takes the first that has the service.  radio: bleak's unless another is given.
    """

    def __init__(
        self,
        wanted: str,
        service: str,
        characteristic: str,
        *,
        radio: Radio | None = None,
        silent_s: float = SILENT_S,
        now: Now = time.monotonic,
    ) -> None:
        self.name = wanted or "any strap near"
        self._wanted, self._service, self._characteristic = wanted, service, characteristic
        self._radio = radio or BleakRadio()
        self._silent_s, self._now = silent_s, now
        self._mail: Mailbox | None = None
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    async def read(self) -> Chunk | Notice:
        """See carriers.Carrier."""
        if self._mail is None:
            if self._closed:
                return Notice("ended")
            self._mail = Mailbox(self.name, self._silent_s, self._now)
            self._task = asyncio.create_task(self._run(self._mail))
        return await self._mail.take()

    async def write(self, data: bytes) -> None:
        """Refuses: a heart strap takes no commands."""
        raise Unavailable("a device that takes commands", self.name, "only the board does")

    async def close(self) -> None:
        """See carriers.Carrier."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self._mail is not None:
            self._mail.put(Notice("ended"))

    async def _run(self, mail: Mailbox) -> None:
        wait_s, told = FIRST_WAIT_S, False
        while True:
            lost = asyncio.Event()
            connection: Any = None
            try:
                connection = await self._radio.connect(self._wanted, self._service, lost.set)
                await self._radio.listen(connection, self._characteristic, lambda p: mail.put(Chunk(wrap(p), self._now())))
                mail.put(Notice("connected", None, {"port": self.name}))
                wait_s, told = FIRST_WAIT_S, False
                await lost.wait()
                mail.gone(f"the connection to {self.name} was lost")
                told = True
            except (NotFound, RadioFailed) as error:
                if not told:
                    mail.gone(str(error))
                told = True
            finally:
                if connection is not None:
                    await self._radio.disconnect(connection)
            await asyncio.sleep(wait_s)
            wait_s = min(2 * wait_s, MOST_WAIT_S)


class BleakRadio:
    """The machine's own Bluetooth, by bleak; imported when first used, for it talks to the system as it is."""

    async def connect(self, wanted: str, service: str, lost: Callable[[], None]) -> Any:
        """See Radio."""
        from bleak import BleakClient, BleakScanner
        from bleak.exc import BleakError

        def fits(device: Any, advertised: Any) -> bool:
            if wanted:
                return wanted.casefold() in {str(n).casefold() for n in (device.address, device.name, advertised.local_name)}
            return service in advertised.service_uuids

        try:
            device = await BleakScanner.find_device_by_filter(fits, timeout=SCAN_S)
            if device is None:
                raise NotFound(
                    f"the Bluetooth device {wanted!r}" if wanted else "a heart strap", "none near", "put it on: straps wake by skin"
                )
            client = BleakClient(device, disconnected_callback=lambda _: lost())
            await client.connect()
        except (BleakError, OSError, TimeoutError) as error:
            raise RadioFailed(
                "a Bluetooth radio that answers", str(error) or type(error).__name__, "is Bluetooth switched on?"
            ) from error
        return client

    async def listen(self, connection: Any, characteristic: str, heard: Callable[[bytes], None]) -> None:
        """See Radio."""
        from bleak.exc import BleakError

        try:
            await connection.start_notify(characteristic, lambda _, data: heard(bytes(data)))
        except (BleakError, OSError, TimeoutError) as error:
            raise RadioFailed("notifications", str(error) or type(error).__name__, "is this a heart strap?") from error

    async def disconnect(self, connection: Any) -> None:
        """See Radio."""
        from bleak.exc import BleakError

        with contextlib.suppress(BleakError, OSError, TimeoutError):
            await connection.disconnect()
