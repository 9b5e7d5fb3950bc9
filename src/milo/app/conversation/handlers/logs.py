"""Sets, outings, pains and measures of a day: read back first, written down on the yes to what was read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Literal

import msgspec

from milo.app.adapting_flow import log_workout
from milo.app.body_desk import BodyDesk
from milo.app.coaching.pain import plan_spared, write_pain
from milo.app.consenting import allowed, kept
from milo.app.conversation.turn import Answer, Outcome, Step, Told, Turn, claimed
from milo.app.conversation.written import LATELY_DAYS, ids_by_kind, lately, name_of, now_of, workouts_of
from milo.app.correcting import FELT, Written, put_in_place, written_of
from milo.app.logging_workouts import ILLNESS as LOGGED_ILL
from milo.coach.adapt.adapting_log import LOG_SOURCE
from milo.coach.conversation.corrections import goes_on
from milo.coach.conversation.entities.measures import BODY
from milo.coach.conversation.values import OF_SESSION, DaySaid, Done, PainSaid
from milo.coach.talk.heard.done_words import names_the_day
from milo.coach.talk.heard.illness_said import ILLNESS
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.asked import keeps_back
from milo.coach.talk.replies.log import too_heavy, understood, understood_day, written, written_day
from milo.coach.talk.replies.mended import day_name, sentence_of, standing, together
from milo.coach.talk.replies.pain import ask_how_much
from milo.vocabulary.records import Workout
from milo.vocabulary.told_limits import (
    MOST_FREE_KG,
    Refusal,
    StorageWithdrawn,
    check_pace,
    check_set,
    in_words,
    lifted_free,
    sentence,
)  # fmt: skip

EASED = "readiness.warning"  # the rule by which a day is made easier for what was told of the night
EFFORT = "effort"
"""The name of how hard a session was among what is told of a day; it is kept with the workout."""
Put = Literal["same", "place", "add"]


@dataclass(frozen=True)
class Log:
    """What is to be written down. put: what becomes of what stands there already: in its place or as well; None: as found."""

    done: tuple[Done, ...]
    put: Literal["place", "add"] | None = None


# --- what is asked ---------------------------------------------------------------------------------------------------------


def ask_log(turn: Turn, log: Log) -> Answer:
    """What was understood, and what of it stands in the log already; the question whether to write it down."""
    heavy = too_heavy_of(log.done)
    if heavy is not None:
        return Answer(*too_heavy(*heavy, turn.facts, turn.language))
    try:
        doable(log.done)
        if not allowed(turn.house.store, turn.athlete, "storage", turn.house.clock.now()):
            raise StorageWithdrawn()
    except Refusal as why:
        return Answer(in_words(why, turn.language))
    before = _stands_before(turn, log) if log.put is None else ("", [])
    text, claims = together(before, understood(log.done, turn.facts, turn.language))
    return Answer(text, claims, (Step("log", log),))


def ask_day(turn: Turn, day: DaySaid) -> Answer:
    """A measure of a day as it was understood, and the question whether to write it down."""
    if EFFORT in dict(day.measures) and not workouts_of(turn, day.days_ago):
        return Answer(*_no_workout(turn, day))
    if day.kcal is not None and no_energy(turn.facts):
        return Answer(turn.say("coach-energy-kept-back"))
    text, claims = understood_day(day, turn.facts, turn.language)
    return Answer(text, claims, (Step("day", day),))


def ask_pain(turn: Turn, pain: PainSaid) -> Answer:
    """A pain told without its level: how much it hurts is asked, and a bare number answers it."""
    text = ask_how_much(pain, turn.language)
    return Answer(text, claimed(text, turn.language, [], "pain.told", "told"), (Step("pain", pain),))


def on_its_day(turn: Turn, done: Sequence[Done]) -> tuple[Done, ...]:
    """What is told right behind a yes, as "and rows 3x10": of the day that the yes was about, where it names none of its own."""
    agreed = [s for s in (turn.done.steps if turn.done is not None and turn.just_done else ()) if s["op"] == "log"]
    if not agreed or names_the_day(turn.text) or not goes_on(turn.text):
        return tuple(done)
    before = msgspec.convert(agreed[-1]["value"], Log).done[-1].days_ago
    return tuple(replace(each, days_ago=before) for each in done)


# --- what a yes carries out ------------------------------------------------------------------------------------------------


def write_log(turn: Turn, log: Log) -> Answer:
    """Write down what was told; what stands there already stays, gives way, or gets company, as was asked."""
    house, athlete, facts, language = turn.house, turn.athlete, turn.facts, turn.language
    try:
        doable(log.done)
        with turn.coach.one_at_a_time(athlete):
            new: list[Done] = []
            told: list[Told] = []
            outcome = Outcome()
            for each, (old, found) in zip(log.done, stood(turn, log.done), strict=True):
                put = log.put or found
                if old is not None and put == "place":
                    replaced, made = replace_written(turn, [old], [each])
                    told.append(replaced)
                    outcome += made
                elif old is None or put != "same":
                    new.append(each)
            if new:
                ids = _write(turn, new)
                outcome += Outcome(records=ids_by_kind(turn, ids))
                told.insert(0, written(new, facts, language, ids))
        if any(each.pain is not None for each in new):
            told.append(plan_spared(house, athlete, new, language))
    except Refusal as why:
        return Answer(in_words(why, language))
    if not told:
        return Answer(sentence("told_before", language))
    text, claims = together(*told)
    return Answer(text, claims, outcome=outcome)


def write_day(turn: Turn, day: DaySaid) -> Answer:
    """Write down a weight, a night, a day's energy or how a day felt, and make today easier where it warns."""
    at = now_of(turn) - timedelta(days=day.days_ago)
    try:
        if day.measures:
            return _write_measures(turn, day, at)
        daily: dict[str, float | None] = {"weight_kg": day.weight_kg} if day.weight_kg is not None else {"sleep_hours": day.sleep_h}
        if day.kcal is not None:
            since = at.replace(hour=0, minute=0, second=0, microsecond=0)
            logged = turn.house.store.find("nutrition", turn.athlete, since=since, until=since + timedelta(days=1))
            protein = next((n.protein_g for n in logged if n.source == LOG_SOURCE and n.protein_g is not None), None)
            day = replace(day, protein_g=protein if day.protein_g is None else day.protein_g)
            daily = {"calories": day.kcal, **({"protein_g": day.protein_g} if day.protein_g is not None else {})}
        log_workout(turn.house, turn.athlete, {"at": at.isoformat(), "daily": daily})
    except Refusal as why:
        return Answer(in_words(why, turn.language))
    ids = [id for w in _of_day(turn, day) if w.what == day for id in w.ids]
    eased = turn.coach.eased(turn.athlete) if day.sleep_h is not None and not day.days_ago else []
    text, claims = together(written_day(day, turn.facts, turn.language, ids), _eased_told(turn, eased, ids))
    return Answer(text, claims, outcome=Outcome(records=ids_by_kind(turn, ids)))


