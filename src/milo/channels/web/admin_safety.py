"""The safety audit and the admins' book as pages."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from milo.channels.admin_documents import MOST_WEEKS, WEEKS_BACK, Act, Acts, Asked, Decision, Decisions, LatchLine, Standing
from milo.channels.web.admin_drawing import day, empty, moment, more, options, table, title
from milo.channels.web.words import WebWords

PAGE = "/app/admin/safety"
LEVELS = ("E0", "E1", "R", "C", "N")
SPANS = (1, 4, 13, 26, MOST_WEEKS)  # weeks to choose from (our choice)
LONGEST = 60


def asked_of(query: Mapping[str, str]) -> Asked:
    """Which decisions a page's address asks for; what makes no sense is left out."""
    weeks = query.get("weeks", "")
    words = {name: (query.get(name) or "").strip()[:LONGEST] or None for name in ("level", "rule", "channel", "athlete")}
    if words["level"] not in LEVELS:
        words["level"] = None
    return Asked(weeks=int(weeks) if weeks.isdecimal() and 1 <= int(weeks[:4]) <= MOST_WEEKS else WEEKS_BACK, **words)


def safety_html(words: WebWords, asked: Asked, found: Decisions, standing: Standing) -> dict[str, str]:
    """Every part of the page by name."""
    return {
        "decisions": _decisions(words, asked, found),
        "weeks": _weeks(words, found),
        "latches": _latches(words, standing),
        "refused": _refused(words, standing),
    }


def _query(asked: Asked) -> dict[str, str | None]:
    return {"weeks": str(asked.weeks), "level": asked.level, "rule": asked.rule, "channel": asked.channel, "athlete": asked.athlete}


def _decisions(words: WebWords, asked: Asked, found: Decisions) -> str:
    say = words.say
    shown = {name: value for name, value in _query(asked).items() if value}
    fields = [
        f'<label><span>{escape(say("web.admin.weeks"))}</span><select name="weeks">'
        f"{options([(str(n), str(n)) for n in sorted({*SPANS, asked.weeks})], str(asked.weeks))}</select></label>",
        f'<label><span>{escape(say("web.admin.level"))}</span><select name="level">'
        f"{options([('', say('web.admin.any')), *((one, one) for one in LEVELS)], asked.level)}</select></label>",
    ]
    for name, value in (("rule", asked.rule), ("channel", asked.channel), ("athlete", asked.athlete)):
        fields.append(
            f'<label><span>{escape(say(f"web.admin.{name}"))}</span><input name="{name}" value="{escape(value or "")}" '
            f'maxlength="{LONGEST}" autocomplete="off"/></label>'
        )
    sheet = f"{PAGE}.csv?{urlencode(shown)}"
    chosen = (
        f'<form method="get" action="{PAGE}" class="admin-filter">{"".join(fields)}<button class="button main">'
        f"{escape(say('web.admin.filter'))}</button>"
        f'<a class="button" href="{escape(sheet)}" download>{escape(say("web.admin.sheet"))}</a></form>'
    )
    head = title(words, "decisions", "safety_about") + chosen
    if not found.total:
        return head + empty(words, "verified_user", "no_decisions")
    heads = [say(f"web.admin.{key}") for key in ("when", "level", "rule", "topics", "athlete", "channel", "by")]
    rows = [_row(words, one) for one in found.decisions]
    count = escape(say("web.admin.decisions_many", count=words.number(found.total)))
    following = more(words, PAGE, found.next_cursor, **_query(asked))
    return f'{head}<p class="quiet">{count}</p>{table(heads, rows, say("web.admin.decisions"))}{following}'


