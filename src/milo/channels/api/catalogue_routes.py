"""The route of the exercise catalogue: browse it, filter it, search it in both languages.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within catalogue_routes.
"""

from collections.abc import Collection
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from milo.channels.access import Visitor
from milo.channels.api import documents as docs
from milo.channels.api.asking import Asking
from milo.channels.api.shapes import described
from milo.coach.catalogue import alternatives, possible, search
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.exercises import Exercise, Kind, catalogue

MOST = 1_000  # exercises in one answer (our choice)


def catalogue_routes(asking: Asking) -> APIRouter:
    """GET /catalog/exercises, for whoever has a token."""
    router = APIRouter(tags=["catalogue"])
    Who = Annotated[Visitor, Depends(asking.visitor)]

    @router.get("/catalog/exercises", responses=described(docs.CatalogueDocument))
    def exercises(
        who: Who,
        q: Annotated[str | None, Query(max_length=200, description="Words of a name; typing errors are forgiven.")] = None,
        language: Literal["en", "es"] = "en",
        pattern: Annotated[str | None, Query(max_length=50)] = None,
        muscle: Annotated[str | None, Query(max_length=50)] = None,
        kind: Kind | None = None,
        equipment: Annotated[str | None, Query(max_length=200, description="What there is, with commas; empty: nothing.")] = None,
        instead_of: Annotated[str | None, Query(max_length=80, description="An exercise id: what can stand in for it.")] = None,
        limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
        offset: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        """Exercises with muscles, equipment, joint stresses, cues, faults and variants; all filters given must fit."""
        have = _equipment(equipment)
        _known("pattern", pattern, {e.pattern for e in catalogue().values()})
        _known("muscle", muscle, {m for e in catalogue().values() for m in e.muscles})
        if instead_of is not None:
            found = alternatives(instead_of, have)
        else:
            found = possible(have) if q is None else search(q, language, len(catalogue()))
        fitting = [e for e in found if _fits(e, pattern, muscle, kind, have)]
        return _json({"total": len(fitting), "exercises": fitting[offset : offset + limit]})

    return router


def _fits(exercise: Exercise, pattern: str | None, muscle: str | None, kind: str | None, have: Collection[str]) -> bool:
    return (
        pattern in (None, exercise.pattern)
        and (muscle is None or muscle in exercise.muscles)
        and kind in (None, exercise.kind)
        and set(exercise.equipment) <= set(have)
    )


def _equipment(said: str | None) -> list[str]:
    """All equipment where nothing is said. Raises UnknownName."""
    if said is None:
        return list(EQUIPMENT_WORDS)
    items = [item.strip().lower() for item in said.split(",") if item.strip()]
    for item in items:
        _known("equipment", item, EQUIPMENT_WORDS)
    return items


def _known(what: str, name: str | None, known: Collection[str]) -> None:
    if name is not None and name not in known:
        raise UnknownName(what, name, known)


def _json(document: dict[str, int | list[Exercise]]) -> Response:
    return Response(msgspec.json.encode(document), media_type="application/json")
