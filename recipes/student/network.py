"""The writing network in torch, for training only, and its arrays as milo.models.writer reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from milo.models.writer import END, PIECES, Words, asked

LONGEST = 320  # tokens of question, facts and reply; longer rows are left out
LEAST_SEEN = 2  # times a word must stand in the taught rows to be a piece of its own
IGNORED = -100


class Block(nn.Module):
    """Attention and a layer of four times the width, each after its norm."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).reshape(batch, length, width)
        x = x + self.out(mixed)
        return x + self.down(F.gelu(self.up(self.norm2(x)), approximate="tanh"))


class Network(nn.Module):
    """A decoder with tied embeddings."""

    def __init__(self, vocabulary: int, width: int, layers: int, heads: int) -> None:
        super().__init__()
        self.embed, self.places = nn.Embedding(vocabulary, width), nn.Embedding(LONGEST, width)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        nn.init.normal_(self.embed.weight, std=0.02)
        nn.init.normal_(self.places.weight, std=0.02)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.embed(ids) + self.places(torch.arange(ids.shape[1]))
        for block in self.blocks:
            x = block(x)
        return self.norm(x) @ self.embed.weight.T


def vocabulary(texts: Sequence[str]) -> Words:
    """Words that stand in the texts often enough, and every letter."""
    seen = Counter(piece for text in texts for piece in PIECES.findall(text))
    letters = sorted({letter for text in texts for letter in text})
    whole = sorted(p for p, n in seen.items() if (n >= LEAST_SEEN or p.strip().startswith("[f")) and len(p) > 1)
    return Words([*letters, *whole])


def taught(
    rows: Sequence[dict[str, Any]],
    words: Words,
    *,
    steps: int,
    width: int,
    layers: int,
    heads: int,
    seed: int,
    told: Callable[[str], None],
    batch: int = 8,
    rate: float = 1.5e-3,
) -> dict[str, np.ndarray]:
    """Train on rows {"text", "facts", "language", "reply"} and give the arrays: matrices as int8 with a scale a row.

    The loss is taken over the reply alone.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    ready = []
    for row in rows:
        head = asked(words, row["text"], row["facts"], row["language"])
        whole = [*head, *words.encode(row["reply"]), END]
        if len(whole) <= LONGEST:
            ready.append((whole, len(head)))
    net = Network(len(words.pieces), width, layers, heads)
    rule = torch.optim.AdamW(net.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.05)
    plan = torch.optim.lr_scheduler.OneCycleLR(rule, max_lr=rate, total_steps=steps, pct_start=0.1)
    rng = np.random.default_rng(seed)
    ready.sort(key=lambda r: len(r[0]))
    groups = [ready[i : i + batch] for i in range(0, len(ready), batch)]
    net.train()
    losses = []
    for step in range(steps):
        if step % len(groups) == 0:
            order = rng.permutation(len(groups))
        group = groups[order[step % len(groups)]]
        length = max(len(ids) for ids, _ in group)
        ids, goal = torch.zeros((len(group), length), dtype=torch.long), torch.full((len(group), length), IGNORED)
        for n, (whole, head) in enumerate(group):
            ids[n, : len(whole)] = torch.tensor(whole)
            goal[n, head - 1 : len(whole) - 1] = torch.tensor(whole[head:])
        loss = F.cross_entropy(net(ids).flatten(0, 1), goal.flatten(), ignore_index=IGNORED)
        rule.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        rule.step()
        plan.step()
        losses.append(float(loss.detach()))
        if (step + 1) % 50 == 0:
            told(f"step {step + 1} of {steps}: loss {np.mean(losses[-50:]):.3f}")
    return _arrays(net, words, layers, heads)


def _arrays(net: Network, words: Words, layers: int, heads: int) -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {
        "words": np.array(words.pieces[6:]), "heads": np.array(heads), "layers": np.array(layers),
    }  # fmt: skip
    named: dict[str, torch.Tensor] = {"embed": net.embed.weight, "places": net.places.weight,
                                      "norm.gain": net.norm.weight, "norm.bias": net.norm.bias}  # fmt: skip
    for n, block in enumerate(net.blocks):
        for part in ("norm1", "norm2"):
            layer = getattr(block, part)
            named |= {f"layer{n}.{part}.gain": layer.weight, f"layer{n}.{part}.bias": layer.bias}
        for part in ("qkv", "out", "up", "down"):
            layer = getattr(block, part)
            named |= {f"layer{n}.{part}.matrix": layer.weight, f"layer{n}.{part}.bias": layer.bias}
    for name, tensor in named.items():
        array = tensor.detach().numpy()
        if array.ndim == 2:
            scale = np.abs(array).max(1) / 127 + 1e-12
            found[name] = np.round(array / scale[:, None]).astype(np.int8)
            found[f"{name}.scale"] = scale.astype(np.float32)
        else:
            found[name] = array.astype(np.float32)
    return found
