"""Measures the reader on two authors who wrote when the design was fixed: `python recipes/conversation/measure.py`.

held_out/AUTHOR.tsv: language, acts ("kind polarity", parted by ;), the message with <slot=value:words> (acts parted by ||), and the
message before, if any. A value is left out where it is the words themselves; +1 is a day after TODAY. See FORMAT.md.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from milo.app.evaluating import share
from milo.coach.conversation.acts import Act
from milo.coach.conversation.student import Student
from milo.coach.conversation.student.student import together

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 3, 4)
_MARK = re.compile(r"<([a-z_0-9]+)(?:=([^:<>]*(?:\[[^\]]*\])?))?:([^<>]*)>")
CHANGES = ("swap", "move", "skip", "change_days", "change_minutes", "change_equipment", "away", "undo")


def _value(slot: str, value: str | None, words: str) -> Any:
    if slot in {"day", "day_to"}:
        return (TODAY + timedelta(days=int(value or words))).isoformat()
    text = words.lower() if value is None else value
    try:
        return json.loads(text)
    except ValueError:
        return text


def authors() -> dict[str, list[dict[str, Any]]]:
    """By author, each message: text, language, before, and its acts with slots and spans."""
    found: dict[str, list[dict[str, Any]]] = {}
    for file in sorted((HERE / "held_out").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            language, kinds, marked, before = [*line.split("\t"), ""][:4]
            text, acts = "", []
            for kind, part in zip(kinds.split(";"), marked.split("||"), strict=True):
                slots: dict[str, Any] = {}
                spans: dict[str, tuple[int, int]] = {}
                at = 0
                for m in _MARK.finditer(part):
                    text += part[at : m.start()]
                    slots[m[1]] = _value(m[1], m[2], m[3])
                    spans[m[1]] = (len(text), len(text) + len(m[3]))
                    text += m[3]
                    at = m.end()
                text += part[at:]
                acts.append(Act(kind.split()[0], slots, kind.split()[1], spans))  # type: ignore[arg-type]
            found.setdefault(file.stem, []).append(
                {"text": text, "language": language, "before": before, "acts": together(tuple(acts))}
            )
    return found


def _same(slot: str, a: Any, b: Any) -> bool:
    if isinstance(a, str) and isinstance(b, str) and slot in {"topic", "food", "region", "exercise", "unit"}:
        return a.casefold().strip() == b.casefold().strip()
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(float(a) - float(b)) <= 0.011 * max(1.0, abs(float(a)) / 10)
    return bool(a == b)


def right(got: Act, want: Act) -> bool:
    """Whether kind, polarity and all slots are those wanted."""
    return (
        got.kind == want.kind
        and got.polarity == want.polarity
        and got.slots.keys() == want.slots.keys()
        and all(_same(s, got.slots[s], want.slots[s]) for s in want.slots)
    )


def measured(student: Student, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Shares with exact 95 % intervals (Clopper and Pearson)."""
    count: Counter[str] = Counter()
    took = []
    for line in lines:
        before = student.read(line["before"], today=TODAY, language=line["language"]).acts if line["before"] else ()
        began = time.perf_counter()
        reading = student.read(line["text"], today=TODAY, language=line["language"], before=before)
        took.append((time.perf_counter() - began) * 1000)
        want, got = line["acts"], reading.acts
        ok = len(got) == len(want) and all(right(a, b) for a, b in zip(got, want, strict=True))
        count["messages"] += 1
        count["right"] += ok
        count["kinds_right"] += [a.kind for a in got] == [a.kind for a in want]
        several = len(want) > 1 or bool(line["before"])
        count["several"] += several
        count["several_right"] += several and ok
        real = any(a.kind != "unknown" for a in want)
        count["real"] += real
        count["not_understood"] += real and all(a.kind == "unknown" for a in got)
        count["sure"] += reading.sure
        count["sure_wrong"] += reading.sure and not ok
        changes = reading.sure and any(a.kind in CHANGES for a in got)
        count["sure_changes"] += changes
        count["sure_changes_wrong"] += changes and not ok
        wanted = Counter((s, span) for a in want for s, span in a.spans.items())
        told = Counter((s, span) for a in got for s, span in a.spans.items())
        count["spans_hit"] += sum((wanted & told).values())
        count["spans_told"] += sum(told.values())
        count["spans"] += sum(wanted.values())
    p, r = count["spans_hit"] / max(count["spans_told"], 1), count["spans_hit"] / max(count["spans"], 1)
    return {
        "all_right": share(count["right"], count["messages"]),
        "kinds_right": share(count["kinds_right"], count["messages"]),
        "several_or_followup_right": share(count["several_right"], count["several"]),
        "span_f1": round(2 * p * r / max(p + r, 1e-9), 4),
        "not_understood": share(count["not_understood"], count["real"]),
        "sure": share(count["sure"], count["messages"]),
        "wrong_and_sure": share(count["sure_wrong"], count["messages"]),
        "wrong_change_and_sure": share(count["sure_changes_wrong"], count["sure_changes"]),
        "ms_median": round(float(np.median(took)), 1),
        "ms_p95": round(float(np.percentile(took, 95)), 1),
    }


def figures(student: Student, quick: bool = False) -> dict[str, Any]:
    """Both authors together, and each alone."""
    by = authors()
    every = [line for lines in by.values() for line in lines]
    if quick:
        return {"all": measured(student, every[::8])}
    return {"all": measured(student, every), **{name: measured(student, lines) for name, lines in by.items()}}


def baseline(made: int = 6000) -> dict[str, Any]:
    """Kinds of the nearest sentence made from the frames, by shared runs of three to five letters; it reads one act a message."""
    from sentences import generate
    from sklearn.feature_extraction.text import TfidfVectorizer

    taught = [e for e in generate(made, 7) if len(e.acts) == 1]
    shapes = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    table = shapes.fit_transform(e.text for e in taught)
    every = [line for lines in authors().values() for line in lines]
    nearest = np.asarray((shapes.transform([line["text"] for line in every]) @ table.T).argmax(1)).ravel()
    hits = sum([taught[i].acts[0][2]] == [a.kind for a in line["acts"]] for i, line in zip(nearest, every, strict=True))
    return {"kinds_right": share(hits, len(every))}


def main() -> None:
    from milo.models import shelf

    sys.path.insert(0, str(HERE))
    found = figures(Student(shelf.load("reader").arrays()))
    print(json.dumps({**found, "baseline": {"nearest_frame": baseline()}}, indent=1))


if __name__ == "__main__":
    main()
