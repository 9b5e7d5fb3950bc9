"""Who may start a protocol: every gate is asked, and what is not known does not open one.

Source: Milo's safety reference, section 5 (mask sessions), section 3 (G-1 to G-8), sections 7 and 8 where they bear on a test
to the limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from milo.coach.lab.lab_words import words_of
from milo.coach.lab.protocols import HOLD_S, Protocol

MIN_AGE, ADULT, OLDER = (
    13,
    18,
    65,
)  # G-8; PL-41 has no test to failure under 18; from 65 a clearance first (our choice, beside PL-20)
TEST_CLASSES = frozenset({"G-1", "G-4"})
POSTPARTUM_WEEKS = 12.0  # PL-23


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the athlete and the profile say before a start. None is not known.

    g_class: "G-1" to "G-7" of section 3. open_rules: ids of red flags and E1 rules that are open; locked: an emergency is open.
    asthma_or_copd, breathing_clearance: the second is a clearance on file for it.
    clearance: one for hard effort, at most 12 months old.
    panic_history, panic_opt_in: the second is the athlete's own wish to go on.
    second_person: somebody is there who can stop the test and call for help. signal_good_s: seconds of good signal until now.
    """

    age: int | None = None
    g_class: str | None = None
    open_rules: frozenset[str] = frozenset()
    locked: bool | None = None
    pregnant: bool | None = None
    postpartum_weeks: float | None = None
    asthma_or_copd: bool | None = None
    breathing_clearance: bool = False
    clearance: bool = False
    panic_history: bool | None = None
    panic_opt_in: bool = False
    second_person: bool = False
    signal_good_s: float | None = None


@dataclass(frozen=True, kw_only=True)
class Gate:
    """One condition of a start: its code, whether it is open, and the sentence that says what is needed."""

    code: str
    open: bool
    text: str

    def as_dict(self) -> dict[str, Any]:
        return {"code": self.code, "ok": self.open, "text": self.text}


def gates(protocol: Protocol, answers: Answers, *, mask: bool, language: str = "en") -> list[Gate]:
    """Every gate before a start, in the order to ask them; a session may begin when all are open.

    A recording at rest without a mask asks the least; a mask or a test to the limit asks for more, and a test for most.
    Raises UnknownName for an unknown language.
    """
    conditions = [("no_emergency", answers.locked is False), ("old_enough", answers.age is not None and answers.age >= MIN_AGE)]
    if protocol.hard or mask or protocol.name == "free":
        conditions += [("nothing_open", not answers.open_rules)]
    if protocol.hard or mask:
        conditions += [
            ("not_pregnant", answers.pregnant is False),
            (
                "breathing_cleared",
                answers.asthma_or_copd is False or (answers.asthma_or_copd is True and answers.breathing_clearance),
            ),
            ("panic_asked", answers.panic_history is False or (answers.panic_history is True and answers.panic_opt_in)),
        ]
    if protocol.hard:
        age = answers.age
        conditions += [
            ("fit_for_test", answers.g_class in TEST_CLASSES),
            ("adult", age is not None and age >= ADULT),
            ("cleared_by_age", age is not None and (age < OLDER or answers.clearance)),
            ("after_birth", answers.postpartum_weeks is None or answers.postpartum_weeks > POSTPARTUM_WEEKS),
            ("second_person", answers.second_person is True),
            ("signal_ready", answers.signal_good_s is not None and answers.signal_good_s >= HOLD_S),
        ]
    words = words_of(language)
    return [Gate(code=code, open=bool(is_open), text=words[f"gate.{code}"]) for code, is_open in conditions]


def refusals(protocol: Protocol, answers: Answers, *, mask: bool, language: str = "en") -> list[Gate]:
    """The gates that stay shut; empty means that the session may start."""
    return [gate for gate in gates(protocol, answers, mask=mask, language=language) if not gate.open]
