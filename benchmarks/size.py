"""Lines per room: code, tests, docs. `make size`."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lines(folder: Path, suffix: str) -> tuple[int, int]:
    """(files, lines) of a kind under a folder."""
    files = [p for p in folder.rglob(f"*{suffix}") if "__pycache__" not in p.parts]
    return len(files), sum(len(p.read_text(encoding="utf-8").splitlines()) for p in files)


for room in sorted(p for p in (ROOT / "src" / "milo").iterdir() if p.is_dir() and p.name != "__pycache__"):
    n, total = lines(room, ".py")
    print(f"{room.name:12} {n:4} files {total:6} lines")
for name, suffix in (("tests", ".py"), ("benchmarks", ".py"), ("docs", ".md")):
    n, total = lines(ROOT / name, suffix)
    print(f"{name:12} {n:4} files {total:6} lines")
