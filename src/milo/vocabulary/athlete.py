"""The athlete's profile: what a person says of themself, checked key by key."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.misfits import json_kind, misfit
from milo.vocabulary.records import ActivityType, Goal, Sex

MIN_AGE = 13  # safety rule G-8: below it there is no account
MAX_AGE = 120

Years = Annotated[int, msgspec.Meta(ge=0, le=MAX_AGE)]
Minutes = Annotated[float, msgspec.Meta(ge=0, le=1_440)]

EQUIPMENT_WORDS = {
    "barbell": ("bar", "olympic bar", "barra"),
    "dumbbell": ("dumbbells", "dumb bell", "mancuerna", "mancuernas"),
    "kettlebell": ("kettlebells", "pesa rusa"),
    "machine": ("machines", "gym machine", "maquina", "máquina"),
    "cable": ("cables", "cable machine", "polea"),
    "band": ("bands", "resistance band", "elastic", "banda"),
    "bench": ("flat bench", "weight bench", "banco"),
    "rack": ("squat rack", "power rack", "jaula"),
    "pull-up bar": ("pullup bar", "pull up bar", "chin-up bar", "barra de dominadas"),
    "treadmill": ("cinta", "cinta de correr"),
    "bicycle": ("bike", "stationary bike", "bicicleta", "exercise bike"),
    "rower": ("rowing machine", "ergometer", "remo"),
    "pool": ("swimming pool", "piscina"),
}
REGION_WORDS = {
    "knee": ("knees", "rodilla"),
    "ankle": ("ankles", "tobillo"),
    "achilles": ("achilles tendon", "aquiles"),
    "hip": ("hips", "cadera"),
    "groin": ("adductor", "ingle"),
    "low back": ("lower back", "back", "lumbar", "lumbar spine", "espalda baja"),
    "shoulder": ("shoulders", "hombro"),
    "elbow": ("elbows", "codo"),
    "wrist": ("wrists", "muñeca", "muneca"),
    "neck": ("cervical spine", "cuello"),
}
CONDITION_WORDS = {
    "hypertension": ("high blood pressure", "hipertension", "hipertensión"),
    "heart disease": ("cardiac disease", "coronary artery disease", "heart condition", "enfermedad cardiaca"),
    "type 1 diabetes": ("t1d", "diabetes type 1", "diabetes tipo 1"),
    "type 2 diabetes": ("t2d", "diabetes type 2", "diabetes tipo 2"),
    "asthma": ("asma",),
    "copd": ("epoc",),
    "epilepsy": ("epilepsia",),
    "osteoporosis": (),
    "kidney disease": ("renal disease", "ckd", "enfermedad renal"),
    "eating disorder": ("anorexia", "bulimia", "trastorno alimentario"),
}
ACTIVITY_WORDS = {
    "walking": ("walk", "hiking", "hike", "caminar"),
    "running": ("run", "jogging", "jog", "correr"),
    "cycling": ("bike", "biking", "cycle", "ciclismo"),
    "strength": ("weights", "weight training", "lifting", "gym", "fuerza"),
    "yoga": (),
    "rowing": ("row", "remo"),
    "swimming": ("swim", "nadar", "natacion", "natación"),
    "other": (),
}


class Injury(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A place that hurts or was hurt."""

    region: str
    since: str | None = None
    pain_0_10: Annotated[float, msgspec.Meta(ge=0, le=10)] | None = None


