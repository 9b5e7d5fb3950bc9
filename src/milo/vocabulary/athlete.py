"""The athlete's profile: what a person says of themself, checked key by key."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from milo.vocabulary.errors import BadValue, MiloError, UnknownName, together
from milo.vocabulary.letters import unaccented
from milo.vocabulary.misfits import at_field, json_kind, misfits
from milo.vocabulary.records import ActivityType, Goal, Sex
from milo.vocabulary.weeks import STARTS

MIN_AGE = 13  # safety rule G-8: below it there is no account
MAX_AGE = 120

Years = Annotated[int, msgspec.Meta(ge=0, le=MAX_AGE)]
Minutes = Annotated[float, msgspec.Meta(ge=0, le=1_440)]

EQUIPMENT_WORDS = {
    "barbell": ("bar", "barbells", "olympic bar", "olympic barbell", "barra", "barra olimpica", "barra con discos"),
    "dumbbell": ("dumbbells", "dumb bell", "dumb bells", "adjustable dumbbells",
                 "mancuerna", "mancuernas", "mancuernas ajustables"),
    "kettlebell": ("kettlebells", "kettle bell", "kettle bells", "pesa rusa", "pesas rusas"),
    "machine": ("machines", "gym machine", "gym machines", "weight machines", "maquina", "maquinas"),
    "cable": ("cables", "cable machine", "pulley", "polea", "poleas"),
    "band": ("bands", "resistance band", "resistance bands", "elastic", "elastic band", "elastic bands", "mini bands", "loop bands",
             "banda", "bandas", "banda elastica", "bandas elasticas", "goma", "gomas", "goma elastica", "gomas elasticas"),
    "bench": ("flat bench", "weight bench", "adjustable bench", "incline bench", "banco", "banco inclinado"),
    "rack": ("squat rack", "power rack", "power cage", "half rack", "squat stand", "jaula", "rack de sentadillas"),
    "pull-up bar": ("pullup bar", "pull up bar", "chin-up bar", "chin up bar", "barra de dominadas", "barra fija"),
    "treadmill": ("cinta", "cinta de correr", "caminadora", "trotadora"),
    "bicycle": ("bike", "stationary bike", "indoor bike", "spin bike", "road bike", "turbo trainer", "bicicleta", "bici",
                "bicicleta estatica", "bici estatica", "exercise bike"),
    "rower": ("rowing machine", "ergometer", "remo", "maquina de remo", "remadora"),
    "pool": ("swimming pool", "piscina", "alberca", "pileta"),
}  # fmt: skip
REGION_WORDS = {
    "knee": ("knees", "rodilla"),
    "ankle": ("ankles", "tobillo"),
    "achilles": ("achilles tendon", "aquiles"),
    "hip": ("hips", "cadera"),
    "groin": ("adductor", "ingle"),
    "low back": ("lower back", "back", "lumbar", "lumbar spine", "espalda baja"),
    "shoulder": ("shoulders", "hombro"),
    "elbow": ("elbows", "codo"),
    "wrist": ("wrists", "muñeca"),
    "neck": ("cervical spine", "cuello"),
}
CONDITION_WORDS = {
    "hypertension": ("high blood pressure", "hipertension"),
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
    "swimming": ("swim", "nadar", "natacion"),
    "other": (),
}


ProgrammeName = Literal[
    "linear", "undulating", "blocks", "full_body", "upper_lower", "push_pull_legs", "five_three_one", "top_set",
    "double_progression", "percentages",
]  # fmt: skip
"""Strength programmes somebody may ask for (coach.plans.making.programmes)."""


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

    programme: of strength, where they want a certain one.  long_day_minutes: of the one long outing a week; minutes_per_session is
    the wish for the other days.  country: two letters (ISO 3166-1), for the emergency number.  event: may be past, since a profile
    stays when its race is over.
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
    long_day_minutes: Annotated[float, msgspec.Meta(ge=5, le=600)] | None = None
    programme: ProgrammeName | None = None
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
    week_starts: Literal["monday", "sunday", "saturday"] | None = None

    @property
    def first_weekday(self) -> int:
        """Number of the weekday their calendar weeks start on; Monday, 0, unless they chose another."""
        return STARTS[self.week_starts or "monday"]

    def age_on(self, day: date) -> int | None:
        """Whole years on a day: from the date of birth where known, else the age as told."""
        if self.date_of_birth is None:
            return self.age
        born = self.date_of_birth
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


KEYS: dict[type, str] = {Profile: "profile key", TrainingHistory: "history key", Event: "event key", Injury: "injury key"}


def parse_profile(raw: object, today: date) -> Profile:
    """A checked profile from decoded JSON; synonyms are replaced by the words that are stored.

    Raises UnknownName for an unknown key or word (naming the nearest known one) and BadValue for anything else that is off; every
    fault of the profile is told with the first one (errors.together).
    """
    if not isinstance(raw, dict):
        raise BadValue("a profile: a JSON object", json_kind(raw))
    values = {str(k): v for k, v in raw.items() if v is not None}
    unknown = _stored_words(values)
    faults = [_in_profile(fault) for fault in misfits(values, Profile, KEYS)]
    # A key nobody knows comes first: with it mended, what is missing may be there.
    faults.sort(key=lambda fault: not isinstance(fault, UnknownName))
    faults += unknown
    if "age" not in values and "date_of_birth" not in values:
        faults.append(at_field(BadValue("age or date_of_birth in the profile", "neither", "add one of them"), "age"))
    faults += _age_faults({k: values[k] for k in ("age", "date_of_birth") if k in values}, {f.field for f in faults}, today)
    if faults:
        raise together(faults)
    return msgspec.convert(values, Profile)


def _in_profile(fault: MiloError) -> MiloError:
    """A missing answer is asked for as one of the profile."""
    if fault.found == "none" and fault.wanted in Profile.__struct_fields__:
        return at_field(BadValue(f"{fault.wanted} in the profile", "none", fault.do), fault.field)
    return fault


def _age_faults(told: dict[str, Any], off: Collection[str], today: date) -> list[MiloError]:
    """Whether the age can be an athlete's. told: age and date of birth.  off: keys that are faulty already."""
    known = {k: v for k, v in told.items() if k not in off}
    if not known:
        return []
    age = msgspec.convert({"sex": "unspecified", "goal": "general", "days_per_week": 1, **known}, Profile).age_on(today)
    if age is None or MIN_AGE <= age <= MAX_AGE:
        return []
    young = "you must be at least 13 to use Milo" if 0 <= age < MIN_AGE else "check the date of birth"
    field = "date_of_birth" if "date_of_birth" in known else "age"
    return [at_field(BadValue(f"an athlete of {MIN_AGE} to {MAX_AGE} years", f"{age}", young), field)]


