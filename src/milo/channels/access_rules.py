"""Which address asks for what: the one table behind what a coach and a device's key may do, and behind the test of all doors.

An address that no rule names is open to athletes and the owner as their routes say, to no coach and to no key; the test of the
doors (tests/channels/test_access_matrix.py) fails until it has a rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Part = Literal["week", "records", "plan", "lab", "messages"]
PARTS: tuple[Part, ...] = ("week", "records", "plan", "lab", "messages")
"""What an athlete's consent can open to a coach, one by one."""

SCOPES = {
    "read": "read what its athlete may read",
    "samples:write": "send readings and waveforms",
    "imports:write": "send files",
    "live": "follow a running session",
    "live:control": "mark, acknowledge and stop a running session (beside live)",
}
"""What a device's key can be allowed."""

MAX_UPLOAD = 500_000_000  # bytes of one file; larger exports are imported with `milo import`. Our choice
MOST_FILM = 200_000_000  # bytes of one video or table of landmarks (our choice)
ENVELOPE = 1_000_000  # what a form adds around its file, generously
Who = Literal["anyone", "asset", "member", "athlete", "admin"]
READ = ("GET", "HEAD")
WRITE = ("POST", "PUT", "PATCH", "DELETE")


MOST_PICTURE = 20_000_000  # bytes of a photograph (our choice)


@dataclass(frozen=True, slots=True)
class Rule:
    """One address and who may use it.

    path: as routes write it; a last `/*` or `:*` stands for whatever follows.
    who: anyone; asset (the same bytes for everybody); member (whoever signed in, about nobody but themself); athlete (about one
    athlete: the athlete, the owner, and a coach where part says so); admin (the owner).
    part: what a coach needs the athlete's consent for; "any" for lists of athletes; None where no coach may.
    scope: what a device's key needs; None where no key may.
    most: bytes of the largest body; None: what any request may have. Who asks is known before a body of a larger one is read.
    """

    methods: tuple[str, ...]
    path: str
    who: Who
    part: Part | Literal["any"] | None = None
    scope: str | None = None
    most: int | None = None


def _of_athletes() -> list[Rule]:
    """Everything below an athlete's own address."""
    base = "/api/v1/athletes/{user_id}"
    return [
        Rule(READ, f"{base}/week", "athlete", "week", "read"),
        Rule(READ, f"{base}/week.html", "athlete", "week", "read"),
        # What was agreed and what was looked at is between the athlete and this Milo.
        Rule(READ, f"{base}/records/audit", "athlete", None, "read"),
        Rule(READ, f"{base}/records/consent", "athlete", None, "read"),
        Rule(READ, f"{base}/records/message", "athlete", "messages", "read"),
        # A coach reads the thread with them at /messages, and no other coach's.
        Rule(READ, f"{base}/records/coach_message", "athlete", None, "read"),
        Rule(READ, f"{base}/records/{{kind}}", "athlete", "records", "read"),
        Rule(READ, f"{base}/ledger", "athlete", "records", "read"),
        Rule(WRITE, f"{base}/ledger/{{merge_id}}", "athlete"),
        Rule(READ, f"{base}/originals", "athlete", "records", "read"),
        Rule(READ, f"{base}/originals/{{original_id}}", "athlete", "records", "read"),
        Rule(READ, f"{base}/export", "athlete"),
        Rule(READ, f"{base}/plans", "athlete", "plan", "read"),
        Rule(READ, f"{base}/plans/*", "athlete", "plan", "read"),
        Rule(WRITE, f"{base}/plans", "athlete", "plan"),
        Rule(WRITE, f"{base}/plans/*", "athlete", "plan"),
        Rule(WRITE, f"{base}/routines/{{routine_id}}:use", "athlete"),
        Rule(READ, f"{base}/messages", "athlete", "messages", "read"),
        Rule(WRITE, f"{base}/messages", "athlete", "messages"),
        Rule(WRITE, f"{base}/messages:read", "athlete", "messages"),
    ]


