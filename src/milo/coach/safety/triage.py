"""Which level a message calls for, by rules over its words and numbers, in English and Spanish; the highest wins.

Source: Milo's safety reference, sections 1, 2 and 4. What a rule cannot see (sarcasm, rare slang, other languages) it misses; a
questionnaire and the sensors stand beside it. Nothing here is read from a model, and no reassurance lowers a level (L-2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from milo.coach.lab.sensor_catalogue import LEVELS, Level
from milo.coach.safety import (
    red_flags_body,
    red_flags_head,
    red_flags_heart,
    red_flags_helped,
    red_flags_mind,
    red_flags_refused,
    red_flags_state,
)
from milo.coach.safety.normalising import Speller, decoded, plain, turned
from milo.coach.safety.red_flags_helped import IDIOMS, frame
from milo.coach.safety.triage_numbers import facts
from milo.coach.safety.triage_spelling import KNOWN, WORTH
from milo.coach.safety.triage_text import Reader, Rule, Text

Channel = Literal["chat", "workout_note", "food_label", "file_name"]
CHANNELS: tuple[Channel, ...] = ("chat", "workout_note", "food_label", "file_name")
LANGUAGES = ("en", "es")
Turn = str | Mapping[str, object]

_ROOMS = (red_flags_heart, red_flags_head, red_flags_body, red_flags_state, red_flags_mind, red_flags_refused, red_flags_helped)
WORDS: dict[str, str] = {name: pattern for room in reversed(_ROOMS) for name, pattern in room.WORDS.items()}
RULES: tuple[Rule, ...] = tuple(rule for room in _ROOMS for rule in room.RULES)
DERIVED: dict[str, str] = {
    **red_flags_state.DERIVED,
    "stable_chest": "eased & !lasting & !sweat & !radiating",
    "pec_doms": "doms & !lasting",
}
_SPANISH = re.compile(
    r"\b(?:el|la|los|las|un|una|que|de|del|me|mi|mis|se|y|en|con|por|para|tengo|estoy|soy|es|no|puedo|quiero|"
    r"hago|como|cuant\w+|desde|"
    r"dame|hazme|hoy|ayer|sin|pero|muy|he|al|su|dolor|plan|entren\w*|ejercicio\w*|dosis|muestrame|ensename)\b"
)
_ENGLISH = re.compile(
    r"\b(?:the|a|an|i|im|my|is|are|it|to|of|and|in|on|for|with|what|how|can|do|does|should|have|has|you|"
    r"me|this|that|after|when|give|"
    r"want|was|not|be|at|from|or|your|need|had|get|no|plan|now|feel)\b"
)
_GENTLE = frozenset({"eating", "eating_soon", "crisis"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What triage found. level: the highest; rules: the ids that hold, the ones of the level first; template: of the first rule.

    also: levels below that hold too (an emergency with a refusal says both, L-1); locked: training stops until a form is filled in.
    language: the one the answer is to be in, "en" or "es".
    """

    level: Level
    rules: tuple[str, ...]
    template: str
    locked: bool
    language: str
    also: tuple[Level, ...] = ()


def triage(
    said: str | Sequence[Turn], *, language: str | None = None, channel: Channel = "chat", known: frozenset[str] = frozenset()
) -> Verdict:
    """The level of what somebody said.

    said: a message, or the turns of a talk (strings or {"role", "text" or "content"}); only the person's own count. A danger told
    in an earlier turn stands; a request refused earlier does not colour a new one unless that one takes it up again.
    language: "en" or "es" where it is known; else it is told from the words.
    known: what the profile says, by concept (gates.known_facts).
    channel: a workout note is data, yet a symptom in it counts; a food label and a file name are data only.
    """
    turns = own_turns(said)
    last = turns[-1] if turns else ""
    spoken = language if language in LANGUAGES else language_of(last)
    if channel in {"food_label", "file_name"}:
        return Verdict("N", (), "", False, spoken)
    found: list[Rule] = []
    for i, turn in enumerate(turns):
        rules = _rules_of(turn, known)
        found += [r for r in rules if i == len(turns) - 1 or r.level in {"E0", "E1", "C"}]
    if len(turns) > 1:
        found += _across(turns, known)
    if channel == "workout_note":
        found = [r for r in found if r.level != "R"]
    return _verdict(found, spoken)


def own_turns(said: str | Sequence[Turn]) -> list[str]:
    """The person's own turns, oldest first."""
    if isinstance(said, str):
        return [said]
    own = []
    for turn in said:
        if isinstance(turn, str):
            own.append(turn)
        elif str(turn.get("role", "user")).lower() in {"user", "athlete", "human", "me"}:
            own.append(str(turn.get("text") or turn.get("content") or ""))
    return own


