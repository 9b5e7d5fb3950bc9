"""The ledger page: which sources told the same, who speaks for what and why; undo, restore, let another one speak."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta, timezone
from html import escape
from typing import Any

from fastapi import Request, Response
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.contract import Flows
from milo.channels.web.frame import framed, markup
from milo.channels.web.guest import Guest, Reception
from milo.report.speech import Form
from milo.vocabulary.errors import MiloError, NotFound
from milo.vocabulary.records import Merge, Workout
from milo.vocabulary.told_limits import in_words

SHOWN = 40  # merges at once; older ones follow on request. Our choice


@dataclass(frozen=True, slots=True)
class Entry:
    """A merge with its members' workouts where it is about workouts."""

    merge: Merge
    workouts: dict[str, Workout]


def install(reception: Reception) -> None:
    """Add the page."""

    @ui.page("/app/ledger", response_timeout=30)
    async def ledger_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        page = LedgerPage(reception, guest, request.cookies.get(COOKIE))
        await page.load()
        with framed(guest, "ledger"):
            page.build()
        return None


def read_ledger(flows: Flows, athlete: str) -> list[Merge]:
    """Merges, newest first. Blocks."""
    return sorted(flows.ledger(athlete), key=lambda merge: merge.at, reverse=True)


def members_of(flows: Flows, athlete: str, merges: list[Merge]) -> list[Entry]:
    """The merges with the workouts they are made of; a member that is gone is left out. Blocks."""
    entries = []
    for merge in merges:
        found: dict[str, Workout] = {}
        if merge.subject == "workout":
            try:
                found = {w.workout_id: w for w in flows.records(athlete, "workout", ids=merge.members)}
            except NotFound:
                found = {}
        entries.append(Entry(merge, found))
    return entries


