"""The one way a message becomes a reply: normalise, triage, state gates, fixed templates; only then a model, and a last look at it.

Bot, web, API and command line all call `reply`. Every stage fails closed: what breaks leads to a fixed safe sentence and never past
the stage. Source: Milo's safety reference, section 2 and F-1 to F-3; ASVS 16.5.3.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from milo.coach.lab.sensor_catalogue import Level
from milo.coach.safety.gates import read_person
from milo.coach.safety.guarding import Guarded
from milo.coach.safety.judging import Athlete, Judged, judge
from milo.coach.safety.latches import Latch, latches_of
from milo.coach.safety.locked_talk import about_lock
from milo.coach.safety.numbers_to_call import whom_to_call
from milo.coach.safety.required_content import missing_content, without_rule_ids
from milo.coach.safety.safety_words_en import ENGLISH
from milo.coach.safety.safety_words_es import SPANISH
from milo.coach.safety.spoken import clearly
from milo.coach.safety.text_validator import broken
from milo.coach.safety.triage import triage
from milo.coach.safety.turns import Turn, own_turns
from milo.coach.safety.verdicts import Verdict
from milo.coach.talk.heard.fresh_injury import fresh_injury
from milo.coach.talk.heard.glucose_told import glucose_told
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.replies import BY_RULES, COMMAND, Draft
from milo.coach.talk.turns.conversation import Question, respond
from milo.vocabulary.athlete import Profile
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import MiloError
from milo.vocabulary.talk import Claim

VERSION = "safety-1"  # of rules and sentences; stands in every audit record (I-04)
MODEL_WITHIN_S = 20.0  # F-1
TURNS_FRESH = 3  # of the athlete's last turns, in which an injury told is still the one that is spoken of (our choice)
LAST_WORD_S = 1.0  # for the talk to end by itself when that is over; only what does not end is an error. Our choice
GENERAL_OPENINGS = frozenset({"condition", "past"})  # said where no nearer sentence is known
WORDS: dict[str, dict[str, str]] = {"en": ENGLISH, "es": SPANISH}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent, and what is kept of it.

    by: "template" for fixed sentences, "rules", or the provider that spoke.  latches: to be stored.  audit: to be stored; it holds
    no words of the athlete, only their digest.
    """

    level: Level
    rules: tuple[str, ...]
    text: str
    claims: list[Claim]
    by: str
    locked: bool
    latches: list[Latch] = field(default_factory=list)
    audit: dict[str, Any] = field(default_factory=dict)

    def public(self) -> dict[str, Any]:
        """As `milo ask --json` prints it."""
        return {
            "level": self.level,
            "rules": list(self.rules),
            "text": self.text,
            "claims": self.claims,
            "by": self.by,
            "locked": self.locked,
        }


class Answered(MiloError):
    """Words at a door that is no talk held a danger or what is refused: they are replied to, and nothing else was done."""

    code = "answered"

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        super().__init__(do=reply.text)


Answering = Callable[[Verdict], Awaitable[Draft | Question | None]]
"""What answers a message that may be answered: the draft of a handler, or the question that rules or a model answer."""


async def reply(
    turns: str | Sequence[Turn], athlete: Athlete, provider: Any, clock: Clock, answering: Answering | None = None
) -> Reply:
    """The reply to the last turn.

    turns: a message or a talk, oldest first.  provider: has `answer(prompt)`, or None for rules alone; it is never called for E0,
    E1 and R, nor for data channels.  answering: called for what may be answered, and for nothing else.
    Whatever happens, a Reply comes back, and never one below the level that triage gave.
    """
    judged = await _stage(lambda: judge(turns, athlete, clock))
    if not isinstance(judged, Judged):
        return _finish(turns, athlete, clock, _safe(athlete, athlete.language if athlete.language in WORDS else "en"))
    verdict = judged.verdict
    refused: list[str] = []
    if verdict.level in {"E0", "E1", "R"}:
        said = await _stage(lambda: _template(judged, turns, athlete, clock))
        made = (
            said
            if isinstance(said, Reply)
            else replace(_safe(athlete, verdict.language), level=verdict.level, locked=verdict.locked)
        )
    else:
        said = await _stage(lambda: _answered(turns, athlete, provider, clock, judged, refused, answering))
        made = (
            said if isinstance(said, Reply) else replace(_safe(athlete, verdict.language), level=verdict.level, rules=verdict.rules)
        )
    return _finish(turns, athlete, clock, made, refused)


