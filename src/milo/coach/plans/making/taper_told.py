"""What is told of a race in a finished plan: the taper, the last days, how far the long days grow, and the days after it.

Source: training.md 2.6; safety reference PL-02.
"""

from __future__ import annotations

import math

from milo.coach.plans.basics.time import VIGOROUS_ZONE, hard_sets, top_zone
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.limits.endurance import RUN_PACE_MIN_PER_KM
from milo.coach.plans.limits.numbers import FIRST_RUN_KM, SESSION_MINUTES, TRAINED_MONTHS
from milo.coach.plans.limits.person import Person, longest_run
from milo.coach.plans.making.after_race import easy_days
from milo.coach.plans.making.endurance_plan import LONG_SHARE
from milo.coach.plans.making.long_held import held_by, shares
from milo.coach.plans.making.race_demands import (
    PACE_MIN_PER_KM,
    long_target,
    months_would_lengthen,
    of_stations,
    prepared_by,
    race_minutes,
    without_training,
)
from milo.coach.plans.making.taper import RULE, Taper
from milo.coach.plans.making.taper_words import DAYS_ES, WORDS, said_of, title_of
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.plan import DAYS, Adjustment, PlannedWeek

FAR_TIMES = 2.0  # the longest run of a month: from there on a run has more than twice the injuries (PL-02)
LONG_NEAR = 0.95  # of the longest that the minutes asked for allow: what comes so near is held by them (our choice)


def told_of(taper: Taper, weeks: list[PlannedWeek], language: str, *, asked: float, p: Person) -> list[Adjustment]:
    """What the race made of the weeks, old -> new, from the finished plan.  asked: minutes of a session as asked for.

    p: whose plan it is.
    """
    title = title_of(taper.event, language)
    by_week = {w.week: w for w in weeks}
    made = []
    before, during = by_week.get(taper.first - 1), [by_week[w] for w in range(taper.first, taper.week + 1) if w in by_week]
    if before is not None:
        hard = [_hard_days(w) for w in (before, *during)]
        of_hard = WORDS[language]["hard"].format(hard=" -> ".join(map(str, hard))) if hard[0] else ""
        told = {
            "title": title,
            "date": taper.event.date.isoformat(),
            "week": taper.week,
            "hard": of_hard,
        }
        made += [
            said_of(
                key,
                language,
                RULE,
                **told,
                old=float(amount(before)),
                new=" -> ".join(shortest_written(amount(w), language) for w in during),
            )
            for key, amount in (("taper", _minutes), ("taper_sets", hard_sets))
            if amount(before) > 0
        ]
    trained = [i for i, d in enumerate(by_week[taper.week].days) if d.sessions and i < taper.day] if taper.week in by_week else []
    if trained:
        day = DAYS_ES[trained[-1]] if language == "es" else DAYS[trained[-1]].capitalize()
        made.append(said_of("day", language, RULE, week=taper.week, day=day))
    if taper.week + 1 in by_week:
        made.append(said_of("after", language, RULE, week=taper.week + 1, days=easy_days(taper.event)))
    if without_training(taper.event):
        made.append(_without(taper, weeks, title, language))
    return [*race_jump(p, weeks, taper.week, language), *made, *_long_days(taper, weeks, language, asked, p)]


def _without(taper: Taper, weeks: list[PlannedWeek], title: str, language: str) -> Adjustment:
    """That there is no training made for the event, and what of the weeks prepares for it in general."""
    words = WORDS[language]
    parts = prepared_by([w for w in weeks if w.week < taper.week]) if of_stations(taper.event) else []
    if not parts:
        return said_of("no_training", language, RULE, title=title)
    return said_of("no_stations", language, RULE, title=title, parts=", ".join(words[f"by.{part}"] for part in parts))


def _long_days(taper: Taper, weeks: list[PlannedWeek], language: str, asked: float, p: Person) -> list[Adjustment]:
    """How far the long day grows in each sport of the race, and how much of it is left open."""
    made = []
    event = taper.event
    legs = [a for a in PACE_MIN_PER_KM if race_minutes(event, a) is not None]
    for activity in legs:
        longest = {w.week: _longest(w, activity) for w in weeks if w.week < taper.first}
        most = max(longest.values(), default=0.0)
        need = race_minutes(event, activity)
        held = held_by(p, event, activity, [w for w in weeks if w.week < taper.first], asked)
        if held is not None:
            made.append(_held(held, long_target(event, activity) or 0.0, most, what_of(activity, language), language))
        elif most and (long_target(event, activity) or 0.0) > LONG_SHARE * asked:
            made.append(_reached(most, what_of(activity, language), language))
        first = next((m for m in longest.values() if m), 0.0)
        what = WORDS[language][activity]
        if first and most > max(first, LONG_SHARE * asked):
            week = next(n for n, m in longest.items() if m == most)
            made.append(said_of("grows", language, RULE, what=what, old=first, new=most, week=week, asked=float(asked)))
        if activity == event.activity == "running":
            km = _longest_run(weeks, taper.week)
            if longest_run(p) is None and event.distance_km is not None:
                # Whoever learns to run has no pace yet, and walks part of it: what they run is told in minutes.
                total, piece = _longest_learnt(weeks, taper.week)
                if total:
                    made.append(said_of("longest_learnt", language, "PL-03", new=total, piece=piece, km=event.distance_km))
            elif event.distance_km is not None and 0 < km < event.distance_km:
                pace = RUN_PACE_MIN_PER_KM
                made.append(said_of("longest", language, "PL-02", new=round(km), km=event.distance_km, pace=pace))
        elif need is not None and 0 < most < need:
            made.append(said_of("longest_min", language, RULE, what=what, new=most, need=round(need, -1)))
        # What more minutes would change is said only where the minutes asked for are what holds the long day.
        if need is not None and 0 < most < need and LONG_NEAR * LONG_SHARE * asked < most <= LONG_SHARE * asked < SESSION_MINUTES:
            word = "months" if months_would_lengthen(p) else "asked"
            made.append(said_of(word, language, RULE, what=what, asked=float(asked), months=TRAINED_MONTHS))
    return made


