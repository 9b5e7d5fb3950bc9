"""The breath lab as it is typed: documents exactly as written in the contract, exit codes, and sessions from the terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from milo.app import cli
from milo.twin.breath_waves import breath_waves
from milo.twin.ecg import ecg
from milo.twin.ppg import ppg
from milo.twin.rhythm import beats, breaths

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
REASON = {"code", "text"}
Milo = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def milo(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Milo:
    """Type `milo ... --json`: exit code, the document (None without one), what was said on standard error."""
    monkeypatch.setenv("MILO_HOME", str(tmp_path / "home"))

    def typed(*arguments: object) -> tuple[int, Any, str]:
        monkeypatch.setattr(sys, "argv", ["milo", *map(str, arguments), "--json"])
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        code = ended.value.code
        return (code if isinstance(code, int) else 0), json.loads(out) if out.strip() else None, err.decode()

    return typed


def written(path: Path, header: str, columns: list[Any]) -> Path:
    """A CSV of columns."""
    np.savetxt(path, np.column_stack(columns), delimiter=",", header=header, comments="", fmt="%.6g")
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small recordings of one body: ecg.csv, rr.csv, light.csv, and CO2 lines."""
    folder = tmp_path_factory.mktemp("files")
    rng = np.random.default_rng(4)
    breathing = breaths(14.0, 75.0, rng)
    beating = beats(64.0, 75.0, breathing, rng)
    heart = ecg(beating, breathing, 75.0, 250, rng)
    written(folder / "ecg.csv", "t_s,ecg_mv", [np.arange(len(heart.mv)) / 250, heart.mv])
    np.savetxt(folder / "bare.csv", heart.mv, fmt="%.5f")
    written(folder / "rr.csv", "rr_ms", [beating.rr_ms[beating.at_s[1:] < 75]])
    light = ppg(beating, breathing, 75.0, 100, rng)
    moved = light.accel_g if hasattr(light, "accel_g") else np.zeros((len(light.red), 3))
    written(folder / "light.csv", "red,infrared,ax,ay,az", [light.red, light.infrared, *np.asarray(moved).reshape(-1, 3).T])
    air = breath_waves(breathing, 75.0, 100, rng, tidal_volume_l=0.6, petco2_mmhg=39)
    assert len(air.flow_l_s)
    level = np.concatenate([np.full(60, 520.0), np.linspace(520, 1500, 25), np.full(60, 1500.0)]) + rng.standard_normal(145) * 4
    written(folder / "co2.csv", "CO2,Humidity", [level, np.full(145, 41.0)])
    return folder


def test_analyse_ecg(milo: Milo, files: Path) -> None:
    code, told, _ = milo("analyse", "ecg", files / "ecg.csv", "--rate-hz", 250)
    assert code == 0
    assert set(told) == {"rate_hz", "duration_s", "r_peaks", "good", "heart_rate_bpm", "hrv", "irregularity", "reasons"}
    assert told["rate_hz"] == 250
    assert told["duration_s"] == pytest.approx(75, abs=0.1)
    assert set(told["heart_rate_bpm"]) == {"mean", "series"}
    assert told["heart_rate_bpm"]["mean"] == pytest.approx(64, abs=3)
    assert len(told["r_peaks"]) == pytest.approx(80, abs=4)
    assert all(isinstance(i, int) for i in told["r_peaks"])
    assert {"rmssd_ms", "sdnn_ms", "pnn50"} <= set(told["hrv"])
    assert {"score", "windows"} == set(told["irregularity"])
    assert sum(end - start for start, end in told["good"]) > 60
    assert all(set(r) == REASON for r in told["reasons"])
    bare = milo("analyse", "ecg", files / "bare.csv", "--rate-hz", 250)[1]
    assert bare["r_peaks"] == told["r_peaks"]
    by_number = milo("analyse", "ecg", files / "ecg.csv", "--rate-hz", 250, "--column", 1)[1]
    assert by_number == told


