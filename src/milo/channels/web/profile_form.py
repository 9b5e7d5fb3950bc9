"""The fields of a profile as forms show them, group by group, filled with what is known."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any, get_args

from milo.channels.web.forms import Field, numeric
from milo.channels.web.welcome import GOALS, SEXES
from milo.channels.web.words import WebWords
from milo.coach.lab.sensor_words import EMERGENCY_NUMBERS
from milo.coach.plans.limits.health_questions import TOPICS, by_topic
from milo.locales import text
from milo.report.speech import IMPERIAL
from milo.vocabulary.athlete import ACTIVITY_WORDS, CONDITION_WORDS, EQUIPMENT_WORDS, MIN_AGE, REGION_WORDS, Profile, ProgrammeName
from milo.vocabulary.weeks import STARTS

DIETS = ("everything", "mediterranean", "vegetarian", "vegan", "pescatarian", "no pork", "halal", "no beef", "gluten free",
    "lactose free")  # fmt: skip
ALLERGENS = ("milk", "lactose", "egg", "gluten", "nuts", "peanut", "fish", "shellfish", "soy", "sesame", "celery", "sulphite",
    "mustard", "lupin")  # fmt: skip
QUESTIONS = tuple(f"q{n}" for n in range(1, 8))
"""The seven topics of the PAR-Q+ in its order (safety reference, section 3), in words of ours."""
GUARDIAN = "guardian_consent"
EXPERIENCE = ("beginner", "intermediate", "advanced")
LISTS = ("equipment", "activities", "conditions", "injuries", "allergies")
GROUPS = {
    "goal": ("goal", "days_per_week", "minutes_per_session", "long_day_minutes", "programme"),
    "you": ("name", "date_of_birth", "sex", "units", "week_starts", "weight_kg", "height_cm", "language", "country"),
    "gear": ("experience", "regular_exerciser", "equipment", "plates_kg", "activities"),
    "health": ("parq", "conditions", "medications", "injuries", "pregnant", "postpartum_weeks"),
    "food": ("dietary_preference", "allergies"),
    "event": ("event",),
}
"""Group -> its keys of the profile; together all that a person is asked for."""
STEPS = (
    ("goal", ("language", "goal", "days_per_week", "date_of_birth", "sex", "units", "weight_kg", "height_cm")),
    ("gear", ("experience", "regular_exerciser", "minutes_per_session", "equipment", "activities")),
    ("health", ("parq", "pregnant", "postpartum_weeks", "conditions", "medications", "injuries")),
)
"""The three steps to a first plan."""


def lists_in(keys: Iterable[str]) -> str:
    """The keys among these that hold several values, as a form names them to its script."""
    return ",".join(key for key in keys if key in LISTS)


class ProfileFields:
    """The fields for one athlete. profile: None for somebody who has said nothing yet.  first: what a plan asks must be told."""

    def __init__(self, words: WebWords, profile: Profile | None, first: bool = False) -> None:
        self._need = " required" if first else ""
        self._words = words
        self._say = words.say
        self._profile = profile

    def html(self, keys: Iterable[str]) -> str:
        """The fields of some keys of the profile."""
        return "".join(self._field(key) for key in keys)

    def _held(self, key: str) -> str:
        value = getattr(self._profile, key, None)
        return "" if value is None else str(value)

    def _field(self, key: str) -> str:
        make = getattr(self, f"_of_{key}", None)
        made: str = make() if make is not None else Field(name=key, label=self._label(key), value=self._held(key)).html()
        return made

    def _label(self, key: str) -> str:
        return self._say(f"web.profile.{key}")

    def _chosen(self, key: str, options: dict[str, str], more: str = "", note: str = "") -> str:
        held = self._held(key)
        if held and held not in options:
            options = {**options, held: held}  # said in a word of their own, which stays until they choose another
        if not held:
            options = {"": "–", **options}
        return Field(name=key, label=self._label(key), value=held, options=options, more=more, note=note).html()

    # --- goal and body ----------------------------------------------------------------------------------------------------

    def _of_goal(self) -> str:
        return self._pressed("goal", {g: self._say(f"web.welcome.goal_{g}") for g in GOALS}, required=True)

    def _of_days_per_week(self) -> str:
        return self._pressed("days_per_week", {str(n): str(n) for n in range(1, 8)}, required=True)

    def _of_minutes_per_session(self) -> str:
        held = self._held("minutes_per_session").removesuffix(".0")
        return (
            Field(
                name="minutes_per_session",
                label=self._label("minutes_per_session"),
                value=held,
                kind="number",
                more=numeric(5, 600, "5") + ' list="minutes"',
            ).html()
            + '<datalist id="minutes">'
            + "".join(f"<option>{n}</option>" for n in (30, 45, 60, 75, 90))
            + "</datalist>"
        )

    def _of_long_day_minutes(self) -> str:
        return Field(
            name="long_day_minutes",
            label=self._label("long_day_minutes"),
            value=self._held("long_day_minutes").removesuffix(".0"),
            kind="number",
            note=self._say("web.profile.long_day_note"),
            more=numeric(5, 600, "5"),
        ).html()

    def _of_programme(self) -> str:
        language = self._words.language
        options = {p: text(f"plan-programme-{p.replace('_', '-')}", language) for p in get_args(ProgrammeName)}
        return Field(
            name="programme",
            label=text("plans-programme-label", language),
            value=self._held("programme"),
            options={"": text("plans-programme-none", language), **options},
            note=text("plans-programme-note", language),
        ).html()

    def _of_name(self) -> str:
        more = 'maxlength="200" autocomplete="name"'
        return Field(name="name", label=self._label("name"), value=self._held("name"), more=more).html()

    def _of_date_of_birth(self) -> str:
        known = self._profile is not None and self._profile.age is not None
        age = self._profile.age if self._profile else None
        note = self._say("web.profile.age_known", age=age) if known else self._say("web.profile.born_note", age=MIN_AGE)
        return Field(
            name="date_of_birth",
            label=self._label("date_of_birth"),
            value=self._held("date_of_birth"),
            kind="date",
            note=note,
            more='autocomplete="bday"' + ("" if known else " required"),
        ).html()

    def _of_sex(self) -> str:
        return self._chosen(
            "sex", {s: self._say(f"web.welcome.sex_{s}") for s in SEXES}, "required", self._say("web.profile.sex_note")
        )

    def _of_units(self) -> str:
        held = self._words.units
        options = {u: self._say(f"web.welcome.units_{u}") for u in ("metric", "imperial")}
        return Field(name="units", label=self._label("units"), value=held, options=options).html()

    def _of_week_starts(self) -> str:
        options = {day: self._say(f"web.train_day.{day}") for day in STARTS}
        held = self._held("week_starts") or "monday"
        return Field(name="week_starts", label=self._label("week_starts"), value=held, options=options).html()

    def _of_language(self) -> str:
        options = {"en": "English", "es": "Español"}
        return Field(name="language", label=self._label("language"), value=self._words.language, options=options).html()

    def _of_weight_kg(self) -> str:
        return self._measured("weight_kg", "kg", 20, 900)

    def _of_height_cm(self) -> str:
        return self._measured("height_cm", "cm", 30, 260)

    def _measured(self, key: str, unit: str, low: float, high: float) -> str:
        held = getattr(self._profile, key, None)
        value = "" if held is None else f"{round(self._words.convert(held, unit), 1):g}"
        metric, imperial = WebWords(self._words.language).unit(unit), WebWords(self._words.language, "imperial").unit(unit)
        sign = imperial if self._words.units == "imperial" else metric
        return (
            f'<label><span>{escape(self._label(key))} <span data-metric="{escape(metric)}" data-imperial="{escape(imperial)}">'
            f'{escape(sign)}</span></span><input name="{key}" type="number" value="{value}" {numeric(low, high)}/></label>'
        )

    def _of_country(self) -> str:
        known = {code: self._say(f"web.country.{code}") for code in EMERGENCY_NUMBERS if self._words.has(f"web.country.{code}")}
        options = dict(sorted(known.items(), key=lambda pair: pair[1]))
        note = self._say("web.profile.country_note")
        more = 'list="countries" maxlength="2" pattern="[A-Za-z]{2}" autocomplete="country" placeholder="ES"'
        listed = "".join(f'<option value="{code}">{escape(word)}</option>' for code, word in options.items())
        return (
            Field(name="country", label=self._label("country"), value=self._held("country"), note=note, more=more).html()
            + f'<datalist id="countries">{listed}</datalist>'
        )

    # --- training ---------------------------------------------------------------------------------------------------------

    def _of_experience(self) -> str:
        return self._pressed("experience", {e: self._say(f"web.profile.experience_{e}") for e in EXPERIENCE})

    def _of_regular_exerciser(self) -> str:
        return self._yes_or_no("regular_exerciser")

    def _of_equipment(self) -> str:
        return self._ticks("equipment", EQUIPMENT_WORDS, "equipment", self._say("web.profile.equipment_note"))

    def _of_plates_kg(self) -> str:
        held = ", ".join(f"{p:g}" for p in (self._profile.plates_kg if self._profile else None) or [])
        note = self._say("web.profile.plates_note")
        return Field(
            name="plates_kg", label=self._label("plates_kg"), value=held, note=note, more='inputmode="text" maxlength="200"'
        ).html()

    def _of_activities(self) -> str:
        return self._ticks("activities", ACTIVITY_WORDS, "activity", self._say("web.profile.activities_note"))

    # --- health -----------------------------------------------------------------------------------------------------------

    def _of_parq(self) -> str:
        held = (self._profile.parq if self._profile else None) or {}
        told = by_topic(held)
        rows = "".join(self._question(q, told.get(topic)) for q, topic in zip(QUESTIONS, TOPICS, strict=True))
        guardian = self._question(GUARDIAN, held.get(GUARDIAN)) if GUARDIAN in held else ""
        return (
            f'<fieldset class="asked"><legend>{escape(self._label("parq"))}</legend><p class="quiet">'
            f"{escape(self._say('web.profile.parq_note'))}</p>{rows}{guardian}</fieldset>"
        )

    def _question(self, name: str, held: object) -> str:
        """A question with yes and no, and nothing answered beforehand."""
        choices = "".join(
            f'<label><input type="radio" name="{name}" value="{word}"{" checked" if held is (word == "yes") else ""}/>'
            f"<span>{escape(self._say(f'web.profile.{word}'))}</span></label>"
            for word in ("no", "yes")
        )
        return (
            f'<fieldset class="question"><legend>{escape(self._say(f"web.profile.{name}"))}</legend>'
            f'<div class="scope">{choices}</div></fieldset>'
        )

    def _of_conditions(self) -> str:
        return self._ticks("conditions", CONDITION_WORDS, "condition")

    def _of_medications(self) -> str:
        held = ", ".join((self._profile.medications if self._profile else None) or [])
        note = self._say("web.profile.commas")
        return Field(name="medications", label=self._label("medications"), value=held, note=note, more='maxlength="1000"').html()

    def _of_injuries(self) -> str:
        """Each place with a tick and, once ticked, how much it hurts."""
        held = {i.region: i for i in (self._profile.injuries if self._profile else None) or []}
        rows = []
        for region in REGION_WORDS:
            name = region.replace(" ", "_")
            word = self._say(f"web.workout_region.{name}")
            mine = held.get(region)
            level = "" if mine is None or mine.pain_0_10 is None else f"{mine.pain_0_10:g}"
            rows.append(
                f'<div class="hurt"><label class="tick"><input type="checkbox" name="injuries" value="{region}"'
                f'{" checked" if mine else ""}/><span>{escape(word)}</span></label><label class="how-much"><span class="sr">'
                f'{escape(self._say("web.profile.pain_of", region=word))}</span><input type="number" name="pain_{name}" '
                f'value="{level}" min="0" max="10" step="1" inputmode="numeric" placeholder="0–10"/></label></div>'
            )
        return (
            f'<fieldset class="asked"><legend>{escape(self._label("injuries"))}</legend><p class="quiet">'
            f'{escape(self._say("web.profile.injuries_note"))}</p><div class="ticks">{"".join(rows)}</div></fieldset>'
        )

    def _of_pregnant(self) -> str:
        return self._yes_or_no("pregnant")

    def _of_postpartum_weeks(self) -> str:
        held = getattr(self._profile, "postpartum_weeks", None)
        return Field(
            name="postpartum_weeks",
            label=self._label("postpartum_weeks"),
            value="" if held is None else f"{held:g}",
            kind="number",
            more=numeric(0, 520),
        ).html()

    # --- food and event ---------------------------------------------------------------------------------------------------

    def _of_dietary_preference(self) -> str:
        return self._chosen("dietary_preference", {d: self._say(f"web.diet.{d.replace(' ', '_')}") for d in DIETS})

    def _of_allergies(self) -> str:
        held = (self._profile.allergies if self._profile else None) or []
        others = ", ".join(a for a in held if a not in ALLERGENS)
        free = Field(
            name="other_allergies",
            label=self._say("web.profile.other_allergies"),
            value=others,
            note=self._say("web.profile.commas"),
        ).html()
        return self._ticks("allergies", ALLERGENS, "allergen") + free

    def _of_event(self) -> str:
        event = self._profile.event if self._profile else None
        options = {"": "–"} | {a: self._words.word("activity", a) for a in ACTIVITY_WORDS}
        far = "" if event is None or event.distance_km is None else f"{self._words.convert(event.distance_km, 'km'):.4g}"

        def field(name: str, value: str, **about: Any) -> str:
            label = about.pop("label", self._say(f"web.profile.{name}"))
            return Field(name=name, label=label, value=value, **about).html()

        return (
            field("event_title", (event and event.title) or "", more='maxlength="120"')
            + field("event_date", str(event.date) if event else "", kind="date")
            + field("event_activity", event.activity if event else "", options=options)
            + field(
                "event_distance",
                far,
                kind="number",
                more=numeric(0.1, 1000),
                label=f"{self._say('web.profile.event_distance')} ({self._words.unit('km')})",
            )
        )

    # --- shapes -----------------------------------------------------------------------------------------------------------

    def _pressed(self, key: str, options: dict[str, str], *, required: bool = False) -> str:
        """A choice of one among a few, side by side."""
        held = self._held(key)
        need = " required" if required else ""
        choices = "".join(
            f'<label><input type="radio" name="{key}" value="{value}"{" checked" if value == held else ""}{need}/>'
            f"<span>{escape(word)}</span></label>"
            for value, word in options.items()
        )
        return f'<fieldset class="asked"><legend>{escape(self._label(key))}</legend><div class="scope">{choices}</div></fieldset>'

    def _yes_or_no(self, key: str) -> str:
        held = getattr(self._profile, key, None)
        options = {"": self._say("web.profile.not_said"), "no": self._say("web.profile.no"), "yes": self._say("web.profile.yes")}
        value = "" if held is None else "yes" if held else "no"
        need = self._need if key == "regular_exerciser" else ""  # whether a pregnancy is asked of this reader the house decides
        if need:
            options[""] = "–"
        return Field(name=key, label=self._label(key), value=value, options=options, more=need).html()

    def _ticks(self, key: str, known: Iterable[str], group: str, note: str = "") -> str:
        held = getattr(self._profile, key, None) or []
        boxes = "".join(
            f'<label class="tick"><input type="checkbox" name="{key}" value="{escape(one)}"{" checked" if one in held else ""}/>'
            f"<span>{escape(self._named(group, one))}</span></label>"
            for one in known
        )
        said = f'<p class="quiet">{escape(note)}</p>' if note else ""
        return (
            f'<fieldset class="asked"><legend>{escape(self._label(key))}</legend>{said}<div class="ticks">{boxes}</div></fieldset>'
        )

    def _named(self, group: str, one: str) -> str:
        if group == "activity":  # a workout of no kind is called so on other pages; what one likes to do is another question
            return self._say("web.profile.activity_other") if one == "other" else self._words.word("activity", one)
        return self._say(f"web.{group}.{one.replace(' ', '_').replace('-', '_')}")


def metric_of(value: float, unit: str, units: str) -> float:
    """A number in kg, cm or km from one in the units a form was filled in with.

    >>> round(metric_of(154.3, "kg", "imperial"), 1)
    70.0
    """
    return value / IMPERIAL[unit][1] if units == "imperial" else value
