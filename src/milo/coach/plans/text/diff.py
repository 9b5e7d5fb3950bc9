"""What is different between two versions of a plan, part by part: as data, and in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from milo.coach.plans.text.diff_words import told
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedSession

Happening = Literal["added", "removed", "moved", "changed"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference. week, day: where it is now (where it was, when removed); None for what is the whole plan's.

    subject: "plan", "week", "food", "session", "exercise", "sets" or "endurance"; name: which one, as people call it.
    field: what of it. old, new: JSON values, None where there was or is nothing.
    """

    what: Happening
    subject: str
    field: str
    week: int | None = None
    day: str | None = None
    session_id: str | None = None
    name: str | None = None
    old: Any = None
    new: Any = None

    def place(self) -> tuple[object, ...]:
        """What this is a difference of, whatever its value."""
        return self.week, None if self.session_id else self.day, self.session_id, self.subject, self.name, self.field


_Seat = tuple[int, str, PlannedSession]
_PLAN_FIELDS = ("goal", "athlete_id", "refused")
_SESSION_FIELDS = ("kind", "title", "minutes", "warm_up", "because")
_EXERCISE_FIELDS = ("exercise", "superset", "note")
_ENDURANCE_FIELDS = ("activity", "minutes", "zone", "hr_bpm", "distance_km", "intervals")
_FOOD_FIELDS = ("kcal", "protein_g", "carbs_g", "fat_g", "by_day", "because")


def diff(old: Plan, new: Plan) -> list[Change]:
    """What of a plan is another in the new version: weeks, sessions by their id, exercises by theirs, sets, endurance, food.

    Versions, dates and the list of adjustments are no differences: they tell of the change and are not it.
    Equal plans give an empty list, and any other difference gives at least one change.
    """
    changes = [
        Change(what="changed", subject="plan", field=f, old=_json(getattr(old, f)), new=_json(getattr(new, f)))
        for f in _PLAN_FIELDS
        if getattr(old, f) != getattr(new, f)
    ]
    changes += _food(old, new)
    changes += _weeks(old, new)
    before, after = _seats(old), _seats(new)
    for key, seat in before.items():
        if key not in after:
            changes.append(_whole("removed", seat))
    for key, (week, day, session) in after.items():
        if key not in before:
            changes.append(_whole("added", (week, day, session)))
            continue
        was_week, was_day, was = before[key]
        if (was_week, was_day) != (week, day):
            changes.append(
                Change(
                    what="moved", subject="session", field="day", week=week, day=day, session_id=session.session_id,
                    name=session.title, old=[was_week, was_day], new=[week, day],
                )
            )  # fmt: skip
        if was != session:
            changes += _session(week, day, was, session)
    return changes + _order(old, new)


def diff_lines(old: Plan, new: Plan, language: str = "en") -> list[str]:
    """The differences as sentences in "en" or "es", one a line, in the order of the plan."""
    return [told(change, language) for change in diff(old, new)]


