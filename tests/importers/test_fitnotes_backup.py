"""FitNotes backups: sets, comments, distances and times; the same ids as the CSV; hostile databases are refused."""

from __future__ import annotations

import io

import pytest

from importers.examples import fitnotes_backup
from milo.importers.contract import Context, Source
from milo.importers.fitnotes import Importer as Csv
from milo.importers.fitnotes_backup import Importer
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.records import LiftedSet, kind_of

SETS = [
    ("2026-02-03", "Flat Barbell Bench Press", 80.0, 5, 0, 0, "felt good"),
    ("2026-02-03", "Flat Barbell Bench Press", 36.28739, 8, 0, 0, None),
    ("2026-02-04", "Plank", 0.0, 0, 0, 60, None),
    ("2026-02-05", "Running", 0.0, 0, 5000, 1500, None),
]


def _source(content: bytes) -> Source:
    return Source("FitNotes_Backup.fitnotes", lambda: io.BytesIO(content), len(content))


def _sets(content: bytes) -> list[LiftedSet]:
    return [f.record for f in Importer().extract(_source(content), Context("ada")) if isinstance(f.record, LiftedSet)]


def test_sets_of_every_kind_are_read() -> None:
    bench, light, plank, run = _sets(fitnotes_backup(SETS))
    assert (bench.exercise, bench.weight_kg, bench.reps, bench.notes) == ("Flat Barbell Bench Press", 80, 5, "felt good")
    assert light.weight_kg == pytest.approx(36.28739)  # 80 lb: the backup holds kilograms whatever was shown
    assert (plank.weight_kg, plank.duration_s, plank.reps) == (None, 60, None)
    assert (run.distance_m, run.duration_s) == (5000, 1500)


def test_a_planned_set_in_which_nothing_was_done_is_left_out_with_that_reason() -> None:
    context = Context("ada")
    planned = ("2026-02-03", "Back Squat", 0.0, 0, 0, 0, None)
    found = [f.record for f in Importer().extract(_source(fitnotes_backup([*SETS, planned])), context)]
    assert len([r for r in found if isinstance(r, LiftedSet)]) == len(SETS)
    assert context.skipped == {"a set with nothing done": 1}


def test_backup_and_csv_of_one_log_are_the_same_records() -> None:
    csv = (
        b"Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time,Comment\n"
        b"2026-02-03,Flat Barbell Bench Press,Chest,80.0,5,,,,felt good\n"
    )
    from_csv = list(Csv().extract(_source(csv), Context("ada")))
    from_backup = list(Importer().extract(_source(fitnotes_backup(SETS[:1])), Context("ada")))
    assert [kind_of(f.record).id_of(f.record) for f in from_csv] == [kind_of(f.record).id_of(f.record) for f in from_backup]


def test_a_backup_written_ahead_of_itself_is_read() -> None:
    content = bytearray(fitnotes_backup(SETS))
    content[18:20] = b"\x02\x02"
    assert len(_sets(bytes(content))) == 4


def test_another_database_is_not_taken_for_a_backup() -> None:
    import sqlite3

    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE notes (text TEXT)")
        assert not Importer().identify(_source(db.serialize()))
    db.close()


def test_a_view_that_never_ends_is_no_backup_and_a_cut_one_is_one_sentence() -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS _id, 1 AS exercise_id FROM n"
    import sqlite3

    with sqlite3.connect(":memory:") as db:
        db.executescript(f"CREATE TABLE exercise (_id INTEGER, name TEXT); CREATE VIEW training_log AS {endless};")
        assert not Importer().identify(_source(db.serialize()))
    db.close()
    with pytest.raises(RefusedFile, match="damaged database"):
        _sets(fitnotes_backup(SETS)[:5000])
