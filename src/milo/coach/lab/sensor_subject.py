"""What the rules on one quantity have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod

from milo.coach.lab.sensor_catalogue import Alert, Background, Reading


class Subject(ABC):
    """The rules on one quantity over a session.

    owed: rechecks that are asked for, as rule to the second by which they are due; cleared by the next reading that is judged.
    """

    def __init__(self, known: Background) -> None:
        self.known = known
        self.owed: dict[str, float] = {}

    @abstractmethod
    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        """What the rules say of a reading that counts, `now` in seconds, with every symptom told so far."""

    def regardless(self, reading: Reading, symptoms: frozenset[str]) -> Alert | None:
        """What holds though the reading does not count."""
        return None

    def forget(self) -> None:  # noqa: B027, most subjects keep nothing that runs
        """Drop what runs by the clock, which has gone back; what is owed stays owed."""
