"""What every journey asks first of an athlete: whether anybody knows them, when they were born, which clock they live by."""

from __future__ import annotations

from datetime import UTC, date, tzinfo
from typing import TYPE_CHECKING

from milo.vocabulary.errors import NotFound

if TYPE_CHECKING:
    from milo.app.house import House


def known(house: House, athlete: str) -> None:
    """Raise NotFound for somebody who is not here."""
    if house.store.latest("user", athlete) is None:
        raise NotFound(f"an athlete with id {athlete}", "nobody", "see `milo athlete list`")


def born(house: House, athlete: str) -> date | None:
    """The athlete's date of birth, where it was told."""
    profile = house.flows.profile(athlete)
    return None if profile is None else profile.date_of_birth


def zone_of(house: House, athlete: str) -> tzinfo:
    """The time zone they set; UTC until they did."""
    from zoneinfo import ZoneInfo

    said = house.flows.settings(athlete).get("timezone")
    return UTC if said is None else ZoneInfo(str(said.get("name")))
