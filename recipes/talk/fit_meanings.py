"""Fits the reader of meanings of the conversation (milo.coach.talk.meant) to the sentences beside it.

    python recipes/talk/fit_meanings.py [--without a,b] [--out FILE]

prompts/*.tsv: one author a file, one sentence a line: label (two parted by | where both are right), language, text. a wrote as
beginners, busy people and people who lose weight; b as lifters, runners, cyclists, terse and with the field's abbreviations; c as
older athletes and people who ramble, Mexicans, Argentines and Spaniards; d as teenagers, people of 70 and more, of many regions, in
half sentences; e with many words for one idea, pairs that are easily confused, and 400 things no coach answers; f the plainest ways
to say each. All knew the list of labels and nothing of the code. g is ours: what the journeys stumbled over.
held_out/*.tsv is never learnt from: measure.py measures on it. Thresholds were chosen on t; u (odd, elliptical) and w came later.
Deterministic: the same sentences give the same weights, but for the last digits of the machine.
"""

from __future__ import annotations

import argparse
import io
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from milo.coach.talk.meant.reader import known
from milo.coach.talk.meant.signs import Signs, signs

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent / "src/milo/coach/talk/meant/meanings.npz"
LEAST_DOCUMENTS = 2  # sentences a sign must be in: with three, one sentence in two hundred more of held_out is misread
INVERSE_PENALTY = 20.0  # of squared weights; between 10 and 30 the held-out author gives the same within 0.2 %
FINEST = 127  # whole numbers on each side of zero that a weight is kept in


def sentences(file: Path) -> list[tuple[list[str], str, str]]:
    """(labels, language, text) of each line."""
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line]
    return [(label.split("|"), language, text) for label, language, text in lines]


def matrix(seen: list[Signs], rows: NDArray[np.int32], rarity: NDArray[np.float32]) -> sp.csr_matrix:
    """Signs as rows of length one, (n, m), as the reader weighs them."""
    found = [known(one, rows) for one in seen]
    at = np.concatenate([i for i, _ in found])
    strengths = np.concatenate([s for _, s in found]) * rarity[at]
    of = np.repeat(np.arange(len(seen)), [len(i) for i, _ in found])
    x = sp.csr_matrix((strengths, (of, at)), (len(seen), len(rows)))
    length = np.sqrt(np.asarray(x.multiply(x).sum(1)).ravel())
    return sp.diags(1 / np.where(length, length, 1)).dot(x).tocsr()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", default="")
    parser.add_argument("--out", type=Path, default=PACKAGE)
    asked = parser.parse_args()
    left_out = {*asked.without.split(",")} - {""}
    authors = sorted((HERE / "prompts").glob("*.tsv"))
    if strangers := left_out - {file.stem for file in authors}:
        raise SystemExit(f"no sentences by {', '.join(sorted(strangers))}; there are {', '.join(f.stem for f in authors)}")
    told = [line for file in authors if file.stem not in left_out for line in sentences(file)]
    seen = [signs(text) for _, _, text in told]
    documents = Counter(bucket for one in seen for bucket in one)
    rows = np.array(sorted(b for b, n in documents.items() if n >= LEAST_DOCUMENTS), np.int32)
    rarity = np.log((1 + len(seen)) / (1 + np.array([documents[int(b)] for b in rows]))).astype(np.float32) + 1
    # A sentence with two labels counts for both.
    pairs = [(i, label) for i, (labels, _, _) in enumerate(told) for label in labels]
    x = matrix(seen, rows, rarity)[[i for i, _ in pairs]]
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=300).fit(x, [label for _, label in pairs])
    scale = np.abs(model.coef_).max(1) / FINEST
    of_row = np.round(model.coef_ / scale[:, None]).astype(np.int8).T
    raw = io.BytesIO()
    np.savez_compressed(
        raw,
        labels=np.frombuffer("\n".join(model.classes_).encode(), np.uint8),
        rows=rows,
        rarity=rarity,
        of_row=np.ascontiguousarray(of_row),
        scale=scale.astype(np.float32),
        bias=model.intercept_.astype(np.float32),
    )
    asked.out.write_bytes(raw.getvalue())
    print(
        f"{len(told)} sentences, {len(model.classes_)} labels, {len(rows)} signs, {len(raw.getvalue()) / 1e6:.1f} MB: {asked.out}"
    )


if __name__ == "__main__":
    main()