def test_analyse_ecg_of_nothing_says_so(milo: Milo, tmp_path: Path) -> None:
    code, told, _ = milo("analyse", "ecg", written(tmp_path / "flat.csv", "ecg_mv", [np.zeros(5_000)]), "--rate-hz", 250)
    assert code == 0
    assert told["good"] == []
    assert told["heart_rate_bpm"]["mean"] is None
    assert told["hrv"] is None
    assert told["reasons"]
    assert all(set(r) == REASON and r["text"] for r in told["reasons"])


def test_analyse_rr(milo: Milo, files: Path, tmp_path: Path) -> None:
    code, told, _ = milo("analyse", "rr", files / "rr.csv")
    assert code == 0
    assert {"hrv", "irregularity", "artefacts", "reasons"} <= set(told)
    assert {"rmssd_ms", "sdnn_ms", "pnn50"} <= set(told["hrv"])
    code, _, said = milo("analyse", "rr", written(tmp_path / "bad.csv", "rr_ms", [[800, 0, 810]]))
    assert code == 2
    assert "line 3" in said


def test_analyse_ppg(milo: Milo, files: Path) -> None:
    code, told, _ = milo("analyse", "ppg", files / "light.csv", "--rate-hz", 100, "--column", "infrared", "--accel", "ax,ay,az")
    assert code == 0
    windows = told["windows"]
    assert {frozenset(w) for w in windows} == {frozenset({"start_s", "bpm", "quality", "reason"})}
    assert [w["start_s"] for w in windows] == [2.0 * i for i in range(len(windows))]
    assert len(windows) == (75 - 8) // 2 + 1
    assert all((w["bpm"] is None) == (w["reason"] is not None) for w in windows)
    told_bpm = [w["bpm"] for w in windows if w["bpm"]]
    assert len(told_bpm) > 20
    assert np.median(told_bpm) == pytest.approx(64, abs=4)
    assert milo("analyse", "ppg", files / "light.csv", "--rate-hz", 100, "--column", "infrared", "--accel", "ax,ay")[0] == 2


def test_analyse_spo2_with_and_without_calibration(milo: Milo, files: Path, tmp_path: Path) -> None:
    asked = ("analyse", "spo2", files / "light.csv", "--rate-hz", 100, "--red", "red", "--infrared", "infrared")
    code, told, _ = milo(*asked)
    assert code == 0
    assert told["calibrated"] is False
    assert {frozenset(w) for w in told["windows"]} == {frozenset({"start_s", "spo2_pct", "ratio", "quality", "reason"})}
    assert all(w["spo2_pct"] is None and w["reason"] for w in told["windows"])
    assert any(w["ratio"] is not None for w in told["windows"])

    ratio = np.linspace(0.4, 1.3, 30)
    pairs = written(tmp_path / "pairs.csv", "ratio,spo2_pct", [ratio, 110 - 25 * ratio])
    out = tmp_path / "mine.json"
    code, made, _ = milo("calibrate", "spo2", pairs, "--out", out)
    assert code == 0
    assert made == json.loads(out.read_text())
    told = milo(*asked, "--calibration", out, "--min-seconds", 20)[1]
    assert told["calibrated"] is True
    values = [w["spo2_pct"] for w in told["windows"] if w["spo2_pct"] is not None]
    assert values
    assert np.median(values) == pytest.approx(97.5, abs=3.5)
    out.write_text("{nonsense")
    assert milo(*asked, "--calibration", out)[0] == 2
    assert milo(*asked, "--calibration", tmp_path / "none.json")[0] == 2
    wrong = written(tmp_path / "wrong.csv", "ratio,saturation", [ratio, ratio])
    code, _, said = milo("calibrate", "spo2", wrong, "--out", out)
    assert code == 2
    assert "spo2_pct" in said


