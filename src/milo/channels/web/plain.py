"""Pages without any script: signing in, signing up, and being turned away."""

from __future__ import annotations

import hashlib
from functools import cache
from html import escape
from importlib.resources import files

from milo.channels.accounts_passwords import LONGEST, SHORTEST
from milo.channels.web.look import head
from milo.channels.web.words import WebWords
from milo.locales import text
from milo.report.style import MARK

LANGUAGES = {"en": "English", "es": "Español"}


def sign_in_page(code: str, words: WebWords, failed: str | None = None, email: str = "") -> str:
    """E-mail and password, or a token; with a code, one button that redeems the link.

    A visit alone changes nothing, so that a link previewer cannot use the link up. failed: what was wrong, as a sentence.
    """
    say = words.say
    if code:
        hidden = f'<input type="hidden" name="code" value="{escape(code)}"/>'
        form = (
            f'<form method="post" action="/sign-in">{hidden}<button class="main">{escape(say("web.sign_in.open"))}</button></form>'
        )
        return _page(words, say("web.sign_in.title"), [say("web.sign_in.text")], form)
    return _page(words, say("web.sign_in.title"), [say("web.account_door.password_text")], _ways_in(words, failed, email))


def _ways_in(words: WebWords, failed: str | None = None, email: str = "") -> str:
    """E-mail and password, and behind them the token."""
    say = words.say
    people = (
        f"{alert(failed)}"
        f'<form method="post" action="/sign-in">'
        f"{labelled(say('web.account_door.email'), 'email', 'email', 'username', value=email)}"
        f"{labelled(say('web.account_door.password'), 'password', 'password', 'current-password')}"
        f'<button class="main">{escape(say("web.sign_in.enter"))}</button></form>'
    )
    tokens = (
        f"<details><summary>{escape(say('web.account_door.token_instead'))}</summary>"
        f"<p>{escape(say('web.account_door.token_text'))}</p>"
        f'<form method="post" action="/sign-in">{labelled(say("web.sign_in.token"), "token", "password", "off")}'
        f'<button class="main">{escape(say("web.sign_in.enter"))}</button></form></details>'
    )
    return people + tokens


def sign_up_page(code: str, role: str, words: WebWords, failed: str | None = None, email: str = "", name: str = "") -> str:
    """The form of an invitation. failed: what was wrong with the last try, as a sentence. The language is the browser's until
    another one is chosen.
    """
    say = words.say
    sentences = [say("web.account_door.sign_up_text")]
    if role == "coach":
        sentences.append(say("web.account_door.sign_up_coach"))
    form = (
        f'{alert(failed)}<form method="post" action="/sign-up"><input type="hidden" name="code" value="{escape(code)}"/>'
        f"{labelled(say('web.account_door.name'), 'name', 'text', 'name', value=name, more='maxlength=200')}"
        f"{labelled(say('web.account_door.email'), 'email', 'email', 'username', value=email)}"
        f"{new_password(say('web.account_door.password'), 'password')}{_languages(words)}"
        f'<button class="main">{escape(say("web.account_door.sign_up"))}</button></form>'
    )
    return _page(words, say("web.account_door.sign_up_title"), sentences, form)


def _languages(words: WebWords) -> str:
    options = "".join(
        f'<option value="{code}"{" selected" if code == words.language else ""}>{name}</option>' for code, name in LANGUAGES.items()
    )
    return f'<label>{escape(words.say("web.profile.language"))}<select name="language">{options}</select></label>'


def refused_page(why: str, words: WebWords) -> str:
    """Somebody is turned away: in which respect, and what to do. Whoever is not signed in finds the way in at once."""
    if why == "signed_out":
        return _page(words, words.say("web.refused.signed_out_title"), [words.say("web.refused.signed_out")], _ways_in(words))
    link = "/app" if why == "not_found" else "/sign-in"
    shown = f'<p><a href="{link}">{escape(words.say(f"web.refused.{why}_link"))}</a></p>'
    return _page(words, words.say(f"web.refused.{why}_title"), [words.say(f"web.refused.{why}")], shown)


def missing_page(words: WebWords) -> str:
    """An address nobody has."""
    links = "".join(
        f'<p><a href="{href}">{escape(words.say(f"web.nav.{name}"))}</a></p>'
        for href, name in (("/app", "today"), ("/app/activities", "activities"))
    )
    title, told = (text(f"missing-{part}", words.language) for part in ("title", "text"))
    return _page(words, title, [told], links)


def offline_page(words: WebWords) -> str:
    """What an installed app shows without a connection."""
    links = "".join(
        f'<p><a href="{href}">{escape(text(key, words.language))}</a></p>'
        for href, key in (("/app", "offline-today"), ("/app/checkin", "offline-checkin"))
    )
    return _page(words, text("offline-title", words.language), [text("offline-text", words.language)], links)


def told_page(title: str, sentence: str, words: WebWords) -> str:
    """One thing to say, and the way to the sign-in page."""
    link = f'<p><a href="/sign-in">{escape(words.say("web.account_door.to_sign_in"))}</a></p>'
    return _page(words, title, [sentence], link)


def labelled(label: str, name: str, kind: str, autocomplete: str, *, value: str = "", more: str = "required") -> str:
    """One field of a form."""
    return (
        f'<label>{escape(label)}<input name="{name}" type="{kind}" autocomplete="{autocomplete}" value="{escape(value)}" {more}/>'
        "</label>"
    )


def new_password(label: str, name: str) -> str:
    """A field for a password that does not exist yet."""
    return labelled(label, name, "password", "new-password", more=f'required minlength="{SHORTEST}" maxlength="{LONGEST}"')


def alert(sentence: str | None) -> str:
    """What went wrong, read out at once by screen readers; nothing when nothing did."""
    return "" if sentence is None else f'<p class="fault" role="alert">{escape(sentence)}</p>'


def _page(words: WebWords, title: str, sentences: list[str], inside: str) -> str:
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    return document(
        words,
        title,
        f'<main class="door"><section><div class="brand">{MARK}<span>Milo</span></div>'
        f"<h1>{escape(title)}</h1>{said}{inside}</section></main>",
    )


def document(words: WebWords, title: str, body: str) -> str:
    """A whole page around what stands in its body."""
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{escape(title)} · Milo</title>{head(words.language)}"
        f'<link rel="stylesheet" href="/app/account.css?v={hashlib.sha256(sheet().encode()).hexdigest()[:12]}"/>'
        f"</head><body>{body}</body></html>\n"
    )


@cache
def sheet() -> str:
    """What the plain pages look like beside the app's own style."""
    return files("milo.channels.web").joinpath("account.css").read_text(encoding="utf-8")
