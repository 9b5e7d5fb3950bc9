"""Log and adapt as journeys: what is stored becomes the adaptation's log and signals, and a changed plan is kept as a version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.coaching.gate import able
from milo.app.coaching.weight_lost import food_raised
from milo.app.consenting import kept
from milo.app.known_athletes import born, known, zone_of
from milo.app.logging_records import ILL, PAIN, SLEEP_H, records_of
from milo.app.logging_workouts import Logged, check_days, read_log
from milo.app.plan_history import ADAPTS, PlanHistory, plan_of
from milo.app.planning import history_of
from milo.coach.adapt.adapting import Change, Log, Pain, Reading, Signals, adapt, earned, settled, stepped_back
from milo.coach.adapt.adapting_food import fed
from milo.coach.adapt.adapting_lived import as_lived, as_written
from milo.coach.adapt.adapting_log import LOG_SOURCE, exercise_key
from milo.coach.adapt.adapting_news import news
from milo.coach.adapt.trends import lifts, weekly
from milo.insight.load import load_view
from milo.insight.one_truth import merge_workouts
from milo.insight.sleep import sleep_view
from milo.insight.zones import zones_at
from milo.vocabulary.clock import local_day
from milo.vocabulary.errors import NotFound
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.pain_places import ELSEWHERE
from milo.vocabulary.plan import first_monday
from milo.vocabulary.records import Feedback, LiftedSet, Measurement, Nutrition, Record, Sleep, Workout

if TYPE_CHECKING:
    from milo.app.coaching.desk import Limits
    from milo.vocabulary.plan import Plan

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.insight.views import Inputs

DAYS_BACK = 75  # the longest window: 60 days of heart-rate variability, and the fortnight of sleep debt
MORNINGS = {"hrv_rmssd_ms": "rmssd_ms", "resting_hr_bpm": "resting_hr_bpm", "body_temp_c": "body_temp_c", ILL: "illness"}
LONGEST_REASON = 10_000  # characters, as the record allows


def log_workout(house: House, athlete: str, raw: object) -> dict[str, Any]:
    """Store a workout or a day as the athlete wrote it down. Raises BadValue, UnknownName, NotFound.

    Returns {"workout_id", "records", "new", "updated", "duplicates"}; told twice, everything of it is a duplicate.
    """
    known(house, athlete)
    return store_log(house, athlete, read_log(raw, zone_of(house, athlete)))


def store_log(house: House, athlete: str, logged: Logged) -> dict[str, Any]:
    """As log_workout, of a log that was read before.

    Raises UnknownName for a region or activity nobody knows, Refusal for a day that cannot be, StorageWithdrawn.
    """
    check_days(logged, house.clock.now().astimezone(zone_of(house, athlete)), born(house, athlete))
    records = [_with_what_stands(house, athlete, r) for r in records_of(logged, athlete)]
    tally = kept(house.writer.write(records))
    outdated = _outdated(house, athlete, logged, records)
    taken_back = sum(house.store.delete(kind, athlete, ids) for kind, ids in outdated.items() if ids)
    house.flows.settle(athlete)
    workout = next((r.workout_id for r in records if hasattr(r, "start_ts") and hasattr(r, "workout_id")), None)
    return {
        "workout_id": workout,
        "records": len(records),
        "new": tally.new,
        "updated": tally.updated + taken_back,
        "duplicates": tally.duplicates,
    }


def _outdated(house: House, athlete: str, logged: Logged, records: Sequence[Record]) -> dict[str, list[str]]:
    """What an earlier telling of the same workout or night left behind: sets that were taken back, a night told anew. By kind."""
    told, nights = {r.set_id for r in records if isinstance(r, LiftedSet)}, [r for r in records if isinstance(r, Sleep)]
    gone: dict[str, list[str]] = {"set": [], "sleep": []}
    if logged.exercises or logged.endurance is not None:
        mine = {r.workout_id for r in records if isinstance(r, Workout)}
        # A workout without a name may be told one exercise at a time, and its run apart; one with a name is told whole.
        whole = bool(logged.session_id or logged.title)
        named = {exercise_key(e.exercise) for e in logged.exercises}
        # Sets that were added one by one have a source of their own (coaching.bit_by_bit.ADDED_SOURCE) and stay.
        gone["set"] = [
            s.set_id
            for s in house.store.find("set", athlete, since=logged.at)
            if s.workout_id in mine
            and s.source == LOG_SOURCE
            and s.set_id not in told
            and (whole or exercise_key(s.exercise) in named)
        ]
    for night in nights:
        near = house.store.find("sleep", athlete, since=night.start_ts - timedelta(days=1))
        gone["sleep"] += [
            s.session_id
            for s in near
            if s.source == LOG_SOURCE
            and s.session_id != night.session_id
            and s.start_ts < night.end_ts
            and night.start_ts < s.end_ts
        ]
    return gone


def _with_what_stands(house: House, athlete: str, record: Record) -> Record:
    """What is told of a day in pieces stays whole: a word left out now does not unsay the one told before."""
    if not isinstance(record, Feedback | Nutrition):
        return record
    kind, id = ("feedback", record.feedback_id) if isinstance(record, Feedback) else ("nutrition", record.log_id)
    try:
        before = house.store.get(kind, athlete, id)
    except NotFound:
        return record
    left_out = [name for name in record.__struct_fields__ if getattr(record, name) is None]
    return msgspec.structs.replace(record, **{name: getattr(before, name) for name in left_out})


def adapt_now(house: House, athlete: str, *, only_pain: bool = False, keep: bool = True, every: bool = False) -> dict[str, Any]:
    """Adapt the athlete's plan to what is stored, and keep the new version.

    only_pain: to the pains told alone.  keep: False: only look what would change.  every: reasons of all that stays, not the news.

    Raises NotFound without a plan, TrainingLocked while something locks training.

    Returns {"plan", "version", "adapted", "changes", "weeks", "lifts", "uncounted", "reasons", "taken_back", "loads"};
    uncounted: names of lifted sets that are no exercise anybody knows; taken_back: whether the limits left nothing of what was
    wanted; loads: region that hurts and changed nothing -> how what loads it stands (adapting_pain.Loads).
    """
    from milo.app.coaching.desk import WEEK_DAYS, limits_of, plan_read
    from milo.app.coaching.locks import refuse_while_locked

    known(house, athlete)
    refuse_while_locked(house, athlete)
    today = house.flows.today(athlete)
    history = PlanHistory(house.store, house.writer, house.clock)
    versions = history.versions(athlete)
    if not versions:
        raise NotFound("a plan", "none", f"make one with `milo plan --athlete {athlete}`")
    plan, first = plan_read(house, athlete, versions[-1]), versions[0]
    inputs = house.flows.inputs(athlete, today)
    if inputs.profile is None:
        raise NotFound("a profile", "none", "add the athlete with `milo athlete add --profile`")
    profile = able(house, athlete, inputs.profile)
    zone = zone_of(house, athlete)
    readings = readings_of(house, athlete, today)
    log = log_of(inputs, readings, first.created_at.astimezone(zone).date(), zone)
    signals = signals_of(inputs, readings, zone)
    new, changes = adapt(plan, log, signals, profile, today, only_pain=only_pain)
    wanted = new is not plan
    if new is not plan:
        # Every plan passes the validator, whoever made it.
        spoken = house.flows.manner(athlete)[0]
        week = (today - log.started).days // WEEK_DAYS + 1
        trained, zones = history_of(inputs), zones_at(inputs, today)

        def limits(base: Plan, made: list[Change]) -> Limits:
            return limits_of(trained, spoken, week, base, zones, kept=plan, earned=earned(made))

        held, clamped, refused = limits(new, changes)(as_lived(new, log, today), profile, today)
        back = frozenset[str]() if refused is not None else stepped_back(plan, new, held)
        if back:
            new, changes = adapt(plan, log, signals, profile, today, only_pain=only_pain, barred=back)
            held, clamped, refused = limits(new, changes)(as_lived(new, log, today), profile, today)
        if refused is not None:
            new = held
        else:
            held = as_written(held, new, log, today)
            standing = {(a.rule, a.what) for a in limits(new, changes)(as_lived(plan, log, today), profile, today)[1]}
            fresh = [a for a in clamped if (a.rule, a.what) not in standing]
            held = msgspec.structs.replace(held, adjustments=[*new.adjustments, *fresh])
            new, changes = settled(plan, held, changes, inputs.profile.language or "en")
    raised = None if only_pain else food_raised(house, athlete, profile, plan.nutrition, versions)
    if raised is not None:
        new, changes = fed(plan, new, raised, inputs.profile.language or "en", today), [*changes, raised[1]]
    if new is not plan and keep:
        language = inputs.profile.language or "en"
        reason = " ".join(c.text[language] for c in changes if c.held is None)
        new = plan_of(history.keep(athlete, new, ADAPTS, reason[:LONGEST_REASON]))
    language = inputs.profile.language or "en"
    all_of = [(f"{c.rule}.{c.held}", c.text[language]) for c in changes if c.held]
    stays = all_of if every else news(changes, log, today, language)
    return {
        "plan": new,
        "version": new.version,
        "adapted": new is not plan,
        "taken_back": wanted and new is plan,
        "loads": {c.params["region"]: c.params["loads"] for c in changes if c.held is not None and "loads" in c.params},
        "changes": [c for c in changes if c.held is None],
        "weeks": weekly(new, log, today),
        "lifts": lifts(log, today),
        "uncounted": sorted({s.exercise for s in log.sets if find_exercise(s.exercise) is None and s.exercise not in catalogue()}),
        "reasons": [{"code": code, "text": text} for code, text in stays],
    }


def log_of(inputs: Inputs, readings: list[Measurement], opened: date, zone: tzinfo) -> Log:
    merged = merge_workouts(inputs)
    # A pain elsewhere is answered when it is told; no exercise is known to load it or to spare it.
    hurting = [m for m in readings if m.quantity == PAIN and m.note and m.note not in ELSEWHERE]
    pains = [Pain(m.note or "", m.value, _day(m, zone), m.measurement_id) for m in hurting]
    workouts, sets = [], []
    for m in merged:
        # The athlete's own word on a session names the session; a watch that saw it too does not make it two.
        told = next((w for w in m.members if w.source == "milo log"), m.workout)
        workouts.append(msgspec.structs.replace(told, rpe=told.rpe if told.rpe is not None else m.workout.rpe))
        sets += [s if s.workout_id == told.workout_id else msgspec.structs.replace(s, workout_id=told.workout_id) for s in m.sets]
    return Log(started=first_monday(opened), opened=opened, workouts=workouts, sets=sets, pains=pains, zone=zone)


def signals_of(inputs: Inputs, readings: list[Measurement], zone: tzinfo) -> Signals:
    found: dict[str, dict[date, Reading]] = {name: _daily(readings, quantity, zone) for quantity, name in MORNINGS.items()}
    sleep = _daily(readings, SLEEP_H, zone)
    ends: dict[date, list[str]] = {}
    for s in inputs.sleeps:
        ends.setdefault(_local(s.end_ts, s.utc_offset_min, zone), []).append(s.session_id)
    series = next((s for s in sleep_view(inputs).series if s.name == "asleep_h"), None) if inputs.sleeps else None
    if series is not None:
        told = zip(series.days, series.values, strict=True)
        sleep |= {d: Reading(v, tuple(ends.get(d, ())), "sleep") for d, v in told if v is not None and d in ends}
    words: dict[str, dict[date, Reading]] = {"mood": {}, "energy": {}, "soreness": {}}
    for f in sorted(inputs.feedback, key=lambda f: f.event_ts):
        day = _local(f.event_ts, f.utc_offset_min, zone)
        for name, value in (("mood", f.mood), ("energy", f.energy), ("soreness", f.soreness_level)):
            if value is not None:
                words[name][day] = Reading(value, (f.feedback_id,), "feedback")
    load = next((s for s in load_view(inputs, merge_workouts(inputs)).series if s.name == "load_au"), None)
    loads = (
        {} if load is None else {d: Reading(v, (), "workout") for d, v in zip(load.days, load.values, strict=True) if v is not None}
    )
    return Signals(**found, sleep_h=sleep, **words, load_au=loads)


def _daily(readings: list[Measurement], quantity: str, zone: tzinfo) -> dict[date, Reading]:
    """A quantity by local day from the one source that measured it on most days; several of a day are averaged."""
    by_source: dict[str, dict[date, list[Measurement]]] = {}
    for m in readings:
        if m.quantity == quantity:
            by_source.setdefault(m.source, {}).setdefault(_day(m, zone), []).append(m)
    if not by_source:
        return {}
    days = by_source[max(by_source, key=lambda s: (len(by_source[s]), s))]
    return {d: Reading(sum(m.value for m in ms) / len(ms), tuple(m.measurement_id for m in ms)) for d, ms in days.items()}


def readings_of(house: House, athlete: str, today: date) -> list[Measurement]:
    since = datetime.combine(today - timedelta(days=DAYS_BACK), time(), UTC)
    wanted = {*MORNINGS, PAIN, SLEEP_H}
    return [m for m in house.store.find("measurement", athlete, since=since) if m.quantity in wanted]


def _day(m: Measurement, zone: tzinfo) -> date:
    return _local(m.at, m.utc_offset_min, zone)


def _local(at: datetime, offset_min: int | None, zone: tzinfo) -> date:
    if offset_min is not None:
        return local_day(at, offset_min)
    return at.astimezone(zone).date()
