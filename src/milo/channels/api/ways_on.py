"""What to do about a refusal that does not say so itself, and what was wanted of words that were answered instead of done."""

from __future__ import annotations

from typing import Any

from milo.coach.safety.shell import Answered
from milo.vocabulary.errors import MiloError

_BY_CODE = {"not_plausible": "check the number and its unit, and send it again"}
_BY_STATUS = {
    401: "sign in: POST /auth/login, or milo token --athlete ID",
    403: "ask the owner of this Milo, or sign in as somebody who may",
    404: "check the name or id; what is not yours answers as if it were not there",
    409: "read what stands there now, then send it again",
    412: "read it again, then send your change once more",
    422: "send what is wanted here; /docs has an example",
    429: "wait a while, then send it again",
    503: "send the same again in a while",
}
_ELSE = "see /docs"


def parts(error: MiloError, status: int) -> dict[str, str]:
    """What was wanted, what was found and what to do, none of them empty.

    Words that were answered instead of done (a danger, or what is refused) say so by level and rules; the reply is what to do.
    """
    wanted, found = error.wanted, error.found
    if isinstance(error, Answered):
        rules = ", ".join(error.reply.rules)
        wanted = wanted or "words with neither a danger nor anything Milo refuses"
        found = found or f"words of level {error.reply.level}" + (f" ({rules})" if rules else "")
    do = error.do or _BY_CODE.get(error.code) or _BY_STATUS.get(status, _ELSE)
    return {"wanted": wanted or "a request that can be done", "found": found or "one that cannot", "do": do}


def not_json(error: dict[str, Any]) -> dict[str, str]:
    """Of a body that is no JSON: where it stops being any. error: as the framework tells it."""
    at, why = error["loc"][-1], str(error.get("ctx", {}).get("error", ""))
    place = f"text that is none from character {at + 1} on" if isinstance(at, int) else "text that is none"
    return {"field": "body", "wanted": "a body of JSON", "found": f"{place} ({why})" if why else place, "do": "send JSON"}
