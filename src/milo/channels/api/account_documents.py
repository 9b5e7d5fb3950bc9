"""What the API answers about one's own account, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from typing import NotRequired, TypedDict

from milo.channels.api.house_documents import Moment


class SessionLine(TypedDict):
    """Where one is signed in."""

    session_id: str
    device: str | None
    created_at: Moment | None
    last_seen_at: Moment | None
    expires_at: Moment
    this: bool


class SessionsDocument(TypedDict):
    """Where one is signed in."""

    sessions: list[SessionLine]


class KeyLine(TypedDict):
    """A device's key, without its secret."""

    key_id: str
    label: str | None
    scopes: list[str]
    created_at: Moment | None
    last_used_at: Moment | None
    expires_at: Moment


class KeysDocument(TypedDict):
    """The keys of one's devices."""

    keys: list[KeyLine]


class NewKey(TypedDict):
    """A key, shown this once."""

    key_id: str
    key: str
    expires_at: Moment
    scopes: list[str]


class InvitationLine(TypedDict):
    """An invitation; code and path are shown once, to whoever made it."""

    invitation_id: str
    role: str
    athlete_id: str | None
    expires_at: Moment
    code: NotRequired[str]
    path: NotRequired[str]


class InvitationsDocument(TypedDict):
    """Invitations nobody has used yet."""

    invitations: list[InvitationLine]
