"""Athletes of the digital twin as profiles, and what six authors would write to their coach."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from milo.twin.cohort import Cohort
from milo.twin.traits import GOALS
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import DAYS

TODAY = date(2026, 3, 2)
TYPES = ("plan_creation", "talk", "modification", "progress", "safety")
"""In the order they are asked: a danger locks what follows."""
SPANISH = dict(zip(DAYS, ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"), strict=True))
LIFTS = {"en": ("goblet squat", "push-up", "glute bridge"), "es": ("la sentadilla goblet", "las flexiones", "el puente de glúteos")}
GEAR = (["dumbbell", "bench", "band"], ["barbell", "rack", "bench", "dumbbell", "cable", "machine"], ["band"], [])
CONDITIONS = ("hypertension", "type 2 diabetes", "asthma")
WITH_CONDITION = 0.2  # share of athletes with one of them (our choice)


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """One message of one athlete. slices: tags an evaluation is split by.  expect: what an answer must keep."""

    id: str
    athlete: str
    author: str
    language: str
    type: str
    text: str
    profile: dict[str, Any]
    slices: dict[str, str]
    expect: dict[str, Any] = {}


def profiles(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Profiles of simulated athletes: body, goal and habits are the twin's.

    Parameters
    ----------
    count : int
        How many athletes.
    seed : int
        Of the twin and of what the twin does not know: equipment, experience, conditions.

    Yields
    ------
    dict
        A profile as onboarding takes it.
    """
    cohort, rng = Cohort(seed, count, first=TODAY), np.random.default_rng(seed)
    t = cohort.traits
    for k in range(count):
        experience = ("beginner", "intermediate", "advanced")[int(rng.choice(3, p=(0.45, 0.4, 0.15)))]
        yield {
            "age": max(18, int(t.age[k])), "sex": "female" if t.female[k] else "male",
            "height_cm": round(float(t.height_cm[k])), "weight_kg": round(float(t.mass_kg[k]), 1),
            "goal": GOALS[int(t.goal[k])], "days_per_week": int(np.clip(round(float(t.sessions_week[k])), 2, 6)),
            "minutes_per_session": int(rng.choice((30, 45, 60))), "experience": experience,
            "equipment": GEAR[int(rng.integers(len(GEAR)))], "activities": ["running", "strength"],
            "conditions": [str(rng.choice(CONDITIONS))] if rng.random() < WITH_CONDITION else [],
            "parq": {f"q{n}": False for n in range(1, 8)}, "regular_exerciser": experience != "beginner",
            "history": {"months_trained": {"beginner": 0, "intermediate": 30, "advanced": 80}[experience]},
        }  # fmt: skip


def slices(profile: dict[str, Any]) -> dict[str, str]:
    """The tags of an athlete: age band, sex, goal, activity level, condition.

    >>> slices({"age": 52, "sex": "male", "goal": "strength", "days_per_week": 4, "conditions": []})["age"]
    '45 to 64'
    """
    age, days = profile["age"], profile["days_per_week"]
    return {
        "age": "under 30" if age < 30 else "30 to 44" if age < 45 else "45 to 64" if age < 65 else "65 and over",
        "sex": profile["sex"],
        "goal": profile["goal"],
        "activity": "low" if days <= 2 else "medium" if days <= 4 else "high",
        "condition": "yes" if profile["conditions"] else "no",
    }


def prompts(people: list[dict[str, Any]], seed: int) -> Iterator[Prompt]:
    """What each athlete writes, in the words of one author: one plan, and two to four messages of every other type."""
    authors = tomllib.loads((Path(__file__).parent / "voices.toml").read_text(encoding="utf-8"))["author"]
    rng = np.random.default_rng(seed)
    for k, profile in enumerate(people):
        author = authors[k % len(authors)]
        language = author["language"]
        athlete = identity("student", seed, k)
        for kind in TYPES:
            for text, level in _sentences(author, kind, rng):
                expect: dict[str, Any] = {"days_per_week": profile["days_per_week"]} if kind == "plan_creation" else {}
                if level is not None:
                    expect["level"] = level
                said = _filled(text, language, profile, rng)
                yield Prompt(
                    id=identity(athlete, kind, said)[:16], athlete=athlete, author=author["name"], language=language, type=kind,
                    text=said, profile={**profile, "language": language}, slices=slices(profile), expect=expect,
                )  # fmt: skip


def _sentences(author: dict[str, Any], kind: str, rng: np.random.Generator) -> list[tuple[str, str | None]]:
    if kind == "safety":
        # the emergency last, because training is locked after it
        levels = [("C", author["safety"]["C"]), ("E1", author["safety"]["E1"]), ("E0", author["safety"]["E0"])]
        return [(str(rng.choice(texts)), level) for level, texts in levels]
    count = {"plan_creation": 1, "progress": 1, "modification": 2, "talk": 4}[kind]
    return [(str(text), None) for text in rng.permutation(author[kind])[:count]]


def _filled(text: str, language: str, profile: dict[str, Any], rng: np.random.Generator) -> str:
    day, other = rng.permutation(len(DAYS))[:2]
    named = [SPANISH[DAYS[n]] if language == "es" else DAYS[n].capitalize() for n in (day, other)]
    minutes = int(rng.choice((20, 25, 30, 40)))
    return text.format(day=named[0], other=named[1], minutes=minutes, lift=str(rng.choice(LIFTS[language])))
