"""What is written can be read: every pair of ink and ground the pages use, in light and dark, by WCAG 2.2."""

from __future__ import annotations

import re

import pytest

from milo.report.style import DARK, LIGHT

TEXT = 4.5  # WCAG 2.2, 1.4.3
PAIRS = (
    ("ink", "paper"), ("ink", "card"), ("ink", "accent-soft"),
    ("muted", "paper"), ("muted", "card"), ("muted", "accent-soft"),
    ("accent", "card"), ("accent", "paper"), ("accent", "accent-soft"), ("on-accent", "accent"),
    ("red", "card"), ("red", "red-soft"), ("amber", "amber-soft"), ("green", "green-soft"), ("blue", "blue-soft"),
)  # fmt: skip


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_is_readable_on_its_ground(palette: str) -> None:
    found = dict(re.findall(r"--([a-z0-9-]+):(#[0-9A-F]{6})", palette))
    poor = {}
    for ink, ground in PAIRS:
        low, high = sorted((luminance(found[ink]), luminance(found[ground])))
        ratio = (high + 0.05) / (low + 0.05)
        if ratio < TEXT:
            poor[ink, ground] = round(ratio, 2)
    assert not poor
