"""The coach's desk for changes already made: told, several taken back, the plan as it was first made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from milo.app.coaching.changes_told import Told, Turns, claimed, reason, unknown_told
from milo.app.coaching.locks import TrainingLocked, refuse_while_locked
from milo.app.coaching.scope import AUTHOR, ScopeDesk
from milo.app.coaching.words import say
from milo.app.known_athletes import zone_of
from milo.coach.plans.edits.also import also_said
from milo.coach.plans.edits.denied import change_denied
from milo.coach.plans.edits.reading import read_edit
from milo.coach.plans.edits.scope import scope_said
from milo.coach.plans.edits.several import changes_in
from milo.coach.plans.edits.sport_swap import EASY_ON_JOINTS, sport_swap
from milo.coach.plans.edits.swaps_said import unknown_swap
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.talk.heard.asking_words import (
    asks_for_changes_made,
    asks_for_the_first_plan,
    asks_to_move_the_race,
    changes_to_undo,
    is_only_asked,
)
from milo.coach.talk.heard.plan_before_asked import asks_for_the_plan_before
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.turns.conversation import athlete_turns, intent_of
from milo.coach.talk.turns.sport_gone import beside_gone
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.plan import DAYS
from milo.vocabulary.records import PlanVersion
from milo.vocabulary.talk import Language
from milo.vocabulary.told_limits import in_words

MOST_LISTED = 8  # versions told in talk; the plan's page lists them all (our choice)
MOST_UNDONE = 5  # changes taken back by one sentence; more of them are seen better on the plan's page (our choice)


class ChangesDesk(ScopeDesk):
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
        sports = sport_swap(beside_gone(own[-1]))
        if sports is not None:
            old, new = (Telling(language).word("activity", sport).lower() for sport in sports)
            once = say("edit.sport_once", language, new=new) if sports[1] in EASY_ON_JOINTS else ""
            return lambda: (" ".join(filter(None, [say("edit.sport", language, old=old, new=new), once])), [])
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
            return lambda: (unknown_told(*unknown, language), [])
        several = changes_in(order, language, self.house.flows.today(athlete))
        if several:
            return lambda: (say("edit.several", language, count=len(several), first=several[0]), [])
        if asks_for_the_plan_before(plain):
            return lambda: self._plan_before(athlete, language)
        count = changes_to_undo(plain)
        if count is not None:
            return lambda: self._undone(athlete, count, language)
        return (lambda: self._first_again(athlete, language)) if asks_for_the_first_plan(plain) else None

    def _history_told(self, athlete: str, language: Language) -> Told:
        """The versions of the athlete's plans, the newest first: number, day, author and reason."""
        versions, shown = self.history().all_versions(athlete), self.history().shown(athlete)
        if shown is None:
            return say("history.none", language), []
        lines, zone = [say("history.first", language)], zone_of(self.house, athlete)
        for v in reversed(versions[-MOST_LISTED:]):
            back = v.plan["version"] != v.version
            why = say("history.back", language, version=v.plan["version"]) if back else reason(v.reason or "", language)
            first = v is next(one for one in versions if one.plan_id == v.plan_id)
            why = say("history.made", language) if v is versions[0] and v.author == "coach" else why
            why = say("history.new", language) if first and v is not versions[0] and v.author == "coach" else why
            author = say(f"history.{v.author}", language) if v.author in {AUTHOR, "coach"} else v.author
            at = v.created_at.astimezone(zone).date().isoformat()
            line = say("history.line", language, version=v.version, at=at, author=author, reason=why or "-")
            # Each plan counts its versions from one.
            line += say("history.earlier", language) if v.plan_id != versions[-1].plan_id else ""
            lines.append(line + (say("history.holds", language) if v is versions[-1] else ""))
        if len(versions) > MOST_LISTED:
            lines.append(say("history.more", language, count=len(versions) - MOST_LISTED))
        return claimed("\n".join(lines), language, [f"{v.plan_id}@{v.version}" for v in versions[-MOST_LISTED:]])

    # --- taken back ---------------------------------------------------------------------------------------------------------

    def _undone(self, athlete: str, count: int, language: Language) -> Told:
        """Take back the last changes that the athlete asked for; one of the coach's own stays, and so does the first version."""
        if not 1 <= count <= MOST_UNDONE:
            return claimed(say("undo.count", language, most=MOST_UNDONE), language, [])
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
                    self.undo(athlete, spare=False)
                except (EditRefused, TrainingLocked) as e:
                    why = in_words(e, language).rstrip(".")
                    break
                taken.append(made)
            again = " ".join(self.spared(athlete)) if taken else ""
        what = "; ".join(reason(v.reason or "", language) for v in taken)
        if not taken:
            return (say("edit.refused", language, why=why) if why else say("undo.nothing", language)), []
        if len(taken) == count:
            word = "undo.done" if count == 1 else "undo.several"
            text = say(word, language, count=count, what=what)
        else:
            end = say("undo.stopped", language, why=why) if why else say("undo.no_more", language)
            text = f"{say('undo.fewer', language, count=len(taken), wanted=count, what=what)} {end}"
        text = f"{text} {say('undo.spared', language, what=again)}" if again else text
        return claimed(text, language, [f"{v.plan_id}@{v.version}" for v in taken])

    def _plan_before(self, athlete: str, language: Language) -> Told:
        """Let the plan hold again that held before this one was made, by whomever; the profile stays as it is told.

        Why not, where that plan is outgrown by the profile.
        """
        with self.one_at_a_time(athlete):
            back = self.history().held_before(athlete)
            if back is None:
                return say("before.none", language), []
            shown = self.history().shown(athlete)
            try:
                refuse_while_locked(self.house, athlete)
                again = " ".join(self.restore(athlete, back.version, back.plan_id)["adapted"])
            except EditRefused as e:
                return claimed(say("before.outgrown", language, why=str(e.found).rstrip(".")), language, [])
            except TrainingLocked as e:
                return say("edit.refused", language, why=in_words(e, language).rstrip(".")), []
        text = say("before.done", language)
        if shown is not None and shown.author == AUTHOR and shown.reason:
            text = say("undo.done", language, what=reason(shown.reason, language))
        text = f"{text} {say('undo.spared', language, what=again)}" if again else text
        return claimed(text, language, [f"{back.plan_id}@{back.version}"])

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


def _answers_a_question(own: Sequence[str], language: Language) -> bool:
    """Whether a scope says which weeks a question about the plan just before was about: "show me my plan", "all weeks"."""
    if len(own) < 2 or read_edit(beside_gone(own[-2]), language, DAYS[0]) is not None:
        return False
    if scope_said(own[-2]) is not None or also_said(own[-2]) is not None:
        return False
    return intent_of(own[:-1], language).name in {"plan", "today"}
