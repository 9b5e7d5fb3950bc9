"""Beats while the ECG is still coming in: the same detector over the last seconds, bounded in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.ecg import beats_and_quality
from milo.signals.ecg_band import checked

Values = NDArray[np.float64]

KEPT_S = 10.0  # the detector looks back so far (our choice)
STEP_S = 0.2  # and looks again when so much is new
SETTLED_S = 0.30  # a beat is told when so much has followed: filter and rivals have had their say (our choice)
APART_S = 0.24  # two beats never stand closer
RECENT_S = 3  # seconds whose least quality is the present one


@dataclass(frozen=True)
class LiveBeat:
    """index: sample since the beginning. at_s: moment between samples. rr_s: since the beat told before, None for the first."""

    index: int
    at_s: float
    rr_s: float | None


@dataclass(frozen=True)
class LiveState:
    """beats: told now for the first time. quality: of the last seconds, 0..1; None before anything was judged."""

    beats: list[LiveBeat]
    quality: float | None


class LiveEcg:
    """Finds beats in an ECG as it arrives, at most 0.5 s after they happened plus what one feed holds.

    rate_hz: 80-20,000 Hz. Told beats are never taken back.
    """

    def __init__(self, rate_hz: float) -> None:
        checked(np.zeros(1), rate_hz)
        self.rate_hz = rate_hz
        self._kept = np.zeros(0)
        self._seen = 0
        self._judged = 0
        self._last_s = -np.inf
        self._quality: float | None = None

    @property
    def kept_samples(self) -> int:
        """Samples held back for the next look."""
        return len(self._kept)

    def feed(self, samples: Any) -> LiveState:
        """Take samples in, shape (n,), NaN where the lead was off; tell beats that are new and the present quality."""
        x = checked(samples, self.rate_hz)
        self._kept = np.concatenate([self._kept, x])[-round(KEPT_S * self.rate_hz) :]
        self._seen += len(x)
        if self._seen - self._judged < STEP_S * self.rate_hz:
            return LiveState([], self._quality)
        self._judged = self._seen
        begin = self._seen - len(self._kept)
        top, moment, quality = beats_and_quality(self._kept, self.rate_hz)
        if len(self._kept) >= 2 * self.rate_hz:
            self._quality = float(quality.value[-RECENT_S:].min())
        told = []
        now_s = self._seen / self.rate_hz
        for index, at in zip((top + begin).tolist(), (moment + begin / self.rate_hz).tolist(), strict=True):
            if at > now_s - SETTLED_S or at < self._last_s + APART_S:
                continue
            told.append(LiveBeat(index, at, at - self._last_s if np.isfinite(self._last_s) else None))
            self._last_s = at
        return LiveState(told, self._quality)
