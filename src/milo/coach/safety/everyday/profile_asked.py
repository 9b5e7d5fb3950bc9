"""A question what the profile or the log holds of somebody is no question what they are ill with."""

from __future__ import annotations

from milo.coach.safety.text.expressions import Expressions

_WRITTEN = Expressions("everyday", "profile_asked")
_PROFILE = _WRITTEN.late("PROFILE")
"""A question what the profile or the log holds of a person, and nothing told of oneself."""


def is_profile_asked(read: str) -> bool:
    """Whether a text, in plain letters, asks what is stored of the person's health, and nothing else.

    >>> is_profile_asked("do i have asthma in my profile?"), is_profile_asked("do i have asthma?")
    (True, False)
    """
    return _PROFILE.fullmatch(read) is not None
