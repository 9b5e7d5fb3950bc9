"""Does every answer of the API match its own document, whatever is asked? Requests made by schemathesis, over HTTP.

The application runs in a process of its own; who asks are Ada, Bruno, the owner and nobody; three names in four are of something
that is there. Bar (issue 6): 10,000 requests, 0 server errors, every answer one that the document describes.

python benchmarks/fuzz_api.py [REQUESTS] [SEED]
"""

from __future__ import annotations

import platform
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "channels"))

from access_stage import staged
from api_fuzz import GOOD_BODIES, fuzz
from api_house import furnished

REQUESTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
SPARE = 1.08  # a few operations have nothing that could be wrong, and a few requests no client can send

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        known = furnished(home)
        with staged(home) as stage:
            count = sum(len(operations) for operations in stage["openapi"]["paths"].values())
            began = time.perf_counter()
            told = fuzz(
                stage["openapi"], stage["url"], known.people, known.real, round(REQUESTS / count * SPARE) + 1, SEED, GOOD_BODIES
            )
            took = time.perf_counter() - began
        known.access.close()
    print(f"{told.sent} requests to {count} operations in {took:.0f} s, seed {SEED}, {platform.platform()}")
    print("answers:", ", ".join(f"{status}: {n}" for status, n in sorted(told.statuses.items())))
    print(f"server errors: {sum(n for status, n in told.statuses.items() if status >= 500)}")
    print(f"answers the document does not describe: {len(told.wrong)}")
    for kind, seen in sorted(told.wrong.items()):
        print("-", kind, "\n   ", seen)
    print(f"operations that took a request: {len(told.good)} of {count}")
    sys.exit(1 if told.wrong or told.sent < REQUESTS else 0)
