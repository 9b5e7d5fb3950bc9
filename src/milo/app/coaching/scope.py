"""The coach's desk for how long a change is to hold: the edit made just before, in this week, in others too, or in all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from milo.app.coaching.careful import Careful, asks_for_more, told_state
from milo.app.coaching.changes_told import Told, Turns, told_of
from milo.app.coaching.desk import plan_read
from milo.app.coaching.food import FoodDesk
from milo.app.coaching.locks import refuse_while_locked
from milo.app.coaching.words import say
from milo.app.known_athletes import zone_of
from milo.app.plan_history import plan_of
from milo.coach.plans.edits.also import Also, also_said, weeks_also, weeks_of
from milo.coach.plans.edits.asked import change_asked
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.it import WhichIsMeant, read_in_talk
from milo.coach.plans.edits.reading import for_one_week
from milo.coach.plans.edits.scope import Scope, scope_said
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.turns.conversation import athlete_turns
from milo.coach.talk.turns.session_spoken import session_spoken
from milo.coach.talk.turns.sport_gone import beside_gone
from milo.insight.week_sums import monday_of
from milo.vocabulary.errors import MiloError
from milo.vocabulary.plan import DAYS, Plan
from milo.vocabulary.records import PlanVersion
from milo.vocabulary.talk import Language
from milo.vocabulary.told_limits import in_words

AUTHOR = "athlete"
LONGEST_WORDS = 200  # characters of an athlete's words that stand in a reason (our choice)


@dataclass(frozen=True)
class MadeBefore:
    """The edit that made the plan that holds. before: the plan it was made of; words: that asked for it; scope: it holds for.

    also: weeks of the plan for which it was made again after that, by their numbers.
    """

    before: Plan
    edit: Edit
    words: str
    scope: Scope
    also: frozenset[int] = frozenset()


class ScopeDesk(FoodDesk):
    """For how long a change holds."""

    def refuse_careless(self, athlete: str, edit: Edit, plan: Plan, rules: Collection[str] = ()) -> None:
        """Raises Careful for an edit that asks for more than what was told allows. rules: of the reply at hand."""
        if asks_for_more(edit, plan):
            state = told_state(self.house, athlete, self.house.flows.profile(athlete), rules)
            if state is not None:
                raise Careful(state, say(f"careful.{state}", self.language(athlete)))

    def _rescoped(self, athlete: str, said: Turns, scope: Scope, language: Language) -> Told:
        """Let the edit just made hold for all weeks or this one: made anew of the plan before it, so that nothing steps twice."""
        with self.one_at_a_time(athlete):
            # For all weeks it holds also in those for which it was said one by one.
            made = self._made_before(athlete, said, language, again=scope == "all")
            if made is None:
                return say("scope.which", language), []
            if made.scope == scope:
                return say(f"scope.same.{scope}", language), []
            edit = msgspec.structs.replace(made.edit, this_week=scope == "one", weeks_ahead=0, weeks_long=1, week=None)
            own = athlete_turns(said)
            try:
                refuse_while_locked(self.house, athlete)
                self.refuse_careless(athlete, edit, made.before)
                done = self._carried_out(athlete, made.before, edit, _with_scope(made.words, own[-1]))
            except Careful as e:
                return say(f"careful.{e.state}", language), []
            except MiloError as e:
                return say("edit.refused", language, why=in_words(e, language).rstrip(".")), []
            return told_of(done, language, f"scope.now.{scope}", "edit.undo")

    def _also(self, athlete: str, words: str, made: MadeBefore, also: Also, language: Language) -> Told:
        """Make the change just made in another week too, of the plan as it is now; in one it was made in, it would step twice."""
        now = self.some(athlete).week
        held = weeks_of(made.edit, now) | made.also
        weeks = weeks_also(also, held, now)
        if made.scope == "all":
            return say("scope.same.all", language), []
        if weeks <= held:
            return say("scope.same.week", language), []
        first = min(weeks - held)
        edit = msgspec.structs.replace(made.edit, this_week=True, weeks_ahead=0, week=first, weeks_long=len(weeks - held))
        if edit.off:
            off = {n % len(DAYS) + len(DAYS) * (week - now) for n in edit.off for week in weeks - held}
            edit = msgspec.structs.replace(edit, week=None, weeks_long=1, off=sorted(off))
        with self.one_at_a_time(athlete):
            try:
                refuse_while_locked(self.house, athlete)
                plan = self.some(athlete).plan
                self.refuse_careless(athlete, edit, plan)
                done = self._carried_out(athlete, plan, edit, _with_scope(made.words, words))
            except Careful as e:
                return say(f"careful.{e.state}", language), []
            except MiloError as e:
                return say("edit.refused", language, why=in_words(e, language).rstrip(".")), []
            return told_of(done, language, "scope.also", "edit.undo")

    def _read(self, own: Sequence[str], language: Language, on: date) -> Edit | None:
        """The edit the last turn asked for on a day, read with the turns before it. Raises WhichIsMeant."""
        *before, last = own
        return read_in_talk([*before, beside_gone(last)], language, on, lambda earlier: session_spoken(earlier, language, on))

    def _made_before(self, athlete: str, said: Turns, language: Language, *, again: bool = False) -> MadeBefore | None:
        """The edit just before in this talk, where the plan that holds is what it made and nobody changed that since.

        again: also where it was made for further weeks in between.
        """
        *earlier, _ = athlete_turns(said)
        scopes: list[str] = []
        while earlier and (scope_said(earlier[-1]) is not None or (again and also_said(earlier[-1]) is not None)):
            scopes.append(earlier.pop())
        if len(earlier) > 1 and said_yes(earlier[-1]) and change_asked(earlier[-2]) is not None:
            earlier.pop()  # the yes to what was offered
        versions = self.history().versions(athlete)
        if not earlier or not versions:
            return None
        words, by_id, latest = earlier[-1][:LONGEST_WORDS], {v.plan_version_id: v for v in versions}, versions[-1]
        holds_as = {_with_scope(words, s): scope_said(s) for s in scopes}
        first: PlanVersion | None = latest
        made_again: list[str] = []
        while first is not None and first.reason in holds_as and _is_edit(first):
            made_again += [s for s in reversed(scopes) if first.reason == _with_scope(words, s)][:1]
            first = by_id.get(first.parent or "")
        if first is None or first.reason != words or not made_here(said, latest, by_id):
            return None
        before = by_id.get(first.parent or "")
        on = first.created_at.astimezone(zone_of(self.house, athlete)).date()
        try:
            edit = self._read([*earlier[:-1], change_asked(earlier[-1]) or earlier[-1]], language, on)
        except WhichIsMeant:
            return None
        if before is None or edit is None or monday_of(on) != monday_of(self.house.flows.today(athlete)):
            return None
        held = for_one_week(edit, words) or edit
        told = next((scope for s in made_again if (scope := scope_said(s)) is not None), None)
        scope = told or ("one" if held.this_week else "all")
        now, also = self.some(athlete).week, frozenset[int]()
        for one in reversed([wanted for s in made_again if (wanted := also_said(s)) is not None]):
            also |= weeks_also(one, weeks_of(edit, now) | also, now)
        return MadeBefore(plan_read(self.house, athlete, before), edit, words, scope, also)


def _with_scope(words: str, scope: str) -> str:
    """Why a version was made whose edit and scope were said one after the other."""
    return f"{words[:LONGEST_WORDS]}, {scope[:LONGEST_WORDS]}"


def _is_edit(version: PlanVersion) -> bool:
    """Whether a version is a change of the athlete's, not one that let an older version hold again."""
    return version.author == AUTHOR and version.plan["version"] == version.version


def made_here(said: Turns, latest: PlanVersion, by_id: Mapping[str, PlanVersion]) -> bool:
    """Whether a version is an edit of the athlete's and this talk told what it changed.

    by_id: all versions.  A talk handed in without our turns is taken at its word.
    """
    if not _is_edit(latest):
        return False
    ours = [
        str(t.get("text") or t.get("content") or "")
        for t in said
        if not isinstance(t, str) and t.get("role", "user") not in {"user", "athlete"}
    ]
    parent = by_id.get(latest.parent or "")
    old = plan_of(parent).adjustments if parent is not None else []
    new = [a.what for a in plan_of(latest).adjustments if a not in old]
    # A change is told as a sentence, with a capital, and kept without.
    return not ours or any(what.casefold() in text.casefold() for what in new for text in ours)


def ours_before(said: Turns) -> str | None:
    """What we said just before the last turn; empty where nothing, None for a talk that holds no turn of ours."""
    ours = [not isinstance(t, str) and t.get("role", "user") not in {"user", "athlete"} for t in said]
    if not any(ours):
        return None
    before = said[-2] if len(said) > 1 else ""
    return str(before.get("text") or before.get("content") or "") if not isinstance(before, str) and ours[-2] else ""
