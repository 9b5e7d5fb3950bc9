"""What the pages say beside the report's own catalogue, under keys that begin with "web.".

words/en.toml and words/es.toml hold what pages share; a page with much to say keeps words/PAGE.en.toml and words/PAGE.es.toml.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from milo.report.speech import Words
from milo.vocabulary.errors import BadConfig


class WebWords(Words):
    """The report's words and those of the pages, in one language and one manner of units."""

    def __init__(self, language: str = "en", units: str = "metric", strict: bool = False) -> None:
        super().__init__(language, units, strict)
        self._said = {**self._said, **web_catalogue(language)}


@cache
def web_catalogue(language: str) -> dict[str, str]:
    """The pages' sentences by key, e.g. "web.nav.week"; tables are one level deep. The files are part of the package.

    Raises BadConfig for a key that two files say.
    """
    said: dict[str, str] = {}
    for file in sorted(files("milo.channels.web").joinpath("words").iterdir(), key=lambda f: f.name):
        if file.name != f"{language}.toml" and not file.name.endswith(f".{language}.toml"):
            continue
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        mine = {f"web.{table}.{key}": words for table, said_by in tables.items() for key, words in said_by.items()}
        if twice := said.keys() & mine.keys():
            raise BadConfig("every key of the pages' words once", f"{min(twice)} again in {file.name}", "rename one of them")
        said |= mine
    return said


def rule_words(language: str) -> dict[str, str]:
    """What the rules of plans say, by the name a rule has in the catalogue (rule_key)."""
    head = "web.train_rule."
    return {key.removeprefix(head): words for key, words in web_catalogue(language).items() if key.startswith(head)}


def rule_key(rule: str) -> str:
    """The name of a rule in the catalogue.

    >>> rule_key("PL-07"), rule_key("nutrition-3.1")
    ('pl_07', 'nutrition_3_1')
    """
    return rule.lower().replace("-", "_").replace(".", "_")


def language_of(accepted: str | None) -> str:
    """The language of somebody of whom only the browser's Accept-Language header is known."""
    for wanted in (accepted or "").lower().split(","):
        code = wanted.strip()[:2]
        if code in {"en", "es"}:
            return code
    return "en"
