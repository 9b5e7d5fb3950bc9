"""What was told before, put right: corrected, deleted, undone, brought back; what goes or changes is read back first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from milo.app.coaching.pain import plan_spared
from milo.app.conversation.handlers import food, plan_history, profile
from milo.app.conversation.handlers.choices import choices
from milo.app.conversation.handlers.logs import Log, doable, replace_written
from milo.app.conversation.turn import Answer, Outcome, Step, Turn
from milo.app.conversation.written import hurts, is_stretch, last_written, lately, name_of, now_of
from milo.app.correcting import Written, emptied, put_in_place, undo, written_of
from milo.coach.conversation.actions.log import ENDURANCE, put_right
from milo.coach.conversation.actions.undo import Gone, meant_by
from milo.coach.conversation.commands import athlete_of, planned_ids
from milo.coach.conversation.corrections import (
    as_named,
    called_short,
    corrected,
    has_weight,
    mended_day,
    mends,
    put_how,
    tells_a_weight,
)
from milo.coach.conversation.values import DaySaid, Done
from milo.coach.talk.heard.done_words import named_in_log, names_the_day, names_yesterday
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.log import understood, understood_day
from milo.coach.talk.replies.mended import CORRECTED, day_name, sentence_of, standing, together
from milo.coach.talk.turns.not_done_said import NotDone
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.records import Correction
from milo.vocabulary.told_limits import Refusal, in_words, sentence

UNDONE_DAYS = 400  # how far back something lies that is brought back (our choice)


@dataclass(frozen=True)
class Delete:
    """What is to go. ids: of its records."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class Replace:
    """What stands is to be put right. old: ids of the records of each; done or days: what stands in the place of each."""

    old: tuple[tuple[str, ...], ...]
    done: tuple[Done, ...] = ()
    days: tuple[DaySaid, ...] = ()


# --- corrections -----------------------------------------------------------------------------------------------------------


def amend_log(turn: Turn, log: Log) -> tuple[str, Log] | None:
    """What waits as the message mends it: ("ask", it) to be read back again, ("do", it) where it says what becomes of the old."""
    how = put_how(turn.text)
    if how is not None:
        return "do", replace(log, put=how)
    if any(each.pain is not None for each in log.done) and mends(turn.text) is None:
        return None
    mended = corrected(turn.text, log.done, turn.language, turn.facts.units, _told(turn), _sport(turn))
    mended = mended or _of_another_sport(turn, log.done)
    return None if mended is None else ("ask", replace(log, done=mended))


def _of_another_sport(turn: Turn, done: Sequence[Done]) -> tuple[Done, ...] | None:
    """The one outing that waits, of the sport that a correction names: "no, I cycled 12 km" to a run of 12 km."""
    acts = [a for a in turn.reading.acts if a.slots.get("activity") in ENDURANCE]
    if len(done) != 1 or len(acts) != 1 or done[0].activity in {None, acts[0].slots["activity"]} or mends(turn.text) is None:
        return None
    told = {name: float(acts[0].slots[name]) for name in ("distance_km", "minutes") if name in acts[0].slots}
    return (replace(done[0], activity=str(acts[0].slots["activity"]), **told),)  # type: ignore[arg-type]


def _told(turn: Turn) -> Sequence[Done]:
    """What the message tells as a whole, a correction as well: "no, I ran 6 km in 40 min"."""
    return put_right(turn.reading.acts, turn.text, turn.facts.today, athlete_of(turn.facts, turn.language))


def _sport(turn: Turn) -> str | None:
    """The activity that the message names as what was done."""
    acts = [a for a in turn.reading.acts if a.kind in {"log_activity", "correct"} and a.slots.get("activity") in ENDURANCE]
    return str(acts[0].slots["activity"]) if len(acts) == 1 else None


def amend_day(turn: Turn, day: DaySaid) -> tuple[str, DaySaid] | None:
    """A measure that waits, as the message mends it."""
    mended = mended_day(day, turn.text, turn.language, turn.facts.units)
    return None if mended is None else ("ask", mended)


def amend_replace(turn: Turn, change: Replace) -> tuple[str, Replace] | None:
    """A correction that waits, as the message mends it once more."""
    new = _mended_all(turn, [*change.done, *change.days])
    return None if new is None else ("ask", _replacing(change.old, new))