def _json(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _weeks(old: Plan, new: Plan) -> list[Change]:
    before, after = {w.week: w for w in old.weeks}, {w.week: w for w in new.weeks}
    changes = [Change(what="removed", subject="week", field="week", week=n, old=n) for n in before if n not in after]
    for n, week in after.items():
        if n not in before:
            changes.append(Change(what="added", subject="week", field="week", week=n, new=n))
        elif before[n].focus != week.focus:
            changes.append(Change(what="changed", subject="week", field="focus", week=n, old=before[n].focus, new=week.focus))
    return changes


def _food(old: Plan, new: Plan) -> list[Change]:
    was, now = old.nutrition, new.nutrition
    if was is None or now is None:
        if was is now:
            return []
        what: Happening = "added" if was is None else "removed"
        return [Change(what=what, subject="food", field="nutrition", old=_json(was), new=_json(now))]
    return [
        Change(what="changed", subject="food", field=f, old=_json(getattr(was, f)), new=_json(getattr(now, f)))
        for f in _FOOD_FIELDS
        if getattr(was, f) != getattr(now, f)
    ]


def _seats(plan: Plan) -> dict[tuple[str, int], _Seat]:
    """Where each session stands; sessions that share an id are told apart by their order."""
    seats: dict[tuple[str, int], _Seat] = {}
    for week in plan.weeks:
        for day in week.days:
            for session in day.sessions:
                n = 0
                while (session.session_id, n) in seats:
                    n += 1
                seats[session.session_id, n] = (week.week, day.day, session)
    return seats


def _whole(what: Happening, seat: _Seat) -> Change:
    week, day, session = seat
    value = _json(session)
    return Change(
        what=what, subject="session", field="session", week=week, day=day, session_id=session.session_id, name=session.title,
        old=value if what == "removed" else None, new=value if what == "added" else None,
    )  # fmt: skip


def _session(week: int, day: str, was: PlannedSession, now: PlannedSession) -> list[Change]:
    at: dict[str, Any] = {"week": week, "day": day, "session_id": now.session_id}
    changes = _fields("session", now.title, was, now, _SESSION_FIELDS, at)
    old, new = was.endurance, now.endurance
    if old is not None and new is not None:
        if not now.exercises and now.minutes - was.minutes == new.minutes - old.minutes != 0:
            # A run that gets shorter is told once, not once more as its session.
            changes = [c for c in changes if c.field != "minutes"]
        changes += _fields("endurance", new.activity, old, new, _ENDURANCE_FIELDS, at)
    elif old is not new:
        what: Happening = "added" if old is None else "removed"
        one = new or old
        name = one.activity if one is not None else None
        changes.append(Change(what=what, subject="endurance", field="endurance", name=name, old=_json(old), new=_json(new), **at))
    return changes + _exercises(was.exercises, now.exercises, at)


def _fields(subject: str, name: str, was: object, now: object, fields: Sequence[str], at: dict[str, Any]) -> list[Change]:
    return [
        Change(what="changed", subject=subject, field=f, name=name, old=_json(getattr(was, f)), new=_json(getattr(now, f)), **at)
        for f in fields
        if getattr(was, f) != getattr(now, f)
    ]


def _order(old: Plan, new: Plan) -> list[Change]:
    """Days whose sessions are the same in another order."""
    was = {(w.week, d.day): [s.session_id for s in d.sessions] for w in old.weeks for d in w.days}
    return [
        Change(what="moved", subject="session", field="order", week=w.week, day=d.day, old=was[w.week, d.day], new=now)
        for w in new.weeks
        for d in w.days
        if (now := [s.session_id for s in d.sessions]) != was.get((w.week, d.day), now)
        and sorted(now) == sorted(was[w.week, d.day])
    ]


def _exercises(was: list[PlannedExercise], now: list[PlannedExercise], at: dict[str, Any]) -> list[Change]:
    before, after = _keyed(was), _keyed(now)
    gone = [k for k in before if k not in after]
    come = [k for k in after if k not in before]
    changes = []
    # One gone and one come in the same place is one exercise in another's stead.
    by_place = {list(before).index(k): k for k in gone}
    for key in come:
        instead = by_place.pop(list(after).index(key), None)
        if instead is None:
            changes.append(
                Change(what="added", subject="exercise", field="exercise", name=after[key].exercise, new=_json(after[key]), **at)
            )
            continue
        changes.append(
            Change(
                what="changed", subject="exercise", field="exercise", name=before[instead].exercise, old=before[instead].exercise,
                new=after[key].exercise, **at,
            )
        )  # fmt: skip
        changes += _sets(before[instead], after[key], at)
    for key in by_place.values():
        changes.append(
            Change(what="removed", subject="exercise", field="exercise", name=before[key].exercise, old=_json(before[key]), **at)
        )
    for key in [k for k in after if k in before]:
        changes += _fields("exercise", after[key].exercise, before[key], after[key], _EXERCISE_FIELDS, at)
        facts = ("pattern", "muscles", "equipment")
        changes += _fields("exercise", after[key].exercise, before[key], after[key], facts, at)
        changes += _sets(before[key], after[key], at)
    shared = [k for k in before if k in after]
    if shared != [k for k in after if k in before]:
        order = ([before[k].exercise for k in before], [after[k].exercise for k in after])
        changes.append(Change(what="moved", subject="exercise", field="order", old=order[0], new=order[1], **at))
    return changes


def _keyed(exercises: list[PlannedExercise]) -> dict[tuple[str, int], PlannedExercise]:
    keyed: dict[tuple[str, int], PlannedExercise] = {}
    for e in exercises:
        n = 0
        while (e.exercise_id, n) in keyed:
            n += 1
        keyed[e.exercise_id, n] = e
    return keyed


def _sets(was: PlannedExercise, now: PlannedExercise, at: dict[str, Any]) -> list[Change]:
    if was.sets == now.sets:
        return []
    return [Change(what="changed", subject="sets", field="sets", name=now.exercise, old=_json(was.sets), new=_json(now.sets), **at)]
