"""The settings page: language and time zone, thresholds, zones, the need for sleep, and which source is believed first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from html import escape
from typing import Any
from zoneinfo import available_timezones

from fastapi import Request, Response
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.contract import Flows
from milo.channels.web.account_notices import notice_section
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.forms import Field, Values, form, leave_for, number_of, numeric, shown
from milo.channels.web.frame import framed, icon, markup
from milo.channels.web.guest import Guest, NotSignedIn, Reception
from milo.vocabulary.errors import BadValue

THRESHOLDS = {
    "max_hr_bpm": "heart_rate_bpm",
    "resting_hr_bpm": "resting_hr_bpm",
    "threshold_hr_bpm": "heart_rate_bpm",
    "ftp_w": "power_w",
}
PACE = "threshold_pace_s_per_km"
PACE_RANGE = (120.0, 1_200.0)  # s/km: from a world record's pace to a slow walk; our choice
SLEEP_RANGE = (4.0, 12.0)  # hours; our choice
SOURCES_BACK_DAYS = 366


def install(reception: Reception, parts: AccountParts | None = None) -> None:
    """Add the page. parts: what people wish to be told stands there; None: nobody is told anything."""

    @ui.page("/app/settings", response_timeout=30)
    async def settings_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        held = await asyncio.to_thread(reception.flows.settings, guest.id)
        sources = await asyncio.to_thread(_sources, reception.flows, guest)
        wishes = await asyncio.to_thread(parts.notices.wishes, guest.id) if parts and parts.notices else None
        with framed(guest, "settings"):
            token = request.cookies.get(COOKIE)

            def reminders() -> None:
                if parts is not None and wishes is not None:
                    notice_section(reception, guest, token, parts, wishes)

            SettingsPage(reception, guest, token, held, sources).build(reminders)
        return None


class SettingsPage:
    """One guest's open settings."""

    def __init__(
        self, reception: Reception, guest: Guest, token: str | None, held: dict[str, dict[str, Any]], sources: list[str]
    ) -> None:
        self._reception = reception
        self._guest = guest
        self._token = token
        self._held = held
        self._sources = sources

    def build(self, more: Callable[[], None]) -> None:
        """Draw the page. more: draws further sections."""
        say = self._guest.words.say
        markup(f"<h1>{escape(say('web.nav.settings'))}</h1>", "div", "claim")
        with ui.element("div").classes("content grid"):
            with ui.element("section"):
                self._place_and_language()
            with ui.element("section"):
                self._body()
            with ui.element("section"):
                self._zones()
            with ui.element("section").props("id=sources"):
                self._order()
            more()

    async def _set(self, name: str, value: dict[str, Any]) -> None:
        if not await self._reception.still_welcome(self._token, self._guest.id):
            raise NotSignedIn(do=self._guest.words.say("web.refused.signed_out"))
        await asyncio.to_thread(self._reception.flows.set, self._guest.id, name, value)

    def _place_and_language(self) -> None:
        say = self._guest.words.say
        markup(f"<h2>{escape(say('web.settings.place'))}</h2>")
        languages = {"en": "English", "es": "Español"}
        zone = str(self._held.get("timezone", {}).get("name", ""))
        names = "".join(f'<option value="{escape(name)}"></option>' for name in sorted(available_timezones()) if "/" in name)
        fields = [
            Field(name="language", label=say("web.settings.language"), value=self._guest.words.language, options=languages),
            Field(
                name="timezone",
                label=say("web.settings.timezone"),
                value=zone,
                note=say("web.settings.timezone_note"),
                more='list="zones" placeholder="Europe/Madrid" autocomplete="off"',
            ),
        ]

        async def save(values: Values) -> None:
            if values.get("timezone"):
                await self._set("timezone", {"name": values["timezone"]})
            await self._set("language", {"language": values.get("language", "en")})
            leave_for(self._guest.href("/app/settings"))

        form(
            fields,
            say("web.settings.save"),
            say("web.settings.saved"),
            save,
            f'<datalist id="zones">{names}</datalist>',
            language=self._guest.words.language,
        )

    def _body(self) -> None:
        say, held = self._guest.words.say, self._held.get("thresholds", {})
        markup(f"<h2>{escape(say('web.settings.body'))}</h2><p class='quiet'>{escape(say('web.settings.body_note'))}</p>")
        fields = [
            Field(name=name, label=say(f"web.settings.{name}"), value=shown(held.get(name)), kind="number", more=numeric(20, 3000))
            for name in THRESHOLDS
        ]
        pace = held.get(PACE)
        told = f"{int(pace) // 60}:{round(pace) % 60:02d}" if isinstance(pace, int | float) else ""
        fields.append(Field(name=PACE, label=say(f"web.settings.{PACE}"), value=told, more='placeholder="4:30" inputmode="text"'))
        need = shown(self._held.get("sleep_need", {}).get("hours"))
        fields.append(
            Field(name="sleep_need", label=say("web.settings.sleep_need"), value=need, kind="number", more=numeric(*SLEEP_RANGE))
        )

        async def save(values: Values) -> None:
            found: dict[str, Any] = {name: number_of(values, name, of) for name, of in THRESHOLDS.items()}
            found[PACE] = pace_of(values.get(PACE, ""))
            hours = _hours_of(values.get("sleep_need", ""))
            await self._set("thresholds", {name: value for name, value in found.items() if value is not None})
            if hours is not None:
                await self._set("sleep_need", {"hours": hours})

        form(fields, say("web.settings.save"), say("web.settings.saved"), save, language=self._guest.words.language)

    def _zones(self) -> None:
        say = self._guest.words.say
        held = self._held.get("zones", {}).get("heart_rate_bpm") or [None] * 4
        markup(f"<h2>{escape(say('web.settings.zones'))}</h2><p class='quiet'>{escape(say('web.settings.zones_note'))}</p>")
        fields = [
            Field(
                name=f"zone_{n}",
                label=say("web.settings.zone_from", number=n),
                value=shown(bound),
                kind="number",
                more=numeric(20, 260) + " required",
            )
            for n, bound in zip(range(2, 6), held, strict=False)
        ]

        async def save(values: Values) -> None:
            bounds = [number_of(values, f"zone_{n}", "heart_rate_bpm") for n in range(2, 6)]
            known = [b for b in bounds if b is not None]
            if len(known) < len(bounds) or known != sorted(set(known)):
                raise BadValue(do=say("web.settings.zones_wrong"))
            await self._set("zones", {"heart_rate_bpm": known})

        form(fields, say("web.settings.save"), say("web.settings.saved"), save, language=self._guest.words.language)

    # --- the order of sources -------------------------------------------------------------------------------------------

    def _order(self) -> None:
        say = self._guest.words.say
        markup(f"<h2>{escape(say('web.settings.sources'))}</h2><p class='quiet'>{escape(say('web.settings.sources_note'))}</p>")
        if not self._sources:
            markup(escape(say("web.settings.no_sources")), "p", "quiet")
            return
        self._list = ui.element("ol").classes("order")
        self._draw_order()

    def _draw_order(self) -> None:
        say = self._guest.words.say
        self._list.clear()
        with self._list:
            for i, source in enumerate(self._sources):
                with ui.element("li"):
                    markup(escape(source), "span")
                    for sign, step, word in (("arrow_upward", -1, "up"), ("arrow_downward", 1, "down")):
                        button = markup(icon(sign), "button", "tool").props(
                            f'type=button aria-label="{escape(say(f"web.settings.{word}"))}"'
                        )
                        if 0 <= i + step < len(self._sources):
                            button.on("click", lambda i=i, step=step: self._move(i, step), args=[])
                        else:
                            button.props("disabled")

    async def _move(self, i: int, step: int) -> None:
        order = list(self._sources)
        order[i], order[i + step] = order[i + step], order[i]
        await self._set("sources", {"order": order})
        self._sources = order
        self._draw_order()


