"""Requests that schemathesis makes of the API's own document, sent by people and by nobody; what is wrong with the answers."""

from __future__ import annotations

import contextlib
import random
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import hypothesis
import requests
from hypothesis import HealthCheck, Phase

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what its own parts say of each other when they are loaded
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.checks import load_all_checks, not_a_server_error
    from schemathesis.core.failures import Failure, FailureGroup
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

load_all_checks()
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
REAL = 0.75  # share of the names in a path that are of something that is there
GOOD = 0.6  # share of the requests with a body, of those to be taken, whose body certainly is
NEGATIVE = 0.5  # share of the requests that are to be refused
ANSWERS_WITHIN_S = 60.0

Token = Callable[[], str | None]


@dataclass
class Told:
    """What came of it. wrong: one line a kind of failure, with the request that showed it."""

    sent: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, str] = field(default_factory=dict)


def fuzz(
    document: dict[str, Any],
    url: str,
    people: dict[str, Token],
    real: dict[str, list[str]],
    each: int,
    seed: int,
    good: dict[str, list[Any]] | None = None,
    skip: Callable[[str, str], bool] = lambda method, path: False,
) -> Told:
    """Send `each` requests to every operation of a document.

    people: makes a token for each kind of visitor.  real: names in paths and queries -> values that are there.
    good: the end of a path -> bodies it takes, which stand in for some of those that were made up.
    """
    told = Told()
    schema = schemathesis.openapi.from_dict(document)
    rng = random.Random(seed)
    tokens = {name: make() for name, make in people.items()}
    session = requests.Session()
    session.trust_env = False
    for result in schema.get_all_operations():
        operation = result.ok()
        method, path = operation.method.upper(), operation.path
        if skip(method, path):
            continue
        modes = {
            GenerationMode.POSITIVE: each - round(each * NEGATIVE),
            GenerationMode.NEGATIVE: round(each * NEGATIVE),
        }
        for mode, count in modes.items():
            cases = _cases(operation, mode, count, rng.randrange(2**32))
            for case in cases:
                who = rng.choice([name for name in people for _ in range(1 if name == "nobody" else 4)])
                _place(case, real, rng)
                bodies = next((b for ending, b in (good or {}).items() if path.endswith(ending)), [])
                if method == "POST" and bodies and mode is GenerationMode.POSITIVE and rng.random() < GOOD:
                    case.body, case.media_type = rng.choice(bodies), "application/json"
                    case.headers.pop("Idempotency-Key", None)
                _send(case, url, session, f"{method} {path}", who, tokens, people, told)
    return told


def _cases(operation: Any, mode: GenerationMode, count: int, seed: int) -> list[Any]:
    """So many requests of one operation; fewer, down to none, where it has nothing that could be wrong."""
    made: list[Any] = []

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(operation.as_strategy(generation_mode=mode))
    def collect(case: Any) -> None:
        made.append(case)

    if count:
        with contextlib.suppress(hypothesis.errors.HypothesisException):
            collect()
    return made[:count]


def _place(case: Any, real: dict[str, list[str]], rng: random.Random) -> None:
    """Put what is there into most of the paths and queries; whatever is made up is answered with 404 and shows little."""
    for place in (case.path_parameters, case.query):
        for name in list(place or {}):
            if name in real and rng.random() < REAL:
                place[name] = rng.choice(real[name])
    if case.query is not None and "user_id" in real and "user_id" not in case.query and rng.random() < REAL:
        known = {p.name for p in case.operation.query}
        if "user_id" in known:
            case.query["user_id"] = rng.choice(real["user_id"])


def _send(
    case: Any,
    url: str,
    session: requests.Session,
    where: str,
    who: str,
    tokens: dict[str, str | None],
    people: dict[str, Token],
    told: Told,
) -> None:
    case.headers.pop("Authorization", None)  # made up where the document asks for one
    headers = {} if tokens[who] is None else {"Authorization": f"Bearer {tokens[who]}"}
    try:
        answer = case.call(base_url=url, session=session, headers=headers, timeout=ANSWERS_WITHIN_S)
    except (requests.exceptions.InvalidHeader, requests.exceptions.InvalidURL, UnicodeEncodeError):
        return  # what no client can send
    told.sent += 1
    told.statuses[answer.status_code] += 1
    if answer.status_code < 300:
        told.good[where] += 1
    if answer.status_code == 401 and tokens[who] is not None:
        tokens[who] = people[who]()  # some routes end the session that asks
    try:
        case.validate_response(answer, checks=CHECKS)
    except FailureGroup as group:
        for one in group.exceptions:
            _note(told, where, who, answer, one, case)
    except Failure as one:
        _note(told, where, who, answer, one, case)


