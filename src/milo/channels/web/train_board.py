"""The week board as HTML: the weeks to step through, seven days, a card for each session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.train_sheet import routine_button, sheet_html
from milo.channels.web.train_told import (
    date_of,
    day_told,
    endurance_told,
    focus_told,
    load_told,
    minutes,
    reads_only,
    sets_told,
    sign_of,
    sum_of,
)
from milo.vocabulary.plan import DAYS, Plan, PlannedDay, PlannedSession, PlannedWeek

LINES_SHOWN = 4  # exercises on a card; the sheet has all of them. Our choice


@dataclass(frozen=True, kw_only=True)
class BoardWeek:
    """The week that is shown. now: the number of today's week; monday: its first date; done: ids of sessions that were logged.

    locked: nothing can be begun.  opened: the day the plan was made on; what its first week shows of days before was never asked.
    """

    week: PlannedWeek
    now: int | None
    monday: date | None
    done: list[str]
    locked: bool = False
    opened: date | None = None

    def before(self, day: str, today: date) -> bool:
        """Whether a day lay behind when the plan was made."""
        on = None if self.monday is None else self.monday + timedelta(days=DAYS.index(day))
        return on is not None and self.opened is not None and on < self.opened and on < today

    @property
    def past(self) -> bool:
        """Whether it was lived already, and stays as it was."""
        return self.now is not None and self.week.week < self.now


def board_html(guest: Guest, plan: Plan, shown: BoardWeek) -> str:
    """The board of a week, with the way to the others."""
    week = shown.week
    days = "".join(_day(guest, shown, day) for day in week.days)
    title = escape(guest.words.say("web.train.week_title", week=week.week, focus=focus_told(guest.words, week.focus)))
    steps = _weeks(guest, plan, week, shown.now)
    return f'{steps}<h2 class="sr">{title}</h2><ol class="board" data-week="{week.week}">{days}</ol>'


def _weeks(guest: Guest, plan: Plan, week: PlannedWeek, now: int | None) -> str:
    """All weeks as bars of their minutes; the one that is shown, with its focus and its load."""
    say = guest.words.say
    sums = {w.week: sum_of(w) for w in plan.weeks}
    most = max((total for total, _ in sums.values()), default=0) or 1
    steps = "".join(
        f'<li><a href="{escape(guest.href("/app/train", week=str(w.week)))}" data-go-week="{w.week}"'
        f"{' aria-current=true' if w.week == week.week else ''}"
        f' aria-label="{escape(say("web.train.week_title", week=w.week, focus=focus_told(guest.words, w.focus)))}"'
        f'{" class=now" if w.week == now else ""}><i style="height:{round(8 + 30 * sums[w.week][0] / most)}px" '
        f'class="{escape(w.focus)}"></i>'
        f"<span>{w.week}</span></a></li>"
        for w in plan.weeks
    )
    total, sets = sums[week.week]
    load = say("web.train.week_load", minutes=total, sets=sets)
    here = f'<span class="chip-now">{escape(say("web.train.this_week"))}</span>' if week.week == now else ""
    return (
        f'<div class="weeks"><nav aria-label="{escape(say("web.train.weeks"))}"><ol>{steps}</ol></nav>'
        f'<div class="of-week"><b>{escape(say("web.train.week", week=week.week))} · '
        f"{escape(focus_told(guest.words, week.focus))}</b>{here}"
        f"<small>{escape(load)}</small></div></div>"
    )


def _day(guest: Guest, shown: BoardWeek, day: PlannedDay) -> str:
    name = day_told(guest.words, day.day)
    on = date_of(guest, shown.monday, day.day)
    today = shown.monday is not None and shown.monday + timedelta(days=DAYS.index(day.day)) == guest.today
    cards = "".join(_card(guest, shown, day, session) for session in day.sessions)
    mark = f' <span class="chip-now">{escape(guest.words.say("web.nav.today"))}</span>' if today else ""
    use = "" if shown.past or reads_only(guest) else routine_button(guest)
    rest = f'<p class="rest">{icon("hotel")}{escape(guest.words.say("web.train.rest"))}</p>{use}'
    return (
        f'<li class="day{" today" if today else ""}" data-day="{day.day}"><h3>{escape(name)}<small>{escape(on)}</small>{mark}</h3>'
        f"{cards or rest}</li>"
    )


def _card(guest: Guest, shown: BoardWeek, day: PlannedDay, session: PlannedSession) -> str:
    words = guest.words
    done = session.session_id in shown.done
    hidden = shown.locked and not shown.past and not done
    lines = [
        f"<li><span>{escape(e.exercise)}</span><small>"
        f"{escape(' · '.join(filter(None, (sets_told(words, e), load_told(words, e)))))}</small></li>"
        for e in session.exercises[:LINES_SHOWN]
    ]
    if session.endurance is not None:
        first, *more = endurance_told(words, session.endurance)
        lines.insert(0, f"<li><span>{escape(first)}</span>{''.join(f'<small>{escape(m)}</small>' for m in more)}</li>")
    over = len(session.exercises) - LINES_SHOWN
    if over > 0:
        lines.append(f'<li class="quiet">{escape(words.say("web.train.more", count=over))}</li>')
    if hidden:
        lines = [f'<li class="quiet">{escape(words.say("web.train.locked_card"))}</li>']
    sheet = f"sheet-{shown.week.week}-{session.session_id}"
    mark = f'<span class="badge">{escape(words.say("web.train.done"))}</span>' if done else ""
    before = not done and shown.before(day.day, guest.today)
    moves = "" if shown.past or done or hidden or reads_only(guest) else ' draggable="true"'
    if before:
        mark = f'<span class="badge">{escape(words.say("web.train.before"))}</span>'
    return (
        f'<article class="session{" is-done" if done else ""}"{moves} data-session="{escape(session.session_id)}" '
        f'data-from="{day.day}">'
        f'<button type="button" data-open="{sheet}" aria-haspopup="dialog"><span class="kind">{icon(sign_of(session))}</span>'
        f"<b>{escape(session.title)}</b><small>{escape(minutes(words, session.minutes))}</small>{mark}</button>"
        f"<ul>{''.join(lines)}</ul>"
        f"{sheet_html(guest, sheet, day, session, fixed=shown.past, locked=shown.locked or before, hidden=hidden)}"
        "</article>"
    )
