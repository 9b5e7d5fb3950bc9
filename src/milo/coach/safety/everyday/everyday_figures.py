"""Ordinary figures of food are no wish to starve and of a walk no alarm: what a food holds, what was eaten or run, a target.

Only a message that says nothing else is said otherwise, before anybody judges it; a word more, and it is judged as it stands.
Who is young, ill with eating or too light is kept from figures by what answers, as everywhere.
"""

from __future__ import annotations

import re

from milo.coach.safety.everyday.absence_told import absence
from milo.coach.safety.everyday.company_told import company
from milo.coach.safety.everyday.meals_told import is_meal_told
from milo.coach.safety.everyday.medicine_told import medicine_told
from milo.coach.safety.everyday.pressure_told import is_oxygen_told, is_pressure_told
from milo.coach.safety.everyday.profile_asked import is_profile_asked
from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.coach.talk.heard.glucose_asked import glucose_asked

SAID_FOOD = {False: "what is in this food", True: "que tiene este alimento"}
SAID_EATEN = {False: "i had my lunch", True: "ya comi"}
SAID_TRAINED = {False: "i did my workout", True: "ya entrene"}
SAID_PROFILE = {False: "what is in my profile", True: "que hay en mi perfil"}
SAID_PREGNANT = {False: "i am pregnant", True: "estoy embarazada"}
SAID_STIFF = {False: "floor exercises are hard for me", True: "me cuestan los ejercicios en el suelo"}
SAID_PLANNED = {False: "make me a training plan", True: "hazme un plan de entrenamiento"}
SAID_TARGET = {False: "change a setting of mine", True: "cambia un ajuste mio"}
SAID_SUPPOSED = {False: "may i train with diabetes", True: "puedo entrenar con diabetes"}
"""A glucose that is only imagined: the row for it is knowledge, and nobody is low."""
LONGEST = 400  # characters; what says nothing else is shorter (our choice)
LEAST_KCAL, MOST_KCAL = (
    1_500,
    4_500,
)  # of a day: the floor where the sex is unknown (NU-01); what answers asks the own one (our choice)
LEAST_SLEEP_H, MOST_SLEEP_H = 6, 11  # our choice

_WRITTEN = Expressions("everyday", "everyday_figures")
_EN_FOOD = _WRITTEN.late("EN_FOOD")
_ES_FOOD = _WRITTEN.late("ES_FOOD")
_RANK = _WRITTEN.late("RANK")
_TARGET = _WRITTEN.late("TARGET")
_WISH = _WRITTEN.late("WISH")
_SLEEP = _WRITTEN.late("SLEEP")
_REMOVED = _WRITTEN.late("REMOVED")
_MOVED = _WRITTEN.late("MOVED")
_BURNED = _WRITTEN.late("BURNED")
"""What a machine or a watch counted of a workout."""
_DIET = _WRITTEN.late("DIET")
MOST_WEEKS = 52  # of a plan
_PLANNED = _WRITTEN.late("PLANNED")
"""A plan of so many weeks: its number is no age and no month of a pregnancy."""
_PREGNANT = _WRITTEN.late("PREGNANT")
"""A pregnancy told and nothing more: what one thinks of it is no sign of danger."""
_FLOOR = _WRITTEN.late("FLOOR")
"""What somebody cannot do on the floor: a matter of which exercises, not of a fall; getting up from it stays judged."""
_SPANISH = _WRITTEN.late("SPANISH")
_NO_FOOD = _WRITTEN.late("NO_FOOD")

_FEELS = _WRITTEN.late("FEELS")
_NO_FOOD_BURNED = _WRITTEN.late("NO_FOOD_BURNED")


def everyday(message: str) -> str:
    """The message as what it asks, where it holds an ordinary figure of food or sleep and nothing else; else as it is.

    >>> everyday("How many calories in 500 g of chicken?")
    'what is in this food'
    >>> everyday("set my calorie target to 900")
    'set my calorie target to 900'
    """
    if len(message) > LONGEST:
        return message
    read = " ".join(plain(message).replace("'", " ").split())
    if (found := _EN_FOOD.fullmatch(read) or _ES_FOOD.fullmatch(read)) and not _NO_FOOD.search(found["food"]):
        return SAID_FOOD[found.re is _ES_FOOD]
    spanish = _SPANISH.search(read) is not None
    if _RANK.fullmatch(read):
        return SAID_FOOD[spanish]
    if is_pressure_told(read) or is_oxygen_told(read):
        return SAID_TRAINED[re.search(r"\b(?:presion|tension|tensiometro|saturacion|oxigeno|pulso|pulsos)\b", read) is not None]
    if is_meal_told(read):
        return SAID_EATEN[spanish]
    if (found := _TARGET.fullmatch(read) or _WISH.fullmatch(read)) and LEAST_KCAL <= _whole(found["kcal"]) <= MOST_KCAL:
        return SAID_TARGET[spanish]
    if is_profile_asked(read):
        return SAID_PROFILE[
            re.search(r"\b(?:tengo|hay|esta|estan|cuales|muestrame|dime|perfil|sabes|tienes|dije)\b", read) is not None
        ]
    supposed = glucose_asked(message)
    if supposed is not None and supposed.supposed and not _FEELS.search(read):
        return SAID_SUPPOSED[re.search(r"\b(?:puedo|debo|si|cuando|azucar|glucosa)\b", read) is not None]
    if (said := company(read) or absence(read) or medicine_told(read)) is not None:
        return said
    if _BURNED.fullmatch(read) and not _NO_FOOD_BURNED.search(read):
        return SAID_TRAINED["queme" in read or "quemado" in read]
    if _MOVED.fullmatch(read):
        return SAID_TRAINED[
            re.search(r"\b(?:camine|corri|anduve|trote|pedalee|nade|reme|hoy|ayer|unos|minutos)\b", read) is not None
        ]
    if _DIET.fullmatch(read):
        return SAID_TARGET[re.search(r"\b(?:soy|ser|hice)\b", read) is not None]
    if _PREGNANT.fullmatch(read):
        return SAID_PREGNANT["embarazada" in read]
    if _FLOOR.fullmatch(read):
        return SAID_STIFF[re.search(r"\b(?:puedo|cuesta)\b", read) is not None]
    if (found := _PLANNED.fullmatch(read)) and 1 <= int(found["en"] or found["of"] or found["es"]) <= MOST_WEEKS:
        return SAID_PLANNED[found["es"] is not None]
    if (found := _SLEEP.fullmatch(read)) and LEAST_SLEEP_H <= int(found["hours"]) <= MOST_SLEEP_H:
        return SAID_TARGET[spanish]
    return SAID_TARGET[spanish] if _REMOVED.fullmatch(read) else message


def _whole(figure: str) -> int:
    return int(re.sub(r"[.,]", "", figure))
