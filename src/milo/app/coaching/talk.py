"""The coach's desk for talk: the one reply path of every channel, what is kept of it, and the reply as it comes about."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from milo.app.asking import AT_ONCE, SOURCE, judged, kept, new_latches, person_of
from milo.app.coaching.barred import beside
from milo.app.coaching.days import DayDesk
from milo.app.coaching.desk import at_least
from milo.app.coaching.lookups import looked_up, needs_look_up, with_done
from milo.app.coaching.mended import let_go
from milo.app.coaching.model import ModelDesk
from milo.app.coaching.pain import REFUSED_FOR_PAIN, kept_promise, refused_for_pain, unpromised
from milo.app.coaching.talk_before import Turn, going_on, messages_of, sentences
from milo.app.coaching.told import ToldDesk
from milo.app.coaching.words import say
from milo.app.received import LOCK_KINDS, next_received
from milo.app.speaking import speaking
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.it import WhichIsMeant
from milo.coach.safety.judging import Athlete
from milo.coach.safety.shell import Reply, reply
from milo.coach.safety.spoken import spoken_in
from milo.coach.safety.verdicts import Channel
from milo.coach.talk.heard.diet_said import read_diet
from milo.coach.talk.heard.pain_over import completed
from milo.coach.talk.heard.pain_said import read_pain
from milo.coach.talk.receipts.facts import WhatIf
from milo.coach.talk.receipts.telling import MOST_DECIMALS
from milo.coach.talk.replies.replies import BY_RULES, answer
from milo.coach.talk.turns.answers_said import with_answers
from milo.coach.talk.turns.conversation import athlete_turns, intent_of
from milo.llm.hearing import Asked, watched
from milo.vocabulary.errors import MiloError, Unavailable
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import AuditEntry, Message
from milo.vocabulary.talk import Language, Provider
from milo.vocabulary.told_limits import in_words

Tell = Callable[[str], None]
_log = logging.getLogger(__name__)


def _untold(stage: str) -> None:
    return None


class TalkDesk(DayDesk, ToldDesk, ModelDesk):
    """The conversation."""

    async def ask(
        self,
        athlete: str,
        turns: str | Sequence[Mapping[str, str]],
        *,
        channel: Channel = "chat",
        tell: Tell = _untold,
        edits: bool = True,
    ) -> Reply:
        """The reply of the one path every channel uses; latches and audit are stored before it is handed back.

        turns: a message, which goes on with the conversation that is kept, or a whole talk.  tell: hears each stage's name.
        edits: whether words that ask for a change of the plan carry it out; elsewhere it is said where that is done.
        What needs an answer at once gets it also while the store is away. Raises NotFound for an athlete nobody knows.
        """
        asked_at = self.house.clock.now()
        own: list[Turn] = [turns] if isinstance(turns, str) else list(turns)
        verdict = await judged(own[-1:], channel)
        urgent = verdict is None or verdict.level in AT_ONCE
        tell("looking_up")
        try:
            said = await asyncio.to_thread(going_on, self.house, athlete, turns) if isinstance(turns, str) else own
            # What locks a plan is said in words that are looked up with it.
            with speaking("es" if spoken_in(athlete_turns(said), None) == "es" else "en"):
                person = await asyncio.to_thread(person_of, self.house, athlete, channel=channel, facts=not urgent)
        except Unavailable:
            if not urgent:
                raise
            said, person = own, Athlete(id=athlete, channel=channel)
        tell("triage")
        language = language_of(person, athlete_turns(said))
        # What is changed is told in the words of the reply, which reads an answer with what it was about.
        with speaking(language_of(person, athlete_turns(with_answers(said)))):
            made = await self._answered(athlete, said, person, tell, edits)
        if made.level not in AT_ONCE:
            made = replace(made, text=await asyncio.to_thread(self._promised, athlete, said, made, person))
        if edits:
            made = await asyncio.to_thread(self._asking_again, athlete, said, made, person)
        spoken = made.level in {"N", "C", "R"} and edits
        before = await asyncio.to_thread(self.turns, athlete, said) if spoken else []
        if spoken and self.passes_over_offer(before, made.text):
            made = replace(made, text=f"{say('offer.left', language)} {made.text}")
        left = let_go(before, made.text, language) if spoken else None
        # Behind a list the sentence would read as part of its last line.
        made = made if left is None else replace(made, text=f"{made.text}{chr(10) if chr(10) in made.text else ' '}{left}")
        made = await asyncio.to_thread(self._receipted, athlete, made)
        last = (athlete_turns(said) or [""])[-1]
        try:
            rules = None if verdict is None else verdict.rules
            await asyncio.to_thread(self._keep, athlete, last, made, rules, asked_at, channel)
        except Unavailable:
            if made.level not in AT_ONCE:
                raise
            _log.exception("an emergency was answered and could not be written down")
        return made

    async def replying(self, athlete: str, turns: str | Sequence[Mapping[str, str]]) -> AsyncIterator[dict[str, Any]]:
        """The same reply as it comes about: {"event": "stage" | "text" | "claims" | "done", "data": {...}}.

        Stages come while it is thought over, the text sentence by sentence once it passed the validator, then claims, then all of
        it. Whoever stops listening stops the thinking, the model's call included. Raises NotFound.
        """
        stages: asyncio.Queue[str | None] = asyncio.Queue()
        yield {"event": "stage", "data": {"stage": "received"}}
        work = asyncio.create_task(self.ask(athlete, turns, tell=stages.put_nowait))
        work.add_done_callback(lambda _: stages.put_nowait(None))
        try:
            while (stage := await stages.get()) is not None:
                yield {"event": "stage", "data": {"stage": stage}}
            made = work.result()
            for sentence in sentences(made.text):
                yield {"event": "text", "data": {"text": sentence}}
            public = self.public(athlete, made)
            yield {"event": "claims", "data": {"claims": public["claims"]}}
            yield {"event": "done", "data": public}
        finally:
            work.cancel()

    def public(self, athlete: str, made: Reply) -> dict[str, Any]:
        """A reply as documents carry it, with a notice where a model would have spoken had the athlete allowed it."""
        notice = say("consent.none", self.language(athlete)) if made.audit.get("model") == "no_consent" else None
        document: dict[str, Any] = msgspec.to_builtins(made.public())
        return {**document, "notice": notice}

    def talk(self, athlete: str, limit: int = 50) -> list[dict[str, Any]]:
        """The conversation kept of this athlete, oldest first: {"at", "role", "text", "level", "by", "claims"}."""
        self.house.flows.profile(athlete)
        return [
            {"message_id": m.message_id, "at": m.at, "role": m.role, "text": m.text, "level": m.level, "by": m.by,
             "claims": m.claims or []}
            for m in messages_of(self.house, athlete, limit)
        ]  # fmt: skip

    # --- how a reply is made ------------------------------------------------------------------------------------------------

    async def _answered(
        self, athlete: str, said: Sequence[Turn], person: Athlete, tell: Tell, edits: bool, through: Provider | None = None
    ) -> Reply:
        """The rules' reply; on a harmless turn an edit is carried out, or the model asked to say it better.

        through: asked in the model's place, None for the athlete's own.
        """
        clock = self.house.clock
        said = with_answers(said)
        made = await reply(said, person, None, clock)
        if edits and person.channel == "chat":
            fact = await asyncio.to_thread(self._told_though_barred, athlete, said, person, made)
            if fact is not None:
                return fact
        if made.level == "R" and edits and person.channel == "chat" and not made.locked:
            return await asyncio.to_thread(self._pain_refused, athlete, said, person, made)
        if made.level not in {"N", "C"} or person.channel != "chat" or person.facts is None:
            return made
        own = athlete_turns(said)
        language = language_of(person, own)
        intent = intent_of(own, language)
        if made.locked:
            if intent.name != "done" or made.by != BY_RULES:
                return made
            # A lock bars training, not looking back: "nothing is written down" would not be true.
            facts = await asyncio.to_thread(looked_up, self.house, athlete, intent, person.facts, self)
            return await reply(said, replace(person, facts=facts), None, clock)
        told = await asyncio.to_thread(self.told, athlete, said, person.facts, language) if edits else None
        if told is not None:
            text, claims = told
            # What was told and what it changed is said behind it; the shell's own word on that would come too early.
            # Of food alone no doctor has asked anything: "no maximum lifts" belongs to a condition that was told.
            of_food = set(made.rules) <= {"PL-24", "NU-09"} and read_diet(own[-1]) is not None
            caution = "" if of_food else unpromised(_caution(made, answer(intent, person.facts).text))
            if intent.advice is not None and own[-1].rstrip().endswith("?") and made.by == BY_RULES:
                caution = made.text  # "slept 5 h, should I train?" is told and asked
            return replace(made, text=_joined(caution, text), claims=claims, by=BY_RULES)
        # "an easier version of the pull-up" asks about the pull-up; the plan stays as it is.
        changes = intent.name != "what_if" and intent.part not in {"easier", "harder"}
        if person.facts.plan is not None and person.facts.plan.refused is None and own and changes:
            try:
                edit = self.edit_said(athlete, own, language)
            except WhichIsMeant:
                return replace(made, text=say("edit.which_it", language), claims=[], by=BY_RULES)
            if edit is not None:
                if not edits:
                    return replace(made, text=say("edit.elsewhere", language), claims=[], by=BY_RULES)
                tell("editing")
                caution = _caution(made, answer(intent, person.facts).text)
                text, claims = await asyncio.to_thread(self.edited, athlete, edit, language, made.rules)
                left, _ = await asyncio.to_thread(self.left_of_gone, athlete, own[-1], person.facts, language)
                return replace(made, text=" ".join(filter(None, [caution, text, left])), claims=claims, by=BY_RULES)
        if intent.name == "what_if" and person.facts.plan is not None and person.facts.plan.refused is None:
            tell("simulating")
            try:
                compared = await asyncio.to_thread(self._compared, athlete, own[-1], person.facts.plan)
            except MiloError as e:
                # A change that cannot be made cannot be imagined either; why not is the answer.
                return replace(
                    made, text=say("edit.refused", language, why=in_words(e, language).rstrip(".")), claims=[], by=BY_RULES
                )
            person = replace(person, facts=replace(person.facts, what_if=compared))
            made = await reply(said, person, None, clock)
        if intent.name == "today" and person.facts is not None:
            person = replace(person, facts=await asyncio.to_thread(with_done, person.facts, athlete, self))
            made = await reply(said, person, None, clock)
        if needs_look_up(intent) and person.facts is not None:
            facts = await asyncio.to_thread(looked_up, self.house, athlete, intent, person.facts, self)
            return await reply(said, replace(person, facts=facts), None, clock)
        voice, why_not = (through, None) if through is not None else await asyncio.to_thread(self.voice, athlete)
        if voice is None:
            return replace(made, audit={**made.audit, "model": why_not}) if why_not else made
        tell("thinking")
        with watched() as asked:
            try:
                made = await reply(said, person, voice, clock)
            except asyncio.CancelledError:
                # Whoever hung up gets no reply that could tell of it.
                if asked.members:
                    await asyncio.shield(asyncio.to_thread(self._keep_asked, athlete, asked))
                raise
        # Also of a model whose every word was refused: the question went out all the same.
        return replace(made, audit={**made.audit, **asked.audit()})

    def _receipted(self, athlete: str, made: Reply) -> Reply:
        """The reply with every plan its claims stand on named by the id its version is exported under; numbers as they are read.

        What was offered and not kept is no record, and is named by none.
        """
        versions: dict[str, str] = {}
        if any("@" in id for claim in made.claims for id in claim.record_ids):
            versions = {f"{v.plan_id}@{v.version}": v.plan_version_id for v in self.history().all_versions(athlete)}
        claims = [
            msgspec.structs.replace(
                c,
                value=round(c.value, MOST_DECIMALS),
                record_ids=[versions.get(id, id) for id in c.record_ids if "@" not in id or id in versions],
            )
            for c in made.claims
        ]
        return replace(made, claims=claims)

    def _asking_again(self, athlete: str, said: Sequence[Turn], made: Reply, person: Athlete) -> Reply:
        """A reply about something else, and once more the question about what was told before it and still waits for a yes."""
        if made.level not in {"N", "C", "R"} or made.locked or person.channel != "chat" or person.facts is None:
            return made
        again = self.asked_again(athlete, said, made.text, person.facts, language_of(person, athlete_turns(said)))
        return made if again is None else replace(made, text=again[0], claims=[*made.claims, *again[1]])

    def _promised(self, athlete: str, said: Sequence[Turn], made: Reply, person: Athlete) -> str:
        """The reply's text with no promise about a pain that the plan does not keep."""
        waiting: set[str] = set()
        if person.facts is not None:
            waiting = self.waits_for_pain(athlete, said, person.facts, language_of(person, athlete_turns(said)))
        return kept_promise(self.house, athlete, made, said, waiting)

    def _told_though_barred(self, athlete: str, said: Sequence[Turn], person: Athlete, made: Reply) -> Reply | None:
        """A lock's, an emergency's or a refusal's reply with what was told for the profile beside it; None where nothing was.

        What is an emergency by itself is answered alone: its facts were not looked up.
        """
        if not (made.locked or made.level in AT_ONCE) or (person.facts is None and made.level != "R"):
            return None
        facts = person.facts or person_of(self.house, athlete, channel=person.channel).facts
        told = None if facts is None else self.told_all_the_same(athlete, said, facts, language_of(person, athlete_turns(said)))
        return None if told is None else beside(made, *told)

    def _pain_refused(self, athlete: str, said: Sequence[Turn], person: Athlete, made: Reply) -> Reply:
        """A refusal to train through a pain, with what is to be written down of the pain; nothing of it is taken back.

        Where a diagnosis was seen in the order to write a pain down, and nothing but the pain stands there, none was asked for.
        """
        refusal, own = refused_for_pain(made.text), athlete_turns(completed(said))
        pain = read_pain(own[-1]) if own else None
        if refusal is None or pain is None or not (REFUSED_FOR_PAIN[refusal] or pain.alone):
            return made
        facts = person.facts or person_of(self.house, athlete, channel=person.channel).facts
        told = None if facts is None else self.told(athlete, said, facts, language_of(person, own))
        if told is None:
            return made
        text, claims = told
        return replace(made, text=f"{made.text} {text}" if REFUSED_FOR_PAIN[refusal] else text, claims=claims, by=BY_RULES)

    def _compared(self, athlete: str, wanted: str | Edit, plan: Any) -> WhatIf:
        from milo.app.what_if import what_if

        return what_if(self.house, athlete, wanted, plan)

    # --- what is kept -------------------------------------------------------------------------------------------------------

    def _keep_asked(self, athlete: str, asked: Asked) -> None:
        """That models were asked, where no reply is kept."""
        now = self.house.clock.now()
        entry = AuditEntry(
            origin=Origin.TOLD,
            source=SOURCE,
            audit_id=timed_identity(now, athlete, "model_asked", str(asked.audit())),
            user_id=athlete,
            at=now,
            action="model_asked",
            by=SOURCE,
            detail=asked.audit(),
        )
        try:
            self.house.writer.write([entry])
        except Unavailable:
            _log.exception("a model was asked, and that could not be written down")

    def _keep(
        self, athlete: str, asked: str, made: Reply, told: Collection[str] | None, asked_at: datetime, channel: Channel
    ) -> None:
        with self.one_at_a_time(athlete):
            before: Message | None = self.house.store.latest("message", athlete)
            # A talk is read in the order of its moments, so no two of them may share one.
            asked_at = asked_at if before is None else at_least(asked_at, before.at)
            now = at_least(self.house.clock.now(), asked_at)
            latches = new_latches(self.house, athlete, made, told)
            number = next_received(self.house.store, athlete, LOCK_KINDS)
            self.house.writer.write(kept(athlete, asked, made, latches, asked_at, now, channel, number))


def language_of(person: Athlete, own: Sequence[str]) -> Language:
    """The language the shell answers in: the one the athlete told, else that of the words."""
    return "es" if spoken_in(own, person.language) == "es" else "en"


def _joined(caution: str, text: str) -> str:
    """A caution and what follows it. What the one ends with and the other begins with, an answer both give, is said once."""
    both = next((n for n in range(len(caution)) if text.startswith(caution[n:])), len(caution))
    return " ".join(filter(None, [caution[:both].rstrip(), text]))


def _caution(made: Reply, draft: str) -> str:
    """What a careful reply says before what was asked for."""
    return made.text.removesuffix(draft).strip() if made.level == "C" else ""
