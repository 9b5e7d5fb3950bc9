"""The coach behind one desk: API, pages, bot and assistants ask it, and nothing else, for plans, days, food, talk and locks."""

from __future__ import annotations

from milo.app.coaching.bit_by_bit import LogDesk
from milo.app.coaching.food import FoodDesk
from milo.app.coaching.preview import PreviewDesk


class Coaching(PreviewDesk, FoodDesk, LogDesk):
    """The coach of a house; fulfils channels.coaching.Coaching.

    house: as built.  provider: the language model; None: rules alone; left out: that of the settings.
    """
