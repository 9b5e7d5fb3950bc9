"""The routes of one's own account: signing up, in and out, what is kept of oneself, sessions, keys, invitations.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within auth_routes.
"""

from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import UTC, timedelta
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response, StreamingResponse
from fastapi.routing import APIRoute

from milo.channels.access import Access, Grant, Held
from milo.channels.accounts import Account, Invitation, NotLetIn
from milo.channels.accounts_devices import device_words
from milo.channels.accounts_leaving import forget
from milo.channels.api import account_documents as docs
from milo.channels.api.asking import Asking
from milo.channels.api.auth_bodies import (
    Entered,
    Erased,
    InvitationBody,
    KeyBody,
    LoginBody,
    Me,
    NewPasswordBody,
    PasswordBody,
    SignUpBody,
)
from milo.channels.api.problem import Problem, as_problem, faulty_field, language_asked
from milo.channels.api.shapes import OPEN, described
from milo.channels.contract import Flows
from milo.channels.exported import exported
from milo.channels.limits import TooMany
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import NotFound, Unavailable


class Discreet(APIRoute):
    """A route whose refusals name the field and what was wanted, and never repeat what was sent: it may be a password."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler with its refusals told that way."""
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await inner(request)
            except RequestValidationError as e:
                first = e.errors()[0]
                # The name of a field nobody asked for is the sender's, and may hold half a character.
                field = ".".join(str(part) for part in first["loc"]).encode("utf-8", "replace").decode("utf-8")[:200]
                said = faulty_field(dict(first), request, language_asked(request))
                raise Problem(422, f"{field}: {said['wanted']}", _unsaid(said, first), said["do"]) from None

        return handler


def _unsaid(said: dict[str, str], fault: Mapping[str, Any]) -> str:
    """What was found, where nothing was; else only that it was something else."""
    return said["found"] if fault["type"] == "missing" else "something else"


def auth_routes(flows: Flows, access: Access) -> APIRouter:
    """/auth/*, /me, and below /api/v1: me/sessions, me/keys, me/password, invitations."""
    router = APIRouter(tags=["account"], route_class=Discreet)
    asking = Asking(flows, access)
    Who = Annotated[Visitor, Depends(asking.visitor)]
    Person = Annotated[Visitor, Depends(asking.person)]

    @router.post("/auth/signup", response_model=Entered, responses=described(None, 200, 403, problems=OPEN))
    def sign_up(request: Request, body: SignUpBody) -> Any:
        """Make an account and come in. Where MILO_SIGN_UP is `invited`, this takes an invitation."""
        code = body.invitation
        return _answer(
            lambda: _entered(
                access, request, access.accounts.sign_up(body.email, body.password, body.name, code, _address(request)), 403
            ),
            403,
        )

    @router.post("/auth/login", response_model=Entered, responses=described(None, 200, 401, problems=OPEN))
    def login(request: Request, body: LoginBody) -> Any:
        """Come in with e-mail and password: five attempts in a quarter of an hour."""
        return _answer(
            lambda: _entered(access, request, access.accounts.sign_in(body.email, body.password, _address(request)), 401), 401
        )

    @router.post("/auth/logout", status_code=204, responses=described(status=204))
    def logout(who: Person) -> Response:
        """End this session."""
        _close(access, who)
        return Response(status_code=204)

    @router.get("/me", response_model=Me, responses=described())
    def me(who: Who) -> Any:
        """Who one is here."""
        account = access.accounts.account(who.account_id) if who.account_id is not None else None
        name = account.name if account is not None else None
        if name is None and who.athlete_id is not None:
            profile = flows.profile(who.athlete_id)
            name = profile.name if profile is not None else None
        return Me(
            user_id=account.user_id if account is not None else who.user_id,
            role=who.role,
            account_id=who.account_id,
            athlete_id=who.athlete_id,
            email=account.email if account is not None else None,
            name=name,
            scopes=None if who.scopes is None else sorted(who.scopes),
        )

    @router.delete("/me", response_model=Erased, responses=described())
    def erase_me(request: Request, who: Person, body: PasswordBody | None = None) -> Any:
        """Erase oneself for good: the account, and all that is known of the athlete.

        Asks for the password again unless this session began within the last ten minutes.
        """
        if who.account_id is None:
            raise Problem(403, "an account and its password", "a token without an account", "milo erase --athlete ID")
        id = who.account_id

        def erased() -> Any:
            if body is None and not access.is_fresh(who):
                raise Problem(403, "the password", "none, and a sign-in over ten minutes ago", "send it, or sign in again")
            if body is None:
                account = access.accounts.account(id)
            else:
                account = access.accounts.confirm(id, body.password)
            return Erased(erased=forget(flows, access, account))

        return _answer(erased, 403)

    @router.get("/me/export", response_class=StreamingResponse, responses=described(bytes=("application/zip",)))
    def export_me(who: Person) -> StreamingResponse:
        """Everything that is known of oneself as an athlete, as a zip."""
        if who.athlete_id is None:
            raise NotFound("an athlete's account", "one without an athlete", "GET /api/v1/athletes/{user_id}/export")
        made = exported(flows, who.athlete_id)
        name = f"milo-{who.athlete_id[:8]}.zip"
        headers = made.headers(f'attachment; filename="{name}"')
        return StreamingResponse(made.chunks(), media_type="application/zip", headers=headers)

    @router.get("/api/v1/me/sessions", responses=described(docs.SessionsDocument))
    def sessions(who: Person) -> Response:
        """Where one is signed in: the device in words, when it was last seen, and which one this is."""
        return _json({"sessions": [_shown(one, who) for one in access.held(who)]})

    @router.delete("/api/v1/me/sessions", status_code=204, responses=described(status=204))
    def close_others(who: Person) -> Response:
        """End all of one's sessions but this one."""
        access.close_others(who)
        return Response(status_code=204)

    @router.delete("/api/v1/me/sessions/{session_id}", status_code=204, responses=described(status=204))
    def close_session(who: Person, session_id: str) -> Response:
        """End one of one's sessions."""
        access.close_one(who, session_id)
        return Response(status_code=204)

    @router.post("/api/v1/me/password", status_code=204, responses=described(status=204))
    def change_password(request: Request, who: Person, body: NewPasswordBody) -> Response:
        """Another password; every other session and every key ends."""
        if who.account_id is None:
            raise Problem(403, "an account and its password", "a token without an account")
        id = who.account_id

        def changed() -> Response:
            access.accounts.change_password(id, body.password, body.new_password)
            access.close_others(who, keys=True)
            return Response(status_code=204)

        answer: Response = _answer(changed, 403)
        return answer

    @router.get("/api/v1/me/keys", responses=described(docs.KeysDocument))
    def keys(who: Person) -> Response:
        """The keys of one's devices; never the secrets."""
        return _json({"keys": [_shown(one, who) for one in access.held(who, ("key",))]})

    @router.post("/api/v1/me/keys", status_code=201, responses=described(docs.NewKey, 201))
    def new_key(who: Person, body: KeyBody) -> Response:
        """A key for a device, shown this once."""
        made = access.new_key(who, body.label, body.scopes, timedelta(days=body.days))
        return _json(
            {"key_id": made.token_id, "key": made.token, "expires_at": made.expires_at, "scopes": sorted(set(body.scopes))}, 201
        )

    @router.delete("/api/v1/me/keys/{key_id}", status_code=204, responses=described(status=204))
    def revoke_key(who: Person, key_id: str) -> Response:
        """Make a key useless."""
        access.close_one(who, key_id)
        return Response(status_code=204)

    @router.get("/api/v1/invitations", responses=described(docs.InvitationsDocument))
    def invitations(who: Person) -> Response:
        """The invitations nobody has used yet: one's own, and all of them for the owner."""
        if who.role == "athlete":
            raise NotFound("somebody who may invite", "an athlete")
        return _json({"invitations": [_invited(one) for one in access.accounts.invitations(who)]})

    @router.post("/api/v1/invitations", status_code=201, responses=described(docs.InvitationLine, 201))
    def invite(who: Person, body: InvitationBody) -> Response:
        """Leave for one person to sign up within seven days; the code is shown this once."""
        if body.athlete_id is not None:
            asking.may_see(body.athlete_id, who)
        try:
            return _json(_invited(access.accounts.invite(body.role, body.athlete_id, who)), 201)
        except NotLetIn as e:
            raise Problem(403, e.wanted, e.found, e.do) from None

    @router.delete("/api/v1/invitations/{invitation_id}", status_code=204, responses=described(status=204))
    def withdraw(who: Person, invitation_id: str) -> Response:
        """Take an invitation back."""
        access.accounts.withdraw(invitation_id, who)
        return Response(status_code=204)

    return router


