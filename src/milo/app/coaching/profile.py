"""The coach's desk for what a sentence tells of the profile, from food to equipment: read back and kept on the athlete's yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from milo.app.coaching.bit_by_bit import LogDesk
from milo.app.coaching.food import FoodDesk
from milo.app.coaching.profile_back import asks_it_back, before_it, last_race
from milo.app.coaching.profile_told import asked_of, changes_of, kept_of, news_of
from milo.app.coaching.profile_told_words import say_told
from milo.app.coaching.profile_words import FOODS_ES, tell, tell_diet
from milo.coach.plans.making.taper_words import title_of
from milo.coach.talk.heard.birth_said import GAVE_BIRTH, birth_undated, weeks_since_birth
from milo.coach.talk.heard.diet_said import DietSaid, read_diet
from milo.coach.talk.heard.gear_said import GearSaid, read_gear
from milo.coach.talk.heard.health_said import HealthSaid, read_health
from milo.coach.talk.heard.race_said import RaceSaid, read_race, says_back_on
from milo.coach.talk.heard.self_said import ASKED, plain_of
from milo.coach.talk.turns.conversation import athlete_turns
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.vocabulary.athlete import Event, Profile
from milo.vocabulary.errors import MiloError
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.records import ProfileVersion
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import in_words

SPORTS = ("running", "cycling", "swimming", "rowing")
"""Sports of a race: the one the athlete trains is meant where none is said, and a race on foot where that is not one alone."""
MOST_CHANGES = 3  # of the plan that are named after the profile has changed (our choice)
Turns = Sequence[str | Mapping[str, str]]
ProfileSaid = DietSaid | RaceSaid | HealthSaid | GearSaid
Answered = Callable[[], tuple[str, list[Claim]]]


class ProfileTalkDesk(FoodDesk, LogDesk):
    """Sentences that belong into the profile. They go in by the door of the profile's page (LogDesk.onboard)."""

    def profile_told(self, athlete: str, said: Turns, language: Language) -> Answered | None:
        """What would answer the last sentence; None for any other. Nothing is kept before a yes."""
        own = athlete_turns(said)
        profile = self.house.flows.profile(athlete) if own else None
        if not own:
            return None
        today = self.house.flows.today(athlete)
        birth = _birth_left(own[-1], profile, language)
        if birth is not None:
            return lambda: (birth, _claimed(birth, language))
        found = self._read_profile(athlete, own, profile, language, today)
        if found is not None:
            return lambda: self._profile_asked(found, profile, language)
        return None

    def profile_undone(self, athlete: str, said: Turns, language: Language) -> Answered | None:
        """What would take back what the reply just before wrote into the profile; None where nothing of it may be, or is asked."""
        before = before_it(self.house.store, athlete) if asks_it_back(said) else None
        return None if before is None else lambda: self._profile_put_back(athlete, *before, language)

    def _profile_put_back(
        self, athlete: str, old: ProfileVersion, keys: frozenset[str], language: Language
    ) -> tuple[str, list[Claim]]:
        with self.one_at_a_time(athlete):
            now = {**msgspec.to_builtins(self.profile(athlete)), **{key: old.profile.get(key) for key in keys}}
            try:
                onboarded = self.onboard(athlete, {key: value for key, value in now.items() if value is not None})
            except MiloError as e:
                return in_words(e, language), []
            profile = self.profile(athlete)
            parts = [tell("put_back", language, what=_put_back(keys, profile, language)), *_changed(onboarded["changed"], language)]
            if "event" in keys and profile.event is not None:
                parts.append(tell("race_plan", language))
            elif not onboarded["changed"]:
                parts.append(tell("plan_stays", language))
        text = " ".join(parts)
        return text, _claimed(text, language)

    def _profile_asked(self, found: ProfileSaid, profile: Profile | None, language: Language) -> tuple[str, list[Claim]]:
        return self._profile_question(found, profile, language), _claims(found, profile, language)

    def _profile_left(self, language: Language) -> tuple[str, list[Claim]]:
        return tell("left", language), []

    def _read_profile(
        self, athlete: str, own: Sequence[str], profile: Profile | None, language: Language, today: date
    ) -> ProfileSaid | None:
        diet = read_diet(own[-1])
        if diet is not None:
            by_choice = not diet.allergic and not diet.gone and not diet.asked and diet.left is None
            # Nobody who eats too little is helped to leave out more.
            return None if by_choice and profile and "eating disorder" in (profile.conditions or ()) else diet
        told_of_self = read_health(own[-1]) or read_gear(own[-1])
        if isinstance(told_of_self, HealthSaid) and told_of_self.weeks_since_birth is not None and _father(profile):
            return None
        if told_of_self is not None:
            return told_of_self
        if says_back_on(own[-1]) and profile is not None and profile.event is None:
            return last_race(self.house.store, athlete, today)
        race = read_race(own[-1], language, today)
        if race is not None and race.moved and race.km is None:
            # The race that is moved is the one told just before: its distance stays.
            before = next((one for turn in own[-4:-1][::-1] if (one := read_race(turn, language, today)) is not None), None)
            if before is not None and not before.gone and race.activity in (None, before.activity):
                race = replace(race, activity=before.activity, km=before.km)
        if race is None or race.named:
            return race
        # "change the date, it is 14 March" speaks of a race only where there is one.
        told = any(read_race(one, language, today) for one in own[-3:-1])
        return race if told or (profile is not None and profile.event is not None) else None

    def _profile_question(self, found: ProfileSaid, profile: Profile | None, language: Language) -> str:
        """What was understood and the question whether to keep it; or why there is nothing to ask."""
        if profile is None:
            return tell("none", language)
        if isinstance(found, RaceSaid):
            if found.gone:
                if profile.event is None:
                    return tell("race_gone", language)
                return tell("race_gone_ask", language, race=_race_named(profile.event, language))
            if found.over:
                return tell("race_over", language)
            event = _event(found, profile)
            return tell("race_ask", language, race=_race_named(event, language)) if event else tell("race_day", language)
        if isinstance(found, HealthSaid | GearSaid):
            return asked_of(found, profile, language)
        if found.asked:
            return _held(profile, language)
        if found.gone:
            return tell("gone", language)
        if found.left is not None:
            key = "diet_left_ask" if profile.dietary_preference == found.left else "diet_not_held"
            return tell(key, language, diet=tell(found.left, language))
        if found.diet is not None and found.allergens:
            if not _changes(found, profile):
                return tell("same", language)
            what = _foods([name for name, _ in found.allergens], language)
            return tell("diet_and_ask", language, diet=tell(found.diet, language), what=what)
        if found.diet is not None:
            if profile.dietary_preference == found.diet:
                return tell("diet_held", language, diet=tell(found.diet, language))
            return tell("diet_ask", language, diet=tell(found.diet, language))
        unknown = tell("unknown", language, what=", ".join(found.unknown)) if found.unknown else ""
        new = [name for name, _ in found.allergens if name not in (profile.allergies or ())]
        if not found.allergens:
            return unknown
        if not new:
            held = tell("held", language, what=_foods([name for name, _ in found.allergens], language))
            return f"{held} {unknown}".strip()
        key = "allergy_ask" if found.allergic else "left_out_ask"
        return f"{unknown} {tell(key, language, what=_foods(new, language))}".strip()

    def _into_profile(self, athlete: str, found: ProfileSaid, language: Language) -> tuple[str, list[Claim]]:
        with self.one_at_a_time(athlete):
            profile = self.profile(athlete)
            changes = _changes(found, profile)
            if not changes:
                return tell("same", language), []
            told = {key: value for key, value in {**msgspec.to_builtins(profile), **changes}.items() if value is not None}
            try:
                onboarded = self.onboard(athlete, told)
            except MiloError as e:
                return in_words(e, language), []
            changed = onboarded["changed"]
            parts = [tell("kept", language, what=_told(found, self.profile(athlete), language))]
            if isinstance(found, HealthSaid | GearSaid):
                parts += _followed(found, profile, onboarded, language)
            elif isinstance(found, RaceSaid):
                parts += _changed(changed, language)
                parts += [] if found.gone else [tell("race_plan", language)]
            else:
                refused = self.meals(athlete)["refused"]
                parts.append(
                    tell("meals", language) if refused is None else tell("no_meals", language, why=refused["text"].rstrip("."))
                )
        text = " ".join(parts)
        return text, _claimed(text, language)


