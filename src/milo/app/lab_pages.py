"""Sessions of the lab as its pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from milo.app.lab_start import questions
from milo.channels.lab_desk import Comparison, Line, ProtocolCard, Row, SessionLine, SessionPage, Shown
from milo.channels.wave_files import Wave
from milo.coach.lab.lab_words import lab_words, sensor_title, title_of
from milo.coach.lab.protocols import protocol
from milo.coach.lab.reason_words import told_reason
from milo.insight.lab_summary import Gear, Track, lines_of
from milo.vocabulary.errors import BadValue
from milo.vocabulary.records import LabFigure, LabSession

FIRST = {
    "rest": ("hrv_rmssd_ms", "heart_rate_bpm", "spo2_pct"),
    "steps": ("vt1_bpm", "vt2_bpm", "heart_rate_bpm"),
    "ramp": ("vt1_bpm", "vt2_bpm", "heart_rate_bpm"),
    "plateaus": ("plateaus", "plateau_1_ppm"),
    "free": ("heart_rate_bpm", "spo2_pct", "respiration_rate"),
}
"""The figures that say most of a protocol, for lists."""
DOWNLOADS = ["csv", "edf", "wfdb.zip"]


def card(name: str, language: str) -> ProtocolCard:
    """A protocol as it is offered."""
    say = lab_words(language)
    chosen = protocol(name)
    minutes = None if name == "free" else round(sum(p.at_most_s or p.seconds for p in chosen.phases) / 60, 1)
    return {
        "id": name,
        "title": say[f"{name}.title"],
        "description": say[f"{name}.about"],
        "minutes": minutes,
        "gates": questions(name, language),
    }


def line(session: LabSession, language: str) -> SessionLine:
    """A session in a list."""
    figures = session.figures or {}
    told: SessionLine = {
        "id": session.session_id,
        "protocol": session.protocol,
        "title": lab_words(language)[f"{session.protocol}.title"],
        "started_at": session.start_ts.isoformat(),
        "sensor": sensor_title(session.sensor, language),
        "origin": str(session.origin),
        "ended": session.end_reason or "",
        "figures": [
            shown(name, figures[name], str(session.origin), language) for name in FIRST[session.protocol] if name in figures
        ],
    }
    if session.end_ts is not None:
        told["seconds"] = (session.end_ts - session.start_ts).total_seconds()
    return told


def page(
    session: LabSession, waves: Sequence[Wave], rr: list[tuple[float, float]], language: str, gear: Gear | None = None
) -> SessionPage:
    """All that is known of a session. gear: the athlete's tube and calibration, without which lines and figures would differ."""
    figures, marks = session.figures or {}, session.marks or []
    tracks = {w.channel: Track(w.device_hz or w.rate_hz, w.start_s, w.values) for w in waves}
    counts, clock = session.counts or {}, session.clock or {}
    lines: list[Line] = [
        {"name": found.name, "unit": found.unit, "at_s": found.at_s, "values": found.values} for found in lines_of(tracks, rr, gear)
    ]
    return {
        **line(session, language),
        "figures": [shown(name, figure, str(session.origin), language) for name, figure in figures.items()],
        "series": lines,
        "thresholds": session.thresholds,
        "zones": None,
        "alerts": [
            {"at_s": m.at_s, "level": m.level or "", "rule": m.rule or "", "title": title_of(m.level, language), "text": m.text}
            for m in marks
            if m.kind == "alert" and m.rule
        ],
        "markers": [{"at_s": m.at_s, "text": m.text} for m in marks if m.kind == "marker"],
        "phases": [{"at_s": m.at_s, "name": m.text} for m in marks if m.kind == "phase"],
        "reasons": [],
        "link": {
            "frames_ok": counts.get("ok"),
            "frames_bad": counts.get("bad"),
            "frames_lost": counts.get("lost"),
            "drift_ppm": clock.get("drift_ppm"),
            "residual_ms_p95": clock.get("residual_ms_p95"),
        },
        "downloads": DOWNLOADS if waves else [],
    }


def shown(name: str, figure: LabFigure, origin: str, language: str) -> Shown:
    """A figure for people, its reason in their language."""
    return {
        "name": name,
        "value": figure.value,
        "unit": figure.unit,
        "quality": figure.quality,
        "low": figure.low,
        "high": figure.high,
        "reason": told_reason(figure.reason, language) if figure.reason else None,
        "origin": origin,
    }


def compared(a: SessionPage, b: SessionPage) -> Comparison:
    """Two sessions side by side. Raises BadValue when they share no figure."""
    left, right = ({f["name"]: f for f in s["figures"]} for s in (a, b))
    rows: list[Row] = []
    for name, figure in left.items():
        if name in right:
            values: list[Any] = [figure["value"], right[name]["value"]]
            known = None not in values
            rows.append(
                {
                    "name": name,
                    "unit": figure["unit"],
                    "values": values,
                    "difference": round(values[1] - values[0], 4) if known else None,
                    "reason": None if known else (figure["reason"] or right[name]["reason"]),
                }
            )
    if not rows:
        raise BadValue(
            "two sessions with a figure in common", f"{a['protocol']} and {b['protocol']}", "compare two of one protocol"
        )
    return {"sessions": [a, b], "rows": rows}
