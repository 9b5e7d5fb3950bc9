"""One stage in a process of its own: `python -m milo.app.training.child MODEL STAGE FOLDER [OPTIONS]`.

Options: --quick, --need=STAGE=FOLDER for each stage before, --recipes=FOLDER.

The last line of standard output is what it cost; what a recipe prints goes to standard error.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from pathlib import Path
from typing import Any

from milo.app.training.recipes import recipe


def plain(value: Any) -> Any:
    """Figures as JSON holds them: NumPy scalars and arrays become numbers and lists."""
    return value.tolist() if hasattr(value, "tolist") else str(value)


def main(said: list[str]) -> None:
    """Run the stage."""
    from milo.models import shelf

    model, stage, out, *options = said
    needs = dict(o.removeprefix("--need=").split("=", 1) for o in options if o.startswith("--need="))
    quick = "--quick" in options
    with contextlib.redirect_stdout(sys.stderr):
        folders = [o.removeprefix("--recipes=") for o in options if o.startswith("--recipes=")]
        module = recipe(model, *map(Path, folders))
        if stage != "evaluate":
            before = {"needs": {name: Path(folder) for name, folder in needs.items()}} if hasattr(module, "STAGES") else {}
            getattr(module, stage)(quick=quick, out=Path(out), **before)
        else:
            figures = module.evaluate(shelf.at(Path(needs["train"]), model), quick=quick)
            body = json.dumps(figures, indent=1, sort_keys=True, default=plain)
            (Path(out) / "figures.json").write_text(body, encoding="utf-8")
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(s.ru_utime + s.ru_stime for s in spent)
    sys.stdout.write(json.dumps({"cpu_s": round(cpu, 2), "peak_mb": round(max(s.ru_maxrss for s in spent) / 1024, 1)}))


if __name__ == "__main__":
    main(sys.argv[1:])