def _of_the_coach() -> list[Rule]:
    """What the coach is asked, at the older paths and below /api/v1; about the token's athlete where the path names nobody.

    Nobody writes in an athlete's name: a human coach reads the plan, and their words go into messages.
    """
    reads: dict[str, Part | None] = {
        "/workout/{user_id}": "plan",
        "/nutrition/{user_id}": "plan",
        "/plans/{user_id}/history": "plan",
        "/plans": "plan",
        "/plans/current": "plan",
        "/plans/{plan_id}/text": "plan",
        "/plans/{plan_id}/diff": "plan",
        "/plans/{plan_id}/versions/{number}": "plan",
        "/workouts/recent": "records",
        "/workouts/last_time": "records",
        "/activities": "records",
        "/activities/records": "records",
        "/activities/{workout_id}": "records",
        "/calendar": "plan",
        "/targets/calories": "plan",
        "/targets/sleep": "plan",
        "/today": "plan",
        "/dashboard": "week",
        "/trends": "week",
        "/coach/stream": None,
        "/coach/messages": "messages",
        "/locks": "plan",
    }
    writes = ("/feedback/{user_id}", "/plans", "/plans/{plan_id}:*", "/adaptation:next_week", "/workouts", "/workouts/*",
        "/activities/*", "/activities:*", "/calendar/*", "/daily/*",
        "/targets/*", "/profile/onboarding", "/coach", "/coach/stream", "/coach/what_if",
        "/coach/preview", "/locks/*", "/burnout/analyze")  # fmt: skip
    found = []
    for prefix in ("/api/v1", ""):
        found += [Rule(READ, prefix + path, "athlete", part, "read" if part else None) for path, part in reads.items()]
        found += [Rule(WRITE, prefix + path, "athlete") for path in writes]
    return found


