"""Fits the second reader of the safety triage to the prompts beside it, and says how it does on authors it has not seen.

    python recipes/safety/fit_second_reader.py            each author left out in turn: what the rules find, and both together
    python recipes/safety/fit_second_reader.py --write    the same, then fitted to all of them and written into the package

prompts/*.tsv: one author a file, one prompt a line: level, topic, language, the person's own turns joined by " || ". Authors a to g
knew the safety reference and neither the rules nor each other's prompts; f and g had read the team's probes, for their manner.
"plain" holds what people ask a coach on an ordinary day. A topic is a rule's id (RF-01) or a name of second_reader.TOPICS.
Deterministic: the same prompts and rules give the same weights, but for the last digits of the machine.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from milo.coach.lab.sensor_catalogue import LEVELS
from milo.coach.safety import second_reader, triage
from milo.coach.safety.second_reader import BUCKETS, NAMES, TOPICS, marks, pieces

HERE = Path(__file__).resolve().parent
OUT = Path(second_reader.__file__).with_name("second_reader.npz")
SEEN_BY_THE_RULES = frozenset("abcde")
"""Authors whose prompts the rules were mended on: what the rules say of them teaches nothing about how far rules can be trusted."""
LEAST_DOCUMENTS = 2  # prompts a piece must be in
MOST_ROWS = 40_000  # kept: those that weigh most
STIFF = 0.05  # ridge on the weights (chosen on authors left out)
TOPIC_LEVEL = np.array([LEVELS.index(t.level) for t in TOPICS])
OTHERS = {"E1": {"RF-03": "RF-03 past", "RF-13": "RF-13 leg", "RF-18": "RF-18 soon"}}


@dataclass(frozen=True)
class Prompt:
    """One labelled prompt with what the rules found in it."""

    level: int
    topic: int
    text: str
    concepts: frozenset[str]
    ruled: int


def topic_of(level: str, said: str) -> int:
    """The topic of a label; what is named by no topic falls under the level's general one."""
    name = OTHERS.get(level, {}).get(said, said)
    if name in NAMES and TOPICS[NAMES[name]].level == level:
        return NAMES[name]
    return NAMES[{"N": "normal", "C": "care", "E1": "signs", "E0": "RF-01", "R": "instructions"}[level]]


def read(file: Path) -> Iterator[Prompt]:
    """The prompts of an author, with the rules' own verdict (the second reader held back)."""
    for line in file.read_text(encoding="utf-8").splitlines():
        level, said, _, text = line.split("\t")
        turns = text.split(" || ")
        shown, concepts = triage.seen_in(turns)
        ruled = triage.ruled(turns).level
        yield Prompt(LEVELS.index(level), topic_of(level, said), shown, concepts, LEVELS.index(ruled))


@dataclass(frozen=True)
class Counted:
    """Prompts as sparse counts: pieces and whole words (n, BUCKETS), marks (n, BUCKETS)."""

    parts: sp.csr_matrix
    whole: sp.csr_matrix
    marks: sp.csr_matrix
    topic: NDArray[np.intp]
    level: NDArray[np.intp]
    ruled: NDArray[np.intp]


def counted(prompts: list[Prompt], trusted: bool) -> Counted:
    """trusted: whether the rules' verdict is shown as a mark."""
    both = [pieces(p.text) for p in prompts]
    seen = []
    for p in prompts:
        mark = marks(p.concepts, LEVELS[p.ruled])
        if not trusted:
            mark = {b: s for b, s in mark.items() if s != second_reader.OF_RULES}
        seen.append(mark)
    return Counted(
        _matrix([b[0] for b in both]),
        _matrix([b[1] for b in both]),
        _matrix(seen),
        np.array([p.topic for p in prompts]),
        np.array([p.level for p in prompts]),
        np.array([p.ruled for p in prompts]),
    )


def _matrix(rows: list[dict[int, float]]) -> sp.csr_matrix:
    at = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    columns = np.fromiter((b for r in rows for b in r), np.int64)
    values = np.fromiter((s for r in rows for s in r.values()), np.float64)
    return sp.csr_matrix((values, (at, columns)), shape=(len(rows), BUCKETS))


def fit(sets: list[Counted]) -> second_reader.Weights:
    """The weights that tell the topics of these prompts apart: softmax regression, every level counting the same."""
    parts, whole, seen = (sp.vstack([getattr(s, name) for s in sets]).tocsr() for name in ("parts", "whole", "marks"))
    topic, level = np.concatenate([s.topic for s in sets]), np.concatenate([s.level for s in sets])
    n = len(topic)
    documents = np.asarray(((parts + whole + seen) != 0).sum(0)).ravel()
    rows = np.flatnonzero(documents >= LEAST_DOCUMENTS)
    rarity = np.log((1 + n) / (1 + documents[rows])) + 1
    x = sp.hstack([_scaled(parts[:, rows], rarity) + _scaled(whole[:, rows], rarity) + seen[:, rows]]).tocsr()
    share = np.bincount(level, minlength=len(LEVELS))
    each = (n / len(LEVELS) / share)[level]
    weights, bias = _softmax(x, topic, each)
    heavy = np.sort(np.argsort(-np.abs(weights).max(1) * np.sqrt(documents[rows]))[:MOST_ROWS])
    scale = np.abs(weights[heavy]).max(0) / 127
    scale[scale == 0] = 1
    return second_reader.Weights(
        rows[heavy].astype(np.int32),
        rarity[heavy].astype(np.float32),
        np.round(weights[heavy] / scale).astype(np.int8),
        scale.astype(np.float32),
        bias.astype(np.float32),
        {},
    )


