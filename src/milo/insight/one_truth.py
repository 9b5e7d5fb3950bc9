"""One truth from several sources: the same workout from watch and phone, a day's steps from three devices, count once.

Workouts are paired by their spans, forgiving clocks that differ by up to five minutes and, where everything else agrees, a whole
time zone. Which source speaks is decided for each quantity: the athlete's word, their order of preference, then completeness.
Everything is a pure function of the inputs and does not depend on their order.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from operator import attrgetter
from typing import Any

import msgspec

from milo.insight.views import Inputs
from milo.vocabulary.clock import local_day
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet, Merge, Ruling, Workout, WorkoutDigest

CLOCK_SKEW_S = 300  # issue: pairs are found under clock skew up to five minutes
MIN_OVERLAP = 0.5  # share of the shorter workout both must cover (our choice)
ZONE_STEP_S = 900  # time zones differ by whole quarters of an hour
ZONE_MAX_S = 14 * 3600
SAME_DURATION = 0.05  # two clocks of one activity agree on its length within this, or DURATION_SLACK_S (our choice)
DURATION_SLACK_S = 120
SAME_DISTANCE = 0.06  # two GPS traces of one activity agree within this (our choice)
SAME_HEART_RATE = 6  # bpm between the averages of two sensors on one body (our choice)
SAME_START_S = 5  # formats of one export differ by the seconds until the first fix (our choice)
LOG_WITHOUT_END_S = (
    1_200  # a lifting log that tells only its start belongs to the session it starts in or up to 20 min from (our choice)
)

# Activity types a careless device writes for another one.
_VAGUE = {"other"}

# What a device measures: where two tell it, whoever has more of the record by the second is believed.
_MEASURED = {
    "duration_s", "moving_s", "distance_m", "ascent_m", "energy_kcal", "heart_rate_bpm", "max_heart_rate_bpm", "power_w",
    "cadence_rpm",
}  # fmt: skip

_FIELDS = (
    "activity_type", "title", "duration_s", "moving_s", "distance_m", "ascent_m", "energy_kcal", "heart_rate_bpm",
    "max_heart_rate_bpm", "power_w", "cadence_rpm", "rpe", "indoor", "notes",
)  # fmt: skip
SERIES, SETS = "series", "sets"  # the second-by-second record and the lifted sets are quantities of a workout too


class MergedWorkout(msgspec.Struct, frozen=True, kw_only=True):
    """A workout as it counts: fields from whoever speaks for them. merge is None when only one source saw it."""

    workout: Workout
    members: list[Workout]
    merge: Merge | None
    digest: WorkoutDigest | None
    sets: list[LiftedSet]


class DayAmount(msgspec.Struct, frozen=True, kw_only=True):
    """A cumulative quantity of one local day from the source that speaks; merge_id names the ledger entry if there were several."""

    value: float
    source: str
    merge_id: str | None = None


def merge_workouts(inputs: Inputs) -> list[MergedWorkout]:
    """The workouts that count, in order of start."""
    sets = _sets_of_workouts(inputs)
    merged = []
    for group in _groups(inputs.workouts, inputs.rulings):
        merge = _merge(inputs, group, sets) if len(group) > 1 else None
        if merge is None or merge.undone:
            merged += [_alone(inputs, w, sets) for w in group]
        else:
            merged.append(_together(inputs, group, merge, sets))
    return sorted(merged, key=lambda m: (m.workout.start_ts, m.workout.workout_id))


def daily_amounts(inputs: Inputs) -> dict[str, dict[date, DayAmount]]:
    """Cumulative quantity -> local day -> the amount that counts, each told by one source."""
    amounts: dict[str, dict[date, DayAmount]] = {}
    for (day, quantity), members in _day_members(inputs).items():
        merge = _day_merge(inputs, day, quantity, members) if len(members) > 1 else None
        # Taken apart by the athlete, the sources saw different parts of the day, and all of them count.
        speakers = list(members) if merge is None or merge.undone else [merge.speaks[quantity]]
        amounts.setdefault(quantity, {})[day] = DayAmount(
            value=sum(sum(members[m].values()) for m in speakers),
            source=" + ".join(speakers),
            merge_id=merge.merge_id if merge else None,
        )
    return amounts


def ledger(inputs: Inputs) -> list[Merge]:
    """Every merge, undone ones too, oldest first."""
    sets = _sets_of_workouts(inputs)
    merges = [_merge(inputs, group, sets) for group in _groups(inputs.workouts, inputs.rulings) if len(group) > 1]
    merges += [_day_merge(inputs, day, q, m) for (day, q), m in _day_members(inputs).items() if len(m) > 1]
    return sorted(merges, key=lambda m: (m.at, m.subject, m.merge_id))


def _sets_of_workouts(inputs: Inputs) -> dict[str, list[LiftedSet]]:
    """Workout -> its sets, in an order that does not depend on theirs in the inputs."""
    sets: dict[str, list[LiftedSet]] = {}
    for s in sorted(inputs.sets, key=attrgetter("at", "exercise", "number", "set_id")):
        sets.setdefault(s.workout_id, []).append(s)
    return sets


# --- which workouts are one ---------------------------------------------------------------------------------------------


def _groups(workouts: list[Workout], rulings: list[Ruling]) -> list[list[Workout]]:
    """Workouts that are one activity: those the athlete joined, then best pairs first."""
    ordered = sorted(workouts, key=lambda w: (w.start_ts, w.workout_id))
    pairs = sorted(_pairs(ordered), key=lambda p: (p[0], p[1], p[2]))
    group_of = {w.workout_id: [w] for w in ordered}
    for joined in sorted((r for r in rulings if r.decision == "join"), key=lambda r: (r.at, r.ruling_id)):
        there = [id for id in joined.members or [] if id in group_of]
        if len(there) > 1:
            whole = list({w.workout_id: w for id in there for w in group_of[id]}.values())
            for w in whole:
                group_of[w.workout_id] = whole
    for _, a, b in pairs:
        one, other = group_of[a], group_of[b]
        if one is other:
            continue
        # Everybody in a group must match everybody: a chain of overlaps could otherwise join two sessions in a row.
        if all(_mismatch(x, y) is not None for x in one for y in other):
            one += other
            for w in other:
                group_of[w.workout_id] = one
    seen: set[int] = set()
    groups = []
    for w in ordered:
        group = group_of[w.workout_id]
        if id(group) not in seen:
            seen.add(id(group))
            groups.append(sorted(group, key=lambda m: (m.start_ts, m.workout_id)))
    return groups


def _pairs(ordered: list[Workout]) -> list[tuple[float, str, str]]:
    """(mismatch, id, id) of every two workouts that may be one; only neighbours within a zone's reach are looked at."""
    found = []
    reach = ZONE_MAX_S + CLOCK_SKEW_S
    starts = [w.start_ts.timestamp() for w in ordered]
    for i, a in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            if starts[j] - max(starts[i], a.end_ts.timestamp()) > reach:
                break
            mismatch = _mismatch(a, ordered[j])
            if mismatch is not None:
                found.append((mismatch, a.workout_id, ordered[j].workout_id))
    return found


