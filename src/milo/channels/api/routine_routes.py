"""The routes of routines: the house's for everybody, a coach's own for those who opened their plan to that coach.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within routine_routes.
"""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from milo.channels.access_consent import ConsentsOf
from milo.channels.api import catalogue_documents as docs
from milo.channels.api.answers import PREFIXES, StrictBody, ToldRoute, answered
from milo.channels.api.asking import Asking
from milo.channels.api.catalogue_writing import CheckBody, EntryBody, RestoreBody, kept, told, version_of, writer
from milo.channels.api.idempotency import Answers, Once, once_for
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import described
from milo.channels.catalogue_desk import CatalogueDesk, Entry
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import NotFound

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Language = Annotated[Literal["en", "es"], Query(description="Of the sentences that say what is wrong.")]


class UseBody(StrictBody):
    """Where a routine goes. week: of the plan, this one where it is left out."""

    day: Day = Field(examples=["monday"])
    week: int | None = Field(None, ge=1, le=104, examples=[None])


class Shelf:
    """The routines a visitor may see and write."""

    def __init__(self, desk: CatalogueDesk, consents: ConsentsOf) -> None:
        self._desk, self._consents = desk, consents

    def seen(self, who: Visitor) -> list[Entry]:
        """All routines of the house, and those of coaches this visitor has to do with."""
        return [line for line in self._desk.entries("routine") if self._is_seen(line, who)]

    def one(self, who: Visitor, id: str) -> Entry:
        """A routine the visitor may see. Raises NotFound."""
        line = self._desk.entry("routine", id)
        if not self._is_seen(line, who):
            raise NotFound(f"a routine {id}", "none of this id")
        return line

    def own(self, who: Visitor, id: str) -> Entry:
        """A routine the visitor may change. Raises NotFound, and Problem 403 for one of the house."""
        line = self.one(who, id)
        if who.role != "admin" and (line.owner is None or line.owner != who.account_id):
            raise Problem(403, "a routine of yours", "one of the house", "the owner of this Milo may change it")
        return line

    def for_athlete(self, athlete: str, id: str) -> Entry:
        """A routine that stands open to an athlete. Raises NotFound."""
        line = self._desk.entry("routine", id)
        if line.owner is not None and "plan" not in self._consents.granted(athlete, line.owner):
            raise NotFound(f"a routine {id}", "none of this id")
        return line

    def _is_seen(self, line: Entry, who: Visitor) -> bool:
        if line.owner is None or who.role == "admin" or (who.account_id is not None and line.owner == who.account_id):
            return True
        athlete = who.athlete_id or who.user_id
        return who.role == "athlete" and athlete is not None and "plan" in self._consents.granted(athlete, line.owner)


def hand(who: Visitor) -> str | None:
    """Whose routine a new one is: the house's by its owner, a coach's by a coach. Raises Problem 403 for athletes."""
    if who.role == "admin":
        return None
    if who.role != "coach" or who.account_id is None:
        raise Problem(403, "the owner of this Milo, an admin or a coach", f"an {who.role}")
    return who.account_id


def routine_routes(desk: CatalogueDesk, asking: Asking, consents: ConsentsOf, answers: Answers) -> APIRouter:
    """Everything about routines."""
    router = APIRouter(tags=["catalogue"])
    shelf = Shelf(desk, consents)
    for prefix in reversed(PREFIXES):
        router.routes.extend(_routines(desk, asking, shelf, prefix).routes)
    athlete = asking.athlete(asking.visitor)
    Athlete = Annotated[str, Depends(athlete)]
    Once_ = Annotated[Once, Depends(once_for(answers, athlete))]

    @router.post("/api/v1/athletes/{user_id}/routines/{routine_id}:use", responses=described(docs.UsedDocument, 200, 409))
    def use(athlete: Athlete, routine_id: str, body: UseBody, once: Once_) -> Response:
        """Put a routine into a day of the plan that holds, in place of that day's lifting; every limit is looked at."""
        shelf.for_athlete(athlete, routine_id)
        return once(lambda: kept(lambda: answered({"used": desk.use(athlete, routine_id, week=body.week, day=body.day)})))

    return router


def _routines(desk: CatalogueDesk, asking: Asking, shelf: Shelf, prefix: str) -> APIRouter:
    router = APIRouter(prefix=prefix, tags=["catalogue"], route_class=ToldRoute)
    Who = Annotated[Visitor, Depends(asking.visitor)]
    one = "/catalog/routines/{routine_id}"
    answer = described(docs.EntryDocument, 200, 412, 428)

    def writing(who: Who) -> Visitor:
        hand(who)
        return who

    Writing = Annotated[Visitor, Depends(writing)]

    @router.get("/catalog/routines", responses=described(docs.EntriesDocument))
    def routines(
        who: Who,
        withheld: Annotated[bool, Query(description="Also those that are withheld.")] = False,
        limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
        offset: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        """The house's routines, and those of coaches you have to do with."""
        found = [line for line in shelf.seen(who) if withheld or not line.withheld]
        return answered({"total": len(found), "entries": found[offset : offset + limit]})

    @router.get(one, responses=described(docs.EntryDocument))
    def routine(who: Who, routine_id: str) -> Response:
        """A routine; the ETag is its version."""
        return told(shelf.one(who, routine_id))

    @router.get(f"{one}/history", responses=described(docs.EntriesDocument))
    def history(who: Writing, routine_id: str) -> Response:
        """Every version, newest first."""
        shelf.one(who, routine_id)
        lines = desk.history("routine", routine_id)
        return answered({"total": len(lines), "entries": lines})

    @router.post("/catalog/routines:check", responses=described(docs.FoundDocument))
    def check(who: Writing, body: CheckBody, language: Language = "en") -> Response:
        """What is wrong with a routine, without keeping it."""
        return answered({"findings": desk.check("routine", body.entry, body.id, language)})

    @router.post("/catalog/routines", status_code=201, responses=described(docs.EntryDocument, 201))
    def add(who: Writing, body: EntryBody, language: Language = "en") -> Response:
        """A new routine: the house's by its owner, a coach's own by a coach."""
        words: dict[str, Any] = {"by": writer(who), "why": body.why, "language": language, "owner": hand(who)}
        return kept(lambda: told(desk.write("routine", body.entry, id=None, version=None, **words), 201))

    @router.put(one, responses=answer)
    def change(who: Writing, request: Request, routine_id: str, body: EntryBody, language: Language = "en") -> Response:
        """The next version."""
        shelf.own(who, routine_id)
        words: dict[str, Any] = {"by": writer(who), "why": body.why, "language": language}
        at = version_of(request, body.version)
        return kept(lambda: told(desk.write("routine", body.entry, id=routine_id, version=at, **words)))

    @router.delete(one, responses=answer)
    def withhold(
        who: Writing,
        request: Request,
        routine_id: str,
        version: Annotated[int | None, Query(ge=0)] = None,
        why: Annotated[str, Query(max_length=300)] = "",
    ) -> Response:
        """Withhold a routine; a restore lets it be used again."""
        shelf.own(who, routine_id)
        at = version_of(request, version)
        return kept(lambda: told(desk.withhold("routine", routine_id, version=at, by=writer(who), why=why)))

    @router.post(f"{one}:restore", responses=answer)
    def restore(who: Writing, request: Request, routine_id: str, body: RestoreBody, language: Language = "en") -> Response:
        """An older version holds again, as a new one."""
        shelf.own(who, routine_id)
        at = version_of(request, body.version)
        words = {"by": writer(who), "language": language}
        return kept(lambda: told(desk.restore("routine", routine_id, to=body.to, version=at, **words)))

    return router
