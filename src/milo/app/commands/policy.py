"""`milo evaluate policy` and `milo evaluate release`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import FAILED, AsJson, put, say
from milo.vocabulary.errors import BadValue


def evaluate_policy(
    athletes: Annotated[int, typer.Option("--athletes", min=2, max=20_000, help="How many simulated athletes.")] = 500,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same athletes.")] = 0,
    family: Annotated[int, typer.Option("--family", min=1, max=2, help="2: bodies not used for training.")] = 1,
    noise: Annotated[float, typer.Option("--noise", min=1.0, max=3.0, help="Factor on the sensor errors.")] = 1.0,
    planner: Annotated[bool, typer.Option("--planner/--no-planner", help="Also search on the twin: the upper bound, slow.")] = True,
    logged: Annotated[bool, typer.Option("--logged", help="Estimate it from the lived weeks of this Milo's athletes.")] = False,
    logged_twin: Annotated[
        bool, typer.Option("--logged-twin", help="Estimate it from weeks chosen on the twin, where the truth is known.")
    ] = False,
    engine: Annotated[str, typer.Option("--engine", help="one, pool (processes of this machine) or ray (a cluster).")] = "one",
    workers: Annotated[int, typer.Option("--workers", min=1, help="How many ways are lived at once.")] = 2,
    as_json: AsJson = False,
) -> None:
    """Compare coaching policies on the same simulated athletes over 24 weeks."""
    from milo.app.policy_judging import judged, pareto, policy
    from milo.models.policy import load

    if logged:
        _put_lived(as_json=as_json)
        return
    found = load()
    if logged_twin:
        from milo.app.policy_logged import estimated

        if found is None:
            raise BadValue("a policy on the shelf", "none", "train one: milo train policy")
        put(estimated(found[0], athletes, seed, family))
        return
    coach = None if found is None else policy(found[0])
    told = judged(coach, athletes, seed, family, noise, planner=planner, engine=engine, workers=workers)
    if as_json:
        put(told)
        return
    front = pareto(told["arms"])
    for name, arm in told["arms"].items():
        values = "  ".join(f"{outcome} {value:.2f}" for outcome, value in arm.items())
        typer.echo(f"{name:26}{values}{'  on the front' if name in front else ''}")
    for pair in told["paired"]:
        low, high = pair["interval"]
        typer.echo(f"{pair['arm']} - {pair['against']}: {pair['outcome']} {pair['difference']:+.3f} ({low:+.3f} to {high:+.3f})")


def _put_lived(*, as_json: bool) -> None:
    from milo.app.build import build
    from milo.app.lived_choices import estimated

    house = build()
    try:
        told = estimated(house)
    finally:
        house.close()
    if as_json:
        put(told)
        return
    for group in ("people", "simulated"):
        one = told[group]
        known = f"{one['counted']} whose outcome is known, of {one['athletes']} athletes"
        typer.echo(f"{group}: {one['weeks']} weeks with a proposal, {known}")
        for reason, count in one["left_out"].items():
            typer.echo(f"  left out: {count} ({reason})")
        if one["too_few"]:
            short = ", ".join(f"{have} of {need} {name}" for name, (have, need) in one["too_few"].items())
            typer.echo(f"  too few for an estimate: {short}")
            continue
        for arm in ("rule", "proposal"):
            low, high = one[arm]["interval"]
            size = one[arm]["effective_sample_size"]
            typer.echo(f"  {arm}: {one[arm]['value']:+.2f} ({low:+.2f} to {high:+.2f}), effective sample size {size:.0f}")
        low, high = one["interval"]
        typer.echo(f"  proposal - rule: {one['difference']:+.2f} ({low:+.2f} to {high:+.2f}); of plain means {one['plain']:+.2f}")
    typer.echo(f"athletes who do not allow learning from their records: {told['without_consent']}")


def evaluate_release(
    athletes: Annotated[int, typer.Option("--athletes", min=2, max=2_000, help="How many simulated athletes write.")] = 12,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same athletes and messages.")] = 0,
    provider: Annotated[
        str | None, typer.Option("--provider", help="A language model that words replies; rules alone if absent.")
    ] = None,
    report: Annotated[Path, typer.Option("--report", help="Where the report page goes.")] = Path("reports") / "release.html",
    as_json: AsJson = False,
) -> None:
    """Measure safety, receipts, plans, latency by stage and cost per athlete, by group; ends with an error where a bar fails."""
    from milo.app.commands.coach import provider_of
    from milo.app.evaluating_release import released
    from milo.app.training.release_page import release_page
    from milo.models import gate
    from milo.vocabulary.clock import WallClock

    found = released(athletes, seed, None if provider is None else provider_of(provider))
    verdicts = gate.judge("release", found)
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(release_page(found, verdicts, made=WallClock().now().date().isoformat()), encoding="utf-8")
    if as_json:
        put({**found, "gate": [{"figure": v.figure, "value": v.value, "bar": v.bar, "passed": v.passed} for v in verdicts]})
    else:
        for v in verdicts:
            typer.echo(
                f"{'passed' if v.passed else 'FAILED'}  {v.figure} {'missing' if v.value is None else f'{v.value:.4g}'} ({v.bar})"
            )
    say(f"report: {report}")
    if not all(v.passed for v in verdicts):
        raise typer.Exit(FAILED)
