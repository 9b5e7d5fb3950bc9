"""ZAN ergospirometry exports: sections [person], [parameter], [Data], one line for each breath.

Every parameter line says its number, its divisor and its name; a breath has one cell for each parameter, after its own label.
Times are in ms, gas flows in mL/min, volumes in mL, the speed of the treadmill in m/h.
"""

from __future__ import annotations

import re

import numpy as np

from milo.importers.contract import Source
from milo.vocabulary.breath_table import BreathTable, Column
from milo.vocabulary.errors import RefusedFile

MAKER = "zan"
MAX_BYTES = 100_000_000
_BREATH = re.compile(r"^B\d+=", re.MULTILINE)
_PARAMETER = re.compile(r"^P=\d+,[\d.,]+,(.*)$", re.MULTILINE)
_NEEDED = ("Zeit", "VO2", "VCO2")


def is_zan(head: bytes) -> bool:
    """Whether the first bytes are those of a ZAN export."""
    return b"[person]" in head and b"[parameter]" in head and b"P=" in head


def read_cart_zan(source: Source) -> BreathTable:
    """The breaths of a ZAN file, in order. VE is the inspired volume at the rate of the breath, as the maker's software has it.

    Raises RefusedFile when parameters or breaths are missing.
    """
    text = source.read(MAX_BYTES).decode("latin-1")
    _, parameters, rest = text.partition("[parameter]")
    names_part, _, data = rest.partition("[Data]")
    names = [name.strip() for name in _PARAMETER.findall(names_part)]
    missing = [name for name in _NEEDED if name not in names]
    if not parameters or missing:
        raise RefusedFile(
            "a ZAN file with the parameters Zeit, VO2 and VCO2", f"none called {' or '.join(missing)}", "export it again"
        )
    lines = [line.split(",")[1 : len(names) + 1] for line in data.splitlines() if _BREATH.match(line)]
    whole = [cells for cells in lines if len(cells) == len(names)]
    if not whole:
        raise RefusedFile("breaths in the ZAN file", "none that is whole", "export it again")

    def column(name: str) -> Column:
        if name not in names:
            return np.full(len(whole), np.nan)
        at = names.index(name)
        return np.array([_number(cells[at]) for cells in whole])

    with np.errstate(divide="ignore", invalid="ignore"):
        rate = 60_000 / (column("tin") + column("tex"))
    rate[~np.isfinite(rate)] = np.nan
    volume = column("Vin") / 1000
    power, speed = column("Last"), column("Geschw.") / 3600
    on_treadmill = np.nanmax(speed, initial=0) > 0
    found = BreathTable(
        t_s=column("Zeit") / 1000,
        vo2_ml_min=column("VO2"),
        vco2_ml_min=column("VCO2"),
        ve_l_min=volume * rate,
        hr_bpm=np.where(column("HR") > 0, column("HR"), np.nan),
        breath_rate=rate,
        vt_l=volume,
        load=speed if on_treadmill else power,
        grade_pct=column("Steig.") / 10,
        load_unit="m/s" if on_treadmill else "W",
        weight_kg=_weight(text),
        maker=MAKER,
    )
    found = found.take(np.isfinite(found.t_s))
    if not len(found):
        raise RefusedFile("breaths with a time in the ZAN file", "none", "export it again")
    return found.take(np.argsort(found.t_s, kind="stable"))


def _number(cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        return np.nan
    return value if np.isfinite(value) else np.nan


def _weight(text: str) -> float | None:
    m = re.search(r"^gewicht\s*=\s*(\d{2,3}(?:[.,]\d+)?)", text, re.MULTILINE | re.IGNORECASE)
    value = float(m[1].replace(",", ".")) if m else None
    return value if value is not None and 20 <= value <= 400 else None
