"""The coach's desk for what was told and waits for its yes: one yes or no answers all of it, and other words lose none of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from milo.app.coaching.changes_told import Told, Turns
from milo.app.coaching.mended import asks_yes, let_drop
from milo.app.coaching.mending import Mend
from milo.app.coaching.new_plan import NewPlanDesk
from milo.app.coaching.profile import ProfileTalkDesk
from milo.app.coaching.profile_sentences import ProfileSaid
from milo.app.coaching.words import say
from milo.app.coaching.writing import EFFORT, WritingDesk, no_energy, too_heavy_of
from milo.app.coaching.written import is_own, text_of
from milo.app.flows import LANGUAGES
from milo.coach.talk.heard.day_said import DaySaid, read_day
from milo.coach.talk.heard.done_said import Done
from milo.coach.talk.heard.gear_said import GearSaid
from milo.coach.talk.heard.goal_said import GoalSaid
from milo.coach.talk.heard.health_said import HealthSaid, read_health
from milo.coach.talk.heard.illness_said import ILLNESS, illness_told
from milo.coach.talk.heard.pain_over import completed
from milo.coach.talk.heard.plan_wanted import PlanWanted, plan_unwanted, read_plan_wanted
from milo.coach.talk.heard.race_said import RaceSaid, asks_to_cancel, says_cancelled
from milo.coach.talk.heard.told_apart import told_apart
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.log import left_out, unasked, understood, understood_day
from milo.coach.talk.replies.mended import sentence_of, together
from milo.coach.talk.turns.conversation import athlete_turns
from milo.coach.talk.turns.held_said import held, told_done
from milo.coach.talk.turns.mended_said import mended_day, mends, put_how
from milo.vocabulary.talk import Language

PREGNANCY = "pregnancy"
ASKED_AGAIN = 3  # replies about other things that ask again; then what waits is let go, and said to be (our choice)


@dataclass(frozen=True)
class Waiting:
    """Something told whose question is open: one of the five.  ask: the question, in a language.

    about: what it is about; a later word about the same takes its place.
    """

    about: str
    ask: Callable[[Language], Told]
    done: tuple[Done, ...] = ()
    mend: Mend | None = None
    day: DaySaid | None = None
    profile: ProfileSaid | None = None
    plan: PlanWanted | None = None


NEAR_SHARE = 0.15  # of the own weight: so far a bare weight told may lie from it (our choice)


class WaitingDesk(WritingDesk, ProfileTalkDesk, NewPlanDesk):
    """What waits. All of it is asked again in every reply, so that a yes never is of what was not read just before."""

    def waits(self, athlete: str, said: Turns, facts: Facts, language: Language) -> list[Waiting]:
        """What waits for its yes when the last turn is said, oldest first."""
        return self._open_ones(athlete, self._before(athlete, said), facts, language)

    def answered(self, athlete: str, open_ones: Sequence[Waiting], yes: bool, facts: Facts, language: Language, words: str) -> Told:
        """Write down all that waits, or say that none of it is. words: the yes or no itself."""
        parts: list[Told] = []
        for one in open_ones:
            part = self._written_one(athlete, one, facts, language, words) if yes else self._left_one(one, language)
            parts += [part] if part not in parts else []
        return together(*parts)

    def told_all_the_same(self, athlete: str, said: Turns, facts: Facts, language: Language) -> Told | None:
        """What answers a fact told of a day or for the profile, or the yes or no to it, though training is barred; else None.

        A workout and a new plan wait until the lock is opened; a weight, a night or what was eaten asks for no training.
        """
        own = athlete_turns(let_drop(said))
        answer = said_yes(own[-1]) if own else None
        if answer is not None:
            open_ones = [
                one for one in self.waits(athlete, said, facts, language) if one.profile is not None or one.day is not None
            ]
            return self.answered(athlete, open_ones, answer, facts, language, own[-1]) if open_ones else None
        days = days_told(own[-1], facts, language) if own else ()
        if days:
            return self.in_one_yes([understood_day(day, facts, language) for day in days], language)
        told = self.profile_told(athlete, said, language) if own else None
        return told() if told is not None else None

    def asked_again(self, athlete: str, said: Turns, reply: str, facts: Facts, language: Language) -> Told | None:
        """A reply with the questions that still wait behind it; None where it stays as it is.

        The change of the plan that it offers is to be asked for again then: a yes could not say which of the two it is of.
        """
        own = athlete_turns(let_drop(said))
        if not own or (said_yes(own[-1]) is not None and put_how(own[-1]) is None):
            return None
        talk = self._before(athlete, said)
        waiting = self._open_ones(athlete, talk, facts, language)
        if not waiting:
            return None
        new = self._open_ones(athlete, [*talk, completed(said)[-1], {"role": "assistant", "text": reply}], facts, language)
        # "add it" answers the question about sets, and writes them down.
        over = {one.about for one in new} | {_taken_back(own[-1])} | ({"log"} if put_how(own[-1]) is not None else set())
        left = [one.ask(language) for one in waiting if one.about not in over]
        ours = [text_of(turn) for turn in talk if not is_own(turn)][-ASKED_AGAIN - 1 :]
        if not left or (len(ours) > ASKED_AGAIN and all(unasked(text) in one for text, _ in left for one in ours)):
            return None
        for at in LANGUAGES:
            reply = reply.replace(say("offer.ask", at), say("offer.later", at))
        asked, claims = self.in_one_yes(left, language)
        if asks_yes(reply):
            return f"{unasked(reply.rstrip())}\n{say('waits.same_yes', language)} {asked}", claims
        return f"{reply}\n{asked}", claims

    def in_one_yes(self, questions: Sequence[Told], language: Language) -> Told:
        """Questions that one yes or no answers, as one reply."""
        joint = f" {say('waits.same_yes', language)} "
        asked = joint.join([*(unasked(text) for text, _ in questions[:-1]), questions[-1][0]])
        return asked, [claim for _, found in questions for claim in found]

    def waits_for_pain(self, athlete: str, said: Turns, facts: Facts, language: Language) -> set[str]:
        """The regions of pains that were told and wait for their yes."""
        return {d.pain.region for one in self.waits(athlete, said, facts, language) for d in one.done if d.pain is not None}

    def _before(self, athlete: str, said: Turns) -> list[str | Mapping[str, str]]:
        """The turns before the last one, read further back than a talk is handed on, a pain with the number told after it."""
        return completed(self.turns(athlete, said))[:-1] if len(said) > 1 else []

    def _open_ones(self, athlete: str, before: Turns, facts: Facts, language: Language) -> list[Waiting]:
        """What waits after these turns: the question about it stands in each of our replies since it was told."""
        ours = any(not is_own(turn) for turn in before)
        found: dict[str, Waiting] = {}
        own = [n for n, turn in enumerate(before) if is_own(turn)]
        for n in own if ours else own[-1:]:
            if said_yes(text_of(before[n])) is not None:
                found = {}
                continue
            found.pop(_taken_back(text_of(before[n])) or "", None)
            mended = mended_waiting(list(found.values()), text_of(before[n]), facts, language)
            told = [text_of(before[m]) for m in own if m <= n]
            if mended is not None:
                new = [_of_day(mended, facts)]
            else:
                new = self._told_by_one(athlete, told, facts, language)
            for one in new:
                found.pop(one.about, None)
                found[one.about] = one
            if ours:
                reply = text_of(before[n + 1]) if n + 1 < len(before) and not is_own(before[n + 1]) else ""
                found = {about: one for about, one in found.items() if _stands_in(reply, one)}
        mend = self._open(athlete, before, facts, language)
        if mend is not None:
            found["mend"] = Waiting("mend", lambda at: self._asked(mend, facts, at), mend=mend)
        done = held(before, facts, language)
        if done and too_heavy_of(done) is None:
            found["log"] = Waiting("log", lambda at: understood(done, facts, at), done=done)
        return list(found.values())

    def _told_by_one(self, athlete: str, own: Sequence[str], facts: Facts, language: Language) -> list[Waiting]:
        """What the last of the athlete's turns told of a day or for the profile, or the plan it asked for."""
        days = days_told(own[-1], facts, language)
        if days:
            return [_of_day(day, facts) for day in days]
        wanted = read_plan_wanted(own[-1])
        if wanted is not None and self._makes_plan(athlete, wanted):
            return [Waiting("plan", lambda at: self._plan_asked(athlete, wanted, at), plan=wanted)]
        profile = self.house.flows.profile(athlete)
        told = self._read_profile(athlete, own, profile, language, self.house.flows.today(athlete))
        if told is None or not asks_yes(self._profile_question(told, profile, language)):
            return []
        return [Waiting(_about(told), lambda at: self._profile_asked(told, profile, at), profile=told)]

    def _written_one(self, athlete: str, one: Waiting, facts: Facts, language: Language, words: str) -> Told:
        if one.mend is not None:
            return self._put_right(athlete, one.mend, facts, language, words)
        if one.day is not None:
            return self._day(athlete, one.day, facts, language)
        if one.profile is not None:
            return self._into_profile(athlete, one.profile, language)
        if one.plan is not None:
            return self._plan_made(athlete, one.plan, language)
        return self._done(athlete, one.done, facts, language)

    def _left_one(self, one: Waiting, language: Language) -> Told:
        if one.mend is not None:
            return sentence_of("log.stays", language)
        if one.plan is not None:
            return self._plan_left(language)
        return self._profile_left(language) if one.profile is not None else (left_out(language), [])


