"""How many days a week a short sentence asks for, in English and Spanish."""

from __future__ import annotations

import re

from milo.coach.plans.edits.rest_said import more_rest, rest_taken

_DAYS_A_WEEK = re.compile(
    r"\b(\d)\s*(?:training |workout )?(?:days?|times|sessions?|dias?|veces|sesiones)\b(?!\s*(?:ago|off|free|in a row|running|"
    r"straight|back to back|seguid[oa]s|consecutiv[oa]s))"
)
_KIND = (
    r"(?:(?:training|workout|gym|arms?|legs?|chest|back|shoulders?|glutes?|upper body|lower body|push|pull|full body|strength|"
    r"cardio) )?"
)
_MORE_OR_FEWER = re.compile(
    rf"\b(?:(?P<before>\d) |an? )?(?:more|another|extra|mas|otros?|(?P<fewer>fewer|less|menos)) {_KIND}"
    r"(?:days?|dias?)\b(?! off| of rest| de descanso| libres?| sin)|"
    r"\b(?P<after>\d) (?:training )?(?:days?|dias?) (?:more|extra|mas|(?P<less>less|fewer|menos))\b"
    r"(?! off| of rest| de descanso| libres?| sin)|"
    r"\b(?:add|anade|anadir|agrega|agregar|suma|sumar|(?P<off>drop|remove|take away|quita|quitar|resta))(?:me|le)? "
    rf"(?:(?P<added>\d) |an? |otro )?{_KIND}(?:days?|dias?)\b(?! off| de descanso| libres?)"
)
_NTH = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "segundo": 2, "tercer": 3, "cuarto": 4, "quinto": 5, "sexto": 6,
}  # fmt: skip
_NTH_DAY = re.compile(
    rf"\b(?:add|anade|anadir|agrega|agregar|suma|sumar|mete|pon)(?:me|le)? (?:a |an |un )?(?P<nth>{'|'.join(_NTH)}) "
    rf"(?:training |workout )?"
    r"(?:day|session|dia|entreno)\b(?! off| de descanso| libre)"
)
_NOT_SO = re.compile(r"\b(?:no|not|can'?t|cannot|won'?t|ni|without|sin|tampoco)\b(?! (?:more|mas) (?:than|de|que)\b)")
"""What follows is what is not wanted; "no more than three days" is."""
_MORE_LESS = re.compile(
    r"\b(?:change|switch|cambia\w*|pasa(?:r|me)?) (?:it |me |my plan |the plan |el plan |mi plan |lo )?"
    r"(?:to|a)(?= \d (?:training |workout )?(?:days|dias)$)|"
    r"\b(?:only|just|train|can do|make it|down to|up to|instead|a week|per week|week|solo|ponme|entrenar|puedo|a la semana|"
    r"por semana)\b"
)


def speaks_of_days(said: str) -> bool:
    """Whether plain words are about how many days a week are trained."""
    asked = (
        more_rest(said) is not None,
        _MORE_OR_FEWER.search(said),
        _DAYS_A_WEEK.search(said) and _MORE_LESS.search(said),
        _NTH_DAY.search(said),
    )
    return any(asked)


def days_said(said: str) -> tuple[int | None, int | None] | None:
    """Another number of days a week: (days, None) or (None, so many more or fewer); None where none is asked for.

    What is said not to be wanted is none.

    >>> days_said("3 days a week"), days_said("quita 1 dia")
    ((3, None), (None, -1))
    """
    if _NOT_SO.search(said) or rest_taken(said):
        return None
    rest = more_rest(said)
    if rest is not None:
        return None, -rest
    nth = _NTH_DAY.search(said)
    if nth is not None:
        return _NTH[nth["nth"]], None
    by = _MORE_OR_FEWER.search(said)
    if by:
        count = int(by["before"] or by["after"] or by["added"] or 1)
        return (None, -count if by["fewer"] or by["less"] or by["off"] else count) if count else None
    days = _DAYS_A_WEEK.search(said)
    if days and (_MORE_LESS.search(said) or said == days[0]):
        return int(days[1]), None
    return None
