"""What somebody may tell of a workout or a day: one place of limits for the pages, the API, the bot and the chat."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.exercises import catalogue, find_exercise, is_assisted, lifts_the_body
from milo.vocabulary.numbers_written import in_manner

MOST_REPS = 1_000.0  # of one set (our choice)
MOST_HELD_S = 36_000.0  # of one held set: a little above the longest plank on record, 9 h 38 min in 2023 (our choice)
MOST_KG = 1_000.0  # leg presses reach it, nothing else does (our choice)
MOST_FREE_KG = 520.0  # with no machine or cable: a little above the heaviest deadlift, 510 kg in 2025 (our choice)
MOST_HELP_KG = 200.0  # of a machine that carries part of the body (our choice)
MOST_RIR = 10.0  # the end of the scale: Zourdos et al., J Strength Cond Res 30:267, 2016
MOST_MINUTES = 1_440.0  # a day
MOST_MEAN_HR = 225.0  # bpm, of a whole outing (our choice): about the highest maximum of 13-year-olds, which nobody keeps up
MOST_KM = 1_000.0  # in a day (our choice)
MOST_KMH: dict[str, tuple[tuple[float, float], ...]] = {
    "walking": ((0, 20), (1.6, 18.5), (5, 17.5), (20, 16.5), (50, 15)),
    "running": ((0, 38), (0.4, 35), (0.8, 30), (1.5, 28), (3, 26), (5, 25), (10, 24), (21, 23), (42, 22), (100, 17.5)),
    "cycling": ((0, 90), (10, 80), (30, 70), (100, 60), (250, 55)),
    "swimming": ((0, 9), (0.2, 8), (1, 7.5)),
    "rowing": ((0, 25), (2, 24), (5, 22), (10, 21), (42, 19)),
}
"""Mean speeds in km/h that nobody has kept up over a distance, each from a number of km on: a few per cent above the world record
of that distance, since whoever goes further goes no faster.  Our choice, after the records of World Athletics, World Aquatics, UCI
and Concept2 at the end of 2025: 200 m run in 19.19 s, 800 m in 1:40.91, 5 km in 12:35, 10 km in 26:11, marathon in 2:00:35, 100 km
in 6:05; race walk of 5 km in 18:05 and of 50 km in 3:32; 56.8 km by bicycle in an hour, and more downhill; 50 m swum in 20.9 s,
1500 m in 14:30, and more with a current; 2 km rowed in 5:18, 10 km on a rower in 30 min."""
MOST_KMH_OTHER = 150.0  # skis and skates (our choice)
EARLIEST = date(1970, 1, 1)  # nothing an athlete's device exported is older (our choice)
AHEAD = timedelta(hours=1)  # a clock that is off (our choice); a moment told elsewhere has its own offset

_NUMBER = re.compile(r"-?\d+\.\d+(?: (?:kg|km|min|h|kcal))?")
_KEPT = re.compile(
    r"Expected (?P<wanted>.*?)(?:, but found (?P<found>.*?))?\.(?: (?P<do>.*))?"
    r"|wanted (?P<wanted_before>.*?)(?:; found (?P<found_before>.*?))?(?:; (?P<do_before>.*))?"  # records of before November 2026
)


class Refusal(BadValue):
    """Something told that cannot be kept, with its sentence for people.

    said: language -> sentence.  place: more for a page: of one set of several, {"exercise": as it was told, "set": which, from 0}.
    """

    code = "not_plausible"

    def __init__(self, key: str, wanted: str, found: str, do: str = "", **values: object) -> None:
        self.key = key
        self.place: dict[str, str | int] = {}
        self.said = {
            language: text.format(**{name: _told(value, language) for name, value in values.items()})
            for language, text in _sentences()[key].items()
        }
        super().__init__(wanted, found, do)


class StorageWithdrawn(Refusal):
    """Something new of somebody who does not allow that it is stored.

    reply: what the safety shell says to it all the same, as the doors tell a reply; None where there is nothing to say.
    """

    code = "storage_withdrawn"

    def __init__(self, reply: dict[str, Any] | None = None) -> None:
        self.reply = reply
        super().__init__("storage", "the athlete's consent to storage", "it withdrawn", "give it again, then send this once more")


def in_words(error: MiloError, language: str) -> str:
    """An error as a person reads it: its sentence in their language where it has one, else the three parts as they are."""
    if isinstance(error, Refusal):
        return error.said.get(language, error.said["en"])
    for wanted, words in _plain():
        if fits := wanted.fullmatch(error.wanted):
            said = language if language in words else "en"
            values = {**fits.groupdict(), "found": error.found, "do": error.do}
            return words[said].format(**{name: _told(value, said) for name, value in values.items()})
    return error.sentence()


def _told(value: object, language: str) -> object:
    """A value of a sentence; one that is a number, with or without a unit, in the language's manner."""
    return in_manner(value, language) if isinstance(value, str) and _NUMBER.fullmatch(value) else value


def told_in_words(said: str, language: str) -> str:
    """As in_words, of an error that was kept as its sentence: an import's."""
    parts = _KEPT.fullmatch(said)
    if parts is None:
        return said
    return in_words(BadValue(*(parts[name] or parts[f"{name}_before"] or "" for name in ("wanted", "found", "do"))), language)


