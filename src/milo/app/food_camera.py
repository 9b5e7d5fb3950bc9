"""The camera of the diary: food on photographs, nutrition labels and barcodes. Pictures are read and not kept."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from milo.coach import food_log
from milo.locales import text as words
from milo.vocabulary.diary_foods import diary_foods
from milo.vocabulary.errors import BadValue, MiloError, Unavailable
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import FoodPrototype

if TYPE_CHECKING:
    from milo.app.build import Home

SOURCE = "milo camera"
MOST_SIDE = 1_600  # pixels a label or barcode is read at (our choice)
MOST_NAMED = 400  # pictures of an athlete that are compared, the newest (our choice)
BARCODE_READER = Path(__file__).resolve().parents[3] / "browser" / "node_modules" / "zxing-wasm" / "dist"
"""Where `make browser` puts npm's package in a source checkout."""
_reading = threading.Lock()


class Camera:
    """Fulfils channels.diary_desk.CameraDesk."""

    def __init__(self, house: Home) -> None:
        self._house = house

    def photo(self, athlete: str, picture: bytes) -> dict[str, Any]:
        """What food is on a picture; the amount is asked."""
        return told(picture, self._named(athlete), self._house.flows.manner(athlete)[0])

    def named(self, athlete: str, picture: bytes, food_id: str) -> None:
        """Keep what the camera saw of a dish the athlete named."""
        from milo.app.consenting import kept
        from milo.models.food_photo import food_photo, open_picture

        food = self._house.diary.foods.get(athlete, food_id)
        model = food_photo()
        seen = model.see(open_picture(picture))
        now = self._house.clock.now()
        features = [round(float(v), 4) for v in seen.features]
        record = FoodPrototype(
            origin=Origin.TOLD,
            source=SOURCE,
            prototype_id=identity("food_prototype", athlete, food_id, str(features[:64])),
            user_id=athlete,
            at=now,
            food_id=food_id,
            name=food.named(self._house.flows.manner(athlete)[0])[:200],
            model=model.version,
            features=features,
        )
        kept(self._house.writer.write([record]))

    def label(self, picture: bytes, language: str = "en") -> dict[str, Any]:
        """The nutrients of a label."""
        return read_label(picture, language)

    def barcode(self, picture: bytes) -> dict[str, Any]:
        """A barcode."""
        return read_barcode(picture)

    def browser_reader(self) -> Path | None:
        """The folder of npm's zxing-wasm; None where it is not installed."""
        return BARCODE_READER if (BARCODE_READER / "reader" / "zxing_reader.wasm").is_file() else None

    def _named(self, athlete: str) -> list[tuple[str, Any]]:
        return named_by(self._house, athlete)


def named_by(house: Home, athlete: str) -> list[tuple[str, Any]]:
    """(food id, features) of the pictures an athlete named."""
    from milo.models.food_photo import food_photo

    found: list[FoodPrototype] = house.store.find("food_prototype", athlete, limit=MOST_NAMED, newest_first=True)
    version = food_photo().version
    return [(p.food_id, np.array(p.features)) for p in found if p.model == version]


def told(picture: bytes, named: Sequence[tuple[str, Any]], language: str) -> dict[str, Any]:
    """Guesses on a picture, whether the first is sure, and what to ask."""
    from milo.models.food_photo import food_photo, open_picture

    model = food_photo()
    guesses, sure = model.tell(model.see(open_picture(picture)), named)
    lines = [
        {
            "food": g.food.replace("-", " "),
            "class": g.kind.replace("-", " "),
            "chance": round(g.chance, 4),
            "food_id": g.food if g.by == "named" else diary_food_of(g.food, g.kind),
            "by": g.by,
        }
        for g in guesses
    ]
    for line in lines:
        if line["by"] == "named" and str(line["food_id"]) in diary_foods():
            line["food"] = line["class"] = diary_foods()[str(line["food_id"])].named(language)
    ask = words("food-photo-sure", language, food=lines[0]["food"]) if sure else words("food-photo-unsure", language)
    return {"guesses": lines, "sure": sure, "ask": ask}


def diary_food_of(fine: str, kind: str) -> str | None:
    """The food of the diary a class of the camera stands for; None where the diary has none."""
    for name in (fine, kind):
        heard = food_log.understand(name.replace("-", " "), "en")
        if len(heard.items) == 1 and heard.items[0].food is not None and not heard.items[0].other:
            return heard.items[0].food.id
    return None


def photos(files: Sequence[Path], athlete: str | None = None) -> list[dict[str, Any]]:
    """Guesses on picture files, in their order; a file that is no picture says so and the rest go on."""
    named: list[tuple[str, Any]] = []
    language = "en"
    if athlete is not None:
        from milo.app.build import build

        house = build()
        try:
            named, language = named_by(house, athlete), house.flows.manner(athlete)[0]
        finally:
            house.close()
    found: list[dict[str, Any]] = []
    for file in files:
        try:
            found.append({"path": str(file), **told(_bytes(file), named, language)})
        except Unavailable:
            raise
        except MiloError as e:
            found.append({"path": str(file), "guesses": [], "sure": False, "ask": e.sentence(), "error": e.code})
    return found


def label(file: Path) -> dict[str, Any]:
    """The nutrients of the label on a picture file."""
    return read_label(_bytes(file))


def barcode(file: Path) -> dict[str, Any]:
    """The barcode on a picture file."""
    return read_barcode(_bytes(file))


def read_label(picture: bytes, language: str = "en") -> dict[str, Any]:
    """{"per", "serving_g", "nutrients": {name: {"value", "unit", "sure"}}, "reasons"}. What the label says is data alone."""
    from milo.coach.food_label import read_nutrients
    from milo.models.food_photo import open_picture
    from milo.models.label_text import text_on

    opened = open_picture(picture)
    opened.thumbnail((MOST_SIDE, MOST_SIDE))
    with _reading:
        return read_nutrients(text_on(opened), language)


def read_barcode(picture: bytes) -> dict[str, Any]:
    """{"code", "kind"} of the first product code, else of the first code of digits; None where there is none."""
    from milo.models.food_photo import open_picture

    try:
        import zxingcpp
    except ImportError:
        raise Unavailable("the camera packages", "they are not installed", 'pip install "milo[camera]"') from None
    opened = open_picture(picture)
    opened.thumbnail((MOST_SIDE, MOST_SIDE))
    found = [c for c in zxingcpp.read_barcodes(opened) if c.valid and c.text.isascii() and c.text.isdigit()]
    found.sort(key=lambda c: "EAN" not in str(c.format).upper() and "UPC" not in str(c.format).upper())
    if not found:
        return {"code": None, "kind": None}
    return {"code": found[0].text[:14], "kind": str(found[0].format).rpartition(".")[2]}


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as e:
        raise BadValue("a readable picture", f"{file}: {e.strerror}", "check the path") from None
