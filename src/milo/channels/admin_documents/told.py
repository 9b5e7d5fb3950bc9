"""A reason, and the bounds of what an admin may ask for at once."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
MOST_LISTED = 200  # items in one page of a list (our choice)
WEEKS_BACK = 4  # of safety decisions, where nothing else is asked for (our choice)
MOST_WEEKS = 52


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Why something is missing or refused."""

    code: str
    text: str
