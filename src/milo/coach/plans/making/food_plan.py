"""Energy and macronutrients of a mean day, and of each weekday; nothing where nobody may set them or a measure is missing.

Source: nutrition.md 3.1 to 3.6; safety reference NU-01 to NU-05, PL-22, PL-31, PL-40.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isclose

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import sessions
from milo.coach.plans.basics.training_energy import spent_on, training_by_day, typical_week
from milo.coach.plans.limits.food import (
    DAILY_ACTIVITY,
    KCAL_CARBS,
    KCAL_FAT,
    KCAL_PER_KG,
    KCAL_PROTEIN,
    KCAL_STEP,
    MOST_KCAL,
    MOST_SHARE,
    REFERENCE_BMI,
    Body,
    NoFood,
    body_of,
    day_floor,
    deficit_cap,
    energy_floor,
    in_steps,
    least_energy,
    may_cut,
    no_food,
)
from milo.coach.plans.limits.person import Person
from milo.vocabulary.plan import DAYS, LAST_TO_BEGIN, Plan, PlannedFood, PlannedWeek
from milo.vocabulary.weeks import week_start


@dataclass(frozen=True, kw_only=True)
class Balance:
    """kcal: eaten on a mean day.  spent: used on one, in the steps energy is told in.  least: the least a day may have.

    kg_a_week: how the weight moves at first, negative where it falls.  share: the same of the body's weight.
    """

    kcal: float
    spent: float
    least: float
    kg_a_week: float
    share: float

    @property
    def gap(self) -> float:
        """Energy eaten over what is used, kcal a day; 0 where it is no more than a step."""
        gap = self.kcal - self.spent
        return gap if abs(gap) > KCAL_STEP else 0.0


def balance(p: Person, week: PlannedWeek, kcal: float) -> Balance | None:
    """The balance of so much energy on a mean day of a week; None where nobody may set their food."""
    if no_food(p) is not None:
        return None
    body = body_of(p)
    training = sum(training_by_day(week, body.weight_kg, slower=p.beginner or p.older)) / 7
    spent = in_steps(body.resting_kcal * DAILY_ACTIVITY + spent_on(training))
    kg = (kcal - spent) * 7 / KCAL_PER_KG
    least, _ = least_energy(p, body, training, cutting=kcal < spent - KCAL_STEP)
    return Balance(kcal=kcal, spent=spent, least=in_steps(least), kg_a_week=kg, share=kg / body.weight_kg)


def balance_of(plan: Plan, p: Person, kcal: float | None = None) -> Balance | None:
    """The balance of a plan's own food, or of kcal a day with its training; None without food or weeks."""
    if plan.nutrition is None or not plan.weeks:
        return None
    return balance(p, typical_week(plan.weeks), plan.nutrition.kcal if kcal is None else kcal)


PROTEIN_BASE, PROTEIN_LIGHT, PROTEIN_CUT, PROTEIN_OLDER = 1.6, 1.3, 0.2, 0.2  # nutrition.md 3.4, g/kg
PROTEIN_LOW, PROTEIN_HIGH, OLDER_AGE, BIG_CUT = 1.2, 2.0, 60, 300.0  # NU-05; nutrition.md 3.4


@dataclass(frozen=True, kw_only=True)
class ProteinGoal:
    """per_kg: g for a kg of mass.  mass_kg: the body's, at most that at a BMI of 27.  lifts, cut, older: what it comes of."""

    per_kg: float
    mass_kg: float
    lifts: bool
    cut: bool
    older: bool
    heavy: bool

    @property
    def grams(self) -> float:
        """A day's protein, g."""
        return self.per_kg * self.mass_kg


def protein_goal(p: Person, body: Body, week: PlannedWeek, delta: float) -> ProteinGoal:
    """The protein of a day beside a week of training. delta: energy eaten over what is used, kcal a day."""
    lifts = any(not is_drill(e) for _, s in sessions(week) for e in s.exercises)
    cut, older = delta < -BIG_CUT, p.age > OLDER_AGE
    per_kg = (PROTEIN_BASE if lifts else PROTEIN_LIGHT) + PROTEIN_CUT * cut + PROTEIN_OLDER * older
    most = body.weight_kg if body.height_cm is None else REFERENCE_BMI * (body.height_cm / 100) ** 2
    return ProteinGoal(
        per_kg=min(max(per_kg, PROTEIN_LOW), PROTEIN_HIGH),
        mass_kg=min(body.weight_kg, most),
        lifts=lifts,
        cut=cut,
        older=older,
        heavy=body.weight_kg > most,
    )


Note = Callable[..., None]

