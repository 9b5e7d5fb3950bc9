"""Trained models on the command line: list, show and compare them, put one to use, train them again, reproduce their figures."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milo.app.console import FAILED, AsJson, put, say
from milo.app.training.recipes import NAMES, STAGES, stages_of
from milo.vocabulary.errors import BadValue, UnknownName

if TYPE_CHECKING:
    from milo.app.training.stages import Done
    from milo.models.gate import Verdict
    from milo.models.registry import Registry, Version
    from milo.models.shelf import Model

models_app = typer.Typer(no_args_is_help=True, help="List trained models and choose the version in use.")
train_app = typer.Typer(no_args_is_help=True, help="Train and evaluate models.")

Name = Annotated[str, typer.Argument(help="A model from `milo models list`.")]
Engine = Annotated[str | None, typer.Option("--engine", help="one, pool (processes of this machine) or ray (a cluster).")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="How many parts run at once.")]
Quick = Annotated[bool, typer.Option("--quick", help="A short run, under half a minute per model, to test the recipe.")]
BUILD = Path("build") / "training"
REPORT = Path("reports") / "training.html"


def _registry() -> Registry:
    from milo.app.config import load_settings
    from milo.models.registry import Registry

    return Registry(load_settings().folder / "models")


def _brief(name: str, found: Version) -> dict[str, Any]:
    card = found.model.card
    own = {"version": found.version, "release": card["version"], "shipped": found.shipped, "active": found.active}
    return {"name": name, **own, "purpose": card["purpose"]}


@models_app.command("list")
def models_list(as_json: AsJson = False) -> None:
    """List the models and their versions; a star marks the version in use."""
    registry = _registry()
    found = [_brief(name, v) for name in registry.names() for v in registry.versions(name)]
    if as_json:
        put({"models": found})
        return
    for v in found:
        origin = "shipped" if v["shipped"] else "own"
        typer.echo(f"{'*' if v['active'] else ' '} {v['name']:10} {v['version']}  {origin:8} {v['purpose']}")


@models_app.command("show")
def models_show(
    name: Name,
    version: Annotated[str | None, typer.Argument(help="Default: the version in use.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a model's card: purpose, data, licences, command, metrics beside baselines, limits."""
    registry = _registry()
    if name not in registry.names():
        raise UnknownName("model", name, registry.names())
    found = registry.find(name, version)
    put({**_brief(name, found), **found.model.card, "version": found.version, "history": registry.history(name)})


@models_app.command("compare")
def models_compare(
    name: Name,
    first: Annotated[str | None, typer.Argument(help="A version; the shipped one if absent.")] = None,
    second: Annotated[str | None, typer.Argument(help="A version; the one in use if absent.")] = None,
    as_json: AsJson = False,
) -> None:
    """Compare the figures on the cards of two versions."""
    registry = _registry()
    a = registry.find(name, first) if first else registry.versions(name)[0]
    b = registry.find(name, second)
    left, right = (dict(_numbers(v.model.card["metrics"])) for v in (a, b))
    rows = [{"figure": k, "first": left.get(k), "second": right.get(k)} for k in {**left, **right}]
    if as_json:
        put({"name": name, "first": a.version, "second": b.version, "figures": rows})
        return
    typer.echo(f"{'':44} {a.version:>14} {b.version:>14}")
    for row in rows:
        shown = ["-" if row[k] is None else f"{row[k]:.4g}" for k in ("first", "second")]
        typer.echo(f"{row['figure']:44} {shown[0]:>14} {shown[1]:>14}")


def _numbers(value: Any, path: str = "") -> list[tuple[str, float]]:
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in _numbers(inner, f"{path}.{key}" if path else key)]
    return [(path, float(value))] if isinstance(value, int | float) else []


@models_app.command("add")
def models_add(
    name: Name, folder: Annotated[Path, typer.Argument(help="A folder that `milo train NAME --out FOLDER` wrote.")]
) -> None:
    """Add a trained model to your own versions; `milo models use` puts it to use."""
    typer.echo(_registry().add(folder, name))


@models_app.command("use")
def models_use(
    name: Name, version: Annotated[str, typer.Argument(help="A version from `milo models list`.")], as_json: AsJson = False
) -> None:
    """Use a version if it passes its gate: both versions are measured again on the same data first."""
    registry = _registry()
    found, now = registry.find(name, version), registry.find(name)
    verdicts = [] if found.shipped else gate_of(name, found.model, now.model)
    passed = found.shipped or (bool(verdicts) and all(v.passed for v in verdicts))
    if passed:
        figures = {v.figure: v.value for v in verdicts}
        found = registry.use(name, found.version, at=_now(), gate=figures)
    _told(name, found, verdicts, as_json=as_json, passed=passed)
    if not passed:
        raise typer.Exit(FAILED)


