"""The ledger: where several sources told the same, who speaks for what, and why."""

from __future__ import annotations

from typing import ClassVar

from milo.insight.views import Week
from milo.report.blocks import Block, Table
from milo.report.speech import Words
from milo.report.tiles import quiet
from milo.vocabulary.records import Merge

SHORT_ID = 8  # a workout has no name of its own here: the first characters of its id tell it apart


class Section:
    """Merges of the week; a merge that was undone is shown as such."""

    name: ClassVar[str] = "ledger"
    order: ClassVar[int] = 90

    def title(self, words: Words) -> str:
        return words.say("section.ledger")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        if not week.ledger:
            return [quiet(words.say("ledger.nothing"))]
        table = Table(
            title=words.say("table.merges"),
            header=[words.say(f"table.{name}") for name in ("day", "subject", "members", "speaks", "state")],
            rows=[_row(merge, words, week) for merge in week.ledger],
            note=words.say("ledger.note"),
        )
        return [table]


def _row(merge: Merge, words: Words, week: Week) -> list[str]:
    day = merge.at.date()
    spoken: dict[tuple[str, str], list[str]] = {}
    for quantity, speaker in merge.speaks.items():
        why = words.say(f"merge_why.{merge.why[quantity]}") if quantity in merge.why else ""
        spoken.setdefault((_member(merge, speaker), why), []).append(words.say(f"quantity.{quantity}"))
    said = [f"{who}: {words.listed(what)}{f' ({why})' if why else ''}" for (who, why), what in spoken.items()]
    return [
        f"{words.weekday(day)} {words.day(day)}",
        words.say(f"quantity.{merge.subject}"),
        _told_by(merge, week),
        "; ".join(said),
        words.say("ledger.undone" if merge.undone else "ledger.merged"),
    ]


def _told_by(merge: Merge, week: Week) -> str:
    """The sources: a workout's stand in its line of the week, a day's are the members themselves."""
    lines = [line for line in week.load.workouts if line.workout_id in merge.members]
    members = ", ".join(_member(merge, name) for name in merge.members)
    return f"{', '.join(lines[0].sources)} ({members})" if lines else members


def _member(merge: Merge, name: str) -> str:
    return f"#{name[:SHORT_ID]}" if merge.subject == "workout" else name
