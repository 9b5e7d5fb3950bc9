"""The sections of body and strength: HRV and resting heart rate, sleep, weight against energy, lifts and muscles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from milo.channels.progress_desk import Progress
from milo.channels.web.guest import Guest
from milo.channels.web.progress_charts import (
    YEAR_WEEKS,
    Panel,
    Pin,
    Shown,
    counted,
    leveled,
    lines,
    thinned,
    week_label,
    weeks_of,
)
from milo.channels.web.train_told import weight
from milo.channels.web.words import WebWords
from milo.insight.lift_history import LiftHistory
from milo.insight.recovery_lines import Banded
from milo.insight.week_sums import LANDMARKS
from milo.report.blocks import Bars, Line, LineChart
from milo.vocabulary.weeks import week_start

LIFTS_SHOWN = 4  # more lines than that cross too often to be read
FIXED_SHOWN = 3
MEAN_WEEKS = 4  # full weeks behind a muscle's bar (our choice)
WEEK = 7


def recovery_panel(progress: Progress, since: date | None, guest: Guest) -> Panel:
    """HRV and resting heart rate, each with its week's mean in the own range."""
    say = guest.words.say
    said = [say("web.progress.recovery_said")]
    charts, origins = [], set()
    for banded in (progress.hrv, progress.resting):
        if banded is None:
            continue
        shown = _banded(banded, since, guest.words)
        if shown is not None:
            charts.append(shown)
            origins.update(banded.origins)
            week = banded.week[-1]
            if week is not None and banded.state != "unknown":
                name = say(f"chart.{banded.name}")
                said.append(
                    say(f"web.progress.band_{banded.state}", name=name, value=round(week), unit=guest.words.unit(banded.unit))
                )
    if not charts:
        missing = (say("web.empty.recovery"), say("web.progress.bring"), guest.href("/app/files"))
        return Panel(name="recovery", sign="monitor_heart", said=said[:1], missing=missing)
    notes = [say("web.progress.recovery_note")]
    if all(b is None or b.low[-1] is None for b in (progress.hrv, progress.resting)):
        notes.append(say("web.progress.band_unknown"))
    return Panel(name="recovery", sign="monitor_heart", said=said, charts=charts, notes=notes, origins=sorted(origins))


def _banded(banded: Banded, since: date | None, words: WebWords) -> Shown | None:
    kept = [n for n, day in enumerate(banded.days) if since is None or day >= since]
    if not any(banded.values[n] is not None for n in kept):
        return None
    days = [banded.days[n] for n in kept]

    def cut(values: list[float | None]) -> list[float | None]:
        return thinned(days, [values[n] for n in kept])[1]

    at = thinned(days, [None] * len(days))[0]
    drawn = [
        Line(
            label=words.say("web.progress.week_mean"), days=at, values=cut(banded.week), low=cut(banded.low), high=cut(banded.high)
        )
    ]
    if len(at) == len(days):
        drawn.append(Line(label=words.say("web.progress.mornings"), days=days, values=cut(banded.values), dots=True))
    chart = LineChart(title=words.say(f"chart.{banded.name}"), unit=words.unit(banded.unit), lines=drawn)
    colour = 2 if banded.name.startswith("hrv") else 1
    return lines(chart, words, colours=[colour, colour])


def sleep_panel(progress: Progress, since: date | None, guest: Guest) -> Panel:
    """Hours asleep with their week's mean, and how regular."""
    words, say = guest.words, guest.words.say
    said = [say("web.progress.sleep_said")]
    sleep = progress.sleep
    kept = [] if sleep is None else [n for n, day in enumerate(sleep.days) if since is None or day >= since]
    if sleep is None or not any(sleep.hours[n] is not None for n in kept):
        missing = (say("web.empty.sleep"), say("web.progress.bring"), guest.href("/app/files"))
        return Panel(name="sleep", sign="bedtime", said=said, missing=missing)
    days = [sleep.days[n] for n in kept]
    at, means = thinned(days, [_mean(sleep.hours[max(0, n - WEEK + 1) : n + 1]) for n in kept])
    drawn = [Line(label=say("web.progress.week_mean"), days=at, values=means)]
    if len(at) == len(days):
        drawn.append(Line(label=say("web.progress.nights"), days=days, values=[_r(sleep.hours[n]) for n in kept], dots=True))
    chart = lines(LineChart(title=say("chart.asleep"), unit=words.unit("h"), lines=drawn, decimals=1), words, colours=[0, 0])
    if sleep.need_h is not None:
        name = "need_told" if sleep.need_origin == "told" else "need_guideline"
        leveled(chart, sleep.need_h, say(f"web.progress.{name}", hours=sleep.need_h))
    charts = [chart]
    ends = [n for n, day in enumerate(sleep.weeks) if since is None or day >= since]
    regular = [sleep.regularity_min[n] for n in ends]
    if any(v is not None for v in regular):
        line = Line(label=say("web.progress.regularity"), days=[sleep.weeks[n] for n in ends], values=regular, joined=True)
        title = say("web.progress.regularity_chart")
        charts.append(lines(LineChart(title=title, unit=words.unit("min"), lines=[line]), words, colours=[3]))
    known = [h for n in kept[-WEEK:] if (h := sleep.hours[n]) is not None]
    if known:
        said.append(say("web.progress.sleep_now", count=len(known), mean=words.hours(sum(known) / len(known))))
    return Panel(
        name="sleep", sign="bedtime", said=said, charts=charts, notes=[say("web.progress.sleep_note")], origins=sleep.origins
    )


