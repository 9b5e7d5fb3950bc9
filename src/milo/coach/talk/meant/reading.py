"""What a message that no rule knows most likely asks: the intent that answers it, or the change of the plan to offer.

Rules come first, and what they know by its shape stands. What is read here is a likelihood: it may choose an answer, and a change
of the plan only as an offer that waits for a yes.
"""

from __future__ import annotations

from typing import Any

from milo.coach.plans.edits.doors import Edit, EditKind
from milo.coach.plans.edits.past import ORDER
from milo.coach.plans.text.spelling import plain as edit_words
from milo.coach.talk.heard.asking_parts import named_in
from milo.coach.talk.heard.asking_words import meal_named
from milo.coach.talk.heard.intents import SHAPED, Intent
from milo.coach.talk.meant.meanings import MEANINGS, Meaning
from milo.coach.talk.meant.reader import likeliest
from milo.coach.talk.meant.wishes import wish
from milo.coach.talk.words.intent_words import IntentName
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.plan import Day

UNKNOWN_FROM, BY_WORDS_FROM, ADVISED_FROM, SHAPED_FROM, OFFERED_FROM = 0.12, 0.15, 0.4, 0.6, 0.25
"""Chances from which a meaning is believed: where rules know nothing, where words alone speak for another (of 301 such on the
author t rules were right 3 times, the reader 267), where the pattern of a general answer or a day does, where the shape of a
question does, and from which a change of the plan is offered rather than asked about. Chosen on t before u was written."""
LEAST_WORDS = 2  # with letters, of a text that is read this way where it is not sure: "81.5 kg" says too little. Our choice
SURE = 0.8  # and the chance from which fewer do. Our choice
MANY_WORDS = 5.0  # weight of an intent for which several words speak at once. Our choice
DOUBTED_FROM = 0.4
"""The chance from which another meaning takes back a change that rules read: of 58 such sentences of t and u rules were wrong in
13, and 12 of those, and no other, were doubted; of 27 of w in 6, and 4 of those and no other."""
ALIKE_CHANGES: tuple[frozenset[EditKind | None], ...] = (
    frozenset({"skip", "free", "away", "days", "on", "recovery", "move"}),
    frozenset({"swap", "drop", "without", "add"}),
    frozenset({"harder", "easier", "sets", "minutes"}),
    frozenset({"away", "without"}),
)
"""Changes that are told in much the same words."""
OF_A_DAY: frozenset[IntentName] = frozenset({"today", "food", "meals"})
"""Intents of one day, which rules read with the day that is named."""
COURTESIES: frozenset[IntentName] = frozenset({"greeting", "thanks"})


def understood(text: str, own: Intent) -> Intent:
    """The intent of a text: that of the rules, or of its likeliest meaning where that is likely enough.

    own: what rules made of it (heard.intents.intents).

    >>> from milo.coach.talk.heard.intents import intents
    >>> text = "¿me puedo tomar unas cañas después de entrenar?"
    >>> understood(text, intents(text, "es")).advice
    'alcohol'
    """
    meaning = _meaning(text, own)
    if meaning is None:
        return own
    plain = spelled(text)
    named, fields = named_in(plain), dict(meaning.fields)
    fields.setdefault("subject", named.subject if meaning.needs in {"subject", "muscle"} or "part" in fields else None)
    fields.setdefault("window", named.window)
    fields.setdefault("week", named.week)
    if meaning.name == "meals":
        fields["meal"] = meal_named(plain)
    if meaning.name == "why" and own.name == "why":
        fields["topics"], fields["figures"] = own.topics, own.figures
    return Intent(
        name=meaning.name, language=own.language, exercise=own.exercise, day=own.day, weight=SHAPED, likely=likeliest(text).chance,
        tomorrow=bool(fields.pop("tomorrow", own.tomorrow)), race=bool(fields.pop("race", False)), **fields,
    )  # fmt: skip


