"""The card of the burnout outlook: level and band, curve, drivers, what to do, and the 28-day questions where it is unsure."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.page_asked import Asked, number_asked
from milo.locales import text
from milo.report import svg_chart
from milo.report.blocks import Line, LineChart
from milo.vocabulary.outlook import Outlook

QUESTIONS = range(1, 6)
LEVELS = {"usual": "calm", "raised": "soon", "high": "now"}
USUAL_PER_100 = "0.6"  # burnouts in 28 days of a hundred simulated people (reference 5.7)


def outlook_html(guest: Guest, outlook: Outlook, *, writes: bool) -> str:
    """The card. writes: whether whoever looks may answer the questions."""
    language = guest.words.language
    head = (
        f'<div class="panel-head"><h2>{escape(text("outlook-title", language))}</h2><div class="chips-of">'
        f'<span class="chip simulated">{escape(text("outlook-simulated", language))}</span></div></div>'
    )
    if outlook.risk_28d is None:
        reasons = " ".join(r.text for r in outlook.reasons)
        inside = (
            f'<div class="empty-state">{icon("trending_flat")}<p><b>{escape(text("outlook-unknown", language))}</b></p>'
            f"<p>{escape(reasons)}</p></div>"
        )
    else:
        inside = _known(guest, outlook)
    asks = _questions(guest) if writes and _asks(outlook) else ""
    return f"{head}{inside}{_next_day(outlook, language)}{asks}"


def answers_of(asked: Asked) -> list[int]:
    """The five answers of the form; an empty one is 0, which nobody may say."""
    return [number_asked(asked, f"q{n}") or 0 for n in QUESTIONS]


def _asks(outlook: Outlook) -> bool:
    return outlook.unsure or any(r.code in {"no_questionnaire", "no_answers"} for r in outlook.reasons)


def _known(guest: Guest, outlook: Outlook) -> str:
    language = guest.words.language
    assert outlook.interval is not None
    assert outlook.level is not None
    low, high = outlook.interval
    said = text(
        "outlook-risk", language, risk=_in_100(guest, outlook.risk_28d), low=_in_100(guest, low), high=_in_100(guest, high),
        usual=guest.words.number(float(USUAL_PER_100), 1),
    )  # fmt: skip
    far = text("outlook-risk-90", language, risk=_in_100(guest, outlook.risk_90d))
    drivers = "".join(
        f"<li>{escape(text(f'outlook-driver-{d.name}', language))}: "
        f"{escape(text('outlook-up' if d.effect > 0 else 'outlook-down', language))} "
        f'<span class="quiet">({escape(_effect(guest, d.effect))})</span></li>'
        for d in outlook.drivers
    )
    steps = "".join(f"<li>{escape(text(f'outlook-step-{step}', language))}</li>" for step in outlook.steps)
    reasons = " ".join(r.text for r in outlook.reasons if r.code not in {"simulated", "no_readiness"})
    return (
        f'<div class="value {LEVELS[outlook.level]}">{escape(text(f"outlook-level-{outlook.level}", language))}</div>'
        f"<p>{escape(said)} {escape(far)}</p>{_curve(guest, outlook)}"
        f'<p class="quiet">{escape(text("outlook-about", language))} {escape(reasons)}</p>'
        + (f"<h3>{escape(text('outlook-drivers', language))}</h3><ul>{drivers}</ul>" if drivers else "")
        + f"<h3>{escape(text('outlook-todo', language))}</h3><ul>{steps}</ul>"
    )


def _effect(guest: Guest, effect: float) -> str:
    """By how much: in per cent of the usual risk, from twice on as times."""
    if effect >= 1:
        return text("outlook-times", guest.words.language, times=guest.words.number(1 + effect))
    return f"{'+' if effect > 0 else '−'}{abs(round(100 * effect))} %"


def _curve(guest: Guest, outlook: Outlook) -> str:
    days = [outlook.as_of + timedelta(days=day) for day, *_ in outlook.curve]
    middle, low, high = ([round(100 * point[k], 2) for point in outlook.curve] for k in (1, 2, 3))
    title = text("outlook-curve", guest.words.language)
    line = Line(label=title, days=days, values=list(middle), low=list(low), high=list(high), joined=True)
    return svg_chart(LineChart(title=title, unit="%", lines=[line], decimals=1), guest.words)


def _next_day(outlook: Outlook, language: str) -> str:
    ready = outlook.readiness_next_day
    if ready is None:
        return ""
    low, high = (round(v) for v in ready.interval)
    return f"<p>{escape(text('outlook-next-day', language, score=round(ready.score_0_100), low=low, high=high))}</p>"


def _questions(guest: Guest) -> str:
    """The 28-day questions as a form; the page's script sends it and shows the new card."""
    language = guest.words.language
    rows = "".join(
        f"<fieldset><legend>{escape(text(f'outlook-ask-{n}', language))}</legend>"
        + "".join(f'<label><input type="radio" name="q{n}" value="{v}" required/><span>{v}</span></label>' for v in range(1, 6))
        + "</fieldset>"
        for n in QUESTIONS
    )
    return (
        f'<details class="outlook-asks"><summary>{escape(text("outlook-ask-title", language))}</summary>'
        f'<p class="quiet">{escape(text("outlook-ask-about", language))}</p>'
        f'<form data-measure="{escape(guest.href("/app/body/outlook"))}" data-into="[data-outlook]" '
        f'data-athlete="{escape(guest.id)}" data-away="{escape(guest.words.say("web.body.away"))}">{rows}'
        f'<button class="button main">{escape(text("outlook-ask-save", language))}</button>'
        '<p class="form-answer" role="status"></p></form></details>'
    )


def _in_100(guest: Guest, chance: float | None) -> str:
    return guest.words.number(100 * (chance or 0.0), 1)
