"""The guided protocols of the breath lab as data: rest, steps, ramp, plateaus and free.

A protocol is a row of phases; the words for each are in lab_words, who may start in protocol_gates, the clock in protocol_run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from milo.vocabulary.errors import BadValue, UnknownName

Kind = Literal["ready", "measure", "effort", "easy"]
Unit = Literal["power_w", "speed_km_h"]
Experience = Literal["beginner", "intermediate", "advanced"]

NAMES = ("rest", "steps", "ramp", "plateaus", "free")

HOLD_S = 60.0  # a check must hold so long before measuring (S-0)
MASK_REST_S = 600.0  # safety reference, section 5: resting with a mask ends after ten minutes
SETTLE_S, SETTLE_AT_MOST_S = (
    60.0,
    240.0,
)  # one minute of settling; the longest wait leaves room under the mask's ten minutes. Our choice
REST_S = 300.0  # five minutes: the standard of SDNN and of LF/HF (Task Force, Circulation 93(5), 1996)
WARM_UP_S, WARM_UP_AT_MOST_S, COOL_DOWN_S = 180.0, 420.0, 300.0  # our choice
STAGE_S = 180.0  # three minutes, enough for a steady heart rate (Bentley, Sports Med 37(7), 2007)
MAX_STAGES = 12  # 36 minutes; whoever gets there started too low. Our choice
RAMP_MIN_S, RAMP_AIM_S, RAMP_MAX_S = 480.0, 600.0, 720.0  # 8-12 minutes (Buchfuhrer, J Appl Physiol 55(5), 1983)
RAMP_READABLE_S = 360.0  # below six minutes of ramp no threshold is looked for (sensors reference, 1.7)
BASELINE_S, PLATEAUS_S = 60.0, 480.0  # room air first; the rest of the mask's ten minutes, less one to take it off. Our choice
FREE_S = 4 * 3_600.0  # a recording nobody ends; our choice


@dataclass(frozen=True, kw_only=True)
class Machine:
    """What sets the effort: its unit, where it starts, the rise per stage, and the rise per minute of a ramp by experience."""

    unit: Unit
    start: float
    per_stage: float
    per_minute: dict[str, float]


MACHINES: dict[str, Machine] = {
    "running": Machine(
        unit="speed_km_h", start=7.0, per_stage=1.0, per_minute={"beginner": 0.5, "intermediate": 0.75, "advanced": 1.0}
    ),
    "walking": Machine(
        unit="speed_km_h", start=4.0, per_stage=0.5, per_minute={"beginner": 0.2, "intermediate": 0.25, "advanced": 0.3}
    ),
    "cycling": Machine(
        unit="power_w", start=50.0, per_stage=25.0, per_minute={"beginner": 15.0, "intermediate": 20.0, "advanced": 25.0}
    ),
    "rowing": Machine(
        unit="power_w", start=50.0, per_stage=25.0, per_minute={"beginner": 15.0, "intermediate": 20.0, "advanced": 25.0}
    ),
}
"""Our choice: a start that is light for most, and a rise that takes somebody of that experience to their end in 8-12 minutes."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """What to aim at: a value at the phase's start that rises per minute, in the unit of the machine."""

    unit: Unit
    start: float
    per_minute: float = 0.0

    def at(self, elapsed_s: float) -> dict[str, Any]:
        """The aim so many seconds into the phase, for JSON: to the half watt or the twentieth of a km/h."""
        value = self.start + self.per_minute * max(0.0, elapsed_s) / 60.0
        return {
            "unit": self.unit,
            "value": round(value) if self.unit == "power_w" else round(value, 1),
            "per_minute": self.per_minute,
        }


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of a protocol. key: of its words; number: of a stage, from 1.

    seconds: its length, at least; wait_for: checks that must hold HOLD_S before it may end, at_most_s seconds long.
    """

    key: str
    kind: Kind
    seconds: float
    number: int | None = None
    target: Target | None = None
    wait_for: tuple[str, ...] = ()
    at_most_s: float | None = None


@dataclass(frozen=True, kw_only=True)
class Protocol:
    """A guided recording. hard: it goes to the athlete's limit, so S-1 holds and the gates are strict.

    watched: quantities whose rules run beside it; stop_rules: the rules that may pause or end it, for the page before the start.
    mask_at_most_s: with a mask on it ends then, whatever the phases say; None for a test that ends by itself.
    """

    name: str
    phases: tuple[Phase, ...]
    hard: bool
    watched: tuple[str, ...]
    stop_rules: tuple[str, ...]
    mask_at_most_s: float | None

    def as_dict(self) -> dict[str, Any]:
        """For the page, before the start."""
        return {
            "name": self.name, "hard": self.hard, "watched": list(self.watched), "stop_rules": list(self.stop_rules),
            "mask_at_most_s": self.mask_at_most_s,
            "phases": [
                {"key": p.key, "kind": p.kind, "seconds": p.seconds, "number": p.number, "wait_for": list(p.wait_for),
                 "target": None if p.target is None else p.target.at(0.0)}
                for p in self.phases
            ],
        }  # fmt: skip


AIR = ("SN-23", "SN-24", "SN-25")
AT_REST = ("S-2", "SN-02", "SN-03", "SN-08", "SN-09", "SN-10", "SN-12", *AIR)
AT_EFFORT = ("S-1", "S-2", "SN-05", "SN-06", "SN-11", "SN-16", *AIR)
ALL_WATCHED = ("heart_rate_bpm", "spo2_pct", "respiration_rate", "co2_ppm", "systolic_mmhg")


def rest() -> Protocol:
    """Lying still for heart rate variability: a minute to settle, five to measure."""
    phases = (
        Phase(key="settle", kind="ready", seconds=SETTLE_S, wait_for=("quality_good", "lying_still"), at_most_s=SETTLE_AT_MOST_S),
        Phase(key="measure", kind="measure", seconds=REST_S),
    )
    return Protocol(name="rest", phases=phases, hard=False, watched=ALL_WATCHED, stop_rules=AT_REST, mask_at_most_s=MASK_REST_S)


def steps(activity: str = "cycling", start: float | None = None, per_stage: float | None = None) -> Protocol:
    """Three-minute stages that rise until the athlete ends it or a rule does.

    activity: running, walking, cycling or rowing; start, per_stage: of its unit, None for the machine's own.
    Raises UnknownName for another activity, BadValue for a number that is not above 0.
    """
    machine = _machine(activity)
    first, rise = _above_zero("start", start, machine.start), _above_zero("per_stage", per_stage, machine.per_stage)
    stages = tuple(
        Phase(key="stage", kind="effort", seconds=STAGE_S, number=n + 1, target=Target(unit=machine.unit, start=first + n * rise))
        for n in range(MAX_STAGES)
    )
    return _hard("steps", (_warm_up(machine, first), *stages, _cool_down()))


def ramp(
    activity: str = "cycling",
    experience: Experience = "beginner",
    start: float | None = None,
    expected_peak: float | None = None,
) -> Protocol:
    """A rise without steps to the athlete's end, made to last about ten minutes and ended after twelve.

    expected_peak: the power or speed they may reach, which sets the rise; without it the experience does.
    Raises UnknownName for another activity or experience, BadValue for a peak that is not above the start.
    """
    machine = _machine(activity)
    if experience not in machine.per_minute:
        raise UnknownName("experience", experience, machine.per_minute)
    first = _above_zero("start", start, machine.start)
    rise = machine.per_minute[experience]
    if expected_peak is not None:
        peak = _above_zero("expected_peak", expected_peak, 0.0)
        if peak <= first:
            raise BadValue(f"an expected peak above the start of {first:g}", f"{peak:g}", "start lower")
        rise = (peak - first) / (RAMP_AIM_S / 60.0)
    rising = Phase(
        key="ramp", kind="effort", seconds=RAMP_MAX_S, target=Target(unit=machine.unit, start=first, per_minute=round(rise, 2))
    )
    return _hard("ramp", (_warm_up(machine, first), rising, _cool_down()))


def plateaus() -> Protocol:
    """Room air, then quiet breathing until the CO2 has stood level as often as wanted, or nine minutes are over."""
    phases = (
        Phase(key="room_air", kind="ready", seconds=BASELINE_S),
        Phase(key="breathe", kind="measure", seconds=PLATEAUS_S),
    )
    return Protocol(name="plateaus", phases=phases, hard=False, watched=ALL_WATCHED, stop_rules=AT_REST, mask_at_most_s=MASK_REST_S)


def free() -> Protocol:
    """A recording without guidance. With a mask it ends after ten minutes: the reference gives no longer time outside a test."""
    phases = (Phase(key="record", kind="measure", seconds=FREE_S),)
    return Protocol(
        name="free",
        phases=phases,
        hard=False,
        watched=ALL_WATCHED,
        stop_rules=tuple(dict.fromkeys((*AT_REST, *AT_EFFORT))),
        mask_at_most_s=MASK_REST_S,
    )


def protocol(name: str, **settings: Any) -> Protocol:
    """A protocol by its name on the command line. Raises UnknownName for any other name."""
    made = {"rest": rest, "steps": steps, "ramp": ramp, "plateaus": plateaus, "free": free}
    if name not in made:
        raise UnknownName("protocol", name, NAMES)
    return made[name](**settings)


def _hard(name: str, phases: tuple[Phase, ...]) -> Protocol:
    return Protocol(name=name, phases=phases, hard=True, watched=ALL_WATCHED, stop_rules=AT_EFFORT, mask_at_most_s=None)


def _warm_up(machine: Machine, first: float) -> Phase:
    return Phase(
        key="warm_up",
        kind="ready",
        seconds=WARM_UP_S,
        wait_for=("quality_good",),
        at_most_s=WARM_UP_AT_MOST_S,
        target=Target(unit=machine.unit, start=min(machine.start, first)),
    )


def _cool_down() -> Phase:
    return Phase(key="cool_down", kind="easy", seconds=COOL_DOWN_S)


def _machine(activity: str) -> Machine:
    if activity not in MACHINES:
        raise UnknownName("activity of a test", activity, MACHINES)
    return MACHINES[activity]


def _above_zero(what: str, value: float | None, default: float) -> float:
    if value is None:
        return default
    if not 0 < value < float("inf"):
        raise BadValue(f"{what} above 0", f"{value}")
    return float(value)
