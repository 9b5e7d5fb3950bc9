"""Letters as strokes, so that charts can be drawn without a font file: digits, Latin letters with their accents, common signs.

Drawn for Milo. A glyph is strokes on a grid whose capitals are 7 high and small letters 5, baseline at 0; "~" marks a curve through
the middle of its corners, "o" a closed one.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
CAPITAL = 7.0
GAP, SPACE = 1.55, 2.6  # between letters and between words, in grid units
ROUNDS = 3  # of corner cutting; more cannot be seen at the size of a label

_GLYPHS = """
0 o0,0 4.1,0 4.1,7 0,7
1 0.2,5.6 1.9,7 1.9,0
2 ~0,5.2 0.2,7.1 4,7.1 4,4.4 2,2.2 0,0;0,0 4.1,0
3 ~0.1,6 0.5,7.1 4,7.1 4,3.7 1.5,3.7;~1.5,3.7 4.3,3.7 4.3,-0.1 0.4,-0.1 0,1.2
4 3.2,0 3.2,7 0,2 4.4,2
5 3.8,7 0.7,7 0.4,3.9;~0.4,3.9 1,4.7 4.3,4.9 4.3,-0.2 0.4,-0.1 0,1.2
6 ~3.6,6.3 2.8,7.3 0,7.2 0,2.2;o0,0 4.1,0 4.1,4.4 0,4.4
7 0,7 4.1,7 1.3,0
8 o0.3,3.7 3.8,3.7 3.8,7 0.3,7;o0,0 4.1,0 4.1,3.7 0,3.7
9 ~0.5,0.7 1.3,-0.3 4.1,-0.2 4.1,4.8;o0,2.6 4.1,2.6 4.1,7 0,7
a o0,0 3.6,0 3.6,5 0,5;3.6,5 3.6,0
b 0,7.3 0,0;o0,0 3.8,0 3.8,5 0,5
c ~3.5,3.9 3.1,5.1 0,5.1 0,-0.1 3.1,-0.1 3.5,1.1
d 3.7,7.3 3.7,0;o0,0 3.7,0 3.7,5 0,5
e 0.1,2.6 3.7,2.6;~3.7,2.6 3.7,5.1 0,5.2 0,-0.2 3.1,-0.1 3.6,0.9
f ~2.6,7.2 1,7.6 1,5.6;1,5.6 1,0;0,5 2.4,5
g o0,0 3.7,0 3.7,5 0,5;~3.7,2.5 3.7,-2.3 0.4,-2.2 0.1,-1.2;3.7,5 3.7,2.5
h 0,7.3 0,0;~0,2.8 0.3,5.1 3.5,5.3 3.5,2.6;3.5,2.6 3.5,0
i 0.3,5 0.3,0;0.3,6.7 0.3,7
j 1,5 1,-0.5;~1,-0.5 1,-2.1 -0.2,-1.9;1,6.7 1,7
k 0,7.3 0,0;3.2,5 0,2;1.3,3.2 3.4,0
l 0.3,7.3 0.3,0
m 0,5 0,0;~0,2.8 0.2,5.1 2.8,5.3 2.8,2.6;2.8,2.6 2.8,0;~2.8,2.8 3,5.1 5.6,5.3 5.6,2.6;5.6,2.6 5.6,0
n 0,5 0,0;~0,2.8 0.3,5.1 3.5,5.3 3.5,2.6;3.5,2.6 3.5,0
o o0,0 3.9,0 3.9,5 0,5
p 0,5 0,-2;o0,0 3.8,0 3.8,5 0,5
q 3.7,5 3.7,-2;o0,0 3.7,0 3.7,5 0,5
r 0,5 0,0;~0,2.8 0.3,5.1 2.3,5
s ~3.2,4.1 2.8,5.1 0.1,5.2 0.1,2.9 1.7,2.5 3.4,2.1 3.4,-0.2 0.4,-0.1 0,0.9
t 1,6.6 1,1.3;~1,1.3 1,-0.1 2.5,0.1;0,5 2.4,5
u 0,5 0,2.2;~0,2.2 0,-0.3 3.2,-0.1 3.5,2.2;3.5,5 3.5,0
v 0,5 1.8,0 3.6,5
w 0,5 1.3,0 2.7,5 4.1,0 5.4,5
x 0,5 3.4,0;3.4,5 0,0
y 0,5 1.8,0.2;3.6,5 1.4,-1.2;~1.4,-1.2 1,-2.1 0.1,-2
z 0,5 3.2,5 0,0 3.3,0
A 0,0 2.3,7 4.6,0;0.8,2.4 3.8,2.4
B 0,0 0,7;0,7 1.6,7;~1.6,7 3.9,7 3.9,3.7 1.6,3.7;0,3.7 1.6,3.7;~1.6,3.7 4.4,3.7 4.4,0 1.6,0;0,0 1.6,0
C ~4.4,5.6 3.8,7.1 0,7.2 0,-0.2 3.8,-0.1 4.4,1.4
D 0,0 0,7;0,7 1.4,7;~1.4,7 4.7,7 4.7,0 1.4,0;0,0 1.4,0
E 4,7 0,7 0,0 4,0;0,3.7 3.4,3.7
F 4,7 0,7 0,0;0,3.7 3.2,3.7
G ~4.5,5.6 3.9,7.1 0,7.2 0,-0.2 4.2,-0.2 4.5,2;4.5,2 4.5,3.2 2.6,3.2
H 0,0 0,7;4.4,0 4.4,7;0,3.7 4.4,3.7
I 0.3,0 0.3,7
J 2.6,7 2.6,2;~2.6,2 2.6,-0.2 0.2,-0.2 0,1.6
K 0,0 0,7;4.2,7 0,2.6;1.5,4.2 4.4,0
L 0,7 0,0 3.6,0
M 0,0 0,7 2.7,1.6 5.4,7 5.4,0
N 0,0 0,7 4.4,0 4.4,7
O o0,0 5,0 5,7 0,7
P 0,0 0,7;0,7 1.8,7;~1.8,7 4.2,7 4.2,3.2 1.8,3.2;0,3.2 1.8,3.2
Q o0,0 5,0 5,7 0,7;3,1.9 5,-0.5
R 0,0 0,7;0,7 1.8,7;~1.8,7 4.2,7 4.2,3.2 1.8,3.2;0,3.2 1.8,3.2;1.8,3.2 4.3,0
S ~4,5.8 3.4,7.1 0,7.2 0.1,4 2.1,3.6 4.3,3.2 4.3,-0.2 0.4,-0.1 0,1.4
T 0,7 4.6,7;2.3,7 2.3,0
U 0,7 0,2.6;~0,2.6 0,-0.3 4.4,-0.3 4.4,2.6;4.4,2.6 4.4,7
V 0,7 2.3,0 4.6,7
W 0,7 1.6,0 3.2,6 4.8,0 6.4,7
X 0,7 4.4,0;4.4,7 0,0
Y 0,7 2.2,3.4 4.4,7;2.2,3.4 2.2,0
Z 0,7 4.3,7 0,0 4.4,0
. 0.3,0 0.3,0.3
, 0.5,0.3 0,-1.3
: 0.3,0 0.3,0.3;0.3,3.6 0.3,3.9
; 0.5,0.3 0,-1.3;0.5,3.6 0.5,3.9
- 0,2.6 2.2,2.6
– 0,2.6 3.6,2.6
− 0,2.9 3.6,2.9
+ 0,2.9 3.6,2.9;1.8,4.7 1.8,1.1
= 0,3.8 3.6,3.8;0,2 3.6,2
× 0.2,4.5 3.2,1.5;3.2,4.5 0.2,1.5
/ 0,-0.8 2.6,7.6
| 0.3,-1.5 0.3,7.6
( ~1.6,7.8 0,5.4 0,0.8 1.6,-1.5
) ~0,7.8 1.6,5.4 1.6,0.8 0,-1.5
[ 1.4,7.6 0,7.6 0,-1.3 1.4,-1.3
] 0,7.6 1.4,7.6 1.4,-1.3 0,-1.3
% o0,4.2 2,4.2 2,7 0,7;o3.4,0 5.4,0 5.4,2.8 3.4,2.8;4.5,7 0.9,0
' 0.3,7.2 0.3,5.3
" 0.2,7.2 0.2,5.3;1.7,7.2 1.7,5.3
! 0.3,7 0.3,2;0.3,0 0.3,0.3
? ~0,5.6 0.3,7.1 3.4,7.1 3.4,4.2 1.7,3.6 1.7,2;1.7,0 1.7,0.3
· 0.3,2.8 0.3,3.1
… 0.3,0 0.3,0.3;2.4,0 2.4,0.3;4.5,0 4.5,0.3
² ~0,5.6 0.1,7.1 2.3,7.1 2.3,5.4 0,3.6;0,3.6 2.3,3.6
³ ~0,6.6 0.2,7.1 2.2,7.1 2.2,5.5 0.8,5.5;~0.8,5.5 2.4,5.5 2.4,3.5 0.2,3.5 0,4.2
° o0,4.8 2,4.8 2,7 0,7
< 3.2,5 0,2.7 3.2,0.4
> 0,5 3.2,2.7 0,0.4
~ ~0,2.4 0.8,4 2.6,1.6 3.6,3.2
_ 0,-1 4,-1
* 1.3,7 1.3,4.2;0,6.3 2.6,4.9;2.6,6.3 0,4.9
& ~4.4,0 1,4.4 0.6,6.9 3,7.2 3,4.9 0,3.4 0,-0.3 3.2,-0.2 4.2,2.8
# 1.2,0 1.9,7;3.2,0 3.9,7;0.4,4.7 4.9,4.7;0.1,2.3 4.6,2.3
"""
_MARKS = {
    "\u0301": "0,0 1,1.4",
    "\u0300": "1,0 0,1.4",
    "\u0303": "~-0.6,0.4 0,1.4 1,0 1.6,1",
    "\u0308": "-0.3,0.5 -0.3,0.8;1.3,0.5 1.3,0.8",
    "\u0302": "-0.3,0 0.5,1.2 1.3,0",
    "\u0327": "~0.5,-6.6 1.2,-7.6 -0.3,-7.9",
}
"""Accents, drawn above the letter's middle; y counts from just above it."""
UNKNOWN = "0,0 4,0 4,7 0,7 0,0"  # an empty box, as fonts draw what they do not have


