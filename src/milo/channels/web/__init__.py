"""The web app: pages of NiceGUI under /app on the same server as the API, signed in by the link `milo up` prints."""

from __future__ import annotations

from fastapi import FastAPI

from milo.channels.access import Access
from milo.channels.coaching import Coaching
from milo.channels.contract import Flows
from milo.channels.lab_desk import LabDesk
from milo.channels.privacy_desk import PrivacyDesk

__all__ = ["mount"]


def mount(
    app: FastAPI,
    flows: Flows,
    access: Access,
    storage_secret: str,
    desk: LabDesk | None = None,
    coaching: Coaching | None = None,
    privacy: PrivacyDesk | None = None,
) -> None:
    """Add the pages to a server's application. Everything the application answers by itself must be there already.

    storage_secret: signs NiceGUI's session cookie. Milo keeps nothing in it; who is signed in says a cookie of our own.
    desk: of the breath lab; None where no sensor can be listened to.  coaching: None: pages of records alone.
    privacy: None: no page of consents, export and erasing.
    """
    # NiceGUI is heavy, and only a server needs it.
    from nicegui import ui

    from milo.channels.access import COOKIE
    from milo.channels.web import (
        checkin,
        coach,
        dashboard,
        files,
        lab,
        ledger,
        profile,
        receipt,
        settings,
        squad,
        train,
        week,
        welcome,
        workout,
    )
    from milo.channels.web import privacy as privacy_page
    from milo.channels.web.coach_doors import add_coach_doors
    from milo.channels.web.doors import add_doors
    from milo.channels.web.guarding import UploadGuard
    from milo.channels.web.guest import Reception
    from milo.channels.web.lab_doors import add_lab_doors
    from milo.channels.web.privacy_doors import add_cockpit_assets, add_privacy_doors
    from milo.channels.web.profile import add_profile_doors
    from milo.report.style import MARK

    reception = Reception(flows, access)
    add_doors(app, reception)
    add_cockpit_assets(app)
    add_lab_doors(app, reception, desk)
    for place in (week, ledger, files, settings, receipt, welcome):
        place.install(reception)
    dashboard.install(reception, coaching)
    lab.install(reception, desk)
    if coaching is not None:
        add_coach_doors(app, reception, coaching)
        for each in (train, workout, checkin, coach):
            each.install(reception, coaching)
        add_profile_doors(app, reception, coaching)
        profile.install(reception, coaching)
        squad.install(reception, coaching)
    if privacy is not None:
        add_privacy_doors(app, reception, privacy)
        privacy_page.install(reception, privacy)
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
