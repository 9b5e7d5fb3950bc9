"""Turns of speech that several concepts share: not being able to, in both languages.

Notation: triage_text.py. Our own lists.
"""

from __future__ import annotations

CANT = (
    "(?:cant|cannot|can not|can barely|can hardly|could barely|could hardly|barely|hardly|couldnt|unable to|not able "
    "to|struggl* to|struggling|"
    "fighting to|hard to|difficult to|trouble|impossible to|no way to|wont let me)"
)
CANT_ES = (
    "(?:(?:no|ni|apenas|casi no|ya no|tampoco) (?:\\w+ )?(?:puedo|puede|podia|podemos|pude|pudo|logro|logra|consigo|"
    "consigue|alcanzo a|alcanza a|soy capaz de|"
    "es capaz de)|(?:me|le) (?:cuesta|es imposible|resulta imposible)(?: mucho)?|apenas (?:puedo|puede|logro)|imposible)"
)
