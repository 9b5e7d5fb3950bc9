"""Who asks: the dependencies all routes share. Other people's things answer as if they were not there."""

from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, WebSocket
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from milo.channels.access import COOKIE, Access, Visitor
from milo.channels.api.problem import Problem
from milo.channels.contract import Flows
from milo.vocabulary.errors import NotFound

bearer = HTTPBearer(auto_error=False, description="A token from `milo token --athlete ID`.")


class Asking:
    """Turns tokens into visitors and visitors into the athletes they may see."""

    def __init__(self, flows: Flows, access: Access) -> None:
        self._flows = flows
        self._access = access

    def visitor(self, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Visitor:
        """Who holds the bearer token. Raises Problem 401."""
        return self._known(credentials.credentials if credentials else None)

    def looker(self, request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Visitor:
        """As visitor, and also whoever signed in to the web app: for what pages link to and that changes nothing."""
        return self._known(credentials.credentials if credentials else request.cookies.get(COOKIE))

    def may_see(self, user_id: str, who: Visitor) -> str:
        """The athlete's id. Raises NotFound for nobody, and for somebody the visitor may not see."""
        if not who.may_see(user_id):
            raise NotFound(f"an athlete with id {user_id}", "nobody")
        self._flows.profile(user_id)
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
            return self._access.visitor(token.strip())
        origin = socket.headers.get("origin")
        if origin is None or urlsplit(origin).netloc != socket.headers.get("host"):
            return None
        return self._access.visitor(socket.cookies.get(COOKIE))

    def _known(self, token: str | None) -> Visitor:
        found = self._access.visitor(token)
        if found is None:
            raise Problem(401, "a bearer token", "none that is valid", "milo token --athlete ID")
        return found
