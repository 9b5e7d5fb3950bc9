"""Who is at the door, whom they look at, and how they are spoken to. Asked anew for every page and every action."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from milo.channels.access import COOKIE, Access
from milo.channels.access_consent import ConsentsOf
from milo.channels.access_rules import rule_of
from milo.channels.contract import AthleteLine, Flows
from milo.channels.visitor import Visitor
from milo.channels.web.own_time import zone_of
from milo.channels.web.plain import refused_page
from milo.channels.web.words import WebWords, language_of
from milo.locales import text
from milo.vocabulary.errors import MiloError, NotFound

EARLIEST = date(1970, 1, 1)  # nothing an athlete's device exported is older


class NotSignedIn(MiloError):
    """Nobody, or somebody whose token is used up."""

    code = "not_signed_in"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody with a valid token, and the athlete they look at.

    house: everyone the guest may see.  zone: of the guest's clock, None where nobody said.
    first_weekday: number of the weekday the athlete's weeks start on, Monday 0.
    """

    visitor: Visitor
    athlete: AthleteLine
    house: list[AthleteLine]
    words: WebWords
    today: date
    zone: tzinfo | None = None
    first_weekday: int = 0

    @property
    def id(self) -> str:
        """The athlete's id."""
        return self.athlete.athlete_id

    def text(self, key: str, **values: str | float) -> str:
        """A message of the catalogues (milo.locales) in the reader's language."""
        return text(key, self.words.language, **values)

    def html(self, key: str, **values: str | float) -> str:
        """A message, escaped for HTML."""
        return escape(self.text(key, **values))

    def href(self, path: str, **query: str | None) -> str:
        """An address inside the app that stays with this athlete."""
        kept = {name: value for name, value in query.items() if value}
        if len(self.house) > 1:
            kept = {"athlete": self.id, **kept}
        return f"{path}?{urlencode(kept)}" if kept else path


class Reception:
    """Lets guests in. flows and access may block, so both are asked in a thread."""

    def __init__(self, flows: Flows, access: Access) -> None:
        self.flows = flows
        self.access = access
        self._consents = ConsentsOf(flows, access.clock)

    def visitor(self, token: str | None, method: str = "GET", path: str = "", *, used: bool = True) -> Visitor | None:
        """Who holds a session's token, before one address; None for nobody and for a device's key. Blocks.

        Without an address a coach sees no athlete: what may be seen depends on what is asked for.
        used: False where nobody did anything, so that a session ends when it was left alone.
        """
        found = self.access.visitor(token, used=used)
        if found is None or found.scopes is not None:
            return None
        rule = rule_of(method, path)
        return found.asking_for(rule.part if rule else None, self._consents)

    async def guest(self, request: Request) -> Guest | Response:
        """The guest of a request, or the page that says why there is none."""
        try:
            token, asked = request.cookies.get(COOKIE), request.query_params.get("athlete")
            found = await asyncio.to_thread(self._asking, request, token, asked)
        except NotSignedIn:
            return HTMLResponse(refused_page("signed_out", WebWords(language_of(request.headers.get("accept-language")))), 403)
        except NotFound:
            who = await asyncio.to_thread(self.visitor, token)
            if asked is None and who is not None and who.role == "coach":
                return RedirectResponse("/app/squad", 303)  # a coach whose own place this is not
            if asked is None and who is not None and who.role == "admin":
                return RedirectResponse("/app/admin", 303)  # an admin sees nobody's data
            return HTMLResponse(refused_page("not_found", WebWords(language_of(request.headers.get("accept-language")))), 404)
        return found or RedirectResponse("/app/welcome", 303)

    def _asking(self, request: Request, token: str | None, athlete: str | None) -> Guest | None:
        found = self.find(token, athlete, request.method, request.scope["path"])
        return found and replace(found, zone=zone_of(self.flows, found.visitor, found.id, request.cookies))

    def find(self, token: str | None, athlete: str | None, method: str = "GET", path: str = "/app") -> Guest | None:
        """The guest with a token who asks for an athlete (default: the first they may see); None in a house without anybody.

        method, path: what is asked for; a coach sees there whoever consented to that.

        Raises NotSignedIn, and NotFound for an athlete who is not there or not theirs to see. Blocks.
        """
        visitor = self.visitor(token, method, path)
        if visitor is None:
            raise NotSignedIn("a sign-in link", "none that is valid", "`milo up` prints one")
        house = [line for line in self.flows.athletes() if visitor.may_see(line.athlete_id)]
        if not house and athlete is None and visitor.is_owner:
            return None
        line = next((line for line in house if athlete in {None, line.athlete_id}), None)
        if line is None:
            raise NotFound("an athlete you may see", "nobody")
        self.access.noticed_look(visitor, line.athlete_id, path)
        manner = self.flows.manner(line.athlete_id)
        today, starts = self.flows.today(line.athlete_id), self.flows.first_weekday(line.athlete_id)
        return Guest(visitor, line, house, WebWords(*manner), today, first_weekday=starts)

    async def still_welcome(self, token: str | None, athlete: str, method: str = "POST", path: str = "") -> bool:
        """Whether a token still opens this athlete's things: asked before anything is changed from an open page.

        method, path: the address that stands for the change; without one no coach may.
        """

        def welcome() -> bool:
            visitor = self.visitor(token, method, path)
            return visitor is not None and visitor.may_see(athlete)

        return await asyncio.to_thread(welcome)


def refused_json(page: Response) -> Response:
    """The page that says why there is no guest, as a script reads it: other people's things are as if they were not there."""
    if page.status_code == 404:
        return JSONResponse({"detail": "There is no such athlete among those you may see.", "code": "not_found"}, 404)
    return JSONResponse({"detail": "Sign in first.", "code": "not_signed_in"}, 403)


def day_asked(request: Request, name: str = "ending") -> date | None:
    """A day of the address; None when there is none or it is no day an athlete can have lived."""
    try:
        day = date.fromisoformat(request.query_params.get(name, ""))
    except ValueError:
        return None
    return day if day >= EARLIEST else None
