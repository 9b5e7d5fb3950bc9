"""What the rules say of what was done: a day, the last time, how often, how far and how many repetitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from milo.coach.conversation.answers.values import Intent
from milo.coach.talk.receipts.facts import Facts, figure_receipts, when
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling, bare
from milo.coach.talk.replies.asked import shown, workout_lines
from milo.coach.talk.replies.filmed import filmed
from milo.coach.talk.replies.plan import has_plan
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS
from milo.vocabulary.weeks import week_start

WEEK, MONTH = 7, 30  # days
FEW = 4  # weeks told at once (our choice)
MOST_LINES = 8  # workouts listed one by one (our choice)


def done_part(telling: Telling, intent: Intent, facts: Facts) -> None:
    """A part of what was done that was asked for."""
    _PAST[intent.part or "last"](telling, intent, facts)


def _last(telling: Telling, intent: Intent, facts: Facts) -> None:
    def fits(workout: Mapping[str, Any]) -> bool:
        if intent.exercise is not None:
            return _holds(workout, intent.exercise)
        return intent.subject is None or workout["activity"] == intent.subject

    found = next((w for w in facts.done or () if fits(w)), None)
    if found is None:
        telling.say("part.last_none")
        return
    receipts = Receipts("workout", "done", f"{found['day']}/{found['day']}", [found["workout_id"]])
    telling.say("part.last", when=when(telling, found["day"], facts.today, receipts))
    if intent.exercise is not None:
        found = {**found, "exercises": [e for e in found["exercises"] if e["exercise_id"] == intent.exercise]}
    workout_lines(telling, found, found["day"])
    filmed(telling, intent.exercise, facts)


def _within(intent: Intent, facts: Facts, activity: str | None) -> list[Mapping[str, Any]]:
    first = week_start(facts.today, facts.first_weekday)
    since, until = {
        "this_week": (first, facts.today),
        "last_week": (first - timedelta(days=WEEK), first - timedelta(days=1)),
        "this_month": (facts.today.replace(day=1), facts.today),
        "last_month": (_month_before(facts.today), facts.today.replace(day=1) - timedelta(days=1)),
        "month": (facts.today - timedelta(days=MONTH - 1), facts.today),
    }[intent.window or "this_week"]
    return [w for w in facts.done or () if since <= w["day"] <= until and activity in (None, w["activity"])]


NEAR_KM = 0.02  # so far, as a share, a run may lie from the distance asked for and still be one of it (our choice)


def _best_run(telling: Telling, intent: Intent, facts: Facts) -> None:
    """The fastest run of a distance that is written down; no time is worked out from another distance."""
    wanted = intent.km
    ran = [w for w in facts.done or () if w["activity"] == "running" and w["distance_km"] and w["minutes"]]
    if wanted is None:
        telling.say("part.best_run_which")
        return
    found = [w for w in ran if abs(w["distance_km"] - wanted) <= NEAR_KM * wanted]
    km = Amount(wanted, "km", Receipts("told", "done.best_run"), 1)
    if not found:
        telling.say("part.best_run_none", km=km)
        return
    best = min(found, key=lambda w: w["minutes"] / w["distance_km"])
    receipts = _receipts([best])
    telling.say(
        "part.best_run",
        km=Amount(best["distance_km"], "km", receipts, 1),
        time=Amount(best["minutes"], "min", receipts, 1),
        pace=Amount(best["minutes"] / best["distance_km"], "min/km", receipts),
        when=when(telling, best["day"], facts.today, receipts),
    )


def _month_before(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def _holds(workout: Mapping[str, Any], exercise: str | None) -> bool:
    return exercise is None or any(e["exercise_id"] == exercise for e in workout["exercises"])


def _receipts(found: Sequence[Mapping[str, Any]]) -> Receipts:
    window = f"{min(w['day'] for w in found)}/{max(w['day'] for w in found)}" if found else None
    return Receipts("workout", "done.count", window, [w["workout_id"] for w in found])


def _times(telling: Telling, intent: Intent, facts: Facts) -> None:
    found = [w for w in _within(intent, facts, intent.subject) if _holds(w, intent.exercise)]
    receipts = _receipts(found)
    window = telling.word("part.window", intent.window or "this_week")
    telling.say("part.times", window=window, count=Amount(len(found), "session", receipts))
    if len(found) <= MOST_LINES:
        for w in reversed(found):
            name = Quoted(shown(w["title"]) if w["title"] else telling.word("activity", str(w["activity"] or "other")), receipts)
            telling.say("part.times_line", day=telling.word("day", DAYS[w["day"].weekday()]), title=name)


def _reps(telling: Telling, intent: Intent, facts: Facts) -> None:
    known = catalogue().get(intent.exercise or "")
    if known is None:
        telling.say("part.last_none")
        return
    done = [e for w in _within(intent, facts, None) for e in w["exercises"] if e["exercise_id"] == known.id]
    worked = [s for e in done for s in e["sets"] if not s["warm_up"]]
    sets = [s for s in worked if s["reps"]]
    held = [s for s in worked if not s["reps"] and s.get("duration_s")]
    slots = {
        "window": telling.word("part.window", intent.window or "this_week"),
        "exercise": Quoted(known.called(telling.language), Receipts("exercise", "catalogue", None, [known.id])),
    }
    if sets or not held:
        receipts = Receipts("set", "done.reps", None, [s["set_id"] for s in sets])
        reps = Amount(sum(s["reps"] for s in sets), "rep", receipts)
        telling.say("part.reps", **slots, reps=reps, sets=Amount(len(sets), "set", receipts))
    if held:
        # Seconds are no repetitions, and are told beside them.
        receipts = Receipts("set", "done.held", None, [s["set_id"] for s in held])
        lasted = Amount(sum(s["duration_s"] for s in held), "s", receipts)
        telling.say("part.held", **slots, held=lasted, sets=Amount(len(held), "set", receipts))


def _sets(telling: Telling, intent: Intent, facts: Facts) -> None:
    """Sets that were done, of a muscle those that train it above all; warm-up sets are none."""
    muscles, known = MUSCLES.get(intent.subject or "", ()), catalogue()

    def counts(exercise: Mapping[str, Any]) -> bool:
        trained = known[exercise["exercise_id"]].muscles if exercise["exercise_id"] in known else {}
        return intent.subject is None or any(trained.get(muscle, 0.0) >= 1 for muscle in muscles)

    done = [e for w in _within(intent, facts, None) for e in w["exercises"] if counts(e)]
    sets = [s for e in done for s in e["sets"] if not s["warm_up"] and (s["reps"] or s.get("duration_s"))]
    window = telling.word("part.window", intent.window or "this_week")
    of = telling.word("part.body", intent.subject) if intent.subject is not None else None
    if not sets:
        telling.say("part.sets_none" if of is None else "part.sets_none_of", window=window, muscle=of)
        return
    receipts = Receipts("set", "done.sets", None, [s["set_id"] for s in sets])
    telling.say("part.sets" if of is None else "part.sets_of", window=window, muscle=of, sets=Amount(len(sets), "set", receipts))


def _no_span(telling: Telling, intent: Intent, facts: Facts) -> None:
    telling.say("part.no_span")


def distance_done(telling: Telling, intent: Intent, facts: Facts) -> None:
    """The kilometres written down in a window, of one activity where that is named."""
    found = [w for w in _within(intent, facts, intent.subject) if w["distance_km"]]
    window = telling.word("part.window", intent.window or "this_week")
    if not found:
        telling.say("part.distance_none", window=window)
        return
    receipts = _receipts(found)
    km = Amount(sum(w["distance_km"] for w in found), "km", receipts, 1)
    telling.say("part.distance", window=window, km=km, count=Amount(len(found), "session", receipts))


def _longest(telling: Telling, intent: Intent, facts: Facts) -> None:
    wanted = {"long": "running"}.get(intent.subject or "", intent.subject)
    found = [w for w in facts.done or () if w["distance_km"] and wanted in (None, w["activity"])]
    if not found:
        telling.say("part.last_none")
        return
    best = max(found, key=lambda w: w["distance_km"])
    receipts = _receipts([best])
    telling.say(
        "part.longest",
        title=Quoted(shown(best["title"]) if best["title"] else telling.word("activity", str(best["activity"])), receipts),
        km=Amount(best["distance_km"], "km", receipts, 1),
        when=when(telling, best["day"], facts.today, receipts),
    )


def _missed(telling: Telling, intent: Intent, facts: Facts) -> None:
    weeks = list(facts.adherence or ())[-FEW:]
    if not weeks:
        if has_plan(telling, facts):
            telling.say("part.no_weeks")
        return
    telling.say("part.adherence_title")
    for week in weeks:
        monday = date.fromisoformat(str(week["monday"]))
        receipts = Receipts("workout", "adherence", f"{monday}/{monday + timedelta(days=WEEK - 1)}", list(week["workout_ids"]))
        telling.say(
            "part.adherence",
            when=Quoted(f"{monday.day}/{monday.month}", receipts),
            done=bare(Amount(week["done"], "session", receipts)),
            planned=bare(Amount(week["planned"], "session", receipts)),
        )


def _compare(telling: Telling, intent: Intent, facts: Facts) -> None:
    for window in ("this_week", "last_week"):
        found = _within(replace(intent, window=window), facts, intent.subject)
        receipts = _receipts(found)
        timed = [w for w in found if w["minutes"]]
        key = "part.compare" if len(timed) == len(found) else "time.compare_part" if timed else "time.compare_unknown"
        telling.say(
            key,
            window=telling.word("part.window", window),
            count=Amount(len(found), "session", receipts),
            minutes=Amount(sum(w["minutes"] for w in timed), "min", _receipts(timed)),
            timed=bare(Amount(len(timed), "session", _receipts(timed))),
        )
    weekly = facts.week.load.weekly if facts.week is not None else []
    if len(weekly) > 1 and facts.week is not None:
        receipts = figure_receipts(facts.week.load.figures["weekly_load"])
        telling.say(
            "part.compare_load", now=bare(Amount(weekly[-1][1], "au", receipts)), before=Amount(weekly[-2][1], "au", receipts)
        )


_PAST: dict[str, Callable[[Telling, Intent, Facts], None]] = {
    "last": _last, "times": _times, "distance": distance_done, "longest": _longest, "best_run": _best_run,
    "missed": _missed, "compare": _compare,
    "reps": _reps, "sets": _sets, "no_span": _no_span,
}  # fmt: skip
