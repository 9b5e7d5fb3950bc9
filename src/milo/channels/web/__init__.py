"""The web app: pages of NiceGUI under /app on the same server as the API, signed in by the link `milo up` prints."""

from __future__ import annotations

from fastapi import FastAPI

from milo.channels.access import Access
from milo.channels.activities_desk import ActivitiesDesk
from milo.channels.admin_desk import AdminDesk
from milo.channels.calendar_desk import CalendarDesk
from milo.channels.catalogue_desk import CatalogueDesk
from milo.channels.coaching import Coaching
from milo.channels.contract import Flows
from milo.channels.diary_desk import CameraDesk, DiaryDesk
from milo.channels.form_desk import FormDesk
from milo.channels.lab_desk import LabDesk
from milo.channels.messages_desk import MessagesDesk
from milo.channels.outlook_desk import OutlookDesk
from milo.channels.privacy_desk import PrivacyDesk
from milo.channels.progress_desk import ProgressDesk
from milo.channels.proposal_desk import ProposalDesk
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.leaving_out import OF_CLIENTS, leaving_out
from milo.channels.web.squad_signs import SquadBook

__all__ = ["mount"]


def mount(
    app: FastAPI,
    flows: Flows,
    access: Access,
    storage_secret: str,
    desk: LabDesk | None = None,
    coaching: Coaching | None = None,
    privacy: PrivacyDesk | None = None,
    admin_desk: AdminDesk | None = None,
    parts: AccountParts | None = None,
    progress_desk: ProgressDesk | None = None,
    catalogue_desk: CatalogueDesk | None = None,
    messages_desk: MessagesDesk | None = None,
    outlook_desk: OutlookDesk | None = None,
    proposal_desk: ProposalDesk | None = None,
    activities_desk: ActivitiesDesk | None = None,
    calendar_desk: CalendarDesk | None = None,
    food: tuple[DiaryDesk, CameraDesk] | None = None,
    form_desk: FormDesk | None = None,
    squad_book: SquadBook | None = None,
) -> None:
    """Add the pages to a server's application. Everything the application answers by itself must be there already.

    storage_secret: signs NiceGUI's session cookie. Milo keeps nothing in it; who is signed in says a cookie of our own.
    desk: of the breath lab; None where no sensor can be listened to.  coaching: None: pages of records alone.
    privacy: None: no page of consents, export and erasing.  admin_desk: None: no room for admins.
    parts: what the page of one's account offers beside the account.  progress_desk: None: no pages of progress, body and devices.
    catalogue_desk: None: no pages of exercises and routines.  messages_desk: None: no messages.
    outlook_desk, proposal_desk: None: no card of theirs.  squad_book: None makes one that nobody reads ahead for.
    """
    # NiceGUI is heavy, and only a server needs it.
    with leaving_out(*OF_CLIENTS):
        from nicegui import ui

    from milo.channels.access import COOKIE
    from milo.channels.access_consent import ConsentsOf
    from milo.channels.push.doors import add_push_doors
    from milo.channels.telegram.page import add_telegram_page
    from milo.channels.web import (
        activities,
        admin,
        calendar_page,
        checkin,
        coach,
        dashboard,
        exercises,
        files,
        form,
        lab,
        ledger,
        messages,
        profile,
        receipt,
        records_page,
        routines,
        settings,
        squad,
        train,
        week,
        welcome,
        workout,
    )
    from milo.channels.web import privacy as privacy_page
    from milo.channels.web.admin_doors import add_admin_doors
    from milo.channels.web.assets import add_asset_doors
    from milo.channels.web.coach_doors import add_coach_doors
    from milo.channels.web.doors import add_doors
    from milo.channels.web.guarding import UploadGuard
    from milo.channels.web.guest import Reception
    from milo.channels.web.installable import add_install_doors
    from milo.channels.web.lab_doors import add_lab_doors
    from milo.channels.web.open_pages import watch_open_pages
    from milo.channels.web.privacy_doors import add_privacy_doors
    from milo.channels.web.profile import add_profile_doors
    from milo.channels.web.progress_doors import add_progress_pages
    from milo.channels.web.train_routines import Routines, add_routine_doors
    from milo.report.style import MARK

    reception = Reception(flows, access)
    watch_open_pages(reception)
    add_doors(app, reception, parts)
    if parts is not None and parts.linking is not None:
        add_telegram_page(app, reception, parts.linking, parts.bot)
    if parts is not None and parts.push is not None:
        add_push_doors(app, reception, *parts.push)
    add_asset_doors(app)
    add_install_doors(app)
    add_lab_doors(app, reception, desk)
    for place in (week, ledger, files, receipt, welcome):
        place.install(reception)
    settings.install(reception, parts)
    dashboard.install(reception, coaching)
    lab.install(reception, desk)
    if coaching is not None:
        add_coach_doors(app, reception, coaching)
        for each in (workout, checkin, coach):
            each.install(reception, coaching)
        offered = None if catalogue_desk is None else Routines(catalogue_desk, ConsentsOf(flows, access.clock))
        if offered is not None:
            add_routine_doors(app, reception, offered)
        train.install(reception, coaching, offered)
        add_profile_doors(app, reception, coaching)
        profile.install(reception, coaching)
        squad.install(reception, squad_book or SquadBook(flows, coaching, outlook_desk), messages_desk)
    if privacy is not None:
        add_privacy_doors(app, reception, privacy)
        privacy_page.install(reception, privacy)
    if admin_desk is not None:
        add_admin_doors(app, reception, admin_desk)
        admin.install(reception, admin_desk)
    if progress_desk is not None:
        add_progress_pages(app, reception, progress_desk, outlook_desk, proposal_desk)
    if catalogue_desk is not None:
        exercises.install(app, reception, catalogue_desk)
        routines.install(app, reception, catalogue_desk)
    if activities_desk is not None:
        activities.install(app, reception, activities_desk)
        records_page.install(reception, activities_desk)
    if calendar_desk is not None:
        calendar_page.install(app, reception, calendar_desk)
    if form_desk is not None:
        form.install(app, reception, form_desk)
    if messages_desk is not None:
        messages.install(app, reception, messages_desk)
    if food is not None:
        from milo.channels.web import food as food_page

        food_page.add_food_doors(app, reception, *food)
        food_page.install(app, reception, *food)
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
