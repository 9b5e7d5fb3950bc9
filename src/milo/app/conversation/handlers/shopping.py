"""The shopping list of a week's meals, as the food page and REST tell it."""

from __future__ import annotations

from milo.app.conversation.turn import Answer, Turn, claimed
from milo.coach.talk.receipts.telling import Telling
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words

DAYS = 7
LARGE_G = 1000  # from here amounts are told in kg
MOST = 15  # foods of an answer; a reply is no longer than a screen (our choice)


def shopping_list(turn: Turn) -> Answer:
    """What to buy for the meals of the next seven days; why there is none where no meals are planned."""
    try:
        meals = turn.coach.meals(turn.athlete, DAYS)
    except MiloError as e:
        return Answer(in_words(e, turn.language))
    if meals["refused"] is not None:
        return Answer(str(meals["refused"]["text"]))
    number = Telling(turn.language).number
    lines = []
    for one in meals["shopping"][:MOST]:
        grams = one["grams"]
        amount = f"{number(grams / 1000, 1)} kg" if grams >= LARGE_G else f"{number(grams, 0)} g"
        lines.append(f"• {one['food']}: {amount}")
    more = len(meals["shopping"]) - MOST
    rest = [turn.say("coach-shopping-more", count=more)] if more > 0 else []
    text = "\n".join([turn.say("coach-shopping", days=DAYS), *lines, *rest])
    return Answer(text, claimed(text, turn.language, [], "meals", "estimate"))
