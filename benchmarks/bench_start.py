"""How much does it cost until `milo --help` answers and `milo up` is ready, and how much memory does it hold while idle?

CPU seconds, which a busy machine falsifies less than the clock does; the clock stands beside them. Beside the naive way: one
process that imports everything it might ever need at start (pandas, polars, nicegui, fastapi). Modules are compiled once before,
as an installer does. Idle is nobody having come; the readers of messages are loaded when the first visitor does.
The aims of issue 27: --help <= 0.2 s, ready <= 2.5 s, idle <= 150 MB; exit code 1 where one is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

import psutil

ROUNDS = 3
SETTLE_S = 25  # idle means: what is read in the background after the start is read
NAIVE = "import pandas, polars, numpy, fastapi, nicegui, uvicorn, typer, rich, fitdecode"


def seconds(command: list[str]) -> tuple[float, float]:
    """(CPU, wall) seconds of a command."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.perf_counter() - start


def up(port: int) -> tuple[float, float, float, float, float]:
    """(CPU and wall seconds until /health answers, MB then, MB when idle, MB some time after the first visit)."""
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "milo.app.cli", "up", "--port", str(port)],
            env={**os.environ, "MILO_HOME": home},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            assert "up" in first, first
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as answer:
                assert answer.status == 200
            wall, seen = time.perf_counter() - start, psutil.Process(process.pid)
            cpu, ready = sum(seen.cpu_times()[:2]), seen.memory_info().rss / 1e6
            time.sleep(SETTLE_S)
            idle = seen.memory_info().rss / 1e6
            urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
            time.sleep(SETTLE_S)
            visited = seen.memory_info().rss / 1e6
        finally:
            process.terminate()
            process.wait(timeout=20)
    return cpu, wall, ready, idle, visited


def main() -> int:
    """Print medians; exit code 1 when an aim is missed."""

    def median(command: list[str]) -> tuple[float, ...]:
        return tuple(map(statistics.median, zip(*(seconds(command) for _ in range(ROUNDS)), strict=True)))

    bare = median([sys.executable, "-c", "pass"])
    helps = median([sys.executable, "-m", "milo.app.cli", "--help"])
    naive = median([sys.executable, "-c", NAIVE])
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    up(8_899)
    cpu, wall, ready, idle, visited = map(statistics.median, zip(*(up(8_900 + n) for n in range(ROUNDS)), strict=True))
    print(f"bare Python        {bare[0]:6.2f} s of CPU   {bare[1]:5.2f} s by the clock")
    print(f"milo --help        {helps[0]:6.2f} s of CPU   {helps[1]:5.2f} s by the clock")
    print(f"everything first   {naive[0]:6.2f} s of CPU   {naive[1]:5.2f} s by the clock")
    print(f"milo up ready      {cpu:6.2f} s of CPU   {wall:5.2f} s by the clock   {ready:4.0f} MB")
    print(f"milo up idle       {idle:6.0f} MB after {SETTLE_S} s; load {os.getloadavg()[0]:.0f}")
    print(f"milo up visited    {visited:6.0f} MB, {SETTLE_S} s after the first visit: with lexicon and networks")
    met = helps[0] <= 0.2 and cpu <= 2.5 and idle <= 150
    print("aims met" if met else "AIMS MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
