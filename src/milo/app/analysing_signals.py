"""`milo analyse ecg | rr | ppg | spo2 | plateaus | breath | capture`: one recording in, one JSON document out, nothing stored."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milo.app.columns import Columns, read_numbers
from milo.app.table_text import read_text
from milo.vocabulary.errors import BadValue, NotEnoughData, RefusedFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from milo.signals.hrv import HrvTime
    from milo.signals.irregularity import Irregularity
    from milo.signals.spo2_calibration import Calibration
    from milo.vocabulary.breath_table import BreathTable

Reason = tuple[str, str]

NO_ACCELEROMETER: Reason = ("no_accelerometer", "without an accelerometer, steps can pass for a pulse while walking or running")
TIMES = {
    "t": 1.0,
    "t_s": 1.0,
    "time": 1.0,
    "time_s": 1.0,
    "seconds": 1.0,
    "at_s": 1.0,
    "t_ms": 1e3,
    "time_ms": 1e3,
    "timestamp_ms": 1e3,
}
"""Columns that tell the time, and how much of their unit is a second."""
GAP_S = 0.5  # between two lines of a time column from which samples are missing (our choice)
MOST_GAPS = 20.0  # times the length of what is there: more is another clock, not a gap (our choice)
RATE_OFF = 0.1  # share by which a time column may differ from the rate before it is said (our choice)
ECG_NAMES = ("ecg_mv", "ecg", "ecg_measurement", "mv", "value", "signal", "mlii", "ii", "i")
PPG_NAMES = ("ppg", "infrared", "ir", "pleth", "green", "hr", "value", "signal")
RATES_HZ = (0.01, 100_000.0)
MOST_LITRES = 12.0  # nobody takes up 12 mL of oxygen a minute, and nobody 12 L
FEWEST_STEPS, LEAST_BREATH_S = 20, 0.25  # nobody breathes four times a second
# Values that rise are times, not intervals: so many intervals never do, in such a share and to so many times the least. A step
# longer than so many usual ones is a gap.
RUNNING_FROM, RISING, MOST_RISE, LONGEST_OF_MEDIAN = 8, 0.9, 3.0, 5.0  # our choice
LEAST_MEDIAN_MS = 20.0  # no heart beats 3,000 times a minute; seconds do look like this
PARTED = re.compile(r"\d[ ]*[;\t][ ]*\d")  # two numbers parted otherwise than by a comma
COMMA_POINT = re.compile(r"(?<=\d),(?=\d)")
PIECE = 1 << 20  # bytes of a capture read at once


def ecg_file(path: Path, rate_hz: float, column: str | None) -> dict[str, Any]:
    """Beats, good time, heart rate, variability and irregularity of an ECG. r_peaks count the lines of the file."""
    import numpy as np

    from milo.signals.ecg import analyse_ecg

    columns = read_numbers(path)
    lead = columns.numbers(columns.pick(column, ECG_NAMES, "the ECG"))
    place, gaps = _places(columns, _rate(rate_hz), len(lead))
    found = analyse_ecg(_spread(lead, place), rate_hz)
    return {
        "rate_hz": rate_hz,
        "duration_s": round(found.duration_s, 3),
        "r_peaks": (found.r_peaks if place is None else np.searchsorted(place, found.r_peaks)).tolist(),
        "good": [[round(start, 3), round(end, 3)] for start, end in found.good],
        "heart_rate_bpm": {
            "mean": _round(found.heart_rate_bpm, 1),
            "series": [[round(at, 3), round(bpm, 1)] for at, bpm in found.heart_rate_series],
        },
        "hrv": _hrv(found.hrv),
        "irregularity": _irregularity(found.irregularity, found.irregularity_windows),
        "reasons": _reasons([*found.reasons, *gaps, *_clock(columns, rate_hz)], columns),
    }


def rr_file(path: Path) -> dict[str, Any]:
    """Artefacts, variability and irregularity of a row of intervals."""
    import numpy as np

    from milo.signals.rr import analyse_rr

    columns = read_numbers(path)
    rr_ms = columns.numbers(columns.pick(None, ("rr_ms", "rr", "rri", "ibi", "nn"), "intervals in ms"))
    known = rr_ms[~np.isnan(rr_ms)]
    if (known <= 0).any():
        line = int((rr_ms <= 0).argmax()) + columns.first_line
        raise BadValue("intervals above 0 ms", f"{rr_ms[line - columns.first_line]:g} in line {line}", "remove the line")
    running: list[Reason] = []
    at = np.flatnonzero(~np.isnan(rr_ms))
    steps = np.diff(known)
    if len(known) > RUNNING_FROM and (steps > 0).mean() >= RISING and known.max() > MOST_RISE * known.min():
        beats = (steps > 0) & (steps < max(LONGEST_OF_MEDIAN * float(np.median(steps)), 1.0))
        known, at = steps[beats], at[1:][beats]
        broken = int((~beats).sum())
        text = "the values rise from line to line, so they were read as times of beats; the intervals are their differences"
        running = [("running_times", text if not broken else f"{text}; {broken} that fall or leap were left out")]
    if np.median(known) < LEAST_MEDIAN_MS:
        raise BadValue("intervals in ms", f"a median of {np.median(known):g}: these look like seconds", "multiply them by 1000")
    found = analyse_rr(known)
    frequency = found.frequency
    return {
        "hrv": _hrv(found.hrv),
        "frequency": None
        if frequency is None
        else {
            "hf_ms2": _round(frequency.hf_ms2, 1),
            "lf_ms2": _round(frequency.lf_ms2, 1),
            "vlf_ms2": _round(frequency.vlf_ms2, 1),
            "lf_hf": _round(frequency.lf_hf, 3),
        },
        "irregularity": _irregularity(found.irregularity, found.windows),
        "artefacts": at[found.artefacts].tolist(),
        "reasons": _reasons([*found.reasons, *running, *_gaps(int(np.isnan(rr_ms).sum()))], columns),
    }


def ppg_file(path: Path, rate_hz: float, column: str | None, accel: str | None, gyro: str | None = None) -> dict[str, Any]:
    """Heart rate by light, in windows. accel, gyro: three column names or numbers each, parted by commas."""
    import numpy as np

    from milo.signals.ppg import analyse_ppg

    columns = read_numbers(path)
    lights = [columns.numbers(columns.pick(c, PPG_NAMES, "the light")) for c in (column.split(",") if column else [None])]
    moving, turning = (
        None if text is None else np.column_stack([columns.numbers(columns.pick(n, (), what)) for n in _three(text, option)])
        for text, option, what in ((accel, "--accel ax,ay,az", "the accelerometer"), (gyro, "--gyro gx,gy,gz", "the gyroscope"))
    )
    windows = analyse_ppg(np.column_stack(lights), _rate(rate_hz), moving, gyro=turning)
    return {
        "windows": [
            {"start_s": round(w.start_s, 3), "bpm": _round(w.bpm, 1), "quality": round(w.quality, 3), "reason": _reason(w.reason)}
            for w in windows
        ],
        "reasons": _reasons([*([] if accel else [NO_ACCELEROMETER]), *_clock(columns, rate_hz)], columns),
    }


def _three(text: str, option: str) -> list[str]:
    """Three column names parted by commas."""
    names = [name.strip() for name in text.split(",")]
    if len(names) != 3:
        raise BadValue(f"three columns, such as {option}", repr(text))
    return names


def spo2_file(
    path: Path, rate_hz: float, red: str | None, infrared: str | None, calibration: Path | None, min_seconds: float
) -> dict[str, Any]:
    """Ratio of ratios and saturation, in windows."""
    from milo.signals.oximetry import analyse_spo2

    columns = read_numbers(path)
    known = None if calibration is None else read_calibration(calibration)
    lights = [
        columns.numbers(columns.pick(asked, usual, what))
        for asked, usual, what in ((red, ("red",), "the red light"), (infrared, ("infrared", "ir"), "the infrared light"))
    ]
    windows = analyse_spo2(lights[0], lights[1], _rate(rate_hz), known, min_seconds)
    return {
        "windows": [
            {
                "start_s": round(w.start_s, 3),
                "spo2_pct": _round(w.spo2_pct, 1),
                "ratio": _round(w.ratio, 4),
                "quality": round(w.quality, 3),
                "reason": _reason(w.reason),
            }
            for w in windows
        ],
        "calibrated": known is not None,
        "reasons": _reasons(_clock(columns, rate_hz), columns),
    }


def calibrate_spo2(pairs: Path, out: Path) -> dict[str, Any]:
    """Fit a calibration to pairs and write it; returns what it is worth."""
    import msgspec

    from milo.signals.spo2_calibration import fit_calibration

    columns = read_numbers(pairs)
    if missing := [name for name in ("ratio", "spo2_pct") if not columns.has(name)]:
        raise BadValue("columns ratio and spo2_pct", ", ".join(columns.names), f"add {' and '.join(missing)}")
    fitted = fit_calibration(columns.numbers(columns.pick("ratio", (), "")), columns.numbers(columns.pick("spo2_pct", (), "")))
    try:
        out.write_bytes(msgspec.json.format(msgspec.json.encode(fitted.to_json()), indent=1) + b"\n")
    except OSError as e:
        raise BadValue("a file that can be written", f"{out}: {e.strerror}", "choose another --out") from None
    return fitted.to_json()


def read_calibration(path: Path) -> Calibration:
    """A calibration that `milo calibrate spo2` wrote. Raises BadValue."""
    import msgspec

    from milo.signals.spo2_calibration import Calibration

    try:
        return Calibration.from_json(msgspec.json.decode(path.read_bytes()))
    except OSError as e:
        raise BadValue("a readable calibration", f"{path}: {e.strerror}", "milo calibrate spo2 PAIRS.csv --out F.json") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        raise BadValue("a calibration written by milo calibrate spo2", str(e), "calibrate again") from None


def plateaus_file(path: Path, rate_hz: float, wanted: int | None) -> dict[str, Any]:
    """Levels of a file of CO2,Humidity lines."""
    from milo.signals.co2_lines import parse_co2_lines
    from milo.signals.plateaus import find_plateaus

    text = read_text(path, spare_zeros=True)
    if PARTED.search(text) is not None:
        # Between semicolons and tabs a comma within a number can only be its point.
        text = COMMA_POINT.sub(".", text)
    co2, humidity, rejected = parse_co2_lines(text)
    return find_plateaus(co2, humidity, _rate(rate_hz), wanted).to_json(rejected)


def _hrv(found: HrvTime | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "rmssd_ms": _round(found.rmssd_ms, 2),
        "sdnn_ms": _round(found.sdnn_ms, 2),
        "pnn50": _round(found.pnn50, 2),
        "mean_rr_ms": _round(found.mean_rr_ms, 2),
        "seconds": _round(found.seconds, 1),
        "corrected": _round(found.corrected, 4),
    }


def _irregularity(found: Irregularity | None, windows: Iterable[tuple[float, float]]) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"score": round(found.score, 3), "windows": [[round(start, 3), round(score, 3)] for start, score in windows]}


def _reasons(found: Iterable[Reason], columns: Columns) -> list[dict[str, str]]:
    unread = [("not_numbers", f"{count} cells of column {name!r} hold no number") for name, count in columns.unread.items()]
    return [{"code": code, "text": text} for code, text in [*found, *unread]]


def _places(columns: Columns, rate_hz: float, lines: int) -> tuple[NDArray[np.int64] | None, list[Reason]]:
    """Where each line lies on an even clock, (n,), and what to say, when a time column has gaps; None where it has none."""
    import numpy as np

    for name in columns.names:
        per_second = TIMES.get(name.strip().lower())
        if per_second is None:
            continue
        at = columns.numbers(name) / per_second
        if len(at) != lines or not np.isfinite(at).all() or (np.diff(at) <= 0).any():
            return None, []
        step = np.diff(at)
        gap = step > max(GAP_S, 2.5 / rate_hz)
        if not gap.any() or abs(float(np.median(step)) * rate_hz - 1) > RATE_OFF or at[-1] - at[0] > MOST_GAPS * lines / rate_hz:
            return None, []
        jumps = np.where(gap, np.rint(step * rate_hz), 1).astype(np.int64)
        text = f"{name}: {int(gap.sum())} gaps, {float((step[gap] - 1 / rate_hz).sum()):.1f} s in all, were left out"
        return np.concatenate([[0], np.cumsum(jumps)]), [("gaps", text)]
    return None, []


def _spread(values: NDArray[np.float64], place: NDArray[np.int64] | None) -> NDArray[np.float64]:
    """Values at their places on an even clock, NaN in the gaps."""
    import numpy as np

    if place is None:
        return values
    whole = np.full(int(place[-1]) + 1, np.nan)
    whole[place] = values
    return whole


def _clock(columns: Columns, rate_hz: float) -> list[Reason]:
    """What a time column of the file says against the rate that was told."""
    import numpy as np

    for name in columns.names:
        per_second = TIMES.get(name.strip().lower())
        if per_second is None:
            continue
        step = np.diff(columns.numbers(name)) / per_second
        step = step[np.isfinite(step) & (step > 0)]
        if len(step) < 10:
            continue
        told = 1 / float(np.median(step))
        if abs(told / rate_hz - 1) > RATE_OFF:
            return [
                (
                    "rate",
                    f"column {name!r} tells {told:g} samples a second, not {rate_hz:g}: all times and rates are off if it is right",
                )
            ]
    return []


def _gaps(missing: int) -> list[Reason]:
    return [("missing", f"{missing} lines hold no interval; what stands around them was read as if it followed")] if missing else []


def _reason(found: Reason | None) -> str | None:
    return None if found is None else found[1]


def _round(value: float | None, digits: int) -> float | None:
    return None if value is None else round(float(value), digits)


def _rate(rate_hz: float) -> float:
    low, high = RATES_HZ
    if not low <= rate_hz <= high:
        raise BadValue(f"a rate of {low:g} to {high:g} Hz", f"{rate_hz:g}", "give the samples per second with --rate-hz")
    return rate_hz


def breath_file(path: Path) -> dict[str, Any]:
    """Peak oxygen uptake, thresholds and zones of a table of breaths; and its stages, where the load was recorded."""
    from dataclasses import asdict

    from milo.importers.cart_reading import read_cart
    from milo.signals.breath_analysis import analyse_breaths
    from milo.signals.stages import stages

    table = read_cart(path)
    _check_units(table)
    document = analyse_breaths(table).to_json()
    try:
        found = [asdict(stage) for stage in stages(table)]
    except NotEnoughData as e:
        found = []
        document["reasons"].append({"code": "no_stages", "text": f"no stages: {e.sentence()}"})
    # What is not known is null in JSON, which has no NaN.
    document["stages"] = [{k: None if isinstance(v, float) and v != v else _short(v) for k, v in s.items()} for s in found]  # noqa: PLR0124
    return document


def _check_units(table: BreathTable) -> None:
    """Raise BadValue where a table's numbers can only be of another unit than its columns name."""
    import numpy as np

    for name, values in (("vo2_ml_min", table.vo2_ml_min), ("vco2_ml_min", table.vco2_ml_min)):
        seen = values[np.isfinite(values) & (values > 0)]
        if len(seen) and np.percentile(seen, 95) < MOST_LITRES:
            found = f"values up to {seen.max():.3g}: these look like litres"
            raise BadValue(f"{name} in mL/min", found, "multiply them by 1000, or name the column with L/min")
    steps = np.diff(table.t_s)
    steps = steps[steps > 0]
    if len(steps) >= FEWEST_STEPS and np.median(steps) < LEAST_BREATH_S:
        raise BadValue("t_s in seconds", f"steps of {np.median(steps):.3g}: these look like minutes", "multiply them by 60")