def wished(text: str, own: Intent, today: Day | None, but: EditKind | None = None) -> Edit | None:
    """The change of the plan that a text most likely wishes, to be offered; None for none and where it lacks what is needed for it.

    own: as for understood.  today: of the week, for "today" and "tomorrow".  but: the kind that rules read; only what is surely of
    another kind is then a wish.
    """
    meaning = _meaning(text, own, change=True)
    least = OFFERED_FROM if but is None else SURE
    if meaning is None or meaning.change in (None, but) or likeliest(text).chance < least:
        return None
    if but is not None and not _akin(but, meaning.change):
        return None  # "add 5 sets of planks" adds planks, whatever is said of sets
    return wish(meaning.change, text, own.exercise, today)


def doubted(edit: Edit, text: str) -> bool:
    """Whether a change that rules read in a text is most likely none, or another one.

    >>> from milo.coach.plans.edits.reading import read_edit
    >>> texts = ("skip thursday", "no gym yesterday, sorry, slept through my alarm")
    >>> [doubted(Edit(kind="skip", day="thursday"), text) for text in texts]
    [False, True]
    """
    if ORDER.search(" ".join(edit_words(text).split())):
        return False  # who orders is taken at their word
    read = likeliest(text)
    meaning = MEANINGS.get(read.label)
    change = None if meaning is None else meaning.change
    return read.chance >= DOUBTED_FROM and not _akin(edit.kind, change)


def _akin(one: EditKind, other: EditKind | None) -> bool:
    """Whether two changes are told in much the same words."""
    return any({one, other} <= kinds for kinds in ALIKE_CHANGES)


def _meaning(text: str, own: Intent, *, change: bool = False) -> Meaning | None:
    """The likeliest meaning, None where rules are to be believed. change: only what changes the plan is looked for."""
    if own.name in COURTESIES or own.name == "medical" or own.term is not None:
        return None
    read = likeliest(text)
    few = sum(word.isalpha() for word in spelled(text).split()) < LEAST_WORDS
    if read.chance < (SURE if few else _from(own)):
        return None
    label: str | None = read.label
    while label is not None and (meaning := MEANINGS.get(label)) is not None:
        if _names(meaning, text, own):
            stands = change and meaning.change is not None and own.part is None
            return meaning if stands or not _as_exact(own, meaning) else None
        label = meaning.without
    return None


def _dated(own: Intent) -> bool:
    """Whether rules read what is on a day that is named."""
    return own.name in OF_A_DAY and (own.day is not None or own.tomorrow or own.race)


def _from(own: Intent) -> float:
    """The chance from which a meaning is believed against what rules read."""
    if own.name == "unknown":
        return UNKNOWN_FROM
    if own.advice is not None:
        return ADVISED_FROM
    if own.part is not None or own.weight >= SHAPED or own.name == "what_if":
        return SHAPED_FROM
    return ADVISED_FROM if _dated(own) or own.weight >= MANY_WORDS else BY_WORDS_FROM


def _as_exact(own: Intent, meaning: Meaning) -> bool:
    """Whether rules' own answer is of a meaning already, and as exact as it or more."""
    if {own.part, own.advice} & meaning.alike:
        return True
    if meaning.told and (own.part is not None or own.advice is not None or own.weight >= SHAPED):
        return True
    if _dated(own) and (own.name != "today" or not (meaning.change or meaning.name == "why" or "advice" in meaning.fields)):
        return True
    return meaning.name == own.name and not meaning.fields and meaning.change is None and own.advice is None


def _names(meaning: Meaning, text: str, own: Intent) -> bool:
    """Whether a text names what a meaning needs."""
    if meaning.needs is None:
        return True
    subject = named_in(spelled(text)).subject
    there: dict[str, Any] = {
        "exercise": own.exercise,
        "day": own.day,
        "subject": subject or own.exercise,
        "muscle": subject if subject in MUSCLES else None,
    }
    return there[meaning.needs] is not None