def pace_of(said: str) -> float | None:
    """Seconds per kilometre from "4:30" or "270"; None when empty. Raises BadValue.

    >>> pace_of("4:30")
    270.0
    """
    if not said:
        return None
    minutes, colon, seconds = said.replace(",", ".").partition(":")
    try:
        found = float(minutes) * 60 + float(seconds) if colon else float(minutes)
    except ValueError:
        found = -1.0
    if not PACE_RANGE[0] <= found <= PACE_RANGE[1]:
        raise BadValue("minutes and seconds a kilometre, such as 4:30", repr(said))
    return found


def _hours_of(said: str) -> float | None:
    if not said:
        return None
    try:
        found = float(said.replace(",", "."))
    except ValueError:
        found = -1.0
    if not SLEEP_RANGE[0] <= found <= SLEEP_RANGE[1]:
        raise BadValue(f"{SLEEP_RANGE[0]:g} to {SLEEP_RANGE[1]:g} hours", repr(said))
    return found


def _sources(flows: Flows, guest: Guest) -> list[str]:
    """The sources in the athlete's order, then those seen within a year. Blocks."""
    order = [str(s) for s in flows.settings(guest.id).get("sources", {}).get("order", [])]
    since = datetime.combine(guest.today - timedelta(days=SOURCES_BACK_DAYS), time(), UTC)
    found = [r for kind in ("workout", "day_digest", "sleep") for r in flows.records(guest.id, kind, since=since)]
    seen = {r.source for r in found if getattr(r, "count", 1)}  # a digest of nothing only says that the day was looked at
    return order + sorted(seen - set(order))