def _mismatch(a: Workout, b: Workout) -> float | None:
    """How badly two workouts fit, 0 best, or None when they are not one activity."""
    if a.source == b.source:
        # One device records one thing at a time; twice the same span is one activity exported in two formats.
        same = abs((a.start_ts - b.start_ts).total_seconds()) <= SAME_START_S and _similar_length(_length(a), _length(b))
        return 0.0 if same and a.activity_type == b.activity_type and _overlap_or_point(a, b) else None
    alike = a.activity_type == b.activity_type
    if not alike and not {a.activity_type, b.activity_type} & _VAGUE:
        return None
    apart = abs((a.start_ts - b.start_ts).total_seconds())
    long_a, long_b = _length(a), _length(b)
    if not long_a or not long_b:
        return _within_other(a, b) if alike or "strength" in (a.activity_type, b.activity_type) else None
    if apart <= max(long_a, long_b) + CLOCK_SKEW_S:
        shared = _overlap(a, b, 0)
        if shared >= MIN_OVERLAP and _similar_length(long_a, long_b, loose=True):
            return apart + (0 if alike else CLOCK_SKEW_S)
        # Only a skewed clock brings these together, and short sessions in a row look just like that: the lengths must be the same,
        # nothing may contradict, and spans that do not touch need something beside the length that agrees.
        if apart <= CLOCK_SKEW_S and _similar_length(long_a, long_b) and _agree(a, b) is not False and (shared > 0 or _agree(a, b)):
            return apart + CLOCK_SKEW_S
    zones = round(apart / ZONE_STEP_S)
    skew = abs(apart - zones * ZONE_STEP_S)
    # A wrong zone leaves no overlap to judge by, so all the rest must agree, and something beside the length must be told by both.
    if (
        0 < zones * ZONE_STEP_S <= ZONE_MAX_S
        and skew <= CLOCK_SKEW_S
        and alike
        and _similar_length(long_a, long_b)
        and _agree(a, b)
    ):
        return ZONE_MAX_S + apart
    return None


def _length(w: Workout) -> float:
    return max((w.end_ts - w.start_ts).total_seconds(), 0.0)


