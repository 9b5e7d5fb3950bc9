"""Forms of plain fields: the browser checks them, one event brings all values, the answer stands under the button."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from nicegui import events, ui

from milo.channels.web.frame import markup
from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.quantities import quantity
from milo.vocabulary.told_limits import in_words

Values = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field. kind: an input's type, or "select" with its options (value -> word). note: what to know before filling it."""

    name: str
    label: str
    value: str = ""
    kind: str = "text"
    note: str = ""
    options: dict[str, str] | None = None
    more: str = ""

    def html(self) -> str:
        """The field with its label."""
        note = f"<small>{escape(self.note)}</small>" if self.note else ""
        if self.options is not None:
            options = "".join(
                f'<option value="{escape(v)}"{" selected" if v == self.value else ""}>{escape(word)}</option>'
                for v, word in self.options.items()
            )
            inside = f'<select name="{escape(self.name)}" {self.more}>{options}</select>'
        else:
            inside = f'<input name="{escape(self.name)}" type="{self.kind}" value="{escape(self.value)}" {self.more}/>'
        return f"<label><span>{escape(self.label)}</span>{inside}{note}</label>"


def form(
    fields: list[Field], button: str, done: str, save: Callable[[Values], Awaitable[None]], below: str = "", *, language: str
) -> None:
    """A form that hands its values to save and says how it went. below: HTML of ours that belongs to the fields.

    language: of what is said where save refuses.
    """
    inside = "".join(field.html() for field in fields) + below
    place = markup(f'{inside}<button class="button main">{escape(button)}</button>', "form", "fields")
    answer = markup("", "p", "form-answer").props('role="status"')

    async def submitted(event: events.GenericEventArguments) -> None:
        values = {str(k): str(v).strip() for k, v in event.args.items()} if isinstance(event.args, dict) else {}
        try:
            await save(values)
        except MiloError as error:
            answer.classes(add="fault").set_content(escape(in_words(error, language)))
            return
        answer.classes(remove="fault").set_content(escape(done))

    place.on(
        "submit", submitted, js_handler="e => {e.preventDefault(); emit(Object.fromEntries(new FormData(e.target).entries()))}"
    )


def number_of(values: Values, name: str, of: str) -> float | None:
    """A field's number, plausible for a quantity; None when it was left empty. Raises BadValue."""
    said = values.get(name, "").replace(",", ".")
    if not said:
        return None
    known = quantity(of)
    found = known.accept(said)
    if found is None:
        raise BadValue(f"a number from {known.low:g} to {known.high:g} {known.unit}", repr(said))
    return found


def numeric(low: float, high: float, step: str = "any") -> str:
    """Attributes of a number field."""
    return f'inputmode="decimal" min="{low:g}" max="{high:g}" step="{step}"'


def shown(value: Any) -> str:
    """A stored number as a field shows it."""
    return "" if value is None else f"{value:g}" if isinstance(value, int | float) else str(value)


def leave_for(address: str) -> None:
    """Go to another page."""
    ui.navigate.to(address)
