"""Fits the small networks of the risk classifier of the safety triage to the prompts beside it.

    python recipes/safety/fit_risk_classifier.py [--without bb,dd] [--out FOLDER]

prompts/*.tsv: one author a file, one prompt a line: level, topic, language, the person's own turns joined by " || ". All knew the
safety reference, and neither the rules nor each other's prompts; f, g, h, n and most of two letters had read the team's
development probes, for their manner, and the latter were asked for an examination like it, as av was; nn, ah, ap and as wrote as
people write, ao pairs with one detail changed, am and an mostly harmless words; aw is ours, on figures, bodies and food looked up.
ab, ac, ai, aj, ak, al, aq and zz were held out until decision 0015, ar, at, au, ax, ay, az and ba until 0016, for
which bi, bj and bk wrote on what went wrong; bp (English) and bq (Spanish) wrote what people tell and ask a coach app all day
(decision 0017); bu, bv, bw and bx were held out until decision 0020, for which cb (English) and cd (Spanish) wrote what people
hide, as by had; bc, bd, be, bf, bg, bh, bl, bm, bn, bo, br, cf and cg were held out until decision 0021. "team" holds plain ones
of our own probes; "plain", q, r, w, tt, uu, vv and af what people ask a coach on an ordinary day, v short and direct words;
"short" is a list of single words, answers and questions about exercises, x what people who tried Milo stumbled over. A topic is a
rule's id (RF-01) or a name of risk_classifier.TOPICS. The rules were mended on a to e and team; nobody who mends them has read h to
w.
"cq" says what issue 27 found missing and "families" is written by families.py; the weights in use have not learnt from these two.
held_out/*.tsv is never learnt from: compare.py measures on it.
--without: authors it is not shown, for measuring.  --out: where to, instead of the package.
Deterministic: the same prompts and rules give the same weights, but for the last digits of the machine.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from small_network import fit as fit_network

from milo.coach.lab.sensor_catalogue import LEVELS
from milo.coach.safety import ruling
from milo.coach.safety.learnt import risk_classifier
from milo.coach.safety.learnt.risk_classifier import NAMES, TOPICS, Seen, Weights, features
from milo.coach.safety.learnt.signs import Signs
from milo.coach.safety.turns import heard
from milo.coach.safety.verdicts import Weighed

HERE = Path(__file__).resolve().parent
SEEN_BY_THE_RULES = frozenset({*"abcde", "team"})
"""Authors whose prompts the rules were mended on: what the rules say of them teaches nothing about how far rules can be trusted."""
ORDINARY, ORDINARY_COUNTS = (
    ("plain", "q", "r", "tt", "uu", "vv", "af"),
    1.5,
)  # people write far more of this than authors who look for dangers do (our choice)
LEAST_DOCUMENTS = 6  # prompts a sign must be in
NETS, HIDDEN = 2, 96  # more hardly help and fill the package (found on authors left out)
FINENESS = 3  # whole numbers on each side of zero that a weight of the first layer is kept in: what averages out need not be fine
LEVEL_OF = [LEVELS.index(t.level) for t in TOPICS]
OTHERS = {
    "E0": {"SN-08": "SN-10", "SN-11": "SN-10", "SN-12": "RF-04", "SN-16": "SN-13", "SN-17": "RF-08"},
    "E1": {
        **{"RF-03": "RF-03 past", "RF-13": "RF-13 leg", "RF-18": "RF-18 soon"},
        **{
            "SN-03": "SN-02",
            "SN-08": "SN-09",
            "SN-10": "SN-09",
            "SN-13": "SN-14",
            "SN-16": "SN-14",
            "SN-17": "RF-20",
            "SN-21": "SN-18",
        },
    },
}
"""Rules that fall under a neighbour's topic, by level: too few prompts of their own, and the same answer fits."""


@dataclass(frozen=True)
class Prompt:
    """One labelled prompt with what the rules found in it. seen: as the weights learn it; last, talk: as triage looks at it."""

    level: int
    topic: int
    found: Weighed
    seen: Seen
    last: Seen
    talk: Seen


def prompt_files(without: frozenset[str]) -> list[Path]:
    """The files of prompts of all authors but some. Raises SystemExit where one of those is no author."""
    found = sorted((HERE / "prompts").glob("*.tsv"))
    if strangers := without - {file.stem for file in found} - {""}:
        raise SystemExit(f"no prompts by {', '.join(sorted(strangers))}; there are {', '.join(file.stem for file in found)}")
    return [file for file in found if file.stem not in without]


