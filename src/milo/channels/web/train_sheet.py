"""The sheet of a session: all of it, why it is so, and everything one can do with it; each change is tried before it is kept."""

from __future__ import annotations

from html import escape

from milo.channels.web.exercise_drawing import drawing_html
from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.train_told import day_told, endurance_told, load_told, minutes, reads_only, ruled, sets_told
from milo.coach.plans.basics.drills import shown_note
from milo.vocabulary.plan import DAYS, PlannedDay, PlannedExercise, PlannedSession

SHORTER = 45  # minutes, what is offered where a session is longer; our choice


def sheet_html(
    guest: Guest, id: str, day: PlannedDay, session: PlannedSession, *, fixed: bool, locked: bool, hidden: bool = False
) -> str:
    """The sheet of a session, closed. fixed: nothing of it can be changed any more; locked: it cannot be begun.

    hidden: training is locked, so it tells no work to do, and why not.
    """
    words, say = guest.words, guest.words.say
    fixed, locked = fixed or reads_only(guest), locked or reads_only(guest)
    href = escape(guest.href(f"/app/workout/{session.session_id}"))
    start = "" if locked else f'<a class="button main" href="{href}">{icon("play_arrow")}{escape(say("web.train.start"))}</a>'
    warm_up = "".join(f"<li>{escape(line)}</li>" for line in session.warm_up)
    parts = [
        "" if fixed else _edits(guest, day, session),
        f"<h4>{escape(say('web.train.warm_up'))}</h4><ul>{warm_up}</ul>" if warm_up else "",
        _work(guest, session),
        f'<ul class="exercises">{"".join(_exercise(guest, e, fixed) for e in session.exercises)}</ul>' if session.exercises else "",
        _why(guest, session),
    ]
    if hidden:
        parts = [f'<p class="notice" role="note">{escape(say("web.train.locked_card"))}</p>']
    close = escape(say("web.train.close"))
    return (
        f'<dialog class="sheet" id="{id}" aria-labelledby="{id}-title" data-day="{day.day}"><header><div>'
        f'<h3 id="{id}-title">{escape(session.title)}</h3>'
        f"<small>{escape(day_told(words, day.day))} · {escape(minutes(words, session.minutes))}</small></div>"
        f'<button type="button" class="tool" data-close aria-label="{close}" title="{close}">{icon("close")}</button></header>'
        f"{start}{''.join(parts)}</dialog>"
    )


def _work(guest: Guest, session: PlannedSession) -> str:
    if session.endurance is None:
        return ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in endurance_told(guest.words, session.endurance))
    unknown = "" if session.endurance.hr_bpm is not None else f'<li class="quiet">{escape(guest.words.say("web.train.no_hr"))}</li>'
    title = guest.words.word("activity", session.endurance.activity)
    return f"<h4>{escape(title)}</h4><ul>{lines}{unknown}</ul>"


def _exercise(guest: Guest, exercise: PlannedExercise, fixed: bool) -> str:
    words, say = guest.words, guest.words.say
    told = [sets_told(words, exercise), load_told(words, exercise, find=not exercise.note)]
    rest = max((s.rest_seconds for s in exercise.sets), default=0)
    if rest:
        told.append(say("web.train.rest_s", seconds=rest))
    if exercise.superset:
        told.append(say("web.train.superset", letter=exercise.superset))
    shown = shown_note(exercise)
    note = f"<small>{escape(shown)}</small>" if shown else ""
    label = escape(say("web.train.swap_named", exercise=exercise.exercise))
    swap = (
        ""
        if fixed
        else f'<button type="button" class="tool" data-swap="{escape(exercise.exercise_id)}" '
        f'data-name="{escape(exercise.exercise)}" '
        f'aria-label="{label}" title="{label}">{icon("swap_horiz")}</button>'
    )
    return (
        f'<li>{drawing_html(exercise)}<div class="what"><b>{escape(exercise.exercise)}</b><small>'
        f"{escape(' · '.join(filter(None, told)))}</small>{note}</div>"
        f'{swap}<div class="choices-of" hidden></div></li>'
    )


def _why(guest: Guest, session: PlannedSession) -> str:
    if not session.because:
        return ""
    rules = "".join(f"<li>{ruled(guest.words, rule)}</li>" for rule in session.because)
    return f'<h4>{escape(guest.words.say("web.train.why"))}</h4><ul class="why">{rules}</ul>'


def routine_button(guest: Guest) -> str:
    """What opens the choice of routines; out of sight on a page without any (coach.css)."""
    said = escape(guest.words.say("web.train.use_routine"))
    return f'<button type="button" class="button" data-routines>{icon("list_alt")}{said}</button>'


def _edits(guest: Guest, day: PlannedDay, session: PlannedSession) -> str:
    """Moving, easier, harder, shorter, left out: each is shown as old -> new before anything is kept."""
    say = guest.words.say
    to = "".join(
        f'<button type="button" class="button" data-move="{other}"{" disabled" if other == day.day else ""}'
        f' aria-label="{escape(say("web.train.move_to", day=day_told(guest.words, other)))}">'
        f"{escape(guest.words.say(f'web.train_day.{other}_short'))}</button>"
        for other in DAYS
    )
    asks = [("easier", "trending_down"), ("harder", "trending_up"), ("skip", "hotel")]
    if session.minutes > SHORTER:
        asks.append(("shorter", "timer"))
    buttons = "".join(
        f'<button type="button" class="button" data-ask="{name}">'
        f"{icon(sign)}{escape(say(f'web.train.{name}', minutes=SHORTER))}</button>"
        for name, sign in asks
    )
    buttons += routine_button(guest)
    move = escape(say("web.train.move"))
    return (
        f'<details class="move-of"><summary>{escape(say("web.train.change"))}</summary>'
        f'<h4>{move}</h4><div class="days" role="group" aria-label="{move}">{to}</div>'
        f'<h4>{escape(say("web.train.make_it"))}</h4><div class="asks">{buttons}</div></details>'
    )
