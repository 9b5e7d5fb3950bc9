"""What the plan's week asks to be eaten: on days of training and on days of rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from milo.channels.web.guest import Guest
from milo.locales import text

SHOWN = {"kcal": "kcal", "protein_g": "g", "carbs_g": "g", "fat_g": "g"}


def food_html(guest: Guest, days: Sequence[Mapping[str, Any]]) -> str:
    """The targets of a week, least to most of each kind of day; nothing where no energy is told.

    days: as Coaching.day_target tells them.
    """

    def say(key: str, **values: Any) -> str:
        return escape(text(f"food-{key}", guest.words.language, **values))

    rows = ""
    for training in (True, False):
        mine = [d["target"] for d in days if d["target"] is not None and d["training"] is training]
        if mine:
            told = " · ".join(
                f"{say(f'nutrient-{name}')} {escape(_span(guest, [d[name] for d in mine]))} {unit}" for name, unit in SHOWN.items()
            )
            rows += f"<p><b>{say('plan-training' if training else 'plan-rest', count=len(mine))}</b><br>{told}</p>"
    if not rows:
        return ""
    diary = f'<a class="button" href="{escape(guest.href("/app/food"))}">{say("plan-diary")}</a>'
    return f"<section data-eating><h2>{say('plan-title')}</h2>{rows}{diary}</section>"


def _span(guest: Guest, values: Sequence[float]) -> str:
    """Least to most: "2,100–2,250"."""
    least, most = (guest.words.number(v, 0) for v in (min(values), max(values)))
    return least if least == most else f"{least}–{most}"
