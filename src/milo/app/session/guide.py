"""What guides a session and watches over it: the protocol's clock, the safety rules, what the athlete answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from milo.app.session.setup import Listener, Setup
from milo.coach.lab.lab_words import lab_words, title
from milo.coach.lab.protocol_run import Run, Step
from milo.coach.lab.protocols import HOLD_S
from milo.coach.lab.sensor_catalogue import RPE_RANGE, SYMPTOMS, Alert
from milo.coach.lab.sensor_catalogue import Reading as Seen
from milo.coach.lab.sensor_rules import Watch
from milo.coach.lab.sensor_words import say
from milo.insight.lab_live import LiveFigure
from milo.vocabulary.errors import BadValue

FULL_SCALE_PPM = 40_000.0  # of the slow CO2 sensor (sensors 1.4)
LEAST_MEASURED_S = (
    60.0  # of a rest's measuring phase: RMSSD needs so much (sensors 1.9); of one cut short before, everything counts
)
COUNTED_DOWN_S = 3600.0  # more than this is no phase one waits for the end of, as a free recording (our choice)
SAME_PHASE_S = 3.0  # moments of a phase that follow each other so soon are one stretch of it
NEEDED = ("heart_rate_bpm", "spo2_pct", "co2_ppm", "room_co2_ppm")  # one of them makes a signal; a hard test needs the first

Tell = Callable[[dict[str, Any]], None]
Mark = Callable[..., None]


class Guide:
    """The protocol and the watch of one session. tell: to the pages.  mark(kind, text, rule, level): into the session's record.

    Every moment is seconds of the session.
    """

    def __init__(self, who: Listener, setup: Setup, tell: Tell, mark: Mark) -> None:
        self._who, self._setup, self._tell, self._mark = who, setup, tell, mark
        self._words = lab_words(who.language)
        self._kinds = {phase.key: phase.kind for phase in setup.protocol.phases}
        self._watch = Watch(who.background, hard_test=setup.protocol.hard)
        # A test to the limit begins once the signal has been good for a minute; until then the clock of the protocol stands.
        self._run: Run | None = None if setup.protocol.hard else self._new_run(0.0)
        self._good_since: float | None = None
        self._alerts: dict[str, str] = {}
        self._phase = ""
        self._measured: tuple[float, float] | None = None
        self._rpe: float | None = None

    def judge(self, figures: dict[str, LiveFigure], lying_still: bool | None, now_s: float) -> str | None:
        """Let the rules see the figures and move the protocol; why the session must end now, None while it goes on.

        figures: empty when nothing was read lately.
        """
        needed = NEEDED[:1] if self._setup.protocol.hard else NEEDED
        good = any(figure.state == "ok" for name, figure in figures.items() if name in needed)
        self._good_since = (now_s if self._good_since is None else self._good_since) if good else None
        alerts = [alert for reading in self._readings(figures, now_s) for alert in self._watch.see(reading)]
        if self._run is None:
            return self._before(alerts, now_s)
        step = self._run.observe(now_s, quality_good=good, lying_still=lying_still)
        for alert in [*alerts, *self._watch.tick(now_s)]:
            step = self._run.take(alert, now_s)
            self._alert(alert)
        self._clear()
        self._follow(step, now_s)
        return _text(step) or "" if step.state == "ended" else None

    def command(self, do: str, now_s: float) -> None:
        """ "finish", "pause" or "resume" the protocol; nothing happens before it runs."""
        if self._run is None:
            return
        if do == "pause":
            step = self._run.pause("athlete", now_s)
        else:
            step = self._run.finish(now_s) if do == "finish" else self._run.resume(now_s)
        self._follow(step, now_s)

    def reached(self, now_s: float) -> str:
        """What was wanted is there: end the protocol; its words for that."""
        assert self._run is not None
        step = self._run.stop("reached", now_s)
        self._follow(step, now_s)
        return _text(step) or ""

    def effort(self, value: Any) -> None:
        """Perceived effort on Borg's scale, as the rules read it. Raises BadValue."""
        low, high = RPE_RANGE
        if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
            raise BadValue(f"an effort from {low:.0f} to {high:.0f}", repr(value)[:40])
        self._rpe = float(value)
        self._mark("marker", f"RPE {value:g}")

    def felt(self, symptom: str, now_s: float) -> bool:
        """A symptom the athlete tells: the rules judge it whatever the figures are (S-2). Whether the session must end."""
        word = symptom if symptom in SYMPTOMS else "unwell"
        self._mark("marker", word)
        stop = False
        told = Seen(at=now_s, quantity="heart_rate_bpm", valid=False, symptoms=frozenset({word}), context=self._context())
        for alert in self._watch.see(told):
            self._alert(alert)
            stop = stop or alert.urgent() or (self._run is not None and self._run.take(alert, now_s).state == "ended")
        return stop

    def rest(self) -> tuple[float, float] | None:
        """The measuring phase of a rest, from_s to to_s; None when there was none long enough."""
        if self._setup.protocol.name != "rest" or self._measured is None:
            return None
        begin, end = self._measured
        return self._measured if end - begin >= LEAST_MEASURED_S else None

    def _new_run(self, now_s: float) -> Run:
        return Run(self._setup.protocol, now_s, mask=self._setup.mask, language=self._who.language)

    def _before(self, alerts: list[Alert], now_s: float) -> str | None:
        """Before a hard test: a minute of good signal first (protocol gates); what the rules say ends it all the same."""
        for alert in alerts:
            self._alert(alert)
        self._clear()
        if any(alert.urgent() for alert in alerts):
            return say(max(alerts, key=Alert.severity), self._who.language, self._who.units)
        good_s = 0.0 if self._good_since is None else now_s - self._good_since
        if good_s >= HOLD_S:
            self._run = self._new_run(now_s)
            return None
        self._tell(
            {
                "t": "protocol",
                "phase": "signal",
                "name": self._words["signal.name"],
                "do_now": self._words["signal.do"],
                "remaining_s": round(HOLD_S - good_s),
                "next": None,
                "elapsed_s": round(now_s),
                "finished": False,
                "reason": None,
            }
        )
        return None

    def _follow(self, step: Step, now_s: float) -> None:
        if step.phase != self._phase:
            self._phase = step.phase
            self._mark("phase", step.name)
        if self._kinds.get(self._phase) == "measure":
            begin, end = self._measured or (now_s, now_s)
            self._measured = (begin if now_s - end < SAME_PHASE_S else now_s, now_s)
        self._tell(
            {
                "t": "protocol",
                "phase": step.phase,
                "name": step.name,
                "do_now": step.do_now,
                "next": step.next,
                "target": step.target,
                "remaining_s": None if step.remaining_s is None or step.remaining_s > COUNTED_DOWN_S else step.remaining_s,
                "elapsed_s": round(now_s, 1),
                "finished": step.state == "ended",
                "reason": _text(step),
                "paused": step.state == "paused",
            }
        )

    def _readings(self, figures: dict[str, LiveFigure], now_s: float) -> list[Seen]:
        """The figures as the rules read them."""
        # Where the slow sensor sits: in the tube when it is all there is, else in the room.
        slow = "exhaled" if self._setup.mask and "co2_ppm" not in figures else "room"
        places = {"inspired_co2_ppm": "inspired", "co2_ppm": "exhaled", "room_co2_ppm": slow}
        return [
            Seen(
                at=now_s,
                quantity="co2_ppm" if name in places else name,
                value=figure.value,
                quality=figure.quality,
                valid=figure.state != "none",
                context=self._context(),
                place=places.get(name),
                full_scale=FULL_SCALE_PPM if name == "room_co2_ppm" else None,
                rpe=self._rpe,
            )
            for name in ("heart_rate_bpm", "spo2_pct", "respiration_rate", *places)
            if (figure := figures.get(name)) is not None
        ]

    def _context(self) -> str:
        if not self._setup.protocol.hard:
            return "exercise_submax" if self._setup.exercising else "rest"
        if self._run is None:
            return "before"
        return "exercise_max" if self._kinds.get(self._phase) == "effort" else "exercise_submax"

    def _alert(self, alert: Alert) -> None:
        id = _id(alert)
        if id in self._alerts or (alert.level == "N" and alert.action in ("none", "note")):
            return
        # A figure without a valid reading says so in its own place; it is an alert only where something must be done about it.
        if alert.unknown and alert.action in ("none", "note", "recheck"):
            return
        text = say(alert, self._who.language, self._who.units)
        self._alerts[id] = alert.level
        self._mark("alert", text, alert.rule, alert.level)
        told = {"rule": alert.rule, "level": alert.level, "title": title(alert, self._who.language), "text": text, "action": ""}
        self._tell({"t": "alert", "id": id, **told})

    def _clear(self) -> None:
        standing = {_id(alert) for alert in self._watch.standing()}
        for id in [id for id, level in self._alerts.items() if id not in standing and level not in ("E0", "E1")]:
            del self._alerts[id]
            self._tell({"t": "alert_cleared", "id": id})


def _id(alert: Alert) -> str:
    return f"{alert.rule}-{alert.template}-{alert.quantity}"


def _text(step: Step) -> str | None:
    return step.reason["text"] if step.reason else None
