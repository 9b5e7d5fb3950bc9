"""The desk of a house's exercises and routines: what is written here is known to planner, swaps, search and talk at once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.catalogue_desk_file import CatalogueFile
from milo.channels.catalogue_desk import Entry, NotKept, Stale, Used, What
from milo.coach.own_exercises import as_exercise, check, check_words, new_id, reworded
from milo.coach.own_names import slug
from milo.coach.own_words import Found
from milo.coach.routines import called, check_routine, settled
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue, NotFound, Unavailable
from milo.vocabulary.exercises import Exercise, adopt, built_in, edition
from milo.vocabulary.plan import Day

if TYPE_CHECKING:
    import threading

    from milo.app.coaching.coach import Coaching

LONGEST_WHY = 300
LOOKED_EVERY_S = 1.0  # how soon another process's change is known here (our choice)
_log = logging.getLogger(__name__)


def adopt_all(file: CatalogueFile) -> list[Entry]:
    """Let the process know what a file holds; returns it. An entry today's rules refuse is withheld, with its findings."""
    written: dict[str, Exercise] = {}
    also: dict[str, list[str]] = {}
    withheld: set[str] = set()
    read: list[Entry] = []
    for line in file.all():
        if line.what == "routine":
            read.append(line)
            continue
        ours = built_in().get(line.id)
        if ours is None:
            wrong = _errors(check(line.entry, line.id, "en", written, words=False))
        else:
            line = msgspec.structs.replace(line, ours=True)
            wrong = _errors(check_words(line.entry, "en", words=False)) if line.entry else []
        if wrong:
            line = msgspec.structs.replace(line, findings=wrong, withheld=True)
        elif ours is None:
            written[line.id] = as_exercise(line.entry, line.id)
            # A plan's text names exercises: those who still know it by an older name find it.
            before = [str(v.entry[t]) for v in file.history("exercise", line.id) for t in ("en", "es") if v.entry.get(t)]
            also[line.id] = [*line.entry.get("also", []), *before]
        elif line.entry:
            written[line.id] = reworded(line.entry, ours)
        if line.withheld:
            withheld.add(line.id)
        read.append(line)
    adopt(written, also, withheld)
    return read


