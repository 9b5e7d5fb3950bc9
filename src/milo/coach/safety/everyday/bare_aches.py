"""A joint or a muscle that is named alone, or said to hurt and nothing else: help within limits (PL-50), no sign of more.

The risk classifier learnt from messages in which a joint is told of because it cannot bear weight or popped (RF-15). Of a
knee alone the rules know enough, with or without how much it hurts from 0 to 10 and the wish that it be written down. Parts whose
pain alone can be an emergency are not among these: chest, head, neck, upper back, belly, arm, jaw, calf.
"""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

_WRITTEN = Expressions("everyday", "bare_aches")
_PART = _WRITTEN.text("PART")
_SIDE = _WRITTEN.text("SIDE")
_OF_BONE = _WRITTEN.late("OF_BONE")
"""Where impact may tell of a bone (RF-16): the readers judge that."""
_BARE = _WRITTEN.late("BARE")

_EASED_PART = rf"(?:{_PART[3:-1]}|back|neck|espalda|cuello)"
_EASED_NAMED = rf"(?:(?:my|the|mis?|el|la|los|las) )?(?:{_SIDE} )?{_EASED_PART}(?: {_SIDE})?(?:s|'s)?"
_EASED = late(
    rf"(?:{_EASED_NAMED} (?:(?:no longer|doesnt|does not|dont|do not|didnt) (?:really )?(?:hurts?|aches?)(?: any ?more)?|"
    r"(?:has |have )?stopped (?:hurting|aching)|"
    r"(?:pain |ache )?(?:(?:is|are|feels?|felt|has|went|got|s) )?(?:all |much |a lot |completely |fully |nearly |almost )?"
    r"(?:gone|better|fine|good|ok|okay|healed|away|recovered))|"
    rf"(?:the )?(?:pain|ache) in {_EASED_NAMED} (?:is|has|went) (?:all |completely |nearly )?(?:gone|better|away|stopped)|"
    rf"(?:no more|no) {_EASED_PART} (?:pain|ache)|"
    rf"(?:ya )?no (?:me )?(?:duelen?|molestan?) (?:mas )?{_EASED_NAMED}|{_EASED_NAMED} (?:ya )?(?:no (?:me )?(?:duelen?|molestan?)|"
    r"(?:esta|estan|va|van|sigue) (?:ya )?(?:mucho |muy |casi )?(?:mejor|bien|curad[oa]s?|recuperad[oa]s?))|"
    rf"(?:ya )?se (?:me )?(?:ha )?(?:quit|pas|fu|ido)\w* (?:ya )?(?:el |la )?(?:dolor|molestia) (?:de|en) {_EASED_NAMED})"
    r"(?: (?:now|today|again|already|ya|ahora|hoy))?[ .!]*"
)
_OVER = _WRITTEN.late("OVER")
_ASKED = _WRITTEN.late("ASKED")


def is_bare_ache(message: str) -> bool:
    """Whether a message names a joint or a muscle, or says that it hurts and how much, or hurts no more, and nothing
    else but the training it is felt in.

    >>> is_bare_ache("Me duele la rodilla"), is_bare_ache("my knee hurts and I cannot stand on it"), is_bare_ache("my chest hurts")
    (True, False, False)
    """
    read = " ".join(plain(message).replace("'", "").split())
    if _OF_BONE.search(read):
        return False
    return any(pattern.fullmatch(read) for pattern in (_BARE, _EASED, _OVER, _ASKED))
