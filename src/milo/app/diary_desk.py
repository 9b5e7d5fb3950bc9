"""The food diary: what was eaten is understood, read back, kept, counted against the day's targets, repeated and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.body_desk import BodyDesk
from milo.app.coaching.energy_change import answer_energy_change, energy_change
from milo.app.consenting import kept
from milo.app.correcting import put_in_place
from milo.app.diary_foods import SOURCE, Foods, as_diary_food
from milo.app.diary_words import line_words
from milo.app.energy_used import day_eaten, eaten_between, energy_used, logged_between
from milo.app.food_tables import bring_food
from milo.app.known_athletes import born, known, zone_of
from milo.app.meal_proposals import propose
from milo.channels.diary_desk import MEALS, DiaryLine
from milo.coach import food_log, food_search
from milo.coach.meal_quality import Quality, quality
from milo.coach.plans.limits.food import no_food
from milo.locales import text as words
from milo.vocabulary.diary_foods import DAY_TOTAL, MEAL_HOURS, NUTRIENTS, DiaryFood, grams_of, units
from milo.vocabulary.eaten import FIELDS, counted, day_total, nutrients_of, rounded, totals
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.nutrient_reference import Reference, references
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Nutrition, OwnFood
from milo.vocabulary.told_limits import check_moment

if TYPE_CHECKING:
    from milo.app.build import Home

MOST_LINES = 40  # kept at once (our choice)
LATELY = timedelta(days=60)  # what counts as eaten lately (our choice)
UNTIL = (("breakfast", 11), ("lunch", 16), ("snack", 19), ("dinner", 24))
"""Local hour until which what is logged without a meal is taken for it (our choice)."""
KEPT_BACK = frozenset({"kcal", "protein_g", "carbs_g", "fat_g", "fibre_g", "sugar_g", "saturated_fat_g"})
"""Not shown where PL-31 or PL-40 hides energy."""
REPEATS = 2  # times a food was eaten lately to be a favourite (our choice)


class DiaryDesk:
    """Fulfils channels.diary_desk.DiaryDesk."""

    def __init__(self, house: Home) -> None:
        self.house = house
        self._body = BodyDesk(house, house.coaching)
        self.foods = Foods(house)

    # --- words

    def understand(self, athlete: str, text: str) -> dict[str, Any]:
        """What a text says was eaten, read back and not kept; the safety shell hears it first.

        A bare amount of energy ("500 kcal") is an entry of the diary and no wish, so the shell is not asked about it.
        """
        known(self.house, athlete)
        made = self.read(athlete, text)
        bare = [line["said"].casefold() for line in made["lines"] if line["food_id"] is None] == [text.strip().casefold()]
        reply = self.house.coaching.heard_food(athlete, text) if text.strip() and not bare else None
        return made | {"reply": reply}

    def read(self, athlete: str, text: str, language: str | None = None) -> dict[str, Any]:
        """What a text says was eaten; the safety shell heard it already. language: None for the athlete's own."""
        language = language or self.house.flows.manner(athlete)[0]
        heard = food_log.understand(text, language, self.foods.written(athlete))
        day = self.house.flows.today(athlete) - timedelta(days=heard.days_ago)
        lines = [self._read_back(athlete, item, language) for item in heard.items]
        unknown = [
            {"said": said, "foods": self._told_foods(athlete, (self.foods.get(athlete, id) for id in near), language)}
            for said, near in heard.unknown
        ]
        return {
            "lines": lines,
            "unknown": unknown,
            "meal": heard.meal or self._meal_of_now(athlete),
            "date": day,
            "sure": heard.sure,
            "text": self._sentence(lines, unknown, language),
        }

    def _read_back(self, athlete: str, item: food_log.Eaten, language: str) -> dict[str, Any]:
        if item.food is None:
            name = ", ".join(food.named(language) for food in item.of) or words("food-quick", language)
            line: dict[str, Any] = {"food_id": None, "name": name, "amount": None, "unit": None, "grams": None}
            found = dict(item.nutrients)
        else:
            line = {
                "food_id": item.food.id,
                "name": item.food.named(language),
                "amount": item.amount,
                "unit": item.unit,
                "grams": item.grams,
            }
            found = item.food.of(item.grams) if item.grams is not None else {}
        hidden = self._body.hidden(athlete) is not None
        shown = {n: rounded(n, v) for n, v in found.items() if not (hidden and n in KEPT_BACK)}
        return {
            **line,
            "said": item.said,
            "assumed": item.assumed,
            "sure": item.sure,
            "other": list(item.other),
            "nutrients": shown,
        }

    def _sentence(self, lines: Sequence[Mapping[str, Any]], unknown: Sequence[Mapping[str, Any]], language: str) -> str:
        """The lines as a person is asked whether to keep them."""
        if not lines:
            return words("food-nothing-understood", language)
        told = [line_words(line, language) for line in lines]
        asked = words("food-read-back", language, lines="; ".join(told))
        if unknown:
            asked += " " + words("food-not-known", language, words=", ".join(f"“{u['said']}”" for u in unknown))
        return asked

    # --- keeping

    def keep(
        self,
        athlete: str,
        lines: Sequence[DiaryLine],
        *,
        meal: str | None = None,
        day: date | None = None,
        at: datetime | None = None,
        key: str | None = None,
        source: str = SOURCE,
    ) -> dict[str, Any]:
        """Keep lines that were read back; told again with the same key, they are kept once."""
        known(self.house, athlete)
        if not 0 < len(lines) <= MOST_LINES:
            raise BadValue(f"1 to {MOST_LINES} lines", str(len(lines)))
        if meal is not None and meal not in MEALS:
            raise UnknownName("meal", meal, MEALS)
        moment, meal = self._moment(athlete, meal, day, at)
        language = self.house.flows.manner(athlete)[0]
        records = [self._record(athlete, line, moment, meal, key, n, language, source) for n, line in enumerate(lines)]
        tally = kept(self.house.writer.write(records))
        self.house.flows.settle(athlete)
        zone = zone_of(self.house, athlete)
        return {
            "entries": [self._entry(athlete, r, language) for r in records],
            "new": tally.new,
            "date": moment.astimezone(zone).date(),
            "meal": meal,
        }

    def _moment(self, athlete: str, meal: str | None, day: date | None, at: datetime | None) -> tuple[datetime, str]:
        zone = zone_of(self.house, athlete)
        now = self.house.clock.now().astimezone(zone)
        if at is not None:
            at = at if at.tzinfo is not None else at.replace(tzinfo=zone)
            day = day or at.astimezone(zone).date()
        if at is None or at.astimezone(zone).date() != day:
            day = day or now.date()
            meal = meal or _meal_at(now)
            at = now if day == now.date() and meal == _meal_at(now) else datetime.combine(day, MEAL_HOURS[meal], zone)
        check_moment(at, now, born(self.house, athlete))
        return at.astimezone(zone), meal or _meal_at(at.astimezone(zone))

    def _record(
        self, athlete: str, line: DiaryLine, at: datetime, meal: str, key: str | None, n: int, language: str, source: str
    ) -> Nutrition:
        unit = line.unit
        if unit is not None and unit not in units():
            raise UnknownName("unit", unit, units())
        if line.food_id is None:
            found = {name: value for name, value in (line.nutrients or {}).items() if value is not None}
            for name, value in found.items():
                if name not in NUTRIENTS:
                    raise UnknownName("nutrient", name, NUTRIENTS)
                if not 0 <= value <= 20_000:
                    raise BadValue(f"{name} from 0 to 20000", f"{value:g}")
            if not any(found.values()):
                raise BadValue("a food, or energy or a nutrient above 0", "neither")
            name, grams, food_id = line.name or words("food-quick", language), line.grams, None
        else:
            food = self.foods.get(athlete, line.food_id)
            if line.grams is not None and line.amount is None:
                grams, unit = line.grams, None
            else:
                grams = grams_of(food, 1.0 if line.amount is None else line.amount, unit)[0]
                if line.grams is not None and 0.5 <= line.grams / max(grams, 0.01) <= 2.0:
                    grams = line.grams  # a size was told beside: a large apple
            if not 0 < grams <= food_log.MOST_G:
                raise BadValue(f"up to {food_log.MOST_G:g} g of a food at once", f"{grams:g} g")
            name, food_id, found = food.named(language), food.id, food.of(grams)
        offset = at.utcoffset() or timedelta()
        id = timed_identity(
            at, athlete, SOURCE, *([key, str(n)] if key else [f"{self.house.clock.now().timestamp()}", str(n), name])
        )
        more = {n: round(v, 3) for n, v in found.items() if n not in FIELDS}
        own: dict[str, Any] = {field: round(found[n], 2) for n, field in FIELDS.items() if n in found}
        return Nutrition(
            origin=Origin.TOLD,
            source=source,
            user_id=athlete,
            log_id=id,
            log_ts=at.astimezone(UTC),
            utc_offset_min=round(offset.total_seconds() / 60),
            meal_type=meal,
            food_id=food_id,
            name=name[:200],
            amount=line.amount,
            unit=unit,
            grams=None if grams is None else round(grams, 2),
            nutrients=more or None,
            **own,
        )

    # --- looking

    def day(self, athlete: str, day: date | None = None) -> dict[str, Any]:
        """Entries, totals and targets of a day; what PL-31 and PL-40 keep back is absent."""
        known(self.house, athlete)
        day = day or self.house.flows.today(athlete)
        language = self.house.flows.manner(athlete)[0]
        logged = logged_between(self.house, athlete, day, day)
        records = counted(logged)
        hidden = self._body.hidden(athlete)
        target: dict[str, Any] = {"target": None, "training": False, "because": [], "reason": words("food-kept-back", language)}
        if hidden is None:
            target = self.house.coaching.day_target(athlete, day)
        return {
            "date": day,
            "entries": [self._entry(athlete, r, language, hidden is not None) for r in records],
            "totals": totals(records, KEPT_BACK if hidden is not None else ()),
            "day_total": None if hidden is not None else self._day_total(logged, records, language),
            "target": target["target"],
            "target_reason": target["reason"],
            "quality": {} if hidden is not None else self._qualities(records),
            "references": self._references(athlete, (target["target"] or {}).get("kcal")) if hidden is None else {},
            "training_day": target["training"],
            "because": target["because"],
            "hidden": hidden,
        }

    def _day_total(self, logged: Sequence[Nutrition], records: Sequence[Nutrition], language: str) -> dict[str, Any] | None:
        """The energy told of a whole day whose foods were logged too: whether it counts or its entries do, and why."""
        total, entries = day_total(logged), [r for r in logged if r.meal_type != DAY_TOTAL]
        if total is None or total.calories is None or not entries:
            return None
        kcal, of_entries = round(total.calories), round(sum(r.calories or 0.0 for r in entries))
        counts = len(records) > len(entries)
        key = "food-day-total-counts" if counts else "food-day-entries-count"
        why = words(key, language, kcal=f"{kcal}", entries=f"{of_entries}", rest=f"{kcal - of_entries}")
        return {"kcal": kcal, "entries_kcal": of_entries, "counts": counts, "text": why}

    def week(self, athlete: str, ending: date | None = None) -> dict[str, Any]:
        """Seven days that end on a day."""
        known(self.house, athlete)
        last = ending or self.house.flows.today(athlete)
        first = last - timedelta(days=6)
        hidden = self._body.hidden(athlete)
        zone = zone_of(self.house, athlete)
        by_day: dict[date, list[Nutrition]] = {first + timedelta(days=n): [] for n in range(7)}
        for record in eaten_between(self.house, athlete, first, last):
            by_day.setdefault(day_eaten(record, zone), []).append(record)
        days: list[dict[str, Any]] = []
        for day, mine in sorted(by_day.items()):
            target = self.house.coaching.day_target(athlete, day)["target"] if hidden is None else None
            days.append(
                {
                    "date": day,
                    "logged": bool(mine),
                    "totals": totals(mine, KEPT_BACK if hidden is not None else ()),
                    "target": target,
                }
            )
        logged = [d for d in days if d["logged"]]
        told = {name: [d["totals"][name]["value"] for d in logged if name in d["totals"]] for name in NUTRIENTS}
        kcal = [d["target"]["kcal"] for d in days if d["target"]]
        return {
            "ending": last,
            "days": days,
            "logged_days": len(logged),
            "mean_of_logged": {name: rounded(name, sum(v) / len(v)) for name, v in told.items() if v},
            "days_known": {name: len(v) for name, v in told.items() if v},
            "references": self._references(athlete, sum(kcal) / len(kcal) if kcal else None) if hidden is None else {},
            "hidden": hidden,
            "expenditure": None if hidden is not None else energy_used(self.house, self._body, athlete, last),
        }

    def _qualities(self, records: Sequence[Nutrition]) -> dict[str, Quality]:
        """The quality of each meal of a day."""
        by_meal: dict[str, list[dict[str, float]]] = {}
        for r in (r for r in records if r.meal_type != DAY_TOTAL):
            by_meal.setdefault(_meal_of(r), []).append(nutrients_of(r))
        return {meal: found for meal, eaten in by_meal.items() if (found := quality(eaten)) is not None}

    def _references(self, athlete: str, kcal: float | None) -> dict[str, Reference]:
        """What an adult needs of each nutrient; nothing for whom a professional sets it (reference nutrition, 3)."""
        profile = self.house.flows.profile(athlete)
        if profile is None or profile.age_on(self.house.flows.today(athlete)) is None:
            return {}
        why = no_food(self.house.coaching.person(athlete))
        return references(profile.sex, kcal) if why is None or why.rule == "NU-01" else {}

    def search(self, athlete: str, text: str, limit: int = 20) -> list[dict[str, Any]]:
        """Foods by name: what the athlete ate before and their own first, then the package's, then imported tables."""
        known(self.house, athlete)
        language = self.house.flows.manner(athlete)[0]
        own, imported = self.foods.written(athlete), self.foods.imported(athlete)
        found = food_search.search(text, language, own, limit)
        eaten = Counter(r.food_id for r in self._lately(athlete) if r.food_id is not None)
        found = sorted(found, key=lambda f: -min(eaten[f.id], REPEATS))
        if imported and len(found) < limit:
            found += food_search.search_in(text, imported, limit - len(found))
        return [told | {"times": eaten[told["food_id"]]} for told in self._told_foods(athlete, found[:limit], language)]

    def usual(self, athlete: str, meal: str | None = None) -> dict[str, Any]:
        """The last such meal, foods eaten often at it, and what was eaten last."""
        known(self.house, athlete)
        if meal is not None and meal not in MEALS:
            raise UnknownName("meal", meal, MEALS)
        meal = meal or self._meal_of_now(athlete)
        language, zone = self.house.flows.manner(athlete)[0], zone_of(self.house, athlete)
        today = self.house.flows.today(athlete)
        lately = self._lately(athlete)
        before = [r for r in lately if r.meal_type == meal and day_eaten(r, zone) < today and r.name is not None]
        last = max((day_eaten(r, zone) for r in before), default=None)
        repeat = [r for r in before if day_eaten(r, zone) == last]
        newest: dict[str, Nutrition] = {}
        for record in lately:
            if record.food_id is not None:
                newest[record.food_id] = record
        often = Counter(r.food_id for r in before if r.food_id is not None)
        favourites = [newest[id] for id, n in often.most_common(12) if id is not None and n >= REPEATS]
        recents = sorted(newest.values(), key=lambda r: r.log_ts, reverse=True)
        hidden = self._body.hidden(athlete) is not None
        told = {id(r): self._entry(athlete, r, language, hidden) for r in (*repeat, *favourites, *recents[:12])}
        return {
            "meal": meal,
            "repeat": {"date": last, "entries": [told[id(r)] for r in repeat]} if repeat else None,
            "favourites": [told[id(r)] for r in favourites],
            "recents": [told[id(r)] for r in recents[:12]],
        }

    # --- changing

    def copy(self, athlete: str, since: date, to: date, meal: str | None = None, key: str | None = None) -> dict[str, Any]:
        """Keep a day's, or a meal's, entries again on another day."""
        known(self.house, athlete)
        old = [
            r
            for r in eaten_between(self.house, athlete, since, since)
            if r.name is not None and r.meal_type != DAY_TOTAL and (meal is None or r.meal_type == meal)
        ]
        if not old:
            raise NotFound("entries to copy", f"none on {since}", "log something there first")
        moved: list[Nutrition] = []
        for n, record in enumerate(old):
            at, _ = self._moment(athlete, _meal_of(record), to, None)
            id = timed_identity(at, athlete, SOURCE, "copy", key or self.house.clock.now().isoformat(), str(n))
            moved.append(msgspec.structs.replace(record, origin=Origin.TOLD, source=SOURCE, log_id=id, log_ts=at.astimezone(UTC)))
        tally = kept(self.house.writer.write(moved))
        self.house.flows.settle(athlete)
        language = self.house.flows.manner(athlete)[0]
        return {"entries": [self._entry(athlete, r, language) for r in moved], "new": tally.new, "date": to, "meal": meal}

    def change(self, athlete: str, log_id: str, amount: float | None, unit: str | None) -> dict[str, Any]:
        """Another amount of an entry."""
        old = self._one(athlete, log_id)
        if old.food_id is None:
            raise BadValue("an entry of a food", "energy alone", "remove it and add it again")
        language, zone = self.house.flows.manner(athlete)[0], zone_of(self.house, athlete)
        line = DiaryLine(food_id=old.food_id, amount=amount, unit=unit)
        made = self._record(athlete, line, old.log_ts.astimezone(zone), old.meal_type or "snack", "changed", 0, language, SOURCE)
        new = msgspec.structs.replace(made, log_id=old.log_id, log_ts=old.log_ts)
        put_in_place(self.house, athlete, [old], [new], "diary")
        return self._entry(athlete, new, language)

    def remove(self, athlete: str, log_id: str) -> None:
        """Take an entry back."""
        put_in_place(self.house, athlete, [self._one(athlete, log_id)], [], "diary")

    def energy_change(self, athlete: str) -> dict[str, Any]:
        """This week's question whether the energy target changes."""
        known(self.house, athlete)
        return energy_change(self.house.coaching, athlete)

    def answer_energy_change(self, athlete: str, answer: str) -> dict[str, Any]:
        """A yes or a no to it, or an undo."""
        known(self.house, athlete)
        return answer_energy_change(self.house.coaching, athlete, answer)

    def propose(self, athlete: str, day: date | None = None, has: Collection[str] = ()) -> dict[str, Any]:
        """Meals for what is left of a day."""
        known(self.house, athlete)
        return propose(self, athlete, day, has)

    def own_foods(self, athlete: str) -> list[dict[str, Any]]:
        """The athlete's foods, recipes and products, without imported tables."""
        known(self.house, athlete)
        own = sorted((f for f in self.foods.own(athlete).values() if f.source == SOURCE), key=lambda f: f.name.lower())
        return [self._told_own(athlete, food) for food in own]

    def keep_food(self, athlete: str, told: Mapping[str, Any]) -> dict[str, Any]:
        """Keep an own food or recipe."""
        known(self.house, athlete)
        return self._told_own(athlete, self.foods.keep(athlete, told))

    def remove_food(self, athlete: str, food_id: str) -> None:
        """Take an own food away; entries that name it stay."""
        known(self.house, athlete)
        self.foods.remove(athlete, food_id)

    def bring(self, athlete: str, path: Path, name: str | None = None) -> dict[str, Any]:
        """Keep a table of foods, or the export of a diary."""
        return bring_food(self.house, athlete, path, name)

    def by_code(self, athlete: str, code: str) -> dict[str, Any] | None:
        """The athlete's product with a barcode."""
        known(self.house, athlete)
        if not (code.isascii() and code.isdigit() and 6 <= len(code) <= 14):
            raise BadValue("a barcode of 6 to 14 digits", code[:20])
        found = self.foods.by_code(athlete, code)
        return None if found is None else self._told_own(athlete, found)

    # --- parts

    def _meal_of_now(self, athlete: str) -> str:
        return _meal_at(self.house.clock.now().astimezone(zone_of(self.house, athlete)))

    def _one(self, athlete: str, log_id: str) -> Nutrition:
        known(self.house, athlete)
        found: Nutrition = self.house.store.get("nutrition", athlete, log_id)
        if found.source != SOURCE and found.origin is not Origin.TOLD:
            raise BadValue("an entry of the diary", "one that a file or a device told", "mend it where it came from")
        return found

    def _lately(self, athlete: str) -> list[Nutrition]:
        found: list[Nutrition] = self.house.store.find("nutrition", athlete, since=self.house.clock.now() - LATELY)
        return found

    def _entry(self, athlete: str, record: Nutrition, language: str, hidden: bool = False) -> dict[str, Any]:
        found = nutrients_of(record)
        shown = {n: rounded(n, v) for n, v in found.items() if not (hidden and n in KEPT_BACK)}
        whole = record.meal_type == DAY_TOTAL
        name = record.name or words("food-day-rest" if whole else "food-meal-of", language, source=record.source)
        if record.food_id is not None:
            try:
                name = self.foods.get(athlete, record.food_id).named(language)
            except NotFound:
                name = record.name or name  # an own food that was taken away
        line = {"food_id": record.food_id, "name": name, "amount": record.amount, "unit": record.unit, "grams": record.grams}
        return {
            "log_id": record.log_id,
            "at": record.log_ts,
            "meal": _meal_of(record),
            **line,
            "words": line_words(line, language),
            "nutrients": shown,
            "origin": str(record.origin),
            "source": record.source,
        }

    def _told_own(self, athlete: str, food: OwnFood) -> dict[str, Any]:
        """An own food; of a recipe also what is in it."""
        language = self.house.flows.manner(athlete)[0]
        (told,) = self._told_foods(athlete, [as_diary_food(food)], language)
        parts = []
        for part in food.ingredients or ():
            try:
                name = self.foods.get(athlete, part.food_id).named(language)
            except NotFound:
                name = words("food-gone", language)
            parts.append({"food_id": part.food_id, "name": name, "grams": part.grams})
        recipe = {"recipe": bool(parts), "ingredients": parts}
        return told | recipe | {"code": food.code, "brand": food.brand}

    def _told_foods(self, athlete: str, foods: Iterable[DiaryFood], language: str) -> list[dict[str, Any]]:
        """Foods as they are offered; energy and macronutrients are absent where PL-31 or PL-40 keeps them back."""
        hidden = self._body.hidden(athlete) is not None
        return [
            {
                "food_id": food.id,
                "name": food.named(language),
                "per_100_g": {n: round(v, 2) for n, v in food.per_100_g.items() if not (hidden and n in KEPT_BACK)},
                "serving_g": food.serving_g,
                "units": sorted({*food.units, "g", "serving", *(("piece",) if food.unit_g else ())} - {"ml"}),
                "source": food.source,
            }
            for food in foods
        ]


def _meal_of(record: Nutrition) -> str:
    """The meal of an entry: as told, else by its local hour; a meal of another name is a snack."""
    if record.meal_type is None:
        return _meal_at(record.log_ts + timedelta(minutes=record.utc_offset_min or 0))
    return record.meal_type if record.meal_type in (*MEALS, DAY_TOTAL) else "snack"


def _meal_at(at: datetime) -> str:
    return next(meal for meal, hour in UNTIL if at.hour < hour)
