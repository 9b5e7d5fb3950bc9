"""`milo evaluate policy`."""

from __future__ import annotations

from typing import Annotated

import typer

from milo.app.console import AsJson, put
from milo.vocabulary.errors import BadValue


def evaluate_policy(
    athletes: Annotated[int, typer.Option("--athletes", min=2, max=20_000, help="How many simulated athletes.")] = 500,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same athletes.")] = 0,
    family: Annotated[int, typer.Option("--family", min=1, max=2, help="2: bodies no policy was taught on.")] = 1,
    noise: Annotated[float, typer.Option("--noise", min=1.0, max=3.0, help="Factor on the errors of the senses.")] = 1.0,
    planner: Annotated[bool, typer.Option("--planner/--no-planner", help="Also search on the twin: the upper bound, slow.")] = True,
    logged: Annotated[bool, typer.Option("--logged", help="Estimate the policy from simulated logged weeks instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """Compare ways to coach on the same simulated athletes over 24 weeks."""
    from milo.app.policy_judging import judged, pareto, policy
    from milo.models.policy import load

    found = load()
    if logged:
        from milo.app.policy_logged import estimated

        if found is None:
            raise BadValue("a policy on the shelf", "none", "train one: milo train policy")
        put(estimated(found[0], athletes, seed, family))
        return
    told = judged(None if found is None else policy(found[0]), athletes, seed, family, noise, planner=planner)
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
