"""The admin's page of trained models: which are in use, how they do by group, and whether what they read has changed."""

from __future__ import annotations

from html import escape

from milo.channels.admin_documents import Drift, Trained, TrainedLine
from milo.channels.web.admin_drawing import table
from milo.channels.web.words import WebWords
from milo.locales import text


def trained_html(words: WebWords, trained: Trained) -> dict[str, str]:
    """Every part of the page by name."""
    return {
        "models": _models(words, trained),
        "groups": "".join(_groups(words, model) for model in trained.models if model.groups),
        "drift": _drift(words, trained.drift),
    }


def _head(words: WebWords, key: str, **values: object) -> str:
    return f"<h2>{escape(text(f'admin-{key}-title', words.language, **values))}</h2>"


def _models(words: WebWords, trained: Trained) -> str:
    language = words.language
    heads = [text(f"admin-trained-{key}", language) for key in ("model", "version", "origin", "purpose")]
    rows = [
        [
            escape(one.name),
            f"<code>{escape(one.version)}</code>",
            escape(text("admin-trained-shipped" if one.shipped else "admin-trained-own", language)),
            escape(one.purpose),
        ]
        for one in trained.models
    ]
    note = f'<p class="quiet">{escape(text("admin-trained-note", language))}</p>'
    return _head(words, "trained") + note + table(heads, rows, text("admin-trained-title", language))


def _groups(words: WebWords, model: TrainedLine) -> str:
    language = words.language
    heads = [text(f"admin-groups-{key}", language) for key in ("group", "share", "interval", "count")]
    rows = [
        [
            f"{escape(text(f'admin-slice-{one.tag}', language))}: {escape(one.group)}",
            f"{words.number(100 * one.share)} %",
            f"{words.number(100 * one.low)}–{words.number(100 * one.high)} %",
            words.number(one.count),
        ]
        for one in model.groups
    ]
    tags = ", ".join(text(f"admin-slice-{tag}", language).lower() for tag in model.blocked)
    blocked = f'<p class="admin-verdict mend">{escape(text("admin-groups-blocked", language, tags=tags))}</p>' if tags else ""
    return _head(words, "groups", model=model.name) + blocked + table(heads, rows, model.name)


def _drift(words: WebWords, drift: Drift) -> str:
    language = words.language
    said = text("admin-drift-note", language, now=drift.messages, before=drift.messages_before, athletes=drift.athletes)
    head = _head(words, "drift") + f'<p class="quiet">{escape(said)}</p>'
    known = [(one.aspect, one.index, one.state) for one in drift.lines if one.index is not None and one.state is not None]
    if not known:
        return head + f'<p class="quiet">{escape(text("admin-drift-few", language))}</p>'
    heads = [text(f"admin-drift-{key}", language) for key in ("aspect", "index", "state")]
    rows = [
        [
            escape(text(f"admin-drift-{aspect}", language)),
            words.number(index, 2),
            escape(text(f"admin-drift-{state}", language)),
        ]
        for aspect, index, state in known
    ]
    return head + table(heads, rows, text("admin-drift-title", language))