def correct(turn: Turn) -> Answer | None:
    """What was written down last, or what the message names, as it puts it right; None where it corrects nothing."""
    rest = mends(turn.text)
    if rest is None:
        return None
    last = _with_weight(turn, last_written(turn), rest)
    new = _mended_all(turn, [w.what for w in last])
    if new is not None:
        pairs = [(old, one) for old, one in zip(last, new, strict=True) if one != old.what] or list(zip(last, new, strict=True))
        return ask_replace(turn, _replacing([tuple(sorted(old.ids)) for old, _ in pairs], [one for _, one in pairs]))
    found = _named(turn)
    return None if found is None else ask_replace(turn, found)


def ask_replace(turn: Turn, change: Replace) -> Answer:
    """What stands, what it is to be, and the question whether to put it right."""
    old = _of(turn, change.old)
    new: list[Done | DaySaid] = [*change.done, *change.days]
    if [w.what for w in old] == new:
        return Answer(sentence("told_before", turn.language))
    try:
        doable(new)
    except Refusal as why:
        return Answer(in_words(why, turn.language))
    stands = standing("log.stands", [(w.what, w.days_ago, ()) for w in old], turn.facts, turn.language)
    asked = [understood(change.done, turn.facts, turn.language)] if change.done else []
    asked += [understood_day(one, turn.facts, turn.language) for one in change.days]
    text, claims = together(stands, sentence_of("log.place", turn.language), *asked)
    return Answer(text, claims, (Step("replace", change),))


def replace_log(turn: Turn, change: Replace) -> Answer:
    """Put it right, and spare what a corrected pain loads."""
    try:
        with turn.coach.one_at_a_time(turn.athlete):
            told, outcome = replace_written(turn, _of(turn, change.old), [*change.done, *change.days])
    except Refusal as why:
        return Answer(in_words(why, turn.language))
    pains = [one for one in change.done if one.pain is not None]
    text, claims = together(told, plan_spared(turn.house, turn.athlete, pains, turn.language)) if pains else told
    return Answer(text, claims, outcome=outcome)


def _named(turn: Turn) -> Replace | None:
    """A correction that names what it is about, of the newest of it in the log."""
    there = [w for w in lately(turn) if isinstance(w.what, Done)]
    name = named_in_log(turn.text, turn.language) or called_short(turn.text, [name_of(w.what) for w in there])
    if name is None:
        return None
    if names_the_day(turn.text):
        ago = 1 if names_yesterday(turn.text) else 0
        there = [w for w in there if w.days_ago == ago]
    meant = as_named(name, [name_of(w.what) for w in there], turn.text)
    same = [w for w in there if name_of(w.what) == meant]
    new = _mended_all(turn, [same[-1].what]) if same else None
    return None if new is None else _replacing([tuple(sorted(same[-1].ids))], new)


def _with_weight(turn: Turn, last: list[Written], rest: str) -> list[Written]:
    """What was written last; for a weight told of no exercise by name, the newest of that day that has one."""
    if not last or not tells_a_weight(rest, turn.language) or named_in_log(rest, turn.language) is not None:
        return last
    if any(not isinstance(w.what, Done) or not w.what.sets or has_weight(w.what) for w in last):
        return last
    same_day = [w for w in lately(turn) if w.days_ago == last[-1].days_ago]
    return [w for w in same_day if isinstance(w.what, Done) and has_weight(w.what)][-1:] or last


def _mended_all(turn: Turn, what: Sequence[Done | DaySaid]) -> list[Done | DaySaid] | None:
    """The same with the one that the message corrects put right; None where it corrects none of them."""
    for n, one in enumerate(what):
        if isinstance(one, DaySaid):
            day = mended_day(one, turn.text, turn.language, turn.facts.units)
            if day is not None:
                return [*what[:n], day, *what[n + 1 :]]
    dones = [one for one in what if isinstance(one, Done)]
    if not dones or len(dones) < len(what):
        return None
    new = corrected(turn.text, dones, turn.language, turn.facts.units, _told(turn), _sport(turn))
    if new is None or len(new) != len(dones) or [name_of(a) for a in new] != [name_of(b) for b in dones]:
        return None
    return [replace(a, days_ago=b.days_ago) for a, b in zip(new, dones, strict=True)]


