"""Readings that a program posts become records; the same readings are the same records."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np

from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import quantity
from milo.vocabulary.records import Record, Sample, Waveform

OWN_FIELDS = frozenset(
    {"heart_rate_bpm", "speed_m_s", "distance_m", "cadence_rpm", "power_w", "altitude_m", "temperature_c", "lat", "lon"}
)  # quantities a sample has a field for; the others go into its channels


def readings_of(user_id: str, samples: list[dict[str, Any]], waveforms: list[dict[str, Any]]) -> list[Record]:
    """Records of the readings, in order. Raises UnknownName or BadValue, naming the place, before anything is made of them."""
    return [_sample(user_id, i, s) for i, s in enumerate(samples)] + [_waveform(user_id, i, w) for i, w in enumerate(waveforms)]


def _sample(user_id: str, index: int, given: dict[str, Any]) -> Record:
    at = _moment(given["at"], f"sample {index}")
    own: dict[str, Any] = {}
    channels: dict[str, float] = {}
    for name, value in given["values"].items():
        known = quantity(name)
        accepted = known.accept(value)
        if accepted is None:
            raise BadValue(
                f"{name} from {known.low:g} to {known.high:g} {known.unit}",
                f"{value!r} in sample {index}",
                "leave it out when it is not known",
            )
        (own if name in OWN_FIELDS else channels)[name] = accepted
    device = given.get("device_id")
    id = timed_identity(at, user_id, given["source"], device, sorted(given["values"]))
    return Sample(
        origin=Origin.MEASURED,
        source=given["source"],
        sample_id=id,
        user_id=user_id,
        at=at,
        device_id=device,
        channels=channels or None,
        **own,
    )


def _waveform(user_id: str, index: int, given: dict[str, Any]) -> Record:
    start = _moment(given["start_ts"], f"waveform {index}")
    if given.get("data") is not None:
        data = given["data"]
    else:
        values = [np.nan if v is None else v for v in given["values"]]
        if not values:
            raise BadValue("at least one value", f"none in waveform {index}")
        data = np.array(values, "<f4").tobytes()
    device = given.get("device_id")
    return Waveform(
        origin=Origin.MEASURED,
        source=given["source"],
        waveform_id=timed_identity(start, user_id, given["source"], device, given["channel"]),
        user_id=user_id,
        start_ts=start,
        channel=given["channel"],
        rate_hz=given["rate_hz"],
        encoding="float32",
        data=data,
        unit=given["unit"],
        device_id=device,
    )


def _moment(at: datetime, where: str) -> datetime:
    if at.tzinfo is None:
        raise BadValue("times with an offset, such as 2026-03-31T00:00:00Z", f"{at.isoformat()} in {where}")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise BadValue("a time between the years 1 and 9999 in UTC", f"{at.isoformat()} in {where}") from None
