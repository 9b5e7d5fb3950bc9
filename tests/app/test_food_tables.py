"""Tables of foods: read by their columns, checked food by food, found by name and barcode, never twice, never without end."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coach_house import BRUNO, HandClock, clock_by_hand, house_of
from milo.app.build import Home
from milo.app.food_tables import import_foods
from milo.channels.diary_desk import DiaryLine
from milo.vocabulary.errors import RefusedFile

OFF = (
    "code\turl\tproduct_name\tbrands\tserving_quantity\tenergy_100g\tenergy-kcal_100g\tfat_100g\tcarbohydrates_100g\tproteins_100g\tsalt_100g\n"
    '3017620422003\tu\tHazel "extra" spread\tNutty\t15\t2252\t539\t30.9\t57.5\t6.3\t0.107\n'
    "20000001\tu\tNot of this world\t\t\t\t4000\t10\t10\t10\t\n"
    "20000002\tu\t\t\t\t\t100\t1\t1\t1\t\n"
    "20000003\tu\tSalty minus\t\t\t\t-3\t1\t1\t1\t\n"
    "5000112546415\tu\tCola zero\t\t\t4.184\t\t0\t0\t0\t0.02\n"
)
JSONL = (
    '{"code":"3017620422003","product_name":"Hazel spread","nutriments":{"energy-kcal_100g":539,"proteins_100g":"6.3"},"lc":"en"}\n'
    "{broken\n"
)
SR = (
    "NDB_No,Shrt_Desc,Energ_Kcal,Protein_(g),Lipid_Tot_(g),Carbohydrt_(g),Fiber_TD_(g),Sodium_(mg)\n"
    '01001,"BUTTER,WITH SALT",717,0.85,81.11,0.06,0,643\n'
)
FDC = {
    "a/food.csv": '"fdc_id","data_type","description"\n"171688","sr_legacy_food","Apples, raw"\n"9","sample_food","A sample"\n',
    "a/food_nutrient.csv": '"id","fdc_id","nutrient_id","amount"\n'
    '"1","171688","1008","52"\n"2","171688","1003","0.26"\n"3","9","1008","50"\n',
}


@pytest.fixture
def clock() -> HandClock:
    return clock_by_hand()


@pytest.fixture
def house(tmp_path: Path, clock: HandClock) -> Iterator[Any]:
    yield from house_of(tmp_path, clock)


def test_a_dump_of_open_food_facts_is_searched_scanned_and_logged(house: Home, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    path = tmp_path / "products.csv.gz"
    path.write_bytes(gzip.compress(OFF.encode()))
    found = import_foods(house, bruno, path)
    assert (found["source"], found["read"], found["new"], sum(found["skipped"].values())) == ("Open Food Facts", 5, 2, 3)
    product = house.diary.by_code(bruno, "3017620422003")
    assert product is not None
    assert (product["name"], product["serving_g"], product["per_100_g"]["kcal"]) == ('Hazel "extra" spread', 15, 539)
    assert product["food_id"] in [f["food_id"] for f in house.diary.search(bruno, "extra spread")]
    cola = house.diary.by_code(bruno, "5000112546415")
    assert cola is not None
    assert cola["per_100_g"]["kcal"] == 1
    kept = house.diary.keep(bruno, [DiaryLine(food_id=product["food_id"], grams=30)], meal="snack")
    assert kept["entries"][0]["nutrients"]["kcal"] == 162
    again = import_foods(house, bruno, path)
    assert (again["new"], again["changed"], again["duplicates"]) == (0, 0, 2)


def test_a_table_beyond_the_limit_is_cut_with_a_sentence(house: Home, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    path = tmp_path / "products.csv"
    path.write_text("code\tproduct_name\tenergy-kcal_100g\n" + "".join(f"{n}\tFood {n}\t100\n" for n in range(100_000, 100_010)))
    found = import_foods(house, bruno, path, most=4)
    assert (found["new"], found["note"][:41]) == (4, "Expected at most 4 imported foods, but fo")
    assert len(house.diary.foods.imported(bruno)) == 4
    assert import_foods(house, bruno, path, most=4)["duplicates"] == 4


def test_json_lines_are_read_and_a_broken_one_is_left_out(house: Home, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    path = tmp_path / "products.jsonl"
    path.write_text(JSONL)
    found = import_foods(house, bruno, path)
    assert (found["new"], found["skipped"]) == (1, {"no number or no name": 1})
    (food,) = house.diary.foods.imported(bruno)
    assert food.per_100_g == {"kcal": 539, "protein_g": 6.3}


def test_usda_tables_are_read_as_one_table_and_as_several(house: Home, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    (tmp_path / "abbrev.csv").write_text(SR)
    with zipfile.ZipFile(tmp_path / "fdc.zip", "w") as archive:
        for name, text in FDC.items():
            archive.writestr(name, text)
    assert import_foods(house, bruno, tmp_path / "abbrev.csv")["new"] == 1
    assert import_foods(house, bruno, tmp_path / "fdc.zip")["new"] == 1
    found = {f.name: f.per_100_g for f in house.diary.foods.imported(bruno)}
    assert found["Apples, raw"] == {"kcal": 52, "protein_g": 0.26}
    assert (found["BUTTER,WITH SALT"]["kcal"], found["BUTTER,WITH SALT"]["sodium_mg"]) == (717, 643)


def test_another_file_is_refused_in_a_sentence(house: Home, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    path = tmp_path / "other.csv"
    path.write_text("Date,Exercise\n2026-03-01,Squat\n")
    with pytest.raises(RefusedFile, match="a table of foods of Open Food Facts or the USDA"):
        import_foods(house, bruno, path)


def test_the_usda_table_adds_minerals_and_vitamins_to_the_diarys_own_foods(house: Home, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    path = tmp_path / "abbrev.csv"
    path.write_text(
        "NDB_No,Shrt_Desc,Energ_Kcal,Protein_(g),Iron_(mg),Vit_B12_(\u00b5g),Vit_D_\u00b5g,Vit_D_IU,Folate_DFE_(\u00b5g)\n"
        "16070,LENTILS BOILED,120,9.02,3.33,0,0,,181\n",
        encoding="utf-8",
    )
    house.diary.keep(bruno, [DiaryLine(food_id="lentils_boiled", grams=200)], meal="lunch")
    import_foods(house, bruno, path)
    house.diary.keep(bruno, [DiaryLine(food_id="lentils_boiled", grams=100)], meal="dinner")
    day, week = house.diary.day(bruno), house.diary.week(bruno)
    assert day["totals"]["iron_mg"] == {"value": 3.3, "missing": 1}  # what was kept before the table stays as it was
    assert day["totals"]["kcal"]["value"] == 348  # the package's own figure stands
    assert (day["references"]["iron_mg"].value, day["references"]["iron_mg"].high) == (8, 45)
    assert (week["mean_of_logged"]["folate_ug"], week["days_known"]["folate_ug"]) == (181, 1)
    minor = house.flows.add_athlete({**BRUNO, "age": 16})
    assert house.diary.day(minor)["references"] == {}