def reply_now(turns: str | Sequence[Turn], athlete: Athlete, provider: Any, clock: Clock) -> Reply:
    """`reply` for callers without a loop."""
    return asyncio.run(reply(turns, athlete, provider, clock))


async def _stage(work: Callable[[], Any]) -> Any:
    """What a stage gives, or the error it raised: a stage is never skipped, and none brings the reply down (F-1)."""

    async def run() -> Any:
        made = work()
        return await made if isinstance(made, Awaitable) else made

    came: Any = (await asyncio.gather(run(), return_exceptions=True))[0]
    if isinstance(came, BaseException):
        _log.error("a stage of the safety shell failed", exc_info=came)
    return came


# --- what is said -------------------------------------------------------------------------------------------------------


def _words(athlete: Athlete, language: str) -> tuple[dict[str, str], dict[str, str]]:
    words = WORDS[language]
    return words, {**whom_to_call(athlete.country, language), "worse": words["worse"]}


def _template(judged: Judged, turns: str | Sequence[Turn], athlete: Athlete, clock: Clock) -> Reply:
    verdict = judged.verdict
    text = _fixed(judged, athlete, verdict.language)
    if verdict.level == "E0":
        own = own_turns(turns)
        spoken = clearly(own[-1] if own else "")
        if spoken is not None and spoken != verdict.language:
            # Somebody frightened reads the language they write in first; who set the profile may be another who helps.
            text = f"{_fixed(judged, athlete, spoken)}\n\n{text}"
    latches = latches_of(judged.dangers, clock.now()) if athlete.channel in {"chat", "workout_note"} else []
    return Reply(verdict.level, verdict.rules, text, [], "template", verdict.locked or bool(judged.locks), latches)


def _fixed(judged: Judged, athlete: Athlete, language: str) -> str:
    """The fixed sentences of a verdict in one language."""
    verdict = judged.verdict
    words, filled = _words(athlete, language)
    if verdict.template == "locked" and judged.locks:
        return about_lock(judged.locks, words).format_map(filled)
    body = words[f"{verdict.level}.{verdict.template}"]
    if verdict.level == "E0" and verdict.template != "crisis":
        parts = [words["E0.first"], body, words["E0.last"], *([words["E0.also_refused"]] if "R" in verdict.also else [])]
    elif verdict.level == "E1":
        parts = [body, words["E1.last"]]
    else:
        parts = [body]
    return " ".join(part.format_map(filled) for part in parts)


async def _answered(
    turns: str | Sequence[Turn],
    athlete: Athlete,
    provider: Any,
    clock: Clock,
    judged: Judged,
    refused: list[str],
    answering: Answering | None,
) -> Reply:
    """The reply to what may be answered. refused: filled with the codes of what a model said and nobody read.

    While training is locked the rules speak alone: no model can push there, and one line says that the lock stands.
    """
    verdict = judged.verdict
    words, filled = _words(athlete, verdict.language)
    locked = verdict.locked or bool(judged.locks)
    if athlete.channel != "chat":
        note = words[f"C.{verdict.template}"] if verdict.level == "C" else words["N.data"]
        return Reply(verdict.level, verdict.rules, note, [], "template", locked)
    if judged.locks and verdict.level == "C" and verdict.template != "deficit":
        # What is said of soreness or a cold is how to train with it.
        said = about_lock(judged.locks, words).format_map(filled)
        return Reply(verdict.level, verdict.rules, said, [], "template", locked)
    now = clock.now()
    facts = athlete.facts or _known(athlete, now.date())
    language: Any = verdict.language
    own = own_turns(turns)
    found = await answering(verdict) if answering is not None else None
    draft: Draft | None = found if isinstance(found, Draft) else None
    asked = found if isinstance(found, Question) else Question(None, facts)
    facts, read = asked.facts, asked.intent
    if provider is not None and not locked and draft is None:
        guarded = Guarded(provider, verdict.language, refused)
        spoken = partial(respond, own, facts, guarded, language, MODEL_WITHIN_S, read)
        came = await _stage(lambda: asyncio.wait_for(spoken(), MODEL_WITHIN_S + LAST_WORD_S))
        codes = [] if not isinstance(came, Draft) or came.by == BY_RULES else broken(came.text, verdict.language)
        refused += codes
        if isinstance(came, Draft) and not codes:
            draft = came
    if draft is None:
        draft = await respond(own, facts, None, language, read=read)
    text = draft.text if draft.text.strip() else words["N.hello"]
    if broken(text, verdict.language, bans=False):
        draft, text = Draft("", []), words["N.hello"]
    fresh = verdict.template == "injury" and any(fresh_injury(turn) for turn in own[-TURNS_FRESH:])
    template = "fresh_injury" if fresh else verdict.template
    opening = words[f"C.{template}"] if verdict.level == "C" and not _not_theirs(verdict, athlete, now.date()) else ""
    if opening and not _said_before(opening, turns, verdict.language):
        answered = draft.by != BY_RULES or draft.intent != "unknown" or triage(own[-1:], language=language).level != "C"
        # what was only told is answered by the line for it: "not sure what you mean" behind it would take it back
        text = f"{opening} {text}" if answered else opening
    text = _completed(text, opening, turns, verdict, facts, language)
    if draft.intent == COMMAND and draft.text not in text and without_rule_ids(draft.text) not in text:
        text = f"{text} {without_rule_ids(draft.text)}"  # what a yes would carry out is always read before it
    text = f"{text}\n{asked.behind}" if asked.behind else text
    if judged.locks:
        text = f"{text}\n{words['N.locked']}"
    claims = [*draft.claims, *asked.claims]
    return Reply(verdict.level, verdict.rules, text, claims, draft.by, locked)