def _overlap(a: Workout, b: Workout, skew_s: float) -> float:
    """Share of the shorter one both cover, with one clock moved towards the other by up to skew_s."""
    start_a, start_b = a.start_ts.timestamp(), b.start_ts.timestamp()
    start_b += max(-skew_s, min(skew_s, start_a - start_b))
    end_a, end_b = start_a + _length(a), start_b + _length(b)
    shared = min(end_a, end_b) - max(start_a, start_b)
    return max(shared, 0.0) / min(_length(a), _length(b))


def _overlap_or_point(a: Workout, b: Workout) -> bool:
    """Whether two spans with nearly the same start cover each other; two points without length never do."""
    return bool(_length(a)) and bool(_length(b)) and _overlap(a, b, SAME_START_S) >= 0.9


def _similar_length(a: float, b: float, *, loose: bool = False) -> bool:
    """Loose: one device may have been stopped late or paused, so half is enough where the spans lie over each other."""
    if loose:
        return min(a, b) >= 0.5 * max(a, b)
    return abs(a - b) <= max(SAME_DURATION * max(a, b), DURATION_SLACK_S)


def _agree(a: Workout, b: Workout) -> bool | None:
    """Whether what both tell beside time agrees; None when there is nothing both tell."""
    told = None
    if a.distance_m and b.distance_m:
        told = True
        if abs(a.distance_m - b.distance_m) > SAME_DISTANCE * max(a.distance_m, b.distance_m):
            return False
    if a.heart_rate_bpm and b.heart_rate_bpm:
        told = True
        if abs(a.heart_rate_bpm - b.heart_rate_bpm) > SAME_HEART_RATE:
            return False
    return told


def _within_other(a: Workout, b: Workout) -> float | None:
    """For a workout that tells only its start: how far that start lies from the other's span, None beyond LOG_WITHOUT_END_S."""
    point, span = (a, b) if not _length(a) else (b, a)
    at, start = point.start_ts.timestamp(), span.start_ts.timestamp()
    outside = max(start - at, at - (start + _length(span)), 0.0)
    return abs(at - start) if outside <= LOG_WITHOUT_END_S else None


# --- who speaks ---------------------------------------------------------------------------------------------------------


def _merge(inputs: Inputs, group: list[Workout], sets: dict[str, list[LiftedSet]]) -> Merge:
    merge_id = identity("merge", inputs.user_id, *sorted(w.workout_id for w in group))
    undone, preferred = _rulings(inputs, merge_id)
    order = _order(inputs, group[0].start_ts)
    series = {w.workout_id: _series_size(inputs.workout_digests.get(w.workout_id)) for w in group}
    tells: dict[str, Callable[[Workout], float | None]] = {f: lambda w, f=f: _told(w, f, series) for f in _FIELDS}  # type: ignore[misc]
    tells[SERIES] = lambda w: series[w.workout_id]
    tells[SETS] = lambda w: float(len(sets.get(w.workout_id, []))) or None
    speaks: dict[str, str] = {}
    why: dict[str, str] = {}
    for quantity, tell in tells.items():
        members = {w.workout_id: (w.source, size) for w in group if (size := tell(w)) is not None}
        if members:
            speaks[quantity], why[quantity] = _speaker(members, order, preferred.get(quantity))
    return Merge(
        origin=Origin.ESTIMATED,
        source="one truth",
        merge_id=merge_id,
        user_id=inputs.user_id,
        at=group[0].start_ts,
        subject="workout",
        members=[w.workout_id for w in group],
        speaks=speaks,
        why=why,
        undone=undone,
    )


def _told(w: Workout, field: str, series: dict[str, float | None]) -> float | None:
    """A size for what a workout says of a field, None when it says nothing. A vague activity type says less than a real one."""
    value = getattr(w, field)
    if value is None:
        return None
    if field in _MEASURED:
        return 1.0 + (series[w.workout_id] or 0.0)
    return 0.5 if field == "activity_type" and value in _VAGUE else 1.0


def _series_size(digest: WorkoutDigest | None) -> float | None:
    """Seconds with heart rate, then number of samples, as one size."""
    if digest is None or not digest.samples:
        return None
    return sum((digest.hr_seconds or {}).values()) + digest.samples * 1e-6


def _speaker(members: dict[str, tuple[str, float]], order: list[str], preferred: str | None) -> tuple[str, str]:
    """(member, why) among members -> (source, how complete)."""
    if preferred in members:
        return preferred, "ruled"
    if len(members) == 1:
        return next(iter(members)), "only_source"
    wanted = next((source for source in order if any(s == source for s, _ in members.values())), None)
    may = {m: size for m, (s, size) in members.items() if wanted is None or s == wanted}
    best = max(may.values())
    fullest = sorted(m for m, size in may.items() if size == best)
    if wanted is not None:
        return fullest[0], "preferred"
    return fullest[0], "more_complete" if len(fullest) < len(members) else "first"


