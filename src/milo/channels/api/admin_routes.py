"""The admin's routes: people, messages set aside, health, the safety audit, and what admins did. To all others they are not there.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within admin_routes.
"""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from milo.channels import admin_documents as desk
from milo.channels.admin_desk import AdminDesk
from milo.channels.admin_documents import MOST_LISTED, MOST_WEEKS, WEEKS_BACK, Asked
from milo.channels.api.admin_shapes import told
from milo.channels.api.answers import StrictBody, ToldRoute, answered
from milo.channels.api.asking import Asking
from milo.channels.api.idempotency import THE_HOUSE, Answers, Once, once_for
from milo.channels.api.problem import ADDRESSES
from milo.channels.api.shapes import described
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import NotFound

MOST_SENT = 10_000  # messages sent again by one request (our choice)
Id = Annotated[str, Field(min_length=1, max_length=64)]
Short = Annotated[str, Field(min_length=1, max_length=300)]
Limit = Annotated[int, Query(ge=1, le=MOST_LISTED)]
Cursor = Annotated[str | None, Query(max_length=200, description="next_cursor of the page before.")]
Weeks = Annotated[int, Query(ge=1, le=MOST_WEEKS, description="How far back.")]
Level = Annotated[Literal["E0", "E1", "R", "C", "N"] | None, Query()]
Word = Annotated[str | None, Query(max_length=60)]


class RoleBody(StrictBody):
    """A role."""

    role: Literal["athlete", "coach", "admin"] = Field(examples=["coach"])


class ReasonBody(StrictBody):
    """Why; it is kept in the admin's book, and told to the athlete it is about."""

    reason: Short = Field(examples=["the phone was lost"])


class CloseBody(StrictBody):
    """Whether devices' keys end too."""

    keys: bool = False


class EraseBody(StrictBody):
    """The e-mail of the account that is to go, said again."""

    email: Annotated[str, Field(min_length=1, max_length=254)] = Field(examples=["ada@example.org"])


class RetryBody(StrictBody):
    """Which messages to send again: the oldest of a stream, or of all."""

    stream: Annotated[str, Field(min_length=1, max_length=100)] | None = Field(None, examples=["fitness:events"])
    limit: Annotated[int, Field(ge=1, le=MOST_SENT)] = 500