def replace_written(turn: Turn, old: Sequence[Written], new: Sequence[Done | DaySaid]) -> tuple[Told, Outcome]:
    """Let the new stand where the old stood. Raises Refusal."""
    from milo.app.conversation.written import in_place_of

    doable(new)
    correction, ids = in_place_of(turn, old, new)
    dones = [one for one in new if isinstance(one, Done)]
    told = [written(dones, turn.facts, turn.language, ids)] if dones else []
    told += [written_day(one, turn.facts, turn.language, ids) for one in new if isinstance(one, DaySaid)]
    return together(*told, sentence_of("log.in_place", turn.language)), Outcome(ids_by_kind(turn, ids), [correction])


def doable(what: Sequence[Done | DaySaid]) -> None:
    """Raises Refusal for what nobody can have done."""
    for each in what:
        if isinstance(each, Done):
            for one in each.sets:
                check_set(str(each.exercise), one.reps, one.weight_kg, one.rir, one.duration_s)
            if each.activity is not None:
                check_pace(each.activity, each.minutes or 0, each.distance_km)


def too_heavy_of(done: Sequence[Done]) -> tuple[str, float] | None:
    """The exercise and load of the first set with free weight that nobody has lifted; machines carry more."""
    for each in done:
        if each.exercise is not None and lifted_free(each.exercise):
            heavy = max((s.weight_kg or 0.0 for s in each.sets), default=0.0)
            if heavy > MOST_FREE_KG:
                return each.exercise, heavy
    return None


