"""Pages that stand open in browsers: when a session ends, an account is locked or a consent is withdrawn, what they show goes away.

NiceGUI keeps its pages in the process, and so does this. A page that is thrown out asks for its address again, and is told there
what anybody would be told.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from nicegui import Client, app, background_tasks, ui

from milo.channels.access import COOKIE
from milo.channels.visitor import Visitor
from milo.channels.web.guest import Guest, Reception
from milo.vocabulary.errors import MiloError

LOOK_S = 2.0  # between two looks at who may still see what stands open; our choice
# First what is shown, then the address: where nobody answers any more, nothing stays in sight.
AWAY = "document.body.replaceChildren(); location.reload()"
log = logging.getLogger(__name__)

Holds = Callable[[Visitor], bool]


@dataclass(frozen=True)
class Opened:
    """One page as it was let in. athlete: whom it shows, None for a page of nobody's.  holds: what else must still be so."""

    token: str | None
    path: str
    visitor: Visitor
    athlete: str | None
    holds: Holds | None = None


_opened: dict[str, Opened] = {}


def note_open(guest: Guest) -> None:
    """Remember the page that is being built, until its browser leaves."""
    client = ui.context.client
    request = client.request
    # A coach's own page shows themself, who is no athlete of the house.
    athlete = guest.id if guest.house else None
    _opened[client.id] = Opened(request.cookies.get(COOKIE), request.scope["path"], guest.visitor, athlete)
    client.on_delete(lambda: _opened.pop(client.id, None))


def only_while(holds: Holds) -> None:
    """The page that is being built stays only while this holds, too. It is asked in a thread."""
    id = ui.context.client.id
    if id in _opened:
        _opened[id] = replace(_opened[id], holds=holds)


def watch_open_pages(reception: Reception) -> None:
    """Look after them for as long as the server runs."""

    async def watch() -> None:
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                gone = await asyncio.to_thread(no_longer_welcome, reception, dict(_opened))
            except MiloError as error:  # nobody is thrown out on a guess; the next action asks again in any case
                log.warning("open pages were not looked at", extra={"found": error.code})
                continue
            for id in gone:
                _opened.pop(id, None)
                if (client := Client.instances.get(id)) is not None:
                    client.run_javascript(AWAY)

    app.on_startup(lambda: background_tasks.create(watch(), name="open pages"))


def no_longer_welcome(reception: Reception, opened: Mapping[str, Opened]) -> list[str]:
    """Those of the pages whose visitors would not be let in any more as they were. Blocks."""
    return [id for id, page in opened.items() if not _still(reception, page)]


def _still(reception: Reception, page: Opened) -> bool:
    found = reception.visitor(page.token, "GET", page.path, used=False)
    if found is None or (found.role, found.account_id, found.user_id) != (
        page.visitor.role,
        page.visitor.account_id,
        page.visitor.user_id,
    ):
        return False
    return (page.athlete is None or found.may_see(page.athlete)) and (page.holds is None or page.holds(found))
