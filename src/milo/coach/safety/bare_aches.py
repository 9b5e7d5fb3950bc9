"""A joint or a muscle that is named alone, or said to hurt and nothing else: help within limits (PL-50), no sign of more.

The second reader learnt from messages in which a joint is told of because it cannot bear weight or popped (RF-15); of a knee alone
the rules know enough. Parts whose pain alone can be an emergency are not among these: chest, head, neck, back, belly,
arm, jaw, calf.
"""

from __future__ import annotations

import re

from milo.coach.safety.normalising import plain

_PART = (
    r"(?:knees?|ankles?|shoulders?|elbows?|wrists?|hips?|foot|feet|heels?|toes?|fingers?|thumbs?|hamstrings?|quads?|glutes?|biceps|"
    r"triceps|forearms?|rodillas?|tobillos?|hombros?|codos?|munecas?|caderas?|pies?|talon(?:es)?|dedos?|isquios|cuadriceps|gluteos?|"
    r"antebrazos?)"
)
_SIDE = r"(?:left|right|both|izquierd[oa]s?|derech[oa]s?|ambos|ambas|dos)"
_NAMED = rf"(?:(?:my|the|mis?|el|la|los|las) )?(?:{_SIDE} )?{_PART}(?: {_SIDE})?"
_HURTS = r"(?:hurts?|aches?|is (?:sore|achy|stiff|a bit sore)|are (?:sore|achy|stiff)|(?:a bit )?sore)"
_BARE = re.compile(
    rf"(?:{_NAMED}(?: {_HURTS})?|(?:me )?duelen? (?:un poco |algo )?{_NAMED}|"
    rf"(?:tengo )?(?:un )?(?:dolor|molestias?) (?:de|en) {_NAMED}|"
    rf"(?:i have )?(?:a )?(?:sore|achy|stiff) {_PART}|{_PART} (?:pain|ache|discomfort|soreness|stiffness))[ .!?]*"
)


def is_bare_ache(message: str) -> bool:
    """Whether a message names a joint or a muscle, or says that it hurts, and nothing else.

    >>> is_bare_ache("Me duele la rodilla"), is_bare_ache("my knee hurts and I cannot stand on it"), is_bare_ache("my chest hurts")
    (True, False, False)
    """
    return _BARE.fullmatch(" ".join(plain(message).split())) is not None
