"""Parts of the body as people call them, in English and Spanish, and the muscles of the catalogue that each holds."""

from __future__ import annotations

BODY_PARTS: dict[str, str] = {
    "legs": r"legs?(?: day)?|lower body|piernas?|tren inferior",
    "upper": r"upper body|tren superior",
    "chest": r"chest|pecho|pecs?|pectoral\w*",
    "back": r"back(?: day)|upper back|back|espalda|dorsal\w*|lats",
    "shoulders": r"shoulders?|delts?|hombros?|deltoides",
    "arms": r"arms?|brazos?",
    "biceps": r"biceps",
    "triceps": r"triceps",
    "glutes": r"glutes?|gluteos?|culo",
    "hamstrings": r"hamstrings?|hams|isquios?|femoral\w*",
    "quads": r"quads?|quadriceps|cuadriceps",
    "calves": r"calf|calves|gemelos?|pantorrillas?",
    "abs": r"abs|core|abdominales|abdomen",
}
"""Each part and the words for it, as an expression for plain words."""
MUSCLES: dict[str, tuple[str, ...]] = {
    "legs": ("quads", "hamstrings", "glutes", "calves"),
    "upper": ("chest", "back", "lats", "front_delts", "side_delts", "rear_delts", "shoulders"),
    "back": ("back", "lats", "traps"),
    "shoulders": ("front_delts", "side_delts", "rear_delts", "shoulders"),
    "arms": ("biceps", "triceps", "forearms"),
    "abs": ("abs", "core"),
    **{name: (name,) for name in ("chest", "biceps", "triceps", "glutes", "hamstrings", "quads", "calves")},
}
"""The muscles of each part, as exercises name them."""