def no_energy(facts: Facts) -> bool:
    """Whether figures of energy are kept back from this person; then none is asked for either."""
    ill = "eating disorder" in ((facts.profile.conditions if facts.profile else None) or ())
    return facts.food_figures_kept_back or ill or keeps_back(facts.profile, facts.today)


# --- what stands there already ---------------------------------------------------------------------------------------------


def stood(turn: Turn, done: Sequence[Done]) -> list[tuple[Written | None, Put]]:
    """For each of what is told now: the same exercise or outing of that day in the log, and what a plain yes makes of it."""
    there = [w for w in lately(turn) if isinstance(w.what, Done) and w.what.pain is None]
    found: list[tuple[Written | None, Put]] = []
    for each in done:
        same = [w for w in there if w.days_ago == each.days_ago and name_of(w.what) == name_of(each)]
        # A session is told set by set: one more set of today is simply the next.
        if not same or each.pain is not None or (len(each.sets) == 1 and not each.days_ago):
            found.append((None, "add"))
            continue
        alike = next((w for w in same if _figures(w.what) == _figures(each)), None)
        near = next((w for w in reversed(same) if _shares(w.what, each)), None)
        put: Put = "same" if alike is not None else "place" if near is not None else "add"
        found.append((alike or near or same[-1], put))
    return found


def _stands_before(turn: Turn, log: Log) -> Told:
    parts: list[Told] = []
    there = [(put, old) for old, put in stood(turn, log.done) if old is not None]
    for put, alike in groupby(there, key=lambda each: each[0]):
        key = {"same": "log.same", "place": "log.place_told", "add": "log.add_told"}[put]
        what = [(old.what, old.days_ago, ()) for _, old in alike]
        parts += [standing("log.stands", what, turn.facts, turn.language), sentence_of(key, turn.language)]
    return together(*parts)


def _figures(what: Done | DaySaid) -> tuple[object, ...]:
    assert isinstance(what, Done)
    return tuple((s.reps, s.weight_kg, s.duration_s) for s in what.sets), what.minutes, what.distance_km


def _shares(old: Done | DaySaid, new: Done) -> bool:
    """Whether two outings share a figure, so that they look like one told twice; further sets of an exercise are often done."""
    assert isinstance(old, Done)
    km = old.distance_km is not None and old.distance_km == new.distance_km
    return new.activity is not None and (km or old.minutes == new.minutes)


# --- writing ---------------------------------------------------------------------------------------------------------------


def _write(turn: Turn, done: Sequence[Done]) -> list[str]:
    ids: list[str] = []
    for each in done:
        if each.pain is not None:
            ids += write_pain(turn.house, turn.athlete, each, now_of(turn) - timedelta(days=each.days_ago))
        elif each.activity == OF_SESSION and (lifted := _lifted(turn, each.days_ago)) is not None:
            ids += _whole(turn, lifted, each)
        else:
            ids += _sets(turn, each) if each.exercise is not None else _endurance(turn, each)
    return ids


def _sets(turn: Turn, done: Done) -> list[str]:
    """The sets join the strength workout that was logged that day, so that a session told set by set stays one."""
    coach, lifted = turn.coach, _lifted(turn, done.days_ago)
    at = now_of(turn) - timedelta(days=done.days_ago)
    workout_id = lifted.workout_id if lifted is not None else coach.start_workout(turn.athlete, at=at)["workout_id"]
    sets = [{"reps": s.reps, "weight_kg": s.weight_kg, "rir": s.rir, "duration_s": s.duration_s} for s in done.sets]
    return [s["set_id"] for s in coach.add_sets(turn.athlete, workout_id, str(done.exercise), sets)["sets"]]


def _lifted(turn: Turn, days_ago: int) -> Workout | None:
    found = [w for w in workouts_of(turn, days_ago) if w.source == LOG_SOURCE and w.activity_type == OF_SESSION]
    return found[-1] if found else None