def weight_panel(progress: Progress, since: date | None, guest: Guest) -> Panel | None:
    """Weight against what was logged as eaten; None where neither may be shown (PL-31, PL-40)."""
    if progress.hidden is not None:
        return None
    words, say = guest.words, guest.words.say
    said = [say("web.progress.weight_said")]
    found = progress.weight
    charts: list[Shown] = []
    if found is not None:
        kept = [n for n, day in enumerate(found.days) if since is None or day >= since]
        if any(found.weights[n] is not None for n in kept):
            days = [found.days[n] for n in kept]
            at, trend = thinned(days, [_kg(found.trend[n], words) for n in kept])
            drawn = [Line(label=say("web.progress.trend"), days=at, values=trend)]
            if len(at) == len(days):
                dots = [_kg(found.weights[n], words) for n in kept]
                drawn.append(Line(label=say("web.progress.weighings"), days=days, values=dots, dots=True))
            chart = LineChart(title=say("chart.weight"), unit=words.unit("kg"), lines=drawn, decimals=1)
            charts.append(lines(chart, words, colours=[0, 0]))
        weeks = [w for w in found.weeks if since is None or w.monday >= week_start(since, progress.first_weekday)]
        if any(w.kcal is not None for w in weeks):
            long = len(weeks) > YEAR_WEEKS
            labels, values = [week_label(w.monday, words, long=long) for w in weeks], [w.kcal for w in weeks]
            bars = Bars(title=say("web.progress.energy"), unit=words.unit("kcal"), labels=labels, values=list(values))
            charts.append(weeks_of(bars, words))
    if found is None or not charts:
        missing = (say("web.empty.body"), say("web.progress.to_body"), guest.href("/app/body"))
        return Panel(name="weight", sign="monitor_weight", said=said, missing=missing)
    notes = [say("web.progress.weight_note")]
    if len(charts) == 1:
        notes.append(say("web.progress.no_energy" if charts[0].block.title == say("chart.weight") else "web.progress.no_weight"))
    return Panel(name="weight", sign="monitor_weight", said=said, charts=charts, notes=notes, origins=found.origins)


def strength_panel(progress: Progress, since: date | None, guest: Guest, *, plan: bool) -> Panel:
    """Estimated maxima with the programme's marks, repetitions at a weight that stayed, sets per muscle against landmarks."""
    words, say = guest.words, guest.words.say
    said = [say("web.progress.strength_said" if not progress.maxima_hidden else "web.progress.strength_young")]
    lifts = [lift for lift in progress.lifts if since is None or lift.last >= since]
    muscles = _muscles(progress, words)
    if not lifts and not muscles:
        missing = (say("web.empty.strength"), say("web.progress.log_workout"), guest.href("/app/train"))
        return Panel(name="strength", sign="fitness_center", said=said, missing=missing)
    charts: list[Shown] = []
    pins = _pins(progress, since, words) if plan else []
    drawn = [(lift, told) for lift in lifts if len(told := _since(lift.e1rm, since)) > 1][:LIFTS_SHOWN]
    if drawn and not progress.maxima_hidden:
        rows = [
            Line(label=_named(lift, words), days=[d for d, _ in told], values=[_kg(kg, words) for _, kg in told], joined=True)
            for lift, told in drawn
        ]
        chart = LineChart(title=say("chart.e1rm"), unit=words.unit("kg"), lines=rows, wide=True)
        charts.append(lines(chart, words, pins=pins, wide=True))
        said += [_standing(lift, words) for lift, _ in drawn[:1]]
    fixed = [(lift, told) for lift in lifts if len(told := _since(lift.reps, since)) > 1][:FIXED_SHOWN]
    for lift, told in fixed:
        kg = f"{weight(words, lift.fixed_kg or 0.0)} {words.unit('kg')}"
        title = say("web.progress.fixed", lift=_named(lift, words), load=kg)
        line = Line(label=say("web.progress.reps"), days=[d for d, _ in told], values=[reps for _, reps in told], joined=True)
        charts.append(counted(lines(LineChart(title=title, unit="", lines=[line]), words, colours=[2])))
    notes = [say("web.progress.strength_note")] if drawn and not progress.maxima_hidden else []
    if not plan:
        notes.append(say("web.progress.plan_shut"))
    origins = sorted({o for lift in lifts for o in lift.origins} | ({"estimated"} if drawn else set()))
    return Panel(name="strength", sign="fitness_center", said=said, charts=charts, html=muscles, notes=notes, origins=origins)


