"""Putting a routine on a day of the plan: those that stand open to an athlete, the dialog they are chosen in, what is refused."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response

from milo.channels.access_consent import ConsentsOf
from milo.channels.catalogue_desk import CatalogueDesk, Entry, NotKept, Used
from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer, number_asked, text_of
from milo.channels.web.train_told import day_told, minutes, reads_only
from milo.coach.routines import called, meant, minutes_of
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.plan import DAYS, Day
from milo.vocabulary.told_limits import in_words

LINES_SHOWN = 4  # exercises a routine is told by; our choice


class Routines:
    """The routines that stand open to an athlete: the house's, and those of coaches who may see the plan."""

    def __init__(self, desk: CatalogueDesk, consents: ConsentsOf) -> None:
        self._desk, self._consents = desk, consents

    def open_to(self, guest: Guest) -> list[Entry]:
        """By name; none for a coach, who would see there what other coaches wrote. Blocks."""
        if reads_only(guest):
            return []
        found = [line for line in self._desk.entries("routine") if not line.withheld and self._is_open(line, guest.id)]
        return sorted(found, key=lambda line: called(line.entry, guest.words.language).casefold())

    def use(self, guest: Guest, id: str, week: int | None, day: Day) -> Used:
        """Put one on a day. Raises NotFound, and BadValue with what the limits or the checker say in the guest's words. Blocks."""
        line = next((line for line in self.open_to(guest) if line.id == id), None)
        if line is None:
            raise NotFound("a routine that stands open to you", "none of this id")
        say = guest.words.say
        try:
            return self._desk.use(guest.id, id, week=week, day=day)
        except NotKept:
            wrong = [f for f in self._desk.check("routine", line.entry, id, guest.words.language) if f.weight == "error"]
            raise BadValue(do=say("web.train.routine_broken", why=" ".join(f.text for f in wrong))) from None
        except BadValue as e:
            raise BadValue(do=in_words(e, guest.words.language).replace(" -> ", " → ")) from None

    def _is_open(self, line: Entry, athlete: str) -> bool:
        return line.owner is None or "plan" in self._consents.granted(athlete, line.owner)


def add_routine_doors(app: FastAPI, reception: Reception, routines: Routines) -> None:
    """Add what the dialog asks."""

    def listed(guest: Guest, asked: Asked) -> dict[str, Any]:
        return {"html": "".join(_choice(guest, line, n) for n, line in enumerate(routines.open_to(guest)))}

    def use(guest: Guest, asked: Asked) -> dict[str, Any]:
        day = text_of(asked, "day", 20)
        if day not in DAYS:
            raise BadValue("a day of the week", day)
        made = routines.use(guest, text_of(asked, "routine", 100), number_asked(asked, "week"), day)
        return {"version": made.version, "changes": made.changes, "clamped": made.clamped}

    @app.get("/app/train/routines", include_in_schema=False)
    async def routines_door(request: Request) -> Response:
        return await answer(reception, request, listed)

    @app.post("/app/train/use", include_in_schema=False)
    async def use_door(request: Request) -> Response:
        return await answer(reception, request, use)


def routines_dialog(guest: Guest) -> str:
    """The dialog, closed: a routine, a day of the week that is shown, and what became of it."""
    say = guest.words.say
    days = "".join(
        f'<label><input type="radio" name="day" value="{day}" required aria-label="{escape(day_told(guest.words, day))}"/>'
        f'<span aria-hidden="true">{escape(say(f"web.train_day.{day}_short"))}</span></label>'
        for day in DAYS
    )
    close = escape(say("web.train.close"))
    return (
        f'<dialog class="sheet routines" id="routines" aria-labelledby="routines-title"><header><div><h3 id="routines-title">'
        f"{escape(say('web.train.use_routine'))}</h3><small data-routines-week></small></div>"
        f'<button type="button" class="tool" data-close aria-label="{close}" title="{close}">{icon("close")}</button></header>'
        f'<form data-use><fieldset class="scope days-of"><legend>{escape(say("web.train.routine_day"))}</legend>{days}</fieldset>'
        f'<fieldset class="routine-list"><legend>{escape(say("web.train.routine_which"))}</legend>'
        "<div data-routines-of></div></fieldset>"
        f'<p class="quiet">{escape(say("web.train.routine_note"))}</p><div data-used role="status"></div>'
        f'<footer><button class="button main">{escape(say("web.train.routine_put"))}</button></footer></form></dialog>'
    )


def _choice(guest: Guest, line: Entry, number: int) -> str:
    words = guest.words
    items = line.entry.get("items", ())
    told = [
        f"{exercise.called(words.language)} {item['sets']} × {_reps(item)}"
        for item in items[:LINES_SHOWN]
        if (exercise := meant(item["exercise"])) is not None
    ]
    if len(items) > LINES_SHOWN:
        told.append(words.say("web.train.more", count=len(items) - LINES_SHOWN))
    by = words.say("web.train.routine_coach") if line.owner is not None else ""
    length = minutes(words, round(minutes_of(line.entry)))
    return (
        f'<label class="choice"><input type="radio" name="routine" value="{escape(line.id)}" required'
        f"{' checked' if number == 0 else ''}/><span><b>{escape(called(line.entry, words.language))}</b>"
        f"<small>{escape(' · '.join(part for part in (length, by) if part))}</small>"
        f"<small>{escape(', '.join(told))}</small></span></label>"
    )


def _reps(item: dict[str, Any]) -> str:
    return f"{item['reps']}-{item['reps_to']}" if item.get("reps_to") else f"{item['reps']}"
