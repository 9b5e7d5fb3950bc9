"""What the pages say beside the report's own catalogue: words/en.toml and words/es.toml, under keys that begin with "web."."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from milo.report.speech import Words


class WebWords(Words):
    """The report's words and those of the pages, in one language and one manner of units."""

    def __init__(self, language: str = "en", units: str = "metric", strict: bool = False) -> None:
        super().__init__(language, units, strict)
        self._said = {**self._said, **web_catalogue(language)}


@cache
def web_catalogue(language: str) -> dict[str, str]:
    """The pages' sentences by key, e.g. "web.nav.week"; tables are one level deep. The file is part of the package."""
    text = files("milo.channels.web").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return {f"web.{table}.{key}": said for table, said_by in tomllib.loads(text).items() for key, said in said_by.items()}


def language_of(accepted: str | None) -> str:
    """The language of somebody of whom only the browser's Accept-Language header is known."""
    for wanted in (accepted or "").lower().split(","):
        code = wanted.strip()[:2]
        if code in {"en", "es"}:
            return code
    return "en"
