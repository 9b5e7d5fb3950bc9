"""How often the camera is sure of a picture that shows no food, and the processor time of one picture.

    python benchmarks/bench_food_photo.py [--pictures FOLDER ...]

Pictures without food: photographs of scikit-learn and matplotlib where they are installed, the screenshots of docs/images,
200 drawn ones (seed 31: textures, lines, shapes, noise), and every JPEG under the folders that are named.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from milo.models.food_photo import food_photo

SIDE, DRAWN, SEED, Z = 320, 200, 31, 1.96  # Wilson 1927, doi:10.1080/01621459.1927.10502953
IN_PACKAGES = (("sklearn", "datasets/images/*.jpg"), ("matplotlib", "mpl-data/sample_data/*.jpg"))


def drawn(rng: np.random.Generator) -> Image.Image:
    """A texture with lines and shapes in it."""
    coarse = rng.uniform(0, 255, (*rng.integers(2, 40, 2), 3)).astype(np.uint8)
    picture = Image.fromarray(coarse).resize((SIDE, SIDE))
    pen = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(0, 15))):
        x, y, w, h = (int(n) for n in rng.integers(4, SIDE, 4))
        colour = tuple(int(c) for c in rng.integers(0, 255, 3))
        shape = int(rng.integers(3))
        if shape == 0:
            pen.line((x, y, w, h), fill=colour, width=int(rng.integers(1, 9)))
        else:
            box = (min(x, w), min(y, h), max(x, w), max(y, h))
            (pen.rectangle if shape == 1 else pen.ellipse)(box, fill=colour)
    noisy = np.asarray(picture, np.float64) + rng.normal(0, rng.uniform(0, 40), (SIDE, SIDE, 3))
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def photographs(folders: list[Path]) -> Iterator[Path]:
    """Files of pictures that show no food."""
    for package, pattern in IN_PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            yield from sorted(Path(spec.origin).parent.glob(pattern))
    yield from sorted((Path(__file__).parents[1] / "docs" / "images").glob("*.png"))
    for folder in folders:
        yield from sorted(folder.rglob("*.jpg"))


def judged(pictures: list[Image.Image]) -> dict[str, object]:
    """Of how many the model is sure, with a Wilson interval."""
    model = food_photo()
    spent, sure = [], 0
    for picture in pictures:
        begun = time.process_time()
        sure += model.tell(model.see(picture))[1]
        spent.append(1_000 * (time.process_time() - begun))
    n, p = len(pictures), sure / len(pictures)
    middle, half = (p + Z**2 / (2 * n)) / (1 + Z**2 / n), Z * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    interval = [max(0.0, round(float(middle - half), 4)), round(float(middle + half), 4)]
    times = {"median": round(float(np.median(spent)), 1), "p95": round(float(np.quantile(spent, 0.95)), 1)}
    return {"pictures": n, "sure": sure, "interval": interval, "cpu_ms": times}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=Path, nargs="*", default=[])
    rng = np.random.default_rng(SEED)
    taken = [Image.open(f).convert("RGB") for f in photographs(parser.parse_args().pictures)]
    print(json.dumps({"photographs and screenshots": judged(taken), "drawn": judged([drawn(rng) for _ in range(DRAWN)])}))


if __name__ == "__main__":
    main()
