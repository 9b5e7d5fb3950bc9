"""The sections of training: fitness, fatigue and form with the plan's future; plan against done; zones; drift."""

from __future__ import annotations

from datetime import date, timedelta

from milo.channels.progress_desk import Progress
from milo.channels.web.guest import Guest
from milo.channels.web.progress_charts import (
    THIN_FROM_DAYS,
    YEAR_WEEKS,
    Panel,
    Pin,
    Shown,
    leveled,
    lines,
    planned_bars,
    thinned,
    week_label,
    weeks_of,
    with_future,
)
from milo.channels.web.words import WebWords
from milo.insight.heart_drift import SETTLED_PCT, Drift
from milo.insight.load import FITNESS_DAYS
from milo.insight.week_sums import EASY_HIGH, EASY_LOW, ZoneWeek, shape_of, thirds
from milo.report.blocks import Bars, Line, LineChart, Stack
from milo.vocabulary.weeks import WEEK, week_start

LATELY_WEEKS = 4  # the weeks whose time in zones is summed up in words (our choice)
FORM = ((25, "fresh"), (5, "ready"), (-10, "neutral"), (-30, "productive"))  # training.md 2.7, in TSS; see TSS_AU
TSS_AU = 4.35  # AU of one TSS, as insight.load converts (training.md 2.7)
UNKNOWN_SHOWN = 4  # sessions without a load that are named (our choice)


def form_panel(progress: Progress, since: date | None, guest: Guest, *, plan: bool) -> Panel:
    """Fitness, fatigue and form as they were; dashed, as they go on if the plan is done. plan: whether the guest may see it."""
    words, say = guest.words, guest.words.say
    days = [d for d in progress.form.days if since is None or d.date >= since]
    if not days:
        missing = (say("web.progress.form_none"), say("web.progress.bring"), guest.href("/app/files"))
        return Panel(name="form", sign="show_chart", said=[say("web.progress.form_said")], missing=missing)
    ahead = progress.ahead if plan else []
    if len(days) >= THIN_FROM_DAYS and ahead:
        ahead = [*ahead[:-1:WEEK], ahead[-1]]
    past, future = [], []
    for field in ("fitness", "fatigue", "form"):
        at, values = thinned([d.date for d in days], [_rounded(getattr(d, field)) for d in days])
        past.append(Line(label=say(f"web.progress.{field}"), days=at, values=values))
        if ahead:
            told = [_rounded(getattr(d, field)) for d in ahead]
            future.append(Line(label=say(f"web.progress.{field}"), days=[d.date for d in ahead], values=told))
    chart = LineChart(title=say("chart.form"), unit=words.unit("au_day"), lines=past, zero=True, wide=True)
    pins = [Pin(day=progress.last, words=say("web.nav.today"))] if future else []
    shown = with_future(lines(chart, words, pins=pins, wide=True), future)
    said = [say("web.progress.form_said")]
    last = days[-1]
    lived = (progress.last - progress.form.days[0].date).days + 1
    if lived < FITNESS_DAYS:
        said.append(say("web.progress.form_young", count=lived, least=FITNESS_DAYS))
    elif last.form is not None:
        reading = say(f"web.progress.form_{_reading(last.form)}")
        said.append(
            say(
                "web.progress.form_now",
                fitness=round(last.fitness),
                fatigue=round(last.fatigue),
                form=round(last.form),
                reading=reading,
            )
        )
    if ahead and ahead[-1].form is not None and lived >= FITNESS_DAYS:
        end = ahead[-1]
        said.append(
            say("web.progress.form_ahead", day=_day(end.date, words), fitness=round(end.fitness), form=round(ahead[-1].form))
        )
    notes = [say("web.progress.form_note")]
    if plan and progress.ahead_unknown:
        named = [f"{title} ({_day(day, words)})" for day, title in progress.ahead_unknown[:UNKNOWN_SHOWN]]
        notes.append(say("web.progress.form_unknown", count=len(progress.ahead_unknown), named=words.listed(named)))
    if progress.form.unweighed:
        notes.append(say("web.progress.form_unweighed", count=progress.form.unweighed))
    if not plan:
        notes.append(say("web.progress.plan_shut"))
    elif not ahead:
        notes.append(say("web.progress.form_no_plan"))
    origins = [*progress.form.origins, *(["estimated"] if ahead else [])]
    return Panel(name="form", sign="show_chart", said=said, charts=[shown], notes=notes, origins=origins)


