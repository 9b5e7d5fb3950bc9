"""Averages the weights of two sentence encoders of fit_encoder.py into one of the same size.

    python recipes/safety/average_encoders.py FOLDER FOLDER --out FOLDER [--second 0.5]

Fits that begin at the same weights lie in one basin, and their mean is often better calibrated than either (model soups,
Wortsman et al. 2022, arXiv:2203.05482). The package's is the mean of an encoder and the same taught on (fit_encoder.py --begin),
with --second 0.75 (decision 0020), and so are those before it, with halves (decisions 0014 and 0015); the first of those is the
mean of one fit without mm, nn, uu, ad, ae, af, ag and ah and one with them.
--second: the share of the second.  --out: where encoder.npz goes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

NAME = "encoder.npz"
LARGEST = 127  # of whole numbers of eight bits


def averaged(first: dict[str, NDArray], second: dict[str, NDArray], share: float) -> dict[str, NDArray]:
    """The mean of two encoders' arrays, by name, in whole numbers again. share: of the second, 0 to 1. Raises SystemExit."""
    if first.keys() != second.keys() or not np.array_equal(first["known"], second["known"]):
        raise SystemExit("these encoders do not know the same pieces of words: fit both from the same base")
    made = {name: held for name, held in first.items() if held.dtype.kind != "f"}
    for name, held in first.items():
        if name.endswith("fineness"):
            whole = "words" if name == "fineness" else name.removesuffix("fineness") + "whole"
            mean = (1 - share) * first[whole] * held + share * second[whole] * second[name]
            fineness = np.abs(mean).max(axis=1 if whole == "words" else 0, keepdims=True) / LARGEST
            fineness[fineness == 0] = 1
            made[whole], made[name] = np.rint(mean / fineness).astype(np.int8), fineness.astype(np.float32)
        elif held.dtype.kind == "f":
            made[name] = ((1 - share) * held + share * second[name]).astype(np.float32)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs=2, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--second", default=0.5, type=float)
    asked = parser.parse_args()
    held = []
    for folder in asked.folders:
        with np.load(folder / NAME, allow_pickle=False) as file:
            held.append({name: file[name] for name in file.files})
    asked.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(asked.out / NAME, **averaged(*held, asked.second))


if __name__ == "__main__":
    main()
