"""What the rules say of the balance of energy: deficit or surplus of the plan's own food, and how fast the weight moves by it."""

from __future__ import annotations

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.basics.training_energy import typical_week
from milo.coach.plans.basics.words import WORDS
from milo.coach.plans.limits.food import KCAL_STEP, REFERENCE_BMI, body_of, no_food
from milo.coach.plans.limits.person import Person, person_of
from milo.coach.plans.making.food_plan import Balance, balance_of, protein_goal
from milo.coach.talk.receipts.facts import Facts, plan_receipts
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling
from milo.coach.talk.replies.asked import keeps_back

FLOORS = ("NU-01", "NU-03")
"""Rules that leave less of a deficit than usual, since less food would be too little."""

PROTEIN_RULE = "nutrition-3.4"

UNKNOWN = frozenset({"food.no_weight", "food.no_height"})
"""Why there is no food that a measure in the profile would end."""


def energy(telling: Telling, intent: Intent, facts: Facts) -> None:
    """The plan's energy, or that of the question, beside what is used; kept back from whom such figures may harm."""
    if facts.food_figures_kept_back or keeps_back(facts.profile, facts.today):
        telling.say("food.kept_kcal")
        return
    if intent.energy is not None and intent.energy.protein:
        _protein(telling, facts)
        return
    plan, profile = facts.plan, facts.profile
    asked = intent.energy.kcal if intent.energy is not None else None
    p = person_of(profile, facts.today) if profile is not None else None
    own = balance_of(plan, p) if plan is not None and p is not None else None
    if plan is None or plan.nutrition is None or p is None or own is None:
        _none(telling, p, plan is not None)
        return
    found = own
    if asked is not None and abs(asked - own.kcal) > KCAL_STEP:
        found = balance_of(plan, p, asked) or own
    receipts = plan_receipts(plan, plan.nutrition.because[0] if plan.nutrition.because else "plan.food")
    _balance(telling, found, receipts, own=found is own)
    if found is not own and found.kcal < found.least - KCAL_STEP:
        telling.say("energy.too_little", least=Amount(found.least, "kcal", receipts))
        return
    if found.gap:
        _rate(telling, found, receipts)
    if found is own and found.gap < 0 and any(rule in FLOORS for rule in plan.nutrition.because):
        telling.say("energy.floor")
    telling.say("energy.trend")


def _protein(telling: Telling, facts: Facts) -> None:
    """The protein of the plan, so much for a kg, and why, where it is what these reasons come to; else the figure alone."""
    plan = facts.plan
    p = person_of(facts.profile, facts.today) if facts.profile is not None else None
    own = balance_of(plan, p) if plan is not None and p is not None else None
    if plan is None or plan.nutrition is None or p is None or own is None:
        _none(telling, p, plan is not None)
        return
    grams, goal = plan.nutrition.protein_g, protein_goal(p, body_of(p), typical_week(plan.weeks), own.gap)
    receipts = plan_receipts(plan, PROTEIN_RULE)
    fits = abs(goal.grams - grams) <= 1.0
    telling.say("protein.own", protein=Amount(grams, "g", receipts))
    if not fits:
        return
    telling.say("protein.per_kg", each=Amount(goal.per_kg, "g/kg", receipts, 1))
    telling.say("protein.lifts" if goal.lifts else "protein.light")
    if goal.cut:
        telling.say("protein.cut")
    if goal.older:
        telling.say("protein.older")
    if goal.heavy:
        telling.say("protein.heavy", bmi=Amount(REFERENCE_BMI, "", receipts))


def _none(telling: Telling, p: Person | None, planned: bool) -> None:
    """Why there is no balance: a state for which Milo sets no food, a measure that is not told, or no plan."""
    why = no_food(p) if p is not None else None
    if why is not None and why.word not in UNKNOWN:
        text = WORDS[telling.language][why.word]
        telling.say("energy.not_set", why=Quoted(text, Receipts("word", why.rule)))
    elif p is None or why is not None:
        telling.say("energy.none")
    else:
        telling.say("energy.no_food" if planned else "energy.no_plan")


def _balance(telling: Telling, b: Balance, receipts: Receipts, *, own: bool) -> None:
    kcal, spent = Amount(b.kcal, "kcal", receipts), Amount(b.spent, "kcal", receipts)
    telling.say("energy.own" if own else "energy.other", kcal=kcal, spent=spent)
    if not b.gap:
        telling.say("energy.even")
        return
    telling.say("energy.deficit" if b.gap < 0 else "energy.surplus", gap=Amount(abs(b.gap), "kcal", receipts))


def _rate(telling: Telling, b: Balance, receipts: Receipts) -> None:
    kg = Amount(abs(b.kg_a_week), "kg/week", receipts, 2)
    share = Amount(abs(b.share), "part", receipts, 1)
    telling.say("energy.falls" if b.gap < 0 else "energy.rises", rate=kg, share=share)
