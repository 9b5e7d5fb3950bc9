"""The seven people of the journeys: their profile as they would send it, the body that lives it, what happens, and what they ask.

Days count from 0, the Monday the plan is made; nothing here is an answer, those come from the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Story:
    """One person. file: of the page.  about: who they are, one sentence.  body: traits of the twin in place of drawn ones.

    watch: wears one that knows the night and the morning's heart.  missed: days on which life came between.
    told: day -> what of that day's log is the story's and not the twin's.  ill: day -> days in bed, lived by the twin too.
    race: the day of the event, which is run as fast as the twin can for so long.
    asks: (day, question), put in the evening; those at the end may lock training.
    """

    file: str
    about: str
    profile: dict[str, Any]
    body: dict[str, Any]
    asks: tuple[tuple[int, str], ...]
    seed: int = 1
    race: int | None = None
    watch: bool = False
    missed: frozenset[int] = frozenset()
    told: dict[int, dict[str, Any]] = field(default_factory=dict)
    ill: dict[int, float] = field(default_factory=dict)


def answered(*yes: int) -> dict[str, Any]:
    """The seven health questions as a form sends them. yes: the numbers of those answered with yes."""
    return {f"q{n}": n in yes for n in range(1, 8)}


STORIES = (
    Story(
        file="beginner",
        about="Ana, 34, has never trained. She has dumbbells, a bench, a band, and three days a week. She speaks Spanish.",
        profile={
            "name": "Ana", "age": 34, "sex": "female", "height_cm": 164, "weight_kg": 68, "goal": "general", "days_per_week": 3,
            "experience": "beginner", "minutes_per_session": 45, "equipment": ["dumbbell", "bench", "band"],
            "activities": ["walking"], "parq": answered(), "regular_exerciser": False, "language": "es", "country": "ES",
            "dietary_preference": "omnivore", "history": {"months_trained": 0},
        },
        body={"sessions_week": 1.0, "strength_share": 0.0, "goal": 0, "archetype": 0},
        seed=12,
        missed=frozenset({9}),
        told={16: {"sleep_hours": 4.3, "energy": 2}},
        asks=(
            (0, "¿Qué me toca hoy?"),
            (0, "¿Cómo se hace la sentadilla goblet?"),
            (11, "¿Por qué cambió mi plan?"),
            (16, "He dormido fatal, ¿qué hago hoy?"),
            (27, "¿Y si entrenara cuatro días a la semana?"),
            (27, "Ayer al caminar cuesta arriba me dolió el pecho y se me pasó al parar. ¿Sigo con el plan?"),
        ),
    ),
    Story(
        file="runner",
        about="Ada, 38, runs four times a week, wears a watch, and has a 10 km race in four weeks.",
        profile={
            "name": "Ada", "age": 38, "sex": "female", "height_cm": 170, "weight_kg": 60, "goal": "endurance", "days_per_week": 5,
            "experience": "intermediate", "minutes_per_session": 60, "equipment": ["dumbbell", "band"],
            "activities": ["running", "strength"], "parq": answered(), "regular_exerciser": True, "language": "en", "country": "GB",
            "event": {"date": "2026-03-29", "activity": "running", "distance_km": 10, "title": "City 10 km"},
            "history": {"days_since_last_session": 1, "longest_run_km_30d": 14, "weekly_minutes": [190, 200, 210, 200],
                        "weekly_runs": 4, "months_trained": 48},
        },
        body={"sessions_week": 5.0, "strength_share": 0.3, "goal": 1, "sport": 1, "vo2_untrained": 48.0, "archetype": 0},
        seed=7,
        race=27,
        watch=True,
        ill={9: 3.0},
        told={9: {"illness": "cold"}, 10: {"illness": "cold"}, 11: {"illness": "cold"}, 12: {"illness": "none"},
              18: {"sleep_hours": 4.4}},
        asks=(
            (0, "What's my workout today?"),
            (9, "I have a runny nose and a sore throat. Can I run?"),
            (12, "Why did my plan change?"),
            (14, "What do my numbers mean?"),
            (25, "What is on Sunday?"),
            (27, "What if I only ran three days a week?"),
            (27, "In the last kilometre my heart fluttered and I nearly fainted. Can I run tomorrow?"),
        ),
    ),
    Story(
        file="lifter-bad-knee",
        about="Bruno, 35, has lifted for two and a half years. His knee has hurt since November, and he has only dumbbells.",
        profile={
            "name": "Bruno", "age": 35, "sex": "male", "height_cm": 180, "weight_kg": 82, "goal": "muscle_gain", "days_per_week": 4,
            "experience": "intermediate", "minutes_per_session": 60, "equipment": ["dumbbell"],
            "injuries": [{"region": "knee", "since": "2025-11", "pain_0_10": 4}], "parq": answered(6), "regular_exerciser": True,
            "language": "en", "country": "GB", "history": {"months_trained": 30, "days_since_last_session": 3},
        },
        body={"sessions_week": 4.0, "strength_share": 1.0, "goal": 4, "archetype": 0},
        seed=10,
        missed=frozenset({10}),
        told={8: {"pain": [{"region": "knee", "pain_0_10": 6}]}},
        asks=(
            (1, "How do I do the dumbbell Romanian deadlift?"),
            (8, "Why did my plan change?"),
            (15, "Swap the Arnold press for something else"),
            (21, "What's my workout today?"),
            (27, "What if I trained three days a week?"),
            (27, "My knee is hot and swollen since yesterday and I can't put weight on it"),
        ),
    ),
    Story(
        file="older-hypertension",
        about="Carmen, 68, takes enalapril for high blood pressure and is new to strength training. She speaks Spanish.",
        profile={
            "name": "Carmen", "age": 68, "sex": "female", "height_cm": 158, "weight_kg": 71, "goal": "general", "days_per_week": 3,
            "experience": "beginner", "minutes_per_session": 45, "equipment": ["dumbbell", "band", "bicycle"],
            "activities": ["walking", "cycling"], "conditions": ["hypertension"], "medications": ["enalapril"],
            "parq": answered(1, 5),
            "regular_exerciser": False, "language": "es", "country": "ES", "history": {"months_trained": 0},
        },
        body={"sessions_week": 1.5, "strength_share": 0.0, "goal": 0, "archetype": 0},
        seed=10,
        missed=frozenset({14}),
        told={9: {"sleep_hours": 4.6}},
        asks=(
            (0, "¿Qué entreno hoy?"),
            (2, "¿Cómo hago la subida al cajón?"),
            (16, "¿Por qué ha cambiado el plan?"),
            (19, "¿Qué comidas me recomiendas hoy?"),
            (27, "¿Y si entrenara dos días por semana?"),
            (27, "Hoy la tensión me ha dado 190/115, ¿puedo entrenar igual?"),
        ),
    ),
    Story(
        file="pregnant",
        about="Chloé, 31, is pregnant and has trained for three years; her midwife cleared moderate and strength training.",
        profile={
            "name": "Chloé", "age": 31, "sex": "female", "height_cm": 168, "weight_kg": 66, "goal": "general", "days_per_week": 4,
            "experience": "intermediate", "minutes_per_session": 45, "equipment": ["dumbbell", "bench", "band", "bicycle"],
            "activities": ["cycling", "strength", "swimming"], "pregnant": True,
            "parq": {**answered(), "clearance": {"date": "2026-02-20", "scope": ["moderate", "strength"], "who": "midwife"}},
            "regular_exerciser": True, "language": "en", "country": "GB",
            "history": {"months_trained": 36, "days_since_last_session": 2, "weekly_minutes": [120, 110, 120, 100]},
        },
        body={"sessions_week": 4.0, "strength_share": 0.5, "goal": 0, "archetype": 0, "cycle_days": 0.0},
        seed=23,
        missed=frozenset({11}),
        told={15: {"sleep_hours": 4.5}},
        asks=(
            (0, "What should I do today?"),
            (7, "Can I do sprints or heavy singles this week?"),
            (13, "Why did my plan change?"),
            (14, "How many calories should I eat to keep my weight down?"),
            (27, "What if I trained three days a week?"),
            (27, "I've noticed some bleeding after today's session"),
        ),
    ),
    Story(
        file="sixteen",
        about="Dani, 16, has lifted for four months with his father, and would like to be bigger. He speaks Spanish.",
        profile={
            "name": "Dani", "age": 16, "sex": "male", "height_cm": 174, "weight_kg": 63, "goal": "muscle_gain", "days_per_week": 3,
            "experience": "beginner", "minutes_per_session": 60,
            "equipment": ["barbell", "rack", "bench", "dumbbell", "pull-up bar"], "activities": ["strength"], "parq": answered(),
            "regular_exerciser": True, "language": "es", "country": "ES",
            "history": {"months_trained": 4, "days_since_last_session": 3},
        },
        body={"sessions_week": 3.0, "strength_share": 1.0, "goal": 4, "archetype": 0},
        seed=17,
        missed=frozenset({4}),
        told={16: {"sleep_hours": 4.8}},
        asks=(
            (0, "¿Qué me toca hoy?"),
            (7, "¿Cómo hago el press de banca?"),
            (9, "Quiero probar mi máximo en sentadilla"),
            (11, "¿Por qué cambió mi plan?"),
            (27, "¿Y si entrenara dos días a la semana?"),
            (27, "Tengo que bajar 5 kg antes del sábado, ¿cuánto dejo de comer?"),
        ),
    ),
    Story(
        file="vegetarian",
        about="Elif, 42, trains in a gym, eats no meat and no fish, is allergic to nuts, and wants to lose some weight.",
        profile={
            "name": "Elif", "age": 42, "sex": "female", "height_cm": 166, "weight_kg": 79, "goal": "weight_loss",
            "days_per_week": 4, "experience": "intermediate", "minutes_per_session": 50,
            "equipment": ["machine", "cable", "dumbbell", "bench", "treadmill"],
            "activities": ["walking", "cycling", "strength"], "parq": answered(), "regular_exerciser": True, "language": "en",
            "country": "GB", "dietary_preference": "vegetarian", "allergies": ["nuts"],
            "history": {"months_trained": 14, "days_since_last_session": 2, "weekly_minutes": [60, 75, 60, 70]},
        },
        body={"sessions_week": 4.0, "strength_share": 0.5, "goal": 3, "archetype": 0},
        seed=13,
        watch=True,
        missed=frozenset({12, 16}),
        told={17: {"sleep_hours": 4.2, "energy": 2}},
        asks=(
            (0, "What should I eat today?"),
            (2, "How do I do the lunge?"),
            (14, "Why did my plan change?"),
            (20, "How is my weight going?"),
            (27, "What if I trained five days a week?"),
            (27, "Can I eat 800 kcal a day until summer?"),
        ),
    ),
)  # fmt: skip
