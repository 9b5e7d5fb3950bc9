"""Strength programmes: what a level trains by, what a person may choose instead, and where each comes from (programmes.toml).

Source: training.md 2.4 (linear, undulating, autoregulation) and 2.1 (no model is reliably better than another: ACSM 2026).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from milo.coach.plans.basics.loads import to_failure
from milo.coach.plans.limits.numbers import moderate_rule
from milo.coach.plans.limits.person import Person

HEAVY, MEDIUM = "heavy", "medium"
LIFTING_GOALS = frozenset({"strength", "muscle_gain"})
CARE = frozenset({"hypertension", "heart disease"})

Waves = tuple[tuple[tuple[int, float], ...], ...]


@dataclass(frozen=True, kw_only=True)
class Programme:
    """One programme.  days: sessions of a week by how many there are; waves: as in programmes.toml, empty without any."""

    id: str
    source: str
    days: dict[int, tuple[str, ...]]
    waves: Waves


@cache
def programmes() -> dict[str, Programme]:
    """Every programme, by id."""
    raw = tomllib.loads((files("milo.coach.plans.making") / "programmes.toml").read_text(encoding="utf-8"))
    return {
        id: Programme(
            id=id,
            source=of["source"],
            days={int(n): tuple(day) for n, day in of.get("days", {}).items()},
            waves=_waves(of),
        )
        for id, of in raw.items()
    }


def _waves(of: dict[str, Any]) -> Waves:
    """The waves of one programme; a share of the maximum is half a repetition of the chart, which is nearer than anybody counts."""
    by_reps = of.get("waves", ())
    by_share = [[(reps, round(2 * to_failure(share / 100)) / 2) for reps, share in week] for week in of.get("percent", ())]
    return tuple(tuple((int(reps), float(to)) for reps, to in week) for week in (*by_reps, *by_share))


def level_of(p: Person) -> str:
    """What somebody trains strength by without a choice: "linear", "undulating" or "blocks".

    Beginners, older people, minors and whom a limit holds to moderate work add weight session by session.
    """
    if p.beginner or p.older or p.minor or p.pregnant or p.postpartum or p.profile.goal not in LIFTING_GOALS:
        return "linear"
    return "blocks" if p.profile.experience == "advanced" else "undulating"


def chosen_programme(p: Person) -> tuple[Programme | None, str | None]:
    """The programme somebody chose, and the rule that keeps it out; a day and a choice nobody made have neither."""
    wanted = p.profile.programme
    if wanted is None:
        return None, None
    programme = programmes()[wanted]
    if p.beginner or p.minor or p.older or p.pregnant or p.postpartum or p.first_exposure or p.layoff:
        rule = "PL-41" if p.minor else "PL-20" if p.older else "PL-22" if p.pregnant else "PL-23" if p.postpartum else "PL-07"
        return (programme, None) if wanted in ("linear", "full_body") else (None, rule)
    if programme.waves and (moderate_rule(p) is not None or p.conditions & CARE or p.heavy):
        return None, moderate_rule(p) or "PL-24"
    return programme, None


def by_level(p: Person) -> str:
    """What sets and reserve follow: "linear", "undulating" or "blocks"."""
    programme, _ = chosen_programme(p)
    if programme is not None and programme.id in ("linear", "undulating", "blocks"):
        return programme.id
    return level_of(p)
