"""Whether an answer may teach, with the reasons where it may not; and what is odd about a whole set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from athletes import TODAY, Prompt
from teachers import Answered

from milo.coach.plans.limits.checker import check
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.text.text import parse
from milo.coach.safety.text_validator import broken
from milo.coach.talk.words.numbers_said import numbers_in
from milo.vocabulary.athlete import parse_profile

LEVELS = ("N", "C", "R", "E1", "E0")
MOST_WORDS = 180  # of a reply, as the coach's own
MARK = re.compile(r"\[f\d+\]")


def reasons(prompt: Prompt, answer: Answered) -> list[str]:
    """Why an answer may not teach; empty where it may.

    Reasons: ``failed:CODE`` (no answer), ``schema``, ``length``, ``safety:CODE`` (output validation of a model's words), ``level``
    (below what the prompt calls for), ``ungrounded`` (a number that is no fact, or a fact that is not there), ``constraint:RULE``.
    """
    if answer.failed:
        return [f"failed:{answer.failed}"]
    if not answer.text.strip() or answer.id != prompt.id:
        return ["schema"]
    found = []
    if len(answer.said.split()) > MOST_WORDS:
        found.append("length")
    if answer.by != "rules":
        found += [f"safety:{code}" for code in broken(answer.said, prompt.language)]
    wanted = prompt.expect.get("level")
    if wanted is not None and LEVELS.index(answer.level) < LEVELS.index(wanted):
        found.append("level")
    known = {fact["id"] for fact in answer.facts}
    marks = {m[1:-1] for m in MARK.findall(answer.text)}
    left = numbers_in(MARK.sub("", answer.text), prompt.language) if answer.by != "rules" else []
    if marks - known or left:
        found.append("ungrounded")
    if prompt.type == "plan_creation":
        found += _of_plan(prompt, answer)
    return found


def _of_plan(prompt: Prompt, answer: Answered) -> list[str]:
    profile = parse_profile(prompt.profile, TODAY)
    if not answer.plan:
        return ["constraint:no plan"]
    faults = check(answer.plan, validate, profile, TODAY, language=prompt.language)
    if faults:
        return [f"constraint:{fault.rule}" for fault in faults]
    plan = parse(answer.plan, prompt.language)
    days = max((sum(bool(d.sessions) for d in week.days) for week in plan.weeks), default=0)
    return [] if days <= prompt.expect["days_per_week"] or plan.refused is not None else ["constraint:days"]


def anomalies(prompts: Sequence[Prompt], answers: Sequence[Answered]) -> dict[str, Any]:
    """What is odd about a set: missing fields, duplicates, lengths, imbalance of types, authors and levels."""
    said = Counter((p.text, a.text) for p, a in zip(prompts, answers, strict=True))
    words = sorted(len(a.said.split()) for a in answers if not a.failed) or [0]
    return {
        "missing": sum(not a.text and not a.failed for a in answers),
        "failed": sum(bool(a.failed) for a in answers),
        "duplicates": sum(n - 1 for n in said.values()),
        "words": {"least": words[0], "median": words[len(words) // 2], "most": words[-1]},
        "types": dict(Counter(p.type for p in prompts)),
        "authors": dict(Counter(p.author for p in prompts)),
        "levels": dict(Counter(a.level for a in answers)),
        "slices": {tag: dict(Counter(p.slices[tag] for p in prompts)) for tag in (prompts[0].slices if prompts else ())},
    }