def _reading(form_au: float) -> str:
    """What a form is called: training.md 2.7 has the borders in TSS."""
    tss = form_au / TSS_AU
    return next((name for border, name in FORM if tss > border), "deep")


def plan_panel(progress: Progress, since: date | None, guest: Guest, *, plan: bool) -> Panel:
    """Plan against done, week by week."""
    words, say = guest.words, guest.words.say
    said = [say("web.progress.plan_said")]
    planned = {w.monday: w for w in progress.planned} if plan else {}
    done = {w.monday: w for w in progress.weeks}
    mondays = sorted({m for m in (*planned, *done) if since is None or m >= week_start(since, progress.first_weekday)})
    if not mondays:
        way = (say("web.progress.plan_none"), say("web.progress.make_plan"), guest.href("/app/train"))
        return Panel(name="plan", sign="fact_check", said=said, missing=way)
    this = week_start(progress.last, progress.first_weekday)
    now = mondays.index(this) if this in mondays else None
    long = len(mondays) > YEAR_WEEKS
    labels = [week_label(m, words, long=long) for m in mondays]

    def chart(name: str, unit: str, of_done: str, decimals: int = 0) -> Shown:
        lived = [None if m not in done or m > this else getattr(done[m], of_done) for m in mondays]
        meant = [None if m not in planned else getattr(planned[m], of_done) for m in mondays]
        if of_done == "distance_km":
            lived, meant = ([None if v is None else round(words.convert(v, "km"), 1) for v in row] for row in (lived, meant))
        block = Bars(title=say(f"web.progress.{name}"), unit=unit, labels=labels, values=lived, decimals=decimals)
        return planned_bars(block, meant, now, words)

    charts = [
        chart("sessions", "", "sessions"),
        chart("minutes", words.unit("min"), "minutes"),
        chart("hard_sets", words.unit("sets"), "hard_sets"),
    ]
    if any(w.distance_km for m, w in done.items() if m in mondays):
        charts.append(chart("distance", words.unit("km"), "distance_km", 1))
    due = [w for w in planned.values() if w.due]
    if due:
        total, fulfilled = sum(w.due or 0 for w in due), sum(w.done or 0 for w in due)
        said.append(say("web.progress.adherence", done=fulfilled, due=total, share=round(100 * fulfilled / total)))
    notes = []
    if not plan:
        notes.append(say("web.progress.plan_shut"))
    elif not planned:
        notes.append(say("web.progress.no_plan"))
    elif min(planned) > mondays[0]:
        notes.append(say("web.progress.before_plan", day=_day(min(planned), words)))
    if planned and len(charts) > 3 and not any(w.distance_km for w in planned.values()):
        notes.append(say("web.progress.no_distance"))
    origins = [*progress.form.origins, *(["estimated"] if planned else [])]
    return Panel(name="plan", sign="fact_check", said=said, charts=charts, notes=notes, origins=origins)


