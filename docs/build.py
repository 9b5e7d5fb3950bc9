"""Writes the generated parts of the docs (help texts, record kinds, quantities, rules), or checks that they are up to date.

Run as `make docs`; `make lint` runs it with --check. Generated parts stand between <!-- made: NAME --> and <!-- end -->.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from milo.importers import find_importers
from milo.insight.advice import RULES
from milo.insight.reasons import LEDGER, REASONS, WHY
from milo.report.section import find_sections
from milo.sensors.contract import find_sensors
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import KINDS

DOCS = Path(__file__).resolve().parent
PAGES = [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]
PART = re.compile(r"(<!-- made: (?P<name>[^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def help_of(command: str) -> str:
    """The help text of a command as the program prints it at 100 columns."""
    run = [sys.executable, "-m", "milo.app.cli", *command.split()[1:], "--help"]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    text = subprocess.run(run, capture_output=True, text=True, check=True, env=environment).stdout
    return f"```\n$ {command} --help\n{text.rstrip()}\n```\n"


def kinds() -> str:
    """The registry as a table."""
    lines = ["| kind | stream | identity | time | what it is |", "|---|---|---|---|---|"]
    for k in KINDS.values():
        first = (k.type.__doc__ or "").strip().splitlines()[0]
        lines.append(f"| `{k.name}` | `{k.stream}` | `{k.id_field}` | `{k.time_field}` | {first} |")
    return "\n".join(lines) + "\n"


def quantities() -> str:
    """The quantities as a table."""
    lines = ["| quantity | unit | plausible | adds up over a day |", "|---|---|---|---|"]
    lines += [f"| `{q.name}` | {q.unit} | {q.low:g} to {q.high:g} | {'yes' if q.cumulative else ''} |" for q in QUANTITIES.values()]
    return "\n".join(lines) + "\n"


def members() -> str:
    """Importers and sections as they are found."""
    importers = ", ".join(f"`{i.format}`" for i in find_importers())
    sections = ", ".join(f"`{s.name}`" for s in find_sections())
    sensors = ", ".join(f"`{name}`" for name in sorted(find_sensors()))
    return f"Importers found: {importers}.\n\nSensors found: {sensors}.\n\nSections found: {sections}.\n"


def advice() -> str:
    """The rules of advice with what each looks for."""
    lines = ["| rule | priority | colour | when |", "|---|---|---|---|"]
    for rule in sorted(RULES.values(), key=lambda r: r.priority):
        when = " ".join((rule.judge.__doc__ or "").split())
        lines.append(f"| `{rule.name}` | {rule.priority} | {rule.colour} | {when} |")
    return "\n".join(lines) + "\n"


def reasons() -> str:
    """Why a figure has no value, and why a load was worked out as it was."""
    lines = ["| code | meaning |", "|---|---|"]
    lines += [f"| `{code}` | {text} |" for codes in (REASONS, WHY, LEDGER) for code, text in codes.items()]
    return "\n".join(lines) + "\n"


def client() -> str:
    """The example client, made from the OpenAPI document of a house without anybody."""
    import tempfile

    from client_text import client_of

    from milo.app.build import build
    from milo.app.config import Settings
    from milo.channels.api import create_app

    with tempfile.TemporaryDirectory() as folder:
        house = build(Settings(home=Path(folder)))
        app = create_app(house.flows, house.access, house.lab, house.coaching, house.answers, hooks=house.beside.hooks)
        text = client_of(app.openapi())
        house.close()
    return f"```python\n{text}```\n"


def made(name: str) -> str:
    """The text of one generated part."""
    if name.startswith("help "):
        return help_of(name.removeprefix("help "))
    return {"client": client, "kinds": kinds, "quantities": quantities, "members": members, "advice": advice, "reasons": reasons}[
        name
    ]()


def main() -> int:
    """Write or check every page; returns the exit code."""
    stale = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fresh = PART.sub(lambda m: m[1] + made(m["name"]) + m[3], text)
        if fresh != text:
            stale.append(page)
            if "--check" not in sys.argv:
                page.write_text(fresh, encoding="utf-8")
    for page in stale:
        print(f"{'out of date' if '--check' in sys.argv else 'written'}: {page.relative_to(DOCS.parent)}")
    if stale and "--check" in sys.argv:
        print("run `make docs`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
