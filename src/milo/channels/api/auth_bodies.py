"""What the routes of one's own account are sent, and what they answer.

Annotations are evaluated here (no `from __future__`): FastAPI reads them.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from milo.channels.access import KEY_LIFE

Text = Annotated[str, Field(max_length=1_000)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SignUpBody(_Body):
    """invitation: the code of `milo invite` or POST /api/v1/invitations; not needed where sign-up is open."""

    email: Text
    password: str
    name: Text | None = None
    invitation: Text | None = None


class LoginBody(_Body):
    """An e-mail and its password. name: taken for the sake of older clients, which send one form to both doors; not used."""

    email: Text
    password: str
    name: Text | None = None


class PasswordBody(_Body):
    """The password again, before what cannot be undone."""

    password: str


class NewPasswordBody(_Body):
    """The password and its successor."""

    password: str
    new_password: str


class KeyBody(_Body):
    """A key for a device. scopes: read, samples:write, imports:write, live."""

    label: Annotated[str, Field(min_length=1, max_length=100)]
    scopes: Annotated[list[Text], Field(min_length=1, max_length=10)]
    days: Annotated[int, Field(ge=1, le=KEY_LIFE.days)] = 90


class InvitationBody(_Body):
    """Whom to invite. athlete_id: an athlete who is on this Milo already and shall have an account."""

    role: Literal["athlete", "coach", "admin"]
    athlete_id: Text | None = None


class Entered(BaseModel):
    """Somebody came in."""

    user_id: str
    access_token: str
    token_type: str = "bearer"  # noqa: S105 - the kind of token, RFC 6750
    expires_at: datetime


class Me(BaseModel):
    """Who one is here. user_id: null for the owner, who came by the link. scopes: of a device's key."""

    user_id: str | None
    role: str
    account_id: str | None
    athlete_id: str | None
    email: str | None
    name: str | None
    scopes: list[str] | None


class Erased(BaseModel):
    """How many records of each kind there were."""

    erased: dict[str, int]
