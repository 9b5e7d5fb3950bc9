"""What leaves this machine, door by door: what of an athlete goes through it, whether it is open, and when it was last used."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from milo.app.consenting import allowed

if TYPE_CHECKING:
    from milo.app.build import House

OUTSIDE = ("openai", "google", "gemini")  # providers on somebody else's machine; Ollama is asked wherever OLLAMA_API says
BOT = "telegram"
LOOKED_AT = 2_000  # messages read to find the last one through a door; the newest come first (our choice)


def doors(house: House, athlete: str) -> list[dict[str, Any]]:
    """Each door: {"door", "open", "why", "fields", "last"}; last is None where nothing of the athlete ever went through it."""
    now, settings = house.clock.now(), house.settings
    messages = house.store.find("message", athlete, limit=LOOKED_AT, newest_first=True)
    audit = house.store.find("audit", athlete, limit=LOOKED_AT, newest_first=True)
    provider, _, model = settings.llm.partition(":")
    outside = provider in OUTSIDE
    agreed = allowed(house.store, athlete, "external_model", now)
    bot = allowed(house.store, athlete, "bot", now)
    coaches = [c.to for c in house.store.find("consent", athlete) if c.purpose == "coach" and c.to]
    wishes, hooks = house.beside.rooms.notices.wishes(athlete), house.beside.hooks.hooks(athlete)
    seen_by = sorted({to for to in coaches if allowed(house.store, athlete, "coach", now, to)})
    return [
        {
            "door": "language model",
            "open": outside and agreed,
            "why": _model_words(settings.llm, outside, agreed),
            "fields": [
                "the question as it was asked",
                "the facts the answer needs",
                "figures, plan days and lifts the model looks up",
            ],
            "last": _last(messages, lambda m: bool(model) and m.role == "coach" and model in (m.by or "")) if outside else None,
        },
        {
            "door": "chat bot",
            "open": bool(settings.telegram_token) and bot,
            "why": "no token is set" if not settings.telegram_token else "consent given" if bot else "no consent",
            "fields": ["what you ask it and what it answers", "plans, weeks and charts you ask for", "reminders, without values"],
            "last": _last(messages, lambda m: m.channel == BOT),
        },
        {
            "door": "coach's account",
            "open": bool(seen_by),
            "why": f"{len(seen_by)} with a consent that holds" if seen_by else "nobody was given consent",
            "fields": ["what the consent's scope names; it leaves the machine when the coach reads it elsewhere"],
            "last": _last(audit, lambda e: e.action == "coach_read"),
        },
        {
            "door": "mail",
            "open": settings.mail_host is not None and wishes.mail,
            "why": _mail_words(settings.mail_host is not None, wishes.mail),
            "fields": ["that there is something to look at"],
            "last": None,
        },
        {
            "door": "webhooks",
            "open": any(hook.disabled_at is None for hook in hooks),
            "why": f"{len(hooks)} addresses you named" if hooks else "no address was named",
            "fields": ["that something happened, its kind and its id"],
            "last": max((hook.delivered_at for hook in hooks if hook.delivered_at is not None), default=None),
        },
        {
            "door": "export",
            "open": True,
            "why": "only when you ask for it",
            "fields": ["everything, to where you save it"],
            "last": _last(audit, lambda e: e.action == "export"),
        },
    ]


def _model_words(setting: str, outside: bool, agreed: bool) -> str:
    if not outside:
        return "none is set" if setting == "none" else f"{setting} is asked where OLLAMA_API says, by default on this machine"
    return f"{setting}, with your consent" if agreed else f"{setting} is set, and you did not consent"


def _mail_words(set_up: bool, wished: bool) -> str:
    if not set_up:
        return "the owner of this Milo has set no mail server"
    return "you asked for it; messages name no values" if wished else "you did not ask for it"


def _last(found: list[Any], fits: Any) -> datetime | None:
    return next((one.at for one in found if fits(one)), None)