def language_of(text: str) -> str:
    """The language of a text by its small words: "es" or "en", English where neither shows."""
    read = plain(text)
    marks = 2 * sum(c in "¿¡ñáéíóú" for c in text.lower())
    return "es" if len(_SPANISH.findall(read)) + marks > len(_ENGLISH.findall(read)) else "en"


def _across(turns: list[str], known: frozenset[str]) -> Sequence[Rule]:
    """What only holds over several turns: an age said earlier, a request cut into pieces."""
    joined = _rules_of(" . ".join(turns[-4:]), known)
    alone = _rules_of(turns[-1], known)
    if not any(r.level == "R" for r in joined) or any(r.level == "R" for r in alone):
        return [r for r in joined if r.level in {"E0", "E1"}]
    takes_up = re.search(
        r"\b(?:dose|mg|how much|how many|just (?:tell|give|do)|come on|please|pls|hypothetical|anyway|it|that|"
        r"them|those|same|then|again|"
        r"calor\w*|kcal|diet|weight|lose|cut|max\w*|1rm|dosis|cuant\w+|venga|porfa|eso|esa|lo|dieta|peso|perder|"
        r"bajar|dame|dimelo)\b",
        plain(turns[-1]),
    )
    return joined if takes_up else [r for r in joined if r.level in {"E0", "E1"}]


@lru_cache(maxsize=256)
def _rules_of(text: str, known: frozenset[str]) -> tuple[Rule, ...]:
    """All rules that hold of one message, in any of its readings."""
    readings = [text, *decoded(text)]
    if not _ENGLISH.search(plain(text)) and not _SPANISH.search(plain(text)):
        readings += turned(text)
    found: dict[Rule, None] = {}
    for i, reading in enumerate(readings):
        for rule in _rules_of_plain(plain(reading), known):
            if i == 0 or rule.level != "C":
                found[rule] = None
    return tuple(found)


def _rules_of_plain(read: str, known: frozenset[str]) -> list[Rule]:
    mended = speller().mend(read)
    text = Text(mended, WORDS, IDIOMS, frame, facts(mended) | known)
    bare = Text(mended, WORDS, IDIOMS, frame, text.facts - known) if known else text
    reader = Reader(WORDS, DERIVED)
    # a profile colours what is dangerous or refused; what it means for help is the gates' to say
    return [rule for rule in RULES if reader.holds(rule, bare if rule.level == "C" else text)]


def _verdict(found: list[Rule], language: str) -> Verdict:
    if not found:
        return Verdict("N", (), "", False, language)
    ordered = sorted(dict.fromkeys(found), key=lambda r: -LEVELS.index(r.level))
    top = ordered[0].level
    first = next((r for r in ordered if r.level == top and r.template in _GENTLE), ordered[0])
    ids = tuple(dict.fromkeys([first.id, *(r.id for r in ordered)]))
    also = tuple(dict.fromkeys(r.level for r in ordered if r.level != top))
    return Verdict(top, ids, first.template, top in {"E0", "E1"}, language, also)


@lru_cache(maxsize=1)
def speller() -> Speller:
    """The one speller; made when first needed."""
    dangers = (red_flags_heart, red_flags_head, red_flags_body, red_flags_state, red_flags_mind)
    patterns = " ".join(pattern for room in dangers for pattern in room.WORDS.values())
    everything = " ".join([*WORDS.values(), IDIOMS])
    # a stem ("swell*") is right with any ending; a whole word of seven letters or more is worth mending
    whole = re.findall(r"(?<![a-z\\])[a-z]{7,}(?![a-z*])", patterns)
    stems = re.findall(r"(?<![a-z\\])([a-z]{4,})\*", everything)
    return Speller({*WORTH, *whole}, {*KNOWN, *re.findall(r"[a-z]{4,}", everything)}, stems)


def raised(verdict: Verdict, level: Level, rule: str, template: str) -> Verdict:
    """The verdict with a state's level laid over it: it goes up or stays (L-2)."""
    if LEVELS.index(level) <= LEVELS.index(verdict.level):
        return replace(verdict, rules=tuple(dict.fromkeys([*verdict.rules, rule])))
    return Verdict(
        level,
        (rule, *verdict.rules),
        template,
        verdict.locked or level in {"E0", "E1"},
        verdict.language,
        (verdict.level, *verdict.also),
    )
