"""Leaving: an account goes, and with it the athlete it is."""

from __future__ import annotations

from contextlib import suppress

from milo.channels.access import Access
from milo.channels.accounts import Account
from milo.channels.contract import Flows
from milo.vocabulary.errors import NotFound


def forget(flows: Flows, access: Access, account: Account) -> dict[str, int]:
    """Erase an account, and the athlete it is, if any; returns what there was, by kind.

    The data go first: should that break off, the account is still there to try again with.
    """
    gone: dict[str, int] = {}
    if account.athlete_id is not None:
        with suppress(NotFound):
            gone = flows.erase(account.athlete_id)
        access.erase(account.athlete_id)
    access.accounts.remove(account.account_id)
    access.fold()
    return gone
