"""API and two writers as compose starts them: processes with their own homes, one key file, Redis and MongoDB's protocol."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from tests.servers import MongoStandIn, RedisServer, free_port

MILO = (sys.executable, "-m", "milo.app.cli")


@pytest.mark.long
def test_api_and_two_writers_with_homes_of_their_own_share_one_key_file(tmp_path: Path) -> None:
    redis, mongo = RedisServer(tmp_path / "redis"), MongoStandIn(tmp_path / "mongo")
    redis.start()
    mongo.start()
    key = tmp_path / "master.key"
    key.write_text(secrets.token_hex(32))
    key.chmod(0o600)

    def env(home: str, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("MILO_")}
        return {**kept, "MILO_HOME": str(tmp_path / home), "MILO_STREAM": redis.url, "MILO_STORE": f"{mongo.url}/milo", **more}

    def run(home: str, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*MILO, *words], env=env(home, **more), capture_output=True, text=True, timeout=120, check=False)

    shared, port = {"MILO_MASTER_KEY_FILE": str(key)}, free_port()
    api = subprocess.Popen([*MILO, "serve", "--port", str(port)], env=env("api", **shared), stderr=subprocess.DEVNULL)
    try:
        client = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for _ in range(300):
            with suppress(urllib.error.URLError), client.open(f"http://127.0.0.1:{port}/health", timeout=5) as up:
                assert up.status == 200
                break
            with suppress(subprocess.TimeoutExpired):
                pytest.fail(f"the API ended with {api.wait(timeout=0.2)}")
        else:
            pytest.fail("the API does not answer")
        body = json.dumps({"email": "ada@example.org", "password": "plum-kettle-orbit"}).encode()
        asked = urllib.request.Request(
            f"http://127.0.0.1:{port}/auth/signup", body, {"Content-Type": "application/json"}, method="POST"
        )
        with client.open(asked, timeout=60) as answer:
            assert json.load(answer)["access_token"]
        published = run("publisher", "publish", "--athletes", "1", "--days", "1", "--json", **shared)
        assert published.returncode == 0, published.stderr
        alone = run("alone", "write", "--drain")
        assert alone.returncode != 0, "a key of its own opens nothing"
        assert "Traceback" not in alone.stderr
        writers = [
            subprocess.Popen([*MILO, "write", "--drain"], env=env(home, **shared), stderr=subprocess.PIPE, text=True)
            for home in ("writer", "writer2")
        ]
        for writer in writers:
            _, wrong = writer.communicate(timeout=120)
            assert writer.returncode == 0, wrong
            assert "Traceback" not in wrong
        told = json.loads(run("doctor", "doctor", "--json", **shared).stdout)
        assert sum(line["pending"] + line["dead"] for line in told["streams"].values()) == 0
        assert told["stored"]["event"] > 0
        assert told["stored"]["user"] == 2, "one who signed up at the API, one who came over the stream"
        assert {path.parent.name for path in tmp_path.glob("*/master.key")} <= {"alone"}, "the others use the one they share"
    finally:
        api.terminate()
        api.wait(timeout=60)
        redis.stop()
        mongo.stop()
