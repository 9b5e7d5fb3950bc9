"""Matrix products of a house take one thread each, unless somebody says otherwise."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASKED = """
import sys
import milo.app.cli
assert "numpy" not in sys.modules, "NumPy was imported before it could be told"
import os
print(os.environ["OPENBLAS_NUM_THREADS"])
"""


@pytest.mark.parametrize(("said", "threads"), [(None, "1"), ("3", "3")])
def test_matrix_products_take_one_thread_unless_told_otherwise(said: str | None, threads: str) -> None:
    """Two threads of each of many requests wait for one another."""
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    if said is not None:
        environment["OPENBLAS_NUM_THREADS"] = said
    told = subprocess.run([sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == threads
