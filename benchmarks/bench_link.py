"""A million frames over a bad line: how many wrong readings get in, is the loss counted exactly, how quick is it?

Every bit is wrong with chance 1e-3, every byte lost with chance 1e-3. Beside the naive reader: whatever stands between two zeros
and has the right CRC is a frame. Bars: 0 wrong readings, counted loss = true loss, valid again within 2 frames after garbage,
20,000 frames/s. Then the clock: device time told in ours, against the truth, with a clock up to 5,000 ppm off and USB's delays;
bar: p95 <= 2 ms after 60 s.

Usage: bench_link.py [frames] [seed]
"""

from __future__ import annotations

import platform
import struct
import sys
import time

import numpy as np

from milo.sensors.board import Board, Sent, sent
from milo.sensors.capture import Stamps, Values, analyse_capture
from milo.sensors.clock import DeviceClock
from milo.sensors.contract import Notice
from milo.sensors.frames import Type, cobs_decode, crc16
from milo.sensors.mask_board import Sensor

BIT, BYTE = 1e-3, 1e-3
FRAMES_PER_S = 81.5
PART = 1 << 16  # bytes handed over at once
NEAR = 2


def million(frames: int, seed: int) -> list[Sent]:
    """So many frames of a board, every reading drawn at random from all a board can tell."""
    rng = np.random.default_rng(seed)
    seconds = frames / FRAMES_PER_S

    def drawn(hz: float, *ranges: tuple[int, int]) -> np.ndarray:
        return np.column_stack([rng.integers(low, high, int(seconds * hz)) for low, high in ranges])

    counts = {
        Type.ECG: drawn(250, (-512, 512)),
        Type.PPG: drawn(100, (0, 2**18), (0, 2**18)),
        Type.FLOW: drawn(100, (-30_000, 30_000)),
        Type.CO2: drawn(20, (0, 65_535)),
        Type.CLIMATE: drawn(0.5, (400, 40_000), (-4000, 12_500), (0, 10_000)),
    }
    return list(sent(counts, Board(), rng))


