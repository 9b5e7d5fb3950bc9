"""Writes the example client of docs/client.md from the OpenAPI document: one method an operation, in its own words."""

from __future__ import annotations

import keyword
import re
import textwrap
from typing import Any

OPERATIONS = {
    "me": ("get", "/me"),
    "athletes": ("get", "/api/v1/athletes"),
    "import_file": ("post", "/api/v1/imports"),
    "new_plan": ("post", "/api/v1/plans"),
    "current_plan": ("get", "/api/v1/plans/current"),
    "today": ("get", "/api/v1/today"),
    "log_workout": ("post", "/api/v1/workouts"),
    "add_exercise": ("post", "/api/v1/workouts/{workout_id}/exercises"),
    "add_set": ("post", "/api/v1/workouts/{workout_id}/sets"),
    "recent_workouts": ("get", "/api/v1/workouts/recent"),
    "week": ("get", "/api/v1/athletes/{user_id}/week"),
    "records": ("get", "/api/v1/athletes/{user_id}/records/{kind}"),
    "ask": ("get", "/api/v1/coach/stream"),
    "webhooks": ("get", "/api/v1/webhooks"),
    "add_webhook": ("post", "/api/v1/webhooks"),
}
"""Method of the client -> operation; what people begin with. The others are at /docs."""

HEAD = '''\
"""A small client of Milo: the standard library alone. Made from the OpenAPI document; copy it and keep what you need."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen


class Problem(Exception):
    """What Milo refuses, in its own words. status: of HTTP; told: the problem document (RFC 9457)."""

    def __init__(self, status: int, told: dict[str, Any]) -> None:
        super().__init__(f"{status}: {told.get('detail', '')}")
        self.status, self.told = status, told


class Milo:
    """url: where Milo is, such as https://milo.example.  token: a key of your account's page, or what `login` gave."""

    def __init__(self, url: str, token: str | None = None, timeout_s: float = 60) -> None:
        self.url, self.token, self.timeout_s = url.rstrip("/"), token, timeout_s

    def login(self, email: str, password: str) -> None:
        """Come in with an account; the calls after it are in its name."""
        self.token = self._ask("POST", "/auth/login", {}, {"email": email, "password": password})["access_token"]
'''

TAIL = '''
    def _ask(self, method: str, path: str, query: dict[str, Any], body: Any = None, file: str | None = None) -> Any:
        """One call. The key makes a write that is sent twice one write."""
        with self._open(method, path, query, body, file) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def _events(self, method: str, path: str, query: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        """Server-sent events as (event, data), until the last."""
        with self._open(method, path, query) as answer:
            event = ""
            for raw in answer:
                line = raw.decode().rstrip("\\n")
                if line.startswith("event: "):
                    event = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    yield event, json.loads(line.removeprefix("data: "))

    def _open(self, method: str, path: str, query: dict[str, Any], body: Any = None, file: str | None = None) -> Any:
        said = urlencode({name: value for name, value in query.items() if value is not None}, doseq=True)
        headers = {"Accept": "application/json, text/event-stream"}
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None
        if file is not None:
            data, headers["Content-Type"] = _multipart(Path(file))
        elif body is not None:
            said_in_it = {name: value for name, value in body.items() if value is not None}
            data, headers["Content-Type"] = json.dumps(said_in_it).encode(), "application/json"
            headers["Idempotency-Key"] = str(uuid.uuid4())
        request = Request(f"{self.url}{path}" + (f"?{said}" if said else ""), data, headers, method=method)
        try:
            return urlopen(request, timeout=self.timeout_s)
        except HTTPError as refused:
            with refused:
                raise Problem(refused.code, json.loads(refused.read() or b"{}")) from None


def _multipart(path: Path) -> tuple[bytes, str]:
    """A file as the body of a form, and its content type."""
    mark, name = uuid.uuid4().hex, path.name.replace('"', "%22")
    head = f'--{mark}\\r\\nContent-Disposition: form-data; name="file"; filename="{name}"\\r\\n'
    kind = "Content-Type: application/octet-stream\\r\\n\\r\\n"
    return (head + kind).encode() + path.read_bytes() + f"\\r\\n--{mark}--\\r\\n".encode(), f"multipart/form-data; boundary={mark}"
'''
_TYPES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "dict[str, Any]"}


