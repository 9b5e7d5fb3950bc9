"""The coach's desk for a change of the plan said in talk: carried out where it is ordered, offered where it is asked about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import msgspec

from milo.app.coaching.careful import Careful
from milo.app.coaching.changes import ChangesDesk
from milo.app.coaching.changes_told import Told, Turns, told_of
from milo.app.coaching.desk import Standing
from milo.app.coaching.profile_told_words import named as named_word
from milo.app.coaching.scope import LONGEST_WORDS, made_here, ours_before
from milo.app.coaching.words import say
from milo.app.flows import LANGUAGES
from milo.channels.coaching import Edited
from milo.coach.plans.edits.absence_said import absence_said
from milo.coach.plans.edits.also import weeks_of
from milo.coach.plans.edits.asked import change_asked
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.it import WhichIsMeant
from milo.coach.plans.edits.reading import for_one_week, read_edit
from milo.coach.plans.edits.words import spelled_weeks
from milo.coach.plans.text.diff import diff
from milo.coach.talk.heard.asking_words import changes_to_undo, is_only_asked
from milo.coach.talk.heard.intents import intents
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.meant.reading import doubted, wished
from milo.coach.talk.replies.log import ASKS_END
from milo.coach.talk.turns.conversation import athlete_turns
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.errors import MiloError
from milo.vocabulary.plan import DAYS, Plan
from milo.vocabulary.talk import Language
from milo.vocabulary.told_limits import in_words

MOST_LISTED = 4  # pieces of equipment that "only" lists; with more, words said what is missing (our choice)


@dataclass(frozen=True)
class EditSaid:
    """An edit that words ask for. words: as the athlete said them; asked: they only ask whether it may be done."""

    edit: Edit
    words: str
    asked: bool


class OffersDesk(ChangesDesk):
    """Changes that are asked for, and the yes or no after an offer."""

    def changes_told(self, athlete: str, said: Turns, language: Language) -> Callable[[], Told] | None:
        """As ChangesDesk; also for the yes or no to a change that was offered, and for a no to one just made."""
        own = athlete_turns(said)
        answer = said_yes(own[-1]) if len(own) > 1 else None
        if answer is None and len(own) > 1 and changes_to_undo(spelled(own[-1])) == 1 and not is_only_asked(own[-1]):
            # "leave it as it was" to a change that is only offered: nothing was made that could be taken back.
            ours = ours_before(said)
            if ours is not None and any(say("offer.ask", at) in ours for at in LANGUAGES):
                return lambda: (say("edit.denied", language), [])
        if answer is None:
            return super().changes_told(athlete, said, language)
        offered = self._offered_before(athlete, said, language)
        if offered is not None:
            return (lambda: self._taken(athlete, said, offered, language)) if answer else lambda: (say("edit.denied", language), [])
        if not answer and self._just_made(athlete, said):
            return lambda: (say("edit.stands", language), [])
        return super().changes_told(athlete, said, language)

    def edit_said(self, athlete: str, own: Collection[str], language: Language) -> EditSaid | None:
        """The edit that the last of the athlete's turns asks for or asks about; one that is only likely counts as asked.

        Raises WhichIsMeant.
        """
        *before, last = own
        bare = change_asked(last)
        today = self.house.flows.today(athlete)
        edit = self._read([*before, bare or last], language, today)
        taken = edit is not None and (bare is not None or not doubted(edit, last))
        but = edit.kind if edit is not None and taken else None
        likely = wished(last, intents(last, language), DAYS[today.weekday()], but) if bare is None or edit is None else None
        if likely is not None:
            return EditSaid(likely, last, asked=True)
        if edit is None or not taken:
            return None
        # Who is away may train there all the same, so that is asked first.
        absence = absence_said(last, today) if edit.kind == "away" else None
        return EditSaid(edit, last, bare is not None or (absence is not None and absence[1]))

    def edited(self, athlete: str, wanted: EditSaid, language: Language, rules: Collection[str] = ()) -> Told:
        """Carry out an edit said in words, or offer it where it is only asked about; what it changes, old -> new.

        rules: of the reply so far.
        """
        only = for_one_week(wanted.edit, wanted.words)
        standing = self.standing(athlete)
        try:
            done = self._careful_edit(
                athlete, only or wanted.edit, dry_run=wanted.asked, reason=wanted.words[:LONGEST_WORDS], rules=rules
            )
        except Careful as e:
            return say(f"careful.{e.state}", language), []
        except MiloError as e:
            refused = say("edit.refused", language, why=in_words(e, language).rstrip("."))
            return " ".join(filter(None, [refused, self._not_owned(athlete, wanted.edit, language)])), []
        meant = only or wanted.edit
        beside = [*filter(None, [self._not_owned(athlete, wanted.edit, language)])]
        later = None if standing is None else _week_after(standing, meant, done.plan)
        if standing is not None and later is not None:
            asked_for = _named(sorted(weeks_of(meant, standing.week)), language)
            beside.insert(0, say("edit.later", language, asked=asked_for, weeks=_named([later], language)))
            meant = msgspec.structs.replace(meant, week=later)
        spread = None if standing is None else _spread(standing, meant, done.plan, language, asked=wanted.asked)
        if wanted.asked:
            return told_of(done, language, "offer.ask", offered=True, spread=spread, beside=beside)
        return told_of(done, language, *_held_for(meant, asked=only is None, spread=spread), spread=spread, beside=beside)

    def _not_owned(self, athlete: str, edit: Edit, language: Language) -> str | None:
        """That equipment which words say is all there is, "only bands", is not in the profile, so that no plan uses it."""
        named = set(EQUIPMENT_WORDS) - set(edit.equipment)
        if edit.kind != "without" or len(named) > MOST_LISTED:
            return None
        profile = self.house.flows.profile(athlete)
        if profile is None or profile.equipment is None:
            return None
        new = ", ".join(named_word("equipment", one, language) for one in sorted(named - set(profile.equipment)))
        return say("edit.not_owned", language, what=new) if new else None

    def passes_over_offer(self, said: Turns, reply: str) -> bool:
        """Whether a reply asks about something else than the change just offered, which a yes no longer carries out then."""
        *_, last = athlete_turns(said) or ("",)
        ours = ours_before(said) or ""
        if said_yes(last) is not None or not reply.rstrip().endswith(ASKS_END):
            return False
        return any(say("offer.ask", at) in ours for at in LANGUAGES) and not any(say("offer.ask", at) in reply for at in LANGUAGES)

    # --- what was offered ---------------------------------------------------------------------------------------------------

    def _offered_before(self, athlete: str, said: Turns, language: Language) -> EditSaid | None:
        """The edit that our turn just before offered; a talk handed in without our turns is taken at its word."""
        ours, before = ours_before(said), list(athlete_turns(said)[:-1])
        while ours is not None and len(before) > 1 and said_yes(before[-1]):
            before.pop()  # a yes to an offer that was made anew
        if ours is not None and not any(say("offer.ask", at) in ours for at in LANGUAGES):
            return None
        if self.standing(athlete) is None:
            return None
        try:
            wanted = self.edit_said(athlete, before, language)
        except WhichIsMeant:
            return None
        return wanted if wanted is not None and wanted.asked else None

    def _taken(self, athlete: str, said: Turns, offered: EditSaid, language: Language) -> Told:
        """Carry out what was offered; where the plan has changed since and it would do something else, offer that."""
        now, ours = self.edited(athlete, offered, language), ours_before(said)
        if ours is not None and now[0] not in ours:
            return now
        return self.edited(athlete, EditSaid(offered.edit, offered.words, asked=False), language)

    def _just_made(self, athlete: str, said: Turns) -> bool:
        """Whether the turn before asked for an edit, and the plan that holds is what it made."""
        own, shown = athlete_turns(said), self.history().shown(athlete)
        if shown is None or shown.reason != own[-2][:LONGEST_WORDS]:
            return False
        return made_here(said, shown, {v.plan_version_id: v for v in self.history().versions(athlete)})

    def _careful_edit(
        self, athlete: str, wanted: str | Edit, *, dry_run: bool = False, reason: str | None = None, rules: Collection[str] = ()
    ) -> Edited:
        """An edit that was heard. rules: of the reply at hand."""
        plan, language = self.plan(athlete), self.language(athlete)
        edit = read_edit(wanted, language, self.house.flows.today(athlete)) if isinstance(wanted, str) else wanted
        if plan is not None and edit is not None:
            self.refuse_careless(athlete, edit, plan, rules)
        return super().edit(athlete, wanted, dry_run=dry_run, reason=reason)


def _held_for(edit: Edit, *, asked: bool, spread: str | None) -> tuple[str, ...]:
    """What is said of how long an edit holds and how it is taken back. asked: the weeks are those that were said."""
    if not asked:
        return ("edit.this_week" if spread is None else "edit.to_all",)
    if edit.kind not in {"days", "free"}:
        return ("edit.undo",)
    return ("days.all" if not edit.this_week else "days.one" if edit.weeks_long == 1 else "days.some", "edit.undo")


def _spread(standing: Standing, edit: Edit, after: Plan, language: Language, *, asked: bool) -> str | None:
    """What the limits changed in weeks that an edit of one week did not ask for, as a sentence; None where nothing.

    Training of one week is measured by the one before it (PL-09), so that less in one allows less in those that follow.
    """
    if not edit.this_week:
        return None
    own = weeks_of(edit, standing.week)
    others = _changed(standing, after) - own
    if not others:
        return None
    weeks = _named(sorted(others), language)
    word = "edit.would_spread" if asked else "edit.spread"
    return say(word, language, asked=_named(sorted(own), language), weeks=weeks)


def _week_after(standing: Standing, edit: Edit, after: Plan) -> int | None:
    """The week after this one where an edit was made in it, because nothing it means is left in this one; None otherwise."""
    own, changed = weeks_of(edit, standing.week), _changed(standing, after)
    if not edit.this_week or own != {standing.week} or not changed or changed & own:
        return None
    return min(changed) if min(changed) == standing.week + 1 else None


def _changed(standing: Standing, after: Plan) -> set[int]:
    return {c.week for c in diff(standing.plan, after) if c.week is not None}


def _named(weeks: Sequence[int], language: Language) -> str:
    """Weeks by their numbers within a sentence; in Spanish they bear an article there."""
    words = spelled_weeks(weeks, language)
    article = "" if language != "es" else "la " if len(weeks) == 1 else "las "
    return article + words
