"""Joint angles of a pose, in degrees, with depth restored from the known length of a bone where a camera has none.

One camera sees the shadow of a bone. Its length, taken from the frames where it is longest and from the proportions of
people (Winter, Biomechanics and Motor Control of Human Movement, 2009), gives how far it points out of the picture; the
landmark's own z, a guess, only says towards the camera or away. Angles are flexions: 0 is a straight joint.
"""

from __future__ import annotations

import numpy as np

from milo.signals.pose import ANKLES, ELBOWS, HIPS, KNEES, SHOULDERS, TOES, WRISTS, Floats, Pose, between, median

BONES = {
    (23, 25): 0.245,
    (24, 26): 0.245,
    (25, 27): 0.246,
    (26, 28): 0.246,
    (11, 13): 0.186,
    (12, 14): 0.186,
    (13, 15): 0.146,
    (14, 16): 0.146,
}
TORSO = 0.288
"""Lengths over height (Winter)."""

SIDES = ("left", "right")
JOINTS = ("knee", "hip", "elbow", "shoulder")
ANGLES = (*(f"{j}_{s}" for j in JOINTS for s in SIDES), "trunk_lean", "shank_lean_left", "shank_lean_right")


def lifted(pose: Pose) -> dict[tuple[int, int], Floats]:
    """Each bone as vectors (t, 3), with its depth restored; measured depth is kept as it is."""
    points = pose.points
    vectors = {bone: points[:, bone[1]] - points[:, bone[0]] for bone in BONES}
    trunk = pose.middle(HIPS) - pose.middle(SHOULDERS)
    vectors[11, 23] = vectors[12, 24] = trunk
    if pose.solid:
        return vectors
    out = {}
    for bone, vector in vectors.items():
        flat = np.linalg.norm(vector[:, :2], axis=-1)
        twin = (bone[0] + (1 if bone[0] % 2 else -1), bone[1] + (1 if bone[1] % 2 else -1))
        other = np.linalg.norm(vectors[twin][:, :2], axis=-1)
        both = np.concatenate([flat, other])
        both = both[np.isfinite(both)]
        if len(both) < 3:
            out[bone] = vector
            continue
        typical = BONES.get(bone, TORSO) / TORSO
        # The torso is the unit and seldom hidden whole; other bones may never lie flat in the picture.
        length = float(np.clip(np.percentile(both, 92), 0.88 * typical, 1.15 * typical))
        depth = np.sqrt(np.clip(length**2 - flat**2, 0, None))
        # The length is not exact: what is nearly flat is flat, or a straight leg would look bent.
        depth = np.where(flat > 0.93 * length, 0.0, depth)
        out[bone] = np.column_stack([vector[:, :2], np.sign(vector[:, 2]) * depth])
    return out


def turn(u: Floats, v: Floats) -> Floats:
    """Angle between vectors (t, 3), in degrees, 0-180."""
    return np.asarray(np.degrees(np.arctan2(np.linalg.norm(np.cross(u, v), axis=-1), (u * v).sum(axis=-1))))


def flat_turn(u: Floats, v: Floats) -> Floats:
    """Angle between vectors as the picture shows it, in degrees, 0-180."""
    cross = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    return np.asarray(np.degrees(np.arctan2(np.abs(cross), (u[:, :2] * v[:, :2]).sum(axis=-1))))


