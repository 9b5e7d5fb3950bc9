"""More food where weight comes down too fast. Reference safety.md SN-29, nutrition.md 3.6."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from milo.coach.adapt.adapt_words import say
from milo.coach.adapt.adapting_changes import Change, Fact
from milo.coach.lab.sensor_body import WEEKLY_KG, WEEKLY_SHARE, too_fast
from milo.coach.plans.limits.food import KCAL_CARBS, KCAL_STEP, MOST_KCAL
from milo.vocabulary.plan import Adjustment, Plan, PlannedFood

FAST_LOSS = "SN-29"
EVERY = timedelta(days=14)  # nutrition.md 3.6: adjusted every two weeks
MOST_MORE, KCAL_PER_KG = 250.0, 7700.0  # nutrition.md 3.6
MEANT = 0.7  # of the bounds of SN-29, kg and share a week: the pace a loss is brought back to (nutrition.md 3.6: 0.7 % a week)


def more_food(
    food: PlannedFood, losses: Sequence[tuple[float, float]], *, losing: bool, today: date, record_ids: Sequence[str]
) -> tuple[PlannedFood, Change] | None:
    """The food of a day raised for a loss that is too fast, and the change that says so; None where the pace needs none.

    losses: of each of the last two weeks, as sensor_body.weekly_losses tells them.  losing: weight loss is the goal; for any other
    one no loss is meant.  record_ids: of the weighings.
    All of it is carbohydrate, the same on every day: protein and fat are set by the body (nutrition.md 3.4).
    """
    if not too_fast(losses):
        return None
    pace = sum(kg for kg, _ in losses) / len(losses)
    weight = losses[0][0] / losses[0][1]
    meant = MEANT * min(WEEKLY_KG, WEEKLY_SHARE * weight) if losing else 0.0
    more = min(KCAL_PER_KG * (pace - meant) / 7, MOST_MORE, MOST_KCAL - food.kcal)
    more = KCAL_STEP * round(more / KCAL_STEP)
    if more <= 0:
        return None
    grams = more / KCAL_CARBS
    by_day = food.by_day and {
        day: {**told, "kcal": told["kcal"] + more, "carbs_g": float(round(told["carbs_g"] + grams))}
        for day, told in food.by_day.items()
    }
    because = food.because if FAST_LOSS in food.because else [*food.because, FAST_LOSS]
    raised = msgspec.structs.replace(
        food, kcal=food.kcal + more, carbs_g=float(round(food.carbs_g + grams)), because=because, by_day=by_day
    )
    facts = [Fact(name="kg_a_week", value=round(pace, 1), unit="kg/week", record_ids=list(record_ids), day=today)]
    change = Change(rule=FAST_LOSS, of="kcal", old=round(food.kcal), new=round(raised.kcal), day=today, facts=facts)
    return raised, msgspec.structs.replace(change, text={language: say(change, language) for language in ("en", "es")})


def fed(before: Plan, after: Plan, raised: tuple[PlannedFood, Change], language: str, today: date) -> Plan:
    """The plan with the raised food and its reason; a version of its own where nothing else changed.

    before: the plan that was adapted.  after: what became of it, the same one where nothing did.  language: "en" or "es".
    """
    food, change = raised
    told = Adjustment(rule=change.rule, what=change.text[language])
    if after is not before:
        return msgspec.structs.replace(after, nutrition=food, adjustments=[*after.adjustments, told])
    return msgspec.structs.replace(
        before,
        version=before.version + 1,
        parent=f"{before.plan_id}:{before.version}",
        created_at=datetime.combine(today, time(), UTC),
        nutrition=food,
        adjustments=[told],
    )