def _note(told: Told, where: str, who: str, answer: Any, failure: Any, case: Any) -> None:
    kind = f"{where} {answer.status_code} {type(failure).__name__} {str(failure).splitlines()[0][:120]}"
    if kind not in told.wrong:
        asked = f"{who}; {case.formatted_path} {case.query} {case.body!r:.300}"
        told.wrong[kind] = f"{asked}\n    {' '.join(str(failure).split())[:500]}\n    {answer.content[:300]!r}"


KNEES = {"region": "knee", "pain_0_10": 3}
PROFILE = {
    "name": "Ada", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 3, "minutes_per_session": 60,
    "experience": "intermediate", "height_cm": 168, "weight_kg": 62, "equipment": ["barbell", "rack", "bench", "dumbbell"],
    "parq": {"none_of_these": True},
}  # fmt: skip
AT = "2026-03-01T11:00:00+00:00"
SLED = {
    "en": "Cellar sled march", "es": "Marcha del sótano", "pattern": "squat", "muscles": {"quads": 1}, "equipment": ["barbell"],
    "joints": {**dict.fromkeys(("ankle", "achilles", "groin", "shoulder", "elbow", "wrist", "neck"), 0.1), "knee": 0.6, "hip": 0.4,
    "low back": 0.3}, "skill": 2, "traits": [], "cues": [{"en": "Stand tall.", "es": "De pie."}],
}  # fmt: skip
DAY = {"en": "Garage day", "items": [{"exercise": "push_up", "sets": 3, "reps": 10}]}
GOOD_BODIES: dict[str, list[Any]] = {
    "/catalog/exercises": [{"entry": SLED, "why": "we have one"}],
    "/catalog/exercises:check": [{"entry": SLED}],
    "/catalog/exercises/{exercise_id}:restore": [{"to": 0, "version": 0}],
    "/catalog/routines": [{"entry": DAY}],
    "/catalog/routines:check": [{"entry": DAY}],
    "/catalog/routines/{routine_id}:restore": [{"to": 1, "version": 1}],
    "/routines/{routine_id}:use": [{"day": "monday", "week": 2}],
    "/messages": [{"text": "May I train on Friday?"}],
    "/messages:read": [{}],
    "/athletes": [PROFILE],
    "/profile/onboarding": [PROFILE, {**PROFILE, "age": 61, "conditions": ["heart disease"]}],
    "/plans": [{"weeks": 2}, {"seed": 3}],
    ":modify": [
        {"edit": "45 minutes"},
        {"edit": "no barbell", "dry_run": True},
        {"text": "nonsense"},
        {"text": "x", "dry_run": True},
    ],
    ":restore": [{"version": 1}],
    "/webhooks": [{"url": "https://example.org/milo", "events": ["plan.changed"]}],
    "/workouts": [
        {"title": "Legs"},
        {"exercises": [{"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": 60, "rir": 2}]}], "minutes": 40, "rpe": 6},
        {"endurance": {"activity": "running", "minutes": 30, "distance_km": 5}, "notes": "all good"},
        {"pain": [KNEES], "minutes": 20, "notes": "my knee hurts"},
    ],
    "/exercises": [{"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": 60}]}],
    "/sets": [{"exercise": "Back squat", "reps": 5, "weight_kg": 60, "rir": 1}],
    "/daily/sleep": [{"hours": 7.5}, {"bed": "2026-03-01T22:00:00+00:00", "up": "2026-03-02T06:00:00+00:00"}],
    "/daily/calories": [{"calories": 2300, "protein_g": 120}],
    "/daily/weight": [{"weight_kg": 72.4}],
    "/targets/calories": [{"target_kcal": 2600}, {"target_kcal": 500}],
    "/targets/sleep": [{"target_h": 8}],
    "/coach": [
        {"text": "What is my workout today?"},
        {"text": "Why did the plan change?"},
        {"turns": [{"text": "How did I sleep?"}]},
    ],
    "/coach/stream": [{"text": "Show my plan"}],
    "/coach/preview": [{"text": "How is my training load?"}],
    "/coach/what_if": [{"text": "what if I train four days a week?"}],
    "/locks/return": [{"answers": {}}],
    "/locks/clearance": [{"scope": "heart", "by": "Dr. Ruiz"}],
    "/feedback/{user_id}": [{"energy": 4, "mood": 3}],
    "/samples": [{"source": "watch", "samples": [{"at": AT, "values": {"heart_rate_bpm": 61}}]}],
    "/waveforms": [
        {
            "source": "mask",
            "waveforms": [{"start_ts": AT, "channel": "ecg_mv", "unit": "mV", "rate_hz": 250, "values": [0.5, None]}],
        }
    ],
    "/me/keys": [{"label": "watch", "scopes": ["read"]}],
    "/invitations": [{"role": "athlete"}],
}
"""The end of a path -> bodies it takes."""
