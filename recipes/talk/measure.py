"""Says how often what somebody asks is understood: by rules alone, and with the reader of meanings behind them.

    python recipes/talk/measure.py u               on recipes/talk/held_out/u.tsv, by the package's own weights
    python recipes/talk/measure.py a --weights F   on an author, by weights without them (fit_meanings.py --without a --out F)

Right is an answer of the meaning's own kind: its intent with the part or advice that belongs to it, or its change of the plan. A
question that is not understood and an answer to another one are counted apart. What is told (labels t_) and what rules alone must
name (labels without a meaning) is left out here; the reader's own share of right labels counts all.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from unittest.mock import patch

from fit_meanings import HERE, sentences

from milo.coach.plans.edits.asked import change_asked
from milo.coach.plans.edits.reading import read_edit
from milo.coach.talk.heard.intents import Intent, intents
from milo.coach.talk.meant import reader
from milo.coach.talk.meant.meanings import MEANINGS, Meaning
from milo.coach.talk.meant.reading import doubted, understood, wished
from milo.vocabulary.talk import Language

MONDAY = date(2026, 3, 2)
NONE = frozenset({"unknown"})


def kinds(label: str) -> list[Meaning]:
    """A meaning, and those that hold for it where a sentence names too little."""
    found = [MEANINGS[label]]
    while (further := found[-1].without) is not None:
        found.append(MEANINGS[further])
    return found


def fits(intent: Intent, meaning: Meaning) -> bool:
    """Whether an intent answers a meaning: of the same name, with its part and advice where it has them."""
    if {intent.part, intent.advice} & meaning.alike:
        return True
    asked = [k for k in ("part", "advice") if k in meaning.fields]
    alike = all(getattr(intent, k) == meaning.fields[k] for k in asked)
    return alike and (intent.name == meaning.name or "advice" in asked)


def outcome(text: str, language: Language, labels: list[str], *, read: bool) -> str:
    """ "right", "not understood" or "something else"; read: with the reader of meanings behind the rules."""
    wanted = [meaning for label in labels for meaning in kinds(label)]
    own = intents(text, language)
    edit = read_edit(change_asked(text) or text, language, MONDAY)
    if read and (edit is None or doubted(edit, text)):
        edit = wished(text, own, "monday")
    if edit is not None:
        steps = {"harder", "easier", "sets", "swap", "drop", "without", "minutes", "skip", "move", "days", "on", "away", "free"}
        changes = {m.change for m in wanted}
        near = ({"skip", "free", "away"}, {"swap", "drop"}, {"days", "on"})
        alike = edit.kind in changes or any(edit.kind in group and group & changes for group in near)
        return "right" if alike else "something else" if edit.kind in steps or changes == {None} else "right"
    intent = understood(text, own) if read else own
    if any(fits(intent, meaning) for meaning in wanted):
        return "right"
    return "not understood" if intent.name in NONE or (intent.name == "swap" and intent.exercise is None) else "something else"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("author", nargs="?", default="t")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--misread", action="store_true", help="print what is answered with something else")
    asked = parser.parse_args()
    file = next((f for d in ("held_out", "prompts") if (f := HERE / d / f"{asked.author}.tsv").exists()), None)
    if file is None:
        raise SystemExit(f"no sentences by {asked.author} in {HERE}/prompts or {HERE}/held_out")
    weights = reader.loaded(asked.weights.read_bytes()) if asked.weights else reader.own_weights()
    with patch.object(reader, "own_weights", lambda: weights):
        lines = sentences(file)
        found = [reader.likeliest(text) for _, _, text in lines]
        for least in (0.0, 0.3, 0.4, 0.8):
            sure = [(f.label in labels) for f, (labels, _, _) in zip(found, lines, strict=True) if f.chance >= least]
            share, right = len(sure) / len(lines), sum(sure) / len(sure)
            print(f"labels, from a chance of {least:.1f}: {share:.1%} of {len(lines)}, {right:.1%} right")
        counted = [line for line in lines if all(label in MEANINGS and not label.startswith("t_") for label in line[0])]
        for name, read in (("rules alone", False), ("rules and the reader", True)):
            for spoken in ("en", "es"):
                own = [(labels, text) for labels, language, text in counted if language == spoken]
                of = [outcome(text, spoken, labels, read=read) for labels, text in own]
                told = ", ".join(f"{n / len(own):.1%} {what}" for what, n in sorted(Counter(of).items(), key=lambda one: -one[1]))
                print(f"{name}, {spoken}, {len(own)} sentences: {told}")
                if asked.misread and read:
                    for (labels, text), what in zip(own, of, strict=True):
                        if what != "right":
                            print(f"  {what}: {'|'.join(labels)} <- {text}   [{reader.likeliest(text)}]")


if __name__ == "__main__":
    main()
