"""What a plan's free words may not say of eating to whom it harms: to go hungry, to eat by the clock, to leave food on the plate,
to stop at an amount, or to eat less for what was not trained (PL-31, PL-40).

Texts are plain (normalising.plain); what is denied ("never go to bed hungry") is told to nobody as something to do.
"""

from __future__ import annotations

import re

from milo.coach.safety.prose.food import COUNTS, LIFTED
from milo.coach.safety.text.expressions import Expressions
from milo.vocabulary.patterns import late

LATE_BREAKFAST, LAST_HOUR = 11, 24  # a first meal from 11 on is a morning without food (our choice)

_WRITTEN = Expressions("prose", "appetite")
_NOT_TOLD = _WRITTEN.late("NOT_TOLD")
_EATS = _WRITTEN.late("EATS")
_STAYS_HUNGRY = _WRITTEN.late("STAYS_HUNGRY")
_FED_ON_NOTHING = _WRITTEN.late("FED_ON_NOTHING")
_UNTIL_FULL = _WRITTEN.late("UNTIL_FULL")
_GIVEN_AWAY = _WRITTEN.late("GIVEN_AWAY")
_SWAPPED = _WRITTEN.late("SWAPPED")
_PLATE = _WRITTEN.late("PLATE")
_INSTEAD = _WRITTEN.late("INSTEAD")
_CLOCK = _WRITTEN.text("CLOCK")
_NOTHING = late(
    r"\b(?:(?:nothing|nada)(?: (?:else|more|mas))?(?: (?:to eat|solid|but (?:water|tea|coffee)|de comer|de comida|solido|que no "
    r"sea agua))?|"
    r"no (?:more )?(?:food|eating|snacks?|snacking|bites?|comida|comer|picar|se come|comas)|(?:dont|do not|stop|quit|finish) "
    r"(?:eat|eating|snack\w*)|(?:not|ni) (?:a (?:single )?|un (?:solo )?)(?:bite|crumb|bocado)|"
    r"(?:last|final|ultim[oa]) (?:bite|meal|food|snack|bocado|comida)|kitchen (?:is |stays )?clos\w+|cocina (?:esta |se "
    r")?(?:cierra|cerrada)|(?:close|shut|lock|cierra) (?:the|la) (?:kitchen|fridge|cocina|nevera)|"
    r"(?:only|just|solo|nothing but) (?:water|coffee|tea|agua|cafe|infusiones))"
    rf" (?:(?:is |es )?(?:after|past|from|until|till|before|at|by|a partir de|despues de|desde|hasta|antes de|a|pasad[oa]s)) "
    rf"{_CLOCK.format(n='a')}|"
    rf"\b(?:a partir de|desde|despues de|from|after|past) {_CLOCK.format(n='b')}[^\w.;!]+(?:no se come|nada|nothing|no (?:food|"
    rf"eating|comida|comer|comas)|"
    r"(?:you )?(?:dont|do not) eat|(?:the )?kitchen (?:is |stays )?clos\w+|(?:la )?cocina (?:esta |se )?(?:cierra|"
    r"cerrada))\b(?! (?:de (?!com)|que hacer|but sleep|heavy|hard|more training))"
)
_NO_FOOD_MEANT = _WRITTEN.late("NO_FOOD_MEANT")
_LATE = late(
    r"\b(?:first|primer[oa]?) (?:meal|bite|food|comida|bocado)\W+(?:\w+\W+){0,2}?(?:at|after|from|a las|despues de las|a partir "
    r"de las|a la)"
    rf" {_CLOCK.format(n='a')}|"
    r"\b(?:skip|delay|push|postpone|move|hold off|retras\w+|aplaz\w+|pospon\w*|atras\w+)\W+(?:back |off )?(?:the |your |el |tu "
    r")?(?:breakfast|desayuno|eating|comer)"
    rf"\W+(?:\w+\W+){{0,2}}?(?:until|till|to|hasta|a) {_CLOCK.format(n='b')}|"
    rf"\b(?:breakfast|desayuno|desayuna)\W+(?:\w+\W+)?(?:at|after|from|a) {_CLOCK.format(n='c')}|"
    r"\b(?:breakfast (?:not|never)|(?:no|dont|do not|never|nunca) (?:breakfast|desayunes|(?:eat|have) (?:breakfast|anything)|"
    r"comas(?: nada)?)) (?:before|until|till|"
    rf"antes de|hasta) {_CLOCK.format(n='d')}"
)
_NOON = {
    "noon",
    "midday",
    "mediodia",
    "evening",
    "afternoon",
    "noche",
    "tarde",
    "dark",
    "sunset",
    "anochecer",
    "dinner",
    "la cena",
    "lunch",
    "la comida",
}
_LIMIT = _WRITTEN.late("LIMIT")
"""A bare amount is one of energy where a limit or a day is told in the same sentence, and nothing of sport or load is."""
_BARE_AMOUNT = _WRITTEN.late("BARE_AMOUNT")
_SPORT = _WRITTEN.late("SPORT")
_SCALED_BY_WORK = _WRITTEN.late("SCALED_BY_WORK")
_ON_EMPTY = _WRITTEN.late("ON_EMPTY")
_WORKED_ON = _WRITTEN.late("WORKED_ON")
_MEAL_UNDER = _WRITTEN.late("MEAL_UNDER")
"""A meal held to an amount, which needs no unit to be one of energy."""
_OF_FOOD = _WRITTEN.late("OF_FOOD")
_SENTENCE = _WRITTEN.late("SENTENCE")
_BOUGHT_OFF = _WRITTEN.late("BOUGHT_OFF")


