"""The words on a picture and where they stand, by PP-OCRv4 (rapidocr-onnxruntime, Apache-2.0); pictures stay on this machine."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from milo.vocabulary.errors import Unavailable
from milo.vocabulary.food_label import Words


@cache
def _reader() -> Any:
    try:
        from rapidocr_onnxruntime import RapidOCR
    except ImportError:
        raise Unavailable("the camera packages", "they are not installed", 'pip install "milo[camera]"') from None
    return RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)


def text_on(picture: Any) -> list[Words]:
    """The words on an RGB picture, each with its box in pixels and how sure the reader is of them."""
    found, _ = _reader()(np.asarray(picture)[:, :, ::-1], use_cls=False)
    made = []
    for box, said, sure in found or ():
        xs, ys = [float(p[0]) for p in box], [float(p[1]) for p in box]
        slope = (ys[1] - ys[0]) / max(xs[1] - xs[0], 1.0)
        made.append(Words(str(said), min(xs), min(ys), max(xs), max(ys), float(sure), slope))
    return made
