"""Work in parts, spread over processes of this machine or over a Ray cluster; the results come in the order of the parts.

Each part says by itself what it needs (its seed, its number), so the engine and the number of workers never change a result.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Literal, TypeVar

from milo.vocabulary.errors import BadValue, UnknownName

ENGINES = ("one", "pool", "ray")
Engine = Literal["one", "pool", "ray"]
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

Part = TypeVar("Part")
Result = TypeVar("Result")


def spread(work: Callable[[Part], Result], parts: Sequence[Part], engine: str = "one", workers: int = 1) -> Iterator[Result]:
    """The results of work on each part, in order.

    Parameters
    ----------
    work : callable
        A function of a module; other processes import it by name.
    parts : sequence
        What it is called with; must be picklable.
    engine : str
        "one" (this process), "pool" (processes of this machine), or "ray" (the cluster of RAY_ADDRESS, or one begun here).
    workers : int
        How many parts are worked on at once.

    Yields
    ------
    Any
        A result for each part.

    Raises
    ------
    UnknownName
        For another engine.
    BadValue
        When Ray is asked for and not installed.

    Examples
    --------
    >>> list(spread(abs, [-1, 2]))
    [1, 2]
    """
    if engine not in ENGINES:
        raise UnknownName("engine", engine, ENGINES)
    if engine == "one" or len(parts) < 2:
        yield from map(work, parts)
    elif engine == "pool":
        for name in ONE_THREAD:
            os.environ.setdefault(name, "1")  # read by the processes begun below
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            yield from pool.map(work, parts)
    else:
        yield from _over_ray(work, parts, workers)


def spread_as_told(work: Callable[[Part], Result], parts: Sequence[Part]) -> Iterator[Result]:
    """As spread, by the engine and the workers that `milo train --engine` told the processes of its stages."""
    return spread(work, parts, os.environ.get("MILO_ENGINE", "one"), int(os.environ.get("MILO_WORKERS", "1")))


def _over_ray(work: Callable[[Part], Result], parts: Sequence[Part], workers: int) -> Iterator[Result]:
    try:
        import ray
    except ModuleNotFoundError:
        raise BadValue("the package ray", "none", "pip install 'milo[ray]', or use --engine pool") from None

    def one(part: Part) -> Result:
        return work(part)  # Ray takes functions alone, and work may be a partial

    address = os.environ.get("RAY_ADDRESS")
    begun: dict[str, Any] = {"address": address} if address else {"num_cpus": workers, "include_dashboard": False}
    places = os.pathsep.join(path for path in sys.path if path)  # recipes are no package: workers find them where we do
    ray.init(**begun, runtime_env={"env_vars": {"PYTHONPATH": places}}, log_to_driver=False, ignore_reinit_error=True)
    try:
        task, waiting = ray.remote(one), deque[Any]()
        for part in parts:
            waiting.append(task.remote(part))
            if len(waiting) > 2 * workers:
                yield ray.get(waiting.popleft())
        while waiting:
            yield ray.get(waiting.popleft())
    finally:
        ray.shutdown()
