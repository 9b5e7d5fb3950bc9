"""What the doors may ask of the coach. The app's coaching fulfils it; API, pages, bot and assistants know nothing more.

Every method but `ask` and `replying` may block; async doors call it in a thread. Documents are plain dictionaries that travel as
JSON; plans are the plan JSON of vocabulary.plan.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

import msgspec

from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.limits.checker import Finding
from milo.coach.safety.shell import Reply
from milo.coach.safety.verdicts import Channel
from milo.vocabulary.plan import Plan, PlannedDay, PlannedWeek


class Edited(msgspec.Struct, frozen=True, kw_only=True):
    """What an edit did, or would do.

    plan: as it is, or would be, after it.  version: of the history; None where nothing was kept (a dry run, or findings).
    changes: what is different, as sentences.  findings: what must be mended first; each names its line and rule.
    clamped: what the limits changed of what was asked, as sentences.  summary: the edit in one sentence, old -> new; None for text.
    notes: what does not follow from a text that was kept, and how it would, as sentences.
    """

    plan: Plan
    version: int | None
    changes: list[str]
    findings: list[Finding] = []
    clamped: list[str] = []
    summary: str | None = None
    notes: list[str] = []


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before an athlete today.

    day: their date.  week: the plan's week this day lies in; None before, after and without a plan.  planned: the day itself.
    next: the next day with a session (its date and what is planned).  done: session ids that were logged this week.
    locked: why training is locked, one dictionary a lock {"rule", "level", "since", "scope", "needs", "about", "form_from",
    "text", "gate"}; empty when it is not. While it is, planned and next are None.
    readiness: {"score", "band", "text", "parts": [{"name", "value", "unit"}]} or None with its reason in readiness_reason.
    changed: what adaptation changed this week, as sentences.  slept_h: hours of last night, measured or told; None where not known.
    reminders: of this day, asked for in the talk: {"time": "07:00", "text"}.
    """

    day: date
    plan_id: str | None
    version: int | None
    week: PlannedWeek | None
    planned: PlannedDay | None
    next: dict[str, Any] | None
    done: list[str]
    locked: list[dict[str, Any]]
    readiness: dict[str, Any] | None
    readiness_reason: str | None
    changed: list[str]
    slept_h: float | None = None
    reminders: list[dict[str, str]] = []


