"""What a start costs, told by bare Python's on the same machine: a clock would only say how busy it is."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import urllib.request
from pathlib import Path
from subprocess import PIPE

import psutil

HELP = 18  # bare Pythons of CPU; 13 measured in November 2026, and NumPy alone would add 10
UP = 280  # until it listens; 190 measured
HELD = 19  # bare Pythons of memory, idle, nobody having come; 16.5 measured


def seconds(*command: str) -> float:
    """The least CPU seconds of five runs."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(5))


def up(home: Path) -> tuple[float, float]:
    """CPU seconds until `milo up` listens, and the bytes it then holds."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"MILO_HOME": str(home)}
    with subprocess.Popen(
        [sys.executable, "-m", "milo.app.cli", "up", "--port", "18923"], env=env, stdout=PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert "Milo is up" in process.stdout.readline()
            urllib.request.urlopen("http://127.0.0.1:18923/health").close()  # who only asks for the health is no visitor
            seen = psutil.Process(process.pid)
            return sum(seen.cpu_times()[:2]), seen.memory_info().rss
        finally:
            process.terminate()


def test_help_costs_no_more_than_eighteen_bare_pythons() -> None:
    assert seconds("-m", "milo.app.cli", "--help") <= HELP * seconds("-c", "pass")


def test_up_and_the_memory_it_holds_while_nobody_has_come(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "print(flush=True); input()"], stdin=PIPE, stdout=PIPE, text=True) as bare:
        assert bare.stdout is not None
        bare.stdout.readline()
        held = psutil.Process(bare.pid).memory_info().rss
        bare.communicate("\n")
    up(tmp_path)  # its modules are compiled once, as an installer does
    cpu, rss = up(tmp_path)
    assert cpu <= UP * seconds("-c", "pass")
    assert rss <= HELD * held
