"""The accounts of this Milo, and what an admin may do with each."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from milo.channels.admin_documents import Invited, People, Person
from milo.channels.visitor import ROLES
from milo.channels.web.admin_drawing import coded, counted, day, form, more, options, title
from milo.channels.web.words import WebWords


def people_html(words: WebWords, found: People, link: str | None = None) -> dict[str, str]:
    """Every part of the page by name. link: of an invitation that was just made, shown this once."""
    return {"people": _people(words, found), "invite": _invite(words, found.invitations, link)}


def _people(words: WebWords, found: People) -> str:
    rows = "".join(f"<li>{_card(words, one)}</li>" for one in found.people)
    alone = coded(words.say("web.admin.without_account", count=found.without_account))
    without = f'<p class="quiet">{alone}</p>' if found.without_account else ""
    return (
        f"<h2>{escape(counted(words, 'people', found.total))}</h2>{without}"
        f'<ul class="admin-people">{rows}</ul>{more(words, "/app/admin/people", found.next_cursor)}'
    )


def _card(words: WebWords, one: Person) -> str:
    say = words.say
    chips = [f'<span class="chip">{escape(say(f"web.admin.role_{one.role}"))}</span>']
    if one.state == "locked":
        chips.append(f'<span class="chip bad">{escape(say("web.admin.locked"))}</span>')
    if one.you:
        chips.append(f'<span class="chip">{escape(say("web.admin.you"))}</span>')
    facts = [say("web.admin.joined", day=day(words, one.created_at))]
    if one.last_sign_in is None:
        facts.append(say("web.admin.not_signed_in"))
    else:
        facts.append(say("web.admin.signed_in", day=day(words, one.last_sign_in)))
    if one.last_seen is not None:
        facts.append(say("web.admin.seen", day=day(words, one.last_seen)))
    facts += [counted(words, key, n) for key, n in (("sessions", one.sessions), ("keys", one.keys)) if n]
    if one.consents_given is not None and one.consents_not_given is not None:
        given = one.consents_given
        facts.append(say("web.admin.consents", given=given, all=given + one.consents_not_given))
    name = one.name or one.email
    email = f'<span class="quiet">{escape(one.email)}</span>' if one.name else ""
    return (
        f'<div class="admin-person"><div><b>{escape(name)}</b> {"".join(chips)}</div>{email}'
        f"<small>{escape(' · '.join(facts))}</small>{_acts(words, one, name)}</div>"
    )


def _acts(words: WebWords, one: Person, name: str) -> str:
    """What may be done, behind one button; with one's own account nothing, so that nobody locks themself out."""
    say = words.say
    if one.you:
        return f'<p class="quiet">{escape(say("web.admin.own"))}</p>'
    where = f"/app/admin/people/{quote(one.account_id, safe='')}"
    roles = options([(role, say(f"web.admin.role_{role}")) for role in ROLES], one.role)
    role = (
        f'<label><span>{escape(say("web.admin.role"))}</span><select name="role">{roles}</select>'
        f"<small>{escape(say('web.admin.role_note'))}</small></label>"
    )
    box = '<input type="checkbox" name="keys" value="yes"/>'
    keys = f'<label class="tick">{box}<span>{escape(say("web.admin.close_keys"))}</span></label>'
    forms = [
        form(f"{where}/role", role, say("web.admin.change_role")),
        form(f"{where}/close", keys, say("web.admin.close_sessions")),
    ]
    if one.state == "locked":
        forms.append(form(f"{where}/unlock", "", say("web.admin.unlock"), "main"))
    else:
        forms.append(form(f"{where}/lock", reason_field(words, "lock_note"), say("web.admin.lock"), "danger"))
    note = say("web.admin.erase_email", email=one.email)
    erase = (
        f'<p class="quiet" data-erasing="{escape(where)}/erasure"></p><label><span>{escape(note)}</span>'
        '<input name="email" type="email" autocomplete="off" required maxlength="254"/></label>'
    )
    forms.append(form(f"{where}/erase", erase, say("web.admin.erase_now"), "danger"))
    label = escape(say("web.admin.manage_of", name=name))
    return (
        f'<details class="adding"><summary aria-label="{label}">{escape(say("web.admin.manage"))}</summary>'
        f'<div class="admin-acts">{"".join(forms)}</div></details>'
    )


def reason_field(words: WebWords, note: str) -> str:
    """Why something is done, and what doing it means."""
    return (
        f'<p class="quiet">{escape(words.say(f"web.admin.{note}"))}</p><label><span>{escape(words.say("web.admin.reason"))}</span>'
        f'<input name="reason" required maxlength="300" autocomplete="off"/><small>{escape(words.say("web.admin.reason_note"))}'
        "</small></label>"
    )


def _invite(words: WebWords, invitations: list[Invited], link: str | None) -> str:
    say = words.say
    made = ""
    if link is not None:
        made = (
            f'<div class="notice" role="status"><p>{escape(say("web.admin.invited"))}</p><p><code>{escape(link)}</code></p></div>'
        )
    roles = options([(role, say(f"web.admin.role_{role}")) for role in ROLES], "athlete")
    field = f'<label><span>{escape(say("web.admin.invite_as"))}</span><select name="role">{roles}</select></label>'
    rows = "".join(
        f"<li><div><b>{escape(say(f'web.admin.role_{one.role}'))}</b>"
        f"<small>{escape(say('web.admin.until', day=day(words, one.expires_at)))}</small></div>"
        + form(
            f"/app/admin/people/withdraw/{quote(one.invitation_id, safe='')}",
            "",
            say("web.admin.withdraw"),
            label=say("web.admin.withdraw_of", role=say(f"web.admin.role_{one.role}")),
        )
        + "</li>"
        for one in invitations
    )
    listed = f'<ul class="admin-invited">{rows}</ul>' if rows else f'<p class="quiet">{escape(say("web.admin.no_invitations"))}</p>'
    make = form("/app/admin/people/invite", field, say("web.admin.invite_make"), "main")
    return f"{title(words, 'invite', 'invite_note')}{made}{make}<h3>{escape(say('web.admin.invitations'))}</h3>{listed}"