def _entered(access: Access, request: Request, account: Account, status: int) -> Entered:
    grant: Grant = access.new_session(account, device_words(request.headers.get("user-agent")))
    return Entered(user_id=account.user_id, access_token=grant.token, expires_at=grant.expires_at)


def _answer(asked: Callable[[], Any], status: int) -> Any:
    """What was asked for; not being let in becomes `status`, too many attempts 429 with the seconds to wait."""
    try:
        return asked()
    except NotLetIn as e:
        raise Problem(status, e.wanted, e.found, e.do) from None
    except TooMany as e:
        answer = as_problem(Problem(429, e.wanted, e.found, e.do))
        answer.headers["Retry-After"] = str(e.retry_s)
        return answer


def _close(access: Access, who: Visitor) -> None:
    if who.token_id is None:
        raise Unavailable("a session", "a token without a name")
    with suppress(NotFound):
        access.close_one(who, who.token_id)


def _address(request: Request) -> str | None:
    # Behind a proxy this is the caller only where `milo up --behind-proxy ADDRESS` names the proxy; no header is read here.
    return request.client.host if request.client is not None else None


def _shown(one: Held, who: Visitor) -> dict[str, Any]:
    if one.purpose == "key":
        return {
            "key_id": one.token_id,
            "label": one.label,
            "scopes": list(one.scopes or ()),
            "created_at": one.created_at,
            "last_used_at": one.seen_at,
            "expires_at": one.expires_at,
        }
    return {
        "session_id": one.token_id,
        "device": one.device,
        "created_at": one.created_at,
        "last_seen_at": one.seen_at,
        "expires_at": one.expires_at,
        "this": one.token_id == who.token_id,
    }


def _invited(one: Invitation) -> dict[str, Any]:
    shown = {
        "invitation_id": one.invitation_id,
        "role": one.role,
        "athlete_id": one.athlete_id,
        "expires_at": one.expires_at.astimezone(UTC),
    }
    return {**shown, "code": one.code, "path": f"/sign-up?code={one.code}"} if one.code is not None else shown


def _json(document: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(document), status_code=status, media_type="application/json")
