"""Run every trial and say which targets the body meets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from milo.twin.parameters import REFERENCE, SECOND, SIM_VERSION, Parameters
from milo.twin.targets import Figure, Target, targets
from milo.twin.trials import ATHLETES, SEED, Figures, Panel, panel


@dataclass(frozen=True)
class Verdict:
    """What came of one target: our figures beside the published ones."""

    target: Target
    ours: Figures

    @property
    def off(self) -> tuple[Figure, ...]:
        """The figures outside their bounds."""
        return self.target.off(self.ours)

    @property
    def met(self) -> bool:
        """Every figure within its bounds."""
        return not self.off


def trial(name: str) -> Callable[[Panel], Figures]:
    """The estimator "subject.function" of a target."""
    subject, function = name.split(".")
    found: Callable[[Panel], Figures] = getattr(import_module(f"milo.twin.trials_{subject}"), function)
    return found


def calibrate(parameters: Parameters = REFERENCE, seed: int = SEED, n: int = ATHLETES) -> Iterator[Verdict]:
    """Verdicts one by one, in order of the targets; n people live the year most of them share."""
    people = panel(n, parameters=parameters, seed=seed)
    for target in targets():
        yield Verdict(target, trial(target.estimator)(people))


def made_from(parameters: Parameters = REFERENCE, seed: int = SEED, n: int = ATHLETES) -> str:
    """What the figures stand on, in a line."""
    return f"{n:,} athletes, seed {seed}, simulation {SIM_VERSION}, parameters {parameters.name} {parameters.digest}"


def number(value: float) -> str:
    """A figure with three digits, or whole where it is large."""
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def page(verdicts: Sequence[Verdict], others: Sequence[Verdict]) -> str:
    """The table as Markdown. others: what the second family came to."""
    met = sum(v.met for v in verdicts)
    unlike = [str(v.target.id) for v in others if not v.met]
    lines = [
        "# How close is the digital athlete to what was published?",
        "",
        f"Written by `make calibrate` ({made_from()}). **{met} of {len(verdicts)} targets are met.**",
        "",
        "Each trial repeats on simulated people what a study did on real ones, with the same contrast and fit. It never reads a",
        "constant, though some (named below) only measure again what was put in. All figures of a target must lie inside their",
        "bounds; one in bold does not. A miss stays until the body is better: no tolerance is widened. Where a study leaves",
        "something open (hours run, loads lifted), the trial chose it, and coefficients tagged as our choice were tuned towards",
        "these figures.",
        "",
        "**A model that does well on this athlete has learned our equations.** Meeting the targets shows that the body agrees with",
        "what was put in front of it, and nothing about people outside the studies.",
        "Tags: V read in the source, S second hand, M from memory, E our choice.",
        "",
        "| # | observation | published | ours | verdict | source |",
        "|---|---|---|---|---|---|",
        *(_row(v) for v in verdicts),
        "",
        "## What is missed, and why",
        "",
        *([f"- **{v.target.id}** {v.target.observation}: {v.target.missed}" for v in verdicts if not v.met] or ["Nothing."]),
        "",
        "## What the trials had to choose",
        "",
        *(f"- **{v.target.id}** {v.target.note}" for v in verdicts if v.target.note),
        "",
        "## Where the tolerances come from",
        "",
        *(f"- **{v.target.id}** {'; '.join(dict.fromkeys(f.tolerance_from for f in v.target.figures))}" for v in verdicts),
        "",
        "## The second family",
        "",
        "A body to test models on that were trained on the first; it was not calibrated. It meets "
        f"{len(others) - len(unlike)} and misses {', '.join(unlike) or 'none'} ({made_from(SECOND)}).",
        "",
    ]
    return "\n".join(lines)


def _row(v: Verdict) -> str:
    published = "<br>".join(f"{f.name} {f.said()}" for f in v.target.figures)
    ours = "<br>".join(f"**{number(v.ours[f.name])}**" if f in v.off else number(v.ours[f.name]) for f in v.target.figures)
    about = f"{v.target.source} [{v.target.tag}]"
    return f"| {v.target.id} | {v.target.observation} | {published} | {ours} | {'met' if v.met else 'MISSED'} | {about} |"
