"""What a general question and its answer look like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Advice:
    """asked: a pattern of plain words, empty for none. en, es: what is said.

    own: what of the athlete's own goes before it: "readiness".
    """

    asked: str
    en: str
    es: str
    own: str | None = None


SESSION = (
    r"sets?|reps?|workouts?|sessions?|training|runs?|rides?|swim|exercises?|intervals|plan|series?|repeticion(?:es)?|sesion(?:es)?|"
    r"entren\w+|carrera|tirada|ejercicios?|circuito"
)
LIFT = r"(?:squats?|bench|deadlifts?|press|pull ?ups?|chin ?ups?|rows?|lifts?|sentadillas?|banca|peso muerto|dominadas?|remo)"
"""Words of training and of lifts by which what is asked is told from the same word elsewhere."""
