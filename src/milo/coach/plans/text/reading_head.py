"""The first lines of a plan text: which plan it is, what was changed, and the food."""

from __future__ import annotations

import re
from datetime import datetime

from milo.coach.plans.text.drafts import DraftPlan
from milo.coach.plans.text.scan import Scan
from milo.vocabulary.plan import Adjustment, PlannedFood, Refused

ONCE = frozenset({"plan", "from", "athlete", "goal", "created", "refused", "food"})


def read_head(draft: DraftPlan, keyword: str, scan: Scan) -> None:
    """One of the first lines, whose keyword was taken, into the draft. Raises Unreadable."""
    # A second one would take the first one's place without a word; of changes and of the food of days there are several.
    if keyword in ONCE and (keyword,) in draft.places and not (keyword == "food" and _is_of_a_day(scan)):
        raise scan.fault(f"the line {keyword} once; it stands in line {draft.places[keyword,]} too", at=0)
    if not (keyword == "food" and _is_of_a_day(scan)):
        draft.places.setdefault((keyword,), scan.line)
    if keyword == "plan":
        draft.plan_id = scan.name("the plan's id")
        scan.need("version")
        draft.version = scan.whole("a version", 1)
    elif keyword == "from":
        draft.parent = scan.name("the version this was made from")
    elif keyword == "athlete":
        draft.athlete_id = scan.name("the athlete's id")
    elif keyword == "goal":
        draft.goal = scan.name("the goal")
    elif keyword == "created":
        try:
            draft.created_at = datetime.fromisoformat(scan.rest().strip())
        except ValueError:
            raise scan.fault("a moment such as 2026-03-02T08:00:00+00:00") from None
        return
    elif keyword == "changed":
        rule = scan.name("a rule")
        scan.need(":")
        draft.places["changed", len(draft.adjustments)] = scan.line
        draft.adjustments.append(Adjustment(rule=rule, what=scan.prose("what was changed")))
    elif keyword == "refused":
        _refused(draft, scan)
    elif keyword == "food":
        _food(draft, scan)
    scan.end()


def _refused(draft: DraftPlan, scan: Scan) -> None:
    level = scan.name("a level: E0, E1, R or C")
    rules = []
    while scan.take(","):
        rules.append(scan.name("a rule"))
    scan.need(":")
    draft.refused = Refused(level=level, rules=rules, text=scan.prose("why there is no plan"))


def _is_of_a_day(scan: Scan) -> bool:
    """Whether a line of food, whose keyword was taken, is of one day: `on monday: ...`."""
    return re.match(r"\s*on\b", scan.rest()) is not None


def _food(draft: DraftPlan, scan: Scan) -> None:
    if scan.take("on"):
        draft.food_by_day = draft.food_by_day or {}
        if re.fullmatch(r"no\s+day\s*", scan.rest()):
            scan.prose("")
            return
        day = scan.name("a day")
        if ("food", day) in draft.places:
            raise scan.fault(f"the food of a day once; it stands in line {draft.places['food', day]} too", at=0)
        draft.places.setdefault(("food", day), scan.line)
        scan.need(":")
        amounts: dict[str, float] = {}
        while not scan.done():
            if amounts:
                scan.need(",")
            what = scan.name("what is eaten, such as carbs_g")
            if what in amounts:
                raise scan.fault(f"{what} once")
            amounts[what] = scan.number("how much of it")
        draft.food_by_day[day] = amounts
        return
    kcal = scan.number("the day's energy such as 2400 kcal")
    scan.need("kcal")
    grams = []
    for what in ("protein", "carbs", "fat"):
        scan.need(",")
        grams.append(scan.number(f"grams of {what}"))
        scan.need("g")
        scan.need(what)
    draft.food = PlannedFood(kcal=kcal, protein_g=grams[0], carbs_g=grams[1], fat_g=grams[2], because=[])
