"""The pages of progress, body, reports and devices, put on the server together with what their scripts ask."""

from __future__ import annotations

from fastapi import FastAPI

from milo.channels.outlook_desk import OutlookDesk
from milo.channels.progress_desk import ProgressDesk
from milo.channels.proposal_desk import ProposalDesk
from milo.channels.web import body, devices, progress, reports
from milo.channels.web.guest import Reception


def add_progress_pages(
    app: FastAPI,
    reception: Reception,
    desk: ProgressDesk,
    outlooks: OutlookDesk | None = None,
    proposals: ProposalDesk | None = None,
) -> None:
    """Add the routes to the server's application, and the pages. outlooks, proposals: None: no card of them."""
    body.add_body_doors(app, reception, desk, outlooks, proposals)
    body.install(reception, desk, outlooks, proposals)
    for page in (progress, reports, devices):
        page.install(reception, desk)