def _completed(text: str, opening: str, turns: str | Sequence[Turn], verdict: Verdict, facts: Facts, language: str) -> str:
    """The answer with what its rules demand put first; a general opening gives way to it."""
    own = own_turns(turns)
    before = "\n".join(_answers(turns))
    if verdict.template == "pregnant" and facts.profile is not None and facts.profile.sex == "male":
        return without_rule_ids(text)  # somebody else's pregnancy, as in _not_theirs
    conditions = (facts.profile.conditions or ()) if facts.profile is not None else ()
    lacking = missing_content(text, own[-1] if own else "", verdict.rules, conditions, language, verdict.level, before)
    if not lacking.first:
        return without_rule_ids(text)
    if lacking.replaces:
        return lacking.first
    if verdict.template in GENERAL_OPENINGS:
        text = text.removeprefix(opening).strip()
    return without_rule_ids(f"{lacking.first} {text}".strip())


def _known(athlete: Athlete, today: date) -> Facts:
    """What may be said where the caller looked nothing up: today, and of the profile what was told."""
    known = athlete.profile
    told = None if known is None or isinstance(known, Profile) else frozenset(known)
    return Facts(today=today, profile=read_person(known, today), told=told)


def _not_theirs(verdict: Verdict, athlete: Athlete, today: date) -> bool:
    """Whether a line is of a pregnancy and the profile says that a man speaks: then it is somebody else's. The level stays."""
    profile = read_person(athlete.profile, today)
    return verdict.template == "pregnant" and profile is not None and profile.sex == "male"


def _said_before(opening: str, turns: str | Sequence[Turn], language: str) -> bool:
    """Whether this talk already opened an answer so, and the last message tells of nothing that would call for it again.

    A glucose calls for its own row, which is its answer. The opening is known by how it begins: what it promises behind that is
    said in other words where the plan does otherwise.
    """
    begins = re.split(r"[.;] ", opening)[0]
    if not any(begins in answer for answer in _answers(turns)):
        return False
    last = own_turns(turns)[-1:]
    return any(glucose_told(turn) for turn in last) or triage(last, language=language).level == "N"


def _answers(turns: str | Sequence[Turn]) -> list[str]:
    """What this talk answered so far."""
    told = () if isinstance(turns, str) else (t for t in turns if isinstance(t, Mapping) and t.get("role") == "assistant")
    return [str(answer.get("text") or answer.get("content") or "") for answer in told]


def _safe(athlete: Athlete, language: str) -> Reply:
    words, filled = _words(athlete, language)
    return Reply("E1", ("F-1",), words["safe"].format_map(filled), [], "template", True)


def _finish(turns: str | Sequence[Turn], athlete: Athlete, clock: Clock, made: Reply, refused: Sequence[str] = ()) -> Reply:
    """The reply with its audit record: what was decided, by what, what of a model was refused, and of the words only a digest."""
    words = "\n".join(own_turns(turns)) if isinstance(turns, (str, Sequence)) else ""
    audit = {
        "level": made.level,
        "rules": list(made.rules),
        "by": made.by,
        "locked": made.locked,
        "version": VERSION,
        "channel": athlete.channel,
        "validator": list(dict.fromkeys(refused)),
        "at": clock.now().isoformat(),
        "asked_sha256": hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
        "said_sha256": hashlib.sha256(made.text.encode()).hexdigest(),
    }
    return replace(made, audit=audit)
