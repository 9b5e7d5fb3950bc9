"""What OpenAPI says of every answer: component schemas made from the types themselves, and the problems a route may have.

Annotations are evaluated here (no `from __future__`): a document of this room is a type.
"""

import re
from functools import cache
from typing import Any

import msgspec
from fastapi import FastAPI

from milo.channels import activities, calendar, form_documents
from milo.channels.api import (
    account_documents,
    catalogue_documents,
    food_documents,
    house_documents,
    message_documents,
    outlook_documents,
    plan_documents,
    talk_documents,
    training_documents,
    webhook_documents,
)
from milo.channels.coaching import Today
from milo.insight.views import Week
from milo.vocabulary.plan import Plan
from milo.vocabulary.records import KINDS

DOCUMENTS = (
    house_documents,
    account_documents,
    plan_documents,
    training_documents,
    talk_documents,
    webhook_documents,
    catalogue_documents,
    message_documents,
    outlook_documents,
    activities,
    calendar,
    food_documents,
    form_documents,
)
"""In the order OpenAPI lists them."""
REF = "#/components/schemas/{name}"
PROBLEM = "application/problem+json"
_TEXT = {"type": "string"}
_PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "What is wrong, as RFC 9457 tells it, with what was wanted, found, and what to do.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "wanted", "found", "do"],
    "properties": {
        **dict.fromkeys(("type", "title", "detail", "wanted", "found", "do"), _TEXT),
        "status": {"type": "integer"},
        "errors": {
            "description": "Every wrong field of a body, by name.",
            "type": "array",
            "items": {"type": "object", "additionalProperties": _TEXT},
        },
        "findings": {
            "description": "Every line of a plan text to mend.",
            "type": "array",
            "items": {"$ref": REF.format(name="Finding")},
        },
    },
}
WHY = {
    400: "A request nobody can read",
    401: "No valid token",
    403: "A key without the scope, or somebody who may not",
    404: "Not there, or not this visitor's",
    409: "The same request is still being answered",
    412: "Somebody else changed it in the meantime",
    413: "Too large",
    422: "Something in the request is off",
    428: "If-Match or a version is needed",
    429: "Too many requests; Retry-After says when to come again",
    503: "The store does not answer; try again",
}
_DOTTED = re.compile(r"milo\.[a-z_.]*?([a-z_]+)\.([A-Z]\w*)")
OPEN = (422, 429, 503)
"""Problems of every door."""
SIGNED_IN = (401, 403, 404, *OPEN)
"""Problems of every door that asks for a token."""
RECORDS = "RecordsDocument"
"""The one document whose parts are of many types: whatever kind of record was asked for."""


@cache
def _all() -> tuple[dict[Any, dict[str, Any]], dict[str, Any]]:
    """Type -> reference, and name -> component schema, of all documents."""
    found = [t for room in DOCUMENTS for t in vars(room).values() if isinstance(t, type) and t.__module__ == room.__name__]
    types = [*found, Today, Week, Plan, *(kind.type for kind in KINDS.values())]
    told = msgspec.json.schema_components(types, ref_template=REF)
    # Where two types share a name, msgspec writes the whole module; its last part is enough to tell them apart.
    schemas, parts = msgspec.json.decode(
        _DOTTED.sub(lambda found: found[1].title().replace("_", "") + found[2], msgspec.json.encode(told).decode())
    )
    refs = dict(zip(types, schemas, strict=True))
    records = {"type": "array", "items": {"anyOf": [refs[kind.type] for kind in KINDS.values()]}}
    parts["RecordsDocument"] = {
        "title": "RecordsDocument",
        "description": "Records of one kind, oldest first.",
        "type": "object",
        "properties": {"kind": _TEXT, "records": records},
        "required": ["kind", "records"],
    }
    return refs, {**parts, "Problem": _PROBLEM}


def described(
    answer: Any = None,
    status: int = 200,
    *errors: int,
    problems: tuple[int, ...] = SIGNED_IN,
    bytes: tuple[str, ...] = (),
    also: tuple[int, ...] = (),
) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of a route: the shape of its answer and the problems it may have.

    answer: its type; None for an answer without a body, or of `bytes`, media types.  also: more statuses with the same shape.
    """
    told: dict[int | str, dict[str, Any]] = {
        code: {"description": WHY[code], "content": {PROBLEM: {"schema": {"$ref": REF.format(name="Problem")}}}}
        for code in sorted({*problems, *errors})
    }
    content: dict[str, Any] = {
        kind: {"schema": {"type": "string", "format": "binary"} if "/zip" in kind or "octet" in kind else _TEXT} for kind in bytes
    }
    if answer is not None:
        content["application/json"] = {
            "schema": {"$ref": REF.format(name=answer)} if isinstance(answer, str) else _all()[0][answer]
        }
    for code in (status, *also):
        told[code] = {"description": "Done", **({"content": content} if content else {})}
    return told


def describe(app: FastAPI) -> None:
    """Let the application's OpenAPI document hold the components the routes refer to; call it after all routes are there."""
    plain = app.openapi

    def whole() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = plain()
            known = document.setdefault("components", {}).setdefault("schemas", {})
            for name in ("HTTPValidationError", "ValidationError"):
                known.pop(name, None)
            known.update(_all()[1])
        return app.openapi_schema or plain()

    app.openapi = whole  # type: ignore[method-assign]
