"""What the page of the food diary shows: a day, a week, what is usual, and the forms beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from milo.channels.diary_desk import MEALS
from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.coach.meal_quality import Quality
from milo.locales import text
from milo.vocabulary.diary_foods import DAY_TOTAL, NUTRIENTS
from milo.vocabulary.nutrient_reference import Reference
from milo.vocabulary.told_limits import told_in_words

BARS = ("kcal", "protein_g", "carbs_g", "fat_g")


def forms_html(guest: Guest, foods: Sequence[Mapping[str, Any]], hidden: bool) -> str:
    """Energy alone, recipes, own foods, and files. hidden: whether energy is not shown here."""
    told = teller(guest)
    fields = "".join(
        f"<label><span>{told(f'nutrient-{n}')} ({NUTRIENTS[n]})</span>"
        f'<input name="{n}" type="number" min="0" step="any" inputmode="decimal"{" required" if n == "kcal" else ""}></label>'
        for n in (*BARS, "fibre_g")
    )
    number = 'type="number" step="any" inputmode="decimal"'
    quick = (
        f'<details class="fold"><summary>{told("page-quick")}</summary><form class="fields" data-quick>'
        f'<label><span>{told("page-quick-kcal")}</span><input name="kcal" {number} min="1" max="5000" required></label>'
        f'<label><span>{told("page-quick-protein")}</span><input name="protein_g" {number} min="0" max="500"></label>'
        f'<button class="button main">{told("page-add")}</button></form></details>'
    )
    recipe = (
        f"<details class='fold'><summary>{told('page-recipes')}</summary>"
        f"<div data-recipes>{own_html(guest, foods, recipes=True)}</div>"
        f'<form class="fields" data-recipe><label><span>{told("page-own-name")}</span><input name="name" maxlength="200" required>'
        f"</label><label><span>{told('page-recipe-servings')}</span>"
        '<input name="servings" type="number" min="1" max="200" step="1" value="1" inputmode="numeric" required></label>'
        f'<label class="wide"><span>{told("page-recipe-foods")}</span><span class="ask"><input name="words" maxlength="600" '
        f'autocomplete="off" placeholder="{told("page-recipe-hint")}"><button type="button" class="button" data-recipe-add>'
        f"{told('page-recipe-add')}</button></span></label>"
        '<div class="wide" data-recipe-found></div><p class="wide said-of" data-recipe-said role="status"></p>'
        '<ul class="wide lines" data-recipe-lines></ul><div class="wide quickly">'
        f'<button class="button main">{told("page-recipe-save")}</button>'
        f'<button type="button" class="button" data-recipe-cancel hidden>{told("page-cancel")}</button></div></form></details>'
    )
    return (
        f"<section>{'' if hidden else quick}{recipe}"
        f"<details class='fold'><summary>{told('page-own')}</summary>"
        f"<div data-own-foods>{own_html(guest, foods, recipes=False)}</div>"
        '<form class="fields" data-own><input name="id" type="hidden">'
        f'<label><span>{told("page-own-name")}</span><input name="name" maxlength="200" required></label>'
        f"<fieldset><legend>{told('page-own-per')}</legend>{fields}</fieldset>"
        f'<label><span>{told("page-own-serving")}</span><input name="serving_g" {number} min="1"></label>'
        f'<label><span>{told("page-own-code")}</span><input name="code" pattern="[0-9]{{6,14}}" inputmode="numeric"></label>'
        f'<button class="button main">{told("page-own-save")}</button></form></details>'
        f'<details class="fold"><summary>{told("page-bring")}</summary><form class="fields" data-bring>'
        f'<p class="quiet">{told("page-bring-about")}</p><label><span>{told("page-bring-file")}</span>'
        '<input type="file" name="file" required accept=".csv,.tsv,.txt,.jsonl,.gz,.zip,.xml"></label>'
        f'<button class="button main">{told("page-bring-send")}</button><p data-brought role="status"></p>'
        "</form></details></section>"
    )


def own_html(guest: Guest, foods: Sequence[Mapping[str, Any]], *, recipes: bool) -> str:
    """The athlete's recipes, or their other foods: each to be eaten, changed or taken away."""
    told, say, number = teller(guest), sayer(guest), guest.words.number
    rows = ""
    for food in (f for f in foods if f["recipe"] == recipes):
        name, kcal = escape(food["name"]), food["per_100_g"].get("kcal")
        about = [] if kcal is None else [f"{number(kcal * food['serving_g'] / 100, 0)} kcal"]
        about.append(say("page-own-of", grams=number(food["serving_g"], 0)))
        rows += (
            f'<li><span class="what">{name} <small class="quiet">{escape(", ".join(about))}</small></span>'
            f'<button type="button" class="button" data-eat="{escape(json.dumps(_eaten(food), ensure_ascii=False))}" '
            f'aria-label="{told("page-own-eat")}: {name}">{told("page-own-eat")}</button>'
            f'<button type="button" class="tool" data-change-own="{escape(json.dumps(food, ensure_ascii=False))}" '
            f'aria-label="{told("page-own-change")}: {name}">{icon("edit")}</button>'
            f'<button type="button" class="tool" data-remove-own="{escape(food["food_id"])}" '
            f'aria-label="{told("page-remove")}: {name}">{icon("delete")}</button></li>'
        )
    return f'<ul class="own">{rows}</ul>' if rows else ""


