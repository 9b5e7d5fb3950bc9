"""/settings: tone, language, time zone, quiet hours, and what is told unasked."""

from __future__ import annotations

import re

import msgspec

from milo.channels.notifying import DAY_MIN, KINDS, Wishes
from milo.channels.telegram.said import Buttons, rows
from milo.channels.telegram.talk import Talk, words_of
from milo.channels.telegram.words import TONES
from milo.vocabulary.errors import BadValue

_QUIET = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(?:-|–|a|to)\s*(\d{1,2})(?::(\d{2}))?")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?")
NO_QUIET = frozenset({"off", "none", "no", "nunca", "ninguna"})


def show(talk: Talk, *, change: bool = False) -> None:
    """Everything as it stands, a button for each."""
    wishes, word = talk.rooms.notices.wishes(talk.athlete), talk.word
    zone = talk.rooms.flows.settings(talk.athlete).get("timezone", {}).get("name", "UTC")
    lines = [
        word("settings.title"),
        word("settings.tone", tone=word(f"tone.{talk.link.tone}")),
        word("settings.language"),
        word("settings.zone", zone=str(zone)),
        word("settings.quiet", hours=_quiet_told(talk, wishes)),
        word("settings.brief_at", time=_clock(wishes.brief_at)),
        *(word(f"settings.{kind}", on=word("settings.on" if getattr(wishes, kind) else "settings.off")) for kind in KINDS),
        word("settings.values", on=word("settings.on" if wishes.values else "settings.off")),
        word("settings.mail", on=word("settings.on" if wishes.mail else "settings.off")),
    ]
    names = ("tone", "language", "zone", "quiet", "brief_at", *KINDS, "values", "mail")
    buttons: Buttons = rows([(word(f"settings.button_{name}"), f"g:{name}") for name in names], 2)
    (talk.change if change else talk.put)("\n".join(lines), buttons)


def _quiet_told(talk: Talk, wishes: Wishes) -> str:
    if wishes.quiet_from == wishes.quiet_to:
        return talk.word("settings.off")
    return f"{_clock(wishes.quiet_from)}–{_clock(wishes.quiet_to)}"


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"


def pressed(talk: Talk, name: str, value: str) -> None:
    """A button of the settings: without a value it asks, turns on or off."""
    wishes = talk.rooms.notices.wishes(talk.athlete)
    if name == "tone" and not value:
        talk.change(talk.word("settings.ask_tone"), [[(talk.word(f"tone.{tone}"), f"g:tone:{tone}") for tone in TONES]])
    elif name == "tone" and value in TONES:
        tone = next(t for t in TONES if t == value)
        talk.rooms.linking.set_tone(talk.link.chat, tone)
        _spoken_anew(talk)
        show(talk, change=True)
    elif name == "language" and not value:
        talk.change(talk.word("settings.ask_language"), [[("English", "g:language:en"), ("Español", "g:language:es")]])
    elif name == "language" and value in {"en", "es"}:
        talk.rooms.flows.set(talk.athlete, "language", {"language": value})
        _spoken_anew(talk)
        show(talk, change=True)
    elif name in {"zone", "quiet", "brief_at"}:
        talk.go(question=f"set:{name}")
        talk.change(talk.word(f"settings.ask_{name}"))
    elif name == "values" and not wishes.values and value != "yes":
        agree = [[(talk.word("button.yes"), "g:values:yes"), (talk.word("button.no"), "g:show")]]
        talk.change(talk.word("settings.ask_values"), agree)
    elif name in {*KINDS, "values", "mail"}:
        talk.rooms.notices.set_wishes(talk.athlete, msgspec.structs.replace(wishes, **{name: not getattr(wishes, name)}))
        show(talk, change=True)
    else:
        show(talk, change=True)


def _spoken_anew(talk: Talk) -> None:
    """From here on in the new tone and language."""
    link = talk.rooms.linking.link_of(talk.link.chat)
    if link is not None:
        talk.link = link
        talk.words = words_of(talk.rooms, link)


def typed(talk: Talk, name: str, text: str) -> bool:
    """A time zone, quiet hours or an hour; False for anything else, which is for the coach to hear."""
    if name == "zone":
        if not re.fullmatch(r"[A-Za-z_+\-]+(?:/[A-Za-z0-9_+\-]+){0,2}", text):
            return False
        try:
            talk.rooms.flows.set(talk.athlete, "timezone", {"name": text})
        except BadValue:
            talk.say("settings.bad_zone")
            return True
    else:
        wishes = talk.rooms.notices.wishes(talk.athlete)
        changed = _quiet_of(text, wishes) if name == "quiet" else _brief_of(text, wishes)
        if changed is None:
            return False
        talk.rooms.notices.set_wishes(talk.athlete, changed)
    talk.go(question="workout" if talk.state.workout else None)
    show(talk)
    return True


def _quiet_of(text: str, wishes: Wishes) -> Wishes | None:
    if text.strip().lower() in NO_QUIET:
        return msgspec.structs.replace(wishes, quiet_from=0, quiet_to=0)
    found = _QUIET.fullmatch(text.strip())
    if found is None:
        return None
    start, end = int(found[1]) * 60 + int(found[2] or 0), int(found[3]) * 60 + int(found[4] or 0)
    return (
        msgspec.structs.replace(wishes, quiet_from=start % DAY_MIN, quiet_to=end % DAY_MIN) if max(start, end) <= DAY_MIN else None
    )


def _brief_of(text: str, wishes: Wishes) -> Wishes | None:
    found = _CLOCK.fullmatch(text.strip())
    minute = None if found is None else int(found[1]) * 60 + int(found[2] or 0)
    return None if minute is None or minute >= DAY_MIN else msgspec.structs.replace(wishes, brief_at=minute)
