"""What somebody wrote that does not fit its type, said in plain words: which key, what it takes, what was found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_type_hints

import msgspec

from milo.vocabulary.errors import BadValue, MiloError, UnknownName

LONGEST = 60  # characters of what was found that are said again (our choice)
_WORDS = {
    "int": "a whole number", "float": "a number", "str": "text", "bool": "true or false", "array": "a list", "object": "an object",
    "date": "a date such as 2026-03-02", "datetime": "a moment such as 2026-03-02T18:00:00+01:00", "null": "nothing",
}  # fmt: skip
_SHAPE = re.compile(
    r"Expected `(?P<types>[^`]+)`(?: (?P<sign>>=|<=|>|<) (?P<bound>[-\d.e+]+)| of length <= (?P<length>\d+))?"
    r"(?P<other>(?:(?!, got).)*)"
)
_SIGNS = {">=": "of at least", "<=": "of at most", ">": "over", "<": "under"}


def misfit(error: msgspec.ValidationError, raw: object, shape: type[msgspec.Struct]) -> MiloError:
    """The error to raise in place of msgspec's: a BadValue, or an UnknownName that lists the words a key takes.

    raw: what was to be converted.  shape: the struct it was to become.

    >>> class Night(msgspec.Struct):
    ...     hours: float
    >>> try:
    ...     msgspec.convert({"hours": "eight"}, Night)
    ... except msgspec.ValidationError as e:
    ...     print(misfit(e, {"hours": "eight"}, Night))
    wanted hours: a number; found 'eight'
    """
    what, _, path = str(error).partition(" - at `$")
    steps = re.findall(r"\w+|\[\.\.\.\]", path.rstrip("`").lstrip("."))
    missing = re.search(r"missing required field `(\w+)`", what)
    if missing:
        key = ".".join([*steps, missing[1]])
        return BadValue(key, "none", f"add {missing[1]!r}")
    found = _found(raw, steps)
    key = _called(steps) or "the whole"
    if "enum value" in what:
        return UnknownName(key, str(found), _choices(shape, steps))
    if "RFC3339" in what:
        return BadValue(f"{key}: {_WORDS['datetime' if 'datetime' in what else 'date']}", _said(found))
    return BadValue(f"{key}: {_wanted(what)}", _said(found))


def json_kind(raw: object) -> str:
    """What a decoded JSON value is, in words.

    >>> json_kind([1, 2]), json_kind(None)
    ('a list', 'null')
    """
    if raw is None:
        return "null"
    if isinstance(raw, Mapping):
        return "an object"
    if isinstance(raw, (list, tuple)):
        return "a list"
    return "text" if isinstance(raw, str) else "true or false" if isinstance(raw, bool) else "a number"


def _wanted(what: str) -> str:
    shape = _SHAPE.match(what)
    if shape is None:
        return what
    types = [t for t in shape["types"].split(" | ") if t != "null"]
    said = " or ".join(_WORDS.get(t, t) for t in types)
    if shape["bound"]:
        said += f" {_SIGNS[shape['sign']]} {float(shape['bound']):g}"
    if shape["length"]:
        said += f" of at most {shape['length']} characters"
    return said + shape["other"]


def _called(steps: list[str]) -> str:
    return "".join(f"[{s}]" if s.isdigit() else f".{s}" if s != "[...]" else "" for s in steps).lstrip(".")


def _found(raw: object, steps: list[str]) -> object:
    for step in steps:
        if isinstance(raw, Mapping) and step in raw:
            raw = raw[step]
        elif isinstance(raw, list) and step.isdigit():
            raw = raw[int(step)]
    return raw


def _said(found: object) -> str:
    """What was found as JSON has it, cut where it is long; the contents of a list or an object are not said again."""
    if isinstance(found, bool):
        return str(found).lower()
    if found is None or isinstance(found, (Mapping, list, tuple)):
        return json_kind(found)
    said = repr(found)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}..."


def _choices(shape: Any, steps: list[str]) -> list[str]:
    """The words a key takes, from the type hints on the way to it; none where the way cannot be followed."""
    for step in steps:
        shape = _within(shape)
        if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
            shape = get_type_hints(shape).get(step)
    return sorted({str(word) for word in _leaves(shape) if isinstance(word, str)})


def _within(shape: Any) -> Any:
    """The struct inside an optional one or a list of them."""
    inner = [a for a in getattr(shape, "__args__", ()) if isinstance(a, type) and issubclass(a, msgspec.Struct)]
    return inner[0] if inner else shape


def _leaves(shape: Any) -> list[Any]:
    inner = getattr(shape, "__args__", None)
    return [shape] if inner is None else [leaf for each in inner for leaf in _leaves(each)]
