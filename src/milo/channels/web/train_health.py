"""The health questions on the plan's page: asked before a plan is made, and offered beside one that was made without them."""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec

from milo.channels.coaching import Coaching
from milo.channels.contract import Flows
from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.page_asked import Asked
from milo.channels.web.profile_form import ProfileFields, lists_in
from milo.channels.web.profile_told import answers_health, merged
from milo.channels.web.train_locks import refused_html
from milo.coach.plans.limits.health_questions import open_topics, without_answers
from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue

DETAILS = ("conditions", "medications", "injuries")
"""What a yes is told by; without them it stops the plan until somebody has looked at it (safety reference G-7)."""


def unanswered(profile: Profile | None, *, old: bool = False) -> list[str]:
    """What the gate asks before a plan and was not told: the seven questions, regular exercise, and a pregnancy of whoever is not
    male. old: the seven were answered, and are due again. Source: safety reference, section 3.
    """
    if profile is None:
        return ["parq"]
    missing = ["parq"] if old or open_topics(profile) else []
    if profile.regular_exerciser is None:
        missing.append("regular_exerciser")
    if profile.sex != "male" and profile.pregnant is None:
        missing.append("pregnant")
    return missing


def keep_answers(flows: Flows, coaching: Coaching, guest: Guest, answers: Asked) -> None:
    """Keep what the dialog's form told; everything else of the profile stays. Raises BadValue in the reader's words. Blocks."""
    asked = {name: said for name, said in answers.items() if name != "athlete"}
    raw = merged(flows.profile(guest.id), asked, guest.words, guest.today)
    coaching.onboard(guest.id, raw, answered=answers_health(asked), whole=True)
    if missing := unanswered(flows.profile(guest.id)):
        named = ", ".join(guest.words.say(f"web.profile.{key}") for key in missing)
        raise BadValue(do=guest.words.say("web.train.health_still", missing=named))


def questions_html(guest: Guest, profile: Profile | None, missing: list[str]) -> str:
    """The form of what is missing, with what a yes is told by; nothing is answered beforehand that was not told."""
    say = guest.words.say
    keys = [*missing, *(["postpartum_weeks"] if "pregnant" in missing else []), *DETAILS]
    old = "parq" in missing and profile is not None and not open_topics(profile)
    if old and profile is not None:
        # Asked anew: what was answered months ago is no answer of today, so none of it stands there already.
        profile = msgspec.structs.replace(profile, parq=without_answers(profile.parq))
    fields = ProfileFields(guest.words, profile, first=True).html(keys)
    return (
        f'<p class="quiet">{escape(say("web.train.health_again" if old else "web.train.health_why"))}</p>'
        f'<form class="fields" data-health-form data-lists="{lists_in(keys)}" data-required="{",".join(missing)}" '
        f'data-next="{guest.html("health-next")}" data-back="{guest.html("health-back")}"><div class="fields two">{fields}</div>'
        f'<p class="form-answer fault" role="alert"></p>'
        f'<footer class="on-or-back"><button type="button" class="button" data-close>{escape(say("web.train.leave"))}</button>'
        f'<button class="button main">{escape(say("web.train.health_go"))}<span class="spin" aria-hidden="true"></span></button>'
        "</footer></form>"
    )


def gate_html(guest: Guest, refused: dict[str, Any] | None) -> str:
    """What the answers mean where they stop a plan: by which rules, and what to do; "" where they do not."""
    if refused is None:
        return ""
    text = f"{guest.words.say('web.train.health_stops')} {refused['text']}"
    return refused_html(guest, text, [str(rule) for rule in refused["rules"]])


def health_dialog(guest: Guest) -> str:
    """Where the questions are asked, empty until they are."""
    title = escape(guest.words.say("web.train.health"))
    close = escape(guest.words.say("web.train.close"))
    return (
        f'<dialog class="sheet health" id="health" aria-labelledby="health-title"><header><h3 id="health-title">{title}</h3>'
        f'<button type="button" class="tool" data-close aria-label="{close}" title="{close}">{icon("close")}</button></header>'
        "<div data-health></div></dialog>"
    )


def open_notice(guest: Guest, told: str) -> str:
    """Above a plan while questions are open or due again: what that means, and the way to them."""
    button = escape(guest.words.say("web.train.health_answer"))
    return (
        f'<section class="health-open" role="region" aria-labelledby="health-open">{icon("favorite")}<div>'
        f'<h2 id="health-open">{escape(guest.words.say("web.train.health"))}</h2><p>{escape(told)}</p>'
        f'<button type="button" class="button main" data-health-open>{button}</button></div></section>'
    )
