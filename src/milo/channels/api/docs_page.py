"""The API's own page at /docs, made from its OpenAPI document: nothing is loaded from elsewhere, and it works without script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

REPLACED = frozenset({"/docs", "/redoc", "/docs/oauth2-redirect"})
"""FastAPI's own pages, which load their script from a network of other people's."""
DEEP = 6  # levels of a body that are shown; a type that holds itself ends there (our choice)
BY_TYPE: dict[str, Any] = {"integer": 1, "number": 1.5, "boolean": True, "null": None, "string": "text"}
BY_FORMAT = {"date-time": "2026-03-31T07:00:00Z", "date": "2026-03-31", "binary": "(a file)"}

Json = dict[str, Any]


def add_docs(app: FastAPI) -> None:
    """Answer /docs with this page instead of FastAPI's; call it after all routes are there."""
    app.router.routes[:] = [route for route in app.router.routes if getattr(route, "path", None) not in REPLACED]
    app.docs_url = app.redoc_url = None

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(docs_page(app.openapi()))


def docs_page(document: Json) -> str:
    """An OpenAPI document as one page of HTML: what can be asked, with which parameters and bodies, and how it answers."""
    known = document.get("components", {}).get("schemas", {})
    rooms: dict[str, list[str]] = {}
    for path, operations in document.get("paths", {}).items():
        for method, asked in operations.items():
            rooms.setdefault((asked.get("tags") or ["other"])[0], []).append(_operation(path, method, asked, known))
    info = document.get("info", {})
    contents = "".join(f'<a href="#{escape(room)}">{escape(room)}</a>' for room in rooms)
    sections = "".join(
        f'<section id="{escape(room)}"><h2>{escape(room)}</h2>{"".join(found)}</section>' for room, found in rooms.items()
    )
    style = files("milo.channels.api").joinpath("docs_page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/>'
        f'<meta name="color-scheme" content="light dark"/><title>{escape(info.get("title", ""))} API</title>'
        f"<style>{style}</style></head><body><header><h1>{escape(info.get('title', ''))} API "
        f"<small>{escape(info.get('version', ''))}</small></h1><p>{escape(info.get('summary', ''))}</p>"
        "<p>Programs send a bearer token, which <code>milo token --athlete ID</code> prints: "
        "<code>Authorization: Bearer TOKEN</code>. What is wrong is answered as <code>application/problem+json</code> with what "
        'was wanted, what was found and what to do. The document itself: <a href="/openapi.json">/openapi.json</a>.</p>'
        f"<nav>{contents}</nav></header><main>{sections}</main></body></html>"
    )


def _operation(path: str, method: str, asked: Json, known: Json) -> str:
    """One thing that can be asked, folded together until somebody wants to know more."""
    told = str(asked.get("description") or asked.get("summary") or "")
    first, _, rest = told.partition("\n")
    inside = "".join(f"<p>{escape(line)}</p>" for line in rest.splitlines() if line.strip())
    inside += _parameters(asked.get("parameters", []), known)
    for kind, content in asked.get("requestBody", {}).get("content", {}).items():
        inside += f"<h4>Body <small>{escape(kind)}</small></h4>{_fields(content.get('schema', {}), known)}"
        inside += _code(_dumped(example(content.get("schema", {}), known)))
    inside += _answers(asked.get("responses", {}), known)
    inside += f"<h4>Example</h4>{_code(_curl(path, method, asked, known))}"
    lock = '<small class="lock" title="needs a token">token</small>' if asked.get("security") else ""
    return (
        f'<details><summary><b class="{escape(method)}">{escape(method.upper())}</b> <code>{escape(path)}</code> '
        f"<span>{escape(first)}</span>{lock}</summary><div>{inside}</div></details>"
    )


def _parameters(parameters: list[Json], known: Json) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(one['name'])}</code></td><td>{escape(one['in'])}{', needed' if one.get('required') else ''}</td>"
        f"<td>{escape(typed(one.get('schema', {}), known))}</td><td>{escape(one.get('description', ''))}</td></tr>"
        for one in parameters
    )
    head = "<tr><th>Name</th><th>In</th><th>Type</th><th></th></tr>"
    return f"<h4>Parameters</h4><table>{head}{rows}</table>" if rows else ""


