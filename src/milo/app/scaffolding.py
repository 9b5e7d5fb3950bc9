"""`milo new sensor|importer|section NAME`: writes the file, its test and its page, so that a newcomer begins with what runs."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from string import Template

from milo.app import sensor_scaffold
from milo.vocabulary.errors import BadValue

_NAME = re.compile(r"[a-z][a-z0-9_]{1,40}\Z")

_IMPORTER = Template('''"""$title files -> records.

Replace the format below (one heart rate a line after a first line `$name`) by the real one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from milo.importers.contract import Context, Found, Source
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement

MAX_BYTES = 64_000_000  # our choice: beyond it read the source in chunks instead


class Importer:
    """Reads $title exports."""

    format = "$name"

    def identify(self, source: Source) -> bool:
        """By content: the first line says it."""
        return source.head.startswith(b"$name\\n")

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """One measurement a line. Raises RefusedFile when it is not text."""
        try:
            lines = source.read(MAX_BYTES).decode().splitlines()[1:]
        except UnicodeDecodeError as e:
            raise RefusedFile("UTF-8 text", str(e), "export it again") from None
        first = datetime(2026, 1, 1, tzinfo=UTC)
        for number, line in enumerate(lines):
            value = context.accept("heart_rate_bpm", line)
            if value is None:
                context.skip("no plausible heart rate in the line")
                continue
            at = first + timedelta(seconds=number)
            yield Found(
                Measurement(
                    origin=Origin.IMPORTED,
                    source="$name",
                    measurement_id=timed_identity(at, context.user_id, "$name", "heart_rate_bpm"),
                    user_id=context.user_id,
                    at=at,
                    quantity="heart_rate_bpm",
                    value=value,
                )
            )
''')

_IMPORTER_TEST = Template("""from __future__ import annotations

import io

from milo.importers.contract import Context, Source
from milo.importers.$name import Importer


def source(content: bytes) -> Source:
    return Source("export", lambda: io.BytesIO(content), len(content))


def test_the_content_tells_the_format() -> None:
    assert Importer().identify(source(b"$name\\n60\\n"))
    assert not Importer().identify(source(b"something else\\n60\\n"))


def test_rows_are_stored_or_skipped_with_a_reason() -> None:
    context = Context("ada")
    found = list(Importer().extract(source(b"$name\\n60\\nnonsense\\n61\\n"), context))
    assert [f.record.value for f in found] == [60.0, 61.0]
    assert sum(context.skipped.values()) == 1


def test_the_same_file_gives_the_same_ids() -> None:
    once, twice = (
        [f.record.measurement_id for f in Importer().extract(source(b"$name\\n60\\n61\\n"), Context("ada"))] for _ in range(2)
    )
    assert once == twice
    assert len(set(once)) == 2
""")

_IMPORTER_RECORDING = Template("""$name
60
61
""")

_IMPORTER_PAGE = Template("""# $title files

What Milo reads from them, where the athlete finds the export, and what is left out.

| column of the file | becomes | unit |
|---|---|---|
| the line | `measurement` heart_rate_bpm | bpm |
""")

_SECTION = Template('''"""The report's section on $title."""

from __future__ import annotations

from typing import ClassVar

from milo.insight.views import Week
from milo.report.blocks import Block
from milo.report.speech import Words
from milo.report.tiles import missing, tiles

FIGURES = ("workouts", "minutes")  # replace by the figures this section is about, and the view below


class Section:
    """$title, from the week's own figures."""

    name: ClassVar[str] = "$name"
    order: ClassVar[int] = 85

    def title(self, words: Words) -> str:
        # Better: a line `$name = ...` under [section] in words/en.toml and es.toml, and words.say("section.$name").
        return "$title"

    def blocks(self, week: Week, words: Words) -> list[Block]:
        return missing(week.load.figures, FIGURES, words) or tiles(week.load.figures, FIGURES, words)
''')

_SECTION_TEST = Template("""from __future__ import annotations

from example_week import example_week

from milo.report import Words, find_sections


def test_the_section_is_found_by_itself_and_says_something() -> None:
    section = next(s for s in find_sections() if s.name == "$name")
    assert section.title(Words("en"))
    assert section.blocks(example_week(), Words("en"))
""")

_SECTION_PAGE = Template("""# The section "$title"

Which question it answers, and from which figures.
""")

_KINDS = {
    "sensor": (
        ("src/milo/sensors/$name.py", sensor_scaffold.SENSOR),
        ("tests/sensors/${name}_bytes.py", sensor_scaffold.RECORDING),
        ("tests/sensors/test_$name.py", sensor_scaffold.TEST),
        ("docs/sensors/$name.md", sensor_scaffold.PAGE),
    ),
    "importer": (
        ("src/milo/importers/$name.py", _IMPORTER),
        ("tests/importers/test_$name.py", _IMPORTER_TEST),
        ("tests/importers/recordings/$name.txt", _IMPORTER_RECORDING),
        ("docs/importers/$name.md", _IMPORTER_PAGE),
    ),
    "section": (
        ("src/milo/report/sections/$name.py", _SECTION),
        ("tests/report/test_section_$name.py", _SECTION_TEST),
        ("docs/sections/$name.md", _SECTION_PAGE),
    ),
}


def scaffold(kind: str, name: str, root: Path) -> list[Path]:
    """Write the files of a new family member under the project's folder; returns those written or changed.

    kind: "sensor", "importer" or "section". A sensor's recording is also entered in the table of the family's test.

    Raises BadValue for a name that is no module name, a folder that is not the project, or a file that is already there.
    """
    if not _NAME.match(name) or keyword.iskeyword(name):
        raise BadValue("a name in small letters, digits and underscores", repr(name), "e.g. polar_flow")
    if not (root / "src" / "milo").is_dir():
        raise BadValue("the project's folder", str(root.absolute()), "run it there, or give --root")
    values = {"name": name, "title": name.replace("_", " ").capitalize()}
    texts = {root / Template(path).substitute(values): body.substitute(values) for path, body in _KINDS[kind]}
    for path in texts:
        if path.exists():
            raise BadValue(f"no {kind} called {name} yet", str(path), "choose another name")
    if kind == "sensor":
        family = root / sensor_scaffold.FAMILY_TEST
        if not family.is_file():
            raise BadValue("the project with its tests", f"no {family}", "run it in the project as it was cloned")
        texts[family] = sensor_scaffold.with_example(family.read_text(encoding="utf-8"), name)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(texts)
