"""What a glucose before training asks for: the row of the safety reference, for whoever uses insulin or what works like it.

Source: Milo's safety reference, SN-18 to SN-22, PL-26. No dose of insulin is ever said.
"""

from __future__ import annotations

from collections.abc import Sequence

from milo.coach.conversation.entities.profile_names import named
from milo.coach.lab.sensor_body import FAR_LOW, HIGH, LOW, LOWISH, ONSET_TOP, VERY_HIGH
from milo.coach.lab.sensor_catalogue import background
from milo.coach.plans.limits.gates import INSULIN
from milo.coach.talk.heard.glucose_asked import MG_PER_MMOL, GlucoseAsked
from milo.coach.talk.heard.glucose_told import glucose_told
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.locales import LANGUAGES, Templates
from milo.vocabulary.athlete import Profile
from milo.vocabulary.numbers_written import number_written

_ROWS: tuple[tuple[float, str, str], ...] = (
    (FAR_LOW, "SN-18", "far_low"), (LOW, "SN-19", "low"), (LOWISH, "SN-20", "lowish"), (ONSET_TOP + 1, "SN-20", "onset"),
    (HIGH, "PL-26", "between"), (VERY_HIGH, "SN-21", "high"), (float("inf"), "SN-22", "very_high"),
)  # fmt: skip
"""Up to which glucose in mg/dL, not included: the rule, and the key of what it asks for. 150 itself is still SN-20."""
_WORDS = {language: Templates("glucose", language) for language in LANGUAGES}


def glucose(telling: Telling, asked: GlucoseAsked, said: Sequence[str], facts: Facts) -> None:
    """Say the row for the glucose that was asked about.

    said: the athlete's turns; insulin or type 1 diabetes told in them counts before it is in the profile.
    """
    words = _WORDS[telling.language]
    if not uses_insulin(facts.profile, said, facts):
        text = words["others"]
    else:
        _, rule, row = _row(asked.mg_dl)
        figures = {
            "mg": number_written(asked.mg_dl, telling.language, 0),
            "mmol": number_written(asked.mg_dl / MG_PER_MMOL, telling.language, 1),
        }
        line = words["line"].format(row=words[row], rule=rule, **figures)
        # Whose the doses of insulin are is said with the first figure of a talk.
        text = line if any(glucose_told(turn) for turn in said[:-1]) else f"{line} {words['tail']}"
    telling.say("word", text=Quoted(text, Receipts("word", "glucose")))


def row_of(mg_dl: float) -> str:
    """The rule of the reference for a glucose before training, in mg/dL.

    >>> [row_of(mg_dl) for mg_dl in (53, 69, 89, 200, 250, 350)]
    ['SN-18', 'SN-19', 'SN-20', 'PL-26', 'SN-21', 'SN-22']
    """
    return _row(mg_dl)[1]


def _row(mg_dl: float) -> tuple[float, str, str]:
    return next(row for row in _ROWS if mg_dl < row[0])


def uses_insulin(profile: Profile | None, said: Sequence[str], facts: Facts) -> bool:
    """Whether somebody uses insulin or what works like it, by the profile or by what was told in this talk."""
    if profile is not None and background(profile, facts.today).glucose_lowering:
        return True
    medicines = " ".join(name for turn in said for name in named("medicine", turn))
    return any(stem in medicines for stem in INSULIN) or any("type 1 diabetes" in named("condition", turn) for turn in said)
