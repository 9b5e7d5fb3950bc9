"""A stage for the cockpit: a real house with all its pages and some people in it, in a process of its own.

`python tests/journeys/cockpit_stage.py --home DIR` serves it and prints one line of JSON: {"url", "owner", "people"}. Ada has an
account, a profile and a sore knee; Noor has an account and has said nothing; Bruno is here without an account; Carla and Dario are
coaches.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

PASSWORD = "plum-kettle-orbit"
ADA = {
    "name": "Ada Kanari", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 4, "weight_kg": 64, "height_cm": 170,
    "experience": "intermediate", "minutes_per_session": 60, "equipment": ["barbell", "dumbbell", "bench", "rack"],
}  # fmt: skip
BRUNO = {"name": "Bruno Feld", "age": 52, "sex": "male", "goal": "general", "days_per_week": 3}


def people(house: Any) -> dict[str, Any]:
    """Move everybody in; {"ada", "bruno", "noor", "carla": account ids or athletes' ids}."""
    from milo.vocabulary.identity import identity
    from milo.vocabulary.origin import Origin
    from milo.vocabulary.records import Measurement

    accounts = house.access.accounts
    ada, bruno = house.flows.add_athlete(ADA), house.flows.add_athlete(BRUNO)
    now = house.clock.now()
    pain = Measurement(
        origin=Origin.TOLD, source="log", measurement_id=identity("pain", ada), user_id=ada, at=now - timedelta(days=1),
        quantity="pain_0_10", value=4.0, note="knee",
    )  # fmt: skip
    house.writer.write([pain])
    made = {"ada": ada, "bruno": bruno}
    for name, role, athlete in (
        ("ada", "athlete", ada),
        ("noor", "athlete", None),
        ("carla", "coach", None),
        ("dario", "coach", None),
    ):
        code = str(accounts.invite(role, athlete).code)
        account = accounts.sign_up(f"{name}@example.org", PASSWORD, name.title(), code, None)
        made[f"{name} account"] = account.account_id
        made.setdefault(name, account.user_id)
    return made


@contextlib.contextmanager
def staged(folder: Path) -> Iterator[dict[str, Any]]:
    """The stage in a process of its own (NiceGUI has one application a process)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
    said = (folder / "stage.txt").open("w+")
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__)), "--home", str(folder / "home"), "--port", str(port)],
        stdout=subprocess.PIPE, stderr=said, text=True, env={**os.environ, **threads},
    )  # fmt: skip
    try:
        assert child.stdout is not None
        line = next((line for line in child.stdout if line.startswith("{")), None)
        assert line is not None, (folder / "stage.txt").read_text()
        yield json.loads(line)
    finally:
        child.terminate()
        child.communicate(timeout=60)
        said.close()
    assert "Traceback" not in (folder / "stage.txt").read_text(), (folder / "stage.txt").read_text()


async def serve(home: Path, port: int) -> None:
    """Serve until the process is ended."""
    import uvicorn

    from milo.app.build import build
    from milo.app.config import Settings
    from milo.app.serving import web

    house = build(Settings(home=home))
    made = people(house) if not house.flows.athletes() else {}
    app = web(house)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.05)
    url = f"http://127.0.0.1:{port}"
    owner = f"{url}/sign-in?code={house.access.new_link_code()}"
    sys.stdout.write(json.dumps({"url": url, "owner": owner, "people": made, "password": PASSWORD}) + "\n")
    sys.stdout.flush()
    await serving
    house.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8791)
    given = parser.parse_args()
    asyncio.run(serve(given.home, given.port))
