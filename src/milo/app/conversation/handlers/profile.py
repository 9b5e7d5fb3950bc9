"""What a message tells of the profile, from food to equipment: read back, and kept on the yes by the profile page's operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from milo import locales
from milo.app.coaching.birth_told import beside_birth
from milo.app.coaching.locks import TrainingLocked, refuse_while_locked
from milo.app.coaching.profile_back import before_it, plan_before_it, sports_back, versions_of
from milo.app.coaching.profile_sentences import (
    food_held,
    foods,
    plan_changed,
    race_named,
    sports_changed,
    told_now,
)
from milo.app.coaching.profile_sentences import (
    put_back as put_back_words,
)
from milo.app.coaching.profile_told import asked_of, changes_of, news_of
from milo.app.coaching.profile_told_words import say_told
from milo.app.coaching.profile_words import tell
from milo.app.conversation.handlers.choices import choices
from milo.app.conversation.turn import Answer, Outcome, Step, Turn
from milo.coach.conversation.profile_values import (
    DietSaid,
    GearSaid,
    GoalSaid,
    HealthSaid,
    ProfileSaid,
    ProgrammeSaid,
    RaceSaid,
)
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.log import ASKS_END
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.vocabulary.athlete import Event, Profile
from milo.vocabulary.errors import MiloError
from milo.vocabulary.records import PlanVersion
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import in_words

SPORTS = ("running", "cycling", "swimming", "rowing")
"""Sports of a race: the one the athlete trains is meant where none is said, and a race on foot where that is not one alone."""


@dataclass(frozen=True)
class ProfileChange:
    """What was told for the profile; one of the six."""

    diet: DietSaid | None = None
    health: HealthSaid | None = None
    gear: GearSaid | None = None
    goal: GoalSaid | None = None
    race: RaceSaid | None = None
    programme: ProgrammeSaid | None = None

    @staticmethod
    def of(found: ProfileSaid) -> ProfileChange:
        """The change that holds one thing that was told."""
        names = {
            DietSaid: "diet",
            HealthSaid: "health",
            GearSaid: "gear",
            GoalSaid: "goal",
            RaceSaid: "race",
            ProgrammeSaid: "programme",
        }
        return ProfileChange(**{names[type(found)]: found})  # type: ignore[arg-type]

    @property
    def found(self) -> ProfileSaid:
        """What was told."""
        told = next(one for one in (self.diet, self.health, self.gear, self.goal, self.race, self.programme) if one is not None)
        return told


def ask_profile(turn: Turn, change: ProfileChange) -> Answer:
    """What was understood and the question whether to keep it; or why there is nothing to ask."""
    change = _as_waits(turn, change)
    profile, language, found = turn.house.flows.profile(turn.athlete), turn.language, change.found
    question = _question(found, profile, language)
    first = beside_birth(turn.text, found, profile, turn.facts.today, language)
    claims = [*_claimed(first, language), *_claims(found, profile, language)]
    waits = profile is not None and bool(_changes(found, profile)) and question.endswith(ASKS_END)
    return Answer(f"{first} {question}".strip(), claims, (Step("profile", change),) if waits else ())


def _as_waits(turn: Turn, change: ProfileChange) -> ProfileChange:
    """A race that is moved while it waits for its yes: what is not said anew is as it was just told."""
    waits = [s["value"].get("race") for s in (turn.pending.steps if turn.pending is not None else []) if s["op"] == "profile"]
    race = change.race
    if race is None or race.gone or not waits or waits[-1] is None:
        return change
    before = msgspec.convert(waits[-1], RaceSaid)
    return replace(change, race=replace(race, km=race.km or before.km, activity=race.activity or before.activity))


def keep_profile(turn: Turn, change: ProfileChange) -> Answer:
    """Keep it in the profile, and say what the plan and the meals make of it."""
    coach, athlete, language, found = turn.coach, turn.athlete, turn.language, change.found
    with coach.one_at_a_time(athlete):
        profile = coach.profile(athlete)
        changes = _changes(found, profile)
        if not changes:
            return Answer(tell("same", language))
        back = sports_back(turn.house.store, athlete, found.got) if isinstance(found, GearSaid) else ()
        new = [sport for sport in back if sport not in (profile.activities or ())]
        if new:
            changes["activities"] = [*(changes.get("activities", profile.activities) or ()), *new]
        told = {key: value for key, value in {**msgspec.to_builtins(profile), **changes}.items() if value is not None}
        try:
            onboarded = coach.onboard(athlete, told, whole=True)
        except MiloError as e:
            return Answer(in_words(e, language))
        now, changed = coach.profile(athlete), onboarded["changed"]
        parts = [tell("kept", language, what=told_now(found, now, language))]
        if isinstance(found, HealthSaid | GearSaid | GoalSaid):
            parts += sports_changed(profile, now, language) + _followed(found, profile, onboarded, language)
        elif isinstance(found, ProgrammeSaid):
            parts += plan_changed(changed, language)
        elif isinstance(found, RaceSaid):
            parts += plan_changed(changed, language) + ([] if found.gone else [tell("race_plan", language)])
        else:
            refused = coach.meals(athlete)["refused"]
            parts.append(
                tell("meals", language) if refused is None else tell("no_meals", language, why=refused["text"].rstrip("."))
            )
    text = " ".join(parts)
    kept = versions_of(turn.house.store, athlete)[-1].profile_id
    return Answer(text, _claimed(text, language), outcome=Outcome(profile=kept))


def lacking(turn: Turn, what: str) -> Answer:
    """One short question for what the message leaves open, with what it may be."""
    question, key = turn.say(f"coach-lacks-{what}"), f"coach-order-{what}"
    options = {"goal": ("muscle_gain", "weight_loss", "strength"), "programme": ("push_pull_legs", "upper_lower", "full_body")}
    if what not in options:
        return Answer(question)
    named = [Telling(turn.language).word("goal", o) if what == "goal" else turn.say(f"coach-programme-{o}") for o in options[what]]
    return choices(turn, question, [(name, turn.say(key, name=name)) for name in named])


def left_profile(turn: Turn) -> str:
    """That nothing was kept."""
    return tell("left", turn.language)


def put_back(turn: Turn) -> Answer | None:
    """What the conversation kept last in the profile as it was before; None where that is not to be taken back by a word."""
    coach, athlete, language = turn.coach, turn.athlete, turn.language
    before = before_it(turn.house.store, athlete)
    if before is None:
        return None
    old, keys = before
    with coach.one_at_a_time(athlete):
        now = {**msgspec.to_builtins(coach.profile(athlete)), **{key: old.profile.get(key) for key in keys}}
        plan = plan_before_it(coach.history(), athlete, versions_of(turn.house.store, athlete)[-1].valid_from)
        try:
            onboarded = coach.onboard(athlete, {key: value for key, value in now.items() if value is not None}, whole=True)
        except MiloError as e:
            return Answer(in_words(e, language))
        profile = coach.profile(athlete)
        parts = [tell("put_back", language, what=put_back_words(keys, profile, language))]
        if plan is not None:
            parts.append(_plan_back(turn, plan))
        else:
            parts += plan_changed(onboarded["changed"], language)
            if "event" in keys and profile.event is not None:
                parts.append(tell("race_plan", language))
            elif not onboarded["changed"]:
                parts.append(tell("plan_stays", language))
    text = " ".join(parts)
    kept = versions_of(turn.house.store, athlete)[-1].profile_id
    return Answer(text, _claimed(text, language), outcome=Outcome(profile=kept))


def _plan_back(turn: Turn, version: PlanVersion) -> str:
    """Let the plan hold again that a changed profile changed, and say so; why not, where the limits or a lock forbid it."""
    try:
        refuse_while_locked(turn.house, turn.athlete)
        turn.coach.restore(turn.athlete, version.version, version.plan_id)
    except (EditRefused, TrainingLocked) as e:
        return tell("plan_not_back", turn.language, why=in_words(e, turn.language).rstrip("."))
    return tell("plan_back", turn.language)


def _question(found: ProfileSaid, profile: Profile | None, language: Language) -> str:
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
    if isinstance(found, ProgrammeSaid):
        key = "coach-programme-held" if profile.programme == found.programme else "coach-programme-ask"
        return locales.text(key, language, programme=locales.text(f"coach-programme-{found.programme}", language))
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


def _changes(found: ProfileSaid, profile: Profile) -> dict[str, Any]:
    """The keys of the profile that a sentence changes, with their new values."""
    if isinstance(found, RaceSaid):
        if found.gone:
            return {"event": None} if profile.event is not None else {}
        event = None if found.over else _event(found, profile)
        return {"event": msgspec.to_builtins(event)} if event is not None and event != profile.event else {}
    if isinstance(found, ProgrammeSaid):
        return {"programme": found.programme} if profile.programme != found.programme else {}
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
