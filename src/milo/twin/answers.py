"""What people answer when asked how they are: whole numbers, often nothing, sometimes always the same (reference 6.6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.twin.state import Truth
from milo.twin.traits import Flags, Floats, Traits

RPE_SD = 0.6
ITEM_SD = 0.6  # on a scale of five; one point on Hooper's scale of seven
SORENESS_SD = 1.0
EXHAUSTED = 3.0  # from here on people stop answering
EXHAUSTED_LOGIT = -1.2  # per point above it (our choice)
QUESTIONNAIRE_DAYS, QUESTIONNAIRE_SD, QUESTIONNAIRE_TELLS = 28, 0.5, 0.6
_ALWAYS = (4.0, 3.0, 2.0, 5.0)  # what a straight-liner says of mood, energy, soreness and effort (our choice)


@dataclass(frozen=True)
class Answers:
    """Arrays (n,), NaN without an answer: mood, energy 1-5; soreness, exertion 1-10; rpe CR-10; exhaustion 1-5 every 28 days."""

    mood: Floats
    energy: Floats
    soreness: Floats
    exertion: Floats
    rpe: Floats
    exhaustion: Floats


def hear(truth: Truth, t: Traits, rng: np.random.Generator) -> Answers:
    """The evening's answers and those after the session. rng: for words alone."""
    z = rng.standard_normal((6, t.n), dtype=np.float32)
    u = rng.random((3, t.n), dtype=np.float32)
    logit = np.log(t.tells / (1 - t.tells)) + EXHAUSTED_LOGIT * np.maximum(truth.exhaustion - EXHAUSTED, 0)
    chance = 1 / (1 + np.exp(-logit))
    chance = np.where(truth.burnt_out, chance / 2, chance)
    evening = u[0] < chance
    after = truth.done & (truth.minutes > 0) & (u[1] < chance)
    worn_out = truth.exhaustion - 2.2
    # Tired is who trained more than they are used to: fatigue and fitness are in balance at the ratio of their time constants.
    strain = np.clip(5 * truth.fatigue / np.maximum(truth.fitness, 5) - 1, -1, 2)
    # Weights of the items are our choice: each follows its cause, none hides the noise.
    mood = 3.7 - 0.45 * truth.stress - 0.35 * worn_out + 0.5 * (truth.motivation - 0.55) - 0.5 * truth.ill
    energy = 3.6 - 0.10 * (truth.debt_h - 5) - 0.35 * worn_out - 0.4 * strain - 0.9 * truth.ill
    soreness = 1 + 0.9 * truth.soreness + 1.0 * truth.hurt
    effort = truth.rpe + np.float32(RPE_SD) * z[3]

    def said(values: Floats, told: Floats, low: float, high: float, always: float) -> Floats:
        whole = np.clip(np.rint(np.where(t.straight_liner, always, values)), low, high)
        return np.where(told, whole, np.nan).astype(np.float32)

    asked = truth.day.toordinal() % QUESTIONNAIRE_DAYS == 0
    inner = np.clip(truth.exhaustion + QUESTIONNAIRE_SD * z[4], 1, 5)
    return Answers(
        mood=said(mood + ITEM_SD * z[0], evening, 1, 5, _ALWAYS[0]),
        energy=said(energy + ITEM_SD * z[1], evening, 1, 5, _ALWAYS[1]),
        soreness=said(soreness + SORENESS_SD * z[2], evening, 1, 10, _ALWAYS[2]),
        exertion=said(effort, evening & after, 1, 10, _ALWAYS[3]),
        rpe=said(effort, after, 0, 10, _ALWAYS[3]),
        exhaustion=np.where(asked & (u[2] < QUESTIONNAIRE_TELLS), inner, np.nan).astype(np.float32),
    )


STRESS_USUAL, STRESS_PER_Z = 2.6, 0.75  # an ordinary day's answer, and points per z of stress (our choice)


def stress_said(truth: Truth, t: Traits, evening: Flags, rng: np.random.Generator) -> Floats:
    """The stress item of the evening, 1-5 (5 worst), NaN without an answer; rng is its own, so that no other answer changes."""
    z = rng.standard_normal(t.n, dtype=np.float32)
    felt = STRESS_USUAL + STRESS_PER_Z * truth.stress + np.float32(ITEM_SD) * z
    whole = np.clip(np.rint(np.where(t.straight_liner, _ALWAYS[1], felt)), 1, 5)
    return np.where(evening, whole, np.nan).astype(np.float32)
