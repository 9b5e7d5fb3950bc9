"""What safety decided, under pseudonyms, and what admins did."""

from __future__ import annotations

from datetime import date

import msgspec

from milo.channels.admin_documents.told import WEEKS_BACK, Moment


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One reply as the safety shell decided it. athlete: a pseudonym.  by: template, rules, or the model that spoke.

    topics: what the rules are about, as far as a rule says; no word of the message is kept with a decision, so none is here.
    validator: codes of what the validator refused of a model before something else was said; empty where no model was refused.
    """

    decision_id: str
    at: Moment
    athlete: str
    level: str
    rules: list[str]
    topics: list[str]
    channel: str
    by: str
    locked: bool
    version: str
    validator: list[str] = []


class WeekCount(msgspec.Struct, frozen=True, kw_only=True):
    """Decisions of one week by level. monday: in UTC."""

    monday: date
    levels: dict[str, int]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What opened a latch, or will: "return_form" or "clearance". Who signed a clearance is the athlete's to tell, and not here."""

    how: str
    at: Moment
    until: Moment | None = None


class LatchLine(msgspec.Struct, frozen=True, kw_only=True):
    """Something that locks or locked training. state: standing or cleared."""

    athlete: str
    rule: str
    level: str
    since: Moment
    scope: str | None
    state: str
    cleared_by: list[Opened]


class RefusedPlans(msgspec.Struct, frozen=True, kw_only=True):
    """How many athletes get no plan as their profiles stand now, by the rule of the gate; who they are is not told."""

    level: str
    rules: list[str]
    athletes: int


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """A page of decisions, newest first, and counts of all that the filter lets through."""

    decisions: list[Decision]
    weeks: list[WeekCount]
    total: int
    next_cursor: str | None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The latches, newest first, and the plans that are refused now."""

    latches: list[LatchLine]
    refused_plans: list[RefusedPlans]
    total: int
    next_cursor: str | None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which decisions are looked for; None lets all through. athlete: a pseudonym."""

    weeks: int = WEEKS_BACK
    level: str | None = None
    rule: str | None = None
    channel: str | None = None
    athlete: str | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Something an admin did. by: their account, or "owner" for whoever came by the link of `milo up`.  about: an id.

    by_name, about_name: what these accounts are called now; None for one that is gone, and for what is no account.
    """

    act_id: int
    at: Moment
    by: str
    action: str
    about: str | None
    detail: dict[str, str]
    by_name: str | None = None
    about_name: str | None = None


class Acts(msgspec.Struct, frozen=True, kw_only=True):
    """A page of them, newest first."""

    acts: list[Act]
    next_cursor: str | None
