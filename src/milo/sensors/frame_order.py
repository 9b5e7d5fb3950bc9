"""Where a frame stands in the board's sequence: what is missing, what came twice, what began anew, what cannot be.

A CRC of 16 bits lets a damaged frame through now and then. So a frame is placed by its number and its time together: it must be
as far from its neighbours in one as in the other, and after a gap a second frame must agree before the first is believed.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

from milo.sensors.contract import Counts
from milo.sensors.frame_kinds import KINDS, span_us
from milo.sensors.frames import Frame, Type, crc16
from milo.sensors.frames_lost import Refused

SLOWEST_US = 1_100_000  # between two frames of a sending board: STATUS comes once a second (FRAMES.md), a tenth of slack
QUICKEST_US = 1_000  # the shortest frame, 16 bytes, takes 1.4 ms at 115200 baud
SLACK_US = 500_000  # a frame may wait behind others for room on the line (our choice)
BOOT_US = 10_000_000  # within this a board greets, parts that are slow to wake included (our choice)
HELD = 2  # frames that must agree beyond a gap: "valid again within 2 frames"
WAIT = 8  # frames after which one that found no neighbour is refused (our choice)
JOINED = 80  # opening the port resets an UNO: whoever sees a number below this (one second) was there from the start
LEAST_BYTES = 15  # of a frame on the line, without its zero
LATE = 1024  # a frame may come so many places late and still fill its hole (our choice; a serial line never does that)
_TURN, _TIME = 1 << 16, 1 << 32


class Placed(NamedTuple):
    """A frame in its place. number: sequence without end, 0 after a reset. device_us: without end. late: others overtook it."""

    type: int
    number: int
    device_us: int
    payload: bytes
    late: bool = False


class Gap(NamedTuple):
    """So many frames are missing before the next."""

    frames: int


class Begun(NamedTuple):
    """Counting began here: the board was reset, or we came upon it while it was sending."""

    reset: bool


Event = Placed | Gap | Begun


class _Held(NamedTuple):
    """A frame that waits for another to agree. sent_us: when it was sent, modulo 2^32. seen: how many had come by then."""

    frame: Frame
    sent_us: int
    key: int
    seen: int
    before: Refused


def _apart(later: int, earlier: int, whole: int) -> int:
    """The difference of two counters that wrap, as near to 0 as it can be."""
    return (later - earlier + whole // 2) % whole - whole // 2


def _possible(step: int, passed_us: int) -> bool:
    """Whether a board can have begun so many frames in this time."""
    return step * QUICKEST_US - SLACK_US <= passed_us <= step * SLOWEST_US + SLACK_US


class Order:
    """Places intact frames one by one. counts: shared with the reader, which counts what is no frame at all."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._events: list[Event] = []
        self._started = False
        self._ended = False  # END came: silence is no loss
        self._number = -1  # of the frame placed last
        self._sent_us = 0  # when it was sent, without end
        self._first = (0, 0)  # number and time at the beginning: how quick the frames are
        self._latest_us: dict[int, int] = {}  # by type of data: the next frame of it begins later
        self._keys = array("Q", bytes(8 * _TURN))  # by sequence: time and CRC of the frame placed last under it
        self._missing: dict[int, None] = {}
        self._held: list[_Held] = []  # fit beyond a gap
        self._strange: list[_Held] = []  # fit nowhere yet
        self._seen = 0
        self._guessed = 0  # lost at the last finish by the bytes refused; the next number tells for certain

    def take(self, frame: Frame, before: Refused) -> list[Event]:
        """Place a frame that closed; returns what is certain now, oldest first. A frame beyond a gap waits for the next one.

        before: what was thrown away since the last frame that closed.
        """
        self._seen += 1
        sent_us = (frame.device_us + span_us(frame)) % _TIME
        step = (frame.sequence - self._number) % _TURN
        key = 1 << 63 | frame.device_us << 16 | crc16(frame.payload)
        if step == 1 and self._calm and self._fits(frame, sent_us, 1):
            self._place(frame, key, 1)
        elif self._repeats(frame, key):
            self._counts.repeated += 1
        else:
            new = _Held(frame, sent_us, key, self._seen, before)
            if not self._started or _greets(frame):
                self._meet(new)
            elif step < _TURN // 2 and self._fits(frame, sent_us, step) and not self._turns(sent_us, step):
                self._hold(new)
            elif not self._fill(new):
                self._meet(new)
        events, self._events = self._events, []
        return events

    @property
    def _calm(self) -> bool:
        """Whether nothing waits."""
        return self._started and not self._held and not self._strange and not self._guessed

    def finish(self, after: Refused) -> list[Event]:
        """Place what still waits and count what was lost at the end. More may follow, after a link came back."""
        if not self._started and self._strange:
            self._begin([self._strange.pop(0)])
        self._release()
        self._give_up(self._strange)
        self._strange = []
        if self._started and not self._ended:
            self._guessed = after.frames()
            self._lose(self._guessed)
        events, self._events = self._events, []
        return events

    def _repeats(self, frame: Frame, key: int) -> bool:
        if any(h.key == key and h.frame == frame for h in (*self._held, *self._strange)):
            return True
        if not self._started or self._keys[frame.sequence] != key:
            return False
        # A board that begins anew may greet with the very same bytes; the next frame tells.
        return not _greets(frame) or self._number <= LATE

    def _fits(self, frame: Frame, sent_us: int, step: int) -> bool:
        """Whether a frame so many numbers on can have been sent then, and does not come before one of its own kind."""
        passed = _apart(sent_us, self._sent_us, _TIME)
        # A board that was told to stop answers when it is asked again, however much later.
        if not _possible(step, passed) and not (self._ended and step == 1 and passed >= 0):
            return False
        after = self._latest_us.get(frame.type)
        return after is None or _apart(frame.device_us, after, _TIME) > 0

    def _turns(self, sent_us: int, step: int) -> int:
        """How often the number went round while nothing came, told by the time and how quick frames were so far."""
        passed = _apart(sent_us, self._sent_us, _TIME)
        frames, us = self._number - self._first[0], self._sent_us - self._first[1]
        return 0 if self._ended or us < BOOT_US else max(round((passed * frames / us - step) / _TURN), 0)

    @staticmethod
    def _agree(a: _Held, b: _Held) -> bool:
        """Whether b can follow a with none or some between."""
        step = (b.frame.sequence - a.frame.sequence) % _TURN
        return 0 < step < _TURN // 2 and _possible(step, _apart(b.sent_us, a.sent_us, _TIME))

    def _place(self, frame: Frame, key: int, step: int) -> None:
        span = span_us(frame)
        device_us = self._sent_us - span + _apart(frame.device_us + span, self._sent_us, _TIME)
        self._number += step
        self._sent_us = max(self._sent_us, device_us + span)
        self._keys[frame.sequence] = key
        self._counts.ok += 1
        self._ended = frame.type == Type.END or (self._ended and frame.type not in KINDS)
        if frame.type in KINDS:
            self._latest_us[frame.type] = device_us
        self._events.append(Placed(frame.type, self._number, device_us, frame.payload))

    def _hold(self, new: _Held) -> None:
        """Keep a frame beyond a gap until another agrees."""
        self._held.append(new)
        self._held.sort(key=lambda h: (h.frame.sequence - self._number) % _TURN)
        if len(self._held) >= HELD or (new.frame.sequence - self._number) % _TURN == 1:
            self._release()

    def _release(self) -> None:
        """Place the frames that wait, in order, as far as each still fits what came before."""
        for held in self._held:
            step = (held.frame.sequence - self._number) % _TURN
            if 0 < step < _TURN // 2 and self._fits(held.frame, held.sent_us, step):
                self._skip(step)
                self._place(held.frame, held.key, step)
            else:
                self._give_up([held])
        self._held = []
        self._give_up([s for s in self._strange if self._seen - s.seen > WAIT])
        self._strange = [s for s in self._strange if self._seen - s.seen <= WAIT]

    def _give_up(self, held: list[_Held]) -> None:
        for h in held:
            if self._started and self._keys[h.frame.sequence] == h.key:
                self._counts.repeated += 1
            else:
                self._counts.bad += 1

    def _lose(self, frames: int) -> None:
        if frames > 0:
            self._counts.lost += frames
            self._events.append(Gap(frames))

    def _skip(self, step: int) -> None:
        """Count what lies between the frame placed last and the one so many numbers on."""
        self._counts.lost -= self._guessed
        self._guessed = 0
        self._lose(step - 1)
        for number in range(max(self._number + 1, self._number + step - LATE), self._number + step):
            self._missing[number] = None
        while len(self._missing) > LATE:
            del self._missing[next(iter(self._missing))]

    def _fill(self, late: _Held) -> bool:
        """Place a frame that was overtaken, if its number is missing and its time lies where the number does."""
        frame = late.frame
        number = self._number + _apart(frame.sequence, self._number, _TURN)
        passed = _apart(self._sent_us, late.sent_us, _TIME)
        if number not in self._missing or not _possible(self._number - number, passed):
            return False
        del self._missing[number]
        self._keys[frame.sequence] = late.key
        self._counts.ok += 1
        self._counts.lost -= 1
        device_us = self._sent_us + _apart(frame.device_us, self._sent_us, _TIME)
        self._events.append(Placed(frame.type, number, device_us, frame.payload, late=True))
        return True

    def _meet(self, new: _Held) -> None:
        """Take a frame that follows nothing we know: the first of all, a new beginning, or what follows a long silence."""
        if _greets(new.frame) and not (self._started and self._keys[0] == new.key):
            self._release()
            self._begin([new])
            return
        for other in self._strange:
            if self._agree(other, new):
                self._strange.remove(other)
                self._jump(other, new)
                return
        self._strange.append(new)
        if len(self._strange) > WAIT:
            self._give_up([self._strange.pop(0)])

    def _jump(self, first: _Held, second: _Held) -> None:
        """Two frames agree with each other and not with what came before."""
        self._release()
        step = (first.frame.sequence - self._number) % _TURN
        passed = _apart(first.sent_us, self._sent_us, _TIME)
        if not self._started or passed <= 0 or (first.frame.sequence < JOINED and first.sent_us < BOOT_US):
            self._begin([first, second])
            return
        step += _TURN * self._turns(first.sent_us, step)
        for held in (first, second):
            self._skip(step)
            self._place(held.frame, held.key, step)
            step = (second.frame.sequence - self._number) % _TURN

    def _begin(self, held: list[_Held]) -> None:
        """Begin to count anew with these frames."""
        frame, before = held[0].frame, held[0].before
        number = frame.sequence
        young = held[0].sent_us < BOOT_US + number * SLOWEST_US
        reset = number == 0 or (young and (number < JOINED or number * LEAST_BYTES <= before.total))
        if self._started:
            self._lose(0 if self._ended else before.frames() - (number if reset else 0))
        # Time goes on at the next whole turn, so that it never runs back; so it does for one who may have missed a turn.
        turns = (self._sent_us // _TIME + 1) * _TIME if self._started else 0 if reset else _TIME * (frame.device_us < BOOT_US)
        self._give_up(self._strange)
        self._strange = []
        self._events.append(Begun(reset))
        if reset:
            self._lose(number)
        elif not self._started:
            self._lose(before.frames())
            self._counts.bad -= before.cut
        self._keys = array("Q", bytes(8 * _TURN))
        self._latest_us, self._missing, self._guessed = {}, {}, 0
        self._started, self._number = True, number - 1
        self._sent_us = turns + frame.device_us + span_us(frame)
        self._first = (number, self._sent_us)
        for h in held:
            step = (h.frame.sequence - self._number) % _TURN
            self._skip(step)
            self._place(h.frame, h.key, step)


def _greets(frame: Frame) -> bool:
    return frame.type == Type.HELLO and frame.sequence == 0
