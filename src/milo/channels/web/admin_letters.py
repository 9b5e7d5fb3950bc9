"""Messages set aside: why, of what shape, again or away."""

from __future__ import annotations

from html import escape
from urllib.parse import quote, urlencode

from milo.channels.admin_documents import LetterLine, Letters, LetterShape
from milo.channels.web.admin_drawing import empty, form, moment, more, options, table, title
from milo.channels.web.admin_people import reason_field
from milo.channels.web.words import WebWords

PAGE = "/app/admin/letters"


def letters_html(words: WebWords, found: Letters, stream: str | None, shown: LetterShape | None = None) -> dict[str, str]:
    """Every part of the page by name. shown: the one that is opened."""
    return {"letter": "" if shown is None else letter_html(words, shown), "letters": _list(words, found, stream)}


def letter_html(words: WebWords, one: LetterShape) -> str:
    """One of them with the shape of its message, and what may be done with it."""
    say, where = words.say, f"{PAGE}/{quote(one.letter_id, safe='')}"
    shape = f'<p class="quiet">{escape(say("web.admin.no_fields"))}</p>'
    if one.fields:
        heads = [say(f"web.admin.{key}") for key in ("field", "type", "length")]
        none = say("web.admin.none")
        rows = [
            [f"<code>{escape(f.name)}</code>", escape(f.type), none if f.size is None else words.number(f.size)] for f in one.fields
        ]
        shape = table(heads, rows, say("web.admin.shape"))
    if one.unknown_fields:
        shape += f'<p class="quiet">{escape(say("web.admin.unknown_fields", count=one.unknown_fields))}</p>'
    again = f'<p class="quiet">{escape(say("web.admin.not_retriable"))}</p>'
    if one.retriable:
        again = form(
            f"{where}/retry", f'<p class="quiet">{escape(say("web.admin.retry_note"))}</p>', say("web.admin.retry"), "main"
        )
    away = form(f"{where}/discard", reason_field(words, "discard_note"), say("web.admin.discard"), "danger")
    return (
        f'<p><a class="proof" href="{PAGE}">{escape(say("web.admin.back"))}</a></p><h2>{escape(_named(words, one))}</h2>'
        f'<p>{escape(_why(words, one))}</p><p class="quiet">{_facts(words, one)}</p>'
        f"<h3>{escape(say('web.admin.shape'))}</h3>{shape}"
        f'<div class="admin-acts">{again}{away}</div>'
    )


def _list(words: WebWords, found: Letters, stream: str | None) -> str:
    say = words.say
    if not found.total and stream is None:
        return empty(words, "mark_email_read", "no_letters")
    streams = [("", say("web.admin.all_streams"))]
    streams += [(name, f"{_stream(words, name)} ({words.number(n)})") for name, n in sorted(found.counts.items())]
    chosen = (
        f'<form method="get" action="{PAGE}" class="admin-filter"><label><span>{escape(say("web.admin.stream"))}</span>'
        f'<select name="stream">{options(streams, stream)}</select></label>'
        f'<button class="button">{escape(say("web.admin.show"))}</button></form>'
    )
    rows = "".join(f"<li>{_line(words, one)}</li>" for one in found.letters)
    hidden = f'<input type="hidden" name="stream" value="{escape(stream or "")}"/>'
    again = form(
        f"{PAGE}/retry-all", f'{hidden}<p class="quiet">{escape(say("web.admin.retry_note"))}</p>', say("web.admin.retry_all")
    )
    return (
        f'{title(words, "set_aside", "letters_about")}{chosen}<ul class="admin-letters">{rows}</ul>'
        f"{more(words, PAGE, found.next_cursor, stream=stream)}{again}"
    )


def _line(words: WebWords, one: LetterLine) -> str:
    href = f"{PAGE}?{urlencode({'open': one.letter_id})}"
    kind = _named(words, one)
    label = words.say("web.admin.look_at", kind=kind, day="" if one.at is None else words.day(one.at.date()))
    return (
        f"<div><b>{escape(kind)}</b><p>{escape(_why(words, one))}</p><small>{_facts(words, one)}</small></div>"
        f'<a class="button" href="{escape(href)}" aria-label="{escape(label)}">{escape(words.say("web.admin.look"))}</a>'
    )


def _why(words: WebWords, one: LetterLine) -> str:
    """Why it was set aside, in the reader's language."""
    key, why = f"web.admin.why_{one.reason.code}", one.reason
    return words.say(key, field=why.field or "", wanted=why.wanted or "") if words.has(key) else why.text


def _facts(words: WebWords, one: LetterLine) -> str:
    facts = [
        escape(_stream(words, one.stream)),
        moment(words, one.at),
        escape(words.say("web.admin.bytes", count=words.number(one.bytes))),
    ]
    if one.athlete is not None:
        facts.append(f'<span class="pseudonym">{escape(words.say("web.admin.whose", athlete=one.athlete))}</span>')
    return " · ".join(facts)


def _named(words: WebWords, one: LetterLine) -> str:
    return words.say("web.admin.message") if one.kind is None else one.kind.replace("_", " ")


def _stream(words: WebWords, name: str) -> str:
    return words.say("web.admin.other") if name == "other" else name
