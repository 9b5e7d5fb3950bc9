"""Landmarks of a body in pictures: MediaPipe's detector and landmark networks, run by LiteRT.

The network files are not part of Milo; `milo models fetch pose` brings them. Anchors, crop and decoding follow the graphs
`pose_detection_cpu` and `pose_landmark_by_roi_cpu` of MediaPipe 0.10 (Bazarevsky et al., BlazePose, arXiv:2006.10204).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Picture = NDArray[np.uint8]

DETECTOR_SIZE, LANDMARK_SIZE = 224, 256
CELLS = ((28, 2), (14, 2), (7, 6))
"""Cells along a side of the detector's grids, and anchors in each cell."""
LEAST = 0.5  # chance from which a detection or a tracked body counts (MediaPipe's default)
WIDER = 1.25  # of the crop over the circle about the body (MediaPipe)
REFINE = 7  # points of the heatmap's window along a side (MediaPipe)


def anchors() -> Floats:
    """Centres (2254, 2) of the detector's anchors, as shares of the picture."""
    found = []
    for cells, each in CELLS:
        y, x = np.mgrid[0:cells, 0:cells]
        centres = np.stack([(x.ravel() + 0.5) / cells, (y.ravel() + 0.5) / cells], axis=1)
        found.append(np.repeat(centres, each, axis=0))
    return np.concatenate(found)


class PoseNetwork:
    """Both networks. One object follows one person through one recording."""

    def __init__(self, detector: bytes, landmarks: bytes, threads: int = 1) -> None:
        from ai_edge_litert.interpreter import Interpreter

        self._detector = Interpreter(model_content=detector, num_threads=threads)
        self._landmarks = Interpreter(model_content=landmarks, num_threads=threads)
        for network in (self._detector, self._landmarks):
            network.allocate_tensors()
        self._anchors = anchors()
        self._circle: tuple[Floats, Floats] | None = None

    def landmarks(self, picture: Picture) -> Floats:
        """Landmarks (33, 4) of a picture (height, width, 3): x, y, z in pixels, visibility 0-1; NaN where nobody is seen."""
        tracked = self._circle is not None
        circle = self._circle or self._detect(picture)
        found = None if circle is None else self._locate(picture, *circle)
        if found is None and tracked:
            circle = self._detect(picture)
            found = None if circle is None else self._locate(picture, *circle)
        if found is None:
            self._circle = None
            return np.full((33, 4), np.nan)
        self._circle = (found[33, :2], found[34, :2])
        return found[:33]

    def _detect(self, picture: Picture) -> tuple[Floats, Floats] | None:
        """Centre of the hips and a point on the circle about the body, in pixels."""
        high, wide = picture.shape[:2]
        size = float(max(high, wide))
        corner = np.array([(wide - size) / 2, (high - size) / 2])
        crop = _crop(picture, corner + size / 2, size, 0.0, DETECTOR_SIZE) / 127.5 - 1
        boxes, scores = _run(self._detector, crop)
        if boxes.shape[-1] == 1:
            boxes, scores = scores, boxes
        chance = 1 / (1 + np.exp(-np.clip(scores.reshape(-1).astype(float), -100, 100)))
        best = int(np.argmax(chance))
        if chance[best] < LEAST:
            return None
        # The best box and those that overlap it, weighted by their chance, as MediaPipe's suppression does.
        points = boxes.reshape(-1, 12)[:, 4:8].reshape(-1, 2, 2) / DETECTOR_SIZE + self._anchors[:, None]
        radius = np.linalg.norm(points[best, 0] - points[best, 1])
        alike = (chance >= LEAST) & (np.linalg.norm(points - points[best], axis=-1).max(axis=1) < 0.3 * radius)
        hip, edge = np.average(points[alike], axis=0, weights=chance[alike])
        return corner + hip * size, corner + edge * size

    def _locate(self, picture: Picture, centre: Floats, edge: Floats) -> Floats | None:
        """39 points (39, 4) in pixels, or None where the crop shows nobody."""
        way = edge - centre
        size = 2 * float(np.linalg.norm(way)) * WIDER
        turn = np.pi / 2 - np.arctan2(-way[1], way[0])
        if not np.isfinite(size) or size < 4:
            return None
        crop = _crop(picture, centre, size, turn, LANDMARK_SIZE) / 255
        outputs = {tuple(o.shape[1:]): o[0] for o in _run(self._landmarks, crop)}
        if float(outputs[1,][0]) < LEAST:
            return None
        raw = outputs[195,].reshape(39, 5).astype(float)
        heat = next((v for k, v in outputs.items() if len(k) == 3 and k[-1] == 39), None)
        if heat is not None:
            raw[:, :2] = _refined(raw[:, :2], heat)
        flat = (raw[:, :2] / LANDMARK_SIZE - 0.5) * size
        spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        seen = 1 / (1 + np.exp(-raw[:, 3]))
        return np.column_stack([flat @ spin.T + centre, raw[:, 2] / LANDMARK_SIZE * size, seen])


def _run(network: Any, crop: Floats) -> list[NDArray[np.float32]]:
    network.set_tensor(network.get_input_details()[0]["index"], crop[None].astype(np.float32))
    network.invoke()
    return [network.get_tensor(o["index"]) for o in network.get_output_details()]


def _crop(picture: Picture, centre: Floats, size: float, turn: float, pixels: int) -> Floats:
    """A square of the picture, turned about its centre, black outside, (pixels, pixels, 3)."""
    from PIL import Image

    step = size / pixels
    cos, sin = np.cos(turn) * step, np.sin(turn) * step
    half = pixels / 2
    places = (cos, -sin, centre[0] - cos * half + sin * half, sin, cos, centre[1] - sin * half - cos * half)
    cut = Image.fromarray(picture).transform((pixels, pixels), Image.Transform.AFFINE, places, Image.Resampling.BILINEAR)
    return np.asarray(cut, float)


def _refined(points: Floats, heat: NDArray[np.float32]) -> Floats:
    """Points moved to the centre of their heatmap's peak, where the heatmap is sure."""
    high, wide = heat.shape[:2]
    out = points.copy()
    half = REFINE // 2
    for k, (x, y) in enumerate(points / LANDMARK_SIZE * (wide, high)):
        column, row = int(x), int(y)
        if not (0 <= column < wide and 0 <= row < high):
            continue
        left, top = max(0, column - half), max(0, row - half)
        window = 1 / (1 + np.exp(-heat[top : row + half + 1, left : column + half + 1, k].astype(float)))
        if window.max() < LEAST:
            continue
        rows, columns = np.mgrid[top : top + window.shape[0], left : left + window.shape[1]]
        out[k] = np.array([(window * columns).sum() / wide, (window * rows).sum() / high]) / window.sum() * LANDMARK_SIZE
    return out
