"""The words of the breath lab: around a session (locales/*/lab.ftl), and within a guided protocol (protocols.ftl)."""

from __future__ import annotations

from collections.abc import Mapping

from milo.coach.lab.sensor_catalogue import STOPPING, Alert
from milo.locales import LANGUAGES, Templates
from milo.vocabulary.errors import UnknownName

WORDS = {language: Templates("lab", language) for language in LANGUAGES}
PROTOCOL_WORDS = {language: Templates("protocols", language) for language in LANGUAGES}


def lab_words(language: str) -> Mapping[str, str]:
    """The words of a language. Raises UnknownName for another than "en" and "es"."""
    if language not in WORDS:
        raise UnknownName("language", language, WORDS)
    return WORDS[language]


def words_of(language: str) -> Mapping[str, str]:
    """What the protocols say, by key. Raises UnknownName for a language nobody wrote."""
    if language not in PROTOCOL_WORDS:
        raise UnknownName("language", language, PROTOCOL_WORDS)
    return PROTOCOL_WORDS[language]


def sensor_title(title: str, language: str) -> str:
    """A sensor's title, which records keep in English, as people read it; another package's stays as it is."""
    known = {said: key for key, said in WORDS["en"].items() if key.startswith("sensor.")}
    return lab_words(language)[known[title]] if title in known else title


def title_of(level: str | None, language: str) -> str:
    """What stands above an alert of earlier, of which only the level is kept."""
    words = lab_words(language)
    return words.get(f"title.{level}", words["title.note"])


def title(alert: Alert, language: str) -> str:
    """What stands above an alert's sentence: the most urgent that is true of it."""
    words = lab_words(language)
    if alert.level in ("E0", "E1"):
        return words[f"title.{alert.level}"]
    if alert.action == "mask_off":
        return words["title.mask_off"]
    if alert.action in STOPPING:
        return words["title.stop"]
    if alert.unknown:
        return words["title.unknown"]
    return words[f"title.{alert.action}"] if alert.action in ("pause", "recheck") else words["title.note"]
