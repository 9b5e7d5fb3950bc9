"""How long until `milo --help` answers and `milo up` is ready, and how much memory does it hold while idle?

Beside the naive way: one process that imports everything it might ever need at start (pandas, polars, nicegui, fastapi).
Budgets: --help <= 0.3 s, ready <= 4 s, idle <= 300 MB.
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
SETTLE_S = 3  # idle means: after the start-up work is over
NAIVE = "import pandas, polars, numpy, fastapi, nicegui, uvicorn, typer, rich, fitdecode"


def seconds(command: list[str]) -> float:
    """Wall time of a command."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def up(port: int) -> tuple[float, float, float]:
    """(seconds until /health answers, seconds until the dashboard's sign-in page answers, idle MB)."""
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
            ready = time.perf_counter() - start
            urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in?code=x").read()
            page = time.perf_counter() - start
            time.sleep(SETTLE_S)
            idle = psutil.Process(process.pid).memory_info().rss / 1e6
        finally:
            process.terminate()
            process.wait(timeout=20)
    return ready, page, idle


def main() -> int:
    """Print medians; exit code 1 when a budget is missed."""
    helps = statistics.median(seconds([sys.executable, "-m", "milo.app.cli", "--help"]) for _ in range(ROUNDS))
    naive = statistics.median(seconds([sys.executable, "-c", NAIVE]) for _ in range(ROUNDS))
    ups = [up(8_900 + n) for n in range(ROUNDS)]
    ready, page, idle = (statistics.median(column) for column in zip(*ups, strict=True))
    print(f"milo --help        {helps:6.2f} s    (importing everything first: {naive:.2f} s)")
    print(f"milo up ready      {ready:6.2f} s    (first page {page:.2f} s)")
    print(f"milo up idle       {idle:6.0f} MB")
    met = helps <= 0.3 and ready <= 4 and idle <= 300
    print("budgets met" if met else "BUDGET MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
