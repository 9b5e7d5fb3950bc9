"""What the house knows of an athlete who speaks, and what is kept of a reply."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app import readers
from milo.app.adapting_flow import adapt_now
from milo.app.coaching.desk import conditions_of, plan_read, sore_regions
from milo.app.coaching.gate import cleared, gate_lock
from milo.app.coaching.locks import locks_of, standing_locks
from milo.app.coaching.pains_known import written_pains
from milo.app.consenting import allowed
from milo.app.form_filmed import newest_filmed
from milo.app.known_athletes import zone_of
from milo.app.plan_history import ADAPTS, PlanHistory
from milo.app.planning import food_on
from milo.coach.catalogue import alternatives
from milo.coach.safety.judging import Athlete
from milo.coach.safety.latches import Latch
from milo.coach.safety.shell import Reply
from milo.coach.safety.triage import triage
from milo.coach.safety.turns import Turn
from milo.coach.safety.verdicts import Channel, Verdict
from milo.coach.talk.receipts.facts import Facts
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.errors import NotFound
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import Adjustment, Plan, Refused, first_monday
from milo.vocabulary.records import AuditEntry, LatchRecord, Message, PlanVersion, Record
from milo.vocabulary.records_talk import LONGEST_MESSAGE

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.vocabulary.athlete import Profile

SOURCE = "coach"
CHANGES_DAYS = 14  # so far back changes of the plan are spoken of (our choice)
AT_ONCE = frozenset({"E0", "E1", "R"})  # levels answered by a template, before anything else is looked up
_log = logging.getLogger(__name__)


def person_of(house: House, athlete: str, *, channel: Channel = "chat", facts: bool = True) -> Athlete:
    """Who speaks, as the safety shell is told. facts: also look up what may be said. Raises NotFound for nobody."""
    profile = house.flows.profile(athlete)
    if profile is not None:
        profile = cleared(house, athlete, profile)
    latches, clearances, forms = locks_of(house, athlete)
    return Athlete(
        id=athlete,
        profile=profile,
        language=language_told(house, athlete, profile),
        country=getattr(profile, "country", None),
        latches=latches,
        clearances=clearances,
        forms=forms,
        facts=facts_of(house, athlete, profile) if facts else None,
        channel=channel,
    )


def language_told(house: House, athlete: str, profile: Profile | None) -> str | None:
    """The language an athlete set or told, None where they did neither: then their words show it."""
    found: str | None = house.flows.settings(athlete).get("language", {}).get("language") or (profile and profile.language) or None
    return found


def facts_of(house: House, athlete: str, profile: Profile | None) -> Facts:
    """All that may be said to an athlete: their week, plan, and what adaptation changed of late."""
    today = house.flows.today(athlete)
    versions = PlanHistory(house.store, house.writer, house.clock).versions(athlete)
    plan = plan_read(house, athlete, versions[-1]) if versions else None
    if plan is not None:
        plan = msgspec.structs.replace(plan, nutrition=food_on(house, athlete, plan, today))
    shut = gate_lock(house, athlete) if plan is not None else None
    if plan is not None and shut is not None:
        plan = msgspec.structs.replace(plan, weeks=[], refused=Refused(level=shut.level, rules=[shut.rule], text=shut.text))
    zone = zone_of(house, athlete)
    week = house.flows.week(athlete)
    started = first_monday(versions[0].created_at.astimezone(zone).date()) if versions else today
    return Facts(
        today=today,
        week=week,
        last_week=lambda: house.flows.week(athlete, week.first - timedelta(days=1)),
        plan=plan,
        plan_week=(today - started).days // 7 + 1 if plan is not None else None,
        profile=profile,
        changes=_changes(versions, plan, house.clock.now()),
        held=None if plan is None or plan.refused is not None else lambda: _held(house, athlete),
        alternatives=None
        if profile is None
        else lambda id: alternatives(
            id,
            EQUIPMENT_WORDS if profile.equipment is None else profile.equipment,
            sore_regions(profile, written_pains(house, athlete)),
            conditions_of(profile),
        ),
        rule_words=_rules_in_words(plan, language_told(house, athlete, profile) or "en"),
        units=profile.units if profile is not None and profile.units else "metric",
        first_weekday=house.flows.first_weekday(athlete),
        opened_by=_opened_by,
        filmed=lambda exercise: newest_filmed(house, athlete, exercise),
    )


def _opened_by(words: str) -> tuple[str, tuple[str, ...]] | None:
    """The line that an answer to these words alone opens with, and the rules behind it: asked when somebody wonders why it came."""
    found = triage(words)
    return (found.template, found.rules) if found.level == "C" else None


def _rules_in_words(plan: Plan | None, language: str) -> dict[str, str]:
    """What the rules behind a plan's sessions say, by id; a rule nobody wrote words for is left out."""
    from milo.channels.web.words import rule_key, rule_words

    said = rule_words(language)
    rules = (
        {rule for week in plan.weeks for day in week.days for s in day.sessions for rule in s.because} if plan is not None else ()
    )
    return {rule: said[rule_key(rule)] for rule in rules if rule_key(rule) in said}


