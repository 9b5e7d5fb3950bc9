"""What a sentence tells of the goal one trains for: "my goal is to build muscle now", "cambia mi objetivo a perder peso"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.talk.heard.self_said import MOST_CHARACTERS, bare_of, plain_of
from milo.vocabulary.registry import Goal

_GOALS: tuple[tuple[Goal, str], ...] = (
    ("muscle_gain", r"(?:(?:more |some |bigger )?muscles?(?: gain| mass| growth| building)?|(?:build|building|gain|gaining|put "
                    r"on|add|grow) "
                    r"(?:more |some )?(?:muscles?|mass|size)|hypertrophy|bulk(?:ing)?(?: up)?|get(?:ting)? (?:bigger|jacked)|"
                    r"(?:ganar|coger|aumentar|ganancia de|ganar mas) (?:masa )?(?:muscul\w+|masa|volumen)|muscul\w+|masa "
                    r"muscular|hipertrofia|volumen)"),
    ("weight_loss", r"(?:weight ?loss|fat ?loss|(?:lose|losing|drop|shed) (?:some |a bit of |my )?(?:weight|fat|kilos|pounds)|"
                    r"los(?:e|ing) body fat|"
                    r"slim(?:ming)?(?: down)?|get(?:ting)? (?:lean|leaner)|(?:perder|bajar|bajar de|quemar|perdida de) (?:peso|"
                    r"grasa|kilos)|adelgazar|"
                    r"definir|definicion)"),
    ("endurance", r"(?:endurance|stamina|cardio|(?:better |more )?(?:aerobic fitness|endurance)|run(?:ning)? (?:longer|further|"
                  r"farther)|"
                  r"resistencia|aguante|fondo|correr mas)"),
    ("strength", r"(?:(?:more |pure |max(?:imal)? )?strength|(?:get|getting|become|becoming|be) (?:much )?stronger|(?:mas )?fuerza|"
                 r"(?:ponerme|ser|estar|hacerme) (?:mas )?fuerte)"),
    ("general", r"(?:general(?: fitness| health)?|(?:general |overall )?(?:fitness|health)|(?:stay|staying|keep|keeping|get|"
                r"getting|be|being) "
                r"(?:fit|healthy|in shape|active)|(?:la |mi )?(?:salud|forma fisica)(?: general)?|(?:estar|mantenerme|ponerme) "
                r"(?:en forma|san[oa]|activ[oa]))"),
)  # fmt: skip
_ANY = "|".join(f"(?P<{goal}>{words})" for goal, words in _GOALS)
_TO = r"(?:to |towards? |into |as |be |is |a |en |de |por |es |sea )*(?:the |my |el |la )?"
_SHAPES = re.compile(
    r"(?:(?:please|can you|could you|i (?:want|would like|d like|need|wish) to|id like to|let us|lets|por favor|puedes|podrias|"
    r"quiero|quisiera|"
    r"me gustaria) )*"
    r"(?:(?:change|set|switch|update|make|cambi(?:a|ar|ame)|pon(?:er|me)?|actualiz(?:a|ar)) (?:my |the |mi |el |la )?(?:training )?"
    r"(?:goal|aim|objetivo|meta)(?: (?:from|de) [a-z ]{3,25}?(?= (?:to|a) ))?|"
    r"(?:my|the|mi|el) (?:new |main |training |nuevo )*(?:goal|aim|objetivo|meta)(?: nuevo| principal)?(?: (?:now|ahora|"
    r"ya))?(?: (?:is|es|sera|sea))?(?: (?:now|ahora|ya))?|"
    rf"(?:goal|objetivo|meta)(?: is| es|:)?) {_TO}(?:{_ANY})(?: (?:now|instead|please|ahora|por favor))?"
)


@dataclass(frozen=True)
class GoalSaid:
    """goal: one of the profile's."""

    goal: Goal


def read_goal(text: str) -> GoalSaid | None:
    """The goal that a sentence says one has now, or asks to change to, and nothing else; None for any other.

    >>> read_goal("change my goal to losing weight"), read_goal("my goal weight is 70")
    (GoalSaid(goal='weight_loss'), None)
    >>> read_goal("Mi objetivo ahora es ganar músculo")
    GoalSaid(goal='muscle_gain')
    """
    if len(text) > MOST_CHARACTERS or (bare_of(text).startswith(("what", "why", "que ", "cual", "por que"))):
        return None
    told = _SHAPES.fullmatch(re.sub(r"[?¿,]+", "", plain_of(text)))
    if told is None:
        return None
    return next((GoalSaid(goal) for goal, _ in _GOALS if told[goal] is not None), None)