def admin_routes(admin: AdminDesk, asking: Asking, answers: Answers) -> APIRouter:
    """Everything below /api/v1/admin."""
    router = APIRouter(prefix="/api/v1/admin", tags=["admin"], route_class=ToldRoute)

    def admin_of(who: Annotated[Visitor, Depends(asking.person)]) -> Visitor:
        if who.role != "admin":
            raise NotFound("an address of this API", "none with this path", ADDRESSES)
        return who

    Admin = Annotated[Visitor, Depends(admin_of)]

    def house_of(who: Admin) -> str:
        return THE_HOUSE

    def writer(who: Admin) -> str:
        return who.account_id or "owner"

    Once_ = Annotated[Once, Depends(once_for(answers, house_of, writer))]

    # --- people -------------------------------------------------------------------------------------------------------------

    @router.get("/people", responses=told(desk.People))
    def people(who: Admin, limit: Limit = 50, cursor: Cursor = None) -> Response:
        """The accounts with role, state and last sign-in, and the invitations nobody has used."""
        return answered(admin.people(who, limit, cursor))

    @router.get("/people/{account_id}", responses=told(desk.Person))
    def person(who: Admin, account_id: str) -> Response:
        """One account."""
        return answered(admin.person(who, account_id))

    @router.post("/people/{account_id}/role", responses=told(desk.Person, 200, 409))
    def role(who: Admin, account_id: str, body: RoleBody, once: Once_) -> Response:
        """Give another role; the account's sessions and keys end."""
        return once(lambda: answered(admin.give_role(who, account_id, body.role)))

    @router.post("/people/{account_id}/lock", responses=told(desk.Person, 200, 409))
    def lock(who: Admin, account_id: str, body: ReasonBody, once: Once_) -> Response:
        """Close an account and end its sessions and keys; no record is touched."""
        return once(lambda: answered(admin.lock(who, account_id, body.reason)))

    @router.post("/people/{account_id}/unlock", responses=told(desk.Person, 200, 409))
    def unlock(who: Admin, account_id: str, once: Once_) -> Response:
        """Open it again."""
        return once(lambda: answered(admin.unlock(who, account_id)))

    @router.post("/people/{account_id}/sessions/close", responses=told(desk.Person, 200, 409))
    def close(who: Admin, account_id: str, body: CloseBody, once: Once_) -> Response:
        """End everything that is signed in to an account."""
        return once(lambda: answered(admin.close_sessions(who, account_id, keys=body.keys)))

    @router.get("/people/{account_id}/erasure", responses=told(desk.ToErase))
    def to_erase(who: Admin, account_id: str) -> Response:
        """What erasing the account would take along, without doing it."""
        return answered(admin.to_erase(who, account_id))

    @router.post("/people/{account_id}/erasure", responses=told(desk.ErasedPerson, 200, 409))
    def erase(who: Admin, account_id: str, body: EraseBody, once: Once_) -> Response:
        """Erase an account and the athlete it is, for good, with the key that opens copies elsewhere."""
        return once(lambda: answered(admin.erase(who, account_id, body.email)))

    @router.post("/invitations", status_code=201, responses=told(desk.Invited, 201, 409))
    def invite(who: Admin, body: RoleBody, once: Once_) -> Response:
        """A link for one person to sign up with, shown this once; it works once, for seven days."""
        return once(lambda: answered(admin.invite(who, body.role), 201))

    @router.delete("/invitations/{invitation_id}", status_code=204, responses=described(status=204))
    def withdraw(who: Admin, invitation_id: str) -> Response:
        """Take an invitation back."""
        admin.withdraw(who, invitation_id)
        return Response(status_code=204)

    # --- messages set aside -------------------------------------------------------------------------------------------------

    @router.get("/letters", responses=told(desk.Letters))
    def letters(
        who: Admin, stream: Annotated[str | None, Query(max_length=100)] = None, limit: Limit = 50, cursor: Cursor = None
    ) -> Response:
        """Messages that could not be stored and why, oldest first; never what stands in them."""
        return answered(admin.letters(stream, limit, cursor))

    @router.post("/letters/retry", responses=told(desk.Sent, 200, 409))
    def retry_all(who: Admin, body: RetryBody, once: Once_) -> Response:
        """Send the oldest of them again; what is still bad comes back."""
        return once(lambda: answered(admin.retry_all(who, body.stream, body.limit)))

    @router.get("/letters/{letter_id}", responses=told(desk.LetterShape))
    def letter(who: Admin, letter_id: str) -> Response:
        """One of them with the names, types and lengths of its fields, and no value."""
        return answered(admin.letter(who, letter_id))

    @router.post("/letters/{letter_id}/retry", responses=told(desk.Sent, 200, 409))
    def retry(who: Admin, letter_id: str, once: Once_) -> Response:
        """Send it again."""
        return once(lambda: answered(admin.retry(who, letter_id)))

    @router.post("/letters/{letter_id}/discard", status_code=204, responses=described(None, 204, 409))
    def discard(who: Admin, letter_id: str, body: ReasonBody, once: Once_) -> Response:
        """Take it away for good."""

        def work() -> Response:
            admin.discard(who, letter_id, body.reason)
            return Response(status_code=204)

        return once(work)

    # --- health, safety, acts -----------------------------------------------------------------------------------------------

    @router.get("/models", responses=told(desk.Trained))
    def models(who: Admin) -> Response:
        """The trained models in use with their figures by group of people, and the drift of what they read."""
        return answered(admin.trained())

    @router.get("/health", responses=told(desk.Health))
    def health(
        who: Admin,
        ask_models: Annotated[bool, Query(description="Also knock at the models' addresses; nothing is said to them.")] = False,
    ) -> Response:
        """How the system is: streams, writer, store, models, sensors, keys."""
        return answered(admin.health(ask_models=ask_models))

    def asked(
        weeks: Weeks = WEEKS_BACK, level: Level = None, rule: Word = None, channel: Word = None, athlete: Word = None
    ) -> Asked:
        return Asked(weeks=weeks, level=level, rule=rule, channel=channel, athlete=athlete)

    Wanted = Annotated[Asked, Depends(asked)]

    @router.get("/safety", responses=told(desk.Decisions))
    def safety(who: Admin, wanted: Wanted, limit: Limit = 50, cursor: Cursor = None) -> Response:
        """What the safety shell decided, newest first, with counts by week; athletes under pseudonyms, no word of theirs."""
        return answered(admin.decisions(who, wanted, limit, cursor))

    @router.get("/safety.csv", response_class=Response, responses=described(bytes=("text/csv",)))
    def safety_csv(who: Admin, wanted: Wanted) -> Response:
        """The same as CSV, all of it."""
        headers = {"Content-Disposition": 'attachment; filename="milo-safety.csv"'}
        return Response(admin.decisions_csv(who, wanted), media_type="text/csv", headers=headers)

    @router.get("/latches", responses=told(desk.Standing))
    def latches(who: Admin, limit: Limit = 50, cursor: Cursor = None) -> Response:
        """What locks or locked training and what cleared it, newest first; and how many plans are refused now, by rule."""
        return answered(admin.standing(who, limit, cursor))

    @router.get("/acts", responses=told(desk.Acts))
    def acts(who: Admin, limit: Limit = 50, cursor: Cursor = None) -> Response:
        """What admins did in this room, newest first."""
        return answered(admin.acts(limit, cursor))

    return router