RULES: tuple[Rule, ...] = (
    # The doors that stand open, by name; reliability reference X-2 allows six.
    Rule(READ, "/", "anyone"),
    Rule(READ, "/health", "anyone"),
    Rule(WRITE, "/auth/login", "anyone"),
    Rule(WRITE, "/auth/signup", "anyone"),
    Rule((*READ, *WRITE), "/sign-in", "anyone"),
    Rule((*READ, *WRITE), "/sign-up", "anyone"),
    # The same bytes for everybody, and nothing of anybody in them.
    *(
        Rule(READ, path, "asset")
        for path in (
            "/openapi.json",
            "/docs",
            "/docs/oauth2-redirect",
            "/redoc",
            "/lab",
            "/app/look.css",
            "/app/theme.js",
            "/app/account.css",
            "/app/lab.css",
            "/app/lab.js",
            "/app/coach.css",
            "/app/coach.js",
            "/app/cockpit.css",
            "/app/cockpit.js",
            "/app/admin.css",
            "/app/admin.js",
            "/app/progress.css",
            "/app/progress.js",
            "/app/catalogue.css",
            "/app/catalogue.js",
            "/app/messages.css",
            "/app/messages.js",
            "/app/manifest.webmanifest",
            "/app/sw.js",
            "/app/offline",
            "/app/icon-192.png",
            "/app/icon-512.png",
            "/app/activities.css",
            "/app/activities.js",
            "/app/food.css",
            "/app/food.js",
            "/app/push.css",
            "/app/push.js",
            "/app/form.css",
            "/app/form.js",
            "/app/form/pose/*",
            "/app/train.css",
            "/app/train.js",
            "/_nicegui/*",
            "/_nicegui_ws/*",
            "/favicon.ico",
        )
    ),
    # Doors of machines, which answer 403 to everybody without the secret they were given (Telegram's webhook, the end of mail).
    Rule((*READ, *WRITE), "/hooks/*", "admin"),
    # One's own account.
    Rule(READ, "/me", "member", None, "read"),
    Rule(WRITE, "/me", "member"),
    Rule(READ, "/me/export", "member"),
    Rule(WRITE, "/auth/logout", "member"),
    Rule((*READ, *WRITE), "/api/v1/me/*", "member"),
    Rule((*READ, *WRITE), "/api/v1/webhooks", "member"),
    Rule((*READ, *WRITE), "/api/v1/webhooks/*", "member"),
    Rule((*READ, *WRITE), "/api/v1/invitations", "member"),
    Rule(WRITE, "/api/v1/invitations/{invitation_id}", "member"),
    Rule((*READ, *WRITE), "/app/account", "member"),
    Rule(WRITE, "/app/account/*", "member"),
    # Whoever lets one look; to athletes it is as if it were not there.
    Rule(READ, "/app/squad", "member", "any"),
    Rule(WRITE, "/sign-out", "member"),
    # Lists and catalogues.
    Rule(READ, "/api/v1/athletes", "member", "any", "read"),
    Rule(WRITE, "/api/v1/athletes", "admin"),
    Rule(READ, "/app/welcome", "admin"),
    # The admin's room; to all others it is as if it were not there.
    Rule((*READ, *WRITE), "/api/v1/admin/*", "admin"),
    Rule(READ, "/app/admin", "admin"),
    *(
        Rule(READ, f"/app/admin/{page}", "admin")
        for page in ("people", "letters", "safety", "safety.csv", "models", "acts", "live")
    ),
    Rule(READ, "/app/admin/people/{account_id}/erasure", "admin"),
    *(Rule(WRITE, f"/app/admin/{door}", "admin") for door in ("people/*", "letters/*", "models")),
    Rule(READ, "/app/admin/exercises", "admin"),
    Rule(WRITE, "/app/admin/exercises/*", "admin"),
    # A coach's routines are their own; to athletes it is as if there were none.
    Rule(READ, "/app/admin/routines", "member", "any"),
    Rule(WRITE, "/app/admin/routines/*", "member", "any"),
    # Exercises are written by the house's owner; routines by the owner and, for their own athletes, by coaches.
    *(
        rule
        for base in ("/catalog", "/api/v1/catalog")
        for rule in (
            Rule(READ, f"{base}/exercises/{{exercise_id}}/history", "admin"),
            Rule(WRITE, f"{base}/exercises", "admin"),
            Rule(WRITE, f"{base}/exercises/*", "admin"),
            Rule(WRITE, f"{base}/exercises:*", "admin"),
            Rule(WRITE, f"{base}/routines", "member", "any"),
            Rule(WRITE, f"{base}/routines/*", "member", "any"),
            Rule(WRITE, f"{base}/routines:*", "member", "any"),
        )
    ),
    Rule(READ, "/catalog/*", "member", "any", "read"),
    Rule(READ, "/api/v1/catalog/*", "member", "any", "read"),
    Rule(READ, "/api/v1/catalogue/*", "member", "any", "read"),
    # One athlete.
    *_of_athletes(),
    Rule(WRITE, "/api/v1/imports", "athlete", None, "imports:write", MAX_UPLOAD + ENVELOPE),
    Rule(WRITE, "/api/v1/form", "member", None, "imports:write", MOST_FILM + ENVELOPE),
    Rule(WRITE, "/biomechanics/analyze", "member", None, "imports:write", MOST_FILM + ENVELOPE),
    Rule(READ, "/api/v1/form/live", "athlete", None, "live"),
    Rule(READ, "/api/v1/form/frames", "athlete", None, "live"),
    Rule(READ, "/api/v1/form/videos", "athlete", None, "read"),
    Rule(WRITE, "/api/v1/form/videos/{id}", "athlete"),
    Rule(WRITE, "/api/v1/samples", "athlete", None, "samples:write"),
    Rule(WRITE, "/api/v1/waveforms", "athlete", None, "samples:write"),
    Rule(READ, "/api/v1/live/{user_id}", "athlete", "lab", "live"),
    Rule(READ, "/api/v1/sessions/*", "athlete", "lab", "read"),
    *_of_the_coach(),
    Rule(READ, "/api/v1/outlook", "athlete", "records", "read"),
    Rule(WRITE, "/api/v1/outlook/questions", "athlete"),
    # The food diary: a coach with consent reads days and weeks, and nothing else.
    Rule(READ, "/api/v1/food/day", "athlete", "records", "read"),
    Rule(READ, "/api/v1/food/week", "athlete", "records", "read"),
    *(
        Rule(WRITE, path, "athlete", None, None, MOST_PICTURE + ENVELOPE)
        for path in (
            *(f"/api/v1/food/{name}" for name in ("photo", "photo/named", "label", "barcode")),
            "/api/v1/nutrition/analyze-meal",
            "/nutrition/analyze-meal",
        )
    ),
    Rule(WRITE, "/api/v1/food/import", "athlete", None, None, MAX_UPLOAD + ENVELOPE),
    Rule((*READ, *WRITE), "/api/v1/food/*", "athlete"),
    # People's own assistants; a human coach has the cockpit.
    Rule(WRITE, "/mcp", "athlete", None, "read"),
    # Pages.
    Rule(READ, "/app", "athlete", "week"),
    Rule(READ, "/app/week", "athlete", "week"),
    Rule(READ, "/app/week.html", "athlete", "week"),
    Rule(READ, "/app/progress", "athlete", "week"),
    Rule(READ, "/app/body", "athlete", "records"),
    Rule(WRITE, "/app/body/measure", "athlete"),
    Rule(WRITE, "/app/body/outlook", "athlete"),
    Rule(WRITE, "/app/body/proposal", "athlete"),
    Rule(READ, "/app/reports", "athlete", "week"),
    Rule(READ, "/app/devices", "athlete"),
    Rule(READ, "/app/ledger", "athlete", "records"),
    Rule(READ, "/app/files", "athlete", "records"),
    Rule(READ, "/app/receipt", "athlete", "records"),
    Rule(READ, "/app/original/{original_id}", "athlete", "records"),
    Rule(READ, "/app/settings", "athlete"),
    Rule(READ, "/app/messages", "athlete", "messages"),
    Rule(READ, "/app/messages/unread", "athlete", "messages"),
    Rule(WRITE, "/app/messages/*", "athlete", "messages"),
    Rule(READ, "/app/profile", "athlete"),
    Rule(WRITE, "/app/profile/*", "athlete"),
    Rule(READ, "/app/privacy", "athlete"),
    Rule(READ, "/app/privacy/export", "athlete"),
    Rule(WRITE, "/app/privacy/*", "athlete"),
    Rule(READ, "/app/lab", "athlete", "lab"),
    Rule(READ, "/app/lab/compare", "athlete", "lab"),
    Rule(READ, "/app/lab/session/{session_id}", "athlete", "lab"),
    Rule(WRITE, "/app/lab/start", "athlete"),
    Rule(WRITE, "/app/lab/stop", "athlete"),
    Rule(READ, "/app/form", "athlete"),
    Rule(WRITE, "/app/form/read", "athlete", None, None, MOST_FILM + ENVELOPE),
    Rule(WRITE, "/app/form/*", "athlete"),
    Rule(READ, "/app/activities", "athlete", "records"),
    Rule(READ, "/app/activities/{workout_id}", "athlete", "records"),
    Rule(WRITE, "/app/activities/*", "athlete"),
    Rule(READ, "/app/records", "athlete", "records"),
    Rule(READ, "/app/push/key", "athlete"),
    Rule(WRITE, "/app/push/*", "athlete"),
    Rule(READ, "/app/calendar", "athlete", "plan"),
    Rule(WRITE, "/app/calendar/*", "athlete"),
    Rule(READ, "/app/train", "athlete", "plan"),
    Rule(READ, "/app/train/*", "athlete", "plan"),
    Rule(WRITE, "/app/train/*", "athlete"),
    Rule(WRITE, "/app/food/import", "athlete", None, None, MAX_UPLOAD + ENVELOPE),
    # What the athlete tells Milo and asks it stands between the two.
    *(
        Rule((*READ, *WRITE), path, "athlete")
        for path in ("/app/food", "/app/food/*", "/app/checkin", "/app/checkin/*", "/app/coach", "/app/coach/*", "/app/workout/*")
    ),
)


def rule_of(method: str, path: str) -> Rule | None:
    """The first rule for an address, None where there is none. path: as asked for, or as a route writes it."""
    method = "GET" if method == "WEBSOCKET" else method.upper()
    return next((rule for rule in RULES if method in rule.methods and _pattern(rule.path).fullmatch(path)), None)


@cache
def _pattern(path: str) -> re.Pattern[str]:
    ending = ""
    if path.endswith(("/*", ":*")):
        path, ending = path[:-1], ".*"
    return re.compile(
        "".join("[^/]+" if piece.startswith("{") else re.escape(piece) for piece in re.split(r"(\{[^}]*\})", path)) + ending
    )
