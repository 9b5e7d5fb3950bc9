"""What Milo and its people write themselves: profiles, settings, plans, consents, files, merges, digests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from milo.vocabulary.registry import Amount, Id, Moment, Note, Received, Record, Word, record_kind
from milo.vocabulary.soundness import plan_can_be_read, profile_can_be_read, setting_can_be_read


@record_kind("profile", stream="milo:profiles", id="profile_id", time="valid_from", check=profile_can_be_read)
class ProfileVersion(Record, frozen=True, kw_only=True):
    """The athlete's profile (vocabulary.athlete) from a moment on; the newest one counts, older ones stay."""

    profile_id: Id
    user_id: Id
    valid_from: Moment
    profile: dict[str, Any]


@record_kind("setting", stream="milo:settings", id="setting_id", time="valid_from", check=setting_can_be_read)
class Setting(Record, frozen=True, kw_only=True):
    """Something the athlete decided from a moment on.

    name: "zones" (value: {"heart_rate_bpm": [four lower bounds of zones 2-5]}), "thresholds" (value: {"ftp_w", "threshold_hr_bpm",
    "threshold_pace_s_per_km", "max_hr_bpm", "resting_hr_bpm"}), "sources" (value: {"order": [source, ...]}), "timezone" (value:
    {"name": "Europe/Madrid"}), "sleep_need" (value: {"hours"}), "language" (value: {"language"}), "mask" (value: {"inlet_mm",
    "throat_mm", "factor" by a 3 L syringe}), "oximeter" (value: {"calibration" as milo calibrate spo2 writes it}).
    """

    setting_id: Id
    user_id: Id
    valid_from: Moment
    name: Word
    value: dict[str, Any]


@record_kind("plan", stream="milo:plans", id="plan_version_id", time="created_at", check=plan_can_be_read)
class PlanVersion(Record, frozen=True, kw_only=True):
    """One version of a plan, as the plan JSON; versions are never changed, only followed."""

    plan_version_id: Id
    plan_id: Id
    user_id: Id
    created_at: Moment
    version: Annotated[int, msgspec.Meta(ge=1)]
    plan: dict[str, Any]
    author: Word | None = None
    reason: Note | None = None
    parent: Id | None = None


@record_kind("week_choice", stream="milo:week_choices", id="choice_id", time="at")
class WeekChoice(Record, frozen=True, kw_only=True):
    """Which of two weeks the athlete chose: the rules' or a learned policy's change of it. Written when the change is shown.

    at: 00:00 UTC of the Monday the week begins on; one record a week.  taken: "rule" (kept by doing nothing) or "proposal",
    whatever became of the plan afterwards.  policy: version of the model.  observed: what it saw (twin.environment.week_observed).
    proposed: its change as [volume, intensity, turn]; the rule's is all zero.  worth: what it expected of the change, beside the
    rule's week, in its own prices; goal_pct: of that the goal's outcome in %.  chance: of taking the proposal, where whoever
    chose told it (simulated athletes); None is estimated later.
    """

    choice_id: Id
    user_id: Id
    at: Moment
    shown_at: Moment
    taken: Literal["rule", "proposal"] = "rule"
    taken_at: Moment | None = None
    policy: Word
    observed: list[float]
    proposed: list[float]
    rule_min: Amount
    proposed_min: Amount | None = None
    worth: float
    goal_pct: float
    chance: Annotated[float, msgspec.Meta(gt=0, lt=1)] | None = None


@record_kind("consent", stream="milo:consents", id="consent_id", time="at")
class Consent(Record, frozen=True, kw_only=True):
    """The athlete's yes or no to one purpose; the one received last per purpose counts, for "coach" the last one per coach.

    to: the coach's account; a yes to "coach" must name one, a no without a name is a no to all of them.
    scope: what the coach may see, of "week", "records", "plan", "lab", "messages"; None opens all of it.
    """

    consent_id: Id
    user_id: Id
    at: Moment
    purpose: Literal["storage", "external_model", "coach", "training_models", "bot"]
    given: bool
    text_version: Word | None = None
    until: Moment | None = None
    to: Id | None = None
    scope: list[Word] | None = None
    received: Received = 0


def last_received(words: Iterable[Consent]) -> Consent | None:
    """The word that counts: the one received last, whatever date it bears; of two without a number the later, then the no."""
    return max(words, key=lambda c: (c.received, c.at, not c.given), default=None)


@record_kind("audit", stream="milo:audit", id="audit_id", time="at")
class AuditEntry(Record, frozen=True, kw_only=True):
    """That something was done with an athlete's data, without the data itself."""

    audit_id: Id
    user_id: Id
    at: Moment
    action: Word
    by: Word
    detail: dict[str, Any] | None = None


