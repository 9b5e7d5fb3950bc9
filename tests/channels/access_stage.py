"""The whole application in a process of its own (NiceGUI has one application a process): tells its routes, then serves them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGES_WITHIN_S = 20.0


@contextlib.contextmanager
def staged(home: Path, *more: str) -> Iterator[dict[str, Any]]:
    """Serve a home folder; {"url", "routes": [[method, path]], "openapi"}. more: "without npm": as if its files were not there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = (home.parent / "stage.txt").open("w+")
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__)), str(home), str(port), *more],
        stdout=subprocess.PIPE,
        stderr=said,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    try:
        assert child.stdout is not None
        told = child.stdout.readline()
        assert told, (home.parent / "stage.txt").read_text()
        yield {"url": f"http://127.0.0.1:{port}", **json.loads(told)}
    finally:
        child.terminate()
        child.communicate(timeout=30)
        said.close()
    wrong = (home.parent / "stage.txt").read_text()
    assert "Traceback" not in wrong, wrong


def listed(routes: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """(method, path) of every route, mounts and included routers opened; a mount that is no router ends in /*."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        path = before + getattr(route, "path", "")
        if inner is not None:
            yield from listed(inner.routes, before + route.include_context.prefix)
        elif getattr(route, "methods", None):
            yield from ((method, path) for method in sorted(route.methods))
        elif getattr(route, "routes", None):
            yield from listed(route.routes, path)
        elif "WebSocket" in type(route).__name__:
            yield "WEBSOCKET", path
        else:
            yield "GET", f"{path}/*"


async def _serve(home: Path, port: int, *more: str) -> None:
    import uvicorn

    from milo.app.build import build
    from milo.app.config import Settings
    from milo.app.form_desk import FormDesk
    from milo.app.patience_with_clients import ClientLimits, patient
    from milo.app.serving import web
    from milo.channels.web import dashboard, progress

    # Who fetches a page without a browser sees its figures only where it did not come as a skeleton first.
    dashboard.QUICK_S = progress.QUICK_S = PAGES_WITHIN_S
    if "without npm" in more:
        FormDesk.browser_files = lambda self: None  # type: ignore[method-assign]
    house = build(Settings(home=home))
    app = web(house)
    http = patient(ClientLimits())
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", proxy_headers=False, http=http))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.02)
    sys.stdout.write(json.dumps({"routes": sorted(set(listed(app.routes))), "openapi": app.openapi()}) + "\n")
    sys.stdout.flush()
    await serving
    house.close()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
