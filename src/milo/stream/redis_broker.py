"""What a Redis says about itself: why it cannot answer now, and whether it forgets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    ConnectionError,
    NoPermissionError,
    ResponseError,
    TimeoutError,
)

from milo.stream.contract import Durability
from milo.vocabulary.errors import Unavailable

OLDEST = 7  # the first version that tells how many entries a stream ever had and frees claimed ones that were deleted

_PASSWORD = ("one that refuses the password", "mend the name and password in MILO_STREAM")
_RIGHTS = ("a user without the rights", "allow the user of MILO_STREAM +@all on fitness:* and milo:*, and INFO")
_FULL = ("its memory full", "let the writers drain it, or raise maxmemory")
_LOADING = ("one that reads its files again", "it goes on when it is done")
_ANEW = ("one that started anew meanwhile", "it goes on when asked again")
_CLUSTER = ("a Redis Cluster, which Milo does not support yet", "point MILO_STREAM to a single Redis")
_REPLICA = ("a replica that only reads", "point MILO_STREAM to the primary")
# The first word of an answer -> what was found, what to do.
_SAYS = {
    "OOM": _FULL,
    "MISCONF": ("a disk it cannot write to", "make room on its disk"),
    "READONLY": _REPLICA,
    "LOADING": _LOADING,
    "BUSY": ("one busy with a long script", "it goes on when it is done"),
    "NOREPLICAS": ("too few replicas", "start the replicas, or lower min-replicas-to-write"),
    "MASTERDOWN": ("a replica that lost its primary", "start the primary"),
    "CLUSTERDOWN": _CLUSTER,
    "MOVED": _CLUSTER,
    "ASK": _CLUSTER,
    "CROSSSLOT": _CLUSTER,
    "NOAUTH": _PASSWORD,
    "WRONGPASS": _PASSWORD,
    "NOPERM": _RIGHTS,
}


@contextmanager
def plainly(where: str, patience_s: float) -> Iterator[None]:
    """Redis's ways of saying "not now" as Unavailable.

    where: the address without the password.  patience_s: how long an answer was waited for. Redis's own texts quote the command,
    and with it people's data: they go no further.
    """
    wanted = f"Redis at {where} to answer"
    try:
        yield
    except (AuthenticationError, NoPermissionError) as e:
        raise Unavailable(wanted, *(_PASSWORD if isinstance(e, AuthenticationError) else _RIGHTS)) from None
    except TimeoutError:
        raise Unavailable(wanted, f"no answer within {patience_s:g} s", "see `milo doctor`") from None
    except (ConnectionError, ResponseError, OSError) as e:
        found = reason(e)
        if found is None:
            if isinstance(e, ResponseError):  # a pipeline's quotes the command
                raise type(e)(str(e).rpartition(" of pipeline caused error: ")[2]) from None
            found = ("no connection", "start it or mend MILO_STREAM; see `milo doctor`")
        raise Unavailable(wanted, *found) from None


def reason(error: BaseException) -> tuple[str, str] | None:
    """What an answer that is no answer means, and what to do; None when it is another error."""
    # redis-py cuts the first word off where it has a class for it.
    by_class = {"OutOfMemoryError": _FULL, "BusyLoadingError": _LOADING, "ReadOnlyError": _REPLICA, "NoScriptError": _ANEW}
    by_class |= {"MovedError": _CLUSTER, "AskError": _CLUSTER, "ClusterCrossSlotError": _CLUSTER, "ClusterDownError": _CLUSTER}
    for cls in type(error).__mro__:
        if cls.__name__ in by_class:
            return by_class[cls.__name__]
    return _SAYS.get(str(error).split(" ", 1)[0])


def durability(client: Any) -> Durability:
    """Whether what this Redis acknowledged outlives it, by its settings and by what it says of its last writes.

    Raises BusyLoadingError while it reads its files again: until it has, it says that it writes none.
    """
    facts = {**client.info("server"), **client.info("persistence"), **client.info("memory")}
    if facts.get("loading"):
        raise BusyLoadingError()
    try:
        told: dict[str, str] = client.config_get("append*", "no-appendfsync-on-rewrite")
    except ResponseError:  # a hosted Redis may forbid CONFIG; INFO tells the rest
        told = {}
    kept = bool(facts.get("aof_enabled"))
    policy, limit = str(facts.get("maxmemory_policy", "noeviction")), int(facts.get("maxmemory", 0))
    sync = told.get("appendfsync")
    version = str(facts["redis_version"])
    found = (
        f"Redis {version}, append-only file {'on' if kept else 'off'}, appendfsync {sync or 'unknown'}, maxmemory-policy {policy}"
    )
    if facts.get("redis_mode") == "cluster":
        return Durability(False, False, *_CLUSTER)
    if int(version.split(".")[0]) < OLDEST:
        return Durability(False, False, found, f"use Redis {OLDEST}.0 or newer")
    if not kept:
        do = "set `appendonly yes` and `appendfsync always` in redis.conf: without them a restart forgets what was acknowledged"
        return Durability(False, False, found, do)
    if limit and policy != "noeviction":
        do = "set `maxmemory-policy noeviction`: a full Redis would throw unread messages away"
        return Durability(False, False, found, do)
    if facts.get("aof_last_write_status", "ok") != "ok":
        return Durability(False, True, f"{found}; its last write to disk failed", "make room on its disk")
    if sync is None:
        return Durability(False, True, found, "ask whoever runs this Redis for `appendfsync always`; CONFIG is forbidden here")
    if sync != "always":
        loss = "up to a second of acknowledged messages" if sync == "everysec" else "whatever the kernel had not written yet"
        return Durability(False, True, found, f"set `appendfsync always`: with {sync} a crash of the machine loses {loss}")
    if told.get("no-appendfsync-on-rewrite") == "yes":
        do = "set `no-appendfsync-on-rewrite no`: while the file is rewritten, a crash of the machine loses acknowledged messages"
        return Durability(False, True, found, do)
    return Durability(True, True, found)