def test_analyse_plateaus_and_lines_that_are_none(milo: Milo, files: Path, tmp_path: Path) -> None:
    keys = {"baseline_ppm", "plateaus", "finished", "reason", "rejected"}
    code, told, _ = milo("analyse", "plateaus", files / "co2.csv", "--rate-hz", 0.5)
    assert code == 0
    assert set(told) == keys
    assert told["finished"] is True
    assert told["rejected"] == []
    assert {frozenset(p) for p in told["plateaus"]} == {frozenset({"start_index", "end_index", "co2_ppm", "humidity_pct"})}
    assert told["plateaus"][-1]["co2_ppm"] == pytest.approx(1500, abs=20)
    lines = (files / "co2.csv").read_text().splitlines()
    lines[5] = "nonsense"
    broken = tmp_path / "broken.csv"
    broken.write_text("\n".join(lines))
    # Done in part: the document is there all the same and says which line was refused.
    code, told, _ = milo("analyse", "plateaus", broken)
    assert code == 1
    assert set(told) == keys
    assert len(told["rejected"]) == 1
    assert set(told["rejected"][0]) == {"line", "reason"}
    assert told["plateaus"]
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)))
    code, told, said = milo("analyse", "plateaus", tmp_path / "binary.csv")
    assert (code, set(told)) == (3, {"error"})
    assert "binary" in said


def test_analyse_breath(milo: Milo, tmp_path: Path) -> None:
    t = np.arange(0, 600, 3.0)
    vo2 = np.interp(t, [0, 120, 600], [400, 600, 3200])
    table = written(
        tmp_path / "breaths.csv", "t_s,vo2_ml_min,vco2_ml_min,ve_l_min,hr_bpm",
        [t, vo2, vo2 * np.interp(t, [0, 600], [0.8, 1.15]), vo2 / 1000 * 27, np.interp(t, [0, 600], [80, 185])],
    )  # fmt: skip
    code, told, _ = milo("analyse", "breath", table)
    assert code == 0
    assert {"breaths", "rejected", "vo2peak_ml_kg_min", "vo2peak_ml_min", "vt1", "vt2", "zones", "reasons"} <= set(told)
    assert told["breaths"] == len(t)
    assert told["vo2peak_ml_kg_min"] is None, "without a weight there is no value per kilogram"
    assert told["vo2peak_ml_min"] == pytest.approx(3150, abs=120)
    assert all(set(r) == REASON for r in told["reasons"])
    for name in ("vt1", "vt2"):
        assert told[name] is None or {"at_s", "vo2_ml_min", "hr_bpm", "interval_bpm", "method"} <= set(told[name])


