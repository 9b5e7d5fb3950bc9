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
from typing import Any

from milo.coach.lab.sensor_catalogue import LEVELS, Level
from milo.coach.lab.sensor_words import EMERGENCY_NUMBERS, EU
from milo.coach.safety.frames import frame
from milo.coach.safety.gates import known_facts, read_person, state_flags
from milo.coach.safety.latches import Clearance, Latch, ReturnForm, latches_of, open_latches
from milo.coach.safety.normalising import plain
from milo.coach.safety.safety_words_en import ENGLISH
from milo.coach.safety.safety_words_es import SPANISH
from milo.coach.safety.text_validator import broken
from milo.coach.safety.triage import Channel, Turn, Verdict, own_turns, raised, triage
from milo.coach.safety.triage_text import compiled
from milo.coach.talk.conversation import respond
from milo.coach.talk.facts import Facts
from milo.coach.talk.replies import BY_RULES, Draft
from milo.vocabulary.athlete import Profile
from milo.vocabulary.clock import Clock
from milo.vocabulary.talk import Answer, BadAnswer, Claim, Prompt

VERSION = "safety-1"  # of rules and sentences; stands in every audit record (I-04)
MODEL_WITHIN_S = 20.0  # F-1
WORDS: dict[str, dict[str, str]] = {"en": ENGLISH, "es": SPANISH}
_HOUSEKEEPING = compiled(
    "delete|account|telegram|link|unlink|export|import|log ?in|password|language|units|settings?|notification*|"
    "sync*|battery|bluetooth|app|"
    "privacy|data|thanks|thank you|hello|hi|hola|gracias|cuenta|borra|exporta|idioma|unidades|ajustes|notificacion*|"
    "sincroniz*|vincula"
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Athlete:
    """What the server knows of the person who speaks; nothing here comes from a message.

    id: bound by the server.  profile: as stored, or what is known of one.  country: two letters, for the number to call.
    sensor: the level that stands in the watch (coach.sensor_rules).  facts: what may be said; None: only today is known.
    """

    id: str = ""
    profile: Profile | Mapping[str, Any] | None = None
    language: str | None = None
    country: str | None = None
    latches: Sequence[Latch] = ()
    clearances: Sequence[Clearance] = ()
    forms: Sequence[ReturnForm] = ()
    sensor: Level = "N"
    facts: Facts | None = None
    channel: Channel = "chat"


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


async def reply(turns: str | Sequence[Turn], athlete: Athlete, provider: Any, clock: Clock) -> Reply:
    """The reply to the last turn.

    turns: a message or a talk, oldest first.  provider: has `answer(prompt)`, or None for rules alone; it is never called for E0,
    E1 and R, nor for data channels.  Whatever happens, a Reply comes back, and never one below the level that triage gave.
    """
    language = athlete.language if athlete.language in WORDS else "en"
    judged = await _stage(lambda: _judge(turns, athlete, clock))
    if not isinstance(judged, Verdict):
        return _finish(turns, athlete, clock, _safe(athlete, language))
    if judged.level in {"E0", "E1", "R"}:
        said = await _stage(lambda: _template(judged, athlete, clock))
        made = (
            said if isinstance(said, Reply) else replace(_safe(athlete, judged.language), level=judged.level, locked=judged.locked)
        )
    else:
        said = await _stage(lambda: _answered(turns, athlete, provider, clock, judged))
        made = said if isinstance(said, Reply) else replace(_safe(athlete, judged.language), level=judged.level, rules=judged.rules)
    return _finish(turns, athlete, clock, made)


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


# --- which level --------------------------------------------------------------------------------------------------------


def _judge(turns: str | Sequence[Turn], athlete: Athlete, clock: Clock) -> Verdict:
    now = clock.now()
    profile = read_person(athlete.profile, now.date())
    known = known_facts(profile, now.date()) if profile is not None else frozenset()
    verdict = triage(turns, language=athlete.language, channel=athlete.channel, known=known)
    if athlete.channel in {"food_label", "file_name"}:
        return verdict
    if LEVELS.index(athlete.sensor) >= LEVELS.index("E1"):
        verdict = raised(verdict, athlete.sensor, "S-2", "heart" if athlete.sensor == "E0" else "locked")
    own = own_turns(turns)
    if not _about_training(own[-1] if own else ""):
        if profile is not None and any(f.rule == "G-8" for f in state_flags(profile, now.date())):
            return raised(verdict, "R", "G-8", "no_account")
        return verdict
    if locks := open_latches(athlete.latches, athlete.clearances, athlete.forms, now):
        verdict = raised(verdict, "E1", locks[0].rule, "locked")
    for flag in state_flags(profile, now.date()) if profile is not None else []:
        verdict = raised(verdict, flag.level, flag.rule, flag.template)
    return verdict


def _about_training(text: str) -> bool:
    """Whether a message is about doing something, and not about the app or about a fact in general."""
    read = plain(text)
    if not read or _HOUSEKEEPING.search(read):
        return False
    return any(frame(part.strip()) != "info" for part in re.split(r"[.;!?]", read) if part.strip())


# --- what is said -------------------------------------------------------------------------------------------------------


def _words(athlete: Athlete, language: str) -> tuple[dict[str, str], dict[str, str]]:
    words = WORDS[language]
    country = (athlete.country or "").upper()
    number = EMERGENCY_NUMBERS.get(country)
    call = words["local_number"] if number is None else (f"al {number}" if language == "es" else number)
    crisis = words.get(f"crisis.{country}", words["crisis.EU"] if country in EU else words["crisis"])
    return words, {"call": call, "crisis": crisis, "worse": words["worse"]}


def _template(verdict: Verdict, athlete: Athlete, clock: Clock) -> Reply:
    words, filled = _words(athlete, verdict.language)
    body = words[f"{verdict.level}.{verdict.template}"]
    if verdict.level == "E0" and verdict.template != "crisis":
        parts = [words["E0.first"], body, words["E0.last"], *([words["E0.also_refused"]] if "R" in verdict.also else [])]
    elif verdict.level == "E1":
        parts = [body, words["E1.last"]]
    else:
        parts = [body]
    text = " ".join(part.format_map(filled) for part in parts)
    latches = latches_of(verdict.level, verdict.rules, clock.now()) if athlete.channel in {"chat", "workout_note"} else []
    return Reply(verdict.level, verdict.rules, text, [], "template", verdict.locked, latches)


async def _answered(turns: str | Sequence[Turn], athlete: Athlete, provider: Any, clock: Clock, verdict: Verdict) -> Reply:
    words, _ = _words(athlete, verdict.language)
    if athlete.channel != "chat":
        note = words[f"C.{verdict.template}"] if verdict.level == "C" else words["N.data"]
        return Reply(verdict.level, verdict.rules, note, [], "template", verdict.locked)
    now = clock.now()
    facts = athlete.facts or Facts(today=now.date(), profile=read_person(athlete.profile, now.date()))
    language: Any = verdict.language
    own = own_turns(turns)
    draft: Draft | None = None
    if provider is not None:
        guarded = _Guarded(provider, verdict.language)
        came = await _stage(lambda: asyncio.wait_for(respond(own, facts, guarded, language), MODEL_WITHIN_S))
        if isinstance(came, Draft) and (came.by == BY_RULES or not broken(came.text, verdict.language)):
            draft = came
    if draft is None:
        draft = await respond(own, facts, None, language)
    text = draft.text if draft.text.strip() else words["N.hello"]
    if broken(text, verdict.language, bans=False):
        draft, text = Draft("", []), words["N.hello"]
    if verdict.level == "C":
        text = f"{words[f'C.{verdict.template}']} {text}"
    return Reply(verdict.level, verdict.rules, text, draft.claims, draft.by, verdict.locked)


class _Guarded:
    """A provider whose every answer is looked at before anybody else sees it; a bad one is asked for once more, then given up."""

    def __init__(self, provider: Any, language: str) -> None:
        self._provider, self._language = provider, language
        self.name = str(getattr(provider, "name", "model"))

    async def answer(self, prompt: Prompt) -> Answer:
        """A text that breaks no rule. Raises BadAnswer after the second that does."""
        import msgspec

        codes: list[str] = []
        for _ in range(2):
            complaint = "; ".join(filter(None, [prompt.complaint, *codes]))
            asked = msgspec.structs.replace(prompt, complaint=complaint or None)
            came = self._provider.answer(asked)
            came = await came if isinstance(came, Awaitable) else came
            made = Answer(text=came) if isinstance(came, str) else came
            if not isinstance(made, Answer):
                raise BadAnswer("an Answer", type(made).__name__)
            codes = broken(re.sub(r"\[f\d+\]", " ", made.text), self._language)
            if not codes:
                return made
        raise BadAnswer("a text that keeps the rules", ", ".join(codes))


def _safe(athlete: Athlete, language: str) -> Reply:
    words, filled = _words(athlete, language)
    return Reply("E1", ("F-1",), words["safe"].format_map(filled), [], "template", True)


def _finish(turns: str | Sequence[Turn], athlete: Athlete, clock: Clock, made: Reply) -> Reply:
    """The reply with its audit record: what was decided and by what, and of the words only a digest."""
    words = "\n".join(own_turns(turns)) if isinstance(turns, (str, Sequence)) else ""
    audit = {
        "level": made.level,
        "rules": list(made.rules),
        "by": made.by,
        "locked": made.locked,
        "version": VERSION,
        "channel": athlete.channel,
        "at": clock.now().isoformat(),
        "asked_sha256": hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
        "said_sha256": hashlib.sha256(made.text.encode()).hexdigest(),
    }
    return replace(made, audit=audit)