def _held(held: tuple[str, str, float], target: float, most: float, what: str, language: str) -> Adjustment:
    """What keeps the long day under what the race asks for."""
    rule, word, minutes = held
    say = speaker(language)
    why = say(f"held.{word}", minutes=round(minutes))
    return Adjustment(rule=rule, what=say("held", what=what, target=round(target), new=round(most), why=why))


def _reached(most: float, what: str, language: str) -> Adjustment:
    return Adjustment(rule=RULE, what=speaker(language)("held.not", what=what, new=round(most)))


def distribution(weeks: list[PlannedWeek], language: str) -> list[Adjustment]:
    """How easy and hard minutes share the loading weeks, and what such a share is called."""
    found = shares([w for w in weeks if w.focus == "build"])
    if found is None:
        return []
    threshold, above = (round(100 * share) for share in found)
    kind = "pyramidal" if threshold >= above else "polarised"
    say = speaker(language)
    told = say("distribution", easy=100 - threshold - above, threshold=threshold, above=above, kind=say(f"distribution.{kind}"))
    return [Adjustment(rule=RULE, what=told)]


def what_of(activity: str, language: str) -> str:
    """A sport as sentences about a race name it."""
    return WORDS[language][activity]


def race_jump(p: Person, weeks: list[PlannedWeek], until: int, language: str) -> list[Adjustment]:
    """A warning where the race is more than twice the longest run somebody has behind them by then: PL-02 binds no race day.

    until: the week of the race.  Who has run nothing that is known of is told in minutes what they learn (longest_learnt) as well.
    """
    event, known = p.profile.event, longest_run(p)
    if event is None or event.activity != "running" or event.distance_km is None or (known is None and not weeks):
        return []
    most = max(FIRST_RUN_KM if known is None else known, _longest_run(weeks, until))
    if event.distance_km <= FAR_TIMES * most:
        return []
    times = round(event.distance_km / most, 1)
    told = {"title": title_of(event, language), "km": float(event.distance_km), "times": times, "most": round(most, 1)}
    return [said_of("jump", language, "PL-02", **told)]


def _longest(week: PlannedWeek, activity: str) -> float:
    """Minutes of the longest outing of a week in a sport."""
    found = [s.endurance.minutes for d in week.days for s in d.sessions if s.endurance and s.endurance.activity == activity]
    return max(found, default=0.0)


def _minutes(week: PlannedWeek) -> float:
    return round(sum(s.endurance.minutes for d in week.days for s in d.sessions if s.endurance is not None))


def _hard_days(week: PlannedWeek) -> int:
    return sum(top_zone(s) >= VIGOROUS_ZONE for d in week.days for s in d.sessions if s.endurance is not None)


def _longest_learnt(weeks: list[PlannedWeek], until: int) -> tuple[float, float]:
    """Minutes of running in the run before a week that has most of it, walking left out, and its longest piece without walking."""
    found = [(0.0, 0.0)]
    for e in (s.endurance for w in weeks if w.week < until for d in w.days for s in d.sessions if s.endurance is not None):
        if e.activity == "running":
            turns = [(i["repeat"] * i["work_minutes"], i["work_minutes"]) for i in e.intervals or ()]
            found.append((sum(t for t, _ in turns), max(w for _, w in turns)) if turns else (e.minutes, e.minutes))
    return max(t for t, _ in found), max(w for _, w in found)


def _longest_run(weeks: list[PlannedWeek], until: int) -> float:
    """Kilometres of the longest run before a week at the planner's own pace; a distance that is told ends it earlier."""
    runs = [
        min(s.endurance.distance_km or math.inf, s.endurance.minutes / RUN_PACE_MIN_PER_KM)
        for w in weeks
        if w.week < until
        for d in w.days
        for s in d.sessions
        if s.endurance is not None and s.endurance.activity == "running"
    ]
    return max(runs, default=0.0)
