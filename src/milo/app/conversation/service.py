"""The conversation: the one path of every channel from a message to a reply that is kept.

A message is judged by the safety shell, read once into commands or a question, answered by one handler each, and stored with the
question it may leave open. docs/architecture.md has the way of a turn as a picture.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.asking import AT_ONCE, SOURCE, judged, kept, new_latches, person_of
from milo.app.coaching.barred import beside
from milo.app.coaching.desk import at_least
from milo.app.coaching.pain import kept_promise
from milo.app.coaching.words import say
from milo.app.conversation.before import TALK_LASTS, Turns, going_on, messages_of, sentences
from milo.app.conversation.handlers import OPERATIONS
from milo.app.conversation.pending import carried_out, closed, last_actions
from milo.app.conversation.reading import Read, answered, barred_facts
from milo.app.conversation.turn import Turn
from milo.app.conversation.turn import read as read_turn
from milo.app.received import LOCK_KINDS, next_received
from milo.app.speaking import speaking
from milo.coach.plans.making.in_language import in_language
from milo.coach.safety.judging import Athlete
from milo.coach.safety.shell import Reply, reply
from milo.coach.safety.spoken import clearly, spoken_in
from milo.coach.safety.turns import language_of as spelled_in
from milo.coach.safety.verdicts import Channel, Verdict
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import MOST_DECIMALS
from milo.coach.talk.replies.replies import BY_RULES, Draft
from milo.coach.talk.turns.conversation import Question, athlete_turns
from milo.llm.hearing import Asked, watched
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import AuditEntry, Message, PendingAction, Record
from milo.vocabulary.talk import Language, Provider

if TYPE_CHECKING:
    from milo.app.coaching.coach import Coaching

SHORT = 2  # words of a message that may be of the question's language (our choice)
SAYS_IT = 2  # words from which a message shows its language where none was told (our choice)
ENDS = 30  # characters at the end of a question by which it is known in the reply
Tell = Callable[[str], None]
_log = logging.getLogger(__name__)


def _untold(stage: str) -> None:
    return None


class Conversation:
    """Talks of all athletes of a house. coach: the operations every door shares."""

    def __init__(self, coach: Coaching) -> None:
        self.coach = coach
        self.house = coach.house

    async def ask(
        self, athlete: str, turns: str | Turns, *, channel: Channel = "chat", tell: Tell = _untold, edits: bool = True
    ) -> Reply:
        """The reply to a message; locks, audit and the open question are stored before it is handed back.

        turns: a message, which goes on with the conversation that is kept, or a whole talk.  tell: hears each stage's name.
        edits: whether a message may log or change anything.
        What needs an answer at once gets it also while the store is away. Raises NotFound for an athlete nobody knows.
        """
        asked_at = self.house.clock.now()
        own = [turns] if isinstance(turns, str) else list(turns)
        verdict = await judged(own[-1:], channel)
        urgent = verdict is None or verdict.level in AT_ONCE
        tell("looking_up")
        text = (athlete_turns(own) or [""])[-1]
        try:
            said = await asyncio.to_thread(going_on, self.house, athlete, turns) if isinstance(turns, str) else own
            with speaking("es" if spoken_in(athlete_turns(said), None) == "es" else "en"):
                person = await asyncio.to_thread(person_of, self.house, athlete, channel=channel, facts=not urgent)
        except Unavailable:
            if not urgent:
                raise
            said, person = own, Athlete(id=athlete, channel=channel)
        language = language_of(person, athlete_turns(said))
        correcting = clearly(text) is None and (len(text.split()) <= SHORT or text.lower().replace(",", " ").split()[:1] == ["no"])
        if not urgent and (said_yes(text) is not None or correcting):
            pending, done = await asyncio.to_thread(last_actions, self.house, athlete)
            pending = pending or (done if correcting else None)
            # a yes, and a "no, 6 km" too short to show one, is of the question's language
            language = language if pending is None else "es" if pending.language == "es" else "en"
        if not urgent:
            # A reply is in the language of the message, and so is what it says of the plan.
            facts = person.facts
            if facts is not None and facts.plan is not None:
                facts = replace(facts, plan=in_language(facts.plan, language))
            person = replace(person, language=language, facts=facts)
        tell("triage")
        read = Read(language=language)
        with speaking(language):
            made = await self._made(athlete, said, person, language, tell, edits, read)
            if made.level not in AT_ONCE:
                waits = {s["value"]["region"] for s in read.asked.steps if s["op"] == "pain"} if read.asked is not None else set()
                text_kept = await asyncio.to_thread(kept_promise, self.house, athlete, made, text, waits | read.pains, read.hurts)
                made = replace(made, text=text_kept)
        made = await asyncio.to_thread(self._receipted, athlete, made)
        tell("keeping")
        try:
            rules = None if verdict is None else verdict.rules
            await asyncio.to_thread(self.keep, athlete, text, made, rules, asked_at, channel, read)
        except Unavailable:
            if made.level not in AT_ONCE:
                raise
            _log.exception("an emergency was answered and could not be written down")
        return made

    async def replying(self, athlete: str, turns: str | Turns) -> AsyncIterator[dict[str, Any]]:
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
        notice = say("consent.none", self.coach.language(athlete)) if made.audit.get("model") == "no_consent" else None
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

    async def prompted(self, athlete: str, said: Turns, person: Athlete, through: Provider) -> bool:
        """Ask a provider what the model would be asked; whether it would be. Nothing is stored or changed."""
        language = language_of(person, athlete_turns(said))
        await self._made(athlete, said, replace(person, language=language), language, _untold, False, Read(), through)
        return True

    # --- how a reply is made ---------------------------------------------------------------------------------------------------

    async def _made(
        self,
        athlete: str,
        said: Turns,
        person: Athlete,
        language: Language,
        tell: Tell,
        edits: bool,
        read: Read,
        through: Provider | None = None,
    ) -> Reply:
        """The shell's reply; to what may be answered, the handlers' answer, or the rules' or the model's to a question."""
        chat = person.channel == "chat" and person.facts is not None
        reason: dict[str, str | None] = {}

        turn: Turn | None = None
        if chat:
            turn = await asyncio.to_thread(self._turn, athlete, said, person, language, edits)
            person, read.hurts = replace(person, kinds=turn.kinds), turn.pain
            tell("judging")

        async def answer(verdict: Verdict) -> Draft | Question | None:
            if turn is None:
                return None
            tell("reading")
            found = await asyncio.to_thread(answered, replace(turn, rules=verdict.rules), read, edits=edits)
            tell("thinking" if isinstance(found, Question) and voice is not None else "checking")
            return found

        voice, reason["why"] = (through, None) if through is not None else await asyncio.to_thread(self.coach.voice, athlete)
        with watched() as asked:
            try:
                made = await reply(said, person, voice, self.house.clock, answer)
            except asyncio.CancelledError:
                # Whoever hung up gets no reply that could tell of it.
                if asked.members:
                    await asyncio.shield(asyncio.to_thread(self._keep_asked, athlete, asked))
                raise
        audit = {**made.audit, **asked.audit(), **({"model": reason["why"]} if reason["why"] and read.question else {})}
        made = replace(made, audit=audit, by=BY_RULES if read.commands and made.by != "template" else made.by)
        barred = made.locked or made.level in AT_ONCE
        if barred and edits and person.channel == "chat" and not read.commands:
            return await asyncio.to_thread(self._beside, athlete, said, person, language, made, read)
        return made

    def _turn(self, athlete: str, said: Turns, person: Athlete, language: Language, edits: bool) -> Turn:
        """The message with what its handlers need."""
        pending, done = last_actions(self.house, athlete)
        lately = messages_of(self.house, athlete, 4)
        last = next((m for m in reversed(lately) if m.role == "athlete"), None)
        since = done.closed_at if done is not None else None
        replies = [m for m in lately if m.role == "coach" and since is not None and m.at >= since]
        turn = Turn(
            coach=self.coach,
            athlete=athlete,
            text=(athlete_turns(said) or [""])[-1],
            language=language,
            facts=person.facts or Facts(today=self.house.flows.today(athlete)),
            pending=pending if edits else None,
            done=done,
            said_before=last.text if last is not None and len(said) > 1 else "",
            just_done=len(replies) == 1 and self.house.clock.now() - replies[0].at < TALK_LASTS,
            before=tuple((last.acts or ()) if last is not None and len(said) > 1 else ()),
        )
        return read_turn(turn)

    def _beside(self, athlete: str, said: Turns, person: Athlete, language: Language, made: Reply, read: Read) -> Reply:
        """A lock's, an emergency's or a refusal's reply with what was told of a day or the profile beside it.

        What is an emergency by itself is answered alone: its facts were not looked up.
        """
        if person.facts is None and made.level != "R":
            return made
        known = person if person.facts is not None else person_of(self.house, athlete, channel=person.channel)
        turn = self._turn(athlete, said, known, language, True)
        found = barred_facts(replace(turn, rules=made.rules), read)
        return made if found is None else beside(made, found.text, found.claims)

    def _receipted(self, athlete: str, made: Reply) -> Reply:
        """The reply with every plan its claims stand on named by the id its version is exported under; numbers as they are read.

        What was offered and not kept is no record, and is named by none.
        """
        versions: dict[str, str] = {}
        if any("@" in id for claim in made.claims for id in claim.record_ids):
            versions = {f"{v.plan_id}@{v.version}": v.plan_version_id for v in self.coach.history().all_versions(athlete)}
        claims = [
            msgspec.structs.replace(
                c,
                value=round(c.value, MOST_DECIMALS),
                record_ids=[versions.get(id, id) for id in c.record_ids if "@" not in id or id in versions],
            )
            for c in made.claims
        ]
        return replace(made, claims=claims)

    # --- what is kept ----------------------------------------------------------------------------------------------------------

    def keep(
        self,
        athlete: str,
        asked: str,
        made: Reply,
        told: Collection[str] | None,
        asked_at: datetime,
        channel: Channel,
        read: Read | None = None,
    ) -> None:
        """Store what both said, what it locked, and the question that is open since."""
        read = read or Read()
        with self.coach.one_at_a_time(athlete):
            before: Message | None = self.house.store.latest("message", athlete)
            # A talk is read in the order of its moments, so no two of them may share one.
            asked_at = asked_at if before is None else at_least(asked_at, before.at)
            now = at_least(self.house.clock.now(), asked_at)
            latches = new_latches(self.house, athlete, made, told)
            number = next_received(self.house.store, athlete, LOCK_KINDS)
            records = kept(athlete, asked, made, latches, asked_at, now, channel, number, read.acts)
            self.house.writer.write([*records, *self._actions(athlete, made, read, now)])

    def _actions(self, athlete: str, made: Reply, read: Read, now: datetime) -> list[Record]:
        """The pending action that the reply opens or closes, and the record of what was done at once."""
        actions: list[Record] = []
        latest: PendingAction | None = self.house.store.latest("pending_action", athlete)
        at = now if latest is None else at_least(now, latest.at)
        if read.closes is not None:
            actions.append(msgspec.structs.replace(read.closes, closed_at=now))
        elif read.asked is not None or made.level in {"E0", "E1", "R"}:
            pending, _ = last_actions(self.house, athlete)
            trains = pending is not None and not all(OPERATIONS[s["op"]].while_locked for s in pending.steps)
            if pending is not None and (read.asked is not None or made.level != "R" or trains):
                actions.append(closed(self.house, pending, "replaced"))
        if read.done:
            done = carried_out(self.house, athlete, read.done, made.text, read.language)
            actions.append(msgspec.structs.replace(done, at=at, closed_at=now))
            at = at_least(at, at)
        if read.asked is not None and read.asked.question[-ENDS:] in made.text:  # what nobody read, no yes carries out
            actions.append(msgspec.structs.replace(read.asked, at=at_least(at, at) if read.done else at))
        return actions

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


def language_of(person: Athlete, own: Sequence[str]) -> Language:
    """The language of the message where it is clear, else the one the athlete told, else that of the talk."""
    text = own[-1] if own else ""
    spoken = clearly(text)
    if spoken is None and person.language is None and len(text.split()) >= SAYS_IT:
        spoken = spelled_in(text)
    return "es" if (spoken or spoken_in(own, person.language)) == "es" else "en"
