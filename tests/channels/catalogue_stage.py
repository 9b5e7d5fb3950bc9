"""A stage for the pages of exercises, routines and messages: a house with an owner, a coach and Ada, in a process of its own.

`python tests/channels/catalogue_stage.py --home DIR` serves it and prints one line of JSON: {"url", "tokens", "ada", "coach"}.
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
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

PERSON = {"name": "Ada", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 3, "minutes_per_session": 60,
    "experience": "intermediate", "equipment": ["barbell", "rack", "bench", "dumbbell"],
    "parq": {"none_of_these": True}}  # fmt: skip


@contextlib.contextmanager
def staged(folder: Path) -> Iterator[dict[str, Any]]:
    """The stage in a process of its own (NiceGUI has one application a process)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    more = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
    said = (folder / "stage.txt").open("w+")
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__)), "--home", str(folder / "home"), "--port", str(port)],
        stdout=subprocess.PIPE, stderr=said, text=True, env={**os.environ, **more},
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
    from milo.vocabulary.origin import Origin
    from milo.vocabulary.records import Consent

    house = build(Settings(home=home))
    ada = house.flows.add_athlete(PERSON)
    house.coaching.new_plan(ada, weeks=2)
    accounts = house.access.accounts
    coach = accounts.sign_up("carla@example.org", "plum-kettle-orbit", "Carla", str(accounts.invite("coach").code), None)
    now = datetime.now(UTC)
    yes = Consent(origin=Origin.TOLD, source="test", consent_id="c1", user_id=ada, at=now, purpose="coach", given=True,
        until=now + timedelta(hours=1), to=coach.account_id, scope=["plan", "messages", "week"])  # fmt: skip
    house.writer.write([yes])
    tokens = {
        "owner": house.access.redeem_link(house.access.new_link_code()),
        "ada": house.access.session_of(house.access.new_token(ada)),
        "coach": house.access.new_session(coach).token,
    }
    server = uvicorn.Server(uvicorn.Config(web(house), host="127.0.0.1", port=port, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.02)
    sys.stdout.write(
        json.dumps({"url": f"http://127.0.0.1:{port}", "tokens": tokens, "ada": ada, "coach": coach.account_id}) + "\n"
    )
    sys.stdout.flush()
    await serving
    house.close()


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--home", type=Path, required=True)
    asked.add_argument("--port", type=int, required=True)
    told = asked.parse_args()
    asyncio.run(serve(told.home, told.port))