def zones_panel(progress: Progress, since: date | None, guest: Guest, *, plan: bool) -> Panel:
    """Time in zones by week, and the easy share against what is usual advice."""
    words, say = guest.words, guest.words.say
    said = [say("web.progress.zones_said")]
    weeks = [w for w in progress.zones if since is None or w.monday >= week_start(since, progress.first_weekday)]
    told = [w for w in weeks if w.minutes is not None]
    if not told:
        why = "zones_no_maximum" if progress.needs_maximum and any(w.silent == 0 for w in weeks) else "zones_none"
        place = "/app/settings" if why == "zones_no_maximum" else "/app/files"
        way = say("web.progress.to_settings" if why == "zones_no_maximum" else "web.progress.bring")
        return Panel(
            name="zones", sign="stacked_bar_chart", said=said, missing=(say(f"web.progress.{why}"), way, guest.href(place))
        )
    labels = [week_label(w.monday, words, long=len(weeks) > YEAR_WEEKS) for w in weeks]
    parts: dict[str, list[float | None]] = {
        say("load.zone", number=n + 1): [None if w.minutes is None else w.minutes[n] for w in weeks] for n in range(5)
    }
    title = say("web.progress.zones_chart")
    charts = [weeks_of(Stack(title=title, unit=words.unit("min"), labels=labels, parts=parts, scale="zones"), words)]
    easy = [None if (s := w.shares) is None else round(100 * s[0]) for w in weeks]
    if len(told) > 1:
        days = [w.monday for w in weeks]
        band: list[float | None] = [100 * EASY_LOW] * len(days)
        top: list[float | None] = [100 * EASY_HIGH] * len(days)
        line = Line(label=say("web.progress.easy_share"), days=days, values=list(easy), low=band, high=top, joined=True)
        charts.append(lines(LineChart(title=say("web.progress.easy_chart"), unit="%", lines=[line]), words, colours=[2]))
    said += _distribution(told[-LATELY_WEEKS:], words)
    if plan:
        said += _asked(progress, words)
    silent = sum(w.silent for w in weeks)
    notes = [say("web.progress.zones_note")] + ([say("web.progress.zones_silent", count=silent)] if silent else [])
    return Panel(name="zones", sign="stacked_bar_chart", said=said, charts=charts, notes=notes, origins=progress.form.origins)


def _distribution(weeks: list[ZoneWeek], words: WebWords) -> list[str]:
    shares = thirds([sum(column) for column in zip(*(w.minutes or [0.0] * 5 for w in weeks), strict=True)])
    if shares is None:
        return []
    easy, threshold, hard = (round(100 * s) for s in shares)
    shape = words.say(f"web.progress.shape_{shape_of(shares)}")
    return [words.say("web.progress.zones_now", count=len(weeks), easy=easy, threshold=threshold, hard=hard, shape=shape)]


def _asked(progress: Progress, words: WebWords) -> list[str]:
    """What the plan's endurance work asks, in the same three parts."""
    meant = [w.zone_minutes for w in progress.planned if w.zone_minutes]
    shares = thirds([sum(column) for column in zip(*meant, strict=True)]) if meant else None
    if shares is None:
        return []
    easy, threshold, hard = (round(100 * s) for s in shares)
    return [words.say("web.progress.zones_asked", easy=easy, threshold=threshold, hard=hard)]


def drift_panel(found: list[Drift], guest: Guest) -> Panel:
    """Heart-rate drift of steady endurance sessions over time."""
    words, say = guest.words, guest.words.say
    said = [say("web.progress.drift_said")]
    told = [d for d in found if d.pct is not None]
    why: dict[str, int] = {}
    for d in found:
        if d.reason is not None:
            why[d.reason] = why.get(d.reason, 0) + 1
    notes = [say(f"web.progress.drift_{reason}", count=count) for reason, count in sorted(why.items())]
    if not told:
        missing = (say("web.progress.drift_none"), say("web.progress.bring"), guest.href("/app/files"))
        return Panel(name="drift", sign="favorite", said=said, notes=notes, missing=missing)
    line = Line(label=say("web.progress.drift"), days=[d.day for d in told], values=[d.pct for d in told], joined=True)
    chart = LineChart(title=say("web.progress.drift_chart"), unit="%", lines=[line], zero=True, wide=True, decimals=1)
    shown = leveled(lines(chart, words, colours=[1], wide=True), SETTLED_PCT, say("web.progress.drift_mark"))
    settled = sum((d.pct or 0.0) < SETTLED_PCT for d in told)
    said.append(say("web.progress.drift_now", count=len(told), settled=settled))
    return Panel(
        name="drift",
        sign="favorite",
        said=said,
        charts=[shown],
        notes=[say("web.progress.drift_note"), *notes],
        origins=sorted({*(d.origin for d in told), "estimated"}),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _day(day: date, words: WebWords) -> str:
    return f"{words.weekday(day)} {words.day(day)}"


def since_of(asked: str, today: date) -> date | None:
    """The first day of a range; None for everything."""
    days = {"6w": 42, "3m": 91, "1y": 365}.get(asked)
    return None if days is None else today - timedelta(days=days - 1)
