"""The food diary over the API: words, entries, days, foods, and pictures of food, labels and barcodes.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within food_routes.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import PurePath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, UploadFile
from fastapi.responses import Response
from pydantic import Field

from milo.channels.access_rules import MAX_UPLOAD, MOST_PICTURE
from milo.channels.api import food_documents as docs
from milo.channels.api.answers import PREFIXES, StrictBody, ToldRoute, answered, athlete_asked_for
from milo.channels.api.asking import Asking
from milo.channels.api.idempotency import Answers, Once, once_for
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import described
from milo.channels.api.uploads import uploaded
from milo.channels.diary_desk import CameraDesk, DiaryDesk, DiaryLine
from milo.vocabulary.errors import NotFound

CalendarDay = date  # a body names its day "date"


class WordsBody(StrictBody):
    """What was eaten, in words."""

    text: str = Field(min_length=1, max_length=600, examples=["2 eggs and toast"])


class LineBody(StrictBody):
    """One line: a food with its amount, or nutrients alone."""

    food_id: str | None = Field(None, max_length=200, examples=["egg_hard_boiled"])
    name: str | None = Field(None, max_length=200)
    amount: float | None = Field(None, gt=0, le=5_000, examples=[2])
    unit: str | None = Field(None, max_length=20, examples=[None])
    grams: float | None = Field(None, gt=0, le=5_000)
    nutrients: dict[str, float] | None = None


class EntriesBody(StrictBody):
    """Lines to keep, as they were read back. meal: breakfast, lunch, dinner or snack."""

    lines: list[LineBody] = Field(min_length=1, max_length=40)
    meal: str | None = None
    date: CalendarDay | None = None
    at: datetime | None = None


class AmountBody(StrictBody):
    """Another amount of an entry."""

    amount: float = Field(gt=0, le=5_000)
    unit: str | None = Field(None, max_length=20)


class EnergyAnswerBody(StrictBody):
    """The answer to the week's question about the energy target."""

    answer: Literal["yes", "no", "undo"]


class CopyBody(StrictBody):
    """Which day's entries to repeat, all or those of a meal, and on which day."""

    since: CalendarDay
    to: CalendarDay
    meal: str | None = None


class FoodBody(StrictBody):
    """An own food or recipe. ingredients: [{"food_id", "grams"}] or with "amount" and "unit"; per_100_g is then their sum."""

    id: str | None = Field(None, max_length=64)
    name: str = Field(min_length=1, max_length=200, examples=["Grandma's stew"])
    per_100_g: dict[str, float] | None = Field(None, examples=[{"kcal": 120, "protein_g": 8}])
    ingredients: list[dict[str, Any]] | None = Field(None, max_length=60)
    servings: float | None = Field(None, gt=0, le=200)
    serving_g: float | None = Field(None, gt=0, le=10_000)
    code: str | None = Field(None, pattern="^[0-9]{6,14}$")
    brand: str | None = Field(None, max_length=200)
    units: dict[str, float] | None = None


def food_routers(diary: DiaryDesk, camera: CameraDesk, asking: Asking, answers: Answers) -> list[APIRouter]:
    """Everything below /api/v1/food, and the older path of a meal's photo."""
    mine = athlete_asked_for(asking)
    once = once_for(answers, mine)
    found = [_diary(diary, mine, once), _camera(diary, camera, mine)]
    for prefix in PREFIXES:
        found.append(_older(camera, mine, prefix))
    return found