def _birth_left(text: str, profile: Profile | None, language: Language) -> str | None:
    """What is said to a birth or to breastfeeding that cannot be written down as it was told; None for any other words.

    Without its weeks a birth has no limits (PL-23, NU-04), so it is asked how long ago it was; where the profile says that a man
    speaks, whose it was.
    """
    plain = plain_of(text)
    if profile is None or ASKED.search(plain):
        return None
    undated, weeks = birth_undated(plain), weeks_since_birth(plain)
    if undated is None and weeks is None:
        return None
    if _father(profile):
        # "my son was born" is a father's news; only a birth or a breast of one's own does not fit the profile.
        return say_told("birth_man", language) if undated == "nursing" or GAVE_BIRTH.search(plain) else None
    if undated is None:
        return None
    if undated == "nursing" and profile.postpartum_weeks is not None:
        return say_told("nursing_known", language, what=shortest_written(profile.postpartum_weeks, language))
    return say_told(f"{undated}_when", language)


def _father(profile: Profile | None) -> bool:
    return profile is not None and profile.sex == "male"


def _changes(found: ProfileSaid, profile: Profile) -> dict[str, Any]:
    """The keys of the profile that a sentence changes, with their new values."""
    if isinstance(found, RaceSaid):
        if found.gone:
            return {"event": None} if profile.event is not None else {}
        event = None if found.over else _event(found, profile)
        return {"event": msgspec.to_builtins(event)} if event is not None and event != profile.event else {}
    if isinstance(found, HealthSaid | GearSaid):
        return changes_of(found, profile)
    if found.left is not None:
        return {"dietary_preference": None} if found.left == profile.dietary_preference else {}
    new_diet = found.diet is not None and found.diet != profile.dietary_preference
    held = list(profile.allergies or ())
    new = [name for name, _ in found.allergens if name not in held]
    return {
        **({"dietary_preference": found.diet} if new_diet else {}),
        **({"allergies": [*held, *new]} if new else {}),
    }


