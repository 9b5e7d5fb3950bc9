"""Who asks: the dependencies all routes share. Other people's things answer as if they were not there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, WebSocket
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from milo.channels.access import COOKIE, Access
from milo.channels.access_consent import ConsentsOf
from milo.channels.access_rules import rule_of
from milo.channels.api.problem import Problem
from milo.channels.contract import Flows
from milo.channels.visitor import Visitor
from milo.vocabulary.errors import NotFound

bearer = HTTPBearer(auto_error=False, description="A token of POST /auth/login or `milo token --athlete ID`, or a device's key.")


class Asking:
    """Turns tokens into visitors and visitors into the athletes they may see."""

    def __init__(self, flows: Flows, access: Access) -> None:
        self._flows = flows
        self._access = access
        self._consents = ConsentsOf(flows, access.clock)

    def visitor(self, request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Visitor:
        """Who holds the bearer token. Raises Problem 401, and 403 for a key whose scopes do not hold this."""
        return self._known(request, credentials.credentials if credentials else None)

    def looker(self, request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Visitor:
        """As visitor, and also whoever signed in to the web app: for what pages link to and that changes nothing."""
        return self._known(request, credentials.credentials if credentials else request.cookies.get(COOKIE))

    def person(self, request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Visitor:
        """As visitor, but a person who signed in and no device's key: for what concerns the account itself."""
        found = self.visitor(request, credentials)
        if found.scopes is not None:
            raise Problem(403, "somebody who signed in", "a device's key")
        return found

    def may_see(self, user_id: str, who: Visitor) -> str:
        """The athlete's id. Raises NotFound for nobody, and for somebody the visitor may not see."""
        if not who.may_see(user_id):
            raise NotFound(f"an athlete with id {user_id}", "nobody")
        self._flows.profile(user_id)
        if who.page is not None:
            self._access.noticed_look(who, user_id, page_of(who.page, user_id))
        return user_id

    def athlete(self, by: Callable[..., Visitor]) -> Callable[..., str]:
        """A dependency: the user_id of the path, for visitors told by `by`."""

        def athlete(user_id: str, who: Annotated[Visitor, Depends(by)]) -> str:
            return self.may_see(user_id, who)

        return athlete

    def of_socket(self, socket: WebSocket) -> Visitor | None:
        """Who opens a WebSocket: by bearer token, or by cookie when the page is ours (a browser sends it for any page)."""
        scheme, _, token = socket.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._placed(self._access.visitor(token.strip()), "WEBSOCKET", socket.scope["path"])
        origin = socket.headers.get("origin")
        if origin is None or urlsplit(origin).netloc != socket.headers.get("host"):
            return None
        found = self._access.visitor(socket.cookies.get(COOKIE))
        return None if found is None or found.scopes is not None else self._placed(found, "WEBSOCKET", socket.scope["path"])

    def _known(self, request: Request, token: str | None) -> Visitor:
        found = self.at(token, request.method, request.scope["path"])
        request.state.visitor = found
        return found

    def at(self, token: str | None, method: str, path: str) -> Visitor:
        """Who holds a token, before one address. Raises Problem 401, and 403 for a key whose scopes do not hold it."""
        found = self._access.visitor(token)
        if found is None:
            raise Problem(401, "a bearer token", "none that is valid", "POST /auth/login or milo token --athlete ID")
        placed = self._placed(found, method, path)
        if placed is None:
            raise Problem(403, "a key with the scope for this", f"the scopes {', '.join(sorted(found.scopes or ()))}")
        return placed

    def may_steer(self, socket: WebSocket, user_id: str) -> bool:
        """Whether whoever opened a socket may steer the session they follow, as it holds now. Blocks."""
        found = self.of_socket(socket)
        return found is not None and found.may_steer(user_id)

    def still_seen(self, socket: WebSocket, user_id: str) -> bool:
        """Whether whoever opened a socket may still look: the token, the account and the consent are read anew. Blocks."""
        found = self.of_socket(socket)
        return found is not None and found.may_see(user_id)

    def _placed(self, who: Visitor | None, method: str, path: str) -> Visitor | None:
        """The visitor before one address; None for a key whose scopes do not hold it."""
        rule = rule_of(method, path)
        if who is None or (who.scopes is not None and (rule is None or rule.scope not in who.scopes)):
            return None
        return replace(who.asking_for(rule.part if rule else None, self._consents), page=path)


def page_of(path: str, athlete: str) -> str:
    """What was looked at, as the athlete's log names it: the address without the athlete in it.

    >>> page_of("/api/v1/athletes/a1/week", "a1")
    '/api/v1/athletes/week'
    """
    return path.replace(f"/{athlete}", "")[:100]
