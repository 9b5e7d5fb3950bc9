"""How an exercise begins and ends, as two stick figures seen from the side; drawn by our own code from the poses of its pattern."""

from __future__ import annotations

from dataclasses import dataclass

from milo.vocabulary.plan import PlannedExercise

Point = tuple[float, float]
PLATE, WEIGHT = 6.5, 2.8  # radii of a bar's plate and of a dumbbell, seen from the side


@dataclass(frozen=True, slots=True)
class Pose:
    """Joints on a canvas of 100 x 120 with the floor at y = 104: ankle, knee, hip, shoulder, elbow, hand, and the head's centre.

    behind: knee and ankle of the other leg where it stands apart.
    """

    ankle: Point
    knee: Point
    hip: Point
    shoulder: Point
    head: Point
    elbow: Point
    hand: Point
    behind: tuple[Point, Point] | None = None


STAND = Pose((50, 102), (51, 78), (49, 54), (50, 28), (53, 15), (51, 43), (52, 57))
RACKED = Pose((50, 102), (51, 78), (49, 54), (50, 28), (53, 15), (56, 39), (54, 25))
BENT = Pose((50, 102), (54, 80), (36, 62), (61, 48), (71, 42), (60, 64), (59, 79))
BENCH = Pose((80, 102), (78, 77), (60, 74), (32, 72), (20, 71), (32, 56), (32, 41))
FLAT = Pose((72, 102), (66, 80), (50, 99), (22, 99), (11, 98), (34, 101), (46, 102))
PLANK = Pose((86, 98), (67, 91), (48, 84), (22, 74), (11, 69), (22, 99), (34, 101))

POSES: dict[str, tuple[Pose, ...]] = {
    "squat": (RACKED, Pose((50, 102), (66, 84), (38, 80), (54, 53), (61, 42), (60, 64), (58, 50))),
    "lunge": (STAND, Pose((68, 102), (68, 80), (49, 77), (49, 51), (52, 38), (50, 65), (51, 79), ((42, 101), (26, 101)))),
    "hinge": (STAND, BENT),
    "horizontal push": (BENCH, Pose((80, 102), (78, 77), (60, 74), (32, 72), (20, 71), (40, 84), (35, 66))),
    "vertical push": (RACKED, Pose((50, 102), (51, 78), (49, 54), (50, 28), (54, 17), (53, 15), (51, 1))),
    "horizontal pull": (BENT, Pose((50, 102), (54, 80), (36, 62), (61, 48), (71, 42), (47, 50), (55, 62))),
    "vertical pull": (
        Pose((46, 96), (50, 79), (49, 56), (50, 30), (54, 18), (51, 14), (50, -2)),
        Pose((46, 78), (50, 61), (49, 38), (50, 12), (54, 0), (64, 5), (50, -2)),
    ),
    "elbow flexion": (STAND, Pose((50, 102), (51, 78), (49, 54), (50, 28), (53, 15), (51, 43), (61, 32))),
    "elbow extension": (Pose((50, 102), (51, 78), (49, 54), (50, 28), (53, 15), (51, 43), (63, 35)), STAND),
    "calf": (STAND, Pose((50, 96), (51, 72), (49, 48), (50, 22), (53, 9), (51, 37), (52, 51))),
    "hip extension": (FLAT, Pose((72, 102), (67, 79), (48, 83), (22, 99), (11, 98), (34, 101), (46, 102))),
    "core anti-extension": (PLANK,),
    "carry": (STAND, Pose((40, 101), (45, 79), (49, 54), (50, 28), (53, 15), (51, 43), (52, 57), ((57, 78), (62, 102)))),
}
"""Pattern of the catalogue -> its poses, from the beginning to the end of a repetition; one where it is held."""
NEEDED = {"horizontal push": "bench", "vertical pull": "pull_up_bar"}  # what the poses of a pattern show


def drawing_html(exercise: PlannedExercise) -> str:
    """Both figures as SVG, hidden from screen readers, which have the name and the cues; "" for a pattern without poses."""
    gear, poses = {*exercise.equipment}, POSES.get(exercise.pattern, ())
    # A machine or a cable is another movement than its pattern with free weights; so is a push without a bench.
    if not poses or gear & {"machine", "cable"} or NEEDED.get(exercise.pattern) not in {None, *gear}:
        return ""
    figures = "".join(f'<g transform="translate({n * 100} 0)">{_figure(pose, gear)}</g>' for n, pose in enumerate(poses))
    if len(poses) > 1:
        figures += '<path class="way" d="M96 56h10m-4-4 4 4-4 4"/>'
    wide = 100 * len(poses)
    floor = f'<path class="floor" d="M4 106H{wide - 4}"/>'
    return f'<svg class="drawn" viewBox="0 -14 {wide} 124" aria-hidden="true">{floor}{figures}</svg>'


def _figure(p: Pose, gear: set[str]) -> str:
    lying = p in POSES["horizontal push"]
    parts = ['<path class="gear" d="M14 79H66M20 79V104M60 79V104"/>'] if lying and "bench" in gear else []
    if "pull_up_bar" in gear:
        parts.append('<path class="gear" d="M34 -3H66"/>')
    legs = [(p.hip, p.knee, p.ankle, (p.ankle[0] + 7, p.ankle[1]))]
    if p.behind is not None:
        legs.append((p.hip, p.behind[0], p.behind[1], (p.behind[1][0] + 6, p.behind[1][1])))
    lines = [*legs, (p.hip, p.shoulder), (p.shoulder, p.elbow, p.hand)]
    parts += [f'<path d="M{" L".join(f"{x:g} {y:g}" for x, y in line)}"/>' for line in lines]
    parts.append(f'<circle cx="{p.head[0]:g}" cy="{p.head[1]:g}" r="7"/>')
    size = PLATE if "barbell" in gear else WEIGHT if {"dumbbell", "kettlebell"} & gear else 0
    if size:
        parts.append(f'<circle class="weight" cx="{p.hand[0]:g}" cy="{p.hand[1]:g}" r="{size:g}"/>')
    return "".join(parts)
