"""The learned policy's proposal for an athlete's coming week, beside the rule's; the athlete chooses.

It is made from the same weekly observation the policy was taught on (twin.environment.week_observed), of stored days alone. A
signal nobody measures is at the usual and marked as unseen, as in teaching. Choosing it edits the plan like any other wish. What
was shown and what was chosen is recorded (WeekChoice), so that lived weeks can tell what proposals bring (app.lived_choices).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from milo.app.known_athletes import known
from milo.app.outlook_days import days_of
from milo.channels.proposal_desk import WeekProposal
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.recovery_week import EASY
from milo.coach.plans.edits.weeks import EditRefused
from milo.locales import LANGUAGES, text
from milo.models.policy import Proposal, inside, load, propose, version
from milo.twin.environment import DAYS, GIVEN, GOAL_WEIGHT, OWN_MEMORY, SIGNALS, WEEKS, OwnScale, week_observed
from milo.vocabulary.errors import MiloError, NotFound
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import Plan, PlannedWeek
from milo.vocabulary.records import WeekChoice

if TYPE_CHECKING:
    from milo.app.build import Home

COLUMNS = dict(zip(SIGNALS, ("sleep_h", "hrv_rmssd_ms", "resting_hr_bpm", "load_au", "training_min", "mood_1_5", "energy_1_5",
    "soreness_1_10"), strict=True))  # fmt: skip
OWN_WEEKS, LEAST_WEEKS, KNOWN_DAYS = 12, 4, 4  # weeks the own week is the mean of, and days of one that is known (our choice)
TAKEN_DAYS = 7
SOURCE = "milo plan"
KEPT = 64  # proposals at hand; the oldest goes (our choice)


@dataclass(frozen=True)
class _Offer:
    """What is shown, and what an offered one is made of."""

    shown: WeekProposal | None
    seen: NDArray[Any] | None = None
    made: Proposal | None = None
    edit: Edit | None = None
    monday: date | None = None


class ProposalDesk:
    """Fulfils channels.proposal_desk.ProposalDesk."""

    def __init__(self, house: Home) -> None:
        self._house = house
        self._kept: dict[str, tuple[tuple[Any, ...], _Offer]] = {}
        house.forgetting.append(lambda athlete: self._kept.pop(athlete, None) and None)

    def proposal(self, athlete: str, language: str) -> WeekProposal | None:
        """As the protocol says; kept until something of the athlete or the day changes."""
        return self._offer(athlete, language).shown

    def shown(self, athlete: str) -> None:
        """As the protocol says: a record of the week, once, with the rule's week as taken until the athlete says otherwise."""
        offer = self._offer(athlete, self._house.flows.manner(athlete)[0])
        if offer.edit is not None and self._recorded(athlete, offer) is None:
            self._house.writer.write([self._choice(athlete, offer)])  # with storage withdrawn nothing is kept, and the page opens

    def take(self, athlete: str, language: str) -> WeekProposal:
        """As the protocol says."""
        offer = self._offer(athlete, language)
        if offer.shown is None or offer.edit is None:
            raise NotFound("a proposal for the coming week", "none")
        choice = self._recorded(athlete, offer) or self._choice(athlete, offer)
        self._house.coaching.edit(athlete, offer.edit, reason=text("proposal-reason", language))
        self._house.writer.write([replace(choice, taken="proposal", taken_at=self._house.clock.now())])
        return replace(offer.shown, state="taken")

    def _offer(self, athlete: str, language: str) -> _Offer:
        known(self._house, athlete)
        plan, flows = self._house.coaching.plan(athlete), self._house.flows
        stamp = (flows.today(athlete), flows.changes(athlete), language, plan and (plan.plan_id, plan.version))
        kept = self._kept.get(athlete)
        if kept is None or kept[0] != stamp:
            kept = self._kept[athlete] = (stamp, self._made(athlete))
            while len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)))
        return kept[1]

    def _made(self, athlete: str) -> _Offer:
        found = load()
        coaching = self._house.coaching
        plan, now = coaching.plan(athlete), coaching.week_number(athlete)
        if found is None or not found[1] or plan is None or now is None:
            return _Offer(None)
        weeks = {w.week: w for w in plan.weeks}
        if now + 1 not in weeks:
            return _Offer(None)
        base = WeekProposal(state="off", week=now + 1, rule_min=minutes_of(weeks[now + 1]))
        if self._taken(athlete):
            return _Offer(replace(base, state="taken"))
        seen = self._observed(athlete, plan, now)
        if seen is None or not inside(found[0], seen[None])[0]:
            return _Offer(base)
        made = propose(found[0], seen)
        edit = None if made is None else edit_of(made, weeks[now + 1])
        if made is None or edit is None:
            return _Offer(replace(base, state="same"))
        try:
            edited = coaching.edit(athlete, edit, dry_run=True)
        except (EditRefused, MiloError):  # the limits do not allow it: the rule's week holds
            return _Offer(replace(base, state="same"))
        proposed = next((minutes_of(w) for w in edited.plan.weeks if w.week == now + 1), None)
        shown = replace(
            base, state="offered", proposed_min=proposed, changes=edited.changes, goal_pct=made.goal_pct, interval=made.interval
        )
        return _Offer(shown, seen, made, edit, coaching.monday_of(athlete, now + 1))

    def _recorded(self, athlete: str, offer: _Offer) -> WeekChoice | None:
        try:
            found: WeekChoice = self._house.store.get("week_choice", athlete, identity("week_choice", athlete, offer.monday))
        except NotFound:
            return None
        return found

    def _choice(self, athlete: str, offer: _Offer) -> WeekChoice:
        shown, made, seen, monday = offer.shown, offer.made, offer.seen, offer.monday
        assert shown is not None and made is not None and seen is not None and monday is not None  # noqa: PT018  an offered one
        return WeekChoice(
            origin=Origin.TOLD, source=SOURCE, choice_id=identity("week_choice", athlete, monday), user_id=athlete,
            at=datetime.combine(monday, time(), UTC), shown_at=self._house.clock.now(), policy=version(),
            observed=[round(float(v), 4) for v in seen], proposed=[made.volume, made.intensity, float(made.turn)],
            rule_min=shown.rule_min or 0.0, proposed_min=shown.proposed_min, worth=made.worth, goal_pct=made.goal_pct,
        )  # fmt: skip

    def _taken(self, athlete: str) -> bool:
        since = self._house.clock.now() - timedelta(days=TAKEN_DAYS)
        reasons = {text("proposal-reason", language) for language in LANGUAGES}
        return any(v["reason"] in reasons and v["created_at"] >= since for v in self._house.coaching.all_versions(athlete))

    def _observed(self, athlete: str, plan: Plan, now: int) -> NDArray[Any] | None:
        """The weekly observation, (features,); None with too few weeks of training known."""
        house, today = self._house, self._house.flows.today(athlete)
        profile = house.flows.profile(athlete)
        stored = days_of(house, athlete, today).columns
        days = {name: stored[column][:, 0] for name, column in COLUMNS.items()}
        with np.errstate(invalid="ignore", divide="ignore"):
            days["ln_rmssd"] = np.log(days["ln_rmssd"])
        by_week = weekly(days)
        trained = by_week["minutes"][0] * DAYS
        whole = trained[-1 - OWN_WEEKS : -1][by_week["minutes"][1][-1 - OWN_WEEKS : -1] >= KNOWN_DAYS / DAYS]
        own = float(whole.mean()) if len(whole) >= LEAST_WEEKS else 0.0
        if np.isnan(trained[-4:]).any() or own <= 0:
            return None
        if profile is None or (age := profile.age) is None or profile.sex not in {"female", "male"}:
            return None
        scale, z = OwnScale(1, OWN_MEMORY, SIGNALS), np.zeros((len(SIGNALS), 1), np.float32)
        for week in range(len(trained)):
            z = scale.scale(np.array([[by_week[s][0][week]] for s in SIGNALS], np.float32))
        shares = np.nan_to_num(trained[:-5:-1]) / own
        lately = house.coaching.dashboard(athlete, 0, 1)["weeks"]
        planned, done = (sum(w[k] for w in lately) for k in ("planned", "done"))
        coming = next(w for w in plan.weeks if w.week == now + 1)
        eased = coming.focus in EASY
        full = [w for w in plan.weeks if w.week <= now + 1 and w.focus not in EASY] or [coming]
        goal_weeks = WEEKS if profile.event is None else max(1, -(-(profile.event.date - today).days // DAYS))
        found: NDArray[Any] = week_observed(
            z, np.array([[by_week[s][1][-1]] for s in SIGNALS]), scale.levels(), np.array([done / max(planned, 1)]),
            shares[:, None], np.array([minutes_of(full[-1]) / own]), np.array([eased]), np.array([float(age)]),
            np.array([profile.sex == "female"]), np.array([GOAL_WEIGHT.get(profile.goal, 0.5)]), np.array([GIVEN * own]),
            np.array([own * shares[:3].mean()]), goal_weeks,
        )[0]  # fmt: skip
        return found


def weekly(days: Mapping[str, NDArray[Any]]) -> dict[str, tuple[NDArray[Any], NDArray[Any]]]:
    """Means and shares of days seen of whole weeks, the last day the end of the last week. (weeks,) each, NaN without a day."""
    found = {}
    for name, values in days.items():
        rows = values[len(values) % DAYS :].reshape(-1, DAYS)
        there = ~np.isnan(rows)
        count = there.sum(axis=1)
        mean = np.where(count > 0, np.where(there, rows, 0).sum(axis=1) / np.maximum(count, 1), np.nan)
        found[name] = (mean, count / DAYS)
    return found


def edit_of(made: Proposal, week: PlannedWeek) -> Edit | None:
    """The edit of a plan that comes nearest to a change; None where there is none, such as a light week made a whole one."""
    if made.turn:
        return None if week.focus in EASY else Edit(kind="recovery", this_week=True, week=week.week)
    if made.volume == 0:
        return None
    if any(s.exercises for d in week.days for s in d.sessions):
        return Edit(kind="sets", sets=1 if made.volume > 0 else -1, this_week=True, week=week.week)
    return Edit(kind="harder" if made.volume > 0 else "easier", this_week=True, week=week.week)


def minutes_of(week: PlannedWeek) -> float:
    """Planned minutes of a week."""
    return sum(s.minutes for d in week.days for s in d.sessions)
