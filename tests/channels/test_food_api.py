"""The food diary over the API: read back, kept once, seen by nobody else, pictures refused that are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.coach_house import BRUNO, clock_by_hand, house_of
from milo.app.food_camera import Camera
from milo.channels.api import create_app

LINES = {"lines": [{"food_id": "egg_hard_boiled", "amount": 2}], "meal": "breakfast", "date": "2026-03-02"}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[tuple[Any, str, TestClient]]:
    for house in house_of(tmp_path, clock_by_hand()):
        home: Any = house
        bruno = home.flows.add_athlete(BRUNO)
        app = create_app(home.flows, home.access, coaching=home.coaching, answers=home.answers, food=(home.diary, Camera(home)))
        with TestClient(app, headers={"Authorization": f"Bearer {home.access.new_token(bruno)}"}) as client:
            yield home, bruno, client


def test_what_was_understood_is_kept_only_when_it_is_sent_back(stage: tuple[Any, str, TestClient]) -> None:
    _, _, client = stage
    heard = client.post("/api/v1/food/understand", json={"text": "2 eggs and toast"}).json()
    assert [line["food_id"] for line in heard["lines"]] == ["egg_hard_boiled", "white_bread"]
    assert client.get("/api/v1/food/day").json()["entries"] == []
    key = {"Idempotency-Key": "one"}
    first = client.post("/api/v1/food/entries", json=LINES, headers=key)
    again = client.post("/api/v1/food/entries", json=LINES, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    day = client.get("/api/v1/food/day").json()
    assert [e["grams"] for e in day["entries"]] == [100.0]
    log_id = day["entries"][0]["log_id"]
    assert client.put(f"/api/v1/food/entries/{log_id}", json={"amount": 3}).json()["grams"] == 150.0
    assert client.delete(f"/api/v1/food/entries/{log_id}").status_code == 204
    assert client.get("/api/v1/food/day").json()["entries"] == []


def test_another_athlete_gets_nothing_of_the_diary(stage: tuple[Any, str, TestClient]) -> None:
    home, bruno, client = stage
    client.post("/api/v1/food/entries", json=LINES)
    ada = home.flows.add_athlete({**BRUNO, "name": "Ada"})
    theirs = {"Authorization": f"Bearer {home.access.new_token(ada)}"}
    assert client.get("/api/v1/food/day", params={"user_id": bruno}, headers=theirs).status_code == 404
    assert client.get("/api/v1/food/day", headers=theirs).json()["entries"] == []


def test_bytes_that_are_no_picture_are_told_so_at_every_door(stage: tuple[Any, str, TestClient]) -> None:
    _, _, client = stage
    pytest.importorskip("PIL")
    pytest.importorskip("onnxruntime")
    for path, field in (
        ("/api/v1/food/photo", "meal_photo"),
        ("/nutrition/analyze-meal", "meal_photo"),
        ("/api/v1/food/label", "label_photo"),
        ("/api/v1/food/barcode", "barcode_photo"),
    ):
        answer = client.post(path, files={field: ("lunch.jpg", b"no picture", "image/jpeg")})
        assert answer.status_code == 422, path
        assert "picture" in answer.json()["wanted"]


def test_a_barcode_leads_to_the_product_it_was_kept_under(stage: tuple[Any, str, TestClient]) -> None:
    import io

    _, _, client = stage
    zxingcpp: Any = pytest.importorskip("zxingcpp")
    image: Any = pytest.importorskip("PIL.Image")
    client.post("/api/v1/food/foods", json={"name": "Oat bar", "per_100_g": {"kcal": 440}, "code": "4006381333931"})
    made = zxingcpp.create_barcode("4006381333931", zxingcpp.BarcodeFormat.EAN13)
    out = io.BytesIO()
    image.fromarray(made.to_image(scale=4)).convert("RGB").save(out, "PNG")
    read = client.post("/api/v1/food/barcode", files={"barcode_photo": ("code.png", out.getvalue(), "image/png")}).json()
    assert read["code"] == "4006381333931"
    assert read["food"]["name"] == "Oat bar"


TABLE = "code\tproduct_name\tenergy-kcal_100g\tproteins_100g\n3017620422003\tHazel spread\t539\t6.3\n"
CRONOMETER = "Day,Time,Group,Food Name,Amount,Energy (kcal),Protein (g)\n2026-03-01,8:00,Breakfast,Oats,40 g,152,5.3\n"


def test_a_table_of_foods_and_a_diary_are_told_apart_and_kept_over_http(stage: tuple[Any, str, TestClient]) -> None:
    home, bruno, client = stage
    foods = client.post("/api/v1/food/import", files={"file": ("../shop.csv", TABLE.encode())}).json()
    assert (foods["kind"], foods["source"], foods["new"], foods["path"]) == ("foods", "Open Food Facts", 1, "shop.csv")
    assert client.get("/api/v1/food/products/3017620422003").json()["name"] == "Hazel spread"
    diary = client.post("/api/v1/food/import", files={"file": ("servings.csv", CRONOMETER.encode())}).json()
    assert (diary["kind"], diary["new"]) == ("diary", 1)
    assert [e["name"] for e in client.get("/api/v1/food/day", params={"date": "2026-03-01"}).json()["entries"]] == ["Oats"]
    other = client.post("/api/v1/food/import", files={"file": ("notes.csv", b"a,b\n1,2\n")})
    assert (other.status_code, "food diary" in other.text) == (422, True)
    assert home.diary.bring(bruno, _file(home, TABLE))["duplicates"] == 1  # what the command does is the same


def test_a_large_file_is_refused_before_it_is_read_and_a_stranger_before_that(stage: tuple[Any, str, TestClient]) -> None:
    _, _, client = stage
    large = {"Content-Length": "600000000", "Content-Type": "multipart/form-data; boundary=x"}
    nobody = large | {"Authorization": "Bearer nothing"}
    assert client.post("/api/v1/food/import", content=b"", headers=nobody).status_code == 401
    assert client.post("/api/v1/food/import", content=b"", headers=large).status_code == 413


def _file(home: Any, text: str) -> Path:
    path = Path(home.settings.folder) / "table.csv"
    path.write_text(text)
    return path


def test_a_recipe_is_the_sum_of_its_foods_shared_into_servings(stage: tuple[Any, str, TestClient]) -> None:
    _, _, client = stage
    stew = {
        "name": "Lentil stew",
        "servings": 4,
        "ingredients": [{"food_id": "lentils_boiled", "grams": 500}, {"food_id": "olive_oil", "amount": 2, "unit": "tbsp"}],
    }
    made = client.post("/api/v1/food/foods", json=stew)
    assert made.status_code == 201
    (found,) = client.get("/api/v1/food/foods").json()["foods"]
    assert [(i["name"], i["grams"]) for i in found["ingredients"]] == [("lentils, boiled", 500.0), ("olive oil", 27.0)]
    assert found["serving_g"] == pytest.approx(527 / 4)
    assert found["per_100_g"]["kcal"] == pytest.approx((500 * 1.16 + 27 * 8.84) / 5.27, rel=0.01)
    line = {"food_id": found["food_id"], "amount": 1, "unit": "serving"}
    kept = client.post("/api/v1/food/entries", json={"lines": [line], "meal": "lunch", "date": "2026-03-02"}).json()
    assert kept["entries"][0]["grams"] == pytest.approx(131.75)
    itself = {"id": found["food_id"], "name": "Stew", "ingredients": [{"food_id": found["food_id"], "grams": 100}]}
    assert client.post("/api/v1/food/foods", json=itself).status_code == 422
    of_nothing = {"name": "Air", "ingredients": [{"food_id": "nothing", "grams": 100}]}
    assert client.post("/api/v1/food/foods", json=of_nothing).status_code == 404


def test_a_search_shows_no_energy_where_energy_is_kept_back(stage: tuple[Any, str, TestClient]) -> None:
    home, _, client = stage
    minor = home.flows.add_athlete({**BRUNO, "age": 16})
    theirs = {"Authorization": f"Bearer {home.access.new_token(minor)}"}
    found = [client.get("/api/v1/food/search", params={"q": "orange juice"}, headers=h).json()["foods"][0] for h in ({}, theirs)]
    assert ["kcal" in food["per_100_g"] for food in found] == [True, False]
    assert found[0]["food_id"] == found[1]["food_id"]
