"""Changes of the plan that were made before: listed, taken back, and the plan of before or of the beginning."""

from __future__ import annotations

from milo.app.coaching.changes_told import claimed, reason
from milo.app.coaching.locks import TrainingLocked, refuse_while_locked
from milo.app.coaching.words import say
from milo.app.conversation.turn import Answer, Outcome, Turn
from milo.app.known_athletes import zone_of
from milo.coach.plans.edits.weeks import EditRefused
from milo.vocabulary.errors import NotFound
from milo.vocabulary.records import PlanVersion
from milo.vocabulary.told_limits import in_words

ATHLETE = "athlete"
MOST_LISTED = 8  # versions told in talk; the plan's page lists them all (our choice)
MOST_UNDONE = 5  # changes taken back by one sentence; more of them are seen better on the plan's page (our choice)


def newest_change(turn: Turn) -> PlanVersion | None:
    """The newest change of the athlete's that the plan that holds still carries, whoever changed it since; None without one."""
    versions, shown = turn.coach.history().versions(turn.athlete), turn.coach.history().shown(turn.athlete)
    by_id = {v.plan_version_id: v for v in versions}
    while shown is not None and shown.author != ATHLETE:
        shown = by_id.get(str(shown.plan["parent"]))
    return shown if shown is not None and shown.plan["parent"] in by_id else None


def undo(turn: Turn, count: int) -> Answer:
    """Take back the last changes that the athlete asked for, and what was adapted on top of them."""
    language = turn.language
    if not 1 <= count <= MOST_UNDONE:
        return Answer(*claimed(say("undo.count", language, most=MOST_UNDONE), language, []))
    taken: list[PlanVersion] = []
    adapted, why = False, ""
    with turn.coach.one_at_a_time(turn.athlete):
        while len(taken) < count and (made := newest_change(turn)) is not None:
            shown = turn.coach.history().shown(turn.athlete)
            try:
                refuse_while_locked(turn.house, turn.athlete)
                if shown is not None and shown.plan_version_id == made.plan_version_id:
                    turn.coach.undo(turn.athlete, spare=False)
                else:
                    by_id = {v.plan_version_id: v for v in turn.coach.history().versions(turn.athlete)}
                    turn.coach.restore(turn.athlete, by_id[str(made.plan["parent"])].version)
                    adapted = True
            except (EditRefused, TrainingLocked, NotFound) as e:
                why = in_words(e, language).rstrip(".")
                break
            taken.append(made)
        again = " ".join(turn.coach.spared(turn.athlete)) if taken else ""
    if not taken:
        return Answer(say("edit.refused", language, why=why) if why else say("undo.nothing", language))
    what = "; ".join(reason(v.reason or "", language) for v in taken)
    if len(taken) == count:
        text = say("undo.done" if count == 1 else "undo.several", language, count=count, what=what)
    else:
        end = say("undo.stopped", language, why=why) if why else say("undo.no_more", language)
        text = f"{say('undo.fewer', language, count=len(taken), wanted=count, what=what)} {end}"
    parts = [text, turn.say("coach-undo-adapted") if adapted else "", say("undo.spared", language, what=again) if again else ""]
    told = claimed(" ".join(filter(None, parts)), language, [f"{v.plan_id}@{v.version}" for v in taken])
    return Answer(*told, outcome=_holds_now(turn))


def history(turn: Turn) -> Answer:
    """The versions of the athlete's plans, the newest first: number, day, author and reason."""
    language, kept = turn.language, turn.coach.history()
    versions, shown = kept.all_versions(turn.athlete), kept.shown(turn.athlete)
    if shown is None:
        return Answer(say("history.none", language))
    lines, zone = [say("history.first", language)], zone_of(turn.house, turn.athlete)
    firsts = {v.plan_id: v for v in reversed(versions)}
    for v in reversed(versions[-MOST_LISTED:]):
        back = v.plan["version"] != v.version
        why = say("history.back", language, version=v.plan["version"]) if back else reason(v.reason or "", language)
        if v is firsts[v.plan_id] and v.author == "coach":
            why = say("history.made" if v is versions[0] else "history.new", language)
        author = say(f"history.{v.author}", language) if v.author in {ATHLETE, "coach"} else v.author
        at = v.created_at.astimezone(zone).date().isoformat()
        line = say("history.line", language, version=v.version, at=at, author=author, reason=why or "-")
        # Each plan counts its versions from one.
        line += say("history.earlier", language) if v.plan_id != versions[-1].plan_id else ""
        lines.append(line + (say("history.holds", language) if v is versions[-1] else ""))
    if len(versions) > MOST_LISTED:
        lines.append(say("history.more", language, count=len(versions) - MOST_LISTED))
    return Answer(*claimed("\n".join(lines), language, [f"{v.plan_id}@{v.version}" for v in versions[-MOST_LISTED:]]))


def plan_before(turn: Turn) -> Answer:
    """Let the plan hold again that held before this one was made; why not, where the profile has outgrown it."""
    language, coach, athlete = turn.language, turn.coach, turn.athlete
    with coach.one_at_a_time(athlete):
        back = coach.history().held_before(athlete)
        if back is None:
            return Answer(say("before.none", language))
        try:
            refuse_while_locked(turn.house, athlete)
            again = " ".join(coach.restore(athlete, back.version, back.plan_id)["adapted"])
        except EditRefused as e:
            return Answer(*claimed(say("before.outgrown", language, why=str(e.found).rstrip(".")), language, []))
        except TrainingLocked as e:
            return Answer(say("edit.refused", language, why=in_words(e, language).rstrip(".")))
    text = say("before.done", language)
    text = f"{text} {say('undo.spared', language, what=again)}" if again else text
    return Answer(*claimed(text, language, [f"{back.plan_id}@{back.version}"]), outcome=_holds_now(turn))


def first_again(turn: Turn) -> Answer:
    """Let the plan hold again as it was first made."""
    language, coach, athlete = turn.language, turn.coach, turn.athlete
    with coach.one_at_a_time(athlete):
        versions, shown = coach.history().versions(athlete), coach.history().shown(athlete)
        if shown is None:
            return Answer(say("undo.nothing", language))
        if shown.version == versions[0].version:
            return Answer(say("first.same", language))
        try:
            refuse_while_locked(turn.house, athlete)
            coach.restore(athlete, versions[0].version)
        except (EditRefused, TrainingLocked) as e:
            return Answer(say("edit.refused", language, why=in_words(e, language).rstrip(".")))
    return Answer(say("first.done", language), outcome=_holds_now(turn))


def _holds_now(turn: Turn) -> Outcome:
    versions = turn.coach.history().versions(turn.athlete)
    return Outcome(plan={"plan_id": versions[-1].plan_id, "version": versions[-1].version})
