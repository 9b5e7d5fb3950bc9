"""What a session leaves behind: its own record, and measurements for the weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from milo.app.session.setup import Listener, Setup
from milo.insight.lab_summary import Summary
from milo.sensors.clock import Fit
from milo.sensors.contract import Counts
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.records import LabMark, LabSession, Measurement, Record

WELL_MEASURED = 0.9  # share of good signal from which a rest's figure enters the weeks (our choice)
OF_A_REST = {
    "heart_rate_bpm": "resting_hr_bpm",
    "hrv_rmssd_ms": "hrv_rmssd_ms",
    "hrv_sdnn_ms": "hrv_sdnn_ms",
    "spo2_pct": "spo2_pct",
    "respiration_rate": "respiration_rate",
}


def session_record(
    who: Listener,
    setup: Setup,
    begun: datetime,
    *,
    counts: Counts,
    fit: Fit,
    marks: Sequence[LabMark],
    summary: Summary | None,
    end_s: float | None,
    end_reason: str | None,
) -> LabSession:
    """The session as it stands; summary and end_s None while it runs."""
    return LabSession(
        origin=setup.origin,
        source=setup.source,
        session_id=setup.session_id,
        user_id=who.user_id,
        start_ts=begun,
        protocol=setup.protocol.name,  # type: ignore[arg-type]
        sensor=setup.sensor_name,
        device_id=setup.device_id,
        end_ts=None if end_s is None else begun + timedelta(seconds=end_s),
        end_reason=end_reason,
        figures=None if summary is None else summary.figures,
        marks=list(marks) or None,
        counts={"ok": counts.ok, "bad": counts.bad, "lost": counts.lost, "repeated": counts.repeated},
        clock={"drift_ppm": fit.drift_ppm, "residual_ms_p95": fit.residual_ms_p95} if setup.timed else None,
        thresholds=None if summary is None else summary.thresholds,
    )


def measurements_of(
    who: Listener, setup: Setup, begun: datetime, summary: Summary, rest: tuple[float, float] | None
) -> list[Record]:
    """What a whole rest says of the body, for the weeks: one measurement a figure that was measured well. rest: its seconds."""
    if rest is None:
        return []
    at = begun + timedelta(seconds=rest[0])
    made: list[Record] = []
    for name, quantity in OF_A_REST.items():
        figure = summary.figures.get(name)
        if figure is None or figure.value is None or (figure.quality or 0.0) < WELL_MEASURED:
            continue
        made.append(
            Measurement(
                origin=setup.origin,
                source=setup.source,
                measurement_id=timed_identity(at, setup.session_id, quantity),
                user_id=who.user_id,
                at=at,
                until=begun + timedelta(seconds=rest[1]),
                quantity=quantity,
                value=figure.value,
                device_id=setup.device_id,
                note="breath lab, at rest",
            )
        )
    return made
