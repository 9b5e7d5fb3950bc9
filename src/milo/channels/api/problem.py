"""Errors that exist only at the door: no token, too large an upload."""

from __future__ import annotations

from fastapi.responses import JSONResponse

from milo.vocabulary.errors import BadRecord, BadValue, MiloError, NotFound, RefusedFile, Unavailable, UnknownName

# A program that is told 503 tries again later; any other answer would let it throw its readings away.
_STATUS: dict[type[MiloError], int] = {
    NotFound: 404,
    BadValue: 422,
    UnknownName: 422,
    BadRecord: 422,
    RefusedFile: 422,
    Unavailable: 503,
}


class Problem(MiloError):
    """An error with its HTTP status."""

    code = "refused"

    def __init__(self, status: int, wanted: str = "", found: str = "", do: str = "") -> None:
        self.status = status
        super().__init__(wanted, found, do)


def as_problem(error: MiloError) -> JSONResponse:
    """An error as RFC 9457 problem+json: what was wanted, found, and what to do."""
    status = error.status if isinstance(error, Problem) else _STATUS.get(type(error), 422)
    body = {
        "type": "about:blank",
        "title": error.code.replace("_", " "),
        "status": status,
        "detail": str(error),
        "wanted": error.wanted,
        "found": error.found,
        "do": error.do,
    }
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse(body, status_code=status, media_type="application/problem+json", headers=headers)
