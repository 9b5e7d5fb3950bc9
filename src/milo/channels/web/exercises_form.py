"""The form of one exercise: what it asks, and the entry that comes back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from milo.channels.catalogue_desk import Entry
from milo.channels.web.catalogue_frame import lines_of
from milo.channels.web.page_asked import Asked
from milo.channels.web.words import WebWords
from milo.coach.own_checking import ECCENTRIC, LONGEST_SENTENCE
from milo.coach.own_names import LONGEST_NAME
from milo.vocabulary.athlete import EQUIPMENT_WORDS, REGION_WORDS
from milo.vocabulary.exercises import Exercise, built_in, traits_table

DOORS = "/app/admin/exercises"


def form_html(words: WebWords, entry: Mapping[str, Any], line: Entry | None) -> str:
    """The form of an exercise of the house. line: the version it is made from; None for a new one."""
    say = words.say
    hidden = "" if line is None else _hidden(id=line.id, version=line.version)
    if isinstance(entry.get("loadable"), bool):  # follows from the equipment unless the API was told otherwise
        hidden += _hidden(loadable="on" if entry["loadable"] else "off")
    joints = entry.get("joints", {})
    regions = "".join(
        f"<label><span>{escape(_region(words, region))}</span>"
        f'<input type="number" name="joint.{region}" min="0" max="1" step="0.05" inputmode="decimal" '
        f'value="{_number(joints.get(region))}"/></label>'
        for region in REGION_WORDS
    )
    muscles = "".join(
        f"<label><span>{escape(_muscle(words, muscle))}</span>"
        f'<select name="muscle.{muscle}">{_weights(words, entry.get("muscles", {}).get(muscle))}</select></label>'
        for muscle in sorted({m for e in built_in().values() for m in e.muscles})
    )
    return (
        f'<form class="fields exercise-form" data-post="{DOORS}/write" data-check="{DOORS}/check" '
        f'data-lists="equipment,traits">{hidden}'
        f'<div class="fields two">{_text(words, "en", entry.get("en"))}{_text(words, "es", entry.get("es"))}'
        f"{_pattern(words, entry.get('pattern'))}{_like(words, entry.get('like'))}</div>"
        f"{_fieldset(words, 'joints', regions, 'numbers')}"
        f"{_fieldset(words, 'muscles', muscles, 'numbers')}"
        f"{_fieldset(words, 'equipment', _ticks(words, 'equipment', EQUIPMENT_WORDS, entry.get('equipment', ())), 'ticks')}"
        f"{_fieldset(words, 'traits', _ticks(words, 'traits', (*traits_table(), ECCENTRIC), entry.get('traits', ())), 'ticks')}"
        f'<div class="fields two">{_skill(words, entry.get("skill"))}{_sided(words, entry.get("one_sided"))}'
        f"{sentences_html(words, entry)}{_area(words, 'also', entry.get('also', ()), 3)}</div>"
        f"{_why(words)}"
        f'<button class="button main big">{escape(say("web.exercises.save"))}</button>'
        '<p class="form-answer" role="status"></p></form>'
    )


def words_form_html(words: WebWords, shown: Exercise, line: Entry) -> str:
    """The form of one of ours: other cues and faults, nothing else."""
    said = {
        "cues": [{"en": en, "es": es} for en, es in zip(shown.cues, shown.cues_es, strict=True)],
        "faults": [{"en": en, "es": es} for en, es in zip(shown.faults, shown.faults_es, strict=True)],
    }
    return (
        f'<form class="fields exercise-form" data-post="{DOORS}/write" data-check="{DOORS}/check">'
        f"{_hidden(id=line.id, version=line.version)}"
        f'<div class="fields two">{sentences_html(words, said)}</div>{_why(words)}'
        f'<button class="button main big">{escape(words.say("web.exercises.save"))}</button>'
        '<p class="form-answer" role="status"></p></form>'
    )


def sentences_html(words: WebWords, entry: Mapping[str, Any]) -> str:
    """Cues and faults, one a line, in both languages side by side."""
    made = []
    for field in ("cues", "faults"):
        for tongue in ("en", "es"):
            lines = [str(s.get(tongue) or "") for s in entry.get(field, ())]
            made.append(_area(words, f"{field}_{tongue}", lines, 4))
    return "".join(made)


def entry_of(asked: Asked) -> dict[str, Any]:
    """The entry a form of an exercise of the house sends; what was left empty is left out, so that the checker asks for it."""
    entry: dict[str, Any] = {name: said for name in ("en", "es", "like", "pattern") if (said := str(asked.get(name) or "").strip())}
    entry["joints"] = {r: _value(asked[f"joint.{r}"]) for r in REGION_WORDS if str(asked.get(f"joint.{r}") or "").strip()}
    known = {m for e in built_in().values() for m in e.muscles}
    entry["muscles"] = {m: _value(asked[f"muscle.{m}"]) for m in sorted(known) if str(asked.get(f"muscle.{m}") or "").strip()}
    for name in ("equipment", "traits"):
        entry[name] = asked.get(name, [])
    entry["skill"] = _value(asked.get("skill") or "")
    entry["one_sided"] = asked.get("one_sided") == "on"
    if asked.get("loadable") in ("on", "off"):
        entry["loadable"] = asked["loadable"] == "on"
    for name in ("cues", "faults"):
        if told := told_sentences(asked, name):
            entry[name] = told
    if also := lines_of(asked, "also"):
        entry["also"] = also
    return entry


def words_of(asked: Asked) -> dict[str, Any]:
    """The other words for one of ours; all empty: ours again."""
    return {name: told for name in ("cues", "faults") if (told := told_sentences(asked, name))}


def told_sentences(asked: Asked, name: str) -> list[dict[str, str]]:
    """Sentences of two fields, line beside line."""
    en, es = ([line.strip() for line in str(asked.get(f"{name}_{t}") or "").splitlines()] for t in ("en", "es"))
    rows = [{"en": a, "es": b} for a, b in zip(en + [""] * len(es), es + [""] * len(en), strict=False)]
    return [{tongue: said for tongue, said in row.items() if said} for row in rows if any(row.values())]


def _hidden(**values: object) -> str:
    return "".join(f'<input type="hidden" name="{name}" value="{escape(str(value))}"/>' for name, value in values.items())


def _fieldset(words: WebWords, name: str, inside: str, look: str) -> str:
    note = escape(words.say(f"web.exercises.{name}_note"))
    return (
        f'<fieldset class="asked"><legend>{escape(words.say(f"web.exercises.{name}"))}</legend><p class="quiet">{note}</p>'
        f'<div class="{look}">{inside}</div></fieldset>'
    )


def _text(words: WebWords, name: str, value: object) -> str:
    return (
        f'<label><span>{escape(words.say(f"web.exercises.name_{name}"))}</span><input name="{name}" maxlength="{LONGEST_NAME}" '
        f'lang="{name}" autocomplete="off" value="{escape(str(value or ""))}"/></label>'
    )


def _pattern(words: WebWords, chosen: object) -> str:
    patterns = sorted({e.pattern for e in built_in().values()})
    options = '<option value=""></option>' + "".join(_option(p, p, p == chosen) for p in patterns)
    return (
        f'<label><span>{escape(words.say("web.exercises.pattern"))}</span><select name="pattern">{options}</select>'
        f"<small>{escape(words.say('web.exercises.pattern_note'))}</small></label>"
    )


def _like(words: WebWords, chosen: object) -> str:
    known = "".join(_option(e.id, e.called(words.language), False) for e in built_in().values())
    return (
        f'<label><span>{escape(words.say("web.exercises.like"))}</span><input name="like" list="ours" autocomplete="off" '
        f'value="{escape(str(chosen or ""))}"/><small>{escape(words.say("web.exercises.like_note"))}</small></label>'
        f'<datalist id="ours">{known}</datalist>'
    )


def _ticks(words: WebWords, name: str, known: Iterable[str], chosen: object) -> str:
    held = set(chosen) if isinstance(chosen, list | tuple) else set()
    table = "equipment" if name == "equipment" else "trait"
    return "".join(
        f'<label class="tick"><input type="checkbox" name="{name}" value="{escape(one)}"{" checked" if one in held else ""}/>'
        f"<span>{escape(words.say(f'web.{table}.{_key(one)}'))}</span></label>"
        for one in known
    )


def _skill(words: WebWords, chosen: object) -> str:
    options = '<option value=""></option>' + "".join(
        _option(str(n), words.say(f"web.exercises.skill_{n}"), n == chosen) for n in (1, 2, 3)
    )
    return f'<label><span>{escape(words.say("web.exercises.skill"))}</span><select name="skill">{options}</select></label>'


def _sided(words: WebWords, chosen: object) -> str:
    return (
        f'<label class="tick"><input type="checkbox" name="one_sided"{" checked" if chosen else ""}/>'
        f"<span>{escape(words.say('web.exercises.one_sided'))}</span></label>"
    )


def _area(words: WebWords, name: str, lines: Iterable[object], rows: int) -> str:
    tongue = f' lang="{name[-2:]}"' if name.endswith(("_en", "_es")) else ""
    inside = escape("\n".join(map(str, lines)))
    return (
        f'<label><span>{escape(words.say(f"web.exercises.{name}"))}</span><textarea name="{name}" rows="{rows}"{tongue} '
        f'maxlength="{8 * LONGEST_SENTENCE}">{inside}</textarea></label>'
    )


def _why(words: WebWords) -> str:
    return (
        f'<label><span>{escape(words.say("web.exercises.why"))}</span><input name="why" maxlength="300" autocomplete="off"/>'
        f"<small>{escape(words.say('web.exercises.why_note'))}</small></label>"
    )


def _weights(words: WebWords, chosen: object) -> str:
    return '<option value=""></option>' + "".join(
        _option(value, words.say(f"web.exercises.weight_{word}"), chosen == float(value))
        for value, word in (("1", "direct"), ("0.5", "indirect"))
    )


def _option(value: str, shown: str, chosen: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(shown)}</option>'


def _region(words: WebWords, region: str) -> str:
    return words.say(f"web.workout_region.{_key(region)}")


def _muscle(words: WebWords, muscle: str) -> str:
    return words.say(f"muscle.{muscle}")


def _key(word: str) -> str:
    return word.replace(" ", "_").replace("-", "_")


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else ""


def _value(said: object) -> object:
    """A number where it is one, else what was said, for the checker to tell."""
    try:
        number = float(str(said).replace(",", "."))
    except ValueError:
        return said
    if not math.isfinite(number):
        return said
    return int(number) if number == int(number) else number
