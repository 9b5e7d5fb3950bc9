"""What all tests share: the people, a home of their own, and the way to the shared recordings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Test files run side by side, one process a core. A matrix product that asks for a second core then waits for it in a busy loop:
# the encoder of the safety triage took ten times the processor time (8 and 81 ms a message on two cores, November 2026). Processes
# that tests start inherit it.
if "OPENBLAS_NUM_THREADS" not in os.environ:
    assert "numpy" not in sys.modules, "NumPy reads how many threads it may have when it is imported; something imported it before"
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")

# The suite is the same every time; benchmarks/fuzz_importers.py looks for what is new.
settings.register_profile(
    "milo", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("milo")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The fault suite in full measure takes many minutes; a short one runs always."""
    parser.addoption("--full-faults", action="store_true", help="break things as often as the bars ask for (about 15 minutes)")


ADA = "a0a0a0a0-0000-4000-8000-000000000001"  # Ada runs
BRUNO = "b0b0b0b0-0000-4000-8000-000000000002"  # Bruno lifts and has a bad knee

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def ada() -> str:
    """The id of Ada, who runs."""
    return ADA


@pytest.fixture
def bruno() -> str:
    """The id of Bruno, who lifts."""
    return BRUNO


@pytest.fixture
def shared_data() -> Callable[[str], Path]:
    """The folder of a shared set of recordings; skips where it is absent."""

    def find(name: str) -> Path:
        base = Path(os.environ.get("MILO_SHARED_DATA", ROOT.parent / "shared" / "data"))
        folder = base / name
        if not folder.is_dir():
            pytest.skip(f"shared data absent: {name} (set MILO_SHARED_DATA)")
        return folder

    return find
