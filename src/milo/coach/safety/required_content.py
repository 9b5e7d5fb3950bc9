"""What an answer that may be given must contain: checked in code before it is sent, and put first where it is missing (V-13).

The entries are data, in required_content.toml: which messages and profiles they are for, what must stand in the answer, and the
sentence that says it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

MOST_SENTENCES = 2  # put first: an answer stays readable (V-11)
_ABOUT = {
    "training": "train* exercis* workout* lift* run running ride riding swim* interval* strength plan session* squat* deadlift* "
    "gym entren* ejercicio* correr carrera* pesas fuerza sesion* series sentadilla* gimnasio rodar nadar bici",
    "strength": "lift* squat* bench deadlift* press weights strength 1rm max gym fuerza pesas sentadilla* banca maximo gimnasio "
    "levantar peso muerto",
}
_RULE_ID = re.compile(r"\s*\((?:rule |regla )?(?:RF|SN|PL|NU|ED|MH|CL|G|S)-\d+(?:, (?:RF|SN|PL|NU|ED|MH|CL|G|S)-\d+)*\)")


@dataclass(frozen=True)
class Completed:
    """An answer with what had to be said.  first: sentences put in front, "" where nothing was missing.  replaces: they are the
    whole answer.  ids: of the entries that apply, for the audit.
    """

    first: str
    replaces: bool
    ids: tuple[str, ...]


def missing_content(
    said: str, asked: str, rules: Collection[str], conditions: Collection[str], language: str, level: str = "C", before: str = ""
) -> Completed:
    """What an answer lacks of what it must contain.

    Parameters
    ----------
    said : str
        The answer as it would be sent.
    asked : str
        The athlete's message.
    rules, conditions : collection of str
        Rules that triage found, and conditions of the profile.
    language : str
        ``"en"`` or ``"es"``.
    level : str
        ``"C"``, or ``"N"`` where only entries that name it apply.
    before : str
        What this talk answered so far: what does not change from message to message is said once a talk.

    Returns
    -------
    Completed
        The sentences to put first.

    Examples
    --------
    >>> missing_content("Go easy.", "31 degrees, long run?", [], [], "en").ids
    ('heat',)
    """
    message, answer, earlier = _folded(asked), _folded(said), _folded(before)
    due = [
        e
        for e in _entries()
        if level in e.get("levels", ["C"])
        and _applies(e, message, rules, conditions, language)
        and (e.get("each_time", False) or _opening(e["say"][language]) not in earlier)
        and not _any(e.get("unless", {}).get(language, ()), f"{message}\n{answer}")
    ]
    lacking = [e for e in due if not all(_any(group, answer) for group in e["must"][language])][:MOST_SENTENCES]
    first = " ".join(str(e["say"][language]) for e in lacking)
    return Completed(first, any(e.get("replaces", False) for e in lacking), tuple(str(e["id"]) for e in due))


def without_rule_ids(text: str) -> str:
    """An answer without the ids of rules, which belong to receipts and logs.

    >>> without_rule_ids("At 65 mg/dL before a session (SN-19): take 15 g.")
    'At 65 mg/dL before a session: take 15 g.'
    """
    return _RULE_ID.sub("", text)


def _applies(entry: dict[str, Any], message: str, rules: Collection[str], conditions: Collection[str], language: str) -> bool:
    if "about" in entry and not _any(_ABOUT[entry["about"]].split(), message):
        return False
    by_profile = any(condition in conditions for condition in entry.get("conditions", ()))
    if entry.get("needs_condition") and not by_profile:
        return False
    words = entry.get("words", {}).get(language, [])
    needs = entry.get("needs", {}).get(language, [])
    by_words = bool(words) and _any(words, message) and (not needs or _any(needs, message))
    by_rule = any(rule in rules for rule in entry.get("rules", ())) and not needs
    return by_words or by_rule or (by_profile and not entry.get("needs_condition"))


def _opening(sentence: str) -> str:
    """How a sentence begins, by which it is known in an earlier answer."""
    return re.split("[,.;:]", _folded(sentence))[0]


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    text = (files("milo.coach.safety") / "required_content.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["entry"])


def _any(alternatives: Sequence[str], text: str) -> bool:
    return any(_pattern(alternative).search(text) for alternative in alternatives)


@cache
def _pattern(alternative: str) -> re.Pattern[str]:
    escaped = re.escape(alternative.removesuffix("*"))
    return re.compile(rf"(?<!\w){escaped}" + ("" if alternative.endswith("*") else r"(?!\w)"))


def _folded(text: str) -> str:
    """Lower case without accents; dashes of ranges as hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).replace("\u2013", "-").replace("\u00a0", " ")
    return "".join(c for c in plain if not unicodedata.combining(c))
