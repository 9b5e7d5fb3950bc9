"""The routes of the exercise catalogue: browse it, filter it, search it in both languages, and add to it.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within catalogue_routes.
"""

from collections.abc import Collection
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from milo.channels.api import catalogue_documents, house_documents
from milo.channels.api.answers import PREFIXES, ToldRoute, answered
from milo.channels.api.asking import Asking
from milo.channels.api.catalogue_writing import CheckBody, EntryBody, RestoreBody, admin, kept, told, version_of, writer
from milo.channels.api.known_query import known_query
from milo.channels.api.shapes import described
from milo.channels.catalogue_desk import CatalogueDesk
from milo.channels.visitor import Visitor
from milo.coach.catalogue import alternatives, possible, search
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.exercises import Exercise, Kind, catalogue

MOST = 1_000  # exercises in one answer (our choice)


def catalogue_routes(asking: Asking, desk: CatalogueDesk | None = None) -> APIRouter:
    """GET /catalog/exercises, for whoever has a token; with a desk also the house's own, which only its owner writes."""
    router = APIRouter()
    for prefix in reversed(PREFIXES):
        router.routes.extend(_browsing(asking, prefix).routes)
        if desk is not None:
            router.routes.extend(_writing(asking, desk, prefix).routes)
    return router


def _browsing(asking: Asking, prefix: str) -> APIRouter:
    router = APIRouter(prefix=prefix, tags=["catalogue"], dependencies=[Depends(known_query)])
    Who = Annotated[Visitor, Depends(asking.visitor)]

    @router.get("/catalog/exercises", responses=described(house_documents.CatalogueDocument))
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
        return answered({"total": len(fitting), "exercises": fitting[offset : offset + limit]})

    return router


def _writing(asking: Asking, desk: CatalogueDesk, prefix: str) -> APIRouter:
    router = APIRouter(prefix=prefix, tags=["catalogue"], route_class=ToldRoute)
    Who = Annotated[Visitor, Depends(asking.visitor)]
    One = "/catalog/exercises/{exercise_id}"
    answer = described(catalogue_documents.EntryDocument, 200, 412, 428)

    def owner(who: Who) -> Visitor:
        return admin(who)

    Owner = Annotated[Visitor, Depends(owner)]
    Language = Annotated[Literal["en", "es"], Query(description="Of the sentences that say what is wrong.")]

    @router.get(One, responses=described(catalogue_documents.EntryDocument))
    def one(who: Who, exercise_id: str) -> Response:
        """An exercise, ours or the house's; the ETag is its version."""
        return told(desk.entry("exercise", exercise_id))

    @router.get(f"{One}/history", responses=described(catalogue_documents.EntriesDocument))
    def history(who: Owner, exercise_id: str) -> Response:
        """Every version, newest first: who wrote it, when and why."""
        lines = desk.history("exercise", exercise_id)
        return answered({"total": len(lines), "entries": lines})

    @router.post("/catalog/exercises:check", responses=described(catalogue_documents.FoundDocument))
    def check(who: Owner, body: CheckBody, language: Language = "en") -> Response:
        """What is wrong with an entry, without keeping it."""
        return answered({"findings": desk.check("exercise", body.entry, body.id, language)})

    @router.post("/catalog/exercises", status_code=201, responses=described(catalogue_documents.EntryDocument, 201))
    def add(who: Owner, body: EntryBody, language: Language = "en") -> Response:
        """A new exercise of the house, known everywhere from now on."""
        by, why = writer(who), body.why
        return kept(lambda: told(desk.write("exercise", body.entry, id=None, version=None, by=by, why=why, language=language), 201))

    @router.put(One, responses=answer)
    def change(who: Owner, request: Request, exercise_id: str, body: EntryBody, language: Language = "en") -> Response:
        """The next version; of an exercise of ours only its cues and faults, {} for ours again."""
        desk.entry("exercise", exercise_id)
        version = version_of(request, body.version)
        by, why = writer(who), body.why
        return kept(
            lambda: told(desk.write("exercise", body.entry, id=exercise_id, version=version, by=by, why=why, language=language))
        )

    @router.delete(One, responses=answer)
    def withhold(
        who: Owner,
        request: Request,
        exercise_id: str,
        version: Annotated[int | None, Query(ge=0)] = None,
        why: Annotated[str, Query(max_length=300)] = "",
    ) -> Response:
        """Leave it out of new plans; plans that hold it can still be read. A restore lets it be used again."""
        desk.entry("exercise", exercise_id)
        at = version_of(request, version)
        return kept(lambda: told(desk.withhold("exercise", exercise_id, version=at, by=writer(who), why=why)))

    @router.post(f"{One}:restore", responses=answer)
    def restore(who: Owner, request: Request, exercise_id: str, body: RestoreBody, language: Language = "en") -> Response:
        """An older version holds again, as a new one."""
        desk.entry("exercise", exercise_id)
        at = version_of(request, body.version)
        return kept(lambda: told(desk.restore("exercise", exercise_id, to=body.to, version=at, by=writer(who), language=language)))

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
