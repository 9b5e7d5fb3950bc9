"""What is handed out is read back by other people's readers."""

from __future__ import annotations

import gc
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import wfdb
from wfdb.io.convert.edf import read_edf

from milo.channels.wave_files import Wave, csv, edf, wfdb_zip
from milo.vocabulary.errors import NotEnoughData

BEGUN = datetime(2026, 3, 1, 7, 30, 5, tzinfo=UTC)


@pytest.fixture
def waves() -> list[Wave]:
    rng = np.random.default_rng(1)
    ecg = np.cumsum(rng.standard_normal(2500)).astype(np.float32) / 50
    ecg[500:600] = np.nan
    red = (131_000 + 40 * np.sin(np.arange(1000) / 9)).astype(np.float32)
    room = np.array([415.0, 420.0, 431.5, 440.25, 452.0], np.float32)
    return [Wave("ecg_mv", "mV", 250, 0.0, ecg), Wave("red", "counts", 100, 0.5, red), Wave("room_co2_ppm", "ppm", 0.5, 0.0, room)]


def test_a_csv_has_one_line_a_reading_and_none_made_up(waves: list[Wave]) -> None:
    table = pl.read_csv(io.BytesIO(b"".join(csv(waves))))
    ecg = table.filter(pl.col("channel") == "ecg_mv")
    assert len(ecg) == 2500
    assert ecg["value"].null_count() == 100
    assert ecg["at_s"][250] == 1.0
    assert table.filter(pl.col("channel") == "red")["at_s"][0] == 0.5
    np.testing.assert_allclose(ecg["value"].fill_null(np.nan).to_numpy(), waves[0].values, rtol=1e-6)


def unpacked(waves: list[Wave], folder: Path) -> dict[str, wfdb.Record]:
    zipfile.ZipFile(io.BytesIO(wfdb_zip(waves, BEGUN, "lab1"))).extractall(folder)
    return {path.stem: wfdb.rdrecord(str(path.with_suffix(""))) for path in sorted(folder.glob("*.hea"))}


def test_wfdb_reads_every_channel_back_at_its_own_rate_with_its_holes(waves: list[Wave], tmp_path: Path) -> None:
    records = unpacked(waves, tmp_path)
    assert {name: (r.fs, r.sig_name) for name, r in records.items()} == {
        "lab1_250hz": (250, ["ecg_mv"]),
        "lab1_100hz": (100, ["red"]),
        "lab1_0p5hz": (0.5, ["room_co2_ppm"]),
    }
    assert records["lab1_250hz"].base_date.isoformat() == "2026-03-01"
    ecg, red, room = (records[f"lab1_{rate}hz"].p_signal[:, 0] for rate in ("250", "100", "0p5"))
    assert np.isnan(ecg[500:600]).all()
    assert np.isnan(red[:50]).all()
    np.testing.assert_allclose(ecg[:500], waves[0].values[:500], atol=1e-4)
    np.testing.assert_allclose(red[50:1050], waves[1].values, atol=0.01)
    np.testing.assert_allclose(room[:5], waves[2].values, atol=0.01)


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)  # the reader forgets its file
def test_edf_is_read_by_a_reader_of_somebody_else(waves: list[Wave], tmp_path: Path) -> None:
    path = tmp_path / "lab.edf"
    path.write_bytes(b"".join(edf(waves[:1], BEGUN)))  # it reads files of one rate only
    record = read_edf(str(path))
    gc.collect()
    assert record.sig_name == ["ecg_mv"]
    ecg = record.p_signal[:, 0] if record.p_signal is not None else record.e_p_signal[0]
    step = (waves[0].values[np.isfinite(waves[0].values)].max() - np.nanmin(waves[0].values)) / 60_000
    np.testing.assert_allclose(ecg[:500], waves[0].values[:500], atol=2 * step)


def test_an_edf_says_no_name_and_keeps_room_for_what_was_not_read(waves: list[Wave]) -> None:
    data = b"".join(edf(waves, BEGUN))
    assert data[8:88].decode().strip() == "X X X X"
    seconds = float(data[244:252])
    records, count = int(data[236:244]), int(data[252:256])
    assert (seconds, records, count) == (2, 6, 3)
    samples = np.frombuffer(data[256 * 4 :], "<i2").reshape(records, 500 + 200 + 1)
    assert (samples[:, :500].ravel()[500:600] == -32768).all()
    assert (samples[:, :500].ravel()[:500] > -32768).all()


def test_a_clock_that_runs_fast_stretches_the_files_alike(tmp_path: Path) -> None:
    fast = [
        Wave("ecg_mv", "mV", 251.0, 0.0, np.arange(2510, dtype=np.float32), 250.0),
        Wave("red", "counts", 100.4, 0.0, np.arange(1004, dtype=np.float32), 100.0),
    ]
    records = unpacked(fast, tmp_path)
    assert records["lab1_250hz"].fs == pytest.approx(251.0)
    assert len(records["lab1_250hz"].p_signal) >= 2510
    data = b"".join(edf(fast, BEGUN))
    assert float(data[244:252]) == pytest.approx(250 / 251, rel=1e-6)


@pytest.mark.parametrize("write", [lambda w: b"".join(edf(w, BEGUN)), lambda w: wfdb_zip(w, BEGUN, "x")])
def test_a_session_without_readings_makes_no_file(write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotEnoughData, match="readings"):
        write([])
