"""The place to drop files: they travel with a progress bar, are imported one after the other, and each is answered for."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from nicegui import events, ui

from milo.channels.access_rules import MAX_UPLOAD
from milo.channels.web.frame import icon, markup
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.words import WebWords
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words, left_out_in_words, told_in_words

LABEL_LENGTH = 120  # characters of a file's name that are kept; our choice
CARDS_OF_A_FILE = 8  # an archive of more shows its sums and those that were refused
TICK_S = 0.25  # how often the count of rows moves


def file_label(name: str) -> str:
    """What a file is called on the page and in the originals. Never a path: the browser may say anything here.

    >>> file_label("../../etc/pass\\x00wd")
    'passwd'
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(c for c in last if c.isprintable()).strip()
    return plain[:LABEL_LENGTH] or "upload"


class DropZone:
    """A zone on one guest's page. done: awaited when all files that were dropped have been read."""

    def __init__(self, reception: Reception, guest: Guest, token: str | None, done: Callable[[], Awaitable[None]]) -> None:
        self._reception = reception
        self._guest = guest
        self._token = token
        self._done = done
        self._turn = asyncio.Lock()
        self._waiting = 0

    def build(self) -> None:
        """Draw the zone and the place for its answers."""
        say = self._guest.words.say
        markup(f"<h2>{escape(say('web.drop.title'))}</h2>")
        self._upload = ui.upload(multiple=True, auto_upload=True, max_file_size=MAX_UPLOAD, on_upload=self._take)
        self._upload.on_rejected(lambda: self._refused(say("web.drop.too_large", limit=MAX_UPLOAD // 1_000_000)))
        self._upload.on("failed", lambda: self._refused(say("web.drop.failed")), args=[])
        self._upload.classes("zone").props("flat square")
        self._upload.add_slot("header", _face(self._guest.words))
        self._upload.add_slot("list", "<span></span>")
        self._answers = ui.element("div").classes("answers").props('aria-live="polite"')

    def _refused(self, sentence: str) -> None:
        with self._answers:
            markup(f"{icon('error')}<div><p>{escape(sentence)}</p></div>", "div", "answer refused")

    async def _take(self, upload: events.UploadEventArguments) -> None:
        """One file has arrived: wait for the turn, import it, say what became of it."""
        label = file_label(upload.file.name)
        with self._answers:
            card = AnswerCard(label, self._guest.words)
        self._waiting += 1
        try:
            async with self._turn:
                await self._import(upload, label, card)
        finally:
            self._waiting -= 1
        if self._waiting == 0 and not self._answers.is_deleted:
            self._upload.reset()
            await self._done()

    async def _import(self, upload: events.UploadEventArguments, label: str, card: AnswerCard) -> None:
        if not await self._reception.still_welcome(self._token, self._guest.id):
            card.refuse(self._guest.words.say("web.refused.signed_out"))
            return
        with tempfile.TemporaryDirectory(prefix="milo-upload-") as folder:
            path = Path(folder) / "upload"
            await upload.file.save(path)
            try:
                result = await asyncio.to_thread(self._reception.flows.import_paths, self._guest.id, [path], card.count, label)
            except MiloError as error:
                card.refuse(in_words(error, self._guest.words.language))
            else:
                card.answer(result)
            finally:
                card.close(self._guest.words.say("web.drop.broke"))


class AnswerCard:
    """What becomes of one dropped file: waiting, being read, read or refused."""

    def __init__(self, label: str, words: WebWords) -> None:
        self._label = label
        self._words = words
        self._rows = 0
        self._open = True
        self._place = ui.element("div").classes("answer reading")
        with self._place:
            self._text = markup(self._reading())
            self._clock = ui.timer(TICK_S, self._tick)

    def count(self, name: str, rows: int) -> None:
        """Rows more were read. Called from the importing thread: only a number changes."""
        self._rows += rows

    def answer(self, result: Any) -> None:
        """Say what was read (app.importing.ImportResult)."""
        refused = [f for f in result.files if f.error is not None]
        shown = result.files if len(result.files) <= CARDS_OF_A_FILE else refused[:CARDS_OF_A_FILE]
        parts = [_file_html(f, self._words) for f in shown]
        if len(result.files) > len(shown):
            parts.insert(0, _totals_html(self._label, result, self._words))
        all_refused = bool(result.files) and len(refused) == len(result.files)
        self._show("".join(parts) or f"<p>{escape(self._words.say('web.drop.nothing'))}</p>", "refused" if all_refused else "read")

    def refuse(self, sentence: str) -> None:
        """Say why it was not read."""
        self._show(f"<b>{escape(self._label)}</b><p>{escape(sentence)}</p>", "refused")

    def close(self, broke: str) -> None:
        """The import is over; if nothing was said yet, it broke off."""
        if self._open:
            self.refuse(broke)

    def _show(self, inside: str, state: str) -> None:
        self._open = False
        if self._place.is_deleted:
            return
        self._clock.cancel()
        sign = icon("error" if state == "refused" else "check_circle")
        self._place.classes(remove="reading", add=state)
        self._text.set_content(f"{sign}<div>{inside}</div>")

    def _tick(self) -> None:
        if self._open:
            self._text.set_content(self._reading())

    def _reading(self) -> str:
        key = "web.drop.reading" if self._rows else "web.drop.waiting"
        return (
            f'<span class="spin" aria-hidden="true"></span><div><b>{escape(self._label)}</b>'
            f'<p>{escape(self._words.say(key, rows=self._rows))}</p><div class="track"><i></i></div></div>'
        )


def _file_html(f: Any, words: WebWords) -> str:
    """One file's answer: format, what it held, what was new, what was left out and why."""
    say = words.say
    name = f"<b>{escape(f.path)}</b>"
    lines = []
    if f.format:
        facts = [say("web.drop.records", count=f.records), say("web.drop.new", count=f.new)]
        if f.activities:
            facts.insert(0, say("web.drop.activities", count=f.activities))
        if f.changed:
            facts.append(say("web.drop.changed", count=f.changed))
        if f.duplicates:
            facts.append(say("web.drop.duplicates", count=f.duplicates))
        name += f' <span class="kind">{escape(f.format)}</span>'
        lines.append(f"<p>{escape(' · '.join(facts))}</p>")
    if f.error:
        lines.append(f'<p class="fault">{escape(told_in_words(f.error, words.language))}</p>')

    def in_their_words(reason: str) -> str:
        return left_out_in_words(reason, words.language, lambda name: words.word("quantity", name))

    for s in f.skipped:
        lines.append(f'<p class="quiet">{escape(say("web.drop.skipped", count=s.count, reason=in_their_words(s.reason)))}</p>')
    lines += [f'<p class="quiet">{escape(in_their_words(note))}</p>' for note in f.notes]
    return f'<div class="file">{name}{"".join(lines)}</div>'


def _totals_html(label: str, result: Any, words: WebWords) -> str:
    totals = result.totals
    read = sum(f.error is None for f in result.files)
    facts = [
        words.say("web.drop.files", count=read, all=len(result.files)),
        words.say("web.drop.activities", count=totals["activities"]),
        words.say("web.drop.records", count=totals["records"]),
        words.say("web.drop.new", count=totals["new"]),
    ]
    return f'<div class="file"><b>{escape(label)}</b><p>{escape(" · ".join(facts))}</p></div>'


def _face(words: WebWords) -> str:
    """The uploader's face, as a template of Vue: what to drop, the button, and the bar while files travel."""
    say = words.say
    return (
        f'<div class="face">{icon("upload_file")}<div class="said"><b>{escape(say("web.drop.here"))}</b>'
        f"<span>{escape(say('web.drop.kinds'))}</span></div>"
        f'<label class="button main">{escape(say("web.drop.choose"))}<q-uploader-add-trigger /></label>'
        '<div class="travel" v-if="props.isUploading" role="progressbar" :aria-valuenow="Math.round(props.uploadProgress * 100)">'
        "<i :style=\"{width: (props.uploadProgress * 100) + '%'}\"></i></div></div>"
    )