def gate_of(name: str, candidate: Model, in_use: Model) -> list[Verdict]:
    """How a candidate stands at its gate; both models are measured on the same data by the recipe, cards are not believed."""
    from milo.app.training.recipes import recipe
    from milo.models import gate

    if not gate.bars(name):
        raise BadValue(f"a gate for {name}", "none", "add its bars to models/gates.toml")
    module = recipe(name)
    return gate.judge(name, module.evaluate(candidate, quick=False), module.evaluate(in_use, quick=False))


def _told(name: str, found: Version, verdicts: list[Verdict], *, as_json: bool, passed: bool) -> None:
    if as_json:
        put({**_brief(name, found), "passed": passed, "gate": [asdict(v) for v in verdicts]})
        return
    for v in verdicts:
        _say_verdict(v)
    if passed:
        say(f"{name} {found.version} is in use after the next start of Milo.")
    else:
        say(f"{name} {found.version} did not pass its gate; the version in use stays.")


def _now() -> Any:
    from milo.vocabulary.clock import WallClock

    return WallClock().now()


@models_app.command("rollback")
def models_rollback(name: Name, as_json: AsJson = False) -> None:
    """Go back to the version that was in use before."""
    registry = _registry()
    if name not in registry.names():
        raise UnknownName("model", name, registry.names())
    _told(name, registry.rollback(name, at=_now()), [], as_json=as_json, passed=True)


@models_app.command("fetch")
def models_fetch(name: Annotated[str, typer.Argument(help="pose: the networks that find a body in a video.")]) -> None:
    """Download third-party networks that do not ship with Milo; checked by hash, kept in Milo's home."""
    if name != "pose":
        raise UnknownName("network to fetch", name, ["pose"])
    from milo.app import pose_files

    say(f"pose networks: {pose_files.fetch()}")


@train_app.command("all")
def train_all(
    quick: Quick = False,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="NAME", help="One model; repeatable.")] = None,
    report: Annotated[Path, typer.Option("--report", help="File for the report page.")] = REPORT,
    engine: Engine = None,
    workers: Workers = 2,
    as_json: AsJson = False,
) -> None:
    """Train and evaluate every model; finished stages are kept, so a stopped run continues where it was.

    A full run adds what it trained to your own versions. Nothing is put to use: see `milo models use`.
    """
    from milo.app.training import stages
    from milo.app.training.page import training_page
    from milo.models import gate, shelf
    from milo.models.registry import version_of

    _spread_by(engine, workers)
    names = [n for n in NAMES if not only or n in only]
    for wrong in set(only or ()) - set(NAMES):
        raise UnknownName("model to train", wrong, NAMES)
    done = _run(names, quick)
    made = []
    for name in names:
        of = {d.stage: d for d in done if d.model == name}
        model = shelf.at(of["train"].folder, name)
        version = version_of(model.card) if quick else _registry().add(of["train"].folder, name)
        made.append((model, version, gate.judge(name, stages.figures_of(of["evaluate"]))))
    rows = [{**asdict(d), "folder": str(d.folder)} for d in done]
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(training_page(rows, made, quick=quick, made=_now().date().isoformat()), encoding="utf-8")
    say(f"report: {report}")
    if as_json:
        put({"stages": rows, "models": [{"name": m.name, "version": v} for m, v, _ in made], "report": str(report)})


def _spread_by(engine: str | None, workers: int) -> None:
    """Tell the stages, which run in processes of their own, how to spread their work; nothing of it changes a result."""
    if engine is not None:
        os.environ |= {"MILO_ENGINE": engine, "MILO_WORKERS": str(workers)}


def _place(quick: bool) -> Path:
    return BUILD / ("quick" if quick else "full")


