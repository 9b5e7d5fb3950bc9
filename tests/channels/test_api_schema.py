"""The whole OpenAPI document before a real server: whatever schemathesis asks, the answer is one the document describes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.channels.access_stage import staged
from tests.channels.api_fuzz import GOOD_BODIES, fuzz
from tests.channels.api_house import furnished

EACH = 6  # requests to an operation; benchmarks/fuzz_api.py sends 10,000 in all
SEED = 20260301
# Share of the operations that take at least one request; made-up ones seldom hit upon a password, a code, an id that is a secret.
LEAST_TAKEN = 0.6


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("schema") / "home"


def test_every_answer_is_one_that_the_document_describes(home: Path) -> None:
    known = furnished(home)
    with staged(home) as stage:
        document = stage["openapi"]
        told = fuzz(
            document,
            stage["url"],
            known.people,
            known.real,
            EACH,
            SEED,
            GOOD_BODIES,
            # The older paths are the same functions; the long run asks them too.
            skip=lambda method, path: "/api/v1" + path in document["paths"],
        )
    known.access.close()
    assert told.wrong == {}
    operations = [f"{m.upper()} {p}" for p, ms in document["paths"].items() for m in ms if "/api/v1" + p not in document["paths"]]
    assert told.sent >= 0.8 * EACH * len(operations)
    assert not any(status >= 500 for status in told.statuses)
    taken = [o for o in operations if told.good[o]]
    assert len(taken) >= LEAST_TAKEN * len(operations), set(operations) - set(taken)


def test_every_operation_says_what_it_answers_and_refuses(home: Path) -> None:
    from milo.app.build import build
    from milo.app.config import Settings
    from milo.channels.api import create_app

    house = build(Settings(home=home))
    document = create_app(house.flows, house.access, house.lab, house.coaching, house.answers).openapi()
    house.close()
    known = document["components"]["schemas"]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            answers = operation["responses"]
            assert {"422", "429", "503"} <= set(answers), (method, path)
            for status, answer in answers.items():
                for kind, content in answer.get("content", {}).items():
                    schema = content["schema"]
                    name = schema.get("$ref", "").rpartition("/")[2]
                    if int(status) >= 400:
                        assert (kind, name) == ("application/problem+json", "Problem"), (method, path, status)
                    elif kind == "application/json":
                        assert known[name]["properties"], (method, path, status)
