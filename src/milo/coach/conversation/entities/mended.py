"""What was done, with other numbers in the place of its own: what a correction says of it."""

from __future__ import annotations

import re
from dataclasses import replace

from milo.coach.conversation.entities.holds import holds_told, one_time, tells_time
from milo.coach.conversation.entities.quantities import bare_severity
from milo.coach.conversation.entities.sets import Compact, placed_in_set, pointed, sane
from milo.coach.conversation.entities.shorthand import spelled_out
from milo.coach.conversation.values import RPE_TOP, Done, DoneSet
from milo.coach.talk.heard.done_words import NOT_DONE, OTHER_DAYS
from milo.coach.talk.words.numbers_said import Said, converted, numbers_in
from milo.vocabulary.held_exercises import may_last
from milo.vocabulary.talk import Language

MOST_CHARACTERS, MOST_MINUTES, MOST_KM = 300, 1_440.0, 1_000.0  # beyond these it was meant otherwise (our choice)


def mended(done: Done, text: str, language: Language, units: str = "metric") -> Done | None:
    """What was done with the numbers of a text in the place of its own; None where a number has no place in it.

    text: nothing but those numbers, such as "6 km", "3x6", "62.5 kg with 2 in reserve".  units: as read_done takes them.

    >>> mended(Done(exercise="back_squat", sets=(DoneSet(5, 100.0),)), "102.5 kg", "en").sets == (DoneSet(5, 102.5),)
    True
    """
    if done.pain is not None:
        level = bare_severity(text)
        return None if level is None else replace(done, pain=replace(done.pain, level=level))
    plain = re.sub(r"\b(rir|rpe) (?:of|de) (?=\d)", r"\1 ", spelled_out(text))
    spoken = re.sub(r"(?<=\w)'(?=\w)", "", plain)
    if len(text) > MOST_CHARACTERS or NOT_DONE.search(spoken) or OTHER_DAYS.search(spoken):
        return None
    if done.exercise is None:
        length = stretch(numbers_in(_bare(done, plain, language, units), language))
        if length is None or length == (None, None):
            return None
        minutes, km = length
        return replace(done, minutes=done.minutes if minutes is None else minutes, distance_km=km or done.distance_km)
    plain = _bare(done, plain, language, units)
    lasted = _lasted(done, plain, language, units)
    if lasted:
        return replace(done, sets=lasted)
    compact, told = Compact.of(plain), {}
    for said in numbers_in(plain, language):
        if any(a <= said.start < b for a, b in compact.spans):
            continue
        placed = placed_in_set(said, done.exercise, plain, units)
        if placed is None or placed[0] in told:
            return None
        told[placed[0]] = placed[1]
    if not (compact.sets or told) or (compact.sets and {"reps", "sets"} & told.keys()):
        return None
    first = done.sets[0]
    sets = list(compact.sets or done.sets)
    if "sets" in told:
        sets = [first] * int(told["sets"])
    rir = told.get("rir", RPE_TOP - told["rpe"] if "rpe" in told else None)
    made = tuple(
        DoneSet(
            int(told["reps"]) if "reps" in told else s.reps,
            told.get("kg", s.weight_kg if s.weight_kg is not None else first.weight_kg),
            rir if rir is not None else s.rir if s.rir is not None else first.rir,
            None if "reps" in told else s.duration_s,
        )
        for s in sets
    )
    return replace(done, sets=made) if sane(made, rir) else None


def _bare(done: Done, plain: str, language: Language, units: str) -> str:
    """A number without a unit as the one figure of a stretch, or the load of sets, that it comes near; else as it was.

    Near: between half and twice of what was told. Of two figures it is near to, neither is meant for sure.
    """
    numbers = numbers_in(plain, language)
    if len(numbers) != 1 or numbers[0].unit is not None or re.fullmatch(r"[\d.,]+", plain.strip(" .!,")) is None:
        return plain
    whole = numbers[0].value == int(numbers[0].value)
    if not whole and len(re.split("[,/-]", plain)) == len(done.sets) > 1:
        # "12,10" of two sets is how often each was done.
        return plain
    pound = units == "imperial"
    km, load = done.distance_km, done.sets[0].weight_kg if done.sets else None
    stood = {
        "min": done.minutes,
        "mi" if pound else "km": None if km is None else converted(km, "km", "mi" if pound else "km"),
        "m": None if km is None else 1_000 * km,
        "lb" if pound else "kg": None if load is None else converted(load, "kg", "lb" if pound else "kg"),
        "reps": done.sets[0].reps if done.sets and whole else None,
        "s": done.sets[0].duration_s if done.sets else None,
    }
    near = [unit for unit, was in stood.items() if was and 0.5 <= numbers[0].value / was <= 2]
    return pointed(f"{plain.strip(' .!,')} {near[0]}") if len(near) == 1 else plain


def _lasted(done: Done, plain: str, language: Language, units: str) -> tuple[DoneSet, ...] | None:
    """The sets with other times; one time alone is that of them all. None where the text tells no times."""
    assert done.exercise is not None
    if not tells_time(plain, language):
        return None
    one = one_time(done.exercise, plain, language, units)
    if one is not None:
        made = tuple(replace(s, reps=None, duration_s=one) for s in done.sets)
        return made if may_last(done.exercise) and sane(made, None) else None
    sets = holds_told(done.exercise, plain, language, units, told=True)
    load = done.sets[0].weight_kg
    return sets and tuple(s if s.weight_kg is not None else replace(s, weight_kg=load) for s in sets)


def stretch(numbers: list[Said]) -> tuple[float | None, float | None] | None:
    """Minutes and km; hours, minutes and seconds add up, and any other number makes it unclear."""
    times: dict[str, float] = {}
    km: float | None = None
    for said in numbers:
        if said.unit in {"min", "h", "s"} and said.unit not in times:
            times[said.unit] = converted(said.value, said.unit, "min")
        elif said.unit in {"km", "mi", "m"} and km is None:
            km = round(converted(said.value, said.unit, "km"), 3)
        else:
            return None
    minutes = round(sum(times.values()), 2) if times else None
    if (minutes is not None and not 0 < minutes <= MOST_MINUTES) or (km is not None and not 0 < km < MOST_KM):
        return None
    return minutes, km
