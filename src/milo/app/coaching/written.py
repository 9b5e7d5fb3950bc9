"""The coach's desk for what is written down already: the talk read back to it, and what of the told stands in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal

from milo.app.coaching.changes_told import Told, Turns
from milo.app.coaching.desk import Desk
from milo.app.coaching.talk_before import TALK_LASTS, messages_of
from milo.app.correcting import Written, written_of
from milo.app.known_athletes import zone_of
from milo.coach.talk.heard.day_said import DaySaid
from milo.coach.talk.heard.done_said import Done
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.log import RULE
from milo.coach.talk.replies.mended import CORRECTED, sentence_of, standing, together
from milo.coach.talk.turns.answers_said import with_answers
from milo.vocabulary.records import Message
from milo.vocabulary.talk import Language

MOST_WAITING = 60  # turns read back for what was told and waits for a yes: a long session told set by set (our choice)
SOON = 6  # messages after a log in which words without a name still correct it (our choice)
LEAST_APART = 0.005  # km or minutes: half of the last digit an outing is read back with
LATELY_DAYS = 7  # a correction or a deletion that names what it is about reaches so far back (our choice)
STANDS = "log.stands"

Put = Literal["same", "place", "add"]


class WrittenDesk(Desk):
    """The log as the talk comes back to it."""

    def turns(self, athlete: str, said: Turns) -> list[str | Mapping[str, str]]:
        """The talk, read further back than it is handed on where it is the one that is kept.

        Sets are told one after the other for longer than the few turns, and the hour, that a message may point back to.
        """
        *before, last = said or ("",)
        texts = [text_of(t) for t in before]
        kept = self._conversation(athlete, MOST_WAITING)
        rest = iter(m.text for m in kept)
        # What was answered with care is not handed on to every message; what waits for its yes may have been told there.
        if all(text in rest for text in texts):
            before = [{"role": "user" if m.role == "athlete" else "assistant", "text": m.text} for m in kept]
        return with_answers([*before, last])

    def _conversation(self, athlete: str, limit: int) -> list[Message]:
        """The messages of the conversation that goes on, oldest first."""
        kept: list[Message] = []
        until = self.house.clock.now()
        for m in reversed(messages_of(self.house, athlete, limit)):
            if m.channel != "chat" or until - m.at >= TALK_LASTS:
                break
            kept.insert(0, m)
            until = m.at
        return kept

    def stood(self, athlete: str, done: Sequence[Done]) -> list[tuple[Written | None, Put]]:
        """For each of what is told now: the same exercise or outing of that day in the log, and what a plain yes makes of it."""
        there = [w for w in self._lately(athlete) if isinstance(w.what, Done) and w.what.pain is None]
        found: list[tuple[Written | None, Put]] = []
        for each in done:
            same = [w for w in there if w.days_ago == each.days_ago and name_of(w.what) == name_of(each)]
            # A session is told set by set: one more set of today is simply the next.
            if not same or each.pain is not None or (len(each.sets) == 1 and not each.days_ago):
                found.append((None, "add"))
                continue
            alike = next((w for w in same if _figures(w.what) == _figures(each)), None)
            near = next((w for w in reversed(same) if _shares(w.what, each)), None)
            put: Put = "same" if alike is not None else "place" if near is not None else "add"
            found.append((alike or near or same[-1], put))
        return found

    def stands_before(self, athlete: str, done: Sequence[Done], facts: Facts, language: Language) -> Told:
        """What of that is in the log already, and what becomes of it with a yes; nothing where nothing of it is."""
        parts: list[Told] = []
        stood = [(put, old) for old, put in self.stood(athlete, done) if old is not None]
        for put, alike in groupby(stood, key=lambda each: each[0]):
            parts += [
                standing(STANDS, [(old.what, old.days_ago, ()) for _, old in alike], facts, language),
                sentence_of({"same": "log.same", "place": "log.place_told", "add": "log.add_told"}[put], language),
            ]
        return together(*parts)

    def _lately(self, athlete: str) -> list[Written]:
        return written_of(self.house, athlete, self._now(athlete), LATELY_DAYS)

    def _last_written(self, athlete: str, since: int = 0) -> list[Written]:
        """What the talk wrote down last, where that was a moment ago. since: messages of after that moment, passed over."""
        kept = self._conversation(athlete, SOON + since)
        for m in reversed(kept[: len(kept) - since]):
            ids = ids_of(m)
            if ids:
                return written_of(self.house, athlete, self._now(athlete), LATELY_DAYS, ids)
        return []

    def _now(self, athlete: str) -> datetime:
        return self.house.clock.now().astimezone(zone_of(self.house, athlete))


def name_of(what: Done | DaySaid) -> str | None:
    """The exercise, activity or measure that something written is of."""
    if isinstance(what, Done):
        return what.exercise or what.activity or (what.pain.region if what.pain is not None else None)
    return what.about


def hurts(what: Done | DaySaid) -> bool:
    """Whether something written is a pain."""
    return isinstance(what, Done) and what.pain is not None


def is_stretch(done: Done, value: float, unit: str) -> bool:
    """Whether an outing is as long as it is called. unit: of the value, "km" or "min"."""
    told = done.minutes if unit == "min" else done.distance_km
    return done.activity is not None and told is not None and abs(told - value) < LEAST_APART


def is_own(turn: str | Mapping[str, str]) -> bool:
    """Whether a turn is the athlete's."""
    return isinstance(turn, str) or turn.get("role", "user") in {"user", "athlete"}


def text_of(turn: str | Mapping[str, str]) -> str:
    """The words of a turn."""
    return turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")


def _figures(what: Done | DaySaid) -> tuple[object, ...]:
    """What is told of something beside its day; what was not told is not compared."""
    assert isinstance(what, Done)
    return tuple((s.reps, s.weight_kg, s.duration_s) for s in what.sets), what.minutes, what.distance_km


def _shares(old: Done | DaySaid, new: Done) -> bool:
    """Whether two outings share a figure, so that they look like one told twice; further sets of an exercise are often done."""
    assert isinstance(old, Done)
    km = old.distance_km is not None and old.distance_km == new.distance_km
    return new.activity is not None and (km or old.minutes == new.minutes)


def ids_of(message: Message) -> set[str]:
    """The records that a reply wrote down; none for any other message."""
    wrote = [c for c in message.claims or [] if c.get("rule") in {RULE, CORRECTED}]
    return {id for c in wrote for id in c.get("record_ids") or ()} if message.role == "coach" else set()
