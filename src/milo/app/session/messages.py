"""What viewers of a session are told of its readings, as the live page reads it."""

from __future__ import annotations

from typing import Any

from milo.coach.lab.reason_words import told_reason
from milo.insight.lab_live import Breath, LiveFigure
from milo.sensors.contract import Samples

Message = dict[str, Any]


def wave_message(samples: Samples, at_s: float, sent_ms: float) -> Message:
    """Readings of a channel. at_s: of the session at the first.  sent_ms: the wall clock when their bytes arrived."""
    values = [round(v, 4) if v - v == 0 else None for v in samples.values.tolist()]  # what is not finite less itself is not 0
    wave = {"channel": samples.channel, "rate_hz": samples.rate_hz, "at_s": round(at_s, 4), "values": values}
    return {"t": "wave", **wave, "sent_ms": round(sent_ms, 1)}


def breath_message(breath: Breath) -> Message:
    """A finished breath with its loop."""
    seconds = breath.figures.end_s - breath.figures.start_s
    told = {"vt_l": round(breath.figures.tidal_l, 3), "seconds": round(seconds, 2), "loop": breath.loop}
    return {"t": "breath", "at_s": round(breath.at_s, 3), **told}


def figures_message(figures: dict[str, LiveFigure], now_s: float, language: str) -> Message:
    """All figures of this moment, each with its quality or, in the athlete's language, the reason why there is none."""
    shown = {
        name: {
            "value": f.value,
            "quality": round(f.quality, 2),
            "state": f.state,
            "reason": f.reason and told_reason(f.reason, language),
        }
        for name, f in figures.items()
    }
    return {"t": "figures", "at_s": round(now_s, 2), "figures": shown}
