"""Form from a camera on the command line: one recording, a folder of them, simulated sets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import PARTLY, USAGE, AsJson, put, say


def form(
    file: Annotated[Path | None, typer.Argument(help="A video, or landmarks: .npy, .csv, .jsonl.")] = None,
    fps: Annotated[float, typer.Option("--fps", help="Frames per second of landmarks without timestamps.")] = 30.0,
    exercise: Annotated[str | None, typer.Option("--exercise", help="Exercise id; default: recognised from the movement.")] = None,
    batch: Annotated[Path | None, typer.Option("--batch", help="A folder instead of one file.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="With --batch: one JSON document per line, sorted by name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Analyse a filmed set: reps, joint angles, faults, form and strain. Nothing is stored."""
    import msgspec

    from milo.app.form_recordings import read_form
    from milo.vocabulary.errors import MiloError

    if (file is None) == (batch is None) or (batch is not None and out is None):
        say("milo form: give one FILE, or --batch FOLDER with --out FILE")
        raise typer.Exit(USAGE)
    if file is not None:
        document = read_form(file, fps, exercise)
        if as_json:
            put(document)
        else:
            _tell(document)
        return
    from milo.app.form_files import LANDMARK_FILES, VIDEO_FILES

    assert batch is not None
    assert out is not None
    failed = 0
    paths = sorted(p for p in batch.iterdir() if p.suffix.lower() in LANDMARK_FILES + VIDEO_FILES and p != out)
    with out.open("wb") as sink:
        for path in paths:
            try:
                line = {"file": path.name, **read_form(path, fps, exercise)}
            except MiloError as e:
                failed += 1
                line = {"file": path.name, "error": e.sentence()}
            sink.write(msgspec.json.encode(line) + b"\n")
    say(f"written: {out}" + (f" ({failed} files refused)" if failed else ""))
    if failed:
        raise typer.Exit(PARTLY)


def _tell(document: dict[str, object]) -> None:
    """The document in a few lines."""
    exercise, score, strain = document["exercise"], document["form"], document["strain"]
    typer.echo(
        f"{exercise['name'] if isinstance(exercise, dict) else 'unknown'}: {document['count']} repetitions, view {document['view']}"
    )
    if isinstance(score, dict) and isinstance(strain, dict):
        typer.echo(f"form {score['score']} {score['interval']}, strain {strain['score']} {strain['interval']} ({document['by']})")
    for reason in document["reasons"]:  # type: ignore[attr-defined]
        typer.echo(f"- {reason['text']}")


def simulate_form(
    sequences: Annotated[int, typer.Option("--sequences", min=1, max=100_000, help="How many sets.")],
    out: Annotated[Path, typer.Option("--out", help="Folder of the landmarks and labels.")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same sets.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Simulate sets of the five lifts with known faults: landmarks .npy, CSV, labels JSON."""
    from milo.app.form_simulated import write_sets

    made = write_sets(sequences, out, seed)
    say(f"written: {out} ({sequences} sets, simulated)")
    if as_json:
        put(made)
