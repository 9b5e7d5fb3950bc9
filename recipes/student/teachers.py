"""Who answers the prompts: Milo itself by its planner and rules, or a language model of the owner's choice."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

import msgspec
from athletes import TODAY, Prompt

from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.coach.plans.text.text import render
from milo.coach.safety.triage import triage
from milo.llm.hearing import hear
from milo.llm.prompts import messages
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import MiloError
from milo.vocabulary.talk import Fact, ModelFailed
from milo.vocabulary.talk import Prompt as Told

NO_MODEL_ABOVE = frozenset({"E0", "E1", "R"})
TOKEN_LETTERS = 4  # characters a token, for the estimate before anything is sent (our choice)
TOKENS_OUT = 200  # of an answer, for the estimate (our choice)
SYSTEM = (
    "You word replies of a fitness coach. Use only the facts given; write [f3] where the number of fact f3 belongs and no other "
    "number. At most 80 words, in the language given. Give no diagnosis and no dose of any medicine."
)


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """A teacher's answer to one prompt. facts: the numbers it may say; text: with [f1] in their place.

    said: the text with its numbers filled in.  level: of the safety triage.  plan: the plan text where one was made.
    changed: whether the plan changed by it.  failed: why there is no answer.
    """

    id: str
    by: str
    text: str = ""
    said: str = ""
    facts: list[dict[str, Any]] = []
    level: str = "N"
    plan: str = ""
    changed: bool = False
    failed: str = ""


class Teacher(Protocol):
    """One family of teachers."""

    name: str

    def answers(self, prompts: Sequence[Prompt]) -> Iterator[Answered]:
        """An answer for each prompt, in order."""
        ...


Ask = Callable[[Coaching, str, str], Any]


def _asked(coaching: Coaching, athlete: str, text: str) -> Any:
    return asyncio.run(coaching.ask(athlete, text))


class RuleTeacher:
    """Milo's own planner, rules and texts, through the reply path of every channel; all athletes live in one house.

    Parameters
    ----------
    ask : callable
        Coaching, athlete and text -> the reply; for who measures what a turn costs.
    home : pathlib.Path, optional
        The house's folder, which stays; a throw-away one where left out.
    provider : Provider, optional
        A language model that words the replies; by default the rules speak alone.
    """

    name = "rules"

    def __init__(self, ask: Ask = _asked, home: Path | None = None, provider: Any = None) -> None:
        self._ask, self._home, self._provider = ask, home, provider

    def answers(self, prompts: Sequence[Prompt]) -> Iterator[Answered]:
        """Each athlete's prompts in order: what one changes, the next finds changed."""
        morning = StillClock(datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC))
        with tempfile.TemporaryDirectory() as home:
            house = build(Settings(home=self._home or Path(home)), morning)
            try:
                for _, own in groupby(prompts, key=lambda p: p.athlete):
                    yield from self._of_one(house, list(own))
            finally:
                house.close()

    def _of_one(self, house: Any, prompts: list[Prompt]) -> Iterator[Answered]:
        coaching = Coaching(house, self._provider)
        athlete = house.flows.add_athlete(prompts[0].profile)
        coaching.onboard(athlete, prompts[0].profile)
        for prompt in prompts:
            if prompt.type == "plan_creation":
                coaching.new_plan(athlete)
                reply = self._ask(coaching, athlete, "What is today?" if prompt.language == "en" else "¿Qué toca hoy?")
                plan = coaching.plan(athlete)
                yield _answered(prompt, reply, self.name, plan="" if plan is None else render(plan))
                continue
            before = _plan_text(coaching, athlete)
            reply = self._ask(coaching, athlete, prompt.text)
            if prompt.type in {"modification", "progress"} and reply.level in {"N", "C"} and "?" in reply.text:
                reply = self._ask(coaching, athlete, "yes" if prompt.language == "en" else "sí")
            yield _answered(prompt, reply, self.name, changed=before != _plan_text(coaching, athlete))


def _plan_text(coaching: Coaching, athlete: str) -> str:
    """The plan as text; empty where there is none, or training is locked."""
    try:
        return coaching.text(athlete) if coaching.plan(athlete) is not None else ""
    except MiloError:
        return ""


