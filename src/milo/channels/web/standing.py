"""What a figure, a piece of advice, a lift or a workout stands on, found again by its address: "load.form", "advice.few_steps"."""

from __future__ import annotations

from dataclasses import dataclass, field

from milo.insight.views import Week
from milo.report.sections.summary import tip
from milo.report.speech import FORMS, Words
from milo.report.tiles import tile
from milo.vocabulary.advice import Figure, Receipt
from milo.vocabulary.errors import NotFound

VIEWS = ("load", "sleep", "recovery", "strength", "activity", "body", "food")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Something Milo said, in words, with its receipts. value: as told, unit included."""

    title: str
    value: str = ""
    note: str = ""
    origin: str = ""
    receipts: list[Receipt] = field(default_factory=list)


def figure_address(week: Week, figure: Figure) -> str | None:
    """The address of a figure of the week's views; None when it is in none of them."""
    for view in VIEWS:
        if figure.name in getattr(week, view).figures:
            return f"{view}.{figure.name}"
    return None


def find_standing(week: Week, address: str, words: Words) -> Standing:
    """What is said at an address. Raises NotFound."""
    group, _, name = address.partition(".")
    if group in VIEWS and name in getattr(week, group).figures:
        return _figure(getattr(week, group).figures[name], words)
    if group == "advice":
        for advice in week.advice:
            if advice.rule == name:
                said = tip(advice, words)
                return Standing(title=said.title, note=said.text, receipts=advice.receipts)
    if group == "lift":
        for line in week.strength.lifts:
            if line.exercise == name:
                found = _figure(line.e1rm_kg, words)
                between = words.between(line.e1rm_kg)
                note = f"{words.say('table.likely')}: {between} {words.unit('kg')}" if between else found.note
                return Standing(
                    title=f"{line.exercise} · {found.title}",
                    value=found.value,
                    note=note,
                    origin=found.origin,
                    receipts=found.receipts,
                )
    if group == "workout":
        for workout in week.load.workouts:
            if workout.workout_id == name:
                return _workout(workout.title, workout.activity_type, workout.load_au or workout.load, workout.method_why, words)
    raise NotFound("a figure of this week", repr(address), "open it from the week")


def _figure(figure: Figure, words: Words) -> Standing:
    if figure.name not in FORMS:
        return Standing(title=figure.name, receipts=figure.receipts)
    shown = tile(figure, words)
    between = words.between(figure)
    note = shown.note or (words.say("web.receipt.range", between=between) if between else "")
    value = " ".join(part for part in (shown.value, shown.unit) if part)
    return Standing(title=shown.label, value=value, note=note, origin=str(figure.origin), receipts=figure.receipts)


def _workout(title: str | None, activity: str, load: Figure | None, why: str | None, words: Words) -> Standing:
    name = title or words.say(f"activity.{activity}")
    if load is None or load.value is None:
        note = words.reason(load) if load is not None else words.say("general.not_known")
        return Standing(title=name, note=note, receipts=load.receipts if load is not None else [])
    value = f"{words.number(load.value)} {words.unit('au')}"
    note = words.say(f"method_why.{why}") if why else ""
    return Standing(title=name, value=value, note=note[:1].upper() + note[1:], origin=str(load.origin), receipts=load.receipts)
