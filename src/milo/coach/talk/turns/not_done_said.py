"""What was not done, and whether an athlete asks if it was due: that is no wish for today's session."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from milo.coach.talk.heard.done_words import is_activity, named_in_log
from milo.coach.talk.receipts.facts import Facts, plan_receipts, planned_on
from milo.coach.talk.receipts.telling import Quoted, Telling
from milo.coach.talk.replies.mended import day_name
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.talk import Claim, Language

MOST_CHARACTERS = 120  # of such a sentence; a longer one tells a story (our choice)
_DUE = re.compile(
    r"(?:(?:so|and|hey|ok|y|entonces) )*(?:should i have|was i (?:supposed|meant) to(?: have)?|did i have to|deberia haber|"
    r"debia haber|debi haber|tenia que(?: haber)?|tendria que haber|me tocaba) (?P<what>.+)"
)
_FILLS = re.compile(
    r"\b(?:today|yesterday|hoy|ayer|this morning|esta manana|tonight|esta noche|last night|anoche|yet|todavia|aun|any|anything|"
    r"nothing|nada|at all|my|the|a|an|las|los|la|el|mi|mis|un|una|in the end|al final|after all|exercise|exercises|ejercicio|"
    r"ejercicios|workout|session|training|entreno|entrenamiento|sesion|de|of|todays|yesterdays|for|to|done|do|trained?|"
    r"entrenado|entrenar|hecho|hacer|worked out|work out|exercised|something|algo|"
    r"entrene|lift|lifted|levante|hice|fui a|ir a|go|gone|went)\b"
)
_YESTERDAY = re.compile(r"\b(?:yesterdays?|ayer|last night|anoche)\b")


@dataclass(frozen=True)
class NotDone:
    """What was not done, or may have been due. name: an exercise (id) or activity, None for any training.  days_ago: 0 or 1."""

    name: str | None
    days_ago: int


def asks_if_due(text: str, language: Language) -> NotDone | None:
    """What somebody asks whether they should have done, today or yesterday; None for any other words.

    >>> asks_if_due("should I have run yesterday?", "en")
    NotDone(name='running', days_ago=1)
    """
    plain = spelled(text)
    found = _DUE.fullmatch(plain)
    if len(text) > MOST_CHARACTERS or found is None or re.search(r"\d", text):
        return None
    return _meant(found["what"], plain, language)


def due_told(asked: NotDone, facts: Facts, language: Language) -> tuple[str, list[Claim]]:
    """What the plan had for a day, and whether that was among it."""
    telling = Telling(language, facts.units)
    planned = planned_on(facts, facts.today - timedelta(days=asked.days_ago))
    sessions = planned.sessions if planned is not None else []
    day = day_name(asked.days_ago, facts, language)
    mine = [
        s
        for s in sessions
        if asked.name is None
        or (s.endurance is not None and s.endurance.activity == asked.name)
        or any(one.exercise_id == asked.name for one in s.exercises)
    ]
    if not sessions:
        telling.say("due.rest", day=day)
    else:
        assert facts.plan is not None
        receipts = plan_receipts(facts.plan, "plan")
        titles = [Quoted(s.title, receipts) for s in mine or sessions]
        telling.say("due.yes" if mine else "due.other", day=day, what=titles)
    return telling.text, telling.claims


def _meant(words: str, plain: str, language: Language) -> NotDone | None:
    left = " ".join(_FILLS.sub(" ", words).split())
    name = named_in_log(left, language) if left else None
    if left and name is None:
        return None
    if name is not None and is_activity(name) and len(left.split()) > 2:
        return None
    return NotDone(name, 1 if _YESTERDAY.search(plain) else 0)