def _whole(turn: Turn, lifted: Workout, done: Done) -> list[str]:
    """How hard a session of sets was and how long it took, kept with the workout they are in."""
    ends = lifted.end_ts if done.minutes is None else lifted.start_ts + timedelta(minutes=done.minutes)
    long = lifted.duration_s if done.minutes is None else 60 * done.minutes
    rpe = lifted.rpe if done.rpe is None else done.rpe
    kept(turn.house.writer.write([msgspec.structs.replace(lifted, rpe=rpe, end_ts=ends, duration_s=long)]))
    return [lifted.workout_id]


def _endurance(turn: Turn, done: Done) -> list[str]:
    began = turn.house.clock.now() - timedelta(days=done.days_ago, minutes=0 if done.days_ago else done.minutes or 0)
    raw: dict[str, Any] = {"activity": done.activity, "minutes": done.minutes, "distance_km": done.distance_km}
    if done.heart_rate_bpm is not None:
        raw["avg_hr_bpm"] = done.heart_rate_bpm
    return [log_workout(turn.house, turn.athlete, {"at": began.isoformat(), "endurance": raw, "rpe": done.rpe})["workout_id"]]


def _write_measures(turn: Turn, day: DaySaid, at: datetime) -> Answer:
    """Pressure and pulse by the operation of the body page, and how a day felt beside what was told of it before."""
    house, athlete = turn.house, turn.athlete
    body = {name: value for name, value in day.measures if name in BODY}
    felt = {name: value for name, value in day.measures if name in FELT}
    effort, ill = dict(day.measures).get(EFFORT), dict(day.measures).get(ILLNESS)
    reply: str | None = None
    if not allowed(house.store, athlete, "storage", house.clock.now()):
        raise StorageWithdrawn()
    if effort is not None and not _effort_written(turn, day, effort):
        return Answer(*_no_workout(turn, day))
    if ill is not None:
        word = next(name for name, value in LOGGED_ILL.items() if value == ill)
        log_workout(house, athlete, {"at": at.isoformat(), "daily": {"illness": word}})
    if felt:
        since = at.replace(hour=0, minute=0, second=0, microsecond=0)
        told = house.store.find("feedback", athlete, since=since, until=since + timedelta(days=1))
        mine = [f for f in told if f.source == LOG_SOURCE]
        stands = {name: v for f in mine for name, key in FELT.items() if (v := getattr(f, key)) is not None}
        log_workout(house, athlete, {"at": at.isoformat(), "daily": {**stands, **felt}})
    if body:
        judged = BodyDesk(house, turn.coach).measure(athlete, at.date(), body)["reply"]
        reply = None if judged is None else judged["text"]
    of_workout = [w.workout_id for w in workouts_of(turn, day.days_ago)[-1:]] if effort is not None else []
    same = [w for w in _of_day(turn, day) if isinstance(w.what, DaySaid) and w.what.days_ago == day.days_ago]
    ids = [id for w in same if isinstance(w.what, DaySaid) and set(w.what.measures) & set(day.measures) for id in w.ids]
    eased = _eased_told(turn, turn.coach.adapted(athlete) if ill is not None else [], [])
    text, claims = together(written_day(day, turn.facts, turn.language, [*of_workout, *ids]), (reply or "", []), eased)
    return Answer(text, claims, outcome=Outcome(records=ids_by_kind(turn, ids)))


def _effort_written(turn: Turn, day: DaySaid, effort: float) -> bool:
    last = workouts_of(turn, day.days_ago)[-1:]
    if last and last[0].rpe != effort:
        put_in_place(turn.house, turn.athlete, last, [msgspec.structs.replace(last[0], rpe=effort)], f"{EFFORT} {effort:g}")
    return bool(last)


def _of_day(turn: Turn, day: DaySaid) -> list[Written]:
    return written_of(turn.house, turn.athlete, now_of(turn), min(day.days_ago + 1, LATELY_DAYS))


def _eased_told(turn: Turn, lines: Sequence[str], ids: Sequence[str]) -> Told:
    text = " ".join(lines)
    return text, claimed(text, turn.language, ids, EASED)


def _no_workout(turn: Turn, day: DaySaid) -> Told:
    return sentence_of("log.no_workout", turn.language, day=day_name(day.days_ago, turn.facts, turn.language))