def days_told(text: str, facts: Facts, language: Language) -> tuple[DaySaid, ...]:
    """The measures of a day that a sentence tells, with or without work beside them; none where figures of energy are kept back."""
    day = measured_in(text, facts, language)
    if day is None and told_done(text, language, facts):
        return ()
    apart = told_apart(text, language, facts.units, facts.today) if day is None else None
    days = (day,) if day is not None else apart.days if apart is not None else ()
    return () if any(one.kcal is not None for one in days) and no_energy(facts) else days


def measured_in(text: str, facts: Facts, language: Language) -> DaySaid | None:
    """The measure of a day that a text tells; of a session's effort also what it is rather than what was said: "no, RPE 7"."""
    ill = illness_told(text)
    if ill is not None:
        return DaySaid(measures=((ILLNESS, ill),))
    day = read_day(text, language, facts.units) or _bare_weight(text, facts, language)
    rest = mends(text) if day is None else None
    put_right = read_day(rest, language, facts.units) if rest else None
    return put_right if put_right is not None and put_right.about == EFFORT else day


def _bare_weight(text: str, facts: Facts, language: Language) -> DaySaid | None:
    """A weight that is all a text says, where it is near the athlete's own: "81.3 kg"."""
    if re.fullmatch(r"\s*\d{2,3}(?:[.,]\d{1,2})?\s*(?:kgs?|kilos?|lbs?|pounds?|libras?)[ .!]*", text, re.IGNORECASE) is None:
        return None
    told, own = read_day(f"my weight is {text.strip()}", language, facts.units), facts.profile.weight_kg if facts.profile else None
    near = told is not None and told.weight_kg is not None and own is not None and abs(told.weight_kg - own) <= NEAR_SHARE * own
    return told if near else None


