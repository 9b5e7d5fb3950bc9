"""A chest that is sore from training it, and nothing else said of it: muscles, not the heart.

The whole message has to have that grammar: sore (never pain, tightness or pressure), from what trains the chest, and behind it at
most a question about training. One word more and the message is judged as it stands.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.normalising import plain

LONGEST = 140  # characters; a longer message tells more than that (our choice)
_WHEN = r"(?:yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last night|this morning)"
_TRAINED = (
    r"(?:bench(?: press(?:es)?|ing)?|press|push ?-?ups?|press ?-?ups?|dips|fly(?:e?s|es)?|chest (?:day|workout|session)|push day|"
    r"(?:the |my )?(?:workout|session|training|lifting|gym)|upper body(?: day)?|pec deck|cable crossovers?|dumbbell press)"
)
_SORE = re.compile(
    r"(?:ok |so |hey |hi |milo |well )*(?:my |the )?(?P<part>(?:upper )?chest|pecs?|pectorals)(?: and (?:my )?(?:shoulders|triceps|"
    r"arms|(?:upper )?back|lats|delts|abs))* (?:is|are|feels?|s)(?: (?:still|a bit|a little|bit|really|so|very|super|pretty|"
    r"quite|just|all|also))* "
    rf"(?:sore|achy)(?: {_WHEN})? (?:from|after)(?: (?:the|my|all|those|all those|doing|heavy|{_WHEN}s?(?: is)?|\d+|some|"
    rf"too many))* {_TRAINED}(?:,? (?:and|then) {_TRAINED})?(?: (?:on )?{_WHEN})?"
)
_QUESTION = re.compile(
    r"(?:[ ,.;!?]+(?:can|could|should|may|shall|do|is|i|it|ok|okay|fine|safe|if|to|so|and|or|what|which|how|about|still|again|"
    r"train|training|bench|press|lift|run|swim|ride|cycle|row|squat|squats|do|go|rest|skip|wait|move|swap|back|legs?|shoulders|"
    r"arms|push|pull|"
    r"abs|core|cardio|upper|lower|body|day|days|session|workout|today|tomorrow|now|then|my|the|a|for|of|with|light|easy|easier|"
    r"instead|more|another|monday|tuesday|wednesday|thursday|friday|saturday|sunday|please|thanks|lol|haha))*[ .!?]*"
)


def from_training(message: str) -> str:
    """The message with such a chest said as sore muscles; as it is where it says more.

    >>> from_training("my chest is sore from bench press, can I train back today?")
    'i am sore from training, can i train back today?'
    >>> from_training("my chest is sore from bench press and I feel sick")
    'my chest is sore from bench press and I feel sick'
    """
    read = plain(message)
    found = _SORE.match(read) if len(message) <= LONGEST else None
    if found is None or _QUESTION.fullmatch(read[found.end() :]) is None:
        return message
    return f"i am sore from training{read[found.end() :]}"
