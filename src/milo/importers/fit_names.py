"""Numbers in FIT files -> names: makers, products, sports, exercises; and which device and activity type a name belongs to.

The lists are those of the FIT profile as fitdecode carries it (462 Garmin products, 53 families of exercises).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from milo.importers.sports import activity_type
from milo.importers.track_values import label
from milo.vocabulary.records import ActivityType, DeviceType

_GARMIN = 1
_GARMIN_LIST = {1, 13, 15, 89}  # makers whose products are in Garmin's list: Garmin, Dynastream (two), Tacx
UNKNOWN_DEVICE = "fit"
# Sports that say nothing without their sub-sport; for the others it only adds a place or a style.
_VAGUE = {"generic", "training", "fitness_equipment", "all", ""}
_INDOOR = re.compile(r"indoor|treadmill|spin|elliptical|stair_climbing|virtual")
_OUTDOOR = re.compile(r"street|trail|road|mountain|open_water|gravel|cyclocross")
_DEVICES: list[tuple[str, DeviceType]] = [
    (r"\bhrm|\bhrm\d|heart.?rate|tickr|polar h\d", "strap"),
    (
        r"edge|elemnt|hammerhead|karoo|bryton|sigmasport|cateye|mio|o.?synce|stages.cycling|lezyne|igpsport|xoss|magene|giant",
        "computer",
    ),
    (
        r"strava|zwift|trainerroad|runkeeper|peaksware|training.?peaks|rouvy|wahoo fitness$|development|the sufferfest|healthfit",
        "app",
    ),
    (r"scale|tanita|withings|\bbsm\b|\bbcm\b", "scale"),
    (r"\bring\b|oura", "ring"),
    (r"vivo.?fit|vivo.?smart|band", "band"),
    (
        r"f[eē]nix|\bfr\d|forerunner|epix|venu|vivo|instinct|enduro|marq|tactix|quatix|descent|approach|lily|\bd2|swim"
        r"|suunto|coros|polar|amazfit|huami|apple|samsung|wear|casio|timex",
        "watch",
    ),
]
# The device types of ANT+ that Milo tells apart.
_ANT_TYPES: dict[int, DeviceType] = {119: "scale", 120: "strap"}


@cache
def _profile() -> dict[str, Any]:
    # 70 ms, hence only when a file is read.
    from fitdecode.profile import FIELD_TYPES

    return dict(FIELD_TYPES)


def name_of(type_: str, number: int | None) -> str | None:
    """The profile's name for a number of an enumeration, None when it has none.

    >>> name_of("sport", 1)
    'running'
    """
    known = _profile().get(type_)
    name = known.enum.get(number) if known is not None and known.enum and number is not None else None
    return name if isinstance(name, str) else None


def device_name(row: dict[str, Any]) -> str:
    """What made a file, from its file_id or device_info: "garmin fenix5"; "fit" when nothing is said.

    A product without a name of its own is known by its number only where the maker is Garmin, whose list is public.
    """
    maker, product = row.get("manufacturer"), row.get("product")
    known = name_of("manufacturer", maker) or (f"maker {maker}" if maker else "")
    told = row.get("product_name")
    if not told and product and maker in _GARMIN_LIST:
        told = name_of("garmin_product", product) or (str(product) if maker == _GARMIN else "")
        told = told.removesuffix("_single_byte_product_id")
    words = label(f"{known} {told or ''}".replace("_", " "), UNKNOWN_DEVICE)
    # "coros COROS PACE" says it twice.
    return words.removeprefix(f"{known} ") if told and known and told.lower().startswith(known.lower()) else words


def device_type(name: str, ant_type: int | None = None) -> DeviceType:
    """The type of a device by its ANT+ type, else by its name."""
    if ant_type in _ANT_TYPES:
        return _ANT_TYPES[ant_type]
    return next((kind for pattern, kind in _DEVICES if re.search(pattern, name.lower())), "other")


def sport_of(row: dict[str, Any]) -> tuple[ActivityType, str | None, bool | None]:
    """A session's type, its sport in the file's words ("running treadmill") and whether it was indoors, if that is said."""
    number, sub_number = row.get("sport"), row.get("sub_sport")
    sport = name_of("sport", number) or (f"sport {number}" if number is not None else "")
    sub = name_of("sub_sport", sub_number) or ""
    type_ = activity_type(sport)
    if sport in _VAGUE and not sub.endswith("transition"):
        type_ = activity_type(sub)
    text = " ".join(w for w in (sport, "" if sub in {"generic", "all"} else sub) if w)
    indoor = True if _INDOOR.search(sub) else False if _OUTDOOR.search(sub) else None
    return type_, text.replace("_", " ") or None, indoor


def exercise_name(category: int | None, subtype: int | None) -> str:
    """An exercise in the profile's words ("barbell bench press"); "unknown" where the watch recognised none."""
    family = name_of("exercise_category", category) or ""
    exact = name_of(f"{family}_exercise_name", subtype) if family else None
    return (exact or family or "unknown").replace("_", " ")
