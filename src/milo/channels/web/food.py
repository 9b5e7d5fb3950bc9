"""The page of the food diary: write or search, see it read back, keep it; days and weeks against the plan's targets."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from nicegui import ui

from milo.channels.diary_desk import MEALS, CameraDesk, DiaryDesk, DiaryLine
from milo.channels.web.assets import FOOD, PackageFiles, framed_with
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer, text_of
from milo.locales import text
from milo.vocabulary.diary_foods import NUTRIENTS, units
from milo.vocabulary.errors import BadValue

BARS = ("kcal", "protein_g", "carbs_g", "fat_g")
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
    "understood",
    "not-sure",
    "no-product",
    "hint-photo",
    "hint-label",
    "hint-barcode",
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

    def remove(guest: Guest, asked: Asked) -> dict[str, Any]:
        diary.remove(guest.id, text_of(asked, "log_id", 64))
        return {}

    def own(guest: Guest, asked: Asked) -> dict[str, Any]:
        told = asked.get("food")
        if not isinstance(told, dict):
            raise BadValue("food: what it holds", type(told).__name__)
        return {"food": diary.keep_food(guest.id, told)}

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
            return camera.label(body)
        if kind == "barcode":
            return with_foods(guest, camera.barcode(body))
        found = camera.photo(guest.id, body)
        foods: list[dict[str, Any]] = []
        for guess in found["guesses"]:
            if guess["food_id"] is not None and guess["food_id"] not in [f["food_id"] for f in foods]:
                foods += [f for f in diary.search(guest.id, guess["food"], 3) if f["food_id"] == guess["food_id"]][:1]
        return {**found, "foods": foods}

    doors = {"understand": understand, "keep": keep, "copy": copy, "remove": remove, "own": own, "picture": picture}
    for name, work in {"day": day, "week": week, "search": search, "product": product}.items():
        _door(app.get, reception, name, work)
    for name, work in doors.items():
        _door(app.post, reception, name, work)


def _door(method: Any, reception: Reception, name: str, work: Any) -> None:
    async def door(request: Request) -> Response:
        return await answer(reception, request, work)

    method(f"/app/food/{name}", include_in_schema=False)(door)


def _body(guest: Guest, diary: DiaryDesk, meal: str | None) -> str:
    told = _told(guest)
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
        f"<section data-day>{day_html(guest, diary.day(guest.id, guest.today))}</section>"
        f"<section data-week>{week_html(guest, diary.week(guest.id))}</section>{_forms(guest)}{looking}"
    )


def _forms(guest: Guest) -> str:
    """Energy alone, and an own food."""
    told = _told(guest)
    fields = "".join(
        f"<label><span>{told(f'nutrient-{n}')} ({NUTRIENTS[n]})</span>"
        f'<input name="{n}" type="number" min="0" step="any" inputmode="decimal"{" required" if n == "kcal" else ""}></label>'
        for n in (*BARS, "fibre_g")
    )
    number = 'type="number" step="any" inputmode="decimal"'
    return (
        f'<section><details><summary>{told("page-quick")}</summary><form class="fields" data-quick>'
        f'<label><span>{told("page-quick-kcal")}</span><input name="kcal" {number} min="1" max="5000" required></label>'
        f'<label><span>{told("page-quick-protein")}</span><input name="protein_g" {number} min="0" max="500"></label>'
        f'<button class="button main">{told("page-add")}</button></form></details>'
        f'<details><summary>{told("page-own")}</summary><form class="fields" data-own>'
        f'<label><span>{told("page-own-name")}</span><input name="name" maxlength="200" required></label>'
        f"<fieldset><legend>{told('page-own-per')}</legend>{fields}</fieldset>"
        f'<label><span>{told("page-own-serving")}</span><input name="serving_g" {number} min="1"></label>'
        f'<label><span>{told("page-own-code")}</span><input name="code" pattern="[0-9]{{6,14}}" inputmode="numeric"></label>'
        f'<button class="button main">{told("page-own-save")}</button></form></details></section>'
    )


def day_html(guest: Guest, day: Mapping[str, Any]) -> str:
    """A day: totals as bars against the target, and its entries by meal."""
    told = _told(guest)
    on = day["date"]
    later = "" if on >= guest.today else _step(on + timedelta(days=1), told("page-later"), "chevron_right")
    kind = told("page-training" if day["training_day"] else "page-rest")
    chip = "" if day["target"] is None else f'<span class="chip">{kind}</span>'
    head = (
        f'<div class="panel-head"><h2>{escape(guest.words.day(on))}</h2><div class="steps">{chip}'
        f"{_step(on - timedelta(days=1), told('page-earlier'), 'chevron_left')}{later}</div></div>"
    )
    if not day["entries"]:
        copy = f'<button type="button" class="button" data-copy>{told("page-copy")}</button>'
        return f'{head}<div class="empty-state">{icon("restaurant")}<p>{told("page-nothing")}</p>{copy}</div>'
    note = f'<p class="quiet">{escape(day["target_reason"])}</p>' if day["target_reason"] else ""
    meals = "".join(_meal_html(guest, meal, [e for e in day["entries"] if e["meal"] == meal]) for meal in MEALS)
    return head + _bars(guest, day["totals"], day["target"]) + note + meals + _rest(guest, day["totals"])


def _step(to: date, said: str, sign: str) -> str:
    return f'<button type="button" class="tool" data-go="{to}" aria-label="{said}">{icon(sign)}</button>'


def _bars(guest: Guest, totals: Mapping[str, Mapping[str, float]], target: Mapping[str, float] | None) -> str:
    say, number = _say(guest), guest.words.number
    found = ""
    for name in BARS:
        if name not in totals:
            continue
        value, aim = totals[name]["value"], (target or {}).get(name)
        share = 0 if not aim else min(100, round(100 * value / aim))
        of = "" if aim is None else f"<small>{escape(say('page-of-target', target=number(aim, 0)))}</small>"
        bar = "" if aim is None else f'<span class="bar"><i style="width:{share}%"></i></span>'
        head = f"<span>{escape(say(f'nutrient-{name}'))}</span><b>{number(value, 0)} {NUTRIENTS[name]}</b>"
        found += f'<div class="macro">{head}{of}{bar}</div>'
    return f'<div class="macros">{found}</div>'


def _rest(guest: Guest, totals: Mapping[str, Mapping[str, float]]) -> str:
    """What else is known of the day, with how many entries nothing was told of."""
    say = _say(guest)
    rows = ""
    for name, total in totals.items():
        if name not in BARS:
            lacks = say("page-missing", count=int(total["missing"]))
            missing = f'<small class="quiet">{escape(lacks)}</small>' if total["missing"] else ""
            value = guest.words.number(total["value"], 0 if total["value"] >= 10 else 1)
            rows += f"<li><span>{escape(say(f'nutrient-{name}'))}</span><b>{value} {NUTRIENTS[name]}</b>{missing}</li>"
    return f'<ul class="rest">{rows}</ul>' if rows else ""


def _meal_html(guest: Guest, meal: str, entries: Sequence[Mapping[str, Any]]) -> str:
    if not entries:
        return ""
    say = _say(guest)
    kcal = [e["nutrients"]["kcal"] for e in entries if "kcal" in e["nutrients"]]
    total = f"<small>{guest.words.number(sum(kcal), 0)} kcal</small>" if kcal else ""
    lines = "".join(_entry_html(guest, e, say("page-remove")) for e in entries)
    return f'<div class="meal"><h3>{escape(say(f"meal-{meal}"))} {total}</h3><ul>{lines}</ul></div>'


def _entry_html(guest: Guest, entry: Mapping[str, Any], remove: str) -> str:
    kcal, said = entry["nutrients"].get("kcal"), escape(entry["words"])
    energy = "" if kcal is None else f"<b>{guest.words.number(kcal, 0)}</b>"
    origin = "" if entry["origin"] == "told" else f'<span class="chip">{escape(guest.words.word("origin", entry["origin"]))}</span>'
    return (
        f'<li><span class="what">{said}</span>{energy}{origin}<button type="button" class="tool" '
        f'data-remove="{escape(entry["log_id"])}" aria-label="{escape(remove)}: {said}">{icon("close")}</button></li>'
    )


def usual_html(guest: Guest, usual: Mapping[str, Any]) -> str:
    """The last such meal to repeat, favourites and recent foods: a tap reads them back, another keeps them."""
    say = _say(guest)
    meal = escape(say(f"meal-{usual['meal']}"))
    found = ""
    if usual["repeat"]:
        lines = escape(json.dumps([_line(e) for e in usual["repeat"]["entries"]], ensure_ascii=False))
        told = escape(", ".join(e["words"] for e in usual["repeat"]["entries"]))
        found += (
            f'<button type="button" class="repeat" data-lines="{lines}" data-meal="{usual["meal"]}">{icon("replay")}'
            f'<span class="what"><b>{escape(say("page-repeat"))}: {meal}</b><small>{told}</small></span></button>'
        )
    for name in ("favourites", "recents"):
        chips = "".join(_chip(entry) for entry in usual[name])
        if chips:
            found += f'<h3>{escape(say(f"page-{name}"))}</h3><div class="chips-of">{chips}</div>'
    return found or f'<p class="quiet">{escape(say("page-nothing"))}</p>'


def _chip(entry: Mapping[str, Any]) -> str:
    lines = escape(json.dumps([_line(entry)], ensure_ascii=False))
    return f'<button type="button" class="chip" data-lines="{lines}">{escape(entry["words"])}</button>'


def week_html(guest: Guest, week: Mapping[str, Any]) -> str:
    """Seven days as columns, and what the body is estimated to use."""
    say, number = _say(guest), guest.words.number
    kcal = [d["totals"].get("kcal", {}).get("value") for d in week["days"]]
    most = max([v for v in kcal if v] + [d["target"]["kcal"] for d in week["days"] if d["target"]], default=0)
    columns = ""
    for day, value in zip(week["days"], kcal, strict=True):
        high = 0 if not (value and most) else round(100 * value / most)
        aim = "" if not (day["target"] and most) else f'<em style="bottom:{round(100 * day["target"]["kcal"] / most)}%"></em>'
        said = "–" if value is None else number(value, 0)
        columns += (
            f'<button type="button" data-go="{day["date"]}" class="{"" if day["logged"] else "none"}"><span class="column">{aim}'
            f'<i style="height:{high}%"></i></span><b>{said}</b><small>{escape(guest.words.day(day["date"]))}</small></button>'
        )
    means = " · ".join(
        f"{escape(say(f'nutrient-{n}'))} {number(week['mean_of_logged'][n], 0)} {NUTRIENTS[n]}"
        for n in BARS
        if n in week["mean_of_logged"]
    )
    logged = escape(say("page-logged-days", count=week["logged_days"]))
    mean = f"<p>{escape(say('page-mean'))}: {means}</p>" if means else ""
    used = ""
    if week["hidden"] is None:
        spent = week["expenditure"]
        told = say("page-expenditure-none")
        if spent is not None and spent.kcal is not None:
            low, high = spent.interval
            told = say(
                "page-expenditure-line", kcal=number(spent.kcal, 0), low=number(low, 0), high=number(high, 0), days=spent.days
            )
        used = f'<h3>{escape(say("page-expenditure"))}</h3><p class="quiet">{escape(told)}</p>'
    return f'<h2>{escape(say("page-week"))}</h2><div class="columns">{columns}</div><p class="quiet">{logged}</p>{mean}{used}'


def _line(entry: Mapping[str, Any]) -> dict[str, Any]:
    line = {key: entry[key] for key in ("food_id", "name", "amount", "unit", "grams")} | {"words": entry["words"]}
    return line if entry["food_id"] is not None else line | {"nutrients": entry["nutrients"]}


def _say(guest: Guest) -> Any:
    return lambda key, **values: text(f"food-{key}", guest.words.language, **values)


def _told(guest: Guest) -> Any:
    """Words of the page, ready to stand in HTML."""
    return lambda key, **values: escape(text(f"food-{key}", guest.words.language, **values))


def _spoken(language: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        name.replace("-", "_"): text(f"food-page-{name}", language, **({"code": "{code}"} if name == "no-product" else {}))
        for name in SPOKEN
    }
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
