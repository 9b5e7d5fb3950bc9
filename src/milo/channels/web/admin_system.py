"""How the system is, as the admin's first page tells it."""

from __future__ import annotations

from datetime import UTC
from html import escape

from milo.channels.admin_documents import Check, Health, ModelLine
from milo.channels.web.admin_drawing import DAY, coded, form, span, table, title
from milo.channels.web.frame import icon
from milo.channels.web.words import WebWords

SIGNS = {"ok": "check_circle", "off": "power_settings_new", "mend": "build_circle", "unknown": "help"}


def system_html(words: WebWords, health: Health) -> dict[str, str]:
    """Every part of the page by name; all of them are put anew at each look."""
    return {
        "glance": _glance(words, health),
        "checks": _checks(words, health.checks),
        "streams": _streams(words, health),
        "models": models_html(words, health),
        "sensors": _sensors(words, health),
        "keys": _keys(words, health),
    }


def _glance(words: WebWords, health: Health) -> str:
    say = words.say
    wrong = [one for one in health.checks if one.state not in {"ok", "off"}]
    stuck = health.writer.state == "stuck"
    n = len(wrong) + stuck
    head = say("web.admin.well") if not n else say("web.admin.mend_one") if n == 1 else say("web.admin.mend_many", count=n)
    looked = say("web.admin.looked", time=f"{health.at.astimezone(UTC):%H:%M:%S}")
    writer = health.writer
    waits = "" if writer.waiting_s is None else span(words, writer.waiting_s)
    size = "" if health.store_bytes is None else say("web.admin.size", mb=words.number(health.store_bytes / 1e6, 1))
    free = "" if health.free_bytes is None else say("web.admin.free", gb=words.number(health.free_bytes / 1e9, 1))
    records = say("web.admin.unknown") if health.records is None else words.number(health.records)
    dead = sum(line.dead for line in health.streams)
    tiles = [
        (say("web.admin.up"), span(words, health.up_s), f"Milo {health.version} · Python {health.python}", ""),
        (
            say("web.admin.writer"),
            say(f"web.admin.writer_{writer.state}"),
            say(f"web.admin.writer_{writer.state}_text", count=writer.pending, time=waits),
            "bad" if stuck else "",
        ),
        (say("web.admin.records"), records, " · ".join(part for part in (size, free) if part), ""),
        (say("web.admin.set_aside"), words.number(dead), say("web.admin.set_aside_text"), "look" if dead else ""),
    ]
    shown = "".join(
        f'<div class="admin-tile {manner}"><span class="label">{escape(name)}</span><b>{escape(value)}</b>'
        f"<small>{coded(note)}</small></div>"
        for name, value, note, manner in tiles
    )
    state = "mend" if n else "ok"
    return (
        f'<div class="admin-verdict {state}" role="status">{icon(SIGNS[state])}<h2>{escape(head)}</h2>'
        f"<small data-looked>{escape(looked)}"
        f'</small></div><div class="admin-tiles">{shown}</div>'
    )


def _checks(words: WebWords, checks: list[Check]) -> str:
    rows = "".join(
        f'<li class="{one.state}">{icon(SIGNS[one.state])}<div><b>{escape(_named(words, one.name))}</b>'
        f"<p>{coded(_said(words, one, 'found', one.found))}</p>{_advice(words, one)}</div>"
        f'<span class="state">{escape(words.say(f"web.admin.state_{one.state}"))}</span></li>'
        for one in sorted(checks, key=lambda one: one.state in {"ok", "off"})
    )
    return f'{title(words, "checks")}<ul class="admin-checks">{rows}</ul>'


def _said(words: WebWords, one: Check, what: str, plain: str) -> str:
    """What a check found or advises, in the reader's language where we know the words; a store's own words stay its own."""
    key = f"web.admin.{what}_{one.code}"
    return words.say(key, **one.values) if one.code is not None and words.has(key) else plain


def _advice(words: WebWords, one: Check) -> str:
    return f"<small>{coded(_said(words, one, 'do', one.do))}</small>" if one.do else ""