def _replacing(old: Sequence[tuple[str, ...]], new: Sequence[Done | DaySaid]) -> Replace:
    done = tuple(one for one in new if isinstance(one, Done))
    return Replace(tuple(old), done, tuple(one for one in new if isinstance(one, DaySaid)))


def _of(turn: Turn, old: Sequence[tuple[str, ...]]) -> list[Written]:
    found = [next((w for w in lately(turn, set(ids))), None) for ids in old]
    return [w for w in found if w is not None]


# --- deletions -------------------------------------------------------------------------------------------------------------


def withdraw(turn: Turn, gone: Gone) -> Answer | None:
    """What is to be deleted of the log, read back; what may be of the plan as well is asked."""
    among = lately(turn)
    if gone.last:
        return _ask_delete(turn, last_written(turn) or among[-1:]) or Answer(*sentence_of("log.none_lately", turn.language))
    if gone.days_ago is not None:
        among = [w for w in among if w.days_ago == gone.days_ago]
    name = gone.name
    if gone.words is not None:
        logged = [w.what.exercise for w in among if isinstance(w.what, Done) and w.what.exercise is not None]
        meant = meant_by(gone.words, list(dict.fromkeys(logged)))
        if len(meant) > 1:
            called = ", ".join(catalogue()[id].called(turn.language) for id in meant)
            return Answer(*sentence_of("log.several_kinds", turn.language, names=called))
        name = meant[0] if meant else gone.words
    if gone.stretch is not None:
        among = [w for w in among if isinstance(w.what, Done) and is_stretch(w.what, *gone.stretch)]
    elif name is not None:
        name = as_named(name, [name_of(w.what) for w in among], turn.text)
        among = [w for w in among if name_of(w.what) == name]
        just_now = {id for w in last_written(turn) for id in w.ids}
        in_plan = name in planned_ids(turn.facts) and not any(just_now & set(w.ids) for w in among)
        if in_plan and not gone.of_log and not (gone.days_ago or 0):
            words, log, plan = turn.text.rstrip(" .!?"), turn.say("coach-from-log"), turn.say("coach-from-plan")
            return choices(turn, turn.say("coach-which-place"), [(log, f"{words} {log}"), (plan, f"{words} {plan}")])
    else:
        among = [w for w in among if isinstance(w.what, Done)]
    if gone.days_ago is None and among:
        among = [w for w in among if w.days_ago == among[-1].days_ago]
    return _ask_delete(turn, among) or _nothing_to_delete(turn, gone)


def not_done(turn: Turn, denied: NotDone) -> Answer:
    """What the message says was not done: what stands of it in the log is read back to be deleted, else nothing is written."""
    there = [w for w in lately(turn) if w.days_ago == denied.days_ago and isinstance(w.what, Done)]
    meant = None if denied.name is None else as_named(denied.name, [name_of(w.what) for w in there], turn.text)
    there = [w for w in there if name_of(w.what) == meant or (meant is None and not hurts(w.what))]
    if there:
        return _ask_delete(turn, there) or Answer("")
    return Answer(*sentence_of("log.not_done", turn.language, day=day_name(denied.days_ago, turn.facts, turn.language)))


def delete(turn: Turn, gone: Delete) -> Answer:
    """Take it out of the log; it can be brought back."""
    old = lately(turn, set(gone.ids))
    records = [r for w in old for r in w.records]
    try:
        with turn.coach.one_at_a_time(turn.athlete):
            made = put_in_place(turn.house, turn.athlete, [*records, *emptied(turn.house, turn.athlete, records)], [], turn.text)
    except Refusal as why:
        return Answer(in_words(why, turn.language))
    told = standing("log.deleted", [(w.what, w.days_ago, ()) for w in old], turn.facts, turn.language, CORRECTED)
    plan = turn.coach.plan(turn.athlete) if any(hurts(w.what) for w in old) else None
    lighter = plan is not None and any(
        rule.startswith("pain.") for w in plan.weeks for d in w.days for s in d.sessions for rule in s.because
    )
    text, claims = together(told, sentence_of("log.plan_stays", turn.language)) if lighter else told
    return Answer(text, claims, outcome=Outcome(corrections=[made.correction_id]))


def _ask_delete(turn: Turn, old: Sequence[Written]) -> Answer | None:
    if not old:
        return None
    text, claims = standing("log.delete", [(w.what, w.days_ago, ()) for w in old], turn.facts, turn.language)
    return Answer(text, claims, (Step("delete", Delete(tuple(sorted(id for w in old for id in w.ids)))),))


