"""What triage found of a message: rules with the conditions by which they hold, and the verdict that follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from milo.coach.lab.sensor_catalogue import LEVELS, Level
from milo.coach.safety.learnt.risk_classifier import Chances, stands
from milo.coach.safety.text.triage_text import Rule

Channel = Literal["chat", "workout_note", "food_label", "file_name"]
CHANNELS: tuple[Channel, ...] = ("chat", "workout_note", "food_label", "file_name")
"""Where something was said: what is asked in a chat is only data elsewhere."""
_BY_OWN_HAND = frozenset({"crisis", "overdose"})
_GENTLE = frozenset({"eating", "eating_soon", "crisis"})


class Found(NamedTuple):
    """A rule that holds, and the conditions by which it does. profile: it holds only with what the profile says."""

    rule: Rule
    grounds: tuple[str, ...]
    profile: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the rules find. lone: the levels that rest on one condition over words.

    sure: those that rest on a number or the profile, of which the risk classifier knows little or nothing, or on a firm rule.
    told: the highest level, marked where it is a lone one, and the rules, as the risk classifier is told them.
    joined: rules of a request that only the turns together make; the last turn names none.
    """

    verdict: Verdict
    found: tuple[Found, ...]
    lone: frozenset[Level]
    sure: frozenset[Level]
    told: tuple[str, ...]
    joined: frozenset[str] = frozenset()

    def without_joined(self) -> Weighed:
        """The same where the last turn turned to something else: a request made before it is not made again."""
        kept = tuple(f for f in self.found if f.rule.level != "R" or f.rule.id not in self.joined)
        left = frozenset(f.rule.level for f in kept)
        verdict = verdict_of([f.rule for f in kept], self.verdict.language)
        return replace(self, verdict=verdict, found=kept, lone=self.lone & left, sure=self.sure & left, joined=frozenset())

    def standing(self, last: Chances, talk: Chances) -> Verdict:
        """The verdict without the findings that the risk classifier gives too small a chance."""
        for level in LEVELS[:0:-1]:
            here = [f.rule for f in self.found if f.rule.level == level]
            firm = level in self.sure or (level == "E0" and level not in self.lone)
            if here and (firm or stands(level, last, talk, own_hand=any(rule.template in _BY_OWN_HAND for rule in here))):
                kept = [f.rule for f in self.found if LEVELS.index(f.rule.level) <= LEVELS.index(level)]
                return verdict_of(kept, self.verdict.language)
        return Verdict("N", (), "", False, self.verdict.language)


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


def verdict_of(found: list[Rule], language: str) -> Verdict:
    """The verdict of rules that hold. language: "en" or "es"."""
    if not found:
        return Verdict("N", (), "", False, language)
    ordered = sorted(dict.fromkeys(found), key=lambda r: -LEVELS.index(r.level))
    top = ordered[0].level
    first = next((r for r in ordered if r.level == top and r.template in _GENTLE), ordered[0])
    ids = tuple(dict.fromkeys([first.id, *(r.id for r in ordered)]))
    also = tuple(dict.fromkeys(r.level for r in ordered if r.level != top))
    return Verdict(top, ids, first.template, top in {"E0", "E1"}, language, also)


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
