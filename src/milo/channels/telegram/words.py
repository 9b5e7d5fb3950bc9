"""What the bot says beside the report's own catalogue, under keys that begin with "bot."; the files words/en.toml and es.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from milo.report.speech import Words

Tone = Literal["low", "moderate", "demanding"]
TONES: tuple[Tone, ...] = ("low", "moderate", "demanding")


class BotWords(Words):
    """The report's words and those of the bot, in one language, one manner of units and one tone.

    A sentence that knows tones stands as KEY_low, KEY_moderate and KEY_demanding; numbers and what is said for safety have none.
    """

    def __init__(self, language: str = "en", units: str = "metric", tone: Tone = "moderate", strict: bool = False) -> None:
        super().__init__(language, units, strict)
        self.tone = tone
        self._said = {**self._said, **bot_catalogue(language)}

    def say(self, key: str, **values: Any) -> str:
        """The sentence of a key, in this tone where it has one. Raises MissingWords when strict."""
        toned = f"{key}_{self.tone}"
        return super().say(toned if toned in self._said else key, **values)

    def weight(self, kg: float) -> str:
        """A weight with the athlete's unit, without a zero nobody needs: "62.5 kg"."""
        shown = round(self.convert(kg, "kg"), 1)
        return f"{self.number(shown, 0 if shown == int(shown) else 1)} {self.unit('kg')}"


@cache
def bot_catalogue(language: str) -> dict[str, str]:
    """The bot's sentences by key, e.g. "bot.help.text"; tables are one level deep. The files are part of the package."""
    file = files("milo.channels.telegram").joinpath("words", f"{language}.toml")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"bot.{table}.{key}": words for table, said in tables.items() for key, words in said.items()}
