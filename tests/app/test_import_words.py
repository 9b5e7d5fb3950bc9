"""Why a file or a row was not read is told to whoever brought it in their own language, whichever importer says it."""

from __future__ import annotations

import ast
import bz2
import zipfile
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

import milo.importers
from milo.app.build import build
from milo.app.config import Settings
from milo.app.importing import Importing
from milo.channels.web.dropping import _file_html
from milo.channels.web.words import WebWords
from milo.vocabulary.told_limits import left_out_in_words, told_in_words

IMPORTERS = Path(milo.importers.__file__).parent
ERRORS = {"RefusedFile", "BrokenFile"}
SAME = str  # a quantity's name, where it does not matter


def sentences(names: set[str], at: int = 0) -> Iterator[tuple[str, str]]:
    """(where, text) of the first argument of every such call in the importers; places of values are filled with 7."""
    for path in sorted(IMPORTERS.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {
            t.id: n.value for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)
        }  # module constants
        for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
            called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if called not in names or len(call.args) <= at:
                continue
            asked = [call.args[at]]
            if isinstance(asked[0], ast.IfExp):
                asked = [asked[0].body, asked[0].orelse]
            for one in asked:
                text = words(named.get(one.id, one) if isinstance(one, ast.Name) else one)
                if text is not None:
                    yield f"{path.name}:{call.lineno}", text


def words(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "7" for v in node.values)
    return None


def test_every_refusal_of_a_file_has_spanish_words() -> None:
    found = list(sentences(ERRORS))
    assert len(found) > 40
    untold = [
        (where, text) for where, text in found if told_in_words(f"Expected {text}, but found x. Do y.", "es").startswith("Expected")
    ]
    assert not untold


def test_every_reason_for_a_row_left_out_has_spanish_words() -> None:
    found = [
        *sentences({"skip", "_skip", "UnreadableRow", "_reason"}),
        ("plain_csv", "no number in reps"),
        ("", "no duration in x"),
    ]
    assert len(found) > 25
    made_up = {"no 7 in 7"}  # one of the two words plain_csv chooses from, both told above
    assert not [(where, text) for where, text in found if left_out_in_words(text, "es", SAME) == text and text not in made_up]


def test_a_quantity_is_told_by_its_name_in_both_languages() -> None:
    for language, name, said in (("en", "heart rate", "a value that cannot be of heart rate"), ("es", "pulso", "de: pulso")):
        told = left_out_in_words("implausible heart_rate_bpm", language, {"heart_rate_bpm": name}.__getitem__)
        assert said in told
    assert left_out_in_words("no date that can be read", "en", SAME) == "no date that can be read"


@pytest.mark.parametrize("what", ["rows", "packed oddly", "letters"])
def test_what_became_of_a_file_is_spanish_all_through(tmp_path: Path, what: str) -> None:
    house = build(Settings(home=tmp_path / "home"))
    athlete = house.flows.add_athlete({"name": "Eva", "age": 30, "sex": "female", "goal": "general", "days_per_week": 3})
    path = tmp_path / "archivo.csv"
    if what == "rows":
        path.write_text("date,weight_kg\n2026-01-02,61.5\nayer,62\n2026-01-03,9000\n2026-01-04,mucho\n")
    elif what == "packed oddly":
        path = tmp_path / "archivo.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
            archive.writestr("weights.csv", "date,weight_kg\n2026-01-02,61.5\n" * 50)
    else:
        path.write_bytes(bz2.compress(b"date,weight_kg\n2026-01-02,61.5\n"))
    result = Importing(house.store, house.writer, house.clock).run(athlete, [path], UTC, name="archivo")
    house.close()
    told = "".join(_file_html(f, WebWords("es")) for f in result.files)
    assert not [word for word in ("wanted", "found", "no number", "plausible", "that can be read") if word in told], told


def test_a_reason_that_is_an_error_is_told_in_words_or_quoted_as_english() -> None:
    assert left_out_in_words("no plausible heart rate in the line", "es", SAME) == "ningún pulso posible en la línea"
    assert left_out_in_words("Expected a date, but found x.", "es", SAME) == "Una fecha, por favor."
    assert "en inglés: «Expected something rare, but found x.»" in left_out_in_words(
        "Expected something rare, but found x.", "es", SAME
    )
