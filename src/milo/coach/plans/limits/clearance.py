"""A clearance as the answers of a profile tell of it: whether it is one, and what it opens.

Source: Milo's safety reference, F-2 (a structured record: date, scope, who), F-3 (it lowers for its scope, for twelve months at
most), PL-21, PL-23.  One that says no scope is taken for everything that is asked; without a date that can be read, or without
somebody who gave it, it is none (our reading: F-2 names all three, and a scope that nobody limited limits nothing).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from milo.coach.plans.basics.tables import tables, tupled
from milo.coach.plans.limits.answers import NO, YES, has_word, is_blank, plain_key

CLEARANCE_DAYS = 366  # F-3: a clearance holds twelve months at most
PREGNANCY_DAYS = 294  # 42 weeks: what is older is from before this pregnancy (our choice)
CLEARED = ("clear", "approv", "midwife", "matrona", "doctor_ok", "physician_ok", "medical_ok", "ok_from", "autoriz", "alta_medica")
"""Parts of the keys under which a clearance stands."""
ENTERED = "clearance_entered"
"""The plain key under which clearances of the form stand beside the answers; health_clearances puts them there, nobody else."""
HEART, DISEASE, MEDICINE, LUNGS = "heart", "disease", "medicine", "lungs"
PREGNANCY, BIRTH, UNCLEAR = "pregnancy", "birth", "unclear"
"""What a clearance can be asked for: a heart disease; another of G-2's diseases; what a heart medicine is for;
COPD; a pregnancy; the time after a birth; a yes of the health questions that nothing explains."""
_TABLES = tables("limits.clearance")
ABOUT: dict[str, tuple[str, ...]] = tupled(_TABLES["about"])
"""Beginnings of the words of a scope that name what it is about."""
GENERAL: tuple[str, ...] = tuple(_TABLES["general"])
"""Beginnings of words that name training, or how hard it may be: such a scope is for the person, whatever they have (our reading).
"Light" is not among them: nobody needs a clearance for it, and it opens nothing."""
GENERAL_WHOLE = frozenset({"all", "any", "everything", "full", "todo", "toda", "todos", "todas", "completo", "completa"})
DENYING = frozenset({"no", "not", "never", "without", "except", "sin", "ni", "salvo", "excepto"})
"""A scope with one of these says what it is not for, and opens nothing."""
HARD_WORDS = ("vigorous", "vigoros", "hiit")
HIIT = ("hiit",)  # PL-25 wants it named
GIVEN = ("answer", "value", "cleared", "ok", "yes", "granted", "given", "valid", "approved", "status", "concedida", "valida")
REFUSED = ("refus", "denied", "deneg", "revok", "revoc", "expired", "caducad", "vencid", "pending", "pendiente", "not_", "no_")
DATE, SCOPE, WHO, UNTIL = "date", "scope", "who", "until"
FIELDS: dict[str, tuple[str, ...]] = tupled(_TABLES["fields"])
BESIDE = frozenset({"date", "fecha", "scope", "alcance", "who", "by", "quien", "until", "hasta"})
"""Last words of keys that stand beside a clearance and tell a part of it."""
NOBODY = frozenset({"me", "myself", "self", "i", "yo", "nobody", "nadie", "n_a", "na", "unknown"})
"""Who gives no clearance: oneself (L-2), or nobody."""
PROFESSIONALS = ("doctor", "physician", "midwife", "matrona", "medic")  # a key that names one says who gave it


@dataclass(frozen=True, kw_only=True)
class Clearance:
    """A clearance that holds.  on: its day, None for those of the form.  scope: its plain words, empty where it names none."""

    on: date | None
    scope: frozenset[str]

    def opens(self, need: str, since: date | None = None) -> str | None:
        """Why it does not open what is asked for, a word of the planner's sentences; None where it opens it.

        since: the day before which no clearance can be about it.
        """
        if self.on is not None and since is not None and self.on < since:
            return f"clearance.before.{need}"
        if not self.scope or any(is_general(s) or _about(s, ABOUT[need]) for s in self.scope):
            return None
        return f"clearance.other.{need}"


def clearances(parq: Mapping[str, Any], today: date) -> tuple[list[Clearance], list[str], bool]:
    """The clearances that hold, why the others are none (words of the planner's sentences), and whether the form's is among them.

    parq: the answers by plain key.  A plain no is no clearance and needs no reason.
    """
    held: list[Clearance] = []
    why: list[str] = []
    entered = parq.get(ENTERED)
    signed = isinstance(entered, Mapping) and not is_blank(entered)
    if isinstance(entered, Mapping) and signed:
        # All that is asked for was looked at before it was put here, and each has a day and a name of its own.
        held.append(Clearance(on=None, scope=_scope(entered.get(SCOPE)) | {"general"}))
    for key, told in _records(parq).items():
        fault, clearance = _read(key, told, today)
        held += [clearance] if clearance is not None else []
        why += [fault] if fault is not None else []
    return held, list(dict.fromkeys(why)), signed


def is_general(scope: str) -> bool:
    """Whether a plain scope is about training as such."""
    return not _denies(scope) and (bool(set(scope.split("_")) & GENERAL_WHOLE) or _about(scope, GENERAL))


def is_hard(scopes: Collection[str], words: tuple[str, ...] = HARD_WORDS) -> bool:
    """Whether one of the plain scopes opens vigorous work.  words: beginnings of the words that name it."""
    return any(_about(s, words) or ("all" in s.split("_") and not _denies(s)) for s in scopes)


def earliest(need: str, today: date, postpartum_weeks: float | None) -> date | None:
    """The day before which no clearance can be about it: a birth (PL-23), the beginning of a pregnancy (PL-21)."""
    if need == BIRTH and postpartum_weeks is not None:
        return today - timedelta(days=int(7 * postpartum_weeks))
    return today - timedelta(days=PREGNANCY_DAYS) if need == PREGNANCY else None


def _records(parq: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What is told of each clearance, by plain name: in an object, or in keys beside it such as clearance_date."""
    found: dict[str, dict[str, Any]] = {}
    for key, answer in parq.items():
        if key == ENTERED or not has_word(key, CLEARED):
            continue
        name, _, last = key.rpartition("_")
        if last in BESIDE and has_word(name, CLEARED):
            found.setdefault(name, {})[last] = answer
        elif isinstance(answer, Mapping):
            found.setdefault(key, {}).update({plain_key(k): v for k, v in answer.items()})
        elif _day(answer) is not None:
            found.setdefault(key, {})[DATE] = answer
        else:
            found.setdefault(key, {})["answer"] = answer
    return found


def _read(key: str, told: Mapping[str, Any], today: date) -> tuple[str | None, Clearance | None]:
    """Why a record is no clearance, or the clearance; neither where it says no more than that there is none."""
    given = [told[name] for name in GIVEN if name in told]
    if list(told) == ["answer"] and (is_blank(told["answer"]) or _denied(told["answer"])):
        return None, None
    if any(is_blank(g) or _denied(g) for g in given):
        return "clearance.denied", None
    if all(is_blank(v) for name, v in told.items() if name not in GIVEN):
        return "clearance.empty", None
    on, until = _day(_field(told, DATE)), _day(_field(told, UNTIL))
    if on is None:
        return "clearance.no_date", None
    if on > today:
        return "clearance.ahead", None
    if (today - on).days > CLEARANCE_DAYS or (until is not None and until < today):
        return "clearance.old", None
    who = _field(told, WHO)
    named = isinstance(who, str) and plain_key(who) not in NOBODY | NO | YES
    if not named and not has_word(key, PROFESSIONALS):
        return "clearance.no_who", None
    return None, Clearance(on=on, scope=_scope(_field(told, SCOPE)))


def _field(told: Mapping[str, Any], field: str) -> Any:
    return next((told[name] for name in FIELDS[field] if name in told and not is_blank(told[name])), None)


def _scope(told: object) -> frozenset[str]:
    """The plain words of a scope; what is no text is one that nothing is known of."""
    if told is None:
        return frozenset()
    parts = told if isinstance(told, list | tuple) else [told]
    texts = [t for p in parts for t in (re.split(r"[,;/+&]| and | y ", p) if isinstance(p, str) else ["?"])]
    return frozenset(plain_key(t) or "unread" for t in texts if t.strip())


def _about(scope: str, beginnings: tuple[str, ...]) -> bool:
    return not _denies(scope) and any(word.startswith(beginnings) for word in scope.split("_")) if beginnings else False


def _denies(scope: str) -> bool:
    return bool(set(scope.split("_")) & DENYING)


def _denied(answer: object) -> bool:
    if isinstance(answer, str):
        plain = plain_key(answer)
        return plain in NO or plain.startswith(REFUSED)
    return not answer


def _day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
