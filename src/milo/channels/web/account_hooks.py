"""Webhooks on the page of one's account: who is told what, how it went, and the forms that change it. No script."""

from __future__ import annotations

from datetime import tzinfo
from html import escape

from starlette.datastructures import FormData

from milo.channels.visitor import Visitor
from milo.channels.web.guest import Reception
from milo.channels.web.own_time import moment
from milo.channels.web.plain import labelled
from milo.channels.web.words import WebWords
from milo.channels.webhooks import EVENTS, HOUSE_EVENTS, LONGEST_URL, PING, Delivery, Hook, HookDesk
from milo.vocabulary.errors import NotFound

PATH = "/app/account/webhooks"
SHOWN = 10  # deliveries of each, the newest (our choice)
HOUSE = "house"  # stands for the house where an athlete's id would


def hook_act(reception: Reception, hooks: HookDesk, who: Visitor, words: WebWords, form: FormData) -> str | None:
    """Do what a form asks for; what it answers stands at the top of the page. Raises MiloError."""
    athlete = _whose(reception, who, str(form.get("about", "")))
    wanted, id = form.get("do"), str(form.get("id", ""))
    if wanted == "remove":
        hooks.remove(athlete, id)
        return None
    if wanted == "enable":
        hooks.enable(athlete, id)
        return None
    if wanted == "ping":
        hooks.ping(athlete, id)
        return f"<p>{escape(words.say('web.hook.pinged'))}</p>"
    known = EVENTS if athlete is not None else HOUSE_EVENTS
    events = [str(event) for event in form.getlist("event") if event in known]
    made = hooks.add(athlete, str(form.get("url", "")).strip(), events)
    return f"<p>{escape(words.say('web.hook.made'))}</p><p><code>{escape(made.secret)}</code></p>"


def hooks_html(reception: Reception, hooks: HookDesk, who: Visitor, words: WebWords, zone: tzinfo | None) -> str:
    """The section's inside."""
    say = words.say
    people = _people(reception, who, words)
    items = []
    for about, name in people.items():
        for hook in hooks.hooks(None if about == HOUSE else about):
            items.append(_item(hooks, hook, about, name if len(people) > 1 else None, words, zone))
    listed = f'<ul class="files hooks">{"".join(items)}</ul>' if items else f"<p>{escape(say('web.hook.none'))}</p>"
    return f"<p>{escape(say('web.hook.text'))}</p>{listed}{_adding(people, words)}"


def only_athlete(reception: Reception, who: Visitor) -> str | None:
    """Whom a visitor's page is about: themself; for the owner of a house with one athlete, that one."""
    if who.athlete_id is not None or not who.is_owner:
        return who.athlete_id
    house = reception.flows.athletes()
    return house[0].athlete_id if len(house) == 1 else None


def _people(reception: Reception, who: Visitor, words: WebWords) -> dict[str, str]:
    """Whose webhooks a visitor may see: their own; the owner's are the house's and everybody's."""
    if who.user_id is not None:
        return {} if who.athlete_id is None else {who.athlete_id: ""}
    lines = reception.flows.athletes() if who.is_owner else []
    return {HOUSE: words.say("web.hook.house")} | {line.athlete_id: line.name or line.athlete_id[:8] for line in lines}


def _whose(reception: Reception, who: Visitor, about: str) -> str | None:
    """Whose webhooks a form means. Raises NotFound for other people's."""
    if who.user_id is None:
        if about == HOUSE:
            return None
        if not who.is_owner:
            raise NotFound("a webhook of the house", "somebody else's")
        reception.flows.profile(about)
        return about
    if who.athlete_id is None or about not in {"", who.athlete_id}:
        raise NotFound("a webhook of yours", "somebody else's")
    return who.athlete_id


def _item(hooks: HookDesk, hook: Hook, about: str, name: str | None, words: WebWords, zone: tzinfo | None) -> str:
    say = words.say
    told = ", ".join(_event(event, words) for event in hook.events)
    if hook.disabled_at is not None:
        state = say("web.hook.off", why=hook.reason or "")
    elif hook.delivered_at is not None:
        state = say("web.hook.last", at=moment(words, hook.delivered_at, zone, year=True))
    else:
        state = say("web.hook.never")
    notes = " · ".join(part for part in (name, told, state) if part)
    buttons = _button("enable" if hook.disabled_at is not None else "ping", hook, about, words)
    buttons += _button("remove", hook, about, words)
    rows = "".join(_row(one, words, zone) for one in hooks.deliveries(hook.athlete_id, hook.hook_id, SHOWN))
    opened = f'<details><summary>{escape(say("web.hook.deliveries"))}</summary><ol class="deliveries">{rows}</ol></details>'
    off = ' class="off"' if hook.disabled_at is not None else ""
    return (
        f'<li{off}><span class="what"><b>{escape(hook.url)}</b><small>{escape(notes)}</small>{opened if rows else ""}</span>'
        f'<span class="acts">{buttons}</span></li>'
    )


def _row(one: Delivery, words: WebWords, zone: tzinfo | None) -> str:
    state = words.say(f"web.hook.state_{one.state}")
    said = [_event(one.event, words), state]
    if one.state == "waiting" and one.tries and one.next_at is not None:
        said.append(words.say("web.hook.again", at=moment(words, one.next_at, zone, year=True)))
    if one.reason:
        said.append(one.reason)
    return f"<li>{escape(moment(words, one.created_at, zone, year=True))} · {escape(' · '.join(said))}</li>"


def _adding(people: dict[str, str], words: WebWords) -> str:
    say = words.say
    parts = []
    athletes = [about for about in people if about != HOUSE]
    for house, events in ((False, EVENTS), (True, HOUSE_EVENTS)):
        if house not in {about == HOUSE for about in people}:
            continue
        boxes = "".join(
            f'<label class="tick"><input type="checkbox" name="event" value="{event}"/>{escape(_event(event, words))}</label>'
            for event in events
        )
        if house:
            whom = f'<input type="hidden" name="about" value="{HOUSE}"/>'
        elif len(people) == 1:
            whom = ""
        else:
            options = "".join(f'<option value="{escape(id)}">{escape(people[id])}</option>' for id in athletes)
            whom = f'<label>{escape(say("web.hook.whose"))}<select name="about">{options}</select></label>'
        more = f'required maxlength="{LONGEST_URL}" placeholder="https://"'
        fields = labelled(say("web.hook.url"), "url", "url", "off", more=more)
        title = escape(say("web.hook.add_house" if house else "web.hook.add"))
        parts.append(
            f'<details class="adding"><summary>{title}</summary><form class="fields" method="post" action="{PATH}">'
            f"{whom}{fields}<fieldset><legend>{escape(say('web.hook.events'))}</legend>{boxes}</fieldset>"
            f'<button class="button main">{escape(say("web.hook.make"))}</button></form></details>'
        )
    return "".join(parts)


def _button(do: str, hook: Hook, about: str, words: WebWords) -> str:
    fields = {"do": do, "id": hook.hook_id, "about": about}
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}"/>' for name, value in fields.items())
    said = words.say(f"web.hook.{do}")
    label = escape(f"{said}: {hook.url}")
    return f'<form method="post" action="{PATH}">{hidden}<button class="button" aria-label="{label}">{escape(said)}</button></form>'


def _event(event: str, words: WebWords) -> str:
    return words.say("web.hook.event_ping" if event == PING else f"web.hook.event_{event.replace('.', '_')}")