def _changed(changed: Sequence[str], language: Language) -> list[str]:
    """What the profile changed of the plan: the first changes by name, of more their number."""
    parts = [tell("plan", language, what="; ".join(changed[:MOST_CHANGES]).rstrip("."))] if changed else []
    return parts + ([tell("plan_more", language, count=len(changed) - MOST_CHANGES)] if len(changed) > MOST_CHANGES else [])


def _followed(found: HealthSaid | GearSaid, was: Profile, onboarded: Mapping[str, Any], language: Language) -> list[str]:
    """What the plan makes of health or equipment that was told; where there may be no plan now, why, and what opens it."""
    if onboarded["refused"] is not None:
        return [say_told("no_plan_now", language, why=onboarded["refused"]["text"])]
    parts = _changed(onboarded["changed"], language) or [say_told("plan_same", language)]
    if isinstance(found, GearSaid):
        return parts + ([say_told("gear_new_plan", language)] if "got" in news_of(found, was) else [])
    return parts + ([say_told("plan_new_after", language)] if found.pregnant is False else [])


def _event(said: RaceSaid, profile: Profile) -> Event | None:
    """The race as the profile would have it, what was not said being as it was; None where no day is known."""
    held = profile.event
    day = said.day or (held.date if held is not None else None)
    if day is None:
        return None
    if held is not None and said.activity in (None, held.activity):
        # A title such as "City 10 km" would not fit another distance.
        title = held.title if said.km in (None, held.distance_km) else None
        return Event(date=day, activity=held.activity, distance_km=said.km or held.distance_km, title=title)
    trained = [sport for sport in profile.activities or () if sport in SPORTS]
    return Event(date=day, activity=said.activity or (trained[0] if len(trained) == 1 else "running"), distance_km=said.km)


def _race_named(event: Event, language: Language) -> str:
    return f"{title_of(event, language)}, {event.date.isoformat()}"


def _put_back(keys: frozenset[str], profile: Profile, language: Language) -> str:
    """What the profile holds again, of the keys that were put back."""
    parts: list[str] = []
    if "event" in keys:
        parts.append(_race_named(profile.event, language) if profile.event is not None else tell("race_none", language))
    if keys & {"equipment", "activities"}:
        parts.append(kept_of(GearSaid(), profile, language))
    if "dietary_preference" in keys:
        diet = profile.dietary_preference
        parts.append(tell("diet_now", language, diet=tell_diet(diet, language)) if diet else tell("diet_none", language))
    return "; ".join(parts)


def _foods(names: Sequence[str], language: Language) -> str:
    return ", ".join(FOODS_ES.get(name, name) if language == "es" else name for name in names)


def _held(profile: Profile, language: Language) -> str:
    """What the profile holds of food: what meals leave out, and a diet with a name."""
    parts = [tell("allergies", language, what=_foods(profile.allergies, language))] if profile.allergies else []
    parts += (
        [tell("diet_now", language, diet=tell_diet(profile.dietary_preference, language))] if profile.dietary_preference else []
    )
    return tell("holds", language, what="; ".join(parts)) if parts else tell("holds_none", language)


def _told(found: ProfileSaid, profile: Profile, language: Language) -> str:
    """What was kept, as the profile has it now."""
    if isinstance(found, RaceSaid):
        return _race_named(profile.event, language) if profile.event is not None else tell("race_none", language)
    if isinstance(found, HealthSaid | GearSaid):
        return kept_of(found, profile, language)
    if found.left is not None:
        return tell("diet_none", language)
    if found.diet is not None:
        diet = tell("diet_now", language, diet=tell(found.diet, language))
        left_out = [tell("allergies", language, what=_foods(profile.allergies or (), language))] if found.allergens else []
        return "; ".join([diet, *left_out])
    return tell("allergies", language, what=_foods(profile.allergies or (), language))


def _claims(found: ProfileSaid, profile: Profile | None, language: Language) -> list[Claim]:
    if not isinstance(found, RaceSaid) or profile is None or (event := _event(found, profile)) is None:
        return []
    return _claimed(_race_named(event, language), language)


def _claimed(text: str, language: Language) -> list[Claim]:
    return [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="told", rule="profile", record_ids=[])
        for n in numbers_in(text, language)
    ]
