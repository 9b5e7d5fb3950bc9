"""Teaches the reader of questions (milo.coach.conversation.answers) which answer a message asks for.

    milo train answers [--quick]

prompts/*.tsv: one author a file, one sentence a line: label (two parted by | where both are right), language, text; a label is one
of answers.toml, or "other" for what no coach answers. a wrote as beginners, busy people and people who lose weight; b as lifters,
runners, cyclists, terse and with the field's abbreviations; c as older athletes and people who ramble, Mexicans, Argentines and
Spaniards; d as teenagers, people of 70 and more, of many regions, in half sentences; e with many words for one idea, pairs that are
easily confused, and 400 things no coach answers; f the plainest ways to say each. All knew the list of labels and nothing of the
code. g, h, i and j are ours, written from what each label means. held_out/*.tsv is never learnt from: thresholds are of t; u
(odd, elliptical) and w came later. Plain multinomial logistic regression, by Adam, on sparse signs beside what the reader's network
makes of a sentence. Deterministic but for the last digits of the machine; about four CPU minutes.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

from milo.coach.conversation.answers.asked import answers
from milo.coach.conversation.answers.head import Head, known, measures, signs
from milo.coach.conversation.student.network import Network
from milo.locales import has, text
from milo.models import shelf

HERE = Path(__file__).resolve().parent
SEED = 7
EPOCHS, BATCH, RATE, MEASURE_RATE = 14, 512, 0.05, 1e-3
PENALTY, MEASURE_PENALTY = 2e-6, 1e-4  # of squared weights: of signs, of measures
LEAST_DOCUMENTS = 3  # sentences a sign must be in
DROPPED = 0.3  # share of the measures left out of a step
FINEST = 127  # whole numbers on each side of zero that a weight is kept in
COURTEOUS = 0.06  # share of the sentences that are learnt again with a courtesy before them
COURTESY = {
    "en": ("thanks, ", "hi, ", "hey coach, ", "ok, ", "great, thank you. "),
    "es": ("gracias, ", "hola, ", "oye, ", "vale, ", "genial, gracias. "),
}
SMALL = frozenset({"hello", "thanks", "bye", "praise", "complaint", "other"})
AUTHORS = ("t", "u", "w")
Row = tuple[list[str], str, str]


def sentences(file: Path) -> list[Row]:
    """(labels, language, text) of each line."""
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line]
    return [(label.split("|"), language, text) for label, language, text in lines]


def told(quick: bool) -> list[Row]:
    """What is learnt from: the sentences, the questions that the talk offers, and some of all again with a courtesy before them."""
    rows = [line for file in sorted((HERE / "prompts").glob("*.tsv")) for line in sentences(file)]
    for language in ("en", "es"):
        lift = {"en": "squats", "es": "sentadilla"}[language]
        keys = {label: f"asked-{label.replace('_', '-')}" for label in answers()}
        rows += [([label], language, text(key, language, exercise=lift)) for label, key in keys.items() if has(key, language)]
    rng = random.Random(SEED)  # noqa: S311
    rows += [
        (ls, lang, rng.choice(COURTESY[lang]) + text) for ls, lang, text in rows if not SMALL & set(ls) and rng.random() < COURTEOUS
    ]
    return rng.sample(rows, 1500) if quick else rows


def matrix(seen: list[dict[int, float]], rows: np.ndarray, rarity: np.ndarray) -> sp.csr_matrix:
    """Signs as rows of length one, (n, m), as the head weighs them."""
    found = [known(one, rows) for one in seen]
    at = np.concatenate([i for i, _ in found])
    strengths = np.concatenate([s for _, s in found]) * rarity[at]
    of = np.repeat(np.arange(len(seen)), [len(i) for i, _ in found])
    x = sp.csr_matrix((strengths, (of, at)), (len(seen), len(rows)), dtype=np.float32)
    length = np.sqrt(np.asarray(x.multiply(x).sum(1)).ravel())
    return sp.diags((1 / np.where(length, length, 1)).astype(np.float32)).dot(x).tocsr()


def reader() -> Network:
    """The network of the model `reader`."""
    arrays = shelf.shipped("reader").arrays()
    return Network({k: v for k, v in arrays.items() if k not in {"chance", "sure_from", "temperatures"}})


def fit(rows: list[Row], network: Network, quick: bool) -> dict[str, np.ndarray]:
    """The arrays of the head."""
    import torch
    from torch import nn

    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    seen = [signs(said) for *_, said in rows]
    documents = Counter(bucket for one in seen for bucket in one)
    kept = np.array(sorted(b for b, n in documents.items() if n >= LEAST_DOCUMENTS), np.int32)
    rarity = (np.log((1 + len(seen)) / (1 + np.array([documents[int(b)] for b in kept]))) + 1).astype(np.float32)
    x = matrix(seen, kept, rarity)
    blank = next(m for *_, said in rows if (m := measures(said, network)) is not None) * 0
    dense = np.array([found if (found := measures(said, network)) is not None else blank for *_, said in rows], np.float32)
    mean, spread = dense.mean(0), dense.std(0) + 1e-6
    d = torch.from_numpy((dense - mean) / spread)
    labels = sorted({label for ls, *_ in rows for label in ls})
    wanted = torch.zeros(len(rows), len(labels))
    for i, (ls, *_) in enumerate(rows):
        for label in ls:
            wanted[i, labels.index(label)] = 1 / len(ls)
    weights = torch.zeros(x.shape[1], len(labels), requires_grad=True)
    of_measure = torch.zeros(dense.shape[1], len(labels), requires_grad=True)
    bias = torch.zeros(len(labels), requires_grad=True)
    optimiser = torch.optim.Adam([{"params": [weights, bias], "lr": RATE}, {"params": [of_measure], "lr": MEASURE_RATE}])
    rates = [group["lr"] for group in optimiser.param_groups]
    rng, n, epochs = np.random.default_rng(SEED), len(rows), 2 if quick else EPOCHS
    for epoch in range(epochs):
        order, total = rng.permutation(n), 0.0
        for start in range(0, n, BATCH):
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * 0.5 * (1 + np.cos(np.pi * (epoch + start / n) / epochs))
            at = order[start : start + BATCH]
            m = x[at]
            few = torch.sparse_csr_tensor(
                torch.from_numpy(m.indptr.astype(np.int64)),
                torch.from_numpy(m.indices.astype(np.int64)),
                torch.from_numpy(m.data),
                m.shape,
            )
            odds = few @ weights + bias + nn.functional.dropout(d[at], DROPPED) @ of_measure
            loss = -(wanted[at] * nn.functional.log_softmax(odds, 1)).sum(1).mean()
            total += float(loss.detach()) * len(at) / n
            loss = loss + PENALTY / 2 * (weights * weights).sum() + MEASURE_PENALTY * (of_measure * of_measure).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        print(f"epoch {epoch + 1}: loss {total:.3f}", file=sys.stderr, flush=True)
    arrays: dict[str, Any] = {
        "labels": np.frombuffer("\n".join(labels).encode(), np.uint8), "rows": kept, "rarity": rarity.astype(np.float16),
        "mean": mean.astype(np.float32), "spread": spread.astype(np.float32), "bias": bias.detach().numpy(),
    }  # fmt: skip
    for name, scale, value in (("of_row", "scale", weights), ("of_measure", "measure_scale", of_measure)):
        whole = value.detach().numpy()
        fine = np.maximum(np.abs(whole).max(0), 1e-9) / FINEST
        arrays[name], arrays[scale] = np.round(whole / fine).astype(np.int8), fine.astype(np.float32)
    return arrays


def accepted() -> dict[str, set[str]]:
    """Label -> the labels whose answer is as right: the same answer, or one that says it more exactly (alike.toml)."""
    table = answers()
    beside = tomllib.loads((HERE / "alike.toml").read_text(encoding="utf-8"))

    def said(label: str) -> tuple[Any, ...]:
        keys = ("name", "part", "advice", "food", "topics", "subject", "tomorrow", "ahead", "race", "change")
        return tuple(str(table[label].get(key)) for key in keys)

    return {one: {other for other in table if said(other) == said(one)} | {one, *beside.get(one, [])} for one in table} | {
        "other": {"other"}
    }


def interval(right: int, of: int) -> dict[str, float]:
    """A share with its exact 95 % interval (Clopper and Pearson, Biometrika 26(4), 1934)."""
    from scipy.stats import beta

    low = float(beta.ppf(0.025, right, of - right + 1)) if right else 0.0
    high = float(beta.ppf(0.975, right + 1, of - right)) if right < of else 1.0
    return {"count": right, "of": of, "share": right / of, "low": low, "high": high}


def figures(head: Head) -> dict[str, Any]:
    """Per held-out author: right labels, right answers, and right answers of those that are sure."""
    alike, found = accepted(), {}
    for author in AUTHORS:
        rows = sentences(HERE / "held_out" / f"{author}.tsv")
        of = [head.chances(said) for *_, said in rows]
        best = [head.labels[int(c.argmax())] if c is not None else "other" for c in of]
        right = [any(label in alike.get(one, {one}) for one in ls) for label, (ls, *_) in zip(best, rows, strict=True)]
        exact = sum(label in ls for label, (ls, *_) in zip(best, rows, strict=True))
        sure = [ok for ok, c in zip(right, of, strict=True) if c is not None and c.max() >= SURE_FROM]
        near = sum(
            any(head.labels[i] in alike.get(one, {one}) for one in ls for i in (np.argsort(-c)[:3] if c is not None else ()))
            for c, (ls, *_) in zip(of, rows, strict=True)
        )
        found[author] = {
            "label_right": interval(exact, len(rows)), "answer_right": interval(sum(right), len(rows)),
            "among_three": interval(near, len(rows)), "sure": interval(len(sure), len(rows)),
            "sure_right": interval(sum(sure), len(sure)),
        }  # fmt: skip
    return found


SURE_FROM = 0.3
"""The chance from which the talk answers without asking what was meant (answers.asked)."""


def train(quick: bool, out: Path) -> None:
    """Train and put the model into a folder: the card, weights.npz, and reader.npz, the network that it reads with."""
    begun, network, rows = time.process_time(), reader(), told(quick)
    arrays = fit(rows, network, quick)
    body = shelf.npz(**arrays)
    card = {
        "name": "answers",
        "version": "1.0",
        "purpose": "Says which answer of the talk a message asks for; English and Spanish.",
        "data": f"{len(rows)} sentences with their label by nine authors, all written for it (recipes/talk/prompts).",
        "licences": {"sentences": "this project's"},
        "command": "milo train answers",
        "seed": SEED,
        "metrics": {**figures(Head(arrays, network)), "cpu_seconds": round(time.process_time() - begun)},
        "baselines": {} if quick else {"patterns": PATTERNS},
        "limits": "Made for talk about training and food; real people may write differently. It reads what the network of the "
        f"reader makes of a message, with the weights of SHA-256 {shelf.shipped('reader').card['files']['weights.npz']}.",
    }  # fmt: skip
    shelf.put(out, card, {"weights.npz": body, "reader.npz": shelf.shipped("reader").read("weights.npz")})


PATTERNS = {
    "w": {"answer_right": 0.946}, "t": {"answer_right": 0.939}, "u": {"answer_right": 0.873},
}  # fmt: skip
"""The patterns that stood before, with the small reader behind them, on the same sentences (November 2026)."""


def evaluate(model: Any, quick: bool) -> dict[str, Any]:
    """Measure a model of the shelf again on the held-out authors."""
    arrays = {k: v for k, v in model.arrays("reader.npz").items() if k not in {"chance", "sure_from", "temperatures"}}
    return figures(Head(model.arrays(), Network(arrays)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--quick", action="store_true")
    asked_for = parser.parse_args()
    train(asked_for.quick, asked_for.out)
