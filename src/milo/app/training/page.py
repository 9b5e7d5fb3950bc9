"""reports/training.html: what was trained, what it cost, the gate, and every card."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from milo.models.gate import Verdict
from milo.models.shelf import Model

STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;margin:.5rem 0 1.5rem;display:block;overflow-x:auto}
td,th{padding:.25rem .75rem;border-bottom:1px solid #ddd;text-align:left}
td.n{text-align:right;font-variant-numeric:tabular-nums}.bad{color:#b00020}.good{color:#1b7f3b}img{max-width:min(24rem,95%);margin:.5rem}
h2{margin-top:2.5rem}summary{cursor:pointer}
@media(prefers-color-scheme:dark){body{background:#16181c;color:#ddd}td,th{border-color:#333}}"""


def head(title: str) -> str:
    """How a page begins."""
    wide = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    return f'<!doctype html><html lang="en">{wide}<title>{escape(title)}</title><style>{STYLE}</style>'


def gate_table(verdicts: Iterable[Verdict]) -> str:
    """How something stands at its gate."""
    judged = [
        [words(v.figure), number("missing" if v.value is None else f"{v.value:.4g}"), words(v.bar),
         f'<td class="{"good" if v.passed else "bad"}">{"passed" if v.passed else "failed"}</td>'] for v in verdicts
    ]  # fmt: skip
    return table(["Figure", "Value", "Bar", ""], judged)


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells, which `words` and `number` make."""
    top = "".join(f"<th>{escape(h)}</th>" for h in titles)
    return f"<table><tr>{top}</tr>{''.join('<tr>' + ''.join(row) + '</tr>' for row in rows)}</table>"


def number(text: object) -> str:
    """A cell of digits."""
    return f'<td class="n">{escape(str(text))}</td>'


def words(text: object) -> str:
    """A cell of words."""
    return f"<td>{escape(str(text))}</td>"


def _flat(value: Any, path: str = "") -> Iterable[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and len(value) > 4:
        yield path, f"{len(value)} values"
    else:
        yield path, f"{value:.4g}" if isinstance(value, float) else str(value)


def training_page(
    stages: Sequence[Mapping[str, Any]], models: Sequence[tuple[Model, str, Sequence[Verdict]]], *, quick: bool, made: str
) -> str:
    """The page as HTML.

    Parameters
    ----------
    stages : sequence of mappings
        ``model``, ``stage``, ``seconds``, ``cpu_s``, ``peak_mb``, ``kept`` of each stage.
    models : sequence of (Model, str, sequence of Verdict)
        Each trained model, its version and how it stands at its gate.
    quick : bool
        Whether these are small proving runs, which are never put to use.
    made : str
        When the page was made, as text.
    """
    out = [head("Training report")]
    out.append(f"<h1>Training report</h1><p>{escape(made)}. {len(models)} models.</p>")
    if quick:
        out.append("<p><b>Quick run:</b> the models below prove that the recipes run. Their figures mean nothing.</p>")
    rows = [
        [words(s["model"]), words(s["stage"]), number(f"{s['seconds']:.1f}"), number(f"{s['cpu_s']:.1f}"),
         number(f"{s['peak_mb']:.0f}"), words("kept from before" if s["kept"] else "run")] for s in stages
    ]  # fmt: skip
    out += ["<h2>Stages</h2>", table(["Model", "Stage", "Seconds", "CPU s", "Peak MB", ""], rows)]
    for model, version, verdicts in models:
        card = model.card
        out.append(f'<h2 id="{escape(model.name)}">{escape(model.name)} <small>{escape(version)}</small></h2>')
        out.append(f"<p>{escape(str(card['purpose']))}</p>")
        if verdicts:
            out += ["<h3>Gate</h3>", gate_table(verdicts)]
        for name in sorted(card["files"]):
            if name.endswith(".svg"):
                body = base64.b64encode(model.read(name)).decode()
                out.append(f'<img alt="{escape(name)}" src="data:image/svg+xml;base64,{body}">')
        for part in ("metrics", "baselines"):
            rows = [[words(k), number(v)] for k, v in _flat(card[part])] or [[words("none"), words("")]]
            out.append(f"<details><summary>{part}</summary>{table([part, ''], rows)}</details>")
        told = {k: card[k] for k in ("data", "licences", "command", "seed", "limits")}
        out.append(table(["Card", ""], [[words(k), words(" ".join(v) if isinstance(v, list) else v)] for k, v in told.items()]))
    return "\n".join(out) + "</html>\n"