def _fields(schema: Json, known: Json) -> str:
    """The fields of a body; what they hold in turn is seen in its example."""
    whole = _resolved(schema, known)
    needed = whole.get("required", [])
    rows = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{'needed' if name in needed else ''}</td>"
        f"<td>{escape(typed(field, known))}</td><td>{escape(_resolved(field, known).get('description', ''))}</td></tr>"
        for name, field in whole.get("properties", {}).items()
    )
    return f"<table><tr><th>Field</th><th></th><th>Type</th><th></th></tr>{rows}</table>" if rows else ""


def _answers(responses: Json, known: Json) -> str:
    rows = ""
    for status, answer in responses.items():
        told, kinds = answer.get("description", ""), ", ".join(answer.get("content", {}))
        rows += f"<tr><td><code>{escape(status)}</code></td><td>{escape(told)}</td><td>{escape(kinds)}</td></tr>"
    return f"<h4>Answers</h4><table>{rows}</table>" if rows else ""


def typed(schema: Json, known: Json) -> str:
    """A type in a few words: "text", "list of number", "date-time or nothing", with its bounds.

    >>> typed({"type": "integer", "minimum": 1, "maximum": 500}, {})
    'integer, 1 to 500'
    """
    found = _resolved(schema, known)
    choices = found.get("anyOf") or found.get("oneOf")
    if choices:
        return " or ".join("nothing" if one.get("type") == "null" else typed(one, known) for one in choices)
    if "enum" in found:
        return "one of " + ", ".join(map(str, found["enum"]))
    if "const" in found:
        return repr(found["const"])
    if found.get("type") == "array":
        return f"list of {typed(found.get('items', {}), known)}"
    kind = str(found.get("type", "anything"))
    word = str(found.get("format") or {"string": "text"}.get(kind, kind))
    low = found.get("minimum", found.get("exclusiveMinimum"))
    high = found.get("maximum", found.get("exclusiveMaximum"))
    if low is not None and high is not None:
        return f"{word}, {low:g} to {high:g}"
    return word if low is None and high is None else f"{word}, from {low:g}" if low is not None else f"{word}, up to {high:g}"


def example(schema: Json, known: Json, deep: int = 0) -> Any:
    """Something a schema takes: its own example or default, else one by its type.

    >>> example({"type": "array", "items": {"type": "number", "examples": [61]}}, {})
    [61]
    """
    found = _resolved(schema, known)
    for given in (*found.get("examples", []), *(found[name] for name in ("example", "const", "default") if name in found)):
        if given is not None:
            return given
    if found.get("enum"):
        return found["enum"][0]
    choices = found.get("anyOf") or found.get("oneOf") or []
    if choices:
        return example(next((one for one in choices if one.get("type") != "null"), choices[0]), known, deep)
    if found.get("type") == "array":
        return [] if deep >= DEEP else [example(found.get("items", {}), known, deep + 1)]
    if found.get("type") == "object" or "properties" in found:
        return {} if deep >= DEEP else {name: example(one, known, deep + 1) for name, one in found.get("properties", {}).items()}
    return BY_FORMAT.get(found.get("format", ""), found.get("minimum", BY_TYPE.get(found.get("type", ""))))


def _resolved(schema: Json, known: Json) -> Json:
    """The schema itself, where it only names one."""
    seen = 0
    while "$ref" in schema and seen < DEEP:
        schema, seen = known.get(str(schema["$ref"]).rsplit("/", 1)[-1], {}), seen + 1
    return schema


def _curl(path: str, method: str, asked: Json, known: Json) -> str:
    """The request as one types it in a shell."""
    needed = [one for one in asked.get("parameters", []) if one.get("required") and one["in"] == "query"]
    query = "&".join(f"{one['name']}={example(one.get('schema', {}), known)}" for one in needed)
    where = "$MILO" + path.replace("{", "$").replace("}", "") + (f"?{query}" if query else "")
    return " ".join(["curl", *_options(method, asked, known), f'"{where}"'])


def _options(method: str, asked: Json, known: Json) -> Iterator[str]:
    if method != "get":
        yield f"-X {method.upper()}"
    if asked.get("security"):
        yield '-H "Authorization: Bearer $TOKEN"'
    for kind, content in asked.get("requestBody", {}).get("content", {}).items():
        body = example(content.get("schema", {}), known)
        if kind == "multipart/form-data":
            yield "-F file=@FILE"
        else:
            yield f"-H 'Content-Type: {kind}' -d '{json.dumps(body)}'"


def _dumped(body: Any) -> str:
    return json.dumps(body, indent=1, ensure_ascii=False)


def _code(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"
