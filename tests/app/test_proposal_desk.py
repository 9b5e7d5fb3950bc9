"""The policy's proposal beside the rule's week: offered with its band, chosen by the athlete, off where it never learned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from msgspec.structs import replace
from tests.app.coach_house import HandClock
from tests.channels.activity_people import ADA

from milo.app import proposal_desk
from milo.app.build import Home, build
from milo.app.config import Settings
from milo.app.proposal_desk import ProposalDesk, edit_of, minutes_of, weekly
from milo.models.policy import Proposal
from milo.twin.environment import EASED_COLUMN, WEEK_OBSERVED
from milo.twin.planning import CHANGES
from milo.vocabulary.errors import NotFound
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Feedback, Workout

NOW = datetime(2026, 6, 10, 20, tzinfo=UTC)  # a Wednesday
EASE = int(np.flatnonzero((CHANGES == [0, 0, 1]).all(1))[0])


def arrays(change: int, reach: float = 50.0) -> dict[str, np.ndarray]:
    """A policy that takes one change of everybody it knows. reach: of every observation on both sides."""
    worth = np.zeros((1 + 2 * WEEK_OBSERVED, len(CHANGES)))
    worth[0, change] = 0.2
    return {
        "mean": np.zeros(WEEK_OBSERVED),
        "sd": np.ones(WEEK_OBSERVED),
        "worth": worth,
        "goal": worth,
        "band": np.tile([-0.3, 0.4], (len(CHANGES), 1)),
        "changes": CHANGES,
        "low": np.full(WEEK_OBSERVED, -reach),
        "high": np.full(WEEK_OBSERVED, reach),
        "eased_column": np.array(EASED_COLUMN),
    }


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = build(Settings(home=tmp_path_factory.mktemp("proposal")), clock=HandClock(NOW - timedelta(days=9)))
    ada = made.flows.add_athlete(ADA)
    assert made.coaching.new_plan(ada, weeks=4).refused is None
    made.clock.go(days=9)  # type: ignore[attr-defined]
    said = {"origin": Origin.TOLD, "source": "milo log", "user_id": ada}
    runs = [
        Workout(
            **said, workout_id=identity("run", k), start_ts=at, end_ts=at + timedelta(minutes=45), activity_type="running",
            duration_s=2_700.0, rpe=5.0,
        )
        for k, at in enumerate(NOW - timedelta(days=2 * day) for day in range(1, 45))
    ]  # fmt: skip
    moods = [
        Feedback(**said, feedback_id=identity("m", k), event_ts=NOW - timedelta(days=k), mood=3.0, energy=3.0) for k in range(60)
    ]
    made.writer.write([*runs, *moods])
    made.flows.settle(ada)
    return made


def _offer(house: Home, monkeypatch: pytest.MonkeyPatch, found: object) -> tuple[ProposalDesk, str]:
    monkeypatch.setattr(proposal_desk, "load", lambda: found)
    return ProposalDesk(house), house.flows.athletes()[0].athlete_id


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (None, None),
        ((arrays(EASE), False), None),  # not in charge
        ((arrays(EASE), True), "offered"),
        ((arrays(0), True), "same"),
        ((arrays(EASE, reach=0.01), True), "off"),
    ],
)
def test_a_proposal_is_offered_by_a_policy_in_charge_within_what_it_was_taught_on(
    house: Home, monkeypatch: pytest.MonkeyPatch, found: object, state: str | None
) -> None:
    desk, ada = _offer(house, monkeypatch, found)
    proposal = desk.proposal(ada, "en")
    assert (None if proposal is None else proposal.state) == state
    if state != "offered":
        if state is not None:
            with pytest.raises(NotFound):
                desk.take(ada, "en")
        return
    assert proposal is not None
    assert (proposal.goal_pct, proposal.interval) == (pytest.approx(0.2), (pytest.approx(-0.1), pytest.approx(0.6)))
    assert proposal.proposed_min is not None
    assert proposal.rule_min is not None
    assert proposal.proposed_min < proposal.rule_min
    assert proposal.changes


def test_the_athlete_chooses_and_the_plan_keeps_its_history(house: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, ada = _offer(house, monkeypatch, (arrays(EASE), True))
    offered, before = desk.proposal(ada, "en"), house.coaching.plan(ada)
    assert offered is not None
    assert house.store.find("week_choice", ada) == []  # somebody else may look: only the athlete is shown it
    desk.shown(ada)
    desk.shown(ada)
    assert house.coaching.plan(ada) == before  # looking changes nothing
    (choice,) = house.store.find("week_choice", ada)
    assert (choice.taken, choice.taken_at, choice.at, choice.shown_at) == ("rule", None, datetime(2026, 6, 15, tzinfo=UTC), NOW)
    assert (choice.proposed, len(choice.observed)) == ([0.0, 0.0, 1.0], WEEK_OBSERVED)
    assert (choice.rule_min, choice.proposed_min) == (offered.rule_min, offered.proposed_min)
    assert (choice.worth, choice.goal_pct, choice.chance) == (pytest.approx(0.2), pytest.approx(0.2), None)
    assert desk.take(ada, "en").state == "taken"
    (taken,) = house.store.find("week_choice", ada)
    assert taken == replace(choice, taken="proposal", taken_at=NOW)
    desk.shown(ada)  # of a week that was chosen
    assert house.store.find("week_choice", ada) == [taken]
    after = house.coaching.plan(ada)
    assert after is not None
    week = next(w for w in after.weeks if w.week == offered.week)
    assert minutes_of(week) == pytest.approx(offered.proposed_min)
    again = desk.proposal(ada, "es")
    assert again is not None
    assert again.state == "taken"
    house.coaching.undo(ada)


def test_weeks_are_whole_and_end_today_and_a_day_without_data_is_unseen() -> None:
    values = np.array([9.0, *[1.0] * 7, 2.0, np.nan, 4.0, *[np.nan] * 4])
    mean, seen = weekly({"mood": values})["mood"]
    assert mean.tolist() == [1.0, 3.0]
    assert seen.tolist() == [1.0, 2 / 7]


def test_every_change_of_a_whole_week_is_an_edit_and_a_light_week_is_never_made_whole(house: Home) -> None:
    plan = house.coaching.plan(house.flows.athletes()[0].athlete_id)
    assert plan is not None
    week = plan.weeks[1]
    edits = {tuple(c): edit_of(Proposal(float(c[0]), 0.0, bool(c[2]), 0.1, (0.0, 0.2), 0.1), week) for c in CHANGES}
    assert edits.pop((0, 0, 0)) is None
    assert all(e is not None and e.this_week and e.week == week.week for e in edits.values())
    assert {e.kind for (_, _, turn), e in edits.items() if turn and e} == {"recovery"}
    light = replace(week, focus="deload")
    assert edit_of(Proposal(0.0, 0.0, True, 0.1, (0.0, 0.2), 0.1), light) is None
