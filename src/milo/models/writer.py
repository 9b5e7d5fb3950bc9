"""A small network that writes: words of a reply with marks in the place of numbers, one after the other, in NumPy.

The numbers are never written by the network. It writes ``[f3]``, and whoever asked puts fact f3 there, so a reply cannot hold a
number that nobody answers for.

References
----------
Radford A et al. Language models are unsupervised multitask learners. OpenAI, 2019 (layer norm before each block, tied embeddings).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

PIECES = re.compile(r"[ ]?\[f\d+\]|\n|[ ]?[^\W\d_]+|[ ]?\d+|[ ]?[^\w\s]|\s")
PAD, END, ASKED, FACTS, REPLY, UNKNOWN = range(6)
SPECIAL = ("<pad>", "<end>", "<asked>", "<facts>", "<reply>", "<unknown>")
MOST_TOKENS = 200  # of a reply; the longest taught has fewer (our choice)
EPSILON = 1e-5

Floats = NDArray[np.float32]


class Words:
    """A vocabulary: whole words with the blank before them, and single letters for what it does not hold.

    Parameters
    ----------
    listed : sequence of str
        The pieces after `SPECIAL`.
    """

    def __init__(self, listed: Sequence[str]) -> None:
        self.pieces = [*SPECIAL, *listed]
        self._ids = {piece: n for n, piece in enumerate(self.pieces)}

    def encode(self, text: str) -> list[int]:
        """The ids of a text.

        >>> Words([" run", "R", "u", "n"]).encode("Run run")
        [7, 8, 9, 6]
        """
        found: list[int] = []
        for piece in PIECES.findall(text):
            if piece in self._ids:
                found.append(self._ids[piece])
            else:
                found += [self._ids.get(letter, UNKNOWN) for letter in piece]
        return found

    def decode(self, ids: Sequence[int]) -> str:
        """The text of ids, special ones left out."""
        return "".join(self.pieces[n] for n in ids if n >= len(SPECIAL)).strip()


def asked(words: Words, question: str, facts: Sequence[Mapping[str, Any]], language: str) -> list[int]:
    """What the network reads before it writes.

    Parameters
    ----------
    words : Words
        The vocabulary.
    question : str
        The athlete's message.
    facts : sequence of mappings
        ``id``, ``unit`` and ``kind`` of each number it may say; values are not shown to it.
    language : str
        "en" or "es".
    """
    told = " ".join(f"[{fact['id']}] {fact.get('unit', '')} {fact.get('kind', '')}" for fact in facts)
    return [ASKED, *words.encode(f"{language} {question}"), FACTS, *words.encode(told), REPLY]


class Writer:
    """The network with its words.

    Parameters
    ----------
    arrays : mapping of str to array
        As ``recipes/student`` writes them: int8 matrices with a scale a row, float16 vectors, ``words``.
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self.words = Words([str(w) for w in arrays["words"]])
        self._heads = int(arrays["heads"])
        self._layers = int(arrays["layers"])
        self._of = {
            name: _whole(arrays, name) for name in arrays if name.split(".")[-1] not in {"scale", "words", "heads", "layers"}
        }

    @property
    def longest(self) -> int:
        """Tokens of question, facts and reply together."""
        return len(self._of["places"])

    def write(self, question: str, facts: Sequence[Mapping[str, Any]], language: str) -> str:
        """A reply, the likeliest word each time; empty where the question is too long to leave room for one.

        Returns
        -------
        str
            With ``[f1]`` in the place of numbers; only marks of the facts given can stand in it.
        """
        known = {f"[{fact['id']}]" for fact in facts}
        pieces = self.words.pieces
        barred = np.array([(p.strip().startswith("[f") and p.strip() not in known) or p.strip().isdigit() for p in pieces])
        barred[:END] = barred[ASKED : UNKNOWN + 1] = True
        ids = asked(self.words, question, facts, language)
        written: list[int] = []
        past: list[list[Floats]] = [[] for _ in range(self._layers)]
        room = min(MOST_TOKENS, self.longest - len(ids))
        if room <= 0:
            return ""
        new, at = ids, 0
        for _ in range(room):
            odds = self._step(new, at, past)
            odds[barred] = -np.inf
            best = int(odds.argmax())
            if best == END:
                return self.words.decode(written)
            at += len(new)
            new = [best]
            written.append(best)
        return ""  # a reply that does not end is none

    def _step(self, ids: Sequence[int], at: int, past: list[list[Floats]]) -> Floats:
        """Log odds of the next piece. past: keys and values of each layer, extended here."""
        w = self._of
        x = w["embed"][list(ids)] + w["places"][at : at + len(ids)]
        for n in range(self._layers):
            name = f"layer{n}."
            h = _norm(x, w[name + "norm1.gain"], w[name + "norm1.bias"])
            x = x + self._attend(h, name, past[n]) @ w[name + "out.matrix"].T + w[name + "out.bias"]
            h = _norm(x, w[name + "norm2.gain"], w[name + "norm2.bias"])
            h = _gelu(h @ w[name + "up.matrix"].T + w[name + "up.bias"])
            x = x + h @ w[name + "down.matrix"].T + w[name + "down.bias"]
        last = _norm(x[-1:], w["norm.gain"], w["norm.bias"])[0]
        odds: Floats = last @ w["embed"].T
        return odds

    def _attend(self, h: Floats, name: str, past: list[Floats]) -> Floats:
        queries, keys, values = np.split(h @ self._of[name + "qkv.matrix"].T + self._of[name + "qkv.bias"], 3, axis=1)
        past[:] = [keys, values] if not past else [np.vstack([past[0], keys]), np.vstack([past[1], values])]
        q, k, v = (a.reshape(len(a), self._heads, -1).transpose(1, 0, 2) for a in (queries, past[0], past[1]))
        scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
        seen = np.arange(k.shape[1])[None, :] <= np.arange(q.shape[1])[:, None] + (k.shape[1] - q.shape[1])
        scores = np.where(seen, scores, -np.inf)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed: Floats = ((scores / scores.sum(-1, keepdims=True)) @ v).transpose(1, 0, 2).reshape(len(h), -1)
        return mixed


def _whole(arrays: Mapping[str, Any], name: str) -> Floats:
    array: Floats = np.asarray(arrays[name]).astype(np.float32)
    return array * np.asarray(arrays[f"{name}.scale"], np.float32)[:, None] if f"{name}.scale" in arrays else array


def _norm(x: Floats, gain: Floats, bias: Floats) -> Floats:
    centred = x - x.mean(-1, keepdims=True)
    normed: Floats = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + EPSILON) * gain + bias
    return normed


def _gelu(x: Floats) -> Floats:
    bent: Floats = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x**3)))
    return bent
