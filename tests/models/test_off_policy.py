"""The off-policy estimate where the truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from milo.models.off_policy import doubly_robust
from milo.vocabulary.errors import BadValue

N = 20_000
RNG = np.random.default_rng(5)
NEED = RNG.normal(size=N)  # the better it is to ease, the higher
WORTH = np.stack([0.2 * NEED, 0.5 + NEED], axis=1)  # of the rule's week, of an eased one
EASES = 1 / (1 + np.exp(-2 * NEED))  # who needs it eases more often: the plain means mislead
LOGGED = np.stack([1 - EASES, EASES], axis=1)
CHOSEN = (RNG.random(N) < EASES).astype(int)
OUTCOME = WORTH[np.arange(N), CHOSEN] + RNG.normal(0, 0.5, N)
ALWAYS = np.tile([0.0, 1.0], (N, 1))
TRUTH = float(WORTH[:, 1].mean())


@pytest.mark.parametrize(
    ("logged", "predicted"),
    [(LOGGED, np.zeros((N, 2))), (np.full((N, 2), 0.5), WORTH), (LOGGED, WORTH)],
    ids=["right chances, no model", "wrong chances, right model", "both right"],
)
def test_it_finds_the_truth_when_either_the_chances_or_the_model_are_right(logged: np.ndarray, predicted: np.ndarray) -> None:
    found = doubly_robust(OUTCOME, CHOSEN, logged, ALWAYS, predicted)
    assert found.value == pytest.approx(TRUTH, abs=0.1)
    assert found.interval[0] < TRUTH < found.interval[1]
    naive = OUTCOME[CHOSEN == 1].mean()
    assert abs(naive - TRUTH) > 4 * abs(found.value - TRUTH)


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    parts = np.array_split(np.arange(N), 100)
    found = [doubly_robust(OUTCOME[p], CHOSEN[p], LOGGED[p], ALWAYS[p], WORTH[p]).interval for p in parts]
    assert 88 <= sum(low < TRUTH < high for low, high in found) <= 100


def test_the_effective_sample_size_is_all_weeks_on_policy_and_few_where_the_policy_does_what_was_rare() -> None:
    same = doubly_robust(OUTCOME, CHOSEN, LOGGED, LOGGED, WORTH)
    assert same.effective_sample_size == pytest.approx(N)
    assert same.value == pytest.approx(OUTCOME.mean(), abs=0.01)
    assert doubly_robust(OUTCOME, CHOSEN, LOGGED, ALWAYS, WORTH).effective_sample_size < N / 3


def test_weeks_of_one_athlete_are_one_piece_of_evidence() -> None:
    twice = [np.repeat(a[:500], 2, axis=0) for a in (OUTCOME, CHOSEN, LOGGED, ALWAYS, WORTH)]
    apart, together = doubly_robust(*twice), doubly_robust(*twice, athlete=np.repeat(np.arange(500), 2))
    assert together.value == apart.value
    width, wider = (e.interval[1] - e.interval[0] for e in (apart, together))
    assert wider == pytest.approx(2**0.5 * width, rel=0.01)


def test_a_choice_that_had_no_chance_is_refused() -> None:
    with pytest.raises(BadValue):
        doubly_robust(OUTCOME[:5], np.zeros(5, int), np.tile([0.0, 1.0], (5, 1)), ALWAYS[:5], WORTH[:5])