LOSS_SHARE, SLOW_SHARE = 0.006, 0.005
"""Of the weight a week: what a deficit aims at, between 0.5 and 0.7 % (nutrition.md 3.6), and what is slower only with a reason."""
SURPLUS_SHARE, SURPLUS_SHARE_BEGINNER = 0.07, 0.10  # nutrition.md 3.6: 5 to 15 %, novices at the upper end
NO_SURPLUS_BMI = 30.0  # from here on muscle is built from what the body has stored, and food keeps the weight (our choice)
FAT_SHARE, FAT_SHARE_LOW, FAT_FLOOR_G = 0.28, 0.20, 0.6  # nutrition.md 3.4: 20 to 35 % of energy, floor 0.5-0.6 g/kg
CUT_RULE = "NU-02"
CUT_WEEKS, PAUSE_WEEKS = 12, 2  # NU-02: at most so many weeks of deficit, then so many at maintenance
PACE_RULE = "nutrition-3.6"
TARGET = "TARGET"
"""The rule of a target the athlete set, among the reasons of a plan's food."""


def food_plan(
    p: Person,
    week: PlannedWeek,
    note: Note,
    *,
    weeks: int = 1,
    gone: int = 0,
    cut_weeks: int = 0,
    target_kcal: float | None = None,
) -> PlannedFood | None:
    """Food of a mean day of a plan whose typical week is given; None, with a note why, where Milo sets none.

    weeks: of the plan.  gone: those of them before this one.  cut_weeks: of deficit in a row before this week (weeks_cut).
    A deficit pauses after CUT_WEEKS: the food is then that of maintenance, and weeks ahead that pause are told.
    target_kcal: what the athlete set for themselves; it holds as far as the limits of this plan's training let it.
    Training days carry their own cost as carbohydrate, rest days less, so that the mean is the target.
    """
    why = no_food(p)
    if isinstance(why, NoFood):
        note(why.rule, "no_food", why=why.word)
        return None
    body = body_of(p)
    per_day = training_by_day(week, body.weight_kg, slower=p.beginner or p.older)
    training = sum(per_day) / 7
    spent = body.resting_kcal * DAILY_ACTIVITY + spent_on(training)
    because = ["nutrition-3.1", "nutrition-3.2", "nutrition-3.4"]
    delta = 0.0
    forbidden, left = may_cut(p, body), max(0, CUT_WEEKS - cut_weeks)
    if p.profile.goal == "weight_loss":
        if forbidden:
            note(forbidden, "no_deficit")
            because.append(forbidden)
        elif not left:
            note(CUT_RULE, "cut_pause", weeks=CUT_WEEKS, pause=PAUSE_WEEKS)
        else:
            delta = -min(LOSS_SHARE * body.weight_kg * KCAL_PER_KG / 7, deficit_cap(body, spent))
            because += ["nutrition-3.6", CUT_RULE]
    elif p.profile.goal == "muscle_gain" and p.bmi is not None and p.bmi >= NO_SURPLUS_BMI:
        note(PACE_RULE, "no_surplus")
        because.append(PACE_RULE)
    elif p.profile.goal == "muscle_gain":
        delta = spent * (SURPLUS_SHARE_BEGINNER if p.beginner else SURPLUS_SHARE)
        because.append("nutrition-3.6")
    if target_kcal is not None:
        lowest, rule = (spent, forbidden or CUT_RULE) if forbidden or not left else (spent - deficit_cap(body, spent), CUT_RULE)
        most = min(MOST_KCAL, MOST_SHARE * spent)
        delta = max(min(target_kcal, most), lowest) - spent
        because = [b for b in because if b not in ("nutrition-3.6", CUT_RULE)] + [TARGET]
        because += [CUT_RULE] if delta < -KCAL_STEP and CUT_RULE not in because else []
    floor, of_floor = energy_floor(p, body, training, cutting=delta < 0)
    kcal = max(spent + delta, floor)
    if kcal > spent + delta:
        because.append(of_floor)
        delta = min(0.0, kcal - spent) if delta < 0 else delta
        # A deficit the floor undid is none, and its weeks are no weeks of deficit.
        because = [b for b in because if b != CUT_RULE or delta < -KCAL_STEP]
        rule = of_floor
    kcal = in_steps(kcal) if target_kcal is None or not isclose(kcal, target_kcal) else target_kcal
    if target_kcal is not None and kcal > target_kcal + KCAL_STEP:
        note(rule, "target_raised", old=target_kcal, new=kcal)
    elif target_kcal is not None and kcal < target_kcal - KCAL_STEP:
        note(TARGET, "target_lowered", old=target_kcal, new=kcal)
    elif target_kcal is not None:
        note(TARGET, "target_kept", old=in_steps(spent), new=kcal)
    found = balance(p, week, kcal)
    if found is not None and found.gap and (p.profile.goal in ("weight_loss", "muscle_gain") or target_kcal is not None):
        word = "pace_loss" if found.gap < 0 else "pace_gain"
        kg = round(abs(found.kg_a_week), 2)
        note(PACE_RULE, word, spent=found.spent, kcal=kcal, gap=abs(found.gap), kg=kg, share=round(100 * abs(found.share), 1))
        if p.profile.goal == "weight_loss" and target_kcal is None and 0 > found.share > -SLOW_SHARE:
            slow = of_floor if of_floor in because else CUT_RULE
            note(slow, "pace_slow", why=f"pace_slow.{slow}")
    if CUT_RULE in because and delta < 0:
        even = in_steps(max(spent, energy_floor(p, body, training, cutting=False)[0]))
        for first in range(gone + left + 1, weeks + 1, CUT_WEEKS + PAUSE_WEEKS):
            note(CUT_RULE, "cut_weeks", first=first, last=first + PAUSE_WEEKS - 1, old=kcal, new=even)
    protein = protein_goal(p, body, week, delta).grams
    fat = max(FAT_FLOOR_G * body.weight_kg, FAT_SHARE * kcal / KCAL_FAT)
    carbs = (kcal - KCAL_PROTEIN * protein - KCAL_FAT * fat) / KCAL_CARBS
    if carbs < 0:
        fat = max(FAT_FLOOR_G * body.weight_kg, FAT_SHARE_LOW * kcal / KCAL_FAT)
        carbs = max(0.0, (kcal - KCAL_PROTEIN * protein - KCAL_FAT * fat) / KCAL_CARBS)
    least = max(day_floor(p, body) - kcal, -carbs * KCAL_CARBS)
    swings = _even([spent_on(cost - training) for cost in per_day], least)
    by_day: dict[str, dict[str, float]] = {
        day: {
            "kcal": float(kcal + swing),
            "protein_g": float(round(protein)),
            "carbs_g": float(round(carbs + swing / KCAL_CARBS)),
            "fat_g": float(round(fat)),
        }
        for day, swing in zip(DAYS, swings, strict=True)
    }
    return PlannedFood(
        kcal=kcal,
        protein_g=float(round(protein)),
        carbs_g=float(round(carbs)),
        fat_g=float(round(fat)),
        because=because,
        by_day=by_day,
    )


