"""Plans over the API: made, read, changed in words, as data or as text, compared and taken back.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within plan_routes.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Depends, Query
from fastapi.responses import PlainTextResponse, Response
from pydantic import Field

from milo.channels.api import plan_documents as docs
from milo.channels.api.answers import MOST_LISTED, StrictBody, ToldRoute, answered, page
from milo.channels.api.idempotency import Once
from milo.channels.api.known_query import known_query
from milo.channels.api.problem import Problem, as_problem
from milo.channels.api.shapes import described
from milo.channels.coaching import Coaching
from milo.channels.locks_told import withheld
from milo.coach.plans.basics.outline import outline
from milo.coach.plans.edits.doors import Edit
from milo.coach.safety.shell import Answered
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.plan import Plan
from milo.vocabulary.told_limits import sentence

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class NewPlanBody(StrictBody):
    """How long the plan is to be; everything else is in the profile and the records."""

    weeks: int | None = Field(None, ge=1, le=52, examples=[4])
    seed: int = Field(0, ge=0, description="Turns the choice among equally good exercises.")


class ChangeBody(StrictBody):
    """An edit as data; which fields count depends on kind (docs/rest.md)."""

    kind: Literal["move", "skip", "days", "minutes", "without", "swap", "harder", "easier", "add", "drop", "free", "sets"]
    this_week: bool = False
    weeks_ahead: int = Field(0, ge=0, le=52)
    day: Day | None = None
    to: Day | None = None
    minutes: float | None = Field(None, ge=5, le=600)
    days: int | None = Field(None, ge=1, le=7)
    days_by: int | None = Field(None, ge=-6, le=6)
    equipment: list[Annotated[str, Field(max_length=50)]] = Field([], max_length=20)
    exercise: str | None = Field(None, max_length=200)
    instead: str | None = Field(None, max_length=200)
    body_part: str | None = Field(None, max_length=50)
    sets: int | None = Field(None, ge=-1, le=5)


class ModifyBody(StrictBody):
    """One of: an edit in words, an edit as data, the whole plan as text."""

    edit: str | None = Field(None, min_length=1, max_length=500, examples=["move Thursday to Friday, only this week"])
    change: ChangeBody | None = Field(None, examples=[None])
    text: str | None = Field(None, min_length=1, max_length=500_000, examples=[None])
    reason: str | None = Field(None, max_length=500, examples=[None])
    dry_run: bool = Field(False, examples=[False])


class RestoreBody(StrictBody):
    """Which version is to hold again."""

    version: int = Field(ge=1, examples=[1])


def plan_routes(coaching: Coaching, mine: Callable[..., str], once: Callable[..., Any], prefix: str) -> APIRouter:
    """Everything about the plan of the athlete a request is about."""
    router = APIRouter(prefix=prefix, tags=["plans"], route_class=ToldRoute, dependencies=[Depends(known_query)])
    Mine = Annotated[str, Depends(mine)]
    Once_ = Annotated[Once, Depends(once)]

    @router.post("/plans", status_code=201, responses=described(docs.MadePlan, 201, 409, also=(200,)))
    def make(athlete: Mine, body: NewPlanBody, once: Once_) -> Response:
        """A new plan from profile and records. One that may not be given comes back with `refused` and is not kept (200).

        While any of the seven health questions is not answered (`parq` in POST /profile/onboarding) it is a cautious plan: its
        first adjustment says so, and `questions_open` names them. Answers of 90 days and more, or from before an E0 or E1, are
        asked anew: the first adjustment and `questions_old` say so.
        """

        def work() -> Response:
            plan = coaching.new_plan(athlete, weeks=body.weeks, seed=body.seed)
            more = {"questions_open": coaching.questions_open(athlete), "questions_old": coaching.questions_old(athlete)}
            return answered({**msgspec.to_builtins(plan), **outline(plan), **more}, 201 if plan.refused is None else 200)

        return once(work)

    @router.get("/plans", responses=described(docs.VersionsDocument))
    def versions(
        athlete: Mine, limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50, cursor: Annotated[str | None, Query()] = None
    ) -> Response:
        """The versions of the plan, newest first, and how many of the edits are still in force."""
        told = coaching.versions(athlete)
        lines, following = page(told["versions"][::-1], "version_id", limit, cursor)
        return answered({"versions": lines, "acceptance": told["acceptance"], "next_cursor": following})

    @router.get("/plans/current", responses=described(docs.CurrentPlan))
    def current(athlete: Mine) -> Response:
        """The plan that holds, with the number of this week and the date each week begins on.

        While training is locked it has no weeks: `locked` says by what, and `refused` the way back.
        """
        locks = coaching.locks(athlete)
        plan = withheld(_some(coaching, athlete, "current"), locks)
        mondays = {str(w.week): coaching.monday_of(athlete, w.week) for w in plan.weeks}
        old = coaching.questions_old(athlete)
        more = {"current_week": coaching.week_number(athlete), "mondays": mondays, "locked": locks, "questions_old": old}
        return answered({**msgspec.to_builtins(plan), **outline(plan), **more})

    @router.get(
        "/plans/{plan_id}/text", response_class=PlainTextResponse, responses=described(None, 200, 409, bytes=("text/plain",))
    )
    def as_text(athlete: Mine, plan_id: str) -> PlainTextResponse:
        """The plan as text (docs/plan-text.md); 409 while training is locked."""
        _some(coaching, athlete, plan_id)
        if coaching.locks(athlete):
            raise Problem(409, "training that is not locked", "that it is locked", "GET /plans/current says the way back")
        return PlainTextResponse(coaching.text(athlete))

    @router.get("/plans/{plan_id}/diff", responses=described(docs.DiffDocument))
    def diff(
        athlete: Mine,
        plan_id: str,
        old: Annotated[int | None, Query(ge=1)] = None,
        new: Annotated[int | None, Query(ge=1)] = None,
    ) -> Response:
        """What changed between two versions; left out: the last one and the one before. No changes while training is locked."""
        return answered(coaching.diff(athlete, old, new, _any(coaching, athlete, plan_id)))

    @router.get("/plans/{plan_id}/versions/{number}", responses=described(Plan))
    def version(athlete: Mine, plan_id: str, number: int) -> Response:
        """One version as plan JSON, also of an earlier plan; without weeks while training is locked."""
        return answered(coaching.version(athlete, number, _any(coaching, athlete, plan_id)))

    @router.post("/plans/{plan_id}:modify", responses=described(docs.ModifiedDocument, 200, 409))
    def modify(athlete: Mine, plan_id: str, body: ModifyBody, once: Once_) -> Response:
        """Change the plan; the answer says old -> new, and what the limits clamped. A text with findings is refused with them.

        Words that tell of a danger change nothing: 409, with the coach's reply as `reply`.
        """
        _some(coaching, athlete, plan_id)
        if sum(x is not None for x in (body.edit, body.change, body.text)) != 1:
            raise BadValue("one of edit, change and text", "none or several", "send one of the three")
        return once(lambda: _heard(coaching, athlete, body))

    @router.post("/plans/{plan_id}:undo", responses=described(docs.TakenBack, 200, 409))
    def undo(athlete: Mine, plan_id: str, once: Once_) -> Response:
        """Take the last version back."""
        _some(coaching, athlete, plan_id)
        return once(lambda: answered(coaching.undo(athlete)))

    @router.post("/plans/{plan_id}:restore", responses=described(docs.TakenBack, 200, 409))
    def restore(athlete: Mine, plan_id: str, body: RestoreBody, once: Once_) -> Response:
        """Let an older version hold again. With the id of an earlier plan it is that plan which holds from now on."""
        earlier = _any(coaching, athlete, plan_id)
        return once(lambda: answered(coaching.restore(athlete, body.version, earlier)))

    @router.post("/adaptation:next_week", tags=["plans"], responses=described(docs.AdaptedDocument, 200, 409))
    def next_week(athlete: Mine, once: Once_, body: Nothing | None = None) -> Response:
        """Adapt the plan to what was logged: every change with its rule, old -> new and data; and the week that comes."""

        def work() -> Response:
            made = coaching.adapt(athlete)
            number = (coaching.week_number(athlete) or 0) + 1
            coming = next((w for w in made["plan"].weeks if w.week == number), None)
            return answered({**made, "next_week": coming, "next_monday": coaching.monday_of(athlete, number) if coming else None})

        return once(work)

    return router


class Nothing(StrictBody):
    """A body without fields: what a door does not take is told, and not left out without a word."""


def _some(coaching: Coaching, athlete: str, plan_id: str) -> Plan:
    """The plan that holds, when it is the one asked for ("current" always is). Raises NotFound."""
    plan = coaching.plan(athlete)
    if plan is None:
        raise NotFound("a plan", "none", "POST /plans makes one")
    if plan_id not in ("current", plan.plan_id):
        raise NotFound(f"a plan with id {plan_id} that holds now", "another one", "GET /plans/current tells which")
    return plan


def _any(coaching: Coaching, athlete: str, plan_id: str) -> str | None:
    """The id of any plan the athlete ever had; None for the one that holds. Raises NotFound."""
    plan = coaching.plan(athlete)
    if plan is not None and plan_id in ("current", plan.plan_id):
        return None
    if any(line["plan_id"] == plan_id for line in coaching.all_versions(athlete)):
        return plan_id
    wanted = "a plan" if plan_id == "current" else f"a plan with id {plan_id}"
    raise NotFound(wanted, "none", "GET /plans/{user_id}/history lists all there were; POST /plans makes one")


def _heard(coaching: Coaching, athlete: str, body: ModifyBody) -> Response:
    """What the words ask for is done, unless they hold a danger or what is refused: then they are answered, as a talk would."""
    try:
        return _modified(coaching, athlete, body)
    except Answered as answer:
        return as_problem(answer)  # no error, so that the same request sent again is not heard a second time


def _modified(coaching: Coaching, athlete: str, body: ModifyBody) -> Response:
    if body.text is not None:
        if body.dry_run:
            return answered({"findings": coaching.check_text(athlete, body.text), "version": None})
        made = coaching.edit_text(athlete, body.text, body.reason or "edited as text")
    else:
        wanted = body.edit if body.change is None else msgspec.convert(body.change.model_dump(), Edit)
        made = coaching.edit(athlete, wanted or "", dry_run=body.dry_run, reason=body.reason)
    if made.findings:
        language = coaching.language(athlete)  # the findings are in it already
        found = "; ".join(sentence("plan_text_line", language).format(line=f.line, what=f.what) for f in made.findings[:5])
        problem = {
            "type": "about:blank",
            "title": "plan text",
            "status": 422,
            "detail": found,
            "wanted": sentence("plan_text", language),
            "found": found,
            "do": sentence("plan_text_do", language),
            "findings": made.findings,
        }
        return Response(msgspec.json.encode(problem), 422, media_type="application/problem+json")
    return answered(made)
