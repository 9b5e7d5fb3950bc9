"""The coach's desk for changes already made: for how long one is to hold, several taken back, the plan as it was first made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from milo.app.adapting_flow import zone_of
from milo.app.coaching_careful import Careful, asks_for_more, told_state
from milo.app.coaching_desk import plan_read
from milo.app.coaching_food import CHANGED, FoodDesk
from milo.app.coaching_locks import TrainingLocked, refuse_while_locked
from milo.app.coaching_words import say
from milo.app.flows import LANGUAGES
from milo.app.plan_history import plan_of
from milo.channels.coaching import Edited
from milo.coach.plans.plan_denied import change_denied
from milo.coach.plans.plan_edit_also import Also, also_said, weeks_also, weeks_of
from milo.coach.plans.plan_edit_asked import change_asked
from milo.coach.plans.plan_edit_it import WhichIsMeant, read_in_talk
from milo.coach.plans.plan_edit_reading import for_one_week, read_edit
from milo.coach.plans.plan_edit_scope import Scope, scope_said
from milo.coach.plans.plan_edit_several import changes_in
from milo.coach.plans.plan_edit_weeks import EditRefused
from milo.coach.plans.plan_edits import Edit
from milo.coach.plans.plan_swaps_said import unknown_swap
from milo.coach.talk.asking_words import (
    asks_for_changes_made,
    asks_for_the_first_plan,
    asks_to_move_the_race,
    changes_to_undo,
    is_only_asked,
)
from milo.coach.talk.conversation import athlete_turns, intent_of
from milo.coach.talk.numbers_said import as_written, numbers_in
from milo.coach.talk.session_spoken import session_spoken
from milo.coach.talk.sport_gone import beside_gone
from milo.coach.talk.words_found import spelled
from milo.coach.talk.yes_said import said_yes
from milo.vocabulary.errors import MiloError
from milo.vocabulary.plan import DAYS, Plan
from milo.vocabulary.records import PlanVersion
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import in_words

AUTHOR = "athlete"
MOST_CLAMPED = 3  # what the limits changed, told one by one; of more their number is told (our choice)
MOST_LISTED = 8  # versions told in talk; the plan's page lists them all (our choice)
MOST_UNDONE = 5  # changes taken back by one sentence; more of them are seen better on the plan's page (our choice)
LONGEST_WORDS = 200  # characters of an athlete's words that stand in a reason (our choice)
Told = tuple[str, list[Claim]]
Turns = Sequence[str | Mapping[str, str]]


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


class ChangesDesk(FoodDesk):
    """What is said of changes that were made before."""

    def changes_told(self, athlete: str, said: Turns, language: Language) -> Callable[[], Told] | None:
        """What would answer words about changes made before, None for all other words; nothing is done before it is called."""
        own = athlete_turns(said)
        if not own:
            return None
        scope, plain = scope_said(own[-1]), spelled(own[-1])
        if scope is not None and not _answers_a_question(own, language):
            return lambda: self._rescoped(athlete, said, scope, language)
        if asks_for_changes_made(plain):
            return lambda: self._history_told(athlete, language)
        if is_only_asked(own[-1]):
            return None
        also = also_said(own[-1])
        made = self._made_before(athlete, said, language, again=True) if also is not None else None
        if also is not None:
            if made is None:
                return lambda: (say("scope.which", language), [])
            return lambda: self._also(athlete, own[-1], made, also, language)
        order = beside_gone(own[-1])
        if change_denied(order):
            return lambda: (say("edit.denied", language), [])
        if asks_to_move_the_race(plain):
            return lambda: (say("edit.race", language), [])
        unknown = unknown_swap(own[-1])
        if unknown is not None:
            return lambda: (_unknown(*unknown, language), [])
        several = changes_in(order, language, self.house.flows.today(athlete))
        if several:
            return lambda: (say("edit.several", language, count=len(several), first=several[0]), [])
        count = changes_to_undo(plain)
        if count is not None:
            return lambda: self._undone(athlete, count, language)
        return (lambda: self._first_again(athlete, language)) if asks_for_the_first_plan(plain) else None

    def refuse_careless(self, athlete: str, edit: Edit, plan: Plan, rules: Collection[str] = ()) -> None:
        """Raises Careful for an edit that asks for more than what was told allows. rules: of the reply at hand."""
        if asks_for_more(edit, plan):
            state = told_state(self.house, athlete, self.house.flows.profile(athlete), rules)
            if state is not None:
                raise Careful(state, say(f"careful.{state}", self.language(athlete)))

    # --- for how long -------------------------------------------------------------------------------------------------------

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
            off = {n % len(DAYS) + len(DAYS) * (week - max(1, now)) for n in edit.off for week in weeks - held}
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
        if before is None or edit is None or _monday(on) != _monday(self.house.flows.today(athlete)):
            return None
        held = for_one_week(edit, words) or edit
        told = next((scope for s in made_again if (scope := scope_said(s)) is not None), None)
        scope = told or ("one" if held.this_week else "all")
        now, also = self.some(athlete).week, frozenset[int]()
        for one in reversed([wanted for s in made_again if (wanted := also_said(s)) is not None]):
            also |= weeks_also(one, weeks_of(edit, now) | also, now)
        return MadeBefore(plan_read(self.house, athlete, before), edit, words, scope, also)

    def _history_told(self, athlete: str, language: Language) -> Told:
        """The versions of the plan, the newest first: number, day, author and reason."""
        versions, shown = self.history().versions(athlete), self.history().shown(athlete)
        if shown is None:
            return say("history.none", language), []
        lines, zone = [say("history.first", language)], zone_of(self.house, athlete)
        for v in reversed(versions[-MOST_LISTED:]):
            back = v.plan["version"] != v.version
            reason = say("history.back", language, version=v.plan["version"]) if back else _reason(v.reason or "", language)
            reason = say("history.made", language) if v is versions[0] and v.author == "coach" else reason
            author = say(f"history.{v.author}", language) if v.author in {AUTHOR, "coach"} else v.author
            at = v.created_at.astimezone(zone).date().isoformat()
            line = say("history.line", language, version=v.version, at=at, author=author, reason=reason or "-")
            lines.append(line + (say("history.holds", language) if v is versions[-1] else ""))
        if len(versions) > MOST_LISTED:
            lines.append(say("history.more", language, count=len(versions) - MOST_LISTED))
        return _claimed("\n".join(lines), language, [f"{v.plan_id}@{v.version}" for v in versions[-MOST_LISTED:]])

    # --- taken back ---------------------------------------------------------------------------------------------------------

    def _undone(self, athlete: str, count: int, language: Language) -> Told:
        """Take back the last changes that the athlete asked for; one of the coach's own stays, and so does the first version."""
        if not 1 <= count <= MOST_UNDONE:
            return _claimed(say("undo.count", language, most=MOST_UNDONE), language, [])
        taken: list[PlanVersion] = []
        with self.one_at_a_time(athlete):
            why = ""
            while len(taken) < count:
                # After an undo the one that holds again, so that a second one goes on from there.
                made = self.history().shown(athlete)
                if made is None or made.author != AUTHOR:
                    break
                try:
                    refuse_while_locked(self.house, athlete)
                    self.undo(athlete)
                except (EditRefused, TrainingLocked) as e:
                    why = in_words(e, language).rstrip(".")
                    break
                taken.append(made)
        what = "; ".join(_reason(v.reason or "", language) for v in taken)
        if not taken:
            return (say("edit.refused", language, why=why) if why else say("undo.nothing", language)), []
        if len(taken) == count:
            word = "undo.done" if count == 1 else "undo.several"
            text = say(word, language, count=count, what=what)
        else:
            end = say("undo.stopped", language, why=why) if why else say("undo.no_more", language)
            text = f"{say('undo.fewer', language, count=len(taken), wanted=count, what=what)} {end}"
        return _claimed(text, language, [f"{v.plan_id}@{v.version}" for v in taken])

    def _first_again(self, athlete: str, language: Language) -> Told:
        """Let the plan hold again as it was first made."""
        with self.one_at_a_time(athlete):
            versions, shown = self.history().versions(athlete), self.history().shown(athlete)
            if shown is None:
                return say("undo.nothing", language), []
            if shown.version == versions[0].version:
                return say("first.same", language), []
            try:
                refuse_while_locked(self.house, athlete)
                self.restore(athlete, versions[0].version)
            except (EditRefused, TrainingLocked) as e:
                return say("edit.refused", language, why=in_words(e, language).rstrip(".")), []
            return say("first.done", language), []


