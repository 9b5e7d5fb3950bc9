"""The names of sports in files -> the activity types Milo knows."""

from __future__ import annotations

import re

from milo.vocabulary.records import ActivityType

# Looked for in this order inside the words of a name; the first one that fits decides.
_WORDS: list[tuple[str, ActivityType]] = [
    (r"wheelchair|ski|snow|skat|danc|stair|step|elliptic|motor|horse|gymnast", "other"),
    (r"yoga", "yoga"),
    (r"treadmill|run|jog|correr|carrera", "running"),
    (r"cycl|bik|ride|riding|velo|spinning|cicli|bici", "cycling"),
    (r"walk|hik|trek|caminata|caminar|andar|senderismo", "walking"),
    (r"swim|natacion|natación|nadar", "swimming"),
    (r"rowing|rower|(?<![a-z])(row|remo)(?![a-z])", "rowing"),
    (r"strength|weight|lifting|gym|core.?training|fuerza|pesas", "strength"),
]
# Sports Strava writes as numbers into the <type> of its older GPX exports; from memory of such files, the sure ones only.
_STRAVA: dict[str, ActivityType] = {"1": "cycling", "4": "walking", "9": "running", "10": "walking"}
_PATTERNS = [(re.compile(pattern), activity) for pattern, activity in _WORDS]


def activity_type(sport: str | None) -> ActivityType:
    """The type a sport's name belongs to; "other" for none, unknown, and what only looks alike (a ski run).

    >>> activity_type("Trail Running"), activity_type("HKWorkoutActivityTypeTraditionalStrengthTraining"), activity_type("9")
    ('running', 'strength', 'running')
    """
    if not sport:
        return "other"
    known = _STRAVA.get(sport.strip())
    if known:
        return known
    return next((activity for pattern, activity in _PATTERNS if pattern.search(sport.lower())), "other")
