"""The pages' catalogues: two languages with the same keys, and no page that asks for a word nobody wrote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.people import LAST, at, workout

import milo.channels.web
from milo.channels.web.dashboard import PANELS, SIGNS_OF_MISSING
from milo.channels.web.newest import newest_day
from milo.channels.web.settings import pace_of
from milo.channels.web.welcome import GOALS, SEXES, profile_of
from milo.channels.web.words import WebWords, language_of, web_catalogue
from milo.report.catalogue import placeholders
from milo.vocabulary.errors import BadValue
from milo.vocabulary.records import KINDS

SOURCES = sorted(Path(milo.channels.web.__file__).parent.glob("*.py"))


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    english, spanish = web_catalogue("en"), web_catalogue("es")
    assert set(english) == set(spanish)
    for key, said in english.items():
        assert said
        assert placeholders(said) == placeholders(spanish[key]), key


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_a_page_asks_for_is_there(language: str) -> None:
    words = WebWords(language)
    asked = {key for path in SOURCES for key in re.findall(r"""(?:say|has)\(["']([a-z0-9_.]+)["']""", path.read_text())}
    assert len(asked) > 60
    assert not {key for key in asked if not words.has(key)}
    for name in PANELS:
        assert words.has(f"section.{name}")
        assert words.has(f"web.empty.{name}")
    assert set(PANELS) == set(SIGNS_OF_MISSING)
    for word in [*(f"goal_{g}" for g in GOALS), *(f"sex_{s}" for s in SEXES)]:
        assert words.has(f"web.welcome.{word}")


@pytest.mark.parametrize(
    ("header", "language"), [(None, "en"), ("es-ES,es;q=0.9,en;q=0.8", "es"), ("fr,de", "en"), ("fr,es;q=0.5,en;q=0.3", "es")]
)
def test_the_browsers_first_known_language_is_spoken(header: str | None, language: str) -> None:
    assert language_of(header) == language


def test_a_pace_is_minutes_and_seconds_or_seconds() -> None:
    assert pace_of("4:30") == pace_of("270") == 270.0
    assert pace_of("") is None
    for wrong in ("fast", "4:xx", "0:10", "nan", "-4:30"):
        with pytest.raises(BadValue):
            pace_of(wrong)


def test_a_profile_holds_only_what_was_said() -> None:
    values = {
        "name": "",
        "sex": "female",
        "goal": "general",
        "days_per_week": "3",
        "weight_kg": "60,5",
        "date_of_birth": "1990-05-01",
    }
    assert profile_of(values, "es") == {
        "language": "es",
        "date_of_birth": "1990-05-01",
        "sex": "female",
        "goal": "general",
        "days_per_week": 3,
        "weight_kg": 60.5,
    }
    with pytest.raises(BadValue):
        profile_of({**values, "weight_kg": "heavy"}, "en")


class Shelf:
    """Flows that know records only, handed out oldest first as the real ones do."""

    def __init__(self, **kinds: list) -> None:
        self.kinds = kinds

    def records(self, athlete, kind, *, since=None, until=None, limit=500, **_):
        time_of = KINDS[kind].time_of
        found = sorted(self.kinds.get(kind, []), key=time_of)
        return [r for r in found if (since is None or time_of(r) >= since) and (until is None or time_of(r) < until)][:limit]


def test_the_newest_day_is_found_beyond_the_first_page() -> None:
    from datetime import timedelta

    many = [workout(at(LAST) - timedelta(hours=i)) for i in range(1_200)]
    assert newest_day(Shelf(workout=many), "ada", LAST) == LAST
    long_ago = LAST - timedelta(days=2_000)
    assert newest_day(Shelf(workout=[workout(at(long_ago))]), "ada", LAST) == long_ago
    assert newest_day(Shelf(), "ada", LAST) is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_one_of_a_thing_is_not_told_as_several(language: str) -> None:
    words = WebWords(language)
    for key in ("web.messages.squad_new", "web.messages.unread", "web.train.weeks_count", "web.admin.writer_carrying_text"):
        one, two = (words.say(key, count=n) for n in (1, 2))
        assert one.replace("1", "2") != two, key