def _nothing_to_delete(turn: Turn, gone: Gone) -> Answer:
    if gone.name in ENDURANCE and gone.days_ago is None:
        sport = Telling(turn.language).word("activity", str(gone.name)).lower()
        return Answer(*sentence_of("log.none_of", turn.language, activity=sport))
    if gone.days_ago is None:
        return Answer(*sentence_of("log.none_lately", turn.language))
    return Answer(*sentence_of("log.none", turn.language, day=day_name(gone.days_ago, turn.facts, turn.language)))


# --- undo ------------------------------------------------------------------------------------------------------------------


def undo_last(turn: Turn, count: int, *, of_plan: bool) -> Answer:
    """Take back what was done last: in the log, in the profile or in the plan, whichever of them is the newest.

    count: of changes; more than one is of the plan.  of_plan: the words name a change of the plan.
    """
    done = turn.done
    outcome = (done.outcome or {}) if done is not None else {}
    newest = plan_history.newest_change(turn)
    of_talk = bool(outcome.get("records") or outcome.get("corrections") or outcome.get("profile"))
    since = done.closed_at if done is not None and of_talk else None
    plan_is_newer = newest is not None and (since is None or newest.created_at > since)
    if of_plan or count > 1 or plan_is_newer or not of_talk:
        return plan_history.undo(turn, count)
    if done is not None and [s["op"] for s in done.steps] == ["food"] and outcome.get("records"):
        return food.undo(turn, outcome["records"]["nutrition"])
    if outcome.get("profile") and not turn.just_done:  # what was talked about since may be what is meant, so it is asked first
        return Answer(turn.say("coach-undo-ask"), steps=(Step("undo", count),))
    if outcome.get("profile"):
        return profile.put_back(turn) or plan_history.undo(turn, count)
    if outcome.get("corrections"):
        return _bring_back(turn, str(outcome["corrections"][-1]))
    stands = last_written(turn)
    if not stands:
        return Answer(*sentence_of("log.none_undone", turn.language))
    if not turn.just_done:  # what was talked about since may be what is meant, so it is asked first
        return _ask_delete(turn, stands) or Answer("")
    return delete(turn, Delete(tuple(sorted(id for w in stands for id in w.ids))))


def bring_back(turn: Turn) -> Answer:
    """Let what was deleted or corrected last stand again."""
    corrections = ((turn.done.outcome or {}) if turn.done is not None else {}).get("corrections")
    if not corrections:
        return Answer(*sentence_of("log.none_back", turn.language))
    return _bring_back(turn, str(corrections[-1]))


def log_status(turn: Turn) -> Answer:
    """Whether what was just talked about is written down, else the newest that is."""
    if turn.pending is not None and any(s["op"] in {"log", "day"} for s in turn.pending.steps):
        return Answer(*sentence_of("log.not_yet", turn.language))
    last = last_written(turn)
    newest = last or lately(turn)[-1:]
    if not newest:
        return Answer(*sentence_of("log.nothing_lately", turn.language))
    stands = [(w.what, w.days_ago, sorted(w.ids)) for w in newest]
    return Answer(*standing("log.stands" if last else "log.newest", stands, turn.facts, turn.language))


def _bring_back(turn: Turn, correction_id: str) -> Answer:
    last: Correction | None = next(
        (c for c in turn.house.store.find("correction", turn.athlete) if c.correction_id == correction_id), None
    )
    if last is None:
        return Answer(*sentence_of("log.none_back", turn.language))
    try:
        with turn.coach.one_at_a_time(turn.athlete):
            made = undo(turn.house, turn.athlete, last, turn.text)
    except Refusal as why:
        return Answer(in_words(why, turn.language))
    ids = {id for found in made.after.values() for id in found}
    outcome = Outcome(records=dict(made.after), corrections=[made.correction_id])
    back = written_of(turn.house, turn.athlete, now_of(turn), UNDONE_DAYS, ids) if ids else []
    if not back:
        return Answer(*sentence_of("log.restored_gone", turn.language), outcome=outcome)
    stands = [(w.what, w.days_ago, sorted(w.ids)) for w in back]
    return Answer(*standing("log.restored", stands, turn.facts, turn.language, CORRECTED), outcome=outcome)
