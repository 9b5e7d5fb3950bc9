"""The week in a few sentences, its main figures, and what to do next."""

from __future__ import annotations

from typing import Any, ClassVar

from milo.insight.advice import load_before
from milo.insight.views import Week
from milo.report.blocks import AdviceList, Block, Paragraph, Sentence, Tile, Tiles, Tip
from milo.report.sections.load import weighed_in_part
from milo.report.speech import Words
from milo.report.tiles import find, quiet, spark, tile
from milo.vocabulary.advice import Advice, Figure
from milo.vocabulary.weeks import week_end


class Section:
    """What it means and what to do next."""

    name: ClassVar[str] = "summary"
    order: ClassVar[int] = 10

    def title(self, words: Words) -> str:
        return words.say("section.summary")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        sentences = meaning(week, words)
        blocks: list[Block] = [Paragraph(sentences=sentences)] if sentences else [quiet(words.say("summary.nothing"))]
        main = main_tiles(week, words)
        if main:
            blocks.append(Tiles(tiles=main))
        if week.advice:
            blocks.append(AdviceList(title=words.say("summary.next"), tips=[tip(advice, words) for advice in week.advice]))
        return blocks


def tip(advice: Advice, words: Words) -> Tip:
    """A recommendation in words; names of muscles and exercises among its parameters are told in the athlete's language."""
    values: dict[str, Any] = dict(advice.params)
    if "muscles" in values:
        values["muscles"] = [words.word("muscle", muscle) for muscle in values["muscles"]]
    if "lifts" in values:
        values["lifts"] = [words.exercise(lift) for lift in values["lifts"]]
    return Tip(
        rule=advice.rule,
        colour=advice.colour,
        urgency=words.say(f"priority.{advice.priority}"),
        title=words.say(f"advice.{advice.rule}.title"),
        text=words.say(f"advice.{advice.rule}.text", **values),
        receipts=advice.receipts,
    )


def main_tiles(week: Week, words: Words) -> list[Tile]:
    """The four figures of the page's head, those that have a value."""
    load, sleep, recovery, activity = week.load, week.sleep, week.recovery, week.activity
    hrv = _first(recovery.figures, "hrv_rmssd_ms", "hrv_sdnn_ms")
    wanted = [
        (load.figures.get("weekly_load"), find(load.series, "load_au")),
        (sleep.figures.get("mean_h"), find(sleep.series, "asleep_h")),
        (recovery.figures.get("resting_hr_bpm"), find(recovery.series, "resting_hr_bpm")),
        (hrv, find(recovery.series, hrv.name) if hrv else None),
        (activity.figures.get("steps_per_day"), find(activity.series, "steps")),
        (week.strength.figures.get("hard_sets"), None),
        (week.body.figures.get("weight_kg"), find(week.body.series, "weight_trend_kg")),
    ]
    known = [(figure, series) for figure, series in wanted if figure is not None and figure.value is not None]
    return [tile(figure, words, spark=spark(series, words, week.last)) for figure, series in known[:4]]


def meaning(week: Week, words: Words) -> list[Sentence]:
    """What the week was, in sentences that each carry their receipts; only what is known is said."""
    sentences = [
        *_training(week, words),
        *_sleep(week, words),
        *_recovery(week, words),
        *_activity(week, words),
        *_strength(week, words),
        *_body(week, words),
    ]
    return [s for s in sentences if s.text]


def _training(week: Week, words: Words) -> list[Sentence]:
    count, minutes, load = (week.load.figures.get(name) for name in ("workouts", "minutes", "weekly_load"))
    if count is None or count.value is None:
        return []
    receipts = list(count.receipts)
    if not count.value:
        return [Sentence(text=words.say("summary.no_training"), receipts=receipts)]
    if minutes is None or minutes.value is None:
        return [Sentence(text=words.say("summary.trained", count=count.value), receipts=receipts)]
    timed = {id for r in minutes.receipts for id in r.record_ids}
    key = "summary.trained_for_some" if len(timed) < count.value else "summary.trained_for"
    said = [Sentence(text=words.say(key, count=count.value, minutes=minutes.value), receipts=receipts)]
    # Half a week beside whole ones would be no fair comparison.
    before = load_before(week.load, week.last) if week.last == week_end(week.last, week.first.weekday()) else None
    if load is not None and load.value is not None:
        part = weighed_in_part(week.load, words)
        if before and not part:  # some workouts beside all of those before would not be a fair comparison
            change = load.value / before - 1
            how = "same" if abs(change) < 0.05 else "above" if change > 0 else "below"  # under 5 % is no difference: our choice
            text = words.say(f"summary.load_{how}", load=load.value, change=abs(change), before=before)
        else:
            text = words.say("summary.load", load=load.value)
        said.append(Sentence(text=text, receipts=load.receipts))
        if part:
            said.append(Sentence(text=part, receipts=load.receipts))
    return said


def _sleep(week: Week, words: Words) -> list[Sentence]:
    mean, quality = week.sleep.figures.get("mean_h"), week.sleep.figures.get("quality")
    if mean is None or mean.value is None:
        return []
    if quality is None or quality.value is None:
        return [Sentence(text=words.say("summary.slept", mean_h=mean.value), receipts=mean.receipts)]
    return [Sentence(text=words.say("summary.slept_well", mean_h=mean.value, quality=quality.value), receipts=mean.receipts)]


def _recovery(week: Week, words: Words) -> list[Sentence]:
    said = []
    for name in ("resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms"):
        figure = week.recovery.figures.get(name)
        state = week.recovery.states.get(name, "unknown")
        if figure is None or figure.value is None:
            continue
        between = words.between(figure)
        if between is None or state == "unknown":
            text = words.say(f"summary.{name}", value=figure.value)
        else:
            text = words.say(f"summary.{name}_{state}", value=figure.value, between=between)
        said.append(Sentence(text=text, receipts=figure.receipts))
    return said


def _activity(week: Week, words: Words) -> list[Sentence]:
    steps = week.activity.figures.get("steps_per_day")
    if steps is None or steps.value is None:
        return []
    return [Sentence(text=words.say("summary.walked", steps=steps.value), receipts=steps.receipts)]


def _strength(week: Week, words: Words) -> list[Sentence]:
    hard, sessions = week.strength.figures.get("hard_sets"), week.strength.figures.get("sessions")
    if hard is None or not hard.value or sessions is None or not sessions.value:
        return []
    return [Sentence(text=words.say("summary.lifted", sets=hard.value, count=sessions.value), receipts=hard.receipts)]


def _body(week: Week, words: Words) -> list[Sentence]:
    weight, change = week.body.figures.get("weight_kg"), week.body.figures.get("weight_change_kg_per_week")
    if weight is None or weight.value is None:
        return []
    if change is None or change.value is None:
        return [Sentence(text=words.say("summary.weight", weight=weight.value), receipts=weight.receipts)]
    text = words.say("summary.weight_change", weight=weight.value, change=change.value)
    return [Sentence(text=text, receipts=[*weight.receipts, *change.receipts])]


def _first(figures: dict[str, Figure], *names: str) -> Figure | None:
    return next((figures[n] for n in names if n in figures and figures[n].value is not None), None)
