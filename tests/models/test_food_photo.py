"""Photographs of food: sure only of what it knows, and dishes it was told the name of."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("onnxruntime")
Image: Any = pytest.importorskip("PIL.Image")

from milo.models.food_photo import food_photo, open_picture  # noqa: E402
from milo.vocabulary.errors import BadValue  # noqa: E402

DATA = Path(os.environ.get("MILO_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")) / "food-grocery"


def jpeg(pixels: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(out, "JPEG")
    return out.getvalue()


def test_noise_and_bare_colour_are_never_sure() -> None:
    rng = np.random.default_rng(5)
    model = food_photo()
    pictures = [rng.uniform(0, 255, (200, 160, 3)) for _ in range(4)]
    pictures += [np.full((160, 160, 3), shade) for shade in (0, 90, 180, 255)]
    assert not any(model.tell(model.see(open_picture(jpeg(p))))[1] for p in pictures)


def test_bytes_that_are_no_picture_are_refused() -> None:
    for body in (b"", b"GIF89a", b"\xff\xd8\xff\xe0 broken", b"<svg/>"):
        with pytest.raises(BadValue):
            open_picture(body)


def test_a_dish_named_a_few_times_is_guessed_first() -> None:
    rng = np.random.default_rng(6)
    model = food_photo()
    stripes = np.tile(np.repeat(np.arange(8) * 30, 20)[:, None, None], (1, 160, 3))
    seen = [model.see(open_picture(jpeg(np.clip(stripes + rng.normal(0, 12, stripes.shape), 0, 255)))) for _ in range(6)]
    guesses, _ = model.tell(seen[5], [("lentils_boiled", s.features) for s in seen[:5]])
    assert (guesses[0].food, guesses[0].by) == ("lentils_boiled", "named")
    assert model.tell(seen[5])[0][0].by == "classes"


def test_groceries_of_the_validation_part_are_recognised() -> None:
    if not DATA.is_dir():
        pytest.skip("shared data absent: food-grocery (set MILO_SHARED_DATA)")
    model = food_photo()
    rows = [line.split(",") for line in (DATA / "val.csv").read_text().splitlines()[1::6]]
    names = [line.split(",")[0] for line in (DATA / "classes.csv").read_text().splitlines()[1:]]
    right = [
        model.tell(model.see(open_picture((DATA / "val" / file).read_bytes())))[0][0].food == names[int(fine)]
        for file, fine, _ in rows
    ]
    assert np.mean(right) >= 0.7