class TrainingHistory(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the athlete did before Milo knew them.

    e1rm_least: names of e1rm_kg that are shown from below alone, by sets whose reserve nobody told or that were too long.
    """

    days_since_last_session: Annotated[float, msgspec.Meta(ge=0)] | None = None
    longest_run_km_30d: Annotated[float, msgspec.Meta(ge=0, le=1_000)] | None = None
    weekly_minutes: list[Annotated[float, msgspec.Meta(ge=0, le=10_080)]] | None = None
    weekly_runs: Annotated[float, msgspec.Meta(ge=0, le=50)] | None = None
    e1rm_kg: dict[str, Annotated[float, msgspec.Meta(gt=0, le=1_000)]] | None = None
    months_trained: Annotated[float, msgspec.Meta(ge=0, le=1_200)] | None = None
    e1rm_least: list[str] | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A race or meet the athlete trains for.  activity "strength" is a meet; distance_km None: not told, or there is none."""

    date: date
    activity: ActivityType
    distance_km: Annotated[float, msgspec.Meta(gt=0, le=1_000)] | None = None
    title: Annotated[str, msgspec.Meta(max_length=120)] | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A profile that passed parse_profile. Only age or date of birth, sex, goal and days per week are sure to be there.

    country: two letters (ISO 3166-1), for the emergency number.  event: may be past, since a profile stays when its race is over.
    """

    sex: Sex
    goal: Goal
    days_per_week: Annotated[int, msgspec.Meta(ge=1, le=7)]
    age: Years | None = None
    date_of_birth: date | None = None
    name: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    height_cm: Annotated[float, msgspec.Meta(ge=80, le=260)] | None = None
    weight_kg: Annotated[float, msgspec.Meta(ge=20, le=400)] | None = None
    experience: Literal["beginner", "intermediate", "advanced"] | None = None
    minutes_per_session: Annotated[float, msgspec.Meta(ge=5, le=600)] | None = None
    equipment: list[str] | None = None
    plates_kg: list[Annotated[float, msgspec.Meta(gt=0, le=100)]] | None = None
    activities: list[ActivityType] | None = None
    conditions: list[str] | None = None
    injuries: list[Injury] | None = None
    medications: list[str] | None = None
    pregnant: bool | None = None
    postpartum_weeks: Annotated[float, msgspec.Meta(ge=0, le=520)] | None = None
    parq: dict[str, Any] | None = None
    dietary_preference: str | None = None
    allergies: list[str] | None = None
    language: Literal["en", "es"] | None = None
    units: Literal["metric", "imperial"] | None = None
    regular_exerciser: bool | None = None
    history: TrainingHistory | None = None
    event: Event | None = None
    country: Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")] | None = None

    def age_on(self, day: date) -> int | None:
        """Whole years on a day: from the date of birth where known, else the age as told."""
        if self.date_of_birth is None:
            return self.age
        born = self.date_of_birth
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def parse_profile(raw: object, today: date) -> Profile:
    """A checked profile from decoded JSON; synonyms are replaced by the words that are stored.

    Raises UnknownName for an unknown key or word (naming the nearest known one) and BadValue for anything else that is off.
    """
    if not isinstance(raw, dict):
        raise BadValue("a profile: a JSON object", json_kind(raw))
    values = {str(k): v for k, v in raw.items() if v is not None}
    _known_keys("profile key", values, Profile)
    if isinstance(values.get("history"), dict):
        _known_keys("history key", values["history"], TrainingHistory)
    if isinstance(values.get("event"), dict):
        _known_keys("event key", values["event"], Event)
    for injury in values["injuries"] if isinstance(values.get("injuries"), list) else []:
        if isinstance(injury, dict):
            _known_keys("injury key", injury, Injury)
    for key in ("sex", "goal", "days_per_week"):
        if key not in values:
            raise BadValue(f"{key} in the profile", "none", f"add {key!r}")
    if "age" not in values and "date_of_birth" not in values:
        raise BadValue("age or date_of_birth in the profile", "neither", "add one of them")
    _store_words(values, "equipment", EQUIPMENT_WORDS)
    _store_words(values, "conditions", CONDITION_WORDS)
    _store_words(values, "activities", ACTIVITY_WORDS)
    if isinstance(values.get("injuries"), list):
        values["injuries"] = [
            {**i, "region": _word("region", i["region"], REGION_WORDS)} if isinstance(i, dict) and "region" in i else i
            for i in values["injuries"]
        ]
    if isinstance(values.get("event"), dict) and "activity" in values["event"]:
        values["event"] = {**values["event"], "activity": _word("activity", values["event"]["activity"], ACTIVITY_WORDS)}
    if isinstance(values.get("country"), str):
        values["country"] = values["country"].strip().upper()
    try:
        profile = msgspec.convert(values, Profile)
    except msgspec.ValidationError as e:
        raise misfit(e, values, Profile) from None
    age = profile.age_on(today)
    if age is not None and not MIN_AGE <= age <= MAX_AGE:
        young = "Milo has no accounts for younger people" if 0 <= age < MIN_AGE else "check the date of birth"
        raise BadValue(f"an athlete of {MIN_AGE} to {MAX_AGE} years", f"{age}", young)
    return profile


def _known_keys(what: str, values: dict[Any, Any], struct: type[msgspec.Struct]) -> None:
    for key in values:
        if key not in struct.__struct_fields__:
            raise UnknownName(what, str(key), struct.__struct_fields__)


def _store_words(values: dict[str, Any], key: str, words: dict[str, tuple[str, ...]]) -> None:
    if isinstance(values.get(key), list):
        values[key] = list(dict.fromkeys(_word(key, item, words) for item in values[key]))


def _word(what: str, said: object, words: dict[str, tuple[str, ...]]) -> str:
    plain = " ".join(str(said).lower().replace("_", " ").split())
    for word, others in words.items():
        if plain == word or plain in others:
            return word
    raise UnknownName(what, str(said), words)
