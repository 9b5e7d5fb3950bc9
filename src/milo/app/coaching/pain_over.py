"""The coach's desk for pains that were told before: which are known, and until when one that ended is still spared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from milo.app.adapting_flow import readings_of
from milo.app.coaching.desk import plan_read
from milo.app.known_athletes import zone_of
from milo.app.logging_records import PAIN
from milo.app.plan_history import PlanHistory
from milo.coach.adapt.adapting_log import lay_out
from milo.coach.adapt.adapting_pain import PAIN_LESS, PAIN_MUCH, PAIN_SEEN_DAYS, PAIN_SOME
from milo.coach.conversation.values import PainSaid
from milo.coach.talk.replies.pain import place_of
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.locales import Templates
from milo.vocabulary.plan import first_monday
from milo.vocabulary.records import Measurement
from milo.vocabulary.talk import Claim, Language

if TYPE_CHECKING:
    from milo.app.house import House

RULE = "pain.known"
_WORDS: dict[Language, Templates] = {"en": Templates("pain_over", "en"), "es": Templates("pain_over", "es")}


@dataclass(frozen=True)
class Known:
    """The pains of a region in the last two weeks, oldest first, with their local days."""

    region: str
    pains: tuple[tuple[date, Measurement], ...]

    @property
    def much_until(self) -> date | None:
        """The first day on which a pain of 5 or more counts no longer; None where there was none (safety reference 9)."""
        days = [day for day, m in self.pains if m.value >= PAIN_MUCH]
        return max(days) + timedelta(days=PAIN_SEEN_DAYS) if days else None


def known_pains(house: House, athlete: str) -> list[Known]:
    """What is written down of pains in the last two weeks, by region."""
    today, zone = house.flows.today(athlete), zone_of(house, athlete)
    found: dict[str, list[tuple[date, Measurement]]] = {}
    for m in sorted(readings_of(house, athlete, today), key=lambda m: m.at):
        day = m.at.astimezone(zone).date()
        if m.quantity == PAIN and m.note and 0 <= (today - day).days < PAIN_SEEN_DAYS:
            found.setdefault(m.note, []).append((day, m))
    return [Known(region, tuple(pains)) for region, pains in found.items()]


def still_spared(house: House, athlete: str, regions: Collection[str], language: Language) -> str | None:
    """What still holds of pains that are over or little now; None where none of them was ever more than little.

    A pain of 5 or more is spared for two weeks after it, whatever is told since (safety reference 9, the stricter of it and
    PL-50); what a pain of 3 or 4 made lighter is left so, and later sessions are as they were.
    """
    words, said = _WORDS[language], []
    for one in known_pains(house, athlete):
        if one.region not in regions or max(m.value for _, m in one.pains) < PAIN_SOME:
            continue
        until = one.much_until
        if until is not None:
            level = max(m.value for _, m in one.pains)
            said.append(words["much"].format(until=until.isoformat(), worst=f"{level:g}"))
            continue
        lighter = _lighter_until(house, athlete)
        said.append(words["free"] if lighter is None else words["some"].format(until=lighter.isoformat()))
    profile = house.flows.profile(athlete)
    if {i.region for i in (profile.injuries if profile is not None else None) or []} & set(regions):
        said.append(words["profile"])
    return " ".join(said) or None


def pains_told(house: House, athlete: str, language: Language) -> tuple[str, list[Claim]]:
    """The pains that are written down and those of the profile, in words."""
    words, lines, ids = _WORDS[language], [], []
    for one in known_pains(house, athlete):
        day, last = one.pains[-1]
        until = one.much_until
        values = {"place": _place(one.region, language), "level": f"{last.value:g}", "day": day.isoformat()}
        ids.append(last.measurement_id)
        if until is None or last.value >= PAIN_MUCH:
            lines.append(words["one"].format(**values))
            continue
        much = [(on, m) for on, m in one.pains if m.value >= PAIN_MUCH]
        worst_day, worst = max(much, key=lambda p: p[1].value)
        ids.append(worst.measurement_id)
        values |= {"worst": f"{worst.value:g}", "worst_day": worst_day.isoformat(), "until": until.isoformat()}
        lines.append(words["worse"].format(**values))
    text = words["head"].format(what="; ".join(lines)) if lines else words["none"]
    profile = house.flows.profile(athlete)
    injuries = (profile.injuries if profile is not None else None) or []
    if injuries:
        told = [
            words["in_profile_bare" if i.pain_0_10 is None else "in_profile"].format(
                place=_place(i.region, language), level=f"{i.pain_0_10 or 0:g}"
            )
            for i in injuries
        ]
        text = f"{text} {words['told'].format(what='; '.join(told))}"
    claims = [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="measurement", rule=RULE, record_ids=ids)
        for n in numbers_in(text, language)
    ]
    return text, claims


def _lighter_until(house: House, athlete: str) -> date | None:
    """The last day to come whose session was made lighter for a pain."""
    versions = PlanHistory(house.store, house.writer, house.clock).versions(athlete)
    if not versions:
        return None
    started = first_monday(versions[0].created_at.astimezone(zone_of(house, athlete)).date())
    today = house.flows.today(athlete)
    slots = lay_out(plan_read(house, athlete, versions[-1]), started)
    return max((s.day for s in slots if s.day >= today and PAIN_LESS in s.session.because), default=None)


def _place(region: str, language: Language) -> str:
    return place_of(PainSaid(region, region), language)
