"""The coach's desk for what is written down already: corrected, deleted or taken back in talk, on the athlete's yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from milo.app.coaching.bit_by_bit import LogDesk
from milo.app.coaching.changes import ChangesDesk
from milo.app.coaching.changes_told import Told, Turns
from milo.app.coaching.mended import asks_yes, doable, measured_anew, mended_all
from milo.app.coaching.pain import plan_spared
from milo.app.coaching.scope import AUTHOR
from milo.app.coaching.talk_before import TALK_LASTS
from milo.app.coaching.undoing import asks_back, done_before
from milo.app.coaching.written import (
    LATELY_DAYS,
    MOST_WAITING,
    STANDS,
    WrittenDesk,
    hurts,
    ids_of,
    is_own,
    is_stretch,
    name_of,
    text_of,
)
from milo.app.correcting import Written, emptied, in_its_place, put_in_place, undo, written_of
from milo.coach.talk.heard.day_said import DaySaid
from milo.coach.talk.heard.done_said import Done
from milo.coach.talk.heard.done_words import named_in_log, names_the_day, names_yesterday
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.log import unasked, understood, understood_day, written, written_day
from milo.coach.talk.replies.mended import CORRECTED, day_name, sentence_of, standing, together
from milo.coach.talk.turns.held_said import as_named, called_short, has_weight, tells_a_weight
from milo.coach.talk.turns.mended_said import asks_if_logged, brings_back, mends, read_withdrawal
from milo.coach.talk.turns.not_done_said import asks_if_due, due_told, read_not_done
from milo.coach.talk.turns.which_said import leaves_open_which, meant_by, names_something
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.records import Correction, Record, kind_of
from milo.vocabulary.talk import Language
from milo.vocabulary.told_limits import Refusal, in_words, sentence

UNDONE_DAYS = 400  # how far back something lies that is brought back (our choice)
LOOKED_BACK = 3  # own turns in which a question of ours may still wait (our choice)


@dataclass(frozen=True)
class Mend:
    """What is to be put right: each old with the new beside it; no new at all: the old is to go."""

    old: tuple[Written, ...]
    new: tuple[Done | DaySaid, ...] = ()


class MendDesk(ChangesDesk, WrittenDesk, LogDesk):
    """Corrections of the log."""

    def mending(self, athlete: str, said: Turns, facts: Facts, language: Language, *, waits: bool) -> Callable[[], Told] | None:
        """What would answer words that correct, delete or take back what is written down; None for all others.

        waits: whether something told waits for a yes, which a correction is about then.  Nothing is done before it is called.
        """
        *before, last = self.turns(athlete, said) or ("",)
        text = text_of(last)
        if not text:
            return None
        if asks_if_logged(text):
            return lambda: self._logged(athlete, facts, language, waits=waits)
        open_one = self._open(athlete, before, facts, language)
        which = (lambda: sentence_of("log.which", language)) if leaves_open_which(text) else None
        if waits and open_one is None:
            return which
        several = self._several(athlete, text, facts, language)
        if several:
            return lambda: sentence_of("log.several_kinds", language, names=", ".join(several))
        mend = self._mend(athlete, text, before, open_one, facts, language) or self._withdrawal(athlete, text, facts, language)
        if mend is not None:
            return lambda: self._asked(mend, facts, language)
        due, denied = asks_if_due(text, language), read_not_done(text, language)
        if due is not None and facts.plan is not None:
            return lambda: due_told(due, facts, language)
        if denied is not None:
            day = day_name(denied.days_ago, facts, language)
            return lambda: sentence_of("log.not_done", language, day=day)
        return self._nothing_to_delete(athlete, text, facts, language) or which or self._undoing(athlete, text, facts, language)

    # --- what is meant ------------------------------------------------------------------------------------------------------

    def _open(self, athlete: str, before: Turns, facts: Facts, language: Language) -> Mend | None:
        """What a question of ours is about that waits since one of the last turns and was asked again in each reply since."""
        if not before or is_own(before[-1]) or not asks_yes(text_of(before[-1])):
            return None
        own = [n for n, turn in enumerate(before) if is_own(turn)]
        for n in reversed(own[-LOOKED_BACK:]):
            earlier = before[:n]
            text = text_of(before[n])
            since = len(before) - n
            mend = self._mend(athlete, text, earlier, self._open(athlete, earlier, facts, language), facts, language, since)
            mend = mend or self._withdrawal(athlete, text, facts, language, since)
            if mend is not None:
                question = unasked(self._asked(mend, facts, language)[0])
                replies = [text_of(turn) for turn in before[n + 1 :] if not is_own(turn)]
                return mend if replies and all(question in reply for reply in replies) else None
        return None

    def _mend(
        self, athlete: str, text: str, before: Turns, open_one: Mend | None, facts: Facts, language: Language, since: int = 0
    ) -> Mend | None:
        """since: turns that were said from this text on; nothing of them counts."""
        rest = mends(text)
        if rest is None:
            return None
        if open_one is not None and open_one.new:
            new = mended_all(open_one.new, text, facts, language)
            return None if new is None else Mend(open_one.old, new)
        last = self._with_weight(athlete, self._last_written(athlete, since) if before else [], rest, language)
        new = mended_all([w.what for w in last], text, facts, language)
        if new is not None:
            pairs = [(old, one) for old, one in zip(last, new, strict=True) if one != old.what]
            return Mend(tuple(old for old, _ in pairs), tuple(one for _, one in pairs)) if pairs else Mend(tuple(last), tuple(new))
        return self._named_mend(athlete, text, facts, language)

    def _with_weight(self, athlete: str, last: list[Written], text: str, language: Language) -> list[Written]:
        """What was written last; for a weight told of no exercise by name, the newest of that day that has one."""
        if not last or not tells_a_weight(text, language) or named_in_log(text, language) is not None:
            return last
        if any(not isinstance(w.what, Done) or not w.what.sets or has_weight(w.what) for w in last):
            return last
        lately = [w for w in self._lately(athlete) if w.days_ago == last[-1].days_ago]
        return [w for w in lately if isinstance(w.what, Done) and has_weight(w.what)][-1:] or last

    def _named_mend(self, athlete: str, text: str, facts: Facts, language: Language) -> Mend | None:
        """A correction that names what it is about, of the newest of it in the log."""
        lately = [w for w in self._lately(athlete) if isinstance(w.what, Done)]
        name = named_in_log(text, language) or called_short(text, [name_of(w.what) for w in lately])
        if name is None:
            return None
        if names_the_day(text):
            ago = 1 if names_yesterday(text) else 0
            lately = [w for w in lately if w.days_ago == ago]
        meant = as_named(name, [name_of(w.what) for w in lately], text)
        same = [w for w in lately if name_of(w.what) == meant]
        new = mended_all([same[-1].what], text, facts, language) if same else None
        return None if new is None else Mend((same[-1],), new)

    def _withdrawal(self, athlete: str, text: str, facts: Facts, language: Language, since: int = 0) -> Mend | None:
        denied = read_not_done(text, language)
        if denied is not None:
            there = [w for w in self._lately(athlete) if w.days_ago == denied.days_ago and isinstance(w.what, Done)]
            meant = None if denied.name is None else as_named(denied.name, [name_of(w.what) for w in there], text)
            there = [w for w in there if name_of(w.what) == meant or (meant is None and not hurts(w.what))]
            return Mend(tuple(there)) if there else None
        asked = read_withdrawal(text, language, facts.today)
        if asked is None:
            return None
        last = self._last_written(athlete, since)
        if asked.last and asked.name is None:
            found = last or (self._lately(athlete)[-1:] if asked.sure and spelled(text).count(" ") > 1 else [])
            return Mend(tuple(found)) if found else None
        among = self._lately(athlete)
        if asked.days_ago is not None:
            among = [w for w in among if w.days_ago == asked.days_ago]
        elif not (asked.sure or asked.sport or asked.stretch):
            # "delete the squats" is about the plan, unless squats were written down just now.
            among = last
        if asked.stretch is not None:
            among = [w for w in among if isinstance(w.what, Done) and is_stretch(w.what, *asked.stretch)]
        if asked.name is not None:
            meant = as_named(asked.name, [name_of(w.what) for w in among], text)
            among = [w for w in among if name_of(w.what) == meant]
        else:
            among = [w for w in among if isinstance(w.what, Done)]
            if names_something(text) and not asked.last and asked.stretch is None:
                # "the press" alone is no name of one exercise, and still not all that is written.
                ids = self._meant(text, among)
                among = [w for w in among if isinstance(w.what, Done) and w.what.exercise in ids] if len(ids) == 1 else []
        if asked.days_ago is None and among:
            among = [w for w in among if w.days_ago == among[-1].days_ago] if not asked.last else among[-1:]
        return Mend(tuple(among)) if among else None

    def _several(self, athlete: str, text: str, facts: Facts, language: Language) -> list[str]:
        """The exercises in the log that a word shared by their names may mean, where more than one is; empty for any other text."""
        asked = read_withdrawal(text, language, facts.today)
        if asked is None or not asked.sure or asked.last:
            return []
        found = self._meant(text, [w for w in self._lately(athlete) if asked.days_ago in (None, w.days_ago)])
        return [catalogue()[id].called(language) for id in found] if len(found) > 1 else []

    def _meant(self, text: str, among: Sequence[Written]) -> list[str]:
        """The exercises (ids) of what is written that the words of a text to delete may mean."""
        logged = (w.what.exercise for w in among if isinstance(w.what, Done) and w.what.exercise is not None)
        return meant_by(text, list(dict.fromkeys(logged)))

    def _nothing_to_delete(self, athlete: str, text: str, facts: Facts, language: Language) -> Callable[[], Told] | None:
        asked = read_withdrawal(text, language, facts.today)
        if asked is None or not (asked.sure or asked.sport) or (asked.last and asked.name is None):
            return None
        if asked.sport and not asked.sure and asked.name is not None:
            sport = Telling(language).word("activity", asked.name).lower()
            return lambda: sentence_of("log.none_of", language, activity=sport)
        if asked.days_ago is None:
            return lambda: sentence_of("log.none_lately", language)
        day = day_name(asked.days_ago, facts, language)
        return lambda: sentence_of("log.none", language, day=day)

    def _logged(self, athlete: str, facts: Facts, language: Language, *, waits: bool) -> Told:
        """Whether what was just talked about is written down, else the newest that is."""
        if waits:
            return sentence_of("log.not_yet", language)
        last = self._last_written(athlete)
        newest = last or self._lately(athlete)[-1:]
        if not newest:
            return sentence_of("log.nothing_lately", language)
        return standing(STANDS if last else "log.newest", [(w.what, w.days_ago, sorted(w.ids)) for w in newest], facts, language)

    # --- what is done -------------------------------------------------------------------------------------------------------

    def _asked(self, mend: Mend, facts: Facts, language: Language) -> Told:
        """The question whether that is to be put right."""
        stands = [(w.what, w.days_ago, ()) for w in mend.old]
        if not mend.new:
            return standing("log.delete", stands, facts, language)
        if [w.what for w in mend.old] == list(mend.new):
            return sentence("told_before", language), []
        try:
            doable(mend.new)
        except Refusal as why:
            return in_words(why, language), []
        place = sentence_of("log.place", language)
        dones = [one for one in mend.new if isinstance(one, Done)]
        days = [understood_day(one, facts, language) for one in mend.new if isinstance(one, DaySaid)]
        asked = [understood(dones, facts, language)] if dones else []
        return together(standing(STANDS, stands, facts, language), place, *asked, *days)

    def _put_right(self, athlete: str, mend: Mend, facts: Facts, language: Language, words: str) -> Told:
        try:
            with self.one_at_a_time(athlete):
                if mend.new:
                    told = self.replaced(athlete, mend.old, mend.new, facts, language, words)
                else:
                    told = self._taken_out(athlete, mend.old, facts, language, words)
            pains = [one for one in mend.new if isinstance(one, Done) and one.pain is not None]
            return together(told, plan_spared(self.house, athlete, pains, language)) if pains else told
        except Refusal as why:
            return in_words(why, language), []

    def replaced(
        self,
        athlete: str,
        old: Sequence[Written],
        new: Sequence[Done | DaySaid],
        facts: Facts,
        language: Language,
        words: str,
    ) -> Told:
        """Let the new stand where the old stood, and say so. Raises Refusal."""
        doable(new)
        sets = self.house.store.find("set", athlete)
        made: list[Record] = []
        for stood, one in zip(old, new, strict=True):
            made += in_its_place(stood, one, sets) if isinstance(one, Done) else measured_anew(stood.records, one)
        put_in_place(self.house, athlete, [r for w in old for r in w.records], made, words)
        ids = [kind_of(r).id_of(r) for r in made]
        dones = [one for one in new if isinstance(one, Done)]
        told = [written(dones, facts, language, ids)] if dones else []
        told += [written_day(one, facts, language, ids) for one in new if isinstance(one, DaySaid)]
        return together(*told, sentence_of("log.in_place", language))

    def _taken_out(self, athlete: str, old: Sequence[Written], facts: Facts, language: Language, words: str) -> Told:
        records = [r for w in old for r in w.records]
        put_in_place(self.house, athlete, [*records, *emptied(self.house, athlete, records)], [], words)
        told = standing("log.deleted", [(w.what, w.days_ago, ()) for w in old], facts, language, CORRECTED)
        plan = self.plan(athlete) if any(hurts(w.what) for w in old) else None
        made_less = plan is not None and any(
            rule.startswith("pain.") for w in plan.weeks for d in w.days for s in d.sessions for rule in s.because
        )
        return together(told, sentence_of("log.plan_stays", language)) if made_less else told

    def _undoing(self, athlete: str, text: str, facts: Facts, language: Language) -> Callable[[], Told] | None:
        """What would take back what the words just before wrote in the log, or say that they did nothing that could be undone.

        None where the plan is meant, or nothing is asked back.  What is written is deleted only where its own receipt stands right
        before these words; something deleted comes back also after a question in between.
        """
        if not asks_back(text):
            return None
        kept = self._conversation(athlete, MOST_WAITING)
        before, back = done_before(kept), brings_back(text)
        last: Correction | None = self.house.store.latest("correction", athlete)
        if last is not None and self.house.clock.now() - last.at >= TALK_LASTS:
            last = None
        if before == "plan":
            return None
        if before == "nothing":
            return lambda: sentence_of("log.none_back" if back else "log.none_undone", language)
        said = next((m for m in reversed(kept) if ids_of(m)), None)
        ids = ids_of(said) if said is not None else set()
        stands = written_of(self.house, athlete, self._now(athlete), LATELY_DAYS, ids)
        if last is not None and said is not None and stands:
            last = last if last.at > said.at or ids <= {id for ids in last.after.values() for id in ids} else None
        if back and (last is None or not last.before):
            return lambda: sentence_of("log.none_back", language)
        when = last.at if last is not None else said.at if said is not None and stands else None
        versions = self.history().versions(athlete)
        changed_since = when is None or (versions and versions[-1].author == AUTHOR and versions[-1].created_at > when)
        if before != "log" and changed_since:
            return None
        if last is not None and (before == "log" or last.before):
            return lambda: self._undone_log(athlete, last, facts, language, text)
        if before != "log":
            return lambda: sentence_of("log.none_undone", language)
        return lambda: self._put_right(athlete, Mend(tuple(stands)), facts, language, text)

    def _undone_log(self, athlete: str, last: Correction, facts: Facts, language: Language, words: str) -> Told:
        try:
            with self.one_at_a_time(athlete):
                made = undo(self.house, athlete, last, words)
        except Refusal as why:
            return in_words(why, language), []
        ids = {id for found in made.after.values() for id in found}
        back = written_of(self.house, athlete, self._now(athlete), UNDONE_DAYS, ids) if ids else []
        if not back:
            return sentence_of("log.restored_gone", language)
        return standing("log.restored", [(w.what, w.days_ago, sorted(w.ids)) for w in back], facts, language, CORRECTED)
