"""From a setting to a provider: "ollama:llama3.2", "openai:gpt-4o-mini,ollama:llama3.2", "none"."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any

from milo.llm.chain import Chain
from milo.vocabulary.errors import BadConfig, UnknownName
from milo.vocabulary.talk import Provider

NONE = frozenset({"", "none", "off", "rules"})
OTHER_NAMES = {"gemini": "google", "openai-compatible": "openai", "google-gla": "google"}
ENTRY_POINTS = "milo.providers"


def find_providers() -> dict[str, Any]:
    """Every provider class by its family: the files of this room that hold a class `Provider`, then entry points."""
    import milo.llm as room

    found: dict[str, Any] = {}
    for module in pkgutil.iter_modules(room.__path__, "milo.llm."):
        member = getattr(importlib.import_module(module.name), "Provider", None)
        if member is not None and hasattr(member, "family"):
            found[member.family] = member
    for entry in entry_points(group=ENTRY_POINTS):
        member = entry.load()
        found.setdefault(member.family, member)
    return found


def choose(
    setting: str,
    *,
    keys: Mapping[str, str | None] | None = None,
    bases: Mapping[str, str | None] | None = None,
    models: Mapping[str, str | None] | None = None,
) -> Provider | None:
    """The provider a setting names; several, parted by commas, stand in for each other. None for "none".

    setting: FAMILY:MODEL, or FAMILY:MODEL@http://host:port for another server than the family's own.
    keys, bases, models: by family, from the environment (OPENAI_API_KEY, GEMINI_API_KEY; OLLAMA_API; OLLAMA_MODEL, the model of a
    setting that names none).  "scripted:WORDS" always says WORDS, commas included.
    Raises UnknownName for a family nobody knows, BadConfig for one without a model, or without the key its own server wants.
    """
    parts = [setting] if setting.startswith("scripted:") else setting.split(",")
    members = [_one(part.strip(), keys or {}, bases or {}, models or {}) for part in parts if part.strip().lower() not in NONE]
    if not members:
        return None
    return members[0] if len(members) == 1 else Chain(members)


def _one(part: str, keys: Mapping[str, str | None], bases: Mapping[str, str | None], models: Mapping[str, str | None]) -> Provider:
    shown = repr(part.partition("@")[0])  # an address may hold a key, and what is wrong is told to athletes and logs
    family, _, rest = part.partition(":")
    family = OTHER_NAMES.get(family.lower(), family.lower())
    known = find_providers()
    if family not in known:
        raise UnknownName("model provider", family.partition("@")[0], [*known, "none"])
    model, _, address = rest.partition("@http")
    model = model or models.get(family) or str(getattr(known[family], "usual", ""))
    base = f"http{address}" if address else bases.get(family)
    if not model:
        raise BadConfig("MILO_LLM as none or FAMILY:MODEL", shown, f"name a model, such as {family}:NAME")
    if family != "scripted" and "://" in model:
        raise BadConfig("an http:// or https:// address of a model's server after @", f"another one after {shown}")
    if family == "scripted":
        # the text after the colon is the only line it knows
        return known[family](model)  # type: ignore[no-any-return]
    key = keys.get(family)
    if known[family].wants_key and not key and not base:
        raise BadConfig(f"a key for {family}", "none", "set OPENAI_API_KEY or GEMINI_API_KEY, or name your own server after @")
    made = {"base": base} if base else {}
    return known[family](model, key=key, **made)  # type: ignore[no-any-return]
