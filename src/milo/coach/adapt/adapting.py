"""A plan changed by what really happened: named rules, old -> new, the data behind each, a sentence in two languages.

Pure: the same plan, log, signals, profile and day give the same new version, and asking twice changes nothing more. The past is
left as it was written; only sessions from today on change, and the plan handed in stays what it is.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec

from milo.coach.adapt import adapting_day, adapting_deload, adapting_effort, adapting_load, adapting_pain, adapting_week
from milo.coach.adapt.adapt_words import say
from milo.coach.adapt.adapting_changes import Change, Draft, Fact, performed, who_is
from milo.coach.adapt.adapting_log import Log, Pain, Reading, Series, Signals, first_monday, gather, lay_out, match
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import Adjustment, Plan

__all__ = ["Change", "Fact", "Log", "Pain", "Reading", "Series", "Signals", "adapt", "first_monday"]


def adapt(plan: Plan, log: Log, signals: Signals, profile: Profile, today: date) -> tuple[Plan, list[Change]]:
    """The plan's next version, and every change with its rule, data and sentence; the same plan where nothing changes.

    plan: not refused; its week 1 begins on log.started.  log, signals: up to today, local days.  today: the athlete's day.
    Changes with `held` say why a rule changed nothing (a reading was missing, a joint hurts); they make no new version.

    Order: what was missed finds its day first; then pauses or progress; then effort, adherence, easy weeks and today's body. What
    keeps the athlete safe, run lengths and pain, comes last, so that nothing after it can undo it.
    """
    slots = lay_out(plan, log.started)
    extra = match(slots, log, today)
    draft = Draft(plan, log, signals, who_is(profile, today), today, slots, extra)
    draft.lifted = performed(log, today)
    if plan.refused is None and plan.weeks:
        _work(draft)
    changes = [msgspec.structs.replace(c, text={language: say(c, language) for language in ("en", "es")}) for c in draft.changes]
    weeks = gather(plan, draft.slots, log.started, draft.focus)
    if weeks == plan.weeks:
        return plan, [c for c in changes if c.held is not None]
    made = [c for c in changes if c.held is None]
    return (
        msgspec.structs.replace(
            plan,
            version=plan.version + 1,
            parent=f"{plan.plan_id}:{plan.version}",
            created_at=datetime.combine(today, time(), UTC),
            weeks=weeks,
            adjustments=[Adjustment(rule=c.rule, what=c.text[profile.language or "en"]) for c in made],
        ),
        changes,
    )


def _work(draft: Draft) -> None:
    sick = adapting_day.is_sick(draft)
    if not sick:
        adapting_week.missed_sessions(draft)
    if not adapting_week.pause(draft):
        adapting_load.progress(draft)
        adapting_load.more_volume(draft)
        adapting_effort.more_endurance(draft)
    adapting_effort.effort(draft)
    if sick:
        adapting_day.illness(draft)
    else:
        adapting_week.adherence(draft)
        adapting_deload.deload(draft)
        adapting_day.body_today(draft)
    adapting_effort.runs(draft)
    adapting_pain.pain(draft)
