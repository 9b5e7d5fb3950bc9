"""The coach's desk for what a sentence tells of the profile, from food to equipment: read back and kept on the athlete's yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from milo.app.coaching.birth_told import beside_birth, birth_left, is_father
from milo.app.coaching.bit_by_bit import LogDesk
from milo.app.coaching.food import FoodDesk
from milo.app.coaching.locks import TrainingLocked, refuse_while_locked
from milo.app.coaching.profile_back import asks_it_back, before_it, last_race, plan_before_it, sports_back, versions_of
from milo.app.coaching.profile_sentences import (
    ProfileSaid,
    food_held,
    foods,
    plan_changed,
    put_back,
    race_named,
    sports_changed,
    told_now,
)
from milo.app.coaching.profile_told import asked_of, changes_of, news_of
from milo.app.coaching.profile_told_words import say_told
from milo.app.coaching.profile_words import tell
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.talk.heard.diet_said import read_diet
from milo.coach.talk.heard.gear_said import GearSaid, read_gear
from milo.coach.talk.heard.goal_said import GoalSaid, read_goal
from milo.coach.talk.heard.health_said import HealthSaid, read_health
from milo.coach.talk.heard.race_said import RaceSaid, read_race, says_back_on
from milo.coach.talk.turns.conversation import athlete_turns
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.vocabulary.athlete import Event, Profile
from milo.vocabulary.errors import MiloError
from milo.vocabulary.records import PlanVersion, ProfileVersion
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import in_words

SPORTS = ("running", "cycling", "swimming", "rowing")
"""Sports of a race: the one the athlete trains is meant where none is said, and a race on foot where that is not one alone."""
Turns = Sequence[str | Mapping[str, str]]
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
        birth = birth_left(own[-1], profile, language)
        if birth is not None:
            return lambda: (birth, _claimed(birth, language))
        found = self._read_profile(athlete, own, profile, language, today)
        if found is not None:
            text = own[-1]
            return lambda: self._profile_asked(found, profile, language, beside_birth(text, found, profile, today, language))
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
            plan = plan_before_it(self.history(), athlete, versions_of(self.house.store, athlete)[-1].valid_from)
            try:
                onboarded = self.onboard(athlete, {key: value for key, value in now.items() if value is not None}, whole=True)
            except MiloError as e:
                return in_words(e, language), []
            profile = self.profile(athlete)
            parts = [tell("put_back", language, what=put_back(keys, profile, language))]
            if plan is not None:
                parts.append(self._plan_back(athlete, plan, language))
                return _with_claims(" ".join(parts), language)
            parts += plan_changed(onboarded["changed"], language)
            if "event" in keys and profile.event is not None:
                parts.append(tell("race_plan", language))
            elif not onboarded["changed"]:
                parts.append(tell("plan_stays", language))
        return _with_claims(" ".join(parts), language)

    def _plan_back(self, athlete: str, version: PlanVersion, language: Language) -> str:
        """Let the plan hold again that a changed profile changed, and say so; why not, where the limits or a lock forbid it."""
        try:
            refuse_while_locked(self.house, athlete)
            self.restore(athlete, version.version, version.plan_id)
        except (EditRefused, TrainingLocked) as e:
            return tell("plan_not_back", language, why=in_words(e, language).rstrip("."))
        return tell("plan_back", language)

    def _profile_asked(
        self, found: ProfileSaid, profile: Profile | None, language: Language, first: str = ""
    ) -> tuple[str, list[Claim]]:
        """The question about what was told. first: what answers something that was asked beside it, "" for nothing."""
        question = self._profile_question(found, profile, language)
        return f"{first} {question}".strip(), [*_claimed(first, language), *_claims(found, profile, language)]

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
        told_of_self = read_health(own[-1]) or read_gear(own[-1]) or read_goal(own[-1])
        if isinstance(told_of_self, HealthSaid) and told_of_self.weeks_since_birth is not None and is_father(profile):
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
        if race.gone:
            # "cancela la carrera" is said of a run where no race is trained for.
            return race if profile is not None and profile.event is not None else None
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
                return tell("race_gone_ask", language, race=race_named(profile.event, language))
            if found.over:
                return tell("race_over", language)
            event = _event(found, profile)
            return tell("race_ask", language, race=race_named(event, language)) if event else tell("race_day", language)
        if isinstance(found, HealthSaid | GearSaid | GoalSaid):
            return asked_of(found, profile, language)
        if found.asked:
            return food_held(profile, language)
        if found.gone:
            return tell("gone", language)
        if found.left is not None:
            key = "diet_left_ask" if profile.dietary_preference == found.left else "diet_not_held"
            return tell(key, language, diet=tell(found.left, language))
        if found.diet is not None and found.allergens:
            if not _changes(found, profile):
                return tell("same", language)
            what = foods([name for name, _ in found.allergens], language)
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
            held = tell("held", language, what=foods([name for name, _ in found.allergens], language))
            return f"{held} {unknown}".strip()
        key = "allergy_ask" if found.allergic else "left_out_ask"
        return f"{unknown} {tell(key, language, what=foods(new, language))}".strip()

    def _into_profile(self, athlete: str, found: ProfileSaid, language: Language) -> tuple[str, list[Claim]]:
        with self.one_at_a_time(athlete):
            profile = self.profile(athlete)
            changes = _changes(found, profile)
            if not changes:
                return tell("same", language), []
            back = sports_back(self.house.store, athlete, found.got) if isinstance(found, GearSaid) else ()
            new = [sport for sport in back if sport not in (profile.activities or ())]
            if new:
                changes["activities"] = [*(changes.get("activities", profile.activities) or ()), *new]
            told = {key: value for key, value in {**msgspec.to_builtins(profile), **changes}.items() if value is not None}
            try:
                onboarded = self.onboard(athlete, told, whole=True)
            except MiloError as e:
                return in_words(e, language), []
            changed = onboarded["changed"]
            parts = [tell("kept", language, what=told_now(found, self.profile(athlete), language))]
            if isinstance(found, HealthSaid | GearSaid | GoalSaid):
                parts += sports_changed(profile, self.profile(athlete), language)
                parts += _followed(found, profile, onboarded, language)
            elif isinstance(found, RaceSaid):
                parts += plan_changed(changed, language)
                parts += [] if found.gone else [tell("race_plan", language)]
            else:
                refused = self.meals(athlete)["refused"]
                parts.append(
                    tell("meals", language) if refused is None else tell("no_meals", language, why=refused["text"].rstrip("."))
                )
        return _with_claims(" ".join(parts), language)


def _changes(found: ProfileSaid, profile: Profile) -> dict[str, Any]:
    """The keys of the profile that a sentence changes, with their new values."""
    if isinstance(found, RaceSaid):
        if found.gone:
            return {"event": None} if profile.event is not None else {}
        event = None if found.over else _event(found, profile)
        return {"event": msgspec.to_builtins(event)} if event is not None and event != profile.event else {}
    if isinstance(found, HealthSaid | GearSaid | GoalSaid):
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


def _followed(found: HealthSaid | GearSaid | GoalSaid, was: Profile, onboarded: Mapping[str, Any], language: Language) -> list[str]:
    """What the plan makes of health or equipment that was told; where there may be no plan now, why, and what opens it."""
    if onboarded["refused"] is not None:
        return [say_told("no_plan_now", language, why=onboarded["refused"]["text"])]
    parts = plan_changed(onboarded["changed"], language) or [say_told("plan_same", language)]
    if isinstance(found, GearSaid):
        return parts + ([say_told("gear_new_plan", language)] if "got" in news_of(found, was) else [])
    if isinstance(found, GoalSaid):
        return [*parts, say_told("goal_new_plan", language)]
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


def _claims(found: ProfileSaid, profile: Profile | None, language: Language) -> list[Claim]:
    if not isinstance(found, RaceSaid) or profile is None or (event := _event(found, profile)) is None:
        return []
    return _claimed(race_named(event, language), language)


def _claimed(text: str, language: Language) -> list[Claim]:
    return [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="told", rule="profile", record_ids=[])
        for n in numbers_in(text, language)
    ]


def _with_claims(text: str, language: Language) -> tuple[str, list[Claim]]:
    return text, _claimed(text, language)
