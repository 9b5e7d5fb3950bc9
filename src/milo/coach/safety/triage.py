"""Which level a message calls for, by the rules over its words and numbers and a learnt reader; the highest wins.

Source: Milo's safety reference, sections 1, 2 and 4. A questionnaire and the sensors stand beside it. Nothing here is read from a
language model, and no reassurance lowers a level (L-2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from milo.coach.lab.sensor_catalogue import LEVELS
from milo.coach.safety.disguises import undisguised
from milo.coach.safety.everyday.bare_aches import is_bare_ache
from milo.coach.safety.everyday.bare_dizziness import is_bare_dizziness
from milo.coach.safety.everyday.bare_mentions import ailment, bare_mention
from milo.coach.safety.everyday.everyday_figures import LONGEST
from milo.coach.safety.everyday.food_allergy import without_food_allergy
from milo.coach.safety.everyday.glucose_rows import OF_SUGAR, figures_told, only_good, only_high, row_told
from milo.coach.safety.everyday.medicine_told import SAID as MENTIONED_MEDICINE
from milo.coach.safety.everyday.obeying import forbidden, obeys
from milo.coach.safety.learnt.encoder import own_encoder
from milo.coach.safety.learnt.risk_classifier import Seen, fitting, opinion, own_weights, read, told_together
from milo.coach.safety.lexicon.concepts import COVERED, WORDS, speller
from milo.coach.safety.ruling import TURNS_SEEN, only_yes, seen_in, weighed
from milo.coach.safety.text.frames import framed
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.text.notation import compiled, finder
from milo.coach.safety.text.triage_text import Text, ways_of
from milo.coach.safety.turns import Turn, heard, own_turns
from milo.coach.safety.verdicts import Channel, Verdict, raised

MOST_DOUBTED = 60  # words; of the prompts that the risk classifier learnt from, one in a thousand has more
OF_FAINTING = "RF-03"
OWN_RANGE, OF_OXYGEN = "SN-04", frozenset({"SN-02", "SN-03"})
MENTIONED = frozenset(MENTIONED_MEDICINE.values())  # a medicine told with nothing else, as it is heard
OF_PAIN, OF_ILLNESS, OF_A_MAX, OF_CARE, OF_ALLERGY = "PL-50", "PL-52", "PL-10", "PL-24", "NU-09"
OF_A_PULSE, OF_READINESS = "SN-09", "PL-14"
_A_BIT_UP = compiled(
    "(?:resting|morning) (?:pulse|heart rate|hr) _ 1\\d (?:\\w+ )?(?:above|over|higher|up|more)|"
    "(?:pulso|pulsaciones|fc) en reposo _ 1\\d (?:\\w+ )?(?:por encima|mas|de mas)"
)
_ILL = compiled(
    "ill|sick|fever|flu|cold|bug|cough*|dizz*|faint*|chest|breath*|palpit*|enferm*|fiebre|gripe|resfri*|tos|mare*|pecho|aire|desmay*"
)
SURELY_ORDINARY = 0.8  # of N: as sure as the reader must be that a message does not go on about a danger just told (our choice)


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
    own = own_turns(said)
    if not own:
        return Verdict("N", (), "", False, language or "en")  # nobody said anything: there is nothing to judge
    known = known.union(*(figures_told(turn, known) for turn in own))
    verdict = _read(said, language, channel, known)
    if channel in {"food_label", "file_name"}:
        return verdict
    for meant in undisguised(own[-1]):
        open_one = _read(meant, language, channel, known)
        if open_one.level in {"E0", "E1", "R"} and LEVELS.index(open_one.level) > LEVELS.index(verdict.level):
            verdict = open_one
    if verdict.level == "C" and verdict.rules == (OF_CARE,) and _only_allergy(own[-TURNS_SEEN:]):
        return replace(verdict, rules=(OF_ALLERGY,), template="allergy")
    row = row_told(own[-1], known)
    if len(own) == 1 and verdict.level == "C" and verdict.rules == ("PL-24",) and only_good(own[-1], known):
        return Verdict("N", (), "", False, verdict.language)
    if row is None or verdict.level not in {"N", "C"}:
        return verdict
    of_rules = {f.rule.id for f in weighed(heard(said), language=language, channel=channel, known=known).found}
    # the reader knows all care as one topic, and the lexicon every low glucose as one rule: the row is what is meant
    others = tuple(r for r in verdict.rules if r not in {row.rule, row.instead} and (r != "PL-24" or r in of_rules))
    if row.own or len(others) < len(verdict.rules):  # a row is for who uses insulin: it raises nobody else
        verdict = replace(verdict, level="C", rules=(row.rule, *others), template=verdict.template or "condition")
    return verdict


def _read(said: str | Sequence[Turn], language: str | None, channel: Channel, known: frozenset[str]) -> Verdict:
    """The verdict of the rules and the risk classifier."""
    turns = heard(said)
    found = weighed(turns, language=language, channel=channel, known=known)
    if len(turns[-1]) <= LONGEST and bare_mention(turns[-1]) == "ill" and found.verdict.level in {"N", "C"}:
        found = replace(found, verdict=_first(found.verdict, OF_ILLNESS, ailment(turns[-1])))
    if channel in {"food_label", "file_name"}:
        return found.verdict
    if found.verdict.level == "E0" and "E0" not in found.lone:
        return found.verdict  # nothing is above it, and no doubt lowers it
    bare = _is_bare(turns[-1])
    if bare and len(turns) == 1:
        return found.verdict
    own = seen_in(turns[-1:], found.told)
    whole = seen_in(turns, found.told) if len(turns) > 1 else own
    if bare and (not told_together(read(whole)) or all(_is_bare(turn) or turn in MENTIONED for turn in turns[-TURNS_SEEN:-1])):
        return found.verdict
    last = read(own)
    talk = read(whole) if len(turns) > 1 else last
    if found.joined and not _takes_up(turns[-1]) and ordinary(turns[-1]):
        found = found.without_joined()
    verdict = found.standing(last, talk) if doubted(whole) else found.verdict
    frames = [frame for _, frame in framed(whole.text)]
    asked = bool(frames) and all(frame == "info" for frame in frames)
    seen = opinion(verdict.level, last, talk, len(whole.text.split()), asked=asked)
    # A note is data: a danger in it counts, a request in it does not. Within a range that a clinician set, oxygen is not low.
    if seen is None or (channel == "workout_note" and seen.level in {"R", "C"}):
        obeyed = verdict.level == "N" and channel == "chat" and forbidden(turns[-1])
        return raised(verdict, "C", OF_PAIN, "injury") if obeyed else verdict
    if seen.topic.rule in OF_OXYGEN and OWN_RANGE in verdict.rules:
        return verdict
    if seen.level == "E0" and seen.topic.rule == OF_FAINTING and verdict.level == "E1" and OF_FAINTING in verdict.rules:
        return verdict  # the rules know the day of a faint, which tells its level (safety reference, RF-03); the reader does not
    if (
        seen.topic.rule in OF_SUGAR
        and seen.alone
        and (row := only_high(own_turns(said)[-1], known)) is not None
        and all(ordinary(turn) for turn in turns[-TURNS_SEEN:-1])
    ):
        return raised(verdict, "C", row, "condition")
    if (seen.level, seen.topic.rule) == ("R", OF_PAIN) and obeys(turns[-1]):
        return raised(verdict, "C", OF_PAIN, "injury")
    if (
        (seen.level, seen.topic.rule) == ("E1", OF_A_PULSE)
        and _A_BIT_UP.search(plain(turns[-1]))
        and not _ILL.search(plain(turns[-1]))
    ):
        return raised(verdict, "C", OF_READINESS, "sore")  # a pulse at rest 10 to 19 above usual swaps what is hard (PL-14)
    if seen.level == "R" and verdict.rules == (OF_A_MAX,):
        return verdict  # the reader takes an early test of one's maximum for one too many; its rule says what is planned instead
    topic = fitting(seen.topic, own.concepts if seen.alone else whole.concepts)
    return raised(verdict, seen.level, topic.rule, topic.template)


def _only_allergy(turns: Sequence[str]) -> bool:
    """Whether what asks for care in somebody's last turns is a food allergy alone."""
    rest = [without_food_allergy(turn) for turn in turns]
    told = [turn if left is None else left for turn, left in zip(turns, rest, strict=True)]
    return any(left is not None for left in rest) and weighed(heard(told)).verdict.level == "N"


