"""Drift of what is written and how it is read: last week against the twelve weeks before, counted over those who allow it.

Only athletes who consented to training_models are counted, asked anew at each count. What leaves this room are counts, never words.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from milo.app.consenting import allowed
from milo.channels.admin_documents import Drift, DriftLine
from milo.insight.drift import stability_index, state_of

if TYPE_CHECKING:
    from milo.app.house import House

NOW_DAYS, BEFORE_DAYS = 7, 84
LEAST_NOW, LEAST_BEFORE = 50, 200  # messages; with fewer the index is mostly chance (our choice)
FRESH_S = 3_600.0  # between two counts (our choice)
SURE = 0.85  # chance of an act from which the reader does not ask (conversation.student)
LENGTHS = (3, 8, 20)  # words of a message (our choice)
ASPECTS = ("input", "actions", "abstention", "schema", "level")


class DriftDesk:
    """Counts over the messages that are stored."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._drift: tuple[float, Drift] | None = None

    def drift(self) -> Drift:
        """The index of every aspect, None where too few messages were counted. Blocks; counted once an hour."""
        if self._drift is None or time.monotonic() - self._drift[0] > FRESH_S:
            self._drift = time.monotonic(), self._counted()
        return self._drift[1]

    def forget(self) -> None:
        """Count anew at the next look."""
        self._drift = None

    def _counted(self) -> Drift:
        house, now = self._house, self._house.clock.now()
        week, begin = now - timedelta(days=NOW_DAYS), now - timedelta(days=NOW_DAYS + BEFORE_DAYS)
        counts: dict[bool, dict[str, Counter[str]]] = {late: {a: Counter() for a in ASPECTS} for late in (False, True)}
        messages, people = Counter[bool](), 0
        for athlete in house.store.athletes():
            if not allowed(house.store, athlete, "training_models", now):
                continue
            people += 1
            for one in house.store.find("message", athlete, since=begin, until=now):
                late = one.at >= week
                if one.role == "coach":
                    counts[late]["level"][one.level or "N"] += 1
                    continue
                messages[late] += 1
                acts = one.acts or []
                length = sum(len(one.text.split()) > most for most in LENGTHS)
                counts[late]["input"][f"{one.channel}, length {length}"] += 1
                counts[late]["actions"].update(str(act.get("kind", "unknown")) for act in acts or [{}])
                counts[late]["schema"].update(sorted({str(slot) for act in acts for slot in act.get("slots", {})}) or ["none"])
                sure = bool(acts) and all(float(act.get("chance", 0.0)) >= SURE for act in acts)
                counts[late]["abstention"]["sure" if sure else "asks"] += 1
        enough = messages[True] >= LEAST_NOW and messages[False] >= LEAST_BEFORE
        lines = []
        for aspect in ASPECTS:
            index = stability_index(counts[False][aspect], counts[True][aspect]) if enough else None
            lines.append(DriftLine(aspect=aspect, index=index, state=None if index is None else state_of(index)))
        return Drift(at=now, athletes=people, messages=messages[True], messages_before=messages[False], lines=lines)


def drift_watch(house: House) -> Callable[[threading.Event], None]:
    """A job that counts once an hour and tells Prometheus."""
    from milo.app.metrics import DriftMeter

    meter, desk = DriftMeter(), DriftDesk(house)

    def watch(stopping: threading.Event) -> None:
        while not stopping.wait(FRESH_S / 60):
            meter.drifted({line.aspect: line.index for line in desk.drift().lines})

    return watch
