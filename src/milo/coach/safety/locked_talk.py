"""What is said while training is locked: which messages the lock answers, and a sentence that fits what locked.

Food, numbers, the app and small talk are answered as ever; a person who is told "locked" whatever they say stops asking for help.
Source: Milo's safety reference, F-2 and section 1 (N: answer directly).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from milo.coach.conversation.answers.asked import answers, asked
from milo.coach.conversation.answers.head import likely
from milo.coach.safety.latches import Latch
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.text.notation import compiled
from milo.coach.talk.turns.conversation import intent_of
from milo.vocabulary.talk import Language

MAY_SHOW = 0.05  # chance from which an answer that shows sets counts beside a word of the app (our choice)
_ASKING = frozenset({"today", "plan", "log", "swap", "what_if"})
"""Intents that ask for training, a change of it, or that it be written down."""
OF_TRAINING = frozenset(
    {"swap", "move", "skip", "change_days", "change_minutes", "change_equipment", "away", "log_sets", "log_activity"}
)
"""Kinds of acts that change training or write it down."""
_SHOWING = frozenset({"today", "plan", "what_if"})
"""Those of them whose answer shows sets, whatever else is spoken of."""
_OPEN = frozenset({"food", "week"})
"""Intents that may speak of training and ask for none: "what shall I eat before a run?", "how was my training week?"."""
_DOING = (
    "train*|work ?out*|exercis*|run|running|jog*|lift*|squat*|deadlift*|bench*|press*|row|rowing|swim*|cycl*|rid(?:e|ing)|"
    "hiit|sprint*|cardio|gym|session*|sets|reps|yoga|pilates|hike|hiking|entren*|ejercicio*|corr(?:er|o|a)|carrera|nad(?:ar|o)|sentadilla*|"
    "peso muerto|levant*|gimnasio|sesion*|series|pesas|bici|pedal*|rutina|workout|race|marathon|test"
)
_WANTING = (
    "can|could|may|might|should|shall|want|wanna|gonna|going to|need|let me|lets|give|make|show|start|begin|do|ready|back|"
    "resume|skip|push|harder|heavier|more|unlock|cleared|will|ill|id like|plan|puedo|podria|debo|deberia|quiero|voy a|dame|"
    "hazme|haz|pon|ponme|muestrame|empez*|volver|vuelvo|retom*|mas duro|mas|desbloque*|listo|lista|toca|me dejas|necesito|"
    "ok to|okay to|safe to|be ok|be okay|be fine|(?:esta|estaria) bien"
)
_ASKED = compiled(f"(?:{_WANTING}) (?:\\w+ )*?(?:{_DOING})|(?:{_DOING}) (?:\\w+ )*?(?:{_WANTING})")
_EDITED = compiled(
    "harder|heavier|easier|lighter|more (?:weight|reps|sets|volume|days)|push me|unlock|mas (?:duro|dificil|peso|series|dias|"
    "facil|suave)|desbloque*|(?:he|hemos) (?:corrido|entrenado|nadado|pedaleado|levantado)|"
    "(?:add|one more|another|extra) (?:\\w+ )?(?:day|days|set|sets|rep|reps|week|dia|dias|serie|series)|"
    "(?:how long|when|cuando|hasta cuando) (?:\\w+ )*?(?:train*|entren*|locked)"
)
_APP = compiled(
    "delete|account|telegram|link|unlink|export*|import*|log ?in|password|language|units|setting*|notification*|sync*|battery|"
    "bluetooth|cuenta|borra*|exporta*|idioma|unidades|ajustes|notificacion*|sincroniz*|vincula*"
)
_TOPICS = {"RF-19": "mind", "ED-01": "energy", "ED-02": "energy", "RF-22": "energy"}
_GENTLEST = ("mind", "energy", "head", "heart")
"""Of several locks the sentence is that of the first of these: what hurts most to be talked over is spoken to."""


def asks_for_training(said: str | Sequence[str], language: str, kinds: Collection[str] = ()) -> bool:
    """Whether the last turn asks for training, for a change of the plan, or that training be written down.

    said: a message, or the person's own turns, oldest first: "and squats?" asks for what was asked before.  language: "en" or "es".
    kinds: of the acts that the last message tells or orders.
    """
    spoken: Language = "es" if language == "es" else "en"
    turns = [said] if isinstance(said, str) else list(said)
    text = turns[-1] if turns else ""
    read = plain(text)
    intent = intent_of(turns, spoken)
    shows = {answers().get(one.label, {}).get("name") for one in likely(text) if one.chance >= MAY_SHOW} & _SHOWING
    if _APP.search(read) and not (shows or intent.name in _SHOWING or (intent.name == "swap" and intent.exercise)):
        return False
    # What the words are for a rule counts, and what they most likely mean.
    if {intent.name, asked(text, spoken).name} & _ASKING or OF_TRAINING & set(kinds):
        return True
    if _EDITED.search(read):
        return True
    return asked(text, spoken).name not in _OPEN and _ASKED.search(read) is not None


def about_lock(locks: Sequence[Latch], words: Mapping[str, str]) -> str:
    """The sentence about training that stays locked, fit for what locked it. words: of the shell, in the language wanted."""
    topics = {topic_of(lock.rule, lock.scope) for lock in locks}
    topic = next((t for t in _GENTLEST if t in topics), "other")
    return words[f"E1.locked.{topic}"]


def topic_of(rule: str, scope: str | None) -> str:
    """What a lock is about, in a word that has gentle words of its own: "mind", a scope of a clearance, or "other"."""
    return _TOPICS.get(rule) or scope or "other"