def text_strokes(text: str, gap: float = GAP) -> tuple[list[Points], float]:
    """The strokes of a line of text on the grid, each shape (n, 2), and its width in grid units. gap: between letters."""
    strokes: list[Points] = []
    x = 0.0
    for character in text:
        if character.isspace():
            x += SPACE
            continue
        lines, width = glyph(character)
        strokes += [line + np.array((x, 0.0)) for line in lines]
        x += width + gap
    return strokes, max(0.0, x - gap)


@cache
def glyph(character: str) -> tuple[list[Points], float]:
    """A character's strokes and width; an accented letter is put together, what is not known is a box."""
    parts = list(unicodedata.normalize("NFD", character))
    base, marks = parts[0], parts[1:]
    drawn = _drawn().get(base)
    if drawn is None:
        drawn = [_stroke(UNKNOWN)]
    width = max(float(line[:, 0].max()) for line in drawn)
    top = 8.1 if base.isupper() else 6.1
    middle = np.array((width / 2 - 0.5, top))
    above = [_stroke(piece) + middle for mark in marks if mark in _MARKS for piece in _MARKS[mark].split(";")]
    kept = [line for line in drawn if not (above and base in "ij" and line[:, 1].min() > 6)]  # an accent takes the dot's place
    return [*kept, *above], width


@cache
def _drawn() -> dict[str, list[Points]]:
    lines = (line for line in _GLYPHS.splitlines() if line)
    return {line[0]: [_stroke(piece) for piece in line[2:].split(";")] for line in lines}


def _stroke(written: str) -> Points:
    kind = written[0] if written[0] in "~o" else ""
    points = np.array([[float(v) for v in pair.split(",")] for pair in written.removeprefix(kind).split()])
    for _ in range(ROUNDS if kind else 0):
        points = _rounder(points, closed=kind == "o")
    return np.vstack([points, points[:1]]) if kind == "o" else points


def _rounder(points: Points, *, closed: bool) -> Points:
    """Each corner cut once: Chaikin's curve, which touches the middle of every side."""
    after = np.roll(points, -1, axis=0)
    near, far = 0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after
    cut = np.stack([near, far], axis=1).reshape(-1, 2)
    return cut if closed else np.vstack([points[:1], cut[1:-3], points[-1:]])
