"""What of a request is wrong, field by field, in words of ours: what was wanted, found, and what to do. English, Spanish."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from milo.vocabulary.errors import as_sentence
from milo.vocabulary.misfits import json_kind

LONGEST_FOUND = 60  # characters of what was sent that are said back (our choice)
NEAR = 0.7  # likeness from which an unknown field is taken for a slip of a known one (our choice)
_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "missing": ("a value", "add it"),
        "extra_forbidden": ("no field of this name", "leave it out"),
        "near": ("no field of this name", "did you mean {near!r}? else leave it out"),
        "string_too_short": ("text of at least {min_length} characters", "write at least {min_length}"),
        "string_empty": ("text that is not empty", "write something, or leave the field out"),
        "string_too_long": ("text of at most {max_length} characters", "shorten it to {max_length}"),
        "text": ("text", 'send text, in quotes: "..."'),
        "whole": ("a whole number", "send a number such as 3, without quotes or a fraction"),
        "number": ("a number", "send a number such as 7.5, without quotes"),
        "yes_no": ("true or false", "send true or false, without quotes"),
        "no_yes": ("a value that is neither true nor false", "send the value itself"),
        "greater_than": ("a number over {gt}", "send one over {gt}; check the unit"),
        "greater_than_equal": ("a number of at least {ge}", "send {ge} or more; check the unit"),
        "less_than": ("a number under {lt}", "send one under {lt}; check the unit"),
        "less_than_equal": ("a number of at most {le}", "send {le} or less; check the unit"),
        "one_of": ("one of {expected}", "choose one of them"),
        "list": ("a list", "send a list: [...]"),
        "object": ("an object", 'send an object with the fields of this address: {{"field": value}}'),
        "too_long": ("at most {max_length} entries", "leave out what is over {max_length}"),
        "too_short": ("at least {min_length} entries", "add to them"),
        "date": ("a date such as 2026-03-02", "write it as year-month-day"),
        "moment": ("a moment such as 2026-03-02T18:00:00+01:00", "write it as ISO 8601, with its offset"),
        "form": ("text of the form {pattern}", "write it in that form"),
        "other": ("a value that fits this field", "look at the field in /docs, which has an example"),
    },
    "es": {
        "missing": ("un valor", "añádelo"),
        "extra_forbidden": ("ningún campo de este nombre", "quítalo"),
        "near": ("ningún campo de este nombre", "¿querías decir {near!r}? si no, quítalo"),
        "string_too_short": ("un texto de al menos {min_length} caracteres", "escribe al menos {min_length}"),
        "string_empty": ("un texto que no esté vacío", "escribe algo o quita el campo"),
        "string_too_long": ("un texto de {max_length} caracteres como mucho", "acórtalo a {max_length}"),
        "text": ("un texto", 'envía un texto, entre comillas: "..."'),
        "whole": ("un número entero", "envía un número como 3, sin comillas ni decimales"),
        "number": ("un número", "envía un número como 7.5, sin comillas"),
        "yes_no": ("true o false", "envía true o false, sin comillas"),
        "no_yes": ("un valor que no sea true ni false", "envía el valor mismo"),
        "greater_than": ("un número mayor que {gt}", "envía uno mayor que {gt}; revisa la unidad"),
        "greater_than_equal": ("un número de {ge} o más", "envía {ge} o más; revisa la unidad"),
        "less_than": ("un número menor que {lt}", "envía uno menor que {lt}; revisa la unidad"),
        "less_than_equal": ("un número de {le} como mucho", "envía {le} o menos; revisa la unidad"),
        "one_of": ("uno de {expected}", "elige uno de ellos"),
        "list": ("una lista", "envía una lista: [...]"),
        "object": ("un objeto", 'envía un objeto con los campos de esta dirección: {{"campo": valor}}'),
        "too_long": ("{max_length} elementos como mucho", "quita lo que pase de {max_length}"),
        "too_short": ("al menos {min_length} elementos", "añade los que faltan"),
        "date": ("una fecha como 2026-03-02", "escríbela como año-mes-día"),
        "moment": ("un momento como 2026-03-02T18:00:00+01:00", "escríbelo según ISO 8601, con su diferencia horaria"),
        "form": ("un texto de la forma {pattern}", "escríbelo de esa forma"),
        "other": ("un valor que encaje en este campo", "mira el campo en /docs, que tiene un ejemplo"),
    },
}
_FOUND = {
    "en": {"nothing": "nothing", "long": "text of {count} characters"},
    "es": {
        "nothing": "nada", "long": "un texto de {count} caracteres", "a list": "una lista", "an object": "un objeto",
        "a number": "un número", "text": "un texto", "true or false": "true o false", "null": "null",
    },
}  # fmt: skip
_KINDS = {
    "string_type": "text", "string_sub_type": "text", "string_unicode": "text", "int_type": "whole", "int_parsing": "whole",
    "int_from_float": "whole", "int_parsing_size": "whole", "float_type": "number", "float_parsing": "number",
    "finite_number": "number", "bool_type": "yes_no", "bool_parsing": "yes_no", "literal_error": "one_of", "enum": "one_of",
    "list_type": "list", "dict_type": "object", "model_type": "object", "model_attributes_type": "object",
    "string_pattern_mismatch": "form",
}  # fmt: skip
"""What the framework calls a fault -> the words above; those of the same name need no line."""


def misread(one: Mapping[str, Any], known: Iterable[str] = (), language: str = "en") -> dict[str, str]:
    """One fault as the framework tells it, as {"field", "wanted", "found", "do"}.

    known: names of the fields that stand where an unknown one was found, for the nearest of them.  language: "en" or "es".

    >>> misread({"type": "string_too_long", "loc": ("body", "text"), "input": "a" * 80, "ctx": {"max_length": 10}})["found"]
    'text of 80 characters'
    """
    words, ctx = _WORDS[language], {k: _plain(v, language) for k, v in (one.get("ctx") or {}).items()}
    kind = _kind(one)
    if kind == "extra_forbidden" and (near := difflib.get_close_matches(str(one["loc"][-1]), list(known), n=1, cutoff=NEAR)):
        kind, ctx = "near", {**ctx, "near": near[0]}
    wanted, do = words[kind]
    return {
        # A sender's own field names may hold halves of characters, which no answer can carry.
        "field": ".".join(str(part) for part in one["loc"]).encode("utf-8", "backslashreplace").decode(),
        "wanted": wanted.format(**ctx),
        "found": _FOUND[language]["nothing"] if kind == "missing" else found(one.get("input"), language),
        "do": do.format(**ctx),
    }


def in_a_sentence(said: Mapping[str, str], language: str = "en") -> str:
    """The parts of a fault as one line."""
    return as_sentence(said["wanted"], said["found"], said["do"], language)


def found(sent: Any, language: str = "en") -> str:
    """What was sent, short enough for a sentence; of what is long only what it is, since it may be anybody's readings."""
    named = _FOUND[language]
    if isinstance(sent, str) and len(repr(sent)) > LONGEST_FOUND:
        return named["long"].format(count=len(sent))
    if isinstance(sent, bool):
        return str(sent).lower()
    plain = isinstance(sent, int | float | str) and len(repr(sent)) <= LONGEST_FOUND
    return repr(sent) if plain else named.get(kind := json_kind(sent), kind)


def _kind(one: Mapping[str, Any]) -> str:
    said = str(one["type"])
    if said == "string_too_short" and (one.get("ctx") or {}).get("min_length") == 1:
        return "string_empty"
    kind = _KINDS.get(said, said)
    if said.startswith("datetime_") or said.startswith("timezone_"):
        kind = "moment"
    elif said.startswith("date_"):
        kind = "date"
    return kind if kind in _WORDS["en"] else "other"


def _plain(value: Any, language: str) -> Any:
    """A bound or a list of words as it is said: 24 for 24.0, "or" between the last two in the language."""
    if isinstance(value, float):
        return f"{value:g}"
    return value.replace(" or ", " o ") if isinstance(value, str) and language == "es" else value