def goes_hungry(read: str) -> str | None:
    """The words of a plain text that have somebody go hungry, eat by the clock or leave food; None where there are none.

    >>> goes_hungry("leave the table hungry"), goes_hungry("never go to bed hungry"), goes_hungry("if hungry, eat first")
    ('leave the table hungry', None, None)
    >>> goes_hungry("nothing after 6"), goes_hungry("nothing after 6 km"), goes_hungry("stop at 1300")
    ('nothing after 6', None, 'stop at 1300')
    """
    for said in _SENTENCE.split(read):
        fed = _EATS.search(said) is not None
        of = [_STAYS_HUNGRY, _UNTIL_FULL, _INSTEAD, _SWAPPED, _GIVEN_AWAY, _PLATE, *(() if fed else (_FED_ON_NOTHING,))]
        for one in of:
            if (found := _told(one, said)) is not None:
                return found
        if (under := _told(_MEAL_UNDER, said)) is not None:
            return under
        empty = _told(_ON_EMPTY, said)
        if empty is not None and _WORKED_ON.search(said) is None and re.search(r"\b(?:if|si|unless)\b", said) is None:
            return empty
        if (timed := _by_the_clock(said)) is not None:
            return timed
        if (m := _SCALED_BY_WORK.search(said)) is not None and _BOUGHT_OFF.match(said) is None:
            return m[0]
        lifted = LIFTED.search(re.sub(r"\b(?:eat|eating) clean\b", " ", said))  # the lift is a clean too
        if lifted is not None or _SPORT.search(said) is not None or _LIMIT.search(said) is None:
            continue
        amount = _BARE_AMOUNT.search(said)
        if amount is not None and not amount[0].startswith("20"):  # tens from 2000 to 2090 are years as often
            return said.strip()
    return None


def _told(of: re.Pattern[str], said: str) -> str | None:
    """What of a sentence is told as something to do; None where nothing is."""
    return next((m[0] for m in of.finditer(said) if _NOT_TOLD.search(said[: m.start()]) is None), None)


def _by_the_clock(said: str) -> str | None:
    """The words of a sentence that forbid food by an hour or begin it late."""
    banned = _told(_NOTHING, said)
    if banned is not None and (_OF_FOOD.search(banned) is not None or _NO_FOOD_MEANT.search(said) is None):
        return banned
    for m in _LATE.finditer(said):
        name = next(n for n in ("a", "b", "c", "d") if m[n] is not None)
        hour = LATE_BREAKFAST if m[name] in _NOON else COUNTS.get(m[name]) or (int(m[name]) if m[name].isdigit() else 1)
        hour += 12 if m[f"{name}pm"] == "pm" and hour < 12 else 0
        if LATE_BREAKFAST <= hour <= LAST_HOUR and _NOT_TOLD.search(said[: m.start()]) is None:
            return m[0]
    return None
