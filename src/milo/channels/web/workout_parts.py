"""The parts of a workout's page that stand still: warm-up, endurance, how it was, the rest timer, and where it hurts."""

from __future__ import annotations

from html import escape

from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.train_told import endurance_told
from milo.channels.web.words import WebWords
from milo.vocabulary.athlete import REGION_WORDS
from milo.vocabulary.plan import PlannedSession


def body_html(guest: Guest, session: PlannedSession) -> str:
    """What is between the title and the end: the script puts the exercises into it."""
    say = guest.words.say
    lines = "".join(f"<li>{escape(line)}</li>" for line in session.warm_up)
    warm_up = (
        f'<details class="fold" open><summary>{icon("local_fire_department")}{escape(say("web.train.warm_up"))}'
        f"</summary><ul>{lines}</ul>"
        "</details>"
        if lines
        else ""
    )
    return (
        f'<div class="said" data-said role="alert"></div>{warm_up}<div data-exercises>'
        f'<p class="quiet" role="status">{escape(say("web.train.loading"))}</p></div>{_endurance(guest, session)}{_finish(guest)}'
    )


def _endurance(guest: Guest, session: PlannedSession) -> str:
    if session.endurance is None:
        return ""
    words = guest.words
    lines = "".join(f"<li>{escape(line)}</li>" for line in endurance_told(words, session.endurance))
    title = words.word("activity", session.endurance.activity)
    km, hr = escape(words.unit("km")), escape(words.unit("bpm"))
    return (
        f'<section class="work-of"><h2>{escape(title)}</h2><ul>{lines}</ul><div class="three">'
        f"{_number(words, 'minutes', 'minutes', '', 'min')}{_number(words, 'distance', 'distance', km, '0.01')}"
        f"{_number(words, 'heart', 'heart', hr, '1')}</div></section>"
    )


def _number(words: WebWords, name: str, label: str, unit: str, step: str) -> str:
    step = "1" if step == "min" else step
    said = words.say(f"web.workout.{label}")
    return (
        f"<label><span>{escape(said)}{f' ({unit})' if unit else ''}</span>"
        f'<input type="number" inputmode="decimal" min="0" step="{step}" data-field="{name}"/></label>'
    )


def _finish(guest: Guest) -> str:
    """How it was: minutes, effort, notes; then the last thing is sent."""
    say = guest.words.say
    efforts = "".join(f'<label><input type="radio" name="effort" value="{n}"/><span>{n}</span></label>' for n in range(11))
    return (
        f'<section class="finish"><h2>{escape(say("web.workout.finish"))}</h2>'
        f'<fieldset class="effort"><legend>{escape(say("web.workout.effort"))}</legend><div>{efforts}</div>'
        f'<small class="quiet">{escape(say("web.workout.effort_note"))}</small></fieldset>'
        f'<label class="field"><span>{escape(say("web.workout.whole_minutes"))}</span>'
        f'<input type="number" inputmode="decimal" min="1" max="1440" step="1" data-field="whole"/></label>'
        f'<label class="field"><span>{escape(say("web.workout.notes"))}</span>'
        f'<textarea rows="3" maxlength="4000" data-field="notes"></textarea></label>'
        '<button type="button" class="button main big" data-finish>'
        f"{icon('done_all')}{escape(say('web.workout.finish_button'))}</button></section>"
    )


def dock_html(guest: Guest) -> str:
    """The rest timer and what waits to be sent, always in sight."""
    say = guest.words.say
    stop = escape(say("web.workout.rest_stop"))
    return (
        '<div class="rest-dock" data-rest hidden><span class="ring" aria-hidden="true"></span><div><small>'
        f"{escape(say('web.workout.rest'))}"
        '</small><b data-rest-left role="timer">0:00</b></div><button type="button" class="button" data-rest-less>−15 s</button>'
        f'<button type="button" class="button" data-rest-more>+15 s</button><button type="button" class="tool" data-rest-stop '
        f'aria-label="{stop}" title="{stop}">{icon("close")}</button></div>'
        f'<div class="unsent" data-unsent role="status" hidden>{icon("cloud_off")}<span></span></div>'
    )


def pain_dialog(guest: Guest) -> str:
    """Where it hurts and how much; what the safety shell says to it appears at once."""
    say = guest.words.say
    slugs = {region: region.replace(" ", "_") for region in REGION_WORDS}
    regions = "".join(
        f'<option value="{escape(region)}">{escape(say(f"web.workout_region.{slug}"))}</option>' for region, slug in slugs.items()
    )
    return (
        '<dialog class="sheet" id="pain" aria-labelledby="pain-title"><header><h3 id="pain-title">'
        f"{escape(say('web.workout.pain_title'))}</h3>"
        f'<button type="button" class="tool" data-close aria-label="{escape(say("web.train.close"))}">'
        f"{icon('close')}</button></header>"
        f'<form class="fields" data-pain-form><label><span>{escape(say("web.workout.where"))}</span>'
        f'<select name="region" required><option value=""></option>{regions}</select></label>'
        f"<label><span>{escape(say('web.workout.how_much'))} <output data-pain-out>–</output></span>"
        '<input type="range" name="pain" min="0" max="10" step="1" value="0" class="unset"/></label>'
        f'<p class="quiet">{escape(say("web.workout.pain_note"))}</p>'
        f'<button class="button main">{escape(say("web.workout.pain_send"))}</button>'
        '<p class="form-answer fault" role="alert"></p></form>'
        '<div class="said" data-pain-said role="alert"></div></dialog>'
    )
