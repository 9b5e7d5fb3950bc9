"""Chance, in named streams: what one name draws never changes what another draws, so a new sensor leaves every life as it was."""

from __future__ import annotations

import zlib

import numpy as np


class Draws:
    """Generators by name for one cohort of one seed.

    The same (seed, cohort, name) gives the same numbers on every machine with the same NumPy: the name's CRC-32 is the spawn
    key, so that neither the order in which names are asked for nor how many there are matters.
    """

    def __init__(self, seed: int, cohort: int = 0) -> None:
        self._seed, self._cohort = seed, cohort
        self._made: dict[str, np.random.Generator] = {}

    def __call__(self, name: str) -> np.random.Generator:
        """The generator of that name; each call goes on where the last one stopped."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self.fresh(name)
        return found

    def fresh(self, *names: str | int) -> np.random.Generator:
        """A generator that begins anew, for things that must not depend on what was drawn before (one session, one night)."""
        key = tuple(n if isinstance(n, int) else zlib.crc32(n.encode()) for n in names)
        sequence = np.random.SeedSequence(self._seed, spawn_key=(self._cohort, *key))
        return np.random.Generator(np.random.SFC64(sequence))
