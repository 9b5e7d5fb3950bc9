"""The web app: pages of NiceGUI under /app on the same server as the API, signed in by the link `milo up` prints."""

from __future__ import annotations

from fastapi import FastAPI

from milo.channels.access import Access
from milo.channels.contract import Flows
from milo.channels.lab_desk import LabDesk

__all__ = ["mount"]


def mount(app: FastAPI, flows: Flows, access: Access, storage_secret: str, desk: LabDesk | None = None) -> None:
    """Add the pages to a server's application. Everything the application answers by itself must be there already.

    storage_secret: signs NiceGUI's session cookie. Milo keeps nothing in it; who is signed in says a cookie of our own.
    desk: of the breath lab; None where no sensor can be listened to.
    """
    # NiceGUI is heavy, and only a server needs it.
    from nicegui import ui

    from milo.channels.access import COOKIE
    from milo.channels.web import dashboard, files, lab, ledger, receipt, settings, week, welcome
    from milo.channels.web.doors import add_doors
    from milo.channels.web.guarding import UploadGuard
    from milo.channels.web.guest import Reception
    from milo.channels.web.lab_doors import add_lab_doors
    from milo.report.style import MARK

    reception = Reception(flows, access)
    add_doors(app, reception)
    add_lab_doors(app, reception, desk)
    for place in (dashboard, week, ledger, files, settings, receipt, welcome):
        place.install(reception)
    lab.install(reception, desk)
    app.add_middleware(UploadGuard, access=access, cookie=COOKIE)
    ui.run_with(
        app,
        title="Milo",
        favicon=MARK.replace("currentColor", "#B4532A"),
        dark=None,
        tailwind=False,
        show_welcome_message=False,
        reconnect_timeout=30,  # a phone that was put away for a moment finds its page as it was
        storage_secret=storage_secret,
    )
