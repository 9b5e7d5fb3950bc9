"""Everything of one athlete as a zip anybody can read: JSON lines, the original files, and a manifest."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import datetime
from pathlib import Path

from milo import __version__
from milo.store.contract import Store
from milo.vocabulary.exchange import export_line
from milo.vocabulary.records import KINDS


def export(store: Store, athlete: str, out: Path, at: datetime) -> dict[str, int]:
    """Write the zip (replacing it only once it is whole); returns records per kind.

    profile.json, records/<kind>.jsonl (one record a line, "kind" first), originals/, manifest.json with SHA-256 of each member.
    """
    counts: dict[str, int] = {}
    digests: dict[str, str] = {}
    part = out.with_name(out.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        version = store.latest("profile", athlete)
        profile = json.dumps(version.profile if version else None, indent=2, ensure_ascii=False).encode()
        archive.writestr("profile.json", profile)
        digests["profile.json"] = hashlib.sha256(profile).hexdigest()
        for kind in KINDS.values():
            name = f"records/{kind.name}.jsonl"
            digest, count = hashlib.sha256(), 0
            bodies = iter(store.bodies(kind.name, athlete))
            first = next(bodies, None)
            if first is None:
                continue
            with archive.open(name, "w") as member:
                line = export_line(kind.name, first)
                while line:
                    member.write(line)
                    digest.update(line)
                    count += 1
                    body = next(bodies, None)
                    line = export_line(kind.name, body) if body is not None else b""
            counts[kind.name] = count
            digests[name] = digest.hexdigest()
        for original in store.find("original", athlete):
            name = f"originals/{original.original_id}/{_plain(original.name)}"
            with archive.open(name, "w") as member:
                for chunk in store.original(athlete, original.original_id):
                    member.write(chunk)
            digests[name] = original.sha256
        manifest = {"milo": __version__, "athlete_id": athlete, "at": at.isoformat(), "records": counts, "sha256": digests}
        archive.writestr("manifest.json", json.dumps(manifest, indent=2))
    part.replace(out)
    return counts


def _plain(name: str) -> str:
    """A file's own name without anything that could climb out of the folder it is unpacked into."""
    return "".join("_" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in name).lstrip(".") or "file"
