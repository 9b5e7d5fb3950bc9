"""NiceGUI comes without the clients its transport would import."""

from __future__ import annotations

import subprocess
import sys

SEEN = """
import sys
from milo.channels.web.leaving_out import OF_CLIENTS, leaving_out
with leaving_out(*OF_CLIENTS):
    import nicegui
print(*(name for name in OF_CLIENTS if name in sys.modules))
import redis
print(redis.__name__)
"""


def test_the_pages_take_no_clients_along_and_who_needs_one_still_gets_it() -> None:
    told = subprocess.run([sys.executable, "-c", SEEN], check=True, capture_output=True, text=True).stdout
    assert told.split("\n")[:2] == ["", "redis"]
