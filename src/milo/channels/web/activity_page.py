"""One activity as HTML: figures, map, charts, splits, efforts, sets, the same route before, similar sessions, and actions."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import get_args

from milo.channels.activities import Activity, ActivityLine, DoneExercise, LapLine
from milo.channels.web.activity_charts import charts_html, map_html
from milo.channels.web.figures import clock, distance, pace, race_name, span, weight
from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.muscle_map import muscle_map
from milo.channels.web.train_told import reads_only
from milo.vocabulary.registry import ActivityType

SPORTS: tuple[str, ...] = get_args(ActivityType)


def activity_html(guest: Guest, found: Activity, near: Sequence[ActivityLine], query: dict[str, str]) -> str:
    """The whole page. near: the activities of that day, which may be the same one seen twice."""
    from milo.channels.web.activities import notice

    series, line = found.series, found.line
    parts = [
        notice(guest, query),
        _tiles(guest, found),
        f'<div class="pair of-map">{map_html(guest, series)}{_zones(guest, found)}</div>'
        if series is not None
        else _zones(guest, found),
        charts_html(guest, series, line.activity) if series is not None else "",
        _laps(guest, found.laps, "activity-laps", line.activity),
        _laps(guest, found.splits, "activity-splits", line.activity),
        _exercises(guest, found.exercises),
        muscle_map(guest, found.muscles),
        _best(guest, found),
        _notes(guest, found),
        _beside(guest, found.same_route, line, "activity-same-route"),
        _beside(guest, found.similar, line, "activity-similar"),
        "" if reads_only(guest) else _edits(guest, found, near),
    ]
    return _head(guest, found) + "".join(parts)


def _head(guest: Guest, found: Activity) -> str:
    from milo.channels.web.activities import title_of

    line, words = found.line, guest.words
    back = escape(guest.href("/app/activities"))
    sport = words.word("activity", line.activity)
    where = " · ".join(filter(None, (sport if line.title else "", f"{words.day(line.day)} {line.day.year}, {line.at:%H:%M}")))
    simulated = guest.athlete.origin == "simulated"
    chip = "" if simulated else f'<span class="chip {escape(line.origin)}">{escape(words.word("origin", line.origin))}</span>'
    sources = "" if simulated else f"<small>{escape(', '.join(line.sources))}</small>"
    merged = ""
    if found.merge_id is not None and guest.visitor.role != "coach":
        merged = f'<a class="proof" href="{escape(guest.href("/app/ledger"))}">{guest.html("activity-merged")}</a>'
    return (
        f'<a class="back" href="{back}">{icon("arrow_back")}{guest.html("activities-title")}</a>'
        f'<div class="hero"><div><h1>{escape(title_of(guest, line))}</h1><p class="when">{escape(where)}</p></div>'
        f'<div class="stands">{chip}{sources}{merged}</div></div>'
    )


def _tiles(guest: Guest, found: Activity) -> str:
    line, words = found.line, guest.words
    told: list[tuple[str, str]] = []
    if line.minutes is not None:
        told.append(("time", clock(60 * line.minutes)))
    if line.distance_m:
        told.append(("distance", distance(words, line.distance_m, line.activity)))
        if line.minutes:
            name = "pace" if line.activity in {"running", "walking", "swimming"} else "speed"
            told.append((name, pace(words, line.distance_m / (60 * line.minutes), line.activity)))
    if line.heart_rate_bpm is not None:
        told.append(("heart", f"{words.number(line.heart_rate_bpm)} bpm"))
    if line.power_w is not None:
        told.append(("power", f"{words.number(line.power_w)} W"))
    if line.ascent_m:
        told.append(("ascent", f"{words.number(line.ascent_m)} m"))
    if line.sets:
        told.append(("sets", words.number(line.sets)))
    if line.tonnage_kg is not None:
        told.append(("tonnage", weight(words, line.tonnage_kg)))
    if line.load_au is not None:
        told.append(("load", f"{words.number(line.load_au)} {words.unit('au')}"))
    if line.rpe is not None:
        told.append(("effort", f"{words.number(line.rpe, 1 if line.rpe % 1 else 0)} / 10"))
    if found.drift_pct is not None:
        told.append(("drift", f"{words.number(found.drift_pct, 1)} %"))
    if found.beats is not None and found.beats.rmssd_ms is not None:
        told.append(("rmssd", f"{words.number(found.beats.rmssd_ms)} ms"))
    tiles = "".join(
        f'<div class="tile"><span class="label">{guest.html(f"activity-{name}")}</span>'
        f'<span class="value">{escape(value)}</span></div>'
        for name, value in told
    )
    notes = []
    if line.load_au is None:
        notes.append(guest.text("activity-no-load"))
    if found.drift_pct is not None:
        notes.append(guest.text("activity-drift-said", level="settled" if found.drift_pct < 5 else "drifting"))
    elif found.drift_reason in {"too_short", "not_steady"} and line.activity in {"running", "cycling", "rowing"}:
        notes.append(guest.text("activity-no-drift", why=found.drift_reason))
    said = "".join(f'<p class="quiet">{escape(note)}</p>' for note in notes)
    return f'<section class="figures"><div class="tiles small">{tiles}</div>{said}</section>'


def _zones(guest: Guest, found: Activity) -> str:
    if found.zones is None:
        if found.series is None:
            return ""
        said = guest.html("activity-no-zones", why=found.zones_reason or "no_heart_rate")
        return f'<section><h2>{guest.html("activity-zones")}</h2><p class="quiet">{said}</p></section>'
    total = sum(found.zones.minutes) or 1.0
    rows = ""
    for n in range(4, -1, -1):
        minutes, low = found.zones.minutes[n], found.zones.lower_bpm[n]
        high = found.zones.lower_bpm[n + 1] if n < 4 else None
        bounds = f"{low:.0f}+" if high is None else f"{low:.0f}–{high:.0f}"
        rows += (
            f"<li><span>Z{n + 1}<small>{bounds}</small></span>"
            f'<i><b class="zone-{n + 1}" style="width:{100 * minutes / total:.1f}%"></b></i>'
            f"<em>{escape(clock(60 * minutes))}</em></li>"
        )
    method = guest.html("activity-zones-method", method=found.zones.method)
    title = guest.html("activity-zones")
    return f'<section class="zones"><h2>{title}</h2><ul>{rows}</ul><p class="quiet">{method}</p></section>'


def _laps(guest: Guest, laps: Sequence[LapLine], title: str, activity: str) -> str:
    if not laps:
        return ""
    words = guest.words
    power, climb = (any(getattr(lap, n) is not None for lap in laps) for n in ("power_w", "ascent_m"))
    speeds = [lap.distance_m / lap.seconds for lap in laps if lap.distance_m and lap.seconds]
    fastest = max(speeds, default=0.0)
    heads = ["number", "distance", "time", "pace", "heart", *(["power"] if power else []), *(["ascent"] if climb else [])]
    head = "".join(f'<th scope="col" class="number">{guest.html(f"lap-{h}")}</th>' for h in heads)
    rows = ""
    for lap in laps:
        speed = lap.distance_m / lap.seconds if lap.distance_m and lap.seconds else None
        cells = [
            "–" if lap.distance_m is None else distance(words, lap.distance_m, activity),
            "–" if lap.seconds is None else clock(lap.seconds),
            "–" if not speed else pace(words, speed, activity),
            "–" if lap.heart_rate_bpm is None else f"{lap.heart_rate_bpm:.0f}",
        ]
        cells += ["–" if lap.power_w is None else f"{lap.power_w:.0f} W"] if power else []
        cells += ["–" if lap.ascent_m is None else f"{lap.ascent_m:.0f} m"] if climb else []
        bar = f'<i class="bar-of" style="width:{100 * (speed or 0) / fastest:.0f}%"></i>' if fastest else ""
        told = "".join(f'<td class="number">{escape(c)}{bar if n == 2 else ""}</td>' for n, c in enumerate(cells))
        rows += f'<tr><th scope="row" class="number">{lap.number}</th>{told}</tr>'
    return (
        f'<section class="laps"><h2>{guest.html(title)}</h2><div class="scroll" tabindex="0" role="region" '
        f'aria-label="{guest.html(title)}"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def _exercises(guest: Guest, exercises: Sequence[DoneExercise]) -> str:
    if not exercises:
        return ""
    words = guest.words
    made = ""
    for e in exercises:
        rows = ""
        for s in e.sets:
            what = [] if s.weight_kg is None else [weight(words, s.weight_kg)]
            what += [guest.text("set-reps", count=s.reps)] if s.reps else []
            what += [clock(s.seconds)] if s.seconds and not s.reps else []
            aside = [guest.text("set-rir", count=s.rir)] if s.rir is not None else []
            aside += [guest.text("set-warm-up")] if s.warm_up else []
            aside += [guest.text("set-e1rm", value=weight(words, s.e1rm_kg))] if s.e1rm_kg is not None and not s.warm_up else []
            badge = f'<span class="badge">{guest.html("set-record")}</span>' if s.record and not s.warm_up else ""
            rows += f"<li><b>{escape(' × '.join(what) or '–')}</b>{badge}<small>{escape(' · '.join(aside))}</small></li>"
        best = f"<small>{guest.html('set-best', value=weight(words, e.e1rm_kg))}</small>" if e.e1rm_kg is not None else ""
        made += f"<div><h3>{escape(e.exercise)}{best}</h3><ol>{rows}</ol></div>"
    return f'<section class="done-sets"><h2>{guest.html("activity-exercises")}</h2><div>{made}</div></section>'


def _best(guest: Guest, found: Activity) -> str:
    if not found.best:
        return ""
    words, rows = guest.words, ""
    for e in found.best:
        if e.kind == "distance":
            name, value = race_name(words, e.length), f"{clock(e.value)} · {pace(words, e.length / e.value, found.line.activity)}"
        else:
            unit = "W" if e.kind == "power_w" else "bpm"
            what = guest.text("activity-power" if unit == "W" else "activity-heart")
            name, value = f"{span(e.length)} {what}", f"{words.number(e.value)} {unit}"
        badge = f'<span class="badge">{guest.html("activity-record")}</span>' if e.place == 1 and e.of > 1 else ""
        place = guest.html("activity-place", place=e.place, of=e.of)
        last = badge or f"<small>{place}</small>"
        rows += f'<tr><th scope="row">{escape(name)}</th><td class="number">{escape(value)}</td><td>{last}</td></tr>'
    records = escape(guest.href("/app/records"))
    return (
        f'<section class="best"><div class="panel-head"><h2>{guest.html("activity-best")}</h2>'
        f'<a class="proof" href="{records}">{guest.html("activity-records")}</a></div>'
        f"<table><tbody>{rows}</tbody></table></section>"
    )


def _notes(guest: Guest, found: Activity) -> str:
    files = "".join(
        f'<a class="proof" href="{escape(guest.href(f"/app/original/{id}"))}" download>{guest.html("activity-file")}</a>'
        for id in found.files
    )
    if not found.line.notes and not files:
        return ""
    note = f'<p class="note-of">{escape(found.line.notes)}</p>' if found.line.notes else ""
    return f"<section><h2>{guest.html('activity-notes')}</h2>{note}{files}</section>"


def _beside(guest: Guest, others: Sequence[ActivityLine], line: ActivityLine, heading: str) -> str:
    from milo.channels.web.activities import figures, title_of

    if not others:
        return ""
    rows, lifted = "", bool(line.sets)
    for other in (line, *others):
        far, speed = figures(guest, other)
        here = " class=here" if other is line else ""
        told = [clock(60 * other.minutes) if other.minutes else "–"]
        if lifted:
            told += [guest.text("activities-sets", count=other.sets)]
            told += ["–" if other.tonnage_kg is None else weight(guest.words, other.tonnage_kg)]
        else:
            told += [far or "–", speed or "–", "–" if other.heart_rate_bpm is None else f"{other.heart_rate_bpm:.0f} bpm"]
        cells = "".join(f'<td class="number">{escape(c)}</td>' for c in told)
        name = escape(title_of(guest, other))
        if other is not line:
            name = f'<a href="{escape(guest.href(f"/app/activities/{other.workout_id}"))}">{name}</a>'
        rows += f'<tr{here}><td>{escape(guest.words.day(other.day))}</td><th scope="row">{name}</th>{cells}</tr>'
    title = guest.html(heading)
    return (
        f'<section class="similar"><h2>{title}</h2><div class="scroll" tabindex="0" role="region" aria-label="{title}">'
        f"<table><tbody>{rows}</tbody></table></div></section>"
    )


def _edits(guest: Guest, found: Activity, near: Sequence[ActivityLine]) -> str:
    from milo.channels.web.activities import title_of

    line, at = found.line, guest.href
    base = f"/app/activities/{line.workout_id}"
    sports = "".join(
        f'<option value="{s}"{" selected" if s == line.activity else ""}>{escape(guest.words.word("activity", s))}</option>'
        for s in SPORTS
    )

    def field(name: str, inside: str) -> str:
        return f"<label><span>{guest.html(f'edit-{name}')}</span>{inside}</label>"

    time = ""
    if not found.time_fixed:
        time = field("at", f'<input type="datetime-local" name="at" value="{line.at:%Y-%m-%dT%H:%M}">') + field(
            "minutes", f'<input type="number" name="minutes" min="1" max="1440" step="any" value="{line.minutes or ""}">'
        )
    else:
        time = f'<p class="quiet">{guest.html("edit-time-fixed")}</p>'
    form = (
        f'<form class="fields" method="post" action="{escape(at(f"{base}/edit"))}">'
        + field("title", f'<input name="title" maxlength="200" value="{escape(line.title or "")}">')
        + field("sport", f'<select name="activity">{sports}</select>')
        + time
        + field(
            "rpe", f'<input type="number" name="rpe" min="0" max="10" step="0.5" value="{"" if line.rpe is None else line.rpe}">'
        )
        + field("notes", f'<textarea name="notes" rows="3" maxlength="10000">{escape(line.notes or "")}</textarea>')
        + f'<button class="button main">{guest.html("edit-save")}</button></form>'
    )
    others = [other for other in near if other.workout_id != line.workout_id]
    merge = ""
    if others:
        boxes = "".join(
            f'<label class="tick"><input type="checkbox" name="with" value="{escape(o.workout_id)}">'
            f"{escape(title_of(guest, o))}, {o.at:%H:%M}</label>"
            for o in others
        )
        merge = (
            f'<form class="merge-of" method="post" action="{escape(at(f"{base}/merge"))}"><h3>{guest.html("edit-merge")}</h3>'
            f'<p class="quiet">{guest.html("edit-merge-why")}</p>{boxes}'
            f'<button class="button">{guest.html("edit-merge-do")}</button></form>'
        )
    delete = (
        f'<form method="post" action="{escape(at(f"{base}/delete"))}"><button class="button danger">{icon("delete")}'
        f"{guest.html('edit-delete')}</button></form>"
    )
    return (
        f'<section class="edits"><details><summary>{guest.html("edit-heading")}</summary>{form}{merge}{delete}</details></section>'
    )
