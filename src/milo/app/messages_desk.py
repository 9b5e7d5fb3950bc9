"""The desk of messages between athletes and the people who coach them: kept with the athlete's records, under their key.

A thread stands open while the athlete's consent opens their messages to that coach. What was written stays the athlete's; the coach
sees it no longer than the consent holds. What an athlete writes passes the triage before anything else.
"""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from milo.app.asking import kept, new_latches, person_of
from milo.app.coaching.desk import at_least
from milo.channels.access_consent import ConsentsOf
from milo.channels.limits import Gate
from milo.channels.messages_desk import Line, Side, Thread, Written
from milo.coach.safety.shell import reply_now
from milo.coach.safety.triage import triage
from milo.vocabulary.errors import BadValue, NotFound, Unavailable
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import CoachMessage, Message
from milo.vocabulary.records_talk import LONGEST_TO_COACH

if TYPE_CHECKING:
    from milo.app.house import House

MOST_KEPT = 10_000  # messages of one athlete that are looked through (our choice)
PER_WINDOW = 30  # messages of one side within fifteen minutes: a talk, no flood (our choice)
ALARMS = ("E0", "E1")
SOURCE = "coach thread"


class MessagesDesk:
    """Fulfils channels.messages_desk.MessagesDesk."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._consents = ConsentsOf(house.flows, house.clock)

    def threads(self, athlete: str, coach: str | None = None) -> list[Thread]:
        """An athlete's threads, the newest first; coach: only theirs, while it is open."""
        by_coach: dict[str, list[CoachMessage]] = {}
        for message in self._messages(athlete):
            by_coach.setdefault(message.coach, []).append(message)
        named = {c.to for c in self._house.flows.records(athlete, "consent", limit=MOST_KEPT) if c.purpose == "coach" and c.to}
        found = []
        for one in sorted(set(by_coach) | named):
            is_open, lines = self._is_open(athlete, one), by_coach.get(one, [])
            if (coach is not None and (one != coach or not is_open)) or (not lines and not is_open):
                continue
            other = "athlete" if coach is not None else "coach"
            new = [m for m in lines if m.read_at is None]
            found.append(
                Thread(
                    athlete=athlete,
                    coach=one,
                    name=self._name(one),
                    open=is_open,
                    count=len(lines),
                    unread=sum(m.role == other for m in new),
                    last_at=lines[-1].at if lines else None,
                    alarm=min((m.level for m in new if m.role == "athlete" and m.level in ALARMS), default=None),
                )
            )
        return sorted(found, key=lambda t: (t.last_at is not None, t.last_at or 0, t.coach), reverse=True)

    def lines(self, athlete: str, coach: str, limit: int = 50, before: str | None = None) -> tuple[list[Line], str | None]:
        """The newest messages of a thread, oldest first, and where older ones go on. Raises BadValue."""
        found = [m for m in self._messages(athlete) if m.coach == coach]
        if before is not None:
            at = next((i for i, m in enumerate(found) if m.message_id == before), None)
            if at is None:
                raise BadValue("a message of this thread to go back from", repr(before[:60]), "begin again without a cursor")
            found = found[:at]
        shown = found[-limit:]
        return [_line(m) for m in shown], shown[0].message_id if len(found) > len(shown) else None

    def write(self, athlete: str, coach: str, side: Side, text: str) -> Written:
        """Keep a message; an athlete's words pass the triage, and what it says is handed back at once.

        Raises NotFound without an open consent, BadValue for what is empty or too long, TooMany.
        """
        if not self._is_open(athlete, coach):
            raise NotFound("a thread with this coach", "none that is open")
        words = plain(text)
        self._house.access.limits.take(Gate(f"message:{side}:{athlete}:{coach}", PER_WINDOW))
        level, said = self._judged(athlete, words, side)
        last = self._house.store.latest("coach_message", athlete)
        now = self._house.clock.now()
        # A thread is read in the order of its moments, so no two of them may share one.
        now = now if last is None else at_least(now, last.at)
        message = CoachMessage(
            origin=Origin.TOLD,
            source=SOURCE,
            message_id=timed_identity(now, athlete, coach, side, words),
            user_id=athlete,
            at=now,
            coach=coach,
            role=side,
            text=words,
            level=level,
            reply=said,
        )
        tally = self._house.writer.write([message])
        if tally.dead:
            raise Unavailable("a message that is kept", "storage is not allowed", "allow it on the page of your data")
        return Written(line=_line(message), reply=None if said is None else {"level": level, "text": said})

    def read(self, athlete: str, coach: str, side: Side) -> int:
        """The side has read what is there; returns how many were new."""
        now = self._house.clock.now()
        new = [m for m in self._messages(athlete) if m.coach == coach and m.role != side and m.read_at is None]
        if new:
            self._house.writer.write([msgspec.structs.replace(m, read_at=max(now, m.at)) for m in new])
        return len(new)

    def unread(self, athlete: str) -> int:
        """Messages of coaches the athlete has not read."""
        return sum(m.role == "coach" and m.read_at is None for m in self._messages(athlete))

    def _judged(self, athlete: str, words: str, side: Side) -> tuple[str | None, str | None]:
        """(level, what the athlete is shown at once) of words; what an athlete's words lock is kept before anything else.

        A coach's words lock nothing, but where they name a danger the athlete reads Milo's sentence about it beside them.
        """
        asked_at = self._house.clock.now()
        verdict = triage([words], channel="workout_note")
        if verdict.level == "N" or (side == "coach" and verdict.level not in ALARMS):
            return None, None
        person = person_of(self._house, athlete, channel="workout_note", facts=False)
        made = reply_now([words], person, None, self._house.clock)
        if side == "athlete":
            latches = new_latches(self._house, athlete, made, verdict.rules)
            records = kept(athlete, words, made, latches, asked_at, asked_at + timedelta(microseconds=1), "workout_note")
            # The words themselves stand in the thread, once.
            self._house.writer.write([r for r in records if not isinstance(r, Message)])
        return verdict.level, made.text

    def _messages(self, athlete: str) -> list[CoachMessage]:
        found: list[CoachMessage] = self._house.store.find("coach_message", athlete, newest_first=True, limit=MOST_KEPT)
        return found[::-1]

    def _is_open(self, athlete: str, coach: str) -> bool:
        return "messages" in self._consents.granted(athlete, coach)

    def _name(self, coach: str) -> str | None:
        try:
            found = self._house.access.accounts.account(coach)
        except NotFound:
            return None
        return found.name or found.email


def plain(text: str) -> str:
    """A message as plain text: no control characters but line breaks. Raises BadValue for what is empty or too long."""
    kept_lines = text.replace("\r\n", "\n").replace("\r", "\n")
    words = "".join(c for c in kept_lines if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Co"}).strip()
    if not words:
        raise BadValue("a message", "nothing", "write something")
    if len(words) > LONGEST_TO_COACH:
        raise BadValue(f"a message of at most {LONGEST_TO_COACH} characters", str(len(words)), "send it in parts")
    return words


def _line(m: CoachMessage) -> Line:
    return Line(message_id=m.message_id, at=m.at, role=m.role, text=m.text, level=m.level, reply=m.reply, read_at=m.read_at)