class CatalogueDesk:
    """Fulfils channels.catalogue_desk.CatalogueDesk. coaching: whose plans routines go into; None: none."""

    def __init__(self, folder: Path, clock: Clock, coaching: Coaching | None = None) -> None:
        self._file, self._clock, self._coaching = CatalogueFile(folder), clock, coaching
        self._seen = self._file.state()
        self._lines = adopt_all(self._file)

    def entries(self, what: What) -> list[Entry]:
        """What the house wrote, and the exercises of ours it touched."""
        return [line for line in self._fresh() if line.what == what]

    def entry(self, what: What, id: str) -> Entry:
        """One of them; version 0 for one of ours nobody touched. Raises NotFound."""
        for line in self._fresh():
            if (line.what, line.id) == (what, id):
                return line
        if what == "exercise" and id in built_in():
            return Entry(what="exercise", id=id, version=0, withheld=False, entry={}, ours=True)
        raise NotFound(f"{'an exercise' if what == 'exercise' else 'a routine'} {id}", "none of this id")

    def check(self, what: What, entry: object, id: str | None, language: str) -> list[Found]:
        """What is wrong with an entry, errors first."""
        if what == "routine":
            return check_routine(entry, language)
        if id is not None and id in built_in():
            return [] if entry == {} else check_words(entry, language)
        house = {e.id: e for e in edition().exercises.values() if e.house}
        return check(entry, id, language, house)

    def write(
        self,
        what: What,
        entry: Mapping[str, Any],
        *,
        id: str | None,
        version: int | None,
        by: str,
        why: str,
        language: str,
        owner: str | None = None,
    ) -> Entry:
        """Keep an entry, and let everybody know it. Raises NotKept, Stale, NotFound."""
        standing = None if id is None else self.entry(what, id)
        if standing is not None and version is not None and version != standing.version:
            raise Stale(standing.version)
        findings = self.check(what, entry, id, language)
        if _errors(findings):
            raise NotKept(findings)
        if standing is None:
            taken = {line.id for line in self._lines} | set(built_in())
            id, version, withheld = self._new_id(what, entry, taken), 0, False
        else:
            if version is None:
                raise BadValue("the version that is changed", "none", "send If-Match or version")
            id, owner, withheld = standing.id, standing.owner, standing.withheld and not standing.findings
        kept = settled(entry) if what == "routine" else dict(entry)
        return self._append(what, id, version or 0, entry=kept, withheld=withheld, owner=owner, by=by, why=why)

    def withhold(self, what: What, id: str, *, version: int, by: str, why: str, withheld: bool = True) -> Entry:
        """Leave something out of new plans, or let it be used again. Raises Stale, NotFound, NotKept."""
        standing = self.entry(what, id)
        if standing.findings and not withheld:
            raise NotKept(standing.findings)
        return self._append(what, id, version, entry=standing.entry, withheld=withheld, owner=standing.owner, by=by, why=why)

    def history(self, what: What, id: str) -> list[Entry]:
        """Every version, newest first. Raises NotFound."""
        self.entry(what, id)
        return self._file.history(what, id)

    def restore(self, what: What, id: str, *, to: int, version: int, by: str, language: str) -> Entry:
        """An older version holds again, as a new one. Raises NotFound, Stale, NotKept."""
        standing = self.entry(what, id)
        before = next((line for line in self._file.history(what, id) if line.version == to), None)
        if before is None and to != 0:
            raise NotFound(f"version {to}", "none")
        if before is None:
            # Before its first version something of the house was nowhere, and something of ours was as it came.
            entry, withheld = ({}, False) if standing.ours else (standing.entry, True)
        else:
            entry, withheld = before.entry, before.withheld
        findings = [] if withheld else self.check(what, entry, id, language)
        if _errors(findings):
            raise NotKept(findings)
        return self._append(what, id, version, entry=entry, withheld=withheld, owner=standing.owner, by=by, why=f"back to {to}")

    def use(self, athlete: str, id: str, *, week: int | None, day: Day) -> Used:
        """Put a routine into a day of an athlete's plan, as far as the limits let it. Raises NotFound, BadValue, NotKept."""
        line = self.entry("routine", id)
        plan = self._coaching.plan(athlete) if self._coaching is not None else None
        if self._coaching is None or plan is None or line.withheld:
            raise NotFound("a plan and a routine to put into it", "none", "make a plan first")
        if wrong := _errors(self.check("routine", line.entry, id, "en")):
            raise NotKept(wrong)
        number = week if week is not None else self._coaching.week_number(athlete)
        if number is None:
            raise BadValue("a plan with a week that today is in", "today after its weeks", "say which week")
        if week is None:
            number = max(1, number)
        if number not in {w.week for w in plan.weeks}:
            raise BadValue(f"a week of the plan, 1 to {len(plan.weeks)}", str(number))
        made = self._coaching.put_routine(athlete, line.entry, id, week=number, day=day)
        return Used(version=made.version, changes=made.changes, clamped=made.clamped)

    def watch(self, stopping: threading.Event) -> None:
        """Look for what other processes wrote, until the server stops."""
        while not stopping.wait(LOOKED_EVERY_S):
            try:
                self._fresh()
            except Unavailable:
                _log.warning("the house's exercises cannot be read; those known before hold")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _fresh(self) -> list[Entry]:
        if (state := self._file.state()) != self._seen:
            self._lines = adopt_all(self._file)
            self._seen = state
        return self._lines

    def _append(
        self, what: What, id: str, version: int, *, entry: dict[str, Any], withheld: bool, owner: str | None, by: str, why: str
    ) -> Entry:
        now: datetime = self._clock.now()
        held = self.entry(what, id).version if version else 0
        if held != version:
            raise Stale(held)
        line = Entry(
            what=what,
            id=id,
            version=version + 1,
            withheld=withheld,
            entry=entry,
            owner=owner,
            at=now,
            by=by,
            why=why.strip()[:LONGEST_WHY],
        )
        self._file.append(line)
        return self.entry(what, id)

    def _new_id(self, what: What, entry: Mapping[str, Any], taken: set[str]) -> str:
        if what == "exercise":
            return new_id(entry, taken)
        base, at = "routine_" + slug(called(entry, "en")), 1
        while (id := base if at == 1 else f"{base}_{at}") in taken:
            at += 1
        return id


def _errors(findings: list[Found]) -> list[Found]:
    return [f for f in findings if f.weight == "error"]
