"""A protocol as it runs: which phase it is, what to do now, and why it ended. Every moment is handed in."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Literal

from milo.coach.lab.lab_words import words_of
from milo.coach.lab.protocols import HOLD_S, RAMP_MIN_S, RAMP_READABLE_S, Phase, Protocol
from milo.coach.lab.sensor_catalogue import PAUSE_AFTER_S, RULES, STOP_AFTER_S, STOPPING, Alert

State = Literal["running", "paused", "ended"]

HARD_PAUSE_S, EASY_PAUSE_S = 120.0, 600.0  # a longer break is another test, or nobody is there any more; our choice
RULE_IDS = frozenset(RULES) | {"S-0", "S-1", "S-2"}


@dataclass(frozen=True, kw_only=True)
class Step:
    """A moment of a run, in the athlete's language.

    phase: its key; do_now: what to do; elapsed_s, remaining_s: of the phase; next: the next phase's name, None at the last.
    target: {"unit", "value", "per_minute"} or None. checks: [{"name", "text", "ok", "held_s", "wanted_s"}].
    recording: whether samples are kept.
    reason: {"code", "text"} of a pause or the end, else None; notes: the same, of what the recording can be used for.
    """

    state: State
    phase: str
    number: int | None
    name: str
    do_now: str
    elapsed_s: float
    remaining_s: float | None
    next: str | None
    target: dict[str, Any] | None
    checks: list[dict[str, Any]] = field(default_factory=list)
    recording: bool
    reason: dict[str, str] | None
    notes: list[dict[str, str]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """For the page."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


