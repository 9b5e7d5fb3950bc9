"""The classifier of the safety triage as a model with a card and a gate: `milo train evaluate triage`.

A candidate is measured within the whole triage, on held-out authors. `milo models use triage VERSION` refuses one that finds fewer
emergencies than the one in use.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from unittest.mock import patch

from fit_risk_classifier import HERE, counted, fit, prompt_files, prompts_of

from milo.app.evaluating import share
from milo.coach.safety import triage
from milo.coach.safety.learnt import risk_classifier
from milo.models import shelf

WEIGHTS = "second_reader.npz"
PARTS = ("rows", "rarity", "of_row", "scale", "first", "second", "bias")
QUICK_AUTHORS, QUICK_EACH = ("team", "plain"), 12  # every so many prompts of a held-out author are asked in a quick evaluation


def train(quick: bool, out: Path) -> None:
    """Fit the networks to every author's prompts, or to two of them; 20 CPU minutes, or half of one."""
    files = [f for f in prompt_files(frozenset()) if not quick or f.stem in QUICK_AUTHORS]
    made = fit([counted(file.stem, list(prompts_of(file))) for file in files])
    body = shelf.npz(**{name: getattr(made, name) for name in PARTS})
    put(out, body, quick=quick)


def put(out: Path, body: bytes, *, quick: bool) -> None:
    """Write the model with the figures measured on it."""
    card = {
        "name": "triage",
        "version": "1",
        "purpose": "level of a message in the safety triage, beside rules, number limits and a sentence encoder",
        "data": "prompts of 102 files by language models that knew the safety reference; no clinician has read the labels",
        "licences": ["this project's"],
        "command": "milo train triage" + (" --quick" if quick else ""),
        "seed": 0,
        "metrics": {},
        "baselines": {},
        "limits": ["It never lowers what a number or the profile found. Milo is no medical device."],
    }
    shelf.put(out, card, {WEIGHTS: body})
    measured = evaluate(shelf.at(out, "triage"), quick=quick)
    shelf.put(out, {**card, "metrics": measured}, {WEIGHTS: body})


def evaluate(model: shelf.Model, quick: bool) -> dict[str, Any]:
    """The whole triage with a candidate's weights, over the held-out authors.

    Returns
    -------
    dict
        ``exact``, ``e0_recall``, ``raised`` (N or C called an emergency or a sign), ``refused`` (N called R), with exact intervals.
    """
    weights = risk_classifier.loaded(io.BytesIO(model.read(WEIGHTS)))
    judged: list[tuple[str, str]] = []
    with patch.object(risk_classifier, "own_weights", lambda: weights):
        for file in sorted((HERE / "held_out").glob("*.tsv")):
            lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
            for level, _, _, text in lines[:: QUICK_EACH if quick else 1]:
                judged.append((level, triage.triage(text.split(" || ")).level))
    return {
        "exact": share(sum(a == b for a, b in judged), len(judged)),
        "e0_recall": _of(judged, {"E0"}, {"E0"}),
        "raised": _of(judged, {"N", "C"}, {"E0", "E1"}),
        "refused": _of(judged, {"N"}, {"R"}),
    }


def _of(judged: list[tuple[str, str]], wanted: set[str], counted: set[str]) -> dict[str, Any]:
    found = [got for level, got in judged if level in wanted]
    return share(sum(got in counted for got in found), len(found))
