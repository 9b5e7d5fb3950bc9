"""The four read-only tools as a model is told of them, its calls as it makes them, and what it is told back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from milo.vocabulary.talk import Fact, Tools

MOST_WORDS_OF = 80  # characters of what a tool is asked for; the longest name of an exercise has 40. Our choice
MOST_SUBJECTS = 40  # words listed for one tool. Our choice

PARAMETERS = {"figures": "topic", "plan": "day", "exercise": "name", "history": "lift"}
"""Each tool and the one word it takes. None takes an athlete: the server has bound them to one."""
_ABOUT = {
    "figures": "The athlete's figures of this week for one topic, as facts.",
    "plan": "What the athlete's plan holds for one day, as facts.",
    "exercise": "How an exercise of the catalogue is done: muscles, equipment, cues, faults, as facts.",
    "history": "The athlete's estimated one-repetition maximum and records of one lift, as facts.",
}


def offered(tools: Tools) -> list[dict[str, Any]]:
    """Name, description and JSON Schema of each tool that has something to tell."""
    subjects = tools.subjects()
    shown = []
    for name, parameter in PARAMETERS.items():
        words = subjects.get(name)
        if words is None:
            continue
        schema: dict[str, Any] = {"type": "string"}
        if words:
            schema["enum"] = words[:MOST_SUBJECTS]
        shown.append(
            {
                "name": name,
                "description": _ABOUT[name],
                "parameters": {
                    "type": "object",
                    "properties": {parameter: schema},
                    "required": [parameter],
                    "additionalProperties": False,
                },
            }
        )
    return shown


def read_call(tool: str, arguments: str | Mapping[str, Any] | None) -> str:
    """What a call asks for, from its arguments as the model gave them; "" where it does not say."""
    if isinstance(arguments, str):
        try:
            arguments = json.loads(arguments)
        except (ValueError, RecursionError):
            return ""
    said = arguments.get(PARAMETERS.get(tool, "")) if isinstance(arguments, Mapping) else None
    return said.strip()[:MOST_WORDS_OF] if isinstance(said, str) else ""


def told(facts: Sequence[Fact], problem: str | None = None) -> dict[str, Any]:
    """What a model is told back: facts, or a sentence of what is wrong."""
    return {"problem": problem} if problem is not None else {"facts": [fact.public() for fact in facts]}