def _run(names: Sequence[str], quick: bool, last: str | None = None, *, quiet: bool = False) -> list[Done]:
    """Every stage of the models named up to `last`, with a bar on a terminal and a line for each that ends."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from milo.app.training.stages import run_all

    stages = {name: stages_of(name) for name in names}
    total = sum(len(of) if last is None else of.index(last) + 1 for of in stages.values())
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet or not sys.stderr.isatty()) as bar:
        task, seen = bar.add_task("training", total=total), 0

        def told(done: Done) -> None:
            nonlocal seen
            seen += 1
            bar.advance(task)
            how = "repaired" if done.repaired else "kept" if done.kept else f"{done.seconds:.1f} s, {done.peak_mb:.0f} MB"
            if not quiet:
                say(f"[{seen}/{total}] {done.stage} {done.model}: {how}")

        return run_all(
            _place(quick), names, quick, told, last=last, begins=lambda name, stage: bar.update(task, description=f"{name} {stage}")
        )


@train_app.command("stage")
def train_stage(
    name: Annotated[str, typer.Argument(help="A model to train.")],
    stage: Annotated[str, typer.Argument(help="Last stage to run; earlier ones run if needed.")],
    quick: Quick = False,
    engine: Engine = None,
    workers: Workers = 2,
    as_json: AsJson = False,
) -> None:
    """Run one model up to a stage. The scheduler in deploy/airflow calls this, one task for each stage."""
    _spread_by(engine, workers)
    known = stages_of(name)
    if stage not in known:
        raise UnknownName(f"stage of {name}", stage, known)
    done = _run([name], quick, last=stage)
    if as_json:
        put({"stages": [{**asdict(d), "folder": str(d.folder)} for d in done]})


@train_app.command("slices")
def train_slices(name: Annotated[str, typer.Argument(help="A model to train.")], quick: Quick = False) -> None:
    """Show the figures of each group of people, as the model's evaluation found them."""
    from milo.app.training.stages import figures_of

    figures = figures_of(_evaluated(name, quick))
    put({"name": name, "slices": figures.get("slices", {})})


@train_app.command("gate")
def train_gate(name: Annotated[str, typer.Argument(help="A model to train.")], quick: Quick = False) -> None:
    """Show whether a trained model passes its gate; a failed full run ends with an error."""
    verdicts = _judged(name, quick)
    for v in verdicts:
        _say_verdict(v)
    if not quick and not all(v.passed for v in verdicts):
        raise typer.Exit(FAILED)


@train_app.command("register")
def train_register(name: Annotated[str, typer.Argument(help="A model to train.")], quick: Quick = False) -> None:
    """Add a trained model that passed its gate to your own versions. Quick runs prove the recipe and are not added."""
    verdicts = _judged(name, quick)
    if quick:
        say(f"{name}: a quick run is not added.")
        return
    if not verdicts or not all(v.passed for v in verdicts):
        say(f"{name} did not pass its gate and is not added.")
        raise typer.Exit(FAILED)
    made = _run([name], quick, last="train", quiet=True)[-1].folder
    say(f"version {_registry().add(made, name)}; put it to use with `milo models use {name} VERSION`")


def _evaluated(name: str, quick: bool) -> Done:
    """The evaluate stage of a model, run where it is missing."""
    return _run([name], quick)[-1]


def _judged(name: str, quick: bool) -> list[Verdict]:
    from milo.app.training.stages import figures_of
    from milo.models import gate

    return gate.judge(name, figures_of(_evaluated(name, quick)))


def _say_verdict(v: Verdict) -> None:
    value = "missing" if v.value is None else f"{v.value:.4g}"
    typer.echo(f"{'passed' if v.passed else 'FAILED'}  {v.figure} {value} ({v.bar})")


def _train(name: str) -> None:
    def command(
        quick: Quick = False,
        out: Annotated[Path | None, typer.Option("--out", help="Folder for the model; default: your own versions.")] = None,
    ) -> None:
        from milo.app.training.recipes import recipe

        folder = out or _place(quick) / name
        known = stages_of(name)
        if len(known) > len(STAGES):
            made = _run([name], quick, last="train")[-1].folder
            folder = made if out is None else Path(shutil.copytree(made, out, dirs_exist_ok=True))
        else:
            recipe(name).train(quick=quick, out=folder)
        say(f"{name} is trained: {folder}")
        if out is None and not quick:
            say(f"version {_registry().add(folder, name)}; put it to use with `milo models use {name} VERSION`")

    train_app.command(name, help=f"Train {name}.")(command)


@train_app.command("evaluate")
def train_evaluate(
    name: Annotated[str, typer.Argument(help="A model to train.")],
    quick: Annotated[bool, typer.Option("--quick", help="Use part of the data.")] = False,
    engine: Engine = None,
    workers: Workers = 2,
    as_json: AsJson = False,
) -> None:
    """Measure the version in use again and compare with its card, within the stated tolerance."""
    from milo.app.training.recipes import recipe

    _spread_by(engine, workers)
    module = recipe(name)
    found = module.evaluate(_registry().find(name).model, quick=quick)
    if as_json:
        put(found)
    else:
        for key, value in found.items():
            typer.echo(f"{key}: {value}")


for _name in NAMES:
    _train(_name)