def test_a_simulated_board_is_the_same_for_the_same_seed_and_can_be_read(milo: Milo, tmp_path: Path) -> None:
    made = {}
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        code, told, _ = milo("simulate", "board", "--seconds", 8, "--out", tmp_path / name, "--seed", seed)
        assert code == 0
        assert told["origin"] == "simulated"
        made[name] = (tmp_path / name).read_bytes()
        assert told["bytes"] == len(made[name])
        assert made[name].endswith(b"\0")
    assert made["a"] == made["b"] != made["c"]
    rows = tmp_path / "rows.csv"
    code, told, _ = milo("analyse", "capture", tmp_path / "a", "--samples", rows)
    assert code == 0
    assert set(told) >= {"frames_ok", "frames_bad", "frames_lost", "device_seconds", "channels", "clock"}
    assert (told["frames_bad"], told["frames_lost"]) == (0, 0)
    assert told["device_seconds"] == pytest.approx(8, abs=0.1)
    assert all({"samples", "rate_hz"} <= set(c) for c in told["channels"].values())
    assert told["channels"]["ecg_mv"]["samples"] == pytest.approx(2_000, abs=15)
    assert set(told["clock"]) >= {"drift_ppm", "residual_ms_p95"}
    lines = rows.read_text().splitlines()
    assert lines[0].replace(" ", "") == "channel,device_us,value"
    assert sum(line.startswith("ecg_mv,") for line in lines) == told["channels"]["ecg_mv"]["samples"]
    # A frame fewer is a frame lost, and a bit turned over a bad one.
    frames = made["a"].split(b"\0")
    del frames[100]
    (tmp_path / "lost").write_bytes(b"\0".join(frames))
    assert milo("analyse", "capture", tmp_path / "lost")[1]["frames_lost"] == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("analyse", "ecg", "FILES/none.csv", "--rate-hz", "250"), 3),
        (("analyse", "ecg", "FILES/ecg.csv"), 2),
        (("analyse", "ecg", "FILES/ecg.csv", "--rate-hz", "quick"), 2),
        (("analyse", "ecg", "FILES/ecg.csv", "--rate-hz", "0"), 2),
        (("analyse", "ecg", "FILES/ecg.csv", "--rate-hz", "nan"), 2),
        (("analyse", "ecg", "FILES/ecg.csv", "--rate-hz", "250", "--column", "nobody"), 2),
        (("analyse", "ecg", "FILES/ecg.csv", "--rate-hz", "250", "--column", "7"), 2),
        (("analyse", "rr", "FILES/none.csv"), 3),
        (("analyse", "ppg", "FILES/none.csv", "--rate-hz", "100"), 3),
        (("analyse", "spo2", "FILES/ecg.csv", "--rate-hz", "100"), 2),
        (("analyse", "plateaus", "FILES/none.csv"), 3),
        (("analyse", "plateaus", "FILES/co2.csv", "--wanted", "0"), 2),
        (("analyse", "plateaus", "FILES/co2.csv", "--rate-hz", "-1"), 2),
        (("analyse", "breath", "FILES/none.csv"), 3),
        (("analyse", "breath", "FILES/co2.csv"), 3),
        (("analyse", "capture", "FILES/none.bin"), 3),
        (("analyse", "capture", "FILES/empty.bin"), 3),
        (("analyse", "capture", "FILES"), 3),
        (("analyse", "capture", "FILES/co2.csv", "--samples", "FILES/no/such/folder.csv"), 2),
        (("analyse", "nonsense", "FILES/ecg.csv"), 2),
        (("simulate", "board", "--seconds", "0", "--out", "FILES/x.bin"), 2),
        (("simulate", "board", "--seconds", "nan", "--out", "FILES/x.bin"), 2),
        (("simulate", "board", "--seconds", "5", "--out", "FILES/no/such/x.bin"), 2),
        (("listen", "--athlete", "nobody", "--synthetic", "--seconds", "1"), 3),
        (("listen", "--synthetic"), 2),
        (("listen", "--athlete", "nobody"), 2),
        (("listen", "--athlete", "nobody", "--synthetic", "--port", "/dev/ttyACM0"), 2),
        (("listen", "--athlete", "nobody", "--playback", "FILES/none.bin"), 2),
        (("listen", "--athlete", "nobody", "--playback", "FILES/empty.bin", "--sensor", "nonsense"), 2),
        (("listen", "--athlete", "nobody", "--synthetic", "--speed", "0"), 2),
        (("listen", "--athlete", "nobody", "--synthetic", "--answer", "symptoms"), 2),
        (("listen", "--athlete", "nobody", "--port", "/dev/none", "--sensor", "heart_strap"), 2),
    ],
    ids=lambda a: " ".join(a).replace("FILES/", "") if isinstance(a, tuple) else str(a),
)
def test_what_cannot_be_done_ends_with_its_code_and_one_sentence(
    milo: Milo, files: Path, arguments: tuple[str, ...], code: int
) -> None:
    (files / "empty.bin").write_bytes(b"")
    got, told, said = milo(*(a.replace("FILES", str(files)) for a in arguments))
    assert told is None or set(told) == {"error"}
    assert got == code, said
    assert said.strip()


