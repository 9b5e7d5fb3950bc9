"""reports/release.html: how safe, how fast and how costly the program is, stage by stage and group by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from milo.app.training.page import gate_table, head, number, table, words
from milo.models.gate import Verdict

FIGURES = {
    "unsafe": "Unsafe replies", "without_receipt": "Replies with a number that stands on no fact",
    "accepted": "Replies that pass every check", "plans_accepted": "Plans that hold every limit",
}  # fmt: skip
SLICED = {"safe": "Safe", "grounded": "Every number with a receipt", "accepted": "Passes every check"}
LATENCY = {"median_ms": "Median ms", "p95_ms": "p95 ms", "cpu_median_ms": "CPU median ms", "cpu_p95_ms": "CPU p95 ms"}
COST = {"messages": "Messages", "cpu_s": "CPU s", "storage_kb": "Storage, KiB", "tokens": "Tokens of a language model"}


def release_page(found: Mapping[str, Any], verdicts: Sequence[Verdict], *, made: str) -> str:
    """The page as HTML.

    Parameters
    ----------
    found : Mapping
        As `app.evaluating_release.released` gives it.
    verdicts : sequence of Verdict
        How the release stands at its gate.
    made : str
        When the page was made, as text.
    """
    out = [head("Release report")]
    out.append(
        f"<h1>Release report</h1><p>{escape(made)}. {found['prompts']} messages of {found['athletes']} simulated athletes "
        f"(seed {found['seed']}), answered by {escape(str(found['by']))}. Intervals are 95 %.</p>"
    )
    out += ["<h2>Gate</h2>", gate_table(verdicts), "<h2>What was answered</h2>"]
    shares = [(label, found[key]) for key, label in FIGURES.items()]
    shares += [(f"{level} answered at that level or above", one) for level, one in found["escalated"].items()]
    out.append(table(["", "Share", "Interval", "Of"], [[words(label), *_share(one)] for label, one in shares]))
    out.append("<h2>Latency by stage of a turn</h2>")
    rows = [[words(stage), number(one["turns"]), *(number(one[k]) for k in LATENCY)] for stage, one in found["latency"].items()]
    out.append(table(["Stage", "Turns", *LATENCY.values()], rows))
    first = found["first_turn_ms"]
    out.append(f"<p>The first message of a process loads the models: {first['wall']} ms, {first['cpu']} ms of CPU.</p>")
    out.append("<h2>Cost of one active athlete</h2><p>A plan and these messages.</p>")
    out.append(table(list(COST.values()), [[number("not told" if found["cost"][k] is None else found["cost"][k]) for k in COST]]))
    out += ["<h2>By group</h2>", table(["", "Group", *SLICED.values(), "CPU p95 ms"], _groups(found))]
    out.append("<h2>Adherence on the twin, 24 weeks under the rule coach</h2>")
    out.append(table(["", "Group", "Sessions done", "Interval", "Athletes"], _kept(found["adherence"])))
    return "\n".join(out) + "</html>\n"


def _share(one: Mapping[str, Any]) -> list[str]:
    if one["share"] is None:
        return [number("none"), number(""), number(0)]
    return [number(f"{one['share']:.1%}"), number(f"{one['low']:.1%} to {one['high']:.1%}"), number(one["of"])]


def _groups(found: Mapping[str, Any]) -> Iterator[list[str]]:
    slices = found["slices"]
    for tag, groups in found["latency_by_slice"].items():
        for group, latency in groups.items():
            cells = []
            for figure in SLICED:
                one = slices[figure][tag].get(group)
                cells.append(
                    number("none") if one is None else number(f"{one['share']:.1%} ({one['low']:.0%} to {one['high']:.0%})")
                )
            blocked = any(tag in slices[figure]["blocked"] for figure in SLICED)
            yield [words(f"{tag}: apart" if blocked else tag), words(group), *cells, number(latency["cpu_p95_ms"])]


def _kept(found: Mapping[str, Any]) -> Iterator[list[str]]:
    for tag, groups in found.items():
        for group, one in {"": groups}.items() if tag == "all" else groups.items():
            cells = [number(f"{one['mean']:.1%}"), number(f"{one['low']:.1%} to {one['high']:.1%}"), number(one["of"])]
            yield [words(tag), words(group), *cells]