def _scaled(counts: sp.csr_matrix, rarity: NDArray[np.float64]) -> sp.csr_matrix:
    x = counts.multiply(rarity).tocsr()
    length = np.sqrt(np.asarray(x.multiply(x).sum(1)).ravel())
    length[length == 0] = 1
    return sp.diags(1 / length) @ x


def _softmax(
    x: sp.csr_matrix, topic: NDArray[np.intp], each: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    n, k = len(topic), len(TOPICS)
    turned = x.T.tocsr()

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w, b = flat[:-k].reshape(-1, k), flat[-k:]
        odds = x @ w + b
        odds -= odds.max(1, keepdims=True)
        chances = np.exp(odds)
        chances /= chances.sum(1, keepdims=True)
        value = -(each * np.log(chances[np.arange(n), topic] + 1e-12)).sum() + 0.5 * STIFF * (w**2).sum()
        chances[np.arange(n), topic] -= 1
        slope = chances * each[:, None]
        return value, np.concatenate([(turned @ slope + STIFF * w).ravel(), slope.sum(0)])

    found = minimize(loss, np.zeros((x.shape[1] + 1) * k), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return found[:-k].reshape(-1, k), found[-k:]


def sure(weights: second_reader.Weights, prompts: list[Prompt]) -> NDArray[np.float64]:
    """How sure the reader is of each level, (n, levels), as the package computes it."""
    found = np.zeros((len(prompts), len(LEVELS)))
    for i, p in enumerate(prompts):
        chances = second_reader.chances_of(weights, p.text, p.concepts, LEVELS[p.ruled])
        np.add.at(found[i], TOPIC_LEVEL, chances)
    return found


def raised(ruled: NDArray[np.intp], chances: NDArray[np.float64], at: dict[str, float]) -> NDArray[np.intp]:
    """The levels both give together; as second_reader.opinion raises them."""
    found = ruled.copy()
    danger = {4: chances[:, 4], 3: chances[:, 3] + chances[:, 4], 2: chances[:, 2], 1: chances[:, 1]}
    done = np.zeros(len(ruled), bool)
    for level in (4, 3, 2, 1):
        now = ~done & (level > ruled) & (danger[level] >= at[LEVELS[level]])
        found[now] = level
        done |= now
    return found


def told(name: str, found: NDArray[np.intp], level: NDArray[np.intp]) -> str:
    """One line of the table."""
    part = [f"{np.mean(found[level == i] == i):.1%}" for i in (4, 3, 2, 1, 0)]
    calm = level <= 1
    return (
        f"| {name} | {len(level)} | {np.mean(found == level):.1%} | {' | '.join(part)} | "
        f"{np.mean(found[calm] >= 3):.1%} | {np.mean(found[level == 0] == 2):.1%} |"
    )


def choose(ruled: NDArray[np.intp], chances: NDArray[np.float64], level: NDArray[np.intp]) -> dict[str, float]:
    """Thresholds: the best share of exact levels, an emergency missed counting as five, of all authors left out together."""
    best, at = -np.inf, {}
    grid = np.arange(0.2, 0.96, 0.05)
    start = {"E0": 0.5, "E1": 0.6, "R": 0.6, "C": 0.6}
    for _ in range(3):
        for name in start:
            for value in grid[grid >= LEAST_SURE[name] - 1e-9]:
                tried = {**start, name: float(value)}
                found = raised(ruled, chances, tried)
                worth = np.sum(found == level) - MISSED_COUNTS * np.sum((level == 4) & (found < 4))
                if worth > best:
                    best, at = worth, tried
            start = dict(at)
    return {name: round(value, 2) for name, value in at.items()}


MISSED_COUNTS = 4  # a missed emergency weighs as so many wrong levels more (our choice)
LEAST_SURE = {"E0": 0.2, "E1": 0.4, "R": 0.5, "C": 0.6}
"""Authors write mostly of dangers, athletes of training: what is no emergency is raised only when it is likely (our choice)."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    authors = {file.stem: list(read(file)) for file in sorted((HERE / "prompts").glob("*.tsv"))}
    sets = {name: counted(prompts, name not in SEEN_BY_THE_RULES) for name, prompts in authors.items()}
    print("| author | n | exact | E0 | E1 | R | C | N | N or C raised to E | N refused |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    chances = {}
    for name, own in sets.items():
        weights = fit([s for other, s in sets.items() if other != name])
        chances[name] = sure(weights, authors[name])
        print(told(f"{name}: rules", own.ruled, own.level), flush=True)
        print(told(f"{name}: second reader alone", chances[name].argmax(1), own.level), flush=True)
    fresh = [name for name in sets if name not in SEEN_BY_THE_RULES]
    ruled, level = (np.concatenate([getattr(sets[n], part) for n in fresh]) for part in ("ruled", "level"))
    every = np.concatenate([chances[n] for n in fresh])
    at = choose(ruled, every, level)
    for name in fresh:
        print(told(f"{name}: both", raised(sets[name].ruled, chances[name], at), sets[name].level))
    print(told("all unseen: rules", ruled, level))
    print(told("all unseen: both", raised(ruled, every, at), level))
    print(f"raised at {at}")
    if asked.write:
        made = fit(list(sets.values()))
        np.savez_compressed(
            OUT,
            rows=made.rows,
            rarity=made.rarity,
            of_row=made.of_row,
            scale=made.scale,
            bias=made.bias,
            raise_at=np.array([at[level] for level in LEVELS if level != "N"]),
        )
        print(f"written: {OUT.name}, {OUT.stat().st_size / 1e6:.2f} MB, {len(made.rows)} rows")


if __name__ == "__main__":
    main()
