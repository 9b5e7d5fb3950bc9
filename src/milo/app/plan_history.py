"""The versions of a plan as records: kept with author and reason, compared, taken back; no version is ever changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from milo.coach.plans.basics.drills import with_drills_alike
from milo.coach.plans.making.acceptance import Acceptance, acceptance
from milo.coach.plans.making.in_language import in_language
from milo.coach.plans.text.diff import Change, diff
from milo.coach.safety.prose.unfit import without_unfit
from milo.store.contract import Store
from milo.stream.writer import Writer
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import Plan
from milo.vocabulary.records import PlanVersion

ADAPTS = "adapt"  # the author of versions that adaptation made
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
encode = msgspec.json.Encoder().encode
"""The plan JSON of contracts.md as bytes; the same plan gives the same bytes."""


class PlanHistory:
    """The history of an athlete's plans on a store and a writer.

    A version's record carries the plan JSON whole. Where the JSON says another version than its record, the record took an older
    version back: what holds is that older plan, byte for byte.
    """

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store, self._writer, self._clock = store, writer, clock

    def versions(self, athlete: str, plan_id: str | None = None) -> list[PlanVersion]:
        """All versions of a plan, oldest first. plan_id None: of the plan that was written to last; empty without plans."""
        found: Sequence[PlanVersion] = self._store.find("plan", athlete)
        if plan_id is None and found:
            plan_id = max(found, key=lambda v: (v.created_at, v.version)).plan_id
        return sorted((v for v in found if v.plan_id == plan_id), key=lambda v: (v.version, v.created_at, v.plan_version_id))

    def all_versions(self, athlete: str) -> list[PlanVersion]:
        """All versions of all plans an athlete ever had, oldest first."""
        return sorted(self._store.find("plan", athlete), key=lambda v: (v.created_at, v.version, v.plan_version_id))

    def current(self, athlete: str, plan_id: str | None = None) -> Plan | None:
        """The plan that holds now, None when there is none."""
        versions = self.versions(athlete, plan_id)
        return plan_of(versions[-1]) if versions else None

    def keep(self, athlete: str, plan: Plan, author: str, reason: str) -> PlanVersion:
        """Keep a plan as the next version of its history; its version, parent and date are set here.

        author: who made it: "athlete", "coach", "admin" or a rule.  reason: why, in words.
        A plan that says the same as the one that holds makes no new version; the one that holds is returned.
        Raises BadValue for a plan that is another athlete's.
        """
        if plan.athlete_id not in (None, athlete):
            raise BadValue(f"a plan of athlete {athlete}", f"one of {plan.athlete_id}")
        plan = with_drills_alike(plan)
        versions = self.versions(athlete, plan.plan_id)
        head = versions[-1] if versions else None
        now = self._clock.now()
        number = head.version + 1 if head else plan.version
        parent = head.plan_version_id if head else plan.parent
        # An older plan that is made again is kept anew: until then another one holds.
        if (
            head is not None
            and self._holds(athlete, head)
            and _content(plan_of(head)) == _content(msgspec.structs.replace(plan, athlete_id=athlete))
        ):
            return head
        made = msgspec.structs.replace(plan, version=number, parent=parent, created_at=now, athlete_id=athlete)
        return self._write(athlete, made.plan_id, number, encode(made), author, reason, parent)

    def shown(self, athlete: str, plan_id: str | None = None) -> PlanVersion | None:
        """The version whose plan holds: the last, or an older one that holds again after an undo; None without a plan."""
        versions = self.versions(athlete, plan_id)
        return _version_of(versions, versions[-1].plan["version"]) if versions else None

    def before(self, athlete: str, plan_id: str | None = None) -> PlanVersion | None:
        """The version an undo would let hold again; None where there is none."""
        shown = self.shown(athlete, plan_id)
        if shown is None:
            return None
        return next((v for v in self.versions(athlete, plan_id) if v.plan_version_id == shown.plan["parent"]), None)

    def held_before(self, athlete: str) -> PlanVersion | None:
        """The version that held before the one that holds now was made, of whichever plan; None where there is none."""
        versions, shown = self.all_versions(athlete), self.shown(athlete)
        if shown is None:
            return None
        made = next(n for n, v in enumerate(versions) if v.plan_version_id == shown.plan_version_id)
        if made == 0:
            return None
        last = versions[made - 1]
        return _version_of(self.versions(athlete, last.plan_id), last.plan["version"])

    def undo(self, athlete: str, author: str = "athlete", plan_id: str | None = None) -> PlanVersion:
        """Take the last version back: the plan it was made from holds again. Again: the one before that.

        Raises NotFound when there is nothing to take back.
        """
        versions = self._some(athlete, plan_id)
        shown = _version_of(versions, versions[-1].plan["version"])
        back = next((v for v in versions if v.plan_version_id == shown.plan["parent"]), None)
        if back is None:
            raise NotFound("a version before this one", f"version {shown.version}, the first", "there is nothing to undo")
        return self._take_back(athlete, versions[-1], back, author, f"undo of version {shown.version}")

    def restore(self, athlete: str, version: int, author: str = "athlete", plan_id: str | None = None) -> PlanVersion:
        """Let any older version hold again, also one that was undone. Raises NotFound for a version there is not."""
        versions = self._some(athlete, plan_id)
        return self._take_back(athlete, versions[-1], _version_of(versions, version), author, f"back to version {version}")

    def compare(
        self, athlete: str, old: int | None = None, new: int | None = None, plan_id: str | None = None, *, language: str = "en"
    ) -> tuple[Plan, Plan, list[Change]]:
        """Two versions in a language and what is different. new None: the last one; old None: the one before. Raises NotFound."""
        versions = self._some(athlete, plan_id)
        after = versions[-1] if new is None else _version_of(versions, new)
        at = versions.index(after)
        if old is None and at == 0:
            raise NotFound("a version to compare with", f"version {after.version}, the first", "there is nothing to compare")
        before = versions[at - 1] if old is None else _version_of(versions, old)
        a, b = (in_language(plan_of(v), language) for v in (before, after))
        return a, b, diff(a, b)

    def accepted(self, athlete: str, author: str | None = None, plan_id: str | None = None) -> Acceptance:
        """How many of an author's edits (None: of every person's) are still in force; taking back is no edit.

        What adaptation made is none either, unless asked for by its name: the next one goes on from it and undoes nothing.
        """
        versions = self.versions(athlete, plan_id)
        if not versions:
            return Acceptance(0, 0, 0, 0)
        by_id = {v.plan_version_id: v for v in versions}
        edits = [
            (in_language(plan_of(by_id[v.parent]), "en"), in_language(plan_of(v), "en"))
            for v in versions
            if v.parent in by_id
            and v.plan["version"] == v.version
            and (v.author != ADAPTS if author is None else v.author == author)
        ]
        return acceptance(edits, in_language(plan_of(versions[-1]), "en"))

    def _holds(self, athlete: str, head: PlanVersion) -> bool:
        """Whether the last version of its plan is that of the plan written to last."""
        return self.versions(athlete)[-1].plan_id == head.plan_id

    def _some(self, athlete: str, plan_id: str | None) -> list[PlanVersion]:
        versions = self.versions(athlete, plan_id)
        if not versions:
            raise NotFound("a plan", "none", "make one with `milo plan`")
        return versions

    def _take_back(self, athlete: str, head: PlanVersion, back: PlanVersion, author: str, reason: str) -> PlanVersion:
        return self._write(athlete, head.plan_id, head.version + 1, encode(_as_kept(back)), author, reason, head.plan_version_id)

    def _write(
        self, athlete: str, plan_id: str, number: int, body: bytes, author: str, reason: str, parent: str | None
    ) -> PlanVersion:
        now = self._clock.now()
        # The body is part of the identity, so that two versions made at once from the same one are both kept.
        made = PlanVersion(
            origin=Origin.TOLD if author == "athlete" else Origin.ESTIMATED,
            source=author,
            plan_version_id=identity("plan version", athlete, plan_id, number, body.hex()),
            plan_id=plan_id,
            user_id=athlete,
            created_at=now,
            version=number,
            plan=msgspec.json.decode(body),
            author=author,
            reason=reason,
            parent=parent,
        )
        self._writer.write([made])
        return made


def plan_of(version: PlanVersion, language: str = "en") -> Plan:
    """The plan a version carries, with every drill alike (with_drills_alike), so that versions differ only in what is trained.

    Words that may not be said to anybody are left out (coach.safety.prose.unfit): what is stored may be older than the rule, or
    come from a backup. language: "en" or "es", of what is said in their place.
    """
    return without_unfit(with_drills_alike(_as_kept(version)), language=language)


def _as_kept(version: PlanVersion) -> Plan:
    return msgspec.convert(version.plan, Plan)


def history_line(version: PlanVersion) -> dict[str, Any]:
    """A version as `milo plans --json` lists it. shows: the version whose plan holds with it, another one after an undo."""
    return {
        "version": version.version,
        "version_id": version.plan_version_id,
        "plan_id": version.plan_id,
        "parent": version.parent,
        "shows": version.plan["version"],
        "author": version.author,
        "reason": version.reason,
        "created_at": version.created_at,
    }


def _version_of(versions: Sequence[PlanVersion], number: int) -> PlanVersion:
    found = [v for v in versions if v.version == number]
    if not found:
        raise NotFound(f"version {number}", f"versions {versions[0].version} to {versions[-1].version}")
    return found[-1]


def _content(plan: Plan) -> Plan:
    """The plan without what the history sets, read back from its JSON so that 50 and 50.0 are the same."""
    bare = msgspec.structs.replace(plan, version=1, parent=None, created_at=_EPOCH)
    return msgspec.json.decode(encode(bare), type=Plan)
