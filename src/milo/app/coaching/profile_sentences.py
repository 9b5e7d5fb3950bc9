"""What is said of a profile that talk changed or put back: its race, its food, its sports, and what became of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from milo import locales
from milo.app.coaching.profile_told import kept_of
from milo.app.coaching.profile_words import FOODS_ES, tell, tell_diet
from milo.coach.conversation.profile_values import GearSaid, GoalSaid, HealthSaid, ProfileSaid, ProgrammeSaid, RaceSaid
from milo.coach.plans.making.taper_words import title_of
from milo.coach.talk.receipts.telling import Telling
from milo.vocabulary.athlete import Event, Profile
from milo.vocabulary.talk import Language

MOST_CHANGES = 3  # of the plan that are named after the profile has changed (our choice)


def plan_changed(changed: Sequence[str], language: Language) -> list[str]:
    """What the profile changed of the plan: the first changes by name, of more their number."""
    parts = [tell("plan", language, what="; ".join(changed[:MOST_CHANGES]).rstrip("."))] if changed else []
    return parts + ([tell("plan_more", language, count=len(changed) - MOST_CHANGES)] if len(changed) > MOST_CHANGES else [])


def sports_changed(was: Profile, now: Profile, language: Language) -> list[str]:
    """The sports that left the profile or came back into it with what they need, as sentences."""
    before, after = was.activities or [], now.activities or []
    changed = (("sport_out", [s for s in before if s not in after]), ("sport_in", [s for s in after if s not in before]))
    words = Telling(language)
    return [
        tell(key, language, what=", ".join(words.word("activity", sport).lower() for sport in sports))
        for key, sports in changed
        if sports
    ]


def race_named(event: Event, language: Language) -> str:
    return f"{title_of(event, language)}, {event.date.isoformat()}"


def put_back(keys: frozenset[str], profile: Profile, language: Language) -> str:
    """What the profile holds again, of the keys that were put back."""
    parts: list[str] = []
    if "event" in keys:
        parts.append(race_named(profile.event, language) if profile.event is not None else tell("race_none", language))
    if keys & {"equipment", "activities"}:
        parts.append(kept_of(GearSaid(), profile, language))
    if "goal" in keys:
        parts.append(kept_of(GoalSaid(profile.goal), profile, language))
    if "dietary_preference" in keys:
        diet = profile.dietary_preference
        parts.append(tell("diet_now", language, diet=tell_diet(diet, language)) if diet else tell("diet_none", language))
    return "; ".join(parts)


def foods(names: Sequence[str], language: Language) -> str:
    return ", ".join(FOODS_ES.get(name, name) if language == "es" else name for name in names)


def food_held(profile: Profile, language: Language) -> str:
    """What the profile holds of food: what meals leave out, and a diet with a name."""
    parts = [tell("allergies", language, what=foods(profile.allergies, language))] if profile.allergies else []
    parts += (
        [tell("diet_now", language, diet=tell_diet(profile.dietary_preference, language))] if profile.dietary_preference else []
    )
    return tell("holds", language, what="; ".join(parts)) if parts else tell("holds_none", language)


def told_now(found: ProfileSaid, profile: Profile, language: Language) -> str:
    """What was kept, as the profile has it now."""
    if isinstance(found, RaceSaid):
        return race_named(profile.event, language) if profile.event is not None else tell("race_none", language)
    if isinstance(found, ProgrammeSaid):
        return locales.text("coach-programme-now", language, programme=locales.text(f"coach-programme-{found.programme}", language))
    if isinstance(found, HealthSaid | GearSaid | GoalSaid):
        return kept_of(found, profile, language)
    if found.left is not None:
        return tell("diet_none", language)
    if found.diet is not None:
        diet = tell("diet_now", language, diet=tell(found.diet, language))
        left_out = [tell("allergies", language, what=foods(profile.allergies or (), language))] if found.allergens else []
        return "; ".join([diet, *left_out])
    return tell("allergies", language, what=foods(profile.allergies or (), language))
