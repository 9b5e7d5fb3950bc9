"""The coach's desk for plans: made, read, edited in words, as data or as text."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import msgspec

from milo.app.coaching.desk import WEEK_DAYS, Standing, limits_of, stand_ins, steps
from milo.app.coaching.gate import asked_anew, told_anew
from milo.app.coaching.locks import refuse_while_locked, refused_by_lock
from milo.app.coaching.ordered import edit_said
from milo.app.coaching.pains_known import written_pains
from milo.app.coaching.versions import VersionsDesk
from milo.app.plan_history import plan_of
from milo.app.plan_text_owner import own_findings, owner_findings, with_own
from milo.app.plan_words_held import refuse_unfit, with_unfit
from milo.app.planning import cut_before, history_of, own_target, plan_of_athlete
from milo.channels.coaching import Edited
from milo.coach.catalogue import alternatives as alternatives_of
from milo.coach.plans.basics.loads import known_maxima
from milo.coach.plans.edits.doors import Edit, apply_edit, refuse_undone
from milo.coach.plans.edits.exercises import added_as_held, refuse_untaught, with_own_kit
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.limits.checker import Finding, check
from milo.coach.plans.limits.health_questions import open_told, open_topics
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.making.food_typed import as_typed, goal_noted
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.text.diff import diff
from milo.coach.plans.text.diff_words import told
from milo.coach.plans.text.text import parse, render
from milo.coach.routines import called, planned, with_routine
from milo.insight.zones import zones_at
from milo.vocabulary.athlete import Profile, TrainingHistory
from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.plan import DAYS, Day, Plan, first_monday

AUTHOR = "athlete"
LONGEST_REASON = 1_000  # characters of why, as the history keeps it (our choice)


class PlanDesk(VersionsDesk):
    """Everything about an athlete's plan; every change passes the limits and is kept as a version."""

    def plan(self, athlete: str) -> Plan | None:
        """The plan that holds now; None when there is none."""
        standing = self.standing(athlete)
        return standing.plan if standing else None

    def week_number(self, athlete: str) -> int | None:
        """Which week of the plan today is in, from 1; 0 at the weekend before it begins; None after and without a plan."""
        standing = self.standing(athlete)
        return standing.week if standing and (standing.inside or standing.week == 0) else None

    def monday_of(self, athlete: str, week: int) -> date | None:
        """The date a week of the plan begins on; None without a plan."""
        standing = self.standing(athlete)
        return standing.started + timedelta(days=WEEK_DAYS * (week - 1)) if standing else None

    def new_plan(self, athlete: str, *, weeks: int | None = None, seed: int = 0) -> Plan:
        """A new plan from profile and records, kept as a version; a refused one is handed back and not kept.

        Before the seven health questions are answered it is a cautious one and says so first; what asks a person asks them before
        (safety reference, section 3). Raises NotFound for nobody, BadValue without a profile, TrainingLocked.
        """
        with self.one_at_a_time(athlete):
            return plan_of_athlete(self.house, athlete, weeks=weeks, seed=seed)

    def questions_open(self, athlete: str) -> list[str]:
        """The health questions without an answer, by their key in parq; all of them without a profile."""
        return list(open_topics(self.house.flows.profile(athlete)))

    def questions_old(self, athlete: str) -> dict[str, Any] | None:
        """{"answered_at", "why": "age" or "danger"} where the health questions are due again; None where they are not."""
        return told_anew(asked_anew(self.house, athlete))

    def would_be(self, athlete: str) -> Plan:
        """The first week of the plan that would be made of what is known; it is not kept."""
        today = self.house.flows.today(athlete)
        inputs = self.house.flows.inputs(athlete, today)
        return make_plan(
            self.able(athlete),
            weeks=1,
            seed=0,
            today=today,
            history=history_of(inputs),
            zones=zones_at(inputs, today),
            language=self.language(athlete),
            athlete_id=athlete,
            target_kcal=own_target(self.house, athlete),
            cut_weeks=cut_before(self.house, athlete, first_monday(today)),
        )

    def week_ahead(self, athlete: str, days: int = WEEK_DAYS) -> dict[str, Any]:
        """The next days of training, today first: {"plan_id", "version", "kept", "days", "refused", "notice"}.

        Without a plan they are those of the plan that would be made; kept tells. Days after the plan's end have no sessions, and
        none has while training is locked: refused then says the way back.  notice: that the health questions are open, None when
        they are not.
        """
        standing, today = self.standing(athlete), self.house.flows.today(athlete)
        plan = standing.plan if standing else self.would_be(athlete)
        started = standing.started if standing else first_monday(today)
        locked = refused_by_lock(self.house, athlete)
        weeks = {w.week: w for w in plan.weeks}
        dates = [today + timedelta(days=n) for n in range(days)]
        told = []
        for day in dates:
            number = (day - started).days // WEEK_DAYS + 1
            week = weeks.get(number) or (weeks.get(1) if standing is None and number > 1 else None)
            planned = week.days[day.weekday()] if week else None
            sessions = planned.sessions if planned and locked is None else []
            told.append({"date": day, "day": DAYS[day.weekday()], "week": number, "rest": not sessions, "sessions": sessions})
        return {
            "plan_id": plan.plan_id,
            "version": plan.version,
            "kept": standing is not None,
            "days": told,
            "refused": plan.refused if locked is None else locked,
            "notice": open_told(
                self.house.flows.profile(athlete), self.language(athlete), old=asked_anew(self.house, athlete) is not None
            ),
        }

    def text(self, athlete: str) -> str:
        """The plan as text (docs/plan-text.md). Raises NotFound without a plan, TrainingLocked."""
        standing = self.some(athlete)
        refuse_while_locked(self.house, athlete)
        return render(standing.plan)

    def check_text(self, athlete: str, text: str) -> list[Finding]:
        """Everything to mend in a plan text, by line; empty when it may be kept."""
        standing, profile, language = self.standing(athlete), self.able(athlete), self.language(athlete)
        today = self.house.flows.today(athlete)
        first, base = (standing.week, standing.plan) if standing else (1, None)
        inputs = self.house.flows.inputs(athlete, today)
        limited = limits_of(history_of(inputs), language, first, base, zones_at(inputs, today))
        versions = self.history().all_versions(athlete)
        plans = {v.plan_id for v in versions}
        changed = {(a["rule"], a["what"]) for v in versions for a in v.plan["adjustments"]}
        found = [
            *owner_findings(text, language, base, athlete, plans),
            *own_findings(text, language, base, changed),
            *check(text, limited, profile, today, language=language, base=base),
        ]
        return with_unfit(found, text, profile, today, language, base)

    def edit_text(self, athlete: str, text: str, reason: str) -> Edited:
        """Keep an edited text; with findings nothing is kept. Raises NotFound without a plan."""
        with self.one_at_a_time(athlete):
            standing, language = self.some(athlete), self.language(athlete)
            refuse_while_locked(self.house, athlete)
            findings = self.check_text(athlete, text)
            if findings:
                return Edited(plan=standing.plan, version=None, changes=[], findings=findings)
            after = with_own(standing.plan, as_typed(standing.plan, parse(text, language, standing.plan)))
            made = self._kept(athlete, standing.plan, after, reason, language)
            return msgspec.structs.replace(made, notes=goal_noted(standing.plan, after, self.profile(athlete), language))

    def edit(self, athlete: str, wanted: str | Edit, *, dry_run: bool = False, reason: str | None = None) -> Edited:
        """An edit in words ("move Thursday to Friday") or as data; checked by the limits like any plan, kept unless dry_run.

        Raises NotFound without a plan, EditRefused for words that are no edit and for what cannot be done.
        """
        with self.one_at_a_time(athlete):
            standing, language = self.some(athlete), self.language(athlete)
            refuse_while_locked(self.house, athlete)
            today = self.house.flows.today(athlete)
            edit = edit_said(wanted, language, today, standing.plan) if isinstance(wanted, str) else wanted
            why = reason or (wanted if isinstance(wanted, str) else None)
            return self.carried_out(athlete, standing.plan, edit, why, keep=not dry_run)

    def carried_out(self, athlete: str, base: Plan, edit: Edit, why: str | None, *, keep: bool = True) -> Edited:
        """An edit of a plan, within the limits; kept as what follows the plan that holds. why: None for what the edit says.

        base: the plan it is made of: the one that holds, or one before it whose edit is to hold for another time.
        Raises as edit does.
        """
        standing, profile, language = self.some(athlete), self.able(athlete), self.language(athlete)
        of_base, today = replace(standing, plan=base), self.house.flows.today(athlete)
        history = history_of(self.house.flows.inputs(athlete, today))
        person = person_of(profile, today, history)
        pains = written_pains(self.house, athlete)
        if edit.kind == "add":
            own = with_own_kit(edit.exercise or "", profile.equipment or [], stand_ins(profile, pains))
            edit = msgspec.structs.replace(edit, exercise=own)
            refuse_untaught(edit.exercise or "", person, language)
        after = apply_edit(
            base,
            edit,
            week=standing.week,
            alternatives=stand_ins(profile, pains),
            variants=steps(profile, pains),
            language=language,
            today=DAYS[today.weekday()],
        )
        summary = after.adjustments[-1].what
        held, sentences = self._within_limits(athlete, of_base, after, profile, history, language)
        if edit.kind == "add":
            held, summary = added_as_held(base, after, held, edit.exercise or "", person, sentences, language)
        else:
            refuse_undone(edit, base, after, held, sentences)
        made = self._kept(athlete, standing.plan, held, why or summary, language, keep=keep)
        return msgspec.structs.replace(made, clamped=sentences, summary=summary)

    def put_routine(self, athlete: str, entry: Mapping[str, Any], id: str, *, week: int, day: Day) -> Edited:
        """Put a routine without errors into a day of the plan, with loads from the athlete's own lifts; clamped tells every limit.

        Raises NotFound without a plan, BadValue for a week that is over, and with all that stands against it where the limits leave
        nothing of it on that day.
        """
        with self.one_at_a_time(athlete):
            standing, profile, language = self.some(athlete), self.able(athlete), self.language(athlete)
            refuse_while_locked(self.house, athlete)
            _refuse_lived(standing, week)
            history = history_of(self.house.flows.inputs(athlete, self.house.flows.today(athlete)))
            maxima = known_maxima(history.e1rm_kg if history is not None else None)
            after = with_routine(
                standing.plan, entry, week=week, day=day, language=language, maxima=maxima, plates_kg=profile.plates_kg
            )
            held, sentences = self._within_limits(athlete, standing, after, profile, history, language)
            if not _stands(held, week, day, {e.exercise_id for e in planned(entry, language)}):
                why = "; ".join(sentences) or "nothing of it would be left"
                raise BadValue("a routine this plan has room for", why, "choose another day or week")
            made = self._kept(athlete, standing.plan, held, f"{called(entry, language)} ({id})", language)
            return msgspec.structs.replace(made, clamped=sentences)

    def alternatives(self, athlete: str, exercise_id: str, limit: int = 8) -> list[dict[str, Any]]:
        """What may stand in for an exercise, nearest first, within equipment and joints. Raises UnknownName."""
        profile, language = self.profile(athlete), self.language(athlete)
        found = find_exercise(exercise_id)
        id = found.id if found is not None else exercise_id
        if found is None:
            alternatives_of(id, [])  # says which name it does not know
        named = stand_ins(profile, written_pains(self.house, athlete))(id)[:limit]
        return [{"id": e.id, "name": e.called(language), "equipment": list(e.equipment)} for e in named]

    def _within_limits(
        self, athlete: str, standing: Standing, after: Plan, profile: Profile, history: TrainingHistory | None, language: str
    ) -> tuple[Plan, list[str]]:
        """A plan as the limits let it be, and what they changed as sentences, without what was told of the one that holds.

        Raises EditRefused.
        """
        today = self.house.flows.today(athlete)
        zones = zones_at(self.house.flows.inputs(athlete, today), today)
        limited = limits_of(history, language, standing.week, standing.plan, zones)
        held, clamped, refused = limited(after, profile, today)
        if refused is not None:
            raise EditRefused("a plan that may be given", refused.text)
        already = {(a.rule, a.what) for a in limited(standing.plan, profile, today)[1]}
        return held, [a.what for a in clamped if (a.rule, a.what) not in already]

    def _kept(self, athlete: str, before: Plan, after: Plan, why: str, language: str, *, keep: bool = True) -> Edited:
        """The edited plan with its differences; kept where there are any and it is to be. Raises EditRefused for bad words."""
        refuse_unfit(after, before, self.profile(athlete), self.house.flows.today(athlete), language)
        changes = [told(c, language) for c in diff(before, after)]
        if not keep or not changes:
            return Edited(plan=after, version=None, changes=changes)
        kept = self.history().keep(athlete, after, AUTHOR, why[:LONGEST_REASON])
        return Edited(plan=plan_of(kept), version=kept.version, changes=changes)


def _refuse_lived(standing: Standing, week: int) -> None:
    """Raises BadValue for a week before today's: the limits leave those as they are, so nothing may be put into them."""
    if week >= standing.week:
        return
    if standing.week > max(w.week for w in standing.plan.weeks):
        raise BadValue("a plan that is not over", "one whose last week is over", "make a new plan")
    raise BadValue(f"a week of the plan from {standing.week} on", str(week), "what is over stays as it was")


def _stands(plan: Plan, week: int, day: Day, exercises: Set[str]) -> bool:
    """Whether any of some exercises is lifted on a day of a plan."""
    days = [d for w in plan.weeks if w.week == week for d in w.days if d.day == day]
    return any(e.exercise_id in exercises for d in days for s in d.sessions for e in s.exercises)