def _stored_words(values: dict[str, Any]) -> list[MiloError]:
    """Replaces synonyms in values by the words that are stored; a word nobody knows is taken out and returned as a fault."""
    unknown: list[MiloError] = []
    for key, words in (("equipment", EQUIPMENT_WORDS), ("conditions", CONDITION_WORDS), ("activities", ACTIVITY_WORDS)):
        if isinstance(values.get(key), list):
            told = [_word(key, f"{key}[{i}]", item, words, unknown) for i, item in enumerate(values[key])]
            values[key] = [word for word in dict.fromkeys(told) if word is not None]
    if isinstance(values.get("injuries"), list):
        values["injuries"] = [
            {**i, "region": _word("region", f"injuries[{n}].region", i["region"], REGION_WORDS, unknown) or ""}
            if isinstance(i, dict) and "region" in i
            else i
            for n, i in enumerate(values["injuries"])
        ]
    event = values.get("event")
    if isinstance(event, dict) and "activity" in event:
        word = _word("activity", "event.activity", event["activity"], ACTIVITY_WORDS, unknown)
        values["event"] = {**event, "activity": word or "other"}
    if isinstance(values.get("country"), str):
        values["country"] = values["country"].strip().upper()
    return unknown


def stored_word(said: str, words: Mapping[str, Sequence[str]]) -> str | None:
    """The word that is stored for what was said, whatever its accents; None where nobody knows it.

    >>> stored_word("Hipertensión", CONDITION_WORDS), stored_word("power_cage", EQUIPMENT_WORDS)
    ('hypertension', 'rack')
    """
    plain = unaccented(" ".join(said.replace("_", " ").split()))
    return next((word for word, others in words.items() if plain == word or plain in map(unaccented, others)), None)


def _word(what: str, field: str, said: object, words: dict[str, tuple[str, ...]], unknown: list[MiloError]) -> str | None:
    """The word that is stored for what was said; None where nobody knows it, and unknown has that fault then."""
    word = stored_word(str(said), words)
    if word is not None:
        return word
    unknown.append(at_field(UnknownName(what, str(said), words), field))
    return None
