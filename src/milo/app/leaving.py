"""What leaves this machine, door by door: what of an athlete goes through it, whether it is open, and when it was last used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from milo.app.coaching.model import provider_of
from milo.app.consenting import allowed
from milo.vocabulary.errors import MiloError

if TYPE_CHECKING:
    from milo.app.build import Home

ELSEWHERE = ("openai:", "google:")  # families whose own servers are somebody else's, for answers of models no longer set
BOT = "telegram"
LOOKED_AT = 2_000  # messages read to find the last one through a door; the newest come first (our choice)


def doors(house: Home, athlete: str) -> list[dict[str, Any]]:
    """Each door: {"door", "open", "why", "fields", "last"}; last is None where nothing of the athlete ever went through it."""
    now, settings = house.clock.now(), house.settings
    messages = house.store.find("message", athlete, limit=LOOKED_AT, newest_first=True)
    audit = house.store.find("audit", athlete, limit=LOOKED_AT, newest_first=True)
    models, why_none = _models(house)
    outside, inside = [m for m in models if m.external], [m for m in models if not m.external]
    agreed = allowed(house.store, athlete, "external_model", now)
    bot = allowed(house.store, athlete, "bot", now)
    coaches = [c.to for c in house.store.find("consent", athlete) if c.purpose == "coach" and c.to]
    wishes, hooks = house.beside.rooms.notices.wishes(athlete), house.beside.hooks.hooks(athlete)
    seen_by = sorted({to for to in coaches if allowed(house.store, athlete, "coach", now, to)})
    return [
        {
            "door": "language model",
            "open": bool(outside) and agreed,
            "why": why_none or _model_words(outside, inside, agreed),
            "fields": [
                "your question, without your name, e-mail addresses, telephone numbers and dates (a month or a year alone stays)",
                "the figures of your week: training, sleep, heart, strength, weight, food, steps",
                "today's part of your plan, what changed in it, your goal",
                "figures, plan days and lifts the model looks up",
            ],
            "last": _later(
                _last(audit, lambda e: bool((e.detail or {}).get("outside"))),
                # answers from before the audit named who was asked
                _last(messages, lambda m: m.role == "coach" and _went_out(m.by or "", outside, inside)),
            ),
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


def _models(house: Home) -> tuple[list[Any], str | None]:
    """The models that are set, each by itself, and why there is none where the setting cannot be used."""
    try:
        provider = provider_of(house.settings)
    except MiloError as e:
        return [], f"the setting cannot be used ({e.code})"  # its sentence quotes the setting, which may hold a key
    return ([] if provider is None else list(getattr(provider, "members", [provider]))), None


def _model_words(outside: Sequence[Any], inside: Sequence[Any], agreed: bool) -> str:
    """Which models are asked where. An address is named by its host alone: the rest may hold a key."""
    if not outside:
        return f"{_named(inside)}: on this machine or in your own network" if inside else "none is set"
    beside = f"; {_named(inside)} in your own network" if inside else ""
    return f"{_named(outside)}, with your consent{beside}" if agreed else f"{_named(outside)} is set, and you did not consent"


def _named(models: Sequence[Any]) -> str:
    lines = ((m.name, getattr(m, "line", None)) for m in models)
    return ", ".join(name if line is None else f"{name} at {line.host()}" for name, line in lines)


def _went_out(by: str, outside: Sequence[Any], inside: Sequence[Any]) -> bool:
    """Whether an answer came from outside the house, as far as who spoke tells."""
    return by in {m.name for m in outside} or (by.startswith(ELSEWHERE) and by not in {m.name for m in inside})


def _mail_words(set_up: bool, wished: bool) -> str:
    if not set_up:
        return "the owner of this Milo has set no mail server"
    return "you asked for it; messages name no values" if wished else "you did not ask for it"


def _later(*moments: datetime | None) -> datetime | None:
    return max((at for at in moments if at is not None), default=None)


def _last(found: list[Any], fits: Any) -> datetime | None:
    return next((one.at for one in found if fits(one)), None)
