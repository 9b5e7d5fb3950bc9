"""What OpenAPI says of the admin's routes: the shapes of channels.admin_documents with an example of each.

Annotations are evaluated here (no `from __future__`): a document's type is read at once.
"""

from typing import Any

import msgspec

from milo.channels import admin_documents as desk
from milo.channels.api.shapes import described

AT = "2026-03-01T11:00:00Z"
ADA = "5e0f0c1e-6a0b-4c63-9d1f-2b6f0f4f7a10"
PERSON = {
    "account_id": ADA, "email": "ada@example.org", "name": "Ada", "role": "athlete", "state": "open", "is_athlete": True,
    "created_at": AT, "locked_at": None, "last_sign_in": AT, "last_seen": AT, "sessions": 1, "keys": 0, "consents_given": 1,
    "consents_not_given": 4, "you": False,
}  # fmt: skip
INVITED = {
    "invitation_id": "9f2c", "role": "coach", "expires_at": "2026-03-08T11:00:00Z", "code": "shown-this-once",
    "path": "/sign-up?code=shown-this-once",
}  # fmt: skip
LETTER = {
    "letter_id": "0c6b", "stream": "fitness:events", "kind": "event",
    "reason": {"code": "invalid_field", "text": "the event is not valid at heart_rate_bpm: expected float <= 260.0",
               "field": "heart_rate_bpm", "wanted": "expected float <= 260.0"}, "at": AT,
    "athlete": "P-GQ3TKMJU", "bytes": 212, "schema_version": 1, "retriable": True,
}  # fmt: skip
DECISION = {
    "decision_id": "7d21", "at": AT, "athlete": "P-GQ3TKMJU", "level": "E1", "rules": ["RF-06"], "topics": ["head"],
    "channel": "chat", "by": "template", "locked": True, "version": "safety-1",
}  # fmt: skip
LATCH = {
    "athlete": "P-GQ3TKMJU", "rule": "RF-06", "level": "E1", "since": AT, "scope": "head", "state": "cleared",
    "cleared_by": [{"how": "clearance", "at": "2026-03-05T09:00:00Z", "until": None}],
}  # fmt: skip
TRAINED = {
    "models": [{
        "name": "student", "version": "4f0c1e6a0b4c", "shipped": True, "purpose": "words replies", "blocked": [],
        "groups": [{"tag": "age", "group": "30 to 44", "share": 0.98, "low": 0.93, "high": 1.0, "count": 80}],
    }],
    "drift": {
        "at": AT, "athletes": 4, "messages": 61, "messages_before": 702,
        "lines": [{"aspect": "actions", "index": 0.07, "state": "steady"}],
    },
}  # fmt: skip
HEALTH = {
    "at": AT, "version": "0.1.0", "python": "3.11.2", "up_s": 86_400.0,
    "checks": [{"name": "disk", "state": "ok", "found": "41.2 GB free", "do": "", "code": "free", "values": {"gb": "41.2"}}],
    "streams": [{"stream": "fitness:events", "published": 1200, "pending": 0, "dead": 1}],
    "writer": {"state": "idle", "pending": 0, "waiting_s": None}, "records": 48_210, "store_bytes": 9_412_608,
    "free_bytes": 41_200_000_000, "backup": {"at": None, "reason": {"code": "not_noted", "text": "nobody notes them here"}},
    "models": [{
        "name": "ollama:llama3.2", "outside": False, "reachable": True, "reason": None, "calls": 12, "failures": 0,
        "tokens_in": 9_100, "tokens_out": 1_400, "cost_usd": None, "cost_unknown": 12,
    }],
    "model_calls_waiting": 0, "sensors": [{"device_type": "strap", "alive": 2, "silent": 1, "unknown": 0}], "sessions_running": 0,
    "vault": {"sealed": True, "keys": 4, "master_key_days": 92.0, "master_key_apart": True},
}  # fmt: skip
EXAMPLES: dict[Any, Any] = {
    desk.Person: PERSON,
    desk.Invited: INVITED,
    desk.People: {"people": [PERSON], "invitations": [], "total": 1, "without_account": 0, "next_cursor": None},
    desk.ToErase: {"account_id": ADA, "records": 48_210, "beyond": ["exports you downloaded"]},
    desk.ErasedPerson: {"account_id": ADA, "records": 48_210, "key_destroyed": True},
    desk.Letters: {"letters": [LETTER], "counts": {"fitness:events": 1}, "total": 1, "next_cursor": None},
    desk.LetterShape: {
        **LETTER, "fields": [{"name": "heart_rate_bpm", "type": "number", "size": None}], "unknown_fields": 0,
    },
    desk.Sent: {"sent": 1},
    desk.Health: HEALTH,
    desk.Trained: TRAINED,
    desk.Decisions: {
        "decisions": [DECISION], "weeks": [{"monday": "2026-02-23", "levels": {"E1": 1, "N": 40}}], "total": 1, "next_cursor": None,
    },
    desk.Standing: {
        "latches": [LATCH], "refused_plans": [{"level": "R", "rules": ["G-8"], "athletes": 1}], "total": 1, "next_cursor": None,
    },
    desk.Acts: {
        "acts": [{"act_id": 1, "at": AT, "by": "owner", "action": "lock", "about": ADA, "detail": {"reason": "lost phone"},
            "by_name": None, "about_name": "Ada"}],
        "next_cursor": None,
    },
}  # fmt: skip


def told(answer: Any, status: int = 200, *errors: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of a route that answers with this document, an example included. errors: beside those of all routes."""
    said = described(None, status, *errors)
    said[status]["content"] = {"application/json": {"schema": schema_of(answer), "example": EXAMPLES[answer]}}
    return said


def schema_of(answer: Any) -> dict[str, Any]:
    """The JSON Schema of a document, whole: its parts stand where they are used, since no other room shares them."""
    document = msgspec.json.schema(answer)
    parts = document.pop("$defs", {})

    def whole(part: Any) -> Any:
        if isinstance(part, list):
            return [whole(one) for one in part]
        if not isinstance(part, dict):
            return part
        if "$ref" in part:
            return whole(parts[part["$ref"].rsplit("/", 1)[1]])
        return {name: whole(inside) for name, inside in part.items()}

    made: dict[str, Any] = whole(document)
    return made
