"""The page of the food diary: write or search, see it read back, keep it; days and weeks against the plan's targets."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Mapping
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from nicegui import ui

from milo.channels.access_rules import MAX_UPLOAD
from milo.channels.diary_desk import MEALS, CameraDesk, DiaryDesk, DiaryLine
from milo.channels.web.assets import FOOD, PackageFiles, framed_with
from milo.channels.web.dropping import file_label
from milo.channels.web.food_drawing import (
    brought_told,
    change_html,
    day_html,
    forms_html,
    own_html,
    proposal_html,
    teller,
    usual_html,
    week_html,
)
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer, answer_file, text_of
from milo.locales import text
from milo.vocabulary.diary_foods import units
from milo.vocabulary.errors import BadValue

DRINKS = (("water", "glass"), ("coffee", "cup"), ("beer", "can"))
PICTURES = ("photo", "label", "barcode")
SPOKEN = (
    "keep",
    "cancel",
    "remove",
    "amount",
    "unit",
    "waiting",
    "synced",
    "undone",
    "reading",
    "bringing",
    "failed",
    "understood",
    "not-sure",
    "no-product",
    "hint-photo",
    "hint-label",
    "hint-barcode",
    "recipe-empty",
)
"""What the script says."""


def install(app: FastAPI, reception: Reception, diary: DiaryDesk, camera: CameraDesk) -> None:
    """Add the page, and the files of the browser's barcode reader."""
    open_places("food")
    reader = camera.browser_reader()
    if reader is not None:
        app.mount("/app/food/barcode-reader", PackageFiles(directory=reader))

    @ui.page("/app/food", response_timeout=30)
    async def food_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        body = await asyncio.to_thread(_body, guest, diary, _meal(request.query_params))
        with framed_with(guest, "food", FOOD):
            place = markup(body, "div", "food").props("data-food")
            place.props["data-words"] = json.dumps(_spoken(guest.words.language), ensure_ascii=False)
            place.props["data-base"] = guest.href("/app/food")
            place.props["data-athlete"] = guest.id
            place.props["data-camera"] = next((kind for kind in PICTURES if kind == request.query_params.get("camera")), "")
            if reader is not None:
                place.props["data-reader"] = ""
        return None


def add_food_doors(app: FastAPI, reception: Reception, diary: DiaryDesk, camera: CameraDesk) -> None:
    """What the page's script asks."""

    def day(guest: Guest, asked: Asked) -> dict[str, Any]:
        on = _date(asked.get("date"), guest.today)
        return {
            "html": day_html(guest, diary.day(guest.id, on)),
            "usual": usual_html(guest, diary.usual(guest.id, _meal(asked))),
            "date": on,
        }

    def week(guest: Guest, asked: Asked) -> dict[str, Any]:
        return {"html": week_html(guest, diary.week(guest.id, _date(asked.get("date"), guest.today)))}

    def understand(guest: Guest, asked: Asked) -> dict[str, Any]:
        heard = diary.understand(guest.id, text_of(asked, "text", 600))
        near = [f for u in heard["unknown"] for f in u["foods"]]
        if not heard["lines"]:
            near = diary.search(guest.id, text_of(asked, "text", 600)[:100], 12) or near
        reply = heard["reply"]
        return {**heard, "foods": near, "reply": None if reply is None else reply["text"]}

    def proposal(guest: Guest, asked: Asked) -> dict[str, Any]:
        return {"html": proposal_html(guest, diary.propose(guest.id, _date(asked.get("date"), guest.today)))}

    def search(guest: Guest, asked: Asked) -> dict[str, Any]:
        return {"foods": diary.search(guest.id, text_of(asked, "q", 100), 12)}

    def product(guest: Guest, asked: Asked) -> dict[str, Any]:
        code = text_of(asked, "code", 14)
        return with_foods(guest, {"code": code, "kind": None})

    def with_foods(guest: Guest, read: dict[str, Any]) -> dict[str, Any]:
        known = None if read["code"] is None else diary.by_code(guest.id, read["code"])
        return {**read, "foods": [] if known is None else [known]}

    def keep(guest: Guest, asked: Asked) -> dict[str, Any]:
        try:
            lines = msgspec.convert(asked.get("lines"), list[DiaryLine])
        except msgspec.ValidationError as e:
            raise BadValue("lines of the diary", str(e)) from None
        on, key = _date(asked.get("date"), guest.today), text_of(asked, "key", 100)
        return diary.keep(guest.id, lines, meal=_meal(asked), day=on, key=key)

    def copy(guest: Guest, asked: Asked) -> dict[str, Any]:
        to = _date(asked.get("date"), guest.today)
        return diary.copy(guest.id, to - timedelta(days=1), to, _meal(asked), text_of(asked, "key", 100))

    def change(guest: Guest, asked: Asked) -> dict[str, Any]:
        return {"html": change_html(guest, diary.answer_energy_change(guest.id, text_of(asked, "answer", 10)))}

    def remove(guest: Guest, asked: Asked) -> dict[str, Any]:
        diary.remove(guest.id, text_of(asked, "log_id", 64))
        return {}

    def own(guest: Guest, asked: Asked) -> dict[str, Any]:
        told = asked.get("food")
        if not isinstance(told, dict):
            raise BadValue("food: what it holds", type(told).__name__)
        return {"food": diary.keep_food(guest.id, told)}

    def own_removed(guest: Guest, asked: Asked) -> dict[str, Any]:
        diary.remove_food(guest.id, text_of(asked, "food_id", 64))
        return {}

    def own_foods(guest: Guest, asked: Asked) -> dict[str, Any]:
        foods = diary.own_foods(guest.id)
        return {"recipes": own_html(guest, foods, recipes=True), "foods": own_html(guest, foods, recipes=False)}

    def picture(guest: Guest, asked: Asked) -> dict[str, Any]:
        kind = asked.get("kind")
        try:
            body = base64.b64decode(text_of(asked, "picture", 400_000), validate=True)
        except ValueError:
            raise BadValue("a picture", "something that is none") from None
        if asked.get("named"):
            camera.named(guest.id, body, text_of(asked, "named", 200))
            return {}
        if kind == "label":
            return camera.label(body, guest.words.language)
        if kind == "barcode":
            return with_foods(guest, camera.barcode(body))
        found = camera.photo(guest.id, body)
        foods: list[dict[str, Any]] = []
        for guess in found["guesses"]:
            if guess["food_id"] is not None and guess["food_id"] not in [f["food_id"] for f in foods]:
                foods += [f for f in diary.search(guest.id, guess["food"], 3) if f["food_id"] == guess["food_id"]][:1]
        return {**found, "foods": foods}

    doors = {
        "understand": understand,
        "keep": keep,
        "copy": copy,
        "remove": remove,
        "change": change,
        "own": own,
        "own-removed": own_removed,
        "picture": picture,
    }

    def bring(guest: Guest, path: Path, name: str) -> dict[str, Any]:
        return {"said": brought_told(guest, diary.bring(guest.id, path, file_label(name)))}

    @app.post("/app/food/import", include_in_schema=False)
    async def bring_door(request: Request) -> Response:
        return await answer_file(reception, request, MAX_UPLOAD, "use `milo food import`", bring)

    shown = {"day": day, "week": week, "proposal": proposal, "search": search, "product": product, "own-foods": own_foods}
    for name, work in shown.items():
        _door(app.get, reception, name, work)
    for name, work in doors.items():
        _door(app.post, reception, name, work)


