"""Sessions, sets, endurance work and rules of a plan in the athlete's words and units."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

from milo.channels.web.guest import Guest
from milo.channels.web.words import WebWords, rule_key
from milo.coach.plans.basics.drills import amount_of_set, is_drill, load_per_hand
from milo.report.speech import Form
from milo.vocabulary.plan import DAYS, PlannedEndurance, PlannedExercise, PlannedSession, PlannedWeek

KINDS = {"strength": "fitness_center", "endurance": "directions_run", "mobility": "self_improvement", "test": "flag"}
"""Kinds of a session and their signs."""
ACTIVITIES = {
    "running": "directions_run",
    "walking": "directions_walk",
    "cycling": "directions_bike",
    "swimming": "pool",
    "rowing": "rowing",
}
LIFTED = frozenset({"barbell", "dumbbell", "kettlebell", "machine", "cable"})
"""Equipment of which there is a lighter and a heavier."""
KM = Form("km", 1)


def sign_of(session: PlannedSession) -> str:
    """The sign of a session in the icon font."""
    if session.endurance is not None and session.kind == "endurance":
        return ACTIVITIES.get(session.endurance.activity, KINDS["endurance"])
    return KINDS[session.kind]


def minutes(words: WebWords, count: float) -> str:
    """A length in minutes, as words."""
    return words.say("web.train.minutes", count=count)


def sets_told(words: WebWords, exercise: PlannedExercise) -> str:
    """The sets of an exercise in one line: sets that are alike together, e.g. "3 × 8 @ 2 RIR"."""
    groups: list[tuple[int, float, int]] = []
    drill = is_drill(exercise)
    for one in exercise.sets:
        if groups and groups[-1][:2] == (one.target_reps, one.target_rir):
            groups[-1] = (*groups[-1][:2], groups[-1][2] + 1)
        else:
            groups.append((one.target_reps, one.target_rir, 1))
    return ", ".join(
        words.say("web.train.drill", sets=n, reps=amount_of_set(exercise, reps))  # a drill is not trained to a reserve
        if drill
        else words.say("web.train.sets", sets=n, reps=amount_of_set(exercise, reps), rir=f"{rir:g}")
        for reps, rir, n in groups
    )


def load_told(words: WebWords, exercise: PlannedExercise, *, find: bool = True) -> str:
    """The load of an exercise, a range where sets differ; "find your weight" where none is known; "" without weights.

    find: False where a note of the exercise says already that the weight is to be found.
    """
    loads = sorted({s.target_load_kg for s in exercise.sets if s.target_load_kg is not None})
    if loads:
        low, high = weight(words, loads[0]), weight(words, loads[-1])
        hand = f" {words.say('web.train.per_hand')}" if load_per_hand(exercise) else ""
        return f"{low if low == high else f'{low}-{high}'} {words.unit('kg')}{hand}"
    return words.say("web.train.find") if find and weighted(exercise) else ""


def weight(words: WebWords, kg: float) -> str:
    """A weight as a number in the athlete's unit, without a zero nobody needs."""
    shown = round(words.convert(kg, "kg"), 1)
    return words.number(shown, 0 if shown == int(shown) else 1)


def weighted(exercise: PlannedExercise) -> bool:
    """Whether something that can be heavier or lighter is lifted."""
    return bool(LIFTED.intersection(exercise.equipment))


def endurance_told(words: WebWords, work: PlannedEndurance) -> list[str]:
    """A stretch of endurance work, as lines: how long and how hard, the heart rate, the intervals."""
    lines = [words.say("web.train.work", minutes=f"{work.minutes:g}", zone=work.zone)]
    if work.distance_km:
        # A limit, not an aim: where no pace is known it is the longest run allowed, and the minutes may end well before it.
        lines[0] += f" · {words.say('web.train.most', distance=words.told(work.distance_km, KM))}"
    if work.hr_bpm is not None:
        lines.append(words.say("web.train.hr", low=work.hr_bpm[0], high=work.hr_bpm[1]))
    for part in work.intervals or []:
        lines.append(
            words.say(
                "web.train.interval",
                repeat=part["repeat"],
                work=f"{part['work_minutes']:g}",
                work_zone=part["work_zone"],
                rest=f"{part['rest_minutes']:g}",
                rest_zone=part["rest_zone"],
            )
        )
    return lines


def rule_told(words: WebWords, rule: str) -> str:
    """A rule in words; a rule nobody wrote words for is told by its id."""
    key = f"web.train_rule.{rule_key(rule)}"
    return words.say(key) if words.has(key) else rule


def ruled(words: WebWords, rule: str) -> str:
    """A rule in words as HTML, with its id for who points at it; "" without a rule."""
    if not rule:
        return ""
    return f'<span class="rule" title="{escape(words.say("web.train.rule_id", id=rule))}">{escape(rule_told(words, rule))}</span>'


def reads_only(guest: Guest) -> bool:
    """Whether a guest may look at the plan and change nothing: a coach (access_rules: nobody writes in an athlete's name)."""
    return guest.visitor.role == "coach"


def focus_told(words: WebWords, focus: str) -> str:
    """What a week is for."""
    key = f"web.train_focus.{focus}"
    return words.say(key) if words.has(key) else focus


def day_told(words: WebWords, day: str) -> str:
    """A day of the week, as a heading has it."""
    return words.say(f"web.train_day.{day}")


def sum_of(week: PlannedWeek) -> tuple[float, int]:
    """Minutes and sets of a week; drills count as no set."""
    sessions = [s for d in week.days for s in d.sessions]
    return sum(s.minutes for s in sessions), sum(len(e.sets) for s in sessions for e in s.exercises if not is_drill(e))


def date_of(guest: Guest, monday: date | None, day: str) -> str:
    """The date of a day of the week that begins on a monday, short; "" when that is not known."""
    return "" if monday is None else guest.words.day(monday + timedelta(days=DAYS.index(day)))
