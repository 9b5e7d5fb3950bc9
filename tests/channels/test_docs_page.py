"""The API's own page: made from its document, nothing loaded from elsewhere; and what a wrong request is told."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Annotated, Any

from fastapi import FastAPI, Query
from fastapi.exceptions import RequestValidationError
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict, Field

from milo.channels.api.docs_page import add_docs, docs_page, example, typed
from milo.channels.api.lab_routes import SamplesBody, WaveformsBody
from milo.channels.api.problem import told_wrong


class Part(BaseModel):
    """A part."""

    name: str = Field(max_length=5)
    parts: list[Part] = []


class Body(BaseModel):
    """A body."""

    model_config = ConfigDict(extra="forbid")
    at: float = Field(ge=0, le=10, description="when it <was>")
    part: Part | None = None


def made() -> FastAPI:
    app = FastAPI(title="Milo", version="9.9")
    app.exception_handler(RequestValidationError)(told_wrong)

    @app.post("/things/{id}", tags=["things"])
    def put(id: int, body: Body, limit: Annotated[int, Query(ge=1, le=500)] = 100) -> dict[str, int]:
        """Put a thing <script>alert(1)</script>.

        And more of it.
        """
        return {"id": id}

    @app.post("/readings")
    def readings(samples: SamplesBody, waveforms: WaveformsBody) -> None:
        return None

    add_docs(app)
    return app


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_is_served_at_its_usual_place_and_loads_nothing() -> None:
    client = TestClient(made())
    answer = client.get("/docs")
    assert answer.status_code == 200
    assert client.get("/redoc").status_code == 404
    tags = Tags(answer.text).found
    assert not [tag for tag, _ in tags if tag in {"script", "link", "img", "iframe"}]
    assert not [a for _, a in tags if "src" in a or re.match("https?:|//", str(a.get("href") or ""))]
    assert "@import" not in answer.text
    assert "url(" not in answer.text
    assert "prefers-color-scheme:dark" in answer.text


def test_every_route_stands_there_with_its_parameters_body_and_example() -> None:
    page = docs_page(made().openapi())
    assert page.count("<details>") == 2
    assert "alert(1)</script>" not in page
    assert "&lt;script&gt;" in page
    for text in ("/things/{id}", "integer, 1 to 500", "number, 0 to 10", "when it &lt;was&gt;", "422", 'id="things"', "9.9"):
        assert text in page, text
    assert "curl -X POST" in page
    assert "$MILO/things/$id" in page


def test_an_example_is_a_body_the_route_takes() -> None:
    document = made().openapi()
    known = document["components"]["schemas"]
    for name, model in (("SamplesBody", SamplesBody), ("WaveformsBody", WaveformsBody), ("Body", Body)):
        assert model.model_validate(example(known[name], known))
    assert typed(known["Part"]["properties"]["parts"], known).startswith("list of")


def test_a_wrong_request_names_every_wrong_field() -> None:
    client = TestClient(made())
    answer = client.post("/things/x?limit=900", json={"at": 11, "more": "z" * 100, "part": {"name": "toolong"}})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    fields = {one["field"]: one for one in told["errors"]}
    assert set(fields) == {"path.id", "query.limit", "body.at", "body.more", "body.part.name"}
    assert fields["query.limit"]["found"] == "'900'"
    assert fields["body.more"] == {
        "field": "body.more",
        "wanted": "no field of this name",
        "found": "text of 100 characters",
        "do": "leave it out",
    }
    assert all(one["wanted"] and one["found"] and one["do"] for one in told["errors"])
    assert told["wanted"].startswith("path.id: ")
    assert told["status"] == 422
    missing = client.post("/things/1", json={}).json()["errors"][0]
    assert (missing["field"], missing["found"], missing["do"]) == ("body.at", "nothing", "add it")
    broken = client.post("/things/1", content=b"{nonsense", headers={"content-type": "application/json"}).json()
    assert broken["errors"][0]["wanted"] == "a body of JSON"