def topic_of(level: str, said: str) -> int:
    """The topic of a label; what is named by no topic falls under the level's general one."""
    name = OTHERS.get(level, {}).get(said, said)
    if name in NAMES and TOPICS[NAMES[name]].level == level:
        return NAMES[name]
    return NAMES[{"N": "normal", "C": "care", "E1": "signs", "E0": "RF-01", "R": "instructions"}[level]]


def prompts_of(file: Path) -> Iterator[Prompt]:
    """The prompts of an author, with the rules' own verdict (the risk classifier held back)."""
    for line in file.read_text(encoding="utf-8").splitlines():
        level, said, _, text = line.split("\t")
        turns = heard(text.split(" || "))
        found = ruling.weighed(turns)
        told = () if file.stem in SEEN_BY_THE_RULES else found.told
        last = ruling.seen_in(turns[-1:], found.told)
        talk = ruling.seen_in(turns, found.told) if len(turns) > 1 else last
        yield Prompt(LEVELS.index(level), topic_of(level, said), found, replace(talk, told=told), last, talk)


@dataclass(frozen=True)
class Counted:
    """Prompts as signs of each kind (risk_classifier.features)."""

    signs: list[tuple[Signs, ...]]
    topic: NDArray[np.intp]
    weight: float


def counted(name: str, prompts: list[Prompt]) -> Counted:
    """The signs of an author's prompts."""
    weight = ORDINARY_COUNTS if name in ORDINARY else 1.0
    return Counted([features(p.seen) for p in prompts], np.array([p.topic for p in prompts]), weight)


def fit(sets: list[Counted]) -> Weights:
    """The weights that tell the topics of these prompts apart."""
    signs = [kinds for s in sets for kinds in s.signs]
    topic = np.concatenate([s.topic for s in sets])
    n = len(topic)
    buckets, documents = np.unique(
        np.concatenate([np.fromiter({b for kind in kinds for b in kind}, np.int64) for kinds in signs]), return_counts=True
    )
    rows, documents = buckets[documents >= LEAST_DOCUMENTS], documents[documents >= LEAST_DOCUMENTS]
    rarity = np.log((1 + n) / (1 + documents)) + 1
    weighed = [_matrix([kinds[i] for kinds in signs], rows) for i in range(4)]
    x = sum((_scaled(kind, rarity) for kind in weighed[:3]), weighed[3]).astype(np.float32).tocsr()
    each = np.concatenate([np.full(len(s.topic), s.weight) for s in sets])
    nets = [fit_network(x, topic, each, len(TOPICS), HIDDEN, seed) for seed in range(NETS)]
    first = np.concatenate([net.first for net in nets], 1)
    scale = 3 * first.std(0) / FINENESS
    return Weights(
        rows.astype(np.int32),
        rarity.astype(np.float32),
        np.clip(np.round(first / scale), -FINENESS, FINENESS).astype(np.int8),
        scale.astype(np.float32),
        np.concatenate([net.first_bias for net in nets]),
        np.stack([net.second for net in nets]),
        np.stack([net.second_bias for net in nets]),
    )


def _matrix(signs: list[Signs], rows: NDArray[np.int64]) -> sp.csr_matrix:
    at = np.repeat(np.arange(len(signs)), [len(s) for s in signs])
    buckets = np.fromiter((b for s in signs for b in s), np.int64)
    strength = np.fromiter((v for s in signs for v in s.values()), np.float64)
    column = np.minimum(np.searchsorted(rows, buckets), len(rows) - 1)
    known = rows[column] == buckets
    return sp.csr_matrix((strength[known], (at[known], column[known])), shape=(len(signs), len(rows)))


def _scaled(counts: sp.csr_matrix, rarity: NDArray[np.float64]) -> sp.csr_matrix:
    x = counts.multiply(rarity).tocsr()
    length = np.sqrt(np.asarray(x.multiply(x).sum(1)).ravel())
    length[length == 0] = 1
    return sp.diags(1 / length) @ x


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", default="", type=lambda text: frozenset(text.split(",")))
    parser.add_argument("--out", default=Path(risk_classifier.__file__).parent, type=Path)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    made = fit([counted(file.stem, list(prompts_of(file))) for file in prompt_files(asked.without)])
    arrays = {name: getattr(made, name) for name in ("rows", "rarity", "of_row", "scale", "first", "second", "bias")}
    out = asked.out / "second_reader.npz"
    np.savez_compressed(out, **arrays)
    print(f"written: {out}, {out.stat().st_size / 1e6:.2f} MB, {len(made.rows)} rows")


if __name__ == "__main__":
    main()