class Run:
    """One run of a protocol, a state machine that only time, the athlete, the signal and the rules move.

    started_s: the moment it began; every later moment is of the same clock. A clock that goes back or is not a number ends the run.
    mask: whether a mask is worn, which limits the time. language: "en" or "es" (UnknownName for another).

    Stopping is immediate and for good: from the call on, `recording` is False.
    """

    def __init__(self, protocol: Protocol, started_s: float, *, mask: bool = False, language: str = "en") -> None:
        self.protocol, self.started_s, self._mask = protocol, float(started_s), mask
        self._words = words_of(language)
        self._now = self._phase_start = self._good_s = self.started_s
        self._index = 0
        self._since: dict[str, float | None] = {"quality_good": None, "lying_still": None}
        self._paused_s: float | None = None
        self._why: str | None = None
        self._ended_s: float | None = None
        self._effort_s = 0.0
        if not math.isfinite(self.started_s):
            self._now = self._phase_start = self._good_s = self.started_s = 0.0
            self._end(0.0, "bad_clock")

    # --- what moves it ----------------------------------------------------------------------------------------------------

    def at(self, t_s: float) -> Step:
        """The run at a moment."""
        self._go_to(t_s)
        return self._step()

    def observe(self, t_s: float, *, quality_good: bool, lying_still: bool | None = None) -> Step:
        """What the live checks say at a moment; call it with every second of signal.

        quality_good: the needed signals are good. lying_still: None where nothing measures it, and then it does not count as held.
        """
        self._go_to(t_s)
        if self._ended_s is None:
            if quality_good is True:
                self._good_s = self._now
            for name, ok in (("quality_good", quality_good), ("lying_still", lying_still)):
                since = self._since[name]
                self._since[name] = (self._now if since is None else since) if ok is True else None
        return self._step()

    def take(self, alert: Alert, t_s: float) -> Step:
        """Act on what a sensor rule says: pause, or end at once. Give it every alert that Watch.see or Watch.tick returned."""
        self._go_to(t_s)
        if alert.action in STOPPING or (alert.level in {"E0", "E1"} and alert.action != "note"):
            return self.stop(alert.rule)
        return self.pause(alert.rule) if alert.action == "pause" else self._step()

    def stop(self, reason: str = "athlete", t_s: float | None = None) -> Step:
        """End now, whatever the state; reason: "athlete", "reached", or a rule's id."""
        if t_s is not None:
            self._go_to(t_s)
        self._end(self._now, reason)
        return self._step()

    def finish(self, t_s: float) -> Step:
        """The athlete has come to their end of an effort: on to the easy phase. Anywhere else it ends the run."""
        self._go_to(t_s)
        easy = next((i for i, p in enumerate(self.protocol.phases) if p.kind == "easy" and i > self._index), None)
        if self._ended_s is not None:
            return self._step()
        if easy is None or self._phase.kind != "effort":
            return self.stop("athlete")
        self._unpause(self._now)
        self._enter(easy, self._now)
        return self._step()

    def pause(self, reason: str = "athlete", t_s: float | None = None) -> Step:
        """Hold the phase's clock. The mask's limit and the wait for a lost signal go on."""
        if t_s is not None:
            self._go_to(t_s)
        if self._ended_s is None and self._paused_s is None:
            self._paused_s, self._why = self._now, reason
        return self._step()

    def resume(self, t_s: float | None = None) -> Step:
        """Go on where it was held. A hard test stays paused while its signal is missing (S-1)."""
        if t_s is not None:
            self._go_to(t_s)
        if self._ended_s is None and not (self.protocol.hard and self._now - self._good_s >= PAUSE_AFTER_S):
            self._unpause(self._now)
        return self._step()

    # --- how --------------------------------------------------------------------------------------------------------------

    @property
    def ended(self) -> bool:
        return self._ended_s is not None

    @property
    def recording(self) -> bool:
        """Whether samples are kept: until the end, pauses included, for a gap nobody can explain later is worse."""
        return self._ended_s is None

    @property
    def _phase(self) -> Phase:
        return self.protocol.phases[self._index]

    def _go_to(self, t_s: float) -> None:
        """Let everything happen that time alone brings until t_s, in its order."""
        if self._ended_s is not None:
            return
        if not isinstance(t_s, (int, float)) or not math.isfinite(t_s) or t_s < self._now:
            self._end(self._now, "bad_clock")
            return
        while self._ended_s is None:
            at, code = min(self._coming(), default=(math.inf, ""))
            if at > t_s:
                break
            at = max(at, self._now)
            self._now = at
            if code == "next":
                self._leave(at)
            elif code == "silent_pause":
                self._paused_s, self._why = at, "silent"
            else:
                self._end(at, code)
        self._now = max(self._now, float(t_s)) if self._ended_s is None else self._now

    def _coming(self) -> list[tuple[float, str]]:
        """What time will bring next: (moment, code)."""
        coming: list[tuple[float, str]] = []
        if self._mask and self.protocol.mask_at_most_s is not None:
            coming.append((self.started_s + self.protocol.mask_at_most_s, "mask_time"))
        if self.protocol.hard and self._phase.kind != "easy":
            coming.append((self._good_s + STOP_AFTER_S, "silent"))
            if self._paused_s is None:
                coming.append((self._good_s + PAUSE_AFTER_S, "silent_pause"))
        if self._paused_s is not None:
            coming.append((self._paused_s + (HARD_PAUSE_S if self.protocol.hard else EASY_PAUSE_S), "paused_too_long"))
        else:
            coming.append(self._phase_end())
        return coming

    def _phase_end(self) -> tuple[float, str]:
        phase, ready = self._phase, self._ready_s()
        if ready is not None:
            return max(self._phase_start + phase.seconds, ready), "next"
        assert phase.at_most_s is not None
        return self._phase_start + phase.at_most_s, "not_ready"

    def _ready_s(self) -> float | None:
        """When the phase's checks have held long enough; None while one does not hold or would come too late."""
        sinces = [self._since[name] for name in self._phase.wait_for]
        if any(since is None for since in sinces):
            return None
        ready = max((since + HOLD_S for since in sinces if since is not None), default=self._phase_start)
        late = self._phase.at_most_s is not None and ready > self._phase_start + self._phase.at_most_s
        return None if late else ready

    def _leave(self, at: float) -> None:
        if self._index + 1 < len(self.protocol.phases):
            self._enter(self._index + 1, at)
        else:
            self._end(at, "done")

    def _enter(self, index: int, at: float) -> None:
        if self._phase.kind == "effort":
            self._effort_s += at - self._phase_start
        self._index, self._phase_start = index, at

    def _unpause(self, at: float) -> None:
        if self._paused_s is not None:
            self._phase_start += at - self._paused_s
            self._paused_s, self._why = None, None

    def _end(self, at: float, reason: str) -> None:
        if self._ended_s is None:
            if self._phase.kind == "effort":
                self._effort_s += (at if self._paused_s is None else self._paused_s) - self._phase_start
            self._ended_s, self._why, self._now = at, reason, at

    # --- what it says -----------------------------------------------------------------------------------------------------

    def _step(self) -> Step:
        words, phase, name = self._words, self._phase, self.protocol.name
        state: State = "ended" if self._ended_s is not None else "paused" if self._paused_s is not None else "running"
        stopped = self._paused_s if self._paused_s is not None else self._now
        elapsed = max(0.0, stopped - self._phase_start)
        following = self.protocol.phases[self._index + 1] if self._index + 1 < len(self.protocol.phases) else None
        return Step(
            state=state,
            phase=phase.key,
            number=phase.number,
            name=self._name(phase),
            do_now=words[f"{name}.{phase.key}.do"] if state == "running" else words[f"{state}.do"],
            elapsed_s=elapsed,
            remaining_s=None if state == "ended" else max(0.0, self._remaining(phase, elapsed)),
            next=None if following is None or state == "ended" else self._name(following),
            target=None if phase.target is None or state != "running" else phase.target.at(elapsed),
            checks=[self._check(check) for check in phase.wait_for] if state != "ended" else [],
            recording=self.recording,
            reason=None if self._why is None else self._said("reason", self._why),
            notes=self._notes() if state == "ended" else [],
        )

    def _remaining(self, phase: Phase, elapsed: float) -> float:
        left = phase.seconds - elapsed
        if self._mask and self.protocol.mask_at_most_s is not None:
            left = min(left, self.started_s + self.protocol.mask_at_most_s - self._now)
        return left

    def _check(self, name: str) -> dict[str, Any]:
        since = self._since[name]
        held = 0.0 if since is None else self._now - since
        return {"name": name, "text": self._words[f"check.{name}"], "ok": since is not None, "held_s": held, "wanted_s": HOLD_S}

    def _name(self, phase: Phase) -> str:
        return self._words[f"{self.protocol.name}.{phase.key}.name"].format(number=phase.number)

    def _said(self, group: str, code: str) -> dict[str, str]:
        key = f"{group}.rule" if code in RULE_IDS else f"{group}.{code}"
        text = self._words[key if key in self._words else f"{group}.other"]
        return {"code": code, "text": text.format(rule=code)}

    def _notes(self) -> list[dict[str, str]]:
        if self.protocol.name != "ramp" or self._effort_s >= RAMP_MIN_S:
            return []
        return [self._said("note", "ramp_too_short" if self._effort_s < RAMP_READABLE_S else "ramp_short")]
