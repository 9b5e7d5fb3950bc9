"""Says how the safety triage does on authors, part by part: the rules, the networks over signs, the encoder, both readers, triage.

    python recipes/safety/compare.py zz                       the package's own weights, on recipes/safety/held_out/zz.tsv
    python recipes/safety/compare.py --weights FOLDER bb dd   weights that were fitted without them (fit_*.py --without bb,dd --out)

Authors that the weights have learnt from flatter: leave them out first. Prompts of a held-out author that stand word for word in a
prompt learnt from are left out, and counted.
"""

from __future__ import annotations

import argparse
import re
import sys
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import numpy as np
from fit_risk_classifier import HERE, LEVEL_OF, LEVELS, Prompt, prompts_of
from numpy.typing import NDArray

from milo.coach.safety import triage
from milo.coach.safety.learnt import encoder, risk_classifier
from milo.coach.safety.text.normalising import plain

SHOWN = ("E0", "E1", "R", "C", "N")


def parts(prompt: Prompt) -> tuple[int, int, int, int]:
    """The levels by the rules, the networks, the encoder and both readers together."""
    signs = risk_classifier.by_signs(prompt.talk, risk_classifier.own_weights())
    encoded = encoder.chances(prompt.talk.spelt())
    read = [int(np.argmax(np.bincount(LEVEL_OF, of, len(LEVELS)))) for of in (signs, encoded)]
    both = int(np.argmax(risk_classifier.both(signs, encoded).of_level))
    return LEVELS.index(prompt.found.verdict.level), read[0], read[1], both


def told(name: str, found: NDArray[np.intp], level: NDArray[np.intp]) -> str:
    """One line of the table."""

    def share(right: NDArray[np.bool_]) -> str:
        return f"{np.mean(right):.1%}" if len(right) else "–"

    each = " | ".join(share(found[level == i] == i) for i in map(LEVELS.index, SHOWN))
    return (
        f"| {name} | {len(level)} | {share(found == level)} | {each} | "
        f"{share(found[level <= 1] >= 3)} | {share(found[level == 0] == 2)} |"
    )


def worded(text: str) -> str:
    """The words of a prompt alone."""
    return " ".join(re.findall(r"\w+", plain(text)))


def file_of(author: str) -> Path:
    """The prompts of an author, learnt from or held out. Raises SystemExit where there are none."""
    for folder in ("held_out", "prompts"):
        if (file := HERE / folder / f"{author}.tsv").exists():
            return file
    raise SystemExit(f"no prompts by {author} in {HERE}/prompts or {HERE}/held_out")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("authors", nargs="+", type=file_of)
    parser.add_argument("--weights", type=Path)
    asked = parser.parse_args()
    learnt = {
        worded(line.split("\t")[3])
        for file in (HERE / "prompts").glob("*.tsv")
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    with ExitStack() as stack:
        if asked.weights:
            with (asked.weights / "second_reader.npz").open("rb") as file:
                nets = risk_classifier.loaded(file)
            with (asked.weights / "encoder.npz").open("rb") as file:
                encoded = encoder.loaded(file)
            stack.enter_context(patch.object(risk_classifier, "own_weights", lambda: nets))
            stack.enter_context(patch.object(encoder, "own_encoder", lambda: encoded))
        print("| author | n | exact | E0 | E1 | R | C | N | N or C raised to E | N refused |")
        print("|---|---|---|---|---|---|---|---|---|---|")
        for file in asked.authors:
            every = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
            fresh = [file.parent.name != "held_out" or worded(line[3]) not in learnt for line in every]
            lines = [line for line, kept in zip(every, fresh, strict=True) if kept]
            rows = np.array([parts(prompt) for prompt, kept in zip(prompts_of(file), fresh, strict=True) if kept])
            if left_out := len(every) - len(lines):
                print(f"{file.stem}: {left_out} left out", file=sys.stderr)
            final = [LEVELS.index(triage.triage(line[3].split(" || ")).level) for line in lines]
            rows = np.column_stack([rows, final])
            level = np.array([LEVELS.index(line[0]) for line in lines])
            spoken = np.array([line[2] for line in lines])
            for language in ("en", "es"):
                own = spoken == language
                for i, part in enumerate(("rules", "networks", "encoder", "both readers", "**triage**")):
                    print(told(f"{file.stem} {language}: {part}", rows[own, i], level[own]))


if __name__ == "__main__":
    main()