def _eaten(food: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"food_id": food["food_id"], "name": food["name"], "amount": 1, "unit": "serving", "units": food["units"]}]


def brought_told(guest: Guest, found: Mapping[str, Any]) -> str:
    """What became of a file, as a sentence."""
    say = sayer(guest)
    counts = {name: found[name] for name in ("read", "new", "changed", "duplicates")}
    told = [say(f"page-brought-{found['kind']}", source=found["source"], left=sum(found["skipped"].values()), **counts)]
    return " ".join([*told, *([told_in_words(found["note"], guest.words.language)] if found["note"] else [])])


def day_html(guest: Guest, day: Mapping[str, Any]) -> str:
    """A day: totals as bars against the target, and its entries by meal."""
    told = teller(guest)
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
    note += f'<p class="quiet">{escape(day["day_total"]["text"])}</p>' if day["day_total"] else ""
    meals = "".join(
        _meal_html(guest, meal, [e for e in day["entries"] if e["meal"] == meal], day["quality"].get(meal))
        for meal in (*MEALS, DAY_TOTAL)
    )
    return head + _bars(guest, day["totals"], day["target"]) + note + meals + _rest(guest, day["totals"], day["references"])


def _step(to: date, said: str, sign: str) -> str:
    return f'<button type="button" class="tool" data-go="{to}" aria-label="{said}">{icon(sign)}</button>'


def _bars(guest: Guest, totals: Mapping[str, Mapping[str, float]], target: Mapping[str, float] | None) -> str:
    say, number = sayer(guest), guest.words.number
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


def _rest(guest: Guest, totals: Mapping[str, Mapping[str, float]], references: Mapping[str, Reference]) -> str:
    """What else is known of the day beside its reference, with how many entries nothing was told of it."""
    say = sayer(guest)
    rows = ""
    for name, total in totals.items():
        if name not in BARS:
            lacks = say("page-missing", count=int(total["missing"])) if total["missing"] else ""
            rows += _nutrient(guest, name, total["value"], references.get(name), lacks)
    return _more(guest, rows)


def _more(guest: Guest, rows: str) -> str:
    summary = escape(text("food-page-more", guest.words.language))
    return f'<details class="fold"><summary>{summary}</summary><ul class="rest">{rows}</ul></details>' if rows else ""


def _nutrient(guest: Guest, name: str, value: float, reference: Reference | None, lacks: str) -> str:
    """A nutrient in its unit, a bar against its reference, and of how much nothing is known."""
    say, number = sayer(guest), guest.words.number
    told = number(value, 0 if value >= 10 else 1)
    aim = bar = ""
    if reference is not None:
        over = value > (reference.value if reference.of == "most" else reference.high or float("inf"))
        share = min(100, round(100 * value / reference.value))
        key = f"page-at-{reference.of}"
        aim = f"<small>{escape(say(key, amount=number(reference.value, 0 if reference.value >= 10 else 1)))}</small>"
        bar = f'<span class="bar{" over" if over else ""}"><i style="width:{share}%"></i></span>'
    missing = f'<small class="quiet">{escape(lacks)}</small>' if lacks else ""
    name_ = escape(say(f"nutrient-{name}"))
    return f"<li><span>{name_}</span><b>{told} {NUTRIENTS[name]}</b>{aim}{bar}{missing}</li>"


