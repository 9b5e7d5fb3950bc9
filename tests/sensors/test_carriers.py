"""Carriers: a real pseudo-terminal that is unplugged and comes back, a radio with a fake wire, recordings at any speed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from milo.sensors import heart_strap, mask_board
from milo.sensors.bluetooth import Bluetooth, RadioFailed
from milo.sensors.carriers import FIRST_WAIT_S, MOST_WAIT_S, Carrier, Chunk
from milo.sensors.clock import DeviceClock
from milo.sensors.contract import Notice, Reading, Samples
from milo.sensors.playback import Playback, timed
from milo.sensors.serial_port import LOOK_S, SerialPort
from milo.sensors.synthetic import board_arrivals, board_bytes
from milo.vocabulary.errors import BadValue, NotFound, Unavailable
from sensors.boards import by_time, frames, hear, line

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")
PATIENCE_S = 30.0
BACK_WITHIN_S = 2.0  # the bar for a device that is plugged in again


class Plug:
    """A port whose cable can be pulled: a pseudo-terminal behind a link, as /dev/serial/by-id names one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.plug()

    def plug(self) -> None:
        import tty

        self.master, self._slave = pty.openpty()
        # Raw before anybody opens it: a line that echoes would answer the board with its own bytes.
        tty.setraw(self._slave)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(self._slave))

    def unplug(self) -> None:
        for end in (self.master, self._slave):
            with contextlib.suppress(OSError):
                os.close(end)

    async def send(self, data: bytes) -> None:
        for begin in range(0, len(data), 512):
            await asyncio.to_thread(os.write, self.master, data[begin : begin + 512])


@pytest.fixture
def plug(tmp_path: Path) -> Any:
    made = Plug(tmp_path / "board")
    yield made
    made.unplug()


@contextlib.asynccontextmanager
async def closing(carrier: Carrier) -> AsyncIterator[Carrier]:
    try:
        yield carrier
    finally:
        await carrier.close()


async def until(carrier: Carrier, done: Callable[[Chunk | Notice], bool]) -> list[Chunk | Notice]:
    """What comes up to and with what is waited for."""
    found: list[Chunk | Notice] = []
    async with asyncio.timeout(PATIENCE_S):
        while not found or not done(found[-1]):
            found.append(await carrier.read())
    return found


