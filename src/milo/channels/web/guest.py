"""Who is at the door, whom they look at, and how they are spoken to. Asked anew for every page and every action."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from milo.channels.access import COOKIE, Access, Visitor
from milo.channels.contract import AthleteLine, Flows
from milo.channels.web.plain import refused_page
from milo.channels.web.words import WebWords, language_of
from milo.vocabulary.errors import MiloError, NotFound

EARLIEST = date(1970, 1, 1)  # nothing an athlete's device exported is older


class NotSignedIn(MiloError):
    """Nobody, or somebody whose token is used up."""

    code = "not_signed_in"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody with a valid token, and the athlete they look at. house: everyone the guest may see."""

    visitor: Visitor
    athlete: AthleteLine
    house: list[AthleteLine]
    words: WebWords
    today: date

    @property
    def id(self) -> str:
        """The athlete's id."""
        return self.athlete.athlete_id

    def href(self, path: str, **query: str | None) -> str:
        """An address inside the app that stays with this athlete."""
        kept = {name: value for name, value in query.items() if value}
        if self.visitor.user_id is None and len(self.house) > 1:
            kept = {"athlete": self.id, **kept}
        return f"{path}?{urlencode(kept)}" if kept else path


class Reception:
    """Lets guests in. flows and access may block, so both are asked in a thread."""

    def __init__(self, flows: Flows, access: Access) -> None:
        self.flows = flows
        self.access = access

    async def guest(self, request: Request) -> Guest | Response:
        """The guest of a request, or the page that says why there is none."""
        try:
            found = await asyncio.to_thread(self.find, request.cookies.get(COOKIE), request.query_params.get("athlete"))
        except NotSignedIn:
            return HTMLResponse(refused_page("signed_out", WebWords(language_of(request.headers.get("accept-language")))), 403)
        except NotFound:
            return HTMLResponse(refused_page("not_found", WebWords(language_of(request.headers.get("accept-language")))), 404)
        return found or RedirectResponse("/app/welcome", 303)

    def find(self, token: str | None, athlete: str | None) -> Guest | None:
        """The guest with a token who asks for an athlete (default: the first they may see); None in a house without anybody.

        Raises NotSignedIn, and NotFound for an athlete who is not there or not theirs to see. Blocks.
        """
        visitor = self.access.visitor(token)
        if visitor is None:
            raise NotSignedIn("a sign-in link", "none that is valid", "`milo up` prints one")
        house = [line for line in self.flows.athletes() if visitor.may_see(line.athlete_id)]
        if not house and athlete is None and visitor.user_id is None:
            return None
        line = next((line for line in house if athlete in {None, line.athlete_id}), None)
        if line is None:
            raise NotFound("an athlete you may see", "nobody")
        manner = self.flows.manner(line.athlete_id)
        return Guest(visitor, line, house, WebWords(*manner), self.flows.today(line.athlete_id))

    async def still_welcome(self, token: str | None, athlete: str) -> bool:
        """Whether a token still opens this athlete's things: asked before anything is changed from an open page."""
        visitor = await asyncio.to_thread(self.access.visitor, token)
        return visitor is not None and visitor.may_see(athlete)


def day_asked(request: Request, name: str = "ending") -> date | None:
    """A day of the address; None when there is none or it is no day an athlete can have lived."""
    try:
        day = date.fromisoformat(request.query_params.get(name, ""))
    except ValueError:
        return None
    return day if day >= EARLIEST else None
