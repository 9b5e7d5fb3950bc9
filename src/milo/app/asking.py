"""An athlete's question, with what the house knows of them, through the safety shell; what it locks stays locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milo.app.plan_history import PlanHistory
from milo.coach.safety.latches import Clearance, Latch, ReturnForm
from milo.coach.safety.shell import Athlete, Reply, reply_now
from milo.coach.talk.facts import Facts
from milo.vocabulary.errors import BadConfig
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import AuditEntry, Consent, LatchRecord, Record

if TYPE_CHECKING:
    from datetime import datetime

    from milo.app.build import House

SOURCE = "coach"


def ask(house: House, athlete: str, text: str, provider: Any) -> Reply:
    """The reply to one athlete's question; latches it sets and its audit record are stored before it is handed back.

    provider: None for the rules alone.  Raises NotFound for an athlete nobody knows, BadConfig for a model elsewhere to which the
    athlete has not consented.
    """
    profile = house.flows.profile(athlete)
    if getattr(provider, "external", False) and not _consented(house, athlete):
        raise BadConfig("the athlete's consent to a model on another machine", "none", "milo consent --athlete ID")
    units = profile.units if profile is not None and profile.units else "metric"
    plan = PlanHistory(house.store, house.writer, house.clock).current(athlete)
    facts = Facts(today=house.flows.today(athlete), week=house.flows.week(athlete), plan=plan, profile=profile, units=units)
    person = Athlete(
        id=athlete,
        profile=profile,
        language=profile.language if profile is not None else None,
        latches=[Latch(rule=r.rule, level=r.level, since=r.since, scope=r.scope) for r in house.store.find("latch", athlete)],
        clearances=[Clearance(scope=r.scope, at=r.at, by=r.by, until=r.until) for r in house.store.find("clearance", athlete)],
        forms=[ReturnForm(at=r.at, complete=r.complete) for r in house.store.find("return_form", athlete)],
        facts=facts,
    )
    made = reply_now(text, person, provider, house.clock)
    house.writer.write(_kept(athlete, made, house.clock.now()))
    return made


def _kept(athlete: str, made: Reply, now: datetime) -> list[Record]:
    """What stays of a reply: what it locked, and that it was given."""
    latches: list[Record] = [
        LatchRecord(
            origin=Origin.TOLD,
            source=SOURCE,
            latch_id=identity("latch", athlete, latch.rule, latch.since.isoformat()),
            user_id=athlete,
            since=latch.since,
            rule=latch.rule,
            level=latch.level,
            scope=latch.scope,
        )
        for latch in made.latches
    ]
    said = AuditEntry(
        origin=Origin.TOLD,
        source=SOURCE,
        audit_id=timed_identity(now, athlete, "reply", str(made.audit)),
        user_id=athlete,
        at=now,
        action="reply",
        by=made.by,
        detail=made.audit,
    )
    return [*latches, said]


def _consented(house: House, athlete: str) -> bool:
    given: list[Consent] = [c for c in house.store.find("consent", athlete) if c.purpose == "external_model"]
    return bool(given) and given[-1].given and (given[-1].until is None or given[-1].until > house.clock.now())
