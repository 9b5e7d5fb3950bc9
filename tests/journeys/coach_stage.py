"""A stage for the coach's pages: a real house with its real coach and its pages, in a process of its own.

`python tests/journeys/coach_stage.py --home DIR --language es` serves it and prints the sign-in link. POST /stage/away makes the
house fail to answer logs, POST /stage/back heals it: a dead connection a test can make and end.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response

ADA = {
    "name": "Ada", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 4, "weight_kg": 64, "height_cm": 170,
    "experience": "intermediate", "minutes_per_session": 60, "equipment": ["barbell", "dumbbell", "bench", "rack"],
    "parq": {"none_of_these": True}, "regular_exerciser": False, "pregnant": False,
}  # fmt: skip
BRUNO = {"name": "Bruno", "age": 52, "sex": "male", "goal": "general", "days_per_week": 3}


def stage(home: Path, language: str) -> tuple[FastAPI, Any]:
    """The house's application with every page on it; the house. Ada has a plan to make, Bruno has said little."""
    from milo.app.build import build
    from milo.app.config import Settings
    from milo.app.consenting import Consenting
    from milo.app.planning import plan_of_athlete
    from milo.channels.api import create_app
    from milo.channels.web import mount

    house = build(Settings(home=home))
    if not house.flows.athletes():
        house.flows.add_athlete({**ADA, "language": language})
        house.flows.add_athlete({**BRUNO, "language": language})
    app = create_app(house.flows, house.access)
    away: set[str] = set()

    @app.post("/stage/chloe")
    def chloe() -> dict[str, str]:
        """Somebody whose plan was made at the command line, before the health questions were answered."""
        id = house.flows.add_athlete({**BRUNO, "name": "Chloé", "sex": "female", "language": language})
        assert plan_of_athlete(house, id, weeks=4).refused is None
        return {"athlete": id}

    @app.post("/stage/silent/{athlete}")
    def silent(athlete: str) -> dict[str, str]:
        """The athlete does not allow any more that anything is stored."""
        Consenting(house.store, house.writer, house.clock).withdraw(athlete, "storage")
        return {"athlete": athlete}

    @app.post("/stage/{cue}")
    async def cue(cue: str) -> dict[str, Any]:
        away.add("logs") if cue == "away" else away.clear()
        return {"away": sorted(away)}

    @app.get("/stage/sets/{athlete}")
    def sets(athlete: str) -> dict[str, Any]:
        found = sorted(house.store.find("set", athlete), key=lambda s: s.number)
        return {"sets": [{"exercise": s.exercise, "reps": s.reps, "kg": s.weight_kg, "rir": s.rir} for s in found]}

    @app.middleware("http")
    async def dead(request: Request, following: Callable[[Request], Awaitable[Response]]) -> Response:
        if away and request.url.path == "/app/workout/log":
            return Response("away", 503)
        return await following(request)

    mount(app, house.flows, house.access, "a secret of the stage", None, house.coaching)
    return app, house


@contextlib.contextmanager
def staged(folder: Path, language: str = "en") -> Iterator[str]:
    """The stage in a process of its own (NiceGUI has one application a process); its sign-in link."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
    said = (folder / "stage.txt").open("w+")
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__)), "--home", str(folder / "home"), "--port", str(port), "--language", language],
        stdout=subprocess.PIPE, stderr=said, text=True, env={**os.environ, **threads},
    )  # fmt: skip
    try:
        assert child.stdout is not None
        link = next((line.strip() for line in child.stdout if "sign-in?code=" in line), None)
        assert link is not None, (folder / "stage.txt").read_text()
        yield link
    finally:
        child.terminate()
        child.communicate(timeout=60)
        said.close()
    assert "Traceback" not in (folder / "stage.txt").read_text(), (folder / "stage.txt").read_text()


async def serve(home: Path, port: int, language: str) -> None:
    """Serve until the process is ended; prints the link."""
    import uvicorn

    app, house = stage(home, language)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.05)
    sys.stdout.write(f"http://127.0.0.1:{port}/sign-in?code={house.access.new_link_code()}\n")
    sys.stdout.flush()
    await serving
    house.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8790)
    parser.add_argument("--language", default="en")
    given = parser.parse_args()
    asyncio.run(serve(given.home, given.port, given.language))
