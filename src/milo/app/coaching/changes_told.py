"""What is said of a change of the plan: what it did, old -> new, with receipts, and why a version was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from milo.app.coaching.food import CHANGED
from milo.app.coaching.words import say
from milo.app.flows import LANGUAGES
from milo.channels.coaching import Edited
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.vocabulary.talk import Claim, Language

MOST_CLAMPED = 3  # what the limits changed, told one by one; of more their number is told (our choice)
Told = tuple[str, list[Claim]]
Turns = Sequence[str | Mapping[str, str]]


def told_of(
    done: Edited, language: Language, *endings: str, offered: bool = False, spread: str | None = None, beside: Sequence[str] = ()
) -> Told:
    """What an edit did, or would do where it is offered, old -> new, with receipts.

    endings: words said after one that changes.  spread: what it changes beside what was asked for, as a sentence.
    beside: what else is to be known of it, as sentences.
    """
    changed, word = bool(done.changes) if offered else done.version is not None, "offer.would" if offered else "edit.done"
    parts = (
        [say(word, language, what=_ended(done.summary or "") if offered else _sentence(done.summary or ""))]
        if changed
        else [say("edit.same", language)]
    )
    if done.clamped:
        clamped = "; ".join(what.rstrip(".") for what in done.clamped[:MOST_CLAMPED])
        parts.append(say("edit.clamped", language, what=_ended(clamped)))
    if len(done.clamped) > MOST_CLAMPED and spread is None:  # that counts them all
        parts.append(say("edit.clamped_more", language, count=len(done.clamped) - MOST_CLAMPED))
    parts += [*beside, *filter(None, [spread]), *(say(ending, language) for ending in endings)] if changed else []
    rule = done.plan.adjustments[-1].rule if done.plan.adjustments else "EDIT"
    return claimed(" ".join(parts), language, [f"{done.plan.plan_id}@{done.plan.version}"], rule)


def claimed(text: str, language: Language, receipts: list[str], rule: str = "EDIT-UNDO") -> Told:
    return text, [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="plan", rule=rule, record_ids=receipts)
        for n in numbers_in(text, language)
    ]


def reason(kept: str, language: Language) -> str:
    """Why a version was made: our own words in the language of the talk, the athlete's as they were said."""
    ours = next((key for key in CHANGED if kept in {say(key, at) for at in LANGUAGES}), None)
    return kept.strip() if ours is None else say(ours, language)


def unknown_told(name: str, near: str | None, language: Language) -> str:
    """That nobody knows an exercise, with the one that may be meant."""
    meant = say("edit.meant", language, near=near) if near is not None else ""
    return " ".join(filter(None, [say("edit.unknown", language, name=name), meant]))


def _sentence(words: str) -> str:
    """Words as a sentence of their own: a capital first, a stop last."""
    return _ended(words[:1].upper() + words[1:])


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence[-1] in ".!?" else f"{sentence}."
