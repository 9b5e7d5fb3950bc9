"""The meanings a message may have, and what answers each: an intent of the conversation, or a change of the plan.

A meaning is found by the reader (reader.py). Who adds one adds its row here and sentences of it in recipes/talk/prompts, and fits
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from milo.coach.plans.edits.doors import EditKind
from milo.coach.talk.heard.energy_asked import EnergyAsked
from milo.coach.talk.heard.supplements_asked import SupplementsAsked
from milo.coach.talk.words.intent_words import IntentName

Slot = Literal["exercise", "day", "subject", "muscle", "week"]


@dataclass(frozen=True)
class Meaning:
    """What answers a meaning.

    name, fields: of the intent (heard.intents.Intent).  needs: what the message must name for it, else the meaning `without` holds,
    and with that None none does.  change: the change of the plan it wishes; its intent is what is said where it lacks something.
    alike: parts and advice of rules' own answers that are of this meaning and say it more exactly: those stand.
    told: something told, for which any answer of the rules to a question stands.
    """

    name: IntentName
    fields: Mapping[str, Any] = field(default_factory=dict)
    needs: Slot | None = None
    without: str | None = None
    change: EditKind | None = None
    alike: frozenset[str] = frozenset()
    told: bool = False


def _advice(key: str, *alike: str) -> Meaning:
    """A general answer about training: a lock of training answers before it."""
    return Meaning("plan", {"advice": key}, alike=frozenset({key, *alike}))


def _food(key: str, *alike: str) -> Meaning:
    return Meaning("food", {"advice": key}, alike=frozenset({key, *alike}))


def _app(key: str, *alike: str) -> Meaning:
    return Meaning("advice", {"advice": key}, alike=frozenset({key, *alike}))


def _told(key: str, *, training: bool = False) -> Meaning:
    """Something told that no rule could write down: how it is told so that one can. training: a lock of it answers first."""
    return Meaning("log" if training else "advice", {"advice": key}, told=True)


def _wish(change: EditKind, hint: str, *alike: str) -> Meaning:
    return Meaning("plan", {"advice": hint}, change=change, alike=frozenset({hint, *alike}))


def _asks(
    name: IntentName, part: str, *alike: str, needs: Slot | None = None, without: str | None = None, **fields: Any
) -> Meaning:
    """A part of what is known."""
    return Meaning(name, {"part": part, **fields}, needs, without, alike=frozenset({part, *alike}))


def _figures(topic: str, *names: str) -> Meaning:
    return Meaning("numbers", {"topics": (topic,), "figures": names})


OF_THE_PAST = frozenset({"times", "no_span", "missed", "compare", "hours", "minutes", "day", "sets", "reps", "eaten"})
_RESTS = _advice("rest_between_sets", "lift")
MEANINGS: dict[str, Meaning] = {
    # the plan
    "q_today": Meaning("today"),
    "q_tomorrow": Meaning("today", {"tomorrow": True}),
    "q_day": Meaning("today", needs="day", without="q_week"),
    "q_week": _asks("plan", "rest_of_week", "weekend", "week"),
    "q_next_week": Meaning("plan", {"ahead": True}),
    "q_plan": Meaning("plan", alike=frozenset({"weeks", "where"})),
    "q_next_session": Meaning("today"),
    "q_rest": Meaning("today", {"part": "next", "subject": "rest"}),
    "q_hard_day": _asks("plan", "hardest"),
    "q_when_part": Meaning("today", {"part": "next"}, needs="subject"),
    "q_long_run": _asks("today", "next", "long_run", "longest_ahead", "week_km", subject="long"),
    "q_deload": Meaning("today", {"part": "next", "subject": "deload"}),
    "q_sets": _asks("plan", "volume", "sets"),
    "q_exercises": _asks("plan", "exercises"),
    "q_duration": _asks("today", "time", "hours", "minutes"),
    "q_count": _asks("plan", "days", "count"),
    "q_load": _asks("today", "lift", "set_weight", "bar_weight", needs="exercise", without="a_choose_weight"),
    "q_reps": _asks("today", "lift", "reps", "sets", needs="exercise", without="q_today"),
    "q_race_when": _asks("plan", "race", "where", "weeks", "to_race", "ready"),
    # why
    "why_changed": Meaning("why"),
    "why_session": Meaning("why", alike=frozenset({"why_easy", "why_rest"})),
    "why_exercise": Meaning("why", needs="exercise"),
    "why_rest_between": _RESTS,
    "why_rest_day": _advice("why_rest"),
    "why_sets": _advice("right_amount"),
    "why_reserve": _advice("why_reserve"),
    "why_easy": _advice("why_easy", "easy_pace"),
    "why_food": _asks("food", "energy", energy=EnergyAsked()),
    # what was done
    "q_done_last": _asks("done", "last", "day"),
    "q_done_week": Meaning("week", alike=OF_THE_PAST),
    "q_best": _asks("numbers", "best", "trend", "max_test", needs="exercise"),
    "q_distance": _asks("done", "distance", "no_span", "planned"),
    "q_progress": Meaning("week", alike=frozenset({"trend", "hits", "compare", "missed", "weight_change", "others"})),
    "q_last_lift": _asks("done", "last", "day", needs="exercise", without="q_done_last", subject="strength"),
    "q_summary": Meaning("week", alike=OF_THE_PAST),
    # figures
    "q_sleep": _figures("sleep"),
    "q_hr": _figures("heart", "resting_hr_bpm", "hrv_rmssd_ms"),
    "q_readiness": _advice("tired"),
    "q_load_num": _figures("load"),
    "q_weight_trend": _figures("weight", "weight_kg", "weight_change_kg_per_week"),
    "q_zones": _asks("numbers", "zones", "easy_pace", "endurance"),
    "q_max_hr": _asks("numbers", "max_hr"),
    "q_vo2max": _advice("vo2max_mine"),
    "q_steps": _figures("steps", "steps_per_day"),
    "q_numbers": Meaning("numbers"),
    # exercises
    "how_to": Meaning("how"),
    "muscles_of": _asks("numbers", "muscles", needs="exercise"),
    "swap_ask": Meaning("swap"),
    "easier_variant": _asks("how", "easier", needs="exercise", without="e_easier"),
    "harder_variant": _asks("how", "harder", needs="exercise", without="e_harder"),
    "for_muscle": _asks("how", "for_muscle", needs="muscle"),
    # food
    "food_today": Meaning("food", alike=frozenset({"energy", "rest_food", "training_food"})),
    "meals": Meaning("meals", {"days": 1}),
    "protein_need": _asks("food", "energy", energy=EnergyAsked(protein=True)),
    "food_around": _food("eat_around", "fasted", "gels"),
    "water": _food("water", "gels"),
    "supplements": _asks("food", "supplements", supplements=SupplementsAsked()),
    "alcohol": _food("alcohol"),
    "coffee": _food("coffee"),
    "fasting": _food("fasting", "fasted"),
    "treat": _food("treat"),
    "diet_drinks": _food("diet_drinks"),
    "rate_of_loss": _asks("food", "energy", "aim_lose", "aim_gain", "others", energy=EnergyAsked()),
    "eaten_today": _asks("food", "eaten_today", "eaten"),
    "change_meal": _food("change_meal"),
    "protein_foods": _food("protein_foods", "foods"),
    "ideal_weight": _food("ideal_weight"),
    # wishes that change the plan
    "e_move": _wish("move", "how_move", "busy_day"),
    "e_skip": _wish("skip", "how_skip", "busy_day", "tired"),
    "e_days": _wish("days", "how_days"),
    "e_minutes": _wish("minutes", "how_minutes", "no_time", "busy_day"),
    "e_equipment": _wish("without", "how_equipment", "no_gym", "why_kit"),
    "e_swap": _wish("swap", "how_swap"),
    "e_harder": _wish("harder", "too_light", "more_work", "set_weight"),
    "e_easier": _wish("easier", "too_heavy", "tired", "tough", "part_fine"),
    "e_add": _wish("add", "how_add", "more_work"),
    "e_drop": _wish("drop", "how_drop"),
    "e_away": _wish("away", "how_away", "away"),
    "e_weekdays": _wish("on", "how_weekdays"),
    "e_sets": _wish("sets", "how_sets"),
    "e_recovery": _wish("recovery", "how_move"),
    "e_undo": _app("undo_how", "history"),
    "e_new_plan": _advice("new_plan"),
    "e_goal": _advice("how_goal", "new_plan", "change_profile", "aim_lose", "aim_gain", "aim_lift", "aim_race"),
    "e_race": _advice("how_race", "new_plan", "aim_race"),
    # things told
    "t_sets": _told("tell_done", training=True),
    "t_run": _told("tell_done", training=True),
    "t_done_all": _told("tell_done", training=True),
    "t_done_part": _told("tell_done", training=True),
    "t_missed": _advice("missed"),
    "t_sleep": _told("tell_sleep"),
    "t_weight": _told("tell_weight"),
    "t_food": _told("tell_food"),
    "t_effort": _told("tell_effort", training=True),
    "t_pain": _told("tell_pain", training=True),
    "t_pain_gone": _told("tell_pain_gone", training=True),
    "t_sore": _advice("sore"),
    "t_ill": _advice("with_cold"),
    "t_tired": _advice("tired"),
    "t_mood": _told("tell_mood"),
    "t_too_easy": _advice("too_light"),
    "t_too_hard": _advice("too_heavy", "tough"),
    "t_correct": _app("mend_log"),
    "t_profile": _app("change_profile", "settings", "account"),
    "t_dislike_food": _told("tell_dislike_food"),
    "t_dislike_exercise": Meaning("swap", needs="exercise", without="dislike_something"),
    "dislike_something": _told("tell_dislike_exercise", training=True),
    # general advice
    "a_order": _advice("cardio"),
    "a_warm_up": _advice("warm_up"),
    "a_stretch": _advice("stretch"),
    "a_breathing": _advice("breathing"),
    "a_failure": _advice("failure"),
    "a_raise_weight": _advice("raise_weight", "set_weight"),
    "a_choose_weight": _advice("choose_weight"),
    "a_judge_reserve": _advice("judge_reserve"),
    "a_plateau": _advice("plateau"),
    "a_motivation": _advice("motivation", "sport_disliked"),
    "a_back": _advice("back"),
    "a_no_time": _advice("no_time", "busy_day", "enough_time"),
    "a_indoor": _advice("treadmill", "no_gym"),
    "a_weather": _advice("weather"),
    "a_gear": _advice("gear", "shoes"),
    "a_run_faster": _advice("run_faster", "aim_race"),
    "a_stronger": _advice("get_stronger", "aim_lift", "aim_gain"),
    "a_fat": _advice("abs_fat"),
    "a_results": _advice("results", "when_reach", "aim_lose", "aim_gain", "aim_lift"),
    "a_overtraining": _advice("tired", "without_rest"),
    "a_train_time": _advice("train_time"),
    "a_sore": _advice("sore"),
    "a_cramps": _advice("cramps"),
    "a_period": _advice("period"),
    "a_injury": _advice("avoid_injury"),
    "a_begin": _advice("begin", "first_time"),
    "a_rest_between": _RESTS,
    "a_another_sport": _advice("another_sport"),
    "a_race_day": Meaning("today", {"race": True}, alike=frozenset({"race_time", "aim_race"})),
    "a_missed": _advice("missed"),
    "a_steps": _advice("steps_a_day"),
    # the app, and the talk itself
    "app_who": _app("who"),
    "app_privacy": _app("my_data", "account"),
    "app_delete": _app("my_data", "account"),
    "app_import": _app("import"),
    "app_settings": _app("settings", "account", "change_profile"),
    "app_help": _app("help"),
    "app_export": _app("my_data", "account"),
    "hello": Meaning("greeting"),
    "thanks": Meaning("thanks"),
    "bye": _app("bye", "ok"),
    "praise": _app("praise"),
    "complaint": _app("complaint"),
    "what_if": Meaning("what_if"),
}
"""Each meaning by its label. Labels that the reader knows and that stand here not ("other", "q_term", "food_value", "q_best_run":
what they ask must be named in words that rules know) are answered as before."""
