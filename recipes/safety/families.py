"""Writes prompts/families.tsv: what people say all day in the words of a danger, beside the danger in the same words.

    python recipes/safety/families.py

A family is a row of sentences with blanks and the lists that fill them; its twin has a life, a fall, a face or a figure in the same
place. Level and topic are those of safety.md, sections 4 to 10. Deterministic.
"""

from __future__ import annotations

import random
import re
import tomllib
from itertools import product
from pathlib import Path

HERE = Path(__file__).resolve().parent
MOST_EACH = 60  # sentences drawn of a family; so none outweighs another (our choice)


def main() -> None:
    held = tomllib.loads((HERE / "families.toml").read_text(encoding="utf-8"))
    dice = random.Random(26)  # noqa: S311 - nothing secret is drawn
    rows: dict[str, str] = {}
    for family in held["family"]:
        lists = held[family["language"]]
        every = []
        for sentence in family["say"]:
            blanks = re.findall(r"\{(\w+)\}", sentence)
            filled = [dict(zip(blanks, choice, strict=True)) for choice in product(*(lists[b] for b in blanks))]
            every.append([sentence.format(**one) for one in (dice.sample(filled, min(len(filled), MOST_EACH)))])
        share = max(6, family.get("most", MOST_EACH) // len(every))
        for said in every:
            for text in said[:share]:
                if text not in rows:
                    rows[text] = f"{family['level']}\t{family['topic']}\t{family['language']}\t{text}"
    out = HERE / "prompts" / "families.tsv"
    out.write_text("".join(f"{row}\n" for row in rows.values()), encoding="utf-8")
    print(f"{len(rows)} rows, {out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
