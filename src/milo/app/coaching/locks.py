"""What locks training now, and the way back: read by every door that would train, plan or tell.

Safety reference F-2, F-3, PL-55.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from milo.app.coaching.gate import gate_lock
from milo.app.coaching.gate_stored import locks_in
from milo.app.coaching.words import said, say
from milo.channels.locks_told import refused_by
from milo.coach.safety.latches import NEEDS_CLEARANCE, Clearance, Latch, ReturnForm, open_latches
from milo.vocabulary.errors import MiloError
from milo.vocabulary.plan import Refused

if TYPE_CHECKING:
    from milo.app.house import House

RETURN_DAYS = 7  # PL-55: the first week after an emergency


class TrainingLocked(MiloError):
    """Training is locked; do says how it is opened."""

    code = "training_locked"

    def sentence(self) -> str:
        """How it is opened, which is all that a person needs of it."""
        return self.do


def locks_of(house: House, athlete: str) -> tuple[list[Latch], list[Clearance], list[ReturnForm]]:
    """All latches, clearances and forms of return of an athlete, as stored."""
    return locks_in(house.store, athlete)


def standing_locks(house: House, athlete: str) -> list[Latch]:
    """The latches that lock training now."""
    return open_latches(*locks_of(house, athlete), house.clock.now())


def refuse_while_locked(house: House, athlete: str, *, gate: bool = True) -> None:
    """Raise TrainingLocked, with the way back, while anything locks training.

    gate: False where a plan is made anew, which tells itself what the health questions forbid.
    """
    refused = refused_by_lock(house, athlete, gate=gate)
    if refused is not None:
        language = house.flows.manner(athlete)[0]
        raise TrainingLocked(say("unlocked", language), say("locked_now", language), refused.text)


def refused_by_lock(house: House, athlete: str, *, gate: bool = True) -> Refused | None:
    """Why there is nothing to train now, as a plan says it, with the way back; None while nothing locks training."""
    language = house.flows.manner(athlete)[0]
    locks = [{"level": x.level, "rule": x.rule, "text": way_back(x, language)} for x in standing_locks(house, athlete)]
    shut = gate_lock(house, athlete) if gate else None
    if shut is not None and not any(lock["rule"] == shut.rule for lock in locks):
        locks.append({"level": shut.level, "rule": shut.rule, "text": shut.text})
    return refused_by(locks)


def locked_now(house: House, athlete: str) -> bool:
    """Whether anything locks training: a latch, or what the profile tells."""
    return bool(standing_locks(house, athlete)) or gate_lock(house, athlete) is not None


def returned_lately(house: House, athlete: str) -> bool:
    """Whether an emergency was left behind by a complete form within the last week (PL-55)."""
    now = house.clock.now()
    latches, _, forms = locks_of(house, athlete)
    emergencies = [x.since for x in latches if x.level == "E0"]
    filled = [f.at for f in forms if f.complete and now - f.at < timedelta(days=RETURN_DAYS)]
    return any(at > since for at in filled for since in emergencies)


def needs_of(latch: Latch) -> list[str]:
    """What opens a latch: the form of return, a clearance, or both (F-2, F-3)."""
    scope = latch.scope or NEEDS_CLEARANCE.get(latch.rule, "")
    return [*(["form"] if latch.level == "E0" or not scope else []), *(["clearance"] if scope else [])]


def missing_of(house: House, athlete: str, latch: Latch) -> list[str]:
    """What still opens a latch: a clearance that was written down since it was told is missing no more."""
    needs, now = needs_of(latch), house.clock.now()
    scope = latch.scope or NEEDS_CLEARANCE.get(latch.rule, "")
    given = [c for c in locks_of(house, athlete)[1] if c.scope == scope and c.holds(now) and c.at > latch.since]
    return [need for need in needs if need != "clearance" or not given]


def way_back(latch: Latch, language: str, needs: Sequence[str] | None = None) -> str:
    """The sentence that says how a latch is opened. needs: what is missing for it, where it is known; None: all it asks for."""
    # A scope of another version of Milo has no word of its own here; the lock stands all the same.
    scope = f"scope.{latch.scope if said(f'scope.{latch.scope}') else 'general'}"
    return say(
        "back." + "+".join(needs_of(latch) if needs is None else needs),
        language,
        scope=say(scope, language) if latch.scope else "",
    )
