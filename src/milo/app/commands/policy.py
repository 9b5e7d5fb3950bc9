"""`milo evaluate policy`."""

from __future__ import annotations

from typing import Annotated

import typer

from milo.app.console import AsJson, put


def evaluate_policy(
    athletes: Annotated[int, typer.Option("--athletes", min=2, max=20_000, help="How many simulated athletes.")] = 500,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same athletes.")] = 0,
    family: Annotated[int, typer.Option("--family", min=1, max=2, help="2: bodies no policy was taught on.")] = 1,
    noise: Annotated[float, typer.Option("--noise", min=1.0, max=3.0, help="Factor on the errors of the senses.")] = 1.0,
    as_json: AsJson = False,
) -> None:
    """Compare ways to coach on the same simulated athletes over 24 weeks."""
    from milo.app.policy_judging import judged
    from milo.models.policy import load

    policy = load()
    found = judged(None if policy is None else policy[0], athletes, seed, family, noise)
    if as_json:
        put(found)
        return
    for name, arm in found["arms"].items():
        typer.echo(f"{name:26}" + "  ".join(f"{outcome} {value:.2f}" for outcome, value in arm.items()))
