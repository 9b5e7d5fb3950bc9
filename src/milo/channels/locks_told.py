"""Why training is locked is told to the athlete, and to a coach only where the athlete opened what it comes from.

A lock comes of what somebody told Milo or of what was measured: without the part "messages" or "records" a coach reads that
training is locked by safety, and nothing that says by what.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from milo.channels.visitor import Visitor
from milo.coach.plans.limits.health_questions import RULE
from milo.vocabulary.plan import Plan, Refused

TELLING = frozenset({"messages", "records"})
"""Parts of a consent of which each holds already what a lock would tell."""
DUE = frozenset({"questions_old", "notice"})
"""Keys under which documents say that the health questions are due."""
BY_SAFETY = "safety"  # stands where a rule's id would
SENTENCES = {
    "en": "Training is locked by safety. The athlete knows why; ask them.",
    "es": "El entrenamiento está bloqueado por seguridad. El atleta sabe por qué; pregúntale.",
}


def reasons_open(who: Visitor, athlete: str) -> bool:
    """Whether somebody may read why this athlete's training is locked; the consent is read anew."""
    if who.role != "coach" or who.user_id == athlete:
        return True
    if who.consents is None or who.account_id is None:
        return False
    return bool(TELLING & who.consents.granted(athlete, who.account_id))


def closed(lock: dict[str, Any], language: str = "en") -> dict[str, Any]:
    """A lock without its reason: that it stands, and since when."""
    hidden: dict[str, Any] = {
        "rule": BY_SAFETY,
        "level": "E1",
        "scope": None,
        "needs": [],
        "about": None,
        "form_from": None,
        "gate": False,
    }
    return {**lock, **hidden, "text": SENTENCES["es" if language == "es" else "en"]}


def withheld(plan: Plan, locks: list[dict[str, Any]]) -> Plan:
    """The plan as it may be handed out: while anything locks training it has no weeks, and says the way back instead.

    Source: safety reference F-2 and V-05: no plan text at E0 and E1.
    """
    refused = refused_by(locks)
    return plan if refused is None else msgspec.structs.replace(plan, weeks=[], refused=refused)


def refused_by(locks: Sequence[dict[str, Any]]) -> Refused | None:
    """Why there is nothing to train now, as a plan says it, with the way back; None without locks.

    locks: {"rule", "level", "text", ...}, as Coaching.locks tells them.
    """
    if not locks:
        return None
    return Refused(
        level=min(str(lock["level"]) for lock in locks),  # E0 before E1
        rules=list(dict.fromkeys(str(lock["rule"]) for lock in locks)),
        text=" ".join(dict.fromkeys(str(lock["text"]) for lock in locks)),
    )


def without_reasons(document: Any, language: str = "en") -> Any:
    """A document as JSON values, with every lock and every refusal of a plan in it closed, and no word of questions due."""
    if isinstance(document, list):
        return [without_reasons(one, language) for one in document]
    if not isinstance(document, dict):
        return document
    found = {key: without_reasons(value, language) for key, value in document.items()}
    if isinstance(found.get("locked"), list):
        found["locked"] = [closed(lock, language) if isinstance(lock, dict) else lock for lock in found["locked"]]
    for key in DUE & found.keys():
        found[key] = None  # it would tell that a danger was told
    if isinstance(found.get("adjustments"), list):
        found["adjustments"] = [a for a in found["adjustments"] if not (isinstance(a, dict) and a.get("rule") == RULE)]
    refused = found.get("refused")
    if isinstance(refused, dict) and "rules" in refused:
        found["refused"] = {**refused, "level": "E1", "rules": [BY_SAFETY], "text": SENTENCES["es" if language == "es" else "en"]}
    return found


def text_without_reasons(text: str) -> str:
    """A plan as text without its line that the health questions are due."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"changed {RULE}: "))
