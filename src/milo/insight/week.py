"""The week: every part of insight put together. Pure; the caller hands in the records (views.Inputs)."""

from __future__ import annotations

from datetime import timedelta

from milo.insight.activity import activity_view
from milo.insight.advice import advise
from milo.insight.body import body_view
from milo.insight.food import food_view
from milo.insight.load import load_view
from milo.insight.one_truth import ledger, merge_workouts
from milo.insight.recovery import recovery_view
from milo.insight.sleep import sleep_view
from milo.insight.strength import strength_view
from milo.insight.views import DAYS_BACK, Inputs, Week
from milo.insight.weight_energy import hidden_body, without_weight
from milo.vocabulary.clock import local_day
from milo.vocabulary.weeks import seven_days_to, week_start


def assemble(inputs: Inputs) -> Week:
    """The calendar week of inputs.last up to that day, with the longer windows each figure needs.

    Advice looks at the last seven days instead: on a Monday morning nobody has trained too little.
    """
    first, since = week_start(inputs.last, inputs.first_weekday), seven_days_to(inputs.last)
    merged = merge_workouts(inputs)
    load = load_view(inputs, merged, first)
    sleep = sleep_view(inputs)
    recovery = recovery_view(inputs)
    strength = strength_view(inputs, merged, first)
    activity = activity_view(inputs)
    body = body_view(inputs)
    food = food_view(inputs)
    trained = (load, strength) if first == since else (load_view(inputs, merged, since), strength_view(inputs, merged, since))
    # Advice looks at all there is: its sentences on weight carry no number.
    advice = advise(trained[0], sleep, recovery, trained[1], activity, body, food, inputs.last, locked=inputs.locked)
    if hidden_body(inputs.profile, inputs.user, inputs.last, flagged=inputs.flagged) is not None:
        body, food = without_weight(body, food)
    return Week(
        user_id=inputs.user_id,
        name=inputs.user.user_name if inputs.user else None,
        first=first,
        last=inputs.last,
        origins=_origins(inputs),
        load=load,
        sleep=sleep,
        recovery=recovery,
        strength=strength,
        activity=activity,
        body=body,
        food=food,
        advice=advice,
        ledger=[m for m in ledger(inputs) if first <= local_day(m.at, None) <= inputs.last],
    )


def _origins(inputs: Inputs) -> list[str]:
    """Origins of the records the week stands on (see DAYS_BACK); the person's own profile says nothing of them unless simulated."""
    since = inputs.last - timedelta(days=DAYS_BACK)
    workouts = [w for w in inputs.workouts if local_day(w.start_ts, w.utc_offset_min) >= since]
    lists = (workouts, inputs.sets, inputs.sleeps, inputs.day_digests, inputs.feedback, inputs.nutrition)
    found = {str(record.origin) for records in lists for record in records}
    if inputs.user is not None and inputs.user.origin == "simulated":
        found.add("simulated")
    return sorted(found)