def _even(swings: Sequence[float], least: float) -> list[int]:
    """What each day has over the mean one, whole kcal that add up to nothing, none below least.

    swings: what its training asks for, together 0.  least: 0 or less.  What the easiest days may not give the others do.

    >>> _even([-300.0, -300.0, 600.0], -200.0)
    [-200, -200, 400]
    """
    over = [max(swing, least) for swing in swings]
    while (most := sum(over)) > 0.5:
        giving = [j for j, swing in enumerate(over) if swing > least + 1e-9]
        if not giving:
            break
        over = [max(least, swing - most / len(giving)) if j in giving else swing for j, swing in enumerate(over)]
    told, before = [], 0
    for j in range(len(over)):
        upto = round(sum(over[: j + 1]))
        told.append(upto - before)
        before = upto
    return told


def weeks_cut(held: Sequence[tuple[date, date, PlannedFood | None]], today: date) -> int:
    """Weeks of deficit, monday to sunday, before the week of today, without PAUSE_WEEKS at maintenance between.

    held: of each plan that held, oldest first, its first day, the day after its last, and its food.
    CUT_WEEKS means that this week pauses: the deficit of a plan holds in no week after so many until the pause is over.
    """
    cuts: dict[date, bool] = {}
    for first, after, food in held:
        cuts |= dict.fromkeys(map(first.__add__, map(timedelta, range((after - first).days))), _cuts(food))
    monday = week_start(min(cuts, default=today))
    cut = even = 0
    while monday < week_start(today):
        days = [cuts.get(monday + timedelta(days=n), False) for n in range(len(DAYS))]
        # The week a plan was made in is the first of its weeks, however few of its days are left; but not at the weekend.
        if cut < CUT_WEEKS and (all(days[LAST_TO_BEGIN:]) or sum(days) > len(days) / 2):
            cut, even = cut + 1, 0
        else:
            even += 1
        if even >= PAUSE_WEEKS:
            cut = even = 0
        monday += timedelta(weeks=1)
    return cut


def _cuts(food: PlannedFood | None) -> bool:
    return food is not None and CUT_RULE in food.because
