"""A set as it is filmed: landmarks come one frame at a time, and the count, the exercise and one cue go back."""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np

from milo.locales import has, text
from milo.models.form_analysis import analyse
from milo.signals.pose import Floats

WINDOW_S = 60.0  # that is looked at; repetitions before it are kept as they were counted (our choice)
RATE_HZ = 12.0  # frames are brought to it: browsers give them unevenly (our choice)
LONGEST_GAP_S = 8.0  # between frames of a slow browser; after a longer one the set starts again
SETTLED_S = 6.0  # a repetition so old no longer changes
CUE_FROM = 0.35  # severity times sureness from which a fault is worth a spoken word (our choice)
LIKE_THE_OTHERS = 0.4  # of the usual range of the set's repetitions; less is standing about (as signals.pose_reps)
MOST_FRAMES = 6000


class LiveForm:
    """One open camera. Holds landmarks of the last minute in memory and nothing else."""

    def __init__(self, exercise: str | None = None, language: str = "en") -> None:
        self.exercise, self.language = exercise, language
        self._frames: deque[tuple[float, Floats]] = deque(maxlen=MOST_FRAMES)
        self._settled: list[dict[str, Any]] = []
        self._said = 0

    def push(self, at_s: float, points: Floats) -> None:
        """A frame: its time in seconds and landmarks (33, 4) in pixels; NaN where nobody was seen."""
        if self._frames and not 0 < at_s - self._frames[-1][0] <= LONGEST_GAP_S:
            if at_s <= self._frames[-1][0] and self._frames[-1][0] - at_s < LONGEST_GAP_S:
                return  # a frame out of turn
            self._frames.clear()
        self._frames.append((at_s, points))
        while at_s - self._frames[0][0] > WINDOW_S:
            self._frames.popleft()

    def told(self) -> dict[str, Any]:
        """What the page shows now: {"count", "exercise", "rep", "cue", "reasons", "view", "form", "strain"}."""
        if len(self._frames) < 3:
            nothing = dict.fromkeys(("exercise", "rep", "cue", "view", "form", "strain"))
            return {"count": len(self._settled), **nothing, "reasons": []}
        times = np.array([t for t, _ in self._frames])
        frames = np.stack([p for _, p in self._frames])
        grid = np.arange(times[0], times[-1], 1 / RATE_HZ)
        # A frame between two others is drawn straight between them; who was missing in one is missing between.
        after = np.clip(np.searchsorted(times, grid), 1, len(times) - 1)
        share = ((grid - times[after - 1]) / (times[after] - times[after - 1]))[:, None, None]
        document = analyse(frames[after - 1] * (1 - share) + frames[after] * share, RATE_HZ, self.exercise, self.language)
        began = float(times[0])
        fresh = [{**r, "at_s": round(began + r["bottom_s"], 2), "over_s": round(began + r["end_s"], 2)} for r in document["reps"]]
        # What turns before the last settled repetition was over is a piece of it that the moving window cut off.
        last = self._settled[-1]["over_s"] if self._settled else -np.inf
        wide = [r["rom_deg"] for r in self._settled if r["rom_deg"] is not None]
        least = LIKE_THE_OTHERS * float(np.median(wide)) if wide else -np.inf
        open_ = [r for r in fresh if r["at_s"] > last and (r["rom_deg"] is None or r["rom_deg"] >= least)]
        now = float(times[-1])
        self._settled += [r for r in open_ if now - r["at_s"] > SETTLED_S]
        reps = self._settled + [r for r in open_ if now - r["at_s"] <= SETTLED_S]
        return {
            "count": len(reps),
            "exercise": document["exercise"],
            "rep": reps[-1] if reps else None,
            "cue": self._cue(reps),
            "view": document["view"],
            "reasons": document["reasons"],
            "form": document["form"],
            "strain": document["strain"],
        }

    def _cue(self, reps: list[dict[str, Any]]) -> str | None:
        """One cue for the newest repetition, said once; the gravest fault it has."""
        if len(reps) <= self._said:
            return None
        self._said = len(reps)
        faults = [f for f in reps[-1]["faults"] if f["severity"] * f["sure"] >= CUE_FROM]
        key = f"form-cue-{faults[0]['id'].replace('_', '-')}" if faults else ""
        return text(key, self.language) if key and has(key, self.language) else None
