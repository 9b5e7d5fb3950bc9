"""The coach's desk for a pain told in talk: what it changes in the plan, by name, and no promise that the plan does not keep."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from milo.app.adapting_flow import adapt_now, log_workout, readings_of
from milo.app.coaching.locks import TrainingLocked
from milo.app.coaching.pain_over import still_spared
from milo.app.coaching.pains_known import written_pains
from milo.app.logging_records import PAIN
from milo.coach.adapt.adapting import Change
from milo.coach.adapt.adapting_pain import PAIN_MUCH, PAIN_SOME
from milo.coach.conversation.entities.places import elsewhere_of
from milo.coach.conversation.values import Done, PainSaid
from milo.coach.safety.shell import WORDS as SHELL_WORDS
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.pain import ask_how_much
from milo.coach.talk.words.numbers_said import as_written, folded, numbers_in
from milo.locales import Templates
from milo.vocabulary.errors import NotFound
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import Claim, Language

if TYPE_CHECKING:
    from datetime import datetime

    from milo.app.house import House
    from milo.coach.safety.shell import Reply

MOST_NAMED = 8  # changes named in a reply; a week of a plan rarely has more that load one joint (our choice)
RULE = "pain."
REFUSED_FOR_PAIN = {"R.through_pain": True, "R.diagnosis": False}
"""The refusals that keep nobody from having a pain written down -> whether they hold beside it as well."""
_WORDS: dict[Language, Templates] = {"en": Templates("pain_told", "en"), "es": Templates("pain_told", "es")}


def write_pain(house: House, athlete: str, done: Done, at: datetime) -> list[str]:
    """Write a pain down; the id of its record. Raises Refusal."""
    assert done.pain is not None
    raw = {"at": at.isoformat(), "pain": [{"region": done.pain.region, "pain_0_10": done.pain.level}]}
    log_workout(house, athlete, raw)
    told = [m for m in readings_of(house, athlete, at.date()) if m.quantity == PAIN and m.note == done.pain.region]
    return [max(told, key=lambda m: m.at).measurement_id] if told else []


def plan_spared(house: House, athlete: str, done: Sequence[Done], language: Language) -> tuple[str, list[Claim]]:
    """Change the sessions to come by the pains that were written down, and say which by name; why not, where none changes."""
    words, level = _WORDS[language], max((each.pain.level or 0.0 for each in done if each.pain is not None), default=0.0)
    try:
        made = adapt_now(house, athlete, only_pain=True)
    except NotFound:
        return words["no_plan"], []
    except TrainingLocked:
        return words["locked"], []
    changes = [c for c in made["changes"] if c.rule.startswith(RULE)]
    if changes:
        titles = {s.session_id: s.title for w in made["plan"].weeks for d in w.days for s in d.sessions}
        lines = [_line(c, titles.get(c.session_id or "", ""), words, language) for c in changes[:MOST_NAMED]]
        if len(changes) > MOST_NAMED:
            lines.append(words["more"].format(count=len(changes) - MOST_NAMED))
        text = words["changed"].format(what="; ".join(lines))
    else:
        over = still_spared(house, athlete, _regions(done), language) if level < PAIN_SOME else None
        key = "limits" if made["taken_back"] else "mild" if level < PAIN_SOME else _stays(made, _regions(done))
        text = words[key] if over is None else over
    if level >= PAIN_SOME:
        text = f"{text} {words['doctor' if level >= PAIN_MUCH else 'morning']}"
    plan = made["plan"]
    receipts = [f"{plan.plan_id}@{plan.version}"]
    claims = [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="plan", rule="pain.told", record_ids=receipts)
        for n in numbers_in(text, language)
    ]
    return text, claims


def refused_for_pain(text: str) -> str | None:
    """Which of the refusals a reply is, None for any other text."""
    return next((key for at in _WORDS for key in REFUSED_FOR_PAIN if SHELL_WORDS[at][key] == text), None)


def kept_promise(
    house: House, athlete: str, made: Reply, text: str, waiting: Collection[str] = (), pain: PainSaid | None = None
) -> str:
    """The reply's text, with "I leave out what loads that part" only where the plan does; else what is true in its place.

    A careful reply says so of any pain that was told; only one that is in the profile or was written down has changed the plan.
    text: of the message.  waiting: the regions of pains that were told with their number and only wait for a yes.  pain: that the
    message tells.
    """
    language: Language | None = next((at for at in _WORDS if SHELL_WORDS[at]["C.injury"] in made.text), None)
    if language is None:
        return made.text
    words = _WORDS[language]
    if pain is None and elsewhere_of(folded(text)) is not None:
        return unpromised(made.text, words["elsewhere"])
    profile = house.flows.profile(athlete)
    planned = {i.region for i in (profile.injuries if profile is not None else None) or []}
    if planned and (pain is None or pain.region in planned):
        return made.text
    written = {region: level for region, level in written_pains(house, athlete).items() if pain is None or pain.region == region}
    stands = _stands(house, athlete, written) if written else None
    if stands is not None:
        return made.text if min(written.values()) >= PAIN_MUCH else unpromised(made.text, words[stands])
    if waiting and (pain is None or pain.region in waiting):
        return unpromised(made.text, words["waits"])
    return unpromised(made.text, "" if pain is not None and ask_how_much(pain, language) in made.text else words["tell"])


def with_doctor(text: str) -> str:
    """The careful reply to a pain of PAIN_MUCH or more, with whom to see; a reply that already sends somebody stays as it is."""
    for language, words in _WORDS.items():
        if SHELL_WORDS[language]["C.injury"] in text:
            return f"{text} {words['doctor_much']}"
    return text


def unpromised(text: str, instead: str = "") -> str:
    """A text without the shell's promise of what the plan leaves out. instead: what is said in its place."""
    for language in _WORDS:
        full = SHELL_WORDS[language]["C.injury"]
        promise = re.split(r"(?<=[.;]) ", full)[-1]
        text = text.replace(full, f"{full.removesuffix(promise).rstrip(' ;.')}. {instead}".strip())
    return text


