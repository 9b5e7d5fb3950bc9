"""How many fields of rendered nutrition labels are read exactly, clean and hard, and whether a wrong one is ever called sure.

    python benchmarks/bench_food_labels.py [--labels 400] [--seed 31]

Labels are drawn from the diary's own foods: EU tables (100 g, kJ and kcal) and US ones (a serving), English and Spanish, in fonts
of this machine. Hard ones are turned, bent, blurred, under glare, and packed as JPEG.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from milo.app.food_camera import read_label
from milo.vocabulary.diary_foods import diary_foods

EU = {
    "en": ("per 100 g", "Energy", "Fat", "Carbohydrate", "Fibre", "Protein", "Salt"),
    "es": ("por 100 g", "Valor energético", "Grasas", "Hidratos de carbono", "Fibra alimentaria", "Proteínas", "Sal"),
}
US = {
    "en": (
        "Serving size",
        "Amount per serving",
        "Calories",
        "Total Fat",
        "Total Carbohydrate",
        "Dietary Fiber",
        "Protein",
        "Sodium",
    ),
    "es": (
        "Tamaño de la porción",
        "Cantidad por porción",
        "Calorías",
        "Grasa Total",
        "Carbohidrato Total",
        "Fibra Dietética",
        "Proteínas",
        "Sodio",
    ),
}


def fonts() -> list[str]:
    """Upright fonts with Latin letters."""
    found = subprocess.run(["fc-list", ":lang=es", "file"], capture_output=True, text=True, check=False).stdout.split("\n")
    return sorted(f.rstrip(": ") for f in found if f.rstrip(": ").endswith(".ttf") and "Oblique" not in f and "Mono" not in f)[:8]


def number(value: float, language: str) -> str:
    told = f"{value:.1f}".removesuffix(".0")
    return told.replace(".", ",") if language == "es" else told


def rows_of(
    per: dict[str, float], language: str, kind: str, rng: np.random.Generator
) -> tuple[list[tuple[str, str]], dict[str, float]]:
    """Rows of a label, and what they say."""
    told = {n: round(per[n], 1) for n in ("fat_g", "carbs_g", "fibre_g", "protein_g")}
    if kind == "us":
        serving = int(rng.integers(20, 60))
        told = {n: float(round(v * serving / 100)) for n, v in told.items()}
        told["kcal"] = float(round(per["kcal"] * serving / 100))
        told["sodium_mg"] = float(rng.integers(1, 60) * 10)
        values = [f"{serving} g", "", f"{told['kcal']:.0f}", f"{told['fat_g']:.0f} g"]
        values += [
            f"{told['carbs_g']:.0f} g",
            f"{told['fibre_g']:.0f} g",
            f"{told['protein_g']:.0f} g",
            f"{told['sodium_mg']:.0f} mg",
        ]
        return list(zip(US[language], values, strict=True)), told
    told["kcal"] = float(round(per["kcal"]))
    told["salt_g"] = round(float(rng.uniform(0.05, 2)), 2)
    head, *names = EU[language]
    values = [f"{per['kcal'] * 4.184:.0f} kJ / {told['kcal']:.0f} kcal"]
    values += [f"{number(told[n], language)} g" for n in ("fat_g", "carbs_g", "fibre_g", "protein_g")]
    values.append(f"{told['salt_g']:.2f} g".replace(".", "," if language == "es" else "."))
    return [("", head), *zip(names, values, strict=True)], told


def drawn(lines: list[tuple[str, str]], font: str, hard: bool, rng: np.random.Generator) -> bytes:
    size = int(rng.integers(22, 30))
    type_ = ImageFont.truetype(font, size)
    wide, high = 26 * size, int(1.8 * size * (len(lines) + 1))
    picture = Image.new("RGB", (wide, high), (252, 252, 248))
    pen = ImageDraw.Draw(picture)
    for n, (name, value) in enumerate(lines):
        y = int(size * (0.7 + 1.8 * n))
        pen.text((size, y), name, (20, 20, 20), type_)
        pen.text((wide - size - pen.textlength(value, type_), y), value, (20, 20, 20), type_)
        pen.line((size, y + int(1.45 * size), wide - size, y + int(1.45 * size)), (160, 160, 160), 1)
    if hard:
        picture = picture.rotate(float(rng.uniform(-3, 3)), Image.Resampling.BICUBIC, expand=True, fillcolor=(120, 110, 100))
        pixels = np.asarray(picture).astype(float)
        bend = (0.5 * size * np.sin(np.linspace(0, np.pi, pixels.shape[1]))).astype(int)
        pixels = np.stack([np.roll(pixels[:, x], bend[x], axis=0) for x in range(pixels.shape[1])], axis=1)
        y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
        at = rng.uniform(0, 1, 2) * pixels.shape[:2]
        pixels += 90 * np.exp(-(((y - at[0]) ** 2 + (x - at[1]) ** 2) / (2 * (3 * size) ** 2)))[:, :, None]
        pixels = pixels * rng.uniform(0.7, 1) + rng.normal(0, 6, pixels.shape)
        picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).filter(
            ImageFilter.GaussianBlur(float(rng.uniform(0.5, 1.1)))
        )
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=75 if hard else 92)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=int, default=400)
    parser.add_argument("--seed", type=int, default=31)
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    foods = [f for f in diary_foods().values() if f.per_100_g["kcal"] > 60 and "alcohol_g" not in f.per_100_g]
    kinds = fonts()
    found: dict[str, list[int]] = {"clean": [0, 0, 0, 0], "hard": [0, 0, 0, 0]}
    for n in range(asked.labels):
        hard, language, kind = n % 2 == 1, ("en", "es")[n // 2 % 2], ("eu", "us")[n // 4 % 2]
        lines, told = rows_of(dict(foods[rng.integers(len(foods))].per_100_g), language, kind, rng)
        read = read_label(drawn(lines, kinds[rng.integers(len(kinds))], hard, rng))
        count = found["hard" if hard else "clean"]
        for name, value in told.items():
            got = read["nutrients"].get(name)
            good = got is not None and abs(got["value"] - value) < 0.005
            count[0] += 1
            count[1] += good
            count[2] += got is not None and not good and got["sure"]
            count[3] += got is not None and got["sure"] and value > 0 and not 0.5 <= got["value"] / value <= 2
            if got is not None and not good:
                print(name, value, got, "hard" if hard else "clean", language, kind, flush=True)
    names = ("fields", "exact", "wrong and called sure", "of these more than twice or less than half")
    print(
        json.dumps({"labels": asked.labels, "seed": asked.seed} | {k: dict(zip(names, v, strict=True)) for k, v in found.items()})
    )


if __name__ == "__main__":
    main()