def _first(verdict: Verdict, rule: str, template: str) -> Verdict:
    """A verdict of help within limits that speaks first of what the last turn told."""
    rules = tuple(dict.fromkeys([rule, *verdict.rules]))
    return replace(verdict, level="C", rules=rules, template=template)


def _is_bare(turn: str) -> bool:
    return len(turn) <= LONGEST and (is_bare_ache(turn) or is_bare_dizziness(turn) or bare_mention(turn) is not None)


def ordinary(text: str) -> bool:
    """Whether a message, looked at alone, is surely nothing but ordinary: the rules find nothing, and the reader is sure of N."""
    own = heard(text)
    found = weighed(own)
    return found.verdict.level == "N" and read(seen_in(own, found.told)).of_level[0] >= SURELY_ORDINARY


def doubted(seen: Seen) -> bool:
    """Whether a text is short enough that a doubt of the risk classifier's counts: much other talk would drown a danger in it."""
    return len(seen.text.split()) <= MOST_DOUBTED


def warm() -> None:
    """Makes ready what the first message would wait for: every concept compiled, the speller built. For the start of a server."""
    for pattern in (*WORDS.values(), *ways_of(COVERED).values()):
        finder(pattern)
    Text("", WORDS, COVERED, framed, frozenset())
    speller()
    own_weights()
    own_encoder()
    for text in ("is my chest pain something to worry about?", "me duele el pecho, ¿paro?"):
        triage(text)


_TAKES_UP = re.compile(
    r"\b(?:it|(?:that|this)(?! (?:\w+ )?(?:week|weekend|month|year|morning|evening|session|workout|day|time|plan)\b)|"
    r"them|em|those|these|same|then|anyway|instead|again|doubl\w*|half|twice|come on|just (?:tell|give|do|say)|"
    r"hypothetical\w*|eso|esa|ese|esto|lo(?! (?:que|de))|mismo|entonces|igual|otra vez|doble|mitad|venga|dime|dimelo|dame)\b"
)
"""Words that point at what was said before."""


def _takes_up(turn: str) -> bool:
    """Whether a turn points at what was said before it."""
    return only_yes(turn) or _TAKES_UP.search(plain(turn)) is not None