def _standing(lift: LiftHistory, words: WebWords) -> str:
    if lift.level_kg is None or lift.interval_kg is None:
        return ""
    low, high = (words.number(words.convert(kg, "kg")) for kg in lift.interval_kg)
    level = f"{words.number(words.convert(lift.level_kg, 'kg'))} {words.unit('kg')}"
    return words.say("web.progress.strength_now", lift=_named(lift, words), level=level, low=low, high=high)


def _pins(progress: Progress, since: date | None, words: WebWords) -> list[Pin]:
    return [
        Pin(day=mark.day, words=words.say(f"web.progress.mark_{mark.kind}"), soft=mark.kind == "deload")
        for mark in progress.marks
        if mark.day <= progress.last and (since is None or mark.day >= since)
    ]


def _muscles(progress: Progress, words: WebWords) -> str:
    """Sets per muscle, this week and in the mean of the weeks before, between the landmarks; a table that is a chart."""
    this = week_start(progress.last, progress.first_weekday)
    full = [progress.muscles.get(this - timedelta(days=WEEK * n), {}) for n in range(1, MEAN_WEEKS + 1)]
    now = progress.muscles.get(this, {})
    names = {*now, *(m for week in full for m in week)}
    if not names:
        return ""
    say = words.say
    means = {m: sum(week.get(m, 0.0) for week in full) / MEAN_WEEKS for m in names}
    most = max(30.0, *means.values(), *now.values())
    rows = ""
    for muscle in sorted(names, key=lambda m: (-means[m], m)):
        marks = LANDMARKS.get(muscle)
        between, zone, state = "", "", say("web.progress.no_landmark")
        if marks is not None:
            least, good, top = marks
            state = say(f"web.progress.sets_{'below' if means[muscle] < least else 'above' if means[muscle] > top else 'inside'}")
            between = say("web.progress.landmark", least=f"{least:g}", good=f"{good:g}", top=f"{top:g}")
            zone = f'<i class="range" style="left:{100 * least / most:.1f}%;width:{100 * (top - least) / most:.1f}%"></i>'
        rows += (
            f'<tr><th scope="row">{escape(words.word("muscle", muscle))}</th>'
            f'<td class="number" data-label="{escape(say("web.progress.muscle_mean"))}">{words.number(means[muscle], 1)}</td>'
            f'<td class="number" data-label="{escape(say("web.progress.muscle_now"))}">{words.number(now.get(muscle, 0.0), 1)}</td>'
            f'<td><span class="bullet" aria-hidden="true">{zone}'
            f'<i class="fill" style="width:{100 * means[muscle] / most:.1f}%"></i></span><small>{escape(state)}'
            f"{f' · {escape(between)}' if between else ''}</small></td></tr>"
        )
    head = "".join(f'<th scope="col"{" class=number" if n in (1, 2) else ""}>{escape(say(f"web.progress.muscle_{c}"))}</th>'
                   for n, c in enumerate(("name", "mean", "now", "marks")))  # fmt: skip
    title = escape(say("web.progress.muscles_chart"))
    return (
        f'<h3>{title}</h3><p class="quiet">{escape(say("web.progress.muscles_said"))}</p><table class="muscles">'
        f'<caption class="sr">{title}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _named(lift: LiftHistory, words: WebWords) -> str:
    return words.exercise(lift.exercise)


def _since(points: Sequence[tuple[date, float]], since: date | None) -> list[tuple[date, float]]:
    return [(day, value) for day, value in points if since is None or day >= since]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return round(sum(known) / len(known), 2) if len(known) >= 3 else None


def _kg(value: float | None, words: WebWords) -> float | None:
    return None if value is None else round(words.convert(value, "kg"), 1)


def _r(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