def told_of(done: Edited, language: Language, *endings: str, offered: bool = False, spread: str | None = None) -> Told:
    """What an edit did, or would do where it is offered, old -> new, with receipts.

    endings: words said after one that changes.  spread: what it changes beside what was asked for, as a sentence.
    """
    changed, word = bool(done.changes) if offered else done.version is not None, "offer.would" if offered else "edit.done"
    parts = [say(word, language, what=_ended(done.summary or ""))] if changed else [say("edit.same", language)]
    parts += [say("edit.clamped", language, what=_ended(what)) for what in done.clamped[:MOST_CLAMPED]]
    if len(done.clamped) > MOST_CLAMPED and spread is None:  # that counts them all
        parts.append(say("edit.clamped_more", language, count=len(done.clamped) - MOST_CLAMPED))
    parts += [*filter(None, [spread]), *(say(ending, language) for ending in endings)] if changed else []
    rule = done.plan.adjustments[-1].rule if done.plan.adjustments else "EDIT"
    return _claimed(" ".join(parts), language, [f"{done.plan.plan_id}@{done.plan.version}"], rule)


def _claimed(text: str, language: Language, receipts: list[str], rule: str = "EDIT-UNDO") -> Told:
    return text, [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="plan", rule=rule, record_ids=receipts)
        for n in numbers_in(text, language)
    ]


def _answers_a_question(own: Sequence[str], language: Language) -> bool:
    """Whether a scope says which weeks a question about the plan just before was about: "show me my plan", "all weeks"."""
    if len(own) < 2 or read_edit(beside_gone(own[-2]), language, DAYS[0]) is not None:
        return False
    if scope_said(own[-2]) is not None or also_said(own[-2]) is not None:
        return False
    return intent_of(own[:-1], language).name in {"plan", "today"}


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
    return not ours or any(what in text for what in new for text in ours)


def ours_before(said: Turns) -> str | None:
    """What we said just before the last turn; empty where nothing, None for a talk that holds no turn of ours."""
    ours = [not isinstance(t, str) and t.get("role", "user") not in {"user", "athlete"} for t in said]
    if not any(ours):
        return None
    before = said[-2] if len(said) > 1 else ""
    return str(before.get("text") or before.get("content") or "") if not isinstance(before, str) and ours[-2] else ""


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _reason(kept: str, language: Language) -> str:
    """Why a version was made: our own words in the language of the talk, the athlete's as they were said."""
    ours = next((key for key in CHANGED if kept in {say(key, at) for at in LANGUAGES}), None)
    return kept.strip() if ours is None else say(ours, language)


def _unknown(name: str, near: str | None, language: Language) -> str:
    """That nobody knows an exercise, with the one that may be meant."""
    meant = say("edit.meant", language, near=near) if near is not None else ""
    return " ".join(filter(None, [say("edit.unknown", language, name=name), meant]))


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence[-1] in ".!?" else f"{sentence}."
