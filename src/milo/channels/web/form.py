"""The page of form: a camera with a skeleton, a count and one cue at a time; an upload; the set replayed and logged."""

from __future__ import annotations

import asyncio
import json
from html import escape

from fastapi import FastAPI, Request
from fastapi.responses import Response
from nicegui import ui

from milo.channels.form_desk import FormDesk
from milo.channels.web.assets import FORM, PackageFiles, framed_with
from milo.channels.web.form_doors import add_form_doors, films_html, own
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.models.form import EXERCISES
from milo.signals.pose_faults import RULES

NAMED = tuple(e for e in EXERCISES if e != "other")
SPOKEN = (
    "waiting", "loading", "no-camera", "working", "failed", "logged", "play", "unknown", "no-faults", "start", "stop", "score",
    "strain", "strain-hint", "view-label", "view-side", "view-oblique", "view-front", "col-rep", "col-depth", "col-range",
    "col-tempo", "col-gap", "col-faults", "cues", "angles", "knee", "hip", "elbow", "shoulder", "log", "log-weight", "log-rir",
    "log-rir-hint", "own", "count", "result", "forget-sure", "pictures-lost",
)  # fmt: skip
FAULTS = tuple(dict.fromkeys(rule.name for rule in RULES))


def install(app: FastAPI, reception: Reception, desk: FormDesk) -> None:
    """Add the page, its doors and the files of the pose model."""
    open_places("form")

    @ui.page("/app/form", response_timeout=30)
    async def form_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        live, videos, films = await asyncio.to_thread(
            lambda: (desk.browser_files() is not None, desk.networks(), films_html(guest, desk.films(guest.id)))
        )
        with framed_with(guest, "form", FORM):
            markup(_page(guest, live=live, videos=videos, films=films))
        return None

    folder = desk.browser_files()
    if folder is not None:
        app.mount("/app/form/pose", PackageFiles(directory=folder))
    add_form_doors(app, reception, desk)


def _page(guest: Guest, *, live: bool, videos: bool, films: str) -> str:
    say = guest.html
    options = "".join(f'<option value="{e}">{say("form-exercise-" + e.replace("_", "-"))}</option>' for e in NAMED)
    words = {key: guest.text(f"form-{key}") for key in SPOKEN}
    words |= {f"exercise-{e}": guest.text(f"form-exercise-{e.replace('_', '-')}") for e in NAMED}
    words |= {f"fault-{f}": guest.text(f"form-fault-{f.replace('_', '-')}") for f in FAULTS}
    words |= {f"cue-{f}": guest.text(f"form-cue-{f.replace('_', '-')}") for f in FAULTS}
    about = json.dumps(
        {
            "athlete": guest.id,
            "language": guest.words.language,
            "words": words,
            "logs": own(guest),
        },
        ensure_ascii=False,
    )
    keep = (
        f'<div class="keep"><label class="check"><input type="checkbox" name="keep"/><span>{say("form-keep")}</span></label>'
        f'<p class="quiet">{say("form-keep-hint")}</p></div>'
        if own(guest)
        else ""
    )
    upload = (
        f'<form data-upload><label class="wide"><span>{say("form-upload")}</span>'
        '<input type="file" name="file" accept="video/*,.npy,.csv,.jsonl" required/></label>'
        f'<p class="quiet">{say("form-upload-hint")}{"" if videos else " " + say("form-no-networks")}</p>'
        f"{keep}"
        f'<button class="button">{say("form-analyse")}</button><p class="form-answer" role="status"></p></form>'
        f"<div data-films>{films}</div>"
    )
    private = "form-private-pictures" if videos and not live else "form-private"
    choice = f'<select data-exercise><option value="">{say("form-recognise")}</option>{options}</select>'
    return (
        f'<div class="claim"><h1>{say("form-title")}</h1><p class="lead">{say("form-lead")}</p></div>'
        f'<p class="private">{icon("lock")}<span>{say(private)}</span></p>'
        f'<div class="form-room" data-form="{escape(about, quote=True)}"><section class="camera">'
        f"<label><span>{say('form-exercise')}</span>{choice}</label>"
        f"{_camera(guest, live=live, videos=videos)}</section><section>{upload}</section>"
        "<section data-result hidden></section></div>"
    )


def _camera(guest: Guest, *, live: bool, videos: bool) -> str:
    """The camera; without the browser's pose model it asks, each time, whether pictures may go to the athlete's own Milo."""
    say = guest.html
    if not live and not videos:
        return (
            f'<div class="empty-state">{icon("videocam_off")}<p>{say("form-no-pose")}</p><p>{say("form-no-pose-at-all")}</p></div>'
        )
    choice = (
        ""
        if live
        else f'<p class="quiet">{say("form-no-pose")}</p>'
        f'<label class="check"><input type="checkbox" data-yes/><span>{say("form-pictures-yes")}</span></label>'
    )
    return (
        '<div class="stage"><video playsinline muted></video><canvas></canvas>'
        f'<p class="sending" data-sending role="status" hidden>{icon("sensors")}<span>{say("form-pictures-on")}</span></p>'
        f'<p class="hint" data-hint hidden>{say("form-waiting")}</p></div>'
        f'<div class="count" aria-live="polite"><b data-count>0</b><span>{say("form-count")}</span><em data-named></em></div>'
        f'<p class="cue" data-cue role="status"></p>{choice}'
        f'<div class="row"><button type="button" class="button main" data-start{"" if live else " disabled"}>'
        f"{icon('videocam')}{say('form-start')}</button>"
        f'<label class="check"><input type="checkbox" data-speak checked/><span>{say("form-speak")}</span></label></div>'
    )