def _order(inputs: Inputs, at: datetime) -> list[str]:
    """The order of sources the athlete wants: the newest said, since it is about trust in devices and not about a day."""
    said = [s for s in inputs.settings if s.name == "sources"]
    if not said:
        return []
    newest = max(said, key=lambda s: (s.valid_from, s.setting_id))
    order = newest.value.get("order", [])
    return [str(source) for source in order] if isinstance(order, list) else []


def _rulings(inputs: Inputs, merge_id: str) -> tuple[bool, dict[str, str]]:
    """(undone, quantity -> member the athlete wants) as the newest rulings say."""
    undone = False
    preferred: dict[str, str] = {}
    mine: list[Ruling] = [r for r in inputs.rulings if r.merge_id == merge_id]
    for r in sorted(mine, key=lambda r: (r.at, r.ruling_id)):
        if r.decision == "prefer":
            if r.quantity and r.speaker:
                preferred[r.quantity] = r.speaker
        else:
            undone = r.decision == "undo"
    return undone, preferred


# --- the merged things --------------------------------------------------------------------------------------------------


def _alone(inputs: Inputs, w: Workout, sets: dict[str, list[LiftedSet]]) -> MergedWorkout:
    return MergedWorkout(
        workout=w, members=[w], merge=None, digest=inputs.workout_digests.get(w.workout_id), sets=sets.get(w.workout_id, [])
    )


def _together(inputs: Inputs, group: list[Workout], merge: Merge, sets: dict[str, list[LiftedSet]]) -> MergedWorkout:
    by_id = {w.workout_id: w for w in group}
    # Times and offset come from whoever has the record by the second: a log's start is when somebody pressed a button.
    base = by_id[merge.speaks.get(SERIES) or merge.speaks.get("duration_s") or group[0].workout_id]
    fields: dict[str, Any] = {f: getattr(by_id[merge.speaks[f]], f) for f in _FIELDS if f in merge.speaks}
    if "activity_type" in merge.speaks:
        fields["sport"] = by_id[merge.speaks["activity_type"]].sport
    if base.utc_offset_min is None:
        fields["utc_offset_min"] = next((w.utc_offset_min for w in group if w.utc_offset_min is not None), None)
    series, lifted = merge.speaks.get(SERIES), merge.speaks.get(SETS)
    return MergedWorkout(
        workout=msgspec.structs.replace(base, **fields),
        members=group,
        merge=merge,
        digest=inputs.workout_digests.get(series) if series else None,
        sets=sets.get(lifted, []) if lifted else [],
    )


def _day_members(inputs: Inputs) -> dict[tuple[date, str], dict[str, dict[int, float]]]:
    """(local day, quantity) -> source -> hour -> amount. A source that tells in two ways counts as two."""
    members: dict[tuple[date, str], dict[str, dict[int, float]]] = {}
    both = {(d.day, d.source) for d in inputs.day_digests if d.digest_of == "event"}
    for d in sorted(inputs.day_digests, key=lambda d: d.digest_id):
        name = f"{d.source} (readings)" if d.digest_of != "event" and (d.day, d.source) in both else d.source
        for quantity, hours in d.sums.items():
            total = members.setdefault((d.day, quantity), {}).setdefault(name, {})
            for hour, amount in hours.items():
                total[hour] = total.get(hour, 0.0) + amount
    return dict(sorted(members.items()))


def _day_merge(inputs: Inputs, day: date, quantity: str, members: dict[str, dict[int, float]]) -> Merge:
    merge_id = identity("merge", inputs.user_id, day.isoformat(), quantity, *sorted(members))
    undone, preferred = _rulings(inputs, merge_id)
    at = datetime.combine(day, time(), UTC)
    # Hours with something in them come first, then the amount: who was worn longer saw more of the day.
    sizes = {m: (m, sum(1 for v in hours.values() if v) + min(sum(hours.values()), 1e9) * 1e-10) for m, hours in members.items()}
    order = [] if undone else _order(inputs, at)
    speaker, why = _speaker(sizes, order, preferred.get(quantity))
    return Merge(
        origin=Origin.ESTIMATED,
        source="one truth",
        merge_id=merge_id,
        user_id=inputs.user_id,
        at=at,
        subject=quantity,
        members=sorted(members),
        speaks={quantity: speaker},
        why={quantity: why},
        undone=undone,
    )


def day_of(w: Workout) -> date:
    """The local day a workout began on."""
    return local_day(w.start_ts, w.utc_offset_min)
