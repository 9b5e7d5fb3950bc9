"""A turn read once: the yes or no to what is pending, the commands of the message, a wish, or the question it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from milo.app.coaching.words import say
from milo.app.conversation.handlers import BARRED, HANDLERS, OPERATIONS, corrections
from milo.app.conversation.handlers.choices import Choice, chosen
from milo.app.conversation.handlers.food import FoodSaid
from milo.app.conversation.handlers.logs import Log, too_heavy_of
from milo.app.conversation.handlers.plan_changes import Change, ask_change, ask_changes, change_before, follow_up
from milo.app.conversation.handlers.questions import facts_for, meant, readiness_told, unsure_of
from milo.app.conversation.pending import asked as pending_action
from milo.app.conversation.pending import closed
from milo.app.conversation.turn import Answer, Outcome, Step, Told, Turn, act_of, claimed, plain_of
from milo.app.conversation.written import now_of
from milo.coach.conversation.actions.plan import of_act, of_it, says_it
from milo.coach.conversation.actions.remind import read_reminder
from milo.coach.conversation.actions.undo import taken_back
from milo.coach.conversation.acts import Act
from milo.coach.conversation.answers.asked import asked
from milo.coach.conversation.answers.values import Intent
from milo.coach.conversation.commands import Command, commands
from milo.coach.conversation.corrections import joined, says_do_it
from milo.coach.conversation.values import DaySaid, PainSaid
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.replies.log import ASKS_END, unasked
from milo.coach.talk.replies.mended import sentence_of
from milo.coach.talk.replies.replies import COMMAND, Draft, answer
from milo.coach.talk.turns.conversation import Question
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.records import PendingAction
from milo.vocabulary.talk import Language

CHANGING = frozenset({"undo", "bring_back", "plan_before", "first_plan", "withdraw", "target"})
"""Commands that change something without a question before."""


UNDO = frozenset({"undo", "deshacer", "deshaz"})
FACTS = frozenset({"log", "day", "food"})
"""What is told one after the other is one question, which lists all of it."""


@dataclass
class Read:
    """What came of reading a turn, for what is kept of it.

    commands: that handlers answered.  asked: the question that is open since; closes: the one that was answered.  done: what was
    written.  acts: what was understood.  pains: regions of pains that wait for a yes.  amended: asked is closes, put right.
    hurts: a pain that the message tells.  language: of the reply.
    """

    commands: bool = False
    question: bool = False
    asked: PendingAction | None = None
    closes: PendingAction | None = None
    done: Outcome = field(default_factory=Outcome)
    acts: list[dict[str, Any]] = field(default_factory=list)
    pains: set[str] = field(default_factory=set)
    amended: bool = False
    hurts: PainSaid | None = None
    language: Language = "en"


def answered(turn: Turn, read: Read, *, edits: bool = True) -> Draft | Question:
    """The answer of the handlers, or the question with the facts that answer it."""
    taken = _choice(turn, read) if edits else None
    if taken is not None and taken.answer:
        return _question(turn.saying(taken.words), read, meant(turn, taken))
    made = _of_pending(turn, read) if turn.pending is not None and edits else None
    if made is None and edits:
        turn = _lapsed(turn, read)
    made = made or _commanded(turn, read, edits=edits)
    if made is not None:
        read.commands = True
        return _draft(turn, read, made)
    return _question(turn, read, asked(turn.text, turn.language, _intent_before(turn)), edits=edits)


def _question(turn: Turn, read: Read, intent: Intent, *, edits: bool = True) -> Draft | Question:
    """The question with the facts that answer it; one short question where it is not sure what is asked."""
    kept = [msgspec.structs.replace(act, may=(), every=()) for act in turn.reading.acts]
    read.acts = [{**plain_of(act), "intent": plain_of(intent)} for act in kept]
    read.question = True
    if _of_readiness(turn, intent):
        told = readiness_told(turn)
        if told is not None:
            return _draft(turn, read, told)
    if intent.name != "what_if" and intent.part not in {"easier", "harder"} and edits:
        unsure = unsure_of(turn, intent)
        if unsure is not None:
            read.commands = True
            return _draft(turn, read, unsure)
    facts = facts_for(turn, intent)
    if isinstance(facts, Answer):
        return _draft(turn, read, facts)
    return Question(intent, facts, *(_reminder(turn) if edits else ("", [])))


def barred_facts(turn: Turn, read: Read) -> Answer | None:
    """What was told of a day or the profile beside a message that is refused or locked, or the yes or no to it; None for none."""
    if turn.pending is not None and all(OPERATIONS[s["op"]].while_locked for s in turn.pending.steps):
        made = _of_pending(turn, read)
        if made is not None:
            return _asking(turn, read, made)
    told = [c for c in commands(turn.text, turn.facts, turn.language, turn.reading) if c.op in BARRED]
    answers = [a for c in told if (a := HANDLERS[c.op](turn, c.value)) is not None]
    return _asking(turn, read, _together(turn, answers)) if answers else None


# --- a question that is open -------------------------------------------------------------------------------------------------


def _of_pending(turn: Turn, read: Read) -> Answer | None:
    """What the message is to the open question: a yes, a no, an amendment, a choice; None where it is about something else."""
    assert turn.pending is not None
    steps = _steps(turn.pending)
    yes = said_yes(turn.text)
    taken = taken_back(turn.reading.acts, turn.text, turn.facts.today, turn.language) if yes is None else None
    if taken is not None and taken.op in {"undo", "bring_back"} and taken.count == 1:
        if turn.done is not None and spelled(turn.text).strip() in UNDO:
            return None  # the word alone is of what was carried out, not of what is asked
        yes = False  # "undo that" to a question: what it asked is not done
    if yes and not any(s.op in {"choose", "pain"} for s in steps):
        return _carried_out(turn, read, steps)
    if yes is False:
        read.closes = closed(turn.house, turn.pending, "declined")
        return Answer(" ".join(dict.fromkeys(OPERATIONS[s.op].left(turn) for s in steps)))
    for n, step in enumerate(steps):
        if step.op == "choose":
            choice = chosen(turn, step.value)
            if choice is None:
                continue
            read.closes = closed(turn.house, turn.pending, "replaced")
            return _commanded(turn.saying(choice.words), read)
        amend = OPERATIONS[step.op].amend
        amended = amend(turn, step.value) if amend is not None else None
        if amended is None:
            continue
        read.amended = True
        how, value = amended
        new = value if how == "become" else Step(step.op, value)
        steps = [*steps[:n], new, *steps[n + 1 :]]
        if how == "do":
            return _carried_out(turn, read, steps)
        return _together(turn, [a for s in steps if (a := OPERATIONS[s.op].ask(turn, s.value)) is not None])
    return None


def _choice(turn: Turn, read: Read) -> Choice | None:
    """The choice of an open question that the message takes; the question is then closed."""
    offered = [s.value for s in _steps(turn.pending) if s.op == "choose"] if turn.pending is not None else []
    taken = chosen(turn, offered[0]) if offered else None
    if taken is not None and taken.answer:
        assert turn.pending is not None
        read.closes = closed(turn.house, turn.pending, "replaced")
    return taken


def _lapsed(turn: Turn, read: Read) -> Turn:
    """The turn without an offered choice that the message does not take: it lapses quietly, as nothing waits for its answer."""
    only_offered = turn.pending is not None and all(s["op"] == "choose" for s in turn.pending.steps)
    if turn.pending is None or not only_offered or said_yes(turn.text) is not None:
        return turn
    read.closes = closed(turn.house, turn.pending, "replaced")
    return replace(turn, pending=None)


def _steps(pending: PendingAction) -> list[Step]:
    """What a yes to an open question carries out."""
    return [Step(s["op"], msgspec.convert(s["value"], OPERATIONS[s["op"]].type)) for s in pending.steps]


def _carried_out(turn: Turn, read: Read, steps: Sequence[Step]) -> Answer:
    """All that the question asked, in its order, and nothing else."""
    assert turn.pending is not None
    answers = [OPERATIONS[s.op].carry_out(turn, s.value) for s in steps]
    outcome = sum((a.outcome for a in answers), Outcome())
    read.closes = closed(turn.house, turn.pending, "done" if outcome else "declined", outcome)
    if any(a.steps for a in answers):
        return _together(turn, answers)
    return Answer(" ".join(a.text for a in answers), [c for a in answers for c in a.claims])


# --- commands ----------------------------------------------------------------------------------------------------------------


def _commanded(turn: Turn, read: Read, *, edits: bool = True) -> Answer | None:
    put_right = corrections.correct(turn) if edits else None
    if put_right is not None:
        read.acts = [plain_of(Act("correct", polarity="wants"))]
        return put_right
    wanted = read_reminder(turn.text, now_of(turn).replace(tzinfo=None))
    reminds = [] if wanted is None else [Command("remind", wanted, Act("app_help", {"topic": "reminder"}, "wants"))]
    found = reminds or list(commands(turn.text, turn.facts, turn.language, turn.reading))
    if [c.op for c in found] == ["half_told"] and asked(turn.text, turn.language, None).part is not None:
        found = []  # "run 100 km this week" asks; it tells nothing half
    if not edits:
        changing = [
            c for c in found if c.op in OPERATIONS or c.op in {"undo", "bring_back", "plan_before", "first_plan", "withdraw"}
        ]
        return Answer(say("edit.elsewhere", turn.language)) if changing else None
    if not any(c.op in {"log", "withdraw", "undo", "day", "pain"} for c in found):
        made = follow_up(turn)
        if made is not None:
            read.acts = [plain_of(Act("correct", polarity="wants"))]
            return made
    if not found and turn.pending is None and said_yes(turn.text) and says_do_it(turn.text):
        return Answer(*sentence_of("log.no_question", turn.language))
    if found and found[0].op == "change":
        return _changes(turn, read, found)
    found = _with_waiting(turn, found)
    answers = [a for c in found if (a := HANDLERS[c.op](turn, c.value)) is not None]
    if not answers:
        return None
    read.acts = [plain_of(c.act) for c in found]
    if "?" in turn.text and {c.op for c in found} <= FACTS:
        answers = [*_asked_beside(turn), *answers]
    read.pains = {d.pain.region for c in found if c.op == "log" for d in c.value if d.pain is not None}
    return _together(turn, answers)


def _asked_beside(turn: Turn) -> list[Answer]:
    """The general answer to what is asked beside something told: "slept 5 h, should I train?"."""
    intent = asked(turn.text, turn.language, None)
    facts = facts_for(turn, intent) if intent.advice is not None else None
    if facts is None or isinstance(facts, Answer):
        return []
    draft = answer(intent, facts)
    return [Answer(draft.text, draft.claims)]


def _changes(turn: Turn, read: Read, found: Sequence[Command]) -> Answer | None:
    read.acts = [plain_of(c.act) for c in found]
    if turn.facts.plan is None or turn.facts.plan.refused is not None:
        return None
    if len(found) > 1:
        return ask_changes(turn, [Change.of(edit, words) for edit, words in (c.value for c in found)])
    edit, words = found[0].value
    if says_it(edit, words):  # "make it harder" is of what the change before, or the question just before, was of
        asked = [act for act in map(act_of, turn.before) if act is not None and act.kind in {"ask_plan", "explain", "ask_figure"}]
        earlier = change_before(turn)
        if asked and {"day", "exercise"} & asked[-1].slots.keys():
            edit = of_act(edit, asked[-1], turn.facts.today)
        elif asked:
            return Answer(say("edit.which_it", turn.language))
        elif earlier is not None:
            meant = of_it(edit, earlier.edit)
            if meant is None:
                return Answer(say("edit.which_it", turn.language))
            edit = meant
    return ask_change(turn, Change.of(edit, words))


def _with_waiting(turn: Turn, found: list[Command]) -> list[Command]:
    """Sets told while others wait are one log with them: a session is told set by set, and one question lists all of it."""
    food = [s for s in turn.pending.steps if s["op"] == "food"] if turn.pending is not None else []
    if food and found and "food" not in {c.op for c in found} <= FACTS:
        found = [*found, Command("food", msgspec.convert(food[-1]["value"], FoodSaid))]
    waits = [s for s in turn.pending.steps if s["op"] == "log"] if turn.pending is not None else []
    days = [s for s in turn.pending.steps if s["op"] == "day"] if turn.pending is not None else []
    open_ops = {s["op"] for s in (turn.pending.steps if turn.pending else ())}
    if found and days and open_ops <= FACTS and {c.op for c in found} <= FACTS:
        new = {c.value.about for c in found if c.op == "day"}
        before = [msgspec.convert(s["value"], DaySaid) for s in days]
        found = [*(Command("day", day) for day in before if day.about not in new), *found]
    if waits and not any(c.op == "log" for c in found) and found and {c.op for c in found} <= FACTS:
        return [Command("log", msgspec.convert(waits[-1]["value"], Log).done), *found]
    if not waits or not any(c.op == "log" for c in found):
        return found
    waiting = msgspec.convert(waits[-1]["value"], Log).done
    return [
        replace(c, value=joined(waiting, c.value, turn.text)) if c.op == "log" and too_heavy_of(c.value) is None else c
        for c in found
    ]


def _joins(command: Command) -> bool:
    """Whether what is told goes on with what waits; what nobody can have lifted does not."""
    return command.op == "log" and too_heavy_of(command.value) is None


def _together(turn: Turn, answers: Sequence[Answer]) -> Answer:
    """Several answers as one: what is only said first, then the questions, which one yes or no answers."""
    if len(answers) == 1:
        return answers[0]
    said, asks = [a for a in answers if not a.steps], [a for a in answers if a.steps]
    end = next((e for a in asks for e in ASKS_END if a.text.endswith(e)), "")
    joint = " ".join(unasked(a.text) for a in asks)
    text = " ".join(filter(None, [*(a.text for a in said), joint, end]))
    claims = [c for a in [*said, *asks] for c in a.claims]
    outcome = sum((a.outcome for a in answers), Outcome())
    return Answer(text, claims, tuple(s for a in asks for s in a.steps), outcome)


# --- questions ---------------------------------------------------------------------------------------------------------------


def _intent_before(turn: Turn) -> Intent | None:
    stored = next((a["intent"] for a in turn.before if "intent" in a), None)
    return None if stored is None else msgspec.convert(stored, Intent)


def _of_readiness(turn: Turn, intent: Intent) -> bool:
    return intent.part == "readiness"


def _reminder(turn: Turn) -> Told:
    """That something still waits for its yes, behind the answer to something else; its numbers are what was told."""
    if turn.pending is None:
        return "", []
    question = turn.pending.question
    if turn.pending.language != turn.language:  # the same question in the language of this message
        again = [OPERATIONS[s.op].ask(turn, s.value) for s in _steps(turn.pending)]
        question = _together(turn, [a for a in again if a is not None]).text if any(again) else question
    text = turn.say("coach-still-open", question=question)
    return text, claimed(text, turn.language, [], "pending", "told")


def _draft(turn: Turn, read: Read, made: Answer) -> Draft:
    made = _asking(turn, read, made)
    return Draft(made.text, made.claims, intent=COMMAND)


def _asking(turn: Turn, read: Read, made: Answer) -> Answer:
    if made.steps:
        read.asked = pending_action(turn.house, turn.athlete, made.steps, made.text, turn.language)
        if turn.pending is not None and read.closes is None:
            read.closes = closed(turn.house, turn.pending, "replaced")
            left = {s["op"] for s in turn.pending.steps} - {"choose", "pain"}
            both = left | {s.op for s in made.steps}
            joined_up = both <= FACTS
            if left and not (read.amended or joined_up):
                return replace(made, text=f"{turn.say('coach-replaced')} {made.text}")
    elif made.outcome and read.closes is None:
        read.done = made.outcome
    elif turn.pending is not None and read.closes is None:
        behind, claims = _reminder(turn)
        return replace(made, text=f"{made.text}\n{behind}", claims=[*made.claims, *claims])
    return made
