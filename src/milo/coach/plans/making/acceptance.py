"""How many of the edits made to a plan are still in force: what was proposed and stayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milo.coach.plans.text.diff import Change, diff
from milo.vocabulary.plan import Plan


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Edits and what is left of them.

    edits: how many there were; kept: those all of whose changes are in force.  changes, changes_kept: the same part by part.
    """

    edits: int
    kept: int
    changes: int
    changes_kept: int

    @property
    def share(self) -> float | None:
        """The share of edits kept, None without edits."""
        return self.kept / self.edits if self.edits else None


def acceptance(edits: Sequence[tuple[Plan, Plan]], current: Plan) -> Acceptance:
    """How much of the edits is in force.

    edits: each as the plan before and after it.  An edit that changed nothing counts as none.
    current: the plan that holds now.  A change is in force when the current plan differs from the plan before in the same part and
    to the same value; something added is in force while it is there, whatever was changed within it since.
    """
    made = kept = total = total_kept = 0
    for before, after in edits:
        changes = diff(before, after)
        if not changes:
            continue
        in_force = {c.place(): c for c in diff(before, current)}
        still = sum(_same(c, in_force.get(c.place())) for c in changes)
        made += 1
        kept += still == len(changes)
        total += len(changes)
        total_kept += still
    return Acceptance(made, kept, total, total_kept)


def _same(change: Change, now: Change | None) -> bool:
    if now is None or now.what != change.what:
        return False
    return change.what in ("added", "removed") or now.new == change.new