def _diary(diary: DiaryDesk, mine: Callable[..., str], once: Callable[..., Any]) -> APIRouter:
    router = APIRouter(prefix="/api/v1/food", tags=["food"], route_class=ToldRoute)
    Mine = Annotated[str, Depends(mine)]
    Once_ = Annotated[Once, Depends(once)]
    Limit = Annotated[int, Query(ge=1, le=50)]

    @router.post("/understand", responses=described(docs.UnderstoodDocument))
    def understand(athlete: Mine, body: WordsBody) -> Response:
        """Read what was eaten out of words. Nothing is kept: send the lines you want to /entries."""
        return answered(diary.understand(athlete, body.text))

    @router.post("/entries", status_code=201, responses=described(docs.KeptDocument, 201, 409))
    def entries(athlete: Mine, body: EntriesBody, once: Once_) -> Response:
        """Keep lines of the diary."""
        lines = [DiaryLine(**line.model_dump()) for line in body.lines]
        return once(lambda: answered(diary.keep(athlete, lines, meal=body.meal, day=body.date, at=body.at), 201))

    @router.put("/entries/{log_id}", responses=described(docs.EntryDocument))
    def amount(athlete: Mine, log_id: str, body: AmountBody) -> Response:
        """Another amount of an entry; the old one is kept as a correction."""
        return answered(diary.change(athlete, log_id, body.amount, body.unit))

    @router.delete("/entries/{log_id}", status_code=204, responses=described(status=204))
    def remove(athlete: Mine, log_id: str) -> Response:
        """Take an entry back."""
        diary.remove(athlete, log_id)
        return Response(status_code=204)

    @router.post("/copy", status_code=201, responses=described(docs.KeptDocument, 201, 409))
    def copy(athlete: Mine, body: CopyBody, once: Once_) -> Response:
        """Repeat a day's, or a meal's, entries on another day."""
        return once(lambda: answered(diary.copy(athlete, body.since, body.to, body.meal), 201))

    @router.get("/day", responses=described(docs.FoodDayDocument))
    def day(athlete: Mine, date: CalendarDay | None = None) -> Response:
        """Entries, totals and targets of a day."""
        return answered(diary.day(athlete, date))

    @router.get("/week", responses=described(docs.FoodWeekDocument))
    def week(athlete: Mine, ending: CalendarDay | None = None) -> Response:
        """Seven days that end on a day. A day without entries counts as not logged."""
        return answered(diary.week(athlete, ending))

    @router.get("/energy-change", responses=described(docs.EnergyChangeDocument))
    def energy_change(athlete: Mine) -> Response:
        """This week's question whether the energy target follows what the body was found to use."""
        return answered(diary.energy_change(athlete))

    @router.post("/energy-change", responses=described(docs.EnergyChangeDocument, 200))
    def answer_energy_change(athlete: Mine, body: EnergyAnswerBody) -> Response:
        """Only a yes changes the target, inside the limits of the plan; "undo" takes it back."""
        return answered(diary.answer_energy_change(athlete, body.answer))

    @router.get("/proposal", responses=described(docs.ProposedDocument))
    def proposal(
        athlete: Mine, date: CalendarDay | None = None, has: Annotated[list[str] | None, Query(max_length=60)] = None
    ) -> Response:
        """Meals for what is left of a day from foods the athlete eats and may eat; has: ids of the only foods there are."""
        return answered(diary.propose(athlete, date, has or ()))

    @router.get("/search", responses=described(docs.FoodsDocument))
    def search(athlete: Mine, q: Annotated[str, Query(min_length=1, max_length=100)], limit: Limit = 20) -> Response:
        """Foods by name: what was eaten before comes first."""
        return answered({"foods": diary.search(athlete, q, limit)})

    @router.get("/usual", responses=described(docs.UsualDocument))
    def usual(athlete: Mine, meal: str | None = None) -> Response:
        """What is offered for a meal: the last one like it, favourites, recent foods."""
        return answered(diary.usual(athlete, meal))

    @router.get("/foods", responses=described(docs.FoodsDocument))
    def foods(athlete: Mine) -> Response:
        """The athlete's own foods, recipes and products."""
        return answered({"foods": diary.own_foods(athlete)})

    @router.post("/foods", status_code=201, responses=described(docs.FoodDocument, 201, 409))
    def keep_food(athlete: Mine, body: FoodBody, once: Once_) -> Response:
        """Keep an own food, product or recipe; the same name and barcode again takes its place."""
        told = {key: value for key, value in body.model_dump().items() if value is not None}
        return once(lambda: answered(diary.keep_food(athlete, told), 201))

    @router.delete("/foods/{food_id}", status_code=204, responses=described(status=204))
    def remove_food(athlete: Mine, food_id: str) -> Response:
        """Take an own food away; entries that name it stay."""
        diary.remove_food(athlete, food_id)
        return Response(status_code=204)

    @router.post("/import", responses=described(docs.BroughtDocument, 200, 413))
    def bring(athlete: Mine, file: UploadFile) -> Response:
        """Bring a table of foods (Open Food Facts, USDA) or the export of a food diary; the content tells which."""
        with uploaded(file, MAX_UPLOAD, "use `milo food import`") as path:
            return answered(diary.bring(athlete, path, PurePath(file.filename or "upload").name[:120]))

    @router.get("/products/{code}", responses=described(docs.FoodDocument))
    def product(athlete: Mine, code: str) -> Response:
        """The athlete's product with a barcode."""
        found = diary.by_code(athlete, code)
        if found is None:
            raise NotFound("a product with this barcode", "none", "add it with POST /api/v1/food/foods")
        return answered(found)

    return router


