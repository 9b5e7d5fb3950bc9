"""The older board: a slow carbon dioxide sensor that prints a line `CO2,Humidity` every two seconds."""

from __future__ import annotations

import re

import numpy as np

from milo.sensors.contract import Counts, Notice, Reading, Samples

RATE_HZ = 0.5  # one line in 2 s (SCD30)
MOST_PPM, MOST_PCT = 40_000.0, 100.0  # what the sensor can tell (sensors 1.4)
LONGEST = 64  # bytes; no line is longer
# A line cut at its beginning loses whole digits and with them at least half its value; the sensor itself is too slow for that in
# 2 s: its gain at such a step is 10 % (63 % in 20 s, sensors 1.4).
CUT_SHARE = 0.6
_LINE = re.compile(rb"(\d{1,5}(?:\.\d{1,4})?),(\d{1,3}(?:\.\d{1,4})?)")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9 _()%]*,[A-Za-z][A-Za-z0-9 _()%]*")
_NOTHING = re.compile(rb"nan,nan", re.IGNORECASE)


class Sensor:
    """Reads the lines. counts: of lines; lost stays 0, for lines bear no number. faults: why lines were refused."""

    name = "scd30_lines"
    title = "CO2 and humidity, text lines"
    baud: int | None = 115_200

    def __init__(self) -> None:
        self.counts = Counts()
        self.faults: dict[str, int] = {}
        self._rest = b""
        self._whole = False  # a line end was seen: what follows is no cut line
        self._first: tuple[float, float] | None = None  # read before any line end, not yet believed

    def feed(self, data: bytes) -> list[Reading]:
        """The readings these bytes complete, one of each channel a line."""
        lines = (self._rest + data).replace(b"\r", b"\n").split(b"\n")
        self._rest = lines.pop()
        made: list[Reading] = []
        for line in lines:
            if line.strip():
                self._line(line.strip(), made)
            self._whole = True
        # Kept one byte too long, so that it stays refused whatever still comes.
        self._rest = self._rest[: LONGEST + 1]
        return made

    def finish(self) -> list[Reading]:
        """Nothing: a last line without its end may lack digits, and a first one with no neighbour too."""
        for _ in range(bool(self._rest.strip()) + (self._first is not None)):
            self._refuse("cut")
        self._rest, self._first = b"", None
        return []

    def _line(self, line: bytes, made: list[Reading]) -> None:
        found = _LINE.fullmatch(line)
        if len(line) > LONGEST:
            self._refuse("too_long")
        elif _HEADER.fullmatch(line) and not _NOTHING.fullmatch(line):
            made.append(Notice("started"))
        elif _NOTHING.fullmatch(line):
            self._take(np.nan, np.nan, made)
        elif found is None:
            self._refuse("form")
        elif float(found[1]) > MOST_PPM or float(found[2]) > MOST_PCT:
            self._refuse("range")
        elif not self._whole:
            self._first = float(found[1]), float(found[2])
        else:
            self._take(float(found[1]), float(found[2]), made)

    def _take(self, co2_ppm: float, humidity_pct: float, made: list[Reading]) -> None:
        if self._first is not None:
            first, self._first = self._first, None
            if first[0] >= CUT_SHARE * co2_ppm:
                self._take(*first, made)
            else:
                self._refuse("cut")
        self.counts.ok += 1
        for channel, unit, value in (("room_co2_ppm", "ppm", co2_ppm), ("humidity_pct", "%", humidity_pct)):
            made.append(Samples(channel, unit, RATE_HZ, None, np.array([value], np.float32)))

    def _refuse(self, why: str) -> None:
        self.counts.bad += 1
        self.faults[why] = self.faults.get(why, 0) + 1
