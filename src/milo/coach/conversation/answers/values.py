"""What a question asks for, as plain typed values: they pass from the reader of questions to the replies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from milo.coach.talk.heard.food_amounts import Helping
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.plan import Day
from milo.vocabulary.talk import Language

IntentName = Literal[
    "today", "plan", "why", "log", "swap", "how", "numbers", "what_if", "week", "food", "meals", "done", "word", "medical",
    "advice", "me", "thanks", "greeting", "unknown",
]  # fmt: skip
Window = Literal["this_week", "last_week", "this_month", "last_month", "month"]
Nutrient = Literal["kcal", "protein_g", "carbs_g", "fat_g", "fibre_g"]
Diet = Literal["vegan", "vegetarian"]
HOLDS = frozenset({"bench", "rack"})
"""Equipment that holds the body or the weight and is there beside what is named."""


@dataclass(frozen=True)
class FoodAsked:
    """kind: "content" of foods, "rank" of all by one nutrient, "diet" and "holds" of one, "unknown" food, nutrient "not_held".

    nutrients: asked for, none for all.  foods: named.  least: of a rank, the nutrients whose fewest come first.  group: of a rank,
    a group of foods.  "eaten": a food told as eaten.
    word: the diet or the allergen asked for, or the words no food of the table is called by.
    """

    kind: Literal["content", "rank", "diet", "holds", "unknown", "not_held", "eaten"]
    nutrients: tuple[Nutrient, ...] = ()
    foods: tuple[Helping, ...] = ()
    least: tuple[Nutrient, ...] = ()
    group: str | None = None
    word: str = ""


@dataclass(frozen=True)
class EnergyAsked:
    """kcal: energy of a day that is asked about; None: that of the plan.  protein: its protein is asked about instead."""

    kcal: float | None = None
    protein: bool = False


@dataclass(frozen=True)
class SupplementsAsked:
    """nutrients: named vitamins and minerals.  diet: said in the text; off_diet: diets it denies.

    pregnant, nursing, older: said in the text, of whomever.
    """

    nutrients: tuple[str, ...] = ()
    diet: Diet | None = None
    off_diet: tuple[Diet, ...] = ()
    pregnant: bool = False
    nursing: bool = False
    older: bool = False


@dataclass(frozen=True)
class InMeals:
    """What is asked of the own meals: a food or allergen they may "hold", a "dish" with a food, or dishes that fit a "diet"."""

    kind: Literal["hold", "dish", "diet"]
    what: str


@dataclass(frozen=True)
class Gear:
    """Equipment a question is bound to.

    only: exercises that use some of it and nothing else; None: any.  lacking: what is not there.
    """

    only: frozenset[str] | None = None
    lacking: frozenset[str] = frozenset()

    def allows(self, exercise: Exercise) -> bool:
        """Whether an exercise can be done with it."""
        tools = set(exercise.equipment)
        if tools & self.lacking:
            return False
        if self.only is None:
            return True
        return tools <= self.only | (HOLDS if self.only else frozenset()) and (not self.only or bool(tools & self.only))


@dataclass(frozen=True)
class Intent:
    """What is asked for. label: the answer (answers.toml).  chance: of it.  name: the group of answers it belongs to.

    exercise: id in the catalogue.  day: of the week, where one is named; tomorrow: said as such.  race: of the race's day.
    topics, figures: of the week's figures, none for all.  ahead: of next week.  yesterday: said as such.  term: key of a term.
    days, meal: of the meals that are asked for; 0 and None for none.  held: what they are asked to hold or to fit.
    part: which part of the group's answer; None for the whole.  subject: a part of a plan or of the body, or a second exercise or
    term.  week: number in the plan.  back: days before today.  past_day: a past day of the week.  window: of what is counted.
    advice: key of a general answer.  food, gear, supplements, energy: what is asked of each.  km: a distance.
    change: the kind of change of the plan that is wished.
    """

    name: IntentName
    language: Language = "en"
    exercise: str | None = None
    day: Day | None = None
    tomorrow: bool = False
    race: bool = False
    topics: tuple[str, ...] = ()
    ahead: bool = False
    yesterday: bool = False
    term: str | None = None
    days: int = 0
    meal: str | None = None
    part: str | None = None
    subject: str | None = None
    week: int | None = None
    back: int | None = None
    past_day: Day | None = None
    window: Window | None = None
    advice: str | None = None
    figures: tuple[str, ...] = ()
    food: FoodAsked | None = None
    gear: Gear | None = None
    held: InMeals | None = None
    km: float | None = None
    supplements: SupplementsAsked | None = None
    energy: EnergyAsked | None = None
    label: str = ""
    chance: float = 0.0
    change: str | None = None


KNOWN_EQUIPMENT = frozenset(EQUIPMENT_WORDS)