def _stands(house: House, athlete: str, regions: Collection[str]) -> str | None:
    """How the plan that holds stands to pains that were written down, as a key of the words; None where it would still change."""
    try:
        made = adapt_now(house, athlete, only_pain=True, keep=False)
    except (NotFound, TrainingLocked):
        return None
    if made["adapted"]:
        return None
    return "limits" if made["taken_back"] else _stays(made, regions)


def _stays(made: Mapping[str, Any], regions: Collection[str]) -> str:
    """Why pains change nothing, as a key of the words; of several the one that loads most is told."""
    loads = {made["loads"].get(region, "nothing") for region in regions}
    return next((key for key in ("least", "less") if key in loads), "spared")


def _regions(done: Sequence[Done]) -> list[str]:
    return [each.pain.region for each in done if each.pain is not None]


def _line(c: Change, title: str, words: Mapping[str, str], language: Language) -> str:
    telling = Telling(language)
    day = telling.word("day", DAYS[c.day.weekday()]) if c.day is not None else ""
    day = day[:1].upper() + day[1:] if language == "en" else day
    values: dict[str, Any] = {"day": day, "name": _name(c.exercise_id, language) or title}
    if c.of == "exercise":
        key = "stop" if c.new is None else "swap"
        values |= {"old": _name(c.old, language), "new": _name(c.new, language)}
    elif c.of == "session":
        key, values = "stop", values | {"old": c.old}
    elif c.of == "activity":
        key = "swap"
        values |= {"old": telling.word("activity", c.old), "new": telling.word("activity", c.new)}
    else:
        key = {"load_kg": "load", "sets": "sets"}.get(c.of, "minutes")
        values |= {"old": telling.number(c.old or 0, 2), "new": telling.number(c.new or 0, 2)}
    return words[key].format_map(values)


def _name(exercise: str | None, language: Language) -> str:
    known = catalogue().get(exercise or "")
    return known.called(language) if known is not None else exercise or ""
