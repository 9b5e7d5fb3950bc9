"""Not wanting to train is no crisis: "I don't want to do legs" is said as what it asks, before anybody judges the message.

Only the clause itself is said otherwise; whatever stands beside it is judged as it is. "I want to quit" and "I don't want to" are
only where they are all that is said.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.normalising import plain

SAID = {False: "skip the training", True: "salto el entrenamiento"}  # instead, in English and Spanish
_WHEN = r"(?: (?:today|tonight|tomorrow|now|right now|any ?more|this week|at all|hoy|manana|ahora|esta semana|ya|mas|nunca mas))*"
_ENGLISH = re.compile(
    r"\b(?:i )?(?:(?:really|just|so|still|honestly) )*(?:dont|don'?t|do not|didnt|dont really) (?:really )?"
    r"(?:want to|wanna|want|need to|need|feel like|fancy|like)"
    r"(?: (?:do|doing|go|going|go to|going to|go for|going for|start|finish|hit))?"
    r"(?: (?:to|a|an|the|my|any|this|todays|your|another|other|new|different|extra|more|second|whole))* "
    r"(?:train|training|run|running|runs|work ?outs?|working out|exercis(?:e|ing)|lift|lifting|squats?|squatting|bench|benching|"
    r"deadlifts?|swim|swimming|cycle|cycling|ride|riding|row|rowing|cardio|legs|leg day|arms|intervals?|stretch|stretching|yoga|"
    rf"burpees|lunges|gym|sessions?|plans?|program(?:me)?s?|routines?|coach|trainer|class|race)\b{_WHEN}(?=$|[ .,;!?])"
)
_SPANISH = re.compile(
    r"\b(?:hoy )?no (?:quiero|quisiera|necesito|tengo (?:muchas )?ganas de|me apetece(?: mucho)?|me da la gana(?: de)?)"
    r"(?: (?:hacer|ir|ir a|ir al|salir a|empezar|terminar))?(?: (?:a|al|el|la|los|las|mi|un|una|este|esta|hoy))* "
    r"(?:entrenar|entreno|entrenamiento|correr|gimnasio|gym|piernas?|ejercicio|ejercicios|pesas|cardio|sesion|rutina|nadar|bici|"
    rf"pedalear|remar|clase|sentadillas?|series|plan|yoga|carrera)\b{_WHEN}(?=$|[ .,;!?])"
)
_ALL_OF_IT = re.compile(
    r"(?:(?:ok|well|no|nah|sorry|honestly) )*i (?:just |really )?(?:(?:want to|wanna) (?:quit|stop)"
    r"(?: (?:now|here|it|this|today|the plan|this plan))*"
    r"|(?:dont|don'?t|do not|really dont) (?:want to|wanna|want)(?: (?:today|now))?)[ .!]*"
)


def willing(message: str) -> str:
    """The message with "I don't want to train" said as a wish to skip it; as it is where nothing of the kind is said.

    >>> willing("I don't want to run today, my chest hurts")
    'skip the training, my chest hurts'
    """
    read = plain(message)
    if _ALL_OF_IT.fullmatch(" ".join(read.split())):
        return SAID[False]
    said = _SPANISH.sub(SAID[True], _ENGLISH.sub(SAID[False], read))
    return message if said == read else said
