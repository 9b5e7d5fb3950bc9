"""Keeps the ledger of one truth: which records tell of the same thing and who speaks for what, and the athlete's word on it."""

from __future__ import annotations

from datetime import date, tzinfo

from milo.app.consenting import kept
from milo.store.contract import Store
from milo.stream.writer import Writer
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Merge, Ruling


class Merging:
    """Makes Merge records from what is stored, and Ruling records from what the athlete decides. See insight.one_truth."""

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock

    def ledger(self, athlete: str) -> list[Merge]:
        """Every merge with who speaks for what and why, newest first."""
        return list(reversed(self._store.find("merge", athlete)))

    def rule(self, athlete: str, merge_id: str, decision: str, quantity: str | None = None, speaker: str | None = None) -> None:
        """Record the athlete's word on a merge: undo, restore, or prefer a speaker for a quantity. Raises NotFound, BadValue.

        It holds from the next settle on.
        """
        merge: Merge = self._store.get("merge", athlete, merge_id)
        if decision not in {"undo", "restore", "prefer"}:
            raise BadValue("undo, restore or prefer", repr(decision))
        if decision == "prefer" and (quantity is None or speaker not in merge.members):
            raise BadValue(f"a quantity and one of {', '.join(merge.members)}", f"{quantity!r} and {speaker!r}")
        now = self._clock.now()
        ruling = Ruling(
            origin=Origin.TOLD,
            source="athlete",
            ruling_id=identity("ruling", athlete, merge_id, decision, now.isoformat(), quantity, speaker),
            user_id=athlete,
            at=now,
            merge_id=merge_id,
            decision=decision,  # type: ignore[arg-type]
            quantity=quantity,
            speaker=speaker,
        )
        self._writer.write([ruling])

    def join(self, athlete: str, members: list[str]) -> str:
        """Record that workouts are one; returns the id of their merge. It holds from the next settle on."""
        now = self._clock.now()
        merge_id = identity("merge", athlete, *sorted(members))
        ruling = Ruling(
            origin=Origin.TOLD,
            source="athlete",
            ruling_id=identity("ruling", athlete, merge_id, "join", now.isoformat()),
            user_id=athlete,
            at=now,
            merge_id=merge_id,
            decision="join",
            members=sorted(members),
        )
        kept(self._writer.write([ruling]))
        return merge_id

    def settle(self, athlete: str, today: date, zone: tzinfo) -> None:
        """Make the stored merges those that hold now, over all that is stored.  today, zone: the athlete's."""
        from milo.insight.one_truth import ledger
        from milo.insight.views import Inputs

        merges = ledger(
            Inputs(
                user_id=athlete,
                last=today,
                zone=zone,
                workouts=self._store.find("workout", athlete),
                workout_digests={d.workout_id: d for d in self._store.find("workout_digest", athlete)},
                sets=self._store.find("set", athlete),
                day_digests=[d for d in self._store.find("day_digest", athlete) if d.count],
                settings=self._store.find("setting", athlete),
                rulings=self._store.find("ruling", athlete),
            )
        )
        held = {m.merge_id for m in merges}
        gone = [m.merge_id for m in self._store.find("merge", athlete) if m.merge_id not in held]
        self._store.delete("merge", athlete, gone)
        self._writer.write(merges)
