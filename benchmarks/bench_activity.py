"""How long does the page of a ten-hour ride at 1 Hz take the server, beside reading and sending every second of it?

`python benchmarks/bench_activity.py`. A real server in this process; each page is asked for with nothing of the ride in memory.
The naive way decodes every sample and sends all columns as JSON.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import uvicorn

from milo.app.build import build
from milo.app.config import Settings
from milo.app.serving import web
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Sample, Workout

HOURS, ROUNDS, PORT = 10, 15, 8971
PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 4}


def _second(said: dict[str, Any], id: str, at: datetime, s: int) -> Sample:
    return Sample(
        **said, sample_id=timed_identity(at, id, "s"), at=at, workout_id=id, heart_rate_bpm=140.0 + s % 17, speed_m_s=7.5,
        distance_m=7.5 * s, power_w=200.0 + s % 50, cadence_rpm=85.0, altitude_m=300.0 + s % 400, lat=0.2 + s * 1e-5,
        lon=0.3 + s * 1e-5,
    )  # fmt: skip


def main() -> None:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        house = build(Settings(home=Path(folder)))
        ada = house.flows.add_athlete(PROFILE)
        at = house.clock.now() - timedelta(days=1)
        id = timed_identity(at, ada, "ride")
        said: dict[str, Any] = {"origin": Origin.SIMULATED, "source": "bench", "user_id": ada}
        seconds = HOURS * 3_600
        ride = Workout(**said, workout_id=id, start_ts=at, end_ts=at + timedelta(seconds=seconds), activity_type="cycling",
                       duration_s=float(seconds), distance_m=7.5 * seconds)  # fmt: skip
        house.writer.write([ride])
        for first in range(0, seconds, 6_000):
            house.writer.write([_second(said, id, at + timedelta(seconds=s), s) for s in range(first, first + 6_000)])
        app = web(house)
        desk = next(each.__self__ for each in house.forgetting if type(each.__self__).__name__ == "ActivitiesDesk")
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=PORT, log_level="error"))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
        thread.start()
        with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", follow_redirects=True, timeout=60) as client:
            while not server.started:
                time.sleep(0.05)
            client.post("/sign-in", data={"code": house.access.new_link_code()})
            token = {"Authorization": f"Bearer {house.access.new_token(ada)}"}
            for path, headers, what in (
                (f"/app/activities/{id}", {}, "page"),
                (f"/api/v1/activities/{id}?user_id={ada}", token, "REST"),
            ):
                client.get(path, headers=headers).raise_for_status()
                took, worked = [], []
                for _ in range(ROUNDS):
                    desk._recordings.clear()
                    began, cpu = time.perf_counter(), time.process_time()
                    answer = client.get(path, headers=headers)
                    took.append(1_000 * (time.perf_counter() - began))
                    worked.append(1_000 * (time.process_time() - cpu))
                    answer.raise_for_status()
                size = len(answer.content) / 1_000
                print(
                    f"{what}: CPU of server and client median {statistics.median(worked):.0f} ms, worst {max(worked):.0f} ms; "
                    f"wall median {statistics.median(took):.0f} ms of {ROUNDS}; {size:,.0f} kB"
                )
        naive = []
        for _ in range(5):
            began = time.perf_counter()
            found = house.store.find("sample", ada, since=at, until=at + timedelta(hours=HOURS, seconds=1))
            sent = msgspec.json.encode(found)
            naive.append(1_000 * (time.perf_counter() - began))
        print(f"naive: median {statistics.median(naive):.0f} ms, {len(sent) / 1_000:,.0f} kB")
        server.should_exit = True
        thread.join(timeout=20)
        house.close()


if __name__ == "__main__":
    main()
