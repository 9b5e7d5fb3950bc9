"""`milo calibrate flow`: a recorded session in which a 3 L syringe was pumped becomes the factor of the athlete's tube."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milo.vocabulary.errors import BadValue, NotEnoughData, NotFound

if TYPE_CHECKING:
    from milo.app.build import Home

ROOM_C = 22.0  # the syringe holds room air; 10 degrees more or less are 2 % of flow (our choice)


def calibrate_flow(house: Home, athlete: str, session: str | None, inlet_mm: float, throat_mm: float) -> dict[str, Any]:
    """Find the strokes of a session, fit the tube's factor and keep it as the athlete's setting "mask".

    session: its id; None: the newest.  Raises NotFound without one, NotEnoughData for too few strokes, BadValue when they disagree.
    """
    from milo.signals.flow import Venturi, air_density_kg_m3, calibrate_with_syringe, stroke_volumes

    newest = session or house.lab.latest(athlete)["session_id"]
    _, waves = house.lab.waves(athlete, newest)
    pressure = next((w for w in waves if w.channel == "dp_pa"), None)
    if pressure is None:
        raise NotFound("differential pressure in the session", "none", "record one with the mask board")
    flow = Venturi(inlet_mm, throat_mm).flow_l_s(pressure.values, float(air_density_kg_m3(ROOM_C)))
    volumes, seconds = stroke_volumes(flow, pressure.rate_hz)
    if not len(volumes):
        raise NotEnoughData("strokes of a 3 L syringe", "none in this session", "see docs/mask-calibration.md")
    found = calibrate_with_syringe(volumes, seconds)
    if not found.accepted:
        raise BadValue("strokes within 3 % of each other", found.reason, "see docs/mask-calibration.md and pump again")
    if len(found.factors) > 1:
        told = ", ".join(f"{f:.3f}" for f in found.factors)
        raise BadValue("one factor for all speeds", f"{told} slow to fast", "look for a leak or burrs at the taps, then pump again")
    factor = round(float(found.factors[0]), 4)
    house.flows.set(athlete, "mask", {"inlet_mm": inlet_mm, "throat_mm": throat_mm, "factor": factor})
    return {"session_id": newest, "strokes": len(volumes), "factor": factor, "worst": round(max(abs(e) for e in found.errors), 4)}