def client_of(document: dict[str, Any]) -> str:
    """The client as a Python module. document: OpenAPI. Raises KeyError for an operation that is there no more."""
    methods = [_method(name, verb, path, document["paths"][path][verb], document) for name, (verb, path) in OPERATIONS.items()]
    return HEAD + "".join(methods) + TAIL


def _method(name: str, verb: str, path: str, told: dict[str, Any], document: dict[str, Any]) -> str:
    inputs = [one for one in told.get("parameters", ()) if one["in"] in {"path", "query"}]
    inputs.sort(key=lambda one: path.find("{" + one["name"] + "}") if one["in"] == "path" else len(path))
    content = told.get("requestBody", {}).get("content", {})
    fields = _fields(content.get("application/json", {}).get("schema", {}), document)
    file = "multipart/form-data" in content
    streams = "text/event-stream" in str(told["responses"].get("200", {}).get("content", {}))
    needed = [(one["name"], one["schema"]) for one in inputs if one.get("required")]
    needed += [(field, schema) for field, (schema, must) in fields.items() if must]
    free = [(one["name"], one["schema"]) for one in inputs if not one.get("required") and one["name"] not in fields]
    free += [(field, schema) for field, (schema, must) in fields.items() if not must]
    signature = [
        "self",
        *(["file: str"] if file else []),
        *(f"{_word(field)}: {_type(schema, document)}" for field, schema in needed),
    ]
    if free:
        signature += ["*", *(f"{_word(field)}: {_optional(_type(schema, document))} = None" for field, schema in free)]
    query = ", ".join(f'"{one["name"]}": {_word(one["name"])}' for one in inputs if one["in"] == "query")
    address = re.sub(r"\{(\w+)\}", lambda found: "{quote(" + _word(found[1]) + ", safe='')}", path)
    call = [f'"{verb.upper()}"', ("f" if "{" in address else "") + f'"{address}"', "{" + query + "}"]
    lines = []
    if fields:
        lines += ["body = {" + ", ".join(f'"{field}": {_word(field)}' for field in fields) + "}"]
        if len(lines[0]) > 120:
            lines = ["body = {", *(f'    "{field}": {_word(field)},' for field in fields), "}"]
        call.append("body")
    if file:
        call.append("file=file")
    gives = "Iterator[tuple[str, Any]]" if streams else "Any"
    about = " ".join(told.get("description", told.get("summary", "")).split())
    doc = "\n".join(textwrap.wrap(f'"""{about} ({verb.upper()} {path})"""', 110, subsequent_indent=""))
    returned = f"return self._{'events' if streams else 'ask'}({', '.join(call)})"
    # as the formatter would have it: within 132 characters, eight of them before the line
    lines += [returned] if len(returned) <= 124 else [returned.split("(", 1)[0] + "(", *(f"    {part}," for part in call), ")"]
    head = f"def {name}({', '.join(signature)}) -> {gives}:"
    if len(head) > 112:
        head = f"def {name}(\n    " + ",\n    ".join(signature) + f",\n) -> {gives}:"
    text = "\n".join([head, textwrap.indent(doc, "    "), *(f"    {line}" for line in lines)])
    return "\n" + textwrap.indent(text, "    ") + "\n"


def _fields(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, tuple[dict[str, Any], bool]]:
    """Field of a body -> its schema and whether it is needed."""
    found = _opened(schema, document)
    return {name: (_opened(one, document), name in found.get("required", ())) for name, one in found.get("properties", {}).items()}


def _opened(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _type(schema: dict[str, Any], document: dict[str, Any]) -> str:
    schema = _opened(schema, document)
    if "anyOf" in schema or "oneOf" in schema:
        parts = [_type(one, document) for one in schema.get("anyOf", schema.get("oneOf", ())) if one.get("type") != "null"]
        return " | ".join(dict.fromkeys(parts)) or "Any"
    if schema.get("type") == "array":
        return f"list[{_type(schema.get('items', {}), document)}]"
    return _TYPES.get(str(schema.get("type")), "Any")


def _optional(type_: str) -> str:
    return type_ if type_ == "Any" else f"{type_} | None"


def _word(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name
