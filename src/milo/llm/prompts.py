"""A prompt as messages, what of it leaves the machine, and a model's raw words as an answer."""

from __future__ import annotations

import json
import re
from typing import Any

from milo.llm.tools_offered import offered
from milo.vocabulary.patterns import late
from milo.vocabulary.talk import BadAnswer, Prompt

MOST_QUESTION = 2_000  # characters of the athlete's words, safety reference section 2, step 6 (2 kB)
MOST_ANSWER = 4_000  # characters; a chat reply has 180 words (V-11), the rest is room for JSON. Our choice
MOST_CLAIMS = 200  # our choice
MOST_TOKENS_OUT = 800  # safety reference I-03

# What may stand in free text although nobody asked for it. A wide net: a number too many is hidden, none too few.
_EMAIL = late(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_PHONE = late(r"\+?\d[\d ().-]{7,}\d|\b\d{7,}(?:[A-Za-z]\b)?")  # whole telephones of eight digits, and papers
_DIGITS = r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\b"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary|rero)?|mar(?:ch|zo)?|apr(?:il)?|may(?:o)?|june?|junio|july?|julio|aug(?:ust)?|sept?(?:ember|iembre)?"
    r"|setiembre|oct(?:ober|ubre)?|nov(?:ember|iembre)?|dec(?:ember)?|ene(?:ro)?|abr(?:il)?|ago(?:sto)?|dic(?:iembre)?)(?![^\W\d_])\.?"
)
_GAP = r"(?:[\s,./-]+(?:(?:of|de|del|the)\s+)?)"
_FIGURE = (
    r"\s*(?:[x×%]|kg|kilo|lb|pound|libra|k?m\b|km/|mile|milla|min|h\b|hour|hora|rep|set|serie|s\b|sec|seg|kcal|cal|g\b|cm|watt"
    r"|w\b|bpm)"
)
_YEAR = rf"(?:\d{{4}}|['’]\d{{2}}|\d{{2}}(?!\d|{_FIGURE}))"
_DAY = rf"\d{{1,2}}(?!\d|[.,]\d|{_FIGURE})(?:st|nd|rd|th|\.?º|ero|er)?"
_DATE = late(
    rf"{_DIGITS}|\b\d{{1,2}}(?:st|nd|rd|th|\.?º|ero|er)?{_GAP}?{_MONTH}(?:{_GAP}?{_YEAR}(?!\d))?"
    rf"|\b{_MONTH}{_GAP}?(?:the\s+)?{_DAY}(?!\d)(?:{_GAP}{_YEAR}(?!\d))?|\b{_MONTH}{_GAP}?\d{{4}}\b|\b\d{{4}}{_GAP}?{_MONTH}(?:{_GAP}?{_DAY}(?!\d))?",
    re.IGNORECASE,
)
"""Days, with or without a year, in digits and with a month's name in English or Spanish; a month and a year. What is counted in
units stays ("march 10 km"), and so do a weekday, a month or a year alone, and days in words ("the third")."""

ANSWER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"text": {"type": "string"}, "fact": {"type": "string"}},
                "required": ["text", "fact"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["text", "claims"],
    "additionalProperties": False,
}
"""What a model is to answer, as JSON Schema."""


def redact(text: str) -> str:
    """Free text without e-mail addresses, dates (_DATE) and long numbers (telephones); at most MOST_QUESTION characters.

    >>> redact("I am ada@example.org, born 1990-02-03")
    'I am [address], born [date]'
    >>> redact("born 3 February 1990, el 3 de mayo de 1990")
    'born [date], el [date]'
    """
    text = _EMAIL.sub("[address]", text)
    text = _DATE.sub("[date]", text)
    return _PHONE.sub("[number]", text)[:MOST_QUESTION]


def messages(prompt: Prompt) -> list[dict[str, str]]:
    """The system message (ours alone) and the user message: one JSON object of facts and quoted words."""
    body: dict[str, Any] = {
        "facts": [fact.public() for fact in prompt.facts],
        "question": redact(prompt.question),
        "language": prompt.language,
    }
    if prompt.complaint:
        body["complaint"] = prompt.complaint
    return [
        {"role": "system", "content": prompt.system},
        {"role": "user", "content": json.dumps(body, ensure_ascii=False, sort_keys=True)},
    ]


def preview(prompt: Prompt) -> dict[str, Any]:
    """All that would leave the machine with a prompt, and how much: nothing is sent.

    "look_ups": what each tool would tell if the model asked it, word by word; a model asks at most MOST_LOOK_UPS of them. Of the
    exercises nothing is listed: they are Milo's catalogue.
    """
    told = messages(prompt)
    return {
        "messages": told,
        "facts": [fact.public() for fact in prompt.facts],
        "question": redact(prompt.question),
        "characters": sum(len(m["content"]) for m in told),
        "tools": offered(prompt.tools) if prompt.tools is not None else [],
        "look_ups": [
            {"tool": one.tool, "of": one.of, "facts": [fact.public() for fact in one.facts]}
            for one in (prompt.tools.every() if prompt.tools is not None else [])
        ],
    }


def read_answer(raw: str) -> tuple[str, list[dict[str, str]]]:
    """Text and claims from a model's raw words: the agreed JSON, also inside a code fence, or plain text with no claims.

    Raises BadAnswer for JSON that breaks off or has no text. What the text says is not judged here: it is only text.
    """
    said = raw.strip()
    start = said.find("{")
    if start < 0 or not _looks_like_json(said, start):
        return _fit(said), []
    try:
        found, _ = json.JSONDecoder().raw_decode(said[start:])
    except (ValueError, RecursionError):
        raise BadAnswer("an answer as JSON", "JSON that breaks off or is malformed") from None
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise BadAnswer("a text in the answer", "none")
    claims = found.get("claims")
    kept = [
        {"text": c["text"], "fact": c["fact"]}
        for c in (claims if isinstance(claims, list) else [])
        if isinstance(c, dict) and isinstance(c.get("text"), str) and isinstance(c.get("fact"), str)
    ]
    return _fit(found["text"].strip()), kept[:MOST_CLAIMS]


def _looks_like_json(said: str, start: int) -> bool:
    before = said[:start].strip()
    return not before or "```" in before or said[start : start + 40].lstrip("{ \n\t").startswith('"')


def _fit(text: str) -> str:
    if not text:
        raise BadAnswer("words", "an empty answer")
    if len(text) > MOST_ANSWER:
        raise BadAnswer(f"at most {MOST_ANSWER} characters", f"{len(text)}")
    return text
