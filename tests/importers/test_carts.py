"""Every maker's file of the same small test gives the same table, whatever its language, order and units."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from each import each
from importers import cart_files as files
from milo.importers.cart_names import head_of
from milo.importers.cart_reading import read_cart
from milo.importers.cart_text import Importer as TextImporter
from milo.importers.cart_xlsx import Importer as WorkbookImporter
from milo.importers.contract import Context, Source
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.records import Measurement, Sample, Workout


def source(content: bytes, name: str = "test") -> Source:
    return Source(name, lambda: io.BytesIO(content), len(content))


def read(content: bytes) -> BreathTable:
    return read_cart(source(content))


FILES: dict[str, Callable[[], bytes]] = {
    "vyntus": files.vyntus,
    "parvo": files.parvo,
    "plain": files.plain,
    "cortex": files.cortex,
    "cosmed en": files.cosmed,
    "cosmed de": lambda: files.cosmed("de"),
    "cosmed es": lambda: files.cosmed("es"),
    "zan": files.zan,
}


@each("maker", list(FILES))
def test_every_maker_says_the_same_of_the_same_test(maker: str) -> None:
    table = read(FILES[maker]())
    assert np.allclose(table.t_s, files.T_S)
    assert np.allclose(table.vo2_ml_min, files.VO2)
    assert np.allclose(table.vco2_ml_min, files.VCO2)
    if maker != "plain":
        assert np.allclose(table.vt_l, files.VT, atol=1e-3)
    assert np.allclose(table.breath_rate, files.RATE, rtol=0.01)
    assert np.allclose(table.ve_l_min, files.VE, rtol=0.01)
    assert table.weight_kg == pytest.approx(files.WEIGHT, abs=0.05)
    assert table.peto2_mmhg.shape == (files.N,)
    assert maker == "plain" or np.isnan(table.peto2_mmhg).all()


@each("maker", ["vyntus", "cortex", "cosmed en", "cosmed es"])
def test_load_and_heart_rate_are_found_under_their_names(maker: str) -> None:
    table = read(FILES[maker]())
    assert np.allclose(table.hr_bpm, files.HR)
    assert np.allclose(table.load, files.LOAD)
    assert table.load_unit == "W"


def test_a_treadmills_speed_is_in_metres_a_second() -> None:
    table = read(files.zan())
    assert table.load_unit == "m/s"
    assert table.load[-1] == pytest.approx(6.0)


def test_a_pulse_of_nought_is_no_pulse() -> None:
    table = read(files.plain())
    assert np.isnan(table.hr_bpm[0])
    assert np.allclose(table.hr_bpm[1:], files.HR[1:])


def test_two_columns_without_units_are_told_apart_by_their_size_and_give_the_mass() -> None:
    lines = ["Time,VO2...4,VO2...5,VCO2,VE BTPS"]
    lines += [
        f"{t // 60}:{t % 60:02d},{v / 70:.2f},{v},{c},{e}"
        for t, v, c, e in zip(files.T_S, files.VO2, files.VCO2, files.VE, strict=True)
    ]
    table = read("\n".join(lines).encode())
    assert np.allclose(table.vo2_ml_min, files.VO2)
    assert table.weight_kg == pytest.approx(70, abs=0.1)


@pytest.mark.parametrize(("unit", "factor"), [("min", 1 / 60), ("s", 1.0), ("ms", 1000.0), ("", 1 / 60)])
def test_bare_times_are_read_by_their_unit_or_by_their_step(unit: str, factor: float) -> None:
    head = f"time{f' ({unit})' if unit else ''};vo2 (L/min);vco2 (L/min)"
    rows = [f"{t * 0.4 * factor:.6f};{v / 1000};{c / 1000}" for t, v, c in zip(files.T_S, files.VO2, files.VCO2, strict=True)]
    table = read("\n".join([head, *rows]).encode())
    assert np.allclose(table.t_s, files.T_S * 0.4, atol=0.01)
    assert np.allclose(table.vo2_ml_min, files.VO2)
    assert table.weight_kg is None


def test_end_tidal_pressures_in_kilopascal_become_millimetres_of_mercury() -> None:
    rows = [f"{t},{v},{c},5.1,13.9" for t, v, c in zip(files.T_S, files.VO2, files.VCO2, strict=True)]
    table = read("\n".join(["t_s,vo2_ml_min,vco2_ml_min,PetCO2,PetO2 (kPa)", *rows]).encode())
    assert np.allclose(table.petco2_mmhg, 38.25, atol=0.05)
    assert np.allclose(table.peto2_mmhg, 104.3, atol=0.1)


def test_work_in_kilocalories_is_no_power_and_mixed_expired_is_not_end_tidal() -> None:
    rows = [f"{t};{v};{c};{i};21" for i, (t, v, c) in enumerate(zip(files.T_S, files.VO2, files.VCO2, strict=True))]
    table = read("\n".join(["t;V'O2;V'CO2;W;PeCO2", "s;ml/min;ml/min;kcal;mmHg", *rows]).encode())
    assert np.isnan(table.load).all()
    assert np.isnan(table.petco2_mmhg).all()


def test_breathing_reserve_is_no_breath_rate() -> None:
    assert head_of("BR (%)").name == ""
    assert head_of("BF (1/min)").name == "rate"


def test_relative_uptake_alone_needs_a_mass() -> None:
    rows = [f"{t},{v / 70:.3f},{c / 70:.3f}" for t, v, c in zip(files.T_S, files.VO2, files.VCO2, strict=True)]
    with pytest.raises(RefusedFile, match="body mass"):
        read("\n".join(["t_s,VO2 (ml/kg/min),VCO2 (ml/kg/min)", *rows]).encode())


def test_rows_come_sorted_and_those_without_gas_are_left_out() -> None:
    table = read(b"t_s,vo2_ml_min,vco2_ml_min\n10,600,500\n5,500,400\n15,,\nMax,700,600\n")
    assert table.t_s.tolist() == [5, 10]


@each("maker", ["cortex", "cosmed en"])
def test_a_workbook_cut_off_is_refused_in_one_sentence(maker: str) -> None:
    content = FILES[maker]()
    with pytest.raises((RefusedFile, BrokenFile)) as refused:
        read(content[: len(content) * 2 // 3])
    assert "\n" not in str(refused.value)


def test_entities_in_a_workbook_are_refused_before_it_is_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(files.cosmed())) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            text = before.read(part)
            if part.filename.startswith("xl/worksheets"):
                text = b'<!DOCTYPE x [<!ENTITY e "boom">]>' + text
            after.writestr(part, text)
    with pytest.raises(RefusedFile, match="entities"):
        read(_content_types_first(out.getvalue()))


def test_entities_in_spreadsheetml_are_refused() -> None:
    content = files.cortex().replace(b"<Workbook", b'<!DOCTYPE Workbook [<!ENTITY e "boom">]><Workbook', 1)
    with pytest.raises(RefusedFile, match="document type"):
        read(content)


def test_a_workbook_that_unpacks_to_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", b"<a>" + b" " * 3_000_000 + b"</a>")
    with pytest.raises(RefusedFile, match="unpacks"):
        read(out.getvalue())


def test_another_file_is_refused_with_what_was_wanted(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("dear diary\n")
    with pytest.raises(RefusedFile, match="metabolic cart"):
        read_cart(path)
    with pytest.raises(RefusedFile, match="nothing at"):
        read_cart(tmp_path / "absent.csv")


def test_a_workbook_is_read_from_its_path_though_it_is_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "test.xlsx"
    path.write_bytes(files.cosmed())
    assert len(read_cart(path)) == files.N


def test_a_dated_test_is_stored_as_a_workout_its_mass_and_a_sample_for_each_row() -> None:
    found = [f.record for f in WorkbookImporter().extract(source(files.cosmed()), Context("ada"))]
    workouts = [r for r in found if isinstance(r, Workout)]
    masses = [r for r in found if isinstance(r, Measurement)]
    samples = [r for r in found if isinstance(r, Sample)]
    assert workouts[0].start_ts == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert [m.value for m in masses] == [files.WEIGHT]
    assert len(samples) == files.N
    assert samples[0].channels is not None
    assert samples[0].channels["vo2_ml_min"] == files.VO2[0]
    assert samples[3].heart_rate_bpm == files.HR[3]
    assert samples[-1].power_w == files.LOAD[-1]
    assert all(s.workout_id == workouts[0].workout_id for s in samples)


@each("maker", ["vyntus", "zan", "plain"])
def test_a_test_without_a_day_is_counted_and_not_stored(maker: str) -> None:
    context = Context("ada")
    assert list(TextImporter().extract(source(FILES[maker]()), context)) == []
    assert context.skipped == {"no date of the test in the file": files.N}


def test_a_day_that_could_be_two_is_none() -> None:
    content = files.parvo().replace(b"Test date,2026-03-01", b"Test date,03/04/2026")
    context = Context("ada")
    assert list(TextImporter().extract(source(content), context)) == []
    sure = content.replace(b"03/04/2026", b"03/14/2026")
    assert next(TextImporter().extract(source(sure), Context("ada"))).record.start_ts.date().isoformat() == "2026-03-14"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["zan_gxt", "cortex_test", "cosmed_test", "vyntus_test"])
def test_the_imported_breaths_of_published_files_are_those_of_their_tables(name: str, shared_data: Callable[[str], Path]) -> None:
    folder = shared_data("cpet-carts") / "spiro"
    path = next(p for p in folder.iterdir() if p.name.split(".")[0] == name)
    with (folder / "expected" / f"{name}_import.csv").open() as stream:
        want = list(csv.DictReader(stream))
    table = read_cart(path)
    assert len(table) == len(want)
    columns = {"time": "t_s", "VO2": "vo2_ml_min", "VCO2": "vco2_ml_min", "RR": "breath_rate", "VT": "vt_l", "VE": "ve_l_min"}
    for theirs, ours in columns.items():
        expected = np.array([float(row[theirs] or "nan") for row in want])
        assert np.allclose(getattr(table, ours), expected, atol=0.011, equal_nan=True), theirs


def test_every_shared_cart_file_is_read_with_units_that_make_sense(shared_data: Callable[[str], Path]) -> None:
    folder = shared_data("cpet-carts")
    paths = [p for p in [*folder.glob("whippr/*.xlsx"), *folder.glob("gasExchangeR/*.*")] if not p.name.startswith("LICENSE")]
    assert len(paths) > 10
    for path in paths:
        table = read_cart(path)
        steps = np.diff(table.t_s)
        assert 1 <= np.median(steps) < 12, path.name
        assert 1_000 < np.percentile(table.vo2_ml_min, 90) < 6_000, path.name
        table = table.take(table.vo2_ml_min > 0)
        assert 0.6 < np.median(table.vco2_ml_min / table.vo2_ml_min) < 1.3, path.name
        assert 20 < np.median(1000 * table.ve_l_min / table.vo2_ml_min) < 40, path.name
        assert table.weight_kg is not None, path.name
        assert 40 < table.weight_kg < 120, path.name


def _content_types_first(content: bytes) -> bytes:
    """The same archive with the part every workbook begins with in front."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in sorted(before.infolist(), key=lambda p: p.filename != "[Content_Types].xml"):
            after.writestr(part.filename, before.read(part))
    return out.getvalue()


def test_a_mask_without_an_oxygen_sensor_is_a_table_too(tmp_path: Path) -> None:
    file = tmp_path / "mask.csv"
    file.write_text("t_s,vco2_ml_min,ve_l_min,hr_bpm\n4,310,11.5,82\n8,320,11.9,84\n")
    read = read_cart(file)
    assert not read.known("vo2_ml_min")
    assert read.vco2_ml_min.tolist() == [310, 320]
    assert read.ve_l_min.tolist() == [11.5, 11.9]


def test_a_table_without_oxygen_and_without_ventilation_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mask.csv"
    file.write_text("t_s,vco2_ml_min,hr_bpm\n4,310,82\n8,320,84\n")
    with pytest.raises(RefusedFile, match="ve_l_min"):
        read_cart(file)
