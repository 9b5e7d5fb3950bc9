"""How many of 10,000 guessed passwords does a real server look at, and how fast does it turn the others away?

Over HTTP against the application in a process of its own, from eight connections, each as fast as it can: far more than 10,000
guesses in ten minutes. Beside the naive way: the same server's check of a password without a limit, which is what each guess that
is evaluated costs. Bar: at most 50 of 10,000 in ten minutes are evaluated (reliability reference X-11).

python benchmarks/bench_login.py [GUESSES]
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import httpx

from milo.app.build import build
from milo.app.config import Settings
from milo.channels.accounts_passwords import verify_password

GUESSES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
CONNECTIONS = 8
BAR = 50
PORT = 8377
EMAIL, PASSWORD = "ada@example.org", "plum-kettle-orbit"

SERVER = """
import sys
from pathlib import Path
import uvicorn
from fastapi import FastAPI
from milo.app.build import build
from milo.app.config import Settings
from milo.channels.api import create_app
house = build(Settings(home=Path(sys.argv[1])))
app = create_app(house.flows, house.access)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", proxy_headers=False)
"""


def guess(count: int, told: Counter[int], spent: list[float]) -> None:
    """So many wrong passwords over one connection."""
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=60) as client:
        for n in range(count):
            start = time.perf_counter()
            status = client.post("/auth/login", json={"email": EMAIL, "password": f"wrong password {n}"}).status_code
            spent.append(time.perf_counter() - start)
            told[status] += 1


def naive_s() -> float:
    """Seconds one evaluated guess costs, median of ten."""
    times = []
    for n in range(10):
        start = time.perf_counter()
        verify_password(f"wrong password {n}", None)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Print what was evaluated; exit code 1 when the bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        house = build(Settings(home=home))
        ada = house.flows.add_athlete({"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5})
        code = house.access.accounts.invite("athlete", ada).code
        house.access.accounts.sign_up(EMAIL, PASSWORD, "Ada", str(code), None)
        house.close()
        server = subprocess.Popen([sys.executable, "-c", SERVER, str(home), str(PORT)], stderr=subprocess.DEVNULL)
        try:
            while True:
                try:
                    httpx.get(f"http://127.0.0.1:{PORT}/health")
                    break
                except httpx.ConnectError:
                    assert server.poll() is None, "the server did not start"
                    time.sleep(0.1)
            told: list[Counter[int]] = [Counter() for _ in range(CONNECTIONS)]
            spent: list[list[float]] = [[] for _ in range(CONNECTIONS)]
            start = time.perf_counter()
            threads = [threading.Thread(target=guess, args=(GUESSES // CONNECTIONS, told[n], spent[n])) for n in range(CONNECTIONS)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            wall = time.perf_counter() - start
        finally:
            server.terminate()
            server.wait(timeout=20)
    total = sum(told, Counter())
    times = sorted(one for many in spent for one in many)
    evaluated, held = total[401], total[429]
    naive = naive_s()
    print(f"machine: {platform.machine()}, Python {platform.python_version()}")
    others = sum(total.values()) - evaluated - held
    print(f"guesses {sum(total.values()):,} in {wall:.1f} s: evaluated {evaluated}, turned away {held:,}, others {others}")
    print(f"answer p50 {times[len(times) // 2] * 1e3:.1f} ms, p95 {times[int(len(times) * 0.95)] * 1e3:.1f} ms")
    print(f"naive (no limit): {naive * 1e3:.0f} ms of work a guess, so {600 / naive:,.0f} evaluated in ten minutes on one core")
    ok = evaluated <= BAR and others == 0
    print("bar met" if ok else f"BAR MISSED: at most {BAR} evaluated, nothing but 401 and 429")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