def _named(words: WebWords, name: str) -> str:
    key = f"web.admin.check_{name.replace(' ', '_')}"
    return words.say(key) if words.has(key) else name


def _streams(words: WebWords, health: Health) -> str:
    say = words.say
    if not health.streams:
        return f'{title(words, "streams")}<p class="quiet">{escape(say("web.admin.no_streams"))}</p>'
    heads = [say(f"web.admin.{key}") for key in ("stream", "published", "pending", "dead")]
    rows = [
        [f"<code>{escape(line.stream)}</code>", *(words.number(n) for n in (line.published, line.pending, line.dead))]
        for line in health.streams
    ]
    return title(words, "streams", "streams_note") + table(heads, rows, say("web.admin.streams"))


def models_html(words: WebWords, health: Health) -> str:
    """The models of the settings, their calls, and the knock at their doors."""
    say = words.say
    if not health.models:
        return f'{title(words, "models")}<p class="quiet">{escape(say("web.admin.no_model"))}</p>'
    heads = [say(f"web.admin.{key}") for key in ("model", "reach", "calls", "failures", "tokens", "cost")]
    rows = [
        [
            _model(words, one),
            escape(_reach(words, one)),
            words.number(one.calls),
            words.number(one.failures),
            f"{words.number(one.tokens_in)} / {words.number(one.tokens_out)}",
            escape(_cost(words, one)),
        ]
        for one in health.models
    ]
    waiting = escape(say("web.admin.waiting_calls", count=health.model_calls_waiting))
    knock = form("/app/admin/models", f"<small>{escape(say('web.admin.knock_note'))}</small>", say("web.admin.knock"))
    return (
        f'{title(words, "models", "models_note")}{table(heads, rows, say("web.admin.models"))}<p class="quiet">{waiting}</p>{knock}'
    )


def _model(words: WebWords, one: ModelLine) -> str:
    where = "" if one.outside is None else words.say("web.admin.outside" if one.outside else "web.admin.inside")
    return f"{escape(one.name)}<small>{escape(where)}</small>"


def _reach(words: WebWords, one: ModelLine) -> str:
    if one.reachable is None:
        return words.say("web.admin.reach_unasked")
    return words.say("web.admin.reach_yes" if one.reachable else "web.admin.reach_no")


def _cost(words: WebWords, one: ModelLine) -> str:
    if one.cost_usd is None:
        return words.say("web.admin.cost_unknown") if one.calls else words.say("web.admin.none")
    usd = words.number(one.cost_usd, 4)
    return words.say("web.admin.cost_partly", usd=usd, count=one.cost_unknown) if one.cost_unknown else f"${usd}"


def _sensors(words: WebWords, health: Health) -> str:
    say = words.say
    running = f'<p class="quiet">{escape(say("web.admin.sessions_running", count=health.sessions_running))}</p>'
    if not health.sensors:
        return f'{title(words, "sensors")}<p class="quiet">{escape(say("web.admin.no_sensors"))}</p>{running}'
    heads = [say(f"web.admin.{key}") for key in ("device", "alive", "silent", "unknown")]
    rows = [
        [escape(line.device_type.replace("_", " ")), *(words.number(n) for n in (line.alive, line.silent, line.unknown))]
        for line in health.sensors
    ]
    return title(words, "sensors", "sensors_note") + table(heads, rows, say("web.admin.sensors")) + running


def _keys(words: WebWords, health: Health) -> str:
    say, vault = words.say, health.vault
    said = [say("web.admin.keys_sealed", count=vault.keys) if vault.sealed else say("web.admin.keys_unsealed")]
    if vault.master_key_days is None:
        said.append(say("web.admin.master_unknown"))
    else:
        said.append(say("web.admin.master_age", time=span(words, vault.master_key_days * DAY)))
    said.append(say("web.admin.master_apart" if vault.master_key_apart else "web.admin.master_beside"))
    at = health.backup.at
    said.append(say("web.admin.backup_unknown") if at is None else say("web.admin.backup_at", day=words.day(at.date())))
    return title(words, "keys") + "".join(f"<p>{coded(one)}</p>" for one in said)
