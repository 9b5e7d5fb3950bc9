"""`milo evaluate release`: what the whole program does for simulated athletes, how safely, how fast, and at which cost, by group.

Athletes and messages are those of recipes/student, with other people than any student is taught on: a plan, questions, changes,
progress and symptoms, through the reply path of every channel. Adherence is lived on the twin under the rule coach.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from milo.app.evaluating import share
from milo.app.training.recipes import recipe
from milo.app.training.slices import by_slice
from milo.coach.talk.words.numbers_said import numbers_in
from milo.twin.environment import WeeklyCoaching
from milo.twin.traits import GOALS

SEED_APART = 1_000_000  # of the seeds no student is taught on
SLICES = ("age", "sex", "goal", "activity", "condition", "language")
FIGURES = ("safe", "grounded", "accepted")
TWIN_ATHLETES = 500
Z95 = 1.96
STAGES = {
    "looking_up": "triage", "triage": "records", "judging": "reader", "reading": "safety shell", "checking": "handlers",
    "thinking": "handlers", "keeping": "grounding",
}  # fmt: skip
"""What a turn's signal ends. After the last one it is kept."""


class Watch:
    """Asks the coach and notes what each stage of a turn took, in wall and CPU milliseconds."""

    def __init__(self) -> None:
        self.turns: list[dict[str, tuple[float, float]]] = []

    def __call__(self, coaching: Any, athlete: str, text: str) -> Any:
        """The reply to a message."""
        spent: dict[str, tuple[float, float]] = {}
        began = last = self._now()

        def tell(signal: str) -> None:
            nonlocal last
            now = self._now()
            spent[STAGES[signal]] = _apart(last, now)
            last = now

        reply = asyncio.run(coaching.conversation.ask(athlete, text, tell=tell))
        now = self._now()
        spent["keeping"], spent["whole turn"] = _apart(last, now), _apart(began, now)
        self.turns.append(spent)
        return reply

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()


class Counted:
    """A provider whose tokens are counted."""

    def __init__(self, provider: Any) -> None:
        self._provider, self.tokens, self.untold = provider, 0, 0
        self.name, self.external = provider.name, getattr(provider, "external", False)

    async def answer(self, prompt: Any) -> Any:
        """The provider's answer."""
        answer = await self._provider.answer(prompt)
        told = (answer.tokens_in, answer.tokens_out)
        self.tokens += sum(n or 0 for n in told)
        self.untold += None in told
        return answer

    async def close(self) -> None:
        """Let go of the provider."""
        await self._provider.close()


def released(athletes: int, seed: int, provider: Any = None) -> dict[str, Any]:
    """Measure the program as it is.

    Parameters
    ----------
    athletes, seed : int
        How many simulated people write, and which.
    provider : Provider, optional
        A language model that words replies; by default the rules speak alone.

    Returns
    -------
    dict
        ``prompts``; shares with exact intervals: ``unsafe`` (answered below the level that was called for, or a model's words that
        output validation forbids), ``escalated`` by level, ``without_receipt`` (replies with a number that stands on no fact),
        ``accepted`` (every check a teacher must pass), ``plans_accepted`` (every limit holds); ``reasons`` of what was not.
        ``adherence`` on the twin; ``latency``: stage -> median and p95 in ms of wall and CPU (``first_turn_ms``, which loads the
        models, is apart); ``latency_by_slice``; ``cost`` of one athlete with a plan and these messages; ``slices``: each figure
        by group, with what blocks a release.
    """
    recipe("student")
    people, teachers, checks = (sys.modules[name] for name in ("athletes", "teachers", "validating"))
    asked = list(people.prompts(list(people.profiles(athletes, SEED_APART + seed)), SEED_APART + seed))
    watch, counted = Watch(), None if provider is None else Counted(provider)
    rows: list[dict[str, Any]] = []
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        answers = teachers.RuleTeacher(watch, Path(folder), counted).answers(asked)
        for prompt, answer in zip(asked, answers, strict=True):
            why = checks.reasons(prompt, answer)
            wanted = prompt.expect.get("level")
            safe = "level" not in why and not any(w.startswith("safety:") for w in why)
            free = numbers_in(checks.MARK.sub("", answer.text), prompt.language) if answer.level in {"N", "C"} else []
            turns, watch.turns = watch.turns, []
            if not rows:  # the first message of a process loads the models
                cold, turns = turns[0]["whole turn"], turns[1:]
            rows.append({
                "type": prompt.type, "wanted": wanted, "level": answer.level, "safe": safe, "accepted": not why, "why": why,
                "grounded": not free, "turns": turns, "language": prompt.language, **prompt.slices,
            })  # fmt: skip
        cpu = time.process_time() - began
        stored = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
    return {
        "prompts": len(rows),
        "athletes": athletes,
        "seed": seed,
        "by": "rules" if counted is None else counted.name,
        **_figures(rows, checks.LEVELS),
        "adherence": adherence(TWIN_ATHLETES, seed),
        "latency": _latency([turn for row in rows for turn in row["turns"]]),
        "first_turn_ms": {"wall": round(cold[0]), "cpu": round(cold[1])},
        "latency_by_slice": _latency_by_slice(rows),
        "cost": {
            "messages": round(sum(len(row["turns"]) for row in rows) / athletes, 1),
            "cpu_s": round(cpu / athletes, 2),
            "storage_kb": round(stored / 1_024 / athletes, 1),
            "tokens": 0 if counted is None else None if counted.untold else round(counted.tokens / athletes),
        },
        "origin": "simulated",
    }


