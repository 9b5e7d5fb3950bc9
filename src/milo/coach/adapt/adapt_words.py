"""The sentence of a change, in English and Spanish: what it was, what it is now, and the numbers it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from milo.coach.adapt.adapting_changes import Change
from milo.locales import LANGUAGES, Templates
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.numbers_written import in_manner

WORDS = {language: Templates("adapt", language) for language in LANGUAGES}
EXERCISES = ("exercise", "other")


def say(change: Change, language: str = "en") -> str:
    """One or two plain sentences. language: "en" or "es". Raises UnknownName for another language or a rule without words."""
    if language not in WORDS:
        raise UnknownName("language", language, WORDS)
    words = WORDS[language]
    key = f"{change.rule}.{change.held}" if change.held else change.rule
    why = change.params.get("why")
    choices = [f"{change.rule}.{why}.{change.of}", f"{change.rule}.{why}", f"{change.rule}.{change.of}", key]
    template = next((words[k] for k in ([key] if change.held else choices) if k in words), None)
    if template is None and change.held:
        # Without a weight there is none to stay at.
        free = words.get(f"held.{change.held}.free") if change.old is None else None
        template = free or words.get(f"held.{change.held}")
    if template is None:
        raise UnknownName("sentence", key, words)
    values = _values(change, words)
    if change.of == "load_kg" and values["old"] == "":
        template = template.replace("{old} kg", "{old}")  # a weight that was not there has no unit
    values["what"] = words.get(f"of.{change.of}", "")
    filled = {name: _shown(value, name, language, words) for name, value in values.items()}
    return template.format_map(filled)


def _values(change: Change, words: Mapping[str, str]) -> dict[str, Any]:
    facts = {f.name: f.value for f in change.facts}
    values = {"old": change.old, "new": change.new, "day": change.day, **facts, **change.params}
    if change.exercise_id is not None:
        values.setdefault("exercise", change.exercise_id)
    if change.of == "exercise":
        values["exercise_old"], values["exercise_new"] = change.old, change.new
    if change.of == "focus":
        values["old"], values["new"] = (words.get(f"focus.{focus}", focus) for focus in (change.old, change.new))
    if change.of == "load_kg" and change.old is None:
        values["old"] = ""
    values.setdefault("lifted_kg", "")
    values["rir_told"] = facts.get("mean_rir")
    values["code_text"] = change.params.get("code", "")
    return values


def _shown(value: Any, name: str, language: str, words: Mapping[str, str]) -> str:
    if name == "what":
        return str(value)
    if value is None or value == "":
        return words["nothing"]
    if name in (*EXERCISES, "exercise_old", "exercise_new"):
        known = catalogue().get(str(value))
        return (known.name_es if language == "es" else known.name).lower() if known else str(value)
    if name == "region":
        return words.get(f"region.{value}", str(value))
    if name == "code_text":
        return words.get(f"warning.{value}", str(value))
    if name in ("old", "new") and f"activity.{value}" in words:
        return words[f"activity.{value}"]
    if isinstance(value, date):
        return (
            f"{words[f'day.{value.weekday()}']} {value.day}/{value.month}"
            if language == "es"
            else f"{words[f'day.{value.weekday()}']} {value:%d %b}".replace(" 0", " ")
        )
    if isinstance(value, list | tuple):
        same = len(set(value)) == 1
        return f"{len(value)} x {number(value[0], language)}" if same else ", ".join(number(v, language) for v in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, language)
    return str(value)


def number(value: float, language: str) -> str:
    """A number with at most two digits after the point, none that say nothing, and the language's decimal sign.

    >>> number(62.5, "es"), number(60.0, "en")
    ('62,5', '60')
    """
    return in_manner(f"{value:.2f}".rstrip("0").rstrip("."), language)