def _meal_html(guest: Guest, meal: str, entries: Sequence[Mapping[str, Any]], score: Quality | None) -> str:
    if not entries:
        return ""
    say = sayer(guest)
    kcal = [e["nutrients"]["kcal"] for e in entries if "kcal" in e["nutrients"]]
    total = f"<small>{guest.words.number(sum(kcal), 0)} kcal</small>" if kcal else ""
    if score is not None and score.score is not None:
        told = say("page-quality", index=score.index, score=guest.words.number(score.score, 0))
        total += f"<small> · {escape(told)}</small>"
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
    say = sayer(guest)
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
    say, number = sayer(guest), guest.words.number
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
    more = "".join(
        _nutrient(
            guest,
            name,
            value,
            week["references"].get(name),
            say("page-days-known", count=week["days_known"][name]) if week["days_known"][name] < week["logged_days"] else "",
        )
        for name, value in week["mean_of_logged"].items()
        if name not in BARS
    )
    mean += _more(guest, more)
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


def change_html(guest: Guest, asked: Mapping[str, Any]) -> str:
    """The week's question about the energy target with its buttons; nothing where energy is not shown or nothing is to be asked."""
    told = teller(guest)
    if asked["state"] == "none":
        return ""
    answers = {"open": ("yes", "no"), "yes": ("undo",)}.get(asked["state"], ())
    buttons = "".join(
        f'<button type="button" class="button{" main" if a == "yes" else ""}" data-answer="{a}">{told(f"page-{a}")}</button>'
        for a in answers
        if a != "undo" or asked["undo"]
    )
    return f'<h2>{told("page-change")}</h2><p role="status">{escape(asked["text"])}</p><div class="quickly">{buttons}</div>'


def proposal_html(guest: Guest, found: Mapping[str, Any]) -> str:
    """Meals for what is left, each to be laid into the basket, why the day looks so, and its quality by name."""
    say, number = sayer(guest), guest.words.number
    if found["refused"]:
        return f'<p class="quiet">{escape(found["refused"])}</p>'
    left = found["left"]
    about = say("page-propose-about", kcal=number(left["kcal"], 0), protein=number(left["protein_g"], 0))
    meals = ""
    for meal in found["meals"]:
        lines = escape(json.dumps(meal["items"], ensure_ascii=False))
        items = "".join(f'<li><span class="what">{escape(item["words"])}</span></li>' for item in meal["items"])
        sums = f"{number(meal['kcal'], 0)} kcal · {number(meal['protein_g'], 0)} g {escape(_inside(say('nutrient-protein_g')))}"
        meals += (
            f'<div class="meal"><h3>{escape(say("meal-" + meal["meal"]))} <small>{sums}</small></h3><ul>{items}</ul>'
            f'<button type="button" class="button" data-lines="{lines}" data-meal="{meal["meal"]}">'
            f"{escape(say('page-propose-take'))}</button></div>"
        )
    why = found["because"]
    because = ""
    if why is not None:
        parts = ", ".join(f"{'+' if p['value'] > 0 else '−'}{number(abs(p['value']), 1)} g {p['name']}" for p in why["parts"])
        said = say(
            "page-because",
            protein=number(why["prediction"], 0), usual=number(why["baseline"], 0), days=why["days"], parts=parts,
        )  # fmt: skip
        because = f"<p>{escape(said)}</p>"
    return f'<p class="quiet">{escape(about)}</p>{meals}{because}{_quality_html(guest, found["quality"])}'


def _quality_html(guest: Guest, found: Quality | None) -> str:
    """A quality score with its name, or of what it is not known."""
    say = sayer(guest)
    if found is None:
        return ""
    if found.score is None:
        missing = guest.words.listed([_inside(say(f"nutrient-{name}")) for name in found.missing])
        return f'<p class="quiet">{escape(say("page-quality-none", index=found.index, missing=missing))}</p>'
    return f"<p>{escape(say('page-quality', index=found.index, score=guest.words.number(found.score, 0)))}</p>"


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: "vitamin A"."""
    return name[:1].lower() + name[1:]


def _line(entry: Mapping[str, Any]) -> dict[str, Any]:
    line = {key: entry[key] for key in ("food_id", "name", "amount", "unit", "grams")} | {"words": entry["words"]}
    return line if entry["food_id"] is not None else line | {"nutrients": entry["nutrients"]}


def sayer(guest: Guest) -> Any:
    return lambda key, **values: text(f"food-{key}", guest.words.language, **values)


def teller(guest: Guest) -> Any:
    """Words of the page, ready to stand in HTML."""
    return lambda key, **values: escape(text(f"food-{key}", guest.words.language, **values))
