"""Figures of groups of people, and whether they differ by more than chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from milo.app.evaluating import share
from milo.vocabulary.errors import BadValue

GAP = 0.03  # between the best and the worst group; more, with intervals apart, blocks promotion


def by_slice(rows: Sequence[Mapping[str, Any]], figure: str, tags: Sequence[str]) -> dict[str, Any]:
    """Shares of a yes-or-no figure by group, by Fairlearn's MetricFrame.

    Parameters
    ----------
    rows : sequence of mappings
        ``figure`` (a bool) and each of ``tags`` (a group's name) of every row.
    figure : str
        What is counted.
    tags : sequence of str
        What rows are grouped by.

    Returns
    -------
    dict
        tag -> group -> share with its exact 95 % interval; ``blocked``: tags whose best and worst group lie more than GAP apart,
        with intervals that do not meet.

    Raises
    ------
    BadValue
        Without the training packages.
    """
    try:
        from fairlearn.metrics import MetricFrame
    except ModuleNotFoundError:
        raise BadValue("the training packages", "no package fairlearn", "install them with make train-env") from None
    found: dict[str, Any] = {"blocked": []}
    for tag in tags:
        frame = MetricFrame(
            metrics=lambda y_true, y_pred: float(np.mean(y_pred)),
            y_true=[1] * len(rows),
            y_pred=[int(r[figure]) for r in rows],
            sensitive_features=[r[tag] for r in rows],
        )
        counts = Counter(r[tag] for r in rows)
        parts = {str(k): share(round(v * counts[k]), counts[k]) for k, v in frame.by_group.items()}
        found[tag] = parts
        if frame.difference() > GAP and max(p["low"] for p in parts.values()) > min(p["high"] for p in parts.values()):
            found["blocked"].append(tag)
    return found
