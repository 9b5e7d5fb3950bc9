"""What the rules say of supplements: what a diet, a pregnancy or age asks for comes first; amounts are the reference's alone.

Source: nutrition.md 3.9 (IOM and EFSA; vegans must supplement vitamin B12, iron only on a ferritin test); PL-43 for minors.
"""

from __future__ import annotations

from dataclasses import dataclass

from milo.coach.conversation.answers.values import Intent, SupplementsAsked
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.vocabulary.athlete import Profile
from milo.vocabulary.diets import diet_of
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.talk import Claim

RULE = "nutrition-3.9"
ADULT, OLDER = 18, 65
NURSING_WEEKS = 26  # after a birth no amounts are given, whether or not somebody breastfeeds (our choice)


Said = tuple[str, list[Claim]]


@dataclass(frozen=True)
class Daily:
    """What adults need of a nutrient in a day, women and men, and the most that is safe, None where there is no limit."""

    women: float
    men: float
    unit: str
    most: float | None = None


DAILY: dict[str, Daily] = {
    "iron": Daily(18, 8, "mg", 45), "calcium": Daily(1000, 1000, "mg", 2500), "vit_d": Daily(15, 15, "µg", 100),
    "zinc": Daily(8, 11, "mg", 25), "iodine": Daily(150, 150, "µg", 600), "vit_a": Daily(700, 900, "µg", 3000),
    "b6": Daily(1.3, 1.3, "mg", 12), "b12": Daily(2.4, 2.4, "µg"), "folate": Daily(400, 400, "µg", 1000),
    "selenium": Daily(55, 55, "µg", 255), "omega_3": Daily(250, 250, "mg", 5000),
}  # fmt: skip
"""nutrition.md 3.9; of two upper limits the stricter.  Magnesium has a limit of supplements alone, so it is not here."""
MAGNESIUM_MG = 250.0  # from supplements, EFSA
CAUTIONS = ("iron", "vit_a", "omega_3")


def supplements(telling: Telling, intent: Intent, facts: Facts) -> None:
    """What somebody has to take, is to have looked at, and needs not, by what they said and by their profile."""
    asked = intent.supplements or SupplementsAsked()
    profile = facts.profile
    diet = asked.diet or _diet(profile, asked)
    age = profile.age_on(facts.today) if profile is not None else None
    minor = age is not None and age < ADULT
    pregnant = asked.pregnant or (profile is not None and profile.pregnant is True)
    weeks = profile.postpartum_weeks if profile is not None else None
    nursing = asked.nursing or (weeks is not None and weeks < NURSING_WEEKS)
    conditions = (profile.conditions if profile is not None else None) or []
    kidney = "kidney disease" in conditions
    amounts = not (minor or pregnant or nursing or kidney)
    older = asked.older or (age is not None and age >= OLDER)
    special = [word for word, there in (("pregnant", pregnant), ("nursing", nursing and not pregnant), ("minor", minor)) if there]
    special += ["kidney"] if kidney else []
    if diet == "vegan":
        adults: Said = telling.made("need.vegan_adults", amount=_amount(telling, "b12", profile)) if amounts else ("", [])
        telling.say("need.vegan", adults=adults)
    elif diet == "vegetarian":
        telling.say("need.vegetarian")
    for word in special:
        telling.say(f"need.{word}")
    if older:
        telling.say("need.older")
    told = [n for n in asked.nutrients if not (n == "b12" and diet == "vegan")]
    for nutrient in told:
        _of(telling, nutrient, profile, amounts)
    if diet == "vegan" and not asked.nutrients:
        telling.say("need.vegan_more")
    if not (diet or special or older):
        telling.say("need.none")
    elif not (asked.nutrients or special):
        telling.say("need.others")
    telling.say("need.care")


def _diet(profile: Profile | None, asked: SupplementsAsked) -> str | None:
    """The diet of the profile, as far as the text does not say that it is none any more."""
    try:
        needs = diet_of(profile.dietary_preference if profile is not None else None).needs
    except UnknownName:
        return None
    return next((d for d in ("vegan", "vegetarian") if d in needs and d not in asked.off_diet), None)


def _of(telling: Telling, nutrient: str, profile: Profile | None, amounts: bool) -> None:
    daily = DAILY.get(nutrient)
    if amounts and daily is not None:
        what = telling.word("nutrient", nutrient)
        most = None if daily.most is None else _quoted(telling, daily.most, daily.unit)
        telling.say("need.of_open" if most is None else "need.of", what=what, amount=_amount(telling, nutrient, profile), most=most)
    if nutrient in CAUTIONS:
        telling.say(f"need.{nutrient}")
    if nutrient == "magnesium" and amounts:
        telling.say("need.magnesium", most=_quoted(telling, MAGNESIUM_MG, "mg"))


def _amount(telling: Telling, nutrient: str, profile: Profile | None) -> Quoted | Said:
    """What is needed in a day: by the sex that is told, else for both where they differ."""
    daily = DAILY[nutrient]
    sex = profile.sex if profile is not None else None
    if daily.women == daily.men or sex == "female":
        return _quoted(telling, daily.women, daily.unit)
    if sex == "male":
        return _quoted(telling, daily.men, daily.unit)
    return telling.made("need.both", women=_quoted(telling, daily.women, daily.unit), men=_quoted(telling, daily.men, daily.unit))


def _quoted(telling: Telling, value: float, unit: str) -> Quoted:
    return Quoted(f"{shortest_written(float(value), telling.language)} {unit}", Receipts("word", RULE))
