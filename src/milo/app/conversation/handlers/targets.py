"""Own targets of calories and sleep, set and taken away as the food page does."""

from __future__ import annotations

from milo.app.coaching.food import NAMES, TargetRefused
from milo.app.coaching.words import say
from milo.app.conversation.turn import Answer, Turn, claimed
from milo.coach.talk.heard.target_said import TargetSaid
from milo.coach.talk.receipts.telling import Telling
from milo.vocabulary.errors import BadValue
from milo.vocabulary.told_limits import in_words


def set_target(turn: Turn, said: TargetSaid) -> Answer:
    """Set a target or take it away, as the message asks; one outside the limits is refused with the reason."""
    coach, athlete, language = turn.coach, turn.athlete, turn.language
    if said.name == "weight":
        return Answer(say("target.weight", language))
    if turn.facts.profile is None:
        return Answer(say("target.no_profile", language))
    if said.value is None:
        if NAMES[said.name] not in coach.own_targets(athlete):
            return Answer(say("target.not_set", language))
        coach.drop_target(athlete, said.name)
        return Answer(say(f"target.gone.{said.name}", language))
    try:
        coach.set_target(athlete, said.name, said.value, language)
    except TargetRefused as why:
        return Answer(say("target.refused", language, wanted=why.wanted, found=why.found))
    except BadValue as why:
        return Answer(in_words(why, language))
    text = say(f"target.set.{said.name}", language, value=Telling(language).number(said.value, 1))
    return Answer(text, claimed(text, language, [], "target", "told"))