def harmed(data: bytes, rng: np.random.Generator) -> bytes:
    """The bytes after the bad line."""
    held = np.frombuffer(data, np.uint8).copy()
    places = rng.integers(0, held.size * 8, rng.binomial(held.size * 8, BIT))
    np.bitwise_xor.at(held, places // 8, (1 << (places % 8)).astype(np.uint8))
    return held[rng.random(held.size) >= BYTE].tobytes()


def read(data: bytes) -> tuple[dict, dict[str, tuple[Stamps, Values]], float]:
    """(summary, channel -> times and values, seconds of CPU)."""
    rows: dict[str, list[tuple[Stamps, Values]]] = {}
    start = time.process_time()
    found = analyse_capture(
        (data[i : i + PART] for i in range(0, len(data), PART)),
        lambda name, at, values: rows.setdefault(name, []).append((at, values)),
    )
    took = time.process_time() - start
    return found, {n: (np.concatenate([a for a, _ in r]), np.concatenate([v for _, v in r])) for n, r in rows.items()}, took


def wrong(found: dict[str, tuple[Stamps, Values]], truth: dict[str, tuple[Stamps, Values]]) -> int:
    """Readings that were never sent so: another value, another time, or twice."""
    many = 0
    for name, (at, values) in found.items():
        true_at, true_values = truth[name]
        place = np.minimum(np.searchsorted(true_at, at), len(true_at) - 1)
        many += int(((true_at[place] != at) | (true_values[place] != values)).sum())
        many += len(at) - len(np.unique(at))
    return many


def naive(data: bytes, true_bodies: set[bytes]) -> tuple[int, int]:
    """(damaged frames a reader lets in that trusts the CRC alone, frames that came through whole)."""
    let_in, whole = 0, set()
    for piece in data.split(b"\0"):
        body = cobs_decode(piece) if piece else None
        if body is not None and len(body) > 2 and crc16(body[:-2]) == struct.unpack("<H", body[-2:])[0]:
            if body in true_bodies:
                whole.add(body)
            else:
                let_in += 1
    return let_in, len(whole)


def recovery(frames: list[Sent], rng: np.random.Generator) -> int:
    """Frames lost at most by a stretch of garbage of 1-400 bytes, one after every 20 frames."""
    sensor, most = Sensor(), 0
    for i, frame in enumerate(frames[:20_000]):
        noise = rng.integers(0, 256, rng.integers(1, 400)).astype(np.uint8).tobytes() if i % 20 == 10 else b""
        for reading in sensor.feed(noise + frame.data):
            if isinstance(reading, Notice) and reading.what == "lost":
                most = max(most, reading.detail["frames"])
    return most


def clock(seed: int) -> tuple[float, float, float]:
    """(p95 of the error in ms after 60 s, largest error, error of the drift in ppm)."""
    rng = np.random.default_rng(seed)
    drift = rng.uniform(-5000, 5000) * 1e-6
    device_us = np.arange(0, 600e6, 12_300)
    s = device_us / 1e6
    turn = 2 * np.pi / 900
    true_s = s * (1 - drift) - 60e-6 * (1 - np.cos(turn * s)) / turn
    late = 0.003 + rng.uniform(0.001, 0.016, len(s)) + 0.050 * (rng.random(len(s)) < 0.002)
    arrived = np.maximum.accumulate(true_s + late)
    fitted = DeviceClock()
    errors, drifts = [], []
    for i, (d, a) in enumerate(zip(device_us.astype(int).tolist(), arrived.tolist(), strict=True)):
        fitted.add(d, a)
        if d > 60e6 and i % 20 == 0:
            errors.append(abs(float(fitted.at_s(d)) - true_s[i]) * 1000)
            drifts.append(abs((fitted.fit.drift_ppm or np.nan) - (1 / (1 - drift - 60e-6 * np.sin(turn * s[i])) - 1) * 1e6))
    return float(np.percentile(errors, 95)), float(np.max(errors)), float(np.percentile(drifts, 95))


def main() -> int:
    """Print the figures; exit code 1 when a bar is missed."""
    frames, seed = (int(a) for a in (sys.argv[1:] + ["1000000", "1"][len(sys.argv) - 1 :]))
    made = million(frames, seed)
    data = b"".join(f.data for f in made)
    rng = np.random.default_rng(seed + 1)
    bad = harmed(data, rng)
    _, truth, clean_s = read(data)
    found, rows, took_s = read(bad)
    true_lost = len(made) - found["frames_ok"]
    let_in, whole = naive(bad, {cobs_decode(f.data[:-1]) or b"" for f in made})
    wrong_readings = wrong(rows, truth)
    again = recovery(made, rng)
    clocks = np.array([clock(s) for s in range(5)])
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, seed {seed}, one core")
    print(f"frames sent {len(made):,}, bytes {len(data):,}; bit errors {BIT:g}, byte loss {BYTE:g}")
    print(
        f"received {found['frames_ok']:,}; refused {found['frames_bad']:,}: {found['faults']}; repeated {found['frames_repeated']}"
    )
    print(f"lost, counted {found['frames_lost']:,}, true {true_lost:,}")
    print(f"frames that came through whole and were refused {whole - found['frames_ok']}")
    print(f"wrong readings accepted {wrong_readings}; a reader that trusts the CRC alone lets {let_in} damaged frames in")
    print(f"frames lost after garbage, at most {again} (bar {NEAR})")
    print(f"speed {len(made) / clean_s:,.0f} frames/s clean, {len(made) / took_s:,.0f} frames/s harmed (CPU)")
    p95, most, ppm = clocks.max(axis=0)
    print(f"clock, 5 boards x 10 min: error p95 {p95:.2f} ms, most {most:.2f} ms, drift off by p95 {ppm:.0f} ppm")
    good = (
        wrong_readings == 0
        and whole == found["frames_ok"]
        and found["frames_lost"] == true_lost
        and again <= NEAR
        and len(made) / took_s >= 20_000
    )
    return 0 if good and p95 <= 2.0 else 1


if __name__ == "__main__":
    sys.exit(main())