def _about(told: ProfileSaid) -> str:
    if isinstance(told, RaceSaid):
        return "race gone" if told.gone else "race"
    if isinstance(told, HealthSaid):
        return PREGNANCY if told.pregnant is not None else f"health {told}"
    if isinstance(told, GearSaid):
        return f"gear {told}"
    if isinstance(told, GoalSaid):
        return "goal"
    return "diet" if told.diet is not None else f"food {told.allergens}"


def _taken_back(words: str) -> str | None:
    """What words take back that may still wait for its yes: a false alarm, a race that will not be, a plan nobody wants."""
    if plan_unwanted(words):
        return "plan"
    if says_cancelled(words) or asks_to_cancel(words):
        return "race"
    said = read_health(words)
    return PREGNANCY if said is not None and said.pregnant is False else None


def mended_waiting(open_ones: Sequence[Waiting], text: str, facts: Facts, language: Language) -> DaySaid | None:
    """The newest measure of a day that waits, as a text corrects it; None where it corrects none of them."""
    days = [one.day for one in reversed(open_ones) if one.day is not None]
    return next((new for day in days if (new := mended_day(day, text, language, facts.units)) is not None), None)


def _of_day(day: DaySaid, facts: Facts) -> Waiting:
    # The key by which a plan's energy is not mistaken for how much of it somebody feels.
    return Waiting(f"day {day.about}", lambda at: understood_day(day, facts, at), day=day)


def _stands_in(reply: str, one: Waiting) -> bool:
    languages: tuple[Language, ...] = ("en", "es")  # a talk may change its language in the middle
    return any(unasked(one.ask(at)[0]) in reply for at in languages)
