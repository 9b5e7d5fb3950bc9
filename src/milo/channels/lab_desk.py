"""What the pages of the breath lab may ask of the house, and the shapes they are answered in. The app's listening fulfils it.

Shapes are plain dictionaries, since they travel as JSON. A value that is missing is None and comes with its reason.
"""

from __future__ import annotations

from typing import Any, Protocol, TypedDict


class Choice(TypedDict, total=False):
    """Something a session can listen to, as offered now.

    kind: "serial", "playback", "synthetic" or "bluetooth".  id: what tells it from others of its kind (a port, a capture's name, a
    radio's address; "" where the kind alone is enough).  title, note: for people, in their language.  sensor: the member of the
    family of sensors it is read with; "" when that is not known.
    """

    kind: str
    id: str
    title: str
    note: str
    sensor: str


class Gate(TypedDict, total=False):
    """A question before a protocol may start.

    must: the only answer that lets it start; None when any answer does.  options: (value -> word) for what is no yes or no.
    refused: the sentence for an answer that does not let it start; the page has a general one.
    """

    id: str
    question: str
    must: bool | None
    options: dict[str, str]
    refused: str


class ProtocolCard(TypedDict, total=False):
    """A protocol as it is offered, in the athlete's language. minutes: how long it takes at most; None when that is open."""

    id: str
    title: str
    description: str
    minutes: float | None
    gates: list[Gate]


class Shown(TypedDict, total=False):
    """A derived figure of a session. value: None is told with its reason.  quality: 0-1.  origin: as in vocabulary.origin.

    low, high: its interval, where there is one.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    quality: float | None
    reason: str | None
    origin: str


class Line(TypedDict, total=False):
    """A series for a chart, at_s in seconds of the session; None in values is a gap. phases of a protocol stand beside it."""

    name: str
    unit: str
    at_s: list[float]
    values: list[float | None]


class SessionLine(TypedDict, total=False):
    """A session in the list. figures: the two or three that say most of this protocol.  started_at: ISO 8601 with its offset.

    ended: "finished", "athlete", "stopped", "safety", "lost", or a sentence.
    """

    id: str
    protocol: str
    title: str
    started_at: str
    seconds: float
    sensor: str
    origin: str
    ended: str
    figures: list[Shown]


class SessionPage(SessionLine, total=False):
    """All that is known of one session.

    series: lines for charts.  thresholds: {"vt1": {"at_s", "hr_bpm", "vo2_ml_min", "interval_bpm", "method"} or None, "vt2": ...}.
    zones: [{"zone", "low_bpm", "high_bpm"}] or None.  markers: {"at_s", "text"}.
    alerts: {"at_s", "level", "rule", "title", "text"}.
    phases: {"at_s", "name"}.  reasons: {"code", "text"}: what could not be told, and why.
    link: {"frames_ok", "frames_bad", "frames_lost", "drift_ppm", "residual_ms_p95"}, whichever are known.
    downloads: endings that can be had ("csv", "edf", "wfdb.zip").
    """

    series: list[Line]
    thresholds: dict[str, dict[str, Any] | None] | None
    zones: list[dict[str, Any]] | None
    alerts: list[dict[str, Any]]
    markers: list[dict[str, Any]]
    phases: list[dict[str, Any]]
    reasons: list[dict[str, Any]]
    link: dict[str, Any]
    downloads: list[str]


class Row(TypedDict, total=False):
    """A figure of two sessions. values: [of a, of b].  difference: b less a, None where one is missing."""

    name: str
    unit: str
    values: list[float | None]
    difference: float | None
    reason: str | None


class Comparison(TypedDict):
    """Two sessions side by side: the first is a, the second b."""

    sessions: list[SessionPage]
    rows: list[Row]


class LabDesk(Protocol):
    """The desk of the lab. What is not awaited may block: pages ask in a thread.

    Refusals are MiloErrors whose sentence a person can act on. While a session runs it is followed over the WebSocket
    /api/v1/live/{user_id}; a browser without one stops it here.
    """

    def ports(self, language: str) -> list[Choice]:
        """Everything a session could listen to right now; empty when nothing is plugged in and nothing is kept."""
        ...

    def protocols(self, language: str) -> list[ProtocolCard]: ...

    async def start(self, user_id: str, sensor: dict[str, Any], protocol: str, answers: dict[str, Any]) -> str:
        """Begin a session; its id. sensor: kind and id of a Choice.  answers: a gate's id -> True, False or an option's value.

        Raises MiloError: somebody else holds the port, a gate was answered otherwise, a session runs already.
        """
        ...

    async def stop(self, user_id: str, reason: str) -> None:
        """End the athlete's session within a second; nothing happens when none runs."""
        ...

    def live(self, user_id: str) -> SessionLine | None:
        """The session that runs now, or None."""
        ...

    def sessions(self, user_id: str) -> list[SessionLine]:
        """Newest first."""
        ...

    def session(self, user_id: str, session_id: str) -> SessionPage:
        """Raises NotFound."""
        ...

    def compare(self, user_id: str, a: str, b: str) -> Comparison:
        """Raises NotFound, BadValue for sessions that have nothing in common."""
        ...
