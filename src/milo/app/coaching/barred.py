"""What is told for the profile while the safety shell bars the talk: an emergency, a lock or a refusal takes none of it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from milo.coach.safety.shell import Reply
from milo.coach.talk.replies.replies import BY_RULES
from milo.vocabulary.talk import Claim

OF_A_FACT = frozenset({"RF-24", "CL-01", "PL-24"})
"""Rules that refuse a question about medicines or illness; of a sentence that only tells of its own, nothing was asked."""


def beside(made: Reply, text: str, claims: Sequence[Claim]) -> Reply:
    """A reply with what was told for the profile behind it, the shell's words first; a refusal of what nobody asked goes.

    made: as the shell had it.  An emergency, a lock and any other refusal stand as they were.
    """
    if made.level == "R" and not made.locked and OF_A_FACT.issuperset(made.rules):
        return replace(made, level="C", rules=("PL-24",), text=text, claims=[*claims], by=BY_RULES)
    if made.level == "N" and made.locked and made.by == BY_RULES:
        # What the rules say to any harmless words ("nothing was written down") would deny what is read back; the lock stands.
        *_, lock = made.text.rsplit("\n", 1)
        return replace(made, text=f"{lock}\n\n{text}", claims=[*claims])
    return replace(made, text=f"{made.text}\n\n{text}", claims=[*made.claims, *claims])
