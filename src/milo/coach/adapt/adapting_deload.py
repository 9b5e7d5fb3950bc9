"""Easy weeks: the triggers that bring one, and what it looks like. Reference training.md 2.4.5, safety.md PL-06."""

from __future__ import annotations

import statistics
from datetime import timedelta

from milo.coach.adapt.adapting_changes import Draft, Fact, workout_fact
from milo.coach.adapt.adapting_log import WEEK
from milo.coach.adapt.adapting_shapes import deloaded
from milo.coach.adapt.progression import Performed
from milo.coach.adapt.readiness import Readiness, hrv_state, readiness
from milo.insight.strength import e1rm
from milo.vocabulary.records import Workout

DELOAD = "deload"
LOADING_WEEKS = 5  # then an easy one: the sixth at the latest (safety PL-06)
DELOAD_SHARE, DELOAD_RIR = 0.5, 2.0  # reference 2.4.5
E1RM_DROP, MAIN_LIFTS = 0.03, 2
LOW_SCORE, LOW_SCORE_DAYS, BROAD = 40.0, 4, 3  # BROAD: our choice
HRV_DAYS = 5
SHORT_H, SHORT_NIGHTS = 6.0, 4


def deload(draft: Draft) -> None:
    """An easy week where one of the triggers holds: this one up to Wednesday, else the next."""
    week = draft.week_of(draft.today) + (draft.today.weekday() > 2)
    around = [draft.focus_of(w) for w in (week - 1, week, week + 1)]
    if {"deload", "taper"} & {f for f in around if f is not None} or draft.focus_of(week) is None:
        return
    why = _trigger(draft, week)
    if why is None:
        return
    code, facts, params = why
    monday = draft.log.started + timedelta(days=WEEK * (week - 1))
    mine = draft.ahead(first=monday, last=monday + timedelta(days=WEEK - 1))
    if not mine:
        return
    old_focus = draft.focus_of(week)
    draft.focus[week] = "deload"
    for slot in mine:
        if slot.session.kind in {"strength", "endurance"}:
            draft.write(slot, deloaded(slot.session, DELOAD_SHARE, DELOAD_RIR), f"{DELOAD}.{code}")
    draft.note(f"{DELOAD}.{code}", "focus", old_focus, "deload", mine[0], facts=facts, params={**params, "week": week})


def _trigger(draft: Draft, week: int) -> tuple[str, list[Fact], dict[str, object]] | None:
    nights = [
        (d, draft.signals.sleep_h[d])
        for d in (draft.today - timedelta(days=b) for b in range(SHORT_NIGHTS))
        if d in draft.signals.sleep_h
    ]
    if len(nights) == SHORT_NIGHTS and all(r.value < SHORT_H for _, r in nights):
        facts = [
            Fact(name="sleep_h", value=round(r.value, 1), unit="h", kind=r.kind, record_ids=list(r.record_ids), day=d)
            for d, r in nights
        ]
        return "sleep", facts, {"days": SHORT_NIGHTS}
    hrv = hrv_state(draft.signals, draft.today)
    if hrv.below_of_week >= HRV_DAYS and hrv.heart_rising is True:
        ids = list(hrv.record_ids)
        return "hrv", [Fact(name="days_below_band", value=hrv.below_of_week, unit="d", record_ids=ids)], {"days": hrv.below_of_week}
    fallen = _fallen(draft)
    if len(fallen) >= MAIN_LIFTS:
        facts = [
            Fact(name="e1rm_change", value=round(100 * drop, 1), unit="%", kind="set", record_ids=ids) for _, drop, ids in fallen
        ]
        return "strength", facts, {"exercise": fallen[0][0], "other": fallen[1][0]}
    low: list[Readiness] = []
    for back in range(WEEK):
        if len(low) + WEEK - back < LOW_SCORE_DAYS:
            break  # the days left cannot make it any more
        score = readiness(draft.signals, draft.today - timedelta(days=back))
        low += [score] if score.score is not None and score.score < LOW_SCORE and _broad(score) else []
    if len(low) >= LOW_SCORE_DAYS:
        ids = [i for s in low for i in s.record_ids]
        mean = statistics.fmean(s.score for s in low if s.score is not None)
        return "readiness", [Fact(name="readiness", value=round(mean), unit="1", record_ids=ids)], {"days": len(low)}
    loading = _loading_weeks(draft, week)
    if len(loading) >= LOADING_WEEKS:
        return (
            "weeks",
            [workout_fact("loading_weeks", len(loading), "1", [w for each in loading for w in each])],
            {"days": len(loading)},
        )
    return None


def _broad(score: Readiness) -> bool:
    """Whether a score stands on the athlete's own words or on three readings: one sensor alone makes no easy week."""
    return "wellness" in score.parts or len(score.parts) >= BROAD


def _fallen(draft: Draft) -> list[tuple[str, float, list[str]]]:
    """(exercise, share, sets) of lifts whose last two sessions both lie E1RM_DROP below the median of the three before."""
    found: list[tuple[str, float, list[str]]] = []
    if draft.who.novice:
        return found  # beginners misjudge their reserve by two repetitions, which is more than the fall looked for (reference 2.2)
    for name, history in draft.lifted.items():
        recent = [p for p in history if (draft.today - p.day).days <= 5 * WEEK]
        best = [(b, p) for p in recent if (b := _best(p)) is not None]
        if len(best) < 4 or (draft.today - best[-1][1].day).days > WEEK:
            continue
        before = statistics.median(b for b, _ in best[-5:-2])
        now = max(b for b, _ in best[-2:])
        if now < before * (1 - E1RM_DROP):
            found.append((name, now / before - 1, [s.set_id for _, p in best[-2:] for s in p.sets if s.set_id]))
    return sorted(found, key=lambda f: f[1])


def _best(p: Performed) -> float | None:
    told = [e1rm(s.weight_kg, s.reps, s.rir) for s in p.sets if s.weight_kg is not None and s.rir is not None]
    return max((e.value for e in told if e is not None), default=None)


def _loading_weeks(draft: Draft, week: int) -> list[list[Workout]]:
    """Weeks in a row before this one in which at least half of the plan was done and none was easy."""
    rows: list[list[Workout]] = []
    for w in range(week - 1, 0, -1):
        monday = draft.log.started + timedelta(days=WEEK * (w - 1))
        mine = [s for s in draft.slots if monday <= s.day < monday + timedelta(days=WEEK) and s.session.kind != "mobility"]
        done = [s.done for s in mine if s.done is not None]
        if draft.focus_of(w) in {"deload", "taper"} or not mine or len(done) < len(mine) / 2:
            break
        rows.append(done)
    return rows
