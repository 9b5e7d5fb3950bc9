"""Questions for a part of what is known rather than the whole: when something comes, one week, one exercise, what was done when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from milo.coach.talk.heard.exercise_asked import asked_of_lift
from milo.coach.talk.words import part_patterns as shape
from milo.coach.talk.words.advice_app_words import OF_THE_APP
from milo.coach.talk.words.advice_words import ADVICE, OF_FOOD
from milo.coach.talk.words.subject_words import SHORT, SUBJECTS
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.plan import DAYS, Day

MOST_WORDS = 30  # of a question for a part; what is longer tells a story (our choice)
KM_PER_MILE, HALF_KM = 1.609344, 21.0975
LEAST_IF = 4  # letters: "sí" alone is a yes, not an if

Part = Literal[
    "next", "where", "days", "weeks", "week", "rest_of_week", "weekend", "exercises", "volume", "planned", "time", "count", "lift",
    "endurance", "race", "day", "last", "times", "distance", "longest", "best", "trend", "night", "weight_change", "muscles",
    "missed", "compare", "zones", "max_hr", "hits", "easier", "harder", "for_muscle", "goal", "age", "height", "equipment",
    "injuries", "reps", "no_span", "all", "eaten", "foods", "gear", "joints", "versus", "minutes", "hours", "sets",
    "supplements", "energy", "longest_ahead", "hardest", "eaten_today",
    "rest_food", "training_food", "best_run",
]  # fmt: skip
Window = Literal["this_week", "last_week", "this_month", "last_month", "month"]


@dataclass(frozen=True)
class Asked:
    """name: of the intent.  part: which part of its answer.  subject: a key of SUBJECTS.  week: number in the plan.

    km: a distance whose fastest run is asked for.
    ahead: of next week.  back: days before today, of what was done.  day: a past day of the week.  window: of what is counted.
    advice: key of advice_words.ADVICE.  figures: names of figures that are meant, none for the whole topic.
    """

    name: Literal["today", "plan", "done", "numbers", "food", "why", "how", "advice", "me"]
    part: Part | None = None
    subject: str | None = None
    week: int | None = None
    back: int | None = None
    day: Day | None = None
    window: Window | None = None
    advice: str | None = None
    figures: tuple[str, ...] = ()
    ahead: bool = False
    km: float | None = None


_ABOUT_ME: dict[Part, str] = {
    "all": r"\b(?:what (?:do|did) you (?:know|remember) (?:about|of) me|who am i|my profile|que sabes de mi|quien soy|mi perfil)\b",
    "goal": r"\b(?:whats|what is|what was|cual es) (?:my|mi) (?:goal|objetivo|meta)\b(?! (?:weight|pace|time|de peso))",
    "age": r"\b(?:how old am i|cuantos anos tengo|que edad tengo|my age)\b",
    "height": r"\b(?:how tall am i|cuanto mido|my height|mi altura|que altura tengo)\b",
    "injuries": r"\b(?:what|which|que|cuales)\b.*\b(?:injuries|lesiones)\b.*\b(?:have|got|noted|tengo|apuntad\w+|sabes)\b|"
    r"\b(?:what|which|cuales) (?:are|son) (?:my|mis) (?:injuries|lesiones)\b",
    "equipment": r"\b(?:what|which|que) (?:equipment|gear|material|equipamiento)\b.*\b(?:have|got|tengo|my)\b",
}
_BY_THE_WAY = OF_FOOD | {"shoes", "motivation"}
"""What may be named beside training that is told, and is then no question."""
_OF_OTHER_DAYS = re.compile(
    r"\b(?:yesterday|tomorrow|week|month|ayer|manana|semana|mes|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|"
    r"jueves|viernes|sabado|domingo|(?:a|per|each|every|al|por|cada) (?:day|dia)|train\w*|run\w*|race|burn\w*|quem\w*|entren\w*|"
    r"corr\w*|carrera)\b"
)
"""What makes a question for food one of another day, or of what was spent."""
_OF_IF = ("failure", "unfinished", "missed", "in_a_row", "easy_pace", "weather")
"""General questions that are asked with an if and that no simulation answers."""
_PLAN_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("all", shape.NEXT_WEEK), ("rest_of_week", shape.REST_OF_WEEK), ("weekend", shape.WEEKEND), ("where", shape.PLAN_END),
    ("weeks", shape.ALL_WEEKS),    ("exercises", shape.EXERCISES), ("days", shape.DAYS_A_WEEK),
)  # fmt: skip


def part_asked(plain: str, exercise: str | None, bare: str | None = None) -> Asked | None:
    """Which part is asked for; None where a text asks for no part. plain: as intents makes it; exercise: id of one that is named.

    bare: the text with a plain lift in that one's place, so that "calf stretch" asks nothing of stretching; None: no name in it.

    >>> part_asked("when is leg day", None).subject, part_asked("what did i do last monday", None).day
    ('legs', 'monday')
    """
    words = plain.split()
    if len(words) > MOST_WORDS:
        return None
    plain = " ".join(SHORT.get(word, word) for word in words)
    bare = plain if bare is None else bare
    if len(plain) > LEAST_IF and shape.IF.search(plain):
        # What happens when a session or a set goes wrong is told; any other if is for the twin.
        return next((Asked("plan", advice=key) for key in _OF_IF if re.search(ADVICE[key], plain)), None)
    if exercise is not None and shape.REST_OF_SETS.search(plain):
        return Asked("today", "lift")
    found = _of_milo(plain, bare)
    if found is not None:
        return found
    lift = asked_of_lift(plain, bare) if exercise is not None else None
    if lift is not None:
        return Asked("numbers", "muscles") if lift == "muscles" else Asked("how", None if lift == "form" else lift)
    if exercise is not None and shape.LOAD.search(plain) and not shape.LOAD.search(bare):
        # The "peso" of a "peso muerto" asks for no weight; its maximum may be asked for all the same.
        return Asked("numbers", "best") if shape.BEST.search(bare) and not shape.NO_LIFT_BEST.search(bare) else None
    for reader in (_of_the_past, _of_the_lift, _of_the_plan):
        found = reader(plain, exercise)
        if found is not None:
            return found
    return None


def named_in(plain: str) -> Asked:
    """What a text names beside what it asks: subject, week, past day, days back, window."""
    week = shape.WEEK_NO.search(plain)
    return Asked(
        "plan",
        subject=_subject(plain),
        week=int(week[1]) if week is not None else None,
        back=_back(plain),
        day=_past_day(plain),
        window=_window(plain),
    )


def _of_milo(plain: str, bare: str) -> Asked | None:
    for part, words in _ABOUT_ME.items():
        if re.search(words, plain):
            return Asked("me", part)
    key = next((key for key, pattern in _advice() if pattern.search(plain) and pattern.search(bare)), None)
    if key is None:
        return None
    if key in _BY_THE_WAY and shape.TOLD.search(plain):
        return None
    # of training, so that a lock of training answers it before we do
    return Asked("food" if key in OF_FOOD else "advice" if key in OF_THE_APP else "plan", advice=key)


def _distance(plain: str) -> float | None:
    """The distance in km whose fastest run a text asks for."""
    found = shape.BEST_RUN.search(plain)
    if found is None:
        return None
    named = {"mile": KM_PER_MILE, "half": HALF_KM, "full": 2 * HALF_KM}
    written = found["km"] or found["km2"]
    return float(written.replace(",", ".")) if written else next(km for name, km in named.items() if found[name])


def _of_the_past(plain: str, exercise: str | None) -> Asked | None:
    past = re.search(rf"\b(?:{shape.PAST})\b", plain)
    window = _window(plain)
    other_span = window is None and shape.OTHER_SPAN.search(plain) is not None
    if (km := _distance(plain)) is not None:
        return Asked("done", "best_run", km=km)
    if shape.LONGEST.search(plain) and (past or "my" in plain or "mi " in plain):
        return Asked("done", "longest", _subject(plain))
    if shape.COMPARE.search(plain):
        return Asked("done", "compare")
    if shape.FOOD_OF_REST.search(plain) or shape.FOOD_OF_TRAINING.search(plain):
        return Asked("food", "rest_food" if shape.FOOD_OF_REST.search(plain) else "training_food")
    if shape.EATEN_TODAY.search(plain) and not _OF_OTHER_DAYS.search(plain):
        return Asked("food", "eaten_today")
    if shape.WHAT_I_ATE.search(plain):
        return Asked("food", "eaten")
    if shape.TIMES.search(plain) and (shape.MISSED.search(plain) and past):
        return Asked("done", "missed", window=window)
    if other_span and past and (shape.TIMES.search(plain) or (shape.HOW_FAR.search(plain) and not shape.NOT_FAR.search(plain))):
        return Asked("done", "no_span")
    if exercise is not None and past and window is not None and shape.HOW_MANY.search(plain) and not shape.TIMES.search(plain):
        return Asked("done", "reps", window=window)
    if exercise is None and past and shape.SETS_OF_ALL.search(plain) and not shape.NOT_SETS.search(plain) and _back(plain) is None:
        window = window or "this_week"
        muscle = next((key for key, pattern in _subjects() if key in MUSCLES and pattern.search(plain)), None)
        return Asked("done", "sets", muscle, window=window)
    if (
        shape.TIMES.search(plain)
        and (past or window not in {"this_week", None})
        and not (shape.SETS.search(plain) or shape.KILOMETRES.search(plain))
    ):
        return Asked("done", "times", _activity(plain), window=window or "this_week")
    if shape.WHAT_PACE.search(plain):
        back, day = _back(plain), _past_day(plain)
        if back is not None or day is not None:
            return Asked("done", "day", back=back, day=day)
        return Asked("done", "last", _activity(plain) or "running")
    if shape.LAST.search(plain) and not shape.SPAN.search(plain):
        return Asked("done", "last", _activity(plain))
    if shape.WHAT_I_DID.search(plain) and not shape.NOT_TRAINED.search(plain):
        back, day = _back(plain), _past_day(plain)
        if back is not None or day is not None:
            return Asked("done", "day", back=back, day=day)
        if other_span:
            return Asked("done", "no_span")
        if window is not None and not shape.HOW_FAR.search(plain):
            return None
    if shape.HOW_FAR.search(plain) and past and not shape.NOT_FAR.search(plain):
        return Asked("done", "distance", _activity(plain), window=window or "this_week")
    return None


def _of_the_lift(plain: str, exercise: str | None) -> Asked | None:
    if shape.MINE.search(plain):
        if shape.MAX_HR.search(plain) and not shape.DEFINING.search(plain):
            return Asked("numbers", "max_hr")
        if shape.ZONES.search(plain):
            return Asked("numbers", "zones")
    if shape.BURNED.search(plain) and not shape.NEEDED.search(plain):
        return Asked("numbers", figures=("active_energy_kcal_per_day",))
    if shape.FITTER.search(plain) and shape.AM_I.search(plain) and not shape.WHY.search(plain):
        return Asked("numbers", figures=("fitness", "form", "resting_hr_bpm"))
    step = shape.STEP.search(plain)
    if exercise is not None and step is not None:
        return Asked("how", "easier" if step["easier"] or step["easier2"] else "harder")
    if exercise is None and _subject(plain) in MUSCLES and shape.FOR_MUSCLE.search(plain):
        return Asked("how", "for_muscle", _subject(plain))
    if exercise is None and shape.MUSCLES_OF.search(plain):
        return Asked("today", "hits")
    if exercise is not None and shape.MUSCLES_OF.search(plain):
        return Asked("numbers", "muscles")
    if shape.WHY.search(plain) or shape.CHANGE.search(plain):
        return None
    night = shape.LAST_NIGHT.search(plain) is not None or _past_day(plain) is not None
    if night and shape.SLEPT.search(plain) and not shape.SHOULD.search(plain):
        return Asked("numbers", "night", day=_past_day(plain))
    if shape.WEIGHT_CHANGE.search(plain):
        return Asked("numbers", "weight_change")
    strength = shape.STRENGTH.search(plain)
    if exercise is not None and shape.LAST_LIFT.search(plain):
        return Asked("done", "last")
    if (exercise is not None or strength) and shape.TREND.search(plain):
        return Asked("numbers", "trend")
    if shape.BEST.search(plain) and (exercise is not None or strength) and not shape.NO_LIFT_BEST.search(plain):
        return Asked("numbers", "best")
    if exercise is not None and shape.LOAD.search(plain):
        return Asked("today", "lift")
    return Asked("today") if shape.WHICH_LOAD.search(plain) else None


def _of_the_plan(plain: str, exercise: str | None) -> Asked | None:
    if exercise is None and (shape.CHANGED.search(plain) or shape.SAFE_FOR.search(plain) or shape.KNOWN_HOW.fullmatch(plain)):
        return Asked("why")
    if shape.PLAN_OF_TODAY.fullmatch(plain):
        return Asked("today")
    if shape.ON_TRACK.search(plain):
        return Asked("done", "missed")
    if shape.WHY.search(plain) or shape.CHANGE.search(plain):
        return None
    past = re.search(rf"\b(?:{shape.PAST}|last|pasada)\b", plain)
    if shape.RACE.search(plain) and shape.WHEN.search(plain) and not shape.ADVISING.search(plain):
        return Asked("plan", "race")
    if past is not None:
        return None
    week = shape.WEEK_NO.search(plain)
    if week is not None:
        return Asked("plan", "week", week=int(week[1]))
    if shape.NEXT_UP.search(plain):
        return Asked("today", "time")
    if exercise is None and shape.HARDEST.search(plain):
        return Asked("plan", "hardest", ahead=shape.COMING_WEEK.search(plain) is not None)
    counted = _counted(plain, exercise)
    if counted is not None:
        return counted
    subject = _subject(plain)
    if shape.THIS_WEEK.fullmatch(plain):
        return Asked("plan")
    for part, pattern in _PLAN_PARTS:
        if pattern.search(plain):
            return Asked("plan", part)
    if shape.COUNT.search(plain):
        return Asked("today", "count")
    if exercise is None and shape.REPS_TODAY.search(plain):
        return Asked("today")
    if shape.TIME.search(plain):
        return Asked("today", "time")
    if shape.PLANNED_KM.search(plain) and re.search(r"\b(?:week|semana)\b", plain):
        return Asked("plan", "planned")
    if shape.ENDURANCE.search(plain) and shape.TO_RUN.search(plain) and exercise is None:
        if subject == "long":
            return Asked("today", "next", subject)
        return Asked("today", "endurance")
    if exercise is not None and shape.BY_DAY.search(plain) and shape.IS_IT.search(plain):
        return Asked("today")
    if (
        (subject is not None or exercise is not None)
        and shape.WHEN.search(plain)
        and not (shape.ADVISING.search(plain) or shape.BY_DAY.search(plain) or shape.TO_REACH.search(plain))
    ):
        return Asked("today", "next", subject)
    if subject == "long" and shape.ASKING.search(plain) and not shape.WHAT_IS_A.search(plain):
        return Asked("today", "next", subject)
    return None


def _counted(plain: str, exercise: str | None) -> Asked | None:
    """Sets or minutes of a week that are to be added up; a muscle's sets are a week's also where none is named."""
    of_a_week, ahead = shape.OF_A_WEEK.search(plain) is not None, shape.COMING_WEEK.search(plain) is not None
    if shape.VOLUME.search(plain) and shape.HOW_MUCH.search(plain):
        # "series" are intervals too; beside a muscle they are its sets.
        muscle = next((key for key, pattern in _subjects() if key in MUSCLES and pattern.search(plain)), None)
        of_a_day = shape.BY_DAY.search(plain) is not None and not of_a_week
        of_all = of_a_week and exercise is None and shape.SETS_OF_ALL.search(plain) and not shape.NOT_SETS.search(plain)
        if (muscle is not None and not of_a_day) or of_all:
            return Asked("plan", "volume", muscle, ahead=ahead)
    if of_a_week and exercise is None and shape.MINUTES.search(plain) and not shape.NOT_ALL_MINUTES.search(plain):
        part: Part = "minutes" if shape.IN_MINUTES.search(plain) else "hours"
        return Asked("plan", part, _activity(plain), ahead=ahead)
    return None


@cache
def _advice() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(asked)) for key, asked in ADVICE.items() if asked)


@cache
def _subjects() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(rf"\b(?:{words})\b")) for key, words in SUBJECTS.items())


def _subject(plain: str) -> str | None:
    return next((key for key, pattern in _subjects() if pattern.search(plain)), None)


def _activity(plain: str) -> str | None:
    """running, cycling, ... or strength, of what was done."""
    if re.search(r"\b(?:ran|corri|corrido)\b", plain):
        return "running"
    found = _subject(plain)
    return found if found in {"running", "cycling", "swimming", "rowing", "strength"} else "running" if found == "long" else None


def _window(plain: str) -> Window | None:
    if re.search(r"\b(?:last week|previous week|semana (?:pasada|anterior)|ultima semana)\b", plain):
        return "last_week"
    if re.search(r"\b(?:(?:last|previous) month|mes (?:pasado|anterior))\b", plain):
        return "last_month"
    if re.search(r"\b(?:this month|este mes)\b", plain):
        return "this_month"
    if re.search(r"\b(?:month|mes|30 (?:days|dias)|four weeks|cuatro semanas)\b", plain):
        return "month"
    return "this_week" if re.search(r"\b(?:week|semana)\b", plain) else None


def _back(plain: str) -> int | None:
    if re.search(r"\b(?:the )?day before yesterday\b|\banteayer\b|\bantes de ayer\b|\bantier\b", plain):
        return 2
    ago = shape.AGO.search(plain)
    if ago is not None:
        said = ago[1] or ago[2]
        return shape.COUNTS.get(said) or int(said)
    if re.search(r"\b(?:yesterda?y|yestrday|yesturday|last night|ayer|anoche|alla)\b", plain):
        return 1
    return 0 if re.search(r"\b(?:today|tonight|hoy|this morning|esta manana)\b", plain) else None


def _past_day(plain: str) -> Day | None:
    return next((day for day in DAYS if re.search(rf"\b(?:{shape.LAST_DAY[day]})\b", plain)), None)
