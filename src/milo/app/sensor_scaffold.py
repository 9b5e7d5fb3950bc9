"""What `milo new sensor` writes: a sensor that reads lines, its recording, test and page, and its place in the family's test."""

from __future__ import annotations

from string import Template

from milo.vocabulary.errors import BadValue

FAMILY_TEST = "tests/families/test_every_sensor.py"
_TABLE, _END = "\nEXAMPLES: ", "\n}\n"  # where the family's recordings stand in its test
_IMPORT = "from sensors."

SENSOR = Template('''"""$title: a line with the temperature in degrees Celsius every second, `nan` where it has none.

Replace the lines below by what the device really sends, and name the sheet that says so.
"""

from __future__ import annotations

import re

import numpy as np

from milo.sensors.contract import Counts, Reading, Samples

RATE_HZ = 1.0
LEAST_C, MOST_C = -40.0, 85.0  # what the device can tell (replace by its data sheet)
LONGEST = 32  # bytes; no line is longer
_LINE = re.compile(rb"-?\\d{1,3}\\.\\d{1,2}")
_NOTHING = re.compile(rb"nan", re.IGNORECASE)


class Sensor:
    """Reads the lines. counts: of lines; lost stays 0, for lines bear no number."""

    name = "$name"
    title = "$title"
    baud: int | None = 115_200

    def __init__(self) -> None:
        self.counts = Counts()
        self._rest = b""
        self._whole = False  # a line end was seen: what follows is no cut line

    def feed(self, data: bytes) -> list[Reading]:
        """The readings these bytes complete, temperature_c, one a line."""
        lines = (self._rest + data).replace(b"\\r", b"\\n").split(b"\\n")
        # Kept one byte too long, so that it stays refused whatever still comes.
        self._rest = lines.pop()[: LONGEST + 1]
        made: list[Reading] = []
        for line in lines:
            # Before the first line end we came in the middle of a line; that is no loss.
            if self._whole and line.strip():
                self._line(line.strip(), made)
            self._whole = True
        return made

    def finish(self) -> list[Reading]:
        """Nothing: a last line without its end may lack digits, and what comes after a break may begin in the middle of one."""
        if self._whole and self._rest.strip():
            self.counts.bad += 1
        self._rest, self._whole = b"", False
        return []

    def _line(self, line: bytes, made: list[Reading]) -> None:
        value = np.nan
        if not _NOTHING.fullmatch(line):
            if len(line) > LONGEST or not _LINE.fullmatch(line) or not LEAST_C <= float(line) <= MOST_C:
                self.counts.bad += 1
                return
            value = float(line)
        self.counts.ok += 1
        made.append(Samples("temperature_c", "degC", RATE_HZ, None, np.array([value], np.float32)))
''')

RECORDING = Template('''"""What $title sends: made here, replace it by bytes of the real device."""

from __future__ import annotations


def ${name}_bytes() -> bytes:
    """A header, forty readings and one that is missing."""
    return b"$name\\r\\n" + b"".join(b"%d.%d\\r\\n" % (20 + i // 10, i % 10) for i in range(40)) + b"nan\\r\\n"
''')

TEST = Template('''"""$title: what is read, what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from milo.sensors import $name
from milo.sensors.contract import Samples, Sensor
from sensors.${name}_bytes import ${name}_bytes


def read(data: bytes) -> tuple[list[float], Sensor]:
    sensor = $name.Sensor()
    readings = sensor.feed(data) + sensor.finish()
    return [float(v) for r in readings if isinstance(r, Samples) for v in r.values], sensor


def test_the_recording_is_read_whole() -> None:
    values, sensor = read(${name}_bytes())
    assert values[:40] == pytest.approx([20 + i // 10 + (i % 10) / 10 for i in range(40)])
    assert np.isnan(values[40])
    assert (sensor.counts.ok, sensor.counts.bad) == (41, 0)


@pytest.mark.parametrize("line", [b"2x.5", b"21", b"999.5", b"-41.0", b"\\xff\\xfe", b"9" * 40])
def test_a_damaged_line_is_counted_and_the_next_is_read(line: bytes) -> None:
    values, sensor = read(b"\\n" + line + b"\\n21.5\\n")
    assert values == [21.5]
    assert (sensor.counts.ok, sensor.counts.bad) == (1, 1)


def test_a_line_that_was_cut_at_either_end_is_not_believed() -> None:
    values, sensor = read(b"1.5\\n21.5\\n21.")
    assert values == [21.5]
    assert (sensor.counts.ok, sensor.counts.bad) == (1, 1)


def test_after_a_break_a_cut_line_is_not_believed_either() -> None:
    _, sensor = read(b"\\n21.5\\n")
    assert sensor.feed(b"1.5\\n") == []
    assert len(sensor.feed(b"21.5\\n")) == 1
''')

PAGE = Template("""# $title

What it measures, how it is connected, and what it cannot tell.

| channel | unit | how often | when there is no reading |
|---|---|---|---|
| `temperature_c` | degC | once a second | the line `nan`; kept as a hole, never as a number |

Source of the format: name the data sheet here.

Milo hears it with `milo listen --port PORT --sensor $name --athlete ID --protocol free --answer ...`, and plays a recording of its
bytes with `--playback FILE` in the place of `--port PORT`. The questions and answers are in [breath-lab.md](../breath-lab.md).
""")


def with_example(family_test: str, name: str) -> str:
    """The text of the family's test with the new sensor's recording in its table; raises BadValue where there is no such table."""
    end = family_test.find(_END, family_test.find(_TABLE))
    imports = [line for line in family_test.splitlines() if line.startswith(_IMPORT)]
    if _TABLE not in family_test or end < 0 or not imports:
        raise BadValue("a table EXAMPLES of recordings", f"none in {FAMILY_TEST}", "run it in the project as it was cloned")
    text = f'{family_test[:end]}\n    "{name}": ({name}_bytes, {{"temperature_c"}}),{family_test[end:]}'
    new = f"{_IMPORT}{name}_bytes import {name}_bytes"
    # The linter wants imports in order of their modules.
    later = next((line for line in imports if line.split()[1] > new.split()[1]), None)
    anchor, block = (later, f"{new}\n{later}") if later else (imports[-1], f"{imports[-1]}\n{new}")
    return text.replace(f"\n{anchor}\n", f"\n{block}\n", 1)