def left_out_in_words(reason: str, language: str, quantity: Callable[[str], str]) -> str:
    """Why a row of a file was left out, or a note about the file, in the reader's words; as it is where nobody wrote those.

    quantity: a quantity's name -> what it is called in that language. An error without words of its own is quoted as English.
    """
    if (said := told_in_words(reason, language)) != reason:
        return said
    for pattern, words in _left_out():
        if (fits := pattern.fullmatch(reason)) and language in words:
            groups = fits.groupdict()
            if "quantity" in groups:
                groups["quantity"] = quantity(groups["quantity"])
            return words[language].format(**groups)
    return reason


def sentence(key: str, language: str) -> str:
    """A sentence with the places of its values as they are: "{reps} repetitions ..."."""
    return _sentences()[key][language if language in _sentences()[key] else "en"]


def check_set(
    exercise: str, reps: float | None, weight_kg: float | None, rir: float | None, duration_s: float | None = None
) -> None:
    """Raises Refusal for a set nobody can have done. exercise: a name or id; weight_kg below 0 is help, where there is any.

    duration_s: of a set that was held and has no repetitions.
    """
    if duration_s is not None and not 0 < duration_s <= MOST_HELD_S:
        raise Refusal(
            "held", f"seconds above 0 and up to {MOST_HELD_S:g}", f"{duration_s:g}", held=f"{duration_s:g}", most=f"{MOST_HELD_S:g}"
        )
    if reps and duration_s is not None:
        raise Refusal(
            "held_and_counted", "repetitions, or the seconds a set was held", "both", "leave out the one that was not counted"
        )
    if reps is None:
        if duration_s is None:
            raise BadValue("repetitions, or how many seconds the set was held", "neither", "add one of them")
    elif not 0 < reps <= MOST_REPS:
        raise Refusal("reps", f"repetitions above 0 and up to {MOST_REPS:g}", f"{reps:g}", reps=f"{reps:g}", most=f"{MOST_REPS:g}")
    elif reps != int(reps):
        raise Refusal("reps_whole", "whole repetitions", f"{reps:g}", "half of one is not counted", reps=f"{reps:g}")
    if rir is not None and not 0 <= rir <= MOST_RIR:
        raise Refusal("rir", f"reps in reserve from 0 to {MOST_RIR:g}", f"{rir:g}", rir=f"{rir:g}", most=f"{MOST_RIR:g}")
    if weight_kg is None:
        return
    most = MOST_FREE_KG if lifted_free(exercise) else MOST_KG
    if not weight_kg <= most:
        raise Refusal("load_high", f"at most {most:g} kg", f"{weight_kg:g} kg", load=f"{weight_kg:g} kg", most=f"{most:g} kg")
    if not weight_kg >= (-MOST_HELP_KG if helps(exercise) else 0):
        raise Refusal(
            "load_low", "a load of 0 kg or more; less only of an assisted exercise", f"{weight_kg:g} kg for {exercise}",
            "leave weight_kg out for the body alone", load=f"{weight_kg:g} kg", exercise=exercise,
        )  # fmt: skip


def lifted_free(exercise: str) -> bool:
    """Whether an exercise is one of the catalogue that no machine or cable carries."""
    known = catalogue().get(exercise) or find_exercise(exercise)
    return known is not None and not set(known.equipment) & {"machine", "cable"}


def helps(exercise: str) -> bool:
    """Whether help may carry part of the body in it, so that its load is less than nothing: pull-ups, dips, assisted ones."""
    known = catalogue().get(exercise) or find_exercise(exercise)
    name = exercise if known is None else known.name
    return is_assisted(exercise) or is_assisted(name) or lifts_the_body(name)


def check_pace(activity: str, minutes: float, distance_km: float | None) -> None:
    """Raises Refusal for a speed nobody goes. activity: in the profile's words."""
    if minutes > MOST_MINUTES:
        raise Refusal("too_long", f"at most {MOST_MINUTES:g} min", f"{minutes:g}", minutes=f"{minutes:g}", most=f"{MOST_MINUTES:g}")
    if not distance_km or minutes <= 0:
        return
    of_sport = MOST_KMH.get(activity, ((0, MOST_KMH_OTHER),))
    most, kmh = min(kmh for km, kmh in of_sport if distance_km >= km), 60 * distance_km / minutes
    if kmh > most:
        raise Refusal(
            "speed", f"at most {most:g} km/h for {activity}", f"{distance_km:g} km in {minutes:g} min ({kmh:.0f} km/h)",
            "check the distance and the minutes", km=f"{distance_km:g}", minutes=f"{minutes:g}", kmh=f"{kmh:.0f}", most=f"{most:g}",
        )  # fmt: skip


def check_moment(at: datetime, now: datetime, born: date | None = None) -> None:
    """Raises Refusal for a day still to come or one before anybody could have told it.

    at: with an offset; now: in the athlete's zone; born: if it is known. A later hour of today may be told: not everybody writes
    down afterwards.
    """
    if at.astimezone(now.tzinfo).date() > (now + AHEAD).date():
        raise Refusal("future", f"nothing after {now.date()}", str(at.date()), "check the date", day=at.date())
    first = max(EARLIEST, born or EARLIEST)
    if at.date() < first:
        raise Refusal("past", f"nothing before {first}", str(at.date()), "check the year", day=at.date(), first=first)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return {key: words for key, words in _catalogue().items() if key not in {"plain", "left_out"}}


@cache
def _plain() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    return [(re.compile(line.pop("wanted")), line) for line in (dict(each) for each in _catalogue()["plain"])]


@cache
def _left_out() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    return [(re.compile(line.pop("reason")), line) for line in (dict(each) for each in _catalogue()["left_out"])]


def _catalogue() -> dict[str, Any]:
    return tomllib.loads(files("milo.vocabulary").joinpath("refusals.toml").read_text(encoding="utf-8"))