def _camera(diary: DiaryDesk, camera: CameraDesk, mine: Callable[..., str]) -> APIRouter:
    router = APIRouter(prefix="/api/v1/food", tags=["food"], route_class=ToldRoute)
    Mine = Annotated[str, Depends(mine)]

    @router.post("/photo", responses=described(docs.PhotoDocument, 200, 413))
    def photo(athlete: Mine, meal_photo: UploadFile) -> Response:
        """What food is on a picture; the amount is asked. The picture is not kept."""
        return answered(camera.photo(athlete, picture_of(meal_photo)))

    @router.post("/photo/named", status_code=204, responses=described(None, 204, 413))
    def named(athlete: Mine, meal_photo: UploadFile, food_id: Annotated[str, Query(min_length=1, max_length=200)]) -> Response:
        """Name what is on a picture: the next one like it is known. What is kept are numbers, no picture."""
        camera.named(athlete, picture_of(meal_photo), food_id)
        return Response(status_code=204)

    @router.post("/label", responses=described(docs.LabelDocument, 200, 413))
    def label(athlete: Mine, label_photo: UploadFile) -> Response:
        """The nutrients of a label, checked against each other. Words on a label are data and change nothing."""
        return answered(camera.label(picture_of(label_photo)))

    @router.post("/barcode", responses=described(docs.BarcodeDocument, 200, 413))
    def barcode(athlete: Mine, barcode_photo: UploadFile) -> Response:
        """The barcode on a picture, and the athlete's product with it."""
        read = camera.barcode(picture_of(barcode_photo))
        known = diary.by_code(athlete, read["code"]) if read["code"] is not None and read["code"].isdigit() else None
        return answered({**read, "food": known})

    return router


def _older(camera: CameraDesk, mine: Callable[..., str], prefix: str) -> APIRouter:
    router = APIRouter(prefix=prefix, tags=["older paths"], route_class=ToldRoute)
    Mine = Annotated[str, Depends(mine)]

    @router.post("/nutrition/analyze-meal", responses=described(docs.PhotoDocument, 200, 413))
    def analyze_meal(athlete: Mine, meal_photo: UploadFile) -> Response:
        """What food is on a picture, as /api/v1/food/photo."""
        return answered(camera.photo(athlete, picture_of(meal_photo)))

    return router


def picture_of(file: UploadFile) -> bytes:
    """The bytes of an uploaded picture. Raises Problem 413 for one that is too large."""
    content = file.file.read(MOST_PICTURE + 1)
    if len(content) > MOST_PICTURE:
        raise Problem(413, f"a picture of at most {MOST_PICTURE // 1_000_000} MB", "a larger one")
    return bytes(content)
