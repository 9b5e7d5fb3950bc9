"""Words of training and of lifts by which what is asked is told from the same word elsewhere."""

from __future__ import annotations

SESSION = (
    r"sets?|reps?|workouts?|sessions?|training|runs?|rides?|swim|exercises?|intervals|plan|series?|repeticion(?:es)?|sesion(?:es)?|"
    r"entren\w+|carrera|tirada|ejercicios?|circuito"
)
LIFT = r"(?:squats?|bench|deadlifts?|press|pull ?ups?|chin ?ups?|rows?|lifts?|sentadillas?|banca|peso muerto|dominadas?|remo)"
