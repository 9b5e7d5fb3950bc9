"""What was asked of models, by whom, and what it cost: tokens, money and time, never words."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from milo.llm.chain import GIVEN_UP, Chain
from milo.llm.hearing import hear
from milo.vocabulary.errors import BadConfig
from milo.vocabulary.talk import Answer, BudgetSpent, ModelFailed, Prompt, Provider

CALLS_AN_HOUR = 20  # for one athlete, safety reference I-03
KEPT = 10_000  # entries, the oldest go first; the sums go on. Our choice
HOUR_S = 3600.0


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens in and out, as the operator set them; Milo knows no prices of its own."""

    usd_in: float
    usd_out: float


def read_prices(said: str) -> dict[str, Price]:
    """Prices by model from a setting: MODEL=IN/OUT, several parted by commas. Raises BadConfig.

    >>> read_prices("gpt-4o-mini=0.15/0.60")
    {'gpt-4o-mini': Price(usd_in=0.15, usd_out=0.6)}
    """
    found = {}
    for part in filter(None, (one.strip() for one in said.split(","))):
        model, _, both = part.rpartition("=")
        each = both.split("/")
        try:
            usd_in, usd_out = (float(one) for one in each)
        except ValueError:
            usd_in = usd_out = math.nan
        if not model.strip() or not (0 <= usd_in < math.inf and 0 <= usd_out < math.inf):
            wanted = "MILO_LLM_PRICES as MODEL=IN/OUT in US dollars for a million tokens"
            raise BadConfig(wanted, repr(part), "such as gpt-4o-mini=0.15/0.60; several parted by commas")
        found[model.strip()] = Price(usd_in, usd_out)
    return found


@dataclass(frozen=True)
class Entry:
    """One call. cost_usd: None where the tokens or the price are not known.

    outcome: "answered", the code of the failure, or GIVEN_UP.
    """

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
    """The calls of one process. prices: by model name; the cost of a model without a price is not known.

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

    def cost(self, model: str, tokens_in: int | None, tokens_out: int | None, by: str = "") -> float | None:
        """US dollars of one call; None where the price or the tokens are not known.

        model: as the server called it, often with a date behind.  by: "openai:gpt-4o-mini", as the settings call it.
        """
        price = next((self.prices[name] for name in (model, by, by.partition(":")[2]) if name in self.prices), None)
        if price is None or tokens_in is None or tokens_out is None:
            return None
        return (tokens_in * price.usd_in + tokens_out * price.usd_out) / 1e6

    def sums(self) -> dict[str, dict[str, float]]:
        """By who answered: calls, failures, tokens_in, tokens_out, cost_usd and how many calls have no known cost."""
        sums: dict[str, dict[str, float]] = {}
        for e in tuple(self.entries):  # the loop goes on writing while an admin looks
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
        answer: Answer | None = None
        # of a chain, each that failed stands in the ledger by its own name; the chain as a whole is no model
        outcome = None if isinstance(self._provider, Chain) else GIVEN_UP
        try:
            if isinstance(self._provider, Chain):
                answer = await self._provider.answer(prompt, self._failed)
            else:
                answer = await hear(self._provider, prompt)
        except ModelFailed as e:
            outcome = outcome and e.code
            raise
        finally:
            if answer is not None:
                by = answer.by or self._provider.name
                self._note(began, by, answer.model, answer.tokens_in, answer.tokens_out, "answered")
            elif outcome is not None:
                self._note(began, self._provider.name, "", None, None, outcome)
        return answer

    def _failed(self, by: str, code: str, took_ms: float) -> None:
        self._note(self._ledger.clock() - took_ms / 1000, by, "", None, None, code)

    def _note(self, began: float, by: str, model: str, tokens_in: int | None, tokens_out: int | None, outcome: str) -> None:
        now = self._ledger.clock()
        cost = self._ledger.cost(model, tokens_in, tokens_out, by)
        self._ledger.entries.append(
            Entry(now, self._who, by, model, tokens_in, tokens_out, cost, round((now - began) * 1000, 1), outcome)
        )