def _short(value: Any) -> Any:
    return round(value, 3) if isinstance(value, float) else value


def capture_file(path: Path, samples: Path | None) -> dict[str, Any]:
    """What a capture of the mask board holds; its readings as CSV where asked."""
    from collections.abc import Iterator

    from milo.sensors.capture import HEADER, analyse_capture, csv_lines

    def pieces() -> Iterator[bytes]:
        try:
            with path.open("rb") as stream:
                while piece := stream.read(PIECE):
                    yield piece
        except OSError as e:
            raise RefusedFile("a readable capture", f"{path}: {e.strerror}", "check the path") from None

    if samples is None:
        found = analyse_capture(pieces())
    else:
        # Written beside and put in place at the end: a run that fails leaves what was there, also where it is the capture itself.
        beside = samples.with_name(f".{samples.name}.part")
        try:
            if samples.exists() and samples.samefile(path):
                raise BadValue("another file for --samples", "the capture itself", "choose another --samples")
            with beside.open("w") as out:
                out.write(HEADER)

                def keep(channel: str, device_us: Any, values: Any) -> None:
                    out.write(csv_lines(channel, device_us, values))

                found = analyse_capture(pieces(), keep)
            beside.replace(samples)
        except OSError as e:
            raise BadValue("a file that can be written", f"{samples}: {e.strerror}", "choose another --samples") from None
        finally:
            beside.unlink(missing_ok=True)
    if not found["frames_ok"]:
        raise RefusedFile("a capture of the mask board", "not one intact frame", "see milo simulate board")
    return found