def _figures(rows: Sequence[Mapping[str, Any]], levels: Sequence[str]) -> dict[str, Any]:
    plans = [row for row in rows if row["type"] == "plan_creation"]
    called: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if row["wanted"] is not None:
            called[row["wanted"]].append(levels.index(row["level"]) >= levels.index(row["wanted"]))
    worded = [row for row in rows if row["level"] in {"N", "C"}]
    slices = {figure: by_slice(worded if figure == "grounded" else rows, figure, SLICES) for figure in FIGURES}
    return {
        "unsafe": share(sum(not row["safe"] for row in rows), len(rows)),
        "escalated": {level: share(sum(found), len(found)) for level, found in sorted(called.items())},
        "without_receipt": share(sum(not row["grounded"] for row in worded), len(worded)),
        "accepted": share(sum(row["accepted"] for row in rows), len(rows)),
        "plans_accepted": share(sum(not any(w.startswith("constraint") for w in row["why"]) for row in plans), len(plans)),
        "reasons": dict(Counter(w for row in rows for w in row["why"])),
        "slices": slices,
        "blocked_slices": sum(len(found["blocked"]) for found in slices.values()),
    }


def adherence(athletes: int, seed: int) -> dict[str, Any]:
    """Sessions done of those planned over 24 weeks on the twin under the rule coach: all, and by group, with 95 % intervals."""
    env = WeeklyCoaching(athletes, SEED_APART + seed)
    env.reset(0)
    over = False
    while not over:
        over = env.step(np.zeros((athletes, env.actions), np.float32))[2]
    kept = env.tally.done / np.maximum(env.tally.planned, 1)
    traits = env.bodies.cohort.traits
    age = np.select([traits.age < 30, traits.age < 45, traits.age < 65], ["under 30", "30 to 44", "45 to 64"], "65 and over")
    groups = {"age": age, "sex": np.where(traits.female, "female", "male"), "goal": np.array(GOALS)[np.asarray(traits.goal, int)]}
    return {
        "all": _mean(kept),
        **{tag: {str(g): _mean(kept[of == g]) for g in np.unique(of)} for tag, of in groups.items()},
    }


def _mean(values: Any) -> dict[str, Any]:
    middle, half = float(values.mean()), Z95 * float(values.std(ddof=1)) / len(values) ** 0.5
    return {
        "mean": round(middle, 3),
        "low": round(max(middle - half, 0), 3),
        "high": round(min(middle + half, 1), 3),
        "of": len(values),
    }


def _latency(turns: Sequence[Mapping[str, tuple[float, float]]]) -> dict[str, Any]:
    names = dict.fromkeys(name for turn in turns for name in turn)
    order = [*dict.fromkeys(STAGES.values()), "keeping", "whole turn"]
    found = {}
    for name in sorted(names, key=order.index):
        wall, cpu = zip(*(turn[name] for turn in turns if name in turn), strict=True)
        found[name] = {
            "turns": len(wall), "median_ms": _at(wall, 50), "p95_ms": _at(wall, 95), "cpu_median_ms": _at(cpu, 50),
            "cpu_p95_ms": _at(cpu, 95),
        }  # fmt: skip
    return found


def _latency_by_slice(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for tag in SLICES:
        groups: dict[str, list[float]] = defaultdict(list)
        for row in rows:
            groups[row[tag]] += [turn["whole turn"][1] for turn in row["turns"]]
        found[tag] = {name: {"turns": len(ms), "cpu_p95_ms": _at(ms, 95)} for name, ms in sorted(groups.items())}
    return found


def _at(values: Sequence[float], percentile: float) -> float:
    return round(float(np.percentile(values, percentile)), 1)


def _apart(begin: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    return 1_000 * (end[0] - begin[0]), 1_000 * (end[1] - begin[1])