@record_kind("correction", stream="milo:corrections", id="correction_id", time="at")
class Correction(Record, frozen=True, kw_only=True):
    """What the athlete corrected or took back of their own log. The records as they stood before are kept here whole.

    before: [{"kind", "record"}], none of which counts any more where `after` does not name it.  after: kind -> ids of the records
    that stand in their place.  words: that asked for it.
    """

    correction_id: Id
    user_id: Id
    at: Moment
    before: list[dict[str, Any]]
    after: dict[str, list[Id]]
    words: Note | None = None


FILM = "film"  # the format of an original that is a video somebody kept on purpose


@record_kind("original", stream="milo:originals", id="original_id", time="at")
class Original(Record, frozen=True, kw_only=True):
    """A file as it came; its bytes rest compressed beside the records. sha256 is of the bytes as they came."""

    original_id: Id
    user_id: Id
    at: Moment
    name: Word
    format: Word
    size: Annotated[int, msgspec.Meta(ge=0)]
    sha256: Word
    error: Note | None = None


@record_kind("ruling", stream="milo:rulings", id="ruling_id", time="at")
class Ruling(Record, frozen=True, kw_only=True):
    """The athlete's word on a merge of the ledger: undo it, restore it, or let one source speak for a quantity.

    join: the workouts named in members are one, though nothing else says so.
    """

    ruling_id: Id
    user_id: Id
    at: Moment
    merge_id: Id
    decision: Literal["undo", "restore", "prefer", "join"]
    quantity: Word | None = None
    speaker: Word | None = None
    members: list[Id] | None = None


@record_kind("merge", stream="milo:merges", id="merge_id", time="at", derived=True)
class Merge(Record, frozen=True, kw_only=True):
    """One truth from several sources: who speaks for which quantity, and why. Derived from members and rulings.

    subject: "workout" or a cumulative quantity ("steps").  members: ids of workouts, or source names.
    speaks: quantity -> member.  why: quantity -> reason in words.
    """

    merge_id: Id
    user_id: Id
    at: Moment
    subject: Word
    members: list[str]
    speaks: dict[str, str]
    why: dict[str, str]
    undone: bool = False


@record_kind("workout_digest", stream="milo:workout_digests", id="digest_id", time="at", derived=True)
class WorkoutDigest(Record, frozen=True, kw_only=True):
    """What a workout's samples come to, so that a week is read without reading every second again.

    seen: as in DayDigest.  rule names the version of the sums.
    hr_seconds: seconds at each whole bpm, which is all that TRIMP and any set of zones need.
    normalised_power_w: fourth-power mean of 30 s power.  graded_speed_m_s: speed on the flat that costs the same (Minetti 2002).
    curves: quantity -> seconds -> highest mean (insight.curves).  best_s: metres -> fastest time in s.
    """

    digest_id: Id
    user_id: Id
    at: Moment
    workout_id: Id
    rule: Word
    samples: int
    seen: int = 0
    hr_seconds: dict[int, float] | None = None
    normalised_power_w: Amount | None = None
    mean_power_w: Amount | None = None
    graded_speed_m_s: Amount | None = None
    covered_s: Amount | None = None
    curves: dict[str, dict[int, float]] | None = None
    best_s: dict[int, float] | None = None


@record_kind("day_digest", stream="milo:day_digests", id="digest_id", time="at", derived=True)
class DayDigest(Record, frozen=True, kw_only=True):
    """What one source's events or measurements of one local day come to; source is theirs, at is 00:00 UTC of the day's date.

    digest_of: the kind summed up.  sums: cumulative quantity -> local hour (0-23) -> amount.
    stats: other quantity -> [n, mean, min, max, last].  origin is the records' own, the least direct one when mixed.
    seen: the store's change numbers of the days it was made from; another sum means it is out of date.
    """

    digest_id: Id
    user_id: Id
    at: Moment
    day: date
    digest_of: Word
    rule: Word
    count: int
    seen: int = 0
    sums: dict[str, dict[int, float]]
    stats: dict[str, list[float]]


@record_kind("replaced", stream="milo:replaced", id="replaced_id", time="at")
class Replaced(Record, frozen=True, kw_only=True):
    """What a record said before a file said otherwise, kept so that the ledger can bring it back.

    of, record_id: the kind and id of the record.  earlier: its fields as they were.  changed: the names of those that differ.
    original_id: the file that brought the new values.  undone: whether the earlier values stand again.
    """

    replaced_id: Id
    user_id: Id
    at: Moment
    of: Word
    record_id: Id
    earlier: dict[str, Any]
    changed: list[Word]
    original_id: Id | None = None
    undone: bool = False