def test_a_file_of_another_sensor_is_said_to_hold_no_reading(milo: Milo, files: Path, tmp_path: Path) -> None:
    (tmp_path / "ada.json").write_text(json.dumps(PROFILE))
    ada = milo("athlete", "add", "--profile", tmp_path / "ada.json")[1]["athlete_id"]
    answers = [w for q in ("symptoms=no", "unwell=no", "mask=no") for w in ("--answer", q)]
    asked = ("listen", "--athlete", ada, "--playback", files / "co2.csv", "--speed", 200, *answers)
    code, told, said = milo(*asked, "--sensor", "mask_board")
    assert (code, set(told)) == (3, {"error"})
    assert "not one" in said
    for sensor in (("--sensor", "scd30_lines"), ()):  # named, or told by its bytes
        code, told, said = milo(*asked, *sensor)
        assert told["counts"]["ok"] == 145
        assert "not one" not in said


class Shell:
    """Real processes on a home of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *arguments: object, code: int = 0) -> Any:
        run = subprocess.run(
            [sys.executable, "-m", "milo.app.cli", *map(str, arguments), "--json"],
            capture_output=True, text=True, timeout=60, check=False, env={**os.environ, "MILO_HOME": str(self.home)},
        )  # fmt: skip
        assert "Traceback" not in run.stderr, run.stderr
        assert "never retrieved" not in run.stderr, run.stderr
        assert run.returncode == code, run.stderr
        self.said = run.stderr
        return json.loads(run.stdout) if run.stdout.strip() else None


def test_from_a_capture_and_a_simulation_to_sessions_in_the_store(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    profile = tmp_path / "ada.json"
    profile.write_text(json.dumps(PROFILE))
    ada = shell("athlete", "add", "--profile", profile)["athlete_id"]
    capture = tmp_path / "board.bin"
    shell("simulate", "board", "--seconds", 30, "--out", capture, "--seed", 5)

    # What a simulated board sent is nobody's, also when it is played back: nobody is asked how they feel.
    played = shell("listen", "--athlete", ada, "--playback", capture, "--speed", 50, "--protocol", "rest")
    synthetic = shell("listen", "--athlete", ada, "--synthetic", "--seconds", 2)
    lines = tmp_path / "lines.csv"
    lines.write_text("".join(f"{600 + i % 7}.0,41.5\n" for i in range(30)))
    real = ("listen", "--athlete", ada, "--playback", lines, "--sensor", "scd30_lines", "--speed", 100)
    shell(*real, code=3)
    assert "doctor" in shell.said
    measured = shell(*real, *(w for q in ("symptoms=no", "unwell=no", "mask=no") for w in ("--answer", q)))
    assert measured["origin"] == "measured"
    assert played["origin"] == "simulated"
    assert played["counts"]["lost"] == 0
    assert datetime.fromisoformat(played["end_ts"]) <= datetime.now(UTC)
    assert synthetic["origin"] == "simulated"

    shell("write", "--drain")
    health = shell("doctor")
    assert all(s["dead"] == 0 and s["pending"] == 0 for s in health["streams"].values())
    from milo.app.build import build
    from milo.app.config import Settings

    house = build(Settings(home=tmp_path / "home"))
    try:
        sessions = {s["id"]: s for s in house.lab.sessions(ada)}
        assert set(sessions) == {s["session_id"] for s in (played, synthetic, measured)}
        assert sessions[synthetic["session_id"]]["origin"] == "simulated"
        assert {d.origin for d in house.store.find("device", ada)} == {"measured", "simulated"}
        # Played quickly, nothing lies ahead of the clock, where the writer would refuse it, and all of it is found again.
        waves = {w.channel: w for w in house.lab.waves(ada, played["session_id"])[1]}
        assert len(waves["ecg_mv"].values) == pytest.approx(30 * 250, abs=50)
        assert np.isfinite(waves["ecg_mv"].values).all()
        assert sessions[played["session_id"]]["seconds"] == pytest.approx(30, abs=1)
        by_session = {(w.session_id, str(w.origin)) for w in house.store.find("waveform", ada)}
        assert by_session == {(s["session_id"], s["origin"]) for s in (played, synthetic, measured)}
    finally:
        house.close()
