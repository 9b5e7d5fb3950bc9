"""How the system is: checks, streams, writer, models, sensors, vault."""

from __future__ import annotations

import msgspec

from milo.channels.admin_documents.told import Moment, Told


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at. state: ok, mend, off (not set up) or unknown.

    do: how to mend it, empty when there is nothing to.

    code, values: for what can be said in other languages than English; None for what a store or broker said itself.
    """

    name: str
    state: str
    found: str
    do: str = ""
    code: str | None = None
    values: dict[str, str] = {}


class StreamLine(msgspec.Struct, frozen=True, kw_only=True):
    """A stream: messages published, not yet stored, set aside."""

    stream: str
    published: int
    pending: int
    dead: int


class WriterLine(msgspec.Struct, frozen=True, kw_only=True):
    """What carries messages into the store. state: idle, carrying, stuck, or unknown (waiting messages seen for the first time)."""

    state: str
    pending: int
    waiting_s: float | None


class ModelLine(msgspec.Struct, frozen=True, kw_only=True):
    """A model of the settings and its calls since this process began. outside: whether what is asked leaves the house.

    reachable: whether its address took a connection just now; None where it was not asked.
    cost_usd: of the calls whose cost is known; None where none is.  cost_unknown: how many have no known cost.
    """

    name: str
    outside: bool | None
    reachable: bool | None
    reason: Told | None
    calls: int
    failures: int
    tokens_in: int
    tokens_out: int
    cost_usd: float | None
    cost_unknown: int


class SensorLine(msgspec.Struct, frozen=True, kw_only=True):
    """Devices of one type over the whole house: heard from within a day, silent for longer, never said when."""

    device_type: str
    alive: int
    silent: int
    unknown: int


class Vaulted(msgspec.Struct, frozen=True, kw_only=True):
    """The keys. master_key_days: since the master key was made or changed; None where its file cannot be looked at."""

    sealed: bool
    keys: int
    master_key_days: float | None
    master_key_apart: bool


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """When the last backup was made; None, with the reason, before the first."""

    at: Moment | None
    reason: Told | None


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How this Milo is. at: when it was looked at.  store_bytes: of an embedded store, None for a server's."""

    at: Moment
    version: str
    python: str
    up_s: float
    checks: list[Check]
    streams: list[StreamLine]
    writer: WriterLine
    records: int | None
    store_bytes: int | None
    free_bytes: int | None
    backup: Backup
    models: list[ModelLine]
    model_calls_waiting: int
    sensors: list[SensorLine]
    sessions_running: int
    vault: Vaulted
