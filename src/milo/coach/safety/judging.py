"""Which level a turn has: triage, then what profile, sensors and standing locks say. Source: safety reference, section 2."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from milo.coach.lab.sensor_catalogue import LEVELS, Level
from milo.coach.safety.gates import known_facts, read_person, state_flags
from milo.coach.safety.latches import LOCKING, Clearance, Latch, ReturnForm, open_latches
from milo.coach.safety.locked_talk import asks_for_training
from milo.coach.safety.ruling import weighed
from milo.coach.safety.spoken import spoken_in
from milo.coach.safety.text.frames import frame
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.text.notation import compiled
from milo.coach.safety.triage import triage
from milo.coach.safety.turns import Turn, own_turns
from milo.coach.safety.verdicts import Channel, Verdict, raised
from milo.coach.talk.receipts.facts import Facts
from milo.vocabulary.athlete import Profile
from milo.vocabulary.clock import Clock

_HOUSEKEEPING = compiled(
    "delete|account|telegram|link|unlink|export|import|log ?in|password|language|units|settings?|notification*|"
    "sync*|battery|bluetooth|app|"
    "privacy|data|thanks|thank you|hello|hi|hola|gracias|cuenta|borra|exporta|idioma|unidades|ajustes|notificacion*|"
    "sincroniz*|vincula"
)


@dataclass(frozen=True, kw_only=True)
class Athlete:
    """What the server knows of the person who speaks; nothing here comes from a message.

    id: bound by the server.  profile: as stored, or what is known of one.  country: two letters, for the number to call.
    language: as told, None where it was not: then the words' own.
    sensor: the level that stands in the watch (coach.sensor_rules).  facts: what may be said; None: only today is known.
    kinds: of the acts that the last message tells or orders (conversation.acts).
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
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found of a turn. dangers: (level, rule) of those that hold by themselves.  locks: those that stand, of before."""

    verdict: Verdict
    dangers: tuple[tuple[str, str], ...] = ()
    locks: tuple[Latch, ...] = ()


def judge(turns: str | Sequence[Turn], athlete: Athlete, clock: Clock) -> Judged:
    """The verdict on the last of the turns, with the dangers that were found and the locks that stand."""
    now = clock.now()
    profile = read_person(athlete.profile, now.date())
    known = known_facts(profile, now.date()) if profile is not None else frozenset()
    own = own_turns(turns)
    language = spoken_in(own, athlete.language)
    verdict = triage(turns, language=language, channel=athlete.channel, known=known)
    if athlete.channel in {"food_label", "file_name"}:
        return Judged(verdict)
    dangers = _dangers(verdict, weighed(own, language=language, channel=athlete.channel, known=known).told)
    if LEVELS.index(athlete.sensor) >= LEVELS.index("E1"):
        verdict = raised(verdict, athlete.sensor, "S-2", "heart" if athlete.sensor == "E0" else "locked")
        dangers += ((athlete.sensor, "S-2"),)
    locks = tuple(open_latches(athlete.latches, athlete.clearances, athlete.forms, now))
    last = own[-1] if own else ""
    flags = state_flags(profile, now.date()) if profile is not None else []
    about_training = _about_training(last)
    if locks and (asks_for_training(own, language, athlete.kinds) if athlete.channel == "chat" else about_training):
        verdict = raised(verdict, "E1", locks[0].rule, "locked")
    if not about_training:
        if any(f.rule == "G-8" for f in flags):
            verdict = raised(verdict, "R", "G-8", "no_account")
        return Judged(verdict, dangers, locks)
    if locks and verdict.template != "locked" and athlete.channel == "chat":
        return Judged(verdict, dangers, locks)  # the limits of training say nothing while there is none
    for flag in flags:
        verdict = raised(verdict, flag.level, flag.rule, flag.template)
        dangers += ((flag.level, flag.rule),)
    return Judged(verdict, dangers, locks)


def _dangers(verdict: Verdict, told: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(level, rule) of what a message held, each at its own level. told: what the rules found (verdicts.Weighed)."""
    found: dict[tuple[str, str], None] = {}
    for one in told:
        level, _, rule = one.partition(" ")
        if rule in verdict.rules and LEVELS.index(level) <= LEVELS.index(verdict.level):
            found[level, rule] = None
    if verdict.level in LOCKING and not any(level == verdict.level for level, _ in found):
        found[verdict.level, verdict.rules[0]] = None  # the risk classifier alone saw it
    return tuple(found)


def _about_training(text: str) -> bool:
    """Whether a message is about doing something, and not about the app or about a fact in general."""
    read = plain(text)
    if not read or _HOUSEKEEPING.search(read):
        return False
    return any(frame(part.strip()) != "info" for part in re.split(r"[.;!?]", read) if part.strip())
