"""Teach a small student to word replies: athletes, prompts, a teacher, checks, a split, training, evaluation. `milo train student`.

docs/training.md has what was measured. The teacher is Milo itself unless MILO_TEACHER names a language model (`ollama:NAME` and the
like); then its cost is estimated first and its answers are kept, so a run that was stopped asks nothing twice.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from athletes import Prompt
from athletes import profiles as drawn
from athletes import prompts as written
from splitting import leaks
from splitting import split as sides_of
from teachers import Answered, answers_of, estimate, filled, teacher
from validating import anomalies, reasons

from milo.app.evaluating import share
from milo.app.training.slices import by_slice
from milo.app.training.spreading import spread_as_told
from milo.models import shelf
from milo.models.writer import Writer
from milo.vocabulary.errors import BadValue

STAGES = ("profiles", "prompts", "teach", "validate", "split", "train", "evaluate")
SEED = 32
ATHLETES, QUICK_ATHLETES = 96, 6
STEPS, QUICK_STEPS = 900, 12
WIDTH, LAYERS, HEADS = 224, 6, 7
HELD_OUT = 160  # rows of the test side that travel with the model, so that its figures can be measured again
SPREAD = 6  # athletes of one part of the teacher's work
SLICES = ("age", "sex", "goal", "activity", "condition")


def _lines(path: Path, kind: Any) -> list[Any]:
    return [msgspec.json.decode(line, type=kind) for line in path.read_bytes().splitlines() if line]


def _kept(path: Path, rows: list[Any]) -> None:
    path.write_bytes(msgspec.json.Encoder().encode_lines(rows))


def profiles(quick: bool, out: Path, needs: dict[str, Path]) -> None:
    """Simulated athletes as profiles."""
    _kept(out / "profiles.jsonl", list(drawn(QUICK_ATHLETES if quick else ATHLETES, SEED)))


def prompts(quick: bool, out: Path, needs: dict[str, Path]) -> None:
    """What they write, with slices and what an answer must keep."""
    rows = list(written(_lines(needs["profiles"] / "profiles.jsonl", dict), SEED))
    if os.environ.get("MILO_TEACH_FROM_CHATS") and not quick:
        rows += _chats()
    _kept(out / "prompts.jsonl", rows)


def _chats() -> list[Prompt]:
    """Messages of this Milo's athletes who consent to it."""
    from chats import own_chats

    from milo.app.build import build

    house = build()
    try:
        return list(own_chats(house, SEED))
    finally:
        house.close()


def teach(quick: bool, out: Path, needs: dict[str, Path]) -> None:
    """An answer for every prompt."""
    asked = _lines(needs["prompts"] / "prompts.jsonl", Prompt)
    cache = out.parent.parent / "student.cache"
    by = teacher(cache)
    if by.name != "rules":
        from milo.app.config import load_settings
        from milo.llm.ledger import read_prices

        prices = read_prices(load_settings().llm_prices)
        price = prices.get(by.name.partition(":")[2])
        estimate(asked, price.usd_in if price else 0.0, price.usd_out if price else 0.0, lambda line: print(line, file=sys.stderr))
    own = [list(rows) for _, rows in groupby(asked, key=lambda p: p.athlete)]
    parts = [[p for rows in own[i : i + SPREAD] for p in rows] for i in range(0, len(own), SPREAD)]
    answers = [one for part in spread_as_told(partial(answers_of, cache), parts) for one in part]
    _kept(out / "answers.jsonl", answers)


