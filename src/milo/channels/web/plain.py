"""Pages without any script: signing in, and being turned away."""

from __future__ import annotations

from html import escape

from milo.channels.web.look import head
from milo.channels.web.words import WebWords
from milo.report.style import MARK


def sign_in_page(code: str, words: WebWords, failed: bool = False) -> str:
    """One button that redeems the link. A visit alone changes nothing, so that a link previewer cannot use the link up."""
    say = words.say
    if failed:
        return refused_page("used_link", words)
    if code:
        hidden = f'<input type="hidden" name="code" value="{escape(code)}"/>'
        form = (
            f'<form method="post" action="/sign-in">{hidden}<button class="main">{escape(say("web.sign_in.open"))}</button></form>'
        )
        return _page(words, say("web.sign_in.title"), [say("web.sign_in.text")], form)
    field = (
        f'<label>{escape(say("web.sign_in.token"))}<input name="token" type="password" autocomplete="off" required/></label>'
        f'<button class="main">{escape(say("web.sign_in.enter"))}</button>'
    )
    form = f'<form method="post" action="/sign-in">{field}</form>'
    return _page(words, say("web.sign_in.title"), [say("web.sign_in.no_code")], form)


def refused_page(why: str, words: WebWords) -> str:
    """Somebody is turned away: in which respect, and what to do."""
    link = "/app" if why == "not_found" else "/sign-in"
    shown = f'<p><a href="{link}">{escape(words.say(f"web.refused.{why}_link"))}</a></p>'
    return _page(words, words.say(f"web.refused.{why}_title"), [words.say(f"web.refused.{why}")], shown)


def _page(words: WebWords, title: str, sentences: list[str], inside: str) -> str:
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{escape(title)} · Milo</title>{head(words.language)}</head>"
        f'<body><main class="door"><section><div class="brand">{MARK}<span>Milo</span></div>'
        f"<h1>{escape(title)}</h1>{said}{inside}</section></main></body></html>\n"
    )
