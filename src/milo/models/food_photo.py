"""What food is on a photograph: an EfficientNet-lite0 in eight-bit numbers, and the dishes an athlete named themself.

The network (recipes/food) tells 81 groceries apart. How sure it is comes from one temperature, fitted
on pictures it was not taught with; below the card's thresholds it says that it is not sure. Named pictures are compared by the
cosine of their features (prototypes; Snell, Swersky & Zemel 2017, arXiv:1703.05175): a dish of the athlete's own kitchen is
known after a few of them.
"""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.models import shelf
from milo.vocabulary.errors import BadValue, Unavailable

SIDE = 224
MOST_PIXELS = 60_000_000  # of a picture (our choice)
FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
GUESSES = 5
NEIGHBOURS = 5  # named pictures that are asked (our choice)


@dataclass(frozen=True)
class Seen:
    """One picture as the network sees it: logits (classes,), features (1280,)."""

    logits: NDArray[np.float64]
    features: NDArray[np.float64]


@dataclass(frozen=True)
class Guess:
    """food: as the classes or the athlete name it; kind: the wider class; chance: 0 to 1; by: "classes" or "named"."""

    food: str
    kind: str
    chance: float
    by: str


def open_picture(body: bytes) -> Any:
    """A picture of untrusted bytes as RGB, turned as its camera was held. Raises BadValue, Unavailable without Pillow."""
    try:
        from PIL import Image, ImageOps, UnidentifiedImageError
    except ImportError:
        raise _no_camera() from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(body), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS or min(picture.size) < 8:
                raise BadValue(
                    f"a picture of 8 to {MOST_PIXELS // 1_000_000} million pixels", f"{picture.width} x {picture.height}"
                )
            picture.draft("RGB", (1600, 1600))
            return ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise BadValue("a picture (JPEG, PNG, WebP)", "something that is none, or a broken one") from None


def _no_camera() -> Unavailable:
    return Unavailable("the camera packages", "they are not installed", 'pip install "milo[camera]"')


class FoodPhoto:
    """The network of the shelf, ready to look at pictures; safe to use from several threads."""

    def __init__(self) -> None:
        try:
            import onnxruntime
        except ImportError:
            raise _no_camera() from None
        self._model = shelf.load("food")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(self._model.read("photo.onnx"), options, providers=["CPUExecutionProvider"])
        self._head = {name: held.astype(np.float64) for name, held in self._model.arrays("photo_head.npz").items()}
        self._card = self._model.card["photo"]
        self._classes: list[list[str]] = self._card["classes"]
        self._lock = threading.Lock()

    @property
    def version(self) -> str:
        """Which network the features come from: named pictures of another one are not compared."""
        return str(self._model.card["version"])

    def see(self, picture: Any) -> Seen:
        """Run the network over the views of a picture and take their mean. picture: as open_picture gives it."""
        views = np.stack([_as_input(view) for view in views_of(picture, self._card["views"])])
        with self._lock:
            found = self._session.run(["features"], {"picture": views})[0]
        features = found.astype(np.float64).mean(0)
        return Seen(self._head["weights"] @ features + self._head["bias"], features)

    def tell(self, seen: Seen, named: Sequence[tuple[str, NDArray[np.float64]]] = ()) -> tuple[list[Guess], bool]:
        """Guesses, best first, and whether the first may be taken without asking.

        named: (name, features) of pictures the athlete named before.
        """
        scaled = seen.logits / self._card["temperature"]
        chance = np.exp(scaled - scaled.max())
        chance /= chance.sum()
        order = np.argsort(-chance)[:GUESSES]
        guesses = [Guess(self._classes[i][0], self._classes[i][1], float(chance[i]), "classes") for i in order]
        best = int(order[0])
        like = _cosine(seen.features, self._head["means"][best])
        sure = chance[best] >= self._card["sure_chance"] and like >= self._card["sure_cosine"]
        mine = self._own(seen, named)
        if mine is not None and (not sure or mine.chance >= guesses[0].chance):
            guesses = [mine, *(g for g in guesses if g.food != mine.food)][:GUESSES]
            sure = mine.chance >= self._card["sure_chance"]
        return guesses, bool(sure)

    def _own(self, seen: Seen, named: Sequence[tuple[str, NDArray[np.float64]]]) -> Guess | None:
        """The dish most of the nearest named pictures show; None where none is near."""
        near = sorted(((_cosine(seen.features, f), name) for name, f in named), reverse=True)[:NEIGHBOURS]
        near = [each for each in near if each[0] >= self._card["named_cosine"]]
        if not near:
            return None
        share: dict[str, float] = {}
        for like, name in near:
            share[name] = share.get(name, 0.0) + like
        name = max(share, key=lambda n: share[n])
        # Two pictures more than there are stand for what was never named: one alike picture is no certainty.
        return Guess(name, name, share[name] / (sum(share.values()) + 2 * self._card["named_cosine"] / len(near)), "named")


def views_of(picture: Any, names: Sequence[str]) -> list[Any]:
    """The whole picture, mirrored, or its middle."""
    from PIL import ImageOps

    made = []
    for name in names:
        view = picture
        if name.startswith("centre"):
            side = min(picture.size)
            left, top = (picture.width - side) // 2, (picture.height - side) // 2
            view = picture.crop((left, top, left + side, top + side))
        made.append(ImageOps.mirror(view) if name.endswith("flip") else view)
    return made


def _as_input(picture: Any) -> NDArray[np.float32]:
    from PIL import Image

    square = picture.resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    made: NDArray[np.float32] = ((np.asarray(square, np.float32) - 127.0) / 128.0).transpose(2, 0, 1)
    return made


def _cosine(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-12))


@cache
def food_photo() -> FoodPhoto:
    """The network, loaded once."""
    return FoodPhoto()
