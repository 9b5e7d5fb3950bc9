"""The admin's desk for the safety audit: what was decided, what stands, what was cleared and how. Never what was said.

The audit of a reply holds its level, its rules, who spoke, and digests of the words; no word of the athlete's. Here even the
digests stay away, and athletes stand under pseudonyms. Who signed a clearance is a text the athlete wrote, and stays theirs.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from milo.app.admin.book import Book
from milo.app.coaching.gate import cleared
from milo.app.coaching.locks import locks_of
from milo.channels.admin_documents import (
    MOST_WEEKS,
    Asked,
    Decision,
    Decisions,
    LatchLine,
    Opened,
    RefusedPlans,
    Standing,
    WeekCount,
)
from milo.channels.api.answers import page
from milo.channels.visitor import Visitor
from milo.coach.plans.limits.gates import standing as gate_of
from milo.coach.safety.latches import NEEDS_CLEARANCE, Clearance, Latch, ReturnForm, open_latches
from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.identity import identity
from milo.vocabulary.weeks import week_start

if TYPE_CHECKING:
    from milo.app.build import Home

LEVELS = ("E0", "E1", "R", "C", "N")
REPLY = "reply"  # the action of an audit entry of the safety shell (app.asking)
HEAD = ("at", "athlete", "level", "rules", "topics", "channel", "by", "locked", "version", "validator")
_FAMILIES = {
    "RF": "red_flag",
    "ED": "eating",
    "G": "gate",
    "SN": "sensor",
    "S": "sensor",
    "PL": "plan",
    "NU": "food",
    "F": "fallback",
}
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet (OWASP, CSV injection)


class SafetyDesk:
    """Fulfils the part of channels.admin_desk.AdminDesk that is about safety."""

    def __init__(self, house: Home, book: Book) -> None:
        self._house, self._book = house, book

    def decisions(self, by: Visitor, asked: Asked, limit: int = 50, cursor: str | None = None) -> Decisions:
        """See AdminDesk."""
        found = self._decided(asked)
        if cursor is None:  # the following pages are the same look
            self._book.write(by, "look_at_safety", None, weeks=str(asked.weeks))
        shown, following = page([{"decision_id": d.decision_id} for d in found], "decision_id", limit, cursor)
        wanted = {line["decision_id"] for line in shown}
        return Decisions(
            decisions=[d for d in found if d.decision_id in wanted],
            weeks=weekly(found),
            total=len(found),
            next_cursor=following,
        )

    def decisions_csv(self, by: Visitor, asked: Asked) -> str:
        """See AdminDesk."""
        found = self._decided(asked)
        self._book.write(by, "export_safety", None, weeks=str(asked.weeks), rows=str(len(found)))
        out = io.StringIO()
        lines = csv.writer(out)
        lines.writerow(HEAD)
        for d in found:
            row = (
                d.at.isoformat(),
                d.athlete,
                d.level,
                " ".join(d.rules),
                " ".join(d.topics),
                d.channel,
                d.by,
                str(d.locked).lower(),
                d.version,
                " ".join(d.validator),
            )
            lines.writerow([f"'{cell}" if cell.startswith(_RISKY) else cell for cell in row])
        return out.getvalue()

    def standing(self, by: Visitor, limit: int = 50, cursor: str | None = None) -> Standing:
        """See AdminDesk."""
        if cursor is None:
            self._book.write(by, "look_at_latches")
        lines: list[tuple[str, LatchLine]] = []
        for athlete in self._house.store.athletes():
            latches, clearances, forms = locks_of(self._house, athlete)
            for latch in latches:
                id = identity("admin latch", athlete, latch.rule, latch.level, latch.since.isoformat())
                lines.append((id, self._latch(athlete, latch, clearances, forms)))
        lines.sort(key=lambda line: (line[1].since, line[0]), reverse=True)
        shown, following = page([{"id": id} for id, _ in lines], "id", limit, cursor)
        wanted = {line["id"] for line in shown}
        return Standing(
            latches=[line for id, line in lines if id in wanted],
            refused_plans=self._refused() if cursor is None else [],
            total=len(lines),
            next_cursor=following,
        )

    def _decided(self, asked: Asked) -> list[Decision]:
        """The decisions a filter lets through, newest first. Raises BadValue for a filter that makes no sense."""
        if not 1 <= asked.weeks <= MOST_WEEKS:
            raise BadValue(f"1 to {MOST_WEEKS} weeks", str(asked.weeks))
        if asked.level is not None and asked.level not in LEVELS:
            raise BadValue("a level: " + ", ".join(LEVELS), repr(asked.level[:20]))
        found = [d for d in self._every(asked.weeks, asked.athlete) if _fits(d, asked)]
        return sorted(found, key=lambda d: (d.at, d.decision_id), reverse=True)

    def _every(self, weeks: int, athlete: str | None) -> Iterator[Decision]:
        since = self._house.clock.now() - timedelta(weeks=weeks)
        for id in self._house.store.athletes():
            name = self._book.pseudonym(id)
            if athlete is not None and athlete != name:
                continue
            for entry in self._house.store.find("audit", id, since=since):
                if entry.action == REPLY and entry.detail is not None:
                    yield _decision(entry, name)

    def _latch(self, athlete: str, latch: Latch, clearances: list[Clearance], forms: list[ReturnForm]) -> LatchLine:
        opened = [Opened(how="return_form", at=f.at) for f in forms if f.complete and f.at > latch.since][:1]
        scope = latch.scope or NEEDS_CLEARANCE.get(latch.rule, "")
        opened += [
            Opened(how="clearance", at=c.at, until=c.until) for c in clearances if scope and c.scope == scope and c.at > latch.since
        ]
        stands = bool(open_latches([latch], clearances, forms, self._house.clock.now()))
        return LatchLine(
            athlete=self._book.pseudonym(athlete),
            rule=latch.rule,
            level=latch.level,
            since=latch.since,
            scope=latch.scope or None,
            state="standing" if stands else "cleared",
            cleared_by=opened,
        )

    def _refused(self) -> list[RefusedPlans]:
        """How many get no plan now. A plan that is refused is kept nowhere, so that is asked of the profiles as they stand.

        Counted, without pseudonyms: some of these rules are a fact about a body (a pregnancy, a weight), and need no name here.
        """
        counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
        for line in self._house.flows.athletes():
            try:
                profile = self._house.flows.profile(line.athlete_id)
            except MiloError:  # a profile today's words refuse has no gate; its athlete is told on their own page
                continue
            refused = None
            if profile is not None:
                read = cleared(self._house, line.athlete_id, profile)
                refused = gate_of(read, self._house.flows.today(line.athlete_id)).refused
            if refused is not None:
                counts[refused[0], refused[1]] += 1
        return [RefusedPlans(level=level, rules=list(rules), athletes=n) for (level, rules), n in sorted(counts.items())]


def topics_of(rules: list[str]) -> list[str]:
    """What rules are about: the scope of the clearance they ask for, else their family."""
    found = [NEEDS_CLEARANCE.get(rule) or _FAMILIES.get(rule.split("-")[0], "other") for rule in rules]
    return list(dict.fromkeys(found))


def weekly(decisions: list[Decision]) -> list[WeekCount]:
    """Decisions by week and level, newest week first."""
    counts: dict[Any, Counter[str]] = {}
    for d in decisions:
        day = d.at.date()
        counts.setdefault(week_start(day), Counter())[d.level] += 1
    return [WeekCount(monday=monday, levels=dict(counts[monday])) for monday in sorted(counts, reverse=True)]


def _decision(entry: Any, athlete: str) -> Decision:
    detail = entry.detail
    rules = [str(rule) for rule in detail.get("rules", [])]
    return Decision(
        decision_id=entry.audit_id,
        at=entry.at,
        athlete=athlete,
        level=str(detail.get("level", "")),
        rules=rules,
        topics=topics_of(rules),
        channel=str(detail.get("channel", "")),
        by=str(detail.get("by", "")),
        locked=bool(detail.get("locked", False)),
        version=str(detail.get("version", "")),
        validator=[str(code) for code in detail.get("validator", [])],
    )


def _fits(d: Decision, asked: Asked) -> bool:
    return asked.level in (None, d.level) and (asked.rule is None or asked.rule in d.rules) and asked.channel in (None, d.channel)