def joint_angles(pose: Pose) -> dict[str, Floats]:
    """Angles by name, each (t,), in degrees; NaN where a landmark is missing.

    knee, hip, elbow: flexion, 0 straight (180 less the interior angle).  shoulder: elevation of the upper arm from the trunk.
    trunk_lean, shank_lean: from the vertical, without a direction.  Side views use the picture alone; others restore depth.

    References
    ----------
    Wu et al., ISB recommendation on definitions of joint coordinate systems, J Biomech 2002/2005, DOI 10.1016/S0021-9290(01)00222-6
    and 10.1016/j.jbiomech.2004.05.042: a camera shows flexion and elevation only, not the three rotations.
    """
    bones = lifted(pose)
    measure = flat_turn if pose.view == "side" and not pose.solid else turn
    found: dict[str, Floats] = {}
    for k, side in enumerate(SIDES):
        thigh, shank = bones[HIPS[k], KNEES[k]], bones[KNEES[k], ANKLES[k]]
        arm, forearm = bones[SHOULDERS[k], ELBOWS[k]], bones[ELBOWS[k], WRISTS[k]]
        trunk = bones[SHOULDERS[k], HIPS[k]]
        found[f"knee_{side}"] = measure(thigh, shank)
        found[f"hip_{side}"] = measure(trunk, thigh)
        found[f"elbow_{side}"] = measure(arm, forearm)
        found[f"shoulder_{side}"] = measure(trunk, arm)
        found[f"shank_lean_{side}"] = _lean(-shank, measure is turn)
    found["trunk_lean"] = _lean(-bones[11, 23], measure is turn)
    return {name: found[name] for name in ANGLES}


def _lean(upwards: Floats, deep: bool) -> Floats:
    across = np.hypot(upwards[:, 0], upwards[:, 2]) if deep else np.abs(upwards[:, 0])
    return np.degrees(np.arctan2(across, upwards[:, 1]))


def nearer(pose: Pose) -> int:
    """0 for left, 1 for right: the side seen in more frames, the left one when equal."""
    counts = [np.isfinite(pose.points[:, [s[k] for s in (HIPS, KNEES, ANKLES, ELBOWS, WRISTS)], 0]).sum() for k in (0, 1)]
    return int(counts[1] > counts[0])


def channels(pose: Pose, angles: dict[str, Floats]) -> dict[str, Floats]:
    """What repetitions, faults and exercises are read from: series (t,) in degrees or torso lengths, left and right joined."""
    p = pose.points
    out = {j: between(angles[f"{j}_left"], angles[f"{j}_right"]) for j in JOINTS}
    out |= {f"{j}_gap": np.abs(angles[f"{j}_left"] - angles[f"{j}_right"]) for j in JOINTS}
    shoulder, hip, knee, ankle, wrist, elbow = (pose.middle(x) for x in (SHOULDERS, HIPS, KNEES, ANKLES, WRISTS, ELBOWS))
    foot = between(ankle, pose.middle(TOES))
    facing = np.sign(median((pose.middle(TOES) - ankle)[None, :, 0])[0])
    facing = facing if np.isfinite(facing) and facing != 0 else 1.0
    out["trunk"] = angles["trunk_lean"]
    out["trunk_forward"] = facing * np.degrees(np.arctan2((shoulder - hip)[:, 0], (shoulder - hip)[:, 1]))
    out["shank"] = between(angles["shank_lean_left"], angles["shank_lean_right"])
    out["hip_height"] = (hip - ankle)[:, 1]
    out["shoulder_height"] = (shoulder - ankle)[:, 1]
    out["hip_knee"] = (hip - knee)[:, 1]
    out["wrist_shoulder"] = (wrist - shoulder)[:, 1]
    out["wrist_hip"] = (wrist - hip)[:, 1]
    out["elbow_shoulder"] = (elbow - shoulder)[:, 1]
    out["wrist_ahead"] = facing * (wrist - foot)[:, 0]
    out["hip_ahead"] = facing * (hip - foot)[:, 0]
    out["shoulder_ahead"] = facing * (shoulder - hip)[:, 0]
    out["torso"] = np.linalg.norm((shoulder - hip)[:, :2], axis=-1)
    out["knees_apart"] = np.abs(p[:, 25, 0] - p[:, 26, 0])
    out["ankles_apart"] = np.abs(p[:, 27, 0] - p[:, 28, 0])
    out["shoulders_apart"] = np.abs(p[:, 11, 0] - p[:, 12, 0])
    out["hips_apart"] = np.abs(p[:, 23, 0] - p[:, 24, 0])
    out["wrists_apart"] = np.abs(p[:, 15, 0] - p[:, 16, 0])
    out["wrists_tilt"] = np.abs(p[:, 15, 1] - p[:, 16, 1])
    out["hips_tilt"] = np.abs(p[:, 23, 1] - p[:, 24, 1])
    out["heel_height"] = between(p[:, 29, 1] - p[:, 31, 1], p[:, 30, 1] - p[:, 32, 1])
    out["head_ahead"] = facing * (between(p[:, 7], p[:, 8]) - shoulder)[:, 0]
    return out | _each_side(pose, angles) | _in_body_axes(pose)