class LedgerPage:
    """One guest's open ledger."""

    def __init__(self, reception: Reception, guest: Guest, token: str | None) -> None:
        self._reception = reception
        self._guest = guest
        self._token = token
        self._shown = SHOWN
        self._entries: list[Entry] = []
        self._count = 0
        self._opened: set[str] = set()

    async def load(self) -> None:
        """Read the merges that are shown."""
        flows, athlete = self._reception.flows, self._guest.id

        def read() -> None:
            merges = read_ledger(flows, athlete)
            self._count = len(merges)
            self._entries = members_of(flows, athlete, merges[: self._shown])

        await asyncio.to_thread(read)

    def build(self) -> None:
        """Draw the page."""
        say = self._guest.words.say
        markup(f"<h1>{escape(say('web.nav.ledger'))}</h1><p class='lead'>{escape(say('web.ledger.lead'))}</p>", "div", "claim")
        self._place = ui.element("div").classes("content merges")
        self._draw()

    def _draw(self) -> None:
        say = self._guest.words.say
        self._place.clear()
        with self._place:
            if not self._entries:
                markup(f"<div class='empty-state'><p>{escape(say('web.ledger.nothing'))}</p></div>", "section")
            for entry in self._entries:
                with ui.element("section").classes("merge undone" if entry.merge.undone else "merge"):
                    self._merge(entry)
            if self._count > len(self._entries):
                _press(say("web.ledger.older"), self._more)

    async def _more(self) -> None:
        self._shown += SHOWN
        await self.load()
        self._draw()

    # --- one merge ------------------------------------------------------------------------------------------------------

    def _merge(self, entry: Entry) -> None:
        words, merge = self._guest.words, entry.merge
        day, state = merge.at.date(), words.say("ledger.undone" if merge.undone else "ledger.merged")
        kind, when = words.word("quantity", merge.subject), f"{words.weekday(day)} {words.day(day)} {day.year}"
        head = (
            f"<div><b>{escape(kind[:1].upper() + kind[1:])}</b><small>{escape(when)}</small>"
            f'</div><span class="state">{escape(state)}</span>'
        )
        markup(head, "div", "merge-head")
        members = "".join(f"<li>{escape(self._member(entry, name))}</li>" for name in merge.members)
        markup(members, "ul", "members")
        if not merge.undone:
            rows = "".join(self._spoken(entry, quantities, speaker, why) for (speaker, why), quantities in _speakers(merge).items())
            markup(rows, "dl", "spoken")
        with ui.element("div").classes("actions"):
            undo = "restore" if merge.undone else "undo"
            _press(words.say(f"web.ledger.{undo}"), lambda: self._rule(merge, undo))
            if not merge.undone and merge.speaks:
                _press(words.say("web.ledger.change"), lambda: self._open(merge))
        if merge.merge_id in self._opened and not merge.undone:
            self._choices(entry)

    def _spoken(self, entry: Entry, quantities: list[str], speaker: str, why: str) -> str:
        words = self._guest.words
        reason = words.say(f"merge_why.{why}") if words.has(f"merge_why.{why}") else why
        said = words.listed([words.word("quantity", q) for q in quantities])
        because = f"<small>{escape(reason)}</small>" if reason else ""
        return f"<dt>{escape(said)}</dt><dd>{escape(self._member(entry, speaker, short=True))}{because}</dd>"

    def _choices(self, entry: Entry) -> None:
        """For each quantity, who else could speak."""
        merge, words = entry.merge, self._guest.words
        with ui.element("div").classes("choices"):
            for quantity, speaker in merge.speaks.items():
                options = "".join(
                    f'<option value="{escape(m)}"{" selected" if m == speaker else ""}>'
                    f"{escape(self._member(entry, m, short=True))}</option>"
                    for m in merge.members
                )
                label = escape(words.word("quantity", quantity))
                select = markup(f"<span>{label}</span><select>{options}</select>", "label")
                select.on(
                    "change", lambda e, q=quantity: self._rule(merge, "prefer", q, e.args), js_handler="e => emit(e.target.value)"
                )

    def _member(self, entry: Entry, name: str, short: bool = False) -> str:
        """A member in words: a source's name, or a workout's source, time, length."""
        workout = entry.workouts.get(name)
        if workout is None:
            return name
        words = self._guest.words
        start = workout.start_ts.astimezone(timezone(timedelta(minutes=workout.utc_offset_min or 0)))
        if short:
            alike = [w for w in entry.workouts.values() if w.source == workout.source]
            return workout.source if len(alike) == 1 else f"{workout.source} {start:%H:%M}"
        facts = [workout.title or words.word("activity", workout.activity_type), f"{start:%H:%M}"]
        if workout.duration_s is not None:
            facts.append(words.told(workout.duration_s / 60, Form("minutes")))
        if workout.distance_m is not None:
            facts.append(words.told(workout.distance_m / 1000, Form("km", 1)))
        return f"{workout.source}: {', '.join(facts)}"

    def _open(self, merge: Merge) -> None:
        self._opened ^= {merge.merge_id}
        self._draw()

    async def _rule(self, merge: Merge, decision: str, quantity: str | None = None, speaker: Any = None) -> None:
        """The athlete's word on a merge, then the ledger as it stands now."""
        words, flows = self._guest.words, self._reception.flows
        chosen = str(speaker) if speaker is not None else None
        said, sort = words.say("web.ledger.noted"), "positive"
        if not await self._reception.still_welcome(self._token, self._guest.id):
            said, sort = words.say("web.refused.signed_out"), "negative"
        else:
            try:
                await asyncio.to_thread(flows.rule, self._guest.id, merge.merge_id, decision, quantity, chosen)
            except MiloError as error:
                said, sort = in_words(error, words.language), "negative"
            await self.load()
        self._draw()
        with self._place:  # what was pressed is gone by now
            ui.notify(said, color=sort)


def _speakers(merge: Merge) -> dict[tuple[str, str], list[str]]:
    """(speaker, why) -> the quantities it speaks for."""
    spoken: dict[tuple[str, str], list[str]] = {}
    for quantity, speaker in merge.speaks.items():
        spoken.setdefault((speaker, merge.why.get(quantity, "")), []).append(quantity)
    return spoken


def _press(said: str, action: Callable[[], Any]) -> None:
    markup(escape(said), "button", "button").props("type=button").on("click", action, args=[])