class Coaching(Protocol):
    """The coach's journeys, one method each. Raises NotFound, BadValue, UnknownName, EditRefused with sentences for people."""

    # --- plans

    def language(self, athlete: str) -> str:
        """What the athlete is spoken to in: en or es."""
        ...

    def plan(self, athlete: str) -> Plan | None:
        """The plan that holds now; None when there is none."""
        ...

    def week_number(self, athlete: str) -> int | None:
        """Which week of the plan today is in, from 1; 0 at the weekend before it begins; None after and without a plan."""
        ...

    def monday_of(self, athlete: str, week: int) -> date | None:
        """The date a week of the plan begins on; None without a plan."""
        ...

    def new_plan(self, athlete: str, *, weeks: int | None = None, seed: int = 0) -> Plan:
        """A new plan from profile and records, kept as a version; a refused one (plan.refused) is handed back and not kept."""
        ...

    def questions_open(self, athlete: str) -> list[str]:
        """The health questions without an answer, by their key in parq; while there are any, a new plan is a cautious one."""
        ...

    def questions_old(self, athlete: str) -> dict[str, Any] | None:
        """{"answered_at", "why": "age" or "danger"} where all health questions are answered and due again; None otherwise."""
        ...

    def week_ahead(self, athlete: str, days: int = 7) -> dict[str, Any]:
        """The next days of training, today first: {"plan_id", "version", "kept", "days": [{"date", "day", "week", "rest",
        "sessions"}], "refused", "notice"}; without a plan those of the one that would be made, and kept is False.

        No day has sessions while training is locked.  notice: that the health questions are open or due again, None when they are
        neither.
        """
        ...

    def versions(self, athlete: str) -> dict[str, Any]:
        """{"versions": [{"version", "shows", "author", "reason", "created_at", ...}], "acceptance"}, oldest first."""
        ...

    def all_versions(self, athlete: str) -> list[dict[str, Any]]:
        """The versions of all plans the athlete ever had, as `versions` lists those of the one that holds, oldest first."""
        ...

    def version(self, athlete: str, number: int, plan_id: str | None = None) -> Plan:
        """One version of the plan that holds, or of an earlier one; without weeks while training is locked."""
        ...

    def diff(self, athlete: str, old: int | None = None, new: int | None = None, plan_id: str | None = None) -> dict[str, Any]:
        """{"old", "new", "changes": [{"text", ...}], "refused"}; old None: the one before new; new None: the last.

        While training is locked there are no changes, and refused says the way back.
        """
        ...

    def undo(self, athlete: str) -> dict[str, Any]:
        """The version before holds again; its history line."""
        ...

    def restore(self, athlete: str, version: int, plan_id: str | None = None) -> dict[str, Any]:
        """An older version holds again, also one of an earlier plan."""
        ...

    def text(self, athlete: str) -> str:
        """The plan as text (docs/plan-text.md); an error while training is locked."""
        ...

    def check_text(self, athlete: str, text: str) -> list[Finding]: ...

    def edit_text(self, athlete: str, text: str, reason: str) -> Edited:
        """Keep an edited text; with findings nothing is kept."""
        ...

    def edit(self, athlete: str, wanted: str | Edit, *, dry_run: bool = False, reason: str | None = None) -> Edited:
        """An edit in words ("move Thursday to Friday") or as data; checked by the limits like any plan, kept unless dry_run."""
        ...

    def alternatives(self, athlete: str, exercise_id: str, limit: int = 8) -> list[dict[str, Any]]:
        """What may stand in for an exercise, nearest first, within equipment and joints: {"id", "name", "equipment"} each."""
        ...

    # --- log and adapt

    def today(self, athlete: str) -> Today: ...

    def dashboard(self, athlete: str, workouts: int, weeks: int) -> dict[str, Any]:
        """{"today", "recent", "weeks", "muscles"}: what one screen shows, read once for all of it."""
        ...

    def log(self, athlete: str, raw: Mapping[str, Any], *, adapt: bool = True) -> dict[str, Any]:
        """Store a workout or a day (docs/logging.md), and say {"workout_id", "records", "new", "updated", "duplicates", "reply",
        "adapted"}.

        reply: what the safety shell says of notes and pain ({"level", "text", ...}), None where there is nothing to say.
        adapted: what the plan changed by it, as sentences; adapt=False leaves the plan alone.  Without `at` it is of this moment.
        """
        ...

    def start_workout(
        self, athlete: str, *, at: datetime | None = None, title: str | None = None, session_id: str | None = None
    ) -> dict[str, Any]:
        """A workout that begins, to be filled set by set: {"workout_id", "at"}."""
        ...

    def add_sets(self, athlete: str, workout_id: str, exercise: str, sets: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Sets added to a logged workout: {"workout_id", "exercise", "exercise_id", "sets"}; a number replaces the set it names."""
        ...

    def feedback(
        self, athlete: str, *, energy: float | None = None, mood: float | None = None, perceived_exertion: float | None = None
    ) -> dict[str, Any]:
        """How it felt: energy and mood 1-5, perceived exertion 1-10: {"feedback_id"}."""
        ...

    def onboard(self, athlete: str, profile: object, *, answered: bool = False, whole: bool = False) -> dict[str, Any]:
        """The athlete's profile from now on, as `gate` answers it, and "changed": what it changed of the plan, as sentences.

        answered: the health questions were answered with it, be it as before.  whole: what it leaves out is taken out; of any
        other body what was told of health stands.
        """
        ...

    def gate(self, athlete: str) -> dict[str, Any]:
        """What the onboarding gate makes of the profile: {"user_id", "gate", "refused", "missing", "questions_open",
        "questions_old", "clearance"}; clearance: the scope of one that would open more training, or None."""
        ...

    def recent(self, athlete: str, limit: int = 20) -> list[dict[str, Any]]:
        """Workouts, newest first, merged across sources, with their sets: {"workout_id", "at", "title", "activity", "minutes",
        "rpe", "origin", "sources", "exercises": [{"exercise", "sets": [...]}], "distance_km", "heart_rate_bpm"}."""
        ...

    def last_time(self, athlete: str, exercise: str) -> dict[str, Any] | None:
        """The last workout's sets of an exercise (id or name): {"at", "sets": [{"reps", "weight_kg", "rir"}]}; None when never."""
        ...

    def adapt(self, athlete: str) -> dict[str, Any]:
        """Adapt the plan to what is stored: {"plan", "version", "adapted", "changes", "weeks", "lifts", "reasons"}."""
        ...

    def trends(self, athlete: str, weeks: int = 12) -> dict[str, Any]:
        """{"weeks": [adherence, volume, minutes, load a week], "lifts": [e1RM series], "muscles": {muscle: sets this week}}."""
        ...

    def targets(self, athlete: str) -> dict[str, Any]:
        """{"calories": {"target_kcal", "origin", ...} or None, "sleep": {"target_h", ...} or None, ...}, each with its origin."""
        ...

    def set_target(self, athlete: str, name: str, value: float) -> dict[str, Any]:
        """A calorie or sleep target; one below the floors is refused with the rule."""
        ...

    def drop_target(self, athlete: str, name: str) -> dict[str, Any]:
        """Take an own target away; the plan's holds again."""
        ...

    def day_target(self, athlete: str, day: date) -> dict[str, Any]:
        """{"target": energy and macronutrients of a day or None, "training": whether it is trained on, "because", "reason"}."""
        ...

    def meals(self, athlete: str, days: int = 3, *, minutes: float | None = None, cheap: bool = False) -> dict[str, Any]:
        """Meals for 3 or 7 days within diet, allergies and floors; {"days": [...], "because", "refused", "shopping"}."""
        ...

    # --- talk and safety

    async def ask(
        self, athlete: str, turns: str | Sequence[Mapping[str, str]], *, channel: Channel = "chat", edits: bool = True
    ) -> Reply:
        """The reply of the one path every channel uses; latches and audit are stored before it is handed back.

        edits: whether words that ask for a change of the plan carry it out.
        """
        ...

    def replying(self, athlete: str, turns: str | Sequence[Mapping[str, str]]) -> AsyncIterator[dict[str, Any]]:
        """The same reply as it comes about, for server-sent events: {"event": "stage", "data": {"stage"}} while it is thought over,
        {"event": "text", "data": {"text"}} sentence by sentence once it passed the validator, {"event": "claims", ...},
        {"event": "done", "data": Reply.public()} last."""
        ...

    async def would_send(self, athlete: str, turns: str | Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """What a language model would be told of a question: {"asked", "leaves", "by", "hosts", "reason", "prompt"}.

        Nothing is sent, stored or changed.
        """
        ...

    def talk(self, athlete: str, limit: int = 50) -> list[dict[str, Any]]:
        """The conversation kept of this athlete, oldest first: {"at", "role", "text", "level", "by", "claims"}."""
        ...

    def locks(self, athlete: str) -> list[dict[str, Any]]:
        """What locks training now, as Today.locked."""
        ...

    def give_clearance(self, athlete: str, scope: str, by: str, until: date | None) -> None:
        """A professional's word for a lock, entered in the form and never in a chat."""
        ...

    def fill_return_form(self, athlete: str, answers: Mapping[str, bool]) -> dict[str, Any]:
        """The form of return after an emergency: {"complete", "open": [questions left]}."""
        ...

    def return_questions(self, athlete: str) -> list[dict[str, str]]:
        """The form's questions: {"id", "text"}, in the athlete's language."""
        ...

    def public(self, athlete: str, made: Reply) -> dict[str, Any]:
        """A reply as documents carry it: Reply.public() as JSON values, and "notice": why no model spoke, or None."""
        ...

    def what_if(self, athlete: str, wanted: str | Edit) -> dict[str, Any]:
        """Two plans compared on the athlete's twin: {"simulated": True, "weeks", "lines": [...], "reason", "text"}."""
        ...
