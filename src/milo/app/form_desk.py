"""The desk of form: recordings read, cameras followed, sets the athlete wants to keep logged, and their own usual range."""

from __future__ import annotations

import hashlib
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from milo.app import pose_files
from milo.app.build import Home
from milo.app.form_files import VIDEO_FILES, read_landmarks
from milo.app.form_filmed import newest_filmed
from milo.app.form_pictures import PictureReader, PictureReaders
from milo.locales import text
from milo.models.form_analysis import analyse, movement, skeleton
from milo.models.form_live import LiveForm
from milo.vocabulary.errors import BadValue, NotFound, RefusedFile
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import FILM, FormSet, Original

BROWSER = Path(__file__).resolve().parents[3] / "browser" / "node_modules" / "@mediapipe" / "pose"
"""Where `make browser` puts npm's package in a source checkout."""
CHUNK = 1 << 20  # bytes of a kept video read at a time
WHAT = {"depth_index": "depth", "rom_deg": "range", "lowering_s": "lowering", "form": "score"}


class FormDesk:
    """Fulfils channels.form_desk.FormDesk."""

    def __init__(self, house: Home, browser: Path = BROWSER) -> None:
        self._house = house
        self._browser = browser
        self._readers = PictureReaders()

    def read(self, path: Path, fps: float, exercise: str | None, language: str) -> dict[str, Any]:
        """The document of a recording, and its skeleton for the page. Raises MiloError."""
        if path.suffix.lower() in VIDEO_FILES:
            from milo.app.form_video import landmarks_of

            points, rate = landmarks_of(path)
        else:
            points, rate = read_landmarks(path, fps)
        return {**analyse(points, rate, exercise, language), "skeleton": skeleton(points, rate)}

    def live(self, exercise: str | None, language: str) -> LiveForm:
        """A new camera."""
        return LiveForm(movement(exercise) if exercise else None, language)

    def pictures(self, athlete: str) -> PictureReader:
        """A reader of an athlete's camera."""
        return self._readers.open(athlete)

    def log(self, athlete: str, told: dict[str, Any]) -> dict[str, Any]:
        """Keep a set in the training log, and how it looked beside it."""
        exercise, reps = movement(str(told.get("exercise") or "")), told.get("reps")
        if not isinstance(reps, int) or not 1 <= reps <= 1000:
            raise BadValue("repetitions from 1 to 1000", repr(reps)[:40])
        now = self._house.clock.now()
        done = {"reps": reps, **{k: told[k] for k in ("weight_kg", "rir") if isinstance(told.get(k), int | float)}}
        workout = {"at": now.isoformat(), "exercises": [{"exercise": exercise.replace("_", " "), "sets": [done]}]}
        kept = self._house.coaching.log(athlete, workout)
        seen = _summary(told.get("document"))
        if seen:
            figures = {k: v for k in ("form", "strain", "depth_index", "rom_deg", "lowering_s", "asymmetry_deg")
                       if isinstance(v := seen.get(k), int | float)}  # fmt: skip
            view = seen.get("view") if seen.get("view") in {"side", "oblique", "front"} else None
            record = FormSet(
                origin=Origin.ESTIMATED,
                source="camera",
                form_set_id=timed_identity(now, athlete, "form", exercise),
                user_id=athlete,
                at=now,
                exercise=exercise,
                reps=reps,
                view=view,
                **figures,  # type: ignore[arg-type]
            )
            self._house.writer.write([record])
            self._house.flows.settle(athlete)
        return {"kept": True, "reply": kept.get("reply")}

    def beside_own(self, athlete: str, exercise: str, language: str) -> list[dict[str, Any]]:
        """Sentences about the newest set of an exercise, each with its range and the ids of its records."""
        newest = newest_filmed(self._house, athlete, exercise)
        found = []
        for one in newest.differences if newest is not None else ():
            assert newest is not None
            scale, unit, digits = newest.told(one)
            written = {"degree": "°", "": ""}.get(unit, f" {unit}")

            def told(value: float, scale: float = scale, unit: str = written, digits: int = digits) -> str:
                return f"{value * scale:.{digits}f}{unit}"

            what = text(f"form-what-{WHAT[one.figure]}", language)
            found.append(
                {
                    "text": text("form-own-less" if one.by < 0 else "form-own-more", language, what=what, by=told(abs(one.by))),
                    "usual": text("form-own-usual", language, low=told(one.low), high=told(one.high), sessions=one.sessions),
                    "record_ids": list(one.record_ids),
                }
            )
        return found

    def keep_film(self, athlete: str, path: Path, name: str) -> None:
        """Keep a video sealed with the athlete's records; the same one twice is one."""
        if path.suffix.lower() not in VIDEO_FILES:
            raise RefusedFile("a video", path.suffix or "a file without an ending", "landmarks are not kept")
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        original = Original(
            origin=Origin.IMPORTED,
            source="camera",
            original_id=identity(FILM, athlete, sha256),
            user_id=athlete,
            at=self._house.clock.now(),
            name=Path(name).name[:500] or f"film{path.suffix}",
            format=FILM,
            size=path.stat().st_size,
            sha256=sha256,
        )
        with path.open("rb") as file:
            self._house.store.keep_original(original, iter(partial(file.read, CHUNK), b""))
        self._house.writer.write([original])

    def films(self, athlete: str) -> list[Original]:
        """The videos an athlete kept, newest first."""
        return [o for o in reversed(self._house.flows.originals(athlete)) if o.format == FILM]

    def forget_film(self, athlete: str, original_id: str) -> None:
        """Delete a kept video: its bytes, then its record."""
        if all(film.original_id != original_id for film in self.films(athlete)):
            raise NotFound("a video you kept", original_id)
        self._house.store.drop_original(athlete, original_id)
        self._house.store.delete("original", athlete, [original_id])

    def networks(self) -> bool:
        """Whether videos can be read here."""
        return pose_files.ready() and all(find_spec(name) is not None for name in ("av", "ai_edge_litert", "PIL"))

    def browser_files(self) -> Path | None:
        """npm's package, where it is whole."""
        return self._browser if (self._browser / "pose.js").is_file() else None


def _summary(document: Any) -> dict[str, Any]:
    """Medians of a document's repetitions; empty where a page sent none, or something else."""
    if not isinstance(document, dict) or not isinstance(document.get("reps"), list):
        return {}
    reps = [r for r in document["reps"] if isinstance(r, dict)]

    def median(values: list[Any]) -> float | None:
        good = [v for v in values if isinstance(v, int | float)]
        return round(float(np.median(good)), 3) if good else None

    def score(name: str) -> Any:
        return document[name].get("score") if isinstance(document.get(name), dict) else None

    lowering = [r["tempo_s"][0] for r in reps if isinstance(r.get("tempo_s"), list) and r["tempo_s"]]
    return {
        "view": document.get("view"),
        "form": score("form"),
        "strain": score("strain"),
        "depth_index": median([r.get("depth_index") for r in reps]),
        "rom_deg": median([r.get("rom_deg") for r in reps]),
        "lowering_s": median(lowering),
        "asymmetry_deg": median([r.get("asymmetry_deg") for r in reps]),
    }
