"""The coach's desk for what a plan was: its versions listed, read, compared, and put back."""

from __future__ import annotations

from typing import Any

import msgspec

from milo.app.adapting_flow import adapt_now
from milo.app.coaching.desk import plan_read
from milo.app.coaching.fitted import FitDesk
from milo.app.coaching.locks import TrainingLocked, refuse_while_locked, refused_by_lock
from milo.app.plan_history import history_line
from milo.coach.plans.text.diff_words import told
from milo.vocabulary.errors import NotFound
from milo.vocabulary.plan import Plan


class VersionsDesk(FitDesk):
    """The versions of an athlete's plans."""

    def versions(self, athlete: str, plan_id: str | None = None) -> dict[str, Any]:
        """{"versions": [history lines], "acceptance": {"edits", "kept", "share"}}, oldest first."""
        self.house.flows.profile(athlete)
        history = self.history()
        accepted = history.accepted(athlete, None, plan_id)
        return {
            "versions": [history_line(v) for v in history.versions(athlete, plan_id)],
            "acceptance": {"edits": accepted.edits, "kept": accepted.kept, "share": accepted.share},
        }

    def all_versions(self, athlete: str) -> list[dict[str, Any]]:
        """The history lines of all plans the athlete ever had, oldest first."""
        self.house.flows.profile(athlete)
        return [history_line(v) for v in self.history().all_versions(athlete)]

    def version(self, athlete: str, number: int, plan_id: str | None = None) -> Plan:
        """One version of the plan; without weeks while training is locked. Raises NotFound."""
        found = [v for v in self.history().versions(athlete, plan_id) if v.version == number]
        if not found:
            raise NotFound(f"version {number} of the plan", "none")
        locked = refused_by_lock(self.house, athlete)
        plan = plan_read(self.house, athlete, found[-1])
        return plan if locked is None else msgspec.structs.replace(plan, weeks=[], refused=locked)

    def diff(self, athlete: str, old: int | None = None, new: int | None = None, plan_id: str | None = None) -> dict[str, Any]:
        """{"old", "new", "changes": [{"text", ...}], "refused"}; old None: the one before new; new None: the last.

        refused: the way back while training is locked, and then there are no changes: they name sets and loads. Otherwise None.
        Raises NotFound for a version that is not there, TrainingLocked in its place while training is locked.
        """
        locked = refused_by_lock(self.house, athlete)
        try:
            found = self.compared(athlete, old, new, plan_id)
        except NotFound:
            if locked is not None:
                refuse_while_locked(self.house, athlete)  # a version that is not there must not hide the way back
            raise
        return {**found, "changes": found["changes"] if locked is None else [], "refused": locked}

    def compared(self, athlete: str, old: int | None = None, new: int | None = None, plan_id: str | None = None) -> dict[str, Any]:
        """As diff, and also while training is locked: for the operator of the machine, never for a door of the athlete's."""
        language = self.language(athlete)
        before, after, changes = self.history().compare(athlete, old, new, plan_id, language=language)
        lines = [{**msgspec.to_builtins(c), "text": told(c, language)} for c in changes]
        return {"old": before.version, "new": after.version, "changes": lines}

    def undo(self, athlete: str, plan_id: str | None = None, *, spare: bool = True) -> dict[str, Any]:
        """The version before holds again; its history line with "adapted", what it leaves out again for pains that stand (spared).

        spare: False where more is taken back first.  Raises EditRefused for one the profile has outgrown.
        """
        with self.one_at_a_time(athlete):
            back = self.history().before(athlete, plan_id)
            if back is not None:
                self.refuse_outgrown(athlete, back)
            line = history_line(self.history().undo(athlete, plan_id=plan_id))
            return {**line, "adapted": self.spared(athlete) if spare else []}

    def restore(self, athlete: str, version: int, plan_id: str | None = None) -> dict[str, Any]:
        """An older version holds again; as undo. Raises NotFound, EditRefused for one the profile has outgrown."""
        with self.one_at_a_time(athlete):
            for back in (v for v in self.history().versions(athlete, plan_id) if v.version == version):
                self.refuse_outgrown(athlete, back)
            line = history_line(self.history().restore(athlete, version, plan_id=plan_id))
            return {**line, "adapted": self.spared(athlete)}

    def spared(self, athlete: str) -> list[str]:
        """What the plan that holds changes for pains that were told and still count (PL-50), as sentences; mostly none.

        A plan of before a pain knows nothing of it, and nobody trains on it by taking a change back.
        """
        language = self.language(athlete)
        try:
            return [c.text[language] for c in adapt_now(self.house, athlete, only_pain=True)["changes"]]
        except (NotFound, TrainingLocked):
            return []
