"""What somebody wrote that does not fit its type, said in plain words: which key, what it takes, what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

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


def misfits(raw: Mapping[Any, Any], shape: type[msgspec.Struct], keys: Mapping[type, str]) -> list[MiloError]:
    """Every fault of decoded JSON against a struct, in the order of the document; empty where it converts.

    raw: what was to be converted.  shape: the struct it was to become.  keys: struct -> what a key of it is called ("profile key").
    A key nobody knows and a word that is none of a key's words are UnknownName, all else is BadValue.

    >>> class Night(msgspec.Struct):
    ...     hours: float
    ...     naps: list[int] = []
    >>> for fault in misfits({"hours": "eight", "naps": [1, "two"]}, Night, {}):
    ...     print(fault.field, "-", fault)
    hours - hours: expected a number, but found 'eight'.
    naps[1] - naps[1]: expected a whole number, but found 'two'.
    """
    return list(_faults(raw, shape, "", keys))


def at_field(error: MiloError, field: str) -> MiloError:
    """The error with the key it is about."""
    error.field = field
    return error


def _faults(raw: object, hint: Any, key: str, keys: Mapping[type, str]) -> Iterator[MiloError]:
    """The faults of one value and what is in it. hint: its type.  key: how the value is called in the document."""
    struct, many, valued = _inside(hint)
    if struct is not None and isinstance(raw, Mapping):
        yield from _of_struct(raw, struct, key, keys)
        return
    inner: Iterable[tuple[str, object]] = ()
    if many is not None and isinstance(raw, (list, tuple)):
        inner = ((f"{key}[{i}]", one) for i, one in enumerate(raw))
    elif valued is not None and isinstance(raw, Mapping):
        inner = ((f"{key}.{name}", one) for name, one in raw.items())
    found = [fault for name, one in inner for fault in _faults(one, many if many is not None else valued, name, keys)]
    yield from found
    if not found:
        try:
            msgspec.convert(raw, hint)
        except msgspec.ValidationError as e:
            yield _misfit(e, raw, hint, key or "the whole")


def _of_struct(raw: Mapping[Any, Any], struct: type[msgspec.Struct], key: str, keys: Mapping[type, str]) -> Iterator[MiloError]:
    fields = _fields_of(struct)
    for name, value in raw.items():
        inside = f"{key}.{name}" if key else str(name)
        if name in fields:
            yield from _faults(value, fields[name].type, inside, keys)
        elif struct.__struct_config__.forbid_unknown_fields:
            yield at_field(UnknownName(keys.get(struct, "key"), str(name), fields), inside)
    for name, field in fields.items():
        if field.required and name not in raw:
            inside = f"{key}.{name}" if key else name
            yield at_field(BadValue(inside, "none", f"add {name!r}"), inside)


@cache
def _fields_of(struct: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a struct by what a document calls them; not to be changed. To read its annotations anew takes milliseconds."""
    return {f.encode_name: f for f in msgspec.structs.fields(struct)}


def _inside(hint: Any) -> tuple[type[msgspec.Struct] | None, Any, Any]:
    """The struct a type is, the type of a list's members, the type of a mapping's values; None for what it is not."""
    choices = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    struct = next((c for c in choices if isinstance(c, type) and issubclass(c, msgspec.Struct)), None)
    many = next((get_args(c)[0] for c in choices if get_origin(c) is list), None)
    valued = next((get_args(c)[1] for c in choices if get_origin(c) is dict), None)
    return struct, many, valued


def _misfit(error: msgspec.ValidationError, found: object, hint: Any, key: str) -> MiloError:
    """The error in place of msgspec's: a BadValue, or an UnknownName that lists the words a key takes."""
    what = str(error).partition(" - at `$")[0]
    if "enum value" in what:
        return at_field(UnknownName(key, str(found), sorted(_words_of(hint))), key)
    if "RFC3339" in what:
        return at_field(BadValue(f"{key}: {_WORDS['datetime' if 'datetime' in what else 'date']}", _said(found)), key)
    return at_field(BadValue(f"{key}: {_wanted(what)}", _said(found)), key)


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


def _said(found: object) -> str:
    """What was found as JSON has it, cut where it is long; the contents of a list or an object are not said again."""
    if isinstance(found, bool):
        return str(found).lower()
    if found is None or isinstance(found, (Mapping, list, tuple)):
        return json_kind(found)
    said = repr(found)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}..."


def _words_of(hint: Any) -> set[str]:
    """The words a type takes, from the literals in it."""
    return {a for a in get_args(hint) if isinstance(a, str)} | {w for a in get_args(hint) for w in _words_of(a)}
