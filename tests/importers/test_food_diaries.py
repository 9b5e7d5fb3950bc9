"""Food diaries of MyFitnessPal, Cronometer and MacroFactor: foods, amounts and nutrients as the file tells them, nothing else."""

from __future__ import annotations

import io

import pytest

from importers.examples import EXAMPLES
from milo.importers import Context, find_importers
from milo.importers.contract import Source
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Nutrition


def read(content: bytes | str) -> tuple[list[Nutrition], Context]:
    raw = content.encode() if isinstance(content, str) else content
    source = Source("a file", lambda: io.BytesIO(raw), len(raw))
    (importer,) = [i for i in find_importers() if i.identify(source)]
    context = Context("ada")
    return [f.record for f in importer.extract(source, context)], context  # type: ignore[misc]


def test_a_meal_of_myfitnesspal_keeps_its_macros_and_no_percentages() -> None:
    (breakfast, snack), context = read(EXAMPLES["myfitnesspal"])
    assert (breakfast.meal_type, breakfast.calories, breakfast.protein_g, breakfast.fat_g) == ("breakfast", 450, 35, 12)
    assert breakfast.nutrients == {"fibre_g": 6, "sugar_g": 9, "saturated_fat_g": 4, "cholesterol_mg": 30, "sodium_mg": 380}
    assert (snack.meal_type, snack.calories, snack.log_ts.hour) == ("snack", 1050.5, 17)
    assert {r.origin for r in (breakfast, snack)} == {Origin.IMPORTED}
    assert context.skipped == {"a sum of other rows": 1}


def test_a_food_of_cronometer_keeps_name_amount_and_time() -> None:
    (oats, eggs, again), context = read(EXAMPLES["cronometer servings"])
    assert (oats.name, oats.amount, oats.unit, oats.grams) == ("Oats, rolled", 80, "g", 80)
    assert oats.log_ts.strftime("%H:%M") == "07:30"
    assert (eggs.name, eggs.amount, eggs.unit, eggs.grams) == ("Eggs (large)", 3, None, None)
    assert eggs.nutrients == {"vitamin_b12_ug": 1.3}
    assert eggs.log_id != again.log_id, "the same food twice at a meal was eaten twice"
    assert oats.carbs_g == 54, "not the net carbohydrate"
    assert context.skipped == {"more energy than fat of that weight has": 1}


def test_a_day_of_cronometer_is_told_as_a_day_and_a_day_of_zeros_as_nothing() -> None:
    (day,), context = read(EXAMPLES["cronometer days"])
    assert (day.meal_type, day.name, day.calories, day.water_ml) == ("day", None, 2712.4, 2100.3)
    assert day.nutrients is not None
    assert (day.nutrients["caffeine_mg"], day.nutrients["saturated_fat_g"]) == (95, 24.1)
    assert context.skipped == {"no nutrient in the row": 1}


def test_a_food_of_macrofactor_has_grams_only_where_the_file_says_them_clearly() -> None:
    (skyr, pasta), _ = read(EXAMPLES["macrofactor log"])
    assert (skyr.name, skyr.amount, skyr.unit, skyr.grams, skyr.nutrients) == ("Skyr", 1, "serving", 150, {"sodium_mg": 60})
    assert (pasta.amount, pasta.unit, pasta.grams, pasta.calories) == (2, "cup", None, 440)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-02-03,Lunch,-5,1,1,1", "less than nothing in calories"),
        ("2026-02-03,Lunch,much,1,1,1", "no number in calories"),
        ("2026-02-03,Lunch,90000,1,1,1", "more energy than anyone eats"),
        ("someday,Lunch,500,1,1,1", "no date that can be read"),
        ("2026-02-03,Lunch,,,,", "no nutrient in the row"),
    ],
)
def test_a_row_that_cannot_be_is_left_out_with_its_reason(row: str, reason: str) -> None:
    found, context = read(f"Date,Meal,Calories,Fat (g),Carbs (g),Protein (g)\n2026-02-02,Lunch,500,1,1,1\n{row}\n")
    assert len(found) == 1
    assert context.skipped == {reason: 1}


def test_kilojoules_are_read_as_energy() -> None:
    (day,), _ = read("Date,Energy (kJ),Protein (g)\n2026-02-02,8368,100\n")
    assert day.calories == 2000


def test_a_corrected_amount_changes_the_entry_and_adds_none() -> None:
    head = "Day,Group,Food Name,Amount,Energy (kcal),Protein (g)\n"
    (before,), _ = read(head + "2026-02-03,Lunch,Rice,100 g,130,2.7\n")
    (after,), _ = read(head + "2026-02-03,Lunch,Rice,200 g,260,5.4\n")
    assert before.log_id == after.log_id
    assert after.grams == 200


def test_the_weight_and_the_steps_of_a_day_stand_beside_its_food() -> None:
    found, _ = read('Date,Weight (lbs),Calories (kcal),Protein (g),Steps\n2026-02-02,176.4,2000,150,"9,500"\n')
    assert isinstance(found[0], Nutrition)
    readings = {r.quantity: r.value for r in found if isinstance(r, Measurement)}
    assert readings == {"weight_kg": pytest.approx(80.01, abs=0.01), "steps": 9500}