def _each_side(pose: Pose, angles: dict[str, Floats]) -> dict[str, Floats]:
    """The larger and the smaller of left and right, so that it does not matter which leg is in front."""
    p, out = pose.points, {}
    heels = np.stack([p[:, 29, 1] - p[:, 31, 1], p[:, 30, 1] - p[:, 32, 1]])
    pairs = {
        name: np.stack([angles[f"{name}_left"], angles[f"{name}_right"]]) for name in ("knee", "hip", "shank_lean", "shoulder")
    }
    for name, both in (*pairs.items(), ("heel", heels)):
        out[f"{name}_larger"], out[f"{name}_smaller"] = np.fmax(*both), np.fmin(*both)
    return out


SHOULDERS_WIDE, HIPS_WIDE = 0.245 / TORSO, 0.85 * 0.191 / TORSO
"""Distances between the joints' middles over the torso (Winter; hip joints lie inside the hips' width, our choice)."""


def _in_body_axes(pose: Pose) -> dict[str, Floats]:
    """Series (t,) in torso lengths along the body's own axes, to its right (wide) and forward, whatever the camera's direction.

    How wide shoulders and hips look beside their usual width gives the direction; the network's depth only its sign, and the
    changes of depth along it.
    """
    p = pose.points
    right = (p[:, 12] - p[:, 11] + p[:, 24] - p[:, 23])[:, [0, 2]]
    x, z = median(right.T)
    known = SHOULDERS_WIDE + HIPS_WIDE
    if pose.solid:
        across = np.array([x, z]) / max(float(np.hypot(x, z)), 1e-6)
    else:
        share = float(np.clip(x / known, -1, 1))
        across = np.array([share, np.sqrt(1 - share**2) * (np.sign(z) or 1.0)])
    ahead = np.array([-across[1], across[0]])
    wide, forward = p[..., [0, 2]] @ across, p[..., [0, 2]] @ ahead

    def centre(values: Floats, pair: tuple[int, int]) -> Floats:
        return between(values[:, pair[0]], values[:, pair[1]])

    out = {f"{name}_wide": wide[:, b] - wide[:, a] for name, (a, b) in (("knees", KNEES), ("ankles", ANKLES), ("elbows", ELBOWS))}
    out["wrists_wide"] = wide[:, WRISTS[1]] - wide[:, WRISTS[0]]
    out["feet_split"] = np.abs(forward[:, ANKLES[1]] - forward[:, ANKLES[0]])
    places = {n: centre(forward, q) for n, q in (("knee", KNEES), ("hip", HIPS), ("shoulder", SHOULDERS), ("wrist", WRISTS))}
    foot, elbow = centre(forward, ANKLES), centre(forward, ELBOWS)
    out["knee_forward"], out["hip_forward"] = places["knee"] - foot, places["hip"] - foot
    out["shoulder_forward"] = places["shoulder"] - places["hip"]
    out["wrist_forward"], out["wrist_before"] = places["wrist"] - foot, places["wrist"] - places["shoulder"]
    out["elbow_forward"] = elbow - places["shoulder"]
    inward = np.stack(
        [s * ((wide[:, h] + wide[:, a]) / 2 - wide[:, k]) for s, h, k, a in zip((-1, 1), HIPS, KNEES, ANKLES, strict=True)]
    )
    out["knee_inward_larger"], out["knee_inward_smaller"] = np.fmax(*inward), np.fmin(*inward)
    shoulder, hip = pose.middle(SHOULDERS), pose.middle(HIPS)
    out["torso_solid"] = np.linalg.norm(shoulder - hip, axis=-1)
    out["shoulders_tilt"] = np.abs(p[:, 11, 1] - p[:, 12, 1])
    out["knees_tilt"], out["elbows_tilt"] = np.abs(p[:, 25, 1] - p[:, 26, 1]), np.abs(p[:, 13, 1] - p[:, 14, 1])
    return out