class Waits(threading.Event):
    """A port's sign to stop that notes how long the port would have waited with it, and makes short work of the waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.asked.append(timeout)
        return super().wait(timeout / 50)


def state(what: str) -> Callable[[Chunk | Notice], bool]:
    return lambda item: isinstance(item, Notice) and item.what == what


async def test_a_port_carries_every_byte_and_commands_go_back(plug: Plug) -> None:
    data = line(frames(20))
    sensor = mask_board.Sensor()
    async with closing(SerialPort(str(plug.path), 115_200)) as port:
        await until(port, state("connected"))
        sending = asyncio.create_task(plug.send(data))
        readings: list[Reading] = []
        arrivals: list[float] = []
        while not any(isinstance(r, Notice) and r.what == "ended" for r in readings):
            async with asyncio.timeout(PATIENCE_S):
                item = await port.read()
            assert isinstance(item, Chunk)
            arrivals.append(item.at_s)
            readings += sensor.feed(item.data)
        await sending
        command = sensor.ping(77)
        await port.write(command)
        async with asyncio.timeout(PATIENCE_S):
            assert await asyncio.to_thread(os.read, plug.master, 100) == command
    assert (sensor.counts.bad, sensor.counts.lost) == (0, 0)
    assert by_time(readings) == hear(data).values
    assert arrivals == sorted(arrivals)
    assert abs(arrivals[-1] - time.monotonic()) < PATIENCE_S


async def test_unplugged_and_plugged_in_again_it_is_back_within_two_seconds(plug: Plug) -> None:
    port = SerialPort(str(plug.path), 115_200)
    port._stop = waits = Waits()
    async with closing(port):
        await until(port, state("connected"))
        await plug.send(b"before")
        await until(port, lambda item: isinstance(item, Chunk) and item.data.endswith(b"e"))
        plug.unplug()
        gone = (await until(port, state("gone")))[-1]
        assert isinstance(gone, Notice)
        assert gone.detail["port"] == str(plug.path)
        assert gone.detail["text"]
        with pytest.raises(Unavailable, match="Plug it in"):
            await port.write(b"x")
        # Longer away than the first tries: the waiting has grown to its longest by now.
        plug.path.unlink()
        told = asyncio.create_task(port.read())
        async with asyncio.timeout(PATIENCE_S):
            while len(waits.asked) < 10:
                await asyncio.sleep(0.01)
        assert not told.done(), "that it is gone was told once"
        plug.plug()
        async with asyncio.timeout(PATIENCE_S):
            assert state("connected")(await told)
        await plug.send(b"after")
        await until(port, lambda item: isinstance(item, Chunk))
        # A try takes no time to speak of: how soon the port is back is what lies between two of them.
        assert max(waits.asked) <= BACK_WITHIN_S / 2


async def test_a_link_that_leads_to_another_port_is_followed(plug: Plug) -> None:
    async with closing(SerialPort(str(plug.path), 115_200)) as port:
        await until(port, state("connected"))
        old = plug.master, plug._slave
        plug.plug()
        await until(port, state("connected"))
        assert LOOK_S + FIRST_WAIT_S <= BACK_WITHIN_S / 2
        await plug.send(b"new")
        assert (await until(port, lambda item: isinstance(item, Chunk)))[-1].data[:1] == b"n"
        for end in old:
            os.close(end)


async def test_a_port_that_is_not_there_is_told_once_and_waited_for(tmp_path: Path) -> None:
    async with closing(SerialPort(str(tmp_path / "none"), 115_200)) as port:
        first = await port.read()
        assert isinstance(first, Notice)
        assert first.what == "gone"
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.8):
                await port.read()


async def test_a_board_that_says_nothing_is_told_as_silent_until_it_speaks(plug: Plug) -> None:
    async with closing(SerialPort(str(plug.path), 115_200, silent_s=0.2)) as port:
        await until(port, state("connected"))
        silent = (await until(port, state("silent")))[-1]
        assert isinstance(silent, Notice)
        assert silent.detail["waited_s"] >= 0.19
        assert "Is the board powered" in silent.detail["text"]
        again = (await until(port, state("silent")))[-1]
        assert isinstance(again, Notice)
        assert again.detail["waited_s"] > silent.detail["waited_s"]
        await plug.send(b"x")
        assert isinstance((await until(port, lambda item: isinstance(item, Chunk)))[-1], Chunk)


async def test_a_closed_port_has_ended_and_says_so_every_time(plug: Plug) -> None:
    port = SerialPort(str(plug.path), 115_200)
    await until(port, state("connected"))
    await port.close()
    await until(port, state("ended"))
    assert state("ended")(await port.read())


async def test_reading_a_port_leaves_the_loop_free(plug: Plug) -> None:
    async with closing(SerialPort(str(plug.path), 115_200)) as port:
        await until(port, state("connected"))
        waiting = asyncio.create_task(port.read())
        async with asyncio.timeout(PATIENCE_S):
            for _ in range(5_000):
                await asyncio.sleep(0)
        assert not waiting.done()
        await plug.send(b"x")
        async with asyncio.timeout(PATIENCE_S):
            assert isinstance(await waiting, Chunk)


class FakeRadio:
    """A radio without air: what it finds, hears and loses is said by the test."""

    def __init__(self, fails: int = 0) -> None:
        self.fails = fails
        self.connected = 0
        self.heard: Callable[[bytes], None] | None = None
        self.lost: Callable[[], None] | None = None
        self.ready = asyncio.Event()

    async def connect(self, wanted: str, service: str, lost: Callable[[], None]) -> Any:
        if self.fails:
            self.fails -= 1
            raise NotFound(f"the Bluetooth device {wanted!r}", "none near") if self.fails % 2 else RadioFailed("a radio", "off")
        self.connected += 1
        self.lost = lost
        return object()

    async def listen(self, connection: Any, characteristic: str, heard: Callable[[bytes], None]) -> None:
        assert characteristic == heart_strap.CHARACTERISTIC
        self.heard = heard
        self.ready.set()

    async def disconnect(self, connection: Any) -> None:
        self.heard = None
        self.ready.clear()


async def test_a_strap_is_heard_lost_and_found_again() -> None:
    radio = FakeRadio(fails=2)
    sensor = heart_strap.Sensor()
    strap = Bluetooth("Polar", heart_strap.SERVICE, heart_strap.CHARACTERISTIC, radio=radio)
    async with closing(strap):
        states = await until(strap, state("connected"))
        assert [s.what for s in states if isinstance(s, Notice)] == ["gone", "connected"]
        for bpm in (61, 62):
            assert radio.heard is not None
            radio.heard(bytes([0x10, bpm, 0, 4]))
            (item,) = await until(strap, lambda item: isinstance(item, Chunk))
            rate, beats = sensor.feed(item.data)
            assert rate.values.tolist() == [bpm]
            assert beats.rr_ms == (1000.0,)
        assert radio.lost is not None
        radio.lost()
        gone = (await until(strap, state("gone")))[-1]
        assert "was lost" in gone.detail["text"]
        await until(strap, state("connected"))
        assert radio.connected == 2
        assert FIRST_WAIT_S <= MOST_WAIT_S <= BACK_WITHIN_S / 2
        with pytest.raises(Unavailable):
            await strap.write(b"x")
    assert state("ended")(await strap.read())


async def test_a_machine_without_a_radio_says_so_instead_of_breaking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent")
    strap = Bluetooth("", heart_strap.SERVICE, heart_strap.CHARACTERISTIC)
    async with closing(strap):
        gone = (await until(strap, state("gone")))[-1]
    assert "Bluetooth" in gone.detail["text"]


async def test_a_capture_plays_through_its_sensor_with_its_own_times_at_any_speed() -> None:
    data = b"".join(board_bytes(6, 2))
    slept: list[float] = []
    clock = [100.0]

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    carried: dict[float, list[Chunk]] = {}
    for speed in (1.0, 4.0, float("inf")):
        slept.clear()
        play = Playback("a.bin", timed([data], mask_board.Sensor()), speed=speed, now=lambda: clock[0], sleep=sleep)
        items = await until(play, state("ended"))
        carried[speed] = [i for i in items if isinstance(i, Chunk)]
        assert sum(slept) == pytest.approx(6 / speed, abs=0.2)
    assert b"".join(c.data for c in carried[1.0]) == data
    began = [chunks[0].at_s for chunks in carried.values()]
    relative = [np.array([c.at_s for c in chunks]) - start for chunks, start in zip(carried.values(), began, strict=True)]
    assert np.allclose(relative[0], relative[1])
    assert np.allclose(relative[0], relative[2])
    assert relative[0][-1] == pytest.approx(6, abs=0.2)


def test_lines_without_a_clock_are_timed_by_their_number() -> None:
    from milo.sensors import scd30_lines

    lines = b"CO2,Humidity\n" + b"865.0,42.6\n" * 90
    assert list(timed([lines], scd30_lines.Sensor()))[-1][0] == pytest.approx(180)


async def test_a_recording_takes_no_commands_and_no_speed_of_nought() -> None:
    play = Playback("a.bin", [])
    with pytest.raises(Unavailable, match="a recording"):
        await play.write(b"x")
    with pytest.raises(BadValue, match="above 0"):
        Playback("a.bin", [], speed=0)
    assert [i.what for i in await until(play, state("ended"))] == ["connected", "ended"]


async def test_the_simulated_board_live_has_a_clock_that_is_right_to_two_milliseconds() -> None:
    arrivals = [(a.at_s + 0.004, a.data) for a in board_arrivals(100, 6)]
    play = Playback("simulated", arrivals, speed=float("inf"))
    sensor, clock = mask_board.Sensor(), DeviceClock()
    began: float | None = None
    wrong_ms: list[float] = []
    for item in await until(play, state("ended")):
        if not isinstance(item, Chunk):
            continue
        began = item.at_s - 0.004 if began is None else began
        for r in sensor.feed(item.data):
            if isinstance(r, Samples) and r.channel == "ecg_mv":
                assert r.device_us is not None
                last_us = r.device_us + 36_000
                clock.add(last_us, item.at_s)
                # The frame left the board right after its last reading.
                wrong_ms.append(float(clock.at_s(last_us)) * 1000 - (item.at_s - 0.004) * 1000)
    late = np.array(wrong_ms[60 * 25 :])
    assert clock.fit.valid
    assert np.percentile(np.abs(late), 95) <= 2.0
