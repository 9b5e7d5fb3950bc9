"""What the rules over words and numbers find in what somebody said, in English and Spanish, and how firmly.

Source: Milo's safety reference, sections 1, 2 and 4. What a rule cannot see (sarcasm, rare slang, other languages) it misses. No
reassurance lowers a level (L-2). triage.py decides by this and by the learnt reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from milo.coach.lab.sensor_catalogue import LEVELS
from milo.coach.safety.figures.numbers import FACTS, facts
from milo.coach.safety.learnt.number_signs import number_signs
from milo.coach.safety.learnt.risk_classifier import Seen
from milo.coach.safety.lexicon.concepts import COVERED, DERIVED, NOT_SHOWN, RULES, WORDS, speller
from milo.coach.safety.text.frames import framed
from milo.coach.safety.text.normalising import decoded, plain, turned
from milo.coach.safety.text.notation import finder
from milo.coach.safety.text.shorthand import written_out
from milo.coach.safety.text.triage_text import Reader, Text, sieve_of
from milo.coach.safety.turns import ENGLISH, LANGUAGES, SPANISH, language_of
from milo.coach.safety.verdicts import Channel, Found, Verdict, Weighed, verdict_of

TURNS_SEEN = 4  # the risk classifier looks at so many of the last turns together (our choice)
MOST_SEEN = 1_200  # characters of them, from both ends: its prompts were no longer (our choice)


def ruled(
    turns: Sequence[str], *, language: str | None = None, channel: Channel = "chat", known: frozenset[str] = frozenset()
) -> Verdict:
    """All that the rules find, firm or not. turns: the person's own, oldest first; the rest as triage."""
    return weighed(turns, language=language, channel=channel, known=known).verdict


def weighed(
    turns: Sequence[str], *, language: str | None = None, channel: Channel = "chat", known: frozenset[str] = frozenset()
) -> Weighed:
    """What the rules find, and how firmly. turns: the person's own, oldest first; the rest as triage."""
    last = turns[-1] if turns else ""
    spoken = language if language in LANGUAGES else language_of(last)
    if channel in {"food_label", "file_name"}:
        return Weighed(Verdict("N", (), "", False, spoken), (), frozenset(), frozenset(), ())
    found: list[Found] = []
    for i, turn in enumerate(turns):
        rules = _rules_of(turn, known)
        found += [f for f in rules if i == len(turns) - 1 or f.rule.level in {"E0", "E1", "C"}]
    joined: frozenset[str] = frozenset()
    if len(turns) > 1:
        alone = {f.rule.id for f in found if f.rule.level == "R"}
        across = _across(list(turns), known)
        joined = frozenset(f.rule.id for f in across if f.rule.level == "R") - alone
        found += across
    if channel == "workout_note":
        found = [f for f in found if f.rule.level != "R"]
    if len(turns) > 1:  # of two concerns of one level the one just told is spoken of
        own = {f.rule for f in _rules_of(last, known)}
        found.sort(key=lambda f: f.rule not in own)
    verdict = verdict_of([f.rule for f in found], spoken)
    by_level = {level: [f for f in found if f.rule.level == level] for level in LEVELS}
    sure = frozenset(level for level, own in by_level.items() if any(f.profile or f.rule.firm or _counts(f) for f in own))
    lone = frozenset(
        level for level, own in by_level.items() if level not in sure and len({g for f in own for g in f.grounds}) == 1
    )
    marked = "?" if verdict.level in lone else ""
    told = (f"{verdict.level}{marked}", *dict.fromkeys(f"{f.rule.level} {f.rule.id}" for f in found))
    return Weighed(verdict, tuple(found), lone, sure, told, joined)


def _counts(found: Found) -> bool:
    """Whether a finding rests on a number."""
    return any(term.strip() in FACTS for ground in found.grounds for term in ground.split("&"))


def seen_in(turns: Sequence[str], told: tuple[str, ...] = ()) -> Seen:
    """What the risk classifier is shown of the last turns: their text, written out and mended, and the concepts found in it."""
    joined = " . ".join(turns[-TURNS_SEEN:])
    if len(joined) > MOST_SEEN:
        joined = f"{joined[: MOST_SEEN // 2]} . {joined[-MOST_SEEN // 2 :]}"
    text = speller().mend(written_out(plain(joined), language_of(joined) == "es"))
    padded = f" {text} "
    stretches = sieve_of(WORDS).where(padded)
    shown = (n for n in stretches if n not in NOT_SHOWN)
    concepts = frozenset(n for n in shown if any(finder(WORDS[n]).search(padded, *s) for s in stretches[n]))
    return Seen(text, concepts, told, number_signs(text))


_ONLY_YES = re.compile(
    r"(?:(?:yes|yeah|yep|yup|ok|okay|sure|please|do it|go on|go ahead|thanks|si|vale|dale|claro|por favor|hazlo|adelante|"
    r"gracias)[ ,.!]*)+"
)


def _across(turns: list[str], known: frozenset[str]) -> Sequence[Found]:
    """What only holds over several turns: an age said earlier, a request cut into pieces."""
    while len(turns) > 2 and only_yes(turns[-1]):
        turns = turns[:-1]  # a yes means what was last spoken of, and nothing that was refused before that
    joined = _rules_of(" . ".join(turns[-4:]), known)
    alone = _rules_of(turns[-1], known)
    if not any(f.rule.level == "R" for f in joined) or any(f.rule.level == "R" for f in alone):
        return [f for f in joined if f.rule.level in {"E0", "E1"}]
    takes_up = re.search(
        r"\b(?:dose|mg|how much|how many|just (?:tell|give|do)|come on|please|pls|hypothetical|anyway|it|that|"
        r"them|em|those|same|then|again|doubl\w*|half|yeah|yes|"
        r"calor\w*|kcal|diet|weight|lose|cut|max\w*|1rm|dosis|cuant\w+|venga|porfa|eso|esa|lo|dieta|peso|perder|"
        r"bajar|dame|dimelo)\b",
        plain(turns[-1]),
    )
    return joined if takes_up else [f for f in joined if f.rule.level in {"E0", "E1"}]


def only_yes(turn: str) -> bool:
    return _ONLY_YES.fullmatch(plain(turn).strip()) is not None


@lru_cache(maxsize=256)
def _rules_of(text: str, known: frozenset[str]) -> tuple[Found, ...]:
    """All rules that hold of one message, in any of its readings."""
    readings = [text, *decoded(text)]
    if not ENGLISH.search(plain(text)) and not SPANISH.search(plain(text)):
        readings += turned(text)
    found: dict[Found, None] = {}
    for i, reading in enumerate(readings):
        read = plain(reading)
        for one in _rules_of_plain(written_out(read, language_of(reading) == "es"), known):
            if i == 0 or one.rule.level != "C":
                found[one] = None
    return tuple(found)


def _rules_of_plain(read: str, known: frozenset[str]) -> list[Found]:
    mended = speller().mend(read)
    text = Text(mended, WORDS, COVERED, framed, facts(mended) | known)
    bare = Text(mended, WORDS, COVERED, framed, text.facts - known) if known else text
    reader = Reader(WORDS, DERIVED)
    # a profile colours what is dangerous or refused; what it means for help is the gates' to say
    found = [
        Found(rule, grounds, bare is not text and not reader.holds(rule, bare))
        for rule in RULES
        if rule.level != "C" and (grounds := reader.grounds(rule, text))
    ]
    # help within limits is never said beside an emergency or a refusal
    return found or [Found(rule, grounds) for rule in RULES if rule.level == "C" and (grounds := reader.grounds(rule, bare))]