def validate(quick: bool, out: Path, needs: dict[str, Path]) -> None:
    """What may teach, and what may not with its reasons."""
    asked = _lines(needs["prompts"] / "prompts.jsonl", Prompt)
    answers = _lines(needs["teach"] / "answers.jsonl", Answered)
    why = [reasons(p, a) for p, a in zip(asked, answers, strict=True)]
    _kept(out / "accepted.jsonl", [{"prompt": p, "answer": a} for p, a, w in zip(asked, answers, why, strict=True) if not w])
    _kept(out / "rejected.jsonl", [{"id": p.id, "type": p.type, "reasons": w} for p, w in zip(asked, why, strict=True) if w])
    found = {
        "prompts": len(asked), "accepted": sum(not w for w in why), "reasons": dict(Counter(r for w in why for r in w)),
        "teacher": sorted({a.by for a in answers}), "anomalies": anomalies(asked, answers),
    }  # fmt: skip
    (out / "report.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def split(quick: bool, out: Path, needs: dict[str, Path]) -> None:
    """By athlete and author; raises BadValue where an athlete leaks."""
    rows = [json.loads(line) for line in (needs["validate"] / "accepted.jsonl").read_bytes().splitlines() if line]
    asked = [msgspec.convert(row["prompt"], Prompt) for row in rows]
    sides = sides_of(asked)
    found = leaks(asked, sides)
    if found["athletes"]:
        raise BadValue("no athlete on two sides of the split", str(found["athletes"]), "mend the split")
    for side in ("train", "dev", "test"):
        _kept(out / f"{side}.jsonl", [_row(row) for row, p in zip(rows, asked, strict=True) if sides[p.id] == side])
    (out / "report.json").write_text(json.dumps({**found, "sides": dict(Counter(sides.values()))}, indent=1), encoding="utf-8")


def _row(row: dict[str, Any]) -> dict[str, Any]:
    prompt, answer = row["prompt"], row["answer"]
    facts = [{k: f[k] for k in ("id", "value", "unit", "written", "kind")} for f in answer["facts"]]
    return {
        "text": prompt["text"], "language": prompt["language"], "type": prompt["type"], "author": prompt["author"],
        "slices": prompt["slices"], "facts": facts, "reply": answer["text"], "level": answer["level"],
    }  # fmt: skip


def train(quick: bool, out: Path, needs: dict[str, Path]) -> None:
    """The student learns from the accepted rows of the taught side."""
    from network import taught, vocabulary

    rows = [row for row in _lines(needs["split"] / "train.jsonl", dict) if row["level"] in {"N", "C"}]
    words = vocabulary(
        [t for row in rows for t in (row["reply"], row["text"], *(f"{f['unit']} {f['kind']}" for f in row["facts"]))]
    )
    size = {"width": 32, "layers": 2, "heads": 2} if quick else {"width": WIDTH, "layers": LAYERS, "heads": HEADS}
    arrays = taught(
        rows, words, steps=QUICK_STEPS if quick else STEPS, seed=SEED, told=lambda line: print(line, file=sys.stderr), **size
    )
    held = [row for row in _lines(needs["split"] / "test.jsonl", dict) if row["level"] in {"N", "C"}][:HELD_OUT]
    body = {"weights.npz": shelf.npz(**arrays), "held_out.json": json.dumps(held, ensure_ascii=False).encode()}
    report = json.loads((needs["validate"] / "report.json").read_text())
    told = json.loads((needs["split"] / "report.json").read_text())
    figures = _measured(Writer(arrays), held)
    card = {
        "name": "student",
        "version": "1",
        "purpose": "words replies from a question and typed facts; numbers are put in by code",
        "data": f"{len(rows)} accepted answers of {', '.join(report['teacher'])} to simulated athletes; nobody real",
        "licences": ["own simulation and texts, MIT"],
        "command": "milo train student" + (" --quick" if quick else ""),
        "seed": SEED,
        "split": told,
        "distillation": report,
        "metrics": figures,
        "baselines": {"template": _measured(None, held)},
        "limits": [
            "Not in use: on held-back authors it seldom says what the template says, and many sentences make no sense.",
            "The templates are exact and cost nothing. MILO_LLM=student turns it on for trying; the safety shell stays around it.",
        ],
    }
    shelf.put(out, card, body)


def _measured(writer: Writer | None, held: list[dict[str, Any]]) -> dict[str, Any]:
    """Acceptance, groundedness and likeness over held-out rows; the template replies themselves where writer is None."""
    rows, took = [], []
    for row in held:
        began = time.perf_counter()
        said = row["reply"] if writer is None else writer.write(row["text"], row["facts"], row["language"])
        took.append(time.perf_counter() - began)
        prompt = Prompt(id="x", athlete="x", author=row["author"], language=row["language"], type="talk", text=row["text"],
                        profile={}, slices=row["slices"])  # fmt: skip
        answer = Answered(id="x", by="student", text=said, said=filled(said, row["facts"]), facts=row["facts"])
        why = reasons(prompt, answer)
        own, theirs = set(said.split()), set(row["reply"].split())
        like = 2 * len(own & theirs) / max(1, len(own) + len(theirs))
        rows.append({"accepted": not why, "grounded": "ungrounded" not in why, "like": like, **row["slices"], "why": why})
    if not rows:
        return {"rows": 0}
    figures: dict[str, Any] = {
        "rows": len(rows),
        "accepted": share(sum(r["accepted"] for r in rows), len(rows)),
        "grounded": share(sum(r["grounded"] for r in rows), len(rows)),
        "like_template": round(float(np.mean([r["like"] for r in rows])), 3),
        "says_it_like_the_template": share(sum(r["like"] >= 0.8 for r in rows), len(rows)),
        "reasons": dict(Counter(w for r in rows for w in r["why"])),
        "slices": by_slice(rows, "accepted", SLICES),
    }
    figures["blocked_slices"] = len(figures["slices"]["blocked"])
    return figures


def evaluate(model: shelf.Model, quick: bool) -> dict[str, Any]:
    """The figures of the card again, on the held-out rows that travel with the model."""
    held = json.loads(model.read("held_out.json"))
    return _measured(Writer(model.arrays()), held[:20] if quick else held)
