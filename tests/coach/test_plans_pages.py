"""The sixteen plans of docs/plans are what the program makes today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_pages_of_the_sixteen_plans_are_what_the_program_makes() -> None:
    run = [sys.executable, str(ROOT / "docs" / "plans.py"), "--check"]
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
