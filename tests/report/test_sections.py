"""The family of sections: each member holds what the page relies on, whatever the week."""

from __future__ import annotations

import msgspec
import pytest
from example_week import empty_views, example_week, fig

from milo.report import LANGUAGES, Words, find_sections, section_blocks
from milo.report.blocks import AdviceList, Bars, Paragraph, Table, Tile, Tiles

NAMES = ["summary", "load", "sleep", "recovery", "strength", "activity", "body", "food", "ledger"]


def test_the_sections_are_found_in_the_order_of_the_page():
    names = [section.name for section in find_sections()]
    assert [name for name in names if name in NAMES] == NAMES, "a section of another package may stand between them"


@pytest.mark.parametrize("section", find_sections(), ids=lambda s: s.name)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("empty", [False, True])
def test_every_section_says_something_in_every_language(section, language, empty):
    week = example_week(**(empty_views() if empty else {}), **({"ledger": []} if empty else {}))
    words = Words(language, strict=True)
    assert section.title(words)
    blocks = section.blocks(week, words)
    assert blocks
    for block in blocks:
        if isinstance(block, Table):
            assert all(len(row) == len(block.header) for row in block.rows)
        if isinstance(block, Paragraph):
            assert block.text.strip()


def test_every_figure_with_a_value_comes_with_receipts():
    tiles = [t for _, _, blocks in section_blocks(example_week()) for b in blocks if isinstance(b, Tiles) for t in b.tiles]
    assert len(tiles) > 20
    assert [t.name for t in tiles if t.value is not None and not t.receipts] == []


def test_every_sentence_of_the_summary_carries_receipts():
    summary = section_blocks(example_week())[0][2]
    paragraph = next(b for b in summary if isinstance(b, Paragraph))
    assert len(paragraph.sentences) == 8
    assert all(sentence.receipts for sentence in paragraph.sentences)
    assert "21 % above the average of the four weeks before" in paragraph.text


def test_advice_keeps_its_order_and_receipts():
    week = example_week()
    tips = next(b for b in section_blocks(week)[0][2] if isinstance(b, AdviceList)).tips
    assert [tip.rule for tip in tips] == [advice.rule for advice in week.advice] == ["plateau", "new_record", "good_week"]
    assert tips[0].text.startswith("Bench press: your estimated 1RM has not changed for weeks")


def _tile(week, section, name) -> Tile:
    blocks = next(blocks for found, _, blocks in section_blocks(week, strict=True) if found == section)
    return next(t for b in blocks if isinstance(b, Tiles) for t in b.tiles if t.name == name)


def test_a_figure_without_a_value_shows_its_reason_and_no_number():
    tile = _tile(example_week(), "body", "body_fat_pct")
    assert tile.value is None
    assert tile.note == "Not known yet."
    assert tile.receipts == []


def test_zero_is_a_value_and_not_a_gap():
    week = example_week()
    week.load.figures["workouts"] = fig("workouts", 0, "1", receipts=week.load.figures["workouts"].receipts)
    assert _tile(week, "load", "workouts").value == "0"


def test_recovery_never_shows_an_unknown_quantity_as_inside_the_range():
    week = example_week()
    week.recovery.states["resting_hr_bpm"] = "unknown"
    week.recovery.figures["resting_hr_bpm"] = fig("resting_hr_bpm", 51.0, "bpm")
    assert _tile(week, "recovery", "resting_hr_bpm").note == "usual range not known yet"


def test_an_undone_merge_is_shown_as_undone():
    import msgspec

    week = example_week()
    undone = msgspec.structs.replace(week.ledger[0], undone=True)
    rows = section_blocks(msgspec.structs.replace(week, ledger=[undone]))[-1][2][0].rows
    assert rows[0][-1] == "undone"
    assert "distance" in rows[0][3]
    assert "more complete" in rows[0][3]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "It counts 2 of 3 workouts; 1 has no effort"), ("es", "Cuenta 2 de 3 entrenamientos")],
)
def test_a_load_of_some_workouts_is_not_said_as_the_whole_weeks(language, told):
    week = example_week()
    weighed = [w for w in week.load.workouts if w.load_au is not None and w.load_au.value is not None][:2]
    silent = msgspec.structs.replace(weighed[0], load_au=None)
    load = msgspec.structs.replace(week.load, workouts=[*weighed, silent])
    part = msgspec.structs.replace(week, load=load)
    for section in section_blocks(part, language)[:2]:
        text = repr(section)
        assert told in text
        assert "four weeks before" not in text.split("What to do")[0] or section[0] != "summary"
    whole = msgspec.structs.replace(week, load=msgspec.structs.replace(week.load, workouts=weighed))
    assert told not in repr(section_blocks(whole, language))


def test_food_shows_each_day_and_names_those_without_a_log():
    section = next(s for s in find_sections() if s.name == "food")
    week = example_week()
    blocks = section.blocks(week, Words("en"))
    (bars,) = [b for b in blocks if isinstance(b, Bars)]
    assert bars.values == [2_000, 2_001, 2_002, None, 2_004, 2_005, 2_006]
    words = Words("en")
    assert words.day(week.food.days[3].day) in [b for b in blocks if isinstance(b, Paragraph)][-1].text
