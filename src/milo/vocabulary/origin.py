"""Where a value comes from. Every record carries one and every page shows it."""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    """measured by a sensor of ours, imported from a file, simulated, estimated by a formula, or told by the athlete."""

    MEASURED = "measured"
    IMPORTED = "imported"
    SIMULATED = "simulated"
    ESTIMATED = "estimated"
    TOLD = "told"
