"""Own targets of calories and sleep: asked about, then set or taken away as the food page does."""

from __future__ import annotations

from milo.app.coaching.food import NAMES, TargetRefused
from milo.app.coaching.words import say
from milo.app.conversation.turn import Answer, Step, Turn, claimed
from milo.coach.conversation.profile_values import TargetSaid
from milo.coach.talk.receipts.telling import Telling
from milo.vocabulary.errors import BadValue
from milo.vocabulary.told_limits import in_words


def ask_target(turn: Turn, said: TargetSaid) -> Answer:
    """The target as it would be, and the question whether to set it; one outside the limits is refused with the reason."""
    coach, athlete, language = turn.coach, turn.athlete, turn.language
    if said.name == "weight":
        return Answer(say("target.weight", language))
    if turn.facts.profile is None:
        return Answer(say("target.no_profile", language))
    if said.value is None:
        if NAMES[said.name] not in coach.own_targets(athlete):
            return Answer(say("target.not_set", language))
        return Answer(turn.say(f"coach-target-drop-{said.name}"), steps=(Step("target", said),))
    try:
        coach.check_target(athlete, said.name, said.value, language)
    except TargetRefused as why:
        return Answer(say("target.refused", language, wanted=why.wanted, found=why.found))
    except BadValue as why:
        return Answer(in_words(why, language))
    text = turn.say(f"coach-target-ask-{said.name}", value=Telling(language).number(said.value, 1))
    return Answer(text, claimed(text, language, [], "target", "told"), (Step("target", said),))


def set_target(turn: Turn, said: TargetSaid) -> Answer:
    """Set the target or take it away, as the food page does."""
    coach, athlete, language = turn.coach, turn.athlete, turn.language
    if said.value is None:
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


def left_target(turn: Turn) -> str:
    """That no target was changed."""
    return turn.say("coach-target-left")
