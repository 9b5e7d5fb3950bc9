"""Changes of the plan: shown as they would be, and carried out on the yes to what was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from milo.app.coaching.careful import Careful
from milo.app.coaching.changes_told import told_of, unknown_told
from milo.app.coaching.desk import Standing, plan_read
from milo.app.coaching.locks import refuse_while_locked
from milo.app.coaching.profile_told_words import named as named_word
from milo.app.coaching.words import say
from milo.app.conversation.handlers.choices import choices
from milo.app.conversation.turn import Answer, Outcome, Step, Turn
from milo.channels.coaching import Edited
from milo.coach.conversation.actions.plan import Order
from milo.coach.conversation.entities.weeks import weeks_in
from milo.coach.plans.edits.also import Also, also_said, weeks_also, weeks_of
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.scope import Scope, scope_said
from milo.coach.plans.edits.words import spelled_weeks
from milo.coach.plans.text.diff import diff
from milo.coach.plans.text.diff_words import day_name
from milo.coach.talk.receipts.facts import week_on
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.errors import MiloError
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, Plan
from milo.vocabulary.told_limits import in_words

OF_ONE_WEEK = frozenset({"move", "skip", "minutes", "swap", "harder", "easier", "add", "drop", "sets", "recovery"})
"""Edits that are about a week unless all are said; days a week and missing equipment last (our choice)."""
LONGEST_WORDS = 200  # characters of an athlete's words that stand in a reason (our choice)
MOST_LISTED = 4  # pieces of equipment that "only" lists; with more, words said what is missing (our choice)


@dataclass(frozen=True)
class Change:
    """One change of the plan. words: that asked for it, the reason of its version.

    base: the version it is made of, where that is not the one that holds; it then takes the place of what was made of it.
    shown: what the question said it would change; where the plan has moved on and it would do something else, that is asked anew.
    narrowed: the words named no weeks, so it is of one.
    """

    edit: Edit
    words: str
    base: int | None = None
    shown: tuple[str, ...] = ()
    narrowed: bool = False

    @staticmethod
    def of(edit: Edit, words: str) -> Change:
        """The change that words ask for: of this week alone where they name no weeks."""
        narrow = not edit.this_week and edit.kind in OF_ONE_WEEK and not weeks_in(words).every
        one = msgspec.structs.replace(edit, this_week=True) if narrow else edit
        return Change(one, words[:LONGEST_WORDS], narrowed=narrow)


def ask_change(turn: Turn, change: Change) -> Answer:
    """What the change would do, old -> new, within the limits, and the question whether to make it."""
    made = _made(turn, change, keep=False)
    if isinstance(made, Answer):
        return made
    done, standing, meant, beside = made
    spread = _spread(standing, meant, done.plan, turn, asked=True)
    text, claims = told_of(done, turn.language, *_held_for(change.edit), offered=True, spread=spread, beside=beside)
    if not done.changes:
        return Answer(" ".join(filter(None, [text, *beside])), claims)
    question = f"{text} {turn.say('coach-change-ask')}"
    return Answer(question, claims, (Step("change", replace(change, shown=tuple(done.changes))),))


def make_change(turn: Turn, change: Change) -> Answer:
    """Carry the change out, and say what it did."""
    if change.shown:
        now = _made(turn, change, keep=False)
        if isinstance(now, Answer):
            return now
        if tuple(now[0].changes) != change.shown:
            return ask_change(turn, replace(change, shown=()))
    made = _made(turn, change, keep=True)
    if isinstance(made, Answer):
        return made
    done, standing, meant, beside = made
    spread = _spread(standing, meant, done.plan, turn, asked=False)
    ending = "edit.undo" if not change.narrowed else "edit.this_week" if spread is None else "edit.to_all"
    text, claims = told_of(done, turn.language, ending, spread=spread, beside=beside)
    plan = None if done.version is None else {"plan_id": done.plan.plan_id, "version": done.version}
    return Answer(text, claims, outcome=Outcome(plan=plan))


def ask_changes(turn: Turn, changes: Sequence[Change]) -> Answer:
    """Several changes of one message: each is shown on the plan that holds, and one yes makes all that the question lists."""
    answers = [ask_change(turn, change) for change in changes]
    wanted = [a for a in answers if a.steps]
    ask = turn.say("coach-change-ask")
    shown = "\n".join(f"• {a.text.removesuffix(ask).strip()}" for a in wanted)
    refused = [a.text for a in answers if not a.steps]
    claims = [c for a in answers for c in a.claims]
    if not wanted:
        return Answer(" ".join(refused), claims)
    text = "\n".join(filter(None, [*refused, shown, turn.say("coach-changes-ask", count=len(wanted))]))
    shown_each = len(wanted) == 1  # of several the second is made on what the first made
    steps = [Step(s.op, s.value if shown_each else replace(s.value, shown=())) for a in wanted for s in a.steps]
    return Answer(text, claims, tuple(steps))


def amend_change(turn: Turn, change: Change) -> tuple[str, Change] | None:
    """A change that waits, for other weeks: "for all weeks", "only this week"."""
    scope = scope_said(turn.text)
    if scope is None:
        return None
    words = f"{change.words}, {turn.text}"[:LONGEST_WORDS]
    return "ask", replace(change, edit=_for(change.edit, scope), words=words, narrowed=False)


def change_before(turn: Turn) -> Change | None:
    """The change that the conversation asked about or made last."""
    for action in (turn.pending, turn.done):
        steps = [s for s in action.steps if s["op"] == "change"] if action is not None else []
        if steps:
            return msgspec.convert(steps[-1]["value"], Change)
    return None


def rescope(turn: Turn, scope: Scope) -> Answer | None:
    """Let the change just made hold for all weeks or this one: made anew of the plan before it, so that nothing steps twice."""
    before, base = change_before(turn), _base(turn)
    if before is None:
        return None
    if base is None or not turn.just_done:
        return Answer(say("scope.which", turn.language))
    edit = _for(before.edit, scope)
    if edit == before.edit:
        return Answer(say(f"scope.same.{scope}", turn.language))
    return ask_change(turn, Change(edit, f"{before.words}, {turn.text}"[:LONGEST_WORDS], base))


def also(turn: Turn, wanted: Also) -> Answer:
    """Make the change just made in another week too, of the plan as it is now."""
    before, standing = change_before(turn), turn.coach.standing(turn.athlete)
    if before is None or standing is None:
        return Answer(say("scope.which", turn.language))
    if not turn.just_done:
        return Answer(say("scope.which", turn.language))
    if not before.edit.this_week and before.edit.week is None:
        return Answer(say("scope.same.all", turn.language))
    held = weeks_of(before.edit, standing.week)
    weeks = weeks_also(wanted, held, standing.week)
    if weeks <= held:
        return Answer(say("scope.same.week", turn.language))
    new = sorted(weeks - held)
    edit = msgspec.structs.replace(before.edit, this_week=True, weeks_ahead=0, week=new[0], weeks_long=len(new))
    if edit.off:
        off = {n % len(DAYS) + len(DAYS) * (week - standing.week) for n in edit.off for week in new}
        edit = msgspec.structs.replace(edit, week=None, weeks_long=1, off=sorted(off))
    return ask_change(turn, Change(edit, f"{before.words}, {turn.text}"[:LONGEST_WORDS]))


def follow_up(turn: Turn) -> Answer | None:
    """What words that only say for which weeks mean for the change before; None for all other words."""
    scope = scope_said(turn.text)
    if scope is not None:
        return rescope(turn, scope)
    wanted = also_said(turn.text)
    return also(turn, wanted) if wanted is not None and change_before(turn) is not None else None


def unknown_exercise(turn: Turn, name: str, near: str | None) -> Answer:
    """That nobody knows an exercise by that name."""
    return Answer(unknown_told(name, near, turn.language))


def lacking(turn: Turn, order: Order) -> Answer | None:
    """One short question for what an order leaves open, with the likeliest answers where there are some."""
    plan = turn.facts.plan
    if plan is None or plan.refused is not None:
        return None
    question = turn.say(f"coach-lacks-{order.lacks}")
    options = _answers(turn, order)
    return choices(turn, question, options) if len(options) > 1 else Answer(question)


def _answers(turn: Turn, order: Order) -> list[tuple[str, str]]:
    """What may be meant, each with the words that say it."""
    words, language = order.words.rstrip(" .!?"), turn.language
    if order.lacks in {"days", "minutes"}:
        counts = (2, 3, 4) if order.lacks == "days" else (30, 45, 60)
        return [(f"{n}", turn.say(f"coach-order-{order.lacks}", n=n)) for n in counts]
    week = week_on(turn.facts, turn.facts.today)
    if week is None or order.lacks not in {"day", "exercise"}:
        return []
    ahead = [d for d in week.days[turn.facts.today.weekday() :] if d.sessions]
    if order.lacks == "day":
        return [(day_name(d.day, language), f"{words} {day_name(d.day, language)}") for d in ahead[:3]]
    ids = list(dict.fromkeys(e.exercise_id for d in ahead for s in d.sessions for e in s.exercises if e.exercise_id in catalogue()))
    return [(catalogue()[id].called(language), f"{words} {catalogue()[id].called(language)}") for id in ids[:3]]


def _made(turn: Turn, change: Change, *, keep: bool) -> tuple[Edited, Standing, Edit, list[str]] | Answer:
    """The edit as it would be or was made, with what is told beside it; an answer where it cannot be."""
    coach, language = turn.coach, turn.language
    meant = change.edit
    try:
        with coach.one_at_a_time(turn.athlete):
            refuse_while_locked(turn.house, turn.athlete)
            standing = coach.some(turn.athlete)
            coach.refuse_careless(turn.athlete, meant, standing.plan, turn.rules)
            base = standing.plan if change.base is None else _version(turn, change.base) or standing.plan
            done = coach.carried_out(turn.athlete, base, meant, change.words[:LONGEST_WORDS], keep=keep)
    except Careful as e:
        return Answer(say(f"careful.{e.state}", language))
    except MiloError as e:
        refused = say("edit.refused", language, why=in_words(e, language).rstrip("."))
        return Answer(" ".join(filter(None, [refused, _not_owned(turn, change.edit)])))
    beside = [*filter(None, [_not_owned(turn, change.edit)])]
    later = _week_after(standing, meant, done.plan)
    if later is not None:
        asked_for = _weeks_named(sorted(weeks_of(meant, standing.week)), turn)
        beside.insert(0, say("edit.later", language, asked=asked_for, weeks=_weeks_named([later], turn)))
        meant = msgspec.structs.replace(meant, week=later)
    return done, standing, meant, beside


def _base(turn: Turn) -> int | None:
    """The version before the change the conversation made last, where the plan that holds is still what that made."""
    made = ((turn.done.outcome or {}) if turn.done is not None else {}).get("plan")
    versions = turn.coach.history().versions(turn.athlete)
    if not made or not versions or (versions[-1].plan_id, versions[-1].version) != (made["plan_id"], made["version"]):
        return None
    before = next((v for v in versions if v.plan_version_id == versions[-1].parent), None)
    return None if before is None else before.version


def _version(turn: Turn, number: int) -> Plan | None:
    found = next((v for v in turn.coach.history().versions(turn.athlete) if v.version == number), None)
    return None if found is None else plan_read(turn.house, turn.athlete, found)


def _for(edit: Edit, scope: Scope) -> Edit:
    return msgspec.structs.replace(edit, this_week=scope == "one", weeks_ahead=0, weeks_long=1, week=None)


def _not_owned(turn: Turn, edit: Edit) -> str | None:
    """That equipment which words say is all there is, "only bands", is not in the profile, so that no plan uses it."""
    named = set(EQUIPMENT_WORDS) - set(edit.equipment)
    profile = turn.facts.profile
    if edit.kind != "without" or len(named) > MOST_LISTED or profile is None or profile.equipment is None:
        return None
    new = ", ".join(named_word("equipment", one, turn.language) for one in sorted(named - set(profile.equipment)))
    return say("edit.not_owned", turn.language, what=new) if new else None


def _held_for(edit: Edit) -> tuple[str, ...]:
    """What is said of how long an edit of days would hold."""
    if edit.kind not in {"days", "free"}:
        return ()
    return ("days.all" if not edit.this_week else "days.one" if edit.weeks_long == 1 else "days.some",)


def _spread(standing: Standing, edit: Edit, after: Plan, turn: Turn, *, asked: bool) -> str | None:
    """What the limits change in weeks that an edit of one week did not ask for: training is measured by the week before (PL-09)."""
    own = weeks_of(edit, standing.week)
    others = _changed(standing, after) - own if edit.this_week else set()
    if not others:
        return None
    named: dict[str, Any] = {"asked": _weeks_named(sorted(own), turn), "weeks": _weeks_named(sorted(others), turn)}
    return say("edit.would_spread" if asked else "edit.spread", turn.language, **named)


def _week_after(standing: Standing, edit: Edit, after: Plan) -> int | None:
    """The week after this one where an edit was made in it, because nothing it means is left in this one; None otherwise."""
    own, changed = weeks_of(edit, standing.week), _changed(standing, after)
    if not edit.this_week or own != {standing.week} or not changed or changed & own:
        return None
    return min(changed) if min(changed) == standing.week + 1 else None


def _changed(standing: Standing, after: Plan) -> set[int]:
    return {c.week for c in diff(standing.plan, after) if c.week is not None}


def _weeks_named(weeks: Sequence[int], turn: Turn) -> str:
    """Weeks by their numbers within a sentence; in Spanish they bear an article there."""
    words = spelled_weeks(weeks, turn.language)
    article = "" if turn.language != "es" else "la " if len(weeks) == 1 else "las "
    return article + words
