"""What CO2 sensors can and cannot see of a breath."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

TAU_RATE = (
    0.5 * 30
)  # s x breaths/min: a time constant above .5 s is refused above 30 a minute (reference 1.4), and so in proportion
LEAST_SAMPLES_A_BREATH = 20  # a breath needs so many readings for an end-tidal value (our choice: 10 Hz at 30 a minute)
EXPIRED_PPM = 60_000.0  # the most CO2 expired air holds (reference 1.4: 4-6 vol%)


@dataclass(frozen=True)
class Co2Sensor:
    """A kind of sensor. tau_s: time constant.  rate_hz: readings a second.  ceiling_ppm: the most it reports."""

    name: str
    tau_s: float
    rate_hz: float
    ceiling_ppm: float


# Times of 63 % or a third of the times of 90-95 %; datasheets as in reference 1.4.
SENSORS = {
    sensor.name: sensor
    for sensor in (
        Co2Sensor("scd30", 20.0, 0.5, 40_000.0),
        Co2Sensor("mh_z19", 50.0, 1.0, 5_000.0),
        Co2Sensor("scd41", 60.0, 0.2, 5_000.0),
        Co2Sensor("stc31", 1.0, 1.0, 250_000.0),
        Co2Sensor("explorir_w", 2.0, 2.0, 200_000.0),
        Co2Sensor("sprintir_w", 0.2, 20.0, 200_000.0),
        Co2Sensor("sidestream", 0.1, 20.0, 197_000.0),
    )
}


def swing_shown(tau_s: float, rate_per_min: float) -> float:
    """Share of a breath's swing that a first-order sensor shows, 0-1.

    >>> round(swing_shown(20.0, 15.0), 3)
    0.032
    """
    return float(1 / np.sqrt(1 + (2 * np.pi * tau_s * rate_per_min / 60) ** 2))


def sees_breaths(sensor: Co2Sensor, rate_per_min: float) -> tuple[str, str] | None:
    """None when the sensor can follow breaths of this rate, else a code and a sentence that says why not.

    >>> sees_breaths(SENSORS["scd30"], 15.0)[0]
    'sensor_too_slow'
    """
    if sensor.tau_s * rate_per_min > TAU_RATE:
        shown = swing_shown(sensor.tau_s, rate_per_min)
        return (
            "sensor_too_slow",
            f"sensor too slow: {sensor.name} shows {shown:.0%} of a breath's swing at {rate_per_min:.0f} a minute",
        )
    if sensor.rate_hz * 60 / rate_per_min < LEAST_SAMPLES_A_BREATH:
        return (
            "sensor_too_slow",
            f"sensor too slow: {sensor.name} reads {sensor.rate_hz:g} times a second, a breath needs {LEAST_SAMPLES_A_BREATH}",
        )
    if sensor.ceiling_ppm < EXPIRED_PPM:
        return "ceiling", f"{sensor.name} ends at {sensor.ceiling_ppm:,.0f} ppm, expired air holds up to {EXPIRED_PPM:,.0f}"
    return None
