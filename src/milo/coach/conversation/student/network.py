"""The student's network, in NumPy: a bidirectional GRU over the tokens, with heads for slots, for where an act begins, for its
kind, its polarity and what it orders.

GRU: Cho et al., arXiv:1406.1078. Word vectors: words read by Google's multilingual sentence encoder (Yang et al.,
arXiv:1907.04307, Apache License 2.0), reduced to fewer columns. Trained by recipes/conversation/train.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.coach.conversation.student.tokens import Tokens

Rows = NDArray[np.float32]
LAYERS = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network makes of a text of n tokens.

    hidden: (n, d).  tags: log-odds of each slot tag, (n, tags).  begins: log-odds that an act begins at each token, (n,).
    before: signs of the act before, as they were given.
    """

    hidden: Rows
    tags: Rows
    begins: Rows
    before: Rows


class Network:
    """The weights and what they compute. arrays: as the recipe exports them; whole numbers carry their scale beside them."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self.w = {name: _plain(name, arrays) for name in arrays if not name.endswith(".scale") and name != "words"}
        listed = bytes(np.asarray(arrays["words"], np.uint8)).decode("utf-8").split("\n")
        self.known = {word: i for i, word in enumerate(listed)}

    def see(self, text: Tokens, before: Rows) -> Seen:
        """Read tokens, at least one. before: signs of the act of the message before, (k,)."""
        w = self.w
        letters = np.stack([w["parts"][list(rows)].mean(0) for rows in text.parts])
        words = w["vectors"][text.vectors] * (text.vectors >= 0)[:, None]
        x = np.concatenate([letters, words, text.signs], 1) @ w["in.weight"].T + w["in.bias"]
        x = np.maximum(x + before @ w["before.weight"].T, 0)
        first = x
        for layer in range(LAYERS):
            ahead = self._gru(x, f"gru.{{}}_l{layer}")
            back = self._gru(x[::-1], f"gru.{{}}_l{layer}_reverse")[::-1]
            x = np.concatenate([ahead, back], 1)
        both = np.concatenate([x, first], 1)
        tags = both @ w["tags.weight"].T + w["tags.bias"]
        begins = both @ w["begins.weight"].T + w["begins.bias"]
        return Seen(both, tags, begins[:, 0], before)

    def judge(self, seen: Seen, start: int, end: int) -> tuple[Rows, Rows, Rows]:
        """Log-odds of the kind, of the polarity and of the operation of the act told by tokens start to end."""
        w, part = self.w, seen.hidden[start:end]
        pooled = np.concatenate([part.mean(0), part.max(0), seen.hidden.mean(0), seen.before])
        deep, order = (np.maximum(w[f"{layer}.weight"] @ pooled + w[f"{layer}.bias"], 0) for layer in ("act", "order"))
        kind, polarity = (w[f"{head}.weight"] @ deep + w[f"{head}.bias"] for head in ("kind", "polarity"))
        return kind, polarity, w["operation.weight"] @ order + w["operation.bias"]

    def _gru(self, x: Rows, name: str) -> Rows:
        w = self.w
        inputs = x @ w[name.format("weight_ih")].T + w[name.format("bias_ih")]
        recurrent, bias = w[name.format("weight_hh")], w[name.format("bias_hh")]
        d = recurrent.shape[1]
        h = np.zeros(d, np.float32)
        out = np.empty((len(x), d), np.float32)
        for t, i in enumerate(inputs):
            g = recurrent @ h + bias
            gates = 1 / (1 + np.exp(-(i[: 2 * d] + g[: 2 * d])))
            new = np.tanh(i[2 * d :] + gates[:d] * g[2 * d :])
            h = new + gates[d:] * (h - new)
            out[t] = h
        return out


def _plain(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> Rows:
    whole = np.asarray(arrays[name], np.float32)
    scale = arrays.get(f"{name}.scale")
    return whole if scale is None else whole * np.asarray(scale, np.float32)
