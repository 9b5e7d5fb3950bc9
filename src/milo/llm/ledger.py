"""What was asked of models, by whom, and what it cost: tokens, money and time, never words."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from milo.vocabulary.talk import Answer, BudgetSpent, ModelFailed, Prompt, Provider

CALLS_AN_HOUR = 20  # for one athlete, safety reference I-03
KEPT = 10_000  # entries, the oldest go first; the sums go on. Our choice
HOUR_S = 3600.0


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens in and out, as the operator set them; Milo knows no prices of its own."""

    usd_in: float
    usd_out: float


@dataclass(frozen=True)
class Entry:
    """One call. cost_usd: None where the tokens or the price are not known.  outcome: "answered" or the code of the failure."""

    at_s: float
    who: str
    by: str
    model: str
    tokens_in: int | None
    tokens_out: int | None
    cost_usd: float | None
    ms: float
    outcome: str


class Ledger:
    """The calls of one process. prices: by model name, "ollama:*" style not needed: a model without a price has no cost.

    clock: seconds that only grow.
    """

    def __init__(
        self,
        prices: Mapping[str, Price] | None = None,
        calls_an_hour: int = CALLS_AN_HOUR,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.prices, self.calls_an_hour, self.clock = dict(prices or {}), calls_an_hour, clock
        self.entries: deque[Entry] = deque(maxlen=KEPT)
        self._calls: dict[str, deque[float]] = {}

    def admit(self, who: str) -> None:
        """Count one call of an athlete. Raises BudgetSpent when the hour's calls are used up."""
        now = self.clock()
        calls = self._calls.setdefault(who, deque())
        while calls and calls[0] <= now - HOUR_S:
            calls.popleft()
        if len(calls) >= self.calls_an_hour:
            raise BudgetSpent(
                f"at most {self.calls_an_hour} model calls an hour", "all of them used", "the coach speaks by its rules"
            )
        calls.append(now)

    def cost(self, model: str, tokens_in: int | None, tokens_out: int | None) -> float | None:
        """US dollars of one call; None where the price or the tokens are not known."""
        price = self.prices.get(model)
        if price is None or tokens_in is None or tokens_out is None:
            return None
        return (tokens_in * price.usd_in + tokens_out * price.usd_out) / 1e6

    def sums(self) -> dict[str, dict[str, float]]:
        """By who answered: calls, failures, tokens_in, tokens_out, cost_usd and how many calls have no known cost."""
        sums: dict[str, dict[str, float]] = {}
        for e in self.entries:
            s = sums.setdefault(
                e.by, dict.fromkeys(("calls", "failures", "tokens_in", "tokens_out", "cost_usd", "cost_unknown"), 0.0)
            )
            s["calls"] += 1
            s["failures"] += e.outcome != "answered"
            s["tokens_in"] += e.tokens_in or 0
            s["tokens_out"] += e.tokens_out or 0
            s["cost_usd"] += e.cost_usd or 0.0
            s["cost_unknown"] += e.cost_usd is None
        return sums


class Metered:
    """A provider whose calls are counted for one athlete; inside a Remembering one, so that what is remembered costs nothing."""

    def __init__(self, provider: Provider, ledger: Ledger, who: str) -> None:
        self._provider, self._ledger, self._who, self.name = provider, ledger, who, provider.name

    @property
    def external(self) -> bool:
        return bool(getattr(self._provider, "external", True))

    async def answer(self, prompt: Prompt) -> Answer:
        self._ledger.admit(self._who)
        began = self._ledger.clock()
        try:
            answer = await self._provider.answer(prompt)
        except ModelFailed as e:
            self._note(began, self._provider.name, "", None, None, e.code)
            raise
        self._note(began, answer.by or self._provider.name, answer.model, answer.tokens_in, answer.tokens_out, "answered")
        return answer

    def _note(self, began: float, by: str, model: str, tokens_in: int | None, tokens_out: int | None, outcome: str) -> None:
        now = self._ledger.clock()
        cost = self._ledger.cost(model, tokens_in, tokens_out)
        self._ledger.entries.append(
            Entry(now, self._who, by, model, tokens_in, tokens_out, cost, round((now - began) * 1000, 1), outcome)
        )