def _held(house: House, athlete: str) -> list[Adjustment]:
    """What adaptation leaves as it is, and why; nothing while training is locked or the plan cannot be adapted."""
    from milo.app.coaching.locks import TrainingLocked

    try:
        made = adapt_now(house, athlete, keep=False, every=True)
    except (NotFound, TrainingLocked):
        return []
    return [Adjustment(rule=each["code"].rpartition(".")[0], what=each["text"]) for each in made["reasons"]]


def _changes(versions: list[PlanVersion], plan: Plan | None, now: datetime) -> list[Adjustment]:
    if plan is None:
        return []
    lately = [
        v
        for v in versions
        if v.author == ADAPTS and v.version <= plan.version and now - v.created_at <= timedelta(days=CHANGES_DAYS)
    ]
    return [msgspec.convert(a, Adjustment) for v in lately[::-1] for a in v.plan["adjustments"]]


async def judged(turns: str | Sequence[Turn], channel: Channel = "chat") -> Verdict | None:
    """What triage says of words alone; None where it failed, which is never taken for harmless (F-1)."""

    def read() -> Verdict:
        readers.wait()
        return triage(turns, channel=channel)

    # in a thread: a first message may wait for the readers, and nobody else's request waits with it
    (came,) = await asyncio.gather(asyncio.to_thread(read), return_exceptions=True)
    if isinstance(came, BaseException):
        _log.error("triage failed", exc_info=came)
        return None
    return came


def new_latches(house: House, athlete: str, made: Reply, told: Collection[str] | None) -> list[Latch]:
    """The latches of a reply that lock anew: a rule that locks already does not lock twice.

    told: the rules that hold of the last message; None: not known, and then all count as told.
    A danger told again does lock anew where it is graver than before, or where a form or a clearance has come in between: that
    word was about the time before. Asking while locked outdates neither.
    """
    if not made.latches:
        return []
    _, clearances, forms = locks_of(house, athlete)
    signed = [(c.at, c.scope) for c in clearances]
    filled = [f.at for f in forms if f.complete]
    standing = {(x.rule, x.scope): x for x in standing_locks(house, athlete)}
    found = []
    for latch in made.latches:
        stands = standing.get((latch.rule, latch.scope))
        if stands is None:
            found.append(latch)
        elif told is None or latch.rule in told:
            graver = latch.level == "E0" and stands.level != "E0"
            answered = any(at > stands.since for at in filled) or any(
                at > stands.since and scope == latch.scope for at, scope in signed
            )
            if graver or answered:
                found.append(latch)
    return found


def kept(
    athlete: str,
    asked: str,
    made: Reply,
    latches: list[Latch],
    asked_at: datetime,
    now: datetime,
    channel: str = "chat",
    received: int = 0,
    acts: list[dict[str, Any]] | None = None,
) -> list[Record]:
    """What stays of a reply: what it locked, that it was given, and what both said.

    received: the next number of a lock.  acts: what was understood.
    """
    locked: list[Record] = [
        LatchRecord(
            origin=Origin.TOLD,
            source=SOURCE,
            latch_id=identity("latch", athlete, latch.rule, latch.level, latch.since.isoformat()),
            user_id=athlete,
            since=latch.since,
            rule=latch.rule,
            level=latch.level,
            scope=latch.scope,
            received=received,
        )
        for latch in latches
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
    question = Message(
        origin=Origin.TOLD,
        source=channel,
        message_id=timed_identity(asked_at, athlete, "athlete", channel, asked),
        user_id=athlete,
        at=asked_at,
        role="athlete",
        text=asked[:LONGEST_MESSAGE],
        channel=channel,
        acts=acts or None,
    )
    answer = Message(
        origin=Origin.ESTIMATED,
        source=SOURCE,
        message_id=timed_identity(now, athlete, "coach", question.message_id, made.text),
        user_id=athlete,
        at=now,
        role="coach",
        text=made.text[:LONGEST_MESSAGE],
        channel=channel,
        answers=question.message_id,
        level=made.level,
        by=made.by,
        claims=msgspec.to_builtins(made.claims),
    )
    return [*locked, said, question, answer]


def consented(house: House, athlete: str) -> bool:
    """Whether the athlete allows a model on another machine, now."""
    return allowed(house.store, athlete, "external_model", house.clock.now())
