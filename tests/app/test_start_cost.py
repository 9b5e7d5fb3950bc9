"""What a start costs, told by bare Python's on the same machine: a clock would only say how busy it is."""

from __future__ import annotations

import resource
import subprocess
import sys

MOST = 20  # 13 measured in November 2026; NumPy alone would add 10


def cpu(*command: str) -> float:
    """The least CPU seconds of five runs."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(5))


def test_help_costs_no_more_than_twenty_bare_pythons() -> None:
    assert cpu("-m", "milo.app.cli", "--help") <= MOST * cpu("-c", "pass")