def _door(method: Any, reception: Reception, name: str, work: Any) -> None:
    async def door(request: Request) -> Response:
        return await answer(reception, request, work)

    method(f"/app/food/{name}", include_in_schema=False)(door)


def _body(guest: Guest, diary: DiaryDesk, meal: str | None) -> str:
    told, day = teller(guest), diary.day(guest.id, guest.today)
    drinks = "".join(
        f'<button type="button" class="button" data-drink="{food}" data-unit="{unit}" data-name="{told(f"page-{food}")}">'
        f"{told(f'page-{food}')}</button>"
        for food, unit in DRINKS
    )
    signs = dict(zip(PICTURES, ("photo_camera", "receipt_long", "qr_code_scanner"), strict=True))
    pictures = "".join(
        f'<label class="button" data-open="{kind}">{icon(signs[kind])}<span>{told(f"page-{kind}")}</span>'
        f'<input type="file" accept="image/*" capture="environment" data-picture="{kind}" hidden></label>'
        for kind in PICTURES
    )
    looking = (
        '<dialog class="looking" data-looking><video playsinline muted></video><p data-hint role="status"></p><div class="quickly">'
        f'<button type="button" class="button main" data-shutter>{icon("photo_camera")}<span>{told("page-shutter")}</span></button>'
        f'<button type="button" class="button" data-shut>{told("page-cancel")}</button></div></dialog>'
    )
    forms = forms_html(guest, diary.own_foods(guest.id), day["hidden"] is not None)
    meals = escape("".join(f'<option value="{m}">{told(f"meal-{m}")}</option>' for m in MEALS))
    return (
        f'<div class="hero"><div><h1>{told("title")}</h1><div class="when plain">{told("about")}</div></div></div>'
        f'<section class="add"><form data-words-form><label for="food-text">{told("page-write")}</label>'
        f'<div class="ask"><input id="food-text" name="text" maxlength="600" autocomplete="off" placeholder="{told("page-hint")}">'
        f'<button class="button main">{told("page-understand")}</button></div></form>'
        '<div class="said-of" data-said role="status"></div><div data-found></div>'
        f'<div data-basket hidden data-meals="{meals}"></div>'
        f'<div class="quickly">{pictures}</div><div class="quickly">{drinks}</div></section>'
        f"<section data-usual>{usual_html(guest, diary.usual(guest.id, meal))}</section>"
        f"<section data-day>{day_html(guest, day)}</section>"
        f'<section data-propose><h2>{told("page-propose")}</h2><button type="button" class="button" data-ask-proposal>'
        f"{icon('restaurant_menu')}<span>{told('page-propose-ask')}</span></button>"
        '<div data-proposal aria-live="polite"></div></section>'
        f"<section data-change>{change_html(guest, diary.energy_change(guest.id))}</section>"
        f"<section data-week>{week_html(guest, diary.week(guest.id))}</section>{forms}{looking}"
    )


def _spoken(language: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        name.replace("-", "_"): text(f"food-page-{name}", language, **({"code": "{code}"} if name == "no-product" else {}))
        for name in SPOKEN
    }
    said["quick"] = text("food-quick", language)
    return said | {"units": {id: text(f"food-unit-{id}", language) for id in units()}}


def _meal(asked: Mapping[str, Any]) -> str | None:
    said = asked.get("meal")
    return str(said) if said in MEALS else None


def _date(said: Any, today: date) -> date:
    if not said:
        return today
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise BadValue("a date such as 2026-03-31", repr(said)[:40]) from None