def _answered(prompt: Prompt, reply: Any, by: str, *, plan: str = "", changed: bool = False) -> Answered:
    """A reply with its numbers taken out: each claim becomes a fact."""
    text, facts, at = reply.text, [], 0
    for n, claim in enumerate(reply.claims, 1):
        found = text.find(claim.text, at)
        if found < 0:
            return Answered(id=prompt.id, by=by, level=reply.level, failed="a claim that the text does not hold")
        mark = f"[f{n}]"
        text = text[:found] + mark + text[found + len(claim.text) :]
        at = found + len(mark)
        facts.append({"id": f"f{n}", "value": claim.value, "unit": claim.unit, "written": claim.text, "kind": claim.kind})
    return Answered(
        id=prompt.id, by=by, text=text, said=reply.text, facts=facts, level=reply.level, plan=plan, changed=changed
    )  # fmt: skip


class ModelTeacher:
    """A language model through the provider chain. It is told the facts of Milo's own answer and words them anew.

    Parameters
    ----------
    provider : Provider
        As `milo.llm.choosing.choose` makes it.
    cache : pathlib.Path
        Folder of finished answers; a run that was stopped asks nothing twice.
    first : Teacher
        Whose facts are worded.
    """

    def __init__(self, provider: Any, cache: Path, first: Teacher) -> None:
        self.name, self._provider, self._cache, self._first = str(provider.name), provider, cache, first

    def answers(self, prompts: Sequence[Prompt]) -> Iterator[Answered]:
        """No model is asked about what is answered by fixed sentences (E0, E1, R)."""
        with asyncio.Runner() as loop:
            try:
                for prompt, known in zip(prompts, self._first.answers(prompts), strict=True):
                    fixed = known.level in NO_MODEL_ABOVE or known.failed or triage(prompt.text).level in NO_MODEL_ABOVE
                    yield known if fixed else self._worded(prompt, known, loop)
            finally:
                loop.run(self._provider.close())

    def _worded(self, prompt: Prompt, known: Answered, loop: asyncio.Runner) -> Answered:
        facts = [Fact(id=f["id"], name=f["kind"], value=f["value"], unit=f["unit"]) for f in known.facts]
        told = Told(system=SYSTEM, facts=facts, question=prompt.text, language=prompt.language)  # type: ignore[arg-type]
        key = hashlib.sha256(json.dumps([self.name, messages(told)]).encode()).hexdigest()[:24]
        kept = self._cache / f"{key}.json"
        if kept.exists():
            answer = msgspec.json.decode(kept.read_bytes(), type=Answered)
            return msgspec.structs.replace(answer, id=prompt.id, facts=known.facts, level=known.level)
        try:
            text = loop.run(hear(self._provider, told)).text
        except ModelFailed as e:
            return Answered(id=prompt.id, by=self.name, level=known.level, failed=e.code)
        answer = Answered(
            id=prompt.id, by=self.name, text=text, said=filled(text, known.facts), facts=known.facts, level=known.level,
            plan=known.plan, changed=known.changed,
        )  # fmt: skip
        self._cache.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_bytes(msgspec.json.encode(answer))
        part.replace(kept)
        return answer


def teacher(cache: Path) -> Teacher:
    """Milo's rules, or the model that MILO_TEACHER names."""
    named = os.environ.get("MILO_TEACHER", "rules")
    if named == "rules":
        return RuleTeacher()
    from milo.app.coaching.model import provider_of
    from milo.app.config import load_settings

    return ModelTeacher(provider_of(load_settings(), named), cache, RuleTeacher())


def answers_of(cache: Path, prompts: Sequence[Prompt]) -> list[Answered]:
    """A teacher's answers to a part of the prompts; every part has a teacher of its own, so that the work may be spread."""
    return list(teacher(cache).answers(prompts))


def filled(text: str, facts: Iterable[dict[str, Any]]) -> str:
    """A text with its facts written out.

    >>> filled("Run [f1].", [{"id": "f1", "written": "30 min"}])
    'Run 30 min.'
    """
    for fact in facts:
        text = text.replace(f"[{fact['id']}]", fact["written"])
    return text


def estimate(prompts: Sequence[Prompt], usd_in: float, usd_out: float, told: Callable[[str], None]) -> float:
    """What a model would cost for these prompts, in US dollars, told before anything is sent.

    usd_in, usd_out: of a million tokens in and out.
    """
    tokens_in = sum(len(SYSTEM) + len(p.text) + 600 for p in prompts) / TOKEN_LETTERS
    cost = (tokens_in * usd_in + len(prompts) * TOKENS_OUT * usd_out) / 1e6
    told(f"{len(prompts)} prompts, about {tokens_in:,.0f} tokens in and {len(prompts) * TOKENS_OUT:,} out: at most ${cost:.2f}")
    return cost