def _row(words: WebWords, one: Decision) -> list[str]:
    say = words.say
    locks = f' <span class="chip bad">{escape(say("web.admin.locks"))}</span>' if one.locked else ""
    href = f"{PAGE}?{urlencode({'athlete': one.athlete})}"
    return [
        moment(words, one.at),
        f'<span class="chip level-{escape(one.level)}">{escape(one.level)}</span>{locks}',
        escape(", ".join(one.rules)) or escape(say("web.admin.none")),
        escape(words.listed([words.word("web.admin", f"topic_{topic}") for topic in one.topics])) if one.topics else "–",
        f'<a class="pseudonym" href="{escape(href)}">{escape(one.athlete)}</a>',
        escape(one.channel.replace("_", " ")),
        escape(one.by) + (f"<br><small>{escape(', '.join(one.validator))}</small>" if one.validator else ""),
    ]


def _weeks(words: WebWords, found: Decisions) -> str:
    if not found.weeks:
        return ""
    say = words.say
    heads = [say("web.admin.week_of", day="").strip(), *LEVELS]
    rows = [
        [escape(f"{words.day(week.monday)} {week.monday.year}"), *(words.number(week.levels.get(level, 0)) for level in LEVELS)]
        for week in found.weeks
    ]
    return title(words, "by_week") + table(heads, rows, say("web.admin.by_week"))


def _latches(words: WebWords, standing: Standing) -> str:
    say = words.say
    if not standing.latches:
        return f'{title(words, "latches")}<p class="quiet">{escape(say("web.admin.no_latches"))}</p>'
    rows = "".join(f"<li>{_latch(words, one)}</li>" for one in standing.latches)
    return f'{title(words, "latches", "latches_note")}<ul class="admin-letters">{rows}</ul>'


def _latch(words: WebWords, one: LatchLine) -> str:
    say = words.say
    scope = "" if one.scope is None else f" · {words.word('web.admin', f'topic_{one.scope}')}"
    how = [say(f"web.admin.by_{step.how}", day=day(words, step.at)) for step in one.cleared_by]
    manner = "bad" if one.state == "standing" else ""
    return (
        f'<div><b>{escape(one.rule)}{escape(scope)}</b> <span class="chip level-{escape(one.level)}">{escape(one.level)}</span>'
        f"<small>{moment(words, one.since)} · {escape(one.athlete)}{escape(''.join(f' · {step}' for step in how))}</small></div>"
        f'<span class="chip {manner}">{escape(say(f"web.admin.{one.state}"))}</span>'
    )


def _refused(words: WebWords, standing: Standing) -> str:
    say = words.say
    if not standing.refused_plans:
        return f'{title(words, "refused_plans", "refused_note")}<p class="quiet">{escape(say("web.admin.no_refused"))}</p>'
    rows = "".join(
        f"<li>{escape(say('web.admin.refused_of', level=one.level, rules=', '.join(one.rules), count=one.athletes))}</li>"
        for one in standing.refused_plans
    )
    return f"{title(words, 'refused_plans', 'refused_note')}<ul>{rows}</ul>"


def acts_html(words: WebWords, found: Acts) -> dict[str, str]:
    """What admins did, newest first."""
    if not found.acts:
        return {"acts": empty(words, "history", "no_acts")}
    rows = "".join(f"<li>{_act(words, one)}</li>" for one in found.acts)
    listed = f'<ul class="admin-letters">{rows}</ul>{more(words, "/app/admin/acts", found.next_cursor)}'
    return {"acts": title(words, "acts_title", "acts_about") + listed}


def _act(words: WebWords, one: Act) -> str:
    by = words.say("web.admin.owner") if one.by == "owner" else one.by_name or one.by
    detail = " · ".join(f"{name.replace('_', ' ')}: {value}" for name, value in one.detail.items())
    about = ""
    if one.about is not None:
        about = f"<p>{escape(one.about_name)}</p>" if one.about_name else f"<p><code>{escape(one.about)}</code></p>"
    return (
        f"<div><b>{escape(words.word('web.admin', f'act_{one.action}'))}</b>{about}"
        f"<small>{moment(words, one.at)} · {escape(by)}{f' · {escape(detail)}' if detail else ''}</small></div>"
    )
